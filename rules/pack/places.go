package pack

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/fire321/fire321/internal/canon"
	"github.com/fire321/fire321/rules/diag"
	"github.com/fire321/fire321/rules/pack/internal/yamlnode"
)

// Places maps JSON pointers into answers to where they stand in the file that
// was read. The zero Places knows no positions.
type Places struct {
	File string
	yaml *yamlnode.File
	node map[string]*yamlnode.Node // of a YAML file
	at   map[string]position       // of a JSON file
}

type position struct {
	line, col, width int
	source           string
}

// placesOf are those of a YAML file. A value that is a map or a list stands
// where its key does, which is what a person looks for.
func placesOf(f *yamlnode.File) Places {
	p := Places{File: f.Name, yaml: f, node: map[string]*yamlnode.Node{}}
	if f.Root != nil {
		p.note(f.Root, "")
	}
	return p
}

func (p Places) note(n *yamlnode.Node, pointer string) {
	p.node[pointer] = n
	for i, item := range n.Items {
		if n.Kind != yamlnode.Map {
			p.note(item, pointer+"/"+strconv.Itoa(i))
			continue
		}
		inner := pointer + "/" + canon.EscapePointer(n.Keys[i].Text)
		p.note(item, inner)
		if item.Kind != yamlnode.Scalar || item.IsNull() {
			p.node[inner] = n.Keys[i]
		}
	}
}

// Place is where a pointer leads. Where the file has no such value, it is the
// nearest value around it; the pointer is kept beside the position.
func (p Places) Place(pointer string) diag.Place {
	at := diag.Place{File: p.File, Pointer: pointer}
	if pos, ok := p.find(pointer); ok {
		at.Line, at.Col = pos.line, pos.col
	}
	return at
}

// Locate gives diagnostics that have only a pointer their place in the file,
// with the line of text, and sorts them.
func (p Places) Locate(list diag.List) diag.List {
	out := make(diag.List, len(list))
	for i, d := range list {
		pos, ok := p.find(d.Place.Pointer)
		if ok && d.Place.Line == 0 {
			d.Place = diag.Place{File: p.File, Line: pos.line, Col: pos.col, Pointer: d.Place.Pointer}
			d.Source, d.Width = pos.source, pos.width
		}
		out[i] = d
	}
	return out.Sorted()
}

func (p Places) find(pointer string) (position, bool) {
	for {
		if n := p.node[pointer]; n != nil {
			d := p.yaml.Fault(n, "")
			return position{line: d.Place.Line, col: d.Place.Col, width: d.Width, source: d.Source}, true
		}
		if pos, ok := p.at[pointer]; ok {
			return pos, true
		}
		i := strings.LastIndexByte(pointer, '/')
		if i < 0 {
			return position{}, false
		}
		pointer = pointer[:i]
	}
}

// jsonPlaces finds the values of valid JSON.
func jsonPlaces(data []byte, file string) Places {
	s := &jsonScanner{text: string(data), p: Places{File: file, at: map[string]position{}}}
	s.newLine()
	s.value("")
	return s.p
}

// jsonScanner walks over JSON that canon has read, so nothing can be wrong.
type jsonScanner struct {
	text   string
	i      int
	line   int
	source string // the present line
	// col is the column of the byte at from: columns are counted onwards, so
	// that a file that is all one line is passed once.
	col, from int
	p         Places
}

// newLine is at the beginning of a line.
func (s *jsonScanner) newLine() {
	s.line++
	s.col, s.from = 1, s.i
	s.source, _, _ = strings.Cut(s.text[s.i:], "\n")
	s.source = strings.TrimSuffix(s.source, "\r")
}

func (s *jsonScanner) space() {
	for s.i < len(s.text) && strings.IndexByte(" \t\r\n:,", s.text[s.i]) >= 0 {
		s.i++
		if s.text[s.i-1] == '\n' {
			s.newLine()
		}
	}
}

func (s *jsonScanner) value(pointer string) {
	s.space()
	start := s.i
	s.col += utf8.RuneCountInString(s.text[s.from:s.i])
	s.from = s.i
	pos := position{line: s.line, col: s.col, width: 1, source: s.source}
	switch open := s.text[s.i]; open {
	case '{', '[':
		s.p.at[pointer] = pos
		s.i++
		for n := 0; ; n++ {
			if s.space(); s.text[s.i] == '}' || s.text[s.i] == ']' {
				s.i++
				return
			}
			inner := pointer + "/" + strconv.Itoa(n)
			if open == '{' {
				key, _ := canon.Parse([]byte(s.str()))
				inner = pointer + "/" + canon.EscapePointer(key.Text)
			}
			s.value(inner)
		}
	case '"':
		s.str()
	default:
		for s.i < len(s.text) && strings.IndexByte(" \t\r\n,]}", s.text[s.i]) < 0 {
			s.i++
		}
	}
	pos.width = utf8.RuneCountInString(s.text[start:s.i])
	s.p.at[pointer] = pos
}

// str passes a string and returns it with its quotes.
func (s *jsonScanner) str() string {
	start := s.i
	for s.i++; s.text[s.i] != '"'; s.i++ {
		if s.text[s.i] == '\\' {
			s.i++
		}
	}
	s.i++
	return s.text[start:s.i]
}

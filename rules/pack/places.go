package pack

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/fire321/fire321/internal/canon"
	"github.com/fire321/fire321/rules/diag"
	"github.com/fire321/fire321/rules/pack/internal/yamlnode"
)

// Places maps JSON pointers into answers to their places in the file that was
// read. The zero Places has no positions.
type Places struct {
	File string
	yaml *yamlnode.File
	node map[string]*yamlnode.Node // of a YAML file
	at   map[string]position       // of a JSON file
	// The place of a value's key; members of a list have no key.
	keyNode map[string]*yamlnode.Node
	keyAt   map[string]position
}

type position struct {
	line, col, width int
	source           string
}

// placesOf returns the Places of a YAML file. If a value is a map or a list,
// its place is that of its key, since a person looks for the key.
func placesOf(f *yamlnode.File) Places {
	p := Places{File: f.Name, yaml: f, node: map[string]*yamlnode.Node{}, keyNode: map[string]*yamlnode.Node{}}
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
		p.keyNode[inner] = n.Keys[i]
		if item.Kind != yamlnode.Scalar || item.IsNull() {
			p.node[inner] = n.Keys[i]
		}
	}
}

// Place is the place of a pointer's value. If the file has no such value, it is
// the place of the nearest value around it. The Place also keeps the pointer.
func (p Places) Place(pointer string) diag.Place {
	at := diag.Place{File: p.File, Pointer: pointer}
	if s, ok := p.find(pointer); ok {
		at.Line, at.Col = s.start()
	}
	return at
}

// Locate adds the place in the file to diagnostics that have only a pointer,
// and sorts them; those that are shown also get the line of text. If the key
// itself is the fault, the place is that of the key.
func (p Places) Locate(list diag.List) diag.List {
	out := make(diag.List, len(list))
	for i, d := range list {
		if s, ok := p.seek(d); ok && d.Place.Line == 0 {
			d.Place.File = p.File
			d.Place.Line, d.Place.Col = s.start()
		}
		out[i] = d
	}
	out = out.Sorted()
	for i := range out[:min(len(out), diag.MaxShown)] {
		d := &out[i]
		if s, ok := p.seek(*d); ok && d.Source == "" && d.Place.File == p.File {
			pos := p.whole(s)
			d.Source, d.Width = pos.source, pos.width
		}
	}
	return out
}

// seat is a place: a node of a YAML file, else a position.
type seat struct {
	node *yamlnode.Node
	position
}

func (s seat) start() (line, col int) {
	if s.node != nil {
		return s.node.Line, s.node.Col
	}
	return s.line, s.col
}

// whole is the position with its line of text.
func (p Places) whole(s seat) position {
	if s.node == nil {
		return s.position
	}
	d := p.yaml.Fault(s.node, "")
	return position{line: d.Place.Line, col: d.Place.Col, width: d.Width, source: d.Source}
}

// seek finds the place that a diagnostic points at.
func (p Places) seek(d diag.Diagnostic) (seat, bool) {
	if aboutKey(d) {
		if n := p.keyNode[d.Place.Pointer]; n != nil {
			return seat{node: n}, true
		}
		if pos, ok := p.keyAt[d.Place.Pointer]; ok {
			return seat{position: pos}, true
		}
	}
	return p.find(d.Place.Pointer)
}

// aboutKey reports whether the diagnostic is about a key that should not exist,
// no matter what its value is.
func aboutKey(d diag.Diagnostic) bool {
	switch d.Code {
	case diag.AnswerFact, diag.AnswerDerived, diag.AnswerField, diag.AnswerCriterion, diag.AnswerMore, diag.KeyMisplaced:
		return true
	case diag.AnswerMember:
		return len(d.Args) == 1 && d.Args[0].EN == canon.UnknownEN
	}
	return false
}

func (p Places) find(pointer string) (seat, bool) {
	for {
		if n := p.node[pointer]; n != nil {
			return seat{node: n}, true
		}
		if pos, ok := p.at[pointer]; ok {
			return seat{position: pos}, true
		}
		i := strings.LastIndexByte(pointer, '/')
		if i < 0 {
			return seat{}, false
		}
		pointer = pointer[:i]
	}
}

// jsonPlaces finds the values of valid JSON.
func jsonPlaces(data []byte, file string) Places {
	s := &jsonScanner{text: string(data), p: Places{File: file, at: map[string]position{}, keyAt: map[string]position{}}}
	s.newLine()
	s.value("")
	return s.p
}

// jsonScanner scans JSON that canon has already read, so it is valid.
type jsonScanner struct {
	text   string
	i      int
	line   int
	source string // the current line
	// col is the column of the byte at from. Columns are counted from there on,
	// so that a file with one very long line is scanned only once.
	col, from int
	p         Places
}

// newLine starts a new line at the current position.
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

// here returns the position of the next character.
func (s *jsonScanner) here() position {
	s.col += utf8.RuneCountInString(s.text[s.from:s.i])
	s.from = s.i
	return position{line: s.line, col: s.col, width: 1, source: s.source}
}

func (s *jsonScanner) value(pointer string) {
	s.space()
	start, pos := s.i, s.here()
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
				at, text := s.here(), s.str()
				key, _ := canon.Parse([]byte(text))
				inner = pointer + "/" + canon.EscapePointer(key.Text)
				at.width = utf8.RuneCountInString(text)
				s.p.keyAt[inner] = at
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

// str skips a string and returns it with its quotes.
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

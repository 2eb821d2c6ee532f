package yamlnode

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"github.com/fire321/fire321/rules/diag"
)

// Limits of a file. Each is far above what a person writes and far below what
// could slow a program down.
const (
	MaxSize  = 1 << 20 // bytes
	MaxDepth = 32      // of nested maps and lists
)

// Parse reads one file; name is the file of every place. For any data it
// returns either a file or all faults that it can distinguish. An empty file
// has no Root.
func Parse(name string, data []byte) (*File, diag.List) {
	if len(data) > MaxSize {
		return nil, diag.List{diag.New(diag.YAMLSize, diag.Place{File: name}, strconv.Itoa(len(data)>>10)+" KiB", strconv.Itoa(MaxSize>>10)+" KiB")}
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	f := &File{Name: name, lines: lines(data)}
	if list := f.characters(data); list != nil {
		return nil, list
	}
	first, second, err := documents(data)
	switch {
	case err != nil:
		return nil, diag.List{f.syntax(data, err)}
	case first == nil:
		return f, nil
	}
	c := converter{f: f}
	f.Root = c.node(first, 1)
	if second != nil {
		c.refuse(second, diag.Text{ZH: "第二个文档（---）", EN: "second document (---)"}, diag.Text{ZH: "一个文件只写一个文档", EN: "write one document a file"})
	}
	if len(c.list) > 0 {
		return nil, c.list.Sorted()
	}
	return f, nil
}

// documents reads the first two documents; either may be nil.
func documents(data []byte) (first, second *yaml.Node, err error) {
	dec := yaml.NewDecoder(bytes.NewReader(data))
	for _, to := range []**yaml.Node{&first, &second} {
		var doc yaml.Node
		if err := dec.Decode(&doc); errors.Is(err, io.EOF) {
			return first, second, nil
		} else if err != nil {
			return nil, nil, err
		}
		*to = doc.Content[0]
	}
	return first, second, nil
}

// lines splits as characters() allows it: at \n or \r\n.
func lines(data []byte) []string {
	all := strings.Split(string(data), "\n")
	for i, l := range all {
		all[i] = strings.TrimSuffix(l, "\r")
	}
	return all
}

// characters refuses what YAML readers handle differently or report without a
// place: bytes that are not UTF-8, control characters, and line ends that an
// editor does not show.
func (f *File) characters(data []byte) diag.List {
	line, col := 1, 1
	for i := 0; i < len(data); {
		r, n := utf8.DecodeRune(data[i:])
		bad := ""
		switch {
		case r == utf8.RuneError && n == 1:
			bad = "0x" + strings.ToUpper(strconv.FormatUint(uint64(data[i]), 16))
		case r == '\r' && (i+1 == len(data) || data[i+1] != '\n'):
			bad = "U+000D"
		case forbidden(r):
			bad = fmt.Sprintf("U+%04X", r)
		}
		if bad != "" {
			d := diag.New(diag.YAMLCharacter, diag.Place{File: f.Name, Line: line, Col: col}, bad)
			d.Suggest = diag.Text{ZH: "删掉它", EN: "delete it"}
			if r == utf8.RuneError && n == 1 {
				d.Suggest = diag.Text{ZH: "把文件存成 UTF-8", EN: "save the file as UTF-8"}
			}
			return diag.List{f.show(d, 1)}
		}
		i += n
		if col++; r == '\n' {
			line, col = line+1, 1
		}
	}
	return nil
}

// Turned returns a fault for characters that reverse the direction of text: a
// person then reads something other than what is written. A pack does not need
// them.
func (f *File) Turned() diag.List {
	var list diag.List
	for i, line := range f.lines {
		if !strings.ContainsFunc(line, turns) {
			continue
		}
		col := 0
		for _, r := range line {
			if col++; turns(r) {
				d := diag.New(diag.YAMLCharacter, diag.Place{File: f.Name, Line: i + 1, Col: col}, fmt.Sprintf("U+%04X", r))
				d.Suggest = diag.Text{ZH: "删掉它", EN: "delete it"}
				list = append(list, f.show(d, 1))
				break // one for each line is enough
			}
		}
	}
	return list
}

// turns reports whether r is a bidirectional control.
func turns(r rune) bool {
	return r == '\u061c' || r == '\u200e' || r == '\u200f' || r >= '\u202a' && r <= '\u202e' || r >= '\u2066' && r <= '\u2069'
}

// forbidden reports whether r is a control character or a line end of another
// system.
func forbidden(r rune) bool {
	switch r {
	case '\t', '\n', '\r':
		return false
	case '\u2028', '\u2029', '\ufeff', '\ufffe', '\uffff':
		return true
	}
	return r < 0x20 || r >= 0x7f && r <= 0x9f
}

type converter struct {
	f    *File
	list diag.List
}

func (c *converter) refuse(n *yaml.Node, what, suggest diag.Text) {
	d := c.f.show(diag.NewText(diag.YAMLRefused, diag.Place{File: c.f.Name, Line: n.Line, Col: n.Column}, what), 1)
	d.Suggest = suggest
	c.list = append(c.list, d)
}

// node converts a node of the YAML reader and refuses the features that we
// leave out. It never follows an alias, so the result cannot grow.
func (c *converter) node(n *yaml.Node, depth int) *Node {
	out := &Node{Line: n.Line, Col: n.Column, Text: n.Value}
	if out.Line > len(c.f.lines) { // an empty value after the end
		out.Line, out.Col = len(c.f.lines), 1
	}
	switch {
	case depth > MaxDepth:
		d := diag.NewText(diag.YAMLSize, c.f.Place(out), diag.Text{ZH: "嵌套太深", EN: "nested too deeply"}, diag.Text{ZH: strconv.Itoa(MaxDepth) + " 层", EN: strconv.Itoa(MaxDepth) + " levels"})
		c.list = append(c.list, c.f.show(d, 1))
		return out
	case n.Kind == yaml.AliasNode:
		c.refuse(n, diag.Text{ZH: "别名（*）", EN: "alias (*)"}, diag.Text{ZH: "表达式以 * 开头的，写成 |- 块；别的地方把内容再写一遍", EN: "write an expression that begins with * as a |- block; elsewhere write the content again"})
		return out
	case n.Anchor != "":
		c.refuse(n, diag.Text{ZH: "锚点（&）", EN: "anchor (&)"}, diag.Text{ZH: "表达式以 & 开头的，写成 |- 块", EN: "write an expression that begins with & as a |- block"})
	case n.Style&yaml.TaggedStyle != 0:
		c.refuse(n, diag.Text{ZH: "标签（!）", EN: "tag (!)"}, diag.Text{ZH: "表达式里的“非”写成 not", EN: "in an expression write not"})
	}
	switch n.Kind {
	case yaml.ScalarNode:
		out.Kind = Scalar
		switch {
		case n.Style&yaml.SingleQuotedStyle != 0:
			out.style = single
		case n.Style&yaml.DoubleQuotedStyle != 0:
			out.style = double
		case n.Style&yaml.LiteralStyle != 0:
			out.style = literal
		case n.Style&yaml.FoldedStyle != 0:
			out.style = folded
		}
		out.Quoted = out.style != plain
	case yaml.SequenceNode:
		out.Kind = List
		for _, item := range n.Content {
			out.Items = append(out.Items, c.node(item, depth+1))
		}
	case yaml.MappingNode:
		out.Kind = Map
		c.members(n, out, depth)
	}
	return out
}

func (c *converter) members(n *yaml.Node, out *Node, depth int) {
	seen := make(map[string]int, len(n.Content)/2)
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := c.node(n.Content[i], depth+1)
		value := c.node(n.Content[i+1], depth+1)
		switch {
		case key.Kind == Scalar && key.Text == "<<" && !key.Quoted:
			c.refuse(n.Content[i], diag.Text{ZH: "合并键（<<）", EN: "merge key (<<)"}, diag.Text{ZH: "把内容再写一遍", EN: "write the content again"})
			continue
		case key.Kind != Scalar || key.IsNull():
			if n.Content[i].Kind != yaml.AliasNode { // an alias has been refused
				c.refuse(n.Content[i], diag.Text{ZH: "非文字的键", EN: "keys that are no text"}, diag.Text{})
			}
			continue
		}
		if line, twice := seen[key.Text]; twice {
			c.list = append(c.list, c.f.Fault(key, diag.YAMLDuplicate, diag.Same(short(key.Text)), diag.Same(strconv.Itoa(line))))
			continue
		}
		seen[key.Text] = key.Line
		if value.Kind == Scalar && value.Text == "" && value.style == plain {
			value.Line, value.Col = key.Line, key.Col // nothing is there to point at
		}
		out.Keys, out.Items = append(out.Keys, key), append(out.Items, value)
	}
}

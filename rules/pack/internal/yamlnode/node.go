// Package yamlnode reads the YAML that fire321 accepts: plain maps, lists and
// scalars, each with its place. It keeps the text of a scalar as it was typed.
//
// It refuses the features that make YAML surprising and gives their place:
// anchors, aliases, tags, merge keys, second documents, duplicate keys, line
// ends that only some programs see. It decodes nothing: the caller reads
// [Node.Text] and knows from its own types whether that is a number, a date or
// a word.
package yamlnode

import (
	"strings"
	"unicode/utf8"

	"github.com/fire321/fire321/rules/diag"
)

// Kind is the kind of a node.
type Kind uint8

// The kinds.
const (
	Scalar Kind = iota + 1
	Map
	List
)

// Node is one value of a file. A nil *Node is an absent value.
type Node struct {
	Kind Kind
	// Text is the content of a scalar, as typed: 1.10 stays 1.10.
	Text string
	// Quoted: the scalar was in quotes or in a block, so it is a text, no
	// matter what it looks like.
	Quoted bool
	// Keys are the keys of a map, in the order of the file; Items are its
	// values, or the members of a list.
	Keys, Items []*Node
	// Line and Col count from 1, Col in characters.
	Line, Col int

	style style
}

type style uint8

const (
	plain style = iota
	single
	double
	literal
	folded
)

// Get returns the value of a key, or nil.
func (n *Node) Get(key string) *Node {
	if n == nil || n.Kind != Map {
		return nil
	}
	for i, k := range n.Keys {
		if k.Text == key {
			return n.Items[i]
		}
	}
	return nil
}

// IsNull reports whether the node means "nothing": an empty value, ~ or null.
func (n *Node) IsNull() bool {
	if n == nil || n.Kind != Scalar || n.Quoted {
		return false
	}
	switch n.Text {
	case "", "~", "null", "Null", "NULL":
		return true
	}
	return false
}

// Words is the kind of the node in words.
func (n *Node) Words() diag.Text {
	switch {
	case n.Kind == Map:
		return diag.Text{ZH: "一组键和值", EN: "a map"}
	case n.Kind == List:
		return diag.Text{ZH: "一个列表", EN: "a list"}
	case n.IsNull():
		return diag.Text{ZH: "空的", EN: "empty"}
	}
	return diag.Same(short(n.Text))
}

// short cuts a long text, so that no message repeats half a file.
func short(s string) string {
	s, _, _ = strings.Cut(s, "\n")
	if r := []rune(s); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return s
}

// File is a file that was read. It is never changed; goroutines may share it.
type File struct {
	Name string
	// Root is nil for an empty file.
	Root  *Node
	lines []string
}

// Place is where the node begins.
func (f *File) Place(n *Node) diag.Place {
	return diag.Place{File: f.Name, Line: n.Line, Col: n.Col}
}

// Fault makes a diagnostic at a node, with the node's line.
func (f *File) Fault(n *Node, code diag.Code, args ...diag.Text) diag.Diagnostic {
	d := diag.NewText(code, f.Place(n), args...)
	return f.show(d, f.width(n))
}

// FaultIn is Fault for the characters [from, to) of a scalar's text. If the
// text cannot be traced back to the file, the fault is at the whole node.
func (f *File) FaultIn(n *Node, from, to int, code diag.Code, args ...diag.Text) diag.Diagnostic {
	at, ok := f.trace(n)
	if !ok || from < 0 || from >= len(at) {
		return f.Fault(n, code, args...)
	}
	d := diag.NewText(code, diag.Place{File: f.Name, Line: at[from].line, Col: at[from].col}, args...)
	width := 1
	for i := from + 1; i <= to && i < len(at) && at[i].line == at[from].line; i++ {
		width = max(width, at[i].col-at[from].col)
	}
	return f.show(d, width)
}

// maxLine is the longest line, in bytes, that is shown and searched: a file
// with one very long line must not be searched again for each fault.
const maxLine = 4000

// printable replaces characters that would garble a terminal or a JSON text.
func printable(r rune) rune {
	if forbidden(r) || turns(r) {
		return utf8.RuneError
	}
	return r
}

// show adds the line of text to a diagnostic.
func (f *File) show(d diag.Diagnostic, width int) diag.Diagnostic {
	if n := d.Place.Line; n >= 1 && n <= len(f.lines) && len(f.lines[n-1]) <= maxLine {
		d.Source = strings.Map(printable, f.lines[n-1])
		rest := utf8.RuneCountInString(d.Source) - d.Place.Col + 1
		d.Width = max(1, min(width, rest))
	}
	return d
}

// width is the number of characters of a node in its first line.
func (f *File) width(n *Node) int {
	switch {
	case n.Kind == Map && len(n.Keys) > 0 && n.Keys[0].Line == n.Line && n.Keys[0].Col == n.Col:
		return f.width(n.Keys[0])
	case n.Kind != Scalar:
		return 1
	case n.style == literal || n.style == folded:
		return 2
	}
	at, ok := f.trace(n)
	if !ok {
		return 1
	}
	w := 1
	for _, p := range at {
		if p.line == n.Line {
			w = p.col - n.Col
		}
	}
	if n.style != plain {
		w++ // the closing quote
	}
	return max(w, 1)
}

// Comment reports whether a comment follows the scalar in its first line. A
// number sign inside an expression begins such a comment.
func (f *File) Comment(n *Node) bool {
	if n.Kind != Scalar || n.style != plain || n.Line > len(f.lines) {
		return false
	}
	at, ok := f.trace(n)
	if !ok {
		return false
	}
	end := at[len(at)-1]
	rest := []rune(f.lines[end.line-1])
	after := strings.TrimLeft(string(rest[min(end.col-1, len(rest)):]), " \t")
	return strings.HasPrefix(after, "#")
}

// Line returns a line of the file, from 1, without its end.
func (f *File) Line(n int) string {
	if n < 1 || n > len(f.lines) {
		return ""
	}
	return f.lines[n-1]
}

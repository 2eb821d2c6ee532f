package term

import (
	"io"
	"strings"
)

// Style is how a piece of text looks if colour is on. A style alone never
// carries meaning: every mark also has its own shape.
type Style string

// The styles, as the parameters of ECMA-48 SGR.
const (
	Plain Style = ""
	Bold  Style = "1"
	Faint Style = "2"
	Fault Style = "33" // an input error
)

// Writer writes lines that fit Columns. It keeps the first error and writes
// nothing after it. It is not safe for concurrent use.
type Writer struct {
	W io.Writer
	// Columns is the width to fit; 0 means 80.
	Columns int
	// Colour turns styles on.
	Colour bool
	err    error
	blank  bool
}

// Err returns the first error of writing.
func (w *Writer) Err() error { return w.err }

func (w *Writer) columns() int {
	if w.Columns > 0 {
		return w.Columns
	}
	return 80
}

// Blank ends a block: one empty line follows it, however often it is called.
func (w *Writer) Blank() {
	if !w.blank {
		w.raw("")
	}
	w.blank = true
}

// Line writes text in the style, wrapped.
func (w *Writer) Line(style Style, text string) { w.Item(0, "", style, text) }

// Item writes text with a mark before it, such as "- " or "依据：", both indent
// columns in; the following lines are aligned with the beginning of the text.
func (w *Writer) Item(indent int, mark string, style Style, text string) {
	w.item(indent, mark, style, style, text)
}

// Marked is Item with the style on the mark only.
func (w *Writer) Marked(indent int, mark string, style Style, text string) {
	w.item(indent, mark, style, Plain, text)
}

func (w *Writer) item(indent int, mark string, markStyle, style Style, text string) {
	hang := indent + Width(mark)
	before := strings.Repeat(" ", indent) + w.paint(markStyle, mark)
	for _, line := range Wrap(text, w.columns()-hang) {
		w.raw(strings.TrimRight(before+w.paint(style, line), " "))
		before = strings.Repeat(" ", hang)
	}
	w.blank = false
}

// Table writes rows with their columns aligned, two spaces apart and indent
// columns in. The last column is wrapped; the other columns must leave room for
// it.
func (w *Writer) Table(indent int, rows [][]string) {
	var widths []int
	for _, row := range rows {
		for i, cell := range row[:max(0, len(row)-1)] {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], Width(Clean(cell)))
		}
	}
	for _, row := range rows {
		if len(row) == 0 {
			continue
		}
		var mark strings.Builder
		for i, cell := range row[:len(row)-1] {
			mark.WriteString(Pad(Clean(cell), widths[i]) + "  ")
		}
		w.Item(indent, mark.String(), Plain, row[len(row)-1])
	}
}

func (w *Writer) paint(style Style, s string) string {
	if !w.Colour || style == Plain || s == "" {
		return s
	}
	return "\x1b[" + string(style) + "m" + s + "\x1b[0m"
}

func (w *Writer) raw(line string) {
	if w.err == nil {
		_, w.err = io.WriteString(w.W, line+"\n")
	}
}

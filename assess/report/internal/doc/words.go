package doc

import "strings"

// Span is a run of words in one style. Writers escape them.
type Span struct {
	Text  string
	Style Style
	// Typed: a person typed it. It may be in any script, run right to left, or
	// have thousands of characters without a space; writers isolate it.
	Typed bool
}

// Words are spans in order.
type Words []Span

// Style is how a span looks.
type Style string

// The styles of spans.
const (
	Plain  Style = ""
	Strong Style = "strong"
	Small  Style = "small"
	Mono   Style = "mono" // digests, ids
)

// Line is words without a style; empty if text is empty.
func Line(text string) Words { return Words{}.Add(Span{Text: text}) }

// Add appends spans and merges those of one style.
func (w Words) Add(spans ...Span) Words {
	for _, s := range spans {
		if s.Text == "" {
			continue
		}
		if n := len(w) - 1; n >= 0 && !s.Typed && !w[n].Typed && w[n].Style == s.Style {
			w[n].Text += s.Text
			continue
		}
		w = append(w, s)
	}
	return w
}

// String is the words without their style.
func (w Words) String() string {
	if len(w) == 1 {
		return Clean(w[0].Text)
	}
	var b strings.Builder
	for _, s := range w {
		b.WriteString(Clean(s.Text))
	}
	return b.String()
}

// Raw is the words as a person typed them.
func (w Words) Raw() string {
	var b strings.Builder
	for _, s := range w {
		b.WriteString(s.Text)
	}
	return b.String()
}

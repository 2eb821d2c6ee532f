package rules

import (
	"strings"

	"github.com/fire321/fire321/internal/canon"
	"github.com/fire321/fire321/rules/logic"
)

// Document is a paper that a unit prints, posts, signs or hands in: blocks
// whose holes are filled from the assessment, the answers and the facts.
type Document struct {
	// ID is the name of its file, such as "letter".
	ID    string
	Title Text
	// Say is one sentence on what it is for, shown beside the title in a
	// choice.
	Say Text
	// Layout is the sheet, always A4: "portrait", "landscape" or "poster".
	Layout string
	// Close is set if the sheet has narrow margins, so that it fits on one
	// page.
	Close bool
	// Photos: a host that has photos of the unit may print them after the
	// document.
	Photos bool
	// Asks are facts that are asked only for this document, and only if it is
	// wanted.
	Asks []string
	// Head is the title on the sheet if it depends on the assessment; Sub is
	// the line below it; Foot says what to do with the paper.
	Head, Sub, Foot []Part
	Blocks          []Part
	// Sheet is the table for a spreadsheet if it differs from the tables of
	// Blocks.
	Sheet []Part
	// Pack is the pack that declares the document.
	Pack string
}

// Part is a piece of a document: a block, a line of words, or a piece of a
// line. All have the same type, so that every piece may have a condition and be
// repeated.
type Part struct {
	// Is is the kind of the part; see the kinds below.
	Is string
	// When is a condition over facts and the assessment; nil is true. If it is
	// not certainly true, the part is left out.
	When *logic.Expr
	// Each is a list: the part is repeated once for each member.
	Each string
	// Look is the style, or the width of a column.
	Look string
	// Text has holes in braces: {unit.name}. If it is nothing but a hole, only
	// Chinese is set, since it is the same in both languages.
	Text Text
	// Join is printed between members of Each, else between Parts. Most is how
	// many members are printed, More says how many were not; a table has Most
	// empty rows. Or is printed if there is nothing to print.
	Join, More, Or Text
	Most           int
	// Head is a title, a label or columns; Parts is what is in it.
	Head, Parts []Part
}

// The kinds of parts. In a line: text, a line of parts, lines of parts.
const (
	TextPart  = "text"
	LinePart  = "line"
	LinesPart = "lines"

	HeadingPart    = "heading"
	SectionPart    = "section" // a heading with a number
	ParagraphPart  = "paragraph"
	BulletsPart    = "bullets"
	FieldsPart     = "fields"
	FieldPart      = "field"
	TablePart      = "table"
	ColumnPart     = "column"
	RowPart        = "row"
	BoxPart        = "box"
	CardsPart      = "cards"
	CardPart       = "card"
	SignaturesPart = "signatures"
	ScalePart      = "scale"
	SquaresPart    = "squares"
	QRPart         = "qr"
	KeepPart       = "keep"
	GroupPart      = "group" // prints nothing itself: its parts share a condition or a repetition
)

// Document returns the document with the id, or nil.
func (b *Bundle) Document(id string) *Document {
	for i := range b.Documents {
		if b.Documents[i].ID == id {
			return &b.Documents[i]
		}
	}
	return nil
}

func (d *Document) members(c *canon.Codec) {
	c.String("id", &d.ID)
	c.Text("title", &d.Title)
	c.Text("say", &d.Say)
	c.String("layout", &d.Layout)
	c.Bool("close", &d.Close)
	c.Bool("photos", &d.Photos)
	c.Strings("asks", &d.Asks)
	parts(c, "head", &d.Head, 0)
	parts(c, "sub", &d.Sub, 0)
	parts(c, "foot", &d.Foot, 0)
	parts(c, "blocks", &d.Blocks, 0)
	parts(c, "sheet", &d.Sheet, 0)
	c.String("pack", &d.Pack)
}

// MaxPartDepth is how deep parts may be nested. MaxParts is how many parts a
// document may have.
const (
	MaxPartDepth = 16
	MaxParts     = 4000
)

func parts(c *canon.Codec, key string, list *[]Part, depth int) {
	if depth > MaxPartDepth {
		if c.Reading() {
			c.Custom(key, nil, func(canon.Value) bool { return false })
		}
		return
	}
	canon.List(c, key, list, func(p *Part, c *canon.Codec) {
		c.String("is", &p.Is)
		expr(c, "when", &p.When)
		c.String("each", &p.Each)
		c.String("look", &p.Look)
		words(c, "text", &p.Text)
		words(c, "join", &p.Join)
		words(c, "more", &p.More)
		words(c, "or", &p.Or)
		c.IntIn("most", &p.Most, 0, 99)
		parts(c, "head", &p.Head, depth+1)
		parts(c, "parts", &p.Parts, depth+1)
	})
}

// words encodes a text in few bytes: both languages in a list, or one string
// for both.
func words(c *canon.Codec, key string, t *Text) {
	c.Custom(key, func() canon.Value {
		switch {
		case t.IsZero():
			return canon.Value{}
		case t.EN == "":
			return canon.Str(t.ZH)
		}
		return canon.Strs([]string{t.ZH, t.EN})
	}, func(v canon.Value) bool {
		switch {
		case v.Kind == canon.String && v.Text != "":
			t.ZH = v.Text
			return true
		case v.Kind == canon.Array && len(v.Items) == 2 && v.Items[0].Kind == canon.String && v.Items[1].Kind == canon.String && v.Items[1].Text != "":
			t.ZH, t.EN = v.Items[0].Text, v.Items[1].Text
			return true
		}
		return false
	})
}

// EachHole calls visit for each piece of a text: words, or the name in a hole.
// It returns false if a brace has no matching brace.
func EachHole(s string, visit func(words, hole string)) bool {
	for {
		i := strings.IndexAny(s, "{}")
		if i < 0 {
			if s != "" {
				visit(s, "")
			}
			return true
		}
		end := strings.IndexByte(s[i:], '}')
		if s[i] == '}' || end < 2 {
			return false
		}
		if i > 0 {
			visit(s[:i], "")
		}
		visit("", s[i+1:i+end])
		s = s[i+end+1:]
	}
}

package bridge

import (
	"github.com/fire321/fire321/assess"
	"github.com/fire321/fire321/internal/canon"
	"github.com/fire321/fire321/internal/wire"
	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/logic"
)

// question describes a fact with all that is needed to ask it in either
// language, and how it has been answered.
func question(a assess.Answers, f *rules.Fact, c *canon.Codec) {
	fact(f, c)
	if a.Has(f.ID) {
		put(c, "answer", raw(a.JSON(f.ID)))
	}
	if f.Suggest != nil && f.Suggest.Op == logic.OpFact && a.Has(f.Suggest.Name) {
		put(c, "suggest", raw(a.JSON(f.Suggest.Name)))
	}
}

// Question is a fact as the verb "next" gives it before it is answered, in
// JSON: pages can ask it before the module runs.
func Question(f *rules.Fact) []byte {
	return canon.Write(func(c *canon.Codec) { fact(f, c) }).Append(nil)
}

func fact(f *rules.Fact, c *canon.Codec) {
	t := &f.Type
	kind := t.Kind.String()
	c.String("id", &f.ID)
	c.String("type", &kind)
	c.String("page", &f.Page)
	text(c, "ask", f.Label())
	text(c, "row", f.Row)
	text(c, "help", f.Help)
	text(c, "where_to_look", f.WhereToLook)
	text(c, "affirm", f.Affirm)
	text(c, "deny", f.Deny)
	c.String("unit", &t.Unit)
	text(c, "unit_text", rules.UnitText(t.Unit))
	switch t.Kind {
	case logic.Number, logic.DateKind:
		number(c, "decimals", t.Decimals)
		put(c, "min", wire.Value(t.Min, *t))
		put(c, "max", wire.Value(t.Max, *t))
	case logic.List:
		number(c, "max_len", t.MaxLen)
	}
	canon.List(c, "values", &f.Options, func(o *rules.Option, c *canon.Codec) {
		c.String("id", &o.ID)
		text(c, "text", o.Text)
		text(c, "help", o.Help)
		c.Strings("words", &o.Words)
		c.Strings("also", &o.Also)
		c.Bool("small", &o.Small)
	})
	canon.List(c, "named", &f.Named, func(n *rules.Named, c *canon.Codec) {
		put(c, "value", wire.Value(n.Value, *t))
		text(c, "text", n.Text)
	})
	canon.List(c, "fields", &f.Fields, fact)
	c.Int("shelf_days", &f.ShelfDays)
	c.Bool("fixed", &f.Fixed)
	c.Bool("firm", &f.Firm)
	c.Bool("future", &f.Future)
}

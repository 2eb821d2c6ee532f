package cli

import (
	"strings"

	"github.com/fire321/fire321/internal/term"
	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/logic"
)

// param finds a parameter of a bundle, or nil.
func param(b *rules.Bundle, id string) *rules.Param {
	for i := range b.Params {
		if b.Params[i].ID == id {
			return &b.Params[i]
		}
	}
	return nil
}

// explainParam shows everything about one parameter: its range, each dated
// value with its law, and the digest that a layer must name to replace them.
func (c *command) explainParam(u *unit, p *rules.Param) {
	unit := unitOf(c, &rules.Fact{Type: p.Type})
	number := func(n int64) string { return logic.FormatDecimal(n, p.Type.Decimals) }
	c.out.Line(term.Bold, c.text(p.Title))
	c.out.Line(term.Faint, p.ID)
	c.out.Item(2, c.say(paramRange), term.Plain, c.say(rangeWords, number(p.Type.Min), number(p.Type.Max)+unit))
	c.out.Blank()
	c.out.Line(term.Bold, c.say(paramValues))
	day := u.prog.Day()
	for _, v := range p.Values {
		span := c.say(historyFrom, v.From)
		if !v.Until.IsZero() {
			span = c.say(historySpan, v.From, v.Until)
		}
		if v.From <= day && (v.Until.IsZero() || day <= v.Until) {
			span += c.say(historyNow)
		}
		c.out.Item(2, "- ", term.Plain, span+c.say(colon)+number(v.Value)+unit)
		var laws []string
		for _, b := range v.Basis {
			laws = append(laws, b.Source+" "+b.Article)
		}
		c.out.Item(4, c.say(byLaw), term.Plain, strings.Join(laws, c.say(semicolon)))
		if !v.Relaxes.Reason.IsZero() {
			c.out.Item(4, c.say(relaxesMark), term.Plain, c.text(v.Relaxes.Reason))
		}
	}
	c.out.Item(2, "", term.Plain, c.say(paramWas, p.Digest()[:8]))
	c.origin(u, "parameter", p.ID, p.Pack)
}

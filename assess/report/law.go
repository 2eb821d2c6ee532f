package report

import (
	"github.com/fire321/fire321/assess"
	"github.com/fire321/fire321/rules"
)

// law is the articles behind a criterion as a cell of a table: each with its
// force, the carrying one first and with its gist.
func (b *builder) law(list assess.Citations) Cell {
	var cell Cell
	for i, c := range list {
		line := plain(b.cite(c)).add(small(b.str(inBrackets, c.Force.Text()))...)
		if !c.Verified {
			line = line.add(b.say(unverified)...)
		}
		cell = append(cell, line)
		if i == 0 && !c.Gist.IsZero() {
			cell = append(cell, small(b.str(gist, c.Gist)))
		}
	}
	return cell
}

// cite is an article in a line: the full title where the source first appears
// in a document, later its number, if it has one; in English, whose readers
// cannot read the numbers, and on a screen, which has room, the title without it.
func (b *builder) cite(c assess.Citation) string {
	if b.cited[c.Source] && c.Number != "" {
		switch {
		case b.lang == "en" || b.roomy:
			c.Number = ""
			return c.In(b.lang)
		case c.Article != "" && c.Article[0] < 0x80: // a clause of a standard: GB 25201-2010 5.2
			return c.Number + " " + c.Article
		}
		return c.Number + c.Article
	}
	b.cited[c.Source] = true
	return c.In(b.lang)
}

// ours reports whether a rule rests on nothing but the author's own default.
func (b *builder) ours(basis []rules.Basis) bool {
	for _, one := range basis {
		if s := b.p.Bundle().Source(one.Source); s != nil && s.Force != rules.Ours {
			return false
		}
	}
	return true
}

// limits says what was not judged: kinds of place that the pack does not
// cover, and law that nobody has read. It stands on every document.
func (b *builder) limits() []Block {
	var list []Block
	if cover := b.coverage(); cover != nil {
		list = append(list, Paragraph{Look: Notify, Text: cover})
	}
	if len(b.got.Gaps) == 0 {
		return list
	}
	list = append(list, b.para(gapsSay))
	var items []Words
	for _, g := range b.got.Gaps {
		items = append(items, strong(g.Concern.In(b.lang)).add(b.say(colon)...).add(plain(g.Say.In(b.lang))...))
	}
	return append(list, Bullets{Items: items})
}

// briefLimits is limits in a line or two, for a sheet with little room.
func (b *builder) briefLimits() []Block {
	var list []Block
	if cover := b.coverage(); cover != nil {
		list = append(list, Paragraph{Look: Notify, Text: cover})
	}
	var names []string
	for _, g := range b.got.Gaps {
		names = append(names, g.Concern.In(b.lang))
	}
	if len(names) > 0 {
		list = append(list, b.fine(gapsBrief, b.join(names)))
	}
	return list
}

// coverage says whose duties are missing; none where coverage is whole.
func (b *builder) coverage() Words {
	cover := b.got.Coverage
	var names []string
	for _, o := range cover.Missing {
		names = append(names, o.Text.In(b.lang))
	}
	switch {
	case cover.Whole:
		return nil
	case len(names) > 0 && cover.Open:
		return b.say(coverMissing, b.join(names)).add(b.space()...).add(b.say(coverOpen)...)
	case len(names) > 0:
		return b.say(coverMissing, b.join(names))
	}
	return b.say(coverOpen)
}

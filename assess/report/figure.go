package report

import (
	"github.com/fire321/fire321/assess"
	"github.com/fire321/fire321/assess/report/internal/doc"
	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/logic"
)

// scale is the score on its axis; words say the same in text.
func (b *builder) scale(words string) doc.Scale {
	g := &b.p.Bundle().Grading
	lo, hi := b.got.Score.Lo.Floor(), b.got.Score.Hi.Ceil()
	if b.got.Score.Lo == b.got.Score.Hi {
		hi = lo
	}
	s := doc.Scale{Lo: tenths(lo), Hi: tenths(hi), Max: g.Max * 10, Say: words}
	possible := map[string]bool{}
	for _, one := range b.got.Grades {
		possible[one.ID] = true
	}
	for i := len(g.Grades) - 1; i >= 0; i-- {
		one := g.Grades[i]
		s.Bands = append(s.Bands, doc.Band{From: int(one.AtLeast / 100), Title: one.Title.In(b.lang), Possible: possible[one.ID]})
	}
	return s
}

// tenths parses what Rate.Floor and Ceil write.
func tenths(points string) int {
	n, _, _ := logic.ParseDecimal(points, 1)
	return int(n)
}

// count adds one duty to a tally.
func count(t *doc.Tally, r assess.Result) {
	switch {
	case r.Verdict == assess.NotApplicable:
		t.NotApplicable++
	case r.Verdict == assess.Fail && r.Severity == rules.Major:
		t.Major++
	case r.Verdict == assess.Fail && r.Severity == rules.Serious:
		t.Serious++
	case r.Verdict == assess.Fail:
		t.General++
	case r.Verdict.Has(assess.Fail):
		t.Open++
	default:
		t.Met++
	}
}

// tally counts duties. A summary has no square of its own, unless it is the
// only visible row for the criteria that it counts.
func (b *builder) tally(list []assess.Result) doc.Tally {
	var t doc.Tally
	for _, r := range list {
		if !r.Summary || b.row(r.ID) {
			count(&t, r)
		}
	}
	return t
}

// row reports whether a criterion is in the lists of hazards or of open duties.
func (b *builder) row(id string) bool {
	for i := range b.got.Hazards {
		if b.got.Hazards[i].ID == id {
			return true
		}
	}
	for i := range b.got.Open {
		if b.got.Open[i].ID == id {
			return true
		}
	}
	return false
}

// squares is the figure of 三自主两公开一承诺. Duties that are in none of its parts are
// a last row, so that one square is one duty and none is missing. words are the
// two heads, the title of the last row and that of the sum.
func (b *builder) squares(words []doc.Words) doc.Squares {
	word := func(i int) string {
		if i < len(words) {
			return words[i].String()
		}
		return ""
	}
	s := doc.Squares{Part: word(0), Each: word(1), Total: word(3)}
	add := func(title string, list []assess.Result) {
		t := b.tally(list)
		s.Rows = append(s.Rows, doc.SquareRow{Title: title, Count: t, Say: t.Say(b.lang)})
	}
	for _, p := range b.got.Pillars {
		add(p.Title.In(b.lang), p.Results)
	}
	var rest []assess.Result
	for _, r := range b.got.Results {
		if r.Pillar == "" {
			rest = append(rest, r)
		}
	}
	if len(rest) > 0 {
		add(word(2), rest)
	}
	return s
}

package report

import (
	"strings"

	"github.com/fire321/fire321/assess"
	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/logic"
)

// points is the score in words, rounded outwards: 84.9～90.8.
func (b *builder) points() string { return b.pointsOf(b.got.Score) }

func (b *builder) pointsOf(s assess.Score) string {
	if s.Lo == s.Hi {
		return s.Lo.Floor()
	}
	return s.Lo.Floor() + to.In(b.lang) + s.Hi.Ceil()
}

// grades are those still possible: 好或一般; "" where there is no grading.
func (b *builder) grades() string {
	var names []string
	for _, g := range b.got.Grades {
		names = append(names, g.Title.In(b.lang))
	}
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	last := len(names) - 1
	return b.join(names[:last]) + or.In(b.lang) + names[last]
}

// gradeWords is the grade with what keeps it from being settled.
func (b *builder) gradeWords() Words {
	w := strong(b.grades())
	if !b.got.Coverage.Whole {
		w = w.add(b.say(gradePartial)...)
	}
	return w
}

// scored reports whether the pack scores and there is, or may be, a score.
func (b *builder) scored() bool { return len(b.p.Bundle().Grading.Grades) > 0 && !b.got.Score.None }

// scale is the score on its axis.
func (b *builder) scale() Scale {
	g := &b.p.Bundle().Grading
	lo, hi := b.got.Score.Lo.Floor(), b.got.Score.Hi.Ceil()
	if b.got.Score.Lo == b.got.Score.Hi {
		hi = lo
	}
	s := Scale{Lo: tenths(lo), Hi: tenths(hi), Max: g.Max * 10}
	possible := map[string]bool{}
	for _, one := range b.got.Grades {
		possible[one.ID] = true
	}
	var bands []string
	for i := len(g.Grades) - 1; i >= 0; i-- {
		one := g.Grades[i]
		s.Bands = append(s.Bands, Band{From: int(one.AtLeast / 100), Title: one.Title.In(b.lang), Possible: possible[one.ID]})
		bands = append(bands, b.str(bandFrom, one.AtLeast.String(), one.Title))
	}
	s.Say = b.str(scaleSay, b.points(), g.Max, strings.Join(bands, listSemicolon.In(b.lang)))
	return s
}

// tenths reads what Rate.Floor and Ceil write.
func tenths(points string) int {
	n, _, _ := logic.ParseDecimal(points, 1)
	return int(n)
}

// Tally is how many duties stand how. Those that do not apply are in no other
// number.
type Tally struct {
	Met, Open, General, Serious, Major, NotApplicable int
}

// add counts one duty.
func (t *Tally) add(r assess.Result) {
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

func (t Tally) plus(o Tally) Tally {
	return Tally{t.Met + o.Met, t.Open + o.Open, t.General + o.General, t.Serious + o.Serious, t.Major + o.Major, t.NotApplicable + o.NotApplicable}
}

// Apply is the number of duties that apply or may.
func (t Tally) Apply() int { return t.Met + t.Open + t.General + t.Serious + t.Major }

// tally counts duties. A summary has no square of its own, unless it is all
// that is seen of what it counts.
func (b *builder) tally(list []assess.Result) Tally {
	var t Tally
	for _, r := range list {
		if !r.Summary || b.row(r.ID) {
			t.add(r)
		}
	}
	return t
}

// row reports whether a criterion is in the lists of hazards or of what is not
// known.
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

// squares is the figure of 三自主两公开一承诺; what is in none of its parts is
// a last row, so that one square is one duty and none is missing.
func (b *builder) squares() Squares {
	s := Squares{Part: partWord.In(b.lang), Each: eachWord.In(b.lang), Total: totalWord.In(b.lang)}
	add := func(title string, list []assess.Result) {
		t := b.tally(list)
		s.Rows = append(s.Rows, SquareRow{Title: title, Count: t, Say: b.tallySay(t)})
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
		add(otherDuties.In(b.lang), rest)
	}
	return s
}

// tallySay is a tally in words: 合格9，没查清1.
func (b *builder) tallySay(t Tally) string {
	var parts []string
	for _, one := range t.columns() {
		if one.n > 0 {
			parts = append(parts, b.str(countOf, one.title, one.n))
		}
	}
	if len(parts) == 0 {
		return noneApply.In(b.lang)
	}
	return strings.Join(parts, comma.In(b.lang))
}

type tallyColumn struct {
	title Text
	sign  string
	n     int
}

// columns are the numbers of a tally as they are read, from the gravest; that
// of suspected major hazards only where there is one.
func (t Tally) columns() []tallyColumn {
	list := []tallyColumn{
		{rules.Serious.Text(), "◆", t.Serious},
		{rules.General.Text(), "▲", t.General},
		{openWord, "▨", t.Open},
		{metWord, "□", t.Met},
	}
	if t.Major > 0 {
		list = append([]tallyColumn{{rules.Major.Text(), "◈", t.Major}}, list...)
	}
	return list
}

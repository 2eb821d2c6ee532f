package assess

import (
	"slices"

	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/logic"
)

// Until is how long a settled verdict holds if nothing is done.
type Until struct {
	Criterion string
	Title     Text
	Verdict   Verdict
	// Changes is the first day on which the verdict is different; the zero Date
	// if it stays the same until End.
	Changes Date
	// Then is the verdict on that day.
	Then Verdict
	// End is the last day that was examined. Rewritten: on the next day a new
	// wording begins of something that the criterion reads.
	End       Date
	Rewritten bool
}

// horizonYears is how far ahead Until looks.
const horizonYears = 10

// Until finds, for every criterion that counts and is settled, the first day on
// which its verdict would change although no answer does: terms end, and
// answers pass their shelf days. It looks ten years ahead, but not past the day
// before the next wording.
func (p *Program) Until(a Answers) []Until {
	j := p.judge(a)
	from := p.asOf(a)
	days := &ranges{p: p, a: a, own: map[[2]Date][]Verdict{}}
	var list []Until
	for i, c := range p.criteria {
		if !j.counts(i) || !j.own[i].Settled() || c.Summary {
			continue
		}
		u := Until{Criterion: c.ID, Title: c.Title, Verdict: j.own[i], End: min(from.Plus(horizonYears, "year"), logic.LastDay)}
		if next := p.rewritten(i); !next.IsZero() && next <= u.End {
			u.End, u.Rewritten = max(from, next-1), true
		}
		s := &scan{days: days, i: i, want: j.own[i]}
		u.Changes, u.Then = s.first(from, u.End)
		list = append(list, u)
	}
	return list
}

// ranges are the judgements over ranges of days. Each judges all criteria at
// once, and most verdicts are looked up over the same few ranges.
type ranges struct {
	p   *Program
	a   Answers
	own map[[2]Date][]Verdict
}

// maxRanges is how many ranges are cached: the ranges of the first criteria,
// which are the longest of all.
const maxRanges = 1000

func (r *ranges) over(lo, hi Date) []Verdict {
	days := [2]Date{lo, hi}
	own, ok := r.own[days]
	if !ok {
		own = r.p.judgeOver(r.a, lo, hi, nil).own
		if len(r.own) < maxRanges {
			r.own[days] = own
		}
	}
	return own
}

// scan looks for the first day of a range on which a verdict is different.
type scan struct {
	days *ranges
	i    int
	want Verdict
}

// first evaluates the whole range at once: if all its days have the same single
// outcome, none differs; otherwise it halves the range and searches the earlier
// half first.
func (s *scan) first(lo, hi Date) (Date, Verdict) {
	v := s.days.over(lo, hi)[s.i]
	switch {
	case v == s.want:
		return 0, 0
	case lo == hi:
		return lo, v
	}
	mid := lo + (hi-lo)/2
	if d, v := s.first(lo, mid); !d.IsZero() {
		return d, v
	}
	return s.first(mid+1, hi)
}

// rewritten is the first day after that of the program on which a wording that
// the criterion reads begins or ends, or its standing could change; the zero
// Date if there is none.
func (p *Program) rewritten(i int) Date {
	var next Date
	note := func(d Date) {
		if d > p.day && (next.IsZero() || d < next) {
			next = d
		}
	}
	after := func(until Date) {
		if !until.IsZero() {
			note(until + 1)
		}
	}
	var visit func(c *rules.Criterion)
	var read func(e *logic.Expr)
	seen, facts := map[string]bool{}, map[string]bool{}
	read = func(e *logic.Expr) {
		e.Walk(func(e *logic.Expr) {
			switch e.Op {
			case logic.OpFact:
				if f := p.bundle.Fact(e.Name); f != nil && f.Derive != nil && !facts[e.Name] {
					facts[e.Name] = true
					read(f.Derive)
				}
			case logic.OpParam:
				for q := range p.bundle.Params {
					if p.bundle.Params[q].ID != e.Name {
						continue
					}
					for _, v := range p.bundle.Params[q].Values {
						note(v.From)
						after(v.Until)
					}
				}
			case logic.OpViolated, logic.OpCountViolated:
				for k := range p.bundle.Criteria {
					if o := &p.bundle.Criteria[k]; o.ID == e.Name || o.HasTag(e.Name) {
						visit(o)
					}
				}
			}
		})
	}
	visit = func(c *rules.Criterion) {
		if seen[c.ID] {
			return
		}
		seen[c.ID] = true
		for k := range p.bundle.Criteria {
			if o := &p.bundle.Criteria[k]; slices.Contains(o.Displaces, c.ID) {
				visit(o)
			}
		}
		for k := range c.Revisions {
			r := &c.Revisions[k]
			note(r.From)
			after(r.Until)
			if len(r.Basis) > 0 {
				if s, art := p.bundle.Article(r.Basis[0]); s != nil && art != nil {
					note(s.From)
					after(s.Until)
					note(art.From)
					after(art.Until)
				}
			}
			read(r.When)
			read(r.Require)
		}
	}
	visit(p.criteria[i].Criterion)
	return next
}

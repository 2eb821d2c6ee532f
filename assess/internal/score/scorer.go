package score

import (
	"slices"

	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/logic"
)

// Scorer is a grading prepared for the criteria of a program: it determines
// once which criterion belongs where. It is immutable.
type Scorer struct {
	grading *rules.Grading
	items   []item // by criterion
	root    *branch
}

// item is how the grading treats a criterion.
type item struct {
	points int64 // in thousandths; 0: it earns nothing
	// level is the worst grade that its failure gives, as an index; -1: none.
	level int
	// cap is the maximum number of points after its failure, if capped.
	cap        rules.Marks
	capped     bool
	displacers []int
}

// branch is a node of the grading with the criteria that belong to it.
type branch struct {
	*rules.Node
	items  []int
	groups []*branch
}

// Candidate is a criterion that a grading may score.
type Candidate struct {
	*rules.Criterion
	Points int  // that it can earn
	Veto   bool // its failure may raise one
	// Displacers are criteria outside the grading, by index, that take its
	// place: its place in the score is kept, with their outcomes.
	Displacers []int
}

// New gives each candidate to the first selection that accepts it. The grading
// must be valid: see rules.Bundle.ValidateGrading.
func New(g *rules.Grading, criteria []Candidate) *Scorer {
	s := &Scorer{grading: g, items: make([]item, len(criteria))}
	for i, c := range criteria {
		it := &s.items[i]
		it.points, it.level, it.displacers = int64(c.Points)*1000, -1, c.Displacers
		if !c.Veto {
			continue
		}
		for v := range g.Vetoes {
			veto := &g.Vetoes[v]
			switch {
			case !veto.Select.Has(c.Criterion):
			case veto.Grade != "":
				it.level = max(it.level, gradeIndex(g, veto.Grade))
			case !it.capped || veto.AtMost < it.cap:
				it.cap, it.capped = veto.AtMost, true
			}
		}
	}
	taken := make([]bool, len(criteria))
	var plant func(n *rules.Node) *branch
	plant = func(n *rules.Node) *branch {
		t := &branch{Node: n}
		for i := range n.Groups {
			t.groups = append(t.groups, plant(&n.Groups[i]))
		}
		if len(n.Groups) == 0 && len(n.Bands) == 0 {
			for i, c := range criteria {
				if !taken[i] && c.Points > 0 && n.Select.Has(c.Criterion) {
					taken[i] = true
					t.items = append(t.items, i)
				}
			}
		}
		return t
	}
	s.root = plant(&g.Score)
	return s
}

func gradeIndex(g *rules.Grading, id string) int {
	return slices.IndexFunc(g.Grades, func(r rules.Grade) bool { return r.ID == id })
}

// Matters reports whether the outcome of criterion i alone may change the score
// or the grades: it has points or a veto, or replaces one that has.
func (s *Scorer) Matters(i int) bool {
	it := &s.items[i]
	if it.points > 0 || it.level >= 0 || it.capped {
		return true
	}
	return slices.ContainsFunc(s.items, func(o item) bool { return slices.Contains(o.displacers, i) })
}

// Score gives the bounds of the score and the grades that are still possible,
// best first, for the outcomes of the criteria. It treats criteria and the rows
// of tables as independent of each other. Both are outer bounds: they contain
// the result of every completion, and narrowing outcomes or rows never adds to
// them. If there is no score and no veto, no grade is possible.
func (s *Scorer) Score(outcomes []Outcomes, holds func(*rules.Weight) logic.Value) (Interval, []rules.Grade) {
	if s.grading.ID == "" {
		return Interval{None: true, MayBeNone: true}, nil
	}
	outcomes = s.replaced(outcomes)
	score := s.bounds(outcomes, holds)
	grades := s.grading.Grades
	possible := make([]bool, len(grades))
	// For each level, from none up, assume that level is the worst veto that
	// fails. Then no worse veto has failed, so it is removed from the outcomes:
	// the interval alone would offer grades in its middle that no completion
	// reaches.
	for level := -1; level < len(grades); level++ {
		spared, ok := s.spare(outcomes, level)
		if !ok {
			continue
		}
		if level >= 0 && level == len(grades)-1 {
			possible[level] = true // nothing is worse
			continue
		}
		b := score
		if !slices.Equal(spared, outcomes) {
			b = s.bounds(spared, holds)
		}
		if b.MayBeNone && level >= 0 {
			possible[level] = true
		}
		if b.None {
			continue
		}
		for g := s.gradeOf(b.Hi); g <= s.gradeOf(b.Lo); g++ {
			possible[max(g, level)] = true
		}
	}
	var list []rules.Grade
	for i, ok := range possible {
		if ok {
			list = append(list, grades[i])
		}
	}
	return score, list
}

// spare removes the failures of vetoes worse than level from the outcomes. It
// reports false if one of them has failed, or if none of level can fail.
func (s *Scorer) spare(outcomes []Outcomes, level int) ([]Outcomes, bool) {
	reached := level < 0
	spared := outcomes
	for i, it := range s.items {
		switch {
		case !outcomes[i].Has(Fail):
		case it.level == level:
			reached = true
		case it.level > level && outcomes[i] == Fail:
			return nil, false
		case it.level > level:
			if &spared[0] == &outcomes[0] {
				spared = slices.Clone(outcomes)
			}
			spared[i] &^= Fail
		}
	}
	return spared, reached
}

// gradeOf is the index of the grade of those points: the last one starts at 0.
func (s *Scorer) gradeOf(points Rate) int {
	for i, g := range s.grading.Grades {
		if points.Cmp(marksRate(g.AtLeast)) >= 0 {
			return i
		}
	}
	return len(s.grading.Grades) - 1
}

// replaced lets criteria outside the grading take the place of the criteria
// inside that they displace: if one inside does not apply, it has the outcomes
// of its displacers. If several displacers apply, one failure is enough to
// fail.
func (s *Scorer) replaced(outcomes []Outcomes) []Outcomes {
	out := outcomes
	for i := range s.items {
		if len(s.items[i].displacers) == 0 || !outcomes[i].Has(NotApplicable) {
			continue
		}
		by := NotApplicable // assume that none of them applies
		for _, d := range s.items[i].displacers {
			by = either(by, outcomes[d])
		}
		if &out[0] == &outcomes[0] {
			out = slices.Clone(outcomes)
		}
		out[i] = outcomes[i]&^NotApplicable | by
	}
	return out
}

// either is the outcomes of two criteria regarded as one duty: failed if one
// has failed, not applicable if neither applies.
func either(a, b Outcomes) Outcomes {
	v := (a | b) & Fail
	if a.Has(Pass) && b&^Fail != 0 || b.Has(Pass) && a&^Fail != 0 {
		v |= Pass
	}
	return v | a&b&NotApplicable
}

// bounds is the interval of the score, vetoes that cap it included.
func (s *Scorer) bounds(outcomes []Outcomes, holds func(*rules.Weight) logic.Value) Interval {
	g := s.grading
	t := s.tally(s.root, outcomes, holds)
	if t.idle || t.empty {
		return Interval{None: true, MayBeNone: true}
	}
	sc := Interval{MayBeNone: t.mayIdle || t.mayEmpty}
	most := int64(g.Max) * 1000 * micro
	lo, hi := t.earned(int64(g.Max) * 1000)
	switch {
	case len(g.Bonus.Adds) > 0:
		least, more := s.bonus(holds)
		sc.Lo, sc.Hi = microRate(min(lo+least, most)), microRate(min(hi+more, most))
	case t.mode == rules.Share || t.mode == rules.Full: // the whole is not rounded
		sc.Lo = NewRate(t.lo.Num*int64(g.Max), t.lo.Den*micro)
		sc.Hi = NewRate(t.hi.Num*int64(g.Max), t.hi.Den*micro)
	default:
		sc.Lo, sc.Hi = microRate(lo), microRate(hi)
	}
	for i, it := range s.items {
		if !it.capped || !outcomes[i].Has(Fail) {
			continue
		}
		sc.Lo = lesser(sc.Lo, marksRate(it.cap))
		if outcomes[i] == Fail {
			sc.Hi = lesser(sc.Hi, marksRate(it.cap))
		}
	}
	return sc
}

func lesser(a, b Rate) Rate {
	if b.Cmp(a) < 0 {
		return b
	}
	return a
}

// bonus bounds what the bonus adds, in micro.
func (s *Scorer) bonus(holds func(*rules.Weight) logic.Value) (least, most int64) {
	b := &s.grading.Bonus
	for i := range b.Adds {
		v := holds(&b.Adds[i])
		if v.Is() {
			least += int64(b.Adds[i].Marks)
		}
		if !v.IsNot() {
			most += int64(b.Adds[i].Marks)
		}
	}
	return min(least, int64(b.Marks)) * micro, min(most, int64(b.Marks)) * micro
}

func (s *Scorer) tally(n *branch, outcomes []Outcomes, holds func(*rules.Weight) logic.Value) tally {
	if len(n.Bands) > 0 {
		return tallyBands(n.Bands, holds)
	}
	if len(n.Groups) == 0 {
		return tallyItems(n.Mode, n.items, func(i int) int64 { return s.items[i].points }, outcomes)
	}
	var parts []part
	for _, g := range n.groups {
		t := s.tally(g, outcomes, holds)
		if t.empty {
			continue
		}
		p := part{mayMiss: t.mayEmpty, mayIdle: t.mayIdle, idle: t.idle}
		rowsOf(g.Marks, holds, func(marks int64) {
			if marks == 0 {
				p.mayMiss = true
				return
			}
			w := way{weight: marks}
			if !t.idle {
				w.lo, w.hi = t.earned(marks)
			}
			p.ways = append(p.ways, w)
		})
		if len(p.ways) > 0 {
			parts = append(parts, p)
		}
	}
	return tallyGroups(n.Mode, parts)
}

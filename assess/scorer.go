package assess

import (
	"slices"

	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/logic"
)

// Grade is one of the grades of the grading.
type Grade = rules.Grade

// scorer is a grading made ready for the criteria of a program: who belongs
// where is settled once. It is immutable.
type scorer struct {
	grading *rules.Grading
	items   []item // by criterion
	root    *branch
}

// item is what a criterion is to the grading.
type item struct {
	points int64 // in thousandths; 0: it earns nothing
	// level is the worst grade that its failure gives, as an index; -1: none.
	level int
	// cap is the least number of points that its failure lets stand, if capped.
	cap    rules.Marks
	capped bool
	// displacers are criteria outside the grading in whose favour it gives
	// way: its place in the score is kept, with their outcomes.
	displacers []int
}

// branch is a node of the grading with the criteria that belong to it.
type branch struct {
	*rules.Node
	items  []int
	groups []*branch
}

// candidate is a criterion that a grading may score.
type candidate struct {
	*rules.Criterion
	points int  // it can earn
	veto   bool // its failure may raise one
}

// newScorer gives each candidate to the first selection that takes it.
func newScorer(g *rules.Grading, criteria []candidate) *scorer {
	s := &scorer{grading: g, items: make([]item, len(criteria))}
	for i, c := range criteria {
		it := &s.items[i]
		it.points, it.level = int64(c.points)*1000, -1
		if !c.veto {
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
				if !taken[i] && c.points > 0 && n.Select.Has(c.Criterion) {
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
	return slices.IndexFunc(g.Grades, func(r Grade) bool { return r.ID == id })
}

// grade prepares the grading for the criteria in force. A grading that is not
// valid is not prepared: its sums could overflow.
func (c *compiler) grade() {
	if faults := c.bundle.ValidateGrading(); len(faults) > 0 {
		for _, d := range faults {
			d.Place.Pointer = "/grading" + d.Place.Pointer
			c.list = append(c.list, d)
		}
		return
	}
	graded := c.bundle.Graded()
	inside := func(cr *criterion) bool { return graded == nil || graded[cr.Pack] }
	list := make([]candidate, len(c.criteria))
	for i, cr := range c.criteria {
		list[i].Criterion = cr.Criterion
		if inside(cr) {
			list[i].points = cr.points
			list[i].veto = (cr.standing == Counts || cr.standing == ByLetter) && !cr.Element && !c.heads(i)
		}
	}
	s := newScorer(&c.bundle.Grading, list)
	over := make([][]int, len(c.criteria)) // criteria outside that displace each
	for i, cr := range c.criteria {
		if inside(cr) || cr.standing != Counts {
			continue
		}
		for _, id := range cr.Displaces {
			if k, ok := c.byID[id]; ok {
				over[k] = append(over[k], i)
			}
		}
	}
	for i, cr := range c.criteria {
		if inside(cr) {
			s.items[i].displacers = above(over, i)
		}
	}
	c.scorer = s
}

// above is what displaces i, what displaces that, and so on: a city's rule may
// displace the province's that displaces the nation's.
func above(over [][]int, i int) []int {
	list := slices.Clone(over[i])
	for n := 0; n < len(list); n++ {
		for _, k := range over[list[n]] {
			if k != i && !slices.Contains(list, k) {
				list = append(list, k)
			}
		}
	}
	return list
}

// score is the score and the grades still possible for the unit's own duties:
// an answer only narrows them. The best grade is shut, whatever the grading says
// of it, by what is serious, what binds through the letter, a duty of law that
// asks the same in its place, and a place that is not covered.
func (j *judged) score() (Score, []Grade) {
	score, grades := j.p.scorer.score(j.own, func(w *rules.Weight) logic.Value { return logic.Eval(j.p.weights[w], j.env) })
	may, must := j.uncovered()
	for i, c := range j.p.criteria {
		if j.counts(i) && (c.letter || c.severity != rules.General) {
			may, must = may || j.own[i].Has(Fail), must || j.own[i] == Fail
		}
	}
	return score, j.p.belowBest(grades, may, must)
}

// graded is score with the best grade shut where a serious duty of others on
// the premises has failed: a place is no better for burning by somebody else's
// fault. What is not known of others shuts nothing; the letter names it.
func (j *judged) graded() (Score, []Grade) {
	score, grades := j.score()
	burns := false
	for i := range j.p.criteria {
		burns = burns || j.burns(i)
	}
	return score, j.p.belowBest(grades, burns, burns)
}

// belowBest lets the grade below the best take its place, or stand beside it.
func (p *Program) belowBest(grades []Grade, may, must bool) []Grade {
	all := p.bundle.Grading.Grades
	if !may || len(all) < 2 || len(grades) == 0 || grades[0].ID != all[0].ID {
		return grades
	}
	if len(grades) < 2 || grades[1].ID != all[1].ID {
		grades = append([]rules.Grade{grades[0], all[1]}, grades[1:]...)
	}
	if must {
		grades = grades[1:]
	}
	return grades
}

// score gives the bounds of the score and the grades that are still possible,
// best first, for the outcomes of the criteria. Criteria and the rows of
// tables are taken as independent of each other. Both are outer bounds: what
// some completion gives is in them, and narrowing outcomes or rows never adds
// to them. No grade is possible where there is no score and no veto.
func (s *scorer) score(outcomes []Verdict, holds func(*rules.Weight) logic.Value) (Score, []Grade) {
	if s.grading.ID == "" {
		return Score{None: true, MayBeNone: true}, nil
	}
	outcomes = s.replaced(outcomes)
	score := s.bounds(outcomes, holds)
	grades := s.grading.Grades
	possible := make([]bool, len(grades))
	// The worst veto that fails is level, for each level from none up. What is
	// worse has then not failed, and is taken out of the outcomes: the interval
	// alone would offer grades in its middle that no completion reaches.
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
	var list []Grade
	for i, ok := range possible {
		if ok {
			list = append(list, grades[i])
		}
	}
	return score, list
}

// spare takes the failures of vetoes worse than level out of the outcomes. It
// reports false where one of them has failed, or where none of level can fail.
func (s *scorer) spare(outcomes []Verdict, level int) ([]Verdict, bool) {
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

// gradeOf is the index of the grade of those points: the last one is from 0.
func (s *scorer) gradeOf(points Rate) int {
	for i, g := range s.grading.Grades {
		if points.Cmp(marksRate(g.AtLeast)) >= 0 {
			return i
		}
	}
	return len(s.grading.Grades) - 1
}

// replaced lets criteria outside the grading take the place of those inside
// that they displace: where one inside does not apply, it has the outcomes of
// its displacers. Of several that apply, one failure fails.
func (s *scorer) replaced(outcomes []Verdict) []Verdict {
	out := outcomes
	for i := range s.items {
		if len(s.items[i].displacers) == 0 || !outcomes[i].Has(NotApplicable) {
			continue
		}
		by := NotApplicable // that none of them applies
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

// either is the outcomes of two criteria taken as one duty: failed if one has
// failed, not applicable if neither applies.
func either(a, b Verdict) Verdict {
	v := (a | b) & Fail
	if a.Has(Pass) && b&^Fail != 0 || b.Has(Pass) && a&^Fail != 0 {
		v |= Pass
	}
	return v | a&b&NotApplicable
}

// bounds is the interval of the score, vetoes that cap it included.
func (s *scorer) bounds(outcomes []Verdict, holds func(*rules.Weight) logic.Value) Score {
	g := s.grading
	t := s.tally(s.root, outcomes, holds)
	if t.idle || t.empty {
		return Score{None: true, MayBeNone: true}
	}
	sc := Score{MayBeNone: t.mayIdle || t.mayEmpty}
	most := int64(g.Max) * 1000 * micro
	lo, hi := t.earned(int64(g.Max) * 1000)
	switch {
	case len(g.Bonus.Adds) > 0:
		least, more := s.bonus(holds)
		sc.Lo, sc.Hi = microRate(min(lo+least, most)), microRate(min(hi+more, most))
	case t.mode == rules.Share || t.mode == rules.Full: // the whole is not rounded
		sc.Lo = rateOf(t.lo.Num*int64(g.Max), t.lo.Den*micro)
		sc.Hi = rateOf(t.hi.Num*int64(g.Max), t.hi.Den*micro)
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
func (s *scorer) bonus(holds func(*rules.Weight) logic.Value) (least, most int64) {
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

func (s *scorer) tally(n *branch, outcomes []Verdict, holds func(*rules.Weight) logic.Value) tally {
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

package score

import (
	"flag"
	"math/bits"
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"

	"github.com/fire321/fire321/internal/rounds"
	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/logic"
)

var seed = flag.Uint64("seed", 1, "where the random tests begin")

// scheme is a random grading with the outcomes of its criteria and the truth
// of its rows, each a set.
type scheme struct {
	g        *rules.Grading
	criteria []Candidate
	outcomes []Outcomes
	rows     []*rules.Weight
	truth    []logic.Value
	// outer: a veto that caps stands beside a bonus, and the bounds may be too
	// wide: that there is a score at all may mean that the veto has failed.
	outer bool
}

func (s *scheme) score() (Interval, []rules.Grade) { return s.scoreOf(s.outcomes, s.truth) }

func (s *scheme) scoreOf(outcomes []Outcomes, truth []logic.Value) (Interval, []rules.Grade) {
	at := map[*rules.Weight]int{}
	for i, w := range s.rows {
		at[w] = i
	}
	return New(s.g, s.criteria).Score(outcomes, func(w *rules.Weight) logic.Value { return truth[at[w]] })
}

// members are the outcomes that are still possible, one by one.
func (o Outcomes) members() (list []Outcomes) {
	for v := Pass; v <= NotApplicable; v <<= 1 {
		if o.Has(v) {
			list = append(list, v)
		}
	}
	return list
}

func open(v logic.Value) bool { return v.May == logic.Either().May }

// completions is how many complete outcomes there are.
func (s *scheme) completions() int {
	n := 1
	for _, v := range s.outcomes {
		n *= len(v.members())
	}
	for _, v := range s.truth {
		if open(v) {
			n *= 2
		}
	}
	return n
}

// each visits every complete outcome.
func (s *scheme) each(visit func([]Outcomes, []logic.Value)) {
	outcomes, truth := slices.Clone(s.outcomes), slices.Clone(s.truth)
	var rows func(i int)
	rows = func(i int) {
		if i == len(truth) {
			visit(outcomes, truth)
			return
		}
		for _, v := range []logic.Value{logic.False(), logic.True()} {
			if s.truth[i].May&v.May != 0 {
				truth[i] = v
				rows(i + 1)
			}
		}
	}
	var criteria func(i int)
	criteria = func(i int) {
		if i == len(outcomes) {
			rows(0)
			return
		}
		for v := Pass; v <= NotApplicable; v <<= 1 {
			if s.outcomes[i].Has(v) {
				outcomes[i] = v
				criteria(i + 1)
			}
		}
	}
	criteria(0)
}

// frac is an exact fraction; the zero frac is none. Overflow panics.
type frac struct{ n, d int64 }

func newFrac(n, d int64) frac {
	k := gcd(n, d)
	return frac{n / k, d / k}
}

func times(a, b int64) int64 {
	hi, lo := bits.Mul64(uint64(a), uint64(b))
	if hi != 0 || lo >= 1<<62 {
		panic("overflow")
	}
	return int64(lo)
}

func gcd(a, b int64) int64 {
	for b != 0 {
		a, b = b, a%b
	}
	return a
}

func (a frac) times(b frac) frac {
	x, y := newFrac(a.n, b.d), newFrac(b.n, a.d) // first, that it may fit
	return frac{times(x.n, y.n), times(x.d, y.d)}
}

func (a frac) over(b frac) frac { return a.times(frac{b.d, b.n}) }

func (a frac) plus(b frac) frac {
	k := gcd(a.d, b.d)
	return newFrac(times(a.n, b.d/k)+times(b.n, a.d/k), times(a.d/k, b.d))
}

// minus is 0 where b is more.
func (a frac) minus(b frac) frac {
	k := gcd(a.d, b.d)
	return newFrac(max(0, times(a.n, b.d/k)-times(b.n, a.d/k)), times(a.d/k, b.d))
}

func (a frac) less(b frac) bool {
	h1, l1 := bits.Mul64(uint64(a.n), uint64(b.d))
	h2, l2 := bits.Mul64(uint64(b.n), uint64(a.d))
	return h1 < h2 || h1 == h2 && l1 < l2
}

// millionth rounds half up.
func (a frac) millionth() frac { return newFrac((times(a.n, 2000000)+a.d)/(2*a.d), 1000000) }

func least(a, b frac) frac {
	if b.less(a) {
		return b
	}
	return a
}

func fracOf(r Rate) frac { return newFrac(r.Num, max(r.Den, 1)) }

func ofMarks(m rules.Marks) frac { return newFrac(int64(m), 1000) }

// oracle scores complete outcomes by the words of the reference.
type oracle struct {
	*scheme
	outcomes []Outcomes
	holds    map[*rules.Weight]bool
	taken    []bool
}

func (o *oracle) row(rows []rules.Weight) frac {
	for i := range rows {
		if o.holds[&rows[i]] {
			return ofMarks(rows[i].Marks)
		}
	}
	panic("no row holds")
}

// earned is what the node earns of the marks, or none if nothing in it
// applies; it is empty if nothing in it has marks.
func (o *oracle) earned(n *rules.Node, marks frac) (points frac, empty bool) {
	if len(n.Bands) > 0 {
		return o.row(n.Bands), false
	}
	sum, got, left := frac{0, 1}, frac{0, 1}, marks
	empty = true
	add := func(weight, rate frac) {
		if weight.n == 0 {
			return
		}
		empty = false
		if rate == (frac{}) { // does not apply
			if n.Mode != rules.Full {
				return
			}
			rate = frac{1, 1}
		}
		sum = sum.plus(weight)
		got = got.plus(weight.times(rate))
		left = left.minus(weight.minus(weight.times(rate)))
	}
	for i := range n.Groups {
		g := &n.Groups[i]
		w := o.row(g.Marks)
		e, none := o.earned(g, w)
		if none {
			continue
		}
		if e != (frac{}) && w.n > 0 {
			e = e.millionth().over(w)
		}
		add(w, e)
	}
	if len(n.Groups) == 0 {
		for i, c := range o.criteria {
			if !o.taken[i] && n.Select.Has(c.Criterion) {
				o.taken[i] = true
				add(frac{int64(c.Points), 1}, map[Outcomes]frac{Pass: {1, 1}, Fail: {0, 1}}[o.outcomes[i]])
			}
		}
	}
	switch {
	case empty:
		return frac{}, true
	case n.Mode == rules.Deduct:
		return left, false
	case sum.n == 0:
		return frac{}, false
	}
	return marks.times(got.over(sum)), false
}

// oracle gives the points, or none, and the grade, or -1.
func (s *scheme) oracle(outcomes []Outcomes, truth []logic.Value) (frac, int) {
	o := &oracle{scheme: s, outcomes: outcomes, holds: map[*rules.Weight]bool{}, taken: make([]bool, len(s.criteria))}
	for i, w := range s.rows {
		o.holds[w] = truth[i].Is()
	}
	g := s.g
	most := frac{int64(g.Max), 1}
	points, _ := o.earned(&g.Score, most)
	some := points != frac{}
	if some && len(g.Bonus.Adds) > 0 {
		bonus := frac{0, 1}
		for i := range g.Bonus.Adds {
			if o.holds[&g.Bonus.Adds[i]] {
				bonus = bonus.plus(ofMarks(g.Bonus.Adds[i].Marks))
			}
		}
		points = least(points.millionth().plus(least(bonus, ofMarks(g.Bonus.Marks))), most)
	}
	level := -1
	for _, v := range g.Vetoes {
		for i, c := range s.criteria {
			switch {
			case !c.Veto || outcomes[i] != Fail || !v.Select.Has(c.Criterion):
			case v.Grade != "":
				level = max(level, gradeIndex(g, v.Grade))
			case some:
				points = least(points, ofMarks(v.AtMost))
			}
		}
	}
	if some {
		for i, r := range g.Grades {
			if !points.less(ofMarks(r.AtLeast)) {
				return points, max(level, i)
			}
		}
	}
	return points, level
}

// newScheme makes a random grading.
func newScheme(r *rand.Rand) *scheme {
	s := &scheme{g: &rules.Grading{ID: "random", Max: 1 + r.IntN(100)}}
	n := r.IntN(6)
	for i := range n {
		c := Candidate{Criterion: &rules.Criterion{ID: strconv.Itoa(i), Theme: string(rune('a' + r.IntN(3))), Severity: rules.Severities()[r.IntN(3)]}}
		c.Points, c.Veto = r.IntN(4), r.IntN(4) > 0
		s.criteria = append(s.criteria, c)
		s.outcomes = append(s.outcomes, Outcomes(1+r.IntN(7)))
	}
	random := func(most rules.Marks) rules.Marks {
		if r.IntN(6) == 0 {
			return 0
		}
		return rules.Marks(r.Int64N(int64(most) + 1))
	}
	table := func(rows int, most rules.Marks) []rules.Weight {
		list := make([]rules.Weight, rows)
		for i := range list {
			list[i].Marks = random(most)
			if i < rows-1 {
				list[i].When = logic.Truth(true) // stands for any
			}
		}
		return list
	}
	var grow func(n *rules.Node, marks rules.Marks, depth int)
	grow = func(n *rules.Node, marks rules.Marks, depth int) {
		switch k := r.IntN(8); {
		case k == 0 && marks > 0:
			n.Bands = table(1+r.IntN(3), marks)
			return
		case k < 4 && depth < 3:
			n.Groups = make([]rules.Node, 1+r.IntN(3))
		case r.IntN(2) == 0:
			n.Select.Themes = []string{"a", "b", "c"}[:1+r.IntN(3)]
		}
		n.Mode = rules.Modes()[r.IntN(3)]
		for i := range n.Groups {
			g := &n.Groups[i]
			g.Marks = table(1+r.IntN(2), 5000)
			small := g.Marks[0].Marks
			for _, w := range g.Marks {
				if small == 0 || w.Marks > 0 && w.Marks < small {
					small = w.Marks
				}
			}
			grow(g, small, depth+1)
		}
	}
	grow(&s.g.Score, rules.Marks(s.g.Max)*1000, 0)
	if r.IntN(4) == 0 {
		s.g.Bonus = rules.Bonus{Marks: random(3000), Adds: table(3, 2000)[:1+r.IntN(2)]}
	}
	for at, i := int64(s.g.Max)*1000, 0; ; i++ {
		at = r.Int64N(at)
		if i == 3 {
			at = 0
		}
		s.g.Grades = append(s.g.Grades, rules.Grade{ID: string(rune('A' + i)), AtLeast: rules.Marks(at)})
		if at == 0 {
			break
		}
	}
	for range r.IntN(4) {
		v := rules.Veto{Select: rules.Select{Severity: rules.Severities()[r.IntN(3):]}}
		if r.IntN(2) == 0 {
			v.Grade = s.g.Grades[r.IntN(len(s.g.Grades))].ID
		} else {
			v.AtMost = random(rules.Marks(s.g.Max) * 1000)
		}
		s.outer = s.outer || v.Grade == "" && len(s.g.Bonus.Adds) > 0
		s.g.Vetoes = append(s.g.Vetoes, v)
	}
	s.g.EachWeight(func(w *rules.Weight) {
		s.rows = append(s.rows, w)
		v := []logic.Value{logic.False(), logic.True(), logic.Either()}[r.IntN(3)]
		if w.When == nil {
			v = logic.True()
		}
		s.truth = append(s.truth, v)
	})
	return s
}

// Promise: the interval of a random grading is exactly what trying all
// combinations gives (or at least covers it, for a cap beside a bonus); every
// grade that a combination reaches is among those possible; a further answer
// never widens either; and complete answers leave one of each.
func TestScoreBrute(t *testing.T) {
	t.Parallel()
	var completions, exact, wider, gradesExact int
	for n := range rounds.Of(100_000) {
		r := rand.New(rand.NewPCG(*seed, uint64(n)))
		s := newScheme(r)
		for s.completions() > 3000 {
			s = newScheme(r)
		}
		completions += s.completions()
		score, grades := s.score()
		var lo, hi frac
		none := false
		reached := make([]bool, len(s.g.Grades))
		fail := func(format string, args ...any) {
			t.Helper()
			t.Errorf("seed %d, tree %d: "+format, append([]any{*seed, n}, args...)...)
			t.Fatalf("grading %+v\ncriteria %+v\noutcomes %v\ntruth %v", s.g, s.criteria, s.outcomes, s.truth)
		}
		s.each(func(outcomes []Outcomes, truth []logic.Value) {
			points, grade := s.oracle(outcomes, truth)
			switch {
			case points == frac{}:
				none = true
			case lo == frac{}:
				lo, hi = points, points
			case points.less(lo):
				lo = points
			case hi.less(points):
				hi = points
			}
			if grade >= 0 {
				reached[grade] = true
			}
		})
		switch {
		case none && !score.MayBeNone, lo != frac{} && score.None:
			fail("score %v, but none %v, from %v", score, none, lo)
		case lo == frac{}:
		case lo.less(fracOf(score.Lo)) || fracOf(score.Hi).less(hi):
			fail("score %v, but %v to %v", score, lo, hi)
		case fracOf(score.Lo) == lo && fracOf(score.Hi) == hi && score.MayBeNone == none:
			exact++
		case !s.outer:
			fail("score %v, but exactly %v to %v, none %v", score, lo, hi, none)
		default:
			wider++
		}
		same := true
		for i, g := range s.g.Grades {
			possible := slices.ContainsFunc(grades, func(p rules.Grade) bool { return p.ID == g.ID })
			if reached[i] && !possible {
				fail("grade %s is reached, possible are %v", g.ID, grades)
			}
			same = same && reached[i] == possible
		}
		if same {
			gradesExact++
		}
		checkNarrowing(s, r, score, grades, fail)
	}
	t.Logf("%d trees, %d combinations: %d intervals exact, %d wider; grades exact in %d", rounds.Of(100_000), completions, exact, wider, gradesExact)
}

// checkNarrowing answers one thing after the other, in random order.
func checkNarrowing(s *scheme, r *rand.Rand, score Interval, grades []rules.Grade, fail func(string, ...any)) {
	outcomes, truth := slices.Clone(s.outcomes), slices.Clone(s.truth)
	steps := r.Perm(len(outcomes) + len(truth))
	for n := 0; n < len(steps); n++ {
		i := steps[n]
		if i < len(outcomes) {
			kept := outcomes[i].members()
			v := kept[r.IntN(len(kept))]
			if len(kept) == 3 && r.IntN(2) == 0 { // leave two
				outcomes[i] &^= v
				steps = append(steps, i)
			} else {
				outcomes[i] = v
			}
		} else if open(truth[i-len(outcomes)]) {
			truth[i-len(outcomes)] = []logic.Value{logic.False(), logic.True()}[r.IntN(2)]
		}
		next, left := s.scoreOf(outcomes, truth)
		if !score.Contains(next) {
			fail("%v widened to %v: %v %v", score, next, outcomes, truth)
		}
		for _, g := range left {
			if !slices.ContainsFunc(grades, func(o rules.Grade) bool { return o.ID == g.ID }) {
				fail("grade %s was added to %v: %v %v", g.ID, grades, outcomes, truth)
			}
		}
		score, grades = next, left
	}
	points, grade := s.oracle(outcomes, truth)
	switch {
	case score.None != (points == frac{}), !score.None && (score.MayBeNone || score.Lo != score.Hi || fracOf(score.Lo) != points):
		fail("complete: %v, want %v", score, points)
	case grade < 0 && len(grades) > 0, grade >= 0 && (len(grades) != 1 || grades[0].ID != s.g.Grades[grade].ID):
		fail("complete: grades %v, want %d", grades, grade)
	}
}

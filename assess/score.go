package assess

import (
	"slices"

	"github.com/fire321/fire321/assess/internal/score"
	"github.com/fire321/fire321/internal/canon"
	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/logic"
)

// Grade is one of the grades of the grading.
type Grade = rules.Grade

// Score is the interval of points that are still possible, out of the grading's
// Max. It may be wider than the range that complete answers can reach, but
// never narrower. An answer never widens it. When all is answered, it is a
// point or None. Scores are comparable with ==.
type Score struct {
	// None: there is no score, since nothing that scores applies; Lo and Hi are
	// zero. MayBeNone: None is one of the possibilities, or the only one.
	None, MayBeNone bool
	// Lo and Hi are the bounds, both inclusive.
	Lo, Hi Rate
}

// Contains reports whether everything that o still allows is allowed by s.
func (s Score) Contains(o Score) bool {
	return s.interval().Contains(o.interval())
}

// Text is the score in words with at most one decimal, rounded outwards: the
// lower bound down, the upper bound up. A score that is a point is rounded
// down: a score below a grade must never read as if it reached the grade.
func (s Score) Text() Text { return s.interval().Text() }

func (s *Score) members(c *canon.Codec) {
	c.Bool("none", &s.None)
	if s.None {
		return
	}
	c.Bool("may_be_none", &s.MayBeNone)
	c.Member("lo", func(c *canon.Codec) { s.Lo.bound(c, false) })
	c.Member("hi", func(c *canon.Codec) { s.Hi.bound(c, s.Lo != s.Hi) })
	if c.Reading() && s.Lo.Cmp(s.Hi) > 0 {
		c.Fail("", "下限比上限高", "the lower bound is above the upper one")
	}
}

// bound describes a bound of a score. The rounded text is for people; the
// decoder reads the exact number, and then compares the rounded one.
func (r *Rate) bound(c *canon.Codec, up bool) {
	den := max(r.Den, 1)
	c.Number("num", &r.Num)
	c.Number("den", &den)
	c.Custom("rounded", func() canon.Value { return canon.Num(logic.FormatDecimal(score.Rate(*r).Tenths(up), 1)) },
		func(canon.Value) bool { return true })
	if !c.Reading() {
		return
	}
	if r.Den = den; !r.exact() {
		*r = Rate{}
		c.Fail("", "应是不小于 0 的最简分数", "expected a fraction in lowest terms that is not negative")
	}
}

// exact reports whether r is in lowest terms.
func (r Rate) exact() bool {
	return r.Num >= 0 && r.Den > 0 && score.NewRate(r.Num, r.Den) == score.Rate(r)
}

// Rate is an exact number of points, Num / Den, in lowest terms and never
// negative. The zero Rate is 0 too.
type Rate struct{ Num, Den int64 }

// Cmp compares the exact values: -1, 0 or 1.
func (r Rate) Cmp(o Rate) int { return score.Rate(r).Cmp(score.Rate(o)) }

// Floor rounds down to one decimal: 82.3, 90.
func (r Rate) Floor() string { return score.Rate(r).Floor() }

// Ceil rounds up to one decimal.
func (r Rate) Ceil() string { return score.Rate(r).Ceil() }

func (s Score) interval() score.Interval {
	return score.Interval{None: s.None, MayBeNone: s.MayBeNone, Lo: score.Rate(s.Lo), Hi: score.Rate(s.Hi)}
}

// grade prepares the grading for the criteria in force. It does not prepare an
// invalid grading: the sums could overflow.
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
	list := make([]score.Candidate, len(c.criteria))
	for i, cr := range c.criteria {
		list[i].Criterion = cr.Criterion
		if inside(cr) {
			list[i].Points = cr.points
			list[i].Veto = (cr.standing == Counts || cr.standing == ByLetter) && !cr.Element && !c.heads(i)
		}
	}
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
			list[i].Displacers = above(over, i)
		}
	}
	c.scorer = score.New(&c.bundle.Grading, list)
}

// above is what displaces i, what displaces that, and so on: a city's rule may
// displace the province's rule that displaces the national one.
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

// score is the score and the grades still possible for the unit's own duties.
// An answer only narrows them. Regardless of the grading, these shut the best
// grade: what is serious, what binds through the letter, a duty of law that
// asks the same in its place, and a place that is not covered.
func (j *judged) score() (Score, []Grade) {
	outcomes := make([]score.Outcomes, len(j.own))
	for i, v := range j.own {
		outcomes[i] = score.Outcomes(v)
	}
	points, grades := j.p.scorer.Score(outcomes, func(w *rules.Weight) logic.Value { return logic.Eval(j.p.weights[w], j.env) })
	may, must := j.uncovered()
	for i, c := range j.p.criteria {
		if j.counts(i) && (c.letter || c.severity != rules.General) {
			may, must = may || j.own[i].Has(Fail), must || j.own[i] == Fail
		}
	}
	return Score{points.None, points.MayBeNone, Rate(points.Lo), Rate(points.Hi)}, j.p.belowBest(grades, may, must)
}

// graded is score with the best grade shut if a serious duty of others on the
// premises has failed: a fire is no better if it is somebody else's fault.
// Unknown duties of others shut nothing; the letter names them.
func (j *judged) graded() (Score, []Grade) {
	points, grades := j.score()
	burns := false
	for i := range j.p.criteria {
		burns = burns || j.burns(i)
	}
	return points, j.p.belowBest(grades, burns, burns)
}

// belowBest replaces the best grade by the one below it, or adds that one.
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

package assess

import (
	"cmp"
	"slices"

	"github.com/fire321/fire321/rules"
)

// Worth is what mending one hazard alone would regain.
type Worth struct {
	Criterion string
	// Score and Grades are those after mending it, with all else as it is.
	Score  Score
	Grades []Grade
}

// Worth returns, for each hazard that earns points, the score after mending
// it alone. Mending is not additive: of two vetoes, one alone regains nothing.
func (p *Program) Worth(a Answers) []Worth {
	j := p.judge(a)
	var list []Worth
	for i, c := range p.criteria {
		if j.counts(i) && j.own[i] == Fail && c.points > 0 {
			score, grades := j.mended(i).graded()
			list = append(list, Worth{Criterion: c.ID, Score: score, Grades: grades})
		}
	}
	return list
}

// mended is the judgement with those criteria met, and all else as it is but
// for what counts them.
func (j *judged) mended(met ...int) *judged {
	env := *j.env
	k := &judged{p: j.p, at: j.at, env: &env, raw: slices.Clone(j.raw), own: slices.Clone(j.own), owner: j.owner, failed: j.failed}
	env.Violated, env.CountViolated = k.violated, k.countViolated
	for _, i := range met {
		k.raw[i], k.own[i] = Pass, Pass
	}
	for _, i := range j.p.order {
		if j.p.criteria[i].counts != nil && !slices.Contains(met, i) {
			k.verdict(i)
		}
	}
	return k
}

// Route is a set of criteria that, once they are met, reach an aim. None of
// them is superfluous. They stand in the order of danger: the gravest first,
// then what costs nothing today.
type Route struct {
	// Aim is the id of a grade, or "letter" for the first branch of the
	// commitment.
	Aim   string
	Title Text
	// Mend are hazards. FindOut are criteria that are open and on which the aim
	// still hangs: they have to be looked at, and may turn out badly.
	Mend, FindOut []string
	// Score and Grades are those after mending. What is to be found out is left
	// open in them: nobody is to suppose that it is well.
	Score  Score
	Grades []Grade
}

// AimLetter is the aim of the route to the first branch of the letter.
const AimLetter = "letter"

// Routes returns the route to the grade above the worst that is still
// possible, and the one to the letter; one that is reached already, or that
// meeting criteria cannot reach, is left out. Each is run to check.
func (p *Program) Routes(a Answers) []Route {
	j := p.judge(a)
	var failed, open []int // what could be met and is not known to be
	for _, i := range p.byDanger {
		switch {
		case !j.counts(i) || p.heads(i):
		case j.own[i] == Fail:
			failed = append(failed, i)
		case j.own[i].Has(Fail):
			open = append(open, i)
		}
	}
	open = append(failed, open...)
	var list []Route
	if r, ok := p.gradeRoute(j, open); ok {
		list = append(list, r)
	}
	if r, ok := p.letterRoute(j, open); ok {
		list = append(list, r)
	}
	return list
}

// danger orders criteria, the gravest first: within a severity people asleep or
// trapped, then what can be mended today, then points. Equal ones keep their
// order.
func (p *Program) danger(a, b int) int {
	x, y := p.criteria[a], p.criteria[b]
	first := func(x, y bool) int {
		switch {
		case x == y:
			return 0
		case x:
			return -1
		}
		return 1
	}
	return cmp.Or(y.severity.Rank()-x.severity.Rank(), first(x.Urgent, y.Urgent), first(x.today(), y.today()), y.points-x.points)
}

// today reports whether a breach is to be mended on the day it is found.
func (c *criterion) today() bool { return c.Remedy.HasDays && c.Remedy.WithinDays == 0 }

func (p *Program) gradeRoute(j *judged, open []int) (Route, bool) {
	all := p.bundle.Grading.Grades
	rank := func(g []Grade) int { // of the worst that is possible; 0 is the best
		worst := -1
		for i := range all {
			for _, one := range g {
				if one.ID == all[i].ID {
					worst = i
				}
			}
		}
		return worst
	}
	_, now := j.graded()
	aim := rank(now) - 1
	if aim < 0 {
		return Route{}, false
	}
	set := slices.DeleteFunc(slices.Clone(open), func(i int) bool { return !p.scores(i) })
	set, ok := shortest(set, func(set []int) bool {
		_, g := j.mended(set...).graded()
		r := rank(g)
		return r >= 0 && r <= aim
	})
	if !ok {
		return Route{}, false
	}
	return p.route(j, all[aim].ID, all[aim].Title, set), true
}

// shortest takes of the list what reaches, first to last, and leaves out what
// is then superfluous, last to first.
func shortest(list []int, reaches func([]int) bool) ([]int, bool) {
	if !reaches(list) {
		return nil, false
	}
	n := 1
	for n < len(list) && !reaches(list[:n]) {
		n++
	}
	set := slices.Clone(list[:n])
	for n := len(set) - 1; n >= 0; n-- {
		if less := slices.Delete(slices.Clone(set), n, n+1); reaches(less) {
			set = less
		}
	}
	return set, true
}

// scores reports whether meeting a criterion can change the score or a grade:
// it has points or a veto, shuts the best grade, stands in for one that does, or
// is counted.
func (p *Program) scores(i int) bool {
	if p.scorer.Matters(i) || p.criteria[i].letter || p.criteria[i].severity != rules.General {
		return true
	}
	return slices.ContainsFunc(p.criteria, func(c *criterion) bool { return slices.Contains(c.counts, i) })
}

// letterRoute begins with what stands in the way of the first branch or could,
// and what serious summaries count, and leaves out what is superfluous: what
// applies only because another has failed, and causes beyond those that a
// summary minds.
func (p *Program) letterRoute(j *judged, open []int) (Route, bool) {
	wanted := make([]bool, len(p.criteria))
	silent := j.silent() // then whatever is met gives the letter something to speak of
	for i, c := range p.criteria {
		if !j.counts(i) || !j.own[i].Has(Fail) {
			continue
		}
		wanted[i] = wanted[i] || silent || c.severity != rules.General || c.standing == ByLetter
		if p.heads(i) && c.severity != rules.General {
			for _, k := range c.counts {
				wanted[k] = true
			}
		}
	}
	if p.prominent != nil {
		for _, item := range p.prominent.Items {
			for _, i := range p.tags[rules.RiskTag(item.N)] {
				wanted[i] = true
			}
		}
	}
	set := slices.DeleteFunc(slices.Clone(open), func(i int) bool { return !wanted[i] })
	if len(set) == 0 || p.seriousGap() {
		return Route{}, false
	}
	set, ok := shortest(set, func(set []int) bool { return j.mended(set...).opensLetter() })
	if !ok {
		return Route{}, false
	}
	return p.route(j, AimLetter, Text{ZH: "承诺书第一种", EN: "the first branch of the letter"}, set), true
}

func (p *Program) route(j *judged, aim string, title Text, set []int) Route {
	r := Route{Aim: aim, Title: title}
	var mend []int
	for _, i := range set {
		if j.own[i] == Fail {
			mend = append(mend, i)
			r.Mend = append(r.Mend, p.criteria[i].ID)
		} else {
			r.FindOut = append(r.FindOut, p.criteria[i].ID)
		}
	}
	r.Score, r.Grades = j.mended(mend...).graded()
	return r
}

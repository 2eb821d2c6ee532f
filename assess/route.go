package assess

import (
	"cmp"
	"slices"

	"github.com/fire321/fire321/rules"
)

// Worth is what the unit would regain by mending one hazard alone.
type Worth struct {
	Criterion string
	// Score and Grades are those after mending it, if all else stays the same.
	Score  Score
	Grades []Grade
}

// Worth returns, for each hazard that earns points, the score after mending it
// alone. The effects do not add up: if there are two vetoes, mending one alone
// regains nothing.
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

// mended is the judgement with those criteria met. All else stays the same,
// except what counts them.
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

// Route is a set of criteria that reach an aim when they are met. None of them
// is superfluous. They are sorted by danger: the gravest first, then what costs
// nothing today.
type Route struct {
	// Aim is the id of a grade, or "letter" for the first branch of the
	// commitment.
	Aim   string
	Title Text
	// Mend are hazards. FindOut are open criteria on which the aim still
	// depends: somebody has to look at them, and the result may be bad.
	Mend, FindOut []string
	// Score and Grades are those after mending. FindOut stays open in them:
	// nobody should assume that it is well.
	Score  Score
	Grades []Grade
}

// AimLetter is the aim of the route to the first branch of the letter.
const AimLetter = "letter"

// Routes returns the route to the grade above the worst that is still possible,
// and the route to the letter. It leaves out an aim that is reached already, or
// that cannot be reached by meeting criteria. Each route is judged once to
// verify it.
func (p *Program) Routes(a Answers) []Route {
	j := p.judge(a)
	var failed, open []int // what could be met but is not known to be met
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

// danger orders criteria, the gravest first. Within a severity, danger to
// people who are asleep or trapped comes first, then what can be mended today,
// then points. Equal ones keep their order.
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

// today reports whether a breach must be mended on the day when it is found.
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

// shortest takes criteria from the list, first to last, until it reaches, and
// then drops those that are superfluous, last to first.
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
// it has points or a veto, shuts the best grade, replaces one that does, or is
// counted.
func (p *Program) scores(i int) bool {
	if p.scorer.Matters(i) || p.criteria[i].letter || p.criteria[i].severity != rules.General {
		return true
	}
	return slices.ContainsFunc(p.criteria, func(c *criterion) bool { return slices.Contains(c.counts, i) })
}

// letterRoute begins with what prevents the first branch or could prevent it,
// and what serious summaries count. Then it drops what is superfluous: what
// applies only because another has failed, and causes that the summary does not
// need.
func (p *Program) letterRoute(j *judged, open []int) (Route, bool) {
	wanted := make([]bool, len(p.criteria))
	silent := j.silent() // then anything that is met gives the letter something to say
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

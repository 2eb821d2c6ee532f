package assess

import (
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
			score, grades := j.mended(i).score()
			list = append(list, Worth{Criterion: c.ID, Score: score, Grades: grades})
		}
	}
	return list
}

// mended is the judgement with those criteria met, and all else as it is but
// for what counts them.
func (j *judged) mended(met ...int) *judged {
	env := *j.env
	k := &judged{p: j.p, env: &env, raw: slices.Clone(j.raw), own: slices.Clone(j.own), owner: j.owner}
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
// them is superfluous.
type Route struct {
	// Aim is the id of a grade, or "letter" for the first branch of the
	// commitment.
	Aim   string
	Title Text
	// Mend are hazards, FindOut criteria that are open and have to be found
	// to be met.
	Mend, FindOut []string
	Score         Score
	Grades        []Grade
}

// AimLetter is the aim of the route to the first branch of the letter.
const AimLetter = "letter"

// routeBudget is how many sets are scored before the search turns greedy.
const routeBudget = 20000

// Routes returns the route to the grade above the worst that is still
// possible, and the one to the letter; one that is reached already, or that
// meeting criteria cannot reach, is left out.
//
// Sets of up to three are all tried, smallest and earliest in the checklist
// first; beyond that the search is greedy. Each is run to check.
func (p *Program) Routes(a Answers) []Route {
	j := p.judge(a)
	var open []int // what could be met and is not known to be
	for i := range p.criteria {
		if j.counts(i) && j.own[i].Has(Fail) && !p.heads(i) {
			open = append(open, i)
		}
	}
	var list []Route
	if r, ok := p.gradeRoute(j, open); ok {
		list = append(list, r)
	}
	if r, ok := p.letterRoute(j, open); ok {
		list = append(list, r)
	}
	return list
}

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
	_, now := j.score()
	aim := rank(now) - 1
	if aim < 0 {
		return Route{}, false
	}
	budget := routeBudget
	reaches := func(set []int) bool {
		budget--
		_, g := j.mended(set...).score()
		r := rank(g)
		return r >= 0 && r <= aim
	}
	scored := slices.DeleteFunc(slices.Clone(open), func(i int) bool { return !p.scores(i) })
	if !reaches(scored) {
		return Route{}, false
	}
	set := smallest(scored, reaches, &budget)
	if set == nil {
		set = p.greedy(j, scored, reaches)
	}
	return p.route(j, all[aim].ID, all[aim].Title, set), true
}

// smallest tries all sets of one, two and three.
func smallest(from []int, reaches func([]int) bool, budget *int) []int {
	for n := 1; n <= 3; n++ {
		if set := choose(nil, from, n, reaches, budget); set != nil {
			return set
		}
	}
	return nil
}

func choose(set, from []int, n int, reaches func([]int) bool, budget *int) []int {
	if n == 0 {
		if reaches(set) {
			return slices.Clone(set)
		}
		return nil
	}
	for i := range from {
		if *budget <= 0 {
			return nil
		}
		if got := choose(append(set, from[i]), from[i+1:], n-1, reaches, budget); got != nil {
			return got
		}
	}
	return nil
}

// greedy takes the gravest and dearest first, then drops what is superfluous.
func (p *Program) greedy(j *judged, from []int, reaches func([]int) bool) []int {
	order := slices.Clone(from)
	slices.SortStableFunc(order, func(a, b int) int {
		x, y := p.criteria[a], p.criteria[b]
		if n := y.severity.Rank() - x.severity.Rank(); n != 0 {
			return n
		}
		return y.points - x.points
	})
	var set []int
	for _, i := range order {
		set = append(set, i)
		if reaches(set) {
			break
		}
	}
	for n := len(set) - 1; n >= 0; n-- {
		if less := slices.Delete(slices.Clone(set), n, n+1); reaches(less) {
			set = less
		}
	}
	slices.Sort(set)
	return set
}

// scores reports whether meeting a criterion can change the score or a grade:
// it has points or a veto, stands in for one that has, or is counted.
func (p *Program) scores(i int) bool {
	it := &p.scorer.items[i]
	if it.points > 0 || it.level >= 0 || it.capped {
		return true
	}
	for k := range p.criteria {
		if slices.Contains(p.criteria[k].counts, i) || slices.Contains(p.scorer.items[k].displacers, i) {
			return true
		}
	}
	return false
}

// letterRoute begins with everything serious that stands or could, and what
// serious summaries count, and leaves out what is superfluous: what applies only
// because another has failed, and causes beyond those that a summary minds.
func (p *Program) letterRoute(j *judged, open []int) (Route, bool) {
	wanted := make([]bool, len(p.criteria))
	for i, c := range p.criteria {
		if c.severity == rules.General || !j.counts(i) || !j.own[i].Has(Fail) {
			continue
		}
		wanted[i] = true
		if p.heads(i) {
			for _, k := range c.counts {
				wanted[k] = true
			}
		}
	}
	set := slices.DeleteFunc(slices.Clone(open), func(i int) bool { return !wanted[i] })
	opens := func(set []int) bool {
		k := j.mended(set...)
		return p.coverage(k).Whole && k.opensLetter()
	}
	if len(set) == 0 || !opens(set) {
		return Route{}, false
	}
	for n := len(set) - 1; n >= 0; n-- {
		if less := slices.Delete(slices.Clone(set), n, n+1); opens(less) {
			set = less
		}
	}
	return p.route(j, AimLetter, Text{ZH: "承诺书第一种", EN: "the first branch of the letter"}, set), true
}

// opensLetter reports whether the outcomes leave the first branch of the
// letter open; coverage is another matter.
func (j *judged) opensLetter() bool {
	for i, c := range j.p.criteria {
		switch {
		case c.severity == rules.General || c.standing == Advice || c.Element:
		case j.owner[i] == isOthers && j.raw[i] == Fail: // only others can open it
			return false
		case j.owner[i] != isOthers && j.own[i].Has(Fail):
			return false
		}
	}
	return true
}

func (p *Program) route(j *judged, aim string, title Text, set []int) Route {
	r := Route{Aim: aim, Title: title}
	for _, i := range set {
		if j.own[i] == Fail {
			r.Mend = append(r.Mend, p.criteria[i].ID)
		} else {
			r.FindOut = append(r.FindOut, p.criteria[i].ID)
		}
	}
	r.Score, r.Grades = j.mended(set...).score()
	return r
}

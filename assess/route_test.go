package assess

import (
	"fmt"
	"slices"
	"testing"

	"github.com/fire321/fire321/internal/rounds"
	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/logic"
)

// rewritten is the world's program with nothing required by those criteria.
func (w *world) rewritten(ids []string) (*Program, error) {
	b := *w.b
	b.Criteria = slices.Clone(b.Criteria)
	for i := range b.Criteria {
		if c := &b.Criteria[i]; slices.Contains(ids, c.ID) {
			c.Revisions = slices.Clone(c.Revisions)
			c.Revisions[0].Require = logic.Truth(true)
		}
	}
	return Compile(&b, w.day)
}

// run is the assessment once those criteria are met: hazards by a rule that
// requires nothing; others, which may not even apply, by AssessMet.
func (w *world) run(a Answers, met, found []string) (*Assessment, error) {
	p, err := w.rewritten(met)
	if err != nil {
		return nil, err
	}
	return p.AssessMet(a, found...), nil
}

func worstGrade(g *rules.Grading, grades []Grade) int {
	worst := -1
	for _, grade := range grades {
		worst = max(worst, gradeIndex(g, grade.ID))
	}
	return worst
}

// known is a world's answers: all of them, or some.
func (w *world) any() givens {
	if w.chance(3) {
		return w.some()
	}
	known := w.all()
	known[rules.RolesFact] = logic.Value{Must: 3, May: 3}
	known[rules.KindsFact] = logic.Value{Must: 1, May: 1}
	return known
}

// Promise: the score that mending a hazard alone would regain is the score of
// the same answers under a rule that requires nothing.
func TestWorthIsRun(t *testing.T) {
	hazards, regained := 0, 0
	eachWorld(t, func(int) bool { return hazards >= rounds.Of(4_000) }, func(w *world) error {
		for range 3 {
			known := w.any()
			a := w.answers(known)
			now := w.p.Assess(a)
			for _, worth := range w.p.Worth(a) {
				hazards++
				got, err := w.run(a, []string{worth.Criterion}, nil)
				if err != nil {
					return err
				}
				if got.Score != worth.Score || !slices.Equal(gradeIDs(got.Grades), gradeIDs(worth.Grades)) {
					return fmt.Errorf("mending %s gives %+v, not %+v\n%s", worth.Criterion, got.Score, worth.Score, w.print(known))
				}
				if worth.Score != now.Score {
					regained++
				}
			}
		}
		return nil
	})
	t.Logf("%d hazards, %d of them regain points alone", hazards, regained)
}

// Promise: a route is run: once what it names is met, the aim is reached; with
// any of it left out, it is not; the gravest stands first; its score supposes
// nothing of what is not known; and where there is no route, meeting everything
// would not do.
func TestRoutesReach(t *testing.T) {
	cases, grades, letters := 0, 0, 0
	var sizes [6]int
	eachWorld(t, func(int) bool { return cases >= rounds.Of(3_000) }, func(w *world) error {
		known := w.any()
		a := w.answers(known)
		now := w.p.Assess(a)
		cases++
		g := &w.b.Grading
		var met, found []string // all that could be met
		for _, r := range now.Results {
			if r.Verdict == Fail {
				met = append(met, r.ID)
			} else if r.Verdict.Has(Fail) {
				found = append(found, r.ID)
			}
		}
		aimed := worstGrade(g, now.Grades) - 1
		reached := func(route Route, got *Assessment) bool {
			if route.Aim == AimLetter {
				// A rule that requires nothing is met by no answer.
				return !slices.ContainsFunc(got.Letter.Reasons, func(r Reason) bool {
					return r.Code == ReasonNothing && len(route.Mend) == 0 || r.First && r.Code != ReasonNothing && r.Code != ReasonNotLooked || r.Code == ReasonNotLooked && w.openRisk(got, r.Risk)
				})
			}
			worst := worstGrade(g, got.Grades)
			return worst >= 0 && worst <= gradeIndex(g, route.Aim)
		}
		check := func(route Route) error {
			report := func(what string, met, found []string) error {
				return fmt.Errorf("route %+v: %s with %v met and %v found to be met\n%s", route, what, met, found, w.print(known))
			}
			got, err := w.run(a, route.Mend, route.FindOut)
			if err != nil {
				return err
			}
			if !reached(route, got) {
				return report("not reached", route.Mend, route.FindOut)
			}
			if got, err := w.run(a, route.Mend, nil); err != nil || got.Score != route.Score || !slices.Equal(gradeIDs(got.Grades), gradeIDs(route.Grades)) {
				return report(fmt.Sprintf("another score, %+v", got.Score), route.Mend, nil)
			}
			for _, list := range [][]string{route.Mend, route.FindOut} {
				if !slices.IsSortedFunc(list, func(a, b string) int { return w.p.danger(w.p.byID[a], w.p.byID[b]) }) {
					return report("not in the order of danger", route.Mend, route.FindOut)
				}
			}
			for i := range len(route.Mend) + len(route.FindOut) {
				met, found := slices.Clone(route.Mend), slices.Clone(route.FindOut)
				if i < len(met) {
					met = slices.Delete(met, i, i+1)
				} else {
					found = slices.Delete(found, i-len(met), i-len(met)+1)
				}
				if got, err := w.run(a, met, found); err != nil || reached(route, got) {
					return report("reached too", met, found)
				}
			}
			return nil
		}
		has := map[string]bool{}
		for _, route := range w.p.Routes(a) {
			if err := check(route); err != nil {
				return err
			}
			has[route.Aim] = true
			n := len(route.Mend) + len(route.FindOut)
			sizes[min(n, 5)]++
			if route.Aim == AimLetter {
				letters++
				continue
			}
			grades++
			if gradeIndex(g, route.Aim) != aimed {
				return fmt.Errorf("the route aims at %s, the worst grade of %v", route.Aim, gradeIDs(now.Grades))
			}
		}
		var all []string
		for _, id := range append(met, found...) {
			if !w.p.heads(w.p.byID[id]) {
				all = append(all, id)
			}
		}
		best := w.p.AssessMet(a, all...)
		if aimed >= 0 && !has[g.Grades[aimed].ID] && reached(Route{Aim: g.Grades[aimed].ID}, best) {
			return fmt.Errorf("no route to %s, which meeting %v reaches\n%s", g.Grades[aimed].ID, all, w.print(known))
		}
		if !has[AimLetter] && now.Letter.Branch != NoProminentRisk && best.Letter.Branch == NoProminentRisk {
			return fmt.Errorf("no route to the letter, which meeting %v opens\n%s", all, w.print(known))
		}
		return nil
	})
	t.Logf("%d cases, %d routes to a grade, %d to the letter; sizes %v", cases, grades, letters, sizes)
}

// The gravest and dearest are taken first, and what is then superfluous is left
// out: nothing serious is, since it shuts the best grade.
func TestRouteOfMany(t *testing.T) {
	b := &rules.Bundle{ID: "t/unit", Facts: bools("a.no"), Sources: readLaw(), Grading: rules.Grading{ID: "g", Force: rules.Ours, Max: 100,
		Score: rules.Node{Mode: rules.Share}, Grades: []rules.Grade{{ID: "good", AtLeast: 75000}, {ID: "poor"}}}}
	for i, points := range []int{1, 10, 10, 10, 10, 10} {
		c := binding(fmt.Sprint("c", i), rules.General, nil, fact("a.no"))
		if c.Points = points; i == 0 {
			c.Severity = rules.Serious
		}
		b.Criteria = append(b.Criteria, c)
	}
	p, err := Compile(b, logic.NewDate(2026, 1, 1))
	if err != nil {
		t.Fatal(err)
	}
	a, err := p.Answers(map[string]any{"a.no": false})
	if err != nil {
		t.Fatal(err)
	}
	routes := p.Routes(a)
	if len(routes) != 2 {
		t.Fatalf("%d routes", len(routes))
	}
	if got := routes[0]; got.Aim != "good" || !slices.Equal(got.Mend, []string{"c0", "c1", "c2", "c3", "c4"}) {
		t.Errorf("to the grade: %+v", got)
	}
	if got := routes[1]; got.Aim != AimLetter || !slices.Equal(got.Mend, []string{"c0"}) {
		t.Errorf("to the letter: %+v", got)
	}
}

// openRisk reports whether something of a risk can still fail.
func (w *world) openRisk(got *Assessment, key string) bool {
	return slices.ContainsFunc(got.Risks, func(r Risk) bool { return r.Key() == key && len(r.Open) > 0 })
}

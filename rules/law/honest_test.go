package law_test

import (
	"maps"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/fire321/fire321/assess"
	"github.com/fire321/fire321/rules"
)

// with are the answers of an example with others laid over them.
func (e example) with(t *testing.T, facts map[string]any) assess.Answers {
	t.Helper()
	a := e.answers
	for _, id := range slices.Sorted(maps.Keys(facts)) {
		var err error
		if a, err = e.prog.With(a, id, facts[id]); err != nil {
			t.Fatal(err)
		}
	}
	return a
}

func named(t *testing.T, name string) example {
	t.Helper()
	for _, e := range readExamples(t) {
		if e.name == name {
			return e
		}
	}
	t.Fatalf("no example %s", name)
	return example{}
}

// found are the numbers of the risks that were found.
func found(got *assess.Assessment) (list []int) {
	for _, r := range got.Risks {
		if r.State == assess.RiskFound {
			list = append(list, r.N)
		}
	}
	return list
}

func planned(a assess.Answers, got *assess.Assessment) assess.Answers {
	a.Plan = map[string]assess.Plan{}
	for _, id := range got.Letter.Listed {
		a.Plan[id] = assess.Plan{Measure: "今天搬走", Person: "王某", By: got.At, Guard: "派人守着"}
	}
	return a
}

// A street shop full of danger that is in order otherwise, and each danger
// alone: exit code 1, the risk is found, no branch until measures stand, and then
// the second.
func TestADangerousShopGetsNoLetter(t *testing.T) {
	shop := named(t, "good-shop")
	bikes := map[string]any{"ebike.come": true, "ebike.outdoors": false, "ebike.battery_in": true, "ebike.ways_clear": true, "charge.flying": false, "ebike.site_split": true}
	goods := map[string]any{"goods.here": true, "goods.over_day": true, "goods.lawful": false, "goods.apart": true, "smoking.kept_out": true, "building.sleepers": false, "place.below_ground": false}
	linings := map[string]any{"decor.fire_rated": false, "decor.panel_foam": true}
	bars := map[string]any{"exit.windows_blocked": true}
	all := map[string]any{}
	for _, m := range []map[string]any{bikes, goods, linings, bars} {
		maps.Copy(all, m)
	}
	for name, c := range map[string]struct {
		facts map[string]any
		risks []int
	}{
		"all of it": {all, []int{1, 3, 4, 6}},
		"bikes":     {bikes, []int{6}},
		"goods":     {goods, []int{4}},
		"linings":   {linings, []int{1}},
		"bars":      {bars, []int{3}},
	} {
		a := shop.with(t, c.facts)
		got := shop.prog.Assess(a)
		if got.ExitCode() != assess.ExitFailed || got.Letter.Branch != assess.Refused || !slices.Equal(found(got), c.risks) {
			t.Errorf("%s: exit %d, letter %s, found %v, want %v", name, got.ExitCode(), got.Letter.Branch, found(got), c.risks)
		}
		if len(got.Grades) != 1 || got.Grades[0].ID == "good" {
			t.Errorf("%s: grades %v", name, got.Grades)
		}
		if len(shop.prog.Needed(a)) > 0 {
			t.Errorf("%s: not answered: %v", name, shop.prog.Needed(a))
		}
		if got = shop.prog.Assess(planned(a, got)); got.Letter.Branch != assess.MeasuresTaken || got.ExitCode() != assess.ExitFailed {
			t.Errorf("%s, with measures: exit %d, letter %s: %v", name, got.ExitCode(), got.Letter.Branch, got.Letter.Reasons)
		}
	}
}

// A unit without a role at a place has nothing to commit to, no matter what it
// answers.
func TestNoRoleIsNoLetter(t *testing.T) {
	shop := named(t, "good-shop")
	for name, a := range map[string]assess.Answers{
		"nothing else": mustAnswers(t, shop.prog, map[string]any{rules.RolesFact: []string{}}),
		"a good shop":  shop.with(t, map[string]any{rules.RolesFact: []string{}}),
	} {
		if got := shop.prog.Assess(a); got.Letter.Branch != assess.Refused || got.ExitCode() == assess.ExitMet {
			t.Errorf("%s: letter %s, exit %d", name, got.Letter.Branch, got.ExitCode())
		}
	}
}

func mustAnswers(t *testing.T, p *assess.Program, facts map[string]any) assess.Answers {
	t.Helper()
	a, err := p.Answers(facts)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// Neither branch is ticked for a kind that is not covered, not even with the
// unit's own statement, which is kept as its own.
func TestKindsThatAreNotCoveredGetNoBranch(t *testing.T) {
	shop := named(t, "good-shop")
	covers := shop.pack.Bundle().Covers
	kinds := 0
	for _, kind := range shop.pack.Bundle().Fact(rules.KindsFact).Type.Values {
		if slices.Contains(covers, kind) {
			continue
		}
		kinds++
		a := shop.with(t, map[string]any{rules.KindsFact: []string{kind}})
		a.OwnCheck = assess.OwnCheck{Rules: "本类场所的规定", Date: a.At, By: "王某"}
		got := shop.prog.Assess(a)
		if got.Letter.Branch != assess.Refused || got.ExitCode() == assess.ExitMet || got.Letter.OwnCheck != a.OwnCheck {
			t.Errorf("%s: letter %s, exit %d, statement %v", kind, got.Letter.Branch, got.ExitCode(), got.Letter.OwnCheck)
		}
	}
	if kinds < 30 {
		t.Errorf("only %d kinds", kinds)
	}
}

// A hazard that others must mend also needs a measure, and prevents exit code
// 0.
func TestHazardsOfOthersNeedMeasures(t *testing.T) {
	tenant := named(t, "shop-landlord")
	a := tenant.with(t, map[string]any{"sign.works": true, "org.shared_managed": true, "extinguisher.powder_made": "2025-01-01", "exit.shared_clear": false})
	a.Plan = nil
	got := tenant.prog.Assess(a)
	if len(got.OthersFailed()) == 0 {
		t.Fatal("the test needs a serious duty of others that has failed")
	}
	if got.ExitCode() != assess.ExitFailed || got.Letter.Branch != assess.Refused || len(got.Grades) == 1 && got.Grades[0].ID == "good" {
		t.Errorf("exit %d, letter %s, grades %v", got.ExitCode(), got.Letter.Branch, got.Grades)
	}
	for _, r := range got.OthersFailed() {
		if !slices.Contains(got.Letter.Listed, r.ID) {
			t.Errorf("%s is not listed", r.ID)
		}
	}
	if got = tenant.prog.Assess(planned(a, got)); got.Letter.Branch != assess.MeasuresTaken {
		t.Errorf("with measures for all: letter %s: %v", got.Letter.Branch, got.Letter.Reasons)
	}
}

// Measures that say nothing, or a day before the answers or after the letter,
// open no branch.
func TestMeasuresThatAreNoneOpenNothing(t *testing.T) {
	noodles := named(t, "noodle-shop")
	var sure []string
	for _, f := range noodles.answers.Facts() {
		if noodles.answers.NotSure(f) {
			sure = append(sure, f)
		}
	}
	known := map[string]any{}
	for _, f := range sure {
		known[f] = true
	}
	known["lic.works_subject"], known["sign.light_minutes"] = false, 30
	a := noodles.with(t, known)
	whole := planned(a, noodles.prog.Assess(a))
	if got := noodles.prog.Assess(whole); got.Letter.Branch != assess.MeasuresTaken {
		t.Fatalf("with sound measures: letter %s: %v", got.Letter.Branch, got.Letter.Reasons)
	}
	at := noodles.answers.At
	for name, change := range map[string]func(*assess.Plan){
		"letters":      func(q *assess.Plan) { q.Measure, q.Person, q.Guard = "x", "y", "z" },
		"a past day":   func(q *assess.Plan) { q.By = at - 1 },
		"far off":      func(q *assess.Plan) { q.By = at + 60_000 },
		"a blank":      func(q *assess.Plan) { q.Guard = " " },
		"zero width":   func(q *assess.Plan) { q.Measure = "\u200b" },
		"a dash":       func(q *assess.Plan) { q.Measure = "-" },
		"nothing":      func(q *assess.Plan) { q.Guard = "无" },
		"no person":    func(q *assess.Plan) { q.Person = "" },
		"no day":       func(q *assess.Plan) { q.By = 0 },
		"nothing done": func(q *assess.Plan) { q.Measure = "没有" },
	} {
		for id := range whole.Plan {
			b := whole
			b.Plan = maps.Clone(whole.Plan)
			q := b.Plan[id]
			change(&q)
			b.Plan[id] = q
			if got := noodles.prog.Assess(b); got.Letter.Branch != assess.Refused {
				t.Errorf("%s, for %s: letter %s", name, id, got.Letter.Branch)
			}
		}
	}
}

// A role that owes nothing hides nothing: a contractor's headline shows the
// hazards too.
func TestARoleHidesNothing(t *testing.T) {
	noodles := named(t, "noodle-shop")
	as := noodles.prog.Assess(noodles.answers)
	a := noodles.with(t, map[string]any{rules.RolesFact: []string{"contractor"}})
	a.Found, a.Plan = nil, nil
	got := noodles.prog.Assess(a)
	if got.ExitCode() != assess.ExitFailed || got.Letter.Branch != assess.Refused {
		t.Errorf("exit %d, letter %s", got.ExitCode(), got.Letter.Branch)
	}
	if len(got.Grades) != 1 || got.Grades[0].ID != "poor" {
		t.Errorf("grades %v", got.Grades)
	}
	told := map[string]bool{}
	for _, r := range got.OthersFailed() {
		told[r.ID] = true
	}
	for i := range as.Hazards {
		h := &as.Hazards[i]
		if h.Severity != rules.General && h.Standing == assess.Counts && !told[h.ID] {
			t.Errorf("%s, which the operator has failed, is not told", h.ID)
		}
	}
	grave := map[int]bool{}
	for i := range as.Hazards {
		if h := &as.Hazards[i]; h.Severity != rules.General {
			for _, n := range h.Risk {
				grave[n] = true
			}
		}
	}
	want := slices.DeleteFunc(found(as), func(n int) bool { return !grave[n] })
	have := slices.DeleteFunc(found(got), func(n int) bool { return !grave[n] })
	if diff := cmp.Diff(want, have); diff != "" {
		t.Errorf("risks of which something serious is found (-operator +contractor):\n%s", diff)
	}
}

// One wrong answer about sprinklers does not hide what separates sleepers: none
// where people sleep without any in the building.
func TestASprinklerThatCannotBeSavesNobody(t *testing.T) {
	noodles := named(t, "noodle-shop")
	a := noodles.with(t, map[string]any{"fixed.here": true, "sprinkler.here": false, "living.sprinkled": true})
	if v := noodles.prog.Verdict(a, "mix.sep"); v != assess.Fail {
		t.Errorf("mix.sep is %v", v)
	}
}

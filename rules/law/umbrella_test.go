package law_test

import (
	"maps"
	"slices"
	"testing"

	"github.com/fire321/fire321/assess"
)

// umbrella is one question before many. no is the answer that closes them, and
// said are the answers to each of them that say the same.
type umbrella struct {
	id   string
	no   any
	said map[string]any
	// gone are duties that cannot arise after that answer: they do not apply,
	// where each answer by itself says that they are met.
	gone []string
}

var umbrellas = []umbrella{
	{id: "fixed.here", no: false, said: map[string]any{
		"building.control_room": false, "alarm.here": false, "sprinkler.here": false, "hydrant.indoor": false, "exit.closed_doors": false,
		"exit.open_doors": false, "exit.shutters": false, "outdoor.hydrant": false, "living.sprinkled": false, "living.alarm_system": false,
	}},
	{id: "building.basement", no: false, said: map[string]any{"place.below_ground": false, "gas.below_ground": false, "sep.basement_door": true},
		gone: []string{"fac.basement.door", "nine.2.basement"}},
	{id: "work.lately", no: false, said: map[string]any{"hotwork.recent": false, "hotwork.works_now": false, "elec.temp_work": false}},
	{id: "extinguisher.other", no: false, said: map[string]any{"extinguisher.water": false, "extinguisher.co2": false, "extinguisher.clean": false}},
	{id: "hazard.big", no: false, said: map[string]any{"hazard.beyond_planning": false, "hazard.beyond_means": false, "js.major_hazard": false}},
	{id: "js.moved", no: false, said: map[string]any{"js.return_trained": true, "js.newtech_trained": true},
		gone: []string{"jsw.train.return", "jsw.train.tech"}},
	{id: "papers.here", no: []string{}, said: map[string]any{}},
	{id: "hazard.did", no: []string{}, said: map[string]any{}},
}

// Promise: "no" to one question before many gives each duty the verdict that
// "no" to each of the many gives, and "not sure" leaves open whatever hangs on
// it: it is never a pass.
func TestOneQuestionBeforeMany(t *testing.T) {
	closed := map[string]int{} // umbrella: duties that it decides
	for _, e := range readExamples(t) {
		for _, u := range umbrellas {
			known := map[string]bool{}
			for _, f := range e.pack.Bundle().Facts {
				known[f.ID] = true
			}
			if !known[u.id] {
				continue
			}
			members := slices.DeleteFunc(slices.Sorted(maps.Keys(u.said)), func(id string) bool { return !known[id] })
			with := func(a assess.Answers, id string, v any) assess.Answers {
				t.Helper()
				a, err := e.prog.With(a, id, v)
				if err != nil {
					t.Fatalf("%s: %s: %v", e.name, id, err)
				}
				return a
			}
			bare := e.answers.Without(append(members, u.id)...)
			if !slices.Contains(e.prog.Needed(bare), u.id) {
				continue // it is not asked there
			}
			no, unsure, each := with(bare, u.id, u.no), with(bare, u.id, nil), bare
			if len(members) > 0 {
				each = with(bare, u.id, true)
				for _, id := range members {
					each = with(each, id, u.said[id])
				}
			} else {
				each = no
			}
			one, many, none := e.prog.Session(no), e.prog.Session(each), e.prog.Session(unsure)
			for _, c := range e.pack.Bundle().Criteria {
				got, want, open := one.Verdict(c.ID), many.Verdict(c.ID), none.Verdict(c.ID)
				if got != want && !(got == assess.NotApplicable && want == assess.Pass && slices.Contains(u.gone, c.ID)) {
					t.Errorf("%s, %s: %s is %v after %q, but %v where each of them says so", e.name, u.id, c.ID, got, u.id, want)
				}
				if got != 0 && !open.Has(got) {
					t.Errorf("%s, %s: %s is %v if they are not sure, but %v after no", e.name, u.id, c.ID, open, got)
				}
				if got.Settled() && !open.Settled() {
					closed[u.id]++
				}
			}
		}
	}
	for _, u := range umbrellas {
		if closed[u.id] == 0 {
			t.Errorf("%s decides no duty of any example", u.id)
		}
	}
}

package law_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/fire321/fire321/assess"
)

// letAs is a private flat, let as it was designed, with some answers changed.
func letAs(t *testing.T, changed map[string]any) *assess.Assessment {
	t.Helper()
	return testUnit(t, "cn/national/unit", "let-flat", changed)
}

// Promise: a person who lets a home owes no duty of a unit, a tenant none of
// the lessor, and each what binds anybody.
func TestAPersonIsNoUnit(t *testing.T) {
	applies := func(got *assess.Assessment, id string) bool {
		return slices.ContainsFunc(got.Results, func(r assess.Result) bool { return r.ID == id && r.Verdict != assess.NotApplicable })
	}
	for role, c := range map[string]struct{ owes, owesNot []string }{
		"landlord": {[]string{"let.check", "let.lawful", "let.number", "evac.clear", "elec.load", "live.danger"},
			[]string{"org.owner", "inspect.month", "drill.other", "trn.routine", "file.other", "evac.lock", "let.t.gear"}},
		"tenant": {[]string{"let.t.gear", "let.t.tell", "evac.clear", "elec.load"},
			[]string{"org.owner", "drill.other", "let.check", "let.lawful", "let.number", "live.danger", "goods.law",
				"nine.2.shafts", "nine.5.on", "nine.7.lead", "nine.8.duct", "nine.9.drill"}},
		"operator": {[]string{"let.lawful", "let.number", "org.owner", "inspect.month", "evac.lock"},
			[]string{"let.exit", "let.check", "let.t.gear"}},
	} {
		got := letAs(t, map[string]any{"unit.roles": []string{role}})
		for _, id := range c.owes {
			if !applies(got, id) {
				t.Errorf("%s does not owe %s", role, id)
			}
		}
		for _, id := range c.owesNot {
			if applies(got, id) {
				t.Errorf("%s owes %s", role, id)
			}
		}
	}
}

// Promise: of each prominent risk, a tenant is asked something that he can see,
// and his bad answer is a failure of his own.
func TestATenantSeesSomethingOfEachRisk(t *testing.T) {
	b := load(t, "cn/national/unit").Bundle()
	for i, bad := range []map[string]any{
		{"decor.panel_foam": true}, {"sep.neighbour": true, "sep.sealed": false}, {"exit.two_ways": false},
		{"goods.here": true, "goods.over_day": true}, {"extinguisher.here": false}, {"ebike.battery_in": true},
		{"post.switches": false}, {"elec.load_ok": false}, {"facility.staff_call": false},
	} {
		bad["unit.roles"] = []string{"tenant"}
		if !slices.ContainsFunc(letAs(t, bad).Hazards, func(h assess.Hazard) bool { return slices.Contains(b.Criterion(h.ID).Risk, i+1) }) {
			t.Errorf("risk %d: %v fails nothing", i+1, bad)
		}
	}
}

// Promise: who has no part in a place that commits for it can sign no letter,
// however little was found: it would certify what was never asked of him.
func TestGuestsSignNoLetter(t *testing.T) {
	for _, tt := range []struct {
		roles []string
		guest bool
	}{
		{[]string{"tenant"}, true}, {[]string{"service-body"}, true}, {[]string{"tenant", "service-body"}, true}, {[]string{}, true},
		{[]string{"landlord"}, false}, {[]string{"tenant", "owner"}, false}, {[]string{"operator", "service-body"}, false}, {[]string{"property-manager"}, false},
	} {
		l := letAs(t, map[string]any{"unit.roles": tt.roles}).Letter
		refused := slices.ContainsFunc(l.Reasons, func(r assess.Reason) bool { return r.Code == assess.ReasonNoRole && r.First && r.Second })
		if refused != tt.guest || refused && l.Branch != assess.Refused {
			t.Errorf("%v: the letter is %s, for %+v", tt.roles, l.Branch, l.Reasons)
		}
	}
}

// Promise: to a person, nothing is printed as law that binds units only.
func TestAPersonIsCitedNoLawOfUnits(t *testing.T) {
	got := letAs(t, map[string]any{"exit.ways_clear": false, "lane.clear": false, "decor.panel_foam": true, "decor.soft": true, "elec.load_ok": false, "outdoor.gap_clear": false})
	if len(got.Hazards) < 5 {
		t.Fatalf("%d hazards", len(got.Hazards))
	}
	for _, h := range got.Hazards {
		for _, b := range h.Basis {
			if h.Standing == assess.Counts && (b.Source == "mps-61-2001" || b.Source == "sc-87-2017" || strings.HasPrefix(b.Article, "第十六条")) {
				t.Errorf("%s cites %s %s", h.ID, b.Source, b.Article)
			}
		}
	}
}

// Promise: the first round asks whether somebody sleeps in a kitchen and whether
// rooms are split, whoever answers, and tells either as certain at once: what
// hangs on whose land it is comes later.
func TestTheFirstRoundOfLetRooms(t *testing.T) {
	for _, id := range packs {
		prog := compile(t, load(t, id).Bundle(), day(t, "2026-11-24"))
		for _, role := range []string{"landlord", "operator", "owner", "tenant"} {
			given := map[string]any{"place.kinds": []string{"rented-rooms"}, "unit.roles": []string{role}}
			round := prog.Session(mustAnswers(t, prog, given)).Danger().Round
			for _, fact := range []string{"living.kitchen_sleep", "rent.partitioned", "rent.bunks", "living.alarm_all", "living.door_opens"} {
				if !slices.Contains(round, fact) {
					t.Errorf("%s, %s: the round has no %s: %v", id, role, fact, round)
				}
				bad := map[string]any{fact: !strings.HasPrefix(fact, "living.alarm") && fact != "living.door_opens"}
				for k, v := range given {
					bad[k] = v
				}
				found := prog.Session(mustAnswers(t, prog, bad)).Danger().Found
				if i := slices.IndexFunc(found, func(a assess.Alarm) bool { return a.Fact == fact }); i < 0 || found[i].May {
					t.Errorf("%s, %s: %s is not told as certain: %+v", id, role, fact, found)
				}
			}
		}
	}
}

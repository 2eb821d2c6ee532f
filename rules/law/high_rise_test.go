package law_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/fire321/fire321/assess"
)

// inTower is a shop in an office tower of 60 m, among others, with some answers
// changed.
func inTower(changed map[string]any) map[string]any {
	facts := map[string]any{
		"place.kinds": []string{"shop"}, "unit.roles": []string{"operator"}, "building.height_m": 60, "building.single_storey": false,
		"building.residential": false, "building.industrial": false, "building.shared": true, "work.lately": false,
	}
	maps.Copy(facts, changed)
	return facts
}

// Promise: a shop in a tower is asked nothing of what the whole building owes,
// and nobody in a low building anything that binds high-rises only.
func TestAShopInATowerIsAskedLittle(t *testing.T) {
	prog := compile(t, load(t, "cn/national/unit").Bundle(), day(t, "2026-11-24"))
	page := map[string]bool{}
	for _, f := range prog.Facts() {
		if f.Page == "high-rise" {
			page[f.ID] = true
		}
	}
	if len(page) < 8 {
		t.Fatalf("%d questions on high-rises", len(page))
	}
	asked := func(changed map[string]any) (ids []string) {
		for _, f := range prog.Needed(mustAnswers(t, prog, inTower(changed))) {
			if page[f] {
				ids = append(ids, f)
			}
		}
		return ids
	}
	for name, changed := range map[string]map[string]any{
		"a tenant":             {},
		"the owner of a shop":  {"unit.roles": []string{"operator", "owner"}, "building.owned_whole": false},
		"a low building":       {"unit.roles": []string{"owner", "property-manager"}, "building.height_m": 24, "work.lately": true, "hotwork.works_now": true},
		"low dwellings":        {"place.kinds": []string{"estate"}, "unit.roles": []string{"property-manager"}, "building.residential": true, "building.height_m": 27},
		"a tall hall":          {"place.kinds": []string{"sports"}, "unit.roles": []string{"owner"}, "building.single_storey": true},
		"a tenant, with works": {"work.lately": true, "hotwork.works_now": true},
	} {
		got := asked(changed)
		if name == "a tenant, with works" {
			if !slices.Equal(got, []string{"hr.works_free"}) {
				t.Errorf("%s: asked %v", name, got)
			}
		} else if len(got) > 0 {
			t.Errorf("%s: asked %v", name, got)
		}
	}
	if got := asked(map[string]any{"unit.roles": []string{"property-manager"}}); len(got) < 7 {
		t.Errorf("the manager: asked %v", got)
	}
}

// Promise: order 5 puts what the whole building owes to whoever runs it, not to
// who owns one shop of it.
func TestTheOwnerOfOneShopDoesNotOweTheTower(t *testing.T) {
	prog := compile(t, load(t, "cn/national/unit").Bundle(), day(t, "2026-11-24"))
	whole := []string{
		"inspect.patrol.daily-highrise", "inspect.highrise-public", "assess.highrise", "drill.highrise.year", "notice.ground", "notice.screen",
		"org.manager.hrp", "c321.manager.hrp", "hr.plan.year", "hr.plan.master", "hr.signs.rescue", "hr.signs.boxes", "hr.shaft.door",
	}
	for _, c := range []struct {
		roles []string
		whole bool
		owes  bool
	}{
		{[]string{"operator", "owner"}, false, false},
		{[]string{"operator", "owner"}, true, true},
		{[]string{"owner"}, false, true},
		{[]string{"property-manager"}, false, true},
		{[]string{"operator"}, false, false},
	} {
		got := prog.Assess(mustAnswers(t, prog, inTower(map[string]any{"unit.roles": c.roles, "building.owned_whole": c.whole, "building.before_2015": true})))
		for _, r := range got.Results {
			if slices.Contains(whole, r.ID) && (r.Verdict != assess.NotApplicable) != c.owes {
				t.Errorf("%s, the whole %v: %s is %v", strings.Join(c.roles, " and "), c.whole, r.ID, r.Verdict)
			}
		}
	}
}

// Promise: whoever looks after an estate reads in its first minutes whether the
// wall burns, the shafts are shut, the roof opens and water comes.
func TestTheFirstRoundOfAnEstate(t *testing.T) {
	for _, id := range packs {
		prog := compile(t, load(t, id).Bundle(), day(t, "2026-11-24"))
		facts := map[string]any{"place.kinds": []string{"estate"}, "unit.roles": []string{"property-manager"}}
		round := prog.Session(mustAnswers(t, prog, facts)).Danger().Round
		for _, fact := range []string{"lane.clear", "facade.insulated", "site.scaffold_net", "ebike.come", "roof.door", "stair.clear", "facility.shaft_sealed", "building.control_room"} {
			if !slices.Contains(round, fact) {
				t.Errorf("%s: the round has no %s: %v", id, fact, round)
			}
		}
		// A wall under works that burns leads the page, whatever else is found.
		for fact, v := range map[string]any{"site.scaffold_net": false, "yard.fuel": true, "ebike.come": true, "ebike.ways_clear": false, "building.sleepers": true} {
			facts[fact] = v
		}
		if pairs := prog.Session(mustAnswers(t, prog, facts)).Danger().Pairs; len(pairs) == 0 || pairs[0].ID != "wall-and-flame" {
			t.Errorf("%s: the page begins with %v", id, pairs)
		}
	}
}

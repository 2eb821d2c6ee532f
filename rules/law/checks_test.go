package law_test

import (
	"encoding/json"
	"slices"
	"testing"

	"github.com/fire321/fire321/assess"
)

// Promise: each check of the national pack can hold, one other answer ends it,
// and what it reopens was answered. The first answers hold; the second are
// laid over them.
func TestChecks(t *testing.T) {
	type answers = map[string]any
	const on = "2026-11-24"
	never := "1900-01-01"
	operator := []string{"operator"}
	cases := map[string]struct{ hold, end answers }{
		"doubt.no-hazard-ever":                {answers{"unit.roles": operator, "inspection.last": "2026-11-02", "hazard.ever_found": false}, answers{"hazard.ever_found": true}},
		"doubt.open-but-never-found":          {answers{"unit.roles": operator, "hazard.open": true, "hazard.ever_found": false}, answers{"hazard.open": false}},
		"doubt.patrol-by-nobody":              {answers{"unit.roles": operator, "place.kinds": []string{"mall"}, "patrol.interval_minutes": 120, "org.fire_staff": false}, answers{"patrol.interval_minutes": 121}},
		"doubt.commitment-without-assessment": {answers{"unit.roles": operator, "place.kinds": []string{"mall"}, "notice.commitment_signed": "2026-10-01", "assess.self_last": never}, answers{"assess.self_last": "2026-09-01"}},
		"doubt.commitment-with-danger":        {answers{"unit.roles": operator, "place.kinds": []string{"mall"}, "hazard.open": true, "notice.commitment_true": true, "papers.here": []string{"commitment"}, "hazard.did": []string{}}, answers{"hazard.did": []string{"stopped"}}},
		"doubt.two-main-uses":                 {answers{"building.height_m": 24.1, "building.residential": true, "building.industrial": true}, answers{"building.height_m": 24}},
		"clash.control-room":                  {answers{"unit.roles": operator, "fixed.here": true, "building.control_room": true, "alarm.here": false, "sprinkler.here": false}, answers{"building.control_room": false}},
		"clash.ebike-battery":                 {answers{"ebike.come": false, "ebike.battery_in": true}, answers{"ebike.battery_in": false}},
		"clash.ebike-site":                    {answers{"place.kinds": []string{"ebike-site"}, "ebike.come": false}, answers{"ebike.come": true}},
		"clash.goods-kind":                    {answers{"place.kinds": []string{"fuel-station"}, "goods.here": false}, answers{"goods.here": true}},
		"clash.gas":                           {answers{"gas.used": false, "gas.bottled": true}, answers{"gas.used": true}},
		"clash.exempt": {answers{"place.kinds": []string{"office"}, "building.height_m": 60, "building.single_storey": false, "building.residential": false, "building.industrial": false,
			"provision.exempt": true, "alarm.here": false, "hydrant.indoor": false}, answers{"hydrant.indoor": true}},
		"clash.dwellings":   {answers{"unit.roles": []string{"operator"}, "place.kinds": []string{"office"}, "building.shared": false, "building.residential": true, "building.height_m": 60}, answers{"building.shared": true}},
		"clash.fit-out":     {answers{"unit.roles": []string{"property-manager"}, "building.before_2015": false, "exit.approved_on": "2016-05-31", "building.approved_on": "2016-06-01"}, answers{"exit.approved_on": "2016-06-01"}},
		"clash.below":       {answers{"building.basement": true, "gas.used": true, "gas.below_ground": true, "place.below_ground": false}, answers{"gas.below_ground": false}},
		"clash.tower":       {answers{"place.kinds": []string{"office"}, "building.height_m": 24.1, "building.single_storey": true}, answers{"building.single_storey": false}},
		"clash.nobody-runs": {answers{"unit.roles": []string{"owner"}, "org.leased": false, "building.shared": false}, answers{"org.leased": true}},
		"clash.single-storey": {
			answers{"place.kinds": []string{"entertainment"}, "building.height_m": 24.1, "building.single_storey": true, "evac.lowest": "b1"},
			answers{"evac.lowest": "above"},
		},
	}
	b := load(t, "cn/national/unit").Bundle()
	prog := compile(t, b, day(t, on))
	holds := func(id string, facts answers) bool {
		data, err := json.Marshal(map[string]any{"format": 1, "at": on, "facts": facts})
		if err != nil {
			t.Fatal(err)
		}
		a, err := prog.DecodeAnswers(data)
		if err != nil {
			t.Fatalf("%s: %v", id, err)
		}
		return slices.ContainsFunc(prog.Assess(a).Doubts, func(d assess.Doubt) bool { return d.ID == id })
	}
	for i := range b.Checks {
		k := &b.Checks[i]
		c, ok := cases[k.ID]
		if !ok {
			t.Errorf("%s: no case", k.ID)
			continue
		}
		if !holds(k.ID, c.hold) {
			t.Errorf("%s does not hold", k.ID)
		}
		if holds(k.ID, answers{}) {
			t.Errorf("%s holds when nothing is answered", k.ID)
		}
		for f, v := range c.end {
			c.hold[f] = v
		}
		if holds(k.ID, c.hold) {
			t.Errorf("%s still holds", k.ID)
		}
		for _, f := range k.Reopens {
			if _, ok := c.hold[f]; !ok {
				t.Errorf("%s reopens %s, which the case does not answer", k.ID, f)
			}
		}
	}
}

package law_test

import (
	"encoding/json"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"

	"github.com/fire321/fire321/assess"
	"github.com/fire321/fire321/rules"
)

// badAnswers are the questions of the nine prominent risks: the answers that
// count against a unit, with the gates that they need, by row.
var badAnswers = map[string]map[string]any{
	"1a":        {"decor.soft": true},
	"1b":        {"decor.panel_foam": true},
	"1c":        {"decor.hanging": true},
	"1d":        {"elec.in_decor": false},
	"1e":        {"facade.insulated": true, "facade.burns": true, "facade.flame_free": false},
	"1f":        {"decor.fire_rated": false},
	"2b":        {"sep.neighbour": true, "sep.sealed": false, "living.sleepers": 5, "living.neighbour_sealed": false},
	"2c":        {"building.basement": true, "sep.basement_door": false},
	"2d":        {"fixed.here": true, "exit.closed_doors": true, "exit.fire_doors_shut": false},
	"2e":        {"facility.shaft_sealed": false},
	"2f":        {"store.wall": false},
	"3a":        {"exit.ways_clear": false},
	"3a.shared": {"building.shared": true, "sep.neighbour": true, "exit.shared_clear": false},
	"3b":        {"exit.unlocked": false},
	"3c":        {"exit.windows_blocked": true},
	"3d":        {"exit.two_ways": false, "living.sleepers": 5, "living.over_2000": false, "living.wall": false, "living.exits_independent": false, "living.aux": false},
	"3e":        {"sign.works": false},
	"3f":        {"lane.clear": false},
	"4b":        {"goods.here": true, "goods.over_day": true, "goods.lawful": false},
	"4c":        {"goods.here": true, "goods.apart": false},
	"4d":        {"goods.here": true, "smoking.kept_out": false},
	"4e":        {"gas.used": true, "gas.bottled": true, "gas.bottle_in_room": true},
	"4f":        {"goods.here": true, "building.sleepers": true, "living.dangerous_goods": true},
	"5a":        {"extinguisher.here": false},
	"5c":        {"fixed.here": true, "hydrant.indoor": true, "facility.in_service": false, "facility.stop_steps": []string{}},
	"5d":        {"fixed.here": true, "alarm.here": true, "sprinkler.here": true, "facility.heads_free": false},
	"5e":        {"fixed.here": true, "hydrant.indoor": true, "hydrant.water": false},
	"5f":        {"alarm.heard": false},
	"6b":        {"ebike.come": true, "ebike.outdoors": false},
	"6c":        {"ebike.come": true, "ebike.battery_in": true},
	"6d":        {"ebike.come": true, "ebike.outdoors": false, "ebike.ways_clear": false},
	"6e":        {"ebike.come": true, "charge.flying": true},
	"6f":        {"ebike.come": true, "ebike.site_split": false},
	"7a":        {"org.owner_responsible": false},
	"7b":        {"post.shift_lead": false},
	"7c":        {"post.switches": false},
	"7d":        {"fixed.here": true, "building.control_room": true, "alarm.here": true, "sprinkler.here": true, "control.manned": false},
	"7e":        {"post.welder_cert": false},
	"7f":        {"building.shared": true, "org.shared_managed": false},
	"8a":        {"patrol.closing_check": false, "place.open_to_public": true},
	"8b":        {"patrol.closing_power_off": false},
	"8c":        {"elec.load_ok": false},
	"8d":        {"work.lately": true, "hotwork.recent": true, "hotwork.steps": []string{"approved", "no-danger"}},
	"8e":        {"hazard.open": true},
	"8f":        {"kitchen.duct_clean": false},
	"9a":        {"facility.staff_fight": false},
	"9b":        {"facility.staff_call": false},
	"9c":        {"unit.staffed": true, "training.guide": false},
	"9d":        {"unit.staffed": true, "training.prejob": false},
	"9e":        {"drill.last": "1900-01-01"},
	"9f":        {"evac.told": false},
}

// small is a size below every threshold of a key unit, in a place that the
// public does not come to.
var small = map[string]any{
	"place.open_to_public": false, "food.big": false, "hotel.rooms": 20, "care.beds": 20, "boarding.beds": 20, "workshop.people": 20, "wait.hall_m2": 200,
}

// Promise: each question of the nine prominent risks reaches a unit of any kind
// and any role. Its bad answer, laid over those of a shop with all in order, is
// a failure of the unit's own under that risk, by the law or by the letter.
func TestNineRisksReachEverybody(t *testing.T) {
	rows, err := os.ReadFile("rows.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(rows)) {
		id, rest, _ := strings.Cut(strings.TrimPrefix(line, "nine."), ":")
		if !strings.HasPrefix(line, "nine.") || strings.Contains(rest, "not:") {
			continue
		}
		if id[0] != 'd' && badAnswers[id] == nil { // d02 to d110 are the questions of each kind
			t.Errorf("row nine.%s: no bad answer", id)
		}
	}
	b := load(t, "cn/national/unit").Bundle()
	prog := compile(t, b, day(t, "2026-11-24"))
	good := goodShop(t)
	try := func(kind, role string) {
		for row, bad := range badAnswers {
			facts := maps.Clone(good)
			maps.Copy(facts, small)
			maps.Copy(facts, map[string]any{"place.kinds": []string{kind}, "unit.roles": []string{role}})
			if role == "owner" {
				facts["org.leased"] = true
			}
			maps.Copy(facts, bad)
			data, err := json.Marshal(map[string]any{"format": 1, "at": "2026-11-24", "facts": facts})
			if err != nil {
				t.Fatal(err)
			}
			a, err := prog.DecodeAnswers(data)
			if err != nil {
				t.Fatalf("%s: %v", row, err)
			}
			risk := int(row[0] - '0')
			if !slices.ContainsFunc(prog.Assess(a).Hazards, func(h assess.Hazard) bool { return slices.Contains(b.Criterion(h.ID).Risk, risk) }) {
				t.Errorf("%s of %s, %s: no failure under risk %d", row, kind, role, risk)
			}
		}
	}
	for _, kind := range b.Fact(rules.KindsFact).Type.Values {
		if !testing.Short() || inShort(kind) {
			try(kind, "operator")
		}
	}
	for _, role := range []string{"owner", "property-manager", "contractor"} {
		try("shop", role)
		if !testing.Short() {
			try("small-restaurant", role)
		}
	}
}

// Promise: if nobody answered for one risk, the letter never says that there is
// no prominent risk, no matter how good the other answers are.
func TestNoRiskIsMetBySilence(t *testing.T) {
	b := load(t, "cn/national/unit").Bundle()
	prog := compile(t, b, day(t, "2026-11-24"))
	branch := func(facts map[string]any) assess.Branch {
		data, err := json.Marshal(map[string]any{"format": 1, "at": "2026-11-24", "facts": facts})
		if err != nil {
			t.Fatal(err)
		}
		a, err := prog.DecodeAnswers(data)
		if err != nil {
			t.Fatal(err)
		}
		return prog.Assess(a).Letter.Branch
	}
	good := goodShop(t)
	if got := branch(good); got != assess.NoProminentRisk {
		t.Fatalf("the shop with all in order: %s", got)
	}
	for n := '1'; n <= '9'; n++ {
		less := maps.Clone(good)
		for row, bad := range badAnswers {
			if rune(row[0]) == n {
				maps.DeleteFunc(less, func(f string, _ any) bool { _, asked := bad[f]; return asked })
			}
		}
		if got := branch(less); got == assess.NoProminentRisk {
			t.Errorf("nothing answered for risk %c: %s", n, got)
		}
	}
}

// Promise: a criterion that replaces a question of the letter is listed under
// the risk of that question.
func TestDisplacersBearTheRisk(t *testing.T) {
	for _, id := range packs {
		b := load(t, id).Bundle()
		for i := range b.Criteria {
			c := &b.Criteria[i]
			for _, d := range c.Displaces {
				if g := b.Criterion(d); g.Binds == rules.BindsLetter && !slices.Contains(c.Risk, g.Risk[0]) {
					t.Errorf("%s displaces %s and lacks risk %d", c.ID, d, g.Risk[0])
				}
			}
		}
	}
}

// goodShop is what the sample of a shop with all in order answers.
func goodShop(t *testing.T) map[string]any {
	t.Helper()
	data, err := os.ReadFile(examples + "/good-shop.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var file struct{ Facts map[string]yaml.Node }
	if err := yaml.Unmarshal(data, &file); err != nil {
		t.Fatal(err)
	}
	facts := map[string]any{}
	for id, n := range file.Facts {
		var v any
		if err := n.Decode(&v); err != nil {
			t.Fatal(err)
		}
		if n.Tag == "!!timestamp" {
			v = n.Value
		}
		facts[id] = v
	}
	return facts
}

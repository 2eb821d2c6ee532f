package law_test

import (
	"os"
	"path"
	"slices"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"

	"github.com/fire321/fire321/assess"
	"github.com/fire321/fire321/rules/pack"
)

// testUnit is a unit of a pack's own tests, with some answers changed.
func testUnit(t *testing.T, id, name string, changed map[string]any) *assess.Assessment {
	t.Helper()
	file := path.Join(id, "tests", name+".yaml")
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var unit struct {
		At    yaml.Node
		Facts yaml.Node
	}
	if err := yaml.Unmarshal(data, &unit); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	data, err = yaml.Marshal(map[string]any{"format": 1, "pack": id, "at": &unit.At, "facts": &unit.Facts})
	if err != nil {
		t.Fatal(err)
	}
	p := load(t, id)
	prog := compile(t, p.Bundle(), day(t, unit.At.Value))
	json, _, err := pack.ReadAnswers(data, file, p.Bundle())
	if err != nil {
		t.Fatal(err)
	}
	a, err := prog.DecodeAnswers(json)
	if err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	for fact, v := range changed {
		if a, err = prog.With(a, fact, v); err != nil {
			t.Fatalf("%s: %s: %v", file, fact, err)
		}
	}
	return prog.Assess(a)
}

func hazardOf(got *assess.Assessment, id string) *assess.Hazard {
	for i := range got.Hazards {
		if got.Hazards[i].ID == id {
			return &got.Hazards[i]
		}
	}
	return nil
}

// Promise: a tower without alarm, hydrants, refuge or fire doors is told of each
// by the clause of the code that it was approved under; one of 1995 is not told
// by a later code, only to look at its papers.
func TestATowerIsToldWhatMustBeThere(t *testing.T) {
	for _, c := range []struct {
		name string
		want map[string]string // hazard: number of the code that must stand among its law
	}{
		{"tower-2016-all-missing", map[string]string{"alarm.due.2015": "GB 50016", "sprinkler.high.2015": "GB 50016", "hydrant.high.2015": "GB 50016", "refuge.due.2015": "GB 50016", "stair.door.2015": "GB 50016", "shaft.door.2015": "GB 50016"}},
		{"tower-2024-all-missing", map[string]string{"sprinkler.high.2023": "GB 55037", "refuge.due.2023": "GB 55037", "shaft.door.2023": "GB 55037", "smoke.stair.2023": "GB 55037"}},
		{"tower-1995-all-missing", nil},
	} {
		got := testUnit(t, "cn/national/unit", c.name, nil)
		if got.ExitCode() == assess.ExitMet {
			t.Errorf("%s: exit 0", c.name)
		}
		for id, number := range c.want {
			h := hazardOf(got, id)
			if h == nil {
				t.Errorf("%s: no hazard %s", c.name, id)
			} else if !strings.Contains(h.Basis[0].Number, number) {
				t.Errorf("%s: %s by %s, want %s", c.name, id, h.Basis[0].Number, number)
			}
		}
		for _, h := range got.Hazards {
			later := strings.HasSuffix(h.ID, ".2015") || strings.HasSuffix(h.ID, ".2023")
			if later && c.want == nil {
				t.Errorf("%s: %s by a later code", c.name, h.ID)
			}
		}
		if c.want == nil && hazardOf(got, "provision.old") == nil {
			t.Errorf("%s: nothing says to look at the papers", c.name)
		}
		if got.Letter.Branch == assess.NoProminentRisk {
			t.Errorf("%s: it may sign that nothing was found", c.name)
		}
	}
}

// Promise: a property manager answers for its own staff and for the wiring of
// the shared parts.
func TestAPropertyManagerHasDutiesOfItsOwn(t *testing.T) {
	got := testUnit(t, "cn/national/unit", "property-manager-all-missing", nil)
	for _, id := range []string{"fire.fight", "fire.call", "elec.check.highrise", "ext.ready"} {
		if h := hazardOf(got, id); h == nil || !slices.Contains(h.OwedBy, "property-manager") {
			t.Errorf("no hazard %s of its own", id)
		}
	}
}

// Promise: who was not named but meets the thresholds is a key unit, and told by
// which answer and article.
func TestWhoMeetsTheThresholdsIsAKeyUnit(t *testing.T) {
	class := func(got *assess.Assessment, fact string) assess.Class {
		for _, k := range got.Classes {
			if k.Fact == fact {
				return k
			}
		}
		t.Fatalf("no class %s", fact)
		return assess.Class{}
	}
	got := testUnit(t, "cn/jiangsu/unit", "restaurant-300-seats", nil)
	key := class(got, "unit.key_unit")
	said := map[string]bool{}
	for _, s := range key.Why {
		said[s.Fact] = true
	}
	if key.State != assess.ClassIs || !said["food.seats"] {
		t.Errorf("300 seats: %s, because of %v", key.State, key.Why)
	}
	if meets := class(got, "js.meets_key"); meets.State != assess.ClassIs || len(meets.Basis) == 0 {
		t.Errorf("300 seats: %s by %v", meets.State, meets.Basis)
	}
	if got := class(testUnit(t, "cn/jiangsu/unit", "restaurant-299-seats", nil), "unit.key_unit"); got.State != assess.ClassIsNot {
		t.Errorf("299 seats: %s", got.State)
	}
}

// Promise: a shop of 80 m2 in Jiangsu is told of the six duties of article 49.
func TestASmallShopOfJiangsuHasSixDuties(t *testing.T) {
	got := testUnit(t, "cn/jiangsu/unit", "small-shop-80", nil)
	n := 0
	for _, h := range got.Hazards {
		if h.Basis[0].Article == "第四十九条第一款" {
			n++
		}
	}
	// One question each, but two for "qualified wiring and gas" and two for "leads out and fights".
	if n != 8 {
		t.Errorf("%d hazards by article 49, want 8 of six duties", n)
	}
	if got := testUnit(t, "cn/jiangsu/unit", "small-shop-80-there", nil); len(got.Hazards) > 0 {
		t.Errorf("in order: %v", got.Hazards[0].ID)
	}
}

// Promise: LPG below ground is grave in every building, and no article on
// high-rises is printed for one of a single storey.
func TestLPGBelowGroundIsGrave(t *testing.T) {
	got := testUnit(t, "cn/national/unit", "restaurant-basement-lpg", map[string]any{"building.height_m": 5, "building.single_storey": true})
	h := hazardOf(got, "lpg.below")
	if h == nil || h.Severity == "general" {
		t.Fatalf("no grave hazard: %v", h)
	}
	for _, h := range got.Hazards {
		for _, one := range h.Basis {
			if one.Source == "mem-5-2021" {
				t.Errorf("%s cites the order on high-rises", h.ID)
			}
		}
	}
}

package law_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/fire321/fire321/assess"
	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/logic"
)

// round is what kills in places of some kinds, in the order of the walk: a row
// of table F of the nine risks. also are the questions of its next page and of
// its remarks.
type round struct {
	name  string
	kinds []string
	asks  string
	also  string
	given map[string]any // what its remarks take for granted, beside common
}

var rounds = []round{
	{name: "shop", kinds: []string{"shop"},
		asks: "D02 D04 D06 D20 D21 D31 D54 D51 D70 D10 D80 D90", also: "D32 D45"},
	{name: "shop with sleepers", kinds: []string{"shop", "mixed-use"}, given: sleepers,
		asks: "D02 D04 D06 D20 D21 D31 D54 D51 D70 D10 D11 D12", also: "D13 D32 D45"},
	{name: "office", kinds: []string{"office"},
		asks: "D20 D21 D24 D22 D05 D31 D54 D51 D53 D40 D82 D90", also: "D81 D04 D98"},
	{name: "small restaurant", kinds: []string{"small-restaurant"},
		asks: "D02 D20 D21 D60 D62 D61 D64 D63 D04 D51 D10 D90"},
	{name: "small restaurant with sleepers", kinds: []string{"small-restaurant", "mixed-use"}, given: sleepers,
		asks: "D02 D20 D21 D60 D62 D61 D64 D63 D04 D51 D10 D11"},
	{name: "small restaurant without gas", kinds: []string{"small-restaurant"}, given: map[string]any{"gas.used": false},
		asks: "D02 D20 D21 D64 D63 D04 D51 D10 D90", also: "D45 D54 D80"},
	{name: "let rooms", kinds: []string{"rented-rooms", "dormitory"},
		asks: "D102 D24 D23 D25 D02 D14 D14b D15 D31 D12 D05 D51 D60", also: "D45"},
	{name: "restaurant", kinds: []string{"restaurant"},
		asks: "D01 D02 D20 D21 D22 D30 D64 D60 D62 D61 D65 D42 D63 D04 D10 D54 D51 D82 D90 D92"},
	{name: "hotel, homestay", kinds: []string{"hotel", "homestay"},
		asks: "D02 D04 D20 D25 D21 D22 D24 D40 D43 D30 D31 D54 D51 D81 D82 D85 D61 D63 D93 D90", also: "D83 D96 D86 D01"},
	{name: "homestay without systems", kinds: []string{"homestay"}, given: map[string]any{"alarm.here": false, "sprinkler.here": false, "building.control_room": false},
		asks: "D02 D04 D20 D25 D21 D22 D24 D40 D43 D30 D31 D54 D51 D81 D12 D23 D61 D63 D93 D90"},
	{name: "entertainment", kinds: []string{"entertainment", "cinema", "sports", "hall"},
		asks: "D20 D21 D02 D27 D22 D30 D35 D59 D57 D56 D54 D51 D31 D10 D40 D81 D82 D87 D92 D90"},
	{name: "gym, rink, bowling", kinds: []string{"fitness"}, // ours: the same without shows
		asks: "D20 D21 D02 D27 D22 D30 D35 D57 D56 D54 D51 D31 D10 D40 D81 D82 D87 D92 D90"},
	{name: "mall, market, complex", kinds: []string{"mall", "market", "complex"},
		asks: "D01 D02 D20 D21 D34 D41 D44 D10 D33 D56 D54 D42 D61 D63 D43 D51 D82 D85 D04 D92"},
	{name: "school, nursery, training", kinds: []string{"school", "kindergarten", "training"},
		asks: "D01 D20 D02 D21 D22 D99 D31 D35 D105 D12 D93 D94 D53 D51 D05 D61 D63 D70 D54 D95", also: "D40 D81 D82"},
	{name: "hospital", kinds: []string{"hospital"},
		asks: "D20 D21 D02 D22 D40 D43 D74 D70 D56 D55 D31 D51 D04 D05 D82 D84 D85 D93 D94 D92"},
	{name: "clinic", kinds: []string{"clinic"}, // the office round with D74; with beds, the night
		asks: "D20 D21 D24 D22 D05 D31 D54 D51 D53 D40 D82 D90 D74", also: "D93 D94"},
	{name: "old people's home", kinds: []string{"elderly-care"},
		asks: "D20 D25 D21 D02 D22 D40 D31 D12 D57 D53 D51 D05 D61 D56 D54 D82 D87 D93 D94 D92"},
	{name: "factory, labour-intensive works", kinds: []string{"factory", "labour-intensive", "workshop"},
		asks: "D20 D21 D22 D02 D04 D10 D31 D33 D44 D54 D55 D57 D71 D75 D109 D50 D104 D82 D84 D92", also: "D97"},
	{name: "warehouse, courier", kinds: []string{"warehouse", "courier", "cold-store"},
		asks: "D01 D10 D20 D21 D31 D33 D73 D44 D04 D72 D104 D57 D54 D71 D50 D52 D80 D84 D82 D90"},
	{name: "property manager of an estate", kinds: []string{"estate"},
		asks: "D01 D03 D100 D103 D102 D24 D21 D26 D40 D43 D28 D84 D86 D82 D85 D54 D55 D107 D90 D91"},
	{name: "temple, heritage", kinds: []string{"religious", "heritage", "museum"},
		asks: "D01 D107 D108 D10 D58 D106 D35 D57 D50 D53 D54 D55 D60 D02 D20 D21 D80 D90 D27 D84"},
	{name: "building site", kinds: []string{"construction"},
		asks: "D01 D16 D31 D12 D20 D53 D04 D51 D21 D23 D100 D110 D54 D55 D75 D71 D57 D101 D80 D92"},

	// The table has no round for these: ours, from what fits their nature.
	{name: "fuel station", kinds: []string{"fuel-station"}, asks: "D10 D54 D57"},
	{name: "chemicals", kinds: []string{"chemical"}, asks: "D10 D54 D57 D75 D109"},
	{name: "e-bike site", kinds: []string{"ebike-site"}, asks: "D54 D57 D72"},
	{name: "car charging", kinds: []string{"charging-station"}, asks: "D54 D107"},
	{name: "energy storage", kinds: []string{"energy-storage"}, asks: "D54 D57 D107"},
	{name: "station, pier, airport", kinds: []string{"transport"}, asks: "D54 D56 D57 D92"},
	{name: "scenic area", kinds: []string{"scenic"}, asks: "D27 D54 D58 D107"},
	{name: "library", kinds: []string{"library"}, asks: "D53 D54 D57"},
	{name: "crowded place below ground", kinds: []string{"underground"}, asks: "D54 D56 D57 D65 D92 D98"},
	{name: "other", kinds: []string{"other"}, asks: "D24 D53 D54"},
}

// sleepers make a combined place of the middle size, not fully separated.
var sleepers = map[string]any{"living.sleepers": 6, "living.over_2000": false, "living.wall_open": true, "living.aux": false, "living.alarm": true, "living.sprinkled": false}

// question is a row of table E: the fact, and the answers that are good and bad.
type question struct {
	fact      string
	good, bad any
}

// danger are the questions that are put by kind of place.
var danger = map[string]question{
	"D03": {"facade.whole", true, false}, "D06": {"exit.shutter_manual", true, false}, "D10": {"sleep.at_work", false, true},
	"D11": {"living.exits_independent", true, false}, "D12": {"living.alarm_all", true, false}, "D13": {"living.wall", true, false},
	"D14": {"rent.partitioned", false, true}, "D14b": {"rent.bunks", false, true}, "D15": {"living.kitchen_sleep", false, true}, "D16": {"site.sleep", false, true},
	"D23": {"stair.single", false, true}, "D24": {"stair.clear", true, false}, "D25": {"living.door_opens", true, false},
	"D26": {"roof.door", true, false}, "D27": {"evac.within_rated", true, false}, "D28": {"basement.use", false, true},
	"D32": {"decor.loft", false, true}, "D33": {"cold.foam_bare", false, true}, "D34": {"mall.atrium_used", false, true},
	"D41": {"exit.shutter_clear", true, false}, "D42": {"kitchen.wall", true, false}, "D50": {"elec.wiring_sound", true, false},
	"D53": {"elec.heaters", false, true}, "D54": {"hotwork.now", true, nil}, "D55": {"hotwork.guarded", true, false},
	"D56": {"works.open", false, true}, "D57": {"smoking.inside", false, true}, "D58": {"flame.watched", true, false},
	"D59": {"show.flame", false, true}, "D61": {"gas.alarm_works", true, false}, "D62": {"gas.gear_sound", true, false},
	"D64": {"fuel.liquid", false, true}, "D65": {"gas.below_ground", false, true}, "D72": {"battery.pile", false, true},
	"D73": {"store.lamp", false, true}, "D74": {"oxygen.apart", true, false}, "D75": {"gas.cylinders_apart", true, false},
	"D86": {"control.automatic", true, false}, "D92": {"evac.guides", true, false}, "D93": {"night.awake", true, false},
	"D94": {"helpless.carrier", true, false}, "D95": {"drill.last", "2026-10-01", "2025-12-01"}, "D98": {"lic.use_as_approved", true, false},
	"D99": {"child.floor", false, true}, "D100": {"site.scaffold_net", true, false}, "D101": {"site.water", true, false},
	"D104": {"forklift.charge", false, true}, "D105": {"living.door_opens", true, false}, "D106": {"curtain.flame", false, true},
	"D107": {"yard.fuel", false, true}, "D108": {"temple.water", true, false}, "D109": {"duct.dust", false, true},
	"D110": {"site.foam_apart", true, false},
}

// elsewhere are the questions of table E that table C puts to every unit of any
// kind. They are checked if the packs include table C; the fact decor.soft
// shows that.
var elsewhere = map[string]string{
	"D01": "lane.clear", "D02": "exit.windows_blocked", "D04": "ebike.outdoors", "D05": "ebike.battery_in", "D20": "exit.unlocked",
	"D21": "exit.ways_clear", "D22": "exit.two_ways", "D30": "decor.soft", "D31": "decor.panel_foam", "D35": "decor.hanging",
	"D40": "exit.fire_doors_shut", "D43": "facility.shaft_sealed", "D44": "store.wall", "D45": "sep.sealed", "D51": "elec.load_ok",
	"D52": "patrol.closing_power_off", "D60": "gas.bottle_in_room", "D63": "kitchen.duct_clean", "D70": "goods.here",
	"D71": "goods.over_day", "D80": "extinguisher.ready", "D81": "sign.works", "D82": "facility.in_service",
	"D83": "facility.heads_free", "D84": "hydrant.water", "D85": "control.manned", "D87": "alarm.heard", "D90": "facility.staff_fight",
	"D91": "facility.staff_call", "D96": "evac.told", "D97": "org.shared_managed", "D102": "ebike.ways_clear", "D103": "charge.flying",
}

// spared are questions that a round has and one of its kinds has not.
var spared = map[string]string{
	"D10": "mixed-use",                      // who chose this kind has said it
	"D14": "dormitory", "D14b": "dormitory", // bunks are what a dormitory has
	"D45": "mixed-use", // asked there as living.neighbour_sealed
	"D99": "school",    // pupils may be taught above the third floor
}

// opens are the questions of elsewhere that are no hazard alone.
var opens = []string{"D70"}

// unnumbered are facts whose duties are law for every unit and bear no number
// of a risk.
var unnumbered = []string{"elec.wiring_sound", "gas.alarm_works"}

// spotted are facts put by kind of place that stand on the page of their
// spot, where they fill its lists.
var spotted = []string{
	"exit.shutter_manual", "stair.single", "stair.clear", "roof.door", "gas.gear_sound", "fuel.liquid",
	"elec.heaters", "sleep.at_work", "decor.loft",
}

// gates are the facts put by kind of place that only open others, and D55, which
// D54 opens in every round.
var gates = []string{"dorm.here", "hotwork.now", "hotwork.guarded", "crowd.rated"}

// common are the answers of a place where every question can arise.
var common = map[string]any{
	"unit.roles": []string{"operator", "owner", "property-manager"}, "unit.named_key": false, "unit.public_body": false,
	"place.area_m2": 150, "hotel.rooms": 20, "care.beds": 20, "boarding.beds": 20, "workshop.people": 20, "wait.hall_m2": 200,
	"place.open_to_public": true, "building.height_m": 9, "building.residential": false, "building.industrial": false,
	"building.single_storey": false, "building.shared": true, "alarm.here": true, "sprinkler.here": true, "building.control_room": true,
	"control.ours": true, "hydrant.indoor": true, "extinguisher.here": true, "exit.closed_doors": true, "exit.shutters": true,
	"facade.insulated": true, "gas.used": true, "gas.bottled": true, "goods.here": true, "goods.over_day": false,
	"fixed.here": true, "building.basement": true, "work.lately": true, "hotwork.recent": true, "hotwork.now": true, "dorm.here": true, "crowd.rated": true,
	"sep.neighbour": true, "ebike.come": true,
}

// Promise: each kind of place is asked what kills in such places, a bad answer
// is a hazard that belongs to one of the nine risks, and no kind is asked what
// its round has not.
func TestEachKindIsAskedWhatKillsThere(t *testing.T) {
	b := load(t, "cn/national/unit").Bundle()
	prog := compile(t, b, day(t, "2026-11-24"))
	seen := map[string]bool{}
	for _, r := range rounds {
		for _, kind := range r.kinds {
			seen[kind] = true
		}
	}
	for _, v := range b.Fact(rules.KindsFact).Type.Values {
		if !seen[v] {
			t.Errorf("kind %s has no round", v)
		}
	}
	for _, r := range rounds {
		kinds := [][]string{r.kinds}
		if !slices.Contains(r.kinds, "mixed-use") {
			kinds = kinds[:0]
			for _, kind := range r.kinds {
				kinds = append(kinds, []string{kind})
			}
		}
		for _, kinds := range kinds {
			if testing.Short() && !inShort(kinds[0]) {
				continue
			}
			t.Run(r.name+"/"+kinds[0], func(t *testing.T) {
				t.Parallel()
				checkRound(t, prog, r, kinds)
			})
		}
	}
}

func checkRound(t *testing.T, prog *assess.Program, r round, kinds []string) {
	given := maps.Clone(common)
	for _, q := range danger {
		given[q.fact] = q.good
	}
	maps.Copy(given, r.given)
	given[rules.KindsFact] = kinds
	answers, asked := walkGood(t, prog, given)
	superfluous := maps.Clone(r.given)
	if superfluous == nil {
		superfluous = map[string]any{}
	}
	superfluous["goods.lawful"] = false
	for fact, v := range superfluous { // also what a good answer has made superfluous
		var err error
		if answers, err = prog.With(answers, fact, v); err != nil {
			t.Fatal(err)
		}
	}

	allowed := map[string]bool{}
	for _, d := range strings.Fields(r.asks + " " + r.also) {
		if slices.Contains(kinds, spared[d]) {
			continue
		}
		if fact, ok := elsewhere[d]; ok {
			if prog.Bundle().Fact("decor.soft") != nil && prog.Bundle().Fact(fact) != nil {
				if !asked[fact] {
					t.Errorf("%s: %s is not asked", d, fact)
				} else if !slices.Contains(opens, d) && !fails(t, prog, answers, fact, true) && !fails(t, prog, answers, fact, false) {
					t.Errorf("%s: no answer to %s is a hazard of one of the nine risks", d, fact)
				}
			}
			continue
		}
		q, ok := danger[d]
		if !ok {
			t.Fatalf("no question %s", d)
		}
		allowed[q.fact] = true
		switch {
		case !asked[q.fact]:
			t.Errorf("%s: %s is not asked", d, q.fact)
		case q.bad == nil: // a warning, bad together with the next
		case fails(t, prog, answers, q.fact, q.good):
			t.Errorf("%s: the good answer to %s is a hazard", d, q.fact)
		case !fails(t, prog, answers, q.fact, q.bad):
			t.Errorf("%s: the bad answer to %s is no hazard of one of the nine risks", d, q.fact)
		}
	}
	for _, f := range prog.Facts() {
		ofKinds := f.Page == "danger" || slices.Contains(spotted, f.ID)
		if ofKinds && asked[f.ID] && !allowed[f.ID] && !slices.Contains(gates, f.ID) && !slices.Contains(widely, f.ID) {
			t.Errorf("%s is asked, and is not in the round", f.ID)
		}
	}
}

// widely are questions that the rounds have for some kinds and that are put to
// more: who has gas has hoses, and anybody may sleep or heat where no round
// thinks of it.
var widely = []string{"gas.gear_sound", "elec.heaters", "smoking.inside", "sleep.at_work"}

// fails reports whether the answer makes a hazard that belongs to a risk.
func fails(t *testing.T, prog *assess.Program, a assess.Answers, fact string, value any) bool {
	t.Helper()
	a, err := prog.With(a, fact, value)
	if err != nil {
		t.Fatal(err)
	}
	return slices.ContainsFunc(prog.Assess(a).Hazards, func(h assess.Hazard) bool {
		numbered := len(h.Risk) > 0 || slices.Contains(unnumbered, fact)
		return numbered && slices.ContainsFunc(h.Why, func(s assess.Said) bool { return s.Fact == fact })
	})
}

// walkGood answers what a fresh session asks: as given, else with what leaves
// the fewest hazards. It returns the answers and the facts that were asked.
func walkGood(t *testing.T, prog *assess.Program, given map[string]any) (assess.Answers, map[string]bool) {
	t.Helper()
	at, err := prog.Answers(map[string]any{})
	if err != nil {
		t.Fatal(err)
	}
	s := prog.Session(at)
	asked := map[string]bool{}
	for page := s.Next(); page != nil; page = s.Next() {
		for _, f := range page.Facts {
			asked[f.ID] = true
			v, ok := given[f.ID]
			if !ok {
				v, ok = best(prog, s.Answers(), f)
			}
			if !ok {
				if err := s.NotSure(f.ID); err != nil {
					t.Fatal(err)
				}
				continue
			}
			if err := s.Set(f.ID, v); err != nil {
				t.Fatalf("%s: %v", f.ID, err)
			}
		}
	}
	return s.Answers(), asked
}

// best is the first answer to a fact that leaves the fewest hazards; false
// where there is none to try.
func best(prog *assess.Program, a assess.Answers, f *rules.Fact) (any, bool) {
	var values []any
	switch f.Type.Kind {
	case logic.Bool:
		values = []any{false, true}
	case logic.Set:
		values = []any{[]string{}, f.Type.Values}
	case logic.Enum:
		for _, v := range f.Type.Values {
			values = append(values, v)
		}
	case logic.DateKind:
		values = []any{prog.Day().String()}
	case logic.Number:
		unit := int64(1)
		for range f.Type.Decimals {
			unit *= 10
		}
		values = []any{int(f.Type.Min / unit), int(f.Type.Max / unit)}
	}
	var found any
	fewest := -1
	for _, v := range values {
		b, err := prog.With(a, f.ID, v)
		if err != nil {
			continue
		}
		if n := len(prog.Assess(b).Hazards); fewest < 0 || n < fewest {
			found, fewest = v, n
		}
	}
	return found, fewest >= 0
}

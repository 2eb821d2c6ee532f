package exprlang

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/fire321/fire321/rules/logic"
)

// shop is a scope as a pack would declare it.
func shop() logic.Scope {
	number := func(unit string, lo, hi int64, decimals int) logic.Type {
		return logic.Type{Kind: logic.Number, Unit: unit, Min: lo, Max: hi, Decimals: decimals}
	}
	flag, day := logic.Type{Kind: logic.Bool}, logic.Type{Kind: logic.DateKind, Min: int64(logic.FirstDay), Max: int64(logic.LastDay)}
	names := []string{"place.open", "place.use", "place.was", "place.kinds", "building.height_m", "patrol.interval_minutes", "check.last", "drills.all", "unit.remark", "guests.max"}
	types := []logic.Type{
		flag,
		{Kind: logic.Enum, Values: []string{"shop", "school"}},
		{Kind: logic.Enum, Values: []string{"shop", "mall", "school"}},
		{Kind: logic.Set, Values: []string{"hotel", "mall"}},
		number("m", 0, 10000, 1),
		number("min", 1, 10080, 0),
		day,
		{Kind: logic.List, MaxLen: 12, Fields: []logic.Field{{Name: "date", Type: day}, {Name: "people", Type: number("person", 0, 1000, 0)}, {Name: "note", Type: logic.Type{Kind: logic.TextKind}}}},
		{Kind: logic.TextKind},
		number("person", 0, 4000000000000000000, 0),
	}
	return logic.Scope{
		Fact: func(id string) (logic.Type, int, bool) {
			for i, n := range names {
				if n == id {
					return types[i], i, true
				}
			}
			return logic.Type{}, 0, false
		},
		Param: func(id string) (logic.Type, bool) {
			switch id {
			case "check.months":
				return number("month", 1, 60, 0), true
			case "check.ratio":
				return number("", 0, 100, 2), true
			}
			return logic.Type{}, false
		},
		Criterion: func(id string) bool { return id == "patrol.two-hourly" },
		Tag:       func(tag string) (int, bool) { return 5, tag == "element" },
		Names:     func() []string { return names },
	}
}

func isParam(id string) bool { return strings.HasPrefix(id, "check.") && id != "check.last" }

func TestCheck(t *testing.T) {
	for _, c := range []struct{ src, want string }{
		{"place.open and patrol.interval_minutes <= 120", ""},
		{`asOf <= plus(check.last, check.months, "month")`, ""},
		{"patrol.interval_minute <= 120", "E-FACT-UNKNOWN patrol.interval_minute"},
		{"place.opened or place.clothed", "E-FACT-UNKNOWN place.opened, E-FACT-UNKNOWN place.clothed"},
		{"any(drills.all, .peple > 3)", "E-FIELD-UNKNOWN .peple"},
		{"place.open and any(drills.all, building.height_m > 3 and .note)", "E-EXPR-TEXT .note"},
		{".people > 3", "E-EXPR-SYNTAX ."},
		{"building.height_m <= patrol.interval_minutes", "E-EXPR-UNIT building.height_m <= patrol.interval_minutes"},
		{"building.height_m + 3 > 24 and place.open", ""},
		{"building.height_m * building.height_m > 3", "E-EXPR-UNIT building.height_m * building.height_m"},
		{"(place.open ? building.height_m : patrol.interval_minutes) > 3", "E-EXPR-UNIT place.open ? building.height_m : patrol.interval_minutes"},
		{`place.use == "scool"`, `E-VALUE-UNKNOWN "scool"`},
		{`place.use in ["shop", "scool"]`, `E-VALUE-UNKNOWN place.use in ["shop", "scool"]`},
		{`has(place.kinds, "shop")`, `E-VALUE-UNKNOWN has(place.kinds, "shop")`},
		{"place.use == place.was", "E-EXPR-COMPARE place.use == place.was"},
		{`place.kinds == "hotel"`, "E-EXPR-TYPE place.kinds"},
		{"place.open < place.open", "E-EXPR-ORDER place.open < place.open"},
		{"place.open == 1", "E-EXPR-TYPE 1"},
		{"building.height_m", "E-EXPR-TYPE building.height_m"},
		{"not building.height_m", "E-EXPR-TYPE building.height_m"},
		{"place.open + 1 > 2", "E-EXPR-TYPE place.open"},
		{"unit.remark == place.use", "E-EXPR-TEXT unit.remark"},
		{"guests.max * 10 > 3", "E-EXPR-RANGE guests.max * 10"},
		{"sum(drills.all, .people * 1000000000000000) > 3", "E-EXPR-RANGE sum(drills.all, .people * 1000000000000000)"},
		{"any(place.kinds, place.open)", "E-EXPR-TYPE place.kinds"},
		{"any(place.open ? drills.all : drills.all, .people > 3)", "E-EXPR-LIST place.open ? drills.all : drills.all"},
		{`plus(check.last, building.height_m, "day") > asOf`, "E-EXPR-PLUS building.height_m"},
		{`plus(check.last, check.ratio, "day") > asOf`, "E-EXPR-PLUS check.ratio"},
		{`plus(check.last, 1.5, "day") > asOf`, "E-EXPR-PLUS 1.5"},
		{`plus(check.last, 2, "week") > asOf`, `E-EXPR-PLUS-UNIT plus(check.last, 2, "week")`},
		{`plus(check.last, check.months, "year") > asOf`, `E-EXPR-UNIT plus(check.last, check.months, "year")`},
		{`periods(check.last, asOf, "decade") > 1`, `E-EXPR-PERIOD periods(check.last, asOf, "decade")`},
		{`violated("patrol.two-hourly")`, ""},
		{`violated("patrol.hourly")`, `E-CRITERION-UNKNOWN violated("patrol.hourly")`},
		{`countViolated("elements") > 1`, `E-TAG-UNKNOWN countViolated("elements")`},
		{"max(map(drills.all, .date), 0) > asOf", "E-EXPR-TYPE 0"},
		{"place.open" + strings.Repeat(" and place.open", 260), ""},
		{"building.height_m > 24 and place.opend and place.use == 3 and unit.remark", "E-FACT-UNKNOWN place.opend, E-EXPR-TYPE 3, E-EXPR-TEXT unit.remark"},
	} {
		e, spans, faults := Parse(c.src)
		if e != nil {
			Params(e, isParam)
			faults = Check(e, spans, shop(), true)
		}
		var got []string
		for _, f := range faults {
			got = append(got, string(f.Code)+" "+cut(c.src, f.Span))
		}
		placed(t, c.src, faults)
		if d := cmp.Diff(c.want, strings.Join(got, ", ")); d != "" {
			t.Errorf("%s (-want +got)\n%s%s", c.src, d, carets(c.src, faults))
		}
	}
}

// More nodes than an expression may have.
func TestCheckCountsNodes(t *testing.T) {
	src := "a" + strings.Repeat(" and a", 600)
	e, spans, _ := Parse(src)
	faults := Check(e, spans, shop(), true)
	if len(faults) != 1 || faults[0].Code != "E-EXPR-SIZE" || faults[0].Span != (Span{0, len(src)}) {
		t.Errorf("%v", faults)
	}
}

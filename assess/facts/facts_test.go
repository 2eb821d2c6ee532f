package facts_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/fire321/fire321/assess"
	"github.com/fire321/fire321/assess/facts"
	"github.com/fire321/fire321/rules/diag"
	"github.com/fire321/fire321/rules/logic"
)

type (
	role   string
	metres float32
	drill  struct {
		On     time.Time `fire321:"date"`
		People uint16    `fire321:"people"`
		Notes  *string   `fire321:"notes"`
		Leader string
	}
	place struct {
		Kinds []role `fire321:"place.kinds"`
		Open  *bool  `fire321:"place.open_to_public"`
		Floor int8   `fire321:"place.floor"`
	}
	site struct {
		place
		Building struct {
			Height metres      `fire321:"building.height_m"`
			Area   json.Number `fire321:"building.area_m2"`
		}
		Roles   [1]role     `fire321:"unit.roles"`
		Empty   []role      `fire321:"unit.none"`
		Silent  []role      `fire321:"unit.silent"`
		Drills  []drill     `fire321:"drill.records"`
		Day     assess.Date `fire321:"patrol.first"`
		Never   time.Time   `fire321:"patrol.last,omitzero"`
		Unsure  any         `fire321:"patrol.signed"`
		Skipped string      `fire321:"-"`
		Owner   string
		Next    *site
	}
)

func TestOf(t *testing.T) {
	day := logic.NewDate(2026, 3, 4)
	s := &site{Roles: [1]role{"operator"}, Empty: []role{}, Day: day, Owner: "甲"}
	s.Kinds = []role{"mall", "hotel"}
	s.Floor = -1
	s.Building.Height, s.Building.Area = 23.9, "120.50"
	s.Drills = []drill{{On: time.Date(2026, 3, 4, 23, 59, 0, 0, time.FixedZone("", -5*3600)), People: 30, Leader: "李"}, {}}
	got, left, err := facts.Of(s)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]any{
		"place.kinds": []any{"mall", "hotel"}, "place.floor": int64(-1), "building.height_m": float32(23.9), "building.area_m2": "120.50",
		"unit.roles": []any{"operator"}, "unit.none": []any{}, "patrol.first": day, "patrol.signed": nil,
		"drill.records": []any{map[string]any{"date": "2026-03-04", "people": uint64(30)}, map[string]any{"date": "0001-01-01", "people": uint64(0)}},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if diff := cmp.Diff([]string{"site.Drills[].Leader", "site.Owner"}, left); diff != "" {
		t.Errorf("left (-want +got)\n%s", diff)
	}
	again, _, err := facts.Of(map[role]any{"place.floor": metres(2), "place.kinds": []role{"mall"}})
	if diff := cmp.Diff(map[string]any{"place.floor": float32(2), "place.kinds": []any{"mall"}}, again); diff != "" || err != nil {
		t.Errorf("of a map: %v (-want +got)\n%s", err, diff)
	}
}

// What cannot be mapped is told, all of it.
func TestOfRefuses(t *testing.T) {
	type twice struct {
		A int             `fire321:"a.n"`
		B int             `fire321:"a.n"`
		C chan int        `fire321:"a.c"`
		D map[int]string  `fire321:"a.d"`
		E []*int          `fire321:"a.e"`
		F struct{ X int } `fire321:"a.f"`
		g int             `fire321:"a.g"`
	}
	_, _, err := facts.Of(twice{C: make(chan int), D: map[int]string{}, E: []*int{nil}, g: 1})
	var list diag.List
	if !errors.As(err, &list) {
		t.Fatal(err)
	}
	var at []string
	for _, d := range list {
		at = append(at, d.Place.Pointer)
	}
	if diff := cmp.Diff([]string{"/facts/a.c", "/facts/a.d", "/facts/a.e", "/facts/a.f", "/facts/a.g", "/facts/a.n"}, at); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	for _, v := range []any{nil, 1, (*site)(nil), []int{1}, map[int]int{}} {
		if _, _, err := facts.Of(v); err == nil {
			t.Errorf("%T was taken", v)
		}
	}
}

// What is wrong is told as what it is, in a record too: with the field, and once
// for many records.
func TestOfSaysWhatIsWrong(t *testing.T) {
	type record struct {
		Name string `fire321:"name"`
		date string `fire321:"date"`
		ok   bool
	}
	type site struct {
		gas     bool     `fire321:"gas.used"`
		Records []record `fire321:"drill.records"`
		Odd     []struct {
			C chan int `fire321:"c"`
		} `fire321:"odd.records"`
	}
	_, _, err := facts.Of(site{gas: true, Records: []record{{"甲", "2026-01-01", true}, {"乙", "", false}}, Odd: []struct {
		C chan int `fire321:"c"`
	}{{}}})
	want := `/facts/drill.records: E-ANSWER-MEMBER: malformed answers: the field is not exported and cannot be read: site.Records[].date; export it, or take its tag away.
/facts/gas.used: E-ANSWER-MEMBER: malformed answers: the field is not exported and cannot be read: site.gas; export it, or take its tag away.
/facts/odd.records: E-ANSWER-MEMBER: malformed answers: a Go type that no fact has: chan int site.Odd[].C.`
	if err == nil || err.Error() != want {
		t.Errorf("(-want +got)\n%s", cmp.Diff(want, fmt.Sprint(err)))
	}
}

func ExampleOf() {
	type Role string
	type Shop struct {
		Roles    []Role `fire321:"unit.roles"`
		Interval *int   `fire321:"patrol.interval_minutes"` // nil: not asked
		Owner    string
	}
	values, left, err := facts.Of(Shop{Roles: []Role{"operator"}, Owner: "王"})
	fmt.Println(values, left, err)
	// Output: map[unit.roles:[operator]] [Shop.Owner] <nil>
}

type whole struct {
	Gas   bool `fire321:"gas.used"`
	Parts []*struct{}
	Part  *part
	Other *part
}

type part struct {
	Whole, Again *whole
	Sleepers     int `fire321:"place.sleepers"`
}

type record struct {
	Name string  `fire321:"name"`
	Next *record `fire321:"next"`
}

// Records of databases point back at what holds them. That has an end, and what
// has none as a value is refused.
func TestCirclesHaveAnEnd(t *testing.T) {
	w := &whole{Gas: true}
	w.Part = &part{Whole: w, Again: w, Sleepers: 3}
	w.Other = nil
	values, _, err := facts.Of(w)
	if diff := cmp.Diff(map[string]any{"gas.used": true, "place.sleepers": int64(3)}, values); err != nil || diff != "" {
		t.Errorf("%v (-want +got)\n%s", err, diff)
	}
	r := &record{Name: "a"}
	r.Next = r
	if _, _, err := facts.Of(map[string]any{"a.list": []*record{r}}); err == nil {
		t.Error("a record in itself was taken")
	}
	m := map[string]any{}
	m["m"] = m
	if _, _, err := facts.Of(m); err == nil {
		t.Error("a map in itself was taken")
	}
	var p any
	p = &p
	if _, _, err := facts.Of(p); err == nil {
		t.Error("a pointer at itself was taken")
	}
}

// An option that there is not is no silent "no".
func TestTagsHaveOneOption(t *testing.T) {
	_, _, err := facts.Of(struct {
		Gas bool `fire321:"gas.used,omitempty"`
	}{})
	if err == nil || !strings.Contains(err.Error(), "omitempty") {
		t.Errorf("the error is %v", err)
	}
}

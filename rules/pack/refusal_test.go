package pack

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/fire321/fire321/assess"
	"github.com/fire321/fire321/rules/diag"
	"github.com/fire321/fire321/rules/logic"
)

// Promise: assess refuses all faults of answers at once, with their places in
// the file that a person wrote.
func TestWrongAnswersHaveTheirPlace(t *testing.T) {
	b := load(t, base(t, nil)).Bundle()
	prog, err := assess.Compile(b, logic.NewDate(2026, 11, 24))
	if err != nil {
		t.Fatal(err)
	}
	json, places, err := ReadAnswers([]byte(`format: 1
pack: q
at: 2026-11-24
facts:
  building.height_m: 1.25
  exit.count: 012
  patrol.interval_minutes: 1e3
  patrol.last: 2026-02-30
  building.approved_on: 1899-12-31
  place.open: yes
  place.public: true
  building.use: 住宅
  place.kinds: [mall, mall, schol]
  drill.records:
    - {date: 2026-12-24, ok: maybe, who: 张三}
  place.opne: true
  unit.roles: {value: [owner], more: perhaps}
found: {patrol.latly: 2026-10-02}
signde: {by: 张三}
signed: {who: 张三, date: tomorrow}
`), "a.yaml", b)
	if err != nil {
		t.Fatal(err)
	}
	_, err = prog.DecodeAnswers(json)
	var list diag.List
	if !errors.As(err, &list) {
		t.Fatalf("nothing was refused: %v", err)
	}
	got := marked(places.Locate(list))
	want := []string{
		"a.yaml:2:7 E-ANSWER-PACK q",
		"a.yaml:5:22 E-ANSWER-DECIMALS 1.25",
		"a.yaml:6:15 E-ANSWER-TYPE 012",
		"a.yaml:7:28 E-ANSWER-TYPE 1e3",
		"a.yaml:8:16 E-ANSWER-DATE 2026-02-30",
		"a.yaml:9:25 E-VALUE-RANGE 1899-12-31",
		"a.yaml:10:15 E-ANSWER-TYPE yes",
		"a.yaml:11:3 E-ANSWER-DERIVED place.public",
		"a.yaml:12:17 E-ANSWER-OPTION 住宅",
		"a.yaml:13:23 E-ANSWER-TWICE mall",
		"a.yaml:13:29 E-ANSWER-OPTION schol",
		"a.yaml:15:14 E-ANSWER-FUTURE 2026-12-24",
		"a.yaml:15:30 E-ANSWER-TYPE maybe",
		"a.yaml:15:37 E-ANSWER-FIELD who",
		"a.yaml:16:3 E-ANSWER-FACT place.opne",
		"a.yaml:17:38 E-ANSWER-MEMBER perhaps",
		"a.yaml:18:9 E-ANSWER-CRITERION patrol.latly",
		"a.yaml:19:1 E-ANSWER-MEMBER signde",
		"a.yaml:20:10 E-ANSWER-MEMBER who",
		"a.yaml:20:25 E-ANSWER-MEMBER tomorrow",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// Promise: what loads compiles. Without unit.roles every duty is the unit's own.
func TestDutiesWithoutRoles(t *testing.T) {
	files := change(t, "p/facts/place.yaml", "  - id: unit.roles\n    type: set\n    ask: {zh: 身份？, en: \"Which roles?\"}\n    where_to_look: {zh: 店里, en: The shop}\n    values: [{id: operator, zh: 经营, en: Operator}, {id: owner, zh: 房东, en: Owner}]\n", "")
	prog, err := assess.Compile(load(t, base(t, files)).Bundle(), logic.NewDate(2026, 11, 24))
	if err != nil {
		t.Fatal(err)
	}
	answers, err := prog.Answers(map[string]any{"patrol.last": "2026-01-01", "building.use": "public", "building.approved_on": "2020-01-01", "exit.count": 1})
	if err != nil {
		t.Fatal(err)
	}
	var failed []string
	got := prog.Assess(answers)
	for _, h := range got.Hazards {
		failed = append(failed, h.ID)
	}
	if diff := cmp.Diff([]string{"patrol.lately", "patrol.whole"}, failed); diff != "" || len(got.Others) != 0 {
		t.Errorf("%d duties of others; %s", len(got.Others), diff)
	}
}

// marked writes each diagnostic with what its caret is under.
func marked(list diag.List) []string {
	var got []string
	for _, d := range list {
		mark := ""
		if d.Source != "" {
			mark = string([]rune(d.Source)[d.Place.Col-1 : d.Place.Col-1+d.Width])
		}
		got = append(got, d.Place.String()+" "+string(d.Code)+" "+mark)
	}
	return got
}

// Promise: in JSON too, a key that should not be there is marked, not its value.
func TestWrongKeysInJSONHaveTheirPlace(t *testing.T) {
	b := load(t, base(t, nil)).Bundle()
	prog, err := assess.Compile(b, logic.NewDate(2026, 11, 24))
	if err != nil {
		t.Fatal(err)
	}
	json, places, err := ReadAnswers([]byte(`{"format": 1, "facts": {
  "place.open": {"value": true, "mroe": [true]},
  "exit.count": {"value": 2, "more": true}, "面": 2,
  "place.public" : true},
 "found": {"patrol.latly":
   "2026-10-02"}}`), "a.json", b)
	if err != nil {
		t.Fatal(err)
	}
	_, err = prog.DecodeAnswers(json)
	var list diag.List
	if !errors.As(err, &list) {
		t.Fatalf("nothing was refused: %v", err)
	}
	want := []string{
		`a.json:2:33 E-ANSWER-MEMBER "mroe"`,
		`a.json:3:30 E-ANSWER-MORE "more"`,
		`a.json:3:45 E-ANSWER-FACT "面"`,
		`a.json:4:3 E-ANSWER-DERIVED "place.public"`,
		`a.json:5:12 E-ANSWER-CRITERION "patrol.latly"`,
	}
	if diff := cmp.Diff(want, marked(places.Locate(list))); diff != "" {
		t.Error(diff)
	}
}

// Promise: a heading under which all is commented out says nothing.
func TestEmptyHeadingsAreEmpty(t *testing.T) {
	b := load(t, base(t, nil)).Bundle()
	prog, err := assess.Compile(b, logic.NewDate(2026, 11, 24))
	if err != nil {
		t.Fatal(err)
	}
	json, _, err := ReadAnswers([]byte("format: 1\nfacts:\n  # place.open: true\nfound: ~\nplan: null\n"), "a.yaml", b)
	if want := `{"format":1,"facts":{},"found":{},"plan":{}}`; err != nil || string(json) != want {
		t.Fatalf("got %s, %v, want %s", json, err, want)
	}
	if a, err := prog.DecodeAnswers(json); err != nil || len(a.Facts()) != 0 {
		t.Errorf("got %v, %v", a.Facts(), err)
	}
}

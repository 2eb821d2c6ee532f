package pack

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/fire321/fire321/assess"
	"github.com/fire321/fire321/rules/diag"
	"github.com/fire321/fire321/rules/logic"
)

// Promise: whatever is wrong with answers is refused at once, by assess, with
// the place in the file that a person wrote.
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
`), "a.yaml", b)
	if err != nil {
		t.Fatal(err)
	}
	_, err = prog.DecodeAnswers(json)
	var list diag.List
	if !errors.As(err, &list) {
		t.Fatalf("nothing was refused: %v", err)
	}
	var got []string
	for _, d := range places.Locate(list) {
		mark := ""
		if d.Source != "" {
			mark = string([]rune(d.Source)[d.Place.Col-1 : d.Place.Col-1+d.Width])
		}
		got = append(got, d.Place.String()+" "+string(d.Code)+" "+mark)
	}
	want := []string{
		"a.yaml:2:7 E-ANSWER-PACK q",
		"a.yaml:5:22 E-ANSWER-DECIMALS 1.25",
		"a.yaml:6:15 E-ANSWER-TYPE 012",
		"a.yaml:7:28 E-ANSWER-TYPE 1e3",
		"a.yaml:8:16 E-ANSWER-DATE 2026-02-30",
		"a.yaml:9:25 E-VALUE-RANGE 1899-12-31",
		"a.yaml:10:15 E-ANSWER-TYPE yes",
		"a.yaml:11:17 E-ANSWER-DERIVED true",
		"a.yaml:12:17 E-ANSWER-OPTION 住宅",
		"a.yaml:13:23 E-ANSWER-TWICE mall",
		"a.yaml:13:29 E-ANSWER-OPTION schol",
		"a.yaml:15:14 E-ANSWER-FUTURE 2026-12-24",
		"a.yaml:15:30 E-ANSWER-TYPE maybe",
		"a.yaml:15:42 E-ANSWER-FIELD 张三",
		"a.yaml:16:15 E-ANSWER-FACT true",
		"a.yaml:17:38 E-ANSWER-MEMBER perhaps",
		"a.yaml:18:23 E-ANSWER-CRITERION 2026-10-02",
		"a.yaml:19:1 E-ANSWER-MEMBER signde",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

package packtest_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/fire321/fire321/assess/packtest"
	"github.com/fire321/fire321/rules/diag"
	"github.com/fire321/fire321/rules/law"
	"github.com/fire321/fire321/rules/pack"
)

// small is a pack of two criteria, with the given cases.
func small(cases string) fstest.MapFS {
	files := map[string]string{
		"pack.yaml": `
id: small/unit
version: 1.0.0
kind: pack
title: {zh: 小, en: Small}
subject: unit
known_from: 2020-01-01
pages: [place]
themes: [{id: daily, zh: 日常, en: Daily}]
`,
		"sources/rule.yaml": `
id: rule
title: {zh: 规定, en: Rules}
issuer: {zh: 部, en: Ministry}
force: law
from: 2000-01-01
articles:
  第一条:
    gist: {zh: 要点, en: Gist}
    checked: {date: 2026-01-01, against: official, by: 编者}
`,
		"facts/place.yaml": `
title: {zh: 场所, en: Place}
facts:
  - id: unit.roles
    type: set
    ask: {zh: 谁？, en: "Who?"}
    values: [{id: operator, zh: 经营人, en: operator}]
  - id: place.area_m2
    type: number
    unit: m2
    min: 0
    max: 9999
    ask: {zh: 多大？, en: "How large?"}
  - id: place.large
    type: bool
    title: {zh: 大, en: Large}
    derive: place.area_m2 > 500
  - id: patrol.minutes
    type: number
    unit: min
    min: 0
    max: 9999
    ask: {zh: 多久？, en: "How often?"}
`,
		"criteria/daily.yaml": `
- id: patrol
  title: {zh: 巡查, en: Patrol}
  severity: serious
  owed_by: [operator]
  revisions:
    - {from: 2000-01-01, until: 2022-12-31, require: patrol.minutes <= 240, basis: [{source: rule, article: 第一条}]}
    - {from: 2023-01-01, when: place.large, require: patrol.minutes <= 120, basis: [{source: rule, article: 第一条}]}
  remedy: {zh: 查, en: Patrol, by: manager}
`,
		"criteria/daily.test.yaml": cases,
	}
	fsys := fstest.MapFS{}
	for name, text := range files {
		fsys["small/unit/"+name] = &fstest.MapFile{Data: []byte(strings.TrimPrefix(text, "\n"))}
	}
	return fsys
}

const whole = `
patrol:
  given: {at: 2026-01-01, place.area_m2: 501}
  cases:
    - {patrol.minutes: 120, want: pass, standing: counts}
    - {patrol.minutes: 121, want: fail}
    - {want: [pass, fail]}
    - {place.area_m2: 500, want: not-applicable}
    - {at: 2022-12-31, place.area_m2: 1, patrol.minutes: 240, want: pass}
    - {at: 2022-12-31, place.area_m2: 1, patrol.minutes: 241, want: fail}
`

func test(t *testing.T, fsys fstest.MapFS) *packtest.Report {
	t.Helper()
	p, err := pack.Load("small/unit", fsys)
	if err != nil {
		t.Fatal(err)
	}
	return packtest.Test(p)
}

func TestWhole(t *testing.T) {
	r := test(t, small(whole))
	if len(r.Failures)+len(r.Gaps) > 0 || r.Cases != 6 || r.Criteria != 1 {
		t.Errorf("%+v", r)
	}
}

// Each case that is left out shows as a gap, and nothing else changes.
func TestGaps(t *testing.T) {
	for _, c := range []struct{ without, want string }{
		{"{patrol.minutes: 120, want: pass, standing: counts}", "patrol: no test on the edge of patrol.minutes <= 120"},
		{"{patrol.minutes: 121, want: fail}", "patrol: no test just past the edge of patrol.minutes <= 120"},
		{"{want: [pass, fail]}", "patrol: never seen to be open"},
		{"{place.area_m2: 500, want: not-applicable}", "patrol: never seen to be not-applicable|derived facts: no test on the edge of place.area_m2 > 500"},
		{"{at: 2022-12-31, place.area_m2: 1, patrol.minutes: 240, want: pass}", "patrol: no test on the edge of patrol.minutes <= 240"},
	} {
		less := strings.Replace(whole, "    - "+c.without+"\n", "", 1)
		if less == whole {
			t.Fatalf("%s is no case", c.without)
		}
		r := test(t, small(less))
		var got []string
		for _, g := range r.Gaps {
			got = append(got, g.Text().EN)
		}
		if d := cmp.Diff(c.want, strings.Join(got, "|")); d != "" || len(r.Failures) > 0 {
			t.Errorf("without %s: %s %v", c.without, d, r.Failures)
		}
	}
}

func TestTheDayBefore(t *testing.T) {
	less := strings.ReplaceAll(whole, "at: 2022-12-31", "at: 2022-12-30")
	r := test(t, small(less))
	if len(r.Gaps) != 1 || r.Gaps[0].Text().ZH != "patrol：没有测到 2022-12-31 这一天" {
		t.Errorf("%+v", r.Gaps)
	}
}

func TestFailures(t *testing.T) {
	fsys := small(`
patrol:
  cases:
    - {at: 2026-01-01, place.area_m2: 501, patrol.minutes: 120, want: fail}
    - {at: 2026-01-01, place.area_m2: 501, patrol.minutes: 120, want: pass, standing: advice}
    - {at: 2026-01-01, want: absent}
    - {at: 2019-12-31, want: pass}
`)
	fsys["small/unit/tests/one.yaml"] = &fstest.MapFile{Data: []byte("title: {zh: 甲, en: One}\nat: 2026-01-01\nfacts: {unit.roles: [operator], place.area_m2: 501, patrol.minutes: 121}\nwant: {hazards: [], others: [patrol]}\n")}
	var got []string
	for _, f := range test(t, fsys).Failures {
		got = append(got, f.Place.String()+": "+f.Text().EN)
	}
	want := []string{
		"small/unit/criteria/daily.test.yaml:3:7: patrol: want [fail], got [pass]",
		"small/unit/criteria/daily.test.yaml:4:7: patrol: want [advice], got [counts]",
		"small/unit/criteria/daily.test.yaml:5:7: patrol: want [absent], got [pass, fail, not-applicable]",
		"small/unit/criteria/daily.test.yaml:6:7: patrol: " + diag.List{diag.New(diag.DayUnknown, diag.Place{}, "2019-12-31", "2020-01-01", "2199-12-31")}.Error(),
		"small/unit/tests/one.yaml:1:1: hazards: want [], got [patrol]",
		"small/unit/tests/one.yaml:1:1: others: want [patrol], got []",
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

// recorder is a TB that keeps what it is told.
type recorder struct{ errors, logs []string }

func (r *recorder) Helper()                   {}
func (r *recorder) Errorf(f string, a ...any) { r.errors = append(r.errors, fmt.Sprintf(f, a...)) }
func (r *recorder) Fatalf(f string, a ...any) { r.Errorf("fatal: "+f, a...) }
func (r *recorder) Logf(f string, a ...any)   { r.logs = append(r.logs, fmt.Sprintf(f, a...)) }

func TestRun(t *testing.T) {
	var r recorder
	packtest.Run(&r, small(whole), "small/unit")
	if len(r.errors) > 0 || len(r.logs) != 1 || r.logs[0] != "small/unit: 6 cases, 0 units, 1 criteria" {
		t.Errorf("%+v", r)
	}
	r = recorder{}
	packtest.Run(&r, small(strings.Replace(whole, "want: pass", "want: fail", 1)), "small/unit", law.FS)
	if len(r.errors) != 1 || !strings.Contains(r.errors[0], "daily.test.yaml:4:7: patrol: want [fail], got [pass]") {
		t.Errorf("%+v", r)
	}
	r = recorder{}
	packtest.Run(&r, small(whole), "no/such")
	if len(r.errors) != 1 || !strings.HasPrefix(r.errors[0], "fatal: ") {
		t.Errorf("%+v", r)
	}
}

package pack

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/fire321/fire321/internal/canon"
	"github.com/fire321/fire321/rules/diag"
)

// Each value is read by its declared type; what does not fit is passed on as
// it looks, for assess to refuse.
func TestReadAnswers(t *testing.T) {
	b := load(t, base(t, nil)).Bundle()
	for _, c := range []struct{ in, want string }{
		{"building.height_m: 1.10", `"building.height_m":1.10`},
		{"building.height_m: -1", `"building.height_m":-1`},
		{"building.height_m: 012", `"building.height_m":"012"`},
		{"building.height_m: 1e3", `"building.height_m":"1e3"`},
		{"building.height_m: 1_000", `"building.height_m":"1_000"`},
		{"building.height_m: .5", `"building.height_m":".5"`},
		{"building.height_m: +5", `"building.height_m":"+5"`},
		{"building.height_m: 0x1F", `"building.height_m":"0x1F"`},
		{"building.height_m: .nan", `"building.height_m":".nan"`},
		{"building.height_m: NaN", `"building.height_m":"NaN"`},
		{"building.height_m: 9999999999999999999999", `"building.height_m":9999999999999999999999`},
		{`building.height_m: "24"`, `"building.height_m":"24"`},
		{"building.height_m: [1]", `"building.height_m":[1]`},
		{"building.height_m: 24m", `"building.height_m":"24m"`},
		{"building.height_m: null", `"building.height_m":null`},
		{"building.height_m: ~", `"building.height_m":null`},
		{"building.height_m:", `"building.height_m":null`},
		{"place.open: true", `"place.open":true`},
		{"place.open: yes", `"place.open":"yes"`},
		{"place.open: True", `"place.open":"True"`},
		{"place.open: 1", `"place.open":1`},
		{"place.open: {value: false, note: 看过, date: 2026-11-20}", `"place.open":{"value":false,"note":"看过","date":"2026-11-20"}`},
		{"place.open: {value: null, note: 123}", `"place.open":{"value":null,"note":"123"}`},
		{"place.open: {valeu: true}", `"place.open":{"valeu":true}`},
		{"patrol.last: 2026-03-02", `"patrol.last":"2026-03-02"`},
		{"patrol.last: 2026-03", `"patrol.last":"2026-03"`},
		{"patrol.last: '2026-03'", `"patrol.last":"2026-03"`},
		{"patrol.last: 2026-02-30", `"patrol.last":"2026-02-30"`},
		{"patrol.last: 2026-3-2", `"patrol.last":"2026-3-2"`},
		{"patrol.last: 9999-12-31", `"patrol.last":"9999-12-31"`},
		{"patrol.last: 2026", `"patrol.last":"2026"`},
		{"building.use: public", `"building.use":"public"`},
		{"building.use: no", `"building.use":"no"`},
		{"building.use: true", `"building.use":"true"`},
		{"building.use: [public]", `"building.use":["public"]`},
		{"building.name: 321", `"building.name":"321"`},
		{"building.name: |-\n      两\n      行", `"building.name":"两\n行"`},
		{"place.kinds: [mall, 1]", `"place.kinds":["mall","1"]`},
		{"place.kinds: []", `"place.kinds":[]`},
		{"place.kinds: mall", `"place.kinds":"mall"`},
		{"place.kinds: {value: [mall], more: true}", `"place.kinds":{"value":["mall"],"more":true}`},
		{"drill.records: [{date: 2026-04-02, ok: true}, {date: 2026-05, ok: null}]", `"drill.records":[{"date":"2026-04-02","ok":true},{"date":"2026-05","ok":null}]`},
		{"drill.records: {value: [{date: 2026-04-02, who: 1.50}], more: true}", `"drill.records":{"value":[{"date":"2026-04-02","who":1.50}],"more":true}`},
		{"drill.records: [2026-04-02]", `"drill.records":["2026-04-02"]`},
		{"no.such: 1.50", `"no.such":1.50`},
		{"no.such: {value: [a, true]}", `"no.such":{"value":["a",true]}`},
		{"z.z: 1\n  a.a: 2", `"a.a":2,"z.z":1`},
	} {
		json, _, err := ReadAnswers([]byte("format: 1\nfacts:\n  "+c.in+"\n"), "a.yaml", b)
		if err != nil {
			t.Errorf("%s: %v", c.in, err)
			continue
		}
		if diff := cmp.Diff(`{"format":1,"facts":{`+c.want+`}}`, string(json)); diff != "" {
			t.Errorf("%s: %s", c.in, diff)
		}
		if _, err := canon.Parse(json); err != nil {
			t.Errorf("%s: no JSON: %v", c.in, err)
		}
	}
}

const sample = `# 面馆
pack: p
format: 1
at: 2026-11-24
signed: {by: 张三, date: 2026-11-24}
unit:
  name: 面馆
  code: 0123
  address: ~
plan:
  patrol.lately: {person: 李四, money: 300, by: 2026-12-01}
found: {patrol.lately: 2026-10-02}
extra: [1, true, x]
facts:
  place.kinds: [mall,
    school]
  patrol.interval_minutes: 240
`

func TestReadAnswersKeepsTheShape(t *testing.T) {
	b := load(t, base(t, nil)).Bundle()
	json, places, err := ReadAnswers([]byte(sample), "a.yaml", b)
	if err != nil {
		t.Fatal(err)
	}
	want := `{"format":1,"pack":"p","at":"2026-11-24","unit":{"name":"面馆","code":"0123","address":null},` +
		`"facts":{"patrol.interval_minutes":240,"place.kinds":["mall","school"]},"found":{"patrol.lately":"2026-10-02"},` +
		`"plan":{"patrol.lately":{"person":"李四","money":"300","by":"2026-12-01"}},"signed":{"by":"张三","date":"2026-11-24"},"extra":[1,true,"x"]}`
	if diff := cmp.Diff(want, string(json)); diff != "" {
		t.Error(diff)
	}
	for pointer, want := range map[string]string{
		"":                               "a.yaml:2:1",
		"/at":                            "a.yaml:4:5",
		"/facts/patrol.interval_minutes": "a.yaml:17:28",
		"/facts/place.kinds":             "a.yaml:15:3",
		"/facts/place.kinds/1":           "a.yaml:16:5",
		"/facts/place.kinds/7/x":         "a.yaml:15:3",
		"/unit/address":                  "a.yaml:9:3",
		"/no/such":                       "a.yaml:2:1",
	} {
		got := places.Place(pointer)
		if got.String() != want || got.Pointer != pointer {
			t.Errorf("%q is at %v, want %s", pointer, got, want)
		}
	}
	list := places.Locate(diag.List{
		diag.New(diag.AnswerRange, diag.Place{Pointer: "/facts/patrol.interval_minutes"}, "x"),
		diag.New(diag.AnswerRange, diag.Place{Pointer: "/at"}, "x"),
	})
	if list[0].Place.Line != 4 || list[1].Source != "  patrol.interval_minutes: 240" || list[1].Width != 3 {
		t.Errorf("got %+v", list)
	}
}

func TestReadJSONAnswers(t *testing.T) {
	b := load(t, base(t, nil)).Bundle()
	in := "{\n  \"format\": 1,\n  \"facts\": {\"a~/b\": 1.10, \"面\": [true, {\"x\\n\": \"y\"}]}\n}\n"
	json, places, err := ReadAnswers([]byte(in), "a.json", b)
	if err != nil || string(json) != `{"format":1,"facts":{"a~/b":1.10,"面":[true,{"x\n":"y"}]}}` {
		t.Fatalf("got %s, %v", json, err)
	}
	for pointer, want := range map[string]string{
		"":               "a.json:1:1",
		"/format":        "a.json:2:13",
		"/facts":         "a.json:3:12",
		"/facts/a~0~1b":  "a.json:3:21",
		"/facts/面":       "a.json:3:32",
		"/facts/面/1":     "a.json:3:39",
		"/facts/面/1/x\n": "a.json:3:47",
	} {
		if got := places.Place(pointer).String(); got != want {
			t.Errorf("%q is at %s, want %s", pointer, got, want)
		}
	}
	for in, want := range map[string]string{
		`{"a":1,"a":2}`: "a.json:1:8",
		"{\n\"a\":NaN}": "a.json:2:5",
		`{"a":012}`:     "a.json:1:9",
		"":              "a.json:1:1",
	} {
		_, _, err := ReadAnswers([]byte(in), "a.json", b)
		var list diag.List
		if !errors.As(err, &list) || list[0].Place.String() != want {
			t.Errorf("%s: %v, want it at %s", in, err, want)
		}
	}
}

func TestReadAnswersRefuses(t *testing.T) {
	b := load(t, base(t, nil)).Bundle()
	bomb := "a: &a [x,x]\nb: &b [*a,*a]\nfacts: {place.kinds: *b}\n"
	for in, want := range map[string]string{
		"":                                 "a.yaml:1:1: E-NODE-TYPE",
		"- a":                              "a.yaml:1:1: E-NODE-TYPE",
		"a: 1\na: 2":                       "a.yaml:2:1: E-YAML-DUPLICATE",
		"facts: {a.b: 1, a.b: 2}":          "a.yaml:1:17: E-YAML-DUPLICATE",
		bomb:                               "a.yaml:1:4: E-YAML-REFUSED",
		"facts:\n  place.open: !!bool yes": "a.yaml:2:15: E-YAML-REFUSED",
		"facts: {a: [1, 2}":                "a.yaml:1:17: E-YAML-SYNTAX",
		"a: 1\n---\nb: 2":                  "a.yaml:3:1: E-YAML-REFUSED",
	} {
		_, _, err := ReadAnswers([]byte(in), "a.yaml", b)
		var list diag.List
		if !errors.As(err, &list) {
			t.Errorf("%q was read", in)
			continue
		}
		if got := list[0].Place.String() + ": " + string(list[0].Code); got != want {
			t.Errorf("%q: got %s, want %s", in, got, want)
		}
	}
	for _, name := range []string{"a.yaml", "a.json"} {
		huge := make([]byte, 100<<20)
		start := time.Now()
		_, _, err := ReadAnswers(huge, name, b)
		if took := time.Since(start); err == nil {
			t.Errorf("100 MB as %s: %v after %v", name, err, took)
		}
	}
}

// FuzzReadAnswers: for any data, ReadAnswers returns either faults with a place
// or JSON that canon reads, with places inside the data; and reading that JSON
// as JSON gives the same.
func FuzzReadAnswers(f *testing.F) {
	for _, s := range []string{sample, "a: 1", "facts: {place.open: {value: [1, {a: ~}], more: true}}", "a: \"\\ud800 \\x00 \\xff\"", "{\"format\": 1, \"facts\": {\"x\": [1.50, null]}}", "facts:\n  drill.records:\n    - {date: 2026-03}\n", "a: |\n  b\n", "? a\n: b"} {
		f.Add([]byte(s))
	}
	b := load(f, base(f, nil)).Bundle()
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, name := range []string{"a.yaml", "a.json"} {
			json, places, err := ReadAnswers(data, name, b)
			if err != nil {
				var list diag.List
				if !errors.As(err, &list) || len(list) == 0 || list[0].Place.File != name {
					t.Fatalf("no list with places: %v", err)
				}
				continue
			}
			v, err := canon.Parse(json)
			if err != nil {
				t.Fatalf("%s is no JSON: %v", json, err)
			}
			lines := strings.Count(string(data), "\n") + 1
			eachPointer(v, "", func(pointer string) {
				if at := places.Place(pointer); at.Line < 1 || at.Line > lines || at.Col < 1 {
					t.Errorf("%s is at %v", pointer, at)
				}
			})
			again, _, err := ReadAnswers(json, "b.json", b)
			if err != nil || string(again) != string(json) {
				t.Errorf("%s read again is %s, %v", json, again, err)
			}
		}
	})
}

func eachPointer(v canon.Value, pointer string, do func(string)) {
	do(pointer)
	for i, item := range v.Items {
		key := fmt.Sprint(i)
		if v.Kind == canon.Object {
			key = canon.EscapePointer(v.Keys[i])
		}
		eachPointer(item, pointer+"/"+key, do)
	}
}

// An answers file of an editor that puts a byte order mark before UTF-8 is read,
// and its places are those of the same file without the mark.
func TestByteOrderMarkSaysNothing(t *testing.T) {
	b := load(t, base(t, nil)).Bundle()
	for _, c := range []struct{ name, text string }{
		{"a.json", `{"format":1.0,"facts":{"place.open":true,"place.opne":true}}`},
		{"a.yaml", "format: 1.0\nfacts: {place.open: true, place.opne: true}\n"},
	} {
		want, places, err := ReadAnswers([]byte(c.text), c.name, b)
		if err != nil {
			t.Fatal(err)
		}
		at := places.Place("/facts/place.opne")
		got, places, err := ReadAnswers([]byte("\ufeff"+c.text), c.name, b)
		if err != nil || string(got) != string(want) || places.Place("/facts/place.opne") != at {
			t.Errorf("%s: %s, %v at %v, want %s at %v", c.name, got, err, places.Place("/facts/place.opne"), want, at)
		}
		if _, _, err := ReadAnswers([]byte("\ufeff[1,"), c.name, b); err == nil {
			t.Errorf("%s: nothing is refused", c.name)
		}
	}
}

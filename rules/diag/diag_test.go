package diag

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

func TestPlace(t *testing.T) {
	for _, c := range []struct {
		place Place
		want  string
	}{
		{Place{}, ""},
		{Place{File: "a.yaml"}, "a.yaml"},
		{Place{File: "a.yaml", Line: 7, Col: 16}, "a.yaml:7:16"},
		{Place{File: "a.yaml", Line: 7}, "a.yaml:7"},
		{Place{Line: 7, Col: 16}, "7:16"},
		{Place{Pointer: "/facts/a.b"}, "/facts/a.b"},
		{Place{File: "a.json", Pointer: "/at"}, "a.json#/at"},
		{Place{File: "a.yaml", Line: 7, Col: 1, Pointer: "/at"}, "a.yaml:7:1"},
	} {
		if got := c.place.String(); got != c.want {
			t.Errorf("%+v = %q, want %q", c.place, got, c.want)
		}
	}
}

func TestMessageInBothLanguages(t *testing.T) {
	d := New(FactUnknown, Place{File: "p.yaml", Line: 7, Col: 16}, "patrol.interval_minute").
		DidYouMean("patrol.interval_minute", []string{"exit.count", "patrol.interval_minutes"})
	for lang, want := range map[string]string{
		"zh": "p.yaml:7:16: E-FACT-UNKNOWN: 没有这个事实：patrol.interval_minute；应为 facts/ 中已声明的事实，或 parameters.yaml 中的参数；是不是 patrol.interval_minutes？",
		"en": "p.yaml:7:16: E-FACT-UNKNOWN: no such fact: patrol.interval_minute; expected a fact declared in facts/ or a parameter of parameters.yaml; did you mean patrol.interval_minutes?",
	} {
		if diff := cmp.Diff(want, d.In(lang)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", lang, diff)
		}
	}
}

func TestListIsAnError(t *testing.T) {
	if err := (List)(nil).Err(); err != nil {
		t.Errorf("an empty list is the error %v", err)
	}
	err := List{New(JSONSyntax, Place{Line: 2}, "x")}.Err()
	var d Diagnostic
	if !errors.As(err, &d) || d.Code != JSONSyntax {
		t.Errorf("errors.As found %v", d)
	}
}

func TestSortedByPlaceWithoutRepetition(t *testing.T) {
	at := func(file string, line int) Diagnostic { return New(JSONSyntax, Place{File: file, Line: line}, "x") }
	got := List{at("b", 1), at("a", 9), at("a", 2), at("a", 9)}.Sorted()
	if diff := cmp.Diff([]string{"a:2", "a:9", "b:1"}, places(got)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func places(l List) []string {
	var out []string
	for _, d := range l {
		out = append(out, d.Place.String())
	}
	return out
}

func TestNearest(t *testing.T) {
	names := []string{"building.height_m", "building.users", "exit.count", "exit.width_cm", "stairs.width_mm", "stairs.users"}
	for got, want := range map[string]string{
		"building.heigt_m": "building.height_m",
		"exits.count":      "exit.count",
		"kitchen.gas":      "",
		"width_cm":         "exit.width_cm", // the only one that ends so
		"users":            "",              // two do
		"":                 "",
	} {
		if n := Nearest(got, names); n != want {
			t.Errorf("Nearest(%q) = %q, want %q", got, n, want)
		}
	}
}

func TestTextFallsBack(t *testing.T) {
	for _, c := range []struct {
		text     Text
		lang     string
		expected string
	}{
		{Text{"中", "en"}, "zh-Hans", "中"},
		{Text{"中", "en"}, "en-GB", "en"},
		{Text{"中", ""}, "en", "中"},
		{Text{"", "en"}, "zh", "en"},
	} {
		if got := c.text.In(c.lang); got != c.expected {
			t.Errorf("%+v in %s = %q, want %q", c.text, c.lang, got, c.expected)
		}
	}
}

// TestFill: a hole is filled with what an argument says, and nothing else is.
func TestFill(t *testing.T) {
	args := []Text{{ZH: "{1}", EN: "one"}, {ZH: "二", EN: "two"}}
	for words, want := range map[string]string{
		"":                   "",
		"没有洞":                "没有洞",
		"{0}":                "{1}",
		"从{1}到{0}，再到{1}":     "从二到{1}，再到二",
		"{2}{x}{}{{0}}{1":    "{2}{x}{}{{1}}{1",
		"{01}{ 1}{1 }{9}{:}": "{01}{ 1}{1 }{9}{:}",
	} {
		if got := Same(words).Fill("zh", args...); got != want {
			t.Errorf("%s is filled to %s, not %s", words, got, want)
		}
	}
	if got := Same("{0} and {1}").Fill("en", args...); got != "one and two" {
		t.Error(got)
	}
}

// faulty is a list of n faults.
func faulty(n int) List {
	var list List
	for i := range n {
		list = append(list, New(FactUnknown, Place{File: "a.yaml", Line: i + 1}, "x"))
	}
	return list
}

// What is told of a list has an end; the list itself has all of it.
func TestLongListsAreCutWhereTheyAreShown(t *testing.T) {
	for _, c := range []struct {
		faults, shown int
		zh, en        string
	}{
		{0, 0, "", ""},
		{MaxShown, MaxShown, "", ""},
		{MaxShown + 1, MaxShown + 1, "I-MORE: 还有 1 处没有列出。", "I-MORE: and 1 more that are not listed."},
		{60_000, MaxShown + 1, "I-MORE: 还有 59900 处没有列出。", "I-MORE: and 59900 more that are not listed."},
	} {
		list := faulty(c.faults)
		got := list.Shown()
		if len(list) != c.faults || len(got) != c.shown || len(list.Unwrap()) != c.faults {
			t.Errorf("%d faults: %d in the list, %d shown", c.faults, len(list), len(got))
		}
		if c.zh == "" {
			continue
		}
		for lang, want := range map[string]string{"zh": c.zh, "en": c.en} {
			lines := strings.Split(list.In(lang), "\n")
			if diff := cmp.Diff(want, lines[len(lines)-1]); diff != "" || len(lines) != c.shown {
				t.Errorf("%d lines (-want +got):\n%s", len(lines), diff)
			}
		}
		if !slices.Equal(codes(list[:MaxShown]), codes(got[:MaxShown])) || list[MaxShown].Code != FactUnknown {
			t.Error("the list was changed")
		}
	}
}

func codes(l List) (out []Code) {
	for _, d := range l {
		out = append(out, d.Code)
	}
	return out
}

// What a diagnostic quotes is cut, whichever code it is; our own words, lists
// of names and paths are not, unless they are endless.
func TestInputIsQuotedInPart(t *testing.T) {
	digits, words := strings.Repeat("1", 100_000), strings.Repeat("火", 100_000)
	path := "packs/" + strings.Repeat("d/", 60) + "pack.yaml"
	for name, c := range map[string]struct{ arg, want Text }{
		"short":       {Same("12"), Same("12")},
		"sixty":       {Same(digits[:60]), Same(digits[:60])},
		"number":      {Same(digits), Same(digits[:59] + "…")},
		"characters":  {Same(words), Same(strings.Repeat("火", 59) + "…")},
		"no UTF-8":    {Same(strings.Repeat("\xff", 100)), Same(strings.Repeat("\xff", 59) + "…")},
		"path":        {Same(path), Same(path)},
		"names":       {Same(strings.Repeat("name, ", 20)), Same(strings.Repeat("name, ", 20))},
		"label":       {Text{words[:3*100], digits[:100]}, Text{words[:3*100], digits[:100]}},
		"endless":     {Text{words, digits}, Text{strings.Repeat("火", 599) + "…", digits[:599] + "…"}},
		"endless/way": {Same("/" + digits), Same("/" + digits[:598] + "…")},
	} {
		t.Run(name, func(t *testing.T) {
			for _, lang := range []string{"zh", "en"} {
				got := NewText(FactUnknown, Place{}, c.arg).Found(lang)
				want := strings.ReplaceAll(wordsOf(FactUnknown).found.In(lang), "{0}", c.want.In(lang))
				if diff := cmp.Diff(want, got); diff != "" {
					t.Errorf("%s (-want +got):\n%s", lang, diff)
				}
			}
		})
	}
	for _, one := range declarations(t) {
		code := Code(one.code)
		d := New(code, Place{Pointer: "/facts/" + digits}, digits, digits, digits, digits)
		d.Suggest = Text{words, digits}
		if n := utf8.RuneCountInString(d.In("zh")); n > 2000 {
			t.Errorf("%s says %d characters", code, n)
		}
	}
}

func TestNearestGivesUpOnEndlessNames(t *testing.T) {
	long := strings.Repeat("a", 101)
	if n := Nearest(long, []string{long + "b"}); n != "" {
		t.Errorf("near %s is %s", long, n)
	}
}

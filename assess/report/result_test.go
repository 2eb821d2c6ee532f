package report

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/fire321/fire321/assess"
	"github.com/fire321/fire321/rules"
)

// One sentence says what stands, and never that all is well while something is
// not known.
func TestHeadline(t *testing.T) {
	hazard := func(s rules.Severity) assess.Hazard { return assess.Hazard{Result: assess.Result{Severity: s}} }
	open := func(s rules.Severity) assess.Result { return assess.Result{Severity: s} }
	for _, c := range []struct {
		name   string
		got    assess.Assessment
		zh, en string
	}{
		{"nothing", assess.Assessment{}, "没有查出隐患。", "No hazard was found."},
		{"all", assess.Assessment{
			Hazards: []assess.Hazard{hazard(rules.Major), hazard(rules.Serious), hazard(rules.Serious), hazard(rules.General)},
			Open:    []assess.Result{open(rules.Serious), open(rules.General)},
		}, "有1项疑似重大火灾隐患、2项严重隐患、1项一般隐患。2项没查清，其中1项可能是严重隐患。",
			"Hazards: 1 suspected major, 2 serious, 1 general. Not known: 2, of which 1 could be serious."},
		{"only open", assess.Assessment{Open: []assess.Result{open(rules.Serious)}},
			"还没有查出隐患。1项没查清，都可能是严重隐患。", "No hazard was found so far. Not known, and could be serious: 1."},
		{"only open and general", assess.Assessment{Open: []assess.Result{open(rules.General)}},
			"还没有查出隐患。1项没查清。", "No hazard was found so far. Not known: 1."},
	} {
		for lang, want := range map[string]string{"zh": c.zh, "en": c.en} {
			b := screen{&builder{lang: lang, got: &c.got, round: &assess.Danger{}}}
			if d := cmp.Diff(want, b.headline().String()); d != "" {
				t.Errorf("%s, %s: %s", c.name, lang, d)
			}
		}
	}
}

func TestRanges(t *testing.T) {
	b := &result{screen: screen{&builder{lang: "zh"}}}
	for _, c := range []struct {
		in   []int
		want []string
	}{
		{[]int{3}, []string{"第3项"}},
		{[]int{2, 1}, []string{"第1项", "第2项"}},
		{[]int{5, 1, 2, 3}, []string{"第1至3项", "第5项"}},
	} {
		if d := cmp.Diff(c.want, b.ranges(c.in)); d != "" {
			t.Error(d)
		}
	}
}

// The screen says what stands first, then what cannot wait, and names every
// hazard, its remedy and what is not judged.
func TestResultIsWhole(t *testing.T) {
	for name, u := range units(t) {
		text := Result(u.prog, u.a, u.got, "zh").Terminal(Screen{Columns: 10000})
		if lead := strings.Split(text, "\n")[3]; lead != Headline(u.prog, u.a, u.got, "zh") {
			t.Errorf("%s begins with %q", name, lead)
		}
		for _, h := range u.got.Hazards {
			for _, want := range []string{h.Title.ZH, h.Remedy.ZH, h.Basis[0].Article} {
				if !strings.Contains(text, want) {
					t.Errorf("%s: %s lacks %q", name, h.ID, want)
				}
			}
			today := strings.Contains(strings.Split(text, "一、")[0], act(&h).ZH)
			if due := !h.Due.IsZero() && h.Due <= u.got.AsOf; due != today {
				t.Errorf("%s: %s is due on %v, and told to be done today: %v", name, h.ID, h.Due, today)
			}
		}
		for _, g := range u.got.Gaps {
			if !strings.Contains(text, g.Concern.ZH) {
				t.Errorf("%s lacks %q", name, g.Concern.ZH)
			}
		}
		for _, r := range u.got.Risks {
			if !strings.Contains(text, r.Text.ZH) {
				t.Errorf("%s lacks the risk %q", name, r.Text.ZH)
			}
		}
		if !strings.Contains(text, groups(rulesHex(u.got), 4)) || !strings.Contains(text, u.got.AnswersDigest) {
			t.Errorf("%s does not say what it rests on", name)
		}
	}
}

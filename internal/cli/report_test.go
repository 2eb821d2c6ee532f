package cli

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/fire321/fire321/assess"
	"github.com/fire321/fire321/internal/term"
	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/schema"
)

func TestRanges(t *testing.T) {
	r := &report{command: &command{lang: "zh"}}
	for _, c := range []struct {
		in   []int
		want []string
	}{
		{[]int{3}, []string{"第3项"}},
		{[]int{2, 1}, []string{"第1项", "第2项"}},
		{[]int{5, 1, 2, 3}, []string{"第1至3项", "第5项"}},
	} {
		if d := cmp.Diff(c.want, r.ranges(c.in)); d != "" {
			t.Error(d)
		}
	}
}

func TestHeadline(t *testing.T) {
	hazard := func(s rules.Severity) assess.Hazard { return assess.Hazard{Result: assess.Result{Severity: s}} }
	open := func(s rules.Severity) assess.Result { return assess.Result{Severity: s} }
	whole := assess.Coverage{Whole: true}
	for _, c := range []struct {
		name   string
		got    assess.Assessment
		zh, en string
	}{
		{"nothing found", assess.Assessment{Coverage: whole},
			"没有查出隐患。没有查出，不等于没有危险：这里只看了规则包里有的、问到了的。",
			"No hazard found. That does not mean there is no danger: only what the pack holds and what was asked was looked at."},
		{"all sorts", assess.Assessment{Coverage: whole, Hazards: []assess.Hazard{hazard(rules.Major), hazard(rules.Serious), hazard(rules.Serious), hazard(rules.General)},
			Open: []assess.Result{open(rules.Serious), open(rules.General)}},
			"先处理1项疑似重大火灾隐患，接着改2项严重隐患，再改1项一般隐患，还有2项没查清，其中1项可能是严重隐患。",
			"First deal with what may be a major fire hazard: 1; then serious hazards: 2; then general hazards: 1; not known yet: 2, of which could be serious: 1."},
		{"only general", assess.Assessment{Coverage: whole, Hazards: []assess.Hazard{hazard(rules.General)}},
			"要改1项一般隐患。", "To mend, general hazards: 1."},
		{"only open", assess.Assessment{Coverage: assess.Coverage{Open: true}, Open: []assess.Result{open(rules.Serious)}},
			"还没有查出隐患，但有1项没查清，可能是严重隐患。这里是做什么的还没说清，不知道有没有漏判的。",
			"No hazard found so far, but not known yet: 1, which could be serious. What is done here is not (fully) known, so something may be missing."},
		{"not covered", assess.Assessment{Coverage: assess.Coverage{Missing: []rules.Option{{ID: "mall"}}}},
			"没有查出隐患。没有查出，不等于没有危险：这里只看了规则包里有的、问到了的。这里有的用途不在规则包的覆盖范围内，那一部分没有判。",
			"No hazard found. That does not mean there is no danger: only what the pack holds and what was asked was looked at. Some of what is done here is not covered by the pack and was not judged."},
	} {
		for lang, want := range map[string]string{"zh": c.zh, "en": c.en} {
			r := &report{command: &command{lang: lang}, got: &c.got}
			if d := cmp.Diff(want, r.headline()); d != "" {
				t.Errorf("%s, %s: %s", c.name, lang, d)
			}
		}
	}
}

// One square, one duty, and no two verdicts look alike, in black and white too.
func TestSquares(t *testing.T) {
	one := func(v assess.Verdict, s rules.Severity) string {
		return square(assess.Result{Verdict: v, Severity: s})
	}
	for v, want := range map[assess.Verdict]string{
		assess.Pass: "□", assess.NotApplicable: "·", assess.Pass | assess.NotApplicable: "□",
		assess.Pass | assess.Fail: "▨", assess.Fail | assess.NotApplicable: "▨", assess.Pass | assess.Fail | assess.NotApplicable: "▨",
		assess.Fail: "▲",
	} {
		if got := one(v, rules.General); got != want {
			t.Errorf("%v: %s, want %s", v, got, want)
		}
		if term.Width(want) != 1 {
			t.Errorf("%s is not one column wide", want)
		}
	}
	for _, s := range []rules.Severity{rules.Serious, rules.Major} {
		if got := one(assess.Fail, s); got != "◆" {
			t.Errorf("%s: %s", s, got)
		}
	}
}

// Promise: what --format json prints fits the schema that is shipped.
func TestJSONFitsItsSchema(t *testing.T) {
	s, err := schema.Named("assessment")
	if err != nil {
		t.Fatal(err)
	}
	_, out, errs := run(t, "", "assess", "--format", "json", "--pack", shopPack, "testdata/shop/noodle.yaml")
	if err := s.Validate([]byte(out)); err != nil {
		t.Errorf("%v\n%s%s", err, errs, out)
	}
}

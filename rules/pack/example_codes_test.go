package pack

import (
	"errors"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/fire321/fire321/rules/diag"
)

// Promise: the documentation of a code is its test. The example beside a code
// is a piece of a criterion; put into one that is otherwise without a fault, it
// gives exactly this code.
func TestExamplesOfCodes(t *testing.T) {
	data, err := os.ReadFile("../diag/codes.go")
	if err != nil {
		t.Fatal(err)
	}
	var example []string
	in := false
	tried := 0
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSpace(line)
		text, comment := strings.CutPrefix(line, "//")
		_, code, isCode := strings.Cut(line, ` Code = "`)
		switch {
		case comment && strings.TrimSpace(text) == "Example:":
			in, example = true, nil
		case comment && in && strings.HasPrefix(text, "\t"):
			example = append(example, text[1:])
		case isCode && in:
			in = false
			tried++
			code := diag.Code(strings.TrimSuffix(code, `"`))
			t.Run(string(code), func(t *testing.T) { tryExample(t, code, example) })
		case !comment:
			in = false
		}
	}
	t.Logf("%d examples", tried)
	if tried < 25 {
		t.Errorf("only %d codes have an example", tried)
	}
}

func tryExample(t *testing.T, code diag.Code, example []string) {
	wording := [][2]string{{"from", " 2010-01-01"}, {"require", " place.open"}, {"basis", " [{source: law, article: 第一条}]"}}
	duty := [][2]string{{"title", " {zh: 多一条, en: One more}"}, {"hazard", " {zh: 不好, en: Not well}"}, {"severity", " general"}, {"owed_by", " [operator]"}, {"remedy", " {zh: 改, en: Mend it}"}}
	to := &duty
	for _, line := range example {
		if strings.HasPrefix(line, " ") { // goes on
			(*to)[len(*to)-1][1] += "\n" + line
			continue
		}
		key, value, ok := strings.Cut(line, ":")
		if !ok {
			t.Fatalf("no key: %q", line)
		}
		if to = &duty; slices.Contains([]string{"from", "until", "when", "require", "basis", "after_lapse", "empty_ok"}, key) {
			to = &wording
		}
		*to = slices.DeleteFunc(*to, func(kv [2]string) bool { return kv[0] == key })
		*to = append(*to, [2]string{key, value})
	}
	criterion := "- id: extra.one\n"
	for _, kv := range duty {
		criterion += "  " + kv[0] + ":" + strings.ReplaceAll(kv[1], "\n", "\n  ") + "\n"
	}
	criterion += "  revisions:\n    -\n"
	for _, kv := range wording {
		criterion += "      " + kv[0] + ":" + strings.ReplaceAll(kv[1], "\n", "\n      ") + "\n"
	}
	p, err := Load("p", base(t, map[string]string{"p/criteria/extra.yaml": criterion, "p/criteria/extra.test.yaml": "extra.one:\n  cases: [{at: 2026-11-24, want: [pass, fail]}]\n"}))
	var list diag.List
	if err == nil {
		list = p.Lint()
	} else if !errors.As(err, &list) {
		t.Fatal(err)
	}
	if len(list) == 0 {
		t.Fatalf("no fault:\n%s", criterion)
	}
	for _, d := range list {
		if d.Code != code {
			t.Errorf("%s instead:\n%s", d.In("en"), criterion)
		}
	}
}

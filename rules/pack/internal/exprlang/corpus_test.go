package exprlang

import (
	"maps"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/expr-lang/expr"

	"github.com/fire321/fire321/rules/diag"
	"github.com/fire321/fire321/rules/logic"
)

// corpus is every line of expr's own collections, which are in the module
// cache but not among vendored files.
func corpus(t testing.TB) []string {
	t.Helper()
	out, err := exec.Command("go", "list", "-mod=mod", "-m", "-f", "{{.Dir}}", "github.com/expr-lang/expr").Output()
	if err != nil {
		t.Fatalf("where is expr? %v", err)
	}
	var lines []string
	for _, name := range []string{"testdata/generated.txt", "test/fuzz/fuzz_corpus.txt"} {
		b, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(out)), name))
		if err != nil {
			t.Fatal(err)
		}
		lines = append(lines, strings.Split(strings.TrimSpace(string(b)), "\n")...)
	}
	slices.Sort(lines)
	return slices.Compact(lines)
}

// The environment of expr's collections, as facts and for its machine.
var (
	corpusFacts = []struct {
		id    string
		t     logic.Type
		value logic.Value
	}{
		{"ok", logic.Type{Kind: logic.Bool}, logic.True()},
		{"i", logic.Type{Kind: logic.Number, Max: 100}, logic.Value{Lo: 1, Hi: 1}},
		{"i32", logic.Type{Kind: logic.Number, Max: 100}, logic.Value{Lo: 1, Hi: 1}},
		{"i64", logic.Type{Kind: logic.Number, Max: 100}, logic.Value{Lo: 1, Hi: 1}},
		{"f32", logic.Type{Kind: logic.Number, Max: 100, Decimals: 1}, logic.Value{Lo: 5, Hi: 5}},
		{"f64", logic.Type{Kind: logic.Number, Max: 100, Decimals: 1}, logic.Value{Lo: 5, Hi: 5}},
		{"str", logic.Type{Kind: logic.Enum, Values: []string{"str", "foo", "bar"}}, logic.Value{May: 1}},
		{"foo.Bar", logic.Type{Kind: logic.Enum, Values: []string{"bar", "foo"}}, logic.Value{May: 1}},
		{"array", logic.Type{Kind: logic.List, MaxLen: 5}, logic.Value{Known: make([][]logic.Value, 5)}},
		{"list", logic.Type{Kind: logic.List, MaxLen: 2, Fields: []logic.Field{{Name: "Bar", Type: logic.Type{Kind: logic.Enum, Values: []string{"bar", "baz"}}}}},
			logic.Value{Known: [][]logic.Value{{{May: 1}}, {{May: 2}}}}},
	}
	corpusEnv = map[string]any{
		"ok": true, "i": 1, "i32": int32(1), "i64": int64(1), "f32": float32(.5), "f64": .5, "str": "str",
		"foo": corpusFoo{"bar"}, "array": []int{1, 2, 3, 4, 5}, "list": []corpusFoo{{"bar"}, {"baz"}},
	}
)

type corpusFoo struct{ Bar string }

func corpusScope() logic.Scope {
	return logic.Scope{Fact: func(id string) (logic.Type, int, bool) {
		for i, f := range corpusFacts {
			if f.id == id {
				return f.t, i, true
			}
		}
		return logic.Type{}, 0, false
	}}
}

// Promise: no line of expr's own collections makes Parse panic; what is
// accepted means the same as in expr, and the rest is refused with a code and
// a place.
func TestCorpus(t *testing.T) {
	env := &logic.Env{}
	for _, f := range corpusFacts {
		env.Facts = append(env.Facts, f.value)
	}
	lines := corpus(t)
	read, agree := 0, 0
	refused := map[diag.Code]int{}
	for _, src := range lines {
		e, spans, faults := Parse(src)
		if len(faults) == 0 {
			read++
			within(t, src, e, spans)
			roundTrip(t, e)
			faults = Check(e, spans, corpusScope(), false)
		}
		if len(faults) > 0 {
			placed(t, src, faults)
			refused[faults[0].Code]++
			continue
		}
		if k := e.Type().Kind; k != logic.Bool && k != logic.Number {
			continue // an enum or a list on its own
		}
		got := logic.Eval(e, env)
		want, err := expr.Eval(src, corpusEnv)
		if err != nil {
			t.Errorf("%s: %v", src, err)
			continue
		}
		if !sameAsVM(e, got, want) {
			t.Errorf("%s is %+v, in expr %v", src, got, want)
		}
		agree++
	}
	t.Logf("%d lines: %d read, %d of them well-typed, which agree with the machine", len(lines), read, agree)
	for _, c := range slices.Sorted(maps.Keys(refused)) {
		t.Logf("%6d %s", refused[c], c)
	}
	if agree < 2000 {
		t.Errorf("only %d agree", agree)
	}
}

// placed checks that each fault has words and lies in the source.
func placed(t testing.TB, src string, faults []Fault) {
	t.Helper()
	n := len([]rune(src))
	for _, f := range faults {
		d := diag.Diagnostic{Code: f.Code, Args: f.Args}
		if f.Code == "" || d.Found("zh") == "" || d.Found("en") == "" || strings.Contains(d.Message("zh"), "{") && !strings.Contains(src, "{") {
			t.Errorf("%q: no words for %s: %s", src, f.Code, d.Message("zh"))
		}
		if f.Span.From < 0 || f.Span.From > f.Span.To || f.Span.To > n || f.Span.From == f.Span.To && n > 0 {
			t.Errorf("%q: %s is at %v", src, f.Code, f.Span)
		}
	}
}

func sameAsVM(e *logic.Expr, got logic.Value, want any) bool {
	if want, ok := want.(bool); ok {
		return got.Is() == want && got.IsNot() != want
	}
	n := float64(got.Lo) / math.Pow10(e.Type().Decimals) // halves and quarters: exact
	switch want := want.(type) {
	case int:
		return n == float64(want)
	case int32:
		return n == float64(want)
	case int64:
		return n == float64(want)
	case float32:
		return n == float64(want)
	case float64:
		return n == want
	}
	return false
}

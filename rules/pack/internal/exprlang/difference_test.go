package exprlang

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/expr-lang/expr"

	"github.com/fire321/fire321/rules/logic"
)

// differences from expr's own machine on floats, wrapping integers, dates and
// nil. On integers scaled by the declared decimals there are none: see
// TestEvalEqualsTheVM.
var differences = []struct {
	topic string
	src   string // in both languages, unless ours is given
	ours  string
	env   map[string]any // for expr; an open fact is nil
}{
	{"binary fractions", "0.1 + 0.2 <= 0.3", "", nil},
	{"binary fractions", "0.3 - 0.1 == 0.2", "", nil},
	{"binary fractions", "1.1 * 1.1 == 1.21", "", nil},
	{"binary fractions", "sum(l, .n) == 0.3", "", map[string]any{"l": []any{rec("n", 0.1), rec("n", 0.1), rec("n", 0.1)}}},
	{"literals are rounded", "2.9999999999999999 == 3", "", nil},
	{"literals are rounded", "0.1 == 0.1000000000000000055", "", nil},
	{"integers against floats", "9007199254740993 == 9007199254740992.0", "", nil},
	{"integers against floats", "9007199254740993 > 9007199254740992.5", "", nil},
	{"wrapping", "999999999999999999 * 10 > 0", "", nil},
	{"wrapping", "9223372036854775807 + 1 > 0", "", nil},
	{"division", "1 / 0 > 0", "", nil},
	{"division", "0 / 0 == 0 / 0", "", nil},
	{"division", "1 % 0 == 0", "", nil},
	{"division", "7 / 2 == 3.5", "", nil},
	{"no records", "max(map(none, .n)) == 0", "max(map(none, .n), 0) == 0", map[string]any{"none": []any{}}},
	{"dates", `max(map(l, .d)) >= d0`, `max(map(l, .d), date("1900-01-01")) >= d0`,
		map[string]any{"l": []any{rec("d", time.Unix(0, 0))}, "d0": time.Unix(0, 0)}},
	{"open facts", "x == 3", "", open},
	{"open facts", "x != 3", "", open},
	{"open facts", "x > 3", "", open},
	{"open facts", "x + 1 > 3", "", open},
	{"open facts", "b and true", "", open},
	{"open facts", "b and false", "", open},
	{"open facts", "b or true", "", open},
	{"open facts", "not b", "", open},
	{"open facts", "b == c", "", open},
	{"open facts", "b != true", "", open},
	{"open facts", `k == "p"`, "", open},
	{"open facts", `k in ["p"]`, "", open},
	{"open facts", `k not in ["p"]`, "", open},
	{"open facts", "len(m) > 0", "", open},
	{"open facts", "all(m, .ok)", "", open},
	{"grouping", "not x == 3", "", map[string]any{"x": 4}},
	{"grouping", "b == c == false", "", map[string]any{"b": false, "c": false}},
}

var open = map[string]any{"x": nil, "b": nil, "c": nil, "k": nil, "m": nil}

func rec(k string, v any) map[string]any { return map[string]any{k: v} }

// differenceFacts are the facts of the table: all open but the lists l and
// none, the dates, and what env says otherwise.
func differenceEnv(env map[string]any) (logic.Scope, *logic.Env) {
	flag, number := logic.Type{Kind: logic.Bool}, logic.Type{Kind: logic.Number, Max: 100, Decimals: 1}
	day := logic.Type{Kind: logic.DateKind, Min: int64(logic.FirstDay), Max: int64(logic.LastDay)}
	list := logic.Type{Kind: logic.List, MaxLen: 3, Fields: []logic.Field{{Name: "n", Type: number}, {Name: "d", Type: day}, {Name: "ok", Type: flag}}}
	epoch := logic.Value{Lo: int64(logic.NewDate(1970, 1, 1)), Hi: int64(logic.NewDate(1970, 1, 1))}
	record := []logic.Value{{Lo: 1, Hi: 1}, epoch, logic.True()}
	facts := []struct {
		id string
		t  logic.Type
		v  logic.Value
	}{
		{"x", number, number.Open()},
		{"b", flag, logic.Either()},
		{"c", flag, logic.Either()},
		{"k", logic.Type{Kind: logic.Enum, Values: []string{"p", "q"}}, logic.Value{May: 3}},
		{"m", list, list.Open()},
		{"l", list, logic.Value{Known: [][]logic.Value{record, record, record}}},
		{"none", list, logic.Value{}},
		{"d0", day, epoch},
	}
	e := &logic.Env{}
	for _, f := range facts {
		switch v := env[f.id].(type) {
		case int:
			f.v = logic.Value{Lo: int64(v) * 10, Hi: int64(v) * 10}
		case bool:
			f.v = map[bool]logic.Value{true: logic.True(), false: logic.False()}[v]
		}
		e.Facts = append(e.Facts, f.v)
	}
	return logic.Scope{Fact: func(id string) (logic.Type, int, bool) {
		for i, f := range facts {
			if f.id == id {
				return f.t, i, true
			}
		}
		return logic.Type{}, 0, false
	}}, e
}

func TestDifferencesFromExpr(t *testing.T) {
	var b strings.Builder
	b.WriteString("Where the rule language differs from expr's own machine. Made by go test -update.\n")
	topic := ""
	for _, d := range differences {
		if d.topic != topic {
			topic = d.topic
			fmt.Fprintf(&b, "\n%s\n", topic)
		}
		if d.ours == "" {
			d.ours = d.src
		}
		theirs := "error"
		if got, err := expr.Eval(d.src, d.env); err == nil {
			theirs = fmt.Sprint(got)
		}
		ours := "open"
		e, spans, faults := Parse(d.ours)
		scope, env := differenceEnv(d.env)
		if len(faults) == 0 {
			faults = Check(e, spans, scope, true)
		}
		if len(faults) > 0 {
			ours = "refused, " + string(faults[0].Code)
		} else if v := logic.Eval(e, env); v.Is() {
			ours = "true"
		} else if v.IsNot() {
			ours = "false"
		}
		if ours == theirs {
			t.Errorf("%s is %s in both", d.src, ours)
		}
		fmt.Fprintf(&b, "  %-48s expr: %-8s ours: %s\n", d.src, theirs, ours)
		if d.ours != d.src {
			fmt.Fprintf(&b, "    as %s\n", d.ours)
		}
	}
	compare(t, "float-differences.golden", b.String())
}

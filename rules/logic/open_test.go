package logic_test

import (
	"testing"

	"github.com/fire321/fire321/rules/logic"
)

// The facts of the tables below, by slot.
var tableFacts = []struct {
	id string
	t  logic.Type
}{
	{"b", logic.Type{Kind: logic.Bool}},
	{"c", logic.Type{Kind: logic.Bool}},
	{"x", logic.Type{Kind: logic.Number, Max: 100, Decimals: 1}}, // 0.0 to 10.0
	{"y", logic.Type{Kind: logic.Number, Max: 10}},
	{"d", logic.Type{Kind: logic.DateKind, Min: int64(logic.NewDate(2024, 1, 31)), Max: int64(logic.NewDate(2026, 12, 31))}},
	{"k", logic.Type{Kind: logic.Enum, Values: []string{"p", "q", "r"}}},
	{"s", logic.Type{Kind: logic.Set, Values: []string{"p", "q", "r"}}},
	{"l", logic.Type{Kind: logic.List, MaxLen: 3, Fields: []logic.Field{
		{Name: "ok", Type: logic.Type{Kind: logic.Bool}},
		{Name: "n", Type: logic.Type{Kind: logic.Number, Max: 10}},
	}}},
}

const slotD, slotL = 4, 7

func tableScope() logic.Scope {
	return logic.Scope{
		Fact: func(id string) (logic.Type, int, bool) {
			for i, f := range tableFacts {
				if f.id == id {
					return f.t, i, true
				}
			}
			return logic.Type{}, 0, false
		},
		Criterion: func(id string) bool { return id == "v" },
		Tag:       func(tag string) (int, bool) { return 3, tag == "t" },
	}
}

// openEnv has no answers; asOf is the whole of 2025.
func openEnv() *logic.Env {
	env := &logic.Env{
		AsOf:          between(logic.NewDate(2025, 1, 1), logic.NewDate(2025, 12, 31)),
		Violated:      func(string) logic.Value { return logic.Either() },
		CountViolated: func(string) logic.Value { return logic.Value{Hi: 3} },
	}
	for _, f := range tableFacts {
		env.Facts = append(env.Facts, f.t.Open())
	}
	return env
}

func between(lo, hi logic.Date) logic.Value { return logic.Value{Lo: int64(lo), Hi: int64(hi)} }

// Short names, so that a tree reads nearly as it prints.

func op(o logic.Op, args ...*logic.Expr) *logic.Expr { return &logic.Expr{Op: o, Args: args} }
func fact(id string) *logic.Expr                     { return &logic.Expr{Op: logic.OpFact, Name: id} }
func field(id string) *logic.Expr                    { return &logic.Expr{Op: logic.OpField, Name: id} }
func num(v int64) *logic.Expr                        { return logic.Decimal(v, 0) }
func asOf() *logic.Expr                              { return op(logic.OpAsOf) }
func day(y, m, d int) *logic.Expr {
	return &logic.Expr{Op: logic.OpDate, Num: int64(logic.NewDate(y, m, d))}
}

func named(o logic.Op, name string, args ...*logic.Expr) *logic.Expr {
	return &logic.Expr{Op: o, Name: name, Args: args}
}

func among(o logic.Op, e *logic.Expr, names ...string) *logic.Expr {
	return &logic.Expr{Op: o, Args: []*logic.Expr{e}, Names: names}
}

// checked fails the test unless e passes Check.
func checked(t *testing.T, e *logic.Expr, scope logic.Scope) *logic.Expr {
	t.Helper()
	for _, f := range logic.Check(e, scope) {
		t.Fatalf("%s: %s at %s", logic.Print(e), f.Code, logic.Print(f.At))
	}
	return e
}

// openConditions have every operator, with its operands open.
func openConditions() []*logic.Expr {
	b, c, x, y, d, k, s, l := fact("b"), fact("c"), fact("x"), fact("y"), fact("d"), fact("k"), fact("s"), fact("l")
	ok, n := field("ok"), field("n")
	le := func(a, b *logic.Expr) *logic.Expr { return op(logic.OpLe, a, b) }
	return []*logic.Expr{
		b,
		op(logic.OpAnd, b, logic.Truth(true)),
		op(logic.OpOr, b, logic.Truth(false)),
		op(logic.OpNot, b),
		op(logic.OpEq, b, c),
		op(logic.OpEq, x, y),
		op(logic.OpEq, k, named(logic.OpMember, "p")),
		op(logic.OpNe, k, named(logic.OpMember, "p")),
		op(logic.OpNe, x, num(3)),
		op(logic.OpLt, x, num(3)),
		op(logic.OpLe, x, num(3)),
		op(logic.OpGt, x, num(3)),
		op(logic.OpGe, x, num(3)),
		op(logic.OpLt, d, asOf()),
		op(logic.OpLe, asOf(), day(2025, 6, 30)),
		le(op(logic.OpAdd, x, y), num(5)),
		le(op(logic.OpSub, x, y), num(5)),
		le(op(logic.OpMul, x, y), num(5)),
		le(op(logic.OpNeg, x), op(logic.OpNeg, num(5))),
		op(logic.OpCond, b, c, logic.Truth(true)),
		le(op(logic.OpCond, b, num(1), x), num(5)),
		among(logic.OpIn, k, "p", "q"),
		among(logic.OpHas, s, "p", "q"),
		among(logic.OpHasAll, s, "p", "q"),
		op(logic.OpAny, l, ok),
		op(logic.OpAll, l, ok),
		op(logic.OpNone, l, ok),
		op(logic.OpOne, l, ok),
		le(op(logic.OpCount, l, ok), num(1)),
		le(op(logic.OpSum, l, n), num(5)),
		le(op(logic.OpLen, l), num(1)),
		le(op(logic.OpMax, l, n, num(0)), num(5)),
		op(logic.OpGe, op(logic.OpMin, l, n, num(0)), num(5)),
		le(op(logic.OpDays, d, asOf()), num(100)),
		op(logic.OpLt, op(logic.OpYears, d, asOf()), num(1)),
		le(asOf(), named(logic.OpPlus, "month", d, num(6))),
		le(named(logic.OpPeriods, "quarter", d, asOf()), num(1)),
		op(logic.OpNot, named(logic.OpViolated, "v")),
		le(named(logic.OpCountViolated, "t"), num(1)),
	}
}

// Promise: a missing answer is never read as compliance, nor as a breach. With
// everything open, each operator gives a condition that may still be both.
func TestAMissingAnswerDecidesNothing(t *testing.T) {
	seen := map[logic.Op]bool{logic.OpNumber: true, logic.OpParam: true} // OpParam is replaced before evaluation
	for _, e := range openConditions() {
		checked(t, e, tableScope())
		e.Walk(func(n *logic.Expr) { seen[n.Op] = true })
		if got := logic.Eval(e, openEnv()); got.May != logic.Either().May {
			t.Errorf("%s is %+v with nothing answered", logic.Print(e), got)
		}
	}
	for o := logic.OpBool; o <= logic.OpCountViolated; o++ {
		if !seen[o] {
			t.Errorf("no row has %s", o)
		}
	}
}

// Kleene's strong connectives (1952, §64), row by row.
func TestTruthTables(t *testing.T) {
	const f, tr, u = logic.MayBeFalse, logic.MayBeTrue, logic.MayBeFalse | logic.MayBeTrue
	for _, row := range []struct{ b, c, and, or, not, eq uint64 }{
		{f, f, f, f, tr, tr},
		{f, u, f, u, tr, u},
		{f, tr, f, tr, tr, f},
		{u, f, f, u, u, u},
		{u, u, u, u, u, u},
		{u, tr, u, tr, u, u},
		{tr, f, f, tr, f, f},
		{tr, u, u, tr, f, u},
		{tr, tr, tr, tr, f, tr},
	} {
		env := openEnv()
		env.Facts[0].May, env.Facts[1].May = row.b, row.c
		for _, c := range []struct {
			e    *logic.Expr
			want uint64
		}{
			{op(logic.OpAnd, fact("b"), fact("c")), row.and},
			{op(logic.OpOr, fact("b"), fact("c")), row.or},
			{op(logic.OpNot, fact("b")), row.not},
			{op(logic.OpEq, fact("b"), fact("c")), row.eq},
		} {
			if got := logic.Eval(checked(t, c.e, tableScope()), env).May; got != c.want {
				t.Errorf("b=%d c=%d: %s is %d, want %d", row.b, row.c, logic.Print(c.e), got, c.want)
			}
		}
	}
}

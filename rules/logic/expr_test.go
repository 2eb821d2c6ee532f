package logic_test

import (
	"math"
	"testing"

	"github.com/fire321/fire321/rules/logic"
)

func TestParseDecimal(t *testing.T) {
	for _, c := range []struct {
		s        string
		decimals int
		v        int64
		got      int
		ok       bool
	}{
		{"12", 0, 12, 0, true},
		{"12", 2, 1200, 0, true},
		{"-2.50", 1, -25, 1, true},
		{"2.50", 3, 2500, 1, true},
		{"007", 0, 7, 0, true},
		{"0.001", 3, 1, 3, true},
		{"999999999999999999", 0, 999999999999999999, 0, true},
		{"1000000000000000000", 0, 0, 0, false},
		{"999999999999999999", 1, 0, 0, false},
		{"", 0, 0, 0, false},
		{"-", 0, 0, 0, false},
		{"1.", 0, 0, 0, false},
		{".5", 1, 0, 0, false},
		{"1e3", 0, 0, 0, false},
		{"+1", 0, 0, 0, false},
		{"１", 0, 0, 0, false},
		{"0", 18, 0, 0, true},
		{"1", 17, 100000000000000000, 0, true},
		{"1", 18, 0, 0, false},
		{"0", 19, 0, 0, false},
		{"1", -1, 0, 0, false},
		{"1", math.MaxInt, 0, 0, false},
		{"1.5", math.MaxInt, 0, 0, false},
		{"1", math.MinInt, 0, 0, false},
	} {
		v, got, ok := logic.ParseDecimal(c.s, c.decimals)
		if ok != c.ok || ok && (v != c.v || got != c.got) {
			t.Errorf("%q with %d decimals is %d, %d, %v", c.s, c.decimals, v, got, ok)
		}
	}
}

func TestFormatDecimal(t *testing.T) {
	for _, c := range []struct {
		v        int64
		decimals int
		want     string
	}{
		{0, 0, "0"}, {0, 2, "0.00"}, {5, 1, "0.5"}, {-5, 2, "-0.05"}, {1234, 2, "12.34"}, {-1234, 0, "-1234"}, {1200, 2, "12.00"},
	} {
		got := logic.FormatDecimal(c.v, c.decimals)
		if got != c.want {
			t.Errorf("%d with %d decimals is %q, want %q", c.v, c.decimals, got, c.want)
		}
		if v, _, ok := logic.ParseDecimal(got, c.decimals); !ok || v != c.v {
			t.Errorf("%q reads as %d, %v", got, v, ok)
		}
	}
}

func TestWordsOfOperatorsAndKinds(t *testing.T) {
	for o := logic.OpBool; o <= logic.OpCountViolated; o++ {
		if got, ok := logic.ParseOp(o.String()); !ok || got != o {
			t.Errorf("%q reads as %d, want %d", o, got, o)
		}
	}
	for k := logic.Bool; k <= logic.TextKind; k++ {
		if got, ok := logic.ParseKind(k.String()); !ok || got != k {
			t.Errorf("%q reads as %d, want %d", k, got, k)
		}
	}
	if _, ok := logic.ParseOp(""); ok {
		t.Error("the empty word is no operator")
	}
}

// What And, Decimal and Replace make is what the parser would make.
func TestConstructors(t *testing.T) {
	a, b, c := fact("b"), fact("c"), op(logic.OpNot, fact("b"))
	for _, x := range []struct {
		e    *logic.Expr
		want string
	}{
		{logic.And(), "true"},
		{logic.And(nil, logic.Truth(true)), "true"},
		{logic.And(a), "b"},
		{logic.And(a, logic.And(b, c), logic.Truth(true)), "b and c and not b"},
		{logic.And(a, logic.Truth(false)), "b and false"},
		{logic.Not(op(logic.OpOr, a, b)), "not (b or c)"},
		{op(logic.OpEq, logic.Not(a), b), "(not b) == c"}, // expr reads it so without parentheses, people do not
		{op(logic.OpEq, a, logic.Not(b)), "b == (not c)"},
		{logic.Decimal(-250, 2), "-2.5"},
		{op(logic.OpSub, fact("x"), logic.Decimal(-1, 0)), "x - -1"},
		{logic.And(a, b).Replace(func(n *logic.Expr) *logic.Expr {
			if n.Name == "b" {
				return op(logic.OpOr, fact("b"), fact("d")) // its own b stays
			}
			return nil
		}), "(b or d) and c"},
	} {
		if got := logic.Print(x.e); got != x.want {
			t.Errorf("got %s, want %s", got, x.want)
		}
	}
}

func TestParseMonth(t *testing.T) {
	first, last, ok := logic.ParseMonth("2024-02")
	if !ok || first.String() != "2024-02-01" || last.String() != "2024-02-29" {
		t.Errorf("2024-02 is %v to %v, %v", first, last, ok)
	}
	for _, s := range []string{"", "2024-2", "2024-13", "2024-00", "2024-02-01", "0000-01"} {
		if _, _, ok := logic.ParseMonth(s); ok {
			t.Errorf("%q reads as a month", s)
		}
	}
}

package logic_test

import (
	"math/big"
	"testing"

	"github.com/fire321/fire321/internal/rounds"
	"github.com/fire321/fire321/rules/internal/logictest"
	"github.com/fire321/fire321/rules/logic"
)

var calendar = logictest.NewCalendar()

// Promise: on complete facts, arithmetic is that of the rational numbers and
// dates are those of a calendar counted day by day.
func TestEvalEqualsRationals(t *testing.T) {
	values := 0
	for seed := range uint64(rounds.Of(50_000)) {
		w := logictest.New(seed, seed%2 == 0)
		e := w.Condition(1 + int(seed%5))
		a := w.Complete()
		for _, p := range subs(e) {
			values++
			got, want := logic.Eval(p, a.Env()), exact{a}.eval(p, nil)
			if !same(p, got, want) {
				t.Fatalf("seed %d: %s is %+v, want %v%s", seed, logic.Print(p), got, want, a.String(p))
			}
		}
	}
	t.Logf("%d values", values)
}

func same(e *logic.Expr, got logic.Value, want any) bool {
	switch want := want.(type) {
	case bool:
		return got.Is() == want && got.IsNot() == !want
	case *big.Rat:
		return got.Lo == got.Hi && decimal(got.Lo, e.Type().Decimals).Cmp(want) == 0
	case string:
		return got.May == 1<<e.Type().Index(want)
	}
	return true
}

func decimal(v int64, decimals int) *big.Rat {
	ten := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(decimals)), nil)
	return new(big.Rat).SetFrac(big.NewInt(v), ten)
}

// exact is a two-valued evaluator that shares nothing with logic: bools are
// bool, numbers *big.Rat, dates *big.Rat too, members of enums string.
type exact struct{ a *logictest.Answers }

// of is the value v of a fact or field of type t.
func (x exact) of(t logic.Type, v logic.Value) any {
	switch t.Kind {
	case logic.Bool:
		return v.May == logic.MayBeTrue
	case logic.Number:
		return decimal(v.Lo, t.Decimals)
	case logic.DateKind:
		return decimal(v.Lo, 0)
	case logic.Enum:
		for i, name := range t.Values {
			if v.May == 1<<i {
				return name
			}
		}
	case logic.Set:
		set := map[string]bool{}
		for i, name := range t.Values {
			set[name] = v.Must>>i&1 == 1
		}
		return set
	}
	return v.Known
}

func (x exact) variable(op logic.Op, name string) any {
	for i, v := range x.a.World.Vars {
		if v.Op == op && (v.Name == name || op == logic.OpAsOf) {
			return x.of(v.Type, x.a.Values[i])
		}
	}
	panic(name)
}

type record struct {
	fields []logic.Field
	values []logic.Value
}

func (x exact) eval(e *logic.Expr, rec *record) any {
	is := func(i int) bool { return x.eval(e.Args[i], rec).(bool) }
	num := func(i int) *big.Rat { return x.eval(e.Args[i], rec).(*big.Rat) }
	date := func(i int) logic.Date { return logic.Date(num(i).Num().Int64()) }
	switch e.Op {
	case logic.OpBool:
		return e.Num == 1
	case logic.OpNumber:
		return decimal(e.Num, e.Decimals)
	case logic.OpDate:
		return decimal(e.Num, 0)
	case logic.OpMember:
		return e.Name
	case logic.OpFact, logic.OpAsOf, logic.OpViolated, logic.OpCountViolated:
		return x.variable(e.Op, e.Name)
	case logic.OpField:
		for i, f := range rec.fields {
			if f.Name == e.Name {
				return x.of(f.Type, rec.values[i])
			}
		}
	case logic.OpAnd:
		for i := range e.Args {
			if !is(i) {
				return false
			}
		}
		return true
	case logic.OpOr:
		for i := range e.Args {
			if is(i) {
				return true
			}
		}
		return false
	case logic.OpNot:
		return !is(0)
	case logic.OpCond:
		if is(0) {
			return x.eval(e.Args[1], rec)
		}
		return x.eval(e.Args[2], rec)
	case logic.OpEq, logic.OpNe:
		eq := false
		switch a := x.eval(e.Args[0], rec).(type) {
		case *big.Rat:
			eq = a.Cmp(num(1)) == 0
		default:
			eq = a == x.eval(e.Args[1], rec)
		}
		return eq == (e.Op == logic.OpEq)
	case logic.OpLt:
		return num(0).Cmp(num(1)) < 0
	case logic.OpLe:
		return num(0).Cmp(num(1)) <= 0
	case logic.OpGt:
		return num(0).Cmp(num(1)) > 0
	case logic.OpGe:
		return num(0).Cmp(num(1)) >= 0
	case logic.OpAdd:
		return new(big.Rat).Add(num(0), num(1))
	case logic.OpSub:
		return new(big.Rat).Sub(num(0), num(1))
	case logic.OpMul:
		return new(big.Rat).Mul(num(0), num(1))
	case logic.OpNeg:
		return new(big.Rat).Neg(num(0))
	case logic.OpIn:
		v := x.eval(e.Args[0], rec)
		for _, n := range e.Names {
			if v == n {
				return true
			}
		}
		return false
	case logic.OpHas, logic.OpHasAll:
		set := x.eval(e.Args[0], rec).(map[string]bool)
		n := 0
		for _, name := range e.Names {
			if set[name] {
				n++
			}
		}
		return e.Op == logic.OpHas && n > 0 || n == len(e.Names)
	case logic.OpDays:
		return decimal(int64(date(1)-date(0)), 0)
	case logic.OpYears:
		return decimal(int64(calendar.Years(date(0), date(1))), 0)
	case logic.OpPlus:
		return decimal(int64(calendar.Plus(date(0), int(num(1).Num().Int64()), e.Name)), 0)
	case logic.OpPeriods:
		return decimal(int64(calendar.Periods(date(0), date(1), e.Name)), 0)
	}
	return x.over(e, rec)
}

// over evaluates what looks at a list.
func (x exact) over(e *logic.Expr, rec *record) any {
	var values []any
	for _, r := range x.variable(logic.OpFact, e.Args[0].Name).([][]logic.Value) {
		if e.Op == logic.OpLen {
			values = append(values, r)
			continue
		}
		values = append(values, x.eval(e.Args[1], &record{e.Args[0].Type().Fields, r}))
	}
	hold, sum := 0, new(big.Rat)
	var best *big.Rat
	for _, v := range values {
		switch v := v.(type) {
		case bool:
			if v {
				hold++
			}
		case *big.Rat:
			sum.Add(sum, v)
			if best == nil || e.Op == logic.OpMax && v.Cmp(best) > 0 || e.Op == logic.OpMin && v.Cmp(best) < 0 {
				best = v
			}
		}
	}
	switch e.Op {
	case logic.OpAny:
		return hold > 0
	case logic.OpAll:
		return hold == len(values)
	case logic.OpNone:
		return hold == 0
	case logic.OpOne:
		return hold == 1
	case logic.OpCount:
		return decimal(int64(hold), 0)
	case logic.OpLen:
		return decimal(int64(len(values)), 0)
	case logic.OpSum:
		return sum
	}
	if best == nil {
		return x.eval(e.Args[2], rec)
	}
	return best
}

package exprlang

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/expr-lang/expr"

	"github.com/fire321/fire321/internal/rounds"
	"github.com/fire321/fire321/rules/internal/logictest"
	"github.com/fire321/fire321/rules/logic"
)

// Promise: on complete answers an expression means what expr's own virtual
// machine makes of it, over integers scaled by the declared decimals. Without
// exception.
func TestEvalEqualsTheVM(t *testing.T) {
	calendar := logictest.NewCalendar()
	runs, trues := 0, 0
	for seed := range uint64(rounds.Of(exprs)) {
		w := logictest.New(seed, seed%2 == 0)
		e := w.Condition(1 + int(seed%5))
		src := vmSource(e)
		program, err := expr.Compile(src, expr.Optimize(false))
		if err != nil {
			t.Fatalf("seed %d: %s as %s: %v", seed, logic.Print(e), src, err)
		}
		for range 3 {
			a := w.Complete()
			want, err := expr.Run(program, vmEnv(a, calendar))
			if err != nil {
				t.Fatalf("seed %d: %s as %s: %v%s", seed, logic.Print(e), src, err, a.String(e))
			}
			runs++
			got := logic.Eval(e, a.Env())
			if got.Is() != want.(bool) || got.IsNot() == want.(bool) {
				t.Fatalf("seed %d: %s is %+v, but %s is %v%s", seed, logic.Print(e), got, src, want, a.String(e))
			}
			if got.Is() {
				trues++
			}
		}
	}
	t.Logf("%d runs, %d of them true", runs, trues)
}

// vmName is a variable of the virtual machine.
func vmName(v logictest.Var) string {
	return strings.NewReplacer(".", "_").Replace(v.Name)
}

func vmVar(e *logic.Expr) string {
	return vmName(logictest.Var{Name: e.Name})
}

// vmSource writes e in expr's own language, over scaled integers. Everything
// is in parentheses: precedence is tested elsewhere.
func vmSource(e *logic.Expr) string {
	arg := func(i int) string { return vmSource(e.Args[i]) }
	infix := func(op string) string {
		d := max(e.Args[0].Type().Decimals, e.Args[1].Type().Decimals)
		return "(" + scaled(e.Args[0], d) + " " + op + " " + scaled(e.Args[1], d) + ")"
	}
	join := func(op string, of []string) string { return "(" + strings.Join(of, " "+op+" ") + ")" }
	switch e.Op {
	case logic.OpBool:
		return strconv.FormatBool(e.Num == 1)
	case logic.OpNumber, logic.OpDate:
		return strconv.FormatInt(e.Num, 10)
	case logic.OpMember:
		return strconv.Quote(e.Name)
	case logic.OpFact, logic.OpViolated, logic.OpCountViolated:
		return vmVar(e)
	case logic.OpAsOf:
		return "asOf"
	case logic.OpField:
		return "." + e.Name
	case logic.OpAnd, logic.OpOr:
		var of []string
		for i := range e.Args {
			of = append(of, arg(i))
		}
		return join(e.Op.String(), of)
	case logic.OpNot:
		return "(not " + arg(0) + ")"
	case logic.OpNeg:
		return "(-" + arg(0) + ")"
	case logic.OpMul:
		return "(" + arg(0) + " * " + arg(1) + ")"
	case logic.OpEq, logic.OpNe, logic.OpLt, logic.OpLe, logic.OpGt, logic.OpGe, logic.OpAdd, logic.OpSub:
		return infix(e.Op.String())
	case logic.OpCond:
		d := e.Type().Decimals
		return "(" + arg(0) + " ? " + scaled(e.Args[1], d) + " : " + scaled(e.Args[2], d) + ")"
	case logic.OpIn:
		return "(" + arg(0) + ` in ["` + strings.Join(e.Names, `", "`) + `"])`
	case logic.OpHas, logic.OpHasAll:
		var of []string
		for _, n := range e.Names {
			of = append(of, "("+strconv.Quote(n)+" in "+arg(0)+")")
		}
		return join(map[logic.Op]string{logic.OpHas: "or", logic.OpHasAll: "and"}[e.Op], of)
	case logic.OpAny, logic.OpAll, logic.OpNone, logic.OpOne, logic.OpCount, logic.OpSum:
		return e.Op.String() + "(" + arg(0) + ", " + arg(1) + ")"
	case logic.OpLen:
		return "len(" + arg(0) + ")"
	case logic.OpMax, logic.OpMin: // expr's give nil for an empty list
		d := e.Type().Decimals
		return "(len(" + arg(0) + ") == 0 ? " + scaled(e.Args[2], d) + " : " +
			e.Op.String() + "(map(" + arg(0) + ", " + scaled(e.Args[1], d) + ")))"
	case logic.OpDays:
		return "(" + arg(1) + " - " + arg(0) + ")"
	case logic.OpYears:
		return "years_(" + arg(0) + ", " + arg(1) + ")"
	case logic.OpPlus, logic.OpPeriods:
		return e.Op.String() + "_(" + arg(0) + ", " + arg(1) + ", " + strconv.Quote(e.Name) + ")"
	}
	panic(fmt.Sprint("no source for ", e.Op))
}

// scaled brings e to a number of decimals.
func scaled(e *logic.Expr, decimals int) string {
	s := vmSource(e)
	for n := decimals - e.Type().Decimals; n > 0; n-- {
		s = "(" + s + " * 10)"
	}
	return s
}

// vmEnv gives complete answers to the virtual machine.
func vmEnv(a *logictest.Answers, c *logictest.Calendar) map[string]any {
	env := map[string]any{
		"years_":   func(from, to int) int { return c.Years(logic.Date(from), logic.Date(to)) },
		"plus_":    func(d, n int, unit string) int { return int(c.Plus(logic.Date(d), n, unit)) },
		"periods_": func(from, to int, unit string) int { return c.Periods(logic.Date(from), logic.Date(to), unit) },
	}
	for i, v := range a.World.Vars {
		env[vmName(v)] = vmValue(v.Type, a.Values[i])
	}
	return env
}

func vmValue(t logic.Type, v logic.Value) any {
	switch t.Kind {
	case logic.Bool:
		return v.Is()
	case logic.Enum:
		for i, n := range t.Values {
			if v.May == 1<<i {
				return n
			}
		}
	case logic.Set:
		set := map[string]bool{}
		for i, n := range t.Values {
			if v.Must>>i&1 == 1 {
				set[n] = true
			}
		}
		return set
	case logic.List:
		list := []any{}
		for _, r := range v.Known {
			rec := map[string]any{}
			for i, f := range t.Fields {
				rec[f.Name] = vmValue(f.Type, r[i])
			}
			list = append(list, rec)
		}
		return list
	}
	return int(v.Lo)
}

package logic_test

// The counterexamples that shaped the meaning of the language, each by name.

import (
	"slices"
	"testing"

	"github.com/fire321/fire321/rules/diag"
	"github.com/fire321/fire321/rules/logic"
)

func eval(t *testing.T, e *logic.Expr, env *logic.Env) logic.Value {
	t.Helper()
	return logic.Eval(checked(t, e, tableScope()), env)
}

// A set may hold one value too many: both operands are the same fact, but are
// taken as independent. The exact set is co-NP-hard.
func TestOneFactTwiceIsTakenAsTwo(t *testing.T) {
	e := op(logic.OpAnd, fact("b"), op(logic.OpNot, fact("b")))
	if got := eval(t, e, openEnv()); got.May != logic.Either().May {
		t.Errorf("b and not b is %+v", got)
	}
}

// 0 of 0 is not more than half: without division nothing is undefined.
func TestHalfOfNothing(t *testing.T) {
	e := op(logic.OpGt, op(logic.OpMul, fact("x"), num(100)), op(logic.OpMul, fact("y"), num(50)))
	env := openEnv()
	env.Facts[2], env.Facts[3] = logic.Value{}, logic.Value{}
	if got := eval(t, e, env); !got.IsNot() {
		t.Errorf("x * 100 > y * 50 is %+v for 0 and 0", got)
	}
}

// The maximum over an empty list is the last argument.
func TestMaxOfAnEmptyList(t *testing.T) {
	e := op(logic.OpMax, fact("l"), field("n"), num(7))
	env := openEnv()
	env.Facts[slotL] = logic.Value{}
	if got := eval(t, e, env); got.Lo != 7 || got.Hi != 7 {
		t.Errorf("max is %+v", got)
	}
	env.Facts[slotL] = logic.Value{Room: 2} // perhaps still empty
	if got := eval(t, e, env); got.Lo != 0 || got.Hi != 10 {
		t.Errorf("max of an open list is %+v", got)
	}
}

// all() passes at no records and could fail at one: a list that is being
// entered is open, and only "these are all" makes it decide.
func TestAListUnderEntryIsOpen(t *testing.T) {
	e := op(logic.OpAll, fact("l"), field("ok"))
	good := []logic.Value{logic.True(), {Lo: 1, Hi: 1}}
	for _, c := range []struct {
		list logic.Value
		want logic.Value
	}{
		{logic.Value{Room: 3}, logic.Either()},
		{logic.Value{Known: [][]logic.Value{good}, Room: 2}, logic.Either()}, // "at least these"
		{logic.Value{Known: [][]logic.Value{good}}, logic.True()},
		{logic.Value{Known: [][]logic.Value{good, {logic.Either(), {Hi: 10}}}}, logic.Either()}, // a field is open
		{logic.Value{}, logic.True()},                                                           // "none"
	} {
		env := openEnv()
		env.Facts[slotL] = c.list
		if got := eval(t, e, env); got.May != c.want.May {
			t.Errorf("all(l, .ok) is %+v for %+v", got, c.list)
		}
	}
}

// A field that is open in a record keeps the list needed: answering it may
// decide.
func TestAnOpenFieldIsNeeded(t *testing.T) {
	e := op(logic.OpNone, fact("l"), field("ok"))
	env := openEnv()
	env.Facts[slotL] = logic.Value{Known: [][]logic.Value{{logic.Either(), {Hi: 10}}}}
	var got []int
	logic.Needs(checked(t, e, tableScope()), env, func(slot int) { got = append(got, slot) })
	if !slices.Equal(got, []int{slotL}) {
		t.Errorf("needs %v", got)
	}
}

// A requirement that the declared range cannot break is certain before it is
// answered; that is why lint evaluates every criterion with nothing answered.
func TestARangeCanAnswerForTheUnit(t *testing.T) {
	e := op(logic.OpLe, fact("y"), num(10))
	if got := eval(t, e, openEnv()); !got.Is() {
		t.Errorf("y <= 10 with y in 0 to 10 is %+v", got)
	}
}

func TestBothBranchesOfAnOpenCondition(t *testing.T) {
	one := op(logic.OpCond, fact("b"), num(1), num(1))
	if got := eval(t, one, openEnv()); got.Lo != 1 || got.Hi != 1 {
		t.Errorf("b ? 1 : 1 is %+v", got)
	}
	two := op(logic.OpEq, op(logic.OpCond, fact("b"), num(1), num(3)), num(2))
	if got := eval(t, two, openEnv()); got.May != logic.Either().May {
		t.Errorf("(b ? 1 : 3) == 2 is %+v: intervals forget the gap", got)
	}
}

// Nothing between 2.1 and 2.9 equals a whole number.
func TestEqualityKnowsTheStepOfDecimals(t *testing.T) {
	e := op(logic.OpEq, fact("x"), fact("y"))
	env := openEnv()
	env.Facts[2] = logic.Value{Lo: 21, Hi: 29}
	if got := eval(t, e, env); !got.IsNot() {
		t.Errorf("x == y is %+v for x in 2.1 to 2.9", got)
	}
}

// A term runs through the corresponding day.
func TestATermRunsThroughItsDay(t *testing.T) {
	e := op(logic.OpLe, asOf(), named(logic.OpPlus, "month", fact("d"), num(12)))
	for _, c := range []struct {
		checked, at logic.Date
		holds       bool
	}{
		{logic.NewDate(2025, 3, 3), logic.NewDate(2026, 3, 3), true},
		{logic.NewDate(2025, 3, 3), logic.NewDate(2026, 3, 4), false},
		{logic.NewDate(2024, 2, 29), logic.NewDate(2025, 2, 28), true},
		{logic.NewDate(2024, 2, 29), logic.NewDate(2025, 3, 1), false},
	} {
		env := openEnv()
		env.Facts[slotD], env.AsOf = between(c.checked, c.checked), between(c.at, c.at)
		if got := eval(t, e, env); got.Is() != c.holds || got.IsNot() == c.holds {
			t.Errorf("checked on %v, on %v: %+v", c.checked, c.at, got)
		}
	}
}

// Months are added to the original date, never one after the other.
func TestMonthsAreAddedAtOnce(t *testing.T) {
	d := logic.NewDate(2026, 1, 31)
	for _, c := range []struct {
		got  logic.Date
		want string
	}{
		{d.Plus(1, "month"), "2026-02-28"},
		{d.Plus(2, "month"), "2026-03-31"},
		{d.Plus(1, "month").Plus(1, "month"), "2026-03-28"},
		{d.Plus(-2, "month"), "2025-11-30"},
		{logic.NewDate(2024, 2, 29).Plus(1, "year"), "2025-02-28"},
		{logic.NewDate(2024, 2, 29).Plus(4, "year"), "2028-02-29"},
	} {
		if c.got.String() != c.want {
			t.Errorf("got %v, want %s", c.got, c.want)
		}
	}
}

// Counting a term back from asOf ends on another day.
func TestCountingBackIsNotTheSame(t *testing.T) {
	forward := op(logic.OpLe, asOf(), named(logic.OpPlus, "month", fact("d"), num(1)))
	back := op(logic.OpLe, named(logic.OpPlus, "month", asOf(), op(logic.OpNeg, num(1))), fact("d"))
	env := openEnv()
	d, at := logic.NewDate(2024, 2, 29), logic.NewDate(2024, 3, 30)
	env.Facts[slotD], env.AsOf = between(d, d), between(at, at)
	if f, b := eval(t, forward, env), eval(t, back, env); !f.IsNot() || !b.Is() {
		t.Errorf("forward %+v, back %+v", f, b)
	}
}

// days() alone would accept a check in the future: dates after the date of the
// answers are refused when they are entered.
func TestACheckThatLiesAhead(t *testing.T) {
	e := op(logic.OpLe, op(logic.OpDays, fact("d"), asOf()), num(365))
	env := openEnv()
	d, at := logic.NewDate(2026, 12, 31), logic.NewDate(2025, 1, 1)
	env.Facts[slotD], env.AsOf = between(d, d), between(at, at)
	if got := eval(t, e, env); !got.Is() {
		t.Errorf("days(d, asOf) <= 365 is %+v", got)
	}
}

// "Until when" evaluates once over all days ahead; that is the union of the
// days one by one, since every date function is monotone.
func TestAnIntervalOfDaysCoversEachDay(t *testing.T) {
	d := logic.NewDate(2024, 12, 31)
	for _, e := range []*logic.Expr{
		op(logic.OpLe, asOf(), named(logic.OpPlus, "month", fact("d"), num(6))),
		op(logic.OpLe, op(logic.OpDays, fact("d"), asOf()), num(183)),
		op(logic.OpLe, named(logic.OpPeriods, "half-year", fact("d"), asOf()), num(1)),
		op(logic.OpLt, op(logic.OpYears, fact("d"), asOf()), num(1)),
		op(logic.OpGe, asOf(), day(2027, 1, 1)),
	} {
		env := openEnv()
		env.Facts[slotD] = between(d, d)
		whole := eval(t, e, env)
		var each uint64
		for at := logic.Date(env.AsOf.Lo); at <= logic.Date(env.AsOf.Hi); at++ {
			one := openEnv()
			one.Facts[slotD], one.AsOf = env.Facts[slotD], between(at, at)
			each |= eval(t, e, one).May
		}
		if whole.May != each {
			t.Errorf("%s is %d over the year, %d day by day", logic.Print(e), whole.May, each)
		}
	}
}

// What binary fractions get wrong.
func TestNumbersAreExact(t *testing.T) {
	dec := logic.Decimal
	for _, e := range []*logic.Expr{
		op(logic.OpLe, op(logic.OpAdd, dec(1, 1), dec(2, 1)), dec(3, 1)),                                 // 0.1 + 0.2 <= 0.3
		op(logic.OpEq, op(logic.OpSub, dec(3, 1), dec(1, 1)), dec(2, 1)),                                 // 0.3 - 0.1 == 0.2
		op(logic.OpEq, op(logic.OpMul, dec(11, 1), dec(11, 1)), dec(121, 2)),                             // 1.1 * 1.1 == 1.21
		op(logic.OpNe, num(1<<53+1), num(1<<53)),                                                         //
		op(logic.OpLt, op(logic.OpAdd, num(2), dec(99999999999, 11)), num(3)),                            // 2.99999999999 < 3
		op(logic.OpEq, op(logic.OpNeg, op(logic.OpMul, op(logic.OpNeg, num(3)), dec(5, 1))), dec(15, 1)), // -(-3 * 0.5) == 1.5
	} {
		if got := eval(t, e, openEnv()); !got.Is() {
			t.Errorf("%s is %+v", logic.Print(e), got)
		}
	}
}

// Arithmetic that could leave int64, or more decimals than are exact, is
// refused before it runs.
func TestWhatCouldWrapIsRefused(t *testing.T) {
	big := num(1<<62 - 1)
	for _, e := range []*logic.Expr{
		op(logic.OpEq, op(logic.OpAdd, big, num(1)), num(0)),
		op(logic.OpEq, op(logic.OpSub, op(logic.OpNeg, big), num(1)), num(0)),
		op(logic.OpEq, op(logic.OpMul, num(1<<31), num(1<<31)), num(0)),
		op(logic.OpLt, big, logic.Decimal(1, 1)), // brought to one scale
		op(logic.OpLt, logic.Decimal(29999999999999999, 16), num(3)),
		op(logic.OpEq, op(logic.OpSum, fact("l"), op(logic.OpMul, field("n"), num(1<<58))), num(0)),
		op(logic.OpEq, op(logic.OpCond, fact("b"), big, logic.Decimal(1, 1)), num(0)),
		op(logic.OpEq, op(logic.OpMax, fact("l"), field("n"), op(logic.OpMul, num(1<<61), num(2))), num(0)),
		op(logic.OpLe, asOf(), named(logic.OpPlus, "year", fact("d"), num(9000))),
	} {
		faults := logic.Check(e, tableScope())
		if len(faults) == 0 || slices.ContainsFunc(faults, func(f logic.Fault) bool { return f.Code != diag.ExprRange }) {
			t.Errorf("%s: %v", logic.Print(e), faults)
		}
	}
}

// A bool has no least value, as a count has: b == violated("v") may go either
// way.
func TestABoolIsNoCount(t *testing.T) {
	for _, o := range []logic.Op{logic.OpEq, logic.OpNe} {
		e := checked(t, op(o, fact("b"), named(logic.OpViolated, "v")), tableScope())
		for _, rising := range []bool{true, false} {
			if len(logic.Polarity(e, rising)) == 0 {
				t.Errorf("%s is kept, rising %v", logic.Print(e), rising)
			}
		}
	}
}

package logic_test

import (
	"testing"
	"time"

	"github.com/fire321/fire321/internal/rounds"
	"github.com/fire321/fire321/rules/internal/logictest"
	"github.com/fire321/fire321/rules/logic"
)

// Promise: the formulas of date.go give what counting day by day gives, for
// every day of 1896 to 2204.
func TestDatesAreCountedDayByDay(t *testing.T) {
	first, last := logic.NewDate(1896, 1, 1), logic.NewDate(2204, 12, 31)
	for d := first; d <= last; d++ {
		y, m, day := calendar.Civil(d)
		if gy, gm, gd := d.Civil(); gy != y || gm != m || gd != day {
			t.Fatalf("day %d is %d-%d-%d, want %d-%d-%d", d, gy, gm, gd, y, m, day)
		}
		if got := logic.NewDate(y, m, day); got != d {
			t.Fatalf("%v: NewDate gives %v", d, got)
		}
		if got, ok := logic.ParseDate(d.String()); !ok || got != d {
			t.Fatalf("%v reads as %v, %v", d, got, ok)
		}
	}
	// The counted calendar itself, against the one of the standard library.
	monday := time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC)
	if n := calendar.Periods(logic.NewDate(1896, 1, 6), logic.NewDate(2026, 11, 23), "week"); time.Date(1896, 1, 6, 0, 0, 0, 0, time.UTC).AddDate(0, 0, 7*n) != monday {
		t.Errorf("%d weeks from 1896-01-06 do not lead to a Monday", n)
	}
}

// Promise: plus, years, days and periods agree with the counted calendar.
func TestDateFunctionsAreCounted(t *testing.T) {
	stride := logic.Date(1)
	if testing.Short() || rounds.Race {
		stride = 101
	}
	asOf := &logic.Expr{Op: logic.OpAsOf}
	literal := &logic.Expr{Op: logic.OpDate}
	n := 0
	check := func(name string, got, want int64, d, o logic.Date) {
		if n++; got != want {
			t.Fatalf("%s of %v and %v is %d, want %d", name, d, o, got, want)
		}
	}
	call := func(op logic.Op, name string, args ...*logic.Expr) *logic.Expr {
		e := &logic.Expr{Op: op, Name: name, Args: args}
		literal.Num = int64(logic.FirstDay)
		if f := logic.Check(e, logic.Scope{}); len(f) > 0 {
			t.Fatalf("%s: %v", logic.Print(e), f)
		}
		return e
	}
	days, years := call(logic.OpDays, "", literal, asOf), call(logic.OpYears, "", literal, asOf)
	periods := map[string]*logic.Expr{}
	for _, u := range logic.PeriodUnits() {
		periods[u] = call(logic.OpPeriods, u, literal, asOf)
	}
	offsets := []logic.Date{-40000, -3653, -366, -365, -184, -61, -31, -28, -1, 0, 1, 7, 29, 30, 59, 92, 365, 366, 1461, 36524}
	for d := logic.NewDate(1896, 1, 1); d <= logic.NewDate(2204, 12, 31); d += stride {
		for _, months := range []int{-25, -12, -1, 0, 1, 2, 6, 11, 12, 13} {
			check("plus month", int64(d.Plus(months, "month")), int64(calendar.Plus(d, months, "month")), d, logic.Date(months))
		}
		for _, y := range []int{-4, -1, 1, 3, 5} {
			check("plus year", int64(d.Plus(y, "year")), int64(calendar.Plus(d, y, "year")), d, logic.Date(y))
		}
		for k, o := range offsets {
			if (int(d)+k)%7 != 0 { // each day meets some, each offset all days of the week in turn
				continue
			}
			o += d
			if o < logic.NewDate(1850, 1, 1) || o > logic.NewDate(2250, 1, 1) {
				continue
			}
			literal.Num = int64(d)
			env := &logic.Env{AsOf: logic.Value{Lo: int64(o), Hi: int64(o)}}
			check("days", logic.Eval(days, env).Lo, int64(o-d), d, o)
			check("years", logic.Eval(years, env).Lo, int64(calendar.Years(d, o)), d, o)
			for u, e := range periods {
				check("periods "+u, logic.Eval(e, env).Lo, int64(calendar.Periods(d, o, u)), d, o)
			}
		}
	}
	t.Logf("%d results", n)
}

// Every date function must be monotone, or the ends of intervals would lie.
func TestPlusIsMonotone(t *testing.T) {
	for _, unit := range []string{"day", "month", "year"} {
		for _, n := range []int{-13, -1, 1, 12} {
			before := logic.Date(0)
			for d := logic.NewDate(1999, 1, 1); d <= logic.NewDate(2005, 1, 1); d++ {
				got := d.Plus(n, unit)
				if got < before {
					t.Fatalf("%v plus %d %s is %v, before %v", d, n, unit, got, before)
				}
				before = got
			}
		}
	}
	// time.AddDate is not: 31 January and one month is after 1 February and
	// one month.
	if a, b := time.Date(2026, 1, 31, 0, 0, 0, 0, time.UTC).AddDate(0, 1, 0), time.Date(2026, 2, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 1, 0); a.Before(b) {
		t.Errorf("AddDate has become monotone: %v, %v", a, b)
	}
}

func TestParseDate(t *testing.T) {
	for _, s := range []string{"", "2026", "2026-1-03", "2026-02-30", "2025-02-29", "2026-00-10", "2026-13-01", "2026-11-00", "2026/11/24", "２026-1-1", "-026-11-24", "2026-11-24 ", "0000-01-01"} {
		if d, ok := logic.ParseDate(s); ok {
			t.Errorf("%q reads as %v", s, d)
		}
	}
	if logictest.Length(2000, 2) != 29 || logictest.Length(1900, 2) != 28 {
		t.Error("leap years of the counted calendar")
	}
}

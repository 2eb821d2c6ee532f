package exprlang

import (
	"flag"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/fire321/fire321/internal/rounds"
	"github.com/fire321/fire321/rules/internal/logictest"
	"github.com/fire321/fire321/rules/logic"
)

var update = flag.Bool("update", false, "write the golden files")

// exprs is how many random expressions a test tries, at its full length.
const exprs = 50_000

// accepted is every construct of the language, with its canonical form; "" is
// the source itself.
var accepted = []struct{ src, want string }{
	{"true", ""},
	{"false", ""},
	{"building.height_m", ""},
	{"place.in.not.let", ""}, // words of the language may stand in a path
	{"ok", ""},
	{"asOf", ""},
	{"12", ""},
	{"0.50", "0.5"},
	{"2.50", "2.5"},
	{"3.0", "3"},
	{"0.001", ""},
	{"2.9999999999999999", ""}, // 3 in expr's own tree
	{"999999999999999999", ""},
	{"-5", ""},
	{"- 2.50", "-2.5"},
	{"--a", "-(-a)"},
	{"a+b-c", "a + b - c"},
	{"a - (b - c)", ""},
	{"(a - b) - c", "a - b - c"},
	{"a + (b + c)", ""},
	{"a * (b + c) * -d", ""},
	{"-a * b", ""},
	{"-(a * b)", ""},
	{"a - -b", ""},
	{"a == b", ""},
	{"a != b", ""},
	{"a < b", ""},
	{"a<=b", "a <= b"},
	{"a > b", ""},
	{"a >= b", ""},
	{`use == "school"`, ""},
	{`"school" == use`, `use == "school"`},
	{`"school" != use`, `use != "school"`},
	{`use == "学校"`, ""}, // not a value, but that is for Check to say
	{`use in ["school", "mall"]`, ""},
	{`use in ["school",]`, `use in ["school"]`},
	{`use not in ["school"]`, `not (use in ["school"])`},
	{`not (use in ["school"])`, ""},
	{"use not\n  in [\"school\"]", `not (use in ["school"])`},
	{"a and b and c", ""},
	{"a and (b and c)", "a and b and c"},
	{"(a and b) and (c and d)", "a and b and c and d"},
	{"a or (b or c)", "a or b or c"},
	{"a and b or c and d", ""},
	{"a and (b or c)", ""},
	{"not a", ""},
	{"not not a", "not (not a)"},
	{"not a and not b", ""},
	{"not (a == b)", ""},
	{"(not a) == b", ""},
	{"a == not b", "a == (not b)"},
	{"not (a and b)", ""},
	{"(a == b) == (c == d)", ""},
	{"(a < b) == c", ""},
	{"a ? b : c", ""},
	{"a ? b : c ? d : e", "a ? b : (c ? d : e)"},
	{"(a ? b : c) ? d : e", ""},
	{"a or b ? c or d : e or f", ""},
	{"(a ? 1 : 2) + 3", ""},
	{"any(drills, .ok)", ""},
	{"any(drills.all, .ok and not (.people < 10))", ""},
	{"all(drills, .date <= asOf)", ""},
	{"none(drills, .ok)", ""},
	{"one(drills, .ok)", ""},
	{"count(drills, .ok) >= 2", ""},
	{"sum(drills, .ok ? .people : 0)", ""},
	{"sum(drills, -.people)", ""},
	{"len(drills) > 0", ""},
	{"max(map(drills, .people), 0)", ""},
	{`min(map(drills, .date), date("1900-01-01"))`, ""},
	{"all(rooms, any(doors, .open))", ""},
	{`has(place.kinds, "hotel")`, ""},
	{`has( place.kinds , "hotel","mall" )`, `has(place.kinds, "hotel", "mall")`},
	{`hasAll(place.kinds, "hotel", "mall")`, ""},
	{`date("2020-12-31")`, ""},
	{`date("2020-02-29") < asOf`, ""},
	{"days(a, b) <= 365", ""},
	{"years(a, asOf) >= 18", ""},
	{`asOf <= plus(last_check, 12, "month")`, ""},
	{`plus(last_check, -3, "day")`, ""},
	{`plus(last_check, check.every_months, "month")`, ""},
	{`periods(a, asOf, "half-year") <= 1`, ""},
	{`violated("inspect.patrol.two-hourly")`, ""},
	{`countViolated("major-element") >= 3`, ""},
	{"((a))", "a"},
	{" a\tand\n\nb ", "a and b"},
}

func TestAccepted(t *testing.T) {
	for _, c := range accepted {
		e, _, faults := Parse(c.src)
		if e == nil || len(faults) > 0 {
			t.Errorf("%s\n%s", c.src, carets(c.src, faults))
			continue
		}
		want := c.want
		if want == "" {
			want = c.src
		}
		if got := logic.Print(e); got != want {
			t.Errorf("%s\nprints as %s\nwant      %s", c.src, got, want)
		}
		roundTrip(t, e)
	}
}

// roundTrip checks that the printed form reads as the same tree.
func roundTrip(t *testing.T, e *logic.Expr) {
	t.Helper()
	again, _, faults := Parse(logic.Print(e))
	if len(faults) > 0 || !again.Equal(e) {
		t.Fatalf("%s reads as %s\n%s", logic.Print(e), logic.Print(again), carets(logic.Print(e), faults))
	}
}

// Promise: Parse(Print(e)) is e, for random well-typed programs with every
// operator.
func TestPrintedFormReadsAsTheSame(t *testing.T) {
	ops := map[logic.Op]int{}
	for seed := range uint64(rounds.Of(exprs)) {
		w := logictest.New(seed, seed%2 == 0)
		e := w.Condition(1 + int(seed%5))
		e.Walk(func(n *logic.Expr) { ops[n.Op]++ })
		if s := logic.Print(e); len(s) > MaxBytes {
			continue
		}
		again, spans, faults := Parse(logic.Print(e))
		if len(faults) > 0 || !again.Equal(e) {
			t.Fatalf("seed %d: %s reads as %s\n%s", seed, logic.Print(e), logic.Print(again), carets(logic.Print(e), faults))
		}
		within(t, logic.Print(e), again, spans)
	}
	for o := logic.OpBool; o <= logic.OpCountViolated; o++ {
		if ops[o] == 0 && o != logic.OpParam { // read as OpFact: see Params
			t.Errorf("%s was never tried", o)
		}
	}
}

// within checks that every node has a place, and that it lies in its parent's.
func within(t *testing.T, src string, e *logic.Expr, spans map[*logic.Expr]Span) {
	t.Helper()
	n := len([]rune(src))
	e.Walk(func(p *logic.Expr) {
		s, ok := spans[p]
		if !ok || s.From < 0 || s.From >= s.To || s.To > n {
			t.Fatalf("%s: %s stands at %v", src, logic.Print(p), s)
		}
		for _, a := range p.Args {
			if q := spans[a]; q.From < s.From || q.To > s.To {
				t.Fatalf("%s: %s at %v is not within %s at %v", src, logic.Print(a), q, logic.Print(p), s)
			}
		}
	})
}

// The span of every node is the source that its printed form was read from.
func TestSpans(t *testing.T) {
	for _, c := range []struct {
		src  string
		want []string // of all nodes, parents first
	}{
		{"a.b <= 24", []string{"a.b <= 24", "a.b", "24"}},
		{"(a or b) and not c", []string{"(a or b) and not c", "a or b", "a", "b", "not c", "c"}},
		{"a and (b and c)", []string{"a and (b and c)", "a", "b", "c"}},
		{`"学校" == use`, []string{`"学校" == use`, "use", `"学校"`}},
		{`use not in ["x", "y"]`, []string{`use not in ["x", "y"]`, `use not in ["x", "y"]`, "use"}},
		{"a ? -b : 2.50", []string{"a ? -b : 2.50", "a", "-b", "b", "2.50"}},
		{`has(k, "a") or any(l , .x)`, []string{`has(k, "a") or any(l , .x)`, `has(k, "a")`, "k", "any(l , .x)", "l", ".x"}},
		{"max( map(l, .n + 1), 0 )", []string{"max( map(l, .n + 1), 0 )", "l", ".n + 1", ".n", "1", "0"}},
		{`plus(date("2020-01-01"), 3, "day")`, []string{`plus(date("2020-01-01"), 3, "day")`, `date("2020-01-01")`, "3"}},
		{"((a - b)) - c", []string{"((a - b)) - c", "a - b", "a", "b", "c"}},
	} {
		e, spans, faults := Parse(c.src)
		if e == nil {
			t.Errorf("%s\n%s", c.src, carets(c.src, faults))
			continue
		}
		var got []string
		e.Walk(func(n *logic.Expr) { got = append(got, string([]rune(c.src)[spans[n].From:spans[n].To])) })
		if d := cmp.Diff(c.want, got); d != "" {
			t.Errorf("%s (-want +got)\n%s", c.src, d)
		}
		within(t, c.src, e, spans)
	}
}

func TestParams(t *testing.T) {
	e, _, _ := Parse(`asOf <= plus(check.last, check.months, "month")`)
	Params(e, func(id string) bool { return id == "check.months" })
	var got []string
	e.Walk(func(n *logic.Expr) {
		if n.Op == logic.OpParam || n.Op == logic.OpFact {
			got = append(got, n.Op.String()+" "+n.Name)
		}
	})
	if want := []string{"fact check.last", "param check.months"}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

// Limits hold for what is written and for its canonical form, and nothing
// within them comes near the stack's end.
func TestLimits(t *testing.T) {
	nested := func(open, in, close string, n int) string {
		return strings.Repeat(open, n) + in + strings.Repeat(close, n)
	}
	for _, c := range []struct {
		name, src string
		ok        bool
	}{
		{"64 brackets", nested("(", "a", ")", 64), true},
		{"65 brackets", nested("(", "a", ")", 65), false},
		{"2047 brackets", nested("(", "a", ")", 2047), false},
		{"32 nots", nested("not ", "a", "", 32), true}, // print with a bracket each
		{"33 nots", nested("not ", "a", "", 33), false},
		{"1000 nots", nested("not ", "a", "", 1000), false},
		{"4000 minus signs", nested("-", "a", "", 4000), false},
		{"calls", nested("len(", "a", ")", 64), false}, // the tree is 65 deep
		{"1000 conditions", nested("a ? b :", "c", "", 500), false},
		{"63 additions", "a" + strings.Repeat(" + a", 63), true},
		{"64 additions", "a" + strings.Repeat(" + a", 64), false}, // deeper than a bundle
		{"200 ands", "a" + strings.Repeat(" and a", 200), true},   // one node
		{"4096 bytes", "a or " + strings.Repeat("b", 4091), true},
		{"4097 bytes", "a or " + strings.Repeat("b", 4092), false},
		{"a million bytes", strings.Repeat("(", 1_000_000), false},
		{"longer when printed", "a" + strings.Repeat("or a", 1000), false},
		{"faults within faults", nested("not a in (", "b", ")", 60), false},
		{"chains within chains", nested("a < (", "b", ") < c", 60), false},
		{"many faults", strings.Repeat("＞", 1300), false},
	} {
		e, _, faults := Parse(c.src)
		if (e != nil) != c.ok || (len(faults) == 0) != c.ok {
			t.Errorf("%s: accepted %v\n%.300s", c.name, e != nil, carets(c.src[:min(40, len(c.src))], faults))
		}
		if e != nil {
			roundTrip(t, e)
		}
	}
}

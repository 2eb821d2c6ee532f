package score

import (
	"math"
	"math/big"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/fire321/fire321/internal/rounds"
	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/logic"
)

// usual is the default grading: 90 good, 70 fair, else poor; something major
// is poor, something serious at most 89.
func usual() *rules.Grading {
	return &rules.Grading{
		ID: "self-grade", Force: rules.Ours, Max: 100, Score: rules.Node{Mode: rules.Share},
		Grades: []rules.Grade{{ID: "good", AtLeast: 90000}, {ID: "fair", AtLeast: 70000}, {ID: "poor"}},
		Vetoes: []rules.Veto{
			{Select: rules.Select{Severity: []rules.Severity{rules.Major}}, Grade: "poor"},
			{Select: rules.Select{Severity: []rules.Severity{rules.Serious}}, AtMost: 89000},
		},
	}
}

// duty is a criterion of that theme and severity; its failure may raise a veto.
func duty(theme string, severity rules.Severity, points int) Candidate {
	return Candidate{Criterion: &rules.Criterion{ID: theme, Theme: theme, Severity: severity}, Points: points, Veto: true}
}

// scoreOf is the score and the grades in one line: "66.6–100: good, fair".
func scoreOf(g *rules.Grading, criteria []Candidate, outcomes []Outcomes, env *logic.Env) string {
	scope := logic.Scope{Fact: func(id string) (logic.Type, int, bool) {
		if strings.HasSuffix(id, "_m2") {
			return logic.Type{Kind: logic.Number, Unit: "m2", Max: 1000000}, 0, true
		}
		return logic.Type{Kind: logic.Bool}, int(id[len(id)-1] - '0'), true
	}}
	score, grades := New(g, criteria).Score(outcomes, func(w *rules.Weight) logic.Value {
		if w.When == nil {
			return logic.True()
		}
		e := w.When.Replace(func(*logic.Expr) *logic.Expr { return nil })
		if faults := logic.CheckBool(e, scope); len(faults) > 0 {
			panic(faults[0].Code)
		}
		return logic.Eval(e, env)
	})
	var ids []string
	for _, g := range grades {
		ids = append(ids, g.ID)
	}
	return score.Text().EN + ": " + strings.Join(ids, ", ")
}

const any3 = Pass | Fail | NotApplicable

// Each case is one for which a simpler rule is wrong.
func TestScoreCounterexamples(t *testing.T) {
	a, b := duty("a", rules.General, 1), duty("b", rules.General, 1)
	major := duty("major", rules.Major, 1)
	serious := duty("serious", rules.Serious, 1)
	for _, c := range []struct {
		name     string
		criteria []Candidate
		outcomes []Outcomes
		want     string
	}{
		{"item by item, the lowest would be 50", []Candidate{a, b}, []Outcomes{any3, Pass | NotApplicable}, "0–100, or no score: good, fair, poor"},
		{"what is met or not applicable stays out of the lowest", []Candidate{a, b}, []Outcomes{Fail, Pass | NotApplicable}, "0–50: poor"},
		{"but it is in where nothing else is", []Candidate{b}, []Outcomes{Pass | NotApplicable}, "100, or no score: good"},
		{"a veto that can fail offers no grade between", []Candidate{major, b}, []Outcomes{Pass | Fail, Pass}, "50–100: good, poor"},
		{"a veto that has failed leaves one grade", []Candidate{major, b, a}, []Outcomes{Fail, Pass, any3}, "33.3–66.7: poor"},
		{"of two vetoes, mending one regains no grade", []Candidate{major, major, a}, []Outcomes{Pass, Fail, Pass}, "66.6: poor"},
		{"a veto of a criterion without points", []Candidate{duty("summary", rules.Major, 0), b}, []Outcomes{Pass | Fail, Pass}, "100: good, poor"},
		{"a cap that can fall", []Candidate{serious, duty("b", rules.General, 99)}, []Outcomes{Pass | Fail, Pass}, "89–100: good, fair"},
		{"a cap that has fallen", []Candidate{serious, duty("b", rules.General, 99)}, []Outcomes{Fail, Pass}, "89: fair"},
		{"nothing applies", []Candidate{a, b}, []Outcomes{NotApplicable, NotApplicable}, "no score: "},
		{"nothing applies that scores, but a veto has failed", []Candidate{duty("summary", rules.Major, 0), b}, []Outcomes{Fail, NotApplicable}, "no score: poor"},
		{"no criteria", nil, nil, "no score: "},
		{"8 of 9 is 88.88…: rounding up would read 88.9", []Candidate{duty("a", rules.General, 8), b}, []Outcomes{Pass, Fail}, "88.8: fair"},
		{"9 of 10 is exactly good", []Candidate{duty("a", rules.General, 9), b}, []Outcomes{Pass, Fail}, "90: good"},
		{"899 of 999 rounds to 90.0 and is fair", []Candidate{duty("a", rules.General, 899), duty("b", rules.General, 100)}, []Outcomes{Pass, Fail}, "89.9: fair"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := scoreOf(usual(), c.criteria, c.outcomes, nil); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

// Promise: of 15 points deducted from 10, mending 5 regains nothing.
func TestDeductionsAreCapped(t *testing.T) {
	g := usual()
	g.Score = rules.Node{Mode: rules.Share, Groups: []rules.Node{
		{Marks: []rules.Weight{{Marks: 10000}}, Mode: rules.Deduct, Select: rules.Select{Themes: []string{"a"}}},
		{Marks: []rules.Weight{{Marks: 90000}}, Mode: rules.Share},
	}}
	criteria := []Candidate{duty("a", rules.General, 5), duty("a", rules.General, 10), duty("b", rules.General, 1)}
	for _, c := range []struct {
		outcomes []Outcomes
		want     string
	}{
		{[]Outcomes{Fail, Fail, Pass}, "90: good"},
		{[]Outcomes{Pass, Fail, Pass}, "90: good"},
		{[]Outcomes{Fail, Pass, Pass}, "95: good"},
		{[]Outcomes{Fail, any3, Pass}, "90–95: good"},
		{[]Outcomes{NotApplicable, NotApplicable, Pass}, "100: good"},
		{[]Outcomes{NotApplicable, Fail, NotApplicable}, "0: poor"},
	} {
		if got := scoreOf(g, criteria, c.outcomes, nil); got != c.want {
			t.Errorf("%v: %s, want %s", c.outcomes, got, c.want)
		}
	}
}

func TestEither(t *testing.T) {
	one := func(a, b Outcomes) Outcomes {
		switch {
		case a == Fail || b == Fail:
			return Fail
		case a == Pass || b == Pass:
			return Pass
		}
		return NotApplicable
	}
	for a := Outcomes(1); a < 8; a++ {
		for b := Outcomes(1); b < 8; b++ {
			var want Outcomes
			for x := Pass; x <= NotApplicable; x <<= 1 {
				for y := Pass; y <= NotApplicable; y <<= 1 {
					if a.Has(x) && b.Has(y) {
						want |= one(x, y)
					}
				}
			}
			if got := either(a, b); got != want {
				t.Errorf("either(%v, %v) = %v, want %v", a, b, got, want)
			}
		}
	}
}

// Promise: a rule outside the grading that takes the place of one inside
// brings its outcomes into the score, but no points of its own.
func TestDisplacedFromOutside(t *testing.T) {
	national := duty("national", rules.General, 1)
	national.Displacers = []int{2, 3}
	s := New(usual(), []Candidate{national, duty("rest", rules.General, 1), duty("province", rules.General, 0), duty("city", rules.General, 0)})
	for _, c := range []struct {
		outcomes []Outcomes
		want     string
	}{
		{[]Outcomes{Pass, Pass, NotApplicable, NotApplicable}, "100"},
		{[]Outcomes{NotApplicable, Pass, Fail, NotApplicable}, "50"},
		{[]Outcomes{NotApplicable, Pass, NotApplicable, Fail}, "50"},
		{[]Outcomes{NotApplicable, Fail, Pass, NotApplicable}, "50"},
		{[]Outcomes{NotApplicable, Fail, NotApplicable, NotApplicable}, "0"},
		{[]Outcomes{any3, Pass, any3, NotApplicable}, "50–100"},
		{[]Outcomes{Pass | NotApplicable, Fail, Pass | NotApplicable, NotApplicable}, "0–50"},
	} {
		score, _ := s.Score(c.outcomes, nil)
		if got := score.Text().EN; got != c.want {
			t.Errorf("%v: %s, want %s", c.outcomes, got, c.want)
		}
	}
}

// Promise: rates are compared and rounded exactly, however large.
func TestRate(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	number := func() int64 { return r.Int64N(math.MaxInt64>>r.IntN(62)) + 1 }
	ten := big.NewRat(10, 1)
	for range rounds.Of(100_000) {
		a, b := NewRate(number(), number()), NewRate(number(), number())
		if r.IntN(4) == 0 {
			b = Rate{a.Num, a.Den + int64(r.IntN(3))}
			b.Den = max(b.Den, 1)
		}
		if got, want := a.Cmp(b), big.NewRat(a.Num, a.Den).Cmp(big.NewRat(b.Num, b.Den)); got != want {
			t.Fatalf("%v against %v: %d, want %d", a, b, got, want)
		}
		a.Num %= 1000 * min(a.Den, math.MaxInt64/1000)
		tenths := new(big.Rat).Mul(big.NewRat(a.Num, a.Den), ten)
		floor := new(big.Int).Div(tenths.Num(), tenths.Denom())
		ceil := new(big.Int).Neg(new(big.Int).Div(new(big.Int).Neg(tenths.Num()), tenths.Denom()))
		for _, c := range []struct {
			got  string
			want *big.Int
		}{{a.Floor(), floor}, {a.Ceil(), ceil}} {
			want := strings.TrimSuffix(new(big.Rat).SetFrac(c.want, big.NewInt(10)).FloatString(1), ".0")
			if c.got != want {
				t.Fatalf("%v: %s, want %s", a, c.got, want)
			}
		}
	}
}

// Promise: the largest grading that is valid overflows nowhere.
func TestScoreLimits(t *testing.T) {
	g := usual()
	g.Max = rules.MaxPoints
	g.Score = rules.Node{Mode: rules.Share}
	var criteria []Candidate
	for range 1000 {
		criteria = append(criteria, duty("a", rules.General, rules.MaxPoints))
	}
	for range 999 {
		g.Score.Groups = append(g.Score.Groups, rules.Node{Marks: []rules.Weight{{Marks: rules.MaxPoints * 1000}}, Mode: rules.Full})
	}
	for _, m := range rules.Modes() {
		g.Score.Groups[0].Mode = m
		outcomes := make([]Outcomes, len(criteria))
		for i := range outcomes {
			outcomes[i] = any3
		}
		outcomes[0] = Fail
		if got, want := scoreOf(g, criteria, outcomes, nil), "0–999: good, fair, poor"; m != rules.Deduct && got != want {
			t.Errorf("%s: %s, want %s", m, got, want)
		}
		outcomes[0] = Pass
		if got, want := scoreOf(g, criteria, outcomes, nil), "1–1000: good, fair, poor"; m == rules.Share && got != want {
			t.Errorf("%s: %s, want %s", m, got, want)
		}
		g.Score.Mode = m
		for i := range outcomes {
			outcomes[i] = Fail
		}
		if got := scoreOf(g, criteria, outcomes, nil); got != "0: poor" {
			t.Errorf("%s: %s, want 0", m, got)
		}
		g.Score.Mode = rules.Share
	}
}

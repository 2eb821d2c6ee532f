package assess

import (
	"math"
	"math/big"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/fire321/fire321/internal/canon"
	"github.com/fire321/fire321/internal/rounds"
	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/logic"
)

// usual is the default grading: 90 good, 70 fair, else poor; something major
// is poor, something serious at most 89.
func usual() *rules.Grading {
	return &rules.Grading{
		ID: "self-grade", Force: rules.Ours, Max: 100, Score: rules.Node{Mode: rules.Share},
		Grades: []Grade{{ID: "good", AtLeast: 90000}, {ID: "fair", AtLeast: 70000}, {ID: "poor"}},
		Vetoes: []rules.Veto{
			{Select: rules.Select{Severity: []rules.Severity{rules.Major}}, Grade: "poor"},
			{Select: rules.Select{Severity: []rules.Severity{rules.Serious}}, AtMost: 89000},
		},
	}
}

// duty is a criterion of that theme and severity; its failure may raise a veto.
func duty(theme string, severity rules.Severity, points int) candidate {
	return candidate{Criterion: &rules.Criterion{ID: theme, Theme: theme, Severity: severity}, points: points, veto: true}
}

// scoreOf is the score and the grades in one line: "66.6–100: good, fair".
func scoreOf(g *rules.Grading, criteria []candidate, outcomes []Verdict, env *logic.Env) string {
	scope := logic.Scope{Fact: func(id string) (logic.Type, int, bool) {
		if strings.HasSuffix(id, "_m2") {
			return logic.Type{Kind: logic.Number, Unit: "m2", Max: 1000000}, 0, true
		}
		return logic.Type{Kind: logic.Bool}, int(id[len(id)-1] - '0'), true
	}}
	score, grades := newScorer(g, criteria).score(outcomes, func(w *rules.Weight) logic.Value {
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
		criteria []candidate
		outcomes []Verdict
		want     string
	}{
		{"item by item, the lowest would be 50", []candidate{a, b}, []Verdict{any3, Pass | NotApplicable}, "0–100, or no score: good, fair, poor"},
		{"what is met or not applicable stays out of the lowest", []candidate{a, b}, []Verdict{Fail, Pass | NotApplicable}, "0–50: poor"},
		{"but it is in where nothing else is", []candidate{b}, []Verdict{Pass | NotApplicable}, "100, or no score: good"},
		{"a veto that can fail offers no grade between", []candidate{major, b}, []Verdict{Pass | Fail, Pass}, "50–100: good, poor"},
		{"a veto that has failed leaves one grade", []candidate{major, b, a}, []Verdict{Fail, Pass, any3}, "33.3–66.7: poor"},
		{"of two vetoes, mending one regains no grade", []candidate{major, major, a}, []Verdict{Pass, Fail, Pass}, "66.6: poor"},
		{"a veto of a criterion without points", []candidate{duty("summary", rules.Major, 0), b}, []Verdict{Pass | Fail, Pass}, "100: good, poor"},
		{"a cap that can fall", []candidate{serious, duty("b", rules.General, 99)}, []Verdict{Pass | Fail, Pass}, "89–100: good, fair"},
		{"a cap that has fallen", []candidate{serious, duty("b", rules.General, 99)}, []Verdict{Fail, Pass}, "89: fair"},
		{"nothing applies", []candidate{a, b}, []Verdict{NotApplicable, NotApplicable}, "no score: "},
		{"nothing applies that scores, but a veto has failed", []candidate{duty("summary", rules.Major, 0), b}, []Verdict{Fail, NotApplicable}, "no score: poor"},
		{"no criteria", nil, nil, "no score: "},
		{"8 of 9 is 88.88…: rounding up would read 88.9", []candidate{duty("a", rules.General, 8), b}, []Verdict{Pass, Fail}, "88.8: fair"},
		{"9 of 10 is exactly good", []candidate{duty("a", rules.General, 9), b}, []Verdict{Pass, Fail}, "90: good"},
		{"899 of 999 rounds to 90.0 and is fair", []candidate{duty("a", rules.General, 899), duty("b", rules.General, 100)}, []Verdict{Pass, Fail}, "89.9: fair"},
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
	criteria := []candidate{duty("a", rules.General, 5), duty("a", rules.General, 10), duty("b", rules.General, 1)}
	for _, c := range []struct {
		outcomes []Verdict
		want     string
	}{
		{[]Verdict{Fail, Fail, Pass}, "90: good"},
		{[]Verdict{Pass, Fail, Pass}, "90: good"},
		{[]Verdict{Fail, Pass, Pass}, "95: good"},
		{[]Verdict{Fail, any3, Pass}, "90–95: good"},
		{[]Verdict{NotApplicable, NotApplicable, Pass}, "100: good"},
		{[]Verdict{NotApplicable, Fail, NotApplicable}, "0: poor"},
	} {
		if got := scoreOf(g, criteria, c.outcomes, nil); got != c.want {
			t.Errorf("%v: %s, want %s", c.outcomes, got, c.want)
		}
	}
}

func TestEither(t *testing.T) {
	one := func(a, b Verdict) Verdict {
		switch {
		case a == Fail || b == Fail:
			return Fail
		case a == Pass || b == Pass:
			return Pass
		}
		return NotApplicable
	}
	for a := Verdict(1); a < 8; a++ {
		for b := Verdict(1); b < 8; b++ {
			var want Verdict
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
	s := newScorer(usual(), []candidate{duty("national", rules.General, 1), duty("rest", rules.General, 1), duty("province", rules.General, 0), duty("city", rules.General, 0)})
	s.items[0].displacers = []int{2, 3}
	for _, c := range []struct {
		outcomes []Verdict
		want     string
	}{
		{[]Verdict{Pass, Pass, NotApplicable, NotApplicable}, "100"},
		{[]Verdict{NotApplicable, Pass, Fail, NotApplicable}, "50"},
		{[]Verdict{NotApplicable, Pass, NotApplicable, Fail}, "50"},
		{[]Verdict{NotApplicable, Fail, Pass, NotApplicable}, "50"},
		{[]Verdict{NotApplicable, Fail, NotApplicable, NotApplicable}, "0"},
		{[]Verdict{any3, Pass, any3, NotApplicable}, "50–100"},
		{[]Verdict{Pass | NotApplicable, Fail, Pass | NotApplicable, NotApplicable}, "0–50"},
	} {
		score, _ := s.score(c.outcomes, nil)
		if got := score.Text().EN; got != c.want {
			t.Errorf("%v: %s, want %s", c.outcomes, got, c.want)
		}
	}
}

func TestScoreText(t *testing.T) {
	for _, c := range []struct {
		score  Score
		zh, en string
	}{
		{Score{None: true, MayBeNone: true}, "没有评分", "no score"},
		{Score{Lo: rateOf(1, 3), Hi: rateOf(2, 3)}, "0.3–0.7", "0.3–0.7"},
		{Score{Lo: rateOf(8999, 100), Hi: rateOf(8999, 100)}, "89.9", "89.9"},
		{Score{Lo: rateOf(8999, 100), Hi: rateOf(90001, 1000)}, "89.9–90.1", "89.9–90.1"},
		{Score{MayBeNone: true, Lo: rateOf(90, 1), Hi: rateOf(100, 1)}, "90–100，或没有评分", "90–100, or no score"},
		{Score{}, "0", "0"},
	} {
		if got := c.score.Text(); got.ZH != c.zh || got.EN != c.en {
			t.Errorf("%v: %q, %q, want %q, %q", c.score, got.ZH, got.EN, c.zh, c.en)
		}
	}
}

func TestScoreContains(t *testing.T) {
	none := Score{None: true, MayBeNone: true}
	wide := Score{Lo: rateOf(1, 3), Hi: rateOf(2, 3)}
	maybe := wide
	maybe.MayBeNone = true
	point := Score{Lo: rateOf(1, 2), Hi: rateOf(1, 2)}
	for _, c := range []struct {
		s, o Score
		want bool
	}{
		{wide, point, true}, {point, wide, false}, {wide, wide, true}, {maybe, none, true}, {maybe, point, true},
		{wide, none, false}, {none, none, true}, {none, point, false}, {wide, maybe, false}, {point, point, true},
		{point, Score{Lo: rateOf(1, 2), Hi: rateOf(500001, 1000000)}, false},
	} {
		if got := c.s.Contains(c.o); got != c.want {
			t.Errorf("%v contains %v: %t", c.s, c.o, got)
		}
	}
}

func TestScoreJSON(t *testing.T) {
	for _, c := range []struct {
		score Score
		want  string
	}{
		{Score{None: true, MayBeNone: true}, `{"none":true}`},
		{Score{Lo: rateOf(200, 3), Hi: rateOf(200, 3)}, `{"lo":{"num":200,"den":3,"rounded":66.6},"hi":{"num":200,"den":3,"rounded":66.6}}`},
		{Score{MayBeNone: true, Hi: rateOf(200, 3)}, `{"may_be_none":true,"lo":{"num":0,"den":1,"rounded":0.0},"hi":{"num":200,"den":3,"rounded":66.7}}`},
	} {
		if diff := cmp.Diff(c.want, string(canon.Write(c.score.members).Append(nil))); diff != "" {
			t.Error(diff)
		}
	}
}

// Promise: rates are compared and rounded exactly, however large.
func TestRate(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	number := func() int64 { return r.Int64N(math.MaxInt64>>r.IntN(62)) + 1 }
	ten := big.NewRat(10, 1)
	for range rounds.Of(100_000) {
		a, b := rateOf(number(), number()), rateOf(number(), number())
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
	var criteria []candidate
	for range 1000 {
		criteria = append(criteria, duty("a", rules.General, rules.MaxPoints))
	}
	for range 999 {
		g.Score.Groups = append(g.Score.Groups, rules.Node{Marks: []rules.Weight{{Marks: rules.MaxPoints * 1000}}, Mode: rules.Full})
	}
	for _, m := range rules.Modes() {
		g.Score.Groups[0].Mode = m
		outcomes := make([]Verdict, len(criteria))
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

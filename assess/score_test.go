package assess

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/fire321/fire321/assess/internal/score"
	"github.com/fire321/fire321/internal/canon"
	"github.com/fire321/fire321/rules"
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

func rateOf(num, den int64) Rate { return Rate(score.NewRate(num, den)) }

// gradeIndex is the place of a grade, 0 for the best.
func gradeIndex(g *rules.Grading, id string) int {
	return slices.IndexFunc(g.Grades, func(r Grade) bool { return r.ID == id })
}

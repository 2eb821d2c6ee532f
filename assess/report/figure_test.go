package report

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/fire321/fire321/assess"
	"github.com/fire321/fire321/rules"
)

// The axis keeps the order of points, within the paper, and shows a break only
// where the lower half and more is left out.
func TestAxis(t *testing.T) {
	bands := []Band{{From: 0}, {From: 700}, {From: 900}}
	for _, c := range []struct {
		lo    int
		start int
	}{{0, 0}, {137, 0}, {599, 0}, {600, 500}, {731, 600}, {1000, 600}} {
		a := axisOf(Scale{Lo: c.lo, Hi: 1000, Max: 1000, Bands: bands})
		if a.start != c.start {
			t.Errorf("a score from %d begins at %d, want %d", c.lo, a.start, c.start)
		}
		last := -1
		for p := 0; p <= 1000; p++ {
			x := a.at(p)
			if x < last || x < axisLeft || x > axisRight {
				t.Fatalf("%d stands at %d after %d", p, x, last)
			}
			last = x
		}
		if a.at(0) != axisLeft || a.at(1000) != axisRight {
			t.Errorf("the ends stand at %d and %d", a.at(0), a.at(1000))
		}
	}
}

// A scale is drawn for a point, a range, one grade, many, and long names.
func TestScaleDrawings(t *testing.T) {
	for _, s := range []Scale{
		{Lo: 0, Hi: 0, Max: 1000, Bands: []Band{{0, "只有一级", true}}},
		{Lo: 1000, Hi: 1000, Max: 1000, Bands: []Band{{0, "差", false}, {1000, "好", true}}},
		{Lo: 0, Hi: 10000, Max: 10000, Bands: []Band{{0, "a", true}, {1, "b", true}, {2, "c", true}}},
		{Lo: 500, Hi: 505, Max: 1000, Bands: []Band{{0, "a very long name of a grade", true}, {500, "another very long name", true}, {510, "and a third one", false}}},
	} {
		if fault := checkMarkup(scaleSVG(s)); fault != "" {
			t.Errorf("%+v: %s", s, fault)
		}
	}
}

// Scores are printed rounded outwards.
func TestScoreIsRoundedOutwards(t *testing.T) {
	u := units(t)["half"]
	u.got.Score = assess.Score{Lo: assess.Rate{Num: 599, Den: 7}, Hi: assess.Rate{Num: 622, Den: 7}} // 85.571, 88.857
	b := newBuilder(u.prog, u.a, u.got, "zh")
	if got := b.points(); got != "85.5～88.9" {
		t.Errorf("got %s", got)
	}
	if s := b.scale("分数"); s.Lo != 855 || s.Hi != 889 {
		t.Errorf("drawn from %d to %d", s.Lo, s.Hi)
	}
	u.got.Score.Hi = u.got.Score.Lo
	if got := newBuilder(u.prog, u.a, u.got, "zh").points(); got != "85.5" {
		t.Errorf("a point is %s, want it rounded down", got)
	}
}

// One square is one duty: what is in the figure is what was judged.
func TestSquaresCountDuties(t *testing.T) {
	for name, u := range units(t) {
		b := newBuilder(u.prog, u.a, u.got, "zh")
		var total Tally
		for _, row := range b.squares(nil).Rows {
			total = total.plus(row.Count)
		}
		if diff := cmp.Diff(b.tally(u.got.Results), total); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
		if n := total.Major + total.Serious + total.General; n != len(u.got.Hazards) {
			t.Errorf("%s: %d failed squares for %d hazards", name, n, len(u.got.Hazards))
		}
		if total.Open != len(u.got.Open) {
			t.Errorf("%s: %d open squares for %d open", name, total.Open, len(u.got.Open))
		}
	}
}

func TestTally(t *testing.T) {
	var tally Tally
	for _, r := range []assess.Result{
		{Verdict: assess.Pass},
		{Verdict: assess.Pass | assess.NotApplicable},
		{Verdict: assess.NotApplicable},
		{Verdict: assess.Fail, Severity: rules.General},
		{Verdict: assess.Fail, Severity: rules.Serious},
		{Verdict: assess.Fail, Severity: rules.Major},
		{Verdict: assess.Pass | assess.Fail},
		{Verdict: assess.Fail | assess.NotApplicable},
	} {
		tally.add(r)
	}
	if diff := cmp.Diff(Tally{Met: 2, Open: 2, General: 1, Serious: 1, Major: 1, NotApplicable: 1}, tally); diff != "" {
		t.Error(diff)
	}
	svg := squaresSVG(SquareRow{Count: Tally{Met: 300, Open: 3, General: 2, Serious: 1, Major: 1}, Say: "x"})
	if fault := checkMarkup(svg); fault != "" || strings.Count(svg, "M") != 300+3+2+1+1+1 { // and one in the pattern
		t.Errorf("%s: %d shapes", fault, strings.Count(svg, "M"))
	}
}

// Days are the unit's own, a law's, or ours, and say whose.
func TestTerm(t *testing.T) {
	u := units(t)["worst"]
	got := map[string]string{}
	for i, row := range List(Rectify, u.prog, u.a, u.got, "zh").Rows {
		if i < len(u.got.Hazards) {
			got[u.got.Hazards[i].ID] = row[4][0].String()
		}
	}
	for id, want := range map[string]string{
		"exit.clear":          "2026年11月25日",        // the unit's plan
		"exit.locked":         "2026年11月24日（法定）",    // its remedy has a basis
		"patrol.two-hourly":   "2026年11月4日（建议） 已过期", // from the day it was found
		"extinguisher.yearly": "2026年12月24日（建议）",
	} {
		if got[id] != want {
			t.Errorf("%s: %s, want %s", id, got[id], want)
		}
	}
	u.got.Hazards[0].Due, u.got.Hazards[0].Plan.By = 0, 0
	if got := List(Rectify, u.prog, u.a, u.got, "zh").Rows[0][4][0].String(); got != "尽快，由单位定" {
		t.Errorf("without a term: %s", got)
	}
}

// A source is named in full once, and by its number after.
func TestCite(t *testing.T) {
	u := units(t)["worst"]
	b := newBuilder(u.prog, u.a, u.got, "zh")
	c := assess.Citation{Source: "s", Title: Text{ZH: "某规范"}, Number: "GB 1-2020", Article: "5.2"}
	for _, want := range []string{"《某规范》（GB 1-2020）5.2", "GB 1-2020 5.2"} {
		if got := b.cite(c); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
	c.Article = "第五条"
	if got := b.cite(c); got != "GB 1-2020第五条" {
		t.Errorf("got %s", got)
	}
}

package report

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/fire321/fire321/assess"
	"github.com/fire321/fire321/assess/report/internal/doc"
	"github.com/fire321/fire321/rules"
)

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
		var total doc.Tally
		for _, row := range b.squares(nil).Rows {
			total = total.Plus(row.Count)
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
	var tally doc.Tally
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
		count(&tally, r)
	}
	if diff := cmp.Diff(doc.Tally{Met: 2, Open: 2, General: 1, Serious: 1, Major: 1, NotApplicable: 1}, tally); diff != "" {
		t.Error(diff)
	}
}

// Days are the unit's own, a law's, or ours, and say whose.
func TestTerm(t *testing.T) {
	u := units(t)["worst"]
	got := map[string]string{}
	for i, row := range listed("rectify", u.prog, u.a, u.got, "zh").content.Rows {
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
	if got := listed("rectify", u.prog, u.a, u.got, "zh").content.Rows[0][4][0].String(); got != "尽快，由单位定" {
		t.Errorf("without a term: %s", got)
	}
}

// A source is named in full once, and by its number after.
func TestCite(t *testing.T) {
	u := units(t)["worst"]
	b := newBuilder(u.prog, u.a, u.got, "zh")
	c := assess.Citation{Source: "s", Title: phrase{ZH: "某规范"}, Number: "GB 1-2020", Article: "5.2"}
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

package assess

import (
	"fmt"
	"testing"

	"github.com/fire321/fire321/internal/rounds"
	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/logic"
)

// Promise: Until says of each settled verdict what judging the same answers on
// each of the next days says, and what compiling the bundle anew for the day
// says: on the last days before a change, and on a few between.
func TestUntilEqualsDailyScan(t *testing.T) {
	worlds, verdicts, changed, rewritten, days := 0, 0, 0, 0, 0
	wide := func(seed uint64) *world { return makeWorld(seed, true) }
	eachWorldOf(t, wide, func(int) bool { return worlds >= rounds.Of(600) }, func(w *world) error {
		worlds++
		a := w.answers(w.all())
		for id := range w.some() {
			if w.chance(4) {
				a = a.Without(id)
			}
		}
		from := w.p.asOf(a)
		daily := map[Date]*judged{}
		on := func(d Date) (*judged, error) {
			if daily[d] == nil {
				p, err := Compile(w.b, d)
				if err != nil {
					return nil, err
				}
				days++
				daily[d] = p.judge(a)
			}
			return daily[d], nil
		}
		for _, u := range w.p.Until(a) {
			verdicts++
			report := func(d Date, got Verdict) error {
				return fmt.Errorf("%+v, but %v on %v\n%s", u, got, d, w.print(knownOf(a)))
			}
			if u.Rewritten {
				rewritten++
			}
			for d := from; d <= min(u.End, from+730); d++ {
				got := w.p.judgeOver(a, d, d, nil).own[w.p.byID[u.Criterion]]
				if d == u.Changes || d+1 == u.Changes || d == u.End || d%64 == 0 {
					j, err := on(d)
					if err != nil {
						break // chance made later wordings that count each other
					}
					if j.own[j.p.byID[u.Criterion]] != got {
						return fmt.Errorf("%+v, but the wordings of %v give %v\n%s", u, d, j.own[j.p.byID[u.Criterion]], w.print(knownOf(a)))
					}
				}
				if d == u.Changes {
					changed++
					if got != u.Then || got == u.Verdict {
						return report(d, got)
					}
					break
				}
				if got != u.Verdict {
					return report(d, got)
				}
			}
		}
		return nil
	})
	t.Logf("%d verdicts of %d bundles: %d change within two years, %d are looked at until the next wording; %d days compiled", verdicts, worlds, changed, rewritten, days)
	if changed == 0 || rewritten == 0 {
		t.Error("too little changed")
	}
}

func knownOf(a Answers) givens {
	known := givens{}
	for id, v := range a.facts {
		known[id] = v.value
	}
	return known
}

// The first day is named: the check of 2026-03-03 holds for a year, through
// that day; an answer with a shelf of 30 days opens on the 31st day; and a
// verdict is not foretold past the next wording, whatever brings it.
func TestUntilNamesTheDay(t *testing.T) {
	day := logic.NewDate(2026, 6, 1)
	date := logic.Type{Kind: logic.DateKind, Min: int64(logic.FirstDay), Max: int64(logic.LastDay)}
	within := expr(logic.OpLe, call(logic.OpAsOf, ""), call(logic.OpPlus, "month", fact("a.checked"), logic.Decimal(12, 0)))
	seen := binding("seen", rules.General, nil, fact("a.seen"))
	rewritten := binding("rewritten", rules.General, nil, fact("a.b"))
	rewritten.Revisions[0].Until = logic.NewDate(2026, 12, 31)
	byParam := binding("by-param", rules.General, nil, fact("a.few"))
	displaced := binding("displaced", rules.General, nil, fact("a.b"))
	special := binding("special", rules.General, fact("a.none"), fact("a.b"))
	special.Displaces = []string{"displaced"}
	special.Revisions[0].From = logic.NewDate(2028, 1, 1)
	heads := binding("heads", rules.General, nil, logic.Not(call(logic.OpViolated, "displaced")))
	b := &rules.Bundle{ID: "t/unit", Sources: readLaw(), Facts: []rules.Fact{
		{ID: "a.checked", Type: date}, {ID: "a.seen", Type: logic.Type{Kind: logic.Bool}, ShelfDays: 30}, {ID: "a.b", Type: logic.Type{Kind: logic.Bool}},
		{ID: "a.none", Type: logic.Type{Kind: logic.Bool}},
		{ID: "a.few", Type: logic.Type{Kind: logic.Bool}, Derive: expr(logic.OpOr, fact("a.b"), expr(logic.OpLt, call(logic.OpParam, "a.limit"), logic.Decimal(5, 0)))}},
		Params: []rules.Param{{ID: "a.limit", Type: logic.Type{Kind: logic.Number, Max: 9}, Values: []rules.ParamValue{
			{From: logic.NewDate(2000, 1, 1), Until: logic.NewDate(2027, 6, 30), Value: 3}, {From: logic.NewDate(2027, 7, 1), Value: 9}}}},
		Criteria: []rules.Criterion{binding("checked", rules.General, nil, within), seen, rewritten, byParam, displaced, special, heads}}
	p, err := Compile(b, day)
	if err != nil {
		t.Fatal(err)
	}
	a, err := p.Answers(map[string]any{"a.checked": "2026-03-03", "a.seen": true, "a.b": true, "a.none": false})
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{
		"checked":   "pass to 2036-06-01, fail from 2027-03-04",
		"seen":      "pass to 2036-06-01, pass|fail from 2026-07-02",
		"rewritten": "pass to 2026-12-31, rewritten",
		"by-param":  "pass to 2027-06-30, rewritten",
		"displaced": "pass to 2027-12-31, rewritten",
		"heads":     "pass to 2027-12-31, rewritten",
	}
	for _, u := range p.Until(a) {
		got := u.Verdict.String() + " to " + u.End.String()
		if !u.Changes.IsZero() {
			got += ", " + u.Then.String() + " from " + u.Changes.String()
		}
		if u.Rewritten {
			got += ", rewritten"
		}
		if got != want[u.Criterion] {
			t.Errorf("%s: %s, want %s", u.Criterion, got, want[u.Criterion])
		}
		delete(want, u.Criterion)
	}
	if len(want) > 0 {
		t.Errorf("nothing said of %v", want)
	}
}

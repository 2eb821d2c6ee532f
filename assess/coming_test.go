package assess

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/fire321/fire321/internal/rounds"
	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/logic"
)

// Promise: Coming names exactly the duties that reach the unit and whose
// wording by the law of the later day is another, and no day too late.
func TestComingEqualsComparing(t *testing.T) {
	worlds, named, silent := 0, 0, 0
	wide := func(seed uint64) *world { return makeWorld(seed, true) }
	eachWorldOf(t, wide, func(int) bool { return worlds >= rounds.Of(400) }, func(w *world) error {
		worlds++
		s := w.p.Session(w.answers(w.all()))
		until := w.p.day + 400
		got, err := s.Coming(until)
		later := s.Fork()
		if bad := later.Under(until); bad != nil || err != nil {
			if err == nil && len(w.p.changes(until)) > 0 || bad == nil {
				return fmt.Errorf("Coming: %v, Under: %v", err, bad)
			}
			return nil // chance made later wordings that count each other
		}
		days := map[string]Date{}
		for _, c := range got {
			days[c.Criterion] = c.Day
			if c.Verdict != s.counted(c.Criterion) || c.Then != later.counted(c.Criterion) {
				return fmt.Errorf("%+v", c)
			}
		}
		for k := range w.b.Criteria {
			id := w.b.Criteria[k].ID
			day, is := days[id]
			if want := later.reworded(s, id) && (s.counted(id).reaches() || later.counted(id).reaches()); is != want {
				return fmt.Errorf("%s is named: %v, want %v", id, is, want)
			}
			if !is {
				silent++
				continue
			}
			named++
			if before := s.Fork(); before.Under(day-1) == nil && before.reworded(s, id) {
				return fmt.Errorf("%s is another already before %v", id, day)
			}
		}
		return nil
	})
	t.Logf("%d bundles: %d duties are named, %d are not", worlds, named, silent)
	if named == 0 || silent == 0 {
		t.Error("too little changed")
	}
}

// A duty that begins, that ends, that is put otherwise, by itself or by a limit
// that it reads, is named with its day; one whose change does not reach the
// unit, or that changes later, is not.
func TestComingNamesTheDay(t *testing.T) {
	day := logic.NewDate(2026, 6, 1)
	yes := func(id string) rules.Criterion { return binding(id, rules.General, nil, fact("a.b")) }
	begins, ends, later, elsewhere := yes("begins"), yes("ends"), yes("later"), yes("elsewhere")
	begins.Revisions[0].From = logic.NewDate(2026, 7, 1)
	begins.Revisions[0].Require = fact("a.none")
	ends.Revisions[0].Until = logic.NewDate(2026, 6, 30)
	later.Revisions[0].Until = logic.NewDate(2026, 12, 31)
	elsewhere.Revisions[0].Until = logic.NewDate(2026, 6, 30)
	elsewhere.Revisions[0].When = fact("a.none")
	byParam := binding("by-param", rules.General, nil, expr(logic.OpLe, fact("a.n"), call(logic.OpParam, "a.limit")))
	number := logic.Type{Kind: logic.Number, Max: 9}
	b := &rules.Bundle{ID: "t/unit", Sources: readLaw(), Facts: []rules.Fact{
		{ID: "a.b", Type: logic.Type{Kind: logic.Bool}}, {ID: "a.none", Type: logic.Type{Kind: logic.Bool}}, {ID: "a.n", Type: number}},
		Params: []rules.Param{{ID: "a.limit", Type: number, Values: []rules.ParamValue{
			{From: logic.NewDate(2000, 1, 1), Until: logic.NewDate(2026, 6, 15), Value: 5}, {From: logic.NewDate(2026, 6, 16), Value: 3}}}},
		Criteria: []rules.Criterion{begins, ends, later, elsewhere, byParam, yes("same")}}
	p, err := Compile(b, day)
	if err != nil {
		t.Fatal(err)
	}
	a, err := p.Answers(map[string]any{"a.b": true, "a.none": false, "a.n": 4})
	if err != nil {
		t.Fatal(err)
	}
	got, err := p.Session(a).Coming(logic.NewDate(2026, 7, 31))
	if err != nil {
		t.Fatal(err)
	}
	var said []string
	for _, c := range got {
		said = append(said, fmt.Sprint(c.Criterion, " on ", c.Day, ": ", c.Verdict, " → ", c.Then))
	}
	want := []string{"by-param on 2026-06-16: pass → fail", "begins on 2026-07-01: none → fail", "ends on 2026-07-01: pass → none"}
	if d := cmp.Diff(want, said); d != "" {
		t.Error(d)
	}
	if got, err := p.Session(a).Coming(day); err != nil || got != nil {
		t.Errorf("up to the day itself: %v, %v", got, err)
	}
}

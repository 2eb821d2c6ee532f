package assess

import (
	"flag"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/fire321/fire321/internal/rounds"
	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/logic"
)

var stepsFlag = flag.Int("steps", 0, "how many steps the walks over the real packs take; 0: the usual number")

// freshly says where a session is not what a fresh one of its answers would be;
// whole compares the bytes of the assessment too.
func freshly(s *Session, whole bool) error {
	a := s.Answers()
	d := s.p.direct(a)
	for i, c := range s.p.criteria {
		if s.j.raw[i] != d.j.raw[i] || s.j.own[i] != d.j.own[i] || s.j.owner[i] != d.j.owner[i] {
			return fmt.Errorf("%s is %v/%v, and fresh %v/%v", c.ID, s.j.raw[i], s.j.own[i], d.j.raw[i], d.j.own[i])
		}
	}
	got, want := s.wanted(), d.wanted()
	if diff := cmp.Diff(want.ranks, got.ranks); diff != "" {
		return fmt.Errorf("ranks (-fresh +session):\n%s", diff)
	}
	if diff := cmp.Diff(want.section, got.section); diff != "" {
		return fmt.Errorf("sections (-fresh +session):\n%s", diff)
	}
	if diff := cmp.Diff(d.hanging(), s.hanging()); diff != "" {
		return fmt.Errorf("hanging (-fresh +session):\n%s", diff)
	}
	if got, want := s.Remaining(), d.remaining(); got != want {
		return fmt.Errorf("%d remain, and fresh %d", got, want)
	}
	if !whole {
		return nil
	}
	if diff := cmp.Diff(string(s.p.Assess(a).Encode()), string(s.Assess().Encode())); diff != "" {
		return fmt.Errorf("assessment (-fresh +session):\n%s", diff)
	}
	if diff := cmp.Diff(s.p.Session(a).Skipped(), s.Skipped()); diff != "" {
		return fmt.Errorf("skipped (-fresh +session):\n%s", diff)
	}
	return nil
}

// step does one thing that a person or a host may do.
func step(s *Session, rng *rand.Rand, value func(*rules.Fact) any) (what string, err error) {
	f := s.p.asked[rng.IntN(len(s.p.asked))]
	if page := s.Next(); page != nil && rng.IntN(3) > 0 {
		f = page.Facts[rng.IntN(len(page.Facts))]
	}
	switch rng.IntN(16) {
	case 0, 1:
		s.Clear(f.ID, s.p.asked[rng.IntN(len(s.p.asked))].ID)
		return "clear " + f.ID, nil
	case 2, 3:
		return "not sure " + f.ID, s.NotSure(f.ID)
	case 4:
		s.NoteFound()
		return "found", nil
	case 5:
		at := s.p.at(s.a) + Date(rng.IntN(40))
		if err = s.Renew(at); err == nil {
			err = s.Under(max(at-Date(rng.IntN(200)), s.p.bundle.KnownFrom))
		}
		return "renew", err
	case 6:
		return "note " + f.ID, s.SetNote(f.ID, "看过")
	}
	return "set " + f.ID, s.Set(f.ID, value(f))
}

// Promise: after any walk of answers, corrections, takings back, renewals and
// other days of the law, a session is what a fresh one would be, byte for byte.
func TestSessionIsFresh(t *testing.T) {
	n, opened := 0, 0
	eachWorldOf(t, func(seed uint64) *world { return makeWorld(seed, seed%2 == 1) }, func(int) bool { return n >= rounds.Of(40_000) }, func(w *world) error {
		p, err := contradictory(w)
		if err != nil {
			return err
		}
		known := w.all()
		s := p.Session(Answers{At: w.at})
		for range 40 {
			n++
			if len(s.reopened) > 0 {
				opened++
			}
			what, err := step(s, w.rng, func(f *rules.Fact) any { return goValue(f, known[f.ID]) })
			if w.wide && err != nil {
				continue // a world has dates that no renewal suits
			}
			if err == nil {
				err = freshly(s, w.chance(4))
			}
			if err != nil {
				return fmt.Errorf("%s: %w", what, err)
			}
		}
		return nil
	})
	if opened < n/50 {
		t.Errorf("in %d of %d steps answers contradict each other: too few to tell", opened, n)
	}
}

// contradictory is the world's program with checks that reopen what they read.
func contradictory(w *world) (*Program, error) {
	b := *w.b
	b.Checks = slices.Clone(b.Checks)
	for k := range b.Checks {
		b.Checks[k].Reopens = nil
		b.Checks[k].When.Walk(func(e *logic.Expr) {
			if f := b.Fact(e.Name); e.Op == logic.OpFact && f.Derive == nil && w.chance(2) {
				b.Checks[k].Reopens = append(b.Checks[k].Reopens, e.Name)
			}
		})
	}
	return Compile(&b, w.day)
}

// The same over the samples and the real packs: -steps 100000 for a long walk.
func TestSessionIsFreshOnRealPacks(t *testing.T) {
	each := rounds.Of(1_000)
	if *stepsFlag > 0 {
		each = *stepsFlag / 10
	}
	eachUnit(t, func(t *testing.T, u unit) {
		rng := rand.New(rand.NewPCG(*seedFlag, uint64(len(u.name))))
		s := u.p.Session(u.a)
		if rng.IntN(2) == 0 {
			s = u.p.Session(Answers{At: u.a.At})
		}
		refused := 0
		for n := range each {
			what, err := step(s, rng, func(f *rules.Fact) any { return anyValue(rng, f, s.p.at(s.a)) })
			if err != nil {
				refused++ // a value that a fact does not take leaves all as it was
			}
			if err := freshly(s, n%20 == 0 || n == each-1); err != nil {
				t.Fatalf("step %d, %s: %v", n, what, err)
			}
		}
		if refused > each/3 {
			t.Errorf("%d of %d steps were refused", refused, each)
		}
	})
}

// anyValue is a value that a fact may have, as a Go program gives it.
func anyValue(rng *rand.Rand, f *rules.Fact, at Date) any {
	switch f.Type.Kind {
	case logic.Bool:
		return rng.IntN(2) == 0
	case logic.Number:
		v := f.Type.Min + rng.Int64N(min(f.Type.Max-f.Type.Min, 200)+1)
		return logic.FormatDecimal(v, f.Type.Decimals)
	case logic.DateKind:
		return at - Date(rng.IntN(1200))
	case logic.Enum:
		return f.Type.Values[rng.IntN(len(f.Type.Values))]
	case logic.Set:
		var set []string
		for _, v := range f.Type.Values {
			if rng.IntN(len(f.Type.Values)) == 0 {
				set = append(set, v)
			}
		}
		return map[string]any{"value": append([]string{}, set...), "more": rng.IntN(3) == 0}
	case logic.List:
		list := []any{}
		for range rng.IntN(min(f.Type.MaxLen, 3) + 1) {
			record := map[string]any{}
			for i := range f.Fields {
				if rng.IntN(4) > 0 && f.Fields[i].Type.Kind != logic.TextKind {
					record[f.Fields[i].ID] = anyValue(rng, &f.Fields[i], at)
				}
			}
			list = append(list, record)
		}
		return list
	}
	return "字"
}

// What an answer costs in a session, beside judging and asking anew.
func BenchmarkAnswerInSession(b *testing.B) {
	u := readUnit(b, "noodle-shop")
	ids := slices.Sorted(maps.Keys(u.a.facts))
	for _, kept := range []bool{true, false} {
		b.Run(map[bool]string{true: "kept", false: "anew"}[kept], func(b *testing.B) {
			s := u.p.Session(u.a)
			for n := 0; b.Loop(); n++ {
				id := ids[n%len(ids)]
				if !kept {
					s = u.p.Session(s.a)
				}
				s.enter(id, u.a.facts[id])
				s.Next()
				s.Remaining()
			}
		})
	}
}

// What only a reopened answer reaches follows it too, there and back.
func TestReopenedAnswersAreFollowed(t *testing.T) {
	b := lifeBundle()
	b.Checks = []rules.Check{{ID: "both", When: logic.And(fact("a.one"), fact("a.two")), Reopens: []string{"a.two"}}}
	b.Criteria = append(b.Criteria, binding("either", rules.General, nil, expr(logic.OpOr, fact("a.two"), expr(logic.OpGe, fact("a.n"), logic.Decimal(5, 0)))))
	s := lifeSession(t, b, first, map[string]any{"a.last": "2026-05-01"})
	for _, one := range []bool{true, false, true} {
		if err := s.Set("a.one", one); err != nil {
			t.Fatal(err)
		}
		if err := s.Set("a.two", true); err != nil {
			t.Fatal(err)
		}
		if err := freshly(s, true); err != nil {
			t.Error(err)
		}
		if got := s.Hangs("a.two"); got != one {
			t.Errorf("first %t: what was answered is open: %t", one, got)
		}
		if err := s.Set("a.one", !one); err != nil {
			t.Fatal(err)
		}
		if err := freshly(s, true); err != nil {
			t.Error(err)
		}
	}
}

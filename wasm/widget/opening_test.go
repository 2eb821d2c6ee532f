package widget

import (
	"encoding/json"
	"math/rand/v2"
	"os"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/fire321/fire321/assess"
	"github.com/fire321/fire321/internal/rounds"
	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/logic"
)

// ahead is how many questions of the round a unit is asked before the engine
// runs, at most.
const ahead = 6

// TestFirst finds what units of each kind are asked first, whatever they
// answer: with everything open, the facts before the round and the first ones
// of the round; of the latter those that are still asked after each answer to
// each of the others.
func TestFirst(t *testing.T) {
	if (testing.Short() || rounds.Race) && !*update {
		t.Skip("it tries some fifteen answers for each kind of three packs")
	}
	day, _ := logic.ParseDate("2026-11-30")
	got := map[string]map[string]begun{}
	for _, b := range lawful() {
		p, err := assess.NewPrograms(b).On(day)
		if err != nil {
			t.Fatal(err)
		}
		session := func(facts map[string]any) *assess.Session {
			a, err := p.DecodeAnswers(encode(map[string]any{"format": 1, "at": day.String(), "facts": facts}))
			if err != nil {
				t.Fatal(err)
			}
			return p.Session(a)
		}
		got[b.ID] = map[string]begun{}
		for _, kind := range options(b, rules.KindsFact) {
			said := map[string]any{rules.KindsFact: []string{kind}}
			var now begun
			page := session(said).Next()
			for ; page.Step == 0; page = session(said).Next() {
				id := page.Facts[0].ID
				now.Before = append(now.Before, id)
				said[id] = nil
			}
			d := session(said).Danger()
			now.Steps, now.Round = len(d.Round), d.Left[:min(ahead, len(d.Left))]
			for _, id := range append(slices.Clone(now.Before), now.Round...) {
				was, asked := said[id]
				for _, v := range answersTo(b, id) {
					said[id] = v
					left := session(said).Danger().Left
					now.Round = slices.DeleteFunc(now.Round, func(other string) bool { return other != id && !slices.Contains(left, other) })
				}
				if said[id] = was; !asked {
					delete(said, id)
				}
			}
			got[b.ID][kind] = now
		}
	}
	data := encode(got)
	if *update {
		if err := os.WriteFile("first.json", data, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(string(first), string(data)); diff != "" {
		t.Errorf("run `go test -run First -update` in wasm/widget (-is +want):\n%s", diff)
	}
}

// TestFirstInSequence: whatever is answered to all the questions before, one after
// the other, the engine would ask each of them, too: sooner or later in the round,
// since an answer may bring questions of its own.
func TestFirstInSequence(t *testing.T) {
	if testing.Short() || rounds.Race {
		t.Skip("it walks some hundred kinds of three packs")
	}
	day, _ := logic.ParseDate("2026-11-30")
	r, n := rand.New(rand.NewPCG(3, 21)), 0
	for _, b := range lawful() {
		p, err := assess.NewPrograms(b).On(day)
		if err != nil {
			t.Fatal(err)
		}
		blank, err := p.DecodeAnswers(encode(map[string]any{"format": 1, "at": day.String()}))
		if err != nil {
			t.Fatal(err)
		}
		for _, kind := range options(b, rules.KindsFact) {
			k := openingOf(b).Kinds[kind]
			for range rounds.Of(40) {
				s := p.Session(blank)
				set := func(id string, v any) {
					if err := s.Set(id, v); err != nil {
						t.Fatal(err)
					}
				}
				set(rules.KindsFact, []string{kind})
				said := map[string]any{}
				for i, id := range append(slices.Clone(k.Before), k.Round...) {
					n++
					asked := i < len(k.Before) && s.Next().Facts[0].ID == id || slices.Contains(s.Danger().Left, id)
					if !asked {
						t.Errorf("%s: %s is asked %s ahead, and after %v the engine does not ask it", b.ID, kind, id, said)
						break
					}
					list := append(answersTo(b, id), nil)
					said[id] = list[r.IntN(len(list))]
					set(id, said[id])
				}
			}
		}
	}
	t.Logf("%d questions", n)
}

func factOf(b *rules.Bundle, id string) *rules.Fact {
	return &b.Facts[slices.IndexFunc(b.Facts, func(f rules.Fact) bool { return f.ID == id })]
}

func options(b *rules.Bundle, id string) (ids []string) {
	for _, o := range factOf(b, id).Options {
		ids = append(ids, o.ID)
	}
	return ids
}

// answersTo are answers to a fact of which each says something else.
func answersTo(b *rules.Bundle, id string) (list []any) {
	switch f := factOf(b, id); f.Type.Kind {
	case logic.Bool:
		return []any{true, false}
	case logic.Set:
		for _, o := range f.Options {
			list = append(list, []string{o.ID})
		}
	case logic.Enum:
		for _, o := range f.Options {
			list = append(list, o.ID)
		}
	case logic.Number:
		for _, n := range []int{0, 1, 30, 1000} {
			list = append(list, n)
		}
	}
	return list
}

// TestOpening: every kind that a pack lists has questions, which are those of
// the pack.
func TestOpening(t *testing.T) {
	for _, b := range lawful() {
		o := openingOf(b)
		if o == nil {
			t.Fatalf("%s has no opening", b.ID)
		}
		for _, kind := range options(b, rules.KindsFact) {
			k := o.Kinds[kind]
			if len(k.Round) < 3 || k.Steps < len(k.Round) || k.Steps > 20 {
				t.Errorf("%s: %s is asked %v", b.ID, kind, k)
			}
			for _, id := range append(slices.Clone(k.Before), k.Round...) {
				var q struct{ ID, Type string }
				if err := json.Unmarshal(o.Facts[id], &q); err != nil || q.ID != id || q.Type == "" {
					t.Errorf("%s: the question %s is %s", b.ID, id, o.Facts[id])
				}
			}
		}
	}
	changed := *lawful()[0]
	changed.Facts = changed.Facts[:1]
	if openingOf(&changed) != nil || openingOf(bundle("xx/other")) != nil {
		t.Error("a pack of which nothing is known has an opening")
	}
}

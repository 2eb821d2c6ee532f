package assess

import (
	"slices"
	"testing"

	"github.com/fire321/fire321/internal/rounds"
	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/logic"
)

// Promise: for each kind of place, every question of its first round has an
// answer that raises an alarm, or decides what applies. It is
// at most as long as it says, and two of three questions raise alarms.
func TestEveryRoundReveals(t *testing.T) {
	day := logic.NewDate(2026, 11, 24)
	packs := lawPacks()
	if testing.Short() || rounds.Race {
		packs = packs[:1]
	}
	for _, id := range packs {
		p := lawProgram(t, id, day)
		for _, o := range p.bundle.Fact(rules.KindsFact).Options {
			round := p.bundle.RoundFor(o.ID)
			if round == nil {
				t.Fatalf("%s: no round for %s", id, o.ID)
			}
			s := p.Session(Answers{At: day})
			for fact, v := range map[string]any{rules.KindsFact: []string{o.ID}, rules.RolesFact: []string{"operator"}} {
				if err := s.Set(fact, v); err != nil {
					t.Fatal(err)
				}
			}
			n := 0
			for page := s.Next(); page != nil && page.Step > 0; page = s.Next() {
				n++
				f := page.Facts[0]
				found, others, before := len(s.Danger().Found), s.others(f.ID), slices.Clone(s.j.raw)
				bad, gate := any(nil), false
				for _, v := range tries(f) {
					other := s.Fork()
					if err := other.Set(f.ID, v); err != nil {
						t.Fatal(err)
					}
					now := other.others(f.ID)
					gate = gate || !slices.Equal(now, others) || !slices.Equal(other.j.raw, before)
					if len(other.Danger().Found) > found || bad == nil && len(now) >= len(others) {
						bad = v
					}
				}
				if bad == nil {
					bad = tries(f)[0]
				}
				if err := s.Set(f.ID, bad); err != nil {
					t.Fatal(err)
				}
				if len(s.Danger().Found) == found && !gate {
					t.Errorf("%s: %s asks %s first, and no answer to it says anything", id, o.ID, f.ID)
				}
			}
			if alarms := len(s.Danger().Found); n == 0 || n > round.Most || alarms*3 < n*2-2 {
				t.Errorf("%s: %s is asked %d questions first, of at most %d, and they raise %d alarms", id, o.ID, n, round.Most, alarms)
			}
		}
	}
}

// others are what would be asked besides a fact.
func (s *Session) others(fact string) []int {
	ranks := slices.Clone(s.wanted().ranks)
	ranks[s.p.slots[fact]] = 0
	return ranks
}

// tries are answers of which one may reveal something.
func tries(f *rules.Fact) []any {
	switch f.Type.Kind {
	case logic.Bool:
		return []any{true, false}
	case logic.Number:
		return []any{0, 1, 10}
	}
	var list []any
	for _, o := range f.Options {
		list = append(list, o.ID)
	}
	return list
}

// A unit of several kinds goes through one round: theirs take turns, each in
// its order. What does not matter makes room, what was answered has its place,
// and no more is asked than the longer round has.
func TestRoundsTakeTurns(t *testing.T) {
	kinds := choiceFact(rules.KindsFact, logic.Set, "shop", "school")
	facts := []rules.Fact{kinds}
	var duties []rules.Criterion
	for _, id := range []string{"a.one", "a.two", "a.idle", "b.one", "b.two", "c.spare", "c.last"} {
		facts = append(facts, yesNo(id, "one"))
		if id != "a.idle" {
			duties = append(duties, binding("c-"+id, rules.Serious, nil, fact(id)))
		}
	}
	p := sections(t, []string{"one"}, facts, criteria(duties...), func(b *rules.Bundle) {
		b.Rounds = []rules.Round{
			{Kinds: []string{"shop"}, Most: 2, Ask: []string{"c.last"}}, // a layer replaces it
			{Kinds: []string{"school"}, Most: 3, Ask: []string{"b.one", "b.two"}},
			{Kinds: []string{"shop"}, Most: 4, Ask: []string{"a.one", "a.idle", "a.two"}, Instead: []string{"c.spare", "c.last"}},
			{Most: 1, Ask: []string{"c.last"}},
		}
		b.Findings = []rules.Finding{{ID: "seen", Facts: []string{"a.one"}}, {ID: "unseen", Facts: []string{"c.last"}}, {ID: "nowhere", Facts: []string{"a.idle"}}}
		b.Pairs = []rules.Pair{{ID: "both", When: logic.And(logic.Not(fact("a.one")), logic.Not(fact("b.one"))), Say: Text{ZH: "要命"}}}
	})
	for _, tt := range []struct {
		kinds []string
		want  []string
	}{
		{[]string{"shop"}, []string{"a.one", "a.two", "c.spare", "c.last"}},
		{[]string{"school"}, []string{"b.one", "b.two"}},
		{[]string{"shop", "school"}, []string{"a.one", "b.one", "b.two", "a.two"}},
		{[]string{}, []string{"c.last"}},
	} {
		s := p.Session(Answers{})
		if err := s.Set(rules.KindsFact, tt.kinds); err != nil {
			t.Fatal(err)
		}
		if got := s.Danger().Round; !slices.Equal(got, tt.want) {
			t.Errorf("%v: the round is %v, want %v", tt.kinds, got, tt.want)
		}
		for i, id := range tt.want {
			page := s.Next()
			if page.Step != i+1 || page.Steps != len(tt.want) || page.Facts[0].ID != id {
				t.Fatalf("%v: question %d is %v, %d of %d", tt.kinds, i+1, page.Facts[0].ID, page.Step, page.Steps)
			}
			if err := s.Set(id, false); err != nil {
				t.Fatal(err)
			}
		}
		if page := s.Next(); page != nil && page.Step != 0 {
			t.Errorf("%v: after its round it asks %s", tt.kinds, page.Facts[0].ID)
		}
		d := s.Danger()
		if len(d.Found) != len(tt.want) || len(d.Left) != 0 {
			t.Errorf("%v: found %d of %d, left %v", tt.kinds, len(d.Found), len(tt.want), d.Left)
		}
		if both := len(tt.kinds) == 2; (len(d.Pairs) == 1) != both {
			t.Errorf("%v: pairs %v", tt.kinds, d.Pairs)
		}
		for _, f := range d.Unseen {
			if f.ID == "nowhere" || s.a.Has(f.Facts[0]) {
				t.Errorf("%v: %s is not to be looked at", tt.kinds, f.ID)
			}
		}
	}
}

// What is worth finding out: what a verdict still depends on, what serious
// duties wait for first, and nothing that was never asked.
func TestUnsure(t *testing.T) {
	facts := []rules.Fact{yesNo("a.idle", "one"), yesNo("a.general", "one"), yesNo("a.grave", "one"), yesNo("a.never", "one")}
	p := sections(t, []string{"one"}, facts, criteria(
		binding("general", rules.General, nil, fact("a.general")),
		binding("grave", rules.Serious, nil, fact("a.grave")),
		binding("never", rules.Serious, nil, fact("a.never"))))
	s := p.Session(Answers{})
	if err := s.NotSure("a.general", "a.grave", "a.idle"); err != nil {
		t.Fatal(err)
	}
	want := []Unsure{{Fact: "a.grave", Serious: 1, All: 1}, {Fact: "a.general", All: 1}}
	if got := s.Unsure(); !slices.Equal(got, want) {
		t.Errorf("to find out: %v, want %v", got, want)
	}
	s.Set("a.grave", true)
	if got := s.Unsure(); !slices.Equal(got, want[1:]) {
		t.Errorf("to find out: %v, want %v", got, want[1:])
	}
}

// What belongs to the first round is found out first, in its order, however
// many duties hang on something else.
func TestUnsureRoundFirst(t *testing.T) {
	facts := []rules.Fact{yesNo("a.opens", "one"), yesNo("a.second", "one"), yesNo("a.first", "one")}
	p := sections(t, []string{"one"}, facts, criteria(
		binding("one", rules.Serious, nil, fact("a.opens")), binding("two", rules.Serious, nil, fact("a.opens")),
		binding("second", rules.Serious, nil, fact("a.second")), binding("first", rules.General, nil, fact("a.first"))),
		func(b *rules.Bundle) { b.Rounds = []rules.Round{{Most: 2, Ask: []string{"a.first", "a.second"}}} })
	s := p.Session(Answers{})
	if err := s.NotSure("a.opens", "a.second", "a.first"); err != nil {
		t.Fatal(err)
	}
	want := []Unsure{{"a.first", 0, 1, true}, {"a.second", 1, 1, true}, {"a.opens", 2, 2, false}}
	if got := s.Unsure(); !slices.Equal(got, want) {
		t.Errorf("to find out: %v, want %v", got, want)
	}
}

// The hazards of the gravest pair come first, whatever they take to mend.
func TestPairFirst(t *testing.T) {
	facts := []rules.Fact{yesNo("a.exit", "one"), yesNo("a.bike", "one"), yesNo("a.sleep", "one")}
	duties := criteria(binding("exit", rules.Serious, nil, fact("a.exit")), binding("bike", rules.Serious, nil, fact("a.bike")),
		binding("sleep", rules.Serious, nil, fact("a.sleep")))
	p := sections(t, []string{"one"}, facts, duties, func(b *rules.Bundle) {
		for i, effort := range []string{"now", "week", "works"} {
			b.Criteria[i].Remedy.Effort = effort
		}
		b.Rounds = []rules.Round{{Most: 3, Ask: []string{"a.exit", "a.bike", "a.sleep"}}}
		b.Pairs = []rules.Pair{{ID: "both", When: logic.And(logic.Not(fact("a.bike")), logic.Not(fact("a.sleep")))}}
	})
	order := func(s *Session) (list []string) {
		for _, x := range s.Danger().Found {
			if x.Deadly {
				x.ID += "!"
			}
			list = append(list, x.ID)
		}
		return list
	}
	s := p.Session(Answers{})
	for _, id := range []string{"a.exit", "a.bike"} {
		if err := s.Set(id, false); err != nil {
			t.Fatal(err)
		}
	}
	if got, want := order(s), []string{"exit", "bike"}; !slices.Equal(got, want) {
		t.Errorf("without a pair: %v, want %v", got, want)
	}
	s.Set("a.sleep", false)
	if got, want := order(s), []string{"bike!", "sleep!", "exit"}; !slices.Equal(got, want) {
		t.Errorf("with a pair: %v, want %v", got, want)
	}
}

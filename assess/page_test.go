package assess

import (
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"

	"github.com/fire321/fire321/internal/rounds"
	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/logic"
)

// compiled is a program of facts and criteria under the law that was read.
func compiled(t *testing.T, facts []rules.Fact, criteria ...rules.Criterion) *Program {
	t.Helper()
	p, err := Compile(&rules.Bundle{ID: "t/unit", Facts: facts, Sources: readLaw(), Criteria: criteria}, logic.NewDate(2026, 1, 1))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func yesNo(id, page string) rules.Fact {
	return rules.Fact{ID: id, Type: logic.Type{Kind: logic.Bool}, Page: page}
}

// screens walks a session, with "not sure" to all, and returns what each screen asks.
func screens(t *testing.T, s *Session) (list [][]string) {
	t.Helper()
	for page := s.Next(); page != nil; page = s.Next() {
		var ids []string
		for _, f := range page.Facts {
			ids = append(ids, f.ID)
			if err := s.NotSure(f.ID); err != nil {
				t.Fatal(err)
			}
		}
		list = append(list, ids)
	}
	return list
}

func sameScreens(t *testing.T, got, want [][]string) {
	t.Helper()
	if !slices.EqualFunc(got, want, slices.Equal) {
		t.Errorf("screens %v, want %v", got, want)
	}
}

// Promise: a screen asks one fact, or lists at most eight of type bool that are
// seen at one spot; and equal answers give equal screens.
func TestAPageIsOneScreen(t *testing.T) {
	day := logic.NewDate(2026, 11, 24)
	for _, id := range lawPacks() {
		p := lawProgram(t, id, day)
		lists := 0
		for seed := range uint64(rounds.Of(3)) {
			rng := rand.New(rand.NewPCG(*seedFlag, seed))
			known := likely(p, day, rng)
			s, again := p.Session(Answers{At: day}), p.Session(Answers{At: day})
			for page := s.Next(); page != nil; page = s.Next() {
				if len(page.Facts) == 0 || len(page.Facts) > Lines {
					t.Fatalf("%s: %d facts on a screen", p.bundle.ID, len(page.Facts))
				}
				other := again.Next()
				for i, f := range page.Facts {
					if f.Page != page.Facts[0].Page {
						t.Errorf("%s: %s and %s stand in one list", p.bundle.ID, f.ID, page.Facts[0].ID)
					}
					if len(page.Facts) > 1 && f.Type.Kind != logic.Bool {
						t.Errorf("%s: %s stands in a list of yes or no", p.bundle.ID, f.ID)
					}
					if other == nil || i >= len(other.Facts) || other.Facts[i] != f {
						t.Fatalf("%s: a second session asks otherwise than %s", p.bundle.ID, f.ID)
					}
					for _, in := range []*Session{s, again} {
						if err := in.Set(f.ID, goValue(f, known[f.ID])); err != nil {
							t.Fatal(err)
						}
					}
				}
				if len(page.Facts) > 1 {
					lists++
				}
			}
		}
		if lists == 0 {
			t.Errorf("%s: no screen is a list", p.bundle.ID)
		}
	}
}

// sections makes a program whose pages are sections in this order.
func sections(t *testing.T, pages []string, facts []rules.Fact, rest ...func(*rules.Bundle)) *Program {
	t.Helper()
	b := &rules.Bundle{ID: "t/unit", Facts: facts, Sources: readLaw()}
	for _, id := range pages {
		b.Pages = append(b.Pages, rules.Page{ID: id})
	}
	for _, f := range rest {
		f(b)
	}
	p, err := Compile(b, logic.NewDate(2026, 1, 1))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func criteria(list ...rules.Criterion) func(*rules.Bundle) {
	return func(b *rules.Bundle) { b.Criteria = list }
}

// Nine lines of one spot are two screens, in the order of the walk, whatever
// hangs on them.
func TestAListHoldsEight(t *testing.T) {
	var facts []rules.Fact
	var duties []rules.Criterion
	for i := range 9 {
		id := "a.f" + strconv.Itoa(i)
		severity := rules.General
		if i == 8 {
			severity = rules.Serious
		}
		facts = append(facts, yesNo(id, "one"))
		duties = append(duties, binding("c"+strconv.Itoa(i), severity, nil, fact(id)))
	}
	got := screens(t, compiled(t, facts, duties...).Session(Answers{}))
	sameScreens(t, got, [][]string{{"a.f0", "a.f1", "a.f2", "a.f3", "a.f4", "a.f5", "a.f6", "a.f7"}, {"a.f8"}})
}

// A section is finished before the next begins, though most duties wait for a
// later one; and of a chain of "and" the first part is asked first.
func TestASectionIsFinished(t *testing.T) {
	facts := []rules.Fact{yesNo("a.one", "one"), yesNo("b.gate", "two"), yesNo("b.second", "two"), yesNo("b.met", "two"), yesNo("b.other", "two")}
	gated := logic.And(fact("b.gate"), fact("b.second"))
	p := sections(t, []string{"one", "two"}, facts, criteria(
		binding("one", rules.General, nil, fact("a.one")),
		binding("two", rules.Serious, gated, fact("b.met")),
		binding("three", rules.Serious, fact("b.gate"), fact("b.other"))))
	sameScreens(t, screens(t, p.Session(Answers{})), [][]string{{"a.one"}, {"b.gate"}, {"b.second", "b.other"}, {"b.met"}})
	s := p.Session(Answers{})
	s.Set("b.gate", false)
	sameScreens(t, screens(t, s), [][]string{{"a.one"}})
}

// What decides whether a duty of this section applies is asked in it, after its
// own questions, and nobody comes back.
func TestAGateIsPutIn(t *testing.T) {
	facts := []rules.Fact{yesNo("a.one", "one"), yesNo("a.met", "one"), yesNo("b.gate", "two"), yesNo("b.other", "two")}
	p := sections(t, []string{"one", "two"}, facts, criteria(
		binding("one", rules.General, nil, fact("a.one")),
		binding("two", rules.General, fact("b.gate"), fact("a.met")),
		binding("three", rules.General, nil, fact("b.other"))))
	s := p.Session(Answers{})
	var at []string
	var asked [][]string
	for page := s.Next(); page != nil; page = s.Next() {
		var ids []string
		for _, f := range page.Facts {
			ids = append(ids, f.ID)
			if err := s.Set(f.ID, true); err != nil {
				t.Fatal(err)
			}
		}
		at, asked = append(at, page.ID), append(asked, ids)
	}
	sameScreens(t, asked, [][]string{{"a.one"}, {"b.gate"}, {"a.met"}, {"b.other"}})
	if want := []string{"one", "one", "one", "two"}; !slices.Equal(at, want) {
		t.Errorf("sections %v, want %v", at, want)
	}
	s = p.Session(Answers{})
	if page := s.NextIn("two"); page == nil || page.Facts[0].ID != "b.other" || len(page.Facts) != 1 {
		t.Errorf("the section that was chosen asks %v", page)
	}
	s.Set("b.other", true)
	if page := s.NextIn("two"); page != nil {
		t.Errorf("the finished section asks %s", page.Facts[0].ID)
	}
}

// Promise: what would be asked now is what the sections count as left; the next
// screen is of it, and an answer takes its facts away.
func TestAsks(t *testing.T) {
	day := logic.NewDate(2026, 11, 24)
	for _, id := range lawPacks() {
		s := lawProgram(t, id, day).Session(Answers{At: day})
		for range 12 {
			page, asks, left := s.Next(), s.Asks(), 0
			for _, section := range s.Sections() {
				left += section.Left
			}
			if page == nil || len(asks) != left {
				t.Fatalf("%s: %d facts of %d would be asked", id, len(asks), left)
			}
			for _, f := range page.Facts {
				if !slices.Contains(asks, f.ID) {
					t.Errorf("%s: %s is asked, and not listed", id, f.ID)
				}
				if err := s.NotSure(f.ID); err != nil {
					t.Fatal(err)
				}
				if slices.Contains(s.Asks(), f.ID) {
					t.Errorf("%s: %s is answered, and still listed", id, f.ID)
				}
			}
		}
	}
}

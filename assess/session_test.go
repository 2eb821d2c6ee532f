package assess

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/fire321/fire321/internal/rounds"
	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/logic"
)

// goValue is a complete value as a Go program gives it.
func goValue(f *rules.Fact, v logic.Value) any {
	switch f.Type.Kind {
	case logic.Bool:
		return v.Is()
	case logic.Number:
		return logic.FormatDecimal(v.Lo, f.Type.Decimals)
	case logic.DateKind:
		return Date(v.Lo)
	case logic.Enum, logic.Set:
		members := []string{}
		for i, id := range f.Type.Values {
			if v.May&(1<<i) != 0 {
				members = append(members, id)
			}
		}
		if f.Type.Kind == logic.Enum {
			return members[0]
		}
		return members
	}
	list := []map[string]any{}
	for _, r := range v.Known {
		record := map[string]any{}
		for i := range f.Fields {
			if f.Fields[i].Type.Kind != logic.TextKind {
				record[f.Fields[i].ID] = goValue(&f.Fields[i], r[i])
			}
		}
		list = append(list, record)
	}
	return list
}

// interview answers what the session asks, in random order, from what is known;
// the facts of unsure with "not sure". It checks what Remaining promises.
func interview(s *Session, rng *rand.Rand, known givens, unsure map[string]bool) (asked int, err error) {
	var bounds []int
	first, reopened := 0, 0 // the question of bounds[0]; the answers that contradict each other
	for page := s.Next(); page != nil; page = s.Next() {
		if n := len(s.p.contradicted(s.p.given(s.a, s.p.asOf(s.a), s.p.asOf(s.a)))); n != reopened {
			bounds, first, reopened = nil, asked, n
		}
		bounds = append(bounds, s.Remaining())
		if bounds[len(bounds)-1] < len(page.Facts) {
			return asked, fmt.Errorf("Remaining says %d when %d are asked", bounds[len(bounds)-1], len(page.Facts))
		}
		if n := len(bounds); n > 1 && bounds[n-1] > bounds[n-2] {
			return asked, fmt.Errorf("Remaining rose from %d to %d", bounds[n-2], bounds[n-1])
		}
		f := page.Facts[rng.IntN(len(page.Facts))]
		if s.Answers().Has(f.ID) {
			return asked, fmt.Errorf("%s is asked again", f.ID)
		}
		if unsure[f.ID] {
			err = s.NotSure(f.ID)
		} else {
			err = s.Set(f.ID, goValue(f, known[f.ID]))
		}
		if err != nil {
			return asked, err
		}
		asked++
	}
	if n := s.Remaining(); n != 0 {
		return asked, fmt.Errorf("Remaining says %d when nothing is asked", n)
	}
	for i, bound := range bounds {
		if left := asked - first - i; bound < left {
			return asked, fmt.Errorf("Remaining said %d when %d were still asked", bound, left)
		}
	}
	return asked, nil
}

// sameVerdicts says where the unit's own duties come out differently.
func sameVerdicts(a, b *judged) error {
	for i, c := range a.p.criteria {
		if (a.counts(i) || b.counts(i)) && a.own[i] != b.own[i] {
			return fmt.Errorf("%s: %v, not %v", c.ID, a.own[i], b.own[i])
		}
	}
	return nil
}

// askingIsEnough is the promise for one unit: answering just what is asked gives
// the verdicts of answering everything; and a fact that was not asked, whatever
// it is, changes nothing.
func askingIsEnough(p *Program, at Date, rng *rand.Rand, known givens, values int) (asked, skipped int, err error) {
	unsure := map[string]bool{}
	all := Answers{At: at}
	for _, f := range p.asked {
		v := any(nil)
		if unsure[f.ID] = rng.IntN(2) == 0; !unsure[f.ID] {
			v = goValue(f, known[f.ID])
		}
		if all, err = p.With(all, f.ID, v); err != nil {
			return 0, 0, err
		}
	}
	s := p.Session(Answers{At: at})
	if asked, err = interview(s, rng, known, unsure); err != nil {
		return asked, 0, err
	}
	a := s.Answers()
	got, needed := p.judge(a), p.Needed(a)
	if err := sameVerdicts(got, p.judge(all)); err != nil {
		return asked, 0, fmt.Errorf("asked %v: %w", a.Facts(), err)
	}
	if len(needed) > 0 {
		return asked, 0, fmt.Errorf("%v are needed and not asked", needed)
	}
	for n, skip := range s.Skipped() {
		if a.Has(skip.Fact.ID) {
			return asked, skipped, fmt.Errorf("%s was answered and is called skipped", skip.Fact.ID)
		}
		if len(p.asked) > 100 && n%some() > 0 {
			continue
		}
		for range values {
			skipped++
			v := pick(rng, skip.Fact.Type, p.open(skip.Fact, at))
			more := a.with(skip.Fact.ID, answer{value: v})
			if err := sameVerdicts(got, p.judge(more)); err != nil {
				return asked, skipped, fmt.Errorf("%s, which was not asked, is %s: %w", skip.Fact.ID, show(skip.Fact.Type, v), err)
			}
			if n := p.Needed(more); len(n) > 0 {
				return asked, skipped, fmt.Errorf("%s, which was not asked, is %s: now %v are needed", skip.Fact.ID, show(skip.Fact.Type, v), n)
			}
		}
	}
	if n := len(p.asked) - asked - len(s.Skipped()); n != 0 {
		return asked, skipped, fmt.Errorf("%d facts were neither asked nor skipped", n)
	}
	return asked, skipped, nil
}

// Promise: answering only what the session asks, in any order, half of it with
// "not sure", gives the same verdicts as giving every fact its value but those
// not sure; and what was skipped, whatever it is, changes no verdict.
func TestAskingOnlyWhatMattersIsEnough(t *testing.T) {
	units, asked, skipped := 0, 0, 0
	eachWorld(t, func(int) bool { return units >= rounds.Of(10_000) }, func(w *world) error {
		for range 10 {
			units++
			known := w.all()
			n, k, err := askingIsEnough(w.p, w.at, w.rng, known, 3)
			if err != nil {
				return fmt.Errorf("%w\n%s", err, w.print(known))
			}
			asked, skipped = asked+n, skipped+k
		}
		return nil
	})
	t.Logf("%d units, %d questions asked, %d values given to skipped facts", units, asked, skipped)
}

// likely is a random unit that hits the constants of the law as often as not.
func likely(p *Program, at Date, rng *rand.Rand) givens {
	numbers := []int64{0}
	for _, c := range p.criteria {
		for _, e := range []*logic.Expr{c.when, c.require} {
			e.Walk(func(e *logic.Expr) {
				if e.Op == logic.OpNumber {
					numbers = append(numbers, e.Num)
				}
			})
		}
	}
	var value func(f *rules.Fact) logic.Value
	value = func(f *rules.Fact) logic.Value {
		open := p.open(f, at)
		switch f.Type.Kind {
		case logic.Number:
			n := numbers[rng.IntN(len(numbers))] + rng.Int64N(3) - 1
			if rng.IntN(3) > 0 && n >= open.Lo && n <= open.Hi {
				return logic.Value{Lo: n, Hi: n}
			}
		case logic.DateKind:
			d := max(open.Lo, int64(at)-rng.Int64N(800))
			if rng.IntN(4) > 0 && d <= open.Hi {
				return logic.Value{Lo: d, Hi: d}
			}
		case logic.List:
			got := logic.Value{}
			for range rng.IntN(min(open.Room, 3) + 1) {
				r := make([]logic.Value, len(f.Fields))
				for i := range f.Fields {
					r[i] = value(&f.Fields[i])
				}
				got.Known = append(got.Known, r)
			}
			return got
		case logic.TextKind:
			return logic.Value{}
		}
		return pick(rng, f.Type, open)
	}
	known := givens{}
	for _, f := range p.asked {
		known[f.ID] = value(f)
	}
	return known
}

// The same promise for units under the law.
func TestAskingOnlyWhatMattersUnderTheLaw(t *testing.T) {
	day := logic.NewDate(2026, 11, 24)
	for _, id := range lawPacks() {
		p := lawProgram(t, id, day)
		asked, skipped, n := 0, 0, rounds.Of(4)
		for seed := range uint64(n) {
			rng := rand.New(rand.NewPCG(*seedFlag, seed))
			known := likely(p, day, rng)
			q, k, err := askingIsEnough(p, day, rng, known, 1)
			if err != nil {
				t.Fatalf("%s, seed %d: %v", p.bundle.ID, seed, err)
			}
			asked, skipped = asked+q, skipped+k
		}
		t.Logf("%s: %d units were asked %d of %d questions on average, %d values given to skipped facts",
			p.bundle.ID, n, asked/n, len(p.asked), skipped)
	}
}

// Roles and kinds come first; then the sections in their order, here that of
// their first facts, with `when` before `require`; "not sure" is an answer.
func TestNextAsksInOrder(t *testing.T) {
	b := &rules.Bundle{ID: "t/unit", Facts: []rules.Fact{
		{ID: "a.met", Type: logic.Type{Kind: logic.Bool}, Page: "one"},
		{ID: "a.applies", Type: logic.Type{Kind: logic.Bool}, Page: "two"},
		{ID: "a.grave", Type: logic.Type{Kind: logic.Bool}, Page: "three"},
		choiceFact(rules.RolesFact, logic.Set, "owner", "operator"),
	}, Sources: readLaw(), Criteria: []rules.Criterion{
		binding("general", rules.General, fact("a.applies"), fact("a.met")),
		binding("grave", rules.Major, nil, fact("a.grave")),
	}}
	p, err := Compile(b, logic.NewDate(2026, 1, 1))
	if err != nil {
		t.Fatal(err)
	}
	s := p.Session(Answers{})
	var order []string
	for page := s.Next(); page != nil; page = s.Next() {
		for _, f := range page.Facts {
			order = append(order, f.ID)
			if err := s.NotSure(f.ID); err != nil {
				t.Fatal(err)
			}
		}
	}
	if want := []string{rules.RolesFact, "a.applies", "a.met", "a.grave"}; !slices.Equal(order, want) {
		t.Errorf("asked %v, want %v", order, want)
	}
	s = p.Session(Answers{})
	s.Set("a.applies", false)
	if skips := s.Skipped(); len(skips) != 1 || skips[0].Fact.ID != "a.met" || !slices.Equal(skips[0].Criteria, []string{"general"}) {
		t.Errorf("skipped %+v", skips)
	}
	if err := s.Set("a.met", true); err != nil {
		t.Fatal(err)
	}
	if got := p.Superfluous(s.Answers()); !slices.Equal(got, []string{"a.met"}) {
		t.Errorf("superfluous %v", got)
	}
}

// Remaining counts what is asked for the sake of criteria that have no row of
// their own.
func TestRemainingReachesElements(t *testing.T) {
	element := binding("element", rules.General, nil, fact("a.b"))
	element.Element = true
	b := &rules.Bundle{ID: "t/unit", Facts: []rules.Fact{{ID: "a.b", Type: logic.Type{Kind: logic.Bool}}}, Sources: readLaw(),
		Criteria: []rules.Criterion{element, binding("sum", rules.General, nil, logic.Not(call(logic.OpViolated, "element")))}}
	p, err := Compile(b, logic.NewDate(2026, 1, 1))
	if err != nil {
		t.Fatal(err)
	}
	s := p.Session(Answers{})
	if page := s.Next(); page == nil || page.Facts[0].ID != "a.b" || s.Remaining() != 1 {
		t.Errorf("next %v, remaining %d", page, s.Remaining())
	}
	s.Set("a.b", true)
	if page := s.Next(); page != nil || s.Remaining() != 0 {
		t.Errorf("next %v, remaining %d", page, s.Remaining())
	}
}

// A session on answers that have grown old ends: what was answered on their day
// is not asked again, since it would only be as old again.
func TestSessionOverOldAnswersEnds(t *testing.T) {
	b := &rules.Bundle{ID: "t/unit", Facts: []rules.Fact{{ID: "a.b", Type: logic.Type{Kind: logic.Bool}, ShelfDays: 30}},
		Sources: readLaw(), Criteria: []rules.Criterion{binding("c", rules.General, nil, fact("a.b"))}}
	day := logic.NewDate(2026, 6, 1)
	p, err := Compile(b, day)
	if err != nil {
		t.Fatal(err)
	}
	a, err := p.With(Answers{At: day - 100}, "a.b", true)
	if err != nil {
		t.Fatal(err)
	}
	if got := p.Verdict(a, "c"); got != Pass|Fail {
		t.Errorf("an answer past its shelf days gives %v", got)
	}
	if page := p.Session(a).Next(); page != nil {
		t.Errorf("asked again: %v", page.Facts[0].ID)
	}
	p.Superfluous(a) // ends
	old, err := p.DecodeAnswers([]byte(`{"format":1,"at":"2026-06-01","facts":{"a.b":{"value":true,"date":"2026-04-01"}}}`))
	if err != nil {
		t.Fatal(err)
	}
	if page := p.Session(old).Next(); page == nil {
		t.Error("an answer with an old date of its own is not asked anew")
	}
}

// readLaw is a law that somebody has compared with its text.
func readLaw() []rules.Source {
	return []rules.Source{{ID: "law", Title: Text{ZH: "某法", EN: "A law"}, Force: rules.Law, From: logic.NewDate(2000, 1, 1), Articles: []rules.Article{
		{ID: "1", Checked: rules.Checked{Date: logic.NewDate(2026, 1, 1), Against: "copy"}},
		{ID: "2"},
	}}}
}

// binding is a criterion by the law that was read, applying to all if when is nil.
func binding(id string, severity rules.Severity, when, require *logic.Expr) rules.Criterion {
	if when == nil {
		when = logic.Truth(true)
	}
	return rules.Criterion{ID: id, Title: Text{ZH: id, EN: id}, Severity: severity, Points: 1, Revisions: []rules.Revision{
		{From: logic.NewDate(2000, 1, 1), When: when, Require: require, Basis: []rules.Basis{{Source: "law", Article: "1"}}}}}
}

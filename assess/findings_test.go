package assess

import (
	"fmt"
	"slices"
	"testing"

	"github.com/fire321/fire321/internal/rounds"
	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/logic"
)

// The counterexamples of the prototype that shaped the semantics, each with what
// is done about it.

// bools are facts that are yes or no.
func bools(ids ...string) (facts []rules.Fact) {
	for _, id := range ids {
		facts = append(facts, rules.Fact{ID: id, Type: logic.Type{Kind: logic.Bool}})
	}
	return facts
}

func program(t *testing.T, day Date, b *rules.Bundle) *Program {
	t.Helper()
	b.ID, b.Sources = "t/unit", append(readLaw(), b.Sources...)
	p, err := Compile(b, day)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func said(t *testing.T, p *Program, facts map[string]any) Answers {
	t.Helper()
	a, err := p.Answers(facts)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

var today = logic.NewDate(2026, 6, 1)

// A set may hold one outcome too many, never one too few: of `when: x, require:
// x`, x open, fail is in the set though no answer gives it.
func TestSetsMayBeWide(t *testing.T) {
	p := program(t, today, &rules.Bundle{Facts: bools("a.x"), Criteria: []rules.Criterion{binding("c", rules.General, fact("a.x"), fact("a.x"))}})
	if got := p.Verdict(Answers{}, "c"); got != Pass|Fail|NotApplicable {
		t.Errorf("open: %v", got)
	}
	for x, want := range map[bool]Verdict{true: Pass, false: NotApplicable} {
		if got := p.Verdict(said(t, p, map[string]any{"a.x": x}), "c"); got != want {
			t.Errorf("x = %v: %v", x, got)
		}
	}
}

// {pass, not-applicable} is harmless: it can not fail, so it is no hazard, not
// open, and keeps neither the letter nor exit code 0 shut.
func TestWhatCannotFailIsHarmless(t *testing.T) {
	p := program(t, today, &rules.Bundle{Facts: bools("a.x", "a.y"), Criteria: []rules.Criterion{
		binding("c", rules.Major, fact("a.x"), fact("a.y")), binding("d", rules.General, nil, fact("a.y")),
	}})
	a := said(t, p, map[string]any{"a.y": true})
	got := p.Assess(a)
	if v := p.Verdict(a, "c"); v != Pass|NotApplicable || v.Has(Fail) || v.Settled() {
		t.Errorf("verdict %v", v)
	}
	if got.ExitCode() != ExitMet || got.Letter.Branch != NoProminentRisk || len(got.Hazards)+len(got.Open) > 0 {
		t.Errorf("exit %d, letter %s, hazards %v, open %v", got.ExitCode(), got.Letter.Branch, got.Hazards, got.Open)
	}
}

// A criterion that reads outcomes is sound: violated may be true as soon as fail
// is in the set, and false as soon as another is.
func TestViolatedIsThreeValued(t *testing.T) {
	one, two := binding("one", rules.General, nil, fact("a.x")), binding("two", rules.General, fact("a.y"), fact("a.z"))
	one.Tags, two.Tags = []string{"t"}, []string{"t"}
	count := expr(logic.OpLt, call(logic.OpCountViolated, "t"), logic.Decimal(2, 0))
	p := program(t, today, &rules.Bundle{Facts: bools("a.x", "a.y", "a.z"), Criteria: []rules.Criterion{
		one, two, binding("sum", rules.General, nil, count), binding("not-one", rules.General, nil, logic.Not(call(logic.OpViolated, "one")))}})
	for _, c := range []struct {
		facts    map[string]any
		sum, not Verdict
	}{
		{nil, Pass | Fail, Pass | Fail},
		{map[string]any{"a.x": true}, Pass, Pass},
		{map[string]any{"a.x": false}, Pass | Fail, Fail},
		{map[string]any{"a.x": false, "a.y": false}, Pass, Fail},
		{map[string]any{"a.x": false, "a.y": true, "a.z": false}, Fail, Fail},
		{map[string]any{"a.x": false, "a.z": true}, Pass, Fail},
	} {
		a := said(t, p, c.facts)
		if sum, not := p.Verdict(a, "sum"), p.Verdict(a, "not-one"); sum != c.sum || not != c.not {
			t.Errorf("%v: %v and %v, want %v and %v", c.facts, sum, not, c.sum, c.not)
		}
	}
}

// Advice, what is displaced and what is another's never count as violated: a
// layer that adds a criterion must not relax another, and a draft binds nobody.
func TestWhatIsNotViolated(t *testing.T) {
	roles := choiceFact(rules.RolesFact, logic.Set, "owner", "operator")
	draft := binding("draft", rules.General, nil, fact("a.x"))
	draft.Revisions[0].Basis = []rules.Basis{{Source: "draft", Article: "1"}}
	unread := binding("unread", rules.Major, nil, fact("a.x"))
	unread.Revisions[0].Basis = []rules.Basis{{Source: "law", Article: "2"}}
	displaced := binding("displaced", rules.General, nil, fact("a.x"))
	special := binding("special", rules.General, fact("a.y"), logic.Truth(true))
	special.Displaces = []string{"displaced"}
	theirs := binding("theirs", rules.General, nil, fact("a.x"))
	theirs.OwedBy = []string{"owner"}
	criteria := []rules.Criterion{draft, unread, displaced, special, theirs}
	for i := range criteria {
		criteria[i].Tags = []string{"t"}
	}
	none := expr(logic.OpLe, call(logic.OpCountViolated, "t"), logic.Decimal(0, 0))
	p := program(t, today, &rules.Bundle{Facts: append(bools("a.x", "a.y"), roles),
		Sources:  []rules.Source{{ID: "draft", Force: rules.Draft, From: logic.NewDate(2000, 1, 1), Articles: []rules.Article{{ID: "1", Checked: rules.Checked{Date: today}}}}},
		Criteria: append(criteria, binding("none", rules.General, nil, none))})
	a := said(t, p, map[string]any{"a.x": false, "a.y": true, rules.RolesFact: []string{"operator"}})
	j := p.judge(a)
	if got := j.countViolated("t"); got.Lo != 1 || got.Hi != 1 {
		t.Errorf("violated: %d to %d, want 1: the one that nobody has verified", got.Lo, got.Hi)
	}
	got := p.Assess(a)
	if len(got.Advice) != 1 || got.Advice[0].ID != "draft" || len(got.Others) != 1 || got.Others[0].ID != "theirs" {
		t.Errorf("advice %v, others %v", got.Advice, got.Others)
	}
	if p.Standing("unread") != Unverified || got.Hazards[0].Severity != rules.Serious || got.Hazards[0].Points != 0 {
		t.Errorf("what is unverified is at most serious and has no points: %+v", got.Hazards[0].Result)
	}
}

// Where a special duty applies, the general one does not; where it may, the
// general one may not. What does not bind displaces nothing, nor does another's.
func TestDisplacement(t *testing.T) {
	roles := choiceFact(rules.RolesFact, logic.Set, "owner", "operator")
	for _, c := range []struct {
		name   string
		change func(*rules.Criterion)
		facts  map[string]any
		want   Verdict
	}{
		{"where it applies", nil, map[string]any{"a.public": true}, NotApplicable},
		{"where it does not", nil, map[string]any{"a.public": false}, Fail},
		{"where it may", nil, nil, Fail | NotApplicable},
		{"unverified", func(c *rules.Criterion) { c.Revisions[0].Basis[0].Article = "2" }, map[string]any{"a.public": true}, Fail},
		{"advice", func(c *rules.Criterion) { c.Advice = true }, map[string]any{"a.public": true}, Fail},
		{"another's", func(c *rules.Criterion) { c.OwedBy = []string{"owner"} }, map[string]any{"a.public": true, rules.RolesFact: []string{"operator"}}, Fail},
		{"perhaps another's", func(c *rules.Criterion) { c.OwedBy = []string{"owner"} }, map[string]any{"a.public": true}, Fail | NotApplicable},
		{"not in force", func(c *rules.Criterion) { c.Revisions[0].From = today + 1 }, map[string]any{"a.public": true}, Fail},
	} {
		special := binding("special", rules.General, fact("a.public"), logic.Truth(true))
		special.Displaces = []string{"general"}
		if c.change != nil {
			c.change(&special)
		}
		p := program(t, today, &rules.Bundle{Facts: append(bools("a.public"), roles), Criteria: []rules.Criterion{binding("general", rules.General, nil, logic.Truth(false)), special}})
		if got := p.Verdict(said(t, p, c.facts), "general"); got != c.want {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

// The rule of what is needed asks too much where two parts of a condition hang
// together, and never too little: of `(x and y) or (x and not y)`, x true, y.
func TestSessionMayAskTooMuch(t *testing.T) {
	either := expr(logic.OpOr, expr(logic.OpAnd, fact("a.x"), fact("a.y")), expr(logic.OpAnd, fact("a.x"), logic.Not(fact("a.y"))))
	p := program(t, today, &rules.Bundle{Facts: bools("a.x", "a.y"), Criteria: []rules.Criterion{binding("c", rules.General, nil, either)}})
	if got := p.Needed(said(t, p, map[string]any{"a.x": true})); fmt.Sprint(got) != "[a.y]" {
		t.Errorf("needed %v", got)
	}
	if got := p.Needed(said(t, p, map[string]any{"a.x": false})); len(got) > 0 {
		t.Errorf("needed %v", got)
	}
}

// Of `a or b`, both true, each alone no longer matters, and both do: so an
// answer that was not asked for is judged like any other.
func TestSuperfluousAnswersAreJudged(t *testing.T) {
	p := program(t, today, &rules.Bundle{Facts: bools("a.x", "a.y"), Criteria: []rules.Criterion{binding("c", rules.General, nil, expr(logic.OpOr, fact("a.x"), fact("a.y")))}})
	a := said(t, p, map[string]any{"a.x": true, "a.y": true})
	for _, id := range []string{"a.x", "a.y"} {
		if got := p.Verdict(a.Without(id), "c"); got != Pass {
			t.Errorf("without %s: %v", id, got)
		}
	}
	if got := p.Verdict(a.Without("a.x", "a.y"), "c"); got != Pass|Fail {
		t.Errorf("without both: %v", got)
	}
	if s, _ := p.Why(a, "c"); len(s.Facts) != 1 {
		t.Errorf("support %v", s.Facts)
	}
}

// `days(last, asOf) <= 365` would hold of a check in 2062: a date after the day
// of the answers is refused, unless the fact may lie ahead; and asOf is never
// before the answers, whatever the day of the law.
func TestDatesAheadAreRefused(t *testing.T) {
	date := rules.Fact{ID: "a.checked", Type: logic.Type{Kind: logic.DateKind, Min: int64(logic.FirstDay), Max: int64(logic.LastDay)}}
	ahead := date
	ahead.ID, ahead.Future = "a.expires", true
	recent := expr(logic.OpLe, expr(logic.OpDays, fact("a.checked"), call(logic.OpAsOf, "")), logic.Decimal(365, 0))
	p := program(t, today, &rules.Bundle{Facts: []rules.Fact{date, ahead}, Criteria: []rules.Criterion{binding("c", rules.General, nil, recent)}})
	if _, err := p.Answers(map[string]any{"a.checked": "2062-01-01"}); err == nil {
		t.Error("a check in 2062 was accepted")
	}
	said(t, p, map[string]any{"a.expires": "2062-01-01"})
	if got := p.Verdict(Answers{}, "c"); got != Pass|Fail {
		t.Errorf("open: %v", got)
	}
	later := today + 100
	a, err := p.With(Answers{At: later}, "a.checked", today+50)
	if err != nil {
		t.Fatal(err)
	}
	if got := p.Assess(a); got.AsOf != later || got.Day != today || got.At != later {
		t.Errorf("day %v, at %v, as of %v", got.Day, got.At, got.AsOf)
	}
	if got := p.Assess(Answers{At: today - 100}); got.AsOf != today || got.At != today-100 {
		t.Errorf("day %v, at %v, as of %v", got.Day, got.At, got.AsOf)
	}
}

// A term of months runs through its last day: what was checked on 2025-03-03
// holds on 2026-03-03 and not on the day after. There is no later breakpoint.
func TestTermsRunThroughTheirLastDay(t *testing.T) {
	date := rules.Fact{ID: "a.checked", Type: logic.Type{Kind: logic.DateKind, Min: int64(logic.FirstDay), Max: int64(logic.LastDay)}}
	term := expr(logic.OpLe, call(logic.OpAsOf, ""), call(logic.OpPlus, "month", fact("a.checked"), logic.Decimal(12, 0)))
	for _, c := range []struct {
		checked, last Date
	}{
		{logic.NewDate(2025, 3, 3), logic.NewDate(2026, 3, 3)},
		{logic.NewDate(2024, 2, 29), logic.NewDate(2025, 2, 28)},
		{logic.NewDate(2025, 12, 31), logic.NewDate(2026, 12, 31)},
	} {
		for d, want := range map[Date]Verdict{c.last: Pass, c.last + 1: Fail} {
			p := program(t, d, &rules.Bundle{Facts: []rules.Fact{date}, Criteria: []rules.Criterion{binding("c", rules.General, nil, term)}})
			if got := p.Verdict(said(t, p, map[string]any{"a.checked": c.checked}), "c"); got != want {
				t.Errorf("checked %v, on %v: %v", c.checked, d, got)
			}
		}
		p := program(t, c.checked, &rules.Bundle{Facts: []rules.Fact{date}, Criteria: []rules.Criterion{binding("c", rules.General, nil, term)}})
		if u := p.Until(said(t, p, map[string]any{"a.checked": c.checked})); len(u) != 1 || u[0].Changes != c.last+1 || u[0].Then != Fail {
			t.Errorf("checked %v: %+v", c.checked, u)
		}
	}
}

// "At least as strict" cannot be read off the passes: under `public and area >
// 1000` an area of 500 is not applicable, where `public` alone fails it. Nobody
// passes by the layer's wording, and yet it is less strict.
func TestANarrowerConditionIsLessStrict(t *testing.T) {
	area := rules.Fact{ID: "a.area", Type: logic.Type{Kind: logic.Number, Max: 9999}}
	narrow := expr(logic.OpAnd, fact("a.public"), expr(logic.OpGt, fact("a.area"), logic.Decimal(1000, 0)))
	p := program(t, today, &rules.Bundle{Facts: append(bools("a.public"), area), Criteria: []rules.Criterion{
		binding("parent", rules.General, fact("a.public"), logic.Truth(false)), binding("layer", rules.General, narrow, logic.Truth(false))}})
	a := said(t, p, map[string]any{"a.public": true, "a.area": 500})
	if parent, layer := p.Verdict(a, "parent"), p.Verdict(a, "layer"); parent != Fail || layer != NotApplicable {
		t.Errorf("parent %v, layer %v", parent, layer)
	}
}

// The three clocks are named: which version, the law of which day, the facts of
// which day; and the same bundle on another day is another program.
func TestThreeClocks(t *testing.T) {
	c := binding("c", rules.General, nil, fact("a.x"))
	c.Revisions[0].Until = today - 1
	c.Revisions = append(c.Revisions, rules.Revision{From: today, When: logic.Truth(true), Require: logic.Not(fact("a.x")), Basis: c.Revisions[0].Basis})
	b := &rules.Bundle{Version: "1.2.3", Facts: bools("a.x"), Criteria: []rules.Criterion{c}}
	before, after := program(t, today-1, b), program(t, today, &rules.Bundle{Version: "1.2.3", Facts: b.Facts, Criteria: b.Criteria})
	a := said(t, after, map[string]any{"a.x": true})
	if x, y := before.Assess(a), after.Assess(a); x.ExitCode() != ExitMet || y.ExitCode() != ExitFailed || x.Day != today-1 || y.Day != today || x.At != today || x.Version != "1.2.3" {
		t.Errorf("%v %v; %v %v", x.Day, x.ExitCode(), y.Day, y.ExitCode())
	}
}

// Promise: a missing answer is never read as compliance. Of a unit that meets
// everything, taking any one answer back leaves no criterion met that could fail
// for some value of it, and no exit code 0.
func TestAMissingAnswerIsNeverCompliance(t *testing.T) {
	good, mattered := 0, 0
	eachWorld(t, func(int) bool { return mattered >= rounds.Of(2_000) }, func(w *world) error {
		for range 8 {
			known := w.all()
			known[rules.KindsFact] = logic.Value{Must: 1, May: 1}
			a := w.answers(known)
			if full := w.p.judge(a); slices.Contains(full.own, Fail) || w.p.Assess(a).ExitCode() != ExitMet {
				continue
			}
			good++
			for id := range known {
				less := a.Without(id)
				j := w.p.judge(less)
				f := w.p.bundle.Fact(id)
				var wrong error
				matters := false
				each(f.Type, w.p.open(f, w.at), func(v logic.Value) {
					full := w.p.judge(less.with(id, answer{value: v}))
					for i, c := range w.p.criteria {
						if full.counts(i) && full.own[i] == Fail {
							matters = true
							if !j.own[i].Has(Fail) {
								wrong = fmt.Errorf("%s is %v without %s, and fails when it is %s\n%s", c.ID, j.own[i], id, show(f.Type, v), w.print(known))
							}
						}
					}
				})
				if wrong != nil {
					return wrong
				}
				if matters {
					mattered++
					if w.p.Assess(less).ExitCode() == ExitMet {
						return fmt.Errorf("exit code 0 without %s, which matters\n%s", id, w.print(known))
					}
				}
			}
		}
		return nil
	})
	t.Logf("%d answers that mattered of %d units that met everything", mattered, good)
}

// A unit that is neither owner nor operator nor anything else owes nothing. That
// is no compliance: exit code 0 and the letter stay shut.
func TestNobodyOwesNothing(t *testing.T) {
	kinds, roles := choiceFact(rules.KindsFact, logic.Set, "shop"), choiceFact(rules.RolesFact, logic.Set, "owner")
	c := binding("c", rules.Major, nil, fact("a.x"))
	c.OwedBy = []string{"owner"}
	p := program(t, today, &rules.Bundle{Covers: []string{"shop"}, Facts: append(bools("a.x"), kinds, roles), Criteria: []rules.Criterion{c}})
	got := p.Assess(said(t, p, map[string]any{rules.KindsFact: []string{"shop"}, rules.RolesFact: []string{}}))
	if got.ExitCode() != ExitOpen || got.Letter.Branch == NoProminentRisk {
		t.Errorf("exit %d, letter %s", got.ExitCode(), got.Letter.Branch)
	}
}

// Kinds of a place that are unknown, none, or not covered shut exit code 0.
func TestCoverageIsToldAndShuts(t *testing.T) {
	kinds := choiceFact(rules.KindsFact, logic.Set, "shop", "mall")
	p := program(t, today, &rules.Bundle{Covers: []string{"shop"}, Facts: append(bools("a.x"), kinds), Criteria: []rules.Criterion{binding("c", rules.General, nil, fact("a.x"))}})
	for _, c := range []struct {
		kinds any
		exit  int
		want  string
	}{
		{nil, ExitOpen, "{false true false []}"},
		{[]string{}, ExitOpen, "{false true false []}"},
		{[]string{"shop"}, ExitMet, "{true false false []}"},
		{[]string{"shop", "mall"}, ExitOpen, "{false false false [{mall {mall mall} { } [] [] false false}]}"},
		{map[string]any{"value": []string{"shop"}, "more": true}, ExitOpen, "{false true false []}"},
	} {
		a := said(t, p, map[string]any{"a.x": true, rules.KindsFact: c.kinds})
		got := p.Assess(a)
		if fmt.Sprint(got.Coverage) != c.want || got.ExitCode() != c.exit {
			t.Errorf("%v: %v, exit %d", c.kinds, got.Coverage, got.ExitCode())
		}
		if (got.Letter.Branch == NoProminentRisk) != got.Coverage.Whole {
			t.Errorf("%v: letter %s", c.kinds, got.Letter.Branch)
		}
	}
}

package assess

import (
	"fmt"
	"slices"
	"testing"

	"github.com/fire321/fire321/internal/rounds"
	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/logic"
)

// Promise: with nothing but its support, a verdict is the same and hangs on the
// same facts; with any of the support left out, it is not or does not.
func TestSupportAloneGivesTheVerdict(t *testing.T) {
	verdicts, facts := 0, 0
	eachWorld(t, func(int) bool { return verdicts >= rounds.Of(40_000) }, func(w *world) error {
		for range 10 {
			known := w.some()
			a := w.answers(known)
			for _, c := range w.p.criteria {
				s, _ := w.p.Why(a, c.ID)
				alone := a.only(s.Facts)
				verdicts++
				facts += len(s.Facts)
				if got, _ := w.p.Why(alone, c.ID); got.Verdict != s.Verdict || !slices.Equal(got.Needs, s.Needs) {
					return fmt.Errorf("%s is %v and needs %v; with its support %v alone it is %v and needs %v\n%s",
						c.ID, s.Verdict, s.Needs, s.Facts, got.Verdict, got.Needs, w.print(known))
				}
				for _, id := range s.Facts {
					if got, _ := w.p.Why(alone.Without(id), c.ID); got.Verdict == s.Verdict && slices.Equal(got.Needs, s.Needs) {
						return fmt.Errorf("%s has the support %v, but is %v and needs %v without %s too\n%s", c.ID, s.Facts, s.Verdict, s.Needs, id, w.print(known))
					}
				}
			}
		}
		return nil
	})
	t.Logf("%d verdicts rest on %.2f facts on average", verdicts, float64(facts)/float64(verdicts))
}

// A date that was not answered is no support, though the law is of a later day
// than the answers.
func TestSupportIsOfTheDayOfTheAnswers(t *testing.T) {
	day := logic.NewDate(2026, 6, 1)
	date := rules.Fact{ID: "a.day", Type: logic.Type{Kind: logic.DateKind, Min: int64(logic.FirstDay), Max: int64(logic.LastDay)}}
	met := expr(logic.OpAnd, fact("a.b"), expr(logic.OpLe, fact("a.day"), call(logic.OpAsOf, "")))
	b := &rules.Bundle{ID: "t/unit", Facts: []rules.Fact{date, {ID: "a.b", Type: logic.Type{Kind: logic.Bool}}},
		Sources: readLaw(), Criteria: []rules.Criterion{binding("c", rules.General, nil, met)}}
	p, err := Compile(b, day)
	if err != nil {
		t.Fatal(err)
	}
	a, err := p.With(Answers{At: day - 10}, "a.b", false)
	if err != nil {
		t.Fatal(err)
	}
	if s, _ := p.Why(a, "c"); s.Verdict != Fail || !slices.Equal(s.Facts, []string{"a.b"}) {
		t.Errorf("support of %v: %v", s.Verdict, s.Facts)
	}
}

// A criterion may name others that have no wording on the day: they are not
// violated, and nothing stumbles over them.
func TestOutcomesOfWordingsNotInForce(t *testing.T) {
	future := binding("later", rules.General, nil, fact("a.b"))
	future.Revisions[0].From = logic.NewDate(2030, 1, 1)
	future.Tags = []string{"t"}
	some := expr(logic.OpOr, call(logic.OpViolated, "later"), expr(logic.OpGt, call(logic.OpCountViolated, "t"), logic.Decimal(0, 0)))
	b := &rules.Bundle{ID: "t/unit", Facts: []rules.Fact{{ID: "a.b", Type: logic.Type{Kind: logic.Bool}}}, Sources: readLaw(), Criteria: []rules.Criterion{
		future, binding("now", rules.General, nil, expr(logic.OpAnd, fact("a.b"), logic.Not(some)))}}
	p, err := Compile(b, logic.NewDate(2026, 1, 1))
	if err != nil {
		t.Fatal(err)
	}
	a, err := p.Answers(map[string]any{"a.b": false})
	if err != nil {
		t.Fatal(err)
	}
	if s, ok := p.Why(a, "now"); !ok || s.Verdict != Fail {
		t.Errorf("got %v", s.Verdict)
	}
	if got := p.Assess(a); len(got.Hazards) != 1 {
		t.Errorf("hazards: %v", got.Hazards)
	}
	if m := p.Mend(a, "now"); m == nil || len(m.Changes) != 1 {
		t.Errorf("mend: %v", m)
	}
	if got := p.Verdict(a, "later"); got != 0 || p.Standing("later") != "" {
		t.Errorf("a criterion without a wording has the verdict %v", got)
	}
}

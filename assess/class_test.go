package assess

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/logic"
)

// classes is a program with one class: named, or large; the second article
// bears only on those who were not named.
func classes(t *testing.T) *Program {
	size := rules.Fact{ID: "a.size", Type: logic.Type{Kind: logic.Number, Max: 1000}, Ask: Text{ZH: "多大", EN: "size"}}
	key := rules.Fact{ID: "a.key", Type: logic.Type{Kind: logic.Bool}, Title: Text{ZH: "重点", EN: "key"},
		Derive: &logic.Expr{Op: logic.OpOr, Args: []*logic.Expr{fact("a.named"), {Op: logic.OpGe, Args: []*logic.Expr{fact("a.size"), logic.Decimal(300, 0)}}}},
		Basis:  []rules.Basis{{Source: "law", Article: "1"}, {Source: "law", Article: "2", When: logic.Not(fact("a.named"))}}}
	duty := binding("duty", rules.Serious, fact("a.key"), fact("a.done"))
	duty.Revisions[0].Basis = append(duty.Revisions[0].Basis, rules.Basis{Source: "law", Article: "2", When: fact("a.named")})
	return program(t, today, &rules.Bundle{Facts: append(bools("a.named", "a.done"), size, key), Criteria: []rules.Criterion{duty}})
}

// Promise: what a unit is comes with the article and the answers that alone
// decide it, and with what it hangs on while nobody knows.
func TestClasses(t *testing.T) {
	p := classes(t)
	for _, c := range []struct {
		name  string
		facts map[string]any
		state ClassState
		law   []string
		why   []string
		needs []string
	}{
		{"nothing said", nil, ClassOpen, []string{"1"}, nil, []string{"a.named", "a.size"}},
		{"named, whatever the size", map[string]any{"a.named": true, "a.size": 500}, ClassIs, []string{"1"}, []string{"a.named"}, nil},
		{"not named and large", map[string]any{"a.named": false, "a.size": 300}, ClassIs, []string{"1", "2"}, []string{"a.size"}, nil},
		{"not named and small", map[string]any{"a.named": false, "a.size": 299}, ClassIsNot, []string{"1", "2"}, []string{"a.named", "a.size"}, nil},
		{"not named", map[string]any{"a.named": false}, ClassOpen, []string{"1", "2"}, nil, []string{"a.size"}},
	} {
		got := p.Assess(said(t, p, c.facts)).Classes
		if len(got) != 1 {
			t.Fatalf("%s: %d classes", c.name, len(got))
		}
		var law, why []string
		for _, one := range got[0].Basis {
			law = append(law, one.Article)
		}
		for _, one := range got[0].Why {
			why = append(why, one.Fact)
		}
		if got[0].State != c.state {
			t.Errorf("%s: %s, want %s", c.name, got[0].State, c.state)
		}
		for what, diff := range map[string]string{"law": cmp.Diff(c.law, law), "why": cmp.Diff(c.why, why), "needs": cmp.Diff(c.needs, got[0].Needs)} {
			if diff != "" {
				t.Errorf("%s: %s (-want +got):\n%s", c.name, what, diff)
			}
		}
	}
}

// Promise: nobody is told to be what no law of the day knows.
func TestClassesOfTheDay(t *testing.T) {
	p := classes(t)
	before := logic.NewDate(1999, 12, 31)
	old, err := Compile(p.Bundle(), before)
	if err != nil {
		t.Fatal(err)
	}
	if got := old.Assess(said(t, old, map[string]any{"a.named": true})).Classes; len(got) != 0 {
		t.Errorf("before the law: %v", got)
	}
}

// Promise: an article is printed only where it is known to bind the unit.
func TestBasisBindsWhomItSays(t *testing.T) {
	p := classes(t)
	for _, c := range []struct {
		facts map[string]any
		want  int
	}{
		{nil, 1},
		{map[string]any{"a.named": true, "a.done": false}, 2},
		{map[string]any{"a.named": false, "a.size": 400, "a.done": false}, 1},
	} {
		a := said(t, p, c.facts)
		if got := p.Basis(a, "duty"); len(got) != c.want {
			t.Errorf("%v: %v", c.facts, got)
		}
		for _, h := range p.Assess(a).Hazards {
			if len(h.Basis) != c.want {
				t.Errorf("%v: a hazard by %v", c.facts, h.Basis)
			}
		}
	}
	if got := p.Basis(Answers{}, "no-such"); got != nil {
		t.Errorf("no criterion: %v", got)
	}
}

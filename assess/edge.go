package assess

import "github.com/fire321/fire321/rules/logic"

// Edge is a number or date that a criterion compares with. It helps to test a
// pack: a test should try the edge and the value just past it.
type Edge struct {
	// Comparison is the comparison in the rule language, with derived facts and
	// parameters substituted.
	Comparison string
	// Derived: it comes from a derived fact, which other criteria may share.
	Derived bool
	// Sides are those on which these answers certainly are.
	Sides logic.Sides
	// Reach are those on which any answers could be.
	Reach logic.Sides
}

// Edges lists the edges of a criterion in the order of its wording, and on
// which side the answers are. It is nil if the criterion has no wording on the
// day.
func (p *Program) Edges(a Answers, criterion string) []Edge {
	i, ok := p.byID[criterion]
	if !ok {
		return nil
	}
	c := p.criteria[i]
	own := map[string]bool{}
	k := &compiler{Program: p, out: logic.NewDerived(func(string) *logic.Expr { return nil })}
	for _, e := range []*logic.Expr{c.rev.When, c.rev.Require} {
		k.plain(e).Walk(func(e *logic.Expr) {
			if e.Op.Compares() {
				own[logic.Print(e)] = true
			}
		})
	}
	var list []Edge
	at := map[string]int{}
	visit := func(into func(*Edge) *logic.Sides, certainly bool) func(*logic.Expr, logic.Sides, bool) {
		return func(e *logic.Expr, s logic.Sides, certain bool) {
			text := logic.Print(e)
			n, ok := at[text]
			if !ok {
				n = len(list)
				at[text] = n
				list = append(list, Edge{Comparison: text, Derived: !own[text]})
			}
			if certain || !certainly {
				*into(&list[n]) |= s
			}
		}
	}
	reach := visit(func(e *Edge) *logic.Sides { return &e.Reach }, false)
	touch := visit(func(e *Edge) *logic.Sides { return &e.Sides }, true)
	open, given := p.envOf(Answers{At: a.At}, i), p.envOf(a, i)
	for _, e := range []*logic.Expr{c.when, c.require} {
		logic.Edges(e, open, reach)
		logic.Edges(e, given, touch)
	}
	return list
}

// envOf is what criterion i reads of the answers. It judges other criteria only
// if i reads them, or if answers contradict each other.
func (p *Program) envOf(a Answers, i int) *logic.Env {
	asOf := p.asOf(a)
	env := p.given(a, asOf, asOf)
	if p.criteria[i].counts != nil || len(p.contradicted(env)) > 0 {
		return p.env(a)
	}
	countless(env)
	return env
}

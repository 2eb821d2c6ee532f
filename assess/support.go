package assess

import (
	"slices"

	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/logic"
)

// support returns the slots of the answers, given on that day, that alone give
// criterion i its verdict and let it depend on the same open facts; none of
// them can be left out.
func (p *Program) support(j *judged, at Date, i int) []int {
	if j.failed != nil && j.failed[i] {
		j = j.given
	}
	if slots, ok := j.bases[i]; ok {
		return slots
	}
	want, needed := j.raw[i], p.needsOf(j, i)
	reach := p.reach(i)
	kept := &logic.Env{Facts: j.spared(at), AsOf: j.env.AsOf}
	for _, slot := range reach { // nothing else is read
		kept.Facts[slot] = p.open(p.asked[slot], at)
	}
	var slots []int
	for _, slot := range reach {
		if v := j.env.Facts[slot]; !sameValue(v, kept.Facts[slot]) {
			kept.Facts[slot] = v
			slots = append(slots, slot)
		}
	}
	for n := len(slots) - 1; n >= 0; n-- {
		slot := slots[n]
		given := kept.Facts[slot]
		kept.Facts[slot] = p.open(p.asked[slot], at)
		if p.comesTo(kept, i, want, needed) {
			slots = slices.Delete(slots, n, n+1)
			continue
		}
		kept.Facts[slot] = given
	}
	if j.bases == nil {
		j.bases = map[int][]int{}
	}
	j.bases[i] = slots
	return slots
}

// spared is room for the values of all facts, allocated once for a judgement.
// The values are open, except what was written there since.
func (j *judged) spared(at Date) []logic.Value {
	if j.spare == nil {
		j.spare = make([]logic.Value, len(j.p.asked))
		for slot, f := range j.p.asked {
			j.spare[slot] = j.p.open(f, at)
		}
	}
	return j.spare
}

// verdictOf judges criterion i, and the others only where it reads them.
func (p *Program) verdictOf(env *logic.Env, i int) Verdict {
	if p.criteria[i].counts != nil {
		return p.judgeIn(env).raw[i]
	}
	countless(env)
	return p.criteria[i].verdict(env)
}

// countless is for a criterion that counts none: it may still name criteria
// that have no wording on the day, and nobody fails them.
func countless(env *logic.Env) {
	env.Violated = func(string) logic.Value { return logic.False() }
	env.CountViolated = func(string) logic.Value { return logic.Value{} }
}

// comesTo reports whether criterion i has that verdict and depends on those
// facts.
func (p *Program) comesTo(env *logic.Env, i int, want Verdict, needed []int) bool {
	if p.criteria[i].counts != nil {
		k := p.judgeIn(env)
		return k.raw[i] == want && slices.Equal(p.needsOf(k, i), needed)
	}
	countless(env)
	return p.criteria[i].verdict(env) == want && slices.Equal(p.criteria[i].needs(want, env), needed)
}

// needs is needsOf for a criterion that counts none.
func (c *criterion) needs(v Verdict, env *logic.Env) []int {
	if v.Settled() {
		return nil
	}
	var slots []int
	add := func(slot int) { slots = append(slots, slot) }
	logic.Needs(c.when, env, add)
	if !logic.Eval(c.when, env).IsNot() {
		logic.Needs(c.require, env, add)
	}
	sortInts(slots)
	return slices.Compact(slots)
}

// reach lists the slots that criterion i reads, directly or through the
// criteria that it counts, ascending.
func (p *Program) reach(i int) []int {
	if p.criteria[i].counts == nil {
		return p.criteria[i].reads
	}
	slots, seen := make([]bool, len(p.asked)), make([]bool, len(p.criteria))
	var visit func(i int)
	visit = func(i int) {
		if seen[i] {
			return
		}
		seen[i] = true
		for _, slot := range p.criteria[i].reads {
			slots[slot] = true
		}
		for _, k := range p.criteria[i].counts {
			visit(k)
			if roles, ok := p.slots[rules.RolesFact]; ok {
				slots[roles] = true
			}
		}
	}
	visit(i)
	return listed(slots)
}

// slotsOf lists the slots that the expressions read, ascending.
func (p *Program) slotsOf(list ...*logic.Expr) []int {
	seen := make([]bool, len(p.asked))
	for _, e := range list {
		e.Walk(func(e *logic.Expr) {
			if e.Op == logic.OpFact && e.Slot() < len(seen) {
				seen[e.Slot()] = true
			}
		})
	}
	var slots []int
	for slot, ok := range seen {
		if ok {
			slots = append(slots, slot)
		}
	}
	return slots
}

// listed is the indices that are set.
func listed(set []bool) []int {
	var list []int
	for i, ok := range set {
		if ok {
			list = append(list, i)
		}
	}
	return list
}

// needs collects the slots of the open facts that verdicts still depend on.
type needs struct {
	p     *Program
	j     *judged
	slots []bool
	done  []bool // criteria already processed
}

func (p *Program) needs(j *judged) *needs {
	return &needs{p: p, j: j, slots: make([]bool, len(p.asked)), done: make([]bool, len(p.criteria))}
}

// criterion adds what the verdict on criterion i, no matter who owes it,
// depends on: nothing if it is settled; else what `when` needs, and what
// `require` needs unless `when` is false.
func (n *needs) criterion(i int) {
	if n.j.raw[i].Settled() {
		return
	}
	c := n.p.criteria[i]
	n.expr(c, c.when)
	if !logic.Eval(c.when, n.j.env).IsNot() {
		n.expr(c, c.require)
	}
}

// expr adds what a part of a criterion needs, also through the criteria that it
// counts.
func (n *needs) expr(c *criterion, e *logic.Expr) {
	logic.Needs(e, n.j.env, func(slot int) { n.slots[slot] = true })
	if c.counts == nil || settledBool(logic.Eval(e, n.j.env)) {
		return
	}
	for _, k := range counted(n.p, e) {
		if n.p.criteria[k].standing != Advice && !n.j.own[k].Settled() {
			n.own(k)
		}
	}
}

// own is criterion plus the question of whose duty it is.
func (n *needs) own(i int) {
	if n.done[i] {
		return
	}
	n.done[i] = true
	n.criterion(i)
	if n.j.owner[i] == mayBeOwn && n.j.raw[i] != NotApplicable {
		n.slots[n.p.slots[rules.RolesFact]] = true
	}
}

// needsOf lists the slots of the open facts that the verdict on criterion i, no
// matter who owes it, still depends on, ascending.
func (p *Program) needsOf(j *judged, i int) []int {
	if c := p.criteria[i]; c.counts == nil {
		return c.needs(j.raw[i], j.env)
	}
	n := p.needs(j)
	n.criterion(i)
	return listed(n.slots)
}

func settledBool(v logic.Value) bool { return v.Is() || v.IsNot() }

// counted lists the criteria whose outcomes any of the expressions reads, each
// once; nil for none.
func counted(p *Program, list ...*logic.Expr) []int {
	var found []int
	var seen map[int]bool
	add := func(criteria ...int) {
		for _, k := range criteria {
			if !seen[k] {
				if seen == nil {
					seen = map[int]bool{}
				}
				seen[k] = true
				found = append(found, k)
			}
		}
	}
	tags := map[string]bool{}
	for _, e := range list {
		e.Walk(func(e *logic.Expr) {
			switch e.Op {
			case logic.OpViolated:
				if k, ok := p.byID[e.Name]; ok {
					add(k)
				}
			case logic.OpCountViolated:
				if !tags[e.Name] {
					tags[e.Name] = true
					add(p.tags[e.Name]...)
				}
			}
		})
	}
	return found
}

// sameValue reports whether two values of one fact leave the same
// possibilities.
func sameValue(a, b logic.Value) bool {
	if a.May != b.May || a.Must != b.Must || a.Lo != b.Lo || a.Hi != b.Hi || a.Room != b.Room || len(a.Known) != len(b.Known) {
		return false
	}
	for i := range a.Known {
		for f := range a.Known[i] {
			if !sameValue(a.Known[i][f], b.Known[i][f]) {
				return false
			}
		}
	}
	return true
}

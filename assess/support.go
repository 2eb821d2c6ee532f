package assess

import (
	"slices"

	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/logic"
)

// support returns the slots of the answers, given at that day, that alone give
// criterion i the verdict that it has, and leave it hanging on the same open
// facts; none of them can be left out.
func (p *Program) support(j *judged, at Date, i int) []int {
	want, needed := j.raw[i], p.needsOf(j, i)
	kept := &logic.Env{Facts: make([]logic.Value, len(p.asked)), AsOf: j.env.AsOf}
	for slot, f := range p.asked {
		kept.Facts[slot] = p.open(f, at)
	}
	var slots []int
	for _, slot := range p.reach(i) {
		if v := j.env.Facts[slot]; !sameValue(v, kept.Facts[slot]) {
			kept.Facts[slot] = v
			slots = append(slots, slot)
		}
	}
	for n := len(slots) - 1; n >= 0; n-- {
		slot := slots[n]
		given := kept.Facts[slot]
		kept.Facts[slot] = p.open(p.asked[slot], at)
		k := p.judgeOne(kept, i)
		if k.raw[i] == want && slices.Equal(p.needsOf(k, i), needed) {
			slots = slices.Delete(slots, n, n+1)
			continue
		}
		kept.Facts[slot] = given
	}
	return slots
}

// judgeOne judges criterion i, and the others only where it reads them.
func (p *Program) judgeOne(env *logic.Env, i int) *judged {
	if p.criteria[i].counts != nil {
		return p.judgeIn(env)
	}
	j := &judged{p: p, env: env, raw: make([]Verdict, len(p.criteria))}
	// It may still name criteria that have no wording on the day.
	env.Violated, env.CountViolated = j.violated, j.countViolated
	j.raw[i] = p.criteria[i].verdict(env)
	return j
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

// needs gathers the slots of the open facts that verdicts still hang on.
type needs struct {
	p     *Program
	j     *judged
	slots []bool
	done  []bool // criteria that were gathered from
}

func (p *Program) needs(j *judged) *needs {
	return &needs{p: p, j: j, slots: make([]bool, len(p.asked)), done: make([]bool, len(p.criteria))}
}

// criterion adds what the verdict on criterion i, whoever owes it, hangs on:
// nothing where it is settled; else what `when` needs, and what `require`
// needs unless `when` is false.
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

// expr adds what a part of a criterion needs, through the criteria that it
// counts too.
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

// own is criterion with the question whose duty it is.
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

// needsOf lists the slots of the open facts that the verdict on criterion i,
// whoever owes it, still hangs on, ascending.
func (p *Program) needsOf(j *judged, i int) []int {
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

// sameValue reports whether two values of one fact leave the same possible.
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

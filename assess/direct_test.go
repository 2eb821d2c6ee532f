package assess

import (
	"slices"

	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/logic"
)

// direct works out what is asked from one whole judgement, criterion by
// criterion, and keeps nothing: the definition that a session, which keeps all
// and works out again just what an answer reaches, is held against.
type direct struct {
	p *Program
	a Answers
	j *judged
}

func (p *Program) direct(a Answers) *direct { return &direct{p, a, p.judge(a)} }

func (d *direct) askable(slot int) bool {
	p, a := d.p, d.a
	f := p.asked[slot]
	v, ok := a.facts[f.ID]
	return !ok || !v.date.IsZero() && v.date < p.at(a) && v.stale(f, p.at(a), p.asOf(a))
}

// hanging marks the slots of the open facts that any verdict still hangs on.
func (d *direct) hanging() []bool {
	p, j := d.p, d.j
	n := p.needs(j)
	for i := range p.criteria {
		if p.isRoot(j, i) {
			n.own(i)
		}
	}
	for _, e := range p.besides() {
		logic.Needs(e, j.env, func(slot int) { n.slots[slot] = true })
	}
	return n.slots
}

func (d *direct) remaining() int {
	if slices.Max(append(d.wanted().ranks, 0)) == 0 {
		return 0 // what is still open hangs on what nobody is sure of
	}
	p, j := d.p, d.j
	may := make([]bool, len(p.asked))
	for _, id := range []string{rules.RolesFact, rules.KindsFact} {
		if slot, ok := p.slots[id]; ok {
			may[slot] = true
		}
	}
	var mark func(e *logic.Expr)
	mark = func(e *logic.Expr) {
		switch {
		case e.Op == logic.OpField:
			return
		case e.Op.Quantifies():
			if e.Type().Kind == logic.Bool && settledBool(logic.Eval(e, j.env)) {
				return
			}
			e.Walk(func(e *logic.Expr) {
				if e.Op == logic.OpFact {
					may[e.Slot()] = true
				}
			})
			return
		case e.Type().Kind == logic.Bool && settledBool(logic.Eval(e, j.env)):
			return
		case e.Op == logic.OpFact:
			may[e.Slot()] = true
		}
		for _, a := range e.Args {
			mark(a)
		}
	}
	var criterion func(i int)
	seen := make([]bool, len(p.criteria))
	criterion = func(i int) {
		if seen[i] || j.own[i].Settled() {
			return
		}
		seen[i] = true
		if j.owner[i] == mayBeOwn {
			may[p.slots[rules.RolesFact]] = true
		}
		mark(p.criteria[i].when)
		mark(p.criteria[i].require)
		for _, k := range p.criteria[i].counts {
			criterion(k)
		}
	}
	for i := range p.criteria {
		if p.isRoot(j, i) {
			criterion(i)
		}
	}
	for _, e := range p.besides() {
		mark(e)
	}
	for _, k := range p.checks {
		mark(k.when)
	}
	n := 0
	for slot := range may {
		if may[slot] && d.askable(slot) {
			n++
		}
	}
	return n
}

// wanted ranks what should be asked now.
func (d *direct) wanted() *wanted {
	p, j := d.p, d.j
	w := &wanted{make([]int, len(p.asked)), make([]int, len(p.asked))}
	at := func(slot int) int {
		for i, page := range p.pages {
			if page.ID == p.asked[slot].Page {
				return i
			}
		}
		return len(p.pages)
	}
	want := func(slot, rank, section int) {
		if !d.askable(slot) {
			return
		}
		section = min(section, at(slot))
		if w.ranks[slot] > 0 {
			rank, section = min(rank, w.ranks[slot]), min(section, w.section[slot])
		}
		w.ranks[slot], w.section[slot] = rank, section
	}
	for _, id := range []string{rules.RolesFact, rules.KindsFact} {
		if slot, ok := p.slots[id]; ok {
			want(slot, rankFirst, len(p.pages))
		}
	}
	var ask func(i int)
	ask = func(i int) {
		c := p.criteria[i]
		if gates := d.gates(c, c.when); len(gates) > 0 {
			section := len(p.pages)
			logic.Needs(c.require, j.env, func(slot int) {
				if d.askable(slot) {
					section = min(section, at(slot))
				}
			})
			for _, slot := range gates {
				want(slot, rankApplies, section)
			}
			return
		}
		logic.Needs(c.require, j.env, func(slot int) { want(slot, rankMet, at(slot)) })
		// What it counts is asked for as if for its own sake: not whether a duty
		// is met before it is known to apply.
		for _, k := range c.counts {
			if p.criteria[k].standing != Advice && !j.own[k].Settled() {
				ask(k)
			}
		}
	}
	for i := range p.criteria {
		if p.isRoot(j, i) {
			ask(i)
		}
	}
	if p.prominent != nil {
		for _, e := range p.prominent.excuses {
			if e != nil {
				for _, slot := range d.gates(&criterion{}, e) {
					want(slot, rankApplies, at(slot))
				}
			}
		}
	}
	for _, k := range p.checks {
		for _, slot := range d.gates(&criterion{}, k.when) {
			want(slot, rankCheck, at(slot))
		}
	}
	return w
}

// gates are the slots to ask for first to see whether e holds, none if nothing
// that it hangs on can be asked: of parts joined by "and" those of the first
// that is open, since it may make the others idle; of parts joined by "or"
// those of all.
func (d *direct) gates(c *criterion, e *logic.Expr) []int {
	p, j := d.p, d.j
	var gates []int
	if settledBool(logic.Eval(e, j.env)) {
		return nil
	}
	switch e.Op {
	case logic.OpAnd:
		for i := 0; i < len(e.Args) && len(gates) == 0; i++ {
			gates = d.gates(c, e.Args[i])
		}
		return gates
	case logic.OpOr:
		for _, part := range e.Args {
			gates = append(gates, d.gates(c, part)...)
		}
	case logic.OpNot:
		return d.gates(c, e.Args[0])
	default:
		n := p.needs(j)
		n.expr(c, e)
		gates = slices.DeleteFunc(listed(n.slots), func(slot int) bool { return !d.askable(slot) })
	}
	slices.Sort(gates)
	return slices.Compact(gates)
}

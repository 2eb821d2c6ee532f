package assess

import (
	"slices"

	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/logic"
)

// live is a judgement that follows its answers: an answer makes it judge again
// only what reads the answer, and the questions that depend on that. It is
// always equal to a fresh judgement of the same answers.
type live struct {
	p *Program
	a Answers // its facts belong to live alone
	// said is the judgement of the answers as they are, and j the one that
	// counts: the same, or with the contradictory answers opened.
	said, j  *judged
	reopened []int
	wishes   []*wishes // by criterion; nil if not computed yet
	wants    *wanted   // what should be asked now; nil if not computed yet
}

// wishes are what one criterion waits for: nothing unless it is the unit's own,
// counts, and is not settled. Each list is computed on first use; until then it
// is nil. A list contains a slot as often as the criterion reads it.
type wishes struct {
	root  bool
	asks  []ask
	hangs []int // slots on which its verdict depends, askable or not
	may   []int // slots that may still be asked for, whatever the next answers are
}

// ask is a slot to be asked for, how early, and in which section.
type ask struct{ slot, rank, section int }

// live judges the answers. It does not keep them.
func (p *Program) live(a Answers) *live {
	a = p.own(a)
	l := &live{p: p, a: p.made(a.copy())}
	l.restart()
	return l
}

// restart judges everything again: the day or the law has changed.
func (l *live) restart() {
	p, asOf := l.p, l.p.asOf(l.a)
	l.said = p.judgeMet(p.given(l.a, asOf, asOf), nil)
	l.said.at = p.at(l.a)
	l.reopened = p.contradicted(l.said.env)
	l.j = l.said.reopen(l.reopened)
	l.wishes, l.wants = make([]*wishes, len(p.criteria)), nil
}

// enter answers one fact.
func (l *live) enter(fact string, v answer) {
	l.a.facts[fact] = v
	l.follow(fact)
}

// follow judges what depends on those facts, after their answers changed.
func (l *live) follow(facts ...string) {
	p, at, asOf := l.p, l.p.at(l.a), l.p.asOf(l.a)
	var slots []int
	for _, id := range facts {
		slot, ok := p.slots[id]
		if !ok {
			continue // a text, which is only printed
		}
		slots = append(slots, slot)
		l.said.env.Facts[slot] = p.givenFact(l.a, slot, at, asOf)
	}
	if len(slots) == 0 {
		return
	}
	reached := p.reached(slots)
	for _, i := range reached {
		delete(l.said.bases, i)
	}
	l.said.decide(reached)
	l.wants = nil
	slots = append(slots, l.reopened...)
	l.reopened = p.contradicted(l.said.env)
	l.j = l.said.reopen(l.reopened)
	for _, i := range p.reached(append(slots, l.reopened...)) {
		l.wishes[i] = nil
	}
}

func (l *live) wishesOf(i int) *wishes {
	if l.wishes[i] == nil {
		l.wishes[i] = &wishes{root: l.p.isRoot(l.j, i)}
	}
	return l.wishes[i]
}

// keep computes a list of wishes, once.
func keep[T any](w *wishes, list *[]T, find func() []T) []T {
	if *list == nil {
		*list = []T{}
		if w.root {
			*list = append(*list, find()...)
		}
	}
	return *list
}

func (l *live) asksOf(i int) []ask {
	w := l.wishesOf(i)
	return keep(w, &w.asks, func() []ask { return l.findAsks(i) })
}

func (l *live) hangsOf(i int) []int {
	w := l.wishesOf(i)
	return keep(w, &w.hangs, func() []int {
		n := l.p.needs(l.j)
		n.own(i)
		return listed(n.slots)
	})
}

func (l *live) mayOf(i int) []int {
	w := l.wishesOf(i)
	return keep(w, &w.may, func() []int { return l.findMay(i) })
}

// findAsks are the slots to ask for because of criterion i: first whether it
// applies, then whether it is met. Whether it applies is asked in the section
// where it will be asked whether it is met, if that comes first: so that nobody
// has to come back to a section.
func (l *live) findAsks(i int) (asks []ask) {
	p, j := l.p, l.j
	var visit func(i int)
	visit = func(i int) {
		c := p.criteria[i]
		if gates := l.gates(c, c.when); len(gates) > 0 {
			section := len(p.pages)
			logic.Needs(c.require, j.env, func(slot int) {
				if l.askable(slot) {
					section = min(section, p.pageOf[slot])
				}
			})
			for _, slot := range gates {
				asks = append(asks, ask{slot, rankApplies, section})
			}
			return
		}
		logic.Needs(c.require, j.env, func(slot int) { asks = append(asks, ask{slot, rankMet, p.pageOf[slot]}) })
		// The criteria that it counts are asked as if on their own: whether a
		// duty is met is not asked before it is known to apply.
		for _, k := range c.counts {
			if p.criteria[k].standing != Advice && !j.own[k].Settled() {
				visit(k)
			}
		}
	}
	visit(i)
	return asks
}

// gates are the slots to ask for first to see whether e holds; none if nothing
// that it depends on can be asked. For parts joined by "and" they are those of
// the first open part, since it may make the others unnecessary; for parts
// joined by "or", those of all parts.
func (l *live) gates(c *criterion, e *logic.Expr) []int {
	var gates []int
	if settledBool(logic.Eval(e, l.j.env)) {
		return nil
	}
	switch e.Op {
	case logic.OpAnd:
		for i := 0; i < len(e.Args) && len(gates) == 0; i++ {
			gates = l.gates(c, e.Args[i])
		}
		return gates
	case logic.OpOr:
		for _, part := range e.Args {
			gates = append(gates, l.gates(c, part)...)
		}
	case logic.OpNot:
		return l.gates(c, e.Args[0])
	default:
		n := l.p.needs(l.j)
		n.expr(c, e)
		gates = slices.DeleteFunc(listed(n.slots), func(slot int) bool { return !l.askable(slot) })
	}
	sortInts(gates)
	return slices.Compact(gates)
}

// findMay are the slots that may still be asked for because of criterion i.
func (l *live) findMay(i int) []int {
	p, j := l.p, l.j
	may, seen := make([]bool, len(p.asked)), map[int]bool{}
	var visit func(i int)
	visit = func(i int) {
		if seen[i] || j.own[i].Settled() {
			return
		}
		seen[i] = true
		if j.owner[i] == mayBeOwn {
			may[p.slots[rules.RolesFact]] = true
		}
		l.mark(may, p.criteria[i].when)
		l.mark(may, p.criteria[i].require)
		for _, k := range p.criteria[i].counts {
			visit(k)
		}
	}
	visit(i)
	return listed(may)
}

// mark marks the slots of whatever is not settled in e.
func (l *live) mark(may []bool, e *logic.Expr) {
	switch {
	case e.Op == logic.OpField, e.Type().Kind == logic.Bool && settledBool(logic.Eval(e, l.j.env)):
	case e.Op.Quantifies():
		e.Walk(func(e *logic.Expr) {
			if e.Op == logic.OpFact {
				may[e.Slot()] = true
			}
		})
	case e.Op == logic.OpFact:
		may[e.Slot()] = true
	default:
		for _, a := range e.Args {
			l.mark(may, a)
		}
	}
}

// askable reports whether a fact could be asked. Either it has not been
// answered ("not sure" is an answer), or its answer is past its shelf days and
// can be given again. An answer given on the day of the answers itself cannot:
// a new one would be just as old.
func (l *live) askable(slot int) bool {
	f := l.p.asked[slot]
	v, ok := l.a.facts[f.ID]
	at := l.p.at(l.a)
	return !ok || !v.date.IsZero() && v.date < at && v.stale(f, at, l.p.asOf(l.a))
}

// hanging marks the slots of the open facts that any verdict still depends on.
func (l *live) hanging() []bool {
	slots := make([]bool, len(l.p.asked))
	for i := range l.p.criteria {
		for _, slot := range l.hangsOf(i) {
			slots[slot] = true
		}
	}
	for _, e := range l.p.besides() {
		logic.Needs(e, l.j.env, func(slot int) { slots[slot] = true })
	}
	return slots
}

// needed lists the facts that a verdict still depends on and that can be asked.
func (l *live) needed() []string {
	var ids []string
	for slot, hangs := range l.hanging() {
		if hangs && l.askable(slot) {
			ids = append(ids, l.p.asked[slot].ID)
		}
	}
	return ids
}

func (l *live) hangs(fact string) bool {
	slot, ok := l.p.slots[fact]
	return ok && l.hanging()[slot]
}

// remaining counts what may still be asked. It is 0 if nothing is wanted now:
// then all that is open depends on facts that nobody is sure of.
func (l *live) remaining() int {
	p := l.p
	if !slices.ContainsFunc(l.wanted().ranks, func(rank int) bool { return rank > 0 }) {
		return 0
	}
	may := make([]bool, len(p.asked))
	for _, slot := range p.firsts() {
		may[slot] = true
	}
	for i := range p.criteria {
		for _, slot := range l.mayOf(i) {
			may[slot] = true
		}
	}
	for _, e := range p.besides() {
		l.mark(may, e)
	}
	for _, k := range p.checks {
		l.mark(may, k.when)
	}
	n := 0
	for slot := range may {
		if may[slot] && l.askable(slot) {
			n++
		}
	}
	return n
}

// firsts are the slots of what everybody is asked before all else.
func (p *Program) firsts() []int {
	var slots []int
	for _, id := range []string{rules.KindsFact, rules.RolesFact} {
		if slot, ok := p.slots[id]; ok {
			slots = append(slots, slot)
		}
	}
	return slots
}

// isRoot reports whether questions are asked for a criterion: it is the unit's
// own, counts, and is not settled.
func (p *Program) isRoot(j *judged, i int) bool { return j.counts(i) && !j.own[i].Settled() }

// besides are the conditions other than criteria that outcomes depend on: those
// that exclude a risk from the place, and those that reopen contradictory
// answers.
func (p *Program) besides() []*logic.Expr {
	var list []*logic.Expr
	if p.prominent != nil {
		for _, e := range p.prominent.excuses {
			if e != nil {
				list = append(list, e)
			}
		}
	}
	for _, k := range p.checks {
		if len(k.reopens) > 0 {
			list = append(list, k.when)
		}
	}
	return list
}

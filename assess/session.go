package assess

import (
	"slices"

	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/logic"
)

// Session asks a unit only what matters. It holds the answers so far; it is
// not safe for concurrent use.
//
// Answering just what Next asks, in any order, "not sure" included, gives the
// same verdicts about the unit's own duties as answering every fact: a fact that
// is not asked, whatever it were answered, would change none. What others owe is
// not asked for, and told where an answer says it all the same.
type Session struct {
	p *Program
	a Answers
}

// Session starts from answers, which may be zero.
func (p *Program) Session(a Answers) *Session {
	a.facts = clone(a.facts)
	return &Session{p: p, a: p.made(a)}
}

// Answers returns the answers so far.
func (s *Session) Answers() Answers {
	return s.a.copy()
}

// Set answers a fact, or corrects its answer; the value is given as for
// [Program.Answers]. The error is a [diag.List], and the session unchanged.
func (s *Session) Set(fact string, value any) error {
	a, err := s.p.With(s.a, fact, value)
	if err == nil {
		s.a = a
	}
	return err
}

// NotSure answers a fact with "not sure". It is not asked again.
func (s *Session) NotSure(fact string) error { return s.Set(fact, nil) }

// Clear takes an answer back, as if the fact had not been asked.
func (s *Session) Clear(fact string) { s.a = s.a.Without(fact) }

// Assess judges the answers so far.
func (s *Session) Assess() *Assessment { return s.p.Assess(s.a) }

// isRoot reports whether a criterion is one that questions are asked for: the
// unit's own, counting, and not settled.
func (p *Program) isRoot(j *judged, i int) bool { return j.counts(i) && !j.own[i].Settled() }

// askable reports whether a fact could be asked: it has not been answered,
// "not sure" included, or its answer is past its shelf days and can be given
// anew: one of the day of the answers itself would only be as old again.
func (p *Program) askable(a Answers, slot int) bool {
	f := p.asked[slot]
	v, ok := a.facts[f.ID]
	return !ok || !v.date.IsZero() && v.date < p.at(a) && v.stale(f, p.at(a), p.asOf(a))
}

// Needed lists the facts that a verdict still hangs on and that have not been
// answered, in the order of their pages.
func (p *Program) Needed(a Answers) []string {
	var ids []string
	for slot, hangs := range p.hanging(a) {
		if hangs && p.askable(a, slot) {
			ids = append(ids, p.asked[slot].ID)
		}
	}
	return ids
}

// Hangs reports whether a verdict still hangs on a fact, also where it has
// been answered: "at least these" is an answer that leaves it open. Where none
// does, whoever looks on for more looks in vain.
func (p *Program) Hangs(a Answers, fact string) bool {
	slot, ok := p.slots[fact]
	return ok && p.hanging(a)[slot]
}

// hanging marks the slots of the open facts that any verdict still hangs on.
func (p *Program) hanging(a Answers) []bool {
	j := p.judge(a)
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

// besides are the conditions other than criteria that outcomes hang on: what
// excludes a risk from the place, and what takes contradictions back.
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

// Remaining bounds the number of facts that may still be asked. It only falls
// as answers are given, unless one is changed, taken back or contradicts
// another, and is 0 just when Next has nothing to ask.
func (s *Session) Remaining() int {
	if s.p.wanted(s.a).first == 0 {
		return 0 // what is still open hangs on what nobody is sure of
	}
	p, j := s.p, s.p.judge(s.a)
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
		case quantifies(e.Op):
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
		if may[slot] && p.askable(s.a, slot) {
			n++
		}
	}
	return n
}

func quantifies(op logic.Op) bool {
	switch op {
	case logic.OpAny, logic.OpAll, logic.OpNone, logic.OpOne, logic.OpCount, logic.OpSum, logic.OpMax, logic.OpMin, logic.OpLen:
		return true
	}
	return false
}

// Skip is a fact that need not be asked, and the criteria that read it: each
// is decided, or hangs on other facts, whatever this one were. [Program.Why]
// gives the support of each, for anyone to check.
type Skip struct {
	Fact     *rules.Fact
	Criteria []string
}

// Skipped lists the facts that were not answered and need not be.
func (s *Session) Skipped() []Skip {
	p := s.p
	need, ranks := p.Needed(s.a), p.wanted(s.a).ranks
	var list []Skip
	for slot, f := range p.asked {
		if ranks[slot] > 0 || slices.Contains(need, f.ID) || !p.askable(s.a, slot) {
			continue
		}
		skip := Skip{Fact: f}
		for i, c := range p.criteria {
			if slices.Contains(p.reach(i), slot) {
				skip.Criteria = append(skip.Criteria, c.ID)
			}
		}
		list = append(list, skip)
	}
	return list
}

// Superfluous lists the answers that a fresh session would not have asked
// for. They are judged like all others; on export they are marked.
func (p *Program) Superfluous(a Answers) []string {
	fresh := a
	fresh.facts = nil
	s := p.Session(fresh)
	for page := s.Next(); page != nil; page = s.Next() {
		for _, f := range page.Facts {
			v, ok := a.facts[f.ID]
			if !ok || v.stale(f, p.at(a), p.asOf(a)) {
				v = answer{notSure: true, json: v.json, value: p.open(f, p.at(a))}
			}
			s.a = s.a.with(f.ID, v)
		}
	}
	var ids []string
	for _, id := range a.Facts() {
		if !s.a.Has(id) && p.bundle.Fact(id).Type.Kind != logic.TextKind {
			ids = append(ids, id)
		}
	}
	return ids
}

// Support is why a verdict is what it is: the answers that alone give it and
// leave it hanging on the same facts, none of which can be left out.
type Support struct {
	Verdict Verdict
	Facts   []string
	Said    []Said
	// Needs are the open facts that the verdict still hangs on.
	Needs []string
}

// Why returns the support of a criterion's verdict; ok is false where it has
// no wording on the day.
func (p *Program) Why(a Answers, criterion string) (s Support, ok bool) {
	i, ok := p.byID[criterion]
	if !ok {
		return Support{}, false
	}
	j := p.judge(a)
	s.Verdict = j.raw[i]
	for _, slot := range p.support(j, p.at(a), i) {
		f := p.asked[slot]
		s.Facts = append(s.Facts, f.ID)
		s.Said = append(s.Said, Said{Fact: f.ID, Question: f.Label(), Answer: p.said(f, a)})
	}
	for _, slot := range p.needsOf(j, i) {
		s.Needs = append(s.Needs, p.asked[slot].ID)
	}
	return s, true
}

// Verdict returns the outcomes still possible for a criterion, whoever owes
// it; the zero Verdict where it has no wording on the day.
func (p *Program) Verdict(a Answers, criterion string) Verdict {
	i, ok := p.byID[criterion]
	if !ok {
		return 0
	}
	return p.judge(a).raw[i]
}

package assess

import (
	"slices"

	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/logic"
)

// judged is the result of all criteria of a program for some answers.
type judged struct {
	p   *Program
	at  Date // of the answers
	env *logic.Env
	// raw are the outcomes of each criterion, no matter who owes it; own are
	// the outcomes for this unit: not applicable is added if the duty may be
	// another's, and is the only outcome if it certainly is.
	raw, own []Verdict
	owner    []ownership
	// met are criteria that are regarded as met; nil for none.
	met []bool
	// given is the judgement of the answers as they are, contradictions
	// included; nil if there are none. failed is what has failed in it.
	given  *judged
	failed []bool
	// spare is room for the values of all facts; see spared.
	spare []logic.Value
	// bases are the supports computed so far, by criterion.
	bases map[int][]int
}

// ownership says whether a duty is the unit's own.
type ownership uint8

const (
	isOwn ownership = iota
	mayBeOwn
	isOthers
)

// judge evaluates every criterion on the day of the answers. It is the
// definition: all faster ways must give the same.
func (p *Program) judge(a Answers) *judged {
	asOf := p.asOf(a)
	return p.judgeOver(a, asOf, asOf, nil)
}

// judgeOver judges over all the days from lo to hi at once, with some criteria
// regarded as met.
//
// Answers that contradict each other count as not given; over several days, so
// do answers that may contradict each other on one of them. Nobody knows which
// answer is wrong, so nothing passes because of one. But what has failed by the
// answers as they are stays failed, so that no contradiction hides a danger.
func (p *Program) judgeOver(a Answers, lo, hi Date, met []bool) *judged {
	env := p.given(a, lo, hi)
	first := env
	if lo < hi {
		first = p.given(a, lo, lo)
		first.AsOf = env.AsOf
	}
	j := p.judgeMet(env, met)
	j.at = p.at(a)
	return j.reopen(p.contradicted(first))
}

// reopen is the judgement with the answers of those slots regarded as not
// given, because they contradict each other. It judges again only what reads
// them.
func (j *judged) reopen(slots []int) *judged {
	if len(slots) == 0 {
		return j
	}
	p, env := j.p, *j.env
	env.Facts = slices.Clone(env.Facts)
	for _, slot := range slots {
		env.Facts[slot] = p.open(p.asked[slot], j.at)
	}
	k := &judged{p: p, at: j.at, env: &env, met: j.met, given: j, failed: make([]bool, len(p.criteria)),
		raw: slices.Clone(j.raw), own: slices.Clone(j.own), owner: slices.Clone(j.owner)}
	env.Violated, env.CountViolated = k.violated, k.countViolated
	for i, c := range p.criteria { // a criterion that counts others reads theirs
		k.failed[i] = c.counts == nil && j.raw[i] == Fail
	}
	k.decide(p.reached(slots))
	return k
}

// env is what the answers leave possible for each fact on their day.
func (p *Program) env(a Answers) *logic.Env { return p.judge(a).env }

// contradicted lists the slots of answers that cannot all hold, on some day
// from the first day of env to the last in its asOf. Over time answers only
// expire: if they do not clash on the first day, they clash on no later day,
// unless the check reads the day.
func (p *Program) contradicted(env *logic.Env) []int {
	var slots []int
	for _, k := range p.checks {
		if len(k.reopens) == 0 {
			continue
		}
		if v := logic.Eval(k.when, env); v.Is() || k.dated && env.AsOf.Lo < env.AsOf.Hi && !v.IsNot() {
			slots = append(slots, k.reopens...)
		}
	}
	return slots
}

// given is what the answers say, contradictions included. An answer that passes
// its shelf days within the days from lo to hi is open.
func (p *Program) given(a Answers, lo, hi Date) *logic.Env {
	at := p.at(a)
	env := &logic.Env{Facts: make([]logic.Value, len(p.asked)), AsOf: logic.Value{Lo: int64(lo), Hi: int64(hi)}}
	for slot := range p.asked {
		env.Facts[slot] = p.givenFact(a, slot, at, hi)
	}
	return env
}

func (p *Program) givenFact(a Answers, slot int, at, hi Date) logic.Value {
	f := p.asked[slot]
	if v, ok := p.answerTo(f, a); ok && !v.stale(f, at, hi) {
		return v.value
	}
	return p.open(f, at)
}

// stale reports whether the answer is past the shelf days of its fact.
func (v answer) stale(f *rules.Fact, at, asOf Date) bool {
	given := v.date
	if given.IsZero() {
		given = at
	}
	return f.ShelfDays > 0 && asOf > given+Date(f.ShelfDays)
}

func (p *Program) judgeIn(env *logic.Env) *judged { return p.judgeMet(env, nil) }

// judgeMet is judgeIn with some criteria regarded as met, also for the criteria
// that count them.
func (p *Program) judgeMet(env *logic.Env, met []bool) *judged {
	j := &judged{p: p, env: env, met: met, raw: make([]Verdict, len(p.criteria)), own: make([]Verdict, len(p.criteria)), owner: make([]ownership, len(p.criteria))}
	env.Violated, env.CountViolated = j.violated, j.countViolated
	j.decide(p.order)
	return j
}

// decide judges those criteria, and whose duties they are. They must be in the
// order of evaluation.
func (j *judged) decide(criteria []int) {
	roles, known := j.p.slots[rules.RolesFact]
	for _, i := range criteria {
		if c := j.p.criteria[i]; known && c.owed != 0 {
			switch r := j.env.Facts[roles]; {
			case r.Must&c.owed != 0:
				j.owner[i] = isOwn
			case r.May&c.owed == 0:
				j.owner[i] = isOthers
			default:
				j.owner[i] = mayBeOwn
			}
		}
		j.verdict(i)
	}
}

// verdict judges criterion i. The criteria that it counts must have been
// judged.
func (j *judged) verdict(i int) {
	j.raw[i] = j.p.criteria[i].verdict(j.env)
	met := j.met != nil && j.met[i]
	switch {
	case met:
		j.raw[i] = Pass
	case j.failed != nil && j.failed[i]:
		j.raw[i] = Fail
	}
	j.own[i] = j.raw[i]
	switch {
	case j.owner[i] == isOthers:
		j.own[i] = NotApplicable
	case j.owner[i] == mayBeOwn && !met:
		j.own[i] |= NotApplicable
	}
}

// verdict is the set of outcomes: not applicable if `when` may be false; the
// outcomes of `require` if `when` may be true.
func (c *criterion) verdict(env *logic.Env) Verdict {
	var v Verdict
	when := logic.Eval(c.when, env)
	if when.May&logic.MayBeFalse != 0 {
		v |= NotApplicable
	}
	if when.May&logic.MayBeTrue != 0 {
		must := logic.Eval(c.require, env)
		if must.May&logic.MayBeTrue != 0 {
			v |= Pass
		}
		if must.May&logic.MayBeFalse != 0 {
			v |= Fail
		}
	}
	return v
}

// violated: advice never counts, nor does a criterion without a wording.
func (j *judged) violated(id string) logic.Value {
	i, ok := j.p.byID[id]
	if !ok {
		return logic.False()
	}
	return j.fails(i)
}

func (j *judged) fails(i int) logic.Value {
	if j.p.criteria[i].standing == Advice {
		return logic.False()
	}
	var v logic.Value
	if j.own[i].Has(Fail) {
		v.May |= logic.MayBeTrue
	}
	if j.own[i]&^Fail != 0 {
		v.May |= logic.MayBeFalse
	}
	return v
}

func (j *judged) countViolated(tag string) logic.Value {
	var n logic.Value
	for _, i := range j.p.tags[tag] {
		v := j.fails(i)
		if v.Is() {
			n.Lo++
		}
		if !v.IsNot() {
			n.Hi++
		}
	}
	return n
}

// counts reports whether the criterion is judged as the unit's own duty: it
// binds, it is not certainly another's, and it is not an element, which only
// other criteria count.
func (j *judged) counts(i int) bool {
	c := j.p.criteria[i]
	return c.standing != Advice && !c.Element && j.owner[i] != isOthers
}

package assess

import (
	"slices"

	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/logic"
)

// Session holds a unit's answers over time: from the first answer, through
// corrections, withdrawals and plans, to the next year and the next version of
// the rules. It asks only what matters. After each answer it judges only what
// the answer affects: Assess, Next and the other methods use one judgement,
// which is always equal to a fresh one of the same answers.
//
// If the unit answers only what Next asks, in any order, "not sure" included,
// the verdicts about its own duties are the same as if it answered every fact:
// no answer to an unasked fact would change one. Next does not ask for the
// duties of others, but they are reported if an answer decides them anyway.
//
// A Session is not safe for concurrent use; many may share one Program. Only
// [Program.Session], [Programs.Session] and [Session.Fork] make one: the methods
// of a nil or zero Session panic.
type Session struct {
	*live
	programs *Programs
}

// Session starts from answers, which may be zero, and does not change them.
func (p *Program) Session(a Answers) *Session {
	return &Session{p.live(a), newPrograms(p.bundle, p.digest, p)}
}

// Program is that of the session's day of the law.
func (s *Session) Program() *Program { return s.p }

// Answers returns a copy of the answers so far.
func (s *Session) Answers() Answers { return s.a.copy() }

// Set answers a fact, or corrects its answer and what was given with it; the
// value is given as for [Program.With]. On error, a [diag.List], the session is
// unchanged.
func (s *Session) Set(fact string, value any) error {
	r := &answerReader{p: s.p, at: s.p.at(s.a)}
	got, ok := r.goValue(fact, value)
	switch {
	case len(r.list) > 0:
		return r.list.Sorted()
	case !ok:
		return s.Clear(fact)
	default:
		s.enter(fact, got)
	}
	return nil
}

// NotSure answers facts with "not sure": all of them, or none if one is
// unknown. The session does not ask them again. The error is a [diag.List].
func (s *Session) NotSure(facts ...string) error {
	r := &answerReader{p: s.p, at: s.p.at(s.a)}
	given := make([]answer, len(facts))
	for i, id := range facts {
		given[i], _ = r.goValue(id, nil)
	}
	if len(r.list) > 0 {
		return r.list.Sorted()
	}
	for i, id := range facts {
		s.a.facts[id] = given[i]
	}
	s.follow(facts...)
	return nil
}

// Clear removes answers, as if the facts had not been asked: all of them, or
// none if one is unknown or derived. The error is a [diag.List].
func (s *Session) Clear(facts ...string) error {
	r := &answerReader{p: s.p}
	for _, id := range facts {
		r.fact(id)
	}
	if len(r.list) > 0 {
		return r.list.Sorted()
	}
	for _, id := range facts {
		delete(s.a.facts, id)
	}
	s.follow(facts...)
	return nil
}

// Assess judges the answers so far.
func (s *Session) Assess() *Assessment { return s.p.assess(s.a, s.j) }

// Verdict returns the outcomes still possible for a criterion, no matter who
// owes it; the zero Verdict if it has no wording on the day.
func (s *Session) Verdict(criterion string) Verdict {
	if i, ok := s.p.byID[criterion]; ok {
		return s.j.raw[i]
	}
	return 0
}

// Needed lists the unanswered facts that a verdict still depends on, in the
// order of their pages.
func (s *Session) Needed() []string { return s.needed() }

// Hangs reports whether a verdict still depends on a fact, even if the fact has
// been answered: "at least these" is an answer that leaves it open. If no
// verdict depends on it, looking for more is useless.
func (s *Session) Hangs(fact string) bool { return s.hangs(fact) }

// Remaining is an upper bound for the number of facts that may still be asked.
// It only falls as answers are given, unless one is changed, removed or
// contradicts another. It is 0 exactly when Next has nothing to ask.
func (s *Session) Remaining() int { return s.remaining() }

// Needed lists the unanswered facts that a verdict still depends on, in the
// order of their pages.
func (p *Program) Needed(a Answers) []string { return p.live(a).needed() }

// Skip is a fact that need not be asked, and the criteria that read it: each is
// decided, or depends on other facts, whatever the answer would be.
// [Program.Why] gives the support of each, so anyone can check it.
type Skip struct {
	Fact     *rules.Fact
	Criteria []string
}

// Skipped lists the facts that were not answered and need not be.
func (s *Session) Skipped() []Skip {
	p := s.p
	hanging, ranks := s.hanging(), s.wanted().ranks
	var list []Skip
	for slot, f := range p.asked {
		if ranks[slot] > 0 || hanging[slot] || !s.askable(slot) {
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

// Superfluous lists the answers that a fresh session would not have asked for.
// They are judged like all others, and marked on export.
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
			s.enter(f.ID, v)
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

// Support is why a verdict is as it is: the answers that alone give it and let
// it depend on the same facts. None of them can be left out.
type Support struct {
	Verdict Verdict
	Facts   []string
	Said    []Said
	// Needs are the open facts that the verdict still depends on.
	Needs []string
}

// Why returns the support of a criterion's verdict; ok is false if the
// criterion has no wording on the day.
func (s *Session) Why(criterion string) (why Support, ok bool) {
	return s.p.why(s.a, s.j, criterion)
}

// Why is [Session.Why] for answers without a session.
func (p *Program) Why(a Answers, criterion string) (why Support, ok bool) {
	return p.why(a, p.judge(a), criterion)
}

func (p *Program) why(a Answers, j *judged, criterion string) (s Support, ok bool) {
	i, ok := p.byID[criterion]
	if !ok {
		return Support{}, false
	}
	s.Verdict = j.raw[i]
	s.Said = p.saidAll(a, p.support(j, p.at(a), i))
	for _, one := range s.Said {
		s.Facts = append(s.Facts, one.Fact)
	}
	for _, slot := range p.needsOf(j, i) {
		s.Needs = append(s.Needs, p.asked[slot].ID)
	}
	return s, true
}

// Verdict is [Session.Verdict] for answers without a session.
func (p *Program) Verdict(a Answers, criterion string) Verdict {
	i, ok := p.byID[criterion]
	if !ok {
		return 0
	}
	return p.judge(a).raw[i]
}

package assess

import (
	"slices"

	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/logic"
)

// Session is the life of a unit's answers: from the first one, through what is
// corrected, taken back and undertaken, to the next year and the next version
// of the rules. It asks only what matters, and judges after each answer just
// what the answer reaches: Assess, Next and the rest come of one judgement, which
// is at any moment what a fresh one of the same answers would be.
//
// Answering just what Next asks, in any order, "not sure" included, gives the
// same verdicts about the unit's own duties as answering every fact: a fact that
// is not asked, whatever it were answered, would change none. What others owe is
// not asked for, and told where an answer says it all the same.
//
// A Session is not safe for concurrent use; many may share one Program.
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

// Answers returns the answers so far. They are a copy.
func (s *Session) Answers() Answers { return s.a.copy() }

// Set answers a fact, or corrects its answer, with what stood beside it; the
// value is given as for [Program.With]. The error is a [diag.List], and the session unchanged.
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

// NotSure answers facts with "not sure": all of them, or none if one is unknown.
// They are not asked again. The error is a [diag.List].
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

// Clear takes answers back, as if the facts had not been asked: all of them, or
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

// Verdict returns the outcomes still possible for a criterion, whoever owes
// it; the zero Verdict where it has no wording on the day.
func (s *Session) Verdict(criterion string) Verdict {
	if i, ok := s.p.byID[criterion]; ok {
		return s.j.raw[i]
	}
	return 0
}

// Needed lists the facts that a verdict still hangs on and that have not been
// answered, in the order of their pages.
func (s *Session) Needed() []string { return s.needed() }

// Hangs reports whether a verdict still hangs on a fact, also where it has been
// answered: "at least these" is an answer that leaves it open. Where none does,
// there is no use in looking for more.
func (s *Session) Hangs(fact string) bool { return s.hangs(fact) }

// Remaining bounds the number of facts that may still be asked. It only falls
// as answers are given, unless one is changed, taken back or contradicts
// another, and is 0 just when Next has nothing to ask.
func (s *Session) Remaining() int { return s.remaining() }

// Needed lists the facts that a verdict still hangs on and that have not been
// answered, in the order of their pages.
func (p *Program) Needed(a Answers) []string { return p.live(a).needed() }

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

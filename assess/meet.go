package assess

import (
	"cmp"

	"github.com/fire321/fire321/internal/canon"
	"github.com/fire321/fire321/rules/diag"
	"github.com/fire321/fire321/rules/logic"
)

// Meeting is how other answers of the same unit stand to those of a session:
// what two people said, or one person on two devices. Nothing of it is decided
// by itself; [Session.Take] does what a person chose.
type Meeting struct {
	// Fresh are the answers to facts that the session has no answer to, or is not
	// sure of.
	Fresh []Said
	// Differ are the facts that both answer, each otherwise.
	Differ []Clash
	// Same is how many facts both answer alike, and Unknown how many others are
	// not sure of, so nothing is to be taken.
	Same, Unknown int
}

// Clash is a fact with two answers.
type Clash struct {
	Fact         string
	Question     Text
	Mine, Theirs Text
	// MineOn and TheirsOn are the days on which the answers were given.
	MineOn, TheirsOn Date
}

// Meet compares the answers with others to the same bundle. The facts come in
// the order of the walk; text facts, which are only printed, come last.
func (s *Session) Meet(other Answers) Meeting {
	var m Meeting
	other = s.p.own(other)
	for _, id := range s.inOrder(other) {
		theirs, mine := other.facts[id], s.a.facts[id]
		said := s.p.Said(other, id)
		switch {
		case theirs.notSure:
			m.Unknown++
		case !s.a.Has(id) || mine.notSure:
			m.Fresh = append(m.Fresh, said)
		case sameAnswer(mine, theirs):
			m.Same++
		default:
			m.Differ = append(m.Differ, Clash{
				Fact: id, Question: said.Question, Mine: s.p.Said(s.a, id).Answer, Theirs: said.Answer,
				MineOn: given(mine, s.p.at(s.a)), TheirsOn: given(theirs, s.p.at(other)),
			})
		}
	}
	return m
}

// inOrder are the answered facts that the bundle asks, in its order.
func (s *Session) inOrder(a Answers) []string {
	var ids, texts []string
	for _, f := range s.p.Facts() {
		if !a.Has(f.ID) {
			continue
		}
		if f.Type.Kind == logic.TextKind {
			texts = append(texts, f.ID)
		} else {
			ids = append(ids, f.ID)
		}
	}
	return append(ids, texts...)
}

// given is the day of an answer.
func given(v answer, at Date) Date {
	if v.date.IsZero() {
		return at
	}
	return v.date
}

// Take takes the answers to some facts from others, with their days and notes.
// If the others are of a later day, the session moves there, as by
// [Session.Renew]. Beside the facts, Take fills what the session has not: name,
// code and address of the unit, plans, looks and the own check; of the days on
// which a hazard was found it keeps the earlier one. A signature is not taken,
// since it stood under other answers. On error, a [diag.List], the session is
// unchanged: a fact is not answered there, or the bundle does not know the law
// of the later day.
func (s *Session) Take(other Answers, facts ...string) error {
	next, at := s.Fork(), s.p.at(other)
	if at > next.p.at(next.a) {
		if err := next.Renew(at); err != nil {
			return err
		}
	}
	other = next.p.own(other)
	r := &answerReader{p: next.p, at: at}
	a := next.Answers()
	for _, id := range facts {
		v, ok := other.facts[id]
		if !ok {
			r.fail("/facts/"+canon.EscapePointer(id), diag.AnswerFact, id)
			continue
		}
		if v.date.IsZero() && at != next.p.at(a) {
			v.date = at
		}
		a.facts[id] = v
	}
	if len(r.list) > 0 {
		return r.list.Sorted()
	}
	a.Unit = Unit{cmp.Or(a.Unit.Name, other.Unit.Name), cmp.Or(a.Unit.Code, other.Unit.Code), cmp.Or(a.Unit.Address, other.Unit.Address)}
	a.Plan, a.Look = united(a.Plan, other.Plan), united(a.Look, other.Look)
	for id, day := range other.Found {
		if mine, ok := a.Found[id]; !ok || day < mine {
			a.Found = entered(a.Found, id, day)
		}
	}
	if a.OwnCheck == (OwnCheck{}) {
		a.OwnCheck = other.OwnCheck
	}
	a, err := next.p.DecodeAnswers(next.p.EncodeAnswers(a))
	if err != nil {
		return err
	}
	next.live = next.p.live(a)
	*s = *next
	return nil
}

// united are the entries of both; where both have one, that of a.
func united[T comparable](a, b map[string]T) map[string]T {
	for id, v := range b {
		if _, ok := a[id]; !ok {
			a = entered(a, id, v)
		}
	}
	return a
}

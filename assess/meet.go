package assess

import (
	"slices"

	"github.com/fire321/fire321/internal/canon"
	"github.com/fire321/fire321/rules/logic"
)

// Meeting is how other answers of the same unit stand to those of a session:
// what two people said, or one person on two devices. Nothing of it is decided
// by itself; [Session.Take] does what a person chose.
type Meeting struct {
	// Fresh are the answers to facts that the session has no answer to, or was not
	// sure of, on the same day or before.
	Fresh []Said
	// Differ are the facts that both answer, each otherwise. Whoever is not sure
	// after the other has answered differs, too.
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
		said, open := s.p.Said(other, id), !s.a.Has(id)
		now, then := given(mine, s.p.at(s.a)), given(theirs, s.p.at(other))
		switch {
		case theirs.notSure && (open || mine.notSure || then <= now):
			m.Unknown++
		case open || mine.notSure && now <= then:
			m.Fresh = append(m.Fresh, said)
		case sameAnswer(mine, theirs):
			m.Same++
		default:
			m.Differ = append(m.Differ, Clash{
				Fact: id, Question: said.Question, Mine: s.p.Said(s.a, id).Answer, Theirs: said.Answer,
				MineOn: now, TheirsOn: then,
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
// [Session.Renew], but never back to earlier law. What both answer alike is of
// the later of its two days. Beside the facts, Take fills what the session has
// not: name, code and address of the unit, plans and looks; of the days on which a
// hazard was found it keeps the earlier one. A signature and an own check are not
// taken, since they stood under other answers. A fact that the others do not answer becomes
// "not sure". On error, a [diag.List], the session is unchanged: there is no such
// fact, or the bundle does not know the law of the later day.
func (s *Session) Take(other Answers, facts ...string) error {
	next, at := s.Fork(), s.p.at(other)
	if at > next.p.at(next.a) {
		if err := next.Renew(at); err != nil {
			return err
		}
		if s.p.day > at {
			if err := next.Under(s.p.day); err != nil {
				return err
			}
		}
	}
	mine, err := canon.Parse(next.p.EncodeAnswers(next.a))
	if err != nil {
		return canon.BadJSON(err)
	}
	theirs, err := canon.Parse(next.p.EncodeAnswers(other))
	if err != nil {
		return canon.BadJSON(err)
	}
	taken, part, now := canon.Value{Kind: canon.Object}, canon.Value{Kind: canon.Object}, next.p.at(next.a)
	facts = slices.Clip(facts)
	for _, id := range next.inOrder(other) {
		v, mine := other.facts[id], next.a.facts[id]
		if next.a.Has(id) && sameAnswer(v, mine) && given(v, at) > given(mine, now) && !slices.Contains(facts, id) {
			facts = append(facts, id)
		}
	}
	for _, id := range facts {
		v := other.facts[id]
		if mine := next.a.facts[id]; v.note == "" && sameAnswer(v, mine) {
			v.note = mine.note
		}
		v.notSure = v.notSure || !other.Has(id) // null, if they do not answer it
		if v.date.IsZero() && other.Has(id) && at != now {
			v.date = at
		}
		taken.Set(id, v.canonical())
	}
	part.Set("facts", taken)
	for _, key := range []string{"unit", "found", "plan", "look"} {
		if all := united(mine.Get(key), theirs.Get(key), key == "found"); len(all.Keys) > 0 {
			part.Set(key, all)
		}
	}
	if err := next.Update(part.Append(nil)); err != nil {
		return err
	}
	*s = *next
	return nil
}

// united has the members of both objects; where both have one, that of mine, or
// of days the earlier one.
func united(mine, theirs canon.Value, days bool) canon.Value {
	all := canon.Value{Kind: canon.Object, Keys: mine.Keys, Items: mine.Items}
	for i, key := range theirs.Keys {
		day, _ := logic.ParseDate(theirs.Items[i].Text)
		n := 0
		for n < len(all.Keys) && all.Keys[n] != key {
			n++
		}
		if n == len(all.Keys) {
			all.Set(key, theirs.Items[i])
		} else if now, _ := logic.ParseDate(all.Items[n].Text); days && day < now {
			all.Items[n] = theirs.Items[i]
		}
	}
	return all
}

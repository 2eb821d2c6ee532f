package assess

import (
	"slices"

	"github.com/fire321/fire321/rules/logic"
)

// Difference is what has changed between two assessments of one unit: after a
// year, or by other rules.
type Difference struct {
	Before, After *Assessment
	// Turns are the criteria that count in either assessment and whose verdict
	// has changed, or that have failed in both, in the order of the checklist;
	// those that no longer count come last.
	Turns []Turn
}

// Turn is what became of one criterion.
type Turn struct {
	ID    string
	Title Text
	// Then and Now are the verdicts; the zero Verdict if it did not count.
	Then, Now Verdict
	Way       Way
	// Answers are the present answers that decide it and were different before.
	// Law: its wording has changed. If neither is the case, time has passed.
	Answers []Said
	Law     bool
}

// Way is the direction in which a verdict turned.
type Way string

// The ways. Better: it could fail before and cannot any longer. Worse: it has
// failed now, or it could not fail before and now can. Still: it has failed in
// both. Other: everything else. A failure that has become doubtful is not
// better yet.
const (
	Better Way = "better"
	Worse  Way = "worse"
	Still  Way = "still"
	Other  Way = "other"
)

func wayOf(then, now Verdict) Way {
	switch {
	case then == Fail && now == Fail:
		return Still
	case then.Has(Fail) && !now.Has(Fail):
		return Better
	case now == Fail, now.Has(Fail) && !then.Has(Fail):
		return Worse
	}
	return Other
}

// Count is how many criteria turned that way.
func (d *Difference) Count(w Way) int {
	n := 0
	for _, t := range d.Turns {
		if t.Way == w {
			n++
		}
	}
	return n
}

// Since compares the session with an earlier one of the same unit: that of last
// year, or the same answers under another bundle or the law of another day.
func (s *Session) Since(before *Session) Difference {
	d := Difference{Before: before.Assess(), After: s.Assess()}
	then := map[string]Verdict{}
	for _, r := range d.Before.Results {
		then[r.ID] = r.Verdict
	}
	turn := func(r Result, was, is Verdict) {
		if was == is && is != Fail {
			return
		}
		t := Turn{ID: r.ID, Title: r.Title, Then: was, Now: is, Way: wayOf(was, is)}
		if t.Way != Still {
			t.Answers, t.Law = s.turned(before, r.ID), s.reworded(before, r.ID)
		}
		d.Turns = append(d.Turns, t)
	}
	for _, r := range d.After.Results {
		turn(r, then[r.ID], r.Verdict)
		delete(then, r.ID)
	}
	for _, r := range d.Before.Results {
		if v, ok := then[r.ID]; ok {
			turn(r, v, 0)
		}
	}
	return d
}

// turned lists the answers that decide the criterion, now or before, and have
// changed.
func (s *Session) turned(before *Session, criterion string) []Said {
	var facts []string
	for _, one := range []*Session{s, before} {
		if i, ok := one.p.byID[criterion]; ok {
			for _, slot := range one.p.support(one.j, one.p.at(one.a), i) {
				if id := one.p.asked[slot].ID; !slices.Contains(facts, id) {
					facts = append(facts, id)
				}
			}
		}
	}
	var list []Said
	for _, id := range facts {
		if said := s.p.Said(s.a, id); said.Fact != "" && !sameAnswer(s.a.facts[id], before.a.facts[id]) {
			list = append(list, said)
		}
	}
	return list
}

// sameAnswer reports whether two answers say the same, whatever day and note
// stand beside them.
func sameAnswer(a, b answer) bool {
	return a.notSure == b.notSure && a.more == b.more && string(a.json.Append(nil)) == string(b.json.Append(nil))
}

// reworded reports whether the criterion binds by a different wording than
// before, derived facts and parameters included, or had none before.
func (s *Session) reworded(before *Session, criterion string) bool {
	i, now := s.p.byID[criterion]
	k, then := before.p.byID[criterion]
	if !now || !then {
		return now != then
	}
	is, was := s.p.criteria[i], before.p.criteria[k]
	return is.standing != was.standing || is.owed != was.owed || !sameExpr(is.when, was.when) || !sameExpr(is.require, was.require)
}

// sameExpr reports whether two expressions are written the same.
func sameExpr(a, b *logic.Expr) bool {
	return a == b || a.Op == b.Op && a.Name == b.Name && a.Num == b.Num && a.Decimals == b.Decimals &&
		slices.Equal(a.Names, b.Names) && slices.EqualFunc(a.Args, b.Args, sameExpr)
}

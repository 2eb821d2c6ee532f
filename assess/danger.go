package assess

import (
	"slices"

	"github.com/fire321/fire321/internal/canon"
	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/logic"
)

// Danger is what the first round has brought to light so far: the few questions
// that show that people may die here. It is not an assessment: most duties have
// not been looked at.
type Danger struct {
	// Round are the facts of the round for the kinds of the unit, by id, in the
	// order of a walk: at most 20, and 12 for small places. Left are those that
	// are still to be asked, Unsure those that were answered with "not sure".
	Round, Left, Unsure []string
	// Pairs are combinations that kill, the gravest first.
	Pairs []Deadly
	// Found are the serious hazards that the answers of the round show: those
	// that are certain first, of these those of the first pair, and then what
	// can be done at once. There is one for each answer, the gravest one.
	Found []Alarm
	// Unseen are the kinds of finding that nobody has looked at yet here.
	Unseen []rules.Finding
}

// Deadly is a combination of answers that kills: why, and what to do first.
type Deadly struct {
	ID       string
	Say, Now Text
}

// Alarm is a hazard and the answer that shows it.
type Alarm struct {
	// Fact is the one of the round that was answered last of those that show it.
	Fact string
	Hazard
	// Others: it is another's duty, but the danger is here. May: whether the duty
	// applies here hangs on what is asked later; do not tell people to act on it.
	// Deadly: the answer is part of the first pair.
	Others, May, Deadly bool
}

func (d *Danger) members(c *canon.Codec) {
	c.Strings("round", &d.Round)
	c.Strings("left", &d.Left)
	c.Strings("unsure", &d.Unsure)
	canon.List(c, "pairs", &d.Pairs, (*Deadly).members)
	canon.List(c, "found", &d.Found, (*Alarm).members)
	canon.Items(c, "unseen", &d.Unseen, func(f rules.Finding) canon.Value {
		data, _ := f.MarshalJSON() // cannot fail
		return canon.Value{Kind: canon.Raw, Text: string(data)}
	}, func(v canon.Value) (f rules.Finding, ok bool) {
		ok = f.UnmarshalJSON(v.Append(nil)) == nil
		return f, ok
	})
}

func (x *Deadly) members(c *canon.Codec) {
	c.String("id", &x.ID)
	c.Text("say", &x.Say)
	c.Text("now", &x.Now)
}

func (x *Alarm) members(c *canon.Codec) {
	c.String("fact", &x.Fact)
	x.Hazard.members(c)
	c.Bool("others", &x.Others)
	c.Bool("may", &x.May)
	c.Bool("deadly", &x.Deadly)
}

// pair is a combination of answers that kills, compiled.
type pair struct {
	*rules.Pair
	when *logic.Expr
}

// Danger tells what the first round has shown so far.
func (s *Session) Danger() Danger {
	p, w, hanging := s.p, s.wanted(), s.hanging()
	var d Danger
	slots := s.round(w)
	for _, slot := range slots {
		id := p.asked[slot].ID
		d.Round = append(d.Round, id)
		switch {
		case w.ranks[slot] > 0:
			d.Left = append(d.Left, id)
		case s.a.NotSure(id):
			d.Unsure = append(d.Unsure, id)
		}
	}
	var first *logic.Expr
	for _, k := range p.pairs {
		if logic.Eval(k.when, s.j.env).Is() {
			d.Pairs = append(d.Pairs, Deadly{k.ID, k.Say, k.Now})
			if first == nil {
				first = k.When
			}
		}
	}
	d.Found = s.alarms(slots, first)
	for _, f := range p.bundle.Findings {
		seen, open := false, false
		for _, id := range f.Facts {
			slot, ok := p.slots[id]
			seen = seen || s.a.Has(id) && !s.a.NotSure(id)
			open = open || ok && hanging[slot]
		}
		if open && !seen {
			f.Facts = slices.Clone(f.Facts)
			d.Unseen = append(d.Unseen, f)
		}
	}
	return d
}

// alarms are the serious hazards that the answers of those facts show, also
// those that hang on what is asked later. first is the first pair, or nil.
func (l *live) alarms(slots []int, first *logic.Expr) []Alarm {
	p, j := l.p, l.j
	// Of the hazards that one answer shows, the certain and gravest counts.
	shows := make([]int, len(slots)) // the criterion that each answer shows, from 1
	var order []int                  // of those places in slots, by danger
	for _, i := range p.byDanger {
		c := p.criteria[i]
		v := j.raw[i]
		if c.severity == rules.General || c.standing == Advice || c.Summary || !v.Has(Fail) || v.Has(Pass) {
			continue
		}
		// What opens a question, such as whether gas is used, comes before it.
		last := -1
		for _, slot := range p.support(j, p.at(l.a), i) {
			last = max(last, slices.Index(slots, slot))
		}
		switch {
		case last < 0:
		case shows[last] == 0:
			order = append(order, last)
			shows[last] = i + 1
		case v == Fail && j.raw[shows[last]-1] != Fail:
			shows[last] = i + 1
		}
	}
	deadly := func(n int) bool {
		return first != nil && j.raw[shows[n]-1] == Fail && p.bundle.Reads(first, p.asked[slots[n]].ID)
	}
	rank := func(n int) int {
		i := shows[n] - 1
		if j.raw[i] != Fail {
			return len(rules.Efforts())
		}
		r := slices.Index(rules.Efforts(), p.criteria[i].Remedy.Effort)
		if deadly(n) {
			r -= len(rules.Efforts()) + 1
		}
		return r
	}
	slices.SortStableFunc(order, func(a, b int) int { return rank(a) - rank(b) })
	list := make([]Alarm, len(order))
	for k, n := range order {
		i := shows[n] - 1
		list[k] = Alarm{p.asked[slots[n]].ID, p.hazard(l.a, j, i, j.result(i)), !j.own[i].Has(Fail), j.raw[i] != Fail, deadly(n)}
	}
	return list
}

// round lists the slots of the first round for the kinds of the unit: what was
// answered, and what should be asked. With several kinds their rounds take
// turns, each in its order.
func (l *live) round(w *wanted) []int {
	p := l.p
	var rounds []*rules.Round
	if slot, ok := p.slots[rules.KindsFact]; ok {
		for i, o := range p.asked[slot].Options {
			if l.j.env.Facts[slot].Must&(1<<i) != 0 {
				if r := p.bundle.RoundFor(o.ID); r != nil && !slices.Contains(rounds, r) {
					rounds = append(rounds, r)
				}
			}
		}
	}
	if r := p.bundle.RoundFor(""); len(rounds) == 0 && r != nil {
		rounds = append(rounds, r)
	}
	most, longest := 0, 0
	for _, r := range rounds {
		most, longest = max(most, r.Most), max(longest, len(r.Ask), len(r.Instead))
	}
	var order []int
	turn := func(of func(*rules.Round) []string) {
		for n := range longest {
			for _, r := range rounds {
				if facts := of(r); n < len(facts) {
					if slot, ok := p.slots[facts[n]]; ok && !slices.Contains(order, slot) {
						order = append(order, slot)
					}
				}
			}
		}
	}
	turn(func(r *rules.Round) []string { return r.Ask })
	turn(func(r *rules.Round) []string { return r.Instead })
	// What was answered has its place; what is still to be asked gets the rest.
	answered := func(slot int) bool { return l.a.Has(p.asked[slot].ID) }
	room := most
	for _, slot := range order {
		if answered(slot) {
			room--
		}
	}
	var list []int
	for _, slot := range order {
		switch {
		case answered(slot):
			list = append(list, slot)
		case room > 0 && w.ranks[slot] > 0:
			list = append(list, slot)
			room--
		}
	}
	return list
}

// Unsure is a fact whose answer leaves something open: "not sure", or "at least
// these".
type Unsure struct {
	Fact string
	// Serious and All are how many serious and how many of all duties that are
	// the unit's own would be decided further by it.
	Serious, All int
	// Round: it belongs to the first round.
	Round bool
}

// Unsure lists what is worth finding out: what belongs to the first round, in
// its order, then the most decisive first. Facts on which nothing depends any
// more are not in it.
func (s *Session) Unsure() []Unsure {
	all := make([]Unsure, len(s.p.asked))
	for i, c := range s.p.criteria {
		for _, slot := range s.hangsOf(i) {
			all[slot].All++
			if c.severity != rules.General {
				all[slot].Serious++
			}
		}
	}
	var order []int
	for slot := range all {
		f := s.p.asked[slot].ID
		if all[slot].Fact = f; all[slot].All > 0 && s.a.Has(f) && !s.askable(slot) {
			order = append(order, slot)
		}
	}
	round := s.round(s.wanted())
	rank := func(slot int) int {
		if i := slices.Index(round, slot); i >= 0 {
			return i
		}
		return len(round)
	}
	slices.SortStableFunc(order, func(a, b int) int {
		if n := rank(a) - rank(b); n != 0 {
			return n
		}
		if n := all[b].Serious - all[a].Serious; n != 0 {
			return n
		}
		return all[b].All - all[a].All
	})
	list := make([]Unsure, len(order))
	for i, slot := range order {
		list[i] = all[slot]
		list[i].Round = rank(slot) < len(round)
	}
	return list
}

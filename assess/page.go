package assess

import (
	"slices"

	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/logic"
)

// Page is one screen: a single fact to ask, or up to [Lines] facts of type bool
// that can be seen at one spot.
type Page struct {
	// ID and Title are those of the section that the screen belongs to. A fact
	// of another section is asked there if it decides what applies in this one.
	ID    string
	Title Text
	Facts []*rules.Fact
	// Step counts the questions of the first round up to this one, from 1, and
	// Steps how many the round has; both are 0 for other questions. See [Danger].
	Step, Steps int
}

// Lines is how many yes-or-no lines a [Page] lists at most.
const Lines = 8

// Next returns the screen to show next, or nil if no remaining question can
// matter. Kinds and roles come first, then the questions of the first round one
// by one, see [Danger]. Then the sections follow in the order of the bundle's
// pages. A section is finished before the next one begins; its questions are in
// the order of a walk, and a question from another section is put in only if it
// decides what applies in this one. What only the consistency checks read comes
// with its section, too.
func (s *Session) Next() *Page {
	w := s.wanted()
	for _, slot := range s.p.firsts() {
		if w.ranks[slot] == rankFirst {
			return s.screen([]int{slot}, s.p.pageOf[slot])
		}
	}
	round := s.round(w)
	left := slices.DeleteFunc(slices.Clone(round), func(slot int) bool { return w.ranks[slot] == 0 })
	if len(left) > 0 {
		page := s.screen(left[:1], s.p.pageOf[left[0]])
		page.Step, page.Steps = len(round)-len(left)+1, len(round)
		return page
	}
	next := -1
	for slot, rank := range w.ranks {
		if rank > 0 && (next < 0 || w.section[slot] < next) {
			next = w.section[slot]
		}
	}
	return s.inSection(w, next)
}

// NextIn returns the next screen of one section, by the id of its page, or nil
// if nothing is left to ask there.
func (s *Session) NextIn(section string) *Page {
	for i, page := range s.p.pages {
		if page.ID == section {
			return s.inSection(s.wanted(), i)
		}
	}
	return nil
}

// Section is what has been asked and what is left to ask at one place.
type Section struct {
	ID    string
	Title Text
	// Given are the answers of its page, "not sure" included; Left is how many
	// facts would be asked here now. That may grow with the answers.
	Given, Left int
}

// Sections lists the sections in which something has been asked, or would be
// asked now, in their order.
func (s *Session) Sections() []Section {
	all := make([]Section, len(s.p.pages))
	w := s.wanted()
	for slot, f := range s.p.asked {
		if w.ranks[slot] > 0 {
			all[w.section[slot]].Left++
		} else if s.a.Has(f.ID) {
			all[s.p.pageOf[slot]].Given++
		}
	}
	var list []Section
	for i, one := range all {
		if one.Given+one.Left > 0 {
			one.ID, one.Title = s.p.pages[i].ID, s.p.pages[i].Title
			list = append(list, one)
		}
	}
	return list
}

// Asks lists the facts that would be asked now, in the order of their pages:
// those that Sections counts as left. Answers may add to them.
func (s *Session) Asks() []string {
	var ids []string
	for slot, rank := range s.wanted().ranks {
		if rank > 0 {
			ids = append(ids, s.p.asked[slot].ID)
		}
	}
	return ids
}

// inSection is the next screen of a section: its own questions come before
// those of other pages that decide what applies here.
func (s *Session) inSection(w *wanted, section int) *Page {
	own, other := -1, -1
	for slot, rank := range w.ranks {
		switch {
		case rank == 0 || w.section[slot] != section:
		case s.p.pageOf[slot] == section && own < 0:
			own = slot
		case s.p.pageOf[slot] != section && other < 0:
			other = slot
		}
	}
	lead := own
	if own < 0 {
		lead = other
	}
	if lead < 0 {
		return nil
	}
	if !s.p.isLine(lead) {
		return s.screen([]int{lead}, section)
	}
	var lines []int
	for slot, rank := range w.ranks {
		if rank > 0 && w.section[slot] == section && s.p.pageOf[slot] == s.p.pageOf[lead] && s.p.isLine(slot) && len(lines) < Lines {
			lines = append(lines, slot)
		}
	}
	return s.screen(lines, section)
}

func (s *Session) screen(slots []int, section int) *Page {
	page := &Page{ID: s.p.pages[section].ID, Title: s.p.pages[section].Title}
	for _, slot := range slots {
		page.Facts = append(page.Facts, s.p.asked[slot])
	}
	return page
}

func (p *Program) isLine(slot int) bool { return p.asked[slot].Type.Kind == logic.Bool }

// The ranks of what is asked. If a slot is wanted for several reasons, the
// lowest counts.
const (
	rankFirst   = 1 + iota
	rankApplies // it decides whether a duty applies
	rankMet     // it decides whether a duty is met
	rankCheck
)

// wanted is what should be asked now: the rank of each slot, 0 if it need not
// be asked, and the section in which it is asked.
type wanted struct {
	ranks, section []int
}

// wanted is what should be asked now. It is not changed.
func (l *live) wanted() *wanted {
	if l.wants == nil {
		l.wants = l.findWanted()
	}
	return l.wants
}

func (l *live) findWanted() *wanted {
	p := l.p
	w := &wanted{make([]int, len(p.asked)), make([]int, len(p.asked))}
	want := func(slot, rank, section int) {
		if !l.askable(slot) {
			return
		}
		if now := w.ranks[slot]; now == 0 {
			w.ranks[slot], w.section[slot] = rank, min(section, p.pageOf[slot])
		} else {
			w.ranks[slot], w.section[slot] = min(rank, now), min(section, w.section[slot])
		}
	}
	for _, slot := range p.firsts() {
		want(slot, rankFirst, p.pageOf[slot])
	}
	for i := range p.criteria {
		for _, a := range l.asksOf(i) {
			want(a.slot, a.rank, a.section)
		}
	}
	if p.prominent != nil {
		for _, e := range p.prominent.excuses {
			if e != nil {
				for _, slot := range l.gates(&criterion{}, e) {
					want(slot, rankApplies, p.pageOf[slot])
				}
			}
		}
	}
	for _, k := range p.checks {
		for _, slot := range l.gates(&criterion{}, k.when) {
			want(slot, rankCheck, p.pageOf[slot])
		}
	}
	return w
}

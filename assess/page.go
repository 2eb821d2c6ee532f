package assess

import (
	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/logic"
)

// Page is one screen: a single fact to ask, or up to [Lines] facts of type bool
// that can be seen at one spot.
type Page struct {
	ID    string
	Title Text
	Facts []*rules.Fact
}

// Lines is how many yes-or-no lines a [Page] lists at most.
const Lines = 8

// Next returns the screen to show next, or nil if no remaining question can
// matter. Roles and kinds come first. Then come the questions that decide
// serious and major duties: whether a duty applies before whether it is met.
// Then the same for general duties, and last what only the consistency checks
// read. Questions about whether duties apply are sorted by how many duties wait
// for them. Questions about whether duties are met are sorted with the longest
// lists first, so that short ones may grow; free room in a list is filled with
// other lines of its spot that matter.
func (s *Session) Next() *Page {
	p, w := s.p, s.wanted()
	var best []int
	var most [2]int
	for slot, rank := range w.ranks {
		if rank == 0 || rank != w.first {
			continue
		}
		screen := w.screen(slot)
		n := [2]int{w.waiting[slot], len(screen)}
		if rank == rankGraveMet || rank == rankGeneralMet {
			n[0] = 0
		}
		if n[0] > most[0] || n[0] == most[0] && n[1] > most[1] {
			best, most = screen, n
		}
	}
	if best == nil {
		return nil
	}
	page := &Page{ID: p.asked[best[0]].Page}
	for _, pg := range p.bundle.Pages {
		if pg.ID == page.ID {
			page.Title = pg.Title
		}
	}
	for _, slot := range best {
		page.Facts = append(page.Facts, p.asked[slot])
	}
	return page
}

// The ranks of what is asked, first to last.
const (
	rankFirst = 1 + iota
	rankGraveApplies
	rankGraveMet
	rankGeneralApplies
	rankGeneralMet
	rankCheck
)

// wanted is what should be asked now: the rank of each slot, 0 if it need not
// be asked, and how many duties wait for it at that rank.
type wanted struct {
	p       *Program
	ranks   []int
	waiting []int
	first   int // the best rank there is, 0 if nothing is wanted
}

// screen lists the slots of the screen that starts with lead, in the order of
// their page.
func (w *wanted) screen(lead int) []int {
	p := w.p
	if !p.isLine(lead) {
		return []int{lead}
	}
	on := make([]bool, len(w.ranks))
	on[lead] = true
	left := Lines - 1
	for rank := rankFirst; rank <= rankCheck; rank++ {
		for slot, r := range w.ranks {
			if left > 0 && r == rank && !on[slot] && p.isLine(slot) && p.asked[slot].Page == p.asked[lead].Page {
				on[slot] = true
				left--
			}
		}
	}
	return listed(on)
}

func (p *Program) isLine(slot int) bool { return p.asked[slot].Type.Kind == logic.Bool }

// wanted ranks what should be asked now.
func (l *live) wanted() *wanted {
	p := l.p
	w := &wanted{p: p, ranks: make([]int, len(p.asked)), waiting: make([]int, len(p.asked))}
	want := func(slot, rank int) {
		switch now := w.ranks[slot]; {
		case !l.askable(slot) || now > 0 && now < rank:
			return
		case now != rank:
			w.ranks[slot], w.waiting[slot] = rank, 0
		}
		w.waiting[slot]++
		if w.first == 0 || rank < w.first {
			w.first = rank
		}
	}
	for _, slot := range p.firsts() {
		want(slot, rankFirst)
	}
	for i := range p.criteria {
		for _, a := range l.asksOf(i) {
			want(a.slot, a.rank)
		}
	}
	if p.prominent != nil {
		for _, e := range p.prominent.excuses {
			if e != nil {
				logic.Needs(e, l.j.env, func(slot int) { want(slot, rankGraveApplies) })
			}
		}
	}
	for _, k := range p.checks {
		logic.Needs(k.when, l.j.env, func(slot int) { want(slot, rankCheck) })
	}
	return w
}

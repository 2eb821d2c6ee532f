package score

import (
	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/logic"
)

// tally is what a node of a grading earns, whatever its own marks may be.
//
// Weights are in thousandths of a mark, as in pack files; what is earned or
// lost is in millionths. The limits of rules.Bundle.ValidateGrading keep the
// weights of one level within 1e9 and that of one node within 1e6, so that
// every product here stays below 2^62.
type tally struct {
	mode rules.Mode // "" for bands
	// lo and hi bound the rate earned, if it is a share of the marks.
	lo, hi ratio
	// least and most bound what is lost (deduct) or earned (bands).
	least, most int64
	// mayIdle: possibly nothing in it applies; idle: certainly nothing does.
	mayIdle, idle bool
	// mayEmpty: possibly nothing in it has marks; empty: certainly nothing has.
	mayEmpty, empty bool
}

const micro = 1000 // millionths in a thousandth

// ratio is the rate Num / (Den * micro).
type ratio struct{ Num, Den int64 }

// of is the rate of those marks, rounded half up. Rounding is monotone, so the
// bounds of a rounded value are the rounded bounds.
func (r ratio) of(marks int64) int64 { return (2*r.Num*marks + r.Den) / (2 * r.Den) }

// earned bounds what the node earns of its marks.
func (t *tally) earned(marks int64) (lo, hi int64) {
	switch t.mode {
	case rules.Deduct:
		return max(0, marks*micro-t.most), max(0, marks*micro-t.least)
	case rules.Share, rules.Full:
		return t.lo.of(marks), t.hi.of(marks)
	}
	return t.least, t.most
}

// tallyItems is what a selection of criteria earns. The bounds of each item do
// not give the exact bounds of a share: with {fail, not-applicable, pass} and
// {pass, not-applicable}, the share is lowest if the second does not apply, not
// if it is met. So for the lowest share, an item that can fail fails, and an
// item that can only pass or not apply is left out, unless nothing else is in.
// The highest share is computed the opposite way.
func tallyItems(mode rules.Mode, items []int, points func(int) int64, outcomes []Outcomes) tally {
	t := tally{mode: mode, mayIdle: true, idle: true, empty: len(items) == 0, mayEmpty: len(items) == 0}
	var all, failed, mayFail, passed, mayPass int64
	for _, i := range items {
		w, v := points(i), outcomes[i]
		all += w
		if v.Has(Fail) {
			mayFail += w
		}
		if v.Has(Pass) {
			mayPass += w
		}
		switch v {
		case Fail:
			failed += w
		case Pass:
			passed += w
		}
		t.mayIdle = t.mayIdle && v.Has(NotApplicable)
		t.idle = t.idle && v == NotApplicable
	}
	switch {
	case t.empty:
		t.idle, t.mayIdle = false, false
	case mode == rules.Deduct:
		t.least, t.most = failed*micro, mayFail*micro
		t.idle, t.mayIdle = false, false
	case mode == rules.Full:
		t.lo, t.hi = ratio{(all - mayFail) * micro, all}, ratio{(all - failed) * micro, all}
		t.idle, t.mayIdle = false, false
	default:
		t.lo, t.hi = ratio{micro, 1}, ratio{0, 1}
		if mayFail+passed > 0 {
			t.lo = ratio{passed * micro, mayFail + passed}
		}
		if failed+mayPass > 0 {
			t.hi = ratio{mayPass * micro, failed + mayPass}
		}
	}
	return t
}

// part is what one group may be at the level above.
type part struct {
	// ways are its possible weights, never 0, with what it then earns.
	ways []way
	// mayMiss: it may have no marks, or nothing in it may have any.
	mayMiss bool
	// mayIdle and idle mean the same as in a tally.
	mayIdle, idle bool
}

// way is a weight and the bounds of what is earned of it.
type way struct{ weight, lo, hi int64 }

// tallyGroups is what a group of groups earns.
func tallyGroups(mode rules.Mode, parts []part) tally {
	t := tally{mode: mode, idle: len(parts) > 0, empty: len(parts) == 0, mayEmpty: true}
	mayBeOut, mayIdle := true, false
	for _, p := range parts {
		t.mayEmpty = t.mayEmpty && p.mayMiss
		t.idle = t.idle && p.idle
		mayBeOut = mayBeOut && (p.mayMiss || p.mayIdle)
		mayIdle = mayIdle || p.mayIdle
	}
	t.mayIdle = mayBeOut && mayIdle
	if mode != rules.Share {
		t.mayIdle, t.idle = false, false
	}
	switch {
	case t.empty || t.idle:
	case mode == rules.Deduct:
		t.least, t.most = deducted(parts, t.mayEmpty)
	default:
		if mode == rules.Full {
			idleEarnsAll(parts)
		}
		t.lo = lowest(parts, func(w way) int64 { return w.lo })
		missed := lowest(parts, func(w way) int64 { return w.weight*micro - w.hi })
		t.hi = ratio{missed.Den*micro - missed.Num, missed.Den}
	}
	return t
}

// deducted bounds what the parts lose together. If all of them may miss, at
// least one of them does not: otherwise there would be nothing to deduct from.
func deducted(parts []part, mayEmpty bool) (least, most int64) {
	for i := range parts {
		l, m := parts[i].lost()
		most += m
		switch {
		case mayEmpty && (i == 0 || l < least):
			least = l
		case !mayEmpty && !parts[i].mayMiss:
			least += l
		}
	}
	return least, most
}

// lost bounds what the part loses if it does not miss; a part that does not
// apply loses nothing.
func (p *part) lost() (least, most int64) {
	if p.idle {
		return 0, 0
	}
	for i, w := range p.ways {
		l := w.weight*micro - w.hi
		if i == 0 || l < least {
			least = l
		}
		most = max(most, w.weight*micro-w.lo)
	}
	if p.mayIdle {
		least = 0
	}
	return least, most
}

func idleEarnsAll(parts []part) {
	for i := range parts {
		p := &parts[i]
		for k := range p.ways {
			w := &p.ways[k]
			if p.idle {
				w.lo = w.weight * micro
			}
			if p.mayIdle {
				w.hi = w.weight * micro
			}
		}
		p.idle, p.mayIdle = false, false
	}
}

// lowest is the least ratio of what is earned to the weights, over all ways of
// all parts that are not idle, by Dinkelbach's method (1967). For any ratio r
// reached so far, a choice is lower if and only if its earned - r*weight is
// below 0. That sum is least if each part's term is least. So each part chooses
// on its own, until nothing is lower.
func lowest(parts []part, earned func(way) int64) ratio {
	var r ratio
	for _, p := range parts {
		if !p.idle {
			r.Num, r.Den = r.Num+earned(p.ways[0]), r.Den+p.ways[0].weight
		}
	}
	for {
		var next ratio
		for _, p := range parts {
			if p.idle {
				continue
			}
			var best way // leaving it out, if allowed
			var num int64
			value := int64(0)
			for i, w := range p.ways {
				e := earned(w)
				if v := e*r.Den - r.Num*w.weight; v < value || i == 0 && !p.mayMiss && !p.mayIdle {
					best, num, value = w, e, v
				}
			}
			next.Num, next.Den = next.Num+num, next.Den+best.weight
		}
		if next.Den == 0 || Rate(next).Cmp(Rate(r)) >= 0 {
			return r
		}
		r = next
	}
}

// rowsOf visits the rows of a table that may be the first row that holds.
func rowsOf(rows []rules.Weight, holds func(*rules.Weight) logic.Value, visit func(marks int64)) {
	for i := range rows {
		v := holds(&rows[i])
		if !v.IsNot() {
			visit(int64(rows[i].Marks))
		}
		if v.Is() {
			return
		}
	}
}

// tallyBands is what a table of bands earns.
func tallyBands(rows []rules.Weight, holds func(*rules.Weight) logic.Value) tally {
	var t tally
	first := true
	rowsOf(rows, holds, func(marks int64) {
		if first || marks*micro < t.least {
			t.least = marks * micro
		}
		t.most, first = max(t.most, marks*micro), false
	})
	return t
}

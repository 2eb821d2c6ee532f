package assess

import (
	"cmp"
	"slices"

	"github.com/fire321/fire321/rules"
)

// links say who reads what: only what an answer may change.
type links struct {
	readers  [][]int // criteria, by the slot that they read or that says whose duty they are
	counters [][]int // criteria, by the one that they count
	place    []int   // of each criterion in the order of evaluation
}

// link is made once, when all criteria are compiled and in order.
func (c *compiler) link() {
	p := c.Program
	p.links = links{make([][]int, len(p.asked)), make([][]int, len(p.criteria)), make([]int, len(p.criteria))}
	roles, known := p.slots[rules.RolesFact]
	for i, cr := range p.criteria {
		for _, slot := range cr.reads {
			p.readers[slot] = append(p.readers[slot], i)
		}
		if known && cr.owed != 0 {
			p.readers[roles] = append(p.readers[roles], i)
		}
		for _, k := range cr.counts {
			p.counters[k] = append(p.counters[k], i)
		}
	}
	for n, i := range p.order {
		p.place[i] = n
	}
}

// reached lists the criteria that the facts of those slots affect, each once,
// in the order of evaluation.
func (p *Program) reached(slots []int) []int {
	seen := make([]bool, len(p.criteria))
	var list []int
	add := func(criteria []int) {
		for _, i := range criteria {
			if !seen[i] {
				seen[i] = true
				list = append(list, i)
			}
		}
	}
	for _, slot := range slots {
		add(p.readers[slot])
	}
	for n := 0; n < len(list); n++ {
		add(p.counters[list[n]])
	}
	slices.SortStableFunc(list, func(a, b int) int { return cmp.Compare(p.place[a], p.place[b]) })
	return list
}

// ripple finds what changed answers would break. It judges only what they
// affect.
type ripple struct{ before, after *judged }

func (p *Program) ripple(before *judged) *ripple {
	return &ripple{before, &judged{p: p, env: before.env, raw: slices.Clone(before.raw), own: slices.Clone(before.own),
		owner: before.owner, met: before.met, failed: before.failed}}
}

// breaks lists the criteria that fail after the changes but did not fail
// before. None of the changes alters whose duty something is.
func (r *ripple) breaks(changes []Change) []string {
	p, env := r.after.p, r.before.env
	env.Violated, env.CountViolated = r.after.violated, r.after.countViolated
	var slots []int
	for _, c := range changes {
		slot := p.slots[c.Fact]
		slots = append(slots, slot)
		given := env.Facts[slot]
		defer func() { env.Facts[slot] = given }()
		env.Facts[slot] = c.value.value
	}
	reached := p.reached(slots)
	var broken []int
	for _, i := range reached {
		r.after.verdict(i)
		if r.after.counts(i) && r.after.own[i] == Fail && r.before.own[i] != Fail {
			broken = append(broken, i)
		}
	}
	for _, i := range reached {
		r.after.raw[i], r.after.own[i] = r.before.raw[i], r.before.own[i]
	}
	sortInts(broken)
	var ids []string
	for _, i := range broken {
		ids = append(ids, p.criteria[i].ID)
	}
	return ids
}

// sortInts sorts in place. It is the module's only sort of integers: each other
// one, such as slices.Sort, adds two kilobytes in a browser.
func sortInts(list []int) { slices.SortStableFunc(list, cmp.Compare[int]) }

package assess

import (
	"cmp"
	"slices"
)

// ripple finds what changed answers change, by judging just the criteria that
// read them, and those that count such criteria.
type ripple struct {
	before, after *judged
	readers       [][]int // criteria, by the slot that they read
	counters      [][]int // criteria, by the one that they count
	place         []int   // of each criterion in the order of evaluation
}

func (p *Program) ripple(before *judged) *ripple {
	r := &ripple{
		before: before,
		after: &judged{p: p, env: before.env, raw: slices.Clone(before.raw), own: slices.Clone(before.own),
			owner: before.owner, met: before.met, failed: before.failed},
		readers: make([][]int, len(p.asked)), counters: make([][]int, len(p.criteria)), place: make([]int, len(p.criteria)),
	}
	for i, c := range p.criteria {
		for _, slot := range c.reads {
			r.readers[slot] = append(r.readers[slot], i)
		}
		for _, k := range c.counts {
			r.counters[k] = append(r.counters[k], i)
		}
	}
	for n, i := range p.order {
		r.place[i] = n
	}
	return r
}

// reached lists the criteria that the facts reach, in the order of evaluation.
func (r *ripple) reached(slots []int) []int {
	seen := map[int]bool{}
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
		add(r.readers[slot])
	}
	for n := 0; n < len(list); n++ {
		add(r.counters[list[n]])
	}
	slices.SortStableFunc(list, func(a, b int) int { return cmp.Compare(r.place[a], r.place[b]) })
	return list
}

// breaks lists the criteria that fail after the changes and did not before.
// None of them changes whose duty something is.
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
	reached := r.reached(slots)
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
	slices.Sort(broken)
	var ids []string
	for _, i := range broken {
		ids = append(ids, p.criteria[i].ID)
	}
	return ids
}

package assess

import (
	"slices"

	"github.com/fire321/fire321/rules"
)

// result is a copy of a criterion and its verdict: it shares nothing with the
// program.
func (j *judged) result(i int) Result {
	c := j.p.criteria[i]
	return Result{
		ID: c.ID, Title: c.Title, Theme: c.Theme, Pillar: c.Pillar, Risk: slices.Clone(c.Risk), Severity: c.severity,
		Standing: c.standing, Points: c.points, Verdict: j.own[i], OwedBy: slices.Clone(c.OwedBy), Urgent: c.Urgent, Summary: c.Summary,
	}
}

func (p *Program) hazard(a Answers, j *judged, i int, r Result) Hazard {
	c := p.criteria[i]
	h := Hazard{
		Result: r, Say: c.Hazard, Danger: c.Danger, Basis: bearing(c.basis, j.env),
		Remedy: c.Remedy.Text, Now: c.Remedy.Now, Effort: c.Remedy.Effort, By: c.Remedy.By,
		Found: a.Found[c.ID], TermByLaw: len(c.Remedy.Basis) > 0, Plan: a.Plan[c.ID],
	}
	if h.Found.IsZero() {
		h.Found = p.asOf(a)
	}
	if c.Remedy.HasDays {
		h.WithinDays = c.Remedy.WithinDays
		h.Due = h.Found + Date(c.Remedy.WithinDays)
	}
	h.Why = p.saidAll(a, p.support(j, p.at(a), i))
	return h
}

// causes are the failed criteria that a summary counts.
func (j *judged) causes(i int) []string {
	var ids []string
	for _, k := range j.p.criteria[i].counts {
		c := j.p.criteria[k]
		if j.own[k] == Fail && c.standing != Advice && !slices.Contains(ids, c.ID) {
			ids = append(ids, c.ID)
		}
	}
	return ids
}

// heads reports whether a criterion is a summary that heads its causes. A
// criterion does not head causes that have no row of their own: its own row is
// then all that a person sees of them.
func (p *Program) heads(i int) bool {
	c := p.criteria[i]
	return c.Summary && !slices.ContainsFunc(c.counts, func(k int) bool { return p.criteria[k].Element })
}

// coverage compares the kinds of the place with those that the packs cover. A
// bundle that asks for no kinds is about something else, so it covers the
// place.
func (p *Program) coverage(j *judged) Coverage {
	slot, ok := p.slots[rules.KindsFact]
	if !ok {
		return Coverage{Whole: true}
	}
	f, v := p.asked[slot], j.env.Facts[slot]
	got := Coverage{Open: v.May != v.Must || v.Must == 0}
	if roles, ok := p.slots[rules.RolesFact]; ok && j.env.Facts[roles].May == 0 {
		got.Open, got.NoRole = true, true // a unit without a role owes nothing: that is no compliance
	}
	for i, o := range f.Options {
		if v.Must&(1<<i) != 0 && !slices.Contains(p.bundle.Covers, o.ID) {
			got.Missing = append(got.Missing, rules.Option{ID: o.ID, Text: o.Text}) // the rest helps to choose, and says nothing of it
		}
	}
	got.Whole = !got.Open && len(got.Missing) == 0
	return got
}

// guest reports whether the unit has no part in the place that commits for it.
func (j *judged) guest() bool {
	slot, ok := j.p.slots[rules.RolesFact]
	if !ok {
		return false
	}
	for i, o := range j.p.asked[slot].Options {
		if !o.Guest && j.env.Facts[slot].May&(1<<i) != 0 {
			return false
		}
	}
	return true
}

// uncovered reports whether the place may be uncovered, and whether it must be,
// whatever is answered later. It includes the case that the unit may have no
// role in the place, so that an answer only narrows both.
func (j *judged) uncovered() (may, must bool) {
	p, c := j.p, j.p.coverage(j)
	may, must = !c.Whole, c.NoRole || len(c.Missing) > 0
	if slot, ok := p.slots[rules.KindsFact]; ok && j.env.Facts[slot].May == 0 {
		must = true
	}
	if slot, ok := p.slots[rules.RolesFact]; ok && j.env.Facts[slot].Must == 0 {
		may = true
	}
	return may || must, must
}

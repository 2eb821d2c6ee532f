package pack

import (
	"slices"

	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/diag"
)

// mergeCriteria puts the criteria of all folders into one list and lets each
// layer change those below it.
func (c *compiler) mergeCriteria() {
	for _, f := range c.order {
		for _, r := range f.replaces {
			c.replace(f, r)
		}
		for _, k := range f.criteria {
			if c.criteria[k.ID] != k {
				continue // declared twice
			}
			for _, v := range k.revisions {
				k.Revisions = append(k.Revisions, v.Revision)
			}
			c.merged = append(c.merged, k)
		}
	}
}

// replace applies a layer's wordings to a criterion of the folders below it.
// Outside of their dates the parent's wordings hold.
func (c *compiler) replace(f *folder, r *replacement) {
	if f.module {
		c.add(r.target.faultText(diag.KeyMisplaced, diag.Same("replaces"), diag.Text{ZH: "模块只增加，不改动", EN: "a module only adds"}))
		return
	}
	if r.target.id == "" {
		return
	}
	i := slices.IndexFunc(c.merged, func(k *criterion) bool { return k.ID == r.target.id })
	if i < 0 {
		if !c.lost.criteria {
			c.add(c.near(r.target.fault(diag.CriterionUnknown, r.target.id), r.target.id, func() (below []string) {
				for _, k := range c.merged {
					below = append(below, k.ID)
				}
				return below
			}))
		}
		return
	}
	parent := c.merged[i]
	if slices.ContainsFunc(parent.Revisions, func(v rules.Revision) bool { return v.Require == nil }) || len(parent.Revisions) == 0 {
		return // broken, and reported there
	}
	if digest := parent.WordingDigest()[:8]; r.was.node != nil && r.was.node.Text != digest {
		d := r.was.fault(diag.LayerWas, r.target.id, digest, r.was.node.Text)
		c.add(d)
	}
	c.stale(parent, r)

	var wordings []rules.Revision
	for _, v := range r.revisions {
		wordings = append(wordings, v.Revision)
	}
	if !r.relaxes.Reason.IsZero() && !c.bundle.Verified(r.relaxes.Basis) {
		c.adviseOnly(parent, r, wordings)
		return
	}
	changed := *parent
	changed.Revisions = splice(parent.Revisions, wordings)
	c.merged[i] = &changed
	c.declared["criterion "+r.target.id] = r.target.spot
}

// adviseOnly keeps the parent's wording, and shows the layer's beside it as
// advice: nobody has verified that it may be less strict.
func (c *compiler) adviseOnly(parent *criterion, r *replacement, wordings []rules.Revision) {
	advice := *parent
	advice.ID = parent.ID + ".relaxed"
	advice.Advice, advice.Points = true, 0
	advice.Displaces, advice.displaced = nil, nil
	advice.Summary, advice.Element = false, false
	advice.Tags, advice.Risk = nil, nil // what is counted is the parent's
	advice.Pack = r.pack
	advice.Revisions = wordings
	if c.declare("criterion", advice.ID, r.target.spot) {
		c.criteria[advice.ID] = &advice
		c.merged = append(c.merged, &advice)
	}
}

// stale refuses a layer's wording that covers a day on which the parent's
// changes: whoever wrote it has not said what holds from then on.
func (c *compiler) stale(parent *criterion, r *replacement) {
	for _, v := range r.revisions {
		for _, p := range parent.Revisions {
			if !v.From.IsZero() && p.From > v.From && p.From <= lastDay(v.Until) {
				c.add(v.spot.fault(diag.LayerStale, parent.ID, p.From.String(), v.From.String()))
			}
		}
	}
}

// splice lays the layer's wordings over the parent's, of which what sticks out
// remains.
func splice(parent, layer []rules.Revision) []rules.Revision {
	var out []rules.Revision
	for _, p := range parent {
		from, end := p.From, lastDay(p.Until)
		keep := func(first, last rules.Date) {
			if first > last {
				return
			}
			piece := p
			piece.From, piece.Until = first, last
			if last == endless {
				piece.Until = 0
			}
			out = append(out, piece)
		}
		for _, l := range layer {
			if l.From > end || lastDay(l.Until) < from {
				continue
			}
			keep(from, l.From-1)
			from = lastDay(l.Until) + 1
		}
		keep(from, end)
	}
	out = append(out, layer...)
	slices.SortStableFunc(out, func(a, b rules.Revision) int { return int(a.From - b.From) })
	return out
}

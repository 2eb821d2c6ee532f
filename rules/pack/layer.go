package pack

import (
	"slices"

	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/diag"
)

// mergeCriteria puts the criteria of all folders into one list and applies each
// layer's changes to those below it.
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
		for _, one := range f.cites {
			c.citeToo(f, one)
		}
	}
}

// citeToo adds a layer's articles to all wordings of a criterion below it.
func (c *compiler) citeToo(f *folder, one *cites) {
	if f.module {
		c.add(one.target.faultText(diag.KeyMisplaced, diag.Same("cites"), diag.Text{ZH: "模块只增加，不改动", EN: "a module only adds"}))
		return
	}
	i := c.below(one.target)
	if i < 0 {
		return
	}
	changed := *c.merged[i]
	changed.Revisions = slices.Clone(changed.Revisions)
	for k := range changed.Revisions {
		v := &changed.Revisions[k]
		v.Basis = slices.Concat(v.Basis, bases(one.basis))
	}
	c.merged[i] = &changed
}

// below is the index of the criterion that a layer changes. If there is none,
// below reports it and returns a negative number.
func (c *compiler) below(target named) int {
	i := slices.IndexFunc(c.merged, func(k *criterion) bool { return k.ID == target.id })
	if i < 0 && target.id != "" && !c.lost.criteria {
		c.add(c.near(target.fault(diag.CriterionUnknown, target.id), target.id, func() (below []string) {
			for _, k := range c.merged {
				below = append(below, k.ID)
			}
			return below
		}))
	}
	return i
}

// replace applies a layer's wordings to a criterion of the folders below it.
// Outside their dates the parent's wordings apply.
func (c *compiler) replace(f *folder, r *replacement) {
	if f.module {
		c.add(r.target.faultText(diag.KeyMisplaced, diag.Same("replaces"), diag.Text{ZH: "模块只增加，不改动", EN: "a module only adds"}))
		return
	}
	i := c.below(r.target)
	if i < 0 {
		return
	}
	parent := c.merged[i]
	if slices.ContainsFunc(parent.Revisions, func(v rules.Revision) bool { return v.Require == nil }) || len(parent.Revisions) == 0 {
		return // broken; already reported there
	}
	if digest := parent.WordingDigest()[:8]; r.was.node != nil && r.was.node.Text != digest {
		d := r.was.fault(diag.LayerWas, r.target.id, digest, r.was.node.Text)
		c.add(d)
	}
	var froms []rules.Date
	for _, v := range parent.Revisions {
		froms = append(froms, v.From)
	}
	var wordings []rules.Revision
	for _, v := range r.revisions {
		wordings = append(wordings, v.Revision)
		c.stale(parent.ID, v.spot, v.From, v.Until, froms)
	}
	if !r.relaxes.Reason.IsZero() && !c.bundle.Verified(r.relaxes.Basis) {
		c.adviseOnly(parent, r, wordings)
		return
	}
	c.overlays = append(c.overlays, overlay{folder: f, criterion: r, below: parent})
	changed := *parent
	changed.Revisions = splice(parent.Revisions, wordings, func(v *rules.Revision) (from, until *rules.Date) { return &v.From, &v.Until })
	c.merged[i] = &changed
	c.declared["criterion "+r.target.id] = r.target.spot
}

// adviseOnly keeps the parent's wording and adds the layer's wording as advice:
// nobody has verified that it may be less strict.
func (c *compiler) adviseOnly(parent *criterion, r *replacement, wordings []rules.Revision) {
	advice := *parent
	advice.ID = parent.ID + ".relaxed"
	advice.Advice, advice.Points = true, 0
	advice.Displaces, advice.displaced = nil, nil
	advice.Summary, advice.Element = false, false
	advice.Tags, advice.Risk = nil, nil // only the parent's is counted
	advice.Pack = r.pack
	advice.Revisions = wordings
	if c.declare("criterion", advice.ID, r.target.spot) {
		c.criteria[advice.ID] = &advice
		c.merged = append(c.merged, &advice)
	}
}

// replaceParam puts a layer's values into a parameter of the folders below it.
// Outside their dates the parent's values apply.
func (c *compiler) replaceParam(f *folder, r *paramReplacement) {
	if f.module {
		c.add(r.target.faultText(diag.KeyMisplaced, diag.Same("replaces"), diag.Text{ZH: "模块只增加，不改动", EN: "a module only adds"}))
		return
	}
	c.cited(r.basis)
	id := r.target.id
	if id == "" {
		return
	}
	parent := c.params[id]
	if parent == nil {
		if fact := c.facts[id]; !c.lost.facts && (fact == nil || !fact.broken) {
			c.add(c.near(r.target.fault(diag.ParamUnknown, id), id, func() []string { return keys(c.params) }))
		}
		return
	}
	if parent.broken {
		return // already reported there
	}
	before := len(c.list)
	(&reader{r.file, &c.list}).numbers(r.numbers, parent.Type, r.values)
	broken := r.broken || len(c.list) > before
	if digest := parent.Digest()[:8]; r.was.node != nil && r.was.node.Text != digest {
		c.add(r.was.fault(diag.LayerWas, id, digest, r.was.node.Text))
	}
	var froms []rules.Date
	for _, v := range parent.Values {
		froms = append(froms, v.From)
	}
	for i, v := range r.values {
		c.stale(id, spot{r.file, r.node.Get("values").Items[i]}, v.From, v.Until, froms)
	}
	if broken {
		parent.broken = true // layers above are not checked against it
		return
	}
	if !r.relaxes.Reason.IsZero() && !c.bundle.Verified(r.relaxes.Basis) {
		r.idle = true
		return
	}
	c.overlays = append(c.overlays, overlay{folder: f, param: r, values: parent})
	changed := *parent
	changed.Values = splice(parent.Values, r.values, func(v *rules.ParamValue) (from, until *rules.Date) { return &v.From, &v.Until })
	c.params[id] = &changed
	i := slices.IndexFunc(c.bundle.Params, func(p rules.Param) bool { return p.ID == id })
	c.bundle.Params[i] = changed.Param
	c.declared["parameter "+id] = r.spot
}

// stale refuses a layer's entry if the parent's entry changes on a day between
// from and until: the layer does not say what applies from that day on.
func (c *compiler) stale(id string, at spot, from, until rules.Date, parent []rules.Date) {
	for _, p := range parent {
		if !from.IsZero() && p > from && p <= lastDay(until) {
			c.add(at.fault(diag.LayerStale, id, p.String(), from.String()))
		}
	}
}

// splice puts a layer's dated entries over its parent's entries; the parent's
// entries remain outside the dates of the layer's.
func splice[T any](parent, layer []T, span func(*T) (from, until *rules.Date)) []T {
	days := func(of *T) (first, last rules.Date) {
		from, until := span(of)
		return *from, lastDay(*until)
	}
	var out []T
	for i := range parent {
		from, end := days(&parent[i])
		keep := func(first, last rules.Date) {
			if first > last {
				return
			}
			piece := parent[i]
			begin, until := span(&piece)
			*begin, *until = first, last
			if last == endless {
				*until = 0
			}
			out = append(out, piece)
		}
		for k := range layer {
			first, last := days(&layer[k])
			if first > end || last < from {
				continue
			}
			keep(from, first-1)
			from = last + 1
		}
		keep(from, end)
	}
	out = append(out, layer...)
	slices.SortStableFunc(out, func(a, b T) int {
		x, _ := span(&a)
		y, _ := span(&b)
		return int(*x - *y)
	})
	return out
}

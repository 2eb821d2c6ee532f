package pack

import (
	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/diag"
	"github.com/fire321/fire321/rules/pack/internal/yamlnode"
)

// criterion is a duty and the places of its parts.
type criterion struct {
	rules.Criterion
	spot
	revisions []*revision
	risks     []named
	owners    []named
	displaced []named
	remedy    []citation
}

// revision is one dated wording with its places.
type revision struct {
	rules.Revision
	spot
	when, require *expression
	basis         []citation
	lapse         spot
}

// replacement is a layer's change of a parent's criterion.
type replacement struct {
	target    named
	was       spot
	revisions []*revision
	relaxes   rules.Relaxation
	basis     []citation // of relaxes
	pack      string
}

// readTheme reads criteria/<theme>.yaml.
func (f *folder) readTheme(r *reader, theme string) {
	for _, n := range r.atMost(r.file.Root, rules.MaxCriteria, diag.Text{ZH: "条款", EN: "criteria"}) {
		if n.Get("replaces") != nil {
			f.replaces = append(f.replaces, r.replacement(n, f.head.id))
			continue
		}
		if n.Get("cites") != nil {
			f.cites = append(f.cites, r.cites(n))
			continue
		}
		c := r.criterion(n)
		c.Theme, c.Pack = theme, f.head.id
		for _, rev := range c.revisions {
			rev.Pack = f.head.id
		}
		f.criteria = append(f.criteria, c)
	}
}

// cites is a layer's law that requires what a criterion below the layer already
// requires: it adds articles to the criterion and changes nothing else.
type cites struct {
	spot
	target named
	basis  []citation
}

func (r *reader) cites(n *yamlnode.Node) *cites {
	o := r.object(n)
	id := o.need("cites")
	one := &cites{spot: r.spot(n), target: named{o.id(id, dottedParts), r.spot(id)}, basis: o.needCitations("basis", allMayBindSome)}
	o.done()
	return one
}

func severities() (names []string) {
	for _, s := range rules.Severities() {
		names = append(names, string(s))
	}
	return names
}

func (r *reader) criterion(n *yamlnode.Node) *criterion {
	o := r.object(n)
	c := &criterion{spot: r.spot(n)}
	id := o.need("id")
	c.ID = o.id(id, dottedParts)
	if id != nil {
		c.spot = r.spot(id)
	}
	c.Pillar = o.choice(o.get("pillar"), rules.Pillars())
	for _, n := range o.atMost(o.get("risk"), maxNames, diag.Text{ZH: "条目", EN: "entries"}) {
		if v := o.whole(n, 1, rules.MaxRisk); v > 0 {
			c.Risk = append(c.Risk, v)
			c.risks = append(c.risks, named{n.Text, r.spot(n)})
		}
	}
	c.Tags = o.ids(o.get("tags"), onePart)
	c.Title = o.text(o.need("title"))
	c.Hazard, c.Danger = o.text(o.get("hazard")), o.text(o.get("danger"))
	c.Severity = rules.Severity(o.choice(o.need("severity"), severities()))
	c.Points = o.whole(o.get("points"), 0, rules.MaxPoints)
	c.Summary, c.Element = o.truth(o.get("summary")), o.truth(o.get("element"))
	c.Urgent = o.truth(o.get("urgent"))
	c.Binds = o.choice(o.get("binds"), []string{rules.BindsLetter})
	if c.Binds != "" { // no law is broken, and the letter speaks of risks
		o.choice(o.get("severity"), severities()[:2])
		o.need("risk")
	}
	if c.Points > 0 && (c.Summary || c.Element || c.Binds != "") {
		o.fault(o.get("points"), diag.PointsNone)
	}
	switch n := o.get("owed_by"); {
	case c.Binds != "":
		o.misplaced(o, "owed_by", diag.Text{ZH: "binds: letter 的条款问每一个单位", EN: "what binds through the letter is put to every unit"})
	case n != nil:
		c.owners = o.members(n)
	case !c.Summary && !c.Element:
		o.need("owed_by")
	}
	for _, role := range c.owners {
		c.OwedBy = append(c.OwedBy, role.id)
	}
	c.revisions = o.revisions()
	c.remedyOf(o)
	for _, n := range o.atMost(o.get("how_to_check"), maxNames, diag.Text{ZH: "条目", EN: "entries"}) {
		c.HowToCheck = append(c.HowToCheck, o.text(n))
	}
	for _, n := range o.atMost(o.get("displaces"), maxNames, diag.Text{ZH: "条目", EN: "entries"}) {
		if id := o.id(n, dottedParts); id != "" {
			c.displaced = append(c.displaced, named{id, r.spot(n)})
			c.Displaces = append(c.Displaces, id)
		}
	}
	o.done()
	return c
}

func (c *criterion) remedyOf(o *object) {
	n := o.get("remedy")
	if n == nil {
		if !c.Summary && !c.Element {
			o.need("remedy")
		}
		return
	}
	m := o.object(n)
	c.Remedy.Text = m.inlineText()
	if days := m.get("within_days"); days != nil {
		c.Remedy.WithinDays, c.Remedy.HasDays = m.whole(days, 0, rules.MaxWithinDays), true
	}
	c.Remedy.By = m.choice(m.get("by"), rules.Menders())
	c.Remedy.Now = m.text(m.get("now"))
	c.Remedy.Effort = m.choice(m.get("effort"), rules.Efforts())
	c.remedy = m.basis(m.get("basis"))
	c.Remedy.Basis = bases(c.remedy)
	m.done()
}

// revisions reads the dated wordings in their order.
func (o *object) revisions() []*revision {
	var list []*revision
	var froms []rules.Date
	n := o.need("revisions")
	items := o.atMost(n, maxRevisions, diag.Text{ZH: "文本", EN: "revisions"})
	if n != nil && n.Kind == yamlnode.List && len(items) == 0 {
		o.fault(n, diag.KeyMissing, "from")
	}
	for _, item := range items {
		rev := o.revision(item)
		list, froms = append(list, rev), append(froms, rev.From)
	}
	o.inSequence(items, froms, func(i int) *rules.Date { return &list[i].Until })
	return list
}

func (r *reader) revision(n *yamlnode.Node) *revision {
	o := r.object(n)
	v := &revision{spot: r.spot(n)}
	v.From, v.Until = o.span()
	v.when = o.expression(o.get("when"))
	v.require = o.expression(o.need("require"))
	v.basis = o.needCitations("basis", restMayBindSome)
	v.Basis = bases(v.basis)
	lapse := o.get("after_lapse")
	v.AfterLapse, v.lapse = o.choice(lapse, []string{"advice", "approved-before"}), r.spot(lapse)
	v.EmptyOK = o.text(o.get("empty_ok"))
	o.done()
	return v
}

func (r *reader) replacement(n *yamlnode.Node, pack string) *replacement {
	o := r.object(n)
	rep := &replacement{pack: pack}
	rep.target, rep.was = o.replaced(dottedParts)
	rep.relaxes, rep.basis = o.relaxation()
	rep.revisions = o.revisions()
	for _, v := range rep.revisions {
		v.Pack, v.Relaxes = pack, rep.relaxes
	}
	o.done()
	return rep
}

// replaced reads which criterion or parameter a layer's entry changes, and the
// digest of the wording or values that the layer was written for; was has no
// node if that cannot be read.
func (o *object) replaced(s shape) (target named, was spot) {
	t := o.object(o.need("replaces"))
	id, seen := t.need("id"), t.need("was")
	target = named{t.id(id, s), o.spot(id)}
	if t.word(seen) == "" {
		seen = nil
	} else if len(seen.Text) != 8 || !isHex(seen.Text) {
		t.form(seen, diag.Text{ZH: "八位十六进制数字", EN: "eight hexadecimal digits"})
		seen = nil
	}
	t.done()
	return target, o.spot(seen)
}

// relaxation reads why a layer may be less strict, if the entry gives a reason.
func (o *object) relaxation() (rules.Relaxation, []citation) {
	n := o.get("relaxes")
	if n == nil {
		return rules.Relaxation{}, nil
	}
	x := o.object(n)
	reason, basis := x.text(x.need("reason")), x.needBasis("basis")
	x.done()
	return rules.Relaxation{Reason: reason, Basis: bases(basis)}, basis
}

func isHex(s string) bool {
	for _, c := range []byte(s) {
		if (c < '0' || c > '9') && (c < 'a' || c > 'f') {
			return false
		}
	}
	return true
}

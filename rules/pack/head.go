package pack

import (
	"slices"
	"strconv"
	"strings"

	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/diag"
	"github.com/fire321/fire321/rules/pack/internal/yamlnode"
)

// head is a pack.yaml.
type head struct {
	spot
	id, version string
	module      bool
	title       rules.Text
	where       rules.Text
	subject     string
	subjectAt   spot
	extends     []reference // none or one
	includes    []reference
	when        *expression
	covers      []named
	knownFrom   rules.Date
	pageOrder   []named
	themes      []named
	titles      []rules.Text // of the themes
	risks       []rules.RiskList
	riskSpots   []spot
	excuses     []*expression // of items of risks: when they cannot arise
	gaps        []rules.Gap
	gapSources  []citation
}

// named is an id with its place.
type named struct {
	id string
	spot
}

// reference is a reference to another pack, such as cn/national/unit@^1.0.
type reference struct {
	named
	major, minor int
}

func readHead(r *reader, id string) head {
	o := r.object(r.file.Root)
	h := head{spot: r.spot(r.file.Root), id: id}
	if r.file.Root == nil {
		r.add(diag.New(diag.KeyMissing, diag.Place{File: r.file.Name}, "id"))
		return h
	}
	n := o.need("id")
	if given := o.id(n, packPath); given != "" && given != id {
		r.fault(n, diag.IDFile, given, id)
	}
	h.version = o.version(o.need("version"))
	h.module = o.choice(o.need("kind"), []string{"pack", "module"}) == "module"
	h.title = o.text(o.need("title"))
	h.where = o.text(o.get("place"))
	n = o.need("subject")
	h.subject, h.subjectAt = o.id(n, onePart), r.spot(n)
	if h.module {
		why := diag.Text{ZH: "只有规则包才有", EN: "only a pack has it"}
		o.misplaced(o, "extends", why)
		o.misplaced(o, "includes", why)
		o.misplaced(o, "place", why)
		h.when = o.expression(o.get("when"))
	} else {
		o.misplaced(o, "when", diag.Text{ZH: "只有模块才有", EN: "only a module has it"})
		if n := o.get("extends"); n != nil {
			h.extends = o.references([]*yamlnode.Node{n})
		}
		h.includes = o.references(o.atMost(o.get("includes"), maxModules, diag.Text{ZH: "模块", EN: "modules"}))
	}
	h.covers = o.members(o.get("covers"))
	if n := o.get("known_from"); n != nil || h.module {
		h.knownFrom = o.date(n)
	} else {
		o.need("known_from")
	}
	h.pageOrder = o.names(o.get("pages"))
	for _, n := range o.atMost(o.get("themes"), maxNames, diag.Text{ZH: "条目", EN: "entries"}) {
		t := r.object(n)
		h.themes = append(h.themes, named{t.id(t.need("id"), onePart), r.spot(n)})
		h.titles = append(h.titles, t.inlineText())
		t.done()
	}
	lists := o.atMost(o.get("risks"), maxNames, diag.Text{ZH: "条目", EN: "entries"})
	var froms []rules.Date
	for _, n := range lists {
		list := h.riskList(r, n)
		h.risks, froms = append(h.risks, list), append(froms, list.From)
		h.riskSpots = append(h.riskSpots, r.spot(n))
	}
	r.inSequence(lists, froms, func(i int) *rules.Date { return &h.risks[i].Until })
	for _, n := range o.atMost(o.get("gaps"), maxNames, diag.Text{ZH: "条目", EN: "entries"}) {
		h.readGap(r, n)
	}
	o.done()
	return h
}

func (r *reader) names(n *yamlnode.Node) []named {
	var list []named
	for _, item := range r.atMost(n, maxNames, diag.Text{ZH: "编号", EN: "ids"}) {
		if id := r.id(item, onePart); id != "" {
			list = append(list, named{id, r.spot(item)})
		}
	}
	return list
}

// members reads words that must be options of a fact; they are checked later,
// when all facts are known.
func (r *reader) members(n *yamlnode.Node) []named {
	var list []named
	for _, item := range r.atMost(n, maxNames, diag.Text{ZH: "编号", EN: "ids"}) {
		if id := r.word(item); id != "" && !r.wide(item) {
			list = append(list, named{id, r.spot(item)})
		}
	}
	return list
}

// version is three numbers without leading zeros.
func (r *reader) version(n *yamlnode.Node) string {
	s := r.word(n)
	if s == "" {
		return ""
	}
	if parts := strings.Split(s, "."); len(parts) == 3 && small(parts[0]) && small(parts[1]) && small(parts[2]) {
		return s
	}
	r.form(n, diag.Text{ZH: "版本号，如 1.0.0", EN: "a version such as 1.0.0"})
	return ""
}

// small reports whether s is a whole number of at most six digits.
func small(s string) bool { return len(s) <= 6 && allDigits(s) && isNumber(s) }

// references are id@^major.minor.
func (r *reader) references(nodes []*yamlnode.Node) []reference {
	var list []reference
	for _, n := range nodes {
		s := r.word(n)
		if s == "" {
			continue
		}
		id, at, _ := strings.Cut(s, "@^")
		major, minor, _ := strings.Cut(at, ".")
		if !packPath.fits(id) || !small(major) || !small(minor) {
			r.form(n, diag.Text{ZH: "包名和版本，如 cn/national/unit@^1.0", EN: "a pack and its version, such as cn/national/unit@^1.0"})
			continue
		}
		ref := reference{named: named{id, r.spot(n)}}
		ref.major, _ = strconv.Atoi(major)
		ref.minor, _ = strconv.Atoi(minor)
		list = append(list, ref)
	}
	return list
}

// admits reports whether a version is of the same major version and not older.
func (r reference) admits(version string) bool {
	parts := strings.Split(version, ".")
	if len(parts) != 3 {
		return true // reported in its own file
	}
	major, _ := strconv.Atoi(parts[0])
	minor, _ := strconv.Atoi(parts[1])
	return major == r.major && minor >= r.minor
}

func (h *head) riskList(r *reader, n *yamlnode.Node) rules.RiskList {
	o := r.object(n)
	list := rules.RiskList{ID: o.id(o.need("id"), onePart)}
	list.From, list.Until = o.span()
	seen := map[int]*yamlnode.Node{}
	for _, n := range o.atMost(o.need("items"), 64, diag.Text{ZH: "风险", EN: "risks"}) {
		i := r.object(n)
		number := i.need("item")
		item := rules.RiskItem{N: i.whole(number, 1, rules.MaxRisk), Text: i.inlineText()}
		if e := i.expression(i.get("cannot_arise")); e != nil {
			item.CannotArise = treeOf(e)
			h.excuses = append(h.excuses, e)
		}
		i.done()
		if before := seen[item.N]; before != nil && item.N > 0 {
			r.twice(number, number.Text, before, anotherID)
			continue
		}
		seen[item.N] = number
		list.Items = append(list.Items, item)
	}
	o.done()
	return list
}

func (h *head) readGap(r *reader, n *yamlnode.Node) {
	o := r.object(n)
	at := o.need("source")
	g := rules.Gap{Source: o.id(at, onePart)}
	g.From, g.Until = o.span()
	g.Concern = o.text(o.need("concerns"))
	g.Say = o.text(o.need("say"))
	g.Serious = o.truth(o.get("serious"))
	g.Pack = h.id
	o.done()
	h.gaps = append(h.gaps, g)
	h.gapSources = append(h.gapSources, citation{Basis: rules.Basis{Source: g.Source}, source: r.spot(at)})
}

// addHeads merges what the pack.yaml files say.
func (c *compiler) addHeads() {
	b := c.bundle
	var modules []string
	for _, f := range c.order {
		ref := rules.PackRef{ID: f.head.id, Version: f.version, Module: f.module}
		if f.module {
			modules = append(modules, f.head.id)
		} else {
			ref.Includes, modules = modules, nil
		}
		b.Packs = append(b.Packs, ref)
		b.KnownFrom = max(b.KnownFrom, f.knownFrom)
		for _, k := range f.covers {
			c.kindOf(rules.KindsFact, k)
			if !slices.Contains(b.Covers, k.id) {
				b.Covers = append(b.Covers, k.id)
			}
		}
		below := len(b.Risks)
		for i, list := range f.risks {
			if c.declare("risks", list.ID, f.riskSpots[i]) {
				b.Risks = append(b.Risks, list)
			}
			c.keepsRisks(list, b.Risks[:below], f.riskSpots[i])
		}
		for i, g := range f.gaps {
			c.cited(f.gapSources[i : i+1])
			b.Gaps = append(b.Gaps, g)
		}
	}
	for _, f := range c.display() {
		for i, t := range f.themes {
			if c.declare("theme", t.id, t.spot) {
				b.Themes = append(b.Themes, rules.Theme{ID: t.id, Title: f.titles[i]})
			}
		}
		c.addPages(f)
	}
	for _, f := range c.display() {
		c.placePages(f)
	}
}

// keepsRisks checks that a list has all items of the lists below it that are in
// force at the same time: it replaces them, and the criteria below refer to the
// numbers of the items.
func (c *compiler) keepsRisks(list rules.RiskList, below []rules.RiskList, at spot) {
	for _, l := range below {
		if !list.Until.IsZero() && list.Until < l.From || !l.Until.IsZero() && l.Until < list.From {
			continue
		}
		for _, item := range l.Items {
			if !slices.ContainsFunc(list.Items, func(i rules.RiskItem) bool { return i.N == item.N }) {
				c.add(at.fault(diag.RiskLost, list.ID, l.ID, strconv.Itoa(item.N)))
			}
		}
	}
}

// kindOf checks that a word is a value of a set that the assessment knows, if a
// pack declares that set.
func (c *compiler) kindOf(fact string, word named) {
	f := c.facts[fact]
	switch {
	case f == nil && !onePart.fits(word.id):
		c.add(word.faultText(diag.IDForm, diag.Same(word.id), onePart.words))
	case f == nil || f.broken || f.Type.Index(word.id) >= 0:
	default:
		c.add(meant(word.faultText(diag.ValueUnknown, diag.Same(word.id), listed(f.Type.Values, options(&f.Fact))), word.id, f.Type.Values, options(&f.Fact)))
	}
}

// addPages adds a folder's pages: first those that pack.yaml lists, then the
// others by name.
func (c *compiler) addPages(f *folder) {
	var order []*page
	for _, want := range f.pageOrder {
		if i := slices.IndexFunc(f.pages, func(p page) bool { return p.ID == want.id }); i >= 0 && !slices.Contains(order, &f.pages[i]) {
			order = append(order, &f.pages[i])
		}
	}
	for i := range f.pages {
		if !slices.Contains(order, &f.pages[i]) {
			order = append(order, &f.pages[i])
		}
	}
	for _, p := range order {
		if before := c.declared["page "+p.ID]; before.node != nil {
			if n := p.node.Get("title"); n != nil {
				d := p.file.Fault(n, diag.IDTwice, diag.Same(p.ID), diag.Same(before.place().String()))
				d.Suggest = diag.Text{ZH: "要在那一页加问题，这里不写 title；要另开一页，文件换一个名称", EN: "to add questions to that page, leave out the title; for another page, rename the file"}
				c.add(d)
			}
			continue // a layer adds questions to a parent's page
		}
		if p.node.Get("title") == nil && p.node.Get("facts") != nil {
			c.add(p.fault(diag.KeyMissing, "title"))
		}
		c.declared["page "+p.ID] = p.spot
		c.bundle.Pages = append(c.bundle.Pages, p.Page)
	}
}

// placePages puts each page that pack.yaml lists right after the one before it
// in the list, whichever folder either is of: so a pack has the pages of the
// modules that it includes, and a layer its own, where a walk comes to them.
func (c *compiler) placePages(f *folder) {
	pages, after := c.bundle.Pages, 0
	for i, want := range f.pageOrder {
		at := slices.IndexFunc(pages, func(p rules.Page) bool { return p.ID == want.id })
		switch {
		case slices.ContainsFunc(f.pageOrder[:i], func(other named) bool { return other.id == want.id }):
			d := want.fault(diag.IDTwice, want.id, f.place().String())
			d.Suggest = deleteOne
			c.add(d)
		case at >= 0:
			if after > 0 && at != after {
				p := pages[at]
				pages = slices.Delete(pages, at, at+1)
				if at < after {
					after--
				}
				pages, at = slices.Insert(pages, after, p), after
			}
			after = at + 1
		case !c.lost.facts:
			var names []string
			for _, p := range pages {
				names = append(names, p.ID)
			}
			c.add(want.fault(diag.PageUnknown, want.id).DidYouMean(want.id, names))
		}
	}
}

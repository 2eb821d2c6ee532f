package pack

import (
	"slices"
	"strconv"
	"strings"

	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/diag"
	"github.com/fire321/fire321/rules/logic"
)

// compiler merges the folders of a pack into one bundle.
type compiler struct {
	*loader
	root   *folder
	bundle *rules.Bundle

	declared map[string]spot // by kind and id
	sources  map[string]*source
	facts    map[string]*fact
	params   map[string]*param
	slots    map[string]int // of facts
	criteria map[string]*criterion
	tags     map[string]int // how many criteria have a tag
	merged   []*criterion   // in the order of the folders, layers applied
	full     *logic.Derived
	nothing  []logic.Value   // every fact open, by slot
	wholes   map[string]bool // whether nothing is wrong with them
	used     map[string]bool // facts and parameters that something reads
	scope    logic.Scope
	overlays []overlay // the changes of layers
}

func (l *loader) compile(root *folder) *Pack {
	c := &compiler{
		loader: l, root: root, bundle: &rules.Bundle{ID: root.head.id, Version: root.version, Title: root.title, Place: root.where, Subject: root.subject},
		declared: map[string]spot{}, sources: map[string]*source{}, facts: map[string]*fact{}, params: map[string]*param{},
		slots: map[string]int{}, criteria: map[string]*criterion{}, tags: map[string]int{}, wholes: map[string]bool{}, used: map[string]bool{},
	}
	c.scope = c.newScope()
	c.full = logic.NewDerived(func(id string) *logic.Expr {
		if f := c.facts[id]; f != nil && f.derive.usable() {
			return f.derive.tree
		}
		return nil
	})
	c.addSources()
	c.addFacts()
	c.addParams()
	c.noPrefixes()
	c.addHeads()
	c.indexCriteria()
	c.checkExpressions()
	c.checkWordings()
	c.mergeCriteria()
	c.checkCriteria()
	c.addGrading()
	c.sorted()
	c.checkGrading()
	c.addDocuments()
	c.limits()
	return c.pack()
}

// display is the order in which people see the contents of the folders: a pack
// before the modules that it includes, a parent before its layer.
func (c *compiler) display() []*folder {
	var out, modules []*folder
	for _, f := range c.order {
		if f.module {
			modules = append(modules, f)
			continue
		}
		out = append(append(out, f), modules...)
		modules = nil
	}
	return append(out, modules...)
}

// declare records where something is declared, and refuses a second
// declaration.
func (c *compiler) declare(kind, id string, at spot) bool {
	if id == "" {
		return false
	}
	key := kind + " " + id
	if before, twice := c.declared[key]; twice {
		d := at.fault(diag.IDTwice, id, before.place().String())
		d.Suggest = c.otherwise(kind, at, before)
		c.add(d)
		return false
	}
	c.declared[key] = at
	return true
}

// otherwise is the way out for a second declaration: a layer changes a
// declaration below it by other means.
func (c *compiler) otherwise(kind string, at, before spot) diag.Text {
	if c.folderOf(at) == c.folderOf(before) {
		return anotherID
	}
	switch kind {
	case "criterion", "parameter":
		return diag.Text{ZH: "给它另一个编号；要改那一个，写 replaces: {id, was}", EN: "give it another id; to change that one, write replaces: {id, was}"}
	case "theme":
		return diag.Text{ZH: "那个主题可以直接用：删掉这一行", EN: "use that theme as it is: delete this line"}
	case "fact":
		return diag.Text{ZH: "那个事实可以直接用；要问别的，另取一个编号", EN: "read that fact as it is; to ask something else, give it another id"}
	}
	return diag.Text{ZH: "给它另一个编号", EN: "give it another id"}
}

// folderOf is the id of the pack or module that a spot is in.
func (c *compiler) folderOf(at spot) string {
	in := ""
	for _, f := range c.order {
		if strings.HasPrefix(at.file.Name, f.head.id+"/") && len(f.head.id) > len(in) {
			in = f.head.id
		}
	}
	return in
}

func (c *compiler) addSources() {
	for _, f := range c.order {
		for _, s := range f.sources {
			s.Pack = f.head.id
			if before, twice := c.sources[s.ID]; twice {
				before.broken = true // which of the two is meant?
				d := s.fault(diag.IDTwice, s.ID, before.place().String())
				d.Suggest = diag.Text{ZH: "那个来源可以直接引用；要加条文，另写一个编号不同的来源", EN: "cite that source as it is; put further articles into a source of another id"}
				c.add(d)
			} else if c.declare("source", s.ID, s.spot) {
				c.sources[s.ID] = s
				c.bundle.Sources = append(c.bundle.Sources, s.Source)
			}
		}
	}
}

func (c *compiler) addFacts() {
	for _, folder := range c.display() {
		for _, f := range folder.facts {
			if f.ID == "" {
				continue
			}
			if !c.declare("fact", f.ID, f.id) {
				c.facts[f.ID].broken = true // which of the two is meant?
				continue
			}
			c.slots[f.ID] = len(c.facts)
			c.facts[f.ID] = f
		}
	}
}

// addParams collects the parameters and applies each layer's changes to those
// below it.
func (c *compiler) addParams() {
	for _, folder := range c.order {
		for _, r := range folder.paramReplaces {
			c.replaceParam(folder, r)
		}
		for _, p := range folder.params {
			p.Pack = folder.head.id
			if f := c.facts[p.ID]; f != nil {
				d := p.fault(diag.IDTwice, p.ID, f.id.place().String())
				d.Suggest = diag.Text{ZH: "那是一个事实；给参数另一个编号", EN: "that is a fact; give the parameter another id"}
				c.add(d)
				f.broken = true
				continue
			}
			if c.declare("parameter", p.ID, p.spot) {
				c.params[p.ID] = p
				c.bundle.Params = append(c.bundle.Params, p.Param)
			}
			c.cited(p.basis)
		}
	}
}

// noPrefixes: building and building.height_m could not both be read.
func (c *compiler) noPrefixes() {
	spots := map[string]spot{}
	for id, f := range c.facts {
		spots[id] = f.id
	}
	for id, p := range c.params {
		spots[id] = p.spot
	}
	for id := range spots {
		for i := range id {
			if short, ok := spots[id[:i]]; ok && id[i] == '.' {
				c.add(short.fault(diag.IDPrefix, id[:i], id))
			}
		}
	}
}

// cited checks that sources and articles exist.
func (c *compiler) cited(list []citation) {
	for _, b := range list {
		s := c.sources[b.Source]
		if s == nil {
			if !c.lost.sources {
				c.add(c.near(b.source.fault(diag.SourceUnknown, b.Source), b.Source, func() []string { return keys(c.sources) }))
			}
			continue
		}
		if b.Article == "" || s.broken || article(&s.Source, b.Article) != nil {
			continue
		}
		c.add(c.near(b.article.fault(diag.ArticleUnknown, b.Source, b.Article), b.Article, func() (names []string) {
			for _, a := range s.Articles {
				names = append(names, a.ID)
			}
			return names
		}))
	}
}

func article(s *rules.Source, id string) *rules.Article {
	for i := range s.Articles {
		if s.Articles[i].ID == id {
			return &s.Articles[i]
		}
	}
	return nil
}

func keys[V any](m map[string]V) []string {
	list := make([]string, 0, len(m))
	for k := range m {
		list = append(list, k)
	}
	slices.Sort(list)
	return list
}

// indexCriteria records all criteria and tags, and does the checks that need
// only them.
func (c *compiler) indexCriteria() {
	for _, f := range c.order {
		c.indexTheme(f)
	}
}

func (c *compiler) indexTheme(f *folder) {
	reported := map[string]bool{}
	for _, k := range f.criteria {
		if c.declared["theme "+k.Theme].node == nil && !c.lost.head && !reported[k.Theme] {
			reported[k.Theme] = true
			var themes []string
			for _, t := range c.bundle.Themes {
				themes = append(themes, t.ID)
			}
			c.add(k.fault(diag.ThemeUnknown, k.Theme).DidYouMean(k.Theme, themes))
		}
		for _, r := range k.risks {
			if !c.hasRisk(r.id) && !c.lost.head {
				c.add(r.fault(diag.RiskUnknown, r.id))
			}
		}
		for _, o := range k.owners {
			c.role(o)
		}
		c.cited(k.remedy)
		if k.ID == "" || !c.declare("criterion", k.ID, k.spot) {
			continue
		}
		c.criteria[k.ID] = k
		for _, t := range k.AllTags() {
			c.tags[t]++
		}
	}
}

func (c *compiler) hasRisk(n string) bool {
	return slices.ContainsFunc(c.bundle.Risks, func(l rules.RiskList) bool {
		return slices.ContainsFunc(l.Items, func(i rules.RiskItem) bool { return strconv.Itoa(i.N) == n })
	})
}

// role checks that a role with the name exists and can owe a duty.
func (c *compiler) role(word named) {
	f := c.facts[rules.RolesFact]
	switch {
	case f == nil && c.lost.facts:
	case f == nil:
		if !slices.Contains(rules.Roles(), word.id) {
			c.add(meant(word.faultText(diag.ValueUnknown, diag.Same(word.id), listed(rules.Roles(), meaning)), word.id, rules.Roles(), meaning))
		}
	case f.broken:
	case f.Type.Kind != logic.Set:
		f.broken = true // once is enough
		c.add(f.id.faultText(diag.NodeType, diag.Same(f.Type.Kind.String()), diag.Same(logic.Set.String())))
	default:
		c.kindOf(rules.RolesFact, word)
	}
}

// sorted sorts facts by their pages and criteria by their themes; within a page
// or theme they keep the order of the folders.
func (c *compiler) sorted() {
	b := c.bundle
	page, theme := map[string]int{}, map[string]int{}
	for i, p := range b.Pages {
		page[p.ID] = i
	}
	for i, t := range b.Themes {
		theme[t.ID] = i
	}
	for _, f := range c.order {
		for _, k := range f.checks {
			k.When, k.Pack = treeOf(k.when), f.head.id
			if c.declare("check", k.ID, k.spot) {
				b.Checks = append(b.Checks, k.Check)
			}
		}
		c.addRounds(f)
	}
	place := map[*folder]int{}
	for _, folder := range c.display() {
		place[folder] = len(place)
		for _, f := range folder.facts {
			if c.facts[f.ID] == f {
				f.Derive, f.Suggest = treeOf(f.derive), treeOf(f.suggest)
				b.Facts = append(b.Facts, f.Fact)
			}
		}
		for _, k := range c.merged {
			if k.Pack == folder.head.id {
				b.Criteria = append(b.Criteria, k.Criterion)
			}
		}
	}
	slices.SortStableFunc(b.Facts, func(x, y rules.Fact) int { return page[x.Page] - page[y.Page] })
	slices.SortStableFunc(b.Criteria, func(x, y rules.Criterion) int { return theme[x.Theme] - theme[y.Theme] })
}

func (c *compiler) limits() {
	for _, l := range []struct {
		got, limit int
		what       diag.Text
	}{
		{len(c.bundle.Facts), rules.MaxFacts, diag.Text{ZH: "事实", EN: "facts"}},
		{len(c.bundle.Params), rules.MaxParams, diag.Text{ZH: "参数", EN: "parameters"}},
		{len(c.bundle.Criteria), rules.MaxCriteria, diag.Text{ZH: "条款", EN: "criteria"}},
		{len(c.bundle.Sources), rules.MaxSources, diag.Text{ZH: "来源", EN: "sources"}},
	} {
		if l.got > l.limit {
			c.add(c.root.faultText(diag.Limit, l.what, diag.Same(strconv.Itoa(l.got)), diag.Same(strconv.Itoa(l.limit))))
		}
	}
}

// pack makes the Pack when there are no faults.
func (c *compiler) pack() *Pack {
	p := &Pack{bundle: c.bundle, places: map[string]diag.Place{}}
	for _, f := range c.order {
		if f == c.root || f.module && slices.ContainsFunc(c.root.includes, func(r reference) bool { return r.id == f.head.id }) {
			p.own = append(p.own, f)
		}
	}
	for key, at := range c.declared {
		p.places[key] = at.place()
	}
	c.readTests(p)
	if len(c.list) == 0 {
		p.warnings = c.lint(p).Sorted()
	}
	return p
}

package assess

import (
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/fire321/fire321/assess/internal/score"
	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/diag"
	"github.com/fire321/fire321/rules/logic"
)

// Program is a bundle compiled for one day of the law: the wordings in force,
// with derived facts and parameters substituted. It is immutable and safe for
// concurrent use. Only [Compile] and [Programs] make one: the methods of a nil
// or zero Program panic.
type Program struct {
	bundle *rules.Bundle
	digest func() string // computed once, on first use
	day    Date

	slots    map[string]int // of the facts that are asked
	asked    []*rules.Fact  // by slot
	pages    []rules.Page   // the sections
	pageOf   []int          // by slot: its place among pages
	criteria []*criterion   // in the bundle's order
	order    []int          // of evaluation: counted criteria come before those that count them
	byDanger []int          // the gravest first
	byID     map[string]int
	tags     map[string][]int
	checks   []check
	pairs    []pair
	classes  []class
	// prominent is the list of risks that the letter names; nil for none.
	prominent *riskList
	weights   map[*rules.Weight]*logic.Expr
	suggests  map[string]*logic.Expr // by the fact that they hint at
	scorer    *score.Scorer
	links
	derived map[string]*logic.Expr // facts that are never asked, for conditions
}

// criterion is one duty on the day of the program.
type criterion struct {
	*rules.Criterion
	rev      *rules.Revision
	basis    []cited
	when     *logic.Expr // with displacement and-ed in
	require  *logic.Expr
	standing Standing
	severity rules.Severity
	points   int
	owed     uint64 // members of unit.roles that owe it; 0: any unit that is asked
	letter   bool   // it binds through the letter, or takes the place of one that does
	reads    []int  // slots of facts that it reads, ascending
	counts   []int  // criteria whose outcomes it reads; nil for none
}

// cited is an article of a wording; when says whom it binds; nil: everybody.
type cited struct {
	Citation
	when *logic.Expr
}

type check struct {
	*rules.Check
	when    *logic.Expr
	reopens []int // slots
	dated   bool  // it reads the day
}

// Standing is how much a criterion binds on a day.
type Standing string

// The standings. ByLetter is asked of every unit whose commitment names it,
// though no law demands it there: it is at most serious and has no points.
// Unverified criteria are judged and listed with their mark; nobody has
// compared their wording with the law, so they are at most serious and have no
// points and no veto. Advice binds nobody now.
const (
	Counts     Standing = "counts"
	ByLetter   Standing = "letter"
	Unverified Standing = "unverified"
	Advice     Standing = "advice"
)

// Compile selects the wordings in force on the day. The error is a [diag.List]:
// the day is before the bundle knows the law; or the bundle is malformed, nil
// or empty: without a fact and a criterion there is nothing to judge.
func Compile(b *rules.Bundle, day Date) (*Program, error) {
	return compile(b, sync.OnceValue(b.Digest), day)
}

func compile(b *rules.Bundle, digest func() string, day Date) (*Program, error) {
	if b == nil || len(b.Facts)+len(b.Criteria) == 0 {
		return nil, diag.List{diag.NewText(diag.BundleMember, diag.Place{}, Text{ZH: "里面没有问题，也没有条款", EN: "it has no facts and no criteria"})}
	}
	if day < b.KnownFrom || day < logic.FirstDay || day > logic.LastDay {
		return nil, diag.List{diag.New(diag.DayUnknown, diag.Place{}, day.String(), max(b.KnownFrom, logic.FirstDay).String(), logic.LastDay.String())}
	}
	p := &Program{bundle: b, digest: digest, day: day, slots: map[string]int{}, byID: map[string]int{}, tags: map[string][]int{}}
	c := &compiler{Program: p}
	if c.validate() {
		c.index()
		c.inline()
		c.compile()
		c.sort()
		c.link()
	}
	if err := c.list.Sorted().Err(); err != nil {
		return nil, err
	}
	return p, nil
}

// Bundle returns the bundle that the program was compiled from. It must not be
// changed.
func (p *Program) Bundle() *rules.Bundle { return p.bundle }

// Day is the day of the law.
func (p *Program) Day() Date { return p.day }

// BundleDigest identifies the bundle.
func (p *Program) BundleDigest() string { return p.digest() }

// Facts are the facts that can be asked, in the order of their pages.
func (p *Program) Facts() []*rules.Fact {
	var list []*rules.Fact
	for i := range p.bundle.Facts {
		if f := &p.bundle.Facts[i]; f.Derive == nil {
			list = append(list, f)
		}
	}
	return list
}

// Criteria are the criteria with a wording in force, in the order of their
// themes.
func (p *Program) Criteria() []*rules.Criterion {
	list := make([]*rules.Criterion, len(p.criteria))
	for i, c := range p.criteria {
		list[i] = c.Criterion
	}
	return list
}

// Standing returns how much a criterion binds on the day; "" if it has no
// wording then.
func (p *Program) Standing(id string) Standing {
	if i, ok := p.byID[id]; ok {
		return p.criteria[i].standing
	}
	return ""
}

func (p *Program) factIDs() []string {
	var ids []string
	for i := range p.bundle.Facts {
		ids = append(ids, p.bundle.Facts[i].ID)
	}
	return ids
}

// open is what a fact may be when nothing is known: a date is no later than the
// day of the answers, unless it may be in the future.
func (p *Program) open(f *rules.Fact, at Date) logic.Value {
	v := f.Type.Open()
	if f.Type.Kind == logic.DateKind && !f.Future {
		v.Hi = max(v.Lo, min(v.Hi, int64(at)))
	}
	return v
}

// compiler builds a Program and collects faults.
type compiler struct {
	*Program
	out  *logic.Derived
	list diag.List
}

func (c *compiler) fail(code diag.Code, args ...string) {
	c.list = append(c.list, diag.New(code, diag.Place{}, args...))
}

// index gives a slot to every fact that can be asked, and a place to every
// criterion in force.
func (c *compiler) index() {
	c.pages = slices.Clone(c.bundle.Pages)
	for i := range c.bundle.Facts {
		f := &c.bundle.Facts[i]
		if f.Derive == nil && f.Type.Kind != logic.TextKind {
			c.slots[f.ID] = len(c.asked)
			c.asked = append(c.asked, f)
			page := slices.IndexFunc(c.pages, func(p rules.Page) bool { return p.ID == f.Page })
			if page < 0 { // a bundle made by hand need not list its pages
				page = len(c.pages)
				c.pages = append(c.pages, rules.Page{ID: f.Page})
			}
			c.pageOf = append(c.pageOf, page)
		}
	}
	for i := range c.bundle.Criteria {
		cr := &c.bundle.Criteria[i]
		rev := cr.At(c.day)
		if rev == nil {
			continue
		}
		c.byID[cr.ID] = len(c.criteria)
		c.criteria = append(c.criteria, &criterion{Criterion: cr, rev: rev})
	}
	for i, cr := range c.criteria {
		for _, tag := range cr.AllTags() {
			c.tags[tag] = append(c.tags[tag], i)
		}
	}
}

// inline expands the derived facts, and lists them.
func (c *compiler) inline() {
	from := map[string]*logic.Expr{}
	for i := range c.bundle.Facts {
		if f := &c.bundle.Facts[i]; f.Derive != nil {
			from[f.ID] = f.Derive
		}
	}
	c.out = logic.NewDerived(func(fact string) *logic.Expr { return from[fact] })
	c.derived = map[string]*logic.Expr{}
	for i := range c.bundle.Facts {
		if f := &c.bundle.Facts[i]; f.Derive != nil {
			c.derived[f.ID] = c.written(f.Derive)
		}
	}
}

// written is the expression with derived facts expanded.
func (c *compiler) written(e *logic.Expr) *logic.Expr {
	switch size, circle := c.out.Size(e); {
	case circle != "":
		c.fail(diag.CompileCycle, circle)
	case size > logic.MaxNodes:
		c.fail(diag.ExprSize, "> "+strconv.Itoa(logic.MaxNodes), strconv.Itoa(logic.MaxNodes))
	default:
		return c.out.Write(e)
	}
	return logic.Truth(false)
}

// plain is the expression with derived facts and parameters substituted.
func (c *compiler) plain(e *logic.Expr) *logic.Expr {
	if e == nil {
		return logic.Truth(true)
	}
	return c.written(e).Replace(func(e *logic.Expr) *logic.Expr {
		if e.Op != logic.OpParam {
			return nil
		}
		for i := range c.bundle.Params {
			q := &c.bundle.Params[i]
			if q.ID != e.Name {
				continue
			}
			v, ok := q.At(c.day)
			if !ok {
				c.fail(diag.ParamNoValue, q.ID, c.day.String())
			}
			return logic.Decimal(v, q.Type.Decimals)
		}
		c.fail(diag.CompileExpr, e.Name, "parameter")
		return logic.Truth(false)
	})
}

func (c *compiler) scope() logic.Scope {
	return logic.Scope{
		Fact: func(id string) (logic.Type, int, bool) {
			slot, ok := c.slots[id]
			if !ok {
				return logic.Type{}, 0, false
			}
			return c.asked[slot].Type, slot, true
		},
		Criterion: func(id string) bool { return c.bundle.Criterion(id) != nil },
		Tag: func(tag string) (int, bool) {
			for i := range c.bundle.Criteria {
				if c.bundle.Criteria[i].HasTag(tag) {
					return len(c.tags[tag]), true
				}
			}
			return 0, false
		},
	}
}

// check type-checks an expression of the bundle. A bundle loaded from a pack
// never fails here; one made by hand may.
func (c *compiler) check(of string, e *logic.Expr) *logic.Expr {
	c.report(of, logic.CheckBool(e, c.scope()))
	return e
}

func (c *compiler) report(of string, faults []logic.Fault) {
	for _, f := range faults {
		d := diag.Diagnostic{Code: f.Code, Args: f.Args, Suggest: f.Suggest}
		c.list = append(c.list, diag.NewText(diag.CompileExpr, diag.Place{}, diag.Same(of), Text{ZH: d.Message("zh"), EN: d.Message("en")}))
	}
}

func (c *compiler) compile() {
	whens := make([]*logic.Expr, len(c.criteria))
	roles := c.bundle.Fact(rules.RolesFact)
	for i, cr := range c.criteria {
		whens[i] = c.plain(cr.rev.When)
		cr.require = c.plain(cr.rev.Require)
		cr.standing = c.standing(cr)
		cr.severity, cr.points = cr.Severity, cr.Points
		if cr.standing != Counts {
			cr.points = 0
			if cr.severity == rules.Major {
				cr.severity = rules.Serious
			}
		}
		if cr.Summary || cr.Element {
			cr.points = 0
		}
		if roles != nil && roles.Type.Kind == logic.Set {
			for _, r := range cr.OwedBy {
				if n := roles.Type.Index(r); n >= 0 {
					cr.owed |= 1 << n
				}
			}
		}
	}
	special := make([][]*logic.Expr, len(c.criteria))
	for i, cr := range c.criteria {
		cr.letter = cr.letter || cr.standing == ByLetter && !cr.Element
		if cr.standing != Counts {
			continue
		}
		for _, id := range cr.Displaces {
			if g, ok := c.byID[id]; ok && g != i {
				cr.letter = cr.letter || c.criteria[g].Binds == rules.BindsLetter
				special[g] = append(special[g], logic.Not(c.owned(cr, whens[i])))
			}
		}
	}
	for i, cr := range c.criteria {
		cr.basis = c.cite(cr.ID, cr.rev.Basis)
		cr.when = c.check(cr.ID, logic.And(append([]*logic.Expr{whens[i]}, special[i]...)...))
		cr.require = c.check(cr.ID, cr.require)
		cr.reads = c.slotsOf(cr.when, cr.require)
		cr.counts = counted(c.Program, cr.when, cr.require)
	}
	scope := c.scope() // a parameter that a derived fact reads may have no value on the day
	scope.Param = func(id string) (logic.Type, bool) {
		for i := range c.bundle.Params {
			if q := &c.bundle.Params[i]; q.ID == id {
				return q.Type, true
			}
		}
		return logic.Type{}, false
	}
	for i := range c.bundle.Facts {
		f := &c.bundle.Facts[i]
		if f.Derive == nil {
			continue
		}
		e := c.derived[f.ID]
		c.report(f.ID, logic.Check(e, scope))
		if k := e.Type().Kind; k != 0 && k != f.Type.Kind {
			c.fail(diag.CompileExpr, f.ID, k.String()+", "+f.Type.Kind.String())
		}
	}
	for i := range c.bundle.Checks {
		k := &c.bundle.Checks[i]
		one := check{Check: k, when: c.check(k.ID, c.plain(k.When))}
		for _, id := range k.Reopens {
			slot, ok := c.slots[id]
			if !ok {
				c.fail(diag.CompileExpr, k.ID, id)
				continue
			}
			one.reopens = append(one.reopens, slot)
		}
		one.when.Walk(func(e *logic.Expr) { one.dated = one.dated || e.Op == logic.OpAsOf })
		c.checks = append(c.checks, one)
	}
	for i := range c.bundle.Pairs {
		k := &c.bundle.Pairs[i]
		c.pairs = append(c.pairs, pair{k, c.check(k.ID, c.plain(k.When))})
	}
	c.risks()
	c.classes()
	c.suggests = map[string]*logic.Expr{}
	for _, f := range c.asked {
		if f.Suggest != nil {
			e := c.plain(f.Suggest)
			c.report(f.ID, logic.Check(e, c.scope()))
			c.suggests[f.ID] = e
		}
	}
	c.weights = map[*rules.Weight]*logic.Expr{}
	c.bundle.Grading.EachWeight(func(w *rules.Weight) {
		c.weights[w] = c.check(c.bundle.Grading.ID, c.plain(w.When))
	})
	c.grade()
}

// owned is the condition that the criterion applies and is this unit's own.
func (c *compiler) owned(cr *criterion, when *logic.Expr) *logic.Expr {
	if cr.owed == 0 {
		return when
	}
	return logic.And(&logic.Expr{Op: logic.OpHas, Args: []*logic.Expr{{Op: logic.OpFact, Name: rules.RolesFact}}, Names: cr.OwedBy}, when)
}

// standing judges by the first basis of the wording, which alone supports it.
func (c *compiler) standing(cr *criterion) Standing {
	if cr.Advice || len(cr.rev.Basis) == 0 {
		return Advice
	}
	s, a := c.bundle.Article(cr.rev.Basis[0])
	switch {
	case s == nil || a == nil || s.Force == rules.Draft || s.Force == rules.Ours:
		return Advice
	case !s.InForce(a, c.day) && cr.rev.AfterLapse != "approved-before":
		return Advice
	case a.Checked.Date.IsZero():
		return Unverified
	case cr.Binds == rules.BindsLetter:
		return ByLetter
	}
	return Counts
}

// sort orders the criteria so that those whose outcomes are read come first.
func (c *compiler) sort() {
	state := make([]int, len(c.criteria)) // 0 new, 1 open, 2 done
	var visit func(i int)
	visit = func(i int) {
		if state[i] == 2 {
			return
		}
		if state[i] == 1 {
			c.fail(diag.CompileCycle, c.criteria[i].ID)
			return
		}
		state[i] = 1
		read := func(e *logic.Expr) {
			switch e.Op {
			case logic.OpViolated:
				if j, ok := c.byID[e.Name]; ok {
					visit(j)
				}
			case logic.OpCountViolated:
				for _, j := range c.tags[e.Name] {
					visit(j)
				}
			}
		}
		c.criteria[i].when.Walk(read)
		c.criteria[i].require.Walk(read)
		state[i] = 2
		c.order = append(c.order, i)
	}
	for i := range c.criteria {
		visit(i)
		c.byDanger = append(c.byDanger, i)
	}
	slices.SortStableFunc(c.byDanger, c.danger)
}

// Citation is an article of the law as a person sees it.
type Citation struct {
	Source  string
	Title   Text
	Number  string
	Article string
	Gist    Text
	Force   rules.Force
	// Verified: the gist was compared with a text; Against says which.
	Verified bool
	Against  string
}

// String is the citation in Chinese, as it is printed in documents.
func (c Citation) String() string { return c.In("zh") }

// In is the citation in lang: title, number and article.
func (c Citation) In(lang string) string {
	if lang == "en" {
		s := c.Title.In("en")
		if c.Number != "" {
			s += " (" + c.Number + ")"
		}
		return s + ", " + c.Article
	}
	s := "《" + strings.Trim(c.Title.ZH, "《》") + "》"
	if c.Number != "" {
		s += "（" + c.Number + "）"
	}
	return s + c.Article
}

// Cite is one basis of a rule in b as a person sees it. It leaves out what b
// does not hold of it; the identifiers of source and article are always there.
func Cite(b *rules.Bundle, of rules.Basis) Citation {
	one := Citation{Source: of.Source, Article: of.Article}
	s, a := b.Article(of)
	if s != nil {
		one.Title, one.Number, one.Force = s.Title, s.Number, s.Force
	}
	if a != nil {
		one.Gist, one.Verified, one.Against = a.Gist, !a.Checked.Date.IsZero(), a.Checked.Against
	}
	return one
}

// cite compiles the articles of law in the list that are in force.
func (c *compiler) cite(of string, list []rules.Basis) []cited {
	var out []cited
	for i, b := range list {
		if s, a := c.bundle.Article(b); i > 0 && s != nil && a != nil && !s.InForce(a, c.day) {
			continue // the first is kept anyway: the wording rests on it
		}
		one := cited{Citation: Cite(c.bundle, b)}
		if b.When != nil {
			one.when = c.check(of, c.plain(b.When))
		}
		out = append(out, one)
	}
	return out
}

// Basis is the law of a criterion on the day, as far as it binds a unit with
// these answers: an article that binds only some units is left out until the
// answers say that this unit is one of them. It is nil if there is no wording.
func (p *Program) Basis(a Answers, criterion string) Citations {
	i, ok := p.byID[criterion]
	if !ok {
		return nil
	}
	day := p.asOf(a)
	return bearing(p.criteria[i].basis, p.given(a, day, day))
}

// bearing are the articles that bind a unit in that environment.
func bearing(list []cited, env *logic.Env) Citations {
	var out Citations
	for _, b := range list {
		if b.when == nil || logic.Eval(b.when, env).Is() {
			out = append(out, b.Citation)
		}
	}
	return out
}

// Citations are the law behind something; the article that it rests on comes
// first.
type Citations []Citation

// String is all citations in Chinese, joined by "；".
func (c Citations) String() string {
	parts := make([]string, len(c))
	for i, one := range c {
		parts[i] = one.String()
	}
	return strings.Join(parts, "；")
}

package pack

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/diag"
	"github.com/fire321/fire321/rules/logic"
	"github.com/fire321/fire321/rules/pack/internal/yamlnode"
)

const maxQuestion, maxRow = 24, 15 // characters of Chinese

// lint finds things in the folders of p that are allowed but probably not
// intended.
func (c *compiler) lint(p *Pack) diag.List {
	l := linter{compiler: c, cited: map[rules.Basis]bool{}, tested: map[string]bool{}}
	for _, t := range p.tests {
		if len(t.Cases) > 0 {
			l.tested[t.Criterion] = true
		}
	}
	for _, f := range c.order {
		l.cite(f)
	}
	for _, o := range c.overlays {
		if slices.Contains(p.own, o.folder) {
			l.layer(o)
		}
	}
	for _, f := range p.own {
		l.facts(f)
		l.criteria(f)
		l.articles(f)
		for _, file := range f.files {
			l.placeholders(file, file.Root)
		}
	}
	return l.out
}

type linter struct {
	*compiler
	cited  map[rules.Basis]bool
	tested map[string]bool
	env    *logic.Env // nothing is answered
	out    diag.List
}

func (l *linter) warn(d diag.Diagnostic) { l.out = append(l.out, d) }

// cite records which articles are cited.
func (l *linter) cite(f *folder) {
	add := func(list []rules.Basis) {
		for _, b := range list {
			l.cited[b.Ref()] = true
		}
	}
	for _, k := range f.criteria {
		add(k.Remedy.Basis)
		for _, v := range k.revisions {
			add(v.Basis)
		}
	}
	for _, one := range f.cites {
		add(bases(one.basis))
	}
	for _, r := range f.replaces {
		add(r.relaxes.Basis)
		for _, v := range r.revisions {
			add(v.Basis)
		}
	}
	for _, p := range f.params {
		for _, b := range p.basis {
			l.cited[b.Basis] = true
		}
	}
	for _, r := range f.paramReplaces {
		for _, b := range r.basis {
			l.cited[b.Basis] = true
		}
	}
	for _, k := range f.facts {
		add(k.Basis)
	}
	if f.grading != nil {
		add(f.grading.Basis)
	}
}

func (l *linter) facts(f *folder) {
	for _, k := range f.facts {
		if n := utf8.RuneCountInString(k.Ask.ZH); n > maxQuestion {
			l.warn(k.ask.fault(diag.QuestionLong, strconv.Itoa(n)))
		}
		row := k.Row
		if row.IsZero() {
			row = k.Ask
		}
		if n := utf8.RuneCountInString(row.ZH); n > maxRow && k.Type.Kind == logic.Bool && k.derive == nil {
			l.warn(k.ask.fault(diag.RowLong, strconv.Itoa(n)))
		}
		if k.derive == nil && k.WhereToLook.IsZero() {
			l.warn(k.id.fault(diag.WhereMissing, k.ID))
		}
		if k.derive == nil && !k.saysWhom && pointsAway(k.WhereToLook.ZH) {
			l.warn(k.id.fault(diag.WhomMissing, k.ID))
		}
		if !l.used[k.ID] && len(k.Basis) == 0 && k.Type.Kind != logic.TextKind && k.ID != rules.RolesFact && k.ID != rules.KindsFact {
			l.warn(k.id.fault(diag.FactUnused, k.ID))
		}
		for _, e := range []*expression{k.derive, k.suggest} {
			l.terms(e)
			l.asks(e, l.bundle.KnownFrom, endless)
		}
	}
	for _, p := range f.params {
		if !l.used[p.ID] && p.ID != rules.TermParam {
			l.warn(p.spot.fault(diag.ParamUnused, p.ID))
		}
	}
	for _, r := range f.paramReplaces {
		if r.idle {
			l.warn(r.target.fault(diag.RelaxIdle, r.target.id))
			continue
		}
		l.unread(r.target.id, r.values, r.basis[len(r.relaxes.Basis):])
	}
}

// pointsAway reports whether one cannot see an answer on the spot, by the words
// that say where to look: somebody is asked, or a paper tells.
func pointsAway(where string) bool {
	return slices.ContainsFunc(
		[]string{"问", "合同", "协议", "记录", "档案", "材料", "资料", "图纸", "竣工图", "报告", "台账", "文件", "通知书", "执照", "许可证", "房产证", "花名册", "排班表"},
		func(w string) bool { return strings.Contains(where, w) },
	)
}

func (l *linter) criteria(f *folder) {
	for _, k := range f.criteria {
		if !l.tested[k.ID] {
			l.warn(k.spot.fault(diag.Untested, k.ID, strings.TrimSuffix(k.file.Name, ".yaml")+".test.yaml"))
		}
		if k.Hazard.IsZero() && l.counts(k) {
			l.warn(k.spot.fault(diag.HazardMissing, k.ID))
		}
		l.revisions(k.revisions)
	}
	for _, r := range f.replaces {
		if !l.tested[r.target.id] {
			l.warn(r.target.fault(diag.Untested, r.target.id, strings.TrimSuffix(r.target.file.Name, ".yaml")+".test.yaml"))
		}
		l.revisions(r.revisions)
	}
	for _, k := range f.checks {
		l.terms(k.when)
		l.asks(k.when, l.bundle.KnownFrom, endless)
	}
	for _, p := range f.pairs {
		l.terms(p.when)
		l.asks(p.when, l.bundle.KnownFrom, endless)
	}
}

// counts reports whether a criterion can be a hazard: it is no part or summary
// of others, and a wording of it rests on more than advice.
func (l *linter) counts(k *criterion) bool {
	if k.Summary || k.Element || k.Advice {
		return false
	}
	return slices.ContainsFunc(k.Revisions, func(v rules.Revision) bool {
		if len(v.Basis) == 0 {
			return false
		}
		s, _ := l.bundle.Article(v.Basis[0])
		return s != nil && s.Force != rules.Draft && s.Force != rules.Ours
	})
}

func (l *linter) revisions(list []*revision) {
	for _, v := range list {
		l.terms(v.when)
		l.terms(v.require)
		first, last := max(v.From, l.bundle.KnownFrom), lastDay(v.Until)
		l.asks(v.when, first, last)
		l.requires(v.require, first, last)
		for i, b := range v.basis {
			l.terms(b.when)
			s, a := l.bundle.Article(b.Basis)
			if i == 0 || a == nil {
				continue // loading checks the first one
			}
			if _, until := term(s, a); !until.IsZero() && until < lastDay(v.Until) {
				l.warn(b.article.fault(diag.BasisEnds, b.Source+" "+b.Article, until.String()))
			}
		}
	}
}

// terms finds plus(asOf, -1, "month") <= d: if a month is too short for the
// day, a term counted this way ends on another day than the law's term.
func (l *linter) terms(e *expression) {
	if !e.usable() {
		return
	}
	e.tree.Walk(func(n *logic.Expr) {
		switch n.Op {
		case logic.OpLt, logic.OpLe, logic.OpGt, logic.OpGe:
			for _, a := range n.Args {
				if a.Op == logic.OpPlus && a.Args[0].Op == logic.OpAsOf && a.Args[1].Op == logic.OpNeg && a.Name != "day" {
					l.warn(e.at(a, diag.PlusAsOf, logic.Print(a.Args[1].Args[0]), a.Name))
				}
			}
		}
	})
}

// placeholders finds texts in brackets that the author of a new pack should
// replace: number: （文号）.
func (l *linter) placeholders(file *yamlnode.File, n *yamlnode.Node) {
	if n == nil {
		return
	}
	if n.Kind == yamlnode.Scalar && bracketed(n.Text) {
		l.warn(file.Fault(n, diag.Placeholder))
	}
	for i, item := range n.Items {
		if n.Kind == yamlnode.Map {
			switch n.Keys[i].Text {
			case "when", "require", "derive", "suggest":
				continue // an expression may be in brackets
			case "en":
				if zh := n.Get("zh"); zh != nil && bracketed(zh.Text) {
					continue // one of the two is enough
				}
			}
		}
		l.placeholders(file, item)
	}
}

// bracketed reports whether one pair of brackets encloses all of s.
func bracketed(s string) bool {
	for _, pair := range [][2]string{{"（", "）"}, {"(", ")"}} {
		if inner, ok := strings.CutPrefix(s, pair[0]); ok {
			inner, ok = strings.CutSuffix(inner, pair[1])
			return ok && !strings.ContainsAny(inner, pair[0]+pair[1])
		}
	}
	return false
}

func (l *linter) articles(f *folder) {
	for _, s := range f.sources {
		unread := func(a rules.Article) bool { return a.Checked.Date.IsZero() }
		cited := func(a rules.Article) bool { return l.cited[rules.Basis{Source: s.ID, Article: a.ID}] }
		if !slices.ContainsFunc(s.Articles, func(a rules.Article) bool { return !unread(a) }) && slices.ContainsFunc(s.Articles, cited) {
			l.warn(s.fault(diag.SourceUnread, s.ID))
		}
		gap := slices.ContainsFunc(l.bundle.Gaps, func(g rules.Gap) bool { return g.Source == s.ID })
		for i, a := range s.Articles {
			if !gap && !cited(a) {
				l.warn(s.articles[i].fault(diag.ArticleUnused, s.ID, a.ID))
			}
		}
	}
}

package pack

import (
	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/diag"
	"github.com/fire321/fire321/rules/pack/internal/yamlnode"
)

// source is a law, with its place and the places of its articles.
type source struct {
	rules.Source
	spot
	articles []spot
	checked  []spot // the day on which each was compared with the law
	broken   bool   // it is declared twice
}

var forceNames = func() (names []string) {
	for _, f := range rules.Forces() {
		names = append(names, string(f))
	}
	return names
}()

// source reads the file of a source, which is named after its id.
func (r *reader) source(stem string) *source {
	o := r.object(r.file.Root)
	s := &source{spot: r.spot(r.file.Root)}
	if r.file.Root == nil {
		r.add(diag.New(diag.KeyMissing, diag.Place{File: r.file.Name}, "id"))
		return s
	}
	n := o.need("id")
	s.ID = o.id(n, onePart)
	if s.ID != "" && s.ID != stem {
		r.fault(n, diag.IDFile, s.ID, stem)
	}
	s.Title = o.text(o.need("title"))
	s.Number = o.word(o.get("number"))
	s.Issuer = o.text(o.get("issuer"))
	s.Force = rules.Force(o.choice(o.need("force"), forceNames))
	s.From, s.Until = o.span()
	s.Note = o.text(o.get("note"))
	if n := o.get("articles"); n != nil && n.Kind != yamlnode.Map {
		r.wrongType(n, aMap)
	} else if n != nil && len(n.Keys) > maxArticles {
		r.tooMany(n, diag.Text{ZH: "条文", EN: "articles"}, len(n.Keys), maxArticles)
	} else if n != nil {
		for i, key := range n.Keys {
			s.Articles = append(s.Articles, r.article(key, n.Items[i]))
			s.articles = append(s.articles, r.spot(key))
			s.checked = append(s.checked, r.spot(n.Items[i].Get("checked").Get("date")))
		}
	}
	o.done()
	return s
}

func (r *reader) article(key, n *yamlnode.Node) rules.Article {
	o := r.object(n)
	a := rules.Article{ID: key.Text}
	a.Gist = o.text(o.need("gist"))
	until := o.get("until")
	a.From, a.Until = o.date(o.get("from")), o.date(until)
	o.inOrder(until, a.From, a.Until)
	if n := o.get("checked"); n != nil {
		c := r.object(n)
		a.Checked.Date = c.date(c.need("date"))
		a.Checked.Against = c.choice(c.need("against"), []string{"official", "copy"})
		a.Checked.By = c.word(c.need("by"))
		c.done()
	}
	o.done()
	return a
}

// citation is a basis and its places.
type citation struct {
	rules.Basis
	source, article spot
	when            *expression
}

// basis reads a list of {source, article}.
func (r *reader) basis(n *yamlnode.Node) []citation { return r.citations(n, noneBindsSome) }

// The index from which on the articles of a list may say whom they bind.
const (
	allMayBindSome  = 0
	restMayBindSome = 1
	noneBindsSome   = 1 << 30
)

// citations is basis, but the articles from index conditional on may say whom
// they bind.
func (r *reader) citations(n *yamlnode.Node, conditional int) []citation {
	var list []citation
	for i, item := range r.atMost(n, 32, diag.Text{ZH: "依据", EN: "bases"}) {
		o := r.object(item)
		s, a := o.need("source"), o.need("article")
		c := citation{Basis: rules.Basis{Source: o.id(s, onePart), Article: o.word(a)}, source: r.spot(s), article: r.spot(a)}
		switch {
		case conditional == noneBindsSome:
		case i < conditional:
			o.misplaced(o, "when", diag.Text{ZH: "第一条依据要能单独支撑", EN: "the first must carry it alone"})
		default:
			c.when = o.expression(o.get("when"))
			c.When = treeOf(c.when)
		}
		o.done()
		if c.Source != "" && c.Article != "" {
			list = append(list, c)
		}
	}
	return list
}

// needBasis is basis for a list that must have at least one article.
func (o *object) needBasis(key string) []citation { return o.needCitations(key, noneBindsSome) }

func (o *object) needCitations(key string, conditional int) []citation {
	n := o.need(key)
	if n != nil && n.Kind == yamlnode.List && len(n.Items) == 0 {
		o.fault(n, diag.KeyMissing, "source")
	}
	return o.citations(n, conditional)
}

func bases(list []citation) []rules.Basis {
	var out []rules.Basis
	for _, c := range list {
		out = append(out, c.Basis)
	}
	return out
}

// term is the first and last day of an article; a zero until means that no last
// day is known.
func term(s *rules.Source, a *rules.Article) (from, until rules.Date) {
	from, until = s.From, s.Until
	if !a.From.IsZero() {
		from = a.From
	}
	if !a.Until.IsZero() && (until.IsZero() || a.Until < until) {
		until = a.Until
	}
	return from, until
}

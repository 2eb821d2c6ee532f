package pack

import (
	"strconv"

	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/diag"
	"github.com/fire321/fire321/rules/pack/internal/yamlnode"
)

// grading is a grading.yaml and its places.
type grading struct {
	rules.Grading
	spot
	basis []citation
	whens []*expression // of rows
	whole bool          // the form of the file has no faults
}

// grading checks the form of the file; rules.ValidateGrading checks its
// meaning.
func (r *reader) grading(n *yamlnode.Node) *grading {
	before := len(*r.list)
	if n == nil {
		r.add(diag.New(diag.KeyMissing, diag.Place{File: r.file.Name}, "id"))
		return nil
	}
	o := r.object(n)
	g := &grading{spot: r.spot(n)}
	g.ID = o.id(o.need("id"), onePart)
	g.Title = o.text(o.need("title"))
	g.Force = rules.Force(o.choice(o.need("force"), forceNames))
	g.basis = o.basis(o.get("basis"))
	g.Basis = bases(g.basis)
	g.Max = o.whole(o.need("max"), 1, rules.MaxPoints)
	g.Score = g.part(r, o.need("score"), 0)
	if n := o.get("bonus"); n != nil {
		b := r.object(n)
		g.Bonus.Marks = b.marks(b.need("marks"))
		g.Bonus.Adds = g.rows(r, b.need("adds"))
		b.done()
	}
	for _, n := range o.items(o.need("grades")) {
		x := r.object(n)
		g.Grades = append(g.Grades, rules.Grade{ID: x.id(x.need("id"), onePart), AtLeast: x.marks(x.need("at_least")), Title: x.inlineText()})
		x.done()
	}
	for _, n := range o.items(o.get("vetoes")) {
		x := r.object(n)
		v := rules.Veto{Select: r.selection(x.get("select"))}
		if grade := x.get("grade"); grade != nil {
			v.Grade = x.id(grade, onePart)
			v.AtMost = x.marks(x.get("at_most"))
		} else {
			v.AtMost = x.marks(x.need("at_most"))
		}
		x.done()
		g.Vetoes = append(g.Vetoes, v)
	}
	o.done()
	g.whole = len(*r.list) == before
	return g
}

// part reads a node of the tree of marks.
func (g *grading) part(r *reader, n *yamlnode.Node, depth int) rules.Node {
	o := r.object(n)
	p := rules.Node{Select: r.selection(o.get("select"))}
	if depth > 0 {
		p.Title = o.inlineText()
	}
	if n := o.get("marks"); n != nil && n.Kind == yamlnode.List {
		p.Marks = g.rows(r, n)
	} else if n != nil {
		p.Marks = []rules.Weight{{Marks: r.marks(n)}}
	}
	p.Bands = g.rows(r, o.get("bands"))
	for _, n := range o.items(o.get("groups")) {
		p.Groups = append(p.Groups, g.part(r, n, depth+1))
	}
	mode := o.get("mode")
	if mode == nil && len(p.Bands) == 0 {
		o.need("mode")
	}
	p.Mode = rules.Mode(o.choice(mode, modes()))
	o.done()
	return p
}

func modes() (names []string) {
	for _, m := range rules.Modes() {
		names = append(names, string(m))
	}
	return names
}

func (g *grading) rows(r *reader, n *yamlnode.Node) []rules.Weight {
	var rows []rules.Weight
	for _, n := range r.items(n) {
		o := r.object(n)
		w := rules.Weight{Marks: o.marks(o.need("marks"))}
		if e := o.expression(o.get("when")); e != nil {
			w.When = e.tree
			g.whens = append(g.whens, e)
		}
		o.done()
		rows = append(rows, w)
	}
	return rows
}

// marks reads a number of marks.
func (r *reader) marks(n *yamlnode.Node) rules.Marks {
	v, _ := r.decimal(n, rules.MarksDecimals)
	return rules.Marks(v)
}

func (r *reader) selection(n *yamlnode.Node) rules.Select {
	if n == nil {
		return rules.Select{}
	}
	o := r.object(n)
	s := rules.Select{
		Themes: o.ids(o.get("themes"), onePart), Tags: o.ids(o.get("tags"), onePart),
		IDs: o.ids(o.get("ids"), dottedParts), Pillars: o.ids(o.get("pillars"), onePart),
	}
	for _, one := range o.ids(o.get("severity"), onePart) {
		s.Severity = append(s.Severity, rules.Severity(one))
	}
	o.done()
	return s
}

// addGrading takes the grading of the outermost pack that has one.
func (c *compiler) addGrading() {
	var g *grading
	for _, f := range c.order {
		switch {
		case f.grading == nil:
		case f.module:
			c.add(f.grading.spot.faultText(diag.KeyMisplaced, diag.Same("grading.yaml"), diag.Text{ZH: "模块没有评分", EN: "a module carries no grading"}))
		default:
			g = f.grading
			g.Pack = f.head.id
			c.cited(g.basis)
			for _, e := range g.whens {
				c.check(e, question)
				c.spansOfParams(e, c.bundle.KnownFrom, endless)
			}
		}
	}
	if g != nil {
		c.bundle.Grading = g.Grading
	}
}

// checkGrading checks the meaning of the grading after the bundle is complete.
// A parent's grading that this pack does not use was checked with its own pack.
func (c *compiler) checkGrading() {
	for _, f := range c.order {
		g := f.grading
		if g == nil || f.module || g.Pack != c.bundle.Grading.Pack || !g.whole || c.lost != (lost{}) {
			continue
		}
		places := placesOf(g.file)
		for _, d := range places.Locate(c.bundle.ValidateGrading()) {
			d.Place.Pointer = ""
			if d.Code == diag.IDTwice { // its other place is also a pointer
				for i, a := range d.Args {
					if at, ok := places.find(a.ZH); ok && len(a.ZH) > 0 && a.ZH[0] == '/' {
						d.Args[i] = diag.Same(g.file.Name + ":" + strconv.Itoa(at.line))
					}
				}
			}
			c.add(d)
		}
	}
}

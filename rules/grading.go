package rules

import (
	"github.com/fire321/fire321/internal/canon"
	"github.com/fire321/fire321/internal/wire"
	"github.com/fire321/fire321/rules/logic"
)

// Grading says how a pack scores: marks, vetoes and grades. The zero Grading
// scores nothing.
type Grading struct {
	ID    string
	Title Text
	Force Force
	Basis []Basis
	// Max is the number of points that a perfect score has, such as 100.
	Max int
	// Pack is the pack that declares the grading. The grading scores the
	// criteria of that pack, its parents and its modules; "" scores all.
	Pack string
	// Score is the root of the tree of marks. The unit gets the same share of
	// Max as Score earns of its own marks.
	Score Node
	Bonus Bonus
	// Grades are in order, best first.
	Grades []Grade
	Vetoes []Veto
}

// Marks are thousandths of a mark: 2500 is 2.5.
type Marks int64

// MarksDecimals is the number of decimals of Marks.
const MarksDecimals = 3

// String is the number as it is written, without trailing zeros.
func (m Marks) String() string {
	for d, n := MarksDecimals, int64(m); ; d, n = d-1, n/10 {
		if d == 0 || n%10 != 0 {
			return logic.FormatDecimal(n, d)
		}
	}
}

// Mode is how a node earns its marks from its criteria or nodes.
type Mode string

// The modes differ in what happens to a criterion or node that does not apply.
// Share takes it out and rescales the rest; with Full it earns all its marks;
// with Deduct it deducts nothing. Deductions never exceed the node's marks.
// This is the only cap: the bounds of a capped and rescaled score could not be
// found without trying all combinations.
const (
	Share  Mode = "share"
	Full   Mode = "full"
	Deduct Mode = "deduct"
)

// Modes are all modes.
func Modes() []Mode { return []Mode{Share, Full, Deduct} }

// Node is a part of a grading. It is one of three: a group of nodes; a table of
// bands; or, with neither, a selection of criteria, each with its points as
// marks. A criterion belongs to the first selection that matches it, in the
// order of the tree, so that none counts twice.
//
// If nothing in a node has marks, or the node's own marks are 0, it does not
// count in the level above.
type Node struct {
	Title Text
	// Marks are the weight in the level above. The root has none: its marks are
	// Grading.Max. The first row whose When is true is used.
	Marks []Weight
	// Mode is "" for bands.
	Mode   Mode
	Select Select
	Groups []Node
	// Bands are a table of marks: the first row whose When is true is used.
	Bands []Weight
}

// Weight is a row of a table of marks.
type Weight struct {
	// When is nil in the last row of a table: this row is used if no other is.
	When  *logic.Expr
	Marks Marks
}

// Bonus is added to the points. Rows are independent of each other. Their sum
// is capped at Marks, and the sum of score and bonus at Grading.Max. The score
// is first rounded half up to a millionth, as every group is.
type Bonus struct {
	Marks Marks
	Adds  []Weight
}

// Select picks criteria. The criterion must match each list that is not empty;
// the zero Select picks all.
type Select struct {
	Severity []Severity
	Themes   []string
	Tags     []string // risk-8 is item 8 of the risk list
	IDs      []string
	Pillars  []string
}

// Grade is a name for AtLeast points or more.
type Grade struct {
	ID      string
	Title   Text
	AtLeast Marks
}

// Veto says what happens if any selected criterion fails, regardless of the
// marks: the unit gets the Grade (or a worse one, if the marks give it), or its
// points are capped at AtMost.
type Veto struct {
	Select Select
	// Grade is the id of a grade; "" if AtMost is used.
	Grade  string
	AtMost Marks
}

func (s *Select) isZero() bool {
	return len(s.Severity)+len(s.Themes)+len(s.Tags)+len(s.IDs)+len(s.Pillars) == 0
}

// Has reports whether the criterion is selected.
func (s *Select) Has(c *Criterion) bool {
	return (len(s.Severity) == 0 || has(s.Severity, c.Severity)) &&
		(len(s.Themes) == 0 || has(s.Themes, c.Theme)) &&
		(len(s.Tags) == 0 || hasAnyTag(c, s.Tags)) &&
		(len(s.IDs) == 0 || has(s.IDs, c.ID)) &&
		(len(s.Pillars) == 0 || has(s.Pillars, c.Pillar))
}

func has[T comparable](list []T, v T) bool {
	for _, l := range list {
		if l == v {
			return true
		}
	}
	return false
}

func hasAnyTag(c *Criterion, tags []string) bool {
	for _, t := range tags {
		if c.HasTag(t) {
			return true
		}
	}
	return false
}

// EachWeight visits every row of every table, in the order of the tree, the
// bonus last. The pointers are valid until the grading is changed.
func (g *Grading) EachWeight(visit func(*Weight)) {
	g.Score.eachWeight(visit)
	for i := range g.Bonus.Adds {
		visit(&g.Bonus.Adds[i])
	}
}

func (n *Node) eachWeight(visit func(*Weight)) {
	for i := range n.Marks {
		visit(&n.Marks[i])
	}
	for i := range n.Bands {
		visit(&n.Bands[i])
	}
	for i := range n.Groups {
		n.Groups[i].eachWeight(visit)
	}
}

// Graded returns the packs and modules whose criteria the grading scores: its
// own pack, the parents, and the modules of both. A layer's criteria never
// count in its parent's grade: easy ones would only raise it. It returns nil if
// the grading names no pack; it then scores all.
func (b *Bundle) Graded() map[string]bool {
	if b.Grading.Pack == "" {
		return nil
	}
	graded := map[string]bool{b.Grading.Pack: true}
	refs := map[string]*PackRef{}
	above := false // of a parent, which comes before its layer
	for i := len(b.Packs) - 1; i >= 0; i-- {
		p := &b.Packs[i]
		refs[p.ID] = p
		above = above || p.ID == b.Grading.Pack
		if above && !p.Module {
			graded[p.ID] = true
		}
	}
	var include func(id string)
	include = func(id string) {
		p := refs[id]
		if p == nil {
			return
		}
		for _, m := range p.Includes {
			if !graded[m] {
				graded[m] = true
				include(m)
			}
		}
	}
	for i := range b.Packs {
		if p := &b.Packs[i]; graded[p.ID] && !p.Module {
			include(p.ID)
		}
	}
	return graded
}

func (g *Grading) members(c *canon.Codec) {
	c.String("id", &g.ID)
	c.Text("title", &g.Title)
	c.String("force", (*string)(&g.Force))
	canon.List(c, "basis", &g.Basis, (*Basis).members)
	c.IntIn("max", &g.Max, 0, MaxPoints)
	c.String("pack", &g.Pack)
	c.Member("score", g.Score.members)
	c.Member("bonus", g.Bonus.members)
	canon.List(c, "grades", &g.Grades, (*Grade).members)
	canon.List(c, "vetoes", &g.Vetoes, (*Veto).members)
}

func (r *Grade) members(c *canon.Codec) {
	c.String("id", &r.ID)
	c.Text("title", &r.Title)
	marks(c, "at_least", &r.AtLeast)
}

func (v *Veto) members(c *canon.Codec) {
	c.Member("select", v.Select.members)
	c.String("grade", &v.Grade)
	marks(c, "at_most", &v.AtMost)
}

func (b *Bonus) members(c *canon.Codec) {
	marks(c, "marks", &b.Marks)
	canon.List(c, "adds", &b.Adds, (*Weight).members)
}

func (n *Node) members(c *canon.Codec) {
	c.Text("title", &n.Title)
	canon.List(c, "marks", &n.Marks, (*Weight).members)
	c.String("mode", (*string)(&n.Mode))
	c.Member("select", n.Select.members)
	canon.List(c, "groups", &n.Groups, (*Node).members)
	canon.List(c, "bands", &n.Bands, (*Weight).members)
}

func (w *Weight) members(c *canon.Codec) {
	expr(c, "when", &w.When)
	marks(c, "marks", &w.Marks)
}

func (s *Select) members(c *canon.Codec) {
	canon.Items(c, "severity", &s.Severity, func(v Severity) canon.Value { return canon.Str(string(v)) },
		func(v canon.Value) (Severity, bool) { return Severity(v.Text), v.Kind == canon.String })
	c.Strings("themes", &s.Themes)
	c.Strings("tags", &s.Tags)
	c.Strings("ids", &s.IDs)
	c.Strings("pillars", &s.Pillars)
}

var marksType = logic.Type{Kind: logic.Number, Decimals: MarksDecimals}

// marks describes marks with exactly their decimals; 0 is not written.
func marks(c *canon.Codec, key string, m *Marks) {
	c.Custom(key, func() canon.Value {
		if *m == 0 {
			return canon.Value{}
		}
		return wire.Value(int64(*m), marksType)
	}, func(v canon.Value) bool {
		n, ok := wire.Read(v, marksType)
		*m = Marks(n)
		return ok
	})
}

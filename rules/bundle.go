package rules

import (
	"github.com/fire321/fire321/internal/canon"
	"github.com/fire321/fire321/internal/sha256"
	"github.com/fire321/fire321/internal/wire"
	"github.com/fire321/fire321/rules/diag"
	"github.com/fire321/fire321/rules/logic"
)

// Format is the version of the byte format of a bundle. Semantics is the
// version of the meaning of its expressions.
const (
	Format    = 1
	Semantics = 1
)

// Bundle is one version of one pack with its parents and modules flattened
// in, for all dates.
type Bundle struct {
	ID      string
	Version string
	Title   Text
	// Place is where the pack's law holds, as people there call it: 兴化市. It
	// may be zero.
	Place Text
	// Subject is what the pack is for, such as "unit".
	Subject string
	// Packs are the packs and modules that were flattened in, parents first,
	// this pack last.
	Packs []PackRef
	// Covers are the values of place.kinds whose duties the packs hold.
	Covers []string
	// KnownFrom is the first day for which the pack knows the law.
	KnownFrom Date
	Gaps      []Gap
	Themes    []Theme
	Pages     []Page
	Risks     []RiskList
	Sources   []Source
	Params    []Param
	// Facts are in the order of their pages, Criteria in the order of their
	// themes.
	Facts    []Fact
	Criteria []Criterion
	Checks   []Check
	// Rounds, Findings and Pairs are the questions that are asked first.
	Rounds   []Round
	Findings []Finding
	Pairs    []Pair
	Grading  Grading
	// Documents are the documents that can be printed, in the order in which
	// they are offered.
	Documents []Document
}

// PackRef names a version of a pack or module.
type PackRef struct {
	ID, Version string
	Module      bool
	// Includes are the modules that the pack includes.
	Includes []string
}

// Gap is law that is known to exist but is not judged.
type Gap struct {
	Source  string
	From    Date
	Until   Date
	Concern Text
	Say     Text
	// Serious: while such a gap applies, exit code 0 is impossible.
	Serious bool
	Pack    string
}

// Theme is a group of the checklist.
type Theme struct {
	ID    string
	Title Text
}

// Page is a place where a person sees several facts.
type Page struct {
	ID    string
	Title Text
}

// RiskList is a dated list that the risk numbers of criteria refer to.
type RiskList struct {
	ID    string
	From  Date
	Until Date
	Items []RiskItem
}

// RiskItem is one risk of a list.
type RiskItem struct {
	N    int
	Text Text
	// CannotArise is true if the answers exclude the risk from the place, such
	// as "nothing flammable is kept here"; nil if no answer can exclude it.
	CannotArise *logic.Expr
}

// Param is a named number whose value depends on the date.
type Param struct {
	ID    string
	Title Text
	// Type is a Number; its range covers all values.
	Type   logic.Type
	Values []ParamValue
	Pack   string
}

// ParamValue is the value of a parameter from From to Until.
type ParamValue struct {
	From, Until Date
	Value       int64
	Basis       []Basis
	// Relaxes is set if a layer's value is less strict than its parent's.
	Relaxes Relaxation
	// Pack is the layer that changed the parameter; "" for a value of the Param
	// itself.
	Pack string
}

// At returns the value in force on the day.
func (p *Param) At(day Date) (int64, bool) {
	for _, v := range p.Values {
		if day >= v.From && (v.Until.IsZero() || day <= v.Until) {
			return v.Value, true
		}
	}
	return 0, false
}

// Check is a combination of answers that can hardly all be true. It is not a
// hazard: the unit is asked to look again.
//
// If the answers contradict each other, Reopens names the facts whose answers
// cannot all be true. While the check is true, these answers count as not
// given, so that no verdict rests on the wrong one.
type Check struct {
	ID      string
	When    *logic.Expr
	Say     Text
	Reopens []string
	Pack    string
}

func (b *Bundle) members(c *canon.Codec) {
	found := false
	c.Custom("format", func() canon.Value { return canon.Int(Format) }, func(v canon.Value) bool {
		n, ok := v.Whole()
		if found = true; ok && n != Format {
			c.Fail("format", "不认识这个格式版本", "unknown format version")
		}
		return ok
	})
	if c.Reading() && !found {
		c.Fail("format", "缺少这一项", "this member is missing")
	}
	c.String("id", &b.ID)
	c.String("version", &b.Version)
	c.Text("title", &b.Title)
	c.Text("place", &b.Place)
	c.String("subject", &b.Subject)
	canon.List(c, "packs", &b.Packs, (*PackRef).members)
	c.Strings("covers", &b.Covers)
	wire.Date(c, "known_from", &b.KnownFrom)
	canon.List(c, "gaps", &b.Gaps, (*Gap).members)
	canon.List(c, "themes", &b.Themes, (*Theme).members)
	canon.List(c, "pages", &b.Pages, (*Page).members)
	canon.List(c, "risks", &b.Risks, (*RiskList).members)
	canon.List(c, "sources", &b.Sources, (*Source).members)
	canon.List(c, "params", &b.Params, (*Param).members)
	canon.List(c, "facts", &b.Facts, (*Fact).members)
	canon.List(c, "criteria", &b.Criteria, (*Criterion).members)
	canon.List(c, "checks", &b.Checks, (*Check).members)
	canon.List(c, "rounds", &b.Rounds, (*Round).members)
	canon.List(c, "findings", &b.Findings, (*Finding).members)
	canon.List(c, "pairs", &b.Pairs, (*Pair).members)
	c.Member("grading", b.Grading.members)
	canon.List(c, "documents", &b.Documents, (*Document).members)
}

func (p *PackRef) members(c *canon.Codec) {
	c.String("id", &p.ID)
	c.String("version", &p.Version)
	c.Bool("module", &p.Module)
	c.Strings("includes", &p.Includes)
}

func (g *Gap) members(c *canon.Codec) {
	c.String("source", &g.Source)
	wire.Date(c, "from", &g.From)
	wire.Date(c, "until", &g.Until)
	c.Text("concerns", &g.Concern)
	c.Text("say", &g.Say)
	c.Bool("serious", &g.Serious)
	c.String("pack", &g.Pack)
}

func (t *Theme) members(c *canon.Codec) {
	c.String("id", &t.ID)
	c.Text("title", &t.Title)
}

func (p *Page) members(c *canon.Codec) {
	c.String("id", &p.ID)
	c.Text("title", &p.Title)
}

func (i *RiskItem) members(c *canon.Codec) {
	c.IntIn("n", &i.N, 1, MaxRisk)
	c.Text("text", &i.Text)
	expr(c, "cannot_arise", &i.CannotArise)
}

func (r *RiskList) members(c *canon.Codec) {
	c.String("id", &r.ID)
	wire.Date(c, "from", &r.From)
	wire.Date(c, "until", &r.Until)
	canon.List(c, "items", &r.Items, (*RiskItem).members)
}

func (p *Param) members(c *canon.Codec) {
	c.String("id", &p.ID)
	c.Text("title", &p.Title)
	typeMembers(c, &p.Type)
	canon.List(c, "values", &p.Values, func(v *ParamValue, c *canon.Codec) {
		wire.Date(c, "from", &v.From)
		wire.Date(c, "until", &v.Until)
		wire.Scalar(c, "value", &v.Value, p.Type)
		canon.List(c, "basis", &v.Basis, (*Basis).members)
		c.Member("relaxes", v.Relaxes.members)
		c.String("pack", &v.Pack)
	})
	c.String("pack", &p.Pack)
}

func (k *Check) members(c *canon.Codec) {
	c.String("id", &k.ID)
	expr(c, "when", &k.When)
	c.Text("say", &k.Say)
	c.Strings("reopens", &k.Reopens)
	c.String("pack", &k.Pack)
}

// Encode returns the one canonical form of the bundle; Digest is computed from
// it. (json.Marshal writes the same but escapes < > &, so its bytes differ.)
func (b *Bundle) Encode() []byte { return canon.Encode(b.members) }

// Digest is the SHA-256 of the canonical form, in hexadecimal.
func (b *Bundle) Digest() string { return Digest(b.Encode()) }

// Digest is the SHA-256 of data, in hexadecimal. Bundles, answers and
// assessments refer to each other by it.
func Digest(data []byte) string {
	const digits = "0123456789abcdef"
	var out []byte
	for _, c := range sha256.Sum(data) {
		out = append(out, digits[c>>4], digits[c&15])
	}
	return string(out)
}

// Digest is the SHA-256 of a wording. A layer that replaces the wording names
// the first eight digits. Only the logic and its law count, other words do not.
func (r *Revision) Digest() string {
	return Digest(canon.Encode(func(c *canon.Codec) {
		wire.Date(c, "from", &r.From)
		wire.Date(c, "until", &r.Until)
		expr(c, "when", &r.When)
		expr(c, "require", &r.Require)
	}))
}

// WordingDigest is one digest of all wordings of a criterion.
func (cr *Criterion) WordingDigest() string {
	var all string
	for i := range cr.Revisions {
		all += cr.Revisions[i].Digest()
	}
	return Digest([]byte(all))
}

// Digest is the SHA-256 of the dated values of a parameter. A layer that
// replaces them names the first eight digits. The parameter's words, range and
// law do not count.
func (p *Param) Digest() string {
	return Digest(canon.Encode(func(c *canon.Codec) {
		canon.List(c, "values", &p.Values, func(v *ParamValue, c *canon.Codec) {
			wire.Date(c, "from", &v.From)
			wire.Date(c, "until", &v.Until)
			wire.Scalar(c, "value", &v.Value, p.Type)
		})
	}))
}

// Decode reads a bundle from its bytes. For any bytes it returns either a
// bundle or a diag.List: not JSON, larger than 16 MiB or nested more than 200
// deep, no format or another one, members that are malformed or unknown. It does not check the expressions: compile the bundle
// to do that.
func Decode(data []byte) (*Bundle, error) {
	b := &Bundle{}
	if err := canon.Decode(data, diag.BundleMember, b.members); err != nil {
		return nil, err
	}
	return b, nil
}

// Fact returns the fact with the id, or nil.
func (b *Bundle) Fact(id string) *Fact {
	for i := range b.Facts {
		if b.Facts[i].ID == id {
			return &b.Facts[i]
		}
	}
	return nil
}

// Criterion returns the criterion with the id, or nil.
func (b *Bundle) Criterion(id string) *Criterion {
	for i := range b.Criteria {
		if b.Criteria[i].ID == id {
			return &b.Criteria[i]
		}
	}
	return nil
}

// Source returns the source with the id, or nil.
func (b *Bundle) Source(id string) *Source {
	for i := range b.Sources {
		if b.Sources[i].ID == id {
			return &b.Sources[i]
		}
	}
	return nil
}

// Article returns the source and article of a citation; either may be nil.
func (b *Bundle) Article(of Basis) (*Source, *Article) {
	s := b.Source(of.Source)
	if s == nil {
		return nil, nil
	}
	for i := range s.Articles {
		if s.Articles[i].ID == of.Article {
			return s, &s.Articles[i]
		}
	}
	return s, nil
}

// Verified reports whether the first basis of a list, which must carry the
// rule alone, was compared with a text of the law.
func (b *Bundle) Verified(basis []Basis) bool {
	if len(basis) == 0 {
		return false
	}
	_, a := b.Article(basis[0])
	return a != nil && !a.Checked.Date.IsZero()
}

// Reads reports whether an expression of the bundle reads the fact, directly or
// through derived facts; e may be nil.
func (b *Bundle) Reads(e *logic.Expr, fact string) (reads bool) {
	e.Walk(func(e *logic.Expr) {
		if e.Op != logic.OpFact || reads {
			return
		}
		reads = e.Name == fact
		// Derived facts have no cycles: a pack with one gives no bundle.
		if f := b.Fact(e.Name); f != nil && f.Derive != nil {
			reads = reads || b.Reads(f.Derive, fact)
		}
	})
	return reads
}

package rules

import (
	"github.com/fire321/fire321/internal/canon"
	"github.com/fire321/fire321/internal/wire"
	"github.com/fire321/fire321/rules/diag"
	"github.com/fire321/fire321/rules/logic"
)

// Package encoding/json writes and reads each type of this package only in the
// form that it has in a bundle. The methods need only the codec, and a program
// that does not use them does not link them.

// MarshalJSON calls Encode.
func (b Bundle) MarshalJSON() ([]byte, error) { return b.Encode(), nil }

// UnmarshalJSON does the same as [Decode].
func (b *Bundle) UnmarshalJSON(data []byte) error { return decode(data, b, (*Bundle).members) }

// decode replaces the value that v points to by a new one. On error it leaves v
// unchanged.
func decode[T any](data []byte, v *T, members func(*T, *canon.Codec)) error {
	var read T
	err := canon.Decode(data, diag.BundleMember, func(c *canon.Codec) { members(&read, c) })
	if err == nil {
		*v = read
	}
	return err
}

const inBundle = canon.Refusal("a Document has its shape in a Bundle: marshal that")

// MarshalJSON refuses: documents are written in their Bundle.
func (Document) MarshalJSON() ([]byte, error) { return nil, inBundle }

// UnmarshalJSON refuses as MarshalJSON does.
func (*Document) UnmarshalJSON([]byte) error { return inBundle }

// MarshalJSON refuses: parts are written in their Bundle.
func (Part) MarshalJSON() ([]byte, error) { return nil, inBundle }

// UnmarshalJSON refuses as MarshalJSON does.
func (*Part) UnmarshalJSON([]byte) error { return inBundle }

const holesHere = canon.Refusal("the holes of documents are those of this library, no data: see AllHoles")

// MarshalJSON refuses: the holes are the library's.
func (Hole) MarshalJSON() ([]byte, error) { return nil, holesHere }

// MarshalJSON refuses: the holes are the library's.
func (Holes) MarshalJSON() ([]byte, error) { return nil, holesHere }

// MarshalJSON writes the marks with their decimals: 2.500.
func (m Marks) MarshalJSON() ([]byte, error) {
	return []byte(logic.FormatDecimal(int64(m), MarksDecimals)), nil
}

// UnmarshalJSON reads what MarshalJSON writes; it also accepts fewer decimals.
func (m *Marks) UnmarshalJSON(data []byte) error {
	v, err := canon.Parse(data)
	if err != nil {
		return canon.BadJSON(err)
	}
	n, ok := wire.Read(v, marksType)
	if !ok {
		return diag.List{diag.NewText(diag.BundleMember, diag.Place{}, Text{ZH: "应是一个数", EN: "expected a number"})}
	}
	*m = Marks(n)
	return nil
}

const needsType = canon.Refusal("a number without its type says nothing: marshal the Fact or the Param that holds it")

// MarshalJSON refuses: the meaning of the number is in the fact's type.
func (Named) MarshalJSON() ([]byte, error) { return nil, needsType }

// UnmarshalJSON refuses as MarshalJSON does.
func (*Named) UnmarshalJSON([]byte) error { return needsType }

// MarshalJSON refuses: the meaning of the number is in the parameter's type.
func (ParamValue) MarshalJSON() ([]byte, error) { return nil, needsType }

// UnmarshalJSON refuses as MarshalJSON does.
func (*ParamValue) UnmarshalJSON([]byte) error { return needsType }

// MarshalJSON writes the PackRef as it appears in a bundle.
func (p PackRef) MarshalJSON() ([]byte, error) { return canon.Encode(p.members), nil }

// UnmarshalJSON reads what MarshalJSON writes.
func (p *PackRef) UnmarshalJSON(data []byte) error { return decode(data, p, (*PackRef).members) }

// MarshalJSON writes the Gap as it appears in a bundle.
func (g Gap) MarshalJSON() ([]byte, error) { return canon.Encode(g.members), nil }

// UnmarshalJSON reads what MarshalJSON writes.
func (g *Gap) UnmarshalJSON(data []byte) error { return decode(data, g, (*Gap).members) }

// MarshalJSON writes the Theme as it appears in a bundle.
func (t Theme) MarshalJSON() ([]byte, error) { return canon.Encode(t.members), nil }

// UnmarshalJSON reads what MarshalJSON writes.
func (t *Theme) UnmarshalJSON(data []byte) error { return decode(data, t, (*Theme).members) }

// MarshalJSON writes the Page as it appears in a bundle.
func (p Page) MarshalJSON() ([]byte, error) { return canon.Encode(p.members), nil }

// UnmarshalJSON reads what MarshalJSON writes.
func (p *Page) UnmarshalJSON(data []byte) error { return decode(data, p, (*Page).members) }

// MarshalJSON writes the RiskList as it appears in a bundle.
func (r RiskList) MarshalJSON() ([]byte, error) { return canon.Encode(r.members), nil }

// UnmarshalJSON reads what MarshalJSON writes.
func (r *RiskList) UnmarshalJSON(data []byte) error { return decode(data, r, (*RiskList).members) }

// MarshalJSON writes the RiskItem as it appears in a bundle.
func (r RiskItem) MarshalJSON() ([]byte, error) { return canon.Encode(r.members), nil }

// UnmarshalJSON reads what MarshalJSON writes.
func (r *RiskItem) UnmarshalJSON(data []byte) error { return decode(data, r, (*RiskItem).members) }

// MarshalJSON writes the Param as it appears in a bundle.
func (p Param) MarshalJSON() ([]byte, error) { return canon.Encode(p.members), nil }

// UnmarshalJSON reads what MarshalJSON writes.
func (p *Param) UnmarshalJSON(data []byte) error { return decode(data, p, (*Param).members) }

// MarshalJSON writes the Check as it appears in a bundle.
func (c Check) MarshalJSON() ([]byte, error) { return canon.Encode(c.members), nil }

// UnmarshalJSON reads what MarshalJSON writes.
func (c *Check) UnmarshalJSON(data []byte) error { return decode(data, c, (*Check).members) }

// MarshalJSON writes the Round as it appears in a bundle.
func (r Round) MarshalJSON() ([]byte, error) { return canon.Encode(r.members), nil }

// UnmarshalJSON reads what MarshalJSON writes.
func (r *Round) UnmarshalJSON(data []byte) error { return decode(data, r, (*Round).members) }

// MarshalJSON writes the Finding as it appears in a bundle.
func (f Finding) MarshalJSON() ([]byte, error) { return canon.Encode(f.members), nil }

// UnmarshalJSON reads what MarshalJSON writes.
func (f *Finding) UnmarshalJSON(data []byte) error { return decode(data, f, (*Finding).members) }

// MarshalJSON writes the Pair as it appears in a bundle.
func (p Pair) MarshalJSON() ([]byte, error) { return canon.Encode(p.members), nil }

// UnmarshalJSON reads what MarshalJSON writes.
func (p *Pair) UnmarshalJSON(data []byte) error { return decode(data, p, (*Pair).members) }

// MarshalJSON writes the Criterion as it appears in a bundle.
func (c Criterion) MarshalJSON() ([]byte, error) { return canon.Encode(c.members), nil }

// UnmarshalJSON reads what MarshalJSON writes.
func (c *Criterion) UnmarshalJSON(data []byte) error { return decode(data, c, (*Criterion).members) }

// MarshalJSON writes the Revision as it appears in a bundle.
func (r Revision) MarshalJSON() ([]byte, error) { return canon.Encode(r.members), nil }

// UnmarshalJSON reads what MarshalJSON writes.
func (r *Revision) UnmarshalJSON(data []byte) error { return decode(data, r, (*Revision).members) }

// MarshalJSON writes the Relaxation as it appears in a bundle.
func (r Relaxation) MarshalJSON() ([]byte, error) { return canon.Encode(r.members), nil }

// UnmarshalJSON reads what MarshalJSON writes.
func (r *Relaxation) UnmarshalJSON(data []byte) error { return decode(data, r, (*Relaxation).members) }

// MarshalJSON writes the Remedy as it appears in a bundle.
func (r Remedy) MarshalJSON() ([]byte, error) { return canon.Encode(r.members), nil }

// UnmarshalJSON reads what MarshalJSON writes.
func (r *Remedy) UnmarshalJSON(data []byte) error { return decode(data, r, (*Remedy).members) }

// MarshalJSON writes the Fact as it appears in a bundle.
func (f Fact) MarshalJSON() ([]byte, error) { return canon.Encode(f.members), nil }

// UnmarshalJSON reads what MarshalJSON writes.
func (f *Fact) UnmarshalJSON(data []byte) error { return decode(data, f, (*Fact).members) }

// MarshalJSON writes the Option as it appears in a bundle.
func (o Option) MarshalJSON() ([]byte, error) { return canon.Encode(o.members), nil }

// UnmarshalJSON reads what MarshalJSON writes.
func (o *Option) UnmarshalJSON(data []byte) error { return decode(data, o, (*Option).members) }

// MarshalJSON writes the Grading as it appears in a bundle.
func (g Grading) MarshalJSON() ([]byte, error) { return canon.Encode(g.members), nil }

// UnmarshalJSON reads what MarshalJSON writes.
func (g *Grading) UnmarshalJSON(data []byte) error { return decode(data, g, (*Grading).members) }

// MarshalJSON writes the Node as it appears in a bundle.
func (n Node) MarshalJSON() ([]byte, error) { return canon.Encode(n.members), nil }

// UnmarshalJSON reads what MarshalJSON writes.
func (n *Node) UnmarshalJSON(data []byte) error { return decode(data, n, (*Node).members) }

// MarshalJSON writes the Weight as it appears in a bundle.
func (w Weight) MarshalJSON() ([]byte, error) { return canon.Encode(w.members), nil }

// UnmarshalJSON reads what MarshalJSON writes.
func (w *Weight) UnmarshalJSON(data []byte) error { return decode(data, w, (*Weight).members) }

// MarshalJSON writes the Bonus as it appears in a bundle.
func (b Bonus) MarshalJSON() ([]byte, error) { return canon.Encode(b.members), nil }

// UnmarshalJSON reads what MarshalJSON writes.
func (b *Bonus) UnmarshalJSON(data []byte) error { return decode(data, b, (*Bonus).members) }

// MarshalJSON writes the Select as it appears in a bundle.
func (s Select) MarshalJSON() ([]byte, error) { return canon.Encode(s.members), nil }

// UnmarshalJSON reads what MarshalJSON writes.
func (s *Select) UnmarshalJSON(data []byte) error { return decode(data, s, (*Select).members) }

// MarshalJSON writes the Grade as it appears in a bundle.
func (g Grade) MarshalJSON() ([]byte, error) { return canon.Encode(g.members), nil }

// UnmarshalJSON reads what MarshalJSON writes.
func (g *Grade) UnmarshalJSON(data []byte) error { return decode(data, g, (*Grade).members) }

// MarshalJSON writes the Veto as it appears in a bundle.
func (v Veto) MarshalJSON() ([]byte, error) { return canon.Encode(v.members), nil }

// UnmarshalJSON reads what MarshalJSON writes.
func (v *Veto) UnmarshalJSON(data []byte) error { return decode(data, v, (*Veto).members) }

// MarshalJSON writes the Source as it appears in a bundle.
func (s Source) MarshalJSON() ([]byte, error) { return canon.Encode(s.members), nil }

// UnmarshalJSON reads what MarshalJSON writes.
func (s *Source) UnmarshalJSON(data []byte) error { return decode(data, s, (*Source).members) }

// MarshalJSON writes the Article as it appears in a bundle.
func (a Article) MarshalJSON() ([]byte, error) { return canon.Encode(a.members), nil }

// UnmarshalJSON reads what MarshalJSON writes.
func (a *Article) UnmarshalJSON(data []byte) error { return decode(data, a, (*Article).members) }

// MarshalJSON writes the Checked as it appears in a bundle.
func (c Checked) MarshalJSON() ([]byte, error) { return canon.Encode(c.members), nil }

// UnmarshalJSON reads what MarshalJSON writes.
func (c *Checked) UnmarshalJSON(data []byte) error { return decode(data, c, (*Checked).members) }

// MarshalJSON writes the Basis as it appears in a bundle.
func (b Basis) MarshalJSON() ([]byte, error) { return canon.Encode(b.members), nil }

// UnmarshalJSON reads what MarshalJSON writes.
func (b *Basis) UnmarshalJSON(data []byte) error { return decode(data, b, (*Basis).members) }

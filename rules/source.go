package rules

import (
	"github.com/fire321/fire321/internal/canon"
	"github.com/fire321/fire321/internal/wire"
	"github.com/fire321/fire321/rules/logic"
)

// Force says how strongly a source binds.
type Force string

// The forces, from the strongest.
const (
	Law                 Force = "law"
	StandardMandatory   Force = "standard-mandatory"
	StandardRecommended Force = "standard-recommended"
	Policy              Force = "policy" // a plan or a notice
	Draft               Force = "draft"  // not in force
	Ours                Force = "ours"   // the author's default
)

// Forces are all forces, strongest first.
func Forces() []Force {
	return []Force{Law, StandardMandatory, StandardRecommended, Policy, Draft, Ours}
}

// Text is the force in words.
func (f Force) Text() Text {
	switch f {
	case Law:
		return Text{ZH: "法律法规规章", EN: "law"}
	case StandardMandatory:
		return Text{ZH: "强制性标准", EN: "mandatory standard"}
	case StandardRecommended:
		return Text{ZH: "推荐性标准", EN: "recommended standard"}
	case Policy:
		return Text{ZH: "文件通知", EN: "policy paper or notice"}
	case Draft:
		return Text{ZH: "未施行的草案", EN: "draft, not in force"}
	}
	return Text{ZH: "本工具的建议", EN: "this tool's advice"}
}

// Source is a law, a standard or a plan.
type Source struct {
	ID     string
	Title  Text
	Number string
	Issuer Text
	Force  Force
	// From and Until are its first and last day; no Until: no end is known.
	From, Until Date
	Note        Text
	Articles    []Article
	Pack        string
}

// Article is one article or clause of a source.
type Article struct {
	// ID is the article as it is cited: 第二十五条第二款, or 7.3.5.
	ID string
	// Gist is the content of the article in the words of the pack's author.
	Gist Text
	// From and Until are set only if they differ from the source's.
	From, Until Date
	// Checked says when the gist was last compared with the law, and with which
	// text; its zero value means that nobody has read the article.
	Checked Checked
}

// Checked is a comparison of a gist with a text.
type Checked struct {
	Date Date
	// Against is "official" or "copy".
	Against string
	By      string
}

// Basis is a citation of an article.
type Basis struct {
	Source  string
	Article string
	// When says which of the units that the wording binds are also bound by the
	// article; nil: all. Only a further basis of a wording has a When.
	When *logic.Expr
}

// Ref is the basis without its condition. Two citations of the same article
// have the same Ref.
func (b Basis) Ref() Basis { return Basis{Source: b.Source, Article: b.Article} }

// InForce reports whether the article binds on the day, as far as is known.
func (s *Source) InForce(a *Article, day Date) bool {
	from, until := s.From, s.Until
	if !a.From.IsZero() {
		from = a.From
	}
	if !a.Until.IsZero() && (until.IsZero() || a.Until < until) {
		until = a.Until
	}
	return day >= from && (until.IsZero() || day <= until)
}

func (s *Source) members(c *canon.Codec) {
	c.String("id", &s.ID)
	c.Text("title", &s.Title)
	c.String("number", &s.Number)
	c.Text("issuer", &s.Issuer)
	c.String("force", (*string)(&s.Force))
	wire.Date(c, "from", &s.From)
	wire.Date(c, "until", &s.Until)
	c.Text("note", &s.Note)
	canon.List(c, "articles", &s.Articles, (*Article).members)
	c.String("pack", &s.Pack)
}

func (a *Article) members(c *canon.Codec) {
	c.String("id", &a.ID)
	c.Text("gist", &a.Gist)
	wire.Date(c, "from", &a.From)
	wire.Date(c, "until", &a.Until)
	c.Member("checked", a.Checked.members)
}

func (k *Checked) members(c *canon.Codec) {
	wire.Date(c, "date", &k.Date)
	c.String("against", &k.Against)
	c.String("by", &k.By)
}

func (b *Basis) members(c *canon.Codec) {
	c.String("source", &b.Source)
	c.String("article", &b.Article)
	expr(c, "when", &b.When)
}

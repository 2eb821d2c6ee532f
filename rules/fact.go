package rules

import (
	"github.com/fire321/fire321/internal/canon"
	"github.com/fire321/fire321/internal/wire"
	"github.com/fire321/fire321/rules/diag"
	"github.com/fire321/fire321/rules/logic"
)

// Text is words in Chinese and English.
type Text = diag.Text

// Date is a day of the calendar; the zero Date is no date.
type Date = logic.Date

// The facts that the assessment itself knows: what a unit is to its place,
// and what is done there.
const (
	RolesFact = "unit.roles"
	KindsFact = "place.kinds"
)

// Roles are the roles that may owe a duty if the bundle has no fact unit.roles;
// every duty is then the unit's own.
func Roles() []string {
	return []string{"owner", "operator", "property-manager", "contractor", "service-body"}
}

// TermParam is the parameter that holds the term of the letter in days. The
// letter reads it, so no expression needs to.
const TermParam = "commitment.valid_days"

// Fact is one typed value that a unit is asked for, or that is measured.
type Fact struct {
	// ID has two or more dotted parts, such as building.height_m.
	ID   string
	Type logic.Type
	// Page is the place where a person sees it; the facts of a page are shown
	// together.
	Page string
	// Title is a short name for facts that are derived and never asked.
	Title, Ask, Help, WhereToLook Text
	// Row is the question in at most 15 characters, for a line in a list; zero:
	// Ask is short enough.
	Row Text
	// Whom is who may know the answer if one cannot see it: one of [Whoms], or
	// "": one can look.
	Whom string
	// Affirm and Deny are the words for the answers true and false of a bool.
	Affirm, Deny Text
	// Options are the words of an enum's or set's values, in the order of
	// Type.Values.
	Options []Option
	// Named are numbers or dates that are offered and printed by name.
	Named []Named
	// Fields are the questions of a list's record, in the order of Type.Fields.
	Fields []Fact
	// ShelfDays: when an answer is older than this number of days, it is open
	// again; 0: never.
	ShelfDays int
	// Firm: it is about those who run the place, so that all their places may
	// have the same answer, such as who is responsible. What has to be seen at
	// a place is never firm.
	Firm bool
	// Fixed: mending cannot change it. Future: the date may be in the future.
	// MendAdd: mending may add one record dated today.
	Fixed, Future, MendAdd bool
	// Derive computes the fact; such a fact is never asked or answered. Suggest
	// is a hint beside the question, never an answer. Both may be nil.
	Derive, Suggest *logic.Expr
	// Basis is the law that defines what a derived bool says about the unit. A
	// fact with a basis is a class; the unit is told of it.
	Basis []Basis
	// Pack is the id of the pack that declares it.
	Pack string
}

// Whoms are the values of Fact.Whom: whom to ask for what one cannot see.
func Whoms() []string {
	return []string{"papers", "landlord", "property", "staff", "contractor", "authority"}
}

// Option is one value of an enum or a set.
type Option struct {
	ID   string
	Text Text
	Help Text
	// Words are what people call it: 面馆 with its pinyin behind a space
	// ("面馆 mian guan"), noodle shop. They find the option, and are never printed.
	Words []string
	// Also are values of the same question that are often true too: a factory
	// has a warehouse and a dormitory. A front end offers them once the value
	// is chosen, and never adds one by itself.
	Also []string
	// Small is true of a kind of place where one person mostly is whoever owes
	// a duty: a front end calls that person "you".
	Small bool
	// Guest is true of a part in the place that commits for nothing there: who
	// has only such parts, a tenant or a firm that was called in, can sign no
	// letter.
	Guest bool
}

// Named is a number (scaled by the type's decimals) or a Date with a name.
type Named struct {
	Value int64
	Text  Text
}

// Label is the question, or the title of a fact that is never asked.
func (f *Fact) Label() Text {
	if f.Ask.IsZero() {
		return f.Title
	}
	return f.Ask
}

func (f *Fact) members(c *canon.Codec) {
	c.String("id", &f.ID)
	typeMembers(c, &f.Type)
	c.String("page", &f.Page)
	c.Text("title", &f.Title)
	c.Text("ask", &f.Ask)
	c.Text("row", &f.Row)
	c.String("whom", &f.Whom)
	c.Text("help", &f.Help)
	c.Text("where_to_look", &f.WhereToLook)
	c.Text("affirm", &f.Affirm)
	c.Text("deny", &f.Deny)
	canon.List(c, "values", &f.Options, (*Option).members)
	canon.List(c, "named", &f.Named, func(n *Named, c *canon.Codec) {
		wire.Scalar(c, "value", &n.Value, f.Type)
		c.Text("text", &n.Text)
	})
	canon.List(c, "fields", &f.Fields, (*Fact).members)
	c.IntIn("shelf_days", &f.ShelfDays, 0, MaxShelfDays)
	c.Bool("fixed", &f.Fixed)
	c.Bool("future", &f.Future)
	c.Bool("mend_add", &f.MendAdd)
	c.Bool("firm", &f.Firm)
	expr(c, "derive", &f.Derive)
	expr(c, "suggest", &f.Suggest)
	canon.List(c, "basis", &f.Basis, (*Basis).members)
	c.String("pack", &f.Pack)
	if c.Reading() {
		for _, o := range f.Options {
			f.Type.Values = append(f.Type.Values, o.ID)
		}
		for _, field := range f.Fields {
			f.Type.Fields = append(f.Type.Fields, logic.Field{Name: field.ID, Type: field.Type})
		}
	}
}

func (o *Option) members(c *canon.Codec) {
	c.String("id", &o.ID)
	c.Text("text", &o.Text)
	c.Text("help", &o.Help)
	c.Strings("words", &o.Words)
	c.Strings("also", &o.Also)
	c.Bool("small", &o.Small)
	c.Bool("guest", &o.Guest)
}

// typeMembers describes a type without its values and fields: these have words
// and are described together with them.
func typeMembers(c *canon.Codec, t *logic.Type) {
	c.Custom("type", func() canon.Value { return canon.Str(t.Kind.String()) }, func(v canon.Value) (ok bool) {
		t.Kind, ok = logic.ParseKind(v.Text)
		return ok
	})
	c.String("unit", &t.Unit)
	if !c.IntIn("decimals", &t.Decimals, 0, logic.MaxDecimals) {
		t.Decimals = logic.MaxDecimals // so that no number is refused for its decimals as well
	}
	if t.Kind == logic.Number || t.Kind == logic.DateKind {
		wire.Scalar(c, "min", &t.Min, *t)
		wire.Scalar(c, "max", &t.Max, *t)
	}
	c.IntIn("max_len", &t.MaxLen, 0, logic.MaxRecords)
}

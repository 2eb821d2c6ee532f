package pack

import (
	"slices"

	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/diag"
	"github.com/fire321/fire321/rules/logic"
	"github.com/fire321/fire321/rules/pack/internal/yamlnode"
)

// fact is a fact with its place and its expressions.
type fact struct {
	rules.Fact
	spot
	id, ask         spot
	derive, suggest *expression
	basis           []citation // of a class
	// saysWhom: it says whom to ask, even if that is nobody.
	saysWhom bool
	// broken: its type could not be read, so expressions that read it are not
	// checked.
	broken bool
}

// looks is the value of whom for what one can see, although its where_to_look
// names a person or a paper.
const looks = "look"

// readPage reads facts/<page>.yaml.
func (f *folder) readPage(r *reader, id string) {
	o := r.object(r.file.Root)
	p := page{Page: rules.Page{ID: id}, spot: r.spot(r.file.Root)}
	if r.file.Root == nil {
		r.add(diag.New(diag.KeyMissing, diag.Place{File: r.file.Name}, "facts"))
		return
	}
	if !onePart.fits(id) {
		r.add(diag.NewText(diag.IDForm, diag.Place{File: r.file.Name}, diag.Same(id), onePart.words))
	}
	p.Title = o.text(o.get("title")) // required unless a parent has the page
	for _, n := range o.atMost(o.need("facts"), rules.MaxFacts, diag.Text{ZH: "事实", EN: "facts"}) {
		got := r.fact(n)
		got.Page, got.Pack = id, f.head.id
		f.facts = append(f.facts, got)
	}
	o.done()
	f.pages = append(f.pages, p)
}

var (
	factTypes  = []string{"bool", "number", "date", "enum", "set", "list", "text"}
	fieldTypes = []string{"bool", "number", "date", "enum", "text"}
)

// fact reads a fact of a page.
func (r *reader) fact(n *yamlnode.Node) *fact {
	o := r.object(n)
	f := &fact{spot: r.spot(n)}
	at := o.need("id")
	f.ID, f.id = o.factID(at), r.spot(at)
	f.derive = o.expression(o.get("derive"))
	f.suggest = o.expression(o.get("suggest"))
	f.ask = r.spot(o.get("ask"))
	if o.get("basis") != nil {
		f.basis = o.needCitations("basis", restMayBindSome)
	}
	f.Basis = bases(f.basis)
	o.commonFact(&f.Fact, factTypes)
	f.broken = f.Type.Kind == 0
	derived := f.derive != nil

	f.ShelfDays = o.whole(o.get("shelf_days"), 1, rules.MaxShelfDays)
	f.Fixed = o.truth(o.get("fixed"))
	f.Firm = o.truth(o.get("firm"))
	if f.Whom = o.choice(o.get("whom"), append(rules.Whoms(), looks)); f.Whom != "" {
		f.saysWhom = true
	}
	if f.Whom == looks {
		f.Whom = ""
	}
	f.MendAdd = o.choice(o.get("mend"), []string{"add"}) == "add"
	if f.MendAdd && f.Type.Kind != logic.List && !f.broken {
		o.misplaced(o, "mend", only("list"))
	}
	switch {
	case f.Type.Kind == logic.List:
		o.listType(f)
	default:
		o.misplaced(o, "fields", only("list"))
	}
	if derived {
		for _, key := range []string{"suggest", "shelf_days", "fixed", "firm", "mend", "future", "row", "whom"} {
			o.misplaced(o, key, diag.Text{ZH: "有 derive 的事实不问也不答", EN: "a fact with derive is never asked or answered"})
		}
		if f.Title.IsZero() && f.Ask.IsZero() {
			o.need("title")
		}
		switch f.Type.Kind {
		case logic.Set, logic.List, logic.TextKind:
			o.misplaced(o, "derive", only("bool, number, date, enum"))
		}
	} else if f.Ask.IsZero() && o.get("ask") == nil {
		o.need("ask")
	}
	if !derived || f.Type.Kind != logic.Bool && !f.broken {
		o.misplaced(o, "basis", diag.Text{ZH: "只用于有 derive 的 bool", EN: "only for a bool with derive"})
	}
	if f.suggest != nil && f.Type.Kind == logic.TextKind {
		o.misplaced(o, "suggest", only("bool, number, date, enum, set, list"))
	}
	o.done()
	return f
}

func only(types string) diag.Text {
	return diag.Text{ZH: "只用于 " + types, EN: "only for " + types}
}

// commonFact reads the keys that facts and fields of records share.
func (o *object) commonFact(f *rules.Fact, types []string) {
	kind := o.choice(o.need("type"), types)
	f.Type.Kind, _ = logic.ParseKind(kind)
	if kind == "" { // the keys of a fact depend on its type
		for _, key := range []string{"unit", "decimals", "min", "max", "named", "values", "fields", "mend", "future"} {
			o.get(key)
		}
	}
	f.Title = o.text(o.get("title"))
	f.Ask = o.text(o.get("ask"))
	f.Row = o.text(o.get("row"))
	f.Help = o.text(o.get("help"))
	f.WhereToLook = o.text(o.get("where_to_look"))
	f.Future = o.truth(o.get("future"))
	if f.Future && kind != "date" && kind != "" {
		o.misplaced(o, "future", only("date"))
	}
	switch f.Type.Kind {
	case logic.Number:
		o.numberType(&f.Type)
	case logic.DateKind:
		o.dateType(&f.Type)
	}
	if kind != "number" && kind != "" {
		o.misplaced(o, "unit", only("number"))
		o.misplaced(o, "decimals", only("number"))
		if kind != "date" {
			o.misplaced(o, "min", only("number, date"))
			if kind != "list" {
				o.misplaced(o, "max", only("number, date, list"))
			}
			o.misplaced(o, "named", only("number, date"))
		}
	}
	switch f.Type.Kind {
	case logic.Number, logic.DateKind:
		o.named(f)
	case logic.Enum, logic.Set:
		o.options(f)
	}
	if kind != "enum" && kind != "set" && kind != "" {
		o.misplaced(o, "values", only("enum, set"))
	}
	f.Affirm, f.Deny = o.text(o.get("affirm")), o.text(o.get("deny"))
	if kind != "bool" && kind != "" {
		o.misplaced(o, "affirm", only("bool"))
		o.misplaced(o, "deny", only("bool"))
	}
}

func (o *object) dateType(t *logic.Type) {
	t.Min, t.Max = int64(logic.FirstDay), int64(logic.LastDay)
	lo, hi := o.get("min"), o.get("max")
	if d := o.date(lo); !d.IsZero() {
		t.Min = int64(d)
	}
	if d := o.date(hi); !d.IsZero() {
		t.Max = int64(d)
	}
	if t.Min > t.Max {
		n := hi
		if n == nil {
			n = lo
		}
		o.outOfRange(n, logic.FirstDay.String(), logic.LastDay.String())
	}
}

// named reads the values that have a name.
func (o *object) named(f *rules.Fact) {
	for _, n := range o.atMost(o.get("named"), logic.MaxValues, diag.Text{ZH: "有名字的值", EN: "named values"}) {
		v := o.object(n)
		at := v.need("value")
		var value int64
		ok := false
		if f.Type.Kind == logic.DateKind {
			value = int64(v.date(at))
			ok = value != 0
		} else {
			value, ok = v.decimal(at, f.Type.Decimals)
		}
		words := v.inlineText()
		v.done()
		switch {
		case !ok || f.Type.Kind == 0:
		case value < f.Type.Min || value > f.Type.Max:
			o.outOfRange(at, bound(f.Type, f.Type.Min), bound(f.Type, f.Type.Max))
		case slices.ContainsFunc(f.Named, func(n rules.Named) bool { return n.Value == value }):
			o.twice(at, at.Text, o.node, anotherID)
		default:
			f.Named = append(f.Named, rules.Named{Value: value, Text: words})
		}
	}
}

// options reads the values of an enum or a set.
func (o *object) options(f *rules.Fact) {
	list := o.need("values")
	var also []named
	for _, n := range o.atMost(list, logic.MaxValues, diag.Text{ZH: "选项", EN: "values"}) {
		v := o.object(n)
		at := v.need("id")
		option := rules.Option{ID: v.id(at, onePart), Text: v.inlineText(), Help: v.text(v.get("help")), Small: v.truth(v.get("small")), Guest: v.truth(v.get("guest"))}
		for _, n := range v.atMost(v.get("words"), maxNames, diag.Text{ZH: "说法", EN: "words"}) {
			option.Words = append(option.Words, v.word(n))
		}
		for _, m := range v.members(v.get("also")) {
			if m.id == option.ID {
				o.twice(m.node, m.id, at, anotherID)
				continue
			}
			option.Also, also = append(option.Also, m.id), append(also, m)
		}
		v.done()
		switch {
		case option.ID == "":
		case f.Type.Index(option.ID) >= 0:
			o.twice(at, option.ID, list, anotherID)
		default:
			f.Options = append(f.Options, option)
			f.Type.Values = append(f.Type.Values, option.ID)
		}
	}
	for _, m := range also {
		if f.Type.Index(m.id) < 0 {
			o.add(meant(m.faultText(diag.ValueUnknown, diag.Same(m.id), listed(f.Type.Values, options(f))), m.id, f.Type.Values, options(f)))
		}
	}
	if f.Type.Kind == logic.Enum && len(also) > 0 {
		o.add(also[0].faultText(diag.KeyMisplaced, diag.Same("also"), only("set")))
	}
	if len(f.Options) == 0 {
		f.Type.Kind = 0
		if list != nil && list.Kind == yamlnode.List && len(list.Items) == 0 {
			o.fault(list, diag.KeyMissing, "id")
		}
	}
}

// listType reads the fields of a record, and how many records there may be.
func (o *object) listType(f *fact) {
	f.Type.MaxLen = o.whole(o.need("max"), 1, logic.MaxRecords)
	list := o.need("fields")
	for _, n := range o.atMost(list, rules.MaxFields, diag.Text{ZH: "栏目", EN: "fields"}) {
		v := o.object(n)
		at := v.need("id")
		field := rules.Fact{ID: v.id(at, fieldPart)}
		v.commonFact(&field, fieldTypes)
		if field.Ask.IsZero() && field.Title.IsZero() && v.get("ask") == nil {
			v.need("ask")
		}
		v.done()
		switch {
		case field.ID == "":
			f.broken = true
		case slices.ContainsFunc(f.Fields, func(g rules.Fact) bool { return g.ID == field.ID }):
			o.twice(at, field.ID, list, anotherID)
		default:
			f.broken = f.broken || field.Type.Kind == 0
			f.Fields = append(f.Fields, field)
			f.Type.Fields = append(f.Type.Fields, logic.Field{Name: field.ID, Type: field.Type})
		}
	}
	if f.Type.MaxLen == 0 || len(f.Fields) == 0 {
		f.broken = true
	}
}

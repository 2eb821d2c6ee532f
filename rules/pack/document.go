package pack

import (
	"path"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/diag"
	"github.com/fire321/fire321/rules/logic"
	"github.com/fire321/fire321/rules/pack/internal/exprlang"
	"github.com/fire321/fire321/rules/pack/internal/yamlnode"
)

const (
	maxDocuments = 64
	// partsFile holds the parts that the documents of a folder, and of the
	// folders above it, share.
	partsFile = "parts"
	// noOrder is the order of a document that does not give one.
	noOrder = 50
)

// addDocuments reads the documents of all folders. A layer replaces a whole
// document or adds one: the document of the outermost folder wins.
func (c *compiler) addDocuments() {
	shared, order := map[string]spot{}, map[string]int{}
	for _, f := range c.order {
		for _, file := range f.documents {
			if stem(file) != partsFile || file.Root == nil {
				continue
			}
			if r := (&reader{file, &c.list}); file.Root.Kind == yamlnode.Map {
				for i, k := range file.Root.Keys {
					shared[k.Text] = r.spot(file.Root.Items[i])
				}
			} else {
				r.wrongType(file.Root, aMap)
			}
		}
		for _, file := range f.documents {
			id := stem(file)
			if id == partsFile {
				continue
			}
			w := &writer{compiler: c, reader: &reader{file, &c.list}, shared: shared, holes: rules.AllHoles()}
			doc := w.document(id, order)
			doc.Pack = f.head.id
			if i := slices.IndexFunc(c.bundle.Documents, func(d rules.Document) bool { return d.ID == id }); i >= 0 {
				c.bundle.Documents[i] = doc
			} else {
				c.bundle.Documents = append(c.bundle.Documents, doc)
			}
			c.declared["document "+id] = w.spot(file.Root)
		}
	}
	if n := len(c.bundle.Documents); n > maxDocuments {
		c.add(c.root.faultText(diag.Limit, diag.Text{ZH: "文书", EN: "documents"}, diag.Same(strconv.Itoa(n)), diag.Same(strconv.Itoa(maxDocuments))))
	}
	slices.SortStableFunc(c.bundle.Documents, func(a, b rules.Document) int {
		if n := order[a.ID] - order[b.ID]; n != 0 {
			return n
		}
		return strings.Compare(a.ID, b.ID)
	})
}

// stem is the name of a file without its folder and extension.
func stem(f *yamlnode.File) string { return strings.TrimSuffix(path.Base(f.Name), ".yaml") }

// writer reads one document, and checks each hole and condition in its place.
type writer struct {
	*compiler
	*reader
	shared map[string]spot
	holes  rules.Holes
	// around are the kinds of the members that the current part is repeated
	// for, the innermost last; record is the list fact of the kind "record".
	around []string
	record *fact
	over   []string // the lists that are repeated around it, by name
	count  int
	using  []string
}

func (w *writer) document(id string, order map[string]int) rules.Document {
	d := rules.Document{ID: id}
	if !onePart.fits(id) {
		w.compiler.add(unfit(diag.Place{File: w.file.Name}, id, onePart))
	}
	if w.file.Root == nil {
		w.compiler.add(diag.New(diag.KeyMissing, diag.Place{File: w.file.Name}, "title"))
		return d
	}
	o := w.object(w.file.Root)
	d.Title = o.text(o.need("title"))
	d.Say = o.text(o.need("say"))
	if order[id] = noOrder; o.node.Get("order") != nil {
		order[id] = o.whole(o.get("order"), 1, 99)
	}
	d.Layout = "portrait"
	d.Photos = o.truth(o.get("photos"))
	if n := o.get("paper"); n != nil {
		p := w.object(n)
		if s := p.choice(p.get("layout"), []string{"portrait", "landscape", "poster"}); s != "" {
			d.Layout = s
		}
		d.Close = p.truth(p.get("close"))
		p.done()
	}
	for _, n := range o.atMost(o.get("asks"), maxNames, diag.Text{ZH: "事实", EN: "facts"}) {
		id := w.id(n, factParts)
		if id == "" {
			continue
		}
		w.used[id] = true
		if f := w.facts[id]; f == nil && !w.lost.facts {
			w.compiler.add(w.near(w.spot(n).fault(diag.FactUnknown, id), id, func() []string { return keys(w.facts) }))
		}
		d.Asks = append(d.Asks, id)
	}
	d.Head = w.line(o.get("head"))
	d.Sub = w.line(o.get("sub"))
	d.Blocks = w.blocks(o.need("blocks"))
	d.Foot = w.line(o.get("foot"))
	switch n := o.get("sheet"); {
	case n == nil:
	case n.Kind == yamlnode.Map:
		d.Sheet = []rules.Part{w.table(n)}
	case w.choice(n, []string{"table"}) != "":
		if d.Sheet = firstTable(d.Blocks); d.Sheet == nil {
			w.fault(n, diag.KeyMissing, "table")
		}
	}
	o.done()
	return d
}

// firstTable is the first table in the blocks.
func firstTable(list []rules.Part) []rules.Part {
	for i := range list {
		if list[i].Is == rules.TablePart {
			return list[i : i+1 : i+1]
		}
		if found := firstTable(list[i].Parts); found != nil {
			return found
		}
	}
	return nil
}

// tooMuch bounds the number of parts after shared parts are inserted.
func (w *writer) tooMuch(n *yamlnode.Node) bool {
	w.count++
	if w.count == rules.MaxParts+1 {
		w.tooMany(n, diag.Text{ZH: "部分", EN: "parts"}, w.count, rules.MaxParts)
	}
	return w.count > rules.MaxParts || len(w.around) > rules.MaxPartDepth
}

// use reads a shared part with the function read.
func (w *writer) use(n *yamlnode.Node, read func(*yamlnode.Node)) {
	name := w.word(n)
	if name == "" {
		return
	}
	at, ok := w.shared[name]
	switch {
	case !ok && w.lost.parts:
	case !ok:
		w.compiler.add(w.near(w.spot(n).fault(diag.PartUnknown, name), name, func() []string { return keys(w.shared) }))
	case slices.Contains(w.using, name):
		w.fault(n, diag.PartCycle, name)
	default:
		before := w.reader
		w.reader, w.using = &reader{at.file, before.list}, append(w.using, name)
		read(at.node)
		w.reader, w.using = before, w.using[:len(w.using)-1]
	}
}

// in calls read for a part that is repeated for the members of a list.
func (w *writer) in(n *yamlnode.Node, read func()) string {
	if n == nil {
		read()
		return ""
	}
	name, around, record := w.name(n), w.around, w.record
	if name != "" && slices.Contains(w.over, name) {
		w.fault(n, diag.HoleNested, name)
	}
	w.over = append(w.over, name)
	defer func() { w.over = w.over[:len(w.over)-1] }()
	kind := ""
	if h := w.hole(name); h != nil && h.Kind == logic.List {
		kind = h.Of
	} else if f := w.facts[name]; h == nil && f != nil && f.Type.Kind == logic.List {
		kind, w.record, w.used[name] = "record", f, true
	} else if name != "" && !w.lost.facts {
		w.compiler.add(w.near(w.spot(n).fault(diag.HoleList, name), name, w.lists))
		kind = "?"
	}
	w.around = append(slices.Clone(around), kind)
	read()
	w.around, w.record = around, record
	return name
}

// name reads the name of a hole or a list, without braces.
func (w *writer) name(n *yamlnode.Node) string {
	if !w.file.BareHole(n) {
		return w.word(n)
	}
	d := w.file.Fault(n, diag.NodeType, n.Words(), diag.Text{ZH: "一个名称", EN: "a name"})
	d.Suggest = diag.Text{ZH: "不加花括号，写 " + n.Keys[0].Text, EN: "without braces, write " + n.Keys[0].Text}
	w.compiler.add(d)
	return ""
}

// hole is the hole with the name that can be read here, or nil.
func (w *writer) hole(name string) *rules.Hole {
	h := w.holes.Find(name)
	if h == nil || h.Member() != "" && !slices.Contains(w.around, h.Member()) {
		return nil
	}
	return h
}

// field is the field of the record around, or nil.
func (w *writer) field(name string) *rules.Fact {
	id, ok := strings.CutPrefix(name, "record.")
	if !ok || w.record == nil {
		return nil
	}
	for i := range w.record.Fields {
		if w.record.Fields[i].ID == id {
			return &w.record.Fields[i]
		}
	}
	return nil
}

// lists and names are the valid names, for suggestions.
func (w *writer) lists() (names []string) {
	for i := range w.holes {
		if h := w.hole(w.holes[i].Name); h != nil && h.Kind == logic.List {
			names = append(names, h.Name)
		}
	}
	for id, f := range w.facts {
		if f.Type.Kind == logic.List {
			names = append(names, id)
		}
	}
	slices.Sort(names)
	return names
}

func (w *writer) names() []string {
	names := keys(w.facts)
	for i := range w.holes {
		if h := w.hole(w.holes[i].Name); h != nil {
			names = append(names, h.Name)
		}
	}
	if w.record != nil {
		for _, f := range w.record.Fields {
			names = append(names, "record."+f.ID)
		}
	}
	return names
}

// when reads a condition over facts and the assessment, which it treats as
// facts.
func (w *writer) when(n *yamlnode.Node) *logic.Expr {
	e := w.expression(n)
	if !e.usable() {
		return nil
	}
	pack := w.scope
	w.scope.Fact = func(id string) (logic.Type, int, bool) {
		if h := w.hole(id); h != nil {
			return w.holes.Type(h), 0, true
		}
		if f := w.field(id); f != nil {
			return f.Type, 0, true
		}
		return pack.Fact(id)
	}
	w.scope.Names = func() []string {
		if len(w.compiler.list) > diag.MaxSuggested {
			return nil
		}
		return append(w.names(), keys(w.params)...)
	}
	w.compiler.check(e, question)
	exprlang.Params(e.tree, func(id string) bool { return w.params[id] != nil })
	if w.compiler.whole(e.tree) && len(w.compiler.list) == 0 {
		w.written(e, e.tree)
	}
	w.scope = pack
	return e.tree
}

// pair reads zh and en of an object and checks their holes.
func (w *writer) pair(o *object) rules.Text {
	zh, en := o.get("zh"), o.get("en")
	t := o.inlineText()
	a, b := w.inText(zh), w.inText(en)
	if t.ZH != "" && t.EN != "" && !slices.Equal(a, b) {
		w.fault(en, diag.HoleLanguages, orDash(b), orDash(a))
	}
	return t
}

func orDash(names []string) string {
	if len(names) == 0 {
		return "—"
	}
	return strings.Join(names, ", ")
}

// inText checks the holes of a text and returns them in order.
func (w *writer) inText(n *yamlnode.Node) []string {
	if n == nil || n.Kind != yamlnode.Scalar {
		return nil
	}
	var names []string
	at := 0
	whole := rules.EachHole(n.Text, func(text, hole string) {
		if hole == "" {
			// Without this check, the most common mistake of people who write
			// Chinese would be printed.
			if i := strings.IndexAny(text, "｛｝"); i >= 0 {
				from := at + utf8.RuneCountInString(text[:i])
				d := w.file.FaultIn(n, from, from+1, diag.HoleBrace)
				d.Suggest = diag.Text{ZH: "把全角的 ｛｝ 改成半角的 {}", EN: "write half-width {} for full-width ｛｝"}
				w.compiler.add(d)
			}
			at += utf8.RuneCountInString(text)
			return
		}
		w.inHole(n, hole, at+1)
		names = append(names, hole)
		at += utf8.RuneCountInString(hole) + 2
	})
	if !whole {
		w.compiler.add(w.file.FaultIn(n, at, utf8.RuneCountInString(n.Text), diag.HoleBrace))
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// inHole checks the name in a hole; the hole begins at character at.
func (w *writer) inHole(n *yamlnode.Node, name string, at int) {
	w.used[name] = true
	h, f := w.hole(name), w.facts[name]
	switch {
	case h != nil && h.Kind == logic.Bool:
		w.compiler.add(w.file.FaultIn(n, at, at+utf8.RuneCountInString(name), diag.HoleBool, diag.Same(name)))
	case h != nil, f != nil, w.field(name) != nil, w.lost.facts, name == "rest.n", slices.Contains(w.around, "?"):
	default:
		d := w.near(w.file.FaultIn(n, at, at+utf8.RuneCountInString(name), diag.HoleUnknown, diag.Same(name)), name, w.names)
		if known := w.holes.Find(name); known != nil { // elsewhere
			const most = 5
			names := w.holes.Lists(known.Member())
			if len(names) > most {
				names = append(names[:most], "…")
			}
			lists := strings.Join(names, ", ")
			d.Suggest = diag.Text{ZH: "只有在这些列表逐项重复的里面才有：" + lists, EN: "it is there only within `each` of one of " + lists}
		} else if strings.HasPrefix(name, "record.") && w.record == nil {
			d.Suggest = diag.Text{ZH: "只有在列表事实逐项重复的里面才有，如 each: form.people", EN: "it is there only within `each` of a fact that is a list, such as each: form.people"}
		}
		w.compiler.add(d)
	}
}

// joins are the usual separators between words, by name.
var joins = map[string]rules.Text{
	"sentence": {EN: " "},
	"list":     {ZH: "、", EN: ", "},
	"phrase":   {ZH: "，", EN: ", "},
	"clause":   {ZH: "；", EN: "; "},
	"gap":      {ZH: "　", EN: "  "},
}

func (w *writer) join(n *yamlnode.Node) rules.Text {
	if n == nil {
		return rules.Text{}
	}
	if n.Kind == yamlnode.Map {
		return w.reader.text(n)
	}
	return joins[w.choice(n, []string{"sentence", "list", "phrase", "clause", "gap"})]
}

// line reads words in a line: one part, or several.
func (w *writer) line(n *yamlnode.Node) []rules.Part {
	if n == nil || w.tooMuch(n) {
		return nil
	}
	if n.Kind != yamlnode.List {
		return w.words(n)
	}
	var list []rules.Part
	for _, item := range n.Items {
		list = append(list, w.words(item)...)
	}
	return list
}

// words is one part of a line.
func (w *writer) words(n *yamlnode.Node) (list []rules.Part) {
	if w.tooMuch(n) {
		return nil
	}
	if n.Kind == yamlnode.List {
		return []rules.Part{{Is: rules.LinePart, Parts: w.line(n)}}
	}
	if w.file.BareHole(n) {
		w.wrongType(n, diag.Text{ZH: "zh 和 en 两种文字", EN: "texts in zh and en"})
		return nil
	}
	o := w.object(n)
	if o.node == nil {
		return nil
	}
	if u := o.get("use"); u != nil && len(o.node.Keys) == 1 {
		w.use(u, func(n *yamlnode.Node) { list = w.line(n) })
		return list
	}
	var p rules.Part
	p.Each = w.in(o.get("each"), func() {
		p.When = w.when(o.get("when"))
		p.Look = o.choice(o.get("style"), []string{"strong", "small", "mono"})
		p.Join = w.join(o.get("join"))
		p.Most = o.whole(o.get("most"), 1, 99)
		line, lines, hole := o.get("line"), o.get("lines"), o.get("hole")
		switch blank := o.get("blank"); {
		case blank != nil:
			if p.Is = rules.TextPart; w.truth(blank) {
				p.Look = "blank"
			}
		case o.node.Get("use") != nil:
			p.Is = rules.LinePart
			w.use(o.get("use"), func(n *yamlnode.Node) { p.Parts = w.line(n) })
		case line != nil:
			p.Is, p.Parts = rules.LinePart, w.line(line)
		case lines != nil:
			p.Is, p.Parts = rules.LinesPart, w.line(lines)
		case hole != nil:
			if p.Is = rules.TextPart; w.name(hole) != "" {
				w.inHole(hole, hole.Text, 0)
				p.Text.ZH = "{" + hole.Text + "}"
			}
		default:
			p.Is, p.Text = rules.TextPart, w.pair(o)
		}
	})
	p.More = w.maybe(o.get("more"))
	p.Or = w.maybe(o.get("or"))
	o.done()
	return []rules.Part{p}
}

// maybe is an optional text with holes.
func (w *writer) maybe(n *yamlnode.Node) rules.Text {
	if n == nil {
		return rules.Text{}
	}
	o := w.object(n)
	t := w.pair(o)
	o.done()
	return t
}

// blockKinds are the blocks in the order of the documentation.
var blockKinds = []string{"heading", "section", "paragraph", "bullets", "fields", "table", "box", "cards", "signatures", "scale", "squares", "qr", "keep", "group", "use"}

func (w *writer) blocks(n *yamlnode.Node) []rules.Part {
	var list []rules.Part
	for _, item := range w.items(n) {
		if !w.tooMuch(item) {
			list = append(list, w.block(item)...)
		}
	}
	return list
}

// block reads one block: its kind as a key, and the keys when, each and look
// beside it.
func (w *writer) block(n *yamlnode.Node) (list []rules.Part) {
	o := w.object(n)
	if o.node == nil {
		return nil
	}
	var p rules.Part
	p.Each = w.in(o.get("each"), func() {
		p.When = w.when(o.get("when"))
		for _, kind := range blockKinds {
			v := o.get(kind)
			if v == nil {
				continue
			}
			if p.Is != "" {
				w.misplaced(o, kind, diag.Text{ZH: "一块只能有一种，这里已经是 " + p.Is, EN: "a block is of one kind, and this is a " + p.Is})
				continue
			}
			p.Is = kind
			w.kind(&p, o, v)
		}
	})
	if p.Is == "" {
		o.get("look")
		w.fault(n, diag.KeyMissing, strings.Join(blockKinds, ", "))
	}
	o.done()
	if p.Is == "use" {
		p.Is = rules.GroupPart
	}
	return []rules.Part{p}
}

// labelled reads the members of a block that have labels and may repeat.
func (w *writer) labelled(v *yamlnode.Node, is string, rest func(*rules.Part, *object)) []rules.Part {
	var list []rules.Part
	for _, n := range w.items(v) {
		f := w.object(n)
		part := rules.Part{Is: is}
		part.Each = w.in(f.get("each"), func() {
			part.When = w.when(f.get("when"))
			part.Text = w.maybe(f.need("label"))
			rest(&part, f)
		})
		f.done()
		list = append(list, part)
	}
	return list
}

// kind reads the content of a block of p's kind.
func (w *writer) kind(p *rules.Part, o *object, v *yamlnode.Node) {
	look := func(words ...string) { p.Look = o.choice(o.get("look"), words) }
	switch p.Is {
	case "heading", "section", "scale":
		p.Parts = w.line(v)
	case "paragraph":
		look("oath", "big", "fine", "notify")
		p.Parts = w.line(v)
	case "bullets":
		look("columns")
		p.Parts = w.line(v)
	case "fields":
		look("blank")
		p.Parts = w.labelled(v, rules.FieldPart, func(part *rules.Part, f *object) {
			part.Parts = w.line(f.need("value"))
		})
	case "table":
		t := w.table(v)
		p.Head, p.Parts, p.Most = t.Head, t.Parts, t.Most
	case "box":
		look("ticked", "open")
		b := w.object(v)
		p.Head, p.Parts = w.line(b.get("title")), w.blocks(b.need("blocks"))
		b.done()
	case "cards":
		look("names")
		p.Parts = w.labelled(v, rules.CardPart, func(part *rules.Part, f *object) {
			part.Head, part.Parts = w.line(f.need("big")), w.line(f.get("lines"))
		})
	case "signatures":
		for _, n := range w.items(v) {
			p.Parts = append(p.Parts, rules.Part{Is: rules.RowPart, Parts: w.line(n)})
		}
	case "squares":
		q := w.object(v)
		for _, key := range []string{"part", "each", "other", "total"} {
			p.Parts = append(p.Parts, rules.Part{Is: rules.TextPart, Text: w.reader.text(q.need(key))})
		}
		q.done()
	case "qr":
		q := w.object(v)
		p.Text, p.Head, p.Parts = w.maybe(q.need("label")), w.line(q.need("lines")), w.blocks(q.get("beside"))
		q.done()
	case "keep", "group":
		p.Parts = w.blocks(v)
	case "use":
		w.use(v, func(n *yamlnode.Node) { p.Parts = w.blocks(n) })
	}
}

// table has columns, and rows beside or below them: `each` repeats the cells
// given in the columns, `rows` has its own cells.
func (w *writer) table(n *yamlnode.Node) rules.Part {
	o := w.object(n)
	p := rules.Part{Is: rules.TablePart}
	row := rules.Part{Is: rules.RowPart}
	cells := false
	each, where := o.get("each"), o.get("where")
	for _, n := range w.atMost(o.need("columns"), 32, diag.Text{ZH: "列", EN: "columns"}) {
		col := w.object(n)
		part := rules.Part{Is: rules.ColumnPart, Look: col.choice(col.get("width"), []string{"number", "fit", "narrow", "medium", "sign"})}
		part.Each = w.in(col.get("each"), func() {
			part.When = w.when(col.get("when"))
			part.Text = w.pair(col)
		})
		p.Head = append(p.Head, part)
		cell := rules.Part{Is: rules.LinesPart}
		if v := col.get("cell"); v != nil {
			cells = true
			w.in(each, func() { cell.Parts = w.line(v) })
		}
		row.Parts = append(row.Parts, cell)
		col.done()
	}
	if cells || each != nil {
		row.Each = w.in(each, func() { row.When = w.when(where) })
		p.Parts = append(p.Parts, row)
	}
	for _, n := range w.items(o.get("rows")) {
		r := w.object(n)
		row := rules.Part{Is: rules.RowPart}
		row.Each = w.in(r.get("each"), func() {
			row.When = w.when(r.get("when"))
			for _, n := range w.items(r.need("cells")) {
				cell := rules.Part{Is: rules.LinesPart}
				if !n.IsNull() {
					cell.Parts = w.line(n)
				}
				row.Parts = append(row.Parts, cell)
			}
		})
		if len(row.Parts) > len(p.Head) {
			w.tooMany(n, diag.Text{ZH: "格", EN: "cells"}, len(row.Parts), len(p.Head))
		}
		r.done()
		p.Parts = append(p.Parts, row)
	}
	p.Most = o.whole(o.get("blank"), 1, 99)
	o.done()
	return p
}

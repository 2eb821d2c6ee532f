package report

import (
	"strings"

	"github.com/fire321/fire321/assess/report/internal/doc"
	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/logic"
)

// member is one element of a list that a part is repeated for: its holes begin
// with its kind.
type member struct {
	kind string
	hole func(name string) value
	// typeOf is the type of a hole if the pack sets it: the field of a record.
	typeOf func(name string) (logic.Type, bool)
	// fields are those of a record.
	fields []rules.Fact
}

// scope is the members that a part is inside, the innermost first; nil for
// none.
type scope struct {
	member
	up *scope
}

// value is what is in a hole.
type value struct {
	words doc.Words
	num   int64 // a number, a date, or 1 for a bool that is true
	is    string
	list  []member
	// exact is the value in conditions if the pack sets the type.
	exact logic.Value
}

// value looks a hole up: in the enclosing members, in the assessment, in the
// facts.
func (b *builder) value(name string, s *scope) value {
	for ; s != nil; s = s.up {
		if rest, ok := strings.CutPrefix(name, s.kind); ok && strings.HasPrefix(rest, ".") {
			return s.hole(rest[1:])
		}
	}
	if h := b.holes.Find(name); h != nil && h.Member() == "" {
		return b.root(name)
	}
	return b.fact(name)
}

// holds reports whether a condition certainly holds.
func (b *builder) holds(e *logic.Expr, s *scope) bool {
	return b.cond.Hold(e, func(name string) (logic.Type, logic.Value, bool) {
		for t := s; t != nil; t = t.up {
			if rest, ok := strings.CutPrefix(name, t.kind); ok && strings.HasPrefix(rest, ".") && t.typeOf != nil {
				typ, known := t.typeOf(rest[1:])
				return typ, t.hole(rest[1:]).exact, known
			}
		}
		h := b.holes.Find(name)
		if h == nil || h.Kind == logic.TextKind {
			return logic.Type{}, logic.Value{}, false
		}
		t := b.holes.Type(h)
		return t, b.known(b.value(name, s), h.Of, t), true
	})
}

// known is a value as a condition reads it.
func (b *builder) known(v value, of string, t logic.Type) logic.Value {
	switch t.Kind {
	case logic.Bool:
		if v.num != 0 {
			return logic.Value{May: logic.MayBeTrue}
		}
		return logic.Value{May: logic.MayBeFalse}
	case logic.Enum:
		return logic.Value{May: 1 << max(t.Index(v.is), 0)}
	case logic.List:
		var out logic.Value
		for _, m := range v.list {
			record := make([]logic.Value, len(t.Fields))
			for i, f := range t.Fields {
				record[i] = b.known(m.hole(f.Name), "", f.Type)
			}
			out.Known = append(out.Known, record)
		}
		return out
	}
	return logic.Value{Lo: v.num, Hi: v.num}
}

// fill puts the values of the holes into a text. If the text has holes and all
// of them are empty, it returns nothing. Values are never parsed again.
func (b *builder) fill(t phrase, s *scope) doc.Words {
	var out doc.Words
	asked, given := false, false
	rules.EachHole(b.in(t), func(text, hole string) {
		if hole == "" {
			out = out.Add(doc.Span{Text: text})
			return
		}
		w := b.value(hole, s).words
		asked, given = true, given || len(w) > 0
		out = out.Add(w...)
	})
	if asked && !given {
		return nil
	}
	return out
}

// scopes are the places of a part: one for each member of its list for which
// its condition holds, or one, or none.
func (b *builder) scopes(p *rules.Part, s *scope) []*scope {
	if b.left--; b.left < 0 {
		return nil
	}
	if p.Each == "" {
		if b.holds(p.When, s) {
			return []*scope{s}
		}
		return nil
	}
	var list []*scope
	for _, m := range b.value(p.Each, s).list {
		if b.left--; b.left < 0 {
			return nil
		}
		if in := (&scope{m, s}); b.holds(p.When, in) {
			list = append(list, in)
		}
	}
	return list
}

// joined are parts in one line, one after the other.
func (b *builder) joined(parts []rules.Part, join string, s *scope) doc.Words {
	var out doc.Words
	for i := range parts {
		if w := b.line(&parts[i], s); len(w) > 0 {
			if len(out) > 0 {
				out = out.Add(doc.Span{Text: join})
			}
			out = out.Add(w...)
		}
	}
	return out
}

// line is a part as words in a line.
func (b *builder) line(p *rules.Part, s *scope) doc.Words {
	list := b.scopes(p, s)
	var out doc.Words
	if p.Look == "blank" && len(list) > 0 {
		return doc.Words{{}} // a line to write on
	}
	for i, in := range list {
		if enough(p, i, len(list)) {
			out = out.Add(b.more(p, len(list)-i)...)
			break
		}
		join := b.in(p.Join)
		if p.Each != "" {
			join = ""
		}
		if w := b.once(p, join, in); len(w) > 0 {
			if len(out) > 0 {
				out = out.Add(doc.Span{Text: b.in(p.Join)})
			}
			out = out.Add(w...)
		}
	}
	return b.styled(out, p, list, s)
}

// enough reports whether the rest of a list is only counted. If only one is
// left, showing it takes as much room as counting it.
func enough(p *rules.Part, i, n int) bool { return p.Most > 0 && i == p.Most && n > p.Most+1 }

// more says how many are not shown.
func (b *builder) more(p *rules.Part, n int) doc.Words {
	return b.fill(p.More, &scope{member: member{kind: "rest", hole: func(string) value { return number(n) }}})
}

func (b *builder) once(p *rules.Part, join string, s *scope) doc.Words {
	if p.Is == rules.TextPart {
		return b.fill(p.Text, s)
	}
	return b.joined(p.Parts, join, s)
}

// styled gives words the style of their part, or the substitute for no words.
// If a part's own condition does not hold, it says nothing at all.
func (b *builder) styled(w doc.Words, p *rules.Part, in []*scope, s *scope) doc.Words {
	if len(w) == 0 && (len(in) > 0 || p.Each != "") {
		w = b.fill(p.Or, s)
	}
	if p.Look == "" {
		return w
	}
	var out doc.Words
	for _, span := range w {
		if span.Style == doc.Plain {
			span.Style = doc.Style(p.Look)
		}
		out = out.Add(span)
	}
	return out
}

// lines are parts as lines below each other. A part that is repeated and has no
// joining words gives a line for each member.
func (b *builder) lines(parts []rules.Part, s *scope) []doc.Words {
	var out []doc.Words
	add := func(w doc.Words) {
		if len(w) > 0 {
			out = append(out, w)
		}
	}
	for i := range parts {
		p := &parts[i]
		if p.Each == "" && p.Is != rules.LinesPart || !p.Join.IsZero() {
			add(b.line(p, s))
			continue
		}
		list, before := b.scopes(p, s), len(out)
		for i, in := range list {
			if enough(p, i, len(list)) {
				add(b.styled(b.more(p, len(list)-i), p, list, s))
				break
			}
			if p.Is == rules.LinesPart {
				out = append(out, b.lines(p.Parts, in)...)
			} else if w := b.once(p, "", in); len(w) > 0 {
				add(b.styled(w, p, list, s))
			}
		}
		if len(out) == before {
			add(b.styled(nil, p, list, s))
		}
	}
	return out
}

func (b *builder) blocks(parts []rules.Part, s *scope) []doc.Block {
	var out []doc.Block
	for i := range parts {
		p := &parts[i]
		for _, in := range b.scopes(p, s) {
			out = append(out, b.block(p, in)...)
		}
	}
	return out
}

// block is one part as blocks; none if it is empty.
func (b *builder) block(p *rules.Part, s *scope) []doc.Block {
	switch p.Is {
	case rules.GroupPart:
		return b.blocks(p.Parts, s)
	case rules.KeepPart:
		if list := b.blocks(p.Parts, s); len(list) > 0 {
			return []doc.Block{doc.Keep{Blocks: list}}
		}
	case rules.BoxPart:
		box := doc.Box{Title: b.joined(p.Head, "", s), Blocks: b.blocks(p.Parts, s)}
		switch p.Look {
		case "ticked":
			box.Tick = doc.Ticked
		case "open":
			box.Tick = doc.Unticked
		}
		return []doc.Block{box}
	case rules.HeadingPart, rules.SectionPart, rules.ParagraphPart:
		text := b.joined(p.Parts, "", s)
		if len(text) == 0 {
			return nil
		}
		switch p.Is {
		case rules.HeadingPart:
			return []doc.Block{doc.Heading{Text: text}}
		case rules.ParagraphPart:
			return []doc.Block{doc.Paragraph{Look: doc.Look(p.Look), Text: text}}
		}
		b.sections++
		n := say(b.lang, sectionNumber, phrase{ZH: chinese(b.sections), EN: itoa(b.sections)})
		return []doc.Block{doc.Heading{Text: n.Add(text...)}}
	case rules.BulletsPart:
		if items := b.lines(p.Parts, s); len(items) > 0 {
			return []doc.Block{doc.Bullets{Items: items, Columns: p.Look == "columns"}}
		}
	case rules.FieldsPart:
		var f doc.Fields
		for i := range p.Parts {
			one := &p.Parts[i]
			for _, in := range b.scopes(one, s) {
				w := b.joined(one.Parts, "", in)
				if len(w) > 0 || p.Look == "blank" {
					f.List = append(f.List, doc.Field{Label: b.fill(one.Text, in).String(), Value: w})
				}
			}
		}
		if len(f.List) > 0 {
			return []doc.Block{f}
		}
	case rules.TablePart:
		if t := b.table(p, s); len(t.Rows) > 0 {
			return []doc.Block{t}
		}
	case rules.CardsPart:
		cards := doc.Cards{Names: p.Look == "names"}
		for i := range p.Parts {
			one := &p.Parts[i]
			for _, in := range b.scopes(one, s) {
				card := doc.Card{Label: b.fill(one.Text, in).String(), Big: inLine(b.joined(one.Head, "", in))}
				for _, w := range b.lines(one.Parts, in) {
					card.Lines = append(card.Lines, inLine(w))
				}
				cards.List = append(cards.List, card)
			}
		}
		return []doc.Block{cards}
	case rules.SignaturesPart:
		var sign doc.Signatures
		for i := range p.Parts {
			var row []string
			for _, w := range b.lines(p.Parts[i].Parts, s) {
				row = append(row, w.String())
			}
			sign.Rows = append(sign.Rows, row)
		}
		return []doc.Block{sign}
	case rules.ScalePart:
		if b.scored() && b.got.Held() == 0 {
			return []doc.Block{b.scale(b.joined(p.Parts, "", s).String())}
		}
	case rules.SquaresPart:
		return []doc.Block{b.squares(b.lines(p.Parts, s))}
	case rules.QRPart:
		var text []string
		for _, w := range b.lines(p.Head, s) {
			text = append(text, w.String())
		}
		return []doc.Block{doc.QR{Text: strings.Join(text, "\n"), Label: b.fill(p.Text, s).String(), Beside: b.blocks(p.Parts, s)}}
	}
	return nil
}

// inLine cuts typed text to the room in a line.
func inLine(w doc.Words) doc.Words {
	for i := range w {
		if w[i].Typed {
			w[i].Text = short(w[i].Text, nameLength)
		}
	}
	return w
}

func (b *builder) table(p *rules.Part, s *scope) doc.Table {
	var t doc.Table
	shown := make([]bool, len(p.Head))
	for i := range p.Head {
		c := &p.Head[i]
		for _, in := range b.scopes(c, s) {
			shown[i] = true
			t.Columns = append(t.Columns, doc.Column{Title: b.fill(c.Text, in).String(), Width: doc.Width(c.Look)})
		}
	}
	for i := range p.Parts {
		r := &p.Parts[i]
		for _, in := range b.scopes(r, s) {
			row := make(doc.Row, len(t.Columns))
			k := 0
			for i := range r.Parts {
				if i < len(shown) && shown[i] && k < len(row) {
					row[k] = b.lines(r.Parts[i:i+1], in)
					k++
				}
			}
			t.Rows = append(t.Rows, row)
		}
	}
	for len(t.Rows) < p.Most && len(t.Columns) > 0 {
		t.Rows = append(t.Rows, make(doc.Row, len(t.Columns)))
	}
	return t
}

package assess

import (
	"strconv"

	"github.com/fire321/fire321/internal/canon"
	"github.com/fire321/fire321/internal/wire"
	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/diag"
	"github.com/fire321/fire321/rules/logic"
)

// answerReader validates answers against the facts of a program and collects
// every fault.
type answerReader struct {
	p    *Program
	at   Date
	list diag.List
}

func (r *answerReader) fail(pointer string, code diag.Code, args ...string) {
	r.list = append(r.list, diag.New(code, diag.Place{Pointer: pointer}, args...))
}

func (r *answerReader) failText(pointer string, code diag.Code, args ...Text) {
	r.list = append(r.list, diag.NewText(code, diag.Place{Pointer: pointer}, args...))
}

func (r *answerReader) facts(object canon.Value) map[string]answer {
	out := make(map[string]answer, len(object.Keys))
	for i, id := range object.Keys {
		if v, ok := r.answer(id, object.Items[i]); ok {
			out[id] = v
		}
	}
	return out
}

// answer reads the answer to one fact: a value, null for "not sure", or an
// object with the value and its extra members.
func (r *answerReader) answer(id string, v canon.Value) (answer, bool) {
	f, pointer := r.fact(id)
	if f == nil {
		return answer{}, false
	}
	got := answer{json: v, kind: f.Type.Kind, by: f}
	before := len(r.list)
	if v.Kind == canon.Object {
		got.json = canon.Value{}
		problems := canon.Read(v, func(c *canon.Codec) {
			c.Custom("value", nil, func(v canon.Value) bool { got.json = v; return true })
			wire.Date(c, "date", &got.date)
			c.String("note", &got.note)
			c.Bool("more", &got.more)
		})
		for _, p := range problems {
			r.failText(pointer+p.Pointer, diag.AnswerMember, Text{ZH: p.ZH, EN: p.EN})
		}
		if got.json.Kind == canon.Absent {
			if len(problems) == 0 { // else it is probably there, misspelt
				r.failText(pointer, diag.AnswerMember, Text{ZH: "缺少 value；不清楚的写 null", EN: "value is missing; write null for \"not sure\""})
			}
			return answer{}, false
		}
		if got.date > r.at {
			r.failText(pointer+"/date", diag.AnswerFuture, f.Label(), diag.Same(got.date.String()), diag.Same(r.at.String()))
		}
	}
	if got.more && f.Type.Kind != logic.Set && f.Type.Kind != logic.List {
		r.failText(pointer+"/more", diag.AnswerMore, f.Label())
	}
	if v.Kind == canon.Object {
		pointer += "/value"
	}
	if got.json.Kind == canon.Null {
		got.notSure = true
		got.value = r.p.open(f, r.at)
		return got, len(r.list) == before
	}
	got.json, got.value = r.value(f, got.json, pointer, got.more)
	return got, len(r.list) == before
}

// fact finds a fact that can be answered, and its pointer; it reports a fact
// that is not found and returns nil.
func (r *answerReader) fact(id string) (*rules.Fact, string) {
	pointer := "/facts/" + canon.EscapePointer(id)
	f := r.p.bundle.Fact(id)
	if f != nil && f.Derive == nil {
		return f, pointer
	}
	var d diag.Diagnostic
	if f == nil {
		d = diag.New(diag.AnswerFact, diag.Place{Pointer: pointer}, id)
		if len(r.list) < diag.MaxSuggested {
			d = d.DidYouMean(id, r.p.factIDs())
		}
	} else {
		d = diag.NewText(diag.AnswerDerived, diag.Place{Pointer: pointer}, f.Label())
		if id := r.p.asks(f); id != "" {
			d.Suggest = Text{ZH: "要填的是 " + id, EN: "what is asked is " + id}
		}
	}
	r.list = append(r.list, d)
	return nil, ""
}

// value reads a value of the fact's type. It returns the canonical value and
// what it leaves possible.
func (r *answerReader) value(f *rules.Fact, v canon.Value, pointer string, more bool) (canon.Value, logic.Value) {
	t := f.Type
	wrong := func() (canon.Value, logic.Value) {
		r.failText(pointer, diag.AnswerType, f.Label(), kindWords(t.Kind))
		return v, logic.Value{}
	}
	switch t.Kind {
	case logic.Bool:
		if v.Kind != canon.Bool {
			return wrong()
		}
		if v.Text == "true" {
			return v, logic.True()
		}
		return v, logic.False()
	case logic.Number:
		if v.Kind != canon.Number {
			return wrong()
		}
		n, got, ok := logic.ParseDecimal(v.Text, t.Decimals)
		switch {
		case got > t.Decimals:
			r.failText(pointer, diag.AnswerDecimals, f.Label(), diag.Same(strconv.Itoa(t.Decimals)), diag.Same(v.Text))
		case !ok || n < t.Min || n > t.Max: // a number that cannot be read has too many digits
			r.outOfRange(f, v.Text, pointer)
		default:
			return canon.Num(logic.FormatDecimal(n, t.Decimals)), logic.Value{Lo: n, Hi: n}
		}
		return v, logic.Value{}
	case logic.DateKind:
		if v.Kind != canon.String {
			return wrong()
		}
		return r.dateValue(f, v, pointer)
	case logic.Enum:
		i := t.Index(v.Text)
		if v.Kind != canon.String {
			return wrong()
		}
		if i < 0 {
			r.notAnOption(f, v.Text, pointer)
			return v, logic.Value{}
		}
		return v, logic.Value{May: 1 << i}
	case logic.Set:
		if v.Kind != canon.Array {
			return wrong()
		}
		return r.setValue(f, v, pointer, more)
	case logic.List:
		if v.Kind != canon.Array {
			return wrong()
		}
		return r.listValue(f, v, pointer, more)
	}
	if v.Kind != canon.String {
		return wrong()
	}
	return v, logic.Value{}
}

func (r *answerReader) outOfRange(f *rules.Fact, got, pointer string) {
	lo, hi := logic.FormatDecimal(f.Type.Min, f.Type.Decimals), logic.FormatDecimal(f.Type.Max, f.Type.Decimals)
	u := rules.UnitText(f.Type.Unit)
	r.failText(pointer, diag.AnswerRange, f.Label(), Text{ZH: lo + "至" + hi + u.ZH, EN: lo + " to " + hi + " " + u.EN}, diag.Same(got))
}

func (r *answerReader) notAnOption(f *rules.Fact, got, pointer string) {
	d := diag.NewText(diag.AnswerOption, diag.Place{Pointer: pointer}, f.Label(), diag.Same(got))
	if len(r.list) < diag.MaxSuggested {
		for i := range f.Options { // its words instead of its id
			if o := &f.Options[i]; o.Text.ZH == got || o.Text.EN == got {
				got = o.ID
			}
		}
		d = d.DidYouMean(got, f.Type.Values)
	}
	r.list = append(r.list, d)
}

func (r *answerReader) dateValue(f *rules.Fact, v canon.Value, pointer string) (canon.Value, logic.Value) {
	first, ok := logic.ParseDate(v.Text)
	last := first
	if !ok {
		if first, last, ok = logic.ParseMonth(v.Text); !ok {
			r.failText(pointer, diag.AnswerDate, f.Label(), diag.Same(v.Text))
			return v, logic.Value{}
		}
	}
	open := r.p.open(f, r.at)
	if !f.Future && first > r.at {
		r.failText(pointer, diag.AnswerFuture, f.Label(), diag.Same(v.Text), diag.Same(r.at.String()))
		return v, logic.Value{}
	}
	lo, hi := max(int64(first), open.Lo), min(int64(last), open.Hi)
	if lo > hi {
		min, max := Date(f.Type.Min).String(), Date(f.Type.Max).String()
		r.failText(pointer, diag.AnswerRange, f.Label(), Text{ZH: min + "至" + max, EN: min + " to " + max}, diag.Same(v.Text))
	}
	return v, logic.Value{Lo: lo, Hi: hi}
}

func (r *answerReader) setValue(f *rules.Fact, v canon.Value, pointer string, more bool) (canon.Value, logic.Value) {
	var got logic.Value
	for i, item := range v.Items {
		at := pointer + "/" + strconv.Itoa(i)
		n := f.Type.Index(item.Text)
		switch {
		case item.Kind != canon.String:
			r.failText(at, diag.AnswerType, f.Label(), kindWords(logic.Enum))
		case n < 0:
			r.notAnOption(f, item.Text, at)
		case got.Must&(1<<n) != 0:
			r.failText(at, diag.AnswerTwice, f.Label(), diag.Same(item.Text))
		default:
			got.Must |= 1 << n
		}
	}
	got.May = got.Must
	if more {
		got.May = f.Type.Open().May
	}
	canonical := canon.Value{Kind: canon.Array}
	for i, id := range f.Type.Values {
		if got.Must&(1<<i) != 0 {
			canonical.Items = append(canonical.Items, canon.Str(id))
		}
	}
	return canonical, got
}

func (r *answerReader) listValue(f *rules.Fact, v canon.Value, pointer string, more bool) (canon.Value, logic.Value) {
	if len(v.Items) > f.Type.MaxLen {
		r.failText(pointer, diag.AnswerTooMany, f.Label(), diag.Same(strconv.Itoa(f.Type.MaxLen)), diag.Same(strconv.Itoa(len(v.Items))))
		return v, logic.Value{}
	}
	canonical := canon.Value{Kind: canon.Array}
	var got logic.Value
	for i, item := range v.Items {
		at := pointer + "/" + strconv.Itoa(i)
		if item.Kind != canon.Object {
			r.failText(at, diag.AnswerType, f.Label(), Text{ZH: "一条记录", EN: "a record"})
			continue
		}
		record := canon.Value{Kind: canon.Object}
		values := make([]logic.Value, len(f.Fields))
		for k := range f.Fields {
			field := &f.Fields[k]
			values[k] = r.p.open(field, r.at)
			given := item.Get(field.ID)
			if given.Kind == canon.Absent || given.Kind == canon.Null {
				continue
			}
			given, values[k] = r.value(field, given, at+"/"+canon.EscapePointer(field.ID), false)
			record.Set(field.ID, given)
		}
		for _, key := range item.Keys {
			if !hasField(f.Fields, key) {
				r.fail(at+"/"+canon.EscapePointer(key), diag.AnswerField, key)
			}
		}
		canonical.Items = append(canonical.Items, record)
		got.Known = append(got.Known, values)
	}
	if more {
		got.Room = f.Type.MaxLen - len(got.Known)
	}
	return canonical, got
}

func hasField(fields []rules.Fact, id string) bool {
	for i := range fields {
		if fields[i].ID == id {
			return true
		}
	}
	return false
}

func (r *answerReader) found(v canon.Value, a *Answers) bool {
	a.Found = make(map[string]Date, len(v.Keys))
	for i, id := range v.Keys {
		pointer := "/found/" + canon.EscapePointer(id)
		d, ok := logic.ParseDate(v.Items[i].Text)
		switch {
		case !ok || v.Items[i].Kind != canon.String:
			r.failText(pointer, diag.AnswerDate, diag.Same(id), diag.Same(v.Items[i].Text))
		case d > r.at:
			r.failText(pointer, diag.AnswerFuture, diag.Same(id), diag.Same(d.String()), diag.Same(r.at.String()))
		case r.known(id, pointer):
			a.Found[id] = d
		}
	}
	return v.Kind == canon.Object
}

// beside reads the entries of the members other than facts. known must accept
// the id of each.
func beside[T any](r *answerReader, key string, v canon.Value, members func(*T, *canon.Codec), known func(id, pointer string) bool) map[string]T {
	out := make(map[string]T, len(v.Keys))
	for i, id := range v.Keys {
		pointer := "/" + key + "/" + canon.EscapePointer(id)
		var one T
		for _, p := range canon.Read(v.Items[i], func(c *canon.Codec) { members(&one, c) }) {
			r.failText(pointer+p.Pointer, diag.AnswerMember, Text{ZH: p.ZH, EN: p.EN})
		}
		if known(id, pointer) {
			out[id] = one
		}
	}
	return out
}

// past refuses the day of a finished action if it is later than the answers.
func (r *answerReader) past(pointer string, of Text, d Date) {
	if d > r.at {
		r.failText(pointer, diag.AnswerFuture, of, diag.Same(d.String()), diag.Same(r.at.String()))
	}
}

// risk reports whether a key of [Answers.Look] names a risk of the bundle, of
// any day: answers outlive lists.
func (r *answerReader) risk(key, pointer string) bool {
	for i := range r.p.bundle.Risks {
		l := &r.p.bundle.Risks[i]
		for k := range l.Items {
			if riskKey(l.ID, l.Items[k].N) == key {
				return true
			}
		}
	}
	r.fail(pointer, diag.AnswerRisk, key)
	return false
}

// known reports whether a criterion with that id exists at all. A criterion
// without a wording on the day is no error, since answers outlive days.
func (r *answerReader) known(id, pointer string) bool {
	if r.p.bundle.Criterion(id) == nil {
		r.fail(pointer, diag.AnswerCriterion, id)
		return false
	}
	return true
}

func kindWords(k logic.Kind) Text {
	switch k {
	case logic.Bool:
		return Text{ZH: "true 或 false", EN: "true or false"}
	case logic.Number:
		return Text{ZH: "一个数", EN: "a number"}
	case logic.DateKind:
		return Text{ZH: "日期，如 2026-11-24 或 2026-11", EN: "a date such as 2026-11-24 or 2026-11"}
	case logic.Enum:
		return Text{ZH: "一个选项", EN: "one of the options"}
	case logic.Set:
		return Text{ZH: "一组选项", EN: "a list of options"}
	case logic.List:
		return Text{ZH: "一组记录", EN: "a list of records"}
	}
	return Text{ZH: "文字", EN: "a text"}
}

// asks is the first fact that is asked instead of a derived one: an answers
// file of an earlier version may answer a fact that is derived now.
func (p *Program) asks(f *rules.Fact) string {
	first := ""
	f.Derive.Walk(func(e *logic.Expr) {
		if e.Op != logic.OpFact || first != "" {
			return
		}
		if g := p.bundle.Fact(e.Name); g != nil && g.Derive != nil {
			first = p.asks(g)
		} else if g != nil {
			first = g.ID
		}
	})
	return first
}

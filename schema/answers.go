package schema

import (
	"strconv"

	"github.com/fire321/fire321/internal/canon"
	"github.com/fire321/fire321/internal/wire"
	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/logic"
)

// Answers makes the JSON Schema of the answers to a bundle's facts. It accepts
// what Program.DecodeAnswers accepts, except that it does not check rules
// between two values, which only the Program knows: a date may not be after the
// date of the answers. A nil bundle has no facts and no criteria, so no answers.
func Answers(b *rules.Bundle) []byte {
	if b == nil {
		b = &rules.Bundle{}
	}
	facts := object()
	for i := range b.Facts {
		if f := &b.Facts[i]; f.Derive == nil {
			facts.Set(f.ID, answerSchema(f))
		}
	}
	var ids []string
	for i := range b.Criteria {
		ids = append(ids, b.Criteria[i].ID)
	}
	by := func(ids []string, item canon.Value) canon.Value {
		keys := object("enum", canon.Strs(ids))
		if len(ids) == 0 {
			keys = canon.Truth(false)
		}
		return object("type", str("object"), "propertyNames", keys, "additionalProperties", item)
	}
	text := object("type", str("string"))
	strings := func(names ...string) canon.Value {
		p := object()
		for _, n := range names {
			p.Set(n, text)
		}
		return p
	}
	plan := strings("measure", "person", "department", "money", "guard")
	plan.Set("by", date())
	look := strings("person")
	look.Set("by", date())
	var risks []string
	for i := range b.Risks {
		for _, item := range b.Risks[i].Items {
			risks = append(risks, b.Risks[i].ID+"."+strconv.Itoa(item.N))
		}
	}
	own := strings("rules", "by")
	own.Set("date", date())
	signed := strings("by")
	signed.Set("date", date())
	at := date()
	at.Set("formatMinimum", str(logic.FirstDay.String()))
	at.Set("formatMaximum", str(logic.LastDay.String()))
	return object(
		"$schema", str("https://json-schema.org/draft/2020-12/schema"),
		"$id", str(base+b.ID+"/"+b.Version+"/answers.schema.json"),
		"title", str(b.Title.ZH+" / "+b.Title.EN),
		"type", str("object"),
		"required", canon.Strs([]string{"format"}),
		"properties", object(
			"format", object("const", canon.Int(rules.Format)),
			"pack", object("enum", canon.Strs([]string{b.ID, ""})),
			"at", at,
			"unit", closed(strings("name", "code", "address")),
			"facts", closed(facts),
			"found", by(ids, date()),
			"plan", by(ids, closed(plan)),
			"look", by(risks, closed(look)),
			"own_check", closed(own),
			"signed", closed(signed),
		),
		"additionalProperties", canon.Truth(false),
	).Append(nil)
}

// answerSchema accepts a value, null for "not sure", or an object with the
// value and what is given beside it.
func answerSchema(f *rules.Fact) canon.Value {
	value := valueSchema(f)
	beside := object("value", nullable(value), "date", date(), "note", object("type", str("string")))
	beside.Set("more", object("const", canon.Truth(false)))
	if f.Type.Kind == logic.Set || f.Type.Kind == logic.List {
		beside.Items[len(beside.Items)-1] = object("type", str("boolean"))
	}
	s := object("title", str(f.Label().ZH), "description", str(f.Label().EN))
	s.Set("if", object("type", str("object")))
	with := closed(beside)
	with.Set("required", canon.Strs([]string{"value"}))
	s.Set("then", with)
	s.Set("else", nullable(value))
	return s
}

// nullable also accepts null. It uses `if`, so that an error is only about the
// value.
func nullable(value canon.Value) canon.Value {
	return object("if", object("type", str("null")), "else", value)
}

func valueSchema(f *rules.Fact) canon.Value {
	t := f.Type
	switch t.Kind {
	case logic.Bool:
		return object("type", str("boolean"))
	case logic.Number:
		step := "1"
		if t.Decimals > 0 {
			step = logic.FormatDecimal(1, t.Decimals)
		}
		return object("type", str("number"), "minimum", wire.Value(t.Min, t), "maximum", wire.Value(t.Max, t), "multipleOf", canon.Num(step))
	case logic.DateKind:
		return object("type", str("string"), "format", str("day-or-month"),
			"formatMinimum", wire.Value(t.Min, t), "formatMaximum", wire.Value(t.Max, t))
	case logic.Enum:
		return object("enum", canon.Strs(t.Values))
	case logic.Set:
		return object("type", str("array"), "items", object("enum", canon.Strs(t.Values)), "uniqueItems", canon.Truth(true))
	case logic.List:
		fields := object()
		for i := range f.Fields {
			fields.Set(f.Fields[i].ID, nullable(valueSchema(&f.Fields[i])))
		}
		return object("type", str("array"), "maxItems", canon.Num(strconv.Itoa(t.MaxLen)), "items", closed(fields))
	}
	return object("type", str("string"))
}

func date() canon.Value { return object("type", str("string"), "format", str("date")) }

func str(s string) canon.Value { return canon.Str(s) }

// closed is an object with these properties and no others.
func closed(properties canon.Value) canon.Value {
	return object("type", str("object"), "properties", properties, "additionalProperties", canon.Truth(false))
}

// object makes an object from alternating keys and values.
func object(pairs ...any) canon.Value {
	v := canon.Value{Kind: canon.Object}
	for i := 0; i+1 < len(pairs); i += 2 {
		v.Set(pairs[i].(string), pairs[i+1].(canon.Value))
	}
	return v
}

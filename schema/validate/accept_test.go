package validate_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"github.com/fire321/fire321/schema/validate"

	"github.com/fire321/fire321/assess"
	"github.com/fire321/fire321/internal/rounds"
	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/diag"
	"github.com/fire321/fire321/rules/law"
	"github.com/fire321/fire321/rules/logic"
	"github.com/fire321/fire321/rules/pack"
	"github.com/fire321/fire321/schema"
)

// writer makes random answers files, mostly right.
type writer struct {
	rng   *rand.Rand
	wrong int // one value in so many is wrong
}

func (w *writer) chance(oneIn int) bool { return w.rng.IntN(oneIn) == 0 }

func (w *writer) of(list ...string) string { return list[w.rng.IntN(len(list))] }

// broken is anything at all.
func (w *writer) broken() string {
	return w.of(`true`, `false`, `null`, `0`, `-1`, `1.5`, `0.0000001`, `99999999999999999999`, `1e3`, `""`, `"x"`, `"2026-01"`, `"2026-02-30"`, `"2026-1-1"`,
		`"0000-01-01"`, `"9999-12-31"`, `[]`, `[null]`, `[[]]`, `{}`, `{"value":1}`, `{"value":[]}`, `{"date":"2026-01-01"}`, `{"note":1}`, `{"more":true}`, `{"x":1}`)
}

func (w *writer) number(t logic.Type) string {
	n := t.Min + w.rng.Int64N(min(t.Max-t.Min, 1000)+1)
	switch w.rng.IntN(6 + w.wrong) {
	case 0, 1:
		n = t.Max
	case 2, 3:
		n = t.Min
	case 4:
		n = t.Max + 1
	case 5:
		n = t.Min - 1
	}
	s := logic.FormatDecimal(n, t.Decimals)
	switch w.rng.IntN(6 + w.wrong) {
	case 0, 1, 2:
		if t.Decimals == 0 {
			s += "."
		}
		s += "0"
	case 3:
		if t.Decimals == 0 {
			s += "."
		}
		s += "1"
	}
	return s
}

func (w *writer) date(t logic.Type) string {
	d := logic.Date(t.Min + w.rng.Int64N(t.Max-t.Min+1))
	switch w.rng.IntN(6 + w.wrong) {
	case 0:
		d = logic.Date(t.Min) - 1
	case 1:
		d = logic.Date(t.Max) + 1
	case 2, 3, 4:
		d = logic.NewDate(2026, 1+w.rng.IntN(12), 1+w.rng.IntN(28))
	}
	s := d.String()
	if w.chance(3) {
		s = s[:7]
	}
	return strconv.Quote(s)
}

func (w *writer) value(f *rules.Fact) string {
	if w.chance(w.wrong) {
		return w.broken()
	}
	switch f.Type.Kind {
	case logic.Bool:
		return w.of("true", "false")
	case logic.Number:
		return w.number(f.Type)
	case logic.DateKind:
		return w.date(f.Type)
	case logic.Enum:
		return strconv.Quote(w.of(f.Type.Values...))
	case logic.Set:
		var items []string
		for _, id := range f.Type.Values {
			if w.chance(2) {
				items = append(items, strconv.Quote(id))
			}
		}
		if w.chance(w.wrong) {
			items = append(items, strconv.Quote(w.of(f.Type.Values...)), strconv.Quote(w.of(f.Type.Values...)))
		}
		return "[" + strings.Join(items, ",") + "]"
	case logic.List:
		var items []string
		n := w.rng.IntN(min(f.Type.MaxLen, 3) + 1)
		if w.chance(w.wrong) {
			n = f.Type.MaxLen + 1
		}
		for range n {
			var members []string
			for i := range f.Fields {
				if !w.chance(3) {
					members = append(members, strconv.Quote(f.Fields[i].ID)+":"+w.value(&f.Fields[i]))
				}
			}
			if w.chance(w.wrong) {
				members = append(members, `"other":`+w.broken())
			}
			items = append(items, "{"+strings.Join(members, ",")+"}")
		}
		return "[" + strings.Join(items, ",") + "]"
	}
	return strconv.Quote(w.of("", "字", "a b"))
}

func (w *writer) answer(f *rules.Fact) string {
	switch w.rng.IntN(6) {
	case 0:
		return "null"
	case 1:
		members := []string{`"value":` + w.value(f)}
		more := "false"
		if f.Type.Kind == logic.Set || f.Type.Kind == logic.List {
			more = "true"
		}
		for _, m := range [][]string{{"date", `"2026-01-01"`, `"2026-01"`, `"2027-01-01"`, `null`}, {"note", `"看"`, `""`, `1`}, {"more", more, `true`, `1`}} {
			if w.chance(3) {
				value := m[1]
				if w.chance(w.wrong) {
					value = w.of(m[2:]...)
				}
				members = append(members, strconv.Quote(m[0])+":"+value)
			}
		}
		return "{" + strings.Join(members, ",") + "}"
	}
	return w.value(f)
}

func (w *writer) file(b *rules.Bundle) string {
	var facts []string
	for i := range b.Facts {
		f := &b.Facts[i]
		if f.Derive != nil && !w.chance(w.wrong) || w.rng.IntN(len(b.Facts)) > 8 {
			continue
		}
		facts = append(facts, strconv.Quote(f.ID)+":"+w.answer(f))
	}
	if w.chance(w.wrong) {
		facts = append(facts, `"no.such":`+w.broken())
	}
	members := []string{`"format":1`, `"facts":{` + strings.Join(facts, ",") + `}`}
	if w.chance(w.wrong) {
		members[0] = `"format":` + w.broken()
	}
	add := func(key string, values ...string) {
		if w.chance(4) {
			value := values[0]
			if w.chance(w.wrong) {
				value = w.of(append(values, w.broken())...)
			}
			members = append(members, strconv.Quote(key)+":"+value)
		}
	}
	add("pack", strconv.Quote(b.ID), `"other"`)
	add("at", `"2026-11-24"`, `"2026-11"`, `"2026-02-30"`, `"1899-12-31"`, `"2200-01-01"`)
	add("unit", `{"name":"甲"}`, `{}`, `{"name":1}`, `{"tel":"1"}`)
	c := b.Criteria[w.rng.IntN(len(b.Criteria))].ID
	add("found", fmt.Sprintf(`{%q:"2026-01-01"}`, c), fmt.Sprintf(`{%q:"2026-01"}`, c), `{"none":"2026-01-01"}`, `{}`)
	add("plan", fmt.Sprintf(`{%q:{"measure":"m","by":"2026-12-01"}}`, c), fmt.Sprintf(`{%q:{"who":"m"}}`, c), fmt.Sprintf(`{%q:[]}`, c), `{"none":{}}`)
	add("signed", `{"date":"2026-11-24","by":"甲"}`, `{"date":"x"}`, `{"at":1}`)
	if w.chance(3 * w.wrong) {
		members = append(members, w.of(`"other":1`, `"facts":{}`)) // the second is there twice
	}
	return "{" + strings.Join(members, ",") + "}"
}

// small is a bundle with a fact of every kind.
func small() *rules.Bundle {
	options := []rules.Option{{ID: "x"}, {ID: "y"}}
	values := []string{"x", "y"}
	date := logic.Type{Kind: logic.DateKind, Min: int64(logic.NewDate(2025, 3, 15)), Max: int64(logic.NewDate(2027, 3, 15))}
	fields := []rules.Fact{
		{ID: "ok", Type: logic.Type{Kind: logic.Bool}},
		{ID: "n", Type: logic.Type{Kind: logic.Number, Decimals: 1, Min: -5, Max: 20}},
		{ID: "date", Type: date},
		{ID: "ahead", Type: date, Future: true},
		{ID: "e", Type: logic.Type{Kind: logic.Enum, Values: values}, Options: options},
		{ID: "who", Type: logic.Type{Kind: logic.TextKind}},
	}
	b := &rules.Bundle{ID: "t/unit", Version: "1.0.0"}
	for _, f := range fields {
		f.ID = "a." + f.ID
		b.Facts = append(b.Facts, f)
	}
	list := rules.Fact{ID: "a.list", Type: logic.Type{Kind: logic.List, MaxLen: 2}, Fields: fields}
	for _, f := range fields {
		list.Type.Fields = append(list.Type.Fields, logic.Field{Name: f.ID, Type: f.Type})
	}
	b.Facts = append(b.Facts, list,
		rules.Fact{ID: "a.set", Type: logic.Type{Kind: logic.Set, Values: values}, Options: options},
		rules.Fact{ID: "a.big", Type: logic.Type{Kind: logic.Number, Decimals: 6, Max: 999_999_999_999_999_999}},
		rules.Fact{ID: "a.derived", Type: logic.Type{Kind: logic.Bool}, Derive: logic.Truth(true)})
	b.Criteria = []rules.Criterion{{ID: "c", Severity: rules.General, Revisions: []rules.Revision{
		{From: logic.NewDate(2000, 1, 1), When: logic.Truth(true), Require: &logic.Expr{Op: logic.OpFact, Name: "a.ok"}}}}}
	return b
}

// Promise: the schema of answers and the program accept the same answers,
// except that only the program refuses dates after the date of the answers,
// since that rule compares two values.
func TestSchemaAndProgramAcceptTheSame(t *testing.T) {
	bundles := []*rules.Bundle{small()}
	if !testing.Short() { // the schema of its answers alone takes seconds to compile
		p, err := pack.Load("cn/jiangsu/xinghua/unit", law.FS)
		if err != nil {
			t.Fatal(err)
		}
		bundles = append(bundles, p.Bundle())
	}
	for i, b := range bundles {
		s, err := validate.Compile(schema.Answers(b))
		if err != nil {
			t.Fatal(err)
		}
		p, err := assess.Compile(b, logic.NewDate(2026, 11, 24))
		if err != nil {
			t.Fatal(err)
		}
		n := rounds.Of(98_000)
		if i > 0 {
			n = rounds.Of(1_000)
		}
		both, neither, between := 0, 0, 0
		for seed := range uint64(n) {
			w := &writer{rng: rand.New(rand.NewPCG(seed, 6)), wrong: 10 << (seed % 7)}
			data := w.file(b)
			faults := s.Validate([]byte(data))
			_, err := p.DecodeAnswers([]byte(data))
			var list diag.List
			errors.As(err, &list)
			future := len(list) > 0
			for _, d := range list {
				future = future && d.Code == diag.AnswerFuture
			}
			switch {
			case len(faults) == 0 && err == nil:
				both++
			case len(faults) > 0 && err != nil:
				neither++
			case len(faults) == 0 && future:
				between++
			default:
				t.Fatalf("seed %d: %s\nschema: %v\nprogram: %v", seed, data, faults, err)
			}
		}
		t.Logf("%s: %d files accepted, %d refused, %d refused only for a date after that of the answers", b.ID, both, neither, between)
	}
}

// Each schema compiles, refers to nothing outside itself, and tells an editor of
// each property what it is.
func TestSchemasCompileAndSpeak(t *testing.T) {
	names := schema.Names()
	if len(names) < 8 {
		t.Errorf("only %v", names)
	}
	for _, name := range names {
		if _, err := validate.Named(name); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		var doc map[string]any
		if err := json.Unmarshal(schema.Source(name), &doc); err != nil {
			t.Fatal(err)
		}
		defs, _ := doc["$defs"].(map[string]any)
		silent(doc, name, defs, func(at string) { t.Errorf("%s has no description", at) })
	}
	if _, err := validate.Named("answer"); err == nil || !strings.Contains(err.Error(), "did you mean answers?") {
		t.Errorf("a misspelt name: %v", err)
	}
}

// silent visits the properties that have no description, nor refer to a
// definition that has one.
func silent(node any, at string, defs map[string]any, visit func(at string)) {
	switch node := node.(type) {
	case map[string]any:
		for key, child := range node {
			if properties, ok := child.(map[string]any); ok && key == "properties" {
				for name, p := range properties {
					if !described(p, defs) {
						visit(at + "/" + name)
					}
				}
			}
			silent(child, at+"/"+key, defs, visit)
		}
	case []any:
		for i, child := range node {
			silent(child, at+"/"+strconv.Itoa(i), defs, visit)
		}
	}
}

func described(p any, defs map[string]any) bool {
	m, ok := p.(map[string]any)
	if !ok {
		return true // true or false
	}
	if m["description"] != nil || m["title"] != nil || m["const"] != nil {
		return true
	}
	ref, _ := m["$ref"].(string)
	def, _ := defs[strings.TrimPrefix(ref, "#/$defs/")].(map[string]any)
	return def != nil && (def["description"] != nil || def["title"] != nil)
}

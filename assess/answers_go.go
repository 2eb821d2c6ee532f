package assess

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
	"unsafe"

	"github.com/fire321/fire321/internal/canon"
	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/diag"
	"github.com/fire321/fire321/rules/logic"
)

// Answers makes answers from Go values, at the day of the program. The value
// must be
//
//   - for a bool fact a bool;
//   - for a number any type of integer or float (a float by its shortest digits),
//     its digits as a string, or a type whose String gives them, such as
//     json.Number and the decimals of other modules;
//   - for a date a [Date], a time.Time (its day in its own location), or
//     "2026-11-24", or "2026-11" if only the month is known;
//   - for an enum or a text a string, or a type with the method MarshalText or
//     String;
//   - for a set a []string;
//   - for a list a []map[string]any, or []any of such maps;
//   - nil for "not sure";
//   - a pointer to any of these; a nil pointer, slice or map means that the fact
//     was not asked: for an empty set or list give an empty slice;
//   - map[string]any{"value": v, "date": …, "note": …, "more": …} for a value
//     with the extra members that an answers file may have.
//
// Structs, other maps and slices, and string types without a method need
// reflection: package assess/facts turns them into such a map.
//
// The error is a [diag.List] with every fault; an unsuitable Go type is reported
// as a wrong kind of answer. Answers does not keep or change facts.
func (p *Program) Answers(facts map[string]any) (Answers, error) {
	a := p.made(Answers{At: p.day, facts: make(map[string]answer, len(facts))})
	r := &answerReader{p: p, at: p.day}
	for id, value := range facts {
		if v, ok := r.goValue(id, value); ok {
			a.facts[id] = v
		}
	}
	return a, r.list.Sorted().Err()
}

// With returns the answers with one more answer, or one changed. The value is
// given as for [Program.Answers]; a nil pointer, slice or map removes the
// answer. With also drops what the former answer had with it (its day, its
// note, "at least these"). On error it returns the answers unchanged.
func (p *Program) With(a Answers, fact string, value any) (Answers, error) {
	r := &answerReader{p: p, at: p.at(a)}
	got, ok := r.goValue(fact, value)
	switch {
	case len(r.list) > 0:
		return a, r.list.Sorted()
	case !ok:
		return p.made(a.Without(fact)), nil
	}
	return p.made(a.copy().with(fact, got)), nil
}

// Value returns the answer to a fact, as [Program.Answers] takes it: a bool; of
// a number an int64 if the fact has no decimals, else its exact digits as a
// string, such as "2.50"; a [Date], or a string such as "2026-11" if only the
// month is known; a string of an enum or a text; a []string of a set; a
// []map[string]any of a list. "Not sure" is nil. ok is false if the fact was
// not answered. The caller owns what is returned.
func (a Answers) Value(fact string) (value any, ok bool) {
	v, ok := a.facts[fact]
	if !ok || v.notSure {
		return nil, ok
	}
	switch v.kind {
	case logic.List:
		records := make([]map[string]any, len(v.json.Items))
		for i, record := range v.json.Items {
			records[i] = make(map[string]any, len(record.Keys))
			for k, field := range record.Keys {
				records[i][field] = plain(record.Items[k])
			}
		}
		return records, true
	case logic.DateKind:
		if d, ok := logic.ParseDate(v.json.Text); ok {
			return d, true
		}
	}
	return plain(v.json), true
}

// plain is a value of JSON as a Go value.
func plain(v canon.Value) any {
	switch v.Kind {
	case canon.Bool:
		return v.Text == "true"
	case canon.Number:
		if !strings.Contains(v.Text, ".") {
			n, _ := v.Whole() // of at most 18 digits
			return n
		}
	case canon.Array:
		list := make([]string, len(v.Items))
		for i, item := range v.Items {
			list[i] = item.Text
		}
		return list
	}
	return v.Text
}

// goValue reads an answer that is given as a Go value; ok is false if the value
// was refused, or is a nil pointer, slice or map.
func (r *answerReader) goValue(fact string, value any) (got answer, ok bool) {
	v, ok := valueOf(value)
	f := r.p.bundle.Fact(fact)
	switch {
	case f == nil:
	case ok && v.Kind == canon.Absent && f.Derive == nil:
		return answer{}, false
	case ok:
		v = digits(f, v)
	case f.Derive == nil:
		r.failText("/facts/"+canon.EscapePointer(fact), diag.AnswerType, f.Label(), kindWords(f.Type.Kind))
		return answer{}, false
	}
	return r.answer(fact, v)
}

// digits turns strings into numbers if the fact, or a field of its records, is
// a number.
func digits(f *rules.Fact, v canon.Value) canon.Value {
	switch {
	case f.Type.Kind == logic.Number && v.Kind == canon.String:
		if n, err := canon.Parse([]byte(v.Text)); err == nil && n.Kind == canon.Number {
			return n
		}
	case f.Type.Kind == logic.List && v.Kind == canon.Array:
		for i, record := range v.Items {
			for k, id := range record.Keys {
				for n := range f.Fields {
					if f.Fields[n].ID == id {
						v.Items[i].Items[k] = digits(&f.Fields[n], record.Items[k])
					}
				}
			}
		}
	case v.Kind == canon.Object:
		for k, key := range v.Keys {
			if key == "value" {
				v.Items[k] = digits(f, v.Items[k])
			}
		}
	}
	return v
}

// valueOf is a Go value as JSON. It uses no reflection, because a browser would
// have to load it; ok is false if v cannot be JSON. A nil pointer, slice or map
// is Absent.
func valueOf(v any) (_ canon.Value, ok bool) {
	switch v := v.(type) {
	case nil:
		return canon.Value{Kind: canon.Null}, true
	case bool:
		return canon.Truth(v), true
	case string:
		return canon.Str(v), utf8.ValidString(v)
	case int:
		return canon.Int(int64(v)), true
	case int8:
		return canon.Int(int64(v)), true
	case int16:
		return canon.Int(int64(v)), true
	case int32:
		return canon.Int(int64(v)), true
	case int64:
		return canon.Int(v), true
	case uint:
		return unsigned(uint64(v)), true
	case uint8:
		return unsigned(uint64(v)), true
	case uint16:
		return unsigned(uint64(v)), true
	case uint32:
		return unsigned(uint64(v)), true
	case uint64:
		return unsigned(v), true
	case float32:
		return canon.Num(strconv.FormatFloat(float64(v), 'f', -1, 32)), true
	case float64:
		return canon.Num(strconv.FormatFloat(v, 'f', -1, 64)), true
	case Date:
		return canon.Str(v.String()), true
	case []string:
		if v == nil {
			return canon.Value{}, true
		}
		return canon.Strs(v), !slices.ContainsFunc(v, func(s string) bool { return !utf8.ValidString(s) })
	case []any:
		return listOf(v)
	case []map[string]any:
		return listOf(v)
	case map[string]any:
		if v == nil {
			return canon.Value{}, true
		}
		object := canon.Value{Kind: canon.Object}
		for _, k := range sortedKeys(v) {
			c, ok := valueOf(v[k])
			if !ok || !utf8.ValidString(k) {
				return c, false
			}
			if c.Kind != canon.Absent {
				object.Set(k, c)
			}
		}
		return object, true
	case *bool:
		return pointed(v)
	case *string:
		return pointed(v)
	case *int:
		return pointed(v)
	case *int8:
		return pointed(v)
	case *int16:
		return pointed(v)
	case *int32:
		return pointed(v)
	case *int64:
		return pointed(v)
	case *uint:
		return pointed(v)
	case *uint8:
		return pointed(v)
	case *uint16:
		return pointed(v)
	case *uint32:
		return pointed(v)
	case *uint64:
		return pointed(v)
	case *float32:
		return pointed(v)
	case *float64:
		return pointed(v)
	case *Date:
		return pointed(v)
	case *[]string:
		return pointed(v)
	case *[]map[string]any:
		return pointed(v)
	}
	if isNil(v) { // its methods could not be called
		return canon.Value{}, true
	}
	var s string
	switch v := v.(type) {
	case interface{ Format(layout string) string }: // time.Time
		s = v.Format("2006-01-02")
	case interface{ MarshalText() ([]byte, error) }:
		text, err := v.MarshalText()
		if err != nil {
			return canon.Value{}, false
		}
		s = string(text)
	case interface{ String() string }: // json.Number
		s = v.String()
	default:
		return canon.Value{}, false
	}
	return canon.Str(s), utf8.ValidString(s)
}

func unsigned(n uint64) canon.Value { return canon.Num(strconv.FormatUint(n, 10)) }

func pointed[T any](p *T) (canon.Value, bool) {
	if p == nil {
		return canon.Value{}, true
	}
	return valueOf(*p)
}

func listOf[T any](list []T) (canon.Value, bool) {
	if list == nil {
		return canon.Value{}, true
	}
	v := canon.Value{Kind: canon.Array}
	for _, item := range list {
		c, ok := valueOf(item)
		if !ok || c.Kind == canon.Absent {
			return c, false
		}
		v.Items = append(v.Items, c)
	}
	return v, true
}

// isNil reports whether v holds a nil pointer. An interface is two words. If it
// holds a pointer, the second word is that pointer; otherwise it is the address
// of the value. In Go only package reflect tells this, and a browser would have
// to load it.
func isNil(v any) bool { return (*[2]unsafe.Pointer)(unsafe.Pointer(&v))[1] == nil }

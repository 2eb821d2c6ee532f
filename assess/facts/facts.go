// Package facts turns a program's own structs into facts by which a unit can be
// judged:
//
//	type Site struct {
//		Roles    []Role    `fire321:"unit.roles"` // type Role string
//		Patrol   *int      `fire321:"patrol.interval_minutes"` // nil: not asked
//		Trained  time.Time `fire321:"training.last,omitzero"`
//		Manager  string    `fire321:"-"` // no fact
//	}
//
//	values, left, err := facts.Of(site)
//	answers, err := prog.Answers(values)
//
// It is separate from package assess because it needs reflection, which a
// browser should not have to load.
package facts

import (
	"encoding"
	"reflect"
	"slices"
	"strings"

	"github.com/fire321/fire321/assess"
	"github.com/fire321/fire321/rules/diag"
)

// Tag is the key of the struct tag: the id of a fact, or of a field of a
// record; "-" for no fact. If ",omitzero" follows, the zero value means "not
// asked".
const Tag = "fire321"

// Of maps a struct, or a pointer to one, to values as [assess.Program.Answers]
// takes them, by fact. It also accepts a map with string keys: its keys are the
// ids.
//
// Named types of bools, integers, floats and strings count as their underlying
// types; time.Time is a day; a type with MarshalText is its text; a slice or
// array of strings is a set, one of structs or maps a list of records. A nil
// pointer, slice or map was not asked, and an empty slice is an empty set; a
// nil of an interface type is "not sure". Of searches structs without a tag,
// embedded or not, for fields that have one; it skips a pointer back to a value
// that it is already inside. The only option of a tag is omitzero: a zero value
// was not asked.
//
// left are the exported fields that have neither a tag nor such fields, as
// paths like "Site.Owner", in order: they were not mapped. The error is a
// [diag.List]: a type that no fact has, a tag on a field that is not exported,
// an unknown option of a tag, or one fact twice. Answers checks
// whether the facts exist and which values they may have. The results share no
// memory with v. Of is safe for concurrent use.
func Of(v any) (values map[string]any, left []string, err error) {
	m := &mapper{values: map[string]any{}}
	rv := reflect.ValueOf(v)
	for rv.Kind() == reflect.Pointer || rv.Kind() == reflect.Interface {
		if !m.enter(rv) {
			break
		}
		rv = rv.Elem()
	}
	switch {
	case rv.Kind() == reflect.Struct:
		m.fields(rv, rv.Type().Name())
	case rv.Kind() == reflect.Map && rv.Type().Key().Kind() == reflect.String:
		for _, key := range rv.MapKeys() {
			m.fact(key.String(), rv.MapIndex(key), key.String())
		}
	default:
		m.fail("", "", rv)
	}
	return m.values, m.left, m.list.Sorted().Err()
}

type mapper struct {
	values map[string]any
	left   []string
	list   diag.List
	path   []place // the pointers and maps that the mapper is inside
}

// place is a value that may occur again within itself: a part that points back
// to its whole, as records of databases do.
type place struct {
	of reflect.Type
	at uintptr
}

// enter reports whether the mapper is not inside v already, and records that it
// is.
func (m *mapper) enter(v reflect.Value) bool {
	if k := v.Kind(); k != reflect.Pointer && k != reflect.Map && k != reflect.Slice {
		return true
	}
	here := place{v.Type(), v.Pointer()}
	if slices.Contains(m.path, here) {
		return false
	}
	m.path = append(m.path, here)
	return true
}

func (m *mapper) fail(id, path string, v reflect.Value) {
	what := "nil"
	if v.IsValid() {
		what = v.Type().String()
	}
	if path != "" {
		what += " " + path
	}
	at := diag.Place{}
	if id != "" {
		at.Pointer = "/facts/" + id
	}
	m.say(at, "这种 Go 类型不能作答："+what, "a Go type that no fact has: "+what)
}

func (m *mapper) say(at diag.Place, zh, en string) {
	m.list = append(m.list, diag.NewText(diag.AnswerMember, at, diag.Text{ZH: zh, EN: en}))
}

// fields goes through a struct.
func (m *mapper) fields(v reflect.Value, path string) {
	for i := range v.NumField() {
		f := v.Type().Field(i)
		id, zero, option := tagOf(f)
		at := path + "." + f.Name
		if option != "" {
			m.say(diag.Place{}, "标签里没有这个选项："+option+"（"+at+"）；只有 omitzero", "no such option of a tag: "+option+" ("+at+"); there is only omitzero")
		}
		inner := v.Field(i)
		switch {
		case id == "-" || id == "" && !f.IsExported() && !f.Anonymous:
		case id != "" && !f.IsExported():
			m.say(diag.Place{Pointer: "/facts/" + id}, "字段不是导出的，读不到："+at+"；名称改成大写开头，或去掉标签",
				"the field is not exported and cannot be read: "+at+"; export it, or take its tag away")
		case id != "":
			if !zero || !inner.IsZero() {
				m.fact(id, inner, at)
			}
		default:
			before := m.path
			back := false
			for inner.Kind() == reflect.Pointer && !inner.IsNil() && !back {
				back = !m.enter(inner)
				inner = inner.Elem()
			}
			if back { // the value that it points back to is already visited
				m.path = before
				continue
			}
			switch t := inner.Type(); {
			case tagged(t, nil):
				if inner.Kind() == reflect.Struct {
					m.fields(inner, at)
				}
			case f.IsExported():
				m.left = append(m.left, at)
			}
			m.path = before
		}
	}
}

// tagOf reads a tag; option is an unknown option.
func tagOf(f reflect.StructField) (id string, omitZero bool, option string) {
	id, option, _ = strings.Cut(f.Tag.Get(Tag), ",")
	if option == "omitzero" {
		return id, true, ""
	}
	return id, false, option
}

// tagged reports whether a struct, or what a pointer points to, has a field
// with a tag; seen are the types that are being examined.
func tagged(t reflect.Type, seen []reflect.Type) bool {
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if t.Kind() != reflect.Struct || slices.Contains(seen, t) {
		return false
	}
	for i := range t.NumField() {
		if id, _, _ := tagOf(t.Field(i)); id != "" || tagged(t.Field(i).Type, append(seen, t)) {
			return true
		}
	}
	return false
}

func (m *mapper) fact(id string, v reflect.Value, path string) {
	before := len(m.list)
	value, asked, ok := m.plain(v, path)
	for i := range m.list[before:] { // what is wrong in a record is told as the fact's
		m.list[before+i].Place.Pointer = "/facts/" + id
	}
	switch _, twice := m.values[id]; {
	case !ok && len(m.list) > before:
	case !ok:
		m.fail(id, path, v)
	case twice:
		m.list = append(m.list, diag.NewText(diag.AnswerMember, diag.Place{Pointer: "/facts/" + id}, diag.Text{ZH: "写了两次：" + path, EN: "given twice: " + path}))
	case asked:
		m.values[id] = value
	}
}

// plain is a value as Program.Answers takes it; asked is false for a nil that
// means "not asked", ok for a type that no fact has.
func (m *mapper) plain(v reflect.Value, path string) (value any, asked, ok bool) {
	if !v.IsValid() {
		return nil, true, true
	}
	before := m.path
	defer func() { m.path = before }()
	if !m.enter(v) {
		return nil, true, false
	}
	switch v.Kind() {
	case reflect.Interface:
		return m.plain(v.Elem(), path)
	case reflect.Pointer:
		if v.IsNil() {
			return nil, false, true
		}
		return m.plain(v.Elem(), path)
	case reflect.Slice, reflect.Map:
		if v.IsNil() {
			return nil, false, true
		}
	}
	if v.CanInterface() {
		switch of := v.Interface().(type) {
		case assess.Date:
			return of, true, true
		case interface{ Format(layout string) string }:
			return of.Format("2006-01-02"), true, true
		case encoding.TextMarshaler:
			text, err := of.MarshalText()
			return string(text), true, err == nil
		}
	}
	switch v.Kind() {
	case reflect.Bool:
		return v.Bool(), true, true
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return v.Int(), true, true
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		return v.Uint(), true, true
	case reflect.Float32:
		return float32(v.Float()), true, true
	case reflect.Float64:
		return v.Float(), true, true
	case reflect.String:
		return v.String(), true, true
	case reflect.Slice, reflect.Array:
		list := make([]any, 0, v.Len())
		for i := range v.Len() {
			item, asked, ok := m.plain(v.Index(i), path+"[]")
			if !asked || !ok {
				return nil, true, false
			}
			list = append(list, item)
		}
		return list, true, true
	case reflect.Map:
		if v.Type().Key().Kind() != reflect.String {
			return nil, true, false
		}
		entries := map[string]any{}
		for _, key := range v.MapKeys() {
			item, asked, ok := m.plain(v.MapIndex(key), path+"."+key.String())
			if !ok {
				return nil, true, false
			}
			if asked {
				entries[key.String()] = item
			}
		}
		return entries, true, true
	case reflect.Struct: // a record
		inner := &mapper{values: map[string]any{}, path: m.path}
		inner.fields(v, path)
		for _, left := range inner.left { // once for many records
			if !slices.Contains(m.left, left) {
				m.left = append(m.left, left)
			}
		}
		m.list = append(m.list, inner.list...)
		return inner.values, true, len(inner.values) > 0 && len(inner.list) == 0
	}
	return nil, true, false
}

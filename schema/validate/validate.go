// Package validate validates JSON documents against the schemas of package
// schema, or against any other schema without references to other files. It
// fetches nothing.
package validate

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"net/url"
	"strconv"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v5"

	"github.com/fire321/fire321/internal/canon"
	"github.com/fire321/fire321/rules/diag"
	"github.com/fire321/fire321/rules/logic"
	"github.com/fire321/fire321/schema"
)

// where is the URL of a schema while it is compiled; nothing is ever fetched
// from there.
const where = "https://fire321.github.io/schema/document.json"

// Schema is a compiled schema. It is safe for concurrent use. [Compile] and
// [Named] make one: a nil or zero Schema accepts nothing, and says so.
type Schema struct{ s *jsonschema.Schema }

// Named compiles one of the schemas of package schema. If there is no such
// schema, the error names the nearest one.
func Named(name string) (*Schema, error) {
	src := schema.Source(name)
	if src == nil {
		return nil, diag.List{diag.New(diag.SchemaUnknown, diag.Place{}, name).DidYouMean(name, schema.Names())}
	}
	return Compile(src)
}

// Compile compiles the text of a schema, such as the result of schema.Answers.
func Compile(src []byte) (*Schema, error) {
	c := jsonschema.NewCompiler()
	c.AssertFormat = true
	c.LoadURL = func(s string) (io.ReadCloser, error) {
		return nil, errors.New("schemas refer to nothing outside themselves: " + s)
	}
	c.Formats = map[string]func(any) bool{}
	for name, f := range formats {
		c.Formats[name] = f
	}
	c.RegisterExtension("formatMinimum", nil, dayBounds{})
	if err := c.AddResource(where, bytes.NewReader(src)); err != nil {
		return nil, diag.List{diag.New(diag.SchemaBroken, diag.Place{}, err.Error())}
	}
	s, err := c.Compile(where)
	if err != nil {
		return nil, diag.List{diag.New(diag.SchemaBroken, diag.Place{}, err.Error())}
	}
	return &Schema{s}, nil
}

// formats of dates: a day, and a day or only its month.
var formats = map[string]func(any) bool{
	"date": func(v any) bool {
		s, ok := v.(string)
		if !ok {
			return true
		}
		_, ok = logic.ParseDate(s)
		return ok
	},
	"day-or-month": func(v any) bool {
		s, ok := v.(string)
		if !ok {
			return true
		}
		_, day := logic.ParseDate(s)
		_, _, month := logic.ParseMonth(s)
		return day || month
	},
}

// dayBounds implements formatMinimum and formatMaximum for dates: at least one
// day that the text may mean must be within the bounds.
type dayBounds struct{ lo, hi logic.Date }

func (dayBounds) Compile(_ jsonschema.CompilerContext, m map[string]any) (jsonschema.ExtSchema, error) {
	b := dayBounds{logic.FirstDay, logic.LastDay}
	lo, ok1 := m["formatMinimum"].(string)
	hi, ok2 := m["formatMaximum"].(string)
	if !ok1 && !ok2 {
		return nil, nil
	}
	if d, ok := logic.ParseDate(lo); ok {
		b.lo = d
	}
	if d, ok := logic.ParseDate(hi); ok {
		b.hi = d
	}
	return b, nil
}

func (b dayBounds) Validate(ctx jsonschema.ValidationContext, v any) error {
	s, ok := v.(string)
	if !ok {
		return nil
	}
	first, ok := logic.ParseDate(s)
	last := first
	if !ok {
		if first, last, ok = logic.ParseMonth(s); !ok {
			return nil // format reports it
		}
	}
	if first > b.hi || last < b.lo {
		return ctx.Error("formatMinimum", "must lie from %s to %s", b.lo, b.hi)
	}
	return nil
}

// MaxSize is the largest document that is validated, in bytes: 1 MiB.
const MaxSize = 1 << 20

// maxDepth limits how deep a document is nested: the validator recurses, and its
// errors are trees as deep as the document.
const maxDepth = 32

// Validate checks a JSON document of at most [MaxSize] bytes, nested at most 32
// deep, and returns every fault with its pointer, sorted; nil if there is none.
func (s *Schema) Validate(data []byte) diag.List {
	if s == nil || s.s == nil {
		return diag.List{diag.New(diag.SchemaBroken, diag.Place{}, "no schema was compiled")}
	}
	if len(data) > MaxSize {
		return diag.List{diag.New(diag.SchemaSize, diag.Place{}, "1 MiB")}
	}
	if _, err := canon.Parse(data); err != nil { // it also refuses duplicate keys
		return canon.BadJSON(err)
	}
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.UseNumber()
	var v any
	if err := dec.Decode(&v); err != nil {
		return diag.List{diag.New(diag.JSONSyntax, diag.Place{}, err.Error())}
	}
	if !sane(v, maxDepth) {
		return diag.List{diag.New(diag.SchemaSize, diag.Place{}, "32")}
	}
	err := s.s.Validate(v)
	var bad *jsonschema.ValidationError
	if !errors.As(err, &bad) {
		if err != nil {
			return diag.List{diag.New(diag.SchemaBroken, diag.Place{}, err.Error())}
		}
		return nil
	}
	var list diag.List
	leaves(bad, func(e *jsonschema.ValidationError) { list = append(list, fault(e, v)) })
	return list.Sorted()
}

// sane bounds the depth, and refuses long numbers and exponents: as a rational
// they could be huge.
func sane(v any, depth int) bool {
	if depth == 0 {
		return false
	}
	switch v := v.(type) {
	case map[string]any:
		for _, item := range v {
			if !sane(item, depth-1) {
				return false
			}
		}
	case []any:
		for _, item := range v {
			if !sane(item, depth-1) {
				return false
			}
		}
	case json.Number:
		return len(v) <= 64 && !strings.ContainsAny(string(v), "eE")
	}
	return true
}

func leaves(e *jsonschema.ValidationError, visit func(*jsonschema.ValidationError)) {
	if len(e.Causes) == 0 {
		visit(e)
		return
	}
	for _, c := range e.Causes {
		leaves(c, visit)
	}
}

// fault converts an error of the validator into a diagnostic: the keyword says
// what is wrong, and its value in the schema says what was expected.
func fault(e *jsonschema.ValidationError, doc any) diag.Diagnostic {
	keyword := e.KeywordLocation[strings.LastIndexByte(e.KeywordLocation, '/')+1:]
	if k, err := url.PathUnescape(keyword); err == nil {
		keyword = k
	}
	at := diag.Place{Pointer: e.InstanceLocation}
	got := short(lookup(doc, e.InstanceLocation))
	code := diag.SchemaValue
	switch keyword {
	case "unevaluatedProperties", "additionalProperties", "false schema", "propertyNames":
		code = diag.SchemaKey
	case "required":
		code = diag.SchemaMissing
	case "type":
		code = diag.SchemaType
	}
	return diag.New(code, at, got, e.Message)
}

func lookup(v any, pointer string) any {
	for _, part := range strings.Split(strings.TrimPrefix(pointer, "/"), "/") {
		part = strings.ReplaceAll(strings.ReplaceAll(part, "~1", "/"), "~0", "~")
		switch node := v.(type) {
		case map[string]any:
			v = node[part]
		case []any:
			i, err := strconv.Atoi(part)
			if err != nil || i < 0 || i >= len(node) {
				return nil
			}
			v = node[i]
		}
	}
	return v
}

func short(v any) string {
	data, err := json.Marshal(v)
	if err != nil {
		return "?"
	}
	if r := []rune(string(data)); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return string(data)
}

package cli

import (
	"strings"

	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/logic"
)

// example is a value in the right form for a fact; it is written in a comment,
// so it is not an answer.
func example(f *rules.Fact) string {
	switch f.Type.Kind {
	case logic.Bool:
		return "true"
	case logic.Number:
		return logic.FormatDecimal(f.Type.Min, f.Type.Decimals)
	case logic.DateKind:
		return "2026-01-01"
	case logic.Enum:
		return f.Type.Values[0]
	case logic.Set:
		return "[" + f.Type.Values[0] + "]"
	case logic.List:
		var fields []string
		for i := range f.Fields {
			fields = append(fields, f.Fields[i].ID+": "+example(&f.Fields[i]))
		}
		return "[{" + strings.Join(fields, ", ") + "}]"
	}
	return `""`
}

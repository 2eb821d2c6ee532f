package assess

import (
	"github.com/fire321/fire321/internal/canon"
	"github.com/fire321/fire321/rules/logic"
)

// Suggested is a guess at a question's answer from the answers so far: a hint
// for the question, in words and as JSON, never an answer.
type Suggested struct {
	Text Text
	// JSON is the value as it would stand in an answers file.
	JSON string
}

// Suggest returns the hint for a fact; ok is false if the pack gives none, or
// the answers do not settle it.
func (p *Program) Suggest(a Answers, fact string) (s Suggested, ok bool) {
	e := p.suggests[fact]
	if e == nil {
		return Suggested{}, false
	}
	f := p.asked[p.slots[fact]]
	v := logic.Eval(e, p.env(a))
	if e.Type().Kind != f.Type.Kind || !v.Single(f.Type.Kind) {
		return Suggested{}, false
	}
	got := answer{value: v}
	switch f.Type.Kind {
	case logic.Bool:
		got.json = canon.Truth(v.Is())
	case logic.Number:
		d := f.Type.Decimals - e.Type().Decimals
		for ; d > 0; d-- {
			got.value.Lo *= 10
		}
		for ; d < 0; d++ {
			got.value.Lo /= 10
		}
		got.value.Hi = got.value.Lo
		got.json = canon.Num(logic.FormatDecimal(got.value.Lo, f.Type.Decimals))
	case logic.DateKind:
		got.json = canon.Str(Date(v.Lo).String())
	case logic.Enum:
		for i, id := range f.Type.Values {
			if v.May == 1<<i {
				got.json = canon.Str(id)
			}
		}
	default:
		return Suggested{}, false
	}
	if t := f.Type; (t.Kind == logic.Number || t.Kind == logic.DateKind) && (got.value.Lo < t.Min || got.value.Lo > t.Max) {
		return Suggested{}, false
	}
	return Suggested{Text: words(f, got), JSON: string(got.json.Append(nil))}, true
}

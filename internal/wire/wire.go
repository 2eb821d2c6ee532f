// Package wire writes and reads values of package logic in JSON: a number with
// exactly the decimals of its type, a day as 2026-11-24.
package wire

import (
	"github.com/fire321/fire321/internal/canon"
	"github.com/fire321/fire321/rules/logic"
)

// Value returns a number or day of type t as JSON.
func Value(n int64, t logic.Type) canon.Value {
	if t.Kind == logic.DateKind {
		return canon.Str(logic.Date(n).String())
	}
	return canon.Num(logic.FormatDecimal(n, t.Decimals))
}

// Read reads what [Value] returns; a number may have fewer decimals.
func Read(v canon.Value, t logic.Type) (int64, bool) {
	if t.Kind == logic.DateKind {
		d, ok := logic.ParseDate(v.Text)
		return int64(d), ok && v.Kind == canon.String
	}
	n, got, ok := logic.ParseDecimal(v.Text, t.Decimals)
	return n, ok && v.Kind == canon.Number && got <= t.Decimals
}

// Scalar describes a number or day of type t.
func Scalar(c *canon.Codec, key string, p *int64, t logic.Type) {
	c.Custom(key, func() canon.Value { return Value(*p, t) }, func(v canon.Value) (ok bool) {
		*p, ok = Read(v, t)
		return ok
	})
}

// Date describes a day; the zero day is not written.
func Date(c *canon.Codec, key string, d *logic.Date) {
	c.Custom(key, func() canon.Value {
		if d.IsZero() {
			return canon.Value{}
		}
		return canon.Str(d.String())
	}, func(v canon.Value) (ok bool) {
		*d, ok = logic.ParseDate(v.Text)
		return ok && v.Kind == canon.String
	})
}

package rules

import (
	"github.com/fire321/fire321/internal/canon"
	"github.com/fire321/fire321/rules/logic"
)

// expr describes an expression as a small tree of JSON: true and numbers are
// written as they are, everything else is an array that begins with the
// operator's word: ["<=", ["fact","patrol.interval_minutes"], 120].
func expr(c *canon.Codec, key string, p **logic.Expr) {
	c.Custom(key, func() canon.Value {
		if *p == nil {
			return canon.Value{}
		}
		return exprValue(*p)
	}, func(v canon.Value) (ok bool) {
		*p, ok = exprOf(v, 0)
		return ok
	})
}

func exprValue(e *logic.Expr) canon.Value {
	switch e.Op {
	case logic.OpBool:
		return canon.Truth(e.Num == 1)
	case logic.OpNumber:
		return canon.Num(logic.FormatDecimal(e.Num, e.Decimals))
	}
	v := canon.Value{Kind: canon.Array, Items: []canon.Value{canon.Str(e.Op.String())}}
	for _, a := range e.Args {
		v.Items = append(v.Items, exprValue(a))
	}
	if e.Op == logic.OpDate {
		v.Items = append(v.Items, canon.Str(Date(e.Num).String()))
	}
	if e.Name != "" {
		v.Items = append(v.Items, canon.Str(e.Name))
	}
	for _, n := range e.Names {
		v.Items = append(v.Items, canon.Str(n))
	}
	return v
}

// maxDepth is deeper than any expression that a pack may hold.
const maxDepth = 80

func exprOf(v canon.Value, depth int) (*logic.Expr, bool) {
	switch {
	case depth > maxDepth:
		return nil, false
	case v.Kind == canon.Bool:
		return logic.Truth(v.Text == "true"), true
	case v.Kind == canon.Number:
		_, decimals, ok := logic.ParseDecimal(v.Text, 0)
		if !ok {
			return nil, false
		}
		n, _, ok := logic.ParseDecimal(v.Text, decimals)
		e := logic.Decimal(n, decimals)
		return e, ok && n >= 0 && e.Decimals == decimals
	case v.Kind != canon.Array || len(v.Items) == 0 || v.Items[0].Kind != canon.String:
		return nil, false
	}
	op, ok := logic.ParseOp(v.Items[0].Text)
	if !ok || op == logic.OpBool || op == logic.OpNumber {
		return nil, false
	}
	e := &logic.Expr{Op: op}
	var names []string
	for _, item := range v.Items[1:] {
		if item.Kind == canon.String {
			names = append(names, item.Text)
			continue
		}
		a, ok := exprOf(item, depth+1)
		if !ok || len(names) > 0 {
			return nil, false
		}
		e.Args = append(e.Args, a)
	}
	switch op.Naming() {
	case logic.SomeNames:
		e.Names = names
		return e, len(names) > 0
	case logic.OneName:
		if len(names) != 1 {
			return nil, false
		}
		if op != logic.OpDate {
			e.Name = names[0]
			return e, true
		}
		d, ok := logic.ParseDate(names[0])
		e.Num = int64(d)
		return e, ok
	}
	return e, len(names) == 0
}

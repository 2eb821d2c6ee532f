package logictest

import (
	"fmt"

	"github.com/fire321/fire321/rules/diag"
	"github.com/fire321/fire321/rules/logic"
)

// Condition returns a random condition that has passed Check, with up to depth
// levels of operators. It has the form that the parser gives: no And below an
// And, numbers without needless decimals.
func (w *World) Condition(depth int) *logic.Expr {
	for {
		e := w.bool(depth)
		faults := logic.CheckBool(e, w.Scope())
		if len(faults) == 0 {
			return e
		}
		for _, f := range faults { // random arithmetic may cause these
			if f.Code != diag.ExprRange && f.Code != diag.ExprSize {
				panic(fmt.Sprintf("seed %d: %s at %s in %s", w.Seed, f.Code, logic.Print(f.At), logic.Print(e)))
			}
		}
	}
}

func node(op logic.Op, args ...*logic.Expr) *logic.Expr { return &logic.Expr{Op: op, Args: args} }

// pick is one of the choices.
func pick[T any](w *World, of ...T) T { return of[w.rng.IntN(len(of))] }

// leaf is a random variable or field for which ok holds, or nil.
func (w *World) leaf(ok func(logic.Type) bool) *logic.Expr {
	var found []*logic.Expr
	for _, v := range w.Vars {
		if ok(v.Type) {
			e := &logic.Expr{Op: v.Op, Name: v.Name}
			if v.Op == logic.OpAsOf {
				e.Name = ""
			}
			found = append(found, e)
		}
	}
	for _, f := range w.fields {
		if ok(f.Type) {
			// Add fields twice: a predicate is about them.
			e := &logic.Expr{Op: logic.OpField, Name: f.Name}
			found = append(found, e, &logic.Expr{Op: logic.OpField, Name: f.Name})
		}
	}
	if len(found) == 0 {
		return nil
	}
	return pick(w, found...)
}

func ofKind(k logic.Kind) func(logic.Type) bool {
	return func(t logic.Type) bool { return t.Kind == k }
}

func (w *World) list() *logic.Expr { return w.leaf(ofKind(logic.List)) }

// typeOf is the type of a leaf.
func (w *World) typeOf(e *logic.Expr) logic.Type {
	for _, f := range w.fields {
		if e.Op == logic.OpField && e.Name == f.Name {
			return f.Type
		}
	}
	for _, v := range w.Vars {
		if v.Op == e.Op && v.Name == e.Name {
			return v.Type
		}
	}
	return logic.Type{}
}

// within calls make for an expression over the records of a list.
func (w *World) within(list *logic.Expr, make func() *logic.Expr) *logic.Expr {
	outer := w.fields
	w.fields = w.typeOf(list).Fields
	defer func() { w.fields = outer }()
	return make()
}

func (w *World) bool(d int) *logic.Expr {
	if d <= 0 {
		if w.rng.IntN(8) == 0 {
			return logic.Truth(w.rng.IntN(2) == 0)
		}
		return w.leaf(ofKind(logic.Bool))
	}
	switch w.rng.IntN(14) {
	case 0, 1, 2:
		op := pick(w, logic.OpAnd, logic.OpOr)
		e := node(op)
		for n := 2 + w.rng.IntN(2); n > 0; n-- {
			if a := w.bool(d - 1); a.Op == op {
				e.Args = append(e.Args, a.Args...)
			} else {
				e.Args = append(e.Args, a)
			}
		}
		return e
	case 3:
		return node(logic.OpNot, w.bool(d-1))
	case 4:
		return node(logic.OpCond, w.bool(d-1), w.bool(d-1), w.bool(d-1))
	case 5:
		return node(pick(w, logic.OpEq, logic.OpNe), w.bool(d-1), w.bool(d-1))
	case 6, 7:
		unit := pick(w, "", "day", "year")
		return node(w.order(), w.number(d-1, unit), w.number(d-1, unit))
	case 8:
		return node(w.order(), w.date(d-1), w.date(d-1))
	case 9:
		return w.enum()
	case 10:
		e := node(pick(w, logic.OpHas, logic.OpHasAll), w.leaf(ofKind(logic.Set)))
		e.Names = w.some(w.typeOf(e.Args[0]).Values)
		return e
	case 11, 12:
		list := w.list()
		op := pick(w, logic.OpAny, logic.OpAll, logic.OpNone, logic.OpOne)
		return node(op, list, w.within(list, func() *logic.Expr { return w.bool(d - 1) }))
	}
	return w.bool(0)
}

func (w *World) order() logic.Op {
	return pick(w, logic.OpEq, logic.OpNe, logic.OpLt, logic.OpLe, logic.OpGt, logic.OpGe)
}

// some are one or more of the names.
func (w *World) some(names []string) []string {
	var got []string
	for _, n := range names {
		if w.rng.IntN(len(names)) == 0 {
			got = append(got, n)
		}
	}
	if len(got) == 0 {
		got = append(got, pick(w, names...))
	}
	return got
}

func (w *World) enum() *logic.Expr {
	a := w.leaf(ofKind(logic.Enum))
	values := w.typeOf(a).Values
	op := pick(w, logic.OpEq, logic.OpNe)
	switch w.rng.IntN(3) {
	case 0:
		return node(op, a, &logic.Expr{Op: logic.OpMember, Name: pick(w, values...)})
	case 1:
		return node(op, a, w.leaf(func(t logic.Type) bool {
			return t.Kind == logic.Enum && len(t.Values) == len(values)
		}))
	}
	e := node(logic.OpIn, a)
	e.Names = w.some(values)
	return e
}

// literal is a number near those of the variables.
func (w *World) literal() *logic.Expr {
	v, d := int64(w.rng.IntN(9)), 0
	if e := w.leaf(ofKind(logic.Number)); w.rng.IntN(2) == 0 {
		t := w.typeOf(e)
		v, d = t.Min+w.rng.Int64N(t.Max-t.Min+1), t.Decimals
		if w.rng.IntN(3) == 0 {
			v, d = v*10+int64(w.rng.IntN(10)), d+1
		}
	}
	return logic.Decimal(v, d)
}

func (w *World) number(d int, unit string) *logic.Expr {
	if d <= 0 || w.rng.IntN(4) == 0 {
		e := w.leaf(func(t logic.Type) bool { return t.Kind == logic.Number && t.Unit == unit })
		if e == nil || w.rng.IntN(4) == 0 {
			return w.literal()
		}
		return e
	}
	switch w.rng.IntN(8) {
	case 0, 1:
		return node(pick(w, logic.OpAdd, logic.OpSub), w.number(d-1, unit), w.number(d-1, unit))
	case 2:
		if unit != "" { // a count times a literal would be a count
			return node(logic.OpMul, w.literal(), w.number(d-1, unit))
		}
		return node(logic.OpMul, w.number(d-1, unit), w.number(d-1, unit))
	case 3:
		return node(logic.OpNeg, w.number(d-1, unit))
	case 4:
		return node(logic.OpCond, w.bool(d-1), w.number(d-1, unit), w.number(d-1, unit))
	case 5:
		list := w.list()
		return node(logic.OpSum, list, w.within(list, func() *logic.Expr { return w.number(d-1, unit) }))
	case 6:
		list := w.list()
		body := w.within(list, func() *logic.Expr { return w.number(d-1, unit) })
		return node(pick(w, logic.OpMax, logic.OpMin), list, body, w.number(d-1, unit))
	}
	switch unit {
	case "day":
		return node(logic.OpDays, w.date(d-1), w.date(d-1))
	case "year":
		return node(logic.OpYears, w.date(d-1), w.date(d-1))
	}
	switch w.rng.IntN(3) {
	case 0:
		return node(logic.OpLen, w.list())
	case 1:
		list := w.list()
		return node(logic.OpCount, list, w.within(list, func() *logic.Expr { return w.bool(d - 1) }))
	}
	e := node(logic.OpPeriods, w.date(d-1), w.date(d-1))
	e.Name = pick(w, logic.PeriodUnits()...)
	return e
}

func (w *World) date(d int) *logic.Expr {
	if d <= 0 || w.rng.IntN(3) == 0 {
		if w.rng.IntN(4) == 0 {
			return &logic.Expr{Op: logic.OpDate, Num: int64(w.day()) + int64(w.rng.IntN(4))}
		}
		return w.leaf(ofKind(logic.DateKind))
	}
	switch w.rng.IntN(5) {
	case 0:
		return node(logic.OpCond, w.bool(d-1), w.date(d-1), w.date(d-1))
	case 1:
		list := w.list()
		body := w.within(list, func() *logic.Expr { return w.date(d - 1) })
		return node(pick(w, logic.OpMax, logic.OpMin), list, body, w.date(d-1))
	}
	unit := pick(w, "day", "month", "year")
	n := int64(w.rng.IntN(map[string]int{"day": 400, "month": 30, "year": 4}[unit]))
	if w.rng.IntN(2) == 0 {
		n = -n
	}
	e := node(logic.OpPlus, w.date(d-1), logic.Decimal(n, 0))
	e.Name = unit
	return e
}

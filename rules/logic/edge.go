package logic

// Sides says on which sides of the edge of a comparison its operands stand:
// where it turns from true to false, or the other way.
type Sides uint8

// The sides of an edge. Of `x <= 120`, 120 is On it and 121 Past it; of
// `x < 120`, 120 is On it and 119 Past it; of `x == 120`, whatever is not 120
// is Past it. Where a product is compared, or a date with the first day of all
// (which stands for never), any value on either side will do.
const (
	On Sides = 1 << iota
	Past
)

// IsEdge reports whether e compares numbers or dates of which one may vary.
func IsEdge(e *Expr) bool {
	if !e.Op.Compares() {
		return false
	}
	k := e.Args[0].typ.Kind
	return (k == Number || k == DateKind) && !(constant(e.Args[0]) && constant(e.Args[1]))
}

// Edges calls visit for every comparison in e for which IsEdge, with the sides
// of its edge on which its operands may stand, and whether that is certain:
// each operand has one value. Inside a predicate it is called for each record.
// e must have passed Check.
func Edges(e *Expr, env *Env, visit func(comparison *Expr, sides Sides, certain bool)) {
	edges(e, env, nil, visit)
}

func edges(e *Expr, env *Env, rec []Value, visit func(*Expr, Sides, bool)) {
	if IsEdge(e) {
		a, b := operands(e, env, rec)
		visit(e, sides(e, Value{Lo: a.lo - b.hi, Hi: a.hi - b.lo}), a.lo == a.hi && b.lo == b.hi)
	}
	if e.Op.Quantifies() && len(e.Args) > 1 {
		list := env.Facts[e.Args[0].slot]
		for _, r := range list.Known {
			edges(e.Args[1], env, r, visit)
		}
		if list.Room > 0 {
			edges(e.Args[1], env, anyRecord(e.Args[0]), visit)
		}
		for _, a := range e.Args[2:] {
			edges(a, env, rec, visit)
		}
		return
	}
	for _, a := range e.Args {
		edges(a, env, rec, visit)
	}
}

// sides compares how far apart the operands may be with the edge.
func sides(e *Expr, apart Value) Sides {
	step := stepOf(e)
	var s Sides
	on, past := Value{Lo: 1 - step, Hi: 0}, Value{Lo: 1, Hi: step}
	switch e.Op {
	case OpLt, OpGe:
		on, past = Value{Lo: 0, Hi: step - 1}, Value{Lo: -step, Hi: -1}
	case OpEq, OpNe:
		on = Value{}
		if apart.Lo != 0 || apart.Hi != 0 {
			s = Past
		}
		past = Value{Lo: 1, Hi: 0}
	}
	if apart.Lo <= on.Hi && apart.Hi >= on.Lo {
		s |= On
	}
	if apart.Lo <= past.Hi && apart.Hi >= past.Lo {
		s |= Past
	}
	return s
}

// stepOf is the least change of what varies, at the scale of the comparison.
func stepOf(e *Expr) int64 {
	a, b := e.Args[0], e.Args[1]
	if multiplies(a) || multiplies(b) || never(a) || never(b) {
		return limit
	}
	finest := 0
	for _, side := range e.Args {
		if !constant(side) {
			finest = max(finest, side.typ.Decimals)
		}
	}
	return pow10[max(a.typ.Decimals, b.typ.Decimals)-finest]
}

// never recognises the date that stands for what was never done: a day later
// is as good as any.
func never(e *Expr) bool { return e.Op == OpDate && Date(e.Num) == FirstDay }

func multiplies(e *Expr) bool {
	found := false
	e.Walk(func(e *Expr) { found = found || e.Op == OpMul })
	return found
}

// constant reports whether nothing that is answered, and no day, is in e.
func constant(e *Expr) bool {
	all := true
	e.Walk(func(e *Expr) { all = all && e.Op.of().is&varies == 0 })
	return all
}

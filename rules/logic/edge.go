package logic

// Sides says on which sides of the edge of a comparison its operands are. The
// edge is where the comparison turns from true to false or from false to true.
type Sides uint8

// The sides of an edge. For `x <= 120`, 120 is On and 121 is Past; for `x <
// 120`, 120 is On and 119 is Past; for `x == 120`, every value but 120 is Past.
// If the comparison is of a product, or of a date with FirstDay (which means
// never), any value on a side counts.
const (
	On Sides = 1 << iota
	Past
)

// IsEdge reports whether e compares numbers or dates and at least one of the
// two may vary.
func IsEdge(e *Expr) bool {
	if !e.Op.Compares() {
		return false
	}
	k := e.Args[0].typ.Kind
	return (k == Number || k == DateKind) && !(constant(e.Args[0]) && constant(e.Args[1]))
}

// Edges calls visit for every comparison in e for which IsEdge is true, with
// the sides of the edge on which its operands may be. certain reports whether
// each operand has only one value. Inside a predicate it is called for each
// record. e must have passed Check.
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

// sides says on which sides of the edge operands with the difference apart may
// be.
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

// stepOf is the smallest change of the operand that varies, at the scale of the
// comparison.
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

// never reports whether e is the date that means "never done". Any later day
// counts as a day past it.
func never(e *Expr) bool { return e.Op == OpDate && Date(e.Num) == FirstDay }

func multiplies(e *Expr) bool {
	found := false
	e.Walk(func(e *Expr) { found = found || e.Op == OpMul })
	return found
}

// constant reports whether e reads neither answers nor the day.
func constant(e *Expr) bool {
	all := true
	e.Walk(func(e *Expr) { all = all && e.Op.of().is&varies == 0 })
	return all
}

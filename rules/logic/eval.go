package logic

// Env is what an expression is evaluated against.
type Env struct {
	// Facts by slot.
	Facts []Value
	// AsOf is the day of the facts: one day, or an interval of days where the
	// question is until when something holds.
	AsOf Value
	// Violated and CountViolated answer for criteria that were judged before.
	Violated      func(criterion string) Value
	CountViolated func(tag string) Value
}

// Eval returns the values that e may have: the least set that covers what its
// operands may be, taking them as independent. It is sound (no value that some
// completion of the open facts gives is missing) and monotone (answering more
// never adds a value), and on complete facts it is one value. e must have
// passed Check.
func Eval(e *Expr, env *Env) Value { return eval(e, env, nil) }

// eval evaluates e with rec as the record that OpField looks into.
func eval(e *Expr, env *Env, rec []Value) Value {
	switch e.Op {
	case OpBool:
		return truth(e.Num == 1)
	case OpNumber, OpDate:
		return exactly(e.Num)
	case OpMember:
		return Value{May: e.bits}
	case OpFact:
		return env.Facts[e.slot]
	case OpField:
		return rec[e.slot]
	case OpAsOf:
		return env.AsOf
	case OpViolated:
		return env.Violated(e.Name)
	case OpCountViolated:
		return env.CountViolated(e.Name)

	case OpAnd: // false if one is, true if all are
		v := True
		for _, a := range e.Args {
			b := eval(a, env, rec)
			v.May = v.May&b.May&MayBeTrue | (v.May|b.May)&MayBeFalse
		}
		return v
	case OpOr: // true if one is, false if all are
		v := False
		for _, a := range e.Args {
			b := eval(a, env, rec)
			v.May = v.May&b.May&MayBeFalse | (v.May|b.May)&MayBeTrue
		}
		return v
	case OpNot:
		return not(eval(e.Args[0], env, rec))
	case OpCond:
		c := eval(e.Args[0], env, rec)
		switch {
		case c.Is():
			return rescale(eval(e.Args[1], env, rec), e.Args[1], e)
		case c.IsNot():
			return rescale(eval(e.Args[2], env, rec), e.Args[2], e)
		}
		return union(rescale(eval(e.Args[1], env, rec), e.Args[1], e), rescale(eval(e.Args[2], env, rec), e.Args[2], e))

	case OpEq, OpNe, OpLt, OpLe, OpGt, OpGe:
		return compare(e, eval(e.Args[0], env, rec), eval(e.Args[1], env, rec))
	case OpIn:
		return within(eval(e.Args[0], env, rec).May, e.bits)
	case OpHas:
		s, m := eval(e.Args[0], env, rec), e.bits
		return may(s.Must&m == 0, s.May&m != 0)
	case OpHasAll:
		s, m := eval(e.Args[0], env, rec), e.bits
		return may(s.Must&m != m, s.May&m == m)

	case OpAdd:
		a, b := operands(e, env, rec)
		return Value{Lo: a.Lo + b.Lo, Hi: a.Hi + b.Hi}
	case OpSub:
		a, b := operands(e, env, rec)
		return Value{Lo: a.Lo - b.Hi, Hi: a.Hi - b.Lo}
	case OpMul:
		a, b := eval(e.Args[0], env, rec), eval(e.Args[1], env, rec)
		return product(a, b)
	case OpNeg:
		a := eval(e.Args[0], env, rec)
		return Value{Lo: -a.Hi, Hi: -a.Lo}

	case OpLen:
		l := env.Facts[e.Args[0].slot]
		return Value{Lo: int64(len(l.Known)), Hi: int64(len(l.Known) + l.Room)}
	case OpAny, OpAll, OpNone, OpOne, OpCount:
		must, most := counted(e, env)
		return quantified(e, env, must, most)
	case OpSum:
		return total(e, env)
	case OpMax, OpMin:
		return extreme(e, env, rec)

	case OpDays:
		a, b := operands(e, env, rec)
		return Value{Lo: b.Lo - a.Hi, Hi: b.Hi - a.Lo}
	case OpYears:
		a, b := operands(e, env, rec)
		return Value{Lo: int64(yearsBetween(Date(a.Hi), Date(b.Lo))), Hi: int64(yearsBetween(Date(a.Lo), Date(b.Hi)))}
	case OpPeriods:
		a, b := operands(e, env, rec)
		of := func(d int64) int64 { return int64(period(Date(d), e.Name)) }
		return Value{Lo: of(b.Lo) - of(a.Hi), Hi: of(b.Hi) - of(a.Lo)}
	case OpPlus:
		d, n := eval(e.Args[0], env, rec), eval(e.Args[1], env, rec)
		return Value{Lo: int64(Date(d.Lo).Plus(int(n.Lo), e.Name)), Hi: int64(Date(d.Hi).Plus(int(n.Hi), e.Name))}
	}
	panic("logic: evaluation of an expression that was not checked")
}

func not(v Value) Value { return may(v.May&MayBeTrue != 0, v.May&MayBeFalse != 0) }

// may is the bool that may be false, may be true.
func may(beFalse, beTrue bool) Value {
	var v Value
	if beFalse {
		v.May |= MayBeFalse
	}
	if beTrue {
		v.May |= MayBeTrue
	}
	return v
}

// within says whether a value out of the mask v lies in the mask m.
func within(v, m uint64) Value { return may(v&^m != 0, v&m != 0) }

// operands evaluates both arguments and brings them to the finer scale.
func operands(e *Expr, env *Env, rec []Value) (a, b Value) {
	return common(e, eval(e.Args[0], env, rec), eval(e.Args[1], env, rec))
}

func common(e *Expr, a, b Value) (Value, Value) {
	da, db := e.Args[0].typ.Decimals, e.Args[1].typ.Decimals
	d := max(da, db)
	return scale(a, d-da), scale(b, d-db)
}

func rescale(v Value, from, to *Expr) Value { return scale(v, to.typ.Decimals-from.typ.Decimals) }

func scale(v Value, digits int) Value {
	v.Lo, v.Hi = v.Lo*pow10[digits], v.Hi*pow10[digits]
	return v
}

var pow10 = func() (p [maxScale + 1]int64) {
	p[0] = 1
	for i := 1; i < len(p); i++ {
		p[i] = p[i-1] * 10
	}
	return p
}()

// compare takes the operands as independent.
func compare(e *Expr, a, b Value) Value {
	switch e.Args[0].typ.Kind {
	case Bool, Enum:
		same := may(a.May|b.May != a.May&b.May || a.May&(a.May-1) != 0, a.May&b.May != 0)
		if e.Op == OpNe {
			return not(same)
		}
		return same
	}
	a, b = common(e, a, b)
	switch e.Op {
	case OpLt:
		return may(a.Hi >= b.Lo, a.Lo < b.Hi)
	case OpLe:
		return may(a.Hi > b.Lo, a.Lo <= b.Hi)
	case OpGt:
		return may(b.Hi >= a.Lo, b.Lo < a.Hi)
	case OpGe:
		return may(b.Hi > a.Lo, b.Lo <= a.Hi)
	}
	same := may(a.Lo != a.Hi || b.Lo != b.Hi || a.Lo != b.Lo, meet(e, a, b))
	if e.Op == OpNe {
		return not(same)
	}
	return same
}

// meet reports whether two intervals have a value in common, when the one
// with fewer decimals moves in steps of the other's scale: nothing between
// 2.1 and 2.9 equals a whole number.
func meet(e *Expr, a, b Value) bool {
	da, db := e.Args[0].typ.Decimals, e.Args[1].typ.Decimals
	step := pow10[max(da, db)-min(da, db)]
	lo, hi := max(a.Lo, b.Lo), min(a.Hi, b.Hi)
	first := lo / step * step
	if first < lo {
		first += step
	}
	return lo <= hi && first <= hi
}

func product(a, b Value) Value {
	p, q, r, s := a.Lo*b.Lo, a.Lo*b.Hi, a.Hi*b.Lo, a.Hi*b.Hi
	return Value{Lo: min(p, q, r, s), Hi: max(p, q, r, s)}
}

// anyRecord is a record of which nothing is known.
func anyRecord(list *Expr) []Value {
	r := make([]Value, len(list.typ.Fields))
	for i, f := range list.typ.Fields {
		r[i] = f.Type.Open()
	}
	return r
}

// counted says of how many records the predicate must hold, and of how many
// it may.
func counted(e *Expr, env *Env) (must, most int) {
	list := env.Facts[e.Args[0].slot]
	for _, r := range list.Known {
		p := eval(e.Args[1], env, r)
		if p.Is() {
			must++
		}
		if !p.IsNot() {
			most++
		}
	}
	if list.Room > 0 && !eval(e.Args[1], env, anyRecord(e.Args[0])).IsNot() {
		most += list.Room
	}
	return must, most
}

func quantified(e *Expr, env *Env, must, most int) Value {
	switch e.Op {
	case OpAny:
		return may(must == 0, most > 0)
	case OpNone:
		return may(most > 0, must == 0)
	case OpOne:
		return may(must != 1 || most != 1, must <= 1 && most >= 1)
	case OpCount:
		return Value{Lo: int64(must), Hi: int64(most)}
	}
	// All: as long as no record, known or possible, can fail it.
	list := env.Facts[e.Args[0].slot]
	v := True
	for _, r := range list.Known {
		p := eval(e.Args[1], env, r)
		v.May = v.May&p.May&MayBeTrue | (v.May|p.May)&MayBeFalse
	}
	if list.Room > 0 {
		v.May |= eval(e.Args[1], env, anyRecord(e.Args[0])).May & MayBeFalse
	}
	return v
}

func total(e *Expr, env *Env) Value {
	list := env.Facts[e.Args[0].slot]
	var v Value
	for _, r := range list.Known {
		n := eval(e.Args[1], env, r)
		v.Lo, v.Hi = v.Lo+n.Lo, v.Hi+n.Hi
	}
	if list.Room > 0 {
		n := eval(e.Args[1], env, anyRecord(e.Args[0]))
		v.Lo += min(0, n.Lo*int64(list.Room))
		v.Hi += max(0, n.Hi*int64(list.Room))
	}
	return v
}

// extreme is the greatest or least value over a list, or the last argument
// where the list is empty.
func extreme(e *Expr, env *Env, rec []Value) Value {
	list := env.Facts[e.Args[0].slot]
	pick := func(a, b Value) Value { return Value{Lo: max(a.Lo, b.Lo), Hi: max(a.Hi, b.Hi)} }
	if e.Op == OpMin {
		pick = func(a, b Value) Value { return Value{Lo: min(a.Lo, b.Lo), Hi: min(a.Hi, b.Hi)} }
	}
	var v Value
	for i, r := range list.Known {
		n := rescale(eval(e.Args[1], env, r), e.Args[1], e)
		if i == 0 {
			v = n
		} else {
			v = pick(v, n)
		}
	}
	if len(list.Known) == 0 {
		v = rescale(eval(e.Args[2], env, rec), e.Args[2], e)
	}
	if list.Room > 0 {
		n := rescale(eval(e.Args[1], env, anyRecord(e.Args[0])), e.Args[1], e)
		if len(list.Known) == 0 {
			return union(v, n)
		}
		// Further records may be absent, or push the end outwards.
		return union(v, pick(v, n))
	}
	return v
}

// Needs calls add with the slot of every open fact that the value of e still
// hangs on: nothing where only one value is left, else what the operands that
// were evaluated need. Whatever a fact that is not needed is answered, neither
// the value of e nor its needs change.
func Needs(e *Expr, env *Env, add func(slot int)) { needs(e, env, nil, 0, add) }

// needs has rec as the record that OpField looks into, of the list at slot of.
func needs(e *Expr, env *Env, rec []Value, of int, add func(int)) {
	if eval(e, env, rec).Single(e.typ.Kind) && e.typ.Kind != List {
		return
	}
	switch e.Op {
	case OpFact:
		if !env.Facts[e.slot].Single(e.typ.Kind) {
			add(e.slot)
		}
	case OpField:
		if !rec[e.slot].Single(e.typ.Kind) {
			add(of)
		}
	case OpCond:
		c := eval(e.Args[0], env, rec)
		needs(e.Args[0], env, rec, of, add)
		if !c.IsNot() {
			needs(e.Args[1], env, rec, of, add)
		}
		if !c.Is() {
			needs(e.Args[2], env, rec, of, add)
		}
	case OpAny, OpAll, OpNone, OpOne, OpCount, OpSum, OpMax, OpMin:
		list := env.Facts[e.Args[0].slot]
		needs(e.Args[0], env, rec, of, add)
		for _, r := range list.Known {
			needs(e.Args[1], env, r, e.Args[0].slot, add)
		}
		if list.Room > 0 {
			needs(e.Args[1], env, anyRecord(e.Args[0]), e.Args[0].slot, add)
		}
		if len(e.Args) == 3 && len(list.Known) == 0 {
			needs(e.Args[2], env, rec, of, add)
		}
	default:
		for _, a := range e.Args {
			needs(a, env, rec, of, add)
		}
	}
}

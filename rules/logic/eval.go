package logic

// Env holds what an expression reads when it is evaluated.
type Env struct {
	// Facts by slot.
	Facts []Value
	// AsOf is the day of the facts: one day, or an interval of days if the
	// question is until when something is true.
	AsOf Value
	// Violated and CountViolated give the outcomes of criteria that were judged
	// before.
	Violated      func(criterion string) Value
	CountViolated func(tag string) Value
}

// Eval returns the values that e may have: the smallest set that covers all
// combinations of its operands, which it treats as independent. It is sound (it
// contains every value that some completion of the open facts gives) and
// monotone (more answers never add a value). On complete facts it is one value.
// e must have passed Check.
func Eval(e *Expr, env *Env) Value { return eval(e, env, nil) }

// eval evaluates e; rec is the record that OpField reads. Most nodes are truth
// values, members, numbers or dates; mask and spanOf evaluate them without the
// larger Value.
func eval(e *Expr, env *Env, rec []Value) Value {
	switch e.typ.Kind {
	case Bool, Enum:
		return Value{May: mask(e, env, rec)}
	case Number, DateKind:
		s := spanOf(e, env, rec)
		return Value{Lo: s.lo, Hi: s.hi}
	}
	return whole(e, env, rec)
}

// whole is the complete value of a fact or field, such as a set.
func whole(e *Expr, env *Env, rec []Value) Value {
	switch e.Op {
	case OpFact:
		return env.Facts[e.slot]
	case OpField:
		return rec[e.slot]
	}
	panic("logic: evaluation of an expression that was not checked")
}

// mask evaluates a truth value (MayBeFalse and MayBeTrue) or the member of an
// enum (one bit for each).
func mask(e *Expr, env *Env, rec []Value) uint64 {
	switch e.Op {
	case OpBool:
		return may(e.Num == 0, e.Num == 1)
	case OpMember:
		return e.bits
	case OpFact:
		return env.Facts[e.slot].May
	case OpField:
		return rec[e.slot].May
	case OpViolated:
		return env.Violated(e.Name).May

	case OpAnd: // false if one is, true if all are
		v := MayBeTrue
		for _, a := range e.Args {
			b := mask(a, env, rec)
			if v = v&b&MayBeTrue | (v|b)&MayBeFalse; v == MayBeFalse {
				break
			}
		}
		return v
	case OpOr: // true if one is, false if all are
		v := MayBeFalse
		for _, a := range e.Args {
			b := mask(a, env, rec)
			if v = v&b&MayBeFalse | (v|b)&MayBeTrue; v == MayBeTrue {
				break
			}
		}
		return v
	case OpNot:
		return not(mask(e.Args[0], env, rec))
	case OpCond:
		switch mask(e.Args[0], env, rec) {
		case MayBeTrue:
			return mask(e.Args[1], env, rec)
		case MayBeFalse:
			return mask(e.Args[2], env, rec)
		}
		return mask(e.Args[1], env, rec) | mask(e.Args[2], env, rec)

	case OpEq, OpNe, OpLt, OpLe, OpGt, OpGe:
		switch e.Args[0].typ.Kind {
		case Bool, Enum:
			a, b := mask(e.Args[0], env, rec), mask(e.Args[1], env, rec)
			same := may(a != b || a&(a-1) != 0, a&b != 0)
			if e.Op == OpNe {
				return not(same)
			}
			return same
		}
		a, b := operands(e, env, rec)
		return compare(e, a, b)
	case OpIn:
		v := mask(e.Args[0], env, rec)
		return may(v&^e.bits != 0, v&e.bits != 0)
	case OpHas:
		s, m := whole(e.Args[0], env, rec), e.bits
		return may(s.Must&m == 0, s.May&m != 0)
	case OpHasAll:
		s, m := whole(e.Args[0], env, rec), e.bits
		return may(s.Must&m != m, s.May&m == m)
	case OpAny:
		must, most := counted(e, env)
		return may(must == 0, most > 0)
	case OpNone:
		must, most := counted(e, env)
		return may(most > 0, must == 0)
	case OpOne:
		must, most := counted(e, env)
		return may(must != 1 || most != 1, must <= 1 && most >= 1)
	case OpAll:
		return all(e, env)
	}
	panic("logic: evaluation of an expression that was not checked")
}

func not(v uint64) uint64 { return may(v&MayBeTrue != 0, v&MayBeFalse != 0) }

// may is the bool value with these possibilities.
func may(beFalse, beTrue bool) uint64 {
	var v uint64
	if beFalse {
		v |= MayBeFalse
	}
	if beTrue {
		v |= MayBeTrue
	}
	return v
}

// span bounds a number or a date, both ends included.
type span struct{ lo, hi int64 }

func (s span) scaled(digits int) span { return span{s.lo * pow10[digits], s.hi * pow10[digits]} }

func (s span) or(o span) span { return span{min(s.lo, o.lo), max(s.hi, o.hi)} }

var pow10 = func() (p [maxScale + 1]int64) {
	p[0] = 1
	for i := 1; i < len(p); i++ {
		p[i] = p[i-1] * 10
	}
	return p
}()

// spanOf evaluates a number or a date.
func spanOf(e *Expr, env *Env, rec []Value) span {
	switch e.Op {
	case OpNumber, OpDate:
		return span{e.Num, e.Num}
	case OpFact:
		v := &env.Facts[e.slot]
		return span{v.Lo, v.Hi}
	case OpField:
		v := &rec[e.slot]
		return span{v.Lo, v.Hi}
	case OpAsOf:
		return span{env.AsOf.Lo, env.AsOf.Hi}
	case OpCountViolated:
		v := env.CountViolated(e.Name)
		return span{v.Lo, v.Hi}
	case OpCond:
		switch mask(e.Args[0], env, rec) {
		case MayBeTrue:
			return rescaled(e.Args[1], e, env, rec)
		case MayBeFalse:
			return rescaled(e.Args[2], e, env, rec)
		}
		return rescaled(e.Args[1], e, env, rec).or(rescaled(e.Args[2], e, env, rec))

	case OpAdd:
		a, b := operands(e, env, rec)
		return span{a.lo + b.lo, a.hi + b.hi}
	case OpSub:
		a, b := operands(e, env, rec)
		return span{a.lo - b.hi, a.hi - b.lo}
	case OpMul:
		a, b := spanOf(e.Args[0], env, rec), spanOf(e.Args[1], env, rec)
		p, q, r, s := a.lo*b.lo, a.lo*b.hi, a.hi*b.lo, a.hi*b.hi
		return span{min(p, q, r, s), max(p, q, r, s)}
	case OpNeg:
		a := spanOf(e.Args[0], env, rec)
		return span{-a.hi, -a.lo}

	case OpLen:
		l := &env.Facts[e.Args[0].slot]
		return span{int64(len(l.Known)), int64(len(l.Known) + l.Room)}
	case OpCount:
		must, most := counted(e, env)
		return span{int64(must), int64(most)}
	case OpSum:
		return total(e, env)
	case OpMax, OpMin:
		return extreme(e, env, rec)

	case OpDays:
		a, b := operands(e, env, rec)
		return span{b.lo - a.hi, b.hi - a.lo}
	case OpYears:
		a, b := operands(e, env, rec)
		return span{int64(yearsBetween(Date(a.hi), Date(b.lo))), int64(yearsBetween(Date(a.lo), Date(b.hi)))}
	case OpPeriods:
		a, b := operands(e, env, rec)
		of := func(d int64) int64 { return int64(period(Date(d), e.Name)) }
		return span{of(b.lo) - of(a.hi), of(b.hi) - of(a.lo)}
	case OpPlus:
		d, n := spanOf(e.Args[0], env, rec), spanOf(e.Args[1], env, rec)
		return span{int64(Date(d.lo).Plus(int(n.lo), e.Name)), int64(Date(d.hi).Plus(int(n.hi), e.Name))}
	}
	panic("logic: evaluation of an expression that was not checked")
}

// operands evaluates both arguments and brings them to the finer scale.
func operands(e *Expr, env *Env, rec []Value) (a, b span) {
	a, b = spanOf(e.Args[0], env, rec), spanOf(e.Args[1], env, rec)
	if da, db := e.Args[0].typ.Decimals, e.Args[1].typ.Decimals; da < db {
		a = a.scaled(db - da)
	} else if db < da {
		b = b.scaled(da - db)
	}
	return a, b
}

// rescaled evaluates argument e at the scale of its parent, of.
func rescaled(e, of *Expr, env *Env, rec []Value) span {
	return spanOf(e, env, rec).scaled(of.typ.Decimals - e.typ.Decimals)
}

// compare treats the operands as independent.
func compare(e *Expr, a, b span) uint64 {
	switch e.Op {
	case OpLt:
		return may(a.hi >= b.lo, a.lo < b.hi)
	case OpLe:
		return may(a.hi > b.lo, a.lo <= b.hi)
	case OpGt:
		return may(b.hi >= a.lo, b.lo < a.hi)
	case OpGe:
		return may(b.hi > a.lo, b.lo <= a.hi)
	}
	same := may(a.lo != a.hi || b.lo != b.hi || a.lo != b.lo, meet(e, a, b))
	if e.Op == OpNe {
		return not(same)
	}
	return same
}

// meet reports whether two intervals have a value in common. The operand with
// fewer decimals moves in larger steps: nothing between 2.1 and 2.9 equals a
// whole number.
func meet(e *Expr, a, b span) bool {
	da, db := e.Args[0].typ.Decimals, e.Args[1].typ.Decimals
	step := pow10[max(da, db)-min(da, db)]
	lo, hi := max(a.lo, b.lo), min(a.hi, b.hi)
	first := lo / step * step
	if first < lo {
		first += step
	}
	return lo <= hi && first <= hi
}

// anyRecord is a record whose fields are all open.
func anyRecord(list *Expr) []Value {
	r := make([]Value, len(list.typ.Fields))
	for i, f := range list.typ.Fields {
		r[i] = f.Type.Open()
	}
	return r
}

// counted returns for how many records the predicate must be true, and for how
// many it may be true.
func counted(e *Expr, env *Env) (must, most int) {
	list := &env.Facts[e.Args[0].slot]
	for _, r := range list.Known {
		p := mask(e.Args[1], env, r)
		if p == MayBeTrue {
			must++
		}
		if p != MayBeFalse {
			most++
		}
	}
	if list.Room > 0 && mask(e.Args[1], env, anyRecord(e.Args[0])) != MayBeFalse {
		most += list.Room
	}
	return must, most
}

// all is true if no known or possible record can fail the predicate.
func all(e *Expr, env *Env) uint64 {
	list := &env.Facts[e.Args[0].slot]
	v := MayBeTrue
	for _, r := range list.Known {
		p := mask(e.Args[1], env, r)
		v = v&p&MayBeTrue | (v|p)&MayBeFalse
	}
	if list.Room > 0 {
		v |= mask(e.Args[1], env, anyRecord(e.Args[0])) & MayBeFalse
	}
	return v
}

func total(e *Expr, env *Env) span {
	list := &env.Facts[e.Args[0].slot]
	var v span
	for _, r := range list.Known {
		n := spanOf(e.Args[1], env, r)
		v.lo, v.hi = v.lo+n.lo, v.hi+n.hi
	}
	if list.Room > 0 {
		n := spanOf(e.Args[1], env, anyRecord(e.Args[0]))
		v.lo += min(0, n.lo*int64(list.Room))
		v.hi += max(0, n.hi*int64(list.Room))
	}
	return v
}

// extreme is the greatest or least value over a list, or the last argument if
// the list is empty.
func extreme(e *Expr, env *Env, rec []Value) span {
	list := &env.Facts[e.Args[0].slot]
	pick := func(a, b span) span { return span{max(a.lo, b.lo), max(a.hi, b.hi)} }
	if e.Op == OpMin {
		pick = func(a, b span) span { return span{min(a.lo, b.lo), min(a.hi, b.hi)} }
	}
	var v span
	for i, r := range list.Known {
		n := rescaled(e.Args[1], e, env, r)
		if i == 0 {
			v = n
		} else {
			v = pick(v, n)
		}
	}
	if len(list.Known) == 0 {
		v = rescaled(e.Args[2], e, env, rec)
	}
	if list.Room > 0 {
		n := rescaled(e.Args[1], e, env, anyRecord(e.Args[0]))
		if len(list.Known) == 0 {
			return v.or(n)
		}
		// Further records may be absent, or push the end outwards.
		return v.or(pick(v, n))
	}
	return v
}

// Needs calls add with the slot of every open fact that the value of e still
// depends on. If only one value is left, there is none; otherwise they are what
// the evaluated operands need. If a fact is not needed, no answer to it changes
// the value of e or its needs.
func Needs(e *Expr, env *Env, add func(slot int)) { needs(e, env, nil, 0, add) }

// needs is Needs within a predicate: OpField reads rec, a record of the list in
// slot of.
func needs(e *Expr, env *Env, rec []Value, of int, add func(int)) {
	if eval(e, env, rec).Single(e.typ.Kind) && e.typ.Kind != List {
		return
	}
	switch {
	case e.Op == OpFact:
		if !env.Facts[e.slot].Single(e.typ.Kind) {
			add(e.slot)
		}
	case e.Op == OpField:
		if !rec[e.slot].Single(e.typ.Kind) {
			add(of)
		}
	case e.Op == OpCond:
		c := eval(e.Args[0], env, rec)
		needs(e.Args[0], env, rec, of, add)
		if !c.IsNot() {
			needs(e.Args[1], env, rec, of, add)
		}
		if !c.Is() {
			needs(e.Args[2], env, rec, of, add)
		}
	case e.Op.Quantifies() && len(e.Args) > 1:
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

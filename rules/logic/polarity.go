package logic

// Sign says how something moves as more criteria are violated.
type sign int8

const (
	rises sign = 1
	falls sign = -1
	mixed sign = 0
)

// Polarity returns every violated and countViolated below e that does not
// move e the way it should: with more violations, a condition of application
// may only become true (rising), a requirement only false (not rising). So a
// layer that adds a criterion never relaxes another. e must have passed Check.
func Polarity(e *Expr, rising bool) []*Expr {
	want := falls
	if rising {
		want = rises
	}
	var bad []*Expr
	polarity(e, want, &bad)
	return bad
}

func polarity(e *Expr, s sign, bad *[]*Expr) {
	each := func(s sign, args ...*Expr) {
		for _, a := range args {
			polarity(a, s, bad)
		}
	}
	switch e.Op {
	case OpViolated, OpCountViolated:
		if s != rises {
			*bad = append(*bad, e)
		}
	case OpAnd, OpOr, OpAdd, OpAny, OpAll, OpCount, OpSum, OpMax, OpMin:
		each(s, e.Args...)
	case OpNot, OpNeg, OpNone:
		each(-s, e.Args...)
	case OpLt, OpLe:
		each(-s, e.Args[0])
		each(s, e.Args[1])
	case OpGt, OpGe, OpSub:
		each(s, e.Args[0])
		each(-s, e.Args[1])
	case OpEq, OpNe:
		// A count that is compared with the least it can be: == 0 is <= 0.
		if x, least := e.Args[0], e.Args[1].typ; least.Kind == Number && least.Min == least.Max && x.typ.Decimals == least.Decimals && x.typ.Min == least.Min {
			if e.Op == OpEq {
				s = -s
			}
			each(s, x)
			return
		}
		each(mixed, e.Args...)
	case OpMul:
		for i, a := range e.Args {
			other := e.Args[1-i].typ
			switch {
			case other.Min >= 0:
				each(s, a)
			case other.Max <= 0:
				each(-s, a)
			default:
				each(mixed, a)
			}
		}
	case OpCond:
		each(mixed, e.Args[0])
		each(s, e.Args[1:]...)
	default:
		each(mixed, e.Args...)
	}
}

package logic

// sign says how a value moves when more criteria are violated.
type sign int8

const (
	rises sign = 1
	falls sign = -1
	mixed sign = 0
)

// Polarity returns every violated and countViolated in e that can move e in the
// wrong direction. With more violations, a condition of application may only
// become true (rising) and a requirement may only become false (not rising). So
// a layer that adds a criterion never relaxes another. e must have passed
// Check.
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
	o := e.Op.of()
	if o.is&outcomes != 0 && s != rises {
		*bad = append(*bad, e)
	}
	for i, a := range e.Args {
		moves := o.rest
		if i == 0 {
			moves = o.first
		}
		switch e.Op {
		case OpEq, OpNe:
			// A count compared with its lowest possible value: == 0 means <= 0.
			if least := e.Args[1].typ; i == 0 && least.Kind == Number && least.Min == least.Max && a.typ.Decimals == least.Decimals && a.typ.Min == least.Min {
				if moves = rises; e.Op == OpEq {
					moves = falls
				}
			}
		case OpMul:
			switch other := e.Args[1-i].typ; {
			case other.Min >= 0:
				moves = rises
			case other.Max <= 0:
				moves = falls
			}
		}
		polarity(a, s*moves, bad)
	}
}

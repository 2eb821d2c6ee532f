package logic_test

import (
	"testing"

	. "github.com/fire321/fire321/rules/logic"
)

func TestPolarityOfACountComparedWithNone(t *testing.T) {
	count := &Expr{Op: OpCountViolated, Name: "t"}
	scope := Scope{Tag: func(string) (int, bool) { return 3, true }}
	for _, c := range []struct {
		op      Op
		n       int64
		rising  bool
		refused bool
	}{
		{OpEq, 0, false, false}, // require: none is violated
		{OpEq, 0, true, true},   // when: none is violated
		{OpNe, 0, true, false},  // when: some is violated
		{OpNe, 0, false, true},  //
		{OpEq, 1, false, true},  // exactly one
		{OpLe, 2, false, false}, // at most two
		{OpGe, 2, true, false},  // at least two
	} {
		e := &Expr{Op: c.op, Args: []*Expr{count, Decimal(c.n, 0)}}
		if faults := CheckBool(e, scope); len(faults) > 0 {
			t.Fatalf("%s: %v", Print(e), faults)
		}
		if got := len(Polarity(e, c.rising)) > 0; got != c.refused {
			t.Errorf("%s, rising %v: refused = %v, want %v", Print(e), c.rising, got, c.refused)
		}
	}
}

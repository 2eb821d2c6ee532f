package logic

import "testing"

// edgeScope has a whole number, one with a decimal, a date, and a list.
var edgeScope = Scope{Fact: func(id string) (Type, int, bool) {
	switch id {
	case "a.n":
		return Type{Kind: Number, Min: 0, Max: 1000}, 0, true
	case "a.tenths":
		return Type{Kind: Number, Decimals: 1, Min: 0, Max: 10000}, 1, true
	case "a.day":
		return Type{Kind: DateKind, Min: int64(FirstDay), Max: int64(LastDay)}, 2, true
	case "a.list":
		return Type{Kind: List, MaxLen: 3, Fields: []Field{{Name: "n", Type: Type{Kind: Number, Min: 0, Max: 9}}}}, 3, true
	}
	return Type{}, 0, false
}}

func fact(id string) *Expr { return &Expr{Op: OpFact, Name: id} }

func op(o Op, args ...*Expr) *Expr { return &Expr{Op: o, Args: args} }

// env has a number and tenths of one value, a date, and a list with records.
func edgeEnv(n, tenths int64, day Date, records ...int64) *Env {
	list := Value{}
	for _, r := range records {
		list.Known = append(list.Known, []Value{exactly(r)})
	}
	asOf := int64(NewDate(2026, 11, 24))
	return &Env{Facts: []Value{exactly(n), exactly(tenths), exactly(int64(day)), list}, AsOf: exactly(asOf)}
}

func TestEdges(t *testing.T) {
	year := &Expr{Op: OpPlus, Name: "month", Args: []*Expr{fact("a.day"), Decimal(12, 0)}}
	never := &Expr{Op: OpDate, Num: int64(FirstDay)}
	field := &Expr{Op: OpField, Name: "n"}
	day := NewDate(2025, 11, 24)
	for _, c := range []struct {
		name string
		e    *Expr
		env  *Env
		want Sides
	}{
		{"<= on", op(OpLe, fact("a.n"), Decimal(120, 0)), edgeEnv(120, 0, day), On},
		{"<= past", op(OpLe, fact("a.n"), Decimal(120, 0)), edgeEnv(121, 0, day), Past},
		{"<= far below", op(OpLe, fact("a.n"), Decimal(120, 0)), edgeEnv(119, 0, day), 0},
		{"<= far above", op(OpLe, fact("a.n"), Decimal(120, 0)), edgeEnv(122, 0, day), 0},
		{"< on", op(OpLt, fact("a.n"), Decimal(120, 0)), edgeEnv(120, 0, day), On},
		{"< past", op(OpLt, fact("a.n"), Decimal(120, 0)), edgeEnv(119, 0, day), Past},
		{"> on", op(OpGt, fact("a.n"), Decimal(0, 0)), edgeEnv(0, 0, day), On},
		{"> past", op(OpGt, fact("a.n"), Decimal(0, 0)), edgeEnv(1, 0, day), Past},
		{">= on", op(OpGe, fact("a.n"), Decimal(2, 0)), edgeEnv(2, 0, day), On},
		{">= past", op(OpGe, fact("a.n"), Decimal(2, 0)), edgeEnv(1, 0, day), Past},
		{"the constant first", op(OpLe, Decimal(2, 0), fact("a.n")), edgeEnv(1, 0, day), Past},
		{"== on", op(OpEq, fact("a.n"), Decimal(7, 0)), edgeEnv(7, 0, day), On},
		{"== past", op(OpEq, fact("a.n"), Decimal(7, 0)), edgeEnv(900, 0, day), Past},
		{"a tenth past", op(OpLe, fact("a.tenths"), Decimal(2, 0)), edgeEnv(0, 21, day), Past},
		{"more than a tenth past", op(OpLe, fact("a.tenths"), Decimal(2, 0)), edgeEnv(0, 22, day), 0},
		{"between whole numbers: below", op(OpLe, fact("a.n"), Decimal(25, 1)), edgeEnv(2, 0, day), On},
		{"between whole numbers: above", op(OpLe, fact("a.n"), Decimal(25, 1)), edgeEnv(3, 0, day), Past},
		{"a product: either side will do", op(OpGt, op(OpMul, fact("a.n"), Decimal(100, 0)), Decimal(250, 0)), edgeEnv(900, 0, day), Past},
		{"a term on its last day", op(OpLe, &Expr{Op: OpAsOf}, year), edgeEnv(0, 0, day), On},
		{"a term the day after", op(OpLe, &Expr{Op: OpAsOf}, year), edgeEnv(0, 0, day-1), Past},
		{"never", op(OpGt, fact("a.day"), never), edgeEnv(0, 0, FirstDay), On},
		{"not never", op(OpGt, fact("a.day"), never), edgeEnv(0, 0, day), Past},
		{"within records", op(OpAny, fact("a.list"), op(OpGe, field, Decimal(3, 0))), edgeEnv(0, 0, day, 2, 9, 3), On | Past},
	} {
		if faults := CheckBool(c.e, edgeScope); len(faults) > 0 {
			t.Errorf("%s: %v", c.name, faults)
			continue
		}
		var got Sides
		Edges(c.e, c.env, func(_ *Expr, s Sides, certain bool) {
			if certain {
				got |= s
			}
		})
		if got != c.want {
			t.Errorf("%s: %s: sides %d, want %d", c.name, Print(c.e), got, c.want)
		}
	}
}

// Open operands may be on every side that their range reaches, and on no other.
func TestEdgesThatCannotBeReached(t *testing.T) {
	for _, c := range []struct {
		e    *Expr
		want Sides
	}{
		{op(OpLe, fact("a.n"), Decimal(120, 0)), On | Past},
		{op(OpGe, fact("a.n"), Decimal(0, 0)), On},    // nothing is below 0
		{op(OpLe, fact("a.n"), Decimal(1000, 0)), On}, // nothing is above 1000
		{op(OpLe, fact("a.n"), Decimal(2000, 0)), 0},
	} {
		if faults := CheckBool(c.e, edgeScope); len(faults) > 0 {
			t.Fatal(faults)
		}
		env := edgeEnv(0, 0, FirstDay)
		env.Facts[0] = Value{Lo: 0, Hi: 1000}
		Edges(c.e, env, func(e *Expr, s Sides, certain bool) {
			if certain || s != c.want {
				t.Errorf("%s: %d (certain: %v), want %d", Print(e), s, certain, c.want)
			}
		})
	}
}

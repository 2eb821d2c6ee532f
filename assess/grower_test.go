package assess

import (
	"strconv"

	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/logic"
)

// grower makes random expressions of every operator over the facts of a bundle.
type grower struct {
	*world
	b      *rules.Bundle
	fields []rules.Fact // of the record that is looked at
	apart  bool         // no outcomes of criteria may be read
}

func expr(op logic.Op, args ...*logic.Expr) *logic.Expr { return &logic.Expr{Op: op, Args: args} }

func call(op logic.Op, name string, args ...*logic.Expr) *logic.Expr {
	return &logic.Expr{Op: op, Name: name, Args: args}
}

// sound is a condition that Check accepts and that moves with more violations
// as a condition of application (rising) or a requirement must.
func (g *grower) sound(depth int, rising bool) *logic.Expr {
	for {
		e := g.bool(depth)
		probe := e.Replace(func(*logic.Expr) *logic.Expr { return nil })
		if len(logic.CheckBool(probe, g.scope())) == 0 && len(logic.Polarity(probe, rising)) == 0 {
			return e
		}
	}
}

// outside is a condition that reads no outcomes.
func (g *grower) outside(depth int) *logic.Expr {
	g.apart = true
	defer func() { g.apart = false }()
	return g.sound(depth, true)
}

// number is an expression of a bare number that Check accepts.
func (g *grower) number(depth int) *logic.Expr {
	g.apart = true
	defer func() { g.apart = false }()
	for {
		e := g.num(depth, "")
		probe := expr(logic.OpEq, e.Replace(func(*logic.Expr) *logic.Expr { return nil }), logic.Decimal(0, 0))
		if len(logic.CheckBool(probe, g.scope())) == 0 {
			return e
		}
	}
}

func (g *grower) scope() logic.Scope {
	return logic.Scope{
		Fact: func(id string) (logic.Type, int, bool) {
			if f := g.b.Fact(id); f != nil {
				return f.Type, 0, true
			}
			return logic.Type{}, 0, false
		},
		Param:     func(id string) (logic.Type, bool) { return g.b.Params[0].Type, id == g.b.Params[0].ID },
		Criterion: func(id string) bool { return g.b.Criterion(id) != nil },
		Tag:       func(string) (int, bool) { return len(g.b.Criteria), len(g.b.Criteria) > 0 },
	}
}

func fact(id string) *logic.Expr { return call(logic.OpFact, id) }

func (g *grower) of(kind logic.Kind) *logic.Expr {
	var list []*logic.Expr
	for i := range g.b.Facts {
		if g.b.Facts[i].Type.Kind == kind {
			list = append(list, fact(g.b.Facts[i].ID))
		}
	}
	for i := range g.fields {
		if g.fields[i].Type.Kind == kind {
			f := call(logic.OpField, g.fields[i].ID)
			list = append(list, f, f, f)
		}
	}
	return list[g.rng.IntN(len(list))]
}

func (g *grower) members(e *logic.Expr) (names []string) {
	for _, id := range g.b.Fact(e.Name).Type.Values {
		if g.chance(2) {
			names = append(names, id)
		}
	}
	if names == nil {
		names = g.b.Fact(e.Name).Type.Values[:1]
	}
	return names
}

func (g *grower) bool(depth int) *logic.Expr {
	compare := []logic.Op{logic.OpEq, logic.OpNe, logic.OpLt, logic.OpLe, logic.OpGt, logic.OpGe}
	if depth <= 0 && g.chance(3) {
		return g.of(logic.Bool)
	}
	less := depth - 1
	k := g.rng.IntN(20)
	if depth <= 0 {
		k = 8 + g.rng.IntN(10)
	}
	switch k {
	case 0, 1:
		args := []*logic.Expr{g.bool(less), g.bool(less)}
		if g.chance(3) {
			args = append(args, g.bool(less))
		}
		return expr(logic.OpAnd, args...)
	case 2, 3:
		return expr(logic.OpOr, g.bool(less), g.bool(less))
	case 4:
		return expr(logic.OpNot, g.bool(less))
	case 5:
		return expr(logic.OpCond, g.bool(less), g.bool(less), g.bool(less))
	case 6:
		return expr(compare[g.rng.IntN(2)], g.bool(less), g.bool(less))
	case 7:
		if g.chance(10) {
			return logic.Truth(g.chance(2))
		}
		return g.of(logic.Bool)
	case 8, 9, 10:
		unit := ""
		if g.chance(3) {
			unit = []string{"day", "year"}[g.rng.IntN(2)]
		}
		return expr(compare[g.rng.IntN(6)], g.num(less, unit), g.num(less, unit))
	case 11, 12:
		return expr(compare[g.rng.IntN(6)], g.date(less), g.date(less))
	case 13:
		e := g.of(logic.Enum)
		if g.chance(3) {
			return expr(compare[g.rng.IntN(2)], e, g.of(logic.Enum))
		}
		return expr(compare[g.rng.IntN(2)], e, call(logic.OpMember, []string{"x", "y", "z"}[g.rng.IntN(3)]))
	case 14:
		e := g.of(logic.Enum)
		return &logic.Expr{Op: logic.OpIn, Args: []*logic.Expr{e}, Names: g.members(e)}
	case 15, 16:
		e := g.of(logic.Set)
		return &logic.Expr{Op: []logic.Op{logic.OpHas, logic.OpHasAll}[g.rng.IntN(2)], Args: []*logic.Expr{e}, Names: g.members(e)}
	case 17, 18:
		ops := []logic.Op{logic.OpAny, logic.OpAll, logic.OpNone, logic.OpOne}
		return expr(ops[g.rng.IntN(4)], fact("a.list"), g.inside(func() *logic.Expr { return g.bool(min(less, 1)) }))
	}
	if n := len(g.b.Criteria); n > 0 && !g.apart {
		if g.chance(2) {
			return call(logic.OpViolated, "c"+strconv.Itoa(g.rng.IntN(n)))
		}
		count := call(logic.OpCountViolated, "t"+strconv.Itoa(g.rng.IntN(2)))
		return expr(compare[2+g.rng.IntN(4)], count, g.num(0, ""))
	}
	return g.of(logic.Bool)
}

// some is a number from -few to few, or in a wide world from -many to many.
func (g *grower) some(few, many int64) int64 {
	if g.wide {
		few = many
	}
	return g.rng.Int64N(2*few+1) - few
}

// inside makes an expression over the fields of a record.
func (g *grower) inside(make func() *logic.Expr) *logic.Expr {
	outer := g.fields
	g.fields = g.b.Fact("a.list").Fields
	defer func() { g.fields = outer }()
	return make()
}

func (g *grower) num(depth int, unit string) *logic.Expr {
	less := depth - 1
	if depth <= 0 && g.chance(2) || depth < -1 {
		if unit == "day" {
			return logic.Decimal(g.some(2, 500), 0)
		}
		return logic.Decimal(g.rng.Int64N(5)-1, g.rng.IntN(2))
	}
	switch unit {
	case "day":
		return expr(logic.OpDays, g.date(less), g.date(less))
	case "year":
		return expr(logic.OpYears, g.date(less), g.date(less))
	}
	switch g.rng.IntN(14) {
	case 0:
		return expr(logic.OpAdd, g.num(less, ""), g.num(less, ""))
	case 1:
		return expr(logic.OpSub, g.num(less, ""), g.num(less, ""))
	case 2:
		return expr(logic.OpMul, g.num(less, ""), g.num(less, ""))
	case 3:
		return expr(logic.OpNeg, g.num(less, ""))
	case 4:
		return expr(logic.OpCond, g.bool(less), g.num(less, ""), g.num(less, ""))
	case 5:
		return expr(logic.OpCount, fact("a.list"), g.inside(func() *logic.Expr { return g.bool(0) }))
	case 6:
		return expr(logic.OpSum, fact("a.list"), g.inside(func() *logic.Expr { return g.num(0, "") }))
	case 7:
		return expr(logic.OpLen, fact("a.list"))
	case 8:
		op := []logic.Op{logic.OpMax, logic.OpMin}[g.rng.IntN(2)]
		return expr(op, fact("a.list"), g.inside(func() *logic.Expr { return g.num(0, "") }), logic.Decimal(g.rng.Int64N(3), g.rng.IntN(2)))
	case 9:
		return call(logic.OpPeriods, logic.PeriodUnits()[g.rng.IntN(len(logic.PeriodUnits()))], g.date(less), g.date(less))
	case 10:
		return call(logic.OpParam, "a.limit")
	}
	return g.of(logic.Number)
}

func (g *grower) date(depth int) *logic.Expr {
	switch k := g.rng.IntN(8); {
	case k == 0:
		return &logic.Expr{Op: logic.OpDate, Num: int64(g.day) + g.some(1, 700)}
	case k <= 2:
		return call(logic.OpAsOf, "")
	case depth <= 0 || k <= 4:
		return g.of(logic.DateKind)
	case k == 5:
		n := logic.Decimal(g.some(2, 14), 0)
		return call(logic.OpPlus, []string{"day", "month", "year"}[g.rng.IntN(3)], g.date(depth-1), n)
	case k == 6:
		return expr(logic.OpCond, g.bool(depth-1), g.date(depth-1), g.date(depth-1))
	}
	op := []logic.Op{logic.OpMax, logic.OpMin}[g.rng.IntN(2)]
	return expr(op, fact("a.list"), g.inside(func() *logic.Expr { return g.date(0) }), g.date(0))
}

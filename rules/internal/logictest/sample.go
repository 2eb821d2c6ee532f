package logictest

import "github.com/fire321/fire321/rules/logic"

var sampleFrom, sampleTo = int64(logic.NewDate(2024, 1, 1)), int64(logic.NewDate(2024, 12, 31))

// samples are facts of every kind, by slot.
var samples = []Var{
	{"b", logic.OpFact, logic.Type{Kind: logic.Bool}},
	{"n", logic.OpFact, logic.Type{Kind: logic.Number, Min: -3, Max: 9}},
	{"d", logic.OpFact, logic.Type{Kind: logic.DateKind, Min: sampleFrom, Max: sampleTo}},
	{"e", logic.OpFact, logic.Type{Kind: logic.Enum, Values: []string{"v", "w"}}},
	{"s", logic.OpFact, logic.Type{Kind: logic.Set, Values: []string{"v", "w"}}},
	{"l", logic.OpFact, logic.Type{Kind: logic.List, MaxLen: 2, Fields: []logic.Field{
		{Name: "ok", Type: logic.Type{Kind: logic.Bool}}, {Name: "k", Type: logic.Type{Kind: logic.Number, Max: 9}}}}},
}

// Sample returns an expression that contains op and passes [logic.Check] within
// [SampleScope], or nil if no arguments pass. It tries all arguments, so nobody
// has to write a sample for an operator.
func Sample(op logic.Op) *logic.Expr {
	leaf := func(op logic.Op, name string) *logic.Expr { return &logic.Expr{Op: op, Name: name} }
	args := []*logic.Expr{leaf(logic.OpField, "ok"), leaf(logic.OpField, "k"), logic.Decimal(1, 0), leaf(logic.OpMember, "v"), {Op: logic.OpDate, Num: sampleFrom}}
	for _, v := range samples {
		args = append(args, leaf(v.Op, v.Name))
	}
	var found *logic.Expr
	try := func(e *logic.Expr) {
		// A field or a member must be inside another expression.
		for _, whole := range []*logic.Expr{e, node(logic.OpAny, leaf(logic.OpFact, "l"), e), node(logic.OpEq, leaf(logic.OpFact, "e"), e)} {
			if found == nil && len(logic.Check(whole, SampleScope())) == 0 {
				found = whole
			}
		}
	}
	var fill func(e *logic.Expr, left int)
	fill = func(e *logic.Expr, left int) {
		if left > 0 {
			for _, a := range args {
				fill(&logic.Expr{Op: e.Op, Num: e.Num, Args: append(e.Args[:len(e.Args):len(e.Args)], a)}, left-1)
			}
			return
		}
		switch op.Naming() {
		case logic.SomeNames:
			e.Names = []string{"v"}
			try(e)
		case logic.OneName:
			for _, name := range []string{"b", "ok", "v", "day", "p", "c", "t"} {
				if found == nil {
					named := *e
					if named.Name = name; op == logic.OpDate {
						named.Name, named.Num = "", sampleFrom
					}
					try(&named)
				}
			}
		default:
			try(e)
		}
	}
	n, _ := op.Args()
	fill(&logic.Expr{Op: op}, n)
	return found
}

// SampleScope gives the meaning of the names in a sample.
func SampleScope() logic.Scope {
	is := func(want string) func(string) bool { return func(got string) bool { return got == want } }
	return logic.Scope{
		Fact: func(id string) (logic.Type, int, bool) {
			for i, v := range samples {
				if v.Name == id {
					return v.Type, i, true
				}
			}
			return logic.Type{}, 0, false
		},
		Param:     func(id string) (logic.Type, bool) { return logic.Type{Kind: logic.Number, Max: 9}, id == "p" },
		Criterion: is("c"),
		Tag:       func(tag string) (int, bool) { return 2, tag == "t" },
	}
}

// SampleEnv is an environment of [SampleScope] in which everything is open.
func SampleEnv() *logic.Env {
	env := &logic.Env{
		AsOf:          logic.Value{Lo: sampleFrom, Hi: sampleTo},
		Violated:      func(string) logic.Value { return logic.Either() },
		CountViolated: func(string) logic.Value { return logic.Value{Hi: 2} },
	}
	for _, v := range samples {
		env.Facts = append(env.Facts, v.Type.Open())
	}
	return env
}

package exprlang

import (
	"slices"

	"github.com/expr-lang/expr/ast"

	"github.com/fire321/fire321/rules/diag"
	"github.com/fire321/fire321/rules/logic"
)

// function is an operator that is called by its name.
type function struct {
	op    logic.Op
	args  int  // how many arguments are written
	more  bool // or more than that
	usage string
}

// usages are examples of how each operator is called.
var usages = map[logic.Op]string{
	logic.OpAny:           "any(drills, .people >= 10)",
	logic.OpAll:           "all(drills, .people >= 10)",
	logic.OpNone:          "none(drills, .people < 10)",
	logic.OpOne:           "one(drills, .people >= 10)",
	logic.OpCount:         "count(drills, .people >= 10)",
	logic.OpSum:           "sum(drills, .people)",
	logic.OpLen:           "len(drills)",
	logic.OpMax:           "max(map(drills, .people), 0)",
	logic.OpMin:           "min(map(drills, .people), 0)",
	logic.OpHas:           `has(place.kinds, "hotel", "mall")`,
	logic.OpHasAll:        `hasAll(place.kinds, "hotel", "mall")`,
	logic.OpDate:          `date("2020-12-31")`,
	logic.OpDays:          "days(from, to)",
	logic.OpYears:         "years(from, to)",
	logic.OpPlus:          `plus(last_check, 12, "month")`,
	logic.OpPeriods:       `periods(last_drill, asOf, "half-year")`,
	logic.OpViolated:      `violated("inspect.patrol.two-hourly")`,
	logic.OpCountViolated: `countViolated("major-element")`,
}

// functions are the functions in logic's table of operators, by name.
var functions = func() map[string]function {
	all := map[string]function{}
	for _, op := range logic.Ops() {
		if op.Form() != logic.Call {
			continue
		}
		f := function{op: op, more: op.Naming() == logic.SomeNames, usage: usages[op]}
		if f.args, _ = op.Args(); op.Naming() != logic.Nameless {
			f.args++
		}
		if op == logic.OpMax || op == logic.OpMin {
			f.args-- // the list and its values are written as map(list, value)
		}
		all[op.String()] = f
	}
	return all
}()

var functionNames = func() []string {
	var names []string
	for n := range functions {
		names = append(names, n)
	}
	slices.Sort(names)
	return names
}()

// elsewhere are functions of expr and of other languages, with what to write
// here instead.
var elsewhere = map[string]diag.Text{
	"known":    both("没回答时是假、回答后是真，结论就会翻过来；直接写条件，没有回答自会是未定", "it would be false before an answer and true after; write the condition itself: unanswered, it is open"),
	"filter":   both("用 count(记录, 条件) 或 any(记录, 条件)", "use count(list, predicate) or any(list, predicate)"),
	"map":      both("map 只能写在 max、min 里：max(map(drills, .people), 0)", "map can only stand within max and min: max(map(drills, .people), 0)"),
	"find":     both("用 any(记录, 条件)", "use any(list, predicate)"),
	"findLast": both("用 max(map(记录, .date), date(\"1900-01-01\"))", `use max(map(list, .date), date("1900-01-01"))`),
	"reduce":   both("用 sum 或 count", "use sum or count"),
	"exists":   both("用 any", "use any"),
	"every":    both("用 all", "use all"),
	"some":     both("用 any", "use any"),
	"size":     both("用 len", "use len"),
	"length":   both("用 len", "use len"),
	"now":      both("用 asOf", "use asOf"),
	"today":    both("用 asOf", "use asOf"),
	"months":   both("期限写成 asOf <= plus(last_check, 12, \"month\")，自然月写 periods(a, b, \"month\")", `for a term write asOf <= plus(last_check, 12, "month"), for calendar months periods(a, b, "month")`),
	"duration": both("期限写成 asOf <= plus(last_check, 30, \"day\")", `for a term write asOf <= plus(last_check, 30, "day")`),
	"weeks":    both("用 days(a, b) 或 periods(a, b, \"week\")", `use days(a, b) or periods(a, b, "week")`),
	"mean":     both("不做除法：比较 sum(记录, .n) 和 len(记录) * 值", "there is no division: compare sum(list, .n) with len(list) * value"),
	"median":   both("不做除法", "there is no division"),
	"matches":  textHint,
	"contains": both("用 has(事实, \"选项\")", `use has(fact, "option")`),
	"and":      both("写成 a and b", "write a and b"),
	"or":       both("写成 a or b", "write a or b"),
	"abs":      both("写成 a >= b ? a - b : b - a", "write a >= b ? a - b : b - a"),
	"round":    both("数本来就是精确的", "numbers are exact as they are"),
	"floor":    both("数本来就是精确的", "numbers are exact as they are"),
	"ceil":     both("数本来就是精确的", "numbers are exact as they are"),
	"int":      both("数本来就是精确的", "numbers are exact as they are"),
	"float":    both("数本来就是精确的", "numbers are exact as they are"),
	"violates": both("用 violated(\"条款\")", `use violated("criterion")`),
}

// call reads the function whose name is token at.
func (t *treeReader) call(name string, args []ast.Node, at int) part {
	p := part{nil, at, t.tokens[at+1].mate}
	f, ok := functions[name]
	switch {
	case !ok:
		t.faults = append(t.faults, unknownFunction(t.tokens[at]))
		return p
	case len(args) < f.args || len(args) > f.args && !f.more:
		t.wrongArity(name, f, p)
		return p
	}
	e := &logic.Expr{Op: f.op}
	switch own := len(args) - 1; f.op.Naming() {
	case logic.SomeNames:
		set := t.expr(args[0])
		if e.Names, ok = t.names(args[1:], p.first, p.last); !ok {
			return p
		}
		return t.make(e, p.first, p.last, set)
	case logic.OneName:
		parts := make([]part, own)
		for i, a := range args[:own] {
			parts[i] = t.expr(a)
		}
		s := text(args[own])
		if s == nil {
			t.wantText(args[own], f)
			return p
		}
		e.Name = s.Value
		if f.op == logic.OpDate {
			d, ok := logic.ParseDate(s.Value)
			if !ok {
				t.fault(t.tokens[t.token(s)].span, diag.ExprDate, diag.Same(s.Value))
				return p
			}
			e.Name, e.Num = "", int64(d)
		}
		return t.make(e, p.first, p.last, parts...)
	}
	if f.op == logic.OpMax || f.op == logic.OpMin {
		m, ok := args[0].(*ast.BuiltinNode)
		if !ok || m.Name != "map" {
			way := both(`两个数比大小写成 a >= b ? a : b；清单写成 `+f.usage, "of two numbers write a >= b ? a : b; of a list write "+f.usage)
			return t.refuse(p, way, name+" 的这种用法", "such use of "+name)
		}
		list, body, empty := t.expr(m.Arguments[0]), t.predicate(m.Arguments[1]), t.expr(args[1])
		return t.make(e, p.first, p.last, list, body, empty)
	}
	parts := make([]part, len(args))
	for i, a := range args {
		parts[i] = t.predicate(a)
	}
	return t.make(e, p.first, p.last, parts...)
}

// predicate reads an argument that may be evaluated for each record.
func (t *treeReader) predicate(n ast.Node) part {
	if p, ok := n.(*ast.PredicateNode); ok {
		return t.expr(p.Node)
	}
	return t.expr(n)
}

func (t *treeReader) wantText(n ast.Node, f function) {
	p := t.expr(n)
	if p.e == nil {
		return
	}
	way := both("例如 "+f.usage, "such as "+f.usage)
	t.suggest(t.span(p.first, p.last), diag.ExprSyntax, way, both("这里要写带引号的文字", "a text in quotation marks must stand here"))
}

func unknownFunction(name token) Fault {
	f := Fault{Span: name.span, Code: diag.ExprFunction, Args: []diag.Text{diag.Same(name.text)}}
	if way, ok := elsewhere[name.text]; ok {
		f.Suggest = way
	} else {
		f.Suggest = diag.Diagnostic{}.DidYouMean(name.text, functionNames).Suggest
	}
	return f
}

func (t *treeReader) wrongArity(name string, f function, p part) {
	t.faults = append(t.faults, arityFault(t.span(p.first, p.last), name, f))
}

func arityFault(at Span, name string, f function) Fault {
	return Fault{Span: at, Code: diag.ExprArity, Args: []diag.Text{diag.Same(name)}, Suggest: both("例如 "+f.usage, "such as "+f.usage)}
}

// enclosing is the name of the call that has token i directly among its
// arguments, not inside other brackets.
func (s *source) enclosing(i int) (name int, ok bool) {
	for o := i - 1; o > 0; o-- {
		if b := s.tokens[o]; b.kind == bracket && b.mate > i || b.mate == i {
			n := s.tokens[o-1]
			return o - 1, b.text == "(" && n.kind == word && !keyword[n.text]
		}
	}
	return 0, false
}

// miscalled says what is wrong with the call in which expr's parser failed at
// token i. The parser reports an argument too many or too few, and a field
// outside of its own functions, as a syntax error.
func (s *source) miscalled(i int) (Fault, bool) {
	at, ok := s.enclosing(i)
	if !ok {
		return Fault{}, false
	}
	name := s.tokens[at]
	f, known := functions[name.text]
	before := s.tokens[i-1]
	switch t := s.tokens[i]; {
	case !known && t.text == ".":
		return unknownFunction(name), true
	case !known || before.kind == operator && before.text != "," || before.kind == word && keyword[before.text]:
		return Fault{}, false
	case t.text == "," || t.text == ")" || before.text == "," && t.text != ".":
		return arityFault(s.span(at, at+1), name.text, f), true
	}
	return Fault{}, false
}

package exprlang

import (
	"slices"

	"github.com/expr-lang/expr/ast"

	"github.com/fire321/fire321/rules/diag"
	"github.com/fire321/fire321/rules/logic"
)

// function is one of the language's.
type function struct {
	op    logic.Op
	args  int // how many, -1 for two or more
	usage string
}

var functions = map[string]function{
	"any":           {logic.OpAny, 2, "any(drills, .people >= 10)"},
	"all":           {logic.OpAll, 2, "all(drills, .people >= 10)"},
	"none":          {logic.OpNone, 2, "none(drills, .people < 10)"},
	"one":           {logic.OpOne, 2, "one(drills, .people >= 10)"},
	"count":         {logic.OpCount, 2, "count(drills, .people >= 10)"},
	"sum":           {logic.OpSum, 2, "sum(drills, .people)"},
	"len":           {logic.OpLen, 1, "len(drills)"},
	"max":           {logic.OpMax, 2, "max(map(drills, .people), 0)"},
	"min":           {logic.OpMin, 2, "min(map(drills, .people), 0)"},
	"has":           {logic.OpHas, -1, `has(place.kinds, "hotel", "mall")`},
	"hasAll":        {logic.OpHasAll, -1, `hasAll(place.kinds, "hotel", "mall")`},
	"date":          {logic.OpDate, 1, `date("2020-12-31")`},
	"days":          {logic.OpDays, 2, "days(from, to)"},
	"years":         {logic.OpYears, 2, "years(from, to)"},
	"plus":          {logic.OpPlus, 3, `plus(last_check, 12, "month")`},
	"periods":       {logic.OpPeriods, 3, `periods(last_drill, asOf, "half-year")`},
	"violated":      {logic.OpViolated, 1, `violated("inspect.patrol.two-hourly")`},
	"countViolated": {logic.OpCountViolated, 1, `countViolated("major-element")`},
}

var functionNames = func() []string {
	var names []string
	for n := range functions {
		names = append(names, n)
	}
	slices.Sort(names)
	return names
}()

// elsewhere are functions of expr and of other languages, with what to do
// here.
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

// call reads the function named by the token at.
func (t *treeReader) call(name string, args []ast.Node, at int) part {
	p := part{nil, at, t.tokens[at+1].mate}
	f, ok := functions[name]
	switch {
	case !ok:
		t.faults = append(t.faults, unknownFunction(t.tokens[at]))
		return p
	case f.args >= 0 && len(args) != f.args || f.args < 0 && len(args) < 2:
		t.wrongArity(name, f, p)
		return p
	}
	e := &logic.Expr{Op: f.op}
	switch f.op {
	case logic.OpDate, logic.OpViolated, logic.OpCountViolated:
		s := text(args[0])
		if s == nil {
			t.wantText(args[0], f)
			return p
		}
		if f.op != logic.OpDate {
			e.Name = s.Value
			return t.make(e, p.first, p.last)
		}
		d, ok := logic.ParseDate(s.Value)
		if !ok {
			t.fault(t.tokens[t.token(s)].span, diag.ExprDate, diag.Same(s.Value))
			return p
		}
		e.Num = int64(d)
		return t.make(e, p.first, p.last)
	case logic.OpHas, logic.OpHasAll:
		set := t.expr(args[0])
		if e.Names, ok = t.names(args[1:], p.first, p.last); !ok {
			return p
		}
		return t.make(e, p.first, p.last, set)
	case logic.OpPlus, logic.OpPeriods:
		a, b := t.expr(args[0]), t.expr(args[1])
		s := text(args[2])
		if s == nil {
			t.wantText(args[2], f)
			return p
		}
		e.Name = s.Value
		return t.make(e, p.first, p.last, a, b)
	case logic.OpMax, logic.OpMin:
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

// enclosing is the name of the call whose arguments token i is among, without
// brackets in between.
func (s *source) enclosing(i int) (name int, ok bool) {
	for o := i - 1; o > 0; o-- {
		if b := s.tokens[o]; b.kind == bracket && b.mate > i || b.mate == i {
			n := s.tokens[o-1]
			return o - 1, b.text == "(" && n.kind == word && !keyword[n.text]
		}
	}
	return 0, false
}

// miscalled says what is wrong with the call in which expr's parser stumbled
// at token i: it takes an argument too many or too few, and a field outside of
// its own functions, for mistakes of syntax.
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

package exprlang

import (
	"github.com/expr-lang/expr/ast"

	"github.com/fire321/fire321/rules/diag"
	"github.com/fire321/fire321/rules/logic"
)

// part is a node that was read: its tree, nil if something in it is wrong, and
// its first and last token.
type part struct {
	e           *logic.Expr
	first, last int
}

// treeReader converts expr's tree to logic. It reads each node only once, no
// matter how often a fault needs to know where the node ends: nested faults
// would otherwise take exponential time.
type treeReader struct {
	*source
	spans map[*logic.Expr]Span
	done  map[ast.Node]part
}

// token is the token at the place of a node of expr.
func (t *treeReader) token(n ast.Node) int { return t.index[n.Location().From] }

// make makes a node from its parts. The tree is nil if the tree of a part is
// nil.
func (t *treeReader) make(e *logic.Expr, first, last int, args ...part) part {
	for _, a := range args {
		if a.e == nil {
			return part{nil, first, last}
		}
		e.Args = append(e.Args, a.e)
	}
	t.spans[e] = t.span(first, last)
	return part{e, first, last}
}

// refuse reports p as something that the language lacks.
func (t *treeReader) refuse(p part, way diag.Text, zh, en string) part {
	t.suggest(t.span(p.first, p.last), diag.ExprRefused, way, both(zh, en))
	return part{nil, p.first, p.last}
}

func (t *treeReader) expr(n ast.Node) part {
	p, ok := t.done[n]
	if !ok {
		p = t.node(n)
		t.done[n] = p
	}
	return p
}

func (t *treeReader) node(n ast.Node) part {
	at := t.token(n)
	switch n := n.(type) {
	case *ast.BoolNode:
		return t.make(logic.Truth(n.Value), at, at)
	case *ast.IntegerNode, *ast.FloatNode:
		return t.decimal(at)
	case *ast.StringNode:
		t.notCompared(at, n.Value)
		return part{nil, at, at}
	case *ast.IdentifierNode:
		if n.Value == "asOf" {
			return t.make(&logic.Expr{Op: logic.OpAsOf}, at, at)
		}
		return t.make(&logic.Expr{Op: logic.OpFact, Name: n.Value}, at, at)
	case *ast.MemberNode:
		return t.member(n)
	case *ast.UnaryNode:
		return t.unary(n)
	case *ast.BinaryNode:
		return t.binary(n)
	case *ast.ConditionalNode:
		c, a, b := t.expr(n.Cond), t.expr(n.Exp1), t.expr(n.Exp2)
		return t.make(&logic.Expr{Op: logic.OpCond}, c.first, b.last, c, a, b)
	case *ast.BuiltinNode:
		return t.call(n.Name, n.Arguments, at)
	case *ast.CallNode:
		if f, ok := n.Callee.(*ast.IdentifierNode); ok {
			return t.call(f.Value, n.Arguments, at)
		}
		return t.refuse(part{nil, t.expr(n.Callee).first, t.tokens[at+1].mate}, diag.Text{}, "方法调用", "method calls")
	case *ast.ArrayNode:
		return t.refuse(part{nil, at, t.tokens[at].mate},
			both(`清单只能写在 in 后面：use in ["a", "b"]`, `a list can only stand behind in: use in ["a", "b"]`), "作为值的清单", "lists as values")
	case *ast.SliceNode:
		return t.refuse(part{nil, t.expr(n.Node).first, t.tokens[at].mate}, listHint, "切片", "slices")
	}
	// Everything else that expr has was refused before parsing.
	return t.refuse(part{nil, at, at}, diag.Text{}, "这种写法", "such construct")
}

var listHint = both("用 any、all、none、one、count、sum 看整个清单", "look at the whole list with any, all, none, one, count or sum")

// decimal reads a number from the source text: the node's value has been
// rounded to binary.
func (t *treeReader) decimal(at int) part {
	text := t.tokens[at].text
	_, decimals, _ := logic.ParseDecimal(text, 0)
	v, _, _ := logic.ParseDecimal(text, decimals) // already scanned
	return t.make(logic.Decimal(v, decimals), at, at)
}

func (t *treeReader) notCompared(at int, text string) {
	way := both(`写成 事实 == "`+text+`"，或者 has(事实, "`+text+`")`, `write fact == "`+text+`" or has(fact, "`+text+`")`)
	if _, ok := logic.ParseDate(text); ok {
		way = instead(`date("` + text + `")`)
	}
	t.suggest(t.tokens[at].span, diag.ExprLiteral, way, diag.Same(text))
}

// member reads a path of names, or a field of the record.
func (t *treeReader) member(n *ast.MemberNode) part {
	at := t.token(n)
	if t.tokens[at].text == "[" {
		base := t.expr(n.Node)
		return t.refuse(part{nil, base.first, t.tokens[at].mate}, listHint, "下标 [ ]", "index [ ]")
	}
	name := ""
	for m := n; ; {
		name = m.Property.(*ast.StringNode).Value + name
		switch base := m.Node.(type) {
		case *ast.MemberNode:
			if t.tokens[t.token(base)].text == "[" {
				return t.notAPath(t.expr(base), at)
			}
			name, m = "."+name, base
			continue
		case *ast.PointerNode:
			first := t.token(base)
			if at != first+1 {
				return t.refuse(part{nil, first, at}, both("栏目里没有下一层", "fields have no parts"), "栏目的栏目", "fields of fields")
			}
			return t.make(&logic.Expr{Op: logic.OpField, Name: name}, first, at)
		case *ast.IdentifierNode:
			first := t.token(base)
			if base.Value == "asOf" || t.tokens[at].text == ")" || t.tokens[first+1].text != "." {
				return t.notAPath(t.expr(base), at)
			}
			return t.make(&logic.Expr{Op: logic.OpFact, Name: base.Value + "." + name}, first, at)
		default:
			return t.notAPath(t.expr(base), at)
		}
	}
}

func (t *treeReader) notAPath(base part, last int) part {
	if base.e == nil {
		return part{nil, base.first, last} // already reported
	}
	return t.refuse(part{nil, base.first, last}, both("只有事实的编号里能写点", "only ids of facts have dots"), "取值的一部分", "parts of a value")
}

func (t *treeReader) unary(n *ast.UnaryNode) part {
	at := t.token(n)
	a := t.expr(n.Node)
	switch n.Operator {
	case "not":
		// For "a not in b", expr gives the not the place of the in.
		return t.make(&logic.Expr{Op: logic.OpNot}, min(at, a.first), a.last, a)
	case "-":
		return t.make(&logic.Expr{Op: logic.OpNeg}, at, a.last, a)
	}
	return t.refuse(part{nil, at, at}, both("去掉它", "leave it out"), "正号 +", "sign +")
}

// binaryOps are the operators between two values, by their words.
var binaryOps = func() map[string]logic.Op {
	all := map[string]logic.Op{}
	for _, op := range logic.Ops() {
		if op.Form() == logic.Infix {
			all[op.String()] = op
		}
	}
	return all
}()

func compares(word string) bool { return word == "in" || binaryOps[word].Compares() }

func (t *treeReader) binary(n *ast.BinaryNode) part {
	at := t.token(n)
	switch {
	case n.Operator == "&&": // expr reads a < b < c like this
		return t.chain(n)
	case n.Operator == "in":
		return t.membership(n)
	}
	op, known := binaryOps[n.Operator]
	if !known {
		return t.reported(n)
	}
	var a, b part
	switch l, r := text(n.Left), text(n.Right); {
	case (op == logic.OpEq || op == logic.OpNe) && r != nil && l == nil:
		a, b = t.expr(n.Left), t.memberLiteral(r)
	case (op == logic.OpEq || op == logic.OpNe) && l != nil && r == nil:
		a, b = t.memberLiteral(l), t.expr(n.Right)
	default:
		a, b = t.expr(n.Left), t.expr(n.Right)
	}
	first, last := a.first, b.last
	if not, ok := t.leadingNot(n); ok {
		t.bareNot(not, at, last)
		return part{nil, first, last}
	}
	if compares(n.Operator) && (t.comparison(n.Left, at) || t.comparison(n.Right, at)) {
		t.chained(first, last)
		return part{nil, first, last}
	}
	e := &logic.Expr{Op: op}
	if _, more := op.Args(); more {
		return t.join(e, a, b)
	}
	if text(n.Left) != nil && a.e != nil && a.e.Op == logic.OpMember {
		a, b = b, a // "x" == fact
	}
	return t.make(e, first, last, a, b)
}

// reported looks for other faults around an operator that the scanner refused.
func (t *treeReader) reported(n *ast.BinaryNode) part {
	at := t.token(n)
	p := part{nil, at - 1, at + 1}
	if text(n.Left) == nil {
		p.first = t.expr(n.Left).first
	}
	if text(n.Right) == nil {
		p.last = t.expr(n.Right).last
	}
	return p
}

// join makes one node of a and b and c, no matter how they are grouped: no And
// is directly below an And, and no Or below an Or.
func (t *treeReader) join(e *logic.Expr, a, b part) part {
	first, last := a.first, b.last
	if a.e == nil || b.e == nil {
		return part{nil, first, last}
	}
	for _, p := range []part{a, b} {
		if p.e.Op == e.Op {
			e.Args = append(e.Args, p.e.Args...)
			delete(t.spans, p.e)
		} else {
			e.Args = append(e.Args, p.e)
		}
	}
	return t.make(e, first, last)
}

package exprlang

import (
	"github.com/expr-lang/expr/ast"

	"github.com/fire321/fire321/rules/diag"
	"github.com/fire321/fire321/rules/logic"
)

// text is the literal of a node, or nil.
func text(n ast.Node) *ast.StringNode {
	s, _ := n.(*ast.StringNode)
	return s
}

// memberLiteral reads a text that an enum is compared with.
func (t *treeReader) memberLiteral(n *ast.StringNode) part {
	at := t.token(n)
	if _, ok := logic.ParseDate(n.Value); ok {
		t.notCompared(at, n.Value)
		return part{nil, at, at}
	}
	return t.make(&logic.Expr{Op: logic.OpMember, Name: n.Value}, at, at)
}

// membership reads fact in ["a", "b"].
func (t *treeReader) membership(n *ast.BinaryNode) part {
	at := t.token(n)
	if l := text(n.Left); l != nil {
		set := t.expr(n.Right)
		return t.refuse(part{nil, t.token(l), set.last}, instead(`has(`+t.written(set)+`, "`+l.Value+`")`), "多选里的 in", "in for sets")
	}
	a := t.expr(n.Left)
	if not, ok := t.leadingNot(n); ok {
		t.bareNot(not, at, t.lastOf(n.Right))
		return part{nil, a.first, t.lastOf(n.Right)}
	}
	if t.comparison(n.Left, at) {
		t.chained(a.first, t.lastOf(n.Right))
		return part{nil, a.first, t.lastOf(n.Right)}
	}
	list, ok := n.Right.(*ast.ArrayNode)
	if !ok {
		b := t.expr(n.Right)
		if b.e != nil {
			t.suggest(t.span(b.first, b.last), diag.ExprRefused,
				both(`in 后面写选项：use in ["a", "b"]；多选写 has(事实, "a")`, `write the options behind in: use in ["a", "b"]; for a set write has(fact, "a")`),
				both("in 后面的这种值", "such value behind in"))
		}
		return part{nil, a.first, b.last}
	}
	open := t.token(list)
	p := part{nil, a.first, t.tokens[open].mate}
	names, ok := t.names(list.Nodes, open, p.last)
	if !ok {
		return p
	}
	return t.make(&logic.Expr{Op: logic.OpIn, Names: names}, p.first, p.last, a)
}

func (t *treeReader) lastOf(n ast.Node) int {
	if a, ok := n.(*ast.ArrayNode); ok {
		return t.tokens[t.token(a)].mate
	}
	return t.expr(n).last
}

func (t *treeReader) written(p part) string {
	sp := t.span(p.first, p.last)
	return string(t.runes[sp.From:sp.To])
}

// names reads the options of in, has and hasAll; first and last are the tokens
// to report if there are none.
func (t *treeReader) names(nodes []ast.Node, first, last int) (names []string, ok bool) {
	if len(nodes) == 0 {
		t.fault(t.span(first, last), diag.ExprSyntax, both("一个选项也没有", "no option is given"))
		return nil, false
	}
	ok = true
	for _, n := range nodes {
		if s := text(n); s != nil {
			names = append(names, s.Value)
			continue
		}
		ok = false
		if list, isList := n.(*ast.ArrayNode); isList {
			open := t.token(list)
			t.suggest(t.span(open, t.tokens[open].mate), diag.ExprRefused, both("去掉方括号", "leave out the brackets"), both("作为值的清单", "lists as values"))
			continue
		}
		p := t.expr(n)
		if p.e == nil {
			continue
		}
		way := diag.Text{}
		switch p.e.Op {
		case logic.OpNumber, logic.OpNeg:
			way = both("数要一个一个比：a == 1 or a == 2，或者 a >= 1 and a <= 2", "compare numbers one by one: a == 1 or a == 2, or a >= 1 and a <= 2")
		case logic.OpFact:
			way = instead(`"` + p.e.Name + `"`)
		}
		t.suggest(t.span(p.first, p.last), diag.ExprRefused, way, both("不带引号的选项", "option without quotation marks"))
	}
	return names, ok
}

package exprlang

import (
	"github.com/expr-lang/expr/ast"

	"github.com/fire321/fire321/rules/diag"
)

// expr groups these differently from people: chained comparisons, and a not
// before a comparison.

// chain reports a < b < c, which expr reads as a < b && b < c, and so on.
func (t *treeReader) chain(n *ast.BinaryNode) part {
	way := ""
	var left ast.Node = n
	p := part{nil, -1, -1}
	for link := n; left != nil; {
		c := link
		if link.Operator == "&&" {
			c = link.Right.(*ast.BinaryNode)
			left = link.Left
		} else {
			left = nil
		}
		a, b := t.expr(c.Left), t.expr(c.Right)
		if p.last < 0 {
			p.last = b.last
		} else {
			way = " and " + way
		}
		p.first = a.first
		way = t.written(a) + " " + c.Operator + " " + t.written(b) + way
		link, _ = left.(*ast.BinaryNode)
	}
	t.suggest(t.span(p.first, p.last), diag.ExprChain, instead(way), diag.Same(t.written(p)))
	return p
}

// leadingNot finds the not that begins a comparison, unless parentheses
// separate it from the comparison.
func (t *treeReader) leadingNot(n *ast.BinaryNode) (token int, ok bool) {
	if !compares(n.Operator) {
		return 0, false
	}
	at, left := t.token(n), n.Left
	for {
		switch l := left.(type) {
		case *ast.BinaryNode:
			left = l.Left
			continue
		case *ast.UnaryNode:
			not := t.token(l)
			return not, l.Operator == "not" && t.tokens[not].text == "not" && t.open(not, at)
		}
		return 0, false
	}
}

// open reports whether no bracket separates token i from token j.
func (t *treeReader) open(i, j int) bool {
	if j < i {
		i, j = j, i
	}
	for k := i; k <= j; k++ {
		if m := t.tokens[k].mate; m >= 0 && (m < i || m > j) {
			return false
		}
	}
	return true
}

// bareNot: expr reads "not a == b" as "(not a) == b".
func (t *treeReader) bareNot(from, op, last int) {
	sp := t.span(from, last)
	rest := string(t.runes[t.tokens[from].span.To:sp.To])
	for len(rest) > 0 && rest[0] == ' ' {
		rest = rest[1:]
	}
	way := instead("not (" + rest + ")")
	if t.tokens[op].text == "in" {
		left := string(t.runes[t.tokens[from+1].span.From:t.tokens[op-1].span.To])
		right := string(t.runes[t.tokens[op].span.From:sp.To])
		way = instead(left + " not " + right)
	}
	t.suggest(sp, diag.ExprNot, way)
}

// comparison reports whether n is a comparison that no parenthesis separates
// from the operator at token op.
func (t *treeReader) comparison(n ast.Node, op int) bool {
	if u, ok := n.(*ast.UnaryNode); ok && u.Operator == "not" {
		n = u.Node // of "a not in b"
	}
	b, ok := n.(*ast.BinaryNode)
	if !ok || !compares(b.Operator) {
		return false
	}
	return t.open(t.token(b), op)
}

func (t *treeReader) chained(first, last int) {
	t.suggest(t.span(first, last), diag.ExprChain,
		both("给里面的比较加括号，例如 (a == b) == c", "put parentheses around the inner comparison, as in (a == b) == c"), diag.Same(t.written(part{nil, first, last})))
}

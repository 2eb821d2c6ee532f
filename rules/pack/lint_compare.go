package pack

import (
	"slices"
	"strconv"

	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/diag"
	"github.com/fire321/fire321/rules/logic"
)

// comparer finds useless conditions in an expression: every answer within the
// ranges of the facts satisfies them, or none does. The evaluator decides, so a
// warning is never a guess.
type comparer struct {
	*linter
	in    *expression
	days  []rules.Date // on which a parameter changes, and the first
	found bool
}

// asks checks all comparisons of e, for the days from first to last.
func (l *linter) asks(e *expression, first, last rules.Date) {
	if c := l.comparer(e, first, last); c != nil {
		c.walk(e.tree, nil)
	}
}

// requires is asks for a requirement. It also checks that some answers can
// satisfy the whole requirement.
func (l *linter) requires(e *expression, first, last rules.Date) {
	c := l.comparer(e, first, last)
	if c == nil {
		return
	}
	c.walk(e.tree, nil)
	full := l.full.Write(e.tree)
	if c.found || !reads(full) || len(logic.Check(full, l.scope)) > 0 {
		return
	}
	if c.always(full, logic.Value.IsNot) {
		l.warn(e.spot.faultText(diag.NeverPasses, diag.Same(logic.Print(e.tree)), someMust))
	}
}

func (l *linter) comparer(e *expression, first, last rules.Date) *comparer {
	if !e.usable() || !e.sound || first > last {
		return nil
	}
	if l.env == nil {
		l.env = l.open(first, last)
	}
	l.env.AsOf = logic.Value{Lo: int64(first), Hi: int64(min(last, logic.LastDay))}
	var params []*param
	e.tree.Walk(func(n *logic.Expr) {
		if n.Op == logic.OpParam && !slices.Contains(params, l.params[n.Name]) {
			params = append(params, l.params[n.Name])
		}
	})
	return &comparer{linter: l, in: e, days: l.changes(first, last, params)}
}

var someMust = diag.Text{ZH: "总要有答案能满足、有答案不满足", EN: "some answers must meet it, and others not"}

// walk checks n and all nodes below it; if n is evaluated for the records of a
// list, it is list.
func (c *comparer) walk(n, list *logic.Expr) {
	if n.Op.Compares() || n.Op == logic.OpIn || n.Op == logic.OpHas || n.Op == logic.OpHasAll {
		c.comparison(n, list)
	}
	for i, a := range n.Args {
		if n.Op.Quantifies() && i == 1 {
			c.walk(a, n.Args[0])
		} else {
			c.walk(a, list)
		}
	}
}

func (c *comparer) comparison(n, list *logic.Expr) {
	if !reads(n) {
		return
	}
	some, every := n, n
	if list != nil { // any list may have records or be empty
		some = &logic.Expr{Op: logic.OpAny, Args: []*logic.Expr{list, n}}
		every = &logic.Expr{Op: logic.OpAll, Args: []*logic.Expr{list, n}}
		if len(logic.Check(some, c.scope))+len(logic.Check(every, c.scope)) > 0 {
			return
		}
	}
	code := diag.Code("")
	switch {
	case c.always(some, logic.Value.IsNot):
		code = diag.NeverPasses
	case !hasParam(n) && c.always(every, logic.Value.Is): // a layer may give it another value
		code = diag.AlwaysPasses
	}
	if code != "" {
		c.found = true
		c.warn(c.at(n, code, diag.Same(logic.Print(n)), rangeOf(n)))
	}
	c.finer(n)
}

// always reports whether is(e) is true for all answers, on each day on which a
// parameter changes.
func (c *comparer) always(e *logic.Expr, is func(logic.Value) bool) bool {
	for _, day := range c.days {
		v, ok := c.onDay(e, day)
		if !ok || !is(logic.Eval(v, c.env)) {
			return false
		}
	}
	return true
}

// at is a diagnostic at a part of the expression.
func (c *comparer) at(n *logic.Expr, code diag.Code, args ...diag.Text) diag.Diagnostic {
	d := c.in.at(n, code)
	d.Args = args
	return d
}

// rangeOf says which values an answered side of a comparison can have.
func rangeOf(n *logic.Expr) diag.Text {
	for _, a := range n.Args {
		if t := a.Type(); reads(a) && (t.Kind == logic.Number || t.Kind == logic.DateKind) {
			lo, hi := bound(t, t.Min), bound(t, t.Max)
			said := diag.Text{ZH: logic.Print(a) + " 在 " + lo + " 至 " + hi + " 之间", EN: logic.Print(a) + " is " + lo + " to " + hi}
			if u := rules.UnitText(t.Unit); !u.IsZero() {
				said = diag.Text{ZH: logic.Print(a) + " 在 " + lo + " 至 " + hi + " " + u.ZH + "之间", EN: said.EN + " " + u.EN}
			}
			return said
		}
	}
	return someMust
}

// finer finds a number with more decimals than the answers that it is compared
// with; often it is in another unit.
func (c *comparer) finer(n *logic.Expr) {
	if !n.Op.Compares() || n.Args[0].Type().Kind != logic.Number {
		return
	}
	for i, a := range n.Args {
		other := n.Args[1-i]
		number := a
		if a.Op == logic.OpNeg {
			number = a.Args[0]
		}
		if number.Op != logic.OpNumber || !reads(other) || number.Decimals <= other.Type().Decimals {
			continue
		}
		name, most := logic.Print(other), strconv.Itoa(other.Type().Decimals)
		has := diag.Text{ZH: name + " 最多 " + most + " 位小数", EN: name + " has at most " + most}
		if other.Type().Decimals == 0 {
			has = diag.Text{ZH: name + " 是整数", EN: name + " is a whole number"}
		}
		d := c.at(a, diag.FinerThanFact, diag.Same(logic.Print(a)), diag.Same(name), has)
		if u := rules.UnitText(other.Type().Unit); !u.IsZero() {
			d.Suggest = diag.Text{ZH: "它的单位是" + u.ZH, EN: "its unit is " + u.EN}
		}
		c.warn(d)
	}
}

func hasParam(e *logic.Expr) bool {
	found := false
	e.Walk(func(n *logic.Expr) { found = found || n.Op == logic.OpParam })
	return found
}

// reads reports whether e reads answers or outcomes of criteria.
func reads(e *logic.Expr) bool {
	found := false
	e.Walk(func(n *logic.Expr) {
		found = found || n.Op == logic.OpFact || n.Op == logic.OpField || n.Op.ReadsOutcomes()
	})
	return found
}

package pack

import (
	"slices"

	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/diag"
	"github.com/fire321/fire321/rules/logic"
)

// endless means "no last day".
const endless = rules.Date(1 << 30)

func lastDay(until rules.Date) rules.Date {
	if until.IsZero() {
		return endless
	}
	return until
}

// checkWordings checks each dated wording by itself, in its own folder.
func (c *compiler) checkWordings() {
	for _, f := range c.order {
		for _, k := range f.criteria {
			for _, v := range k.revisions {
				c.wording(f, k.ID, v)
			}
		}
		for _, one := range f.cites {
			c.cited(one.basis)
			c.basisSound(one.basis, c.bundle.KnownFrom, endless)
		}
		for _, r := range f.replaces {
			c.cited(r.basis)
			for _, v := range r.revisions {
				c.wording(f, r.target.id, v)
			}
		}
		c.spansOfParams(f.when, c.bundle.KnownFrom, endless)
		c.polarity(f.when, true)
		for _, fact := range f.facts {
			c.spansOfParams(fact.derive, c.bundle.KnownFrom, endless)
			c.spansOfParams(fact.suggest, c.bundle.KnownFrom, endless)
			c.cited(fact.basis)
			c.basisSound(fact.basis, c.bundle.KnownFrom, endless)
		}
		for _, k := range f.checks {
			c.spansOfParams(k.when, c.bundle.KnownFrom, endless)
		}
		for _, p := range f.pairs {
			c.spansOfParams(p.when, c.bundle.KnownFrom, endless)
		}
		for _, e := range f.excuses {
			c.spansOfParams(e, c.bundle.KnownFrom, endless)
		}
	}
}

func (c *compiler) wording(f *folder, id string, v *revision) {
	v.When, v.Require = treeOf(v.when), treeOf(v.require)
	if v.When == nil {
		v.When = logic.Truth(true)
	}
	if f.when.usable() {
		v.When = logic.And(f.when.tree, v.When)
	}
	c.cited(v.basis)
	c.lapse(v)
	c.polarity(v.when, true)
	c.polarity(v.require, false)
	first, last := max(v.From, c.bundle.KnownFrom), lastDay(v.Until)
	c.spansOfParams(v.when, first, last)
	c.spansOfParams(v.require, first, last)
	c.basisSound(v.basis, first, last)
	if sound(f.when) && sound(v.when) && v.require != nil && v.require.sound && id != "" && first <= last {
		c.silence(id, v, first, last)
	}
}

// basisSound checks the conditions of further bases in the form in which they
// will be evaluated.
func (c *compiler) basisSound(list []citation, first, last rules.Date) {
	for _, b := range list {
		c.spansOfParams(b.when, first, last)
		if b.when.usable() && b.when.sound {
			c.written(b.when, b.when.tree)
		}
	}
}

// sound reports whether an optional condition can be evaluated.
func sound(e *expression) bool { return e == nil || e.sound }

// lapse compares the days of a wording with those of its first basis, which
// must support the wording alone.
func (c *compiler) lapse(v *revision) {
	if v.AfterLapse == "approved-before" && sound(v.when) && !comparesDate(treeOf(v.when)) {
		c.add(v.lapse.fault(diag.LapseApproved))
	}
	if len(v.basis) == 0 || v.From.IsZero() {
		return
	}
	b := v.basis[0]
	s := c.sources[b.Source]
	if s == nil || s.broken || s.From.IsZero() {
		return
	}
	a := article(&s.Source, b.Article)
	if a == nil {
		return
	}
	from, until := term(&s.Source, a)
	if v.From < from {
		c.add(spot{v.file, v.node.Get("from")}.fault(diag.BasisFrom, v.From.String(), b.Source+" "+b.Article, from.String()))
	}
	if !until.IsZero() && lastDay(v.Until) > until && v.AfterLapse == "" {
		c.add(b.article.fault(diag.BasisLapse, b.Source+" "+b.Article, until.String()))
	}
}

// comparesDate reports whether a condition compares a date fact.
func comparesDate(e *logic.Expr) bool {
	found := false
	e.Walk(func(n *logic.Expr) {
		switch n.Op {
		case logic.OpLt, logic.OpLe, logic.OpGt, logic.OpGe:
			for _, a := range n.Args {
				found = found || a.Op == logic.OpFact && a.Type().Kind == logic.DateKind
			}
		}
	})
	return found
}

// polarity refuses violated() in places where more violations would relax
// something.
func (c *compiler) polarity(e *expression, rising bool) {
	if !e.usable() || !e.sound {
		return
	}
	for _, n := range logic.Polarity(e.tree, rising) {
		c.add(e.at(n, diag.ExprPolarity, logic.Print(n)))
	}
}

// spansOfParams refuses parameters that have no value on a day of a span.
func (c *compiler) spansOfParams(e *expression, first, last rules.Date) {
	if !e.usable() {
		return
	}
	reported := map[string]bool{}
	e.tree.Walk(func(n *logic.Expr) {
		if n.Op != logic.OpParam || reported[n.Name] {
			return
		}
		p := c.params[n.Name]
		for _, day := range c.changes(first, last, []*param{p}) {
			if _, ok := p.At(day); !ok {
				c.add(e.at(n, diag.ParamNoValue, n.Name, day.String()))
				reported[n.Name] = true
				return
			}
		}
	})
}

// changes are the first day of a span and the days on which the value of a
// parameter changes or ends.
func (c *compiler) changes(first, last rules.Date, params []*param) []rules.Date {
	days := []rules.Date{first}
	for _, p := range params {
		for _, v := range p.Values {
			days = append(days, v.From)
			if !v.Until.IsZero() {
				days = append(days, v.Until+1)
			}
		}
	}
	slices.Sort(days)
	days = slices.DeleteFunc(slices.Compact(days), func(d rules.Date) bool { return d < first || d > last })
	return days
}

// silence refuses a wording that cannot fail if nothing is answered, or that an
// empty list would satisfy.
func (c *compiler) silence(id string, v *revision, first, last rules.Date) {
	whenSpot := v.when
	if whenSpot == nil {
		whenSpot = v.require
	}
	when, require := c.written(whenSpot, v.When), c.written(v.require, v.Require)
	if when == nil || require == nil {
		return
	}
	var params []*param
	for _, e := range []*logic.Expr{when, require} {
		e.Walk(func(n *logic.Expr) {
			if n.Op == logic.OpParam && !slices.Contains(params, c.params[n.Name]) {
				params = append(params, c.params[n.Name])
			}
		})
	}
	env := c.open(first, min(last, logic.LastDay))
	for _, day := range c.changes(first, last, params) {
		w, ok1 := c.onDay(when, day)
		r, ok2 := c.onDay(require, day)
		if !ok1 || !ok2 {
			continue // a parameter without a value has been reported
		}
		switch {
		case logic.Eval(w, env).IsNot():
			c.add(whenSpot.spot.fault(diag.NeverFails, id))
			return
		case logic.Eval(r, env).Is():
			c.add(v.require.spot.fault(diag.NeverFails, id))
			return
		}
		if v.EmptyOK.IsZero() && c.emptyLists(v, w, r, env) {
			return
		}
	}
}

// onDay is a condition with the parameter values of the day.
func (c *compiler) onDay(e *logic.Expr, day rules.Date) (*logic.Expr, bool) {
	ok, any := true, false
	out := e.Replace(func(n *logic.Expr) *logic.Expr {
		if n.Op != logic.OpParam {
			return nil
		}
		p := c.params[n.Name]
		v, has := p.At(day)
		ok, any = ok && has, true
		return logic.Decimal(v, p.Type.Decimals)
	})
	if !any {
		return e, true
	}
	return out, ok && len(logic.Check(out, c.scope)) == 0
}

// emptyLists reports a list if a part of the requirement is satisfied when the
// list is empty, unless the whole requirement cannot pass then or reads the
// list's length.
func (c *compiler) emptyLists(v *revision, when, require *logic.Expr, env *logic.Env) bool {
	var lists, measured []*logic.Expr
	require.Walk(func(n *logic.Expr) {
		if len(n.Args) == 0 || n.Args[0].Type().Kind != logic.List {
			return
		}
		if n.Op == logic.OpLen {
			measured = append(measured, n.Args[0])
		} else if !slices.ContainsFunc(lists, n.Args[0].Equal) {
			lists = append(lists, n.Args[0])
		}
	})
	reported := false
	for _, l := range lists {
		if slices.ContainsFunc(measured, l.Equal) {
			continue
		}
		saved := env.Facts[l.Slot()]
		env.Facts[l.Slot()] = logic.Value{}
		empty := !logic.Eval(when, env).IsNot() && !logic.Eval(require, env).IsNot() && satisfies(require, l, env, true)
		env.Facts[l.Slot()] = saved
		if empty {
			c.add(v.require.spot.fault(diag.EmptyList, l.Name))
			reported = true
		}
	}
	return reported
}

// satisfies reports whether a condition in e that reads the list is certainly
// true (or, under a not, certainly false) in env.
func satisfies(e, list *logic.Expr, env *logic.Env, want bool) bool {
	switch e.Op {
	case logic.OpAnd, logic.OpOr:
		return slices.ContainsFunc(e.Args, func(a *logic.Expr) bool { return satisfies(a, list, env, want) })
	case logic.OpNot:
		return satisfies(e.Args[0], list, env, !want)
	case logic.OpCond:
		return satisfies(e.Args[1], list, env, want) || satisfies(e.Args[2], list, env, want)
	}
	reads := false
	e.Walk(func(n *logic.Expr) { reads = reads || n.Equal(list) })
	if !reads {
		return false
	}
	v := logic.Eval(e, env)
	return want && v.Is() || !want && v.IsNot()
}

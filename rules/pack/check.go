package pack

import (
	"slices"
	"strconv"
	"strings"

	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/diag"
	"github.com/fire321/fire321/rules/logic"
	"github.com/fire321/fire321/rules/pack/internal/exprlang"
)

// newScope gives the meaning of names in the whole bundle. A name that an
// unreadable file may have declared is assumed to exist without a type, so that
// no faults about it are reported.
func (c *compiler) newScope() logic.Scope {
	return logic.Scope{
		Fact: func(id string) (logic.Type, int, bool) {
			f := c.facts[id]
			if f == nil || f.broken {
				return logic.Type{}, 0, f != nil || c.lost.facts
			}
			return f.Type, c.slots[id], true
		},
		Param: func(id string) (logic.Type, bool) {
			if p := c.params[id]; p != nil {
				return p.Type, true
			}
			return logic.Type{}, false
		},
		Criterion: func(id string) bool { return c.criteria[id] != nil || c.lost.criteria },
		Tag: func(tag string) (int, bool) {
			n := c.tags[tag]
			return n, n > 0 || c.lost.criteria
		},
		Names: func() []string {
			if len(c.list) > diag.MaxSuggested {
				return nil
			}
			return append(keys(c.facts), keys(c.params)...)
		},
	}
}

// purpose is what an expression is for.
type purpose uint8

const (
	wording  purpose = iota // a condition of a criterion
	question                // any other condition
	value                   // of a fact
)

// checkExpressions types all expressions except those of the grading.
func (c *compiler) checkExpressions() {
	for _, f := range c.order {
		for _, fact := range f.facts {
			c.checkValue(fact, fact.derive, true)
			c.checkValue(fact, fact.suggest, false)
			c.checkBasis(fact.basis)
		}
	}
	c.deriveCycles()
	for _, f := range c.order {
		c.check(f.when, wording)
		for _, e := range f.excuses {
			c.check(e, question)
		}
		for _, k := range f.checks {
			c.check(k.when, question)
			c.reopened(k)
		}
		for _, p := range f.pairs {
			c.check(p.when, question)
		}
		for _, k := range f.criteria {
			for _, v := range k.revisions {
				c.checkRevision(v)
			}
		}
		for _, one := range f.cites {
			c.checkBasis(one.basis)
		}
		for _, r := range f.replaces {
			for _, v := range r.revisions {
				c.checkRevision(v)
			}
		}
	}
}

func (c *compiler) checkRevision(v *revision) {
	c.check(v.when, wording)
	c.check(v.require, wording)
	c.checkBasis(v.basis)
}

func (c *compiler) checkBasis(list []citation) {
	for _, b := range list {
		c.check(b.when, question)
	}
}

// check resolves the parameters of an expression, types it and notes what it
// reads. A sound expression may be evaluated.
func (c *compiler) check(e *expression, use purpose) {
	c.convert(e)
	if !e.usable() {
		return
	}
	before := len(c.list)
	exprlang.Params(e.tree, func(id string) bool { return c.params[id] != nil })
	for _, f := range exprlang.Check(e.tree, e.spans, c.scope, use != value) {
		d := e.fault(f)
		switch f.Code {
		case diag.CriterionUnknown:
			d = c.near(d, f.Args[0].ZH, func() []string { return keys(c.criteria) })
		case diag.ValueUnknown:
			for _, id := range keys(c.facts) { // the fault does not say which fact has these options
				fact := &c.facts[id].Fact
				if of := fact.Type.Values; len(of) > 0 && f.Args[1].EN == strings.Join(of, ", ") {
					d.Args[1] = listed(of, options(fact))
					d = meant(d, f.Args[0].ZH, of, options(fact))
					break
				}
			}
		case diag.TagUnknown:
			d = c.near(d, f.Args[0].ZH, func() []string { return keys(c.tags) })
		}
		c.add(d)
	}
	e.sound = len(c.list) == before
	e.tree.Walk(func(n *logic.Expr) {
		switch n.Op {
		case logic.OpFact:
			c.used[n.Name] = true
			if f := c.facts[n.Name]; f == nil || f.broken {
				e.sound = false
			}
		case logic.OpParam:
			c.used[n.Name] = true
			if c.params[n.Name].Type.Kind == 0 {
				e.sound = false
			}
		case logic.OpViolated, logic.OpCountViolated:
			if use != wording {
				d := e.at(n, diag.ExprRefused)
				d.Args = []diag.Text{{ZH: "在条款之外用 " + n.Op.String(), EN: n.Op.String() + " outside of a criterion"}}
				c.add(d)
				e.sound = false
			}
			if n.Op == logic.OpViolated && c.criteria[n.Name] == nil || n.Op == logic.OpCountViolated && c.tags[n.Name] == 0 {
				e.sound = false
			}
		}
	})
}

// reopened checks that a check only reopens facts that its condition reads,
// directly or through derived facts.
func (c *compiler) reopened(k *check) {
	if len(k.reopens) == 0 || !k.when.usable() || !k.when.sound || !c.whole(k.when.tree) || !c.small(k.when.tree) {
		return
	}
	read := map[string]bool{}
	c.full.Write(k.when.tree).Walk(func(n *logic.Expr) {
		if n.Op == logic.OpFact {
			read[n.Name] = true
		}
	})
	for _, f := range k.reopens {
		if !read[f.id] {
			c.add(f.fault(diag.CheckReopens, f.id).DidYouMean(f.id, keys(read)))
		}
	}
}

// checkValue checks a derived or suggested value against the type of its fact.
func (c *compiler) checkValue(f *fact, e *expression, derived bool) {
	c.check(e, value)
	if e == nil || !e.sound || f.broken {
		return
	}
	got, want := e.tree.Type(), f.Type
	at := func(code diag.Code, args ...diag.Text) {
		d := e.at(e.tree, code)
		d.Args = args
		c.add(d)
		e.sound = false
	}
	switch {
	case got.Kind != want.Kind:
		at(diag.ExprType, diag.Same(got.Kind.String()), diag.Same(want.Kind.String()))
	case want.Kind == logic.Number && got.Unit != logic.AnyUnit && got.Unit != want.Unit:
		at(diag.ExprUnit, unitWords(got.Unit), unitWords(want.Unit))
	case want.Kind == logic.Number && got.Decimals > want.Decimals:
		at(diag.ValueForm, diag.Same(logic.Print(e.tree)), diag.Text{ZH: "最多 " + strconv.Itoa(want.Decimals) + " 位小数的数", EN: "a number of at most " + strconv.Itoa(want.Decimals) + " decimals"})
	case derived && (want.Kind == logic.Number || want.Kind == logic.DateKind) && !covers(want, got):
		at(diag.RangeWrong, diag.Same(bound(got, got.Min)+" … "+bound(got, got.Max)),
			diag.Text{ZH: " " + bound(want, want.Min) + " 至 " + bound(want, want.Max) + " 之间", EN: bound(want, want.Min) + " to " + bound(want, want.Max)})
	case (want.Kind == logic.Enum || want.Kind == logic.Set) && !slices.Equal(got.Values, want.Values):
		at(diag.ValueForm, diag.Same(logic.Print(e.tree)), diag.Text{ZH: "选项相同的事实", EN: "a fact with the same values"})
	}
}

func unitWords(unit string) diag.Text {
	if unit == "" {
		return diag.Text{ZH: "无单位的数", EN: "a bare count"}
	}
	return diag.Same(unit)
}

// covers reports whether the range of want contains that of got, and got has no
// more decimals.
func covers(want, got logic.Type) bool {
	lo, _, ok1 := logic.ParseDecimal(bound(got, got.Min), want.Decimals)
	hi, _, ok2 := logic.ParseDecimal(bound(got, got.Max), want.Decimals)
	if want.Kind == logic.DateKind {
		lo, hi, ok1, ok2 = got.Min, got.Max, true, true
	}
	return ok1 && ok2 && lo >= want.Min && hi <= want.Max
}

// deriveCycles refuses facts that are derived from themselves.
func (c *compiler) deriveCycles() {
	edges := map[string][]string{}
	for id, f := range c.facts {
		if f.derive.usable() {
			f.derive.tree.Walk(func(n *logic.Expr) {
				if n.Op == logic.OpFact {
					edges[id] = append(edges[id], n.Name)
				}
			})
		}
	}
	for _, way := range cycles(edges) {
		c.add(c.facts[way[0]].derive.spot.fault(diag.DeriveCycle, way[0], strings.Join(way, " → ")))
		for _, id := range way {
			c.facts[id].broken = true // and what reads it is not evaluated
		}
	}
}

// cycles returns the cycles of a graph, each once, as the names on the way from
// its least name back to it. If cycles share nodes it does not find all of
// them, but at least one in each group of connected cycles.
func cycles(edges map[string][]string) [][]string {
	const (
		open = iota + 1
		done
	)
	state := map[string]int{}
	var way []string
	var found [][]string
	var visit func(string)
	visit = func(n string) {
		state[n] = open
		way = append(way, n)
		for _, next := range edges[n] {
			switch state[next] {
			case open:
				ring := slices.Clone(way[slices.Index(way, next):])
				least := slices.Index(ring, slices.Min(ring))
				ring = append(append(ring[least:len(ring):len(ring)], ring[:least]...), ring[least])
				if !slices.ContainsFunc(found, func(o []string) bool { return slices.Equal(o, ring) }) {
					found = append(found, ring)
				}
			case 0:
				visit(next)
			}
		}
		way = way[:len(way)-1]
		state[n] = done
	}
	for _, n := range keys(edges) {
		if state[n] == 0 {
			visit(n)
		}
	}
	return found
}

// derived is the derived fact that a node reads, or nil.
func (c *compiler) derived(n *logic.Expr) *fact {
	if n.Op != logic.OpFact {
		return nil
	}
	if f := c.facts[n.Name]; f != nil && f.derive.usable() {
		return f
	}
	return nil
}

// small reports whether a tree is within the limits after its derived facts are
// written out. A tree that is whole has no cycle.
func (c *compiler) small(tree *logic.Expr) bool {
	size, _ := c.full.Size(tree)
	return size <= logic.MaxNodes
}

// written is an expression with its derived facts written out, typed, as it
// will be evaluated. If that fails, written reports it and returns nil.
func (c *compiler) written(e *expression, tree *logic.Expr) *logic.Expr {
	if !c.whole(tree) {
		return nil
	}
	if !c.small(tree) {
		c.add(e.spot.fault(diag.ExprSize, "> "+strconv.Itoa(logic.MaxNodes), strconv.Itoa(logic.MaxNodes)))
		return nil
	}
	full := c.full.Write(tree)
	for _, f := range logic.Check(full, c.scope) {
		c.add(e.spot.faultText(f.Code, f.Args...))
		return nil // one is enough: it comes from a fact that was written out
	}
	return full
}

// whole reports whether the derived facts that a tree reads, directly or not,
// are sound. A cycle contains a broken fact, so this terminates.
func (c *compiler) whole(e *logic.Expr) bool {
	ok := true
	e.Walk(func(n *logic.Expr) {
		f := c.derived(n)
		if f == nil || !ok {
			return
		}
		known, seen := c.wholes[f.ID]
		if !seen {
			known = !f.broken && f.derive.sound && c.whole(f.derive.tree)
			c.wholes[f.ID] = known
		}
		ok = known
	})
	return ok
}

// open is an environment without answers, on the days from first to last.
func (c *compiler) open(first, last rules.Date) *logic.Env {
	if len(c.nothing) != len(c.slots) {
		c.nothing = make([]logic.Value, len(c.slots))
		for id, slot := range c.slots {
			c.nothing[slot] = c.facts[id].Type.Open()
		}
	}
	return &logic.Env{
		Facts: slices.Clone(c.nothing), AsOf: logic.Value{Lo: int64(first), Hi: int64(last)},
		Violated:      func(string) logic.Value { return logic.Either() },
		CountViolated: func(tag string) logic.Value { return logic.Value{Hi: int64(c.tags[tag])} },
	}
}

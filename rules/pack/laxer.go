package pack

import (
	"slices"
	"strings"

	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/diag"
	"github.com/fire321/fire321/rules/logic"
)

// rule is a wording; params are the parameters whose values differ from the
// bundle's.
type rule struct {
	when, require *logic.Expr
	params        map[string]*param
}

// search looks for answers for which one wording fails and another does not. If
// it finds some, the other wording is certainly laxer. If it finds none, that
// proves nothing, since it stops after a fixed number of evaluations.
//
// Answers that a check below the layer reopens count as not given, as they do in
// an assessment: the parent does not fail for them. The layer's own checks are
// not asked. Reopening an answer only adds outcomes, so a criterion that fails
// becomes open, never passed: the unit is asked again, and the letter is shut as
// long as it does not know.
type search struct {
	*linter
	day    rules.Date
	budget int
	// folder is the layer, and before are the parameters that it changes, with
	// the values that its parent has.
	folder  *folder
	before  map[string]*param
	clashes []clash
}

// clash is a check below the layer, as it is evaluated on the day, and the slots
// of the answers that it reopens.
type clash struct {
	when    *logic.Expr
	reopens []int
}

// searchIn prepares a search for what the layer of a folder loosens.
func (l *linter) searchIn(f *folder, day rules.Date, budget int) *search {
	s := &search{linter: l, day: day, budget: budget, folder: f, before: map[string]*param{}}
	for _, o := range l.overlays {
		if o.folder == f && o.param != nil {
			s.before[o.param.target.id] = o.values
		}
	}
	for _, below := range l.order[:slices.Index(l.order, f)] {
		for _, k := range below.checks {
			if len(k.reopens) == 0 || !k.when.usable() || !k.when.sound {
				continue
			}
			when, ok := s.onDay(s.before, k.when.tree)
			if !ok || len(logic.CheckBool(when, s.scope)) > 0 {
				continue
			}
			one := clash{when: when}
			for _, n := range k.reopens {
				if slot, ok := s.slots[n.id]; ok {
					one.reopens = append(one.reopens, slot)
				}
			}
			s.clashes = append(s.clashes, one)
		}
	}
	return s
}

// laxer returns such answers in words. Answers for which a criterion of the
// layer's own fails do not count: a layer may split a duty in two.
func (s *search) laxer(old, now rule) (answers diag.Text, ok bool) {
	before, ok1 := s.fails(old)
	after, ok2 := s.fails(now)
	if !ok1 || !ok2 || before.Equal(after) {
		return diag.Text{}, false
	}
	parts := []*logic.Expr{before, logic.Not(after)}
	for _, c := range s.folder.criteria {
		rev := c.At(s.day)
		if rev == nil || c.Summary || !s.shareFact(rev.Require, old.require) {
			continue
		}
		if fails, ok := s.fails(rule{rev.When, rev.Require, nil}); ok {
			parts = append(parts, logic.Not(fails))
		}
	}
	goal := logic.And(parts...).Replace(func(*logic.Expr) *logic.Expr { return nil })
	if len(logic.Check(goal, s.scope)) > 0 || len(logic.Check(before, s.scope)) > 0 {
		return diag.Text{}, false
	}
	w := witness{search: s, goal: goal, parent: before, env: s.open(s.day, s.day)}
	w.order(before, after)
	w.open = slices.Clone(w.env.Facts)
	if !w.find(0) {
		return diag.Text{}, false
	}
	return w.words(), true
}

// shareFact reports whether both conditions read some fact.
func (s *search) shareFact(a, b *logic.Expr) bool {
	if !s.whole(a) || !s.whole(b) || !s.small(a) || !s.small(b) {
		return false
	}
	read := map[string]bool{}
	s.full.Write(a).Walk(func(n *logic.Expr) { read[n.Name] = read[n.Name] || n.Op == logic.OpFact })
	shared := false
	s.full.Write(b).Walk(func(n *logic.Expr) { shared = shared || n.Op == logic.OpFact && read[n.Name] })
	return shared
}

// fails returns the condition under which a rule is broken, as it is evaluated
// on the day.
func (s *search) fails(r rule) (*logic.Expr, bool) {
	when, ok1 := s.onDay(r.params, r.when)
	require, ok2 := s.onDay(r.params, r.require)
	if !ok1 || !ok2 {
		return nil, false
	}
	return logic.And(when, logic.Not(require)), true
}

// onDay is a condition with its derived facts and parameters written out, as it
// is evaluated on the day. params are those that differ from the bundle's.
func (s *search) onDay(params map[string]*param, e *logic.Expr) (*logic.Expr, bool) {
	if !s.whole(e) || !s.small(e) {
		return nil, false
	}
	ok := true
	e = s.full.Write(e).Replace(func(n *logic.Expr) *logic.Expr {
		if n.Op != logic.OpParam {
			return nil
		}
		p := params[n.Name]
		if p == nil {
			p = s.params[n.Name]
		}
		v, has := p.At(s.day)
		ok = ok && has
		return logic.Decimal(v, p.Type.Decimals)
	})
	return e, ok
}

// witness is the search for one goal.
type witness struct {
	*search
	goal   *logic.Expr
	parent *logic.Expr // the condition under which the parent's wording is broken
	env    *logic.Env
	facts  []*fact // in the order in which they are tried
	given  []bool
	open   []logic.Value // of facts, before anything is answered
}

// order puts the facts of the parts that only one of the two conditions has
// first.
func (w *witness) order(before, after *logic.Expr) {
	conjuncts := func(e *logic.Expr) []*logic.Expr {
		if e.Op == logic.OpAnd {
			return e.Args
		}
		return []*logic.Expr{e}
	}
	add := func(e *logic.Expr) {
		e.Walk(func(n *logic.Expr) {
			if n.Op != logic.OpFact {
				return
			}
			if f := w.compiler.facts[n.Name]; !slices.Contains(w.facts, f) {
				w.facts = append(w.facts, f)
			}
		})
	}
	for _, pair := range [][2]*logic.Expr{{before, after}, {after, before}} {
		for _, one := range conjuncts(pair[0]) {
			if !slices.ContainsFunc(conjuncts(pair[1]), one.Equal) {
				add(one)
			}
		}
	}
	add(w.goal)
	w.given = make([]bool, len(w.facts))
	for _, f := range w.facts {
		if f.Type.Kind == logic.DateKind && !f.Future {
			v := &w.env.Facts[w.slots[f.ID]]
			v.Hi = max(v.Lo, min(v.Hi, int64(w.day)))
		}
	}
}

// find answers facts from the i-th on until the goal is certain.
func (w *witness) find(i int) bool {
	if w.budget--; w.budget < 0 {
		return false
	}
	switch v := logic.Eval(w.goal, w.env); {
	case v.Is():
		return !w.reopened()
	case v.IsNot() || i == len(w.facts):
		return false
	}
	f := w.facts[i]
	slot := w.slots[f.ID]
	open := w.env.Facts[slot]
	w.given[i] = true
	for _, v := range w.candidates(f, open) {
		w.env.Facts[slot] = v
		if w.find(i + 1) {
			return true
		}
	}
	w.env.Facts[slot], w.given[i] = open, false
	return false
}

// reopened reports whether the parent's wording is open after all, since the
// answers contradict each other.
func (w *witness) reopened() bool {
	env := *w.env
	env.Facts = slices.Clone(env.Facts)
	for _, k := range w.clashes {
		if logic.Eval(k.when, w.env).Is() {
			for _, slot := range k.reopens {
				env.Facts[slot] = w.open[slot]
			}
		}
	}
	return !logic.Eval(w.parent, &env).Is()
}

// candidates are answers on both sides of every comparison in the goal.
func (w *witness) candidates(f *fact, open logic.Value) (list []logic.Value) {
	switch f.Type.Kind {
	case logic.Bool:
		return []logic.Value{logic.True(), logic.False()}
	case logic.Enum:
		for i := range f.Type.Values {
			list = append(list, logic.Value{May: 1 << i})
		}
	case logic.Set:
		for i := range f.Type.Values {
			list = append(list, logic.Value{May: 1 << i, Must: 1 << i})
		}
		list = append(list, logic.Value{}, logic.Value{May: open.May, Must: open.May})
	case logic.Number, logic.DateKind:
		for _, n := range w.edges(f.ID, "", f.Type, open) {
			list = append(list, logic.Value{Lo: n, Hi: n})
		}
	case logic.List:
		list = append(list, logic.Value{}) // none
		for k := range 4 {
			record := make([]logic.Value, len(f.Type.Fields))
			for i, field := range f.Type.Fields {
				t := field.Type
				switch record[i] = t.Open(); t.Kind {
				case logic.Bool:
					record[i] = []logic.Value{logic.True(), logic.False()}[k%2]
				case logic.Enum:
					record[i] = logic.Value{May: 1 << (k % len(t.Values))}
				case logic.Number, logic.DateKind:
					edges := w.edges(f.ID, field.Name, t, record[i])
					n := edges[k%len(edges)]
					record[i] = logic.Value{Lo: n, Hi: n}
				}
			}
			list = append(list, logic.Value{Known: [][]logic.Value{record}})
		}
	}
	return list
}

// edges are the numbers or days that a fact, or a field of its records, is
// compared with, and their neighbours, within its range.
func (w *witness) edges(id, field string, t logic.Type, open logic.Value) (list []int64) {
	add := func(n int64) {
		for _, n := range []int64{n, n - 1, n + 1} {
			if n >= open.Lo && n <= open.Hi && !slices.Contains(list, n) && len(list) < 24 {
				list = append(list, n)
			}
		}
	}
	w.goal.Walk(func(n *logic.Expr) {
		if !n.Op.Compares() {
			return
		}
		reads := false
		n.Walk(func(n *logic.Expr) {
			reads = reads || n.Op == logic.OpFact && n.Name == id && field == "" || n.Op == logic.OpField && n.Name == field
		})
		if !reads {
			return
		}
		n.Walk(func(n *logic.Expr) {
			switch {
			case n.Op == logic.OpNumber && t.Kind == logic.Number:
				v, _, ok := logic.ParseDecimal(logic.FormatDecimal(n.Num, n.Decimals), max(t.Decimals, n.Decimals))
				for d := t.Decimals; ok && d < n.Decimals; d++ {
					v /= 10
				}
				if ok {
					add(v)
					add(-v)
				}
			case n.Op == logic.OpNumber && n.Decimals == 0 && n.Num < 1<<20: // a term of days, months or years
				for _, days := range []int64{1, 31, 366} {
					add(int64(w.day) - n.Num*days)
				}
			case n.Op == logic.OpDate && t.Kind == logic.DateKind:
				add(n.Num)
			}
		})
	})
	if t.Kind == logic.DateKind {
		add(int64(w.day))
	}
	add(open.Lo)
	add(open.Hi)
	return list
}

// words are the answers that were found, without irrelevant ones.
func (w *witness) words() diag.Text {
	var said []string
	for i, f := range w.facts {
		if !w.given[i] {
			continue
		}
		slot := w.slots[f.ID]
		v := w.env.Facts[slot]
		open := f.Type.Open()
		if f.Type.Kind == logic.DateKind && !f.Future {
			open.Hi = max(open.Lo, min(open.Hi, int64(w.day)))
		}
		if w.env.Facts[slot] = open; logic.Eval(w.goal, w.env).Is() {
			continue
		}
		w.env.Facts[slot] = v
		said = append(said, f.ID+" = "+inWords(f, v))
	}
	if len(said) == 0 {
		return diag.Text{ZH: "怎么回答都", EN: "whatever is answered"}
	}
	list := strings.Join(said, ", ")
	return diag.Text{ZH: list, EN: list}
}

// inWords is a definite answer as a test file writes it.
func inWords(f *fact, v logic.Value) string {
	var names []string
	for i, name := range f.Type.Values {
		if v.May&(1<<i) != 0 {
			names = append(names, name)
		}
	}
	switch f.Type.Kind {
	case logic.Bool:
		if v.Is() {
			return "true"
		}
		return "false"
	case logic.Number:
		return trimmed(v.Lo, f.Type.Decimals)
	case logic.DateKind:
		return rules.Date(v.Lo).String()
	case logic.Enum:
		return names[0]
	case logic.Set:
		return "[" + strings.Join(names, ", ") + "]"
	}
	if len(v.Known) == 0 {
		return "[]"
	}
	var fields []string
	for i := range f.Fields {
		one := &fact{Fact: f.Fields[i]}
		if k := one.Type.Kind; k != logic.TextKind && k != logic.Set {
			fields = append(fields, one.ID+": "+inWords(one, v.Known[0][i]))
		}
	}
	return "[{" + strings.Join(fields, ", ") + "}]"
}

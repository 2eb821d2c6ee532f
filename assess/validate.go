package assess

import (
	"slices"
	"strconv"

	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/diag"
	"github.com/fire321/fire321/rules/logic"
)

// validate refuses what the compiler could not process. A bundle loaded from a
// pack never fails here; one that was decoded or made by hand may. Each place
// is a JSON pointer into the bundle.
func (c *compiler) validate() bool {
	b := c.bundle
	for _, l := range []struct {
		what       Text
		got, limit int
	}{
		{Text{ZH: "事实", EN: "facts"}, len(b.Facts), rules.MaxFacts},
		{Text{ZH: "参数", EN: "parameters"}, len(b.Params), rules.MaxParams},
		{Text{ZH: "条款", EN: "criteria"}, len(b.Criteria), rules.MaxCriteria},
		{Text{ZH: "来源", EN: "sources"}, len(b.Sources), rules.MaxSources},
		{Text{ZH: "疑点", EN: "checks"}, len(b.Checks), rules.MaxChecks},
	} {
		if l.got > l.limit {
			c.list = append(c.list, diag.NewText(diag.Limit, diag.Place{}, l.what, diag.Same(strconv.Itoa(l.got)), diag.Same(strconv.Itoa(l.limit))))
		}
	}
	if len(c.list) > 0 {
		return false
	}
	named, criteria, sources := ids{c, map[string]string{}}, ids{c, map[string]string{}}, ids{c, map[string]string{}}
	for i := range b.Facts {
		at := "/facts/" + strconv.Itoa(i)
		named.add(b.Facts[i].ID, at)
		c.fact(&b.Facts[i], at)
	}
	for i := range b.Params {
		at := "/params/" + strconv.Itoa(i)
		named.add(b.Params[i].ID, at)
		c.param(&b.Params[i], at)
	}
	for i := range b.Sources {
		sources.add(b.Sources[i].ID, "/sources/"+strconv.Itoa(i))
	}
	roles := b.Fact(rules.RolesFact)
	for i := range b.Criteria {
		at := "/criteria/" + strconv.Itoa(i)
		criteria.add(b.Criteria[i].ID, at)
		c.criterion(&b.Criteria[i], roles, at)
	}
	for i := range b.Checks {
		at := "/checks/" + strconv.Itoa(i)
		c.whole(at, b.Checks[i].When)
		if b.Checks[i].When == nil {
			c.fault(at, diag.KeyMissing, "when")
		}
	}
	for i, r := range b.Rounds {
		at := "/rounds/" + strconv.Itoa(i)
		c.between(at+"/most", r.Most, 1, rules.MaxRound)
		for _, id := range append(r.Ask[:len(r.Ask):len(r.Ask)], r.Instead...) {
			if b.Fact(id) == nil {
				c.fault(at, diag.FactUnknown, id)
			}
		}
	}
	for i := range b.Pairs {
		at := "/pairs/" + strconv.Itoa(i)
		c.whole(at, b.Pairs[i].When)
		if b.Pairs[i].When == nil {
			c.fault(at, diag.KeyMissing, "when")
		}
	}
	b.Grading.EachWeight(func(w *rules.Weight) { c.whole("/grading", w.When) })
	c.displacements()
	if len(c.list) == 0 {
		c.documents() // the names that they use are validated
	}
	return len(c.list) == 0
}

func (c *compiler) fault(at string, code diag.Code, args ...string) {
	c.list = append(c.list, diag.New(code, diag.Place{Pointer: at}, args...))
}

func (c *compiler) outside(at, got, lo, hi string) {
	c.list = append(c.list, diag.NewText(diag.RangeWrong, diag.Place{Pointer: at}, diag.Same(got), Text{ZH: " " + lo + " 至 " + hi + " 之间", EN: lo + " to " + hi}))
}

func (c *compiler) between(at string, n, lo, hi int) bool {
	if n < lo || n > hi {
		c.outside(at, strconv.Itoa(n), strconv.Itoa(lo), strconv.Itoa(hi))
		return false
	}
	return true
}

// ids finds what is declared twice.
type ids struct {
	c    *compiler
	seen map[string]string
}

func (s ids) add(id, at string) {
	switch first, twice := s.seen[id]; {
	case id == "":
		s.c.fault(at, diag.KeyMissing, "id")
	case twice:
		s.c.fault(at+"/id", diag.IDTwice, id, first)
	default:
		s.seen[id] = at
	}
}

func (c *compiler) wholeBasis(at string, list []rules.Basis) {
	for _, b := range list {
		c.whole(at, b.When)
	}
}

// whole refuses an expression with a part missing: it could not even be written
// as bytes. Compilation finds all other faults, if it compiles the expression.
func (c *compiler) whole(at string, list ...*logic.Expr) {
	for _, e := range list {
		e.Walk(func(e *logic.Expr) {
			if slices.Contains(e.Args, nil) {
				c.fault(at, diag.ExprArity, e.Op.String())
			}
		})
	}
}

func (c *compiler) fact(f *rules.Fact, at string) {
	c.scalar(f, at)
	c.whole(at, f.Derive, f.Suggest)
	c.wholeBasis(at, f.Basis)
	c.between(at+"/shelf_days", f.ShelfDays, 0, 36500)
	if f.Type.Kind != logic.List {
		return
	}
	c.between(at+"/max_len", f.Type.MaxLen, 1, logic.MaxRecords)
	c.between(at+"/fields", len(f.Fields), 1, rules.MaxFields)
	if len(f.Fields) != len(f.Type.Fields) {
		c.fault(at, diag.KeyMissing, "fields")
		return
	}
	fields := ids{c, map[string]string{}}
	for i := range f.Fields {
		field, at := &f.Fields[i], at+"/fields/"+strconv.Itoa(i)
		fields.add(field.ID, at)
		c.scalar(field, at)
		if of := f.Type.Fields[i]; of.Name != field.ID || !sameType(of.Type, field.Type) {
			c.fault(at, diag.ValueForm, field.ID, of.Name)
		}
		switch field.Type.Kind {
		case logic.Set, logic.List:
			c.fault(at+"/type", diag.ValueForm, field.Type.Kind.String(), "bool, number, date, enum, text")
		}
	}
}

// sameType compares types without fields.
func sameType(a, b logic.Type) bool {
	return a.Kind == b.Kind && a.Unit == b.Unit && a.Decimals == b.Decimals && a.Min == b.Min && a.Max == b.Max && slices.Equal(a.Values, b.Values)
}

// scalar checks all of a type except its fields.
func (c *compiler) scalar(f *rules.Fact, at string) {
	t := f.Type
	if t.Kind != logic.Number {
		c.between(at+"/decimals", t.Decimals, 0, 0)
	}
	switch t.Kind {
	case logic.Bool, logic.List, logic.TextKind:
	case logic.Number:
		c.number(t, at)
	case logic.DateKind:
		if t.Min > t.Max || t.Min < int64(logic.FirstDay) || t.Max > int64(logic.LastDay) {
			c.outside(at, Date(t.Min).String()+" … "+Date(t.Max).String(), logic.FirstDay.String(), logic.LastDay.String())
		}
	case logic.Enum, logic.Set:
		if !c.between(at+"/values", len(t.Values), 1, logic.MaxValues) {
			return
		}
		values := ids{c, map[string]string{}}
		for i, v := range t.Values {
			values.add(v, at+"/values/"+strconv.Itoa(i))
			if len(f.Options) != len(t.Values) || f.Options[i].ID != v {
				c.fault(at+"/values/"+strconv.Itoa(i), diag.ValueForm, v, "id")
			}
		}
	default:
		c.fault(at, diag.KeyMissing, "type")
	}
}

// number checks a range: logic.ParseDecimal reads at most 18 digits.
func (c *compiler) number(t logic.Type, at string) {
	const most = 1_000_000_000_000_000_000 - 1
	c.between(at+"/decimals", t.Decimals, 0, logic.MaxDecimals)
	if t.Min > t.Max || t.Min < -most || t.Max > most {
		c.outside(at, strconv.FormatInt(t.Min, 10)+" … "+strconv.FormatInt(t.Max, 10), strconv.FormatInt(-most, 10), strconv.FormatInt(most, 10))
	}
}

func (c *compiler) param(p *rules.Param, at string) {
	if p.Type.Kind != logic.Number {
		c.fault(at+"/type", diag.ValueForm, p.Type.Kind.String(), "number")
		return
	}
	c.number(p.Type, at)
	for i, v := range p.Values {
		if v.Value < p.Type.Min || v.Value > p.Type.Max {
			c.outside(at+"/values/"+strconv.Itoa(i), strconv.FormatInt(v.Value, 10), strconv.FormatInt(p.Type.Min, 10), strconv.FormatInt(p.Type.Max, 10))
		}
	}
}

func (c *compiler) criterion(cr *rules.Criterion, roles *rules.Fact, at string) {
	if !slices.Contains(rules.Severities(), cr.Severity) {
		c.fault(at+"/severity", diag.ValueUnknown, string(cr.Severity), "general, serious, major")
	}
	for i, role := range cr.OwedBy {
		known := slices.Contains(rules.Roles(), role)
		if roles != nil {
			known = roles.Type.Kind == logic.Set && roles.Derive == nil && roles.Type.Index(role) >= 0
		}
		if !known {
			c.fault(at+"/owed_by/"+strconv.Itoa(i), diag.ValueUnknown, role, rules.RolesFact)
		}
	}
	c.between(at+"/remedy/within_days", cr.Remedy.WithinDays, 0, rules.MaxWithinDays)
	var last Date
	for i := range cr.Revisions {
		r, at := &cr.Revisions[i], at+"/revisions/"+strconv.Itoa(i)
		c.whole(at, r.When, r.Require)
		c.wholeBasis(at, r.Basis)
		if r.Require == nil {
			c.fault(at, diag.KeyMissing, "require")
		}
		if i > 0 && (last.IsZero() || r.From <= last) || !r.Until.IsZero() && r.Until < r.From {
			c.outside(at, r.From.String()+" … "+r.Until.String(), (last + 1).String(), logic.LastDay.String())
		}
		last = r.Until
	}
}

// displacements refuses criteria that displace each other in a circle: none of
// them would ever apply.
func (c *compiler) displacements() {
	at := make(map[string]int, len(c.bundle.Criteria))
	for i := range c.bundle.Criteria {
		at[c.bundle.Criteria[i].ID] = i
	}
	state := make([]int, len(c.bundle.Criteria)) // 0 new, 1 open, 2 done
	var visit func(i int)
	visit = func(i int) {
		state[i] = 1
		for _, id := range c.bundle.Criteria[i].Displaces {
			k, ok := at[id]
			switch {
			case !ok:
			case state[k] == 1:
				c.fail(diag.CompileCycle, id)
			case state[k] == 0:
				visit(k)
			}
		}
		state[i] = 2
	}
	for i := range state {
		if state[i] == 0 {
			visit(i)
		}
	}
}

package pack

import (
	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/diag"
	"github.com/fire321/fire321/rules/logic"
	"github.com/fire321/fire321/rules/pack/internal/yamlnode"
)

// param is a named number whose value depends on the date.
type param struct {
	rules.Param
	spot
	basis  []citation // of all values
	broken bool       // its values are unreliable
}

// paramReplacement is a layer's change of a parent's parameter.
type paramReplacement struct {
	spot
	target  named
	was     spot
	values  []rules.ParamValue
	numbers []*yamlnode.Node // of the values: the parent has their type
	relaxes rules.Relaxation
	basis   []citation // of relaxes and of all values
	broken  bool
	// idle: nobody has verified that it may relax, so the parent's values
	// apply.
	idle bool
}

func (r *reader) param(n *yamlnode.Node) *param {
	o, before := r.object(n), len(*r.list)
	p := &param{spot: r.spot(n)}
	p.ID = o.factID(o.need("id"))
	p.Title = o.text(o.need("title"))
	p.Type.Kind = logic.Number
	o.numberType(&p.Type)
	var numbers []*yamlnode.Node
	p.Values, numbers, p.basis = o.values()
	r.numbers(numbers, p.Type, p.Values)
	o.done()
	p.broken = len(*r.list) > before
	return p
}

// values reads dated values without the numbers themselves.
func (o *object) values() (values []rules.ParamValue, numbers []*yamlnode.Node, basis []citation) {
	n := o.need("values")
	items := o.atMost(n, maxRevisions, diag.Text{ZH: "数值", EN: "values"})
	if n != nil && n.Kind == yamlnode.List && len(items) == 0 {
		o.fault(n, diag.KeyMissing, "from")
	}
	var froms []rules.Date
	for _, item := range items {
		v := o.object(item)
		var value rules.ParamValue
		value.From, value.Until = v.span()
		numbers = append(numbers, v.need("value"))
		cited := v.needBasis("basis")
		value.Basis = bases(cited)
		basis = append(basis, cited...)
		v.done()
		values, froms = append(values, value), append(froms, value.From)
	}
	o.inSequence(items, froms, func(i int) *rules.Date { return &values[i].Until })
	return values, numbers, basis
}

// numbers reads the numbers of dated values, which must have the type t.
func (r *reader) numbers(nodes []*yamlnode.Node, t logic.Type, values []rules.ParamValue) {
	for i, n := range nodes {
		got, ok := r.decimal(n, t.Decimals)
		if ok && (got < t.Min || got > t.Max) {
			r.outOfRange(n, bound(t, t.Min), bound(t, t.Max))
		}
		values[i].Value = got
	}
}

func (r *reader) paramReplacement(n *yamlnode.Node, pack string) *paramReplacement {
	o, before := r.object(n), len(*r.list)
	rep := &paramReplacement{spot: r.spot(n)}
	rep.target, rep.was = o.replaced(factParts)
	rep.relaxes, rep.basis = o.relaxation()
	var cited []citation
	rep.values, rep.numbers, cited = o.values()
	rep.basis = append(rep.basis, cited...)
	for i := range rep.values {
		rep.values[i].Relaxes, rep.values[i].Pack = rep.relaxes, pack
	}
	o.done()
	rep.broken = len(*r.list) > before
	return rep
}

// numberType reads unit, decimals, min and max.
func (o *object) numberType(t *logic.Type) {
	if n := o.get("unit"); n != nil {
		t.Unit = o.choice(n, rules.Units())
	}
	t.Decimals = o.whole(o.get("decimals"), 0, logic.MaxDecimals)
	lo, hi := o.need("min"), o.need("max")
	var okLo, okHi bool
	t.Min, okLo = o.decimal(lo, t.Decimals)
	t.Max, okHi = o.decimal(hi, t.Decimals)
	if okLo && okHi && t.Min > t.Max {
		o.add(o.file.Fault(hi, diag.RangeWrong, diag.Same(hi.Text), atLeast(lo.Text)))
	}
	if !okLo || !okHi {
		t.Kind = 0 // expressions that read it are not checked
	}
}

func atLeast(lo string) diag.Text { return diag.Text{ZH: " " + lo + " 以上", EN: "at least " + lo} }

// bound is a number or date of type t in words.
func bound(t logic.Type, n int64) string {
	if t.Kind == logic.DateKind {
		return rules.Date(n).String()
	}
	return logic.FormatDecimal(n, t.Decimals)
}

// inSequence checks that dated entries are in order and do not overlap. If an
// entry has no end, it ends where the next one begins.
func (r *reader) inSequence(nodes []*yamlnode.Node, froms []rules.Date, until func(int) *rules.Date) {
	for i := 1; i < len(froms); i++ {
		before, end := froms[i-1], until(i-1)
		if froms[i].IsZero() || before.IsZero() {
			continue
		}
		if froms[i] <= before || !end.IsZero() && *end >= froms[i] {
			n := nodes[i].Get("from")
			r.fault(n, diag.RevisionOverlap, froms[i].String(), before.String())
			continue
		}
		if end.IsZero() {
			*end = froms[i] - 1
		}
	}
}

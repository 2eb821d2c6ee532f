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
	basis []citation // of all values
}

func (r *reader) param(n *yamlnode.Node) *param {
	o := r.object(n)
	p := &param{spot: r.spot(n)}
	p.ID = o.factID(o.need("id"))
	p.Title = o.text(o.need("title"))
	p.Type.Kind = logic.Number
	o.numberType(&p.Type)
	var froms []rules.Date
	var nodes []*yamlnode.Node
	for _, n := range o.atMost(o.need("values"), maxRevisions, diag.Text{ZH: "数值", EN: "values"}) {
		v := r.object(n)
		var value rules.ParamValue
		value.From, value.Until = v.span()
		at := v.need("value")
		if got, ok := v.decimal(at, p.Type.Decimals); ok {
			value.Value = got
			if got < p.Type.Min || got > p.Type.Max {
				r.outOfRange(at, bound(p.Type, p.Type.Min), bound(p.Type, p.Type.Max))
			}
		}
		cited := v.needBasis("basis")
		value.Basis = bases(cited)
		p.basis = append(p.basis, cited...)
		v.done()
		p.Values = append(p.Values, value)
		froms, nodes = append(froms, value.From), append(nodes, n)
	}
	r.inSequence(nodes, froms, func(i int) *rules.Date { return &p.Values[i].Until })
	o.done()
	return p
}

// numberType reads unit, decimals, min and max.
func (o *object) numberType(t *logic.Type) {
	if n := o.get("unit"); n != nil {
		t.Unit = o.choice(n, rules.Units)
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
		t.Kind = 0 // what reads it is not judged
	}
}

func atLeast(lo string) diag.Text { return diag.Text{ZH: " " + lo + " 以上", EN: "at least " + lo} }

// bound is a number or date of a type in words.
func bound(t logic.Type, n int64) string {
	if t.Kind == logic.DateKind {
		return rules.Date(n).String()
	}
	return logic.FormatDecimal(n, t.Decimals)
}

// inSequence checks that dated entries follow each other without overlap, and
// lets one without an end run until the next begins.
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

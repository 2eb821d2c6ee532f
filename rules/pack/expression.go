package pack

import (
	"github.com/fire321/fire321/rules/diag"
	"github.com/fire321/fire321/rules/logic"
	"github.com/fire321/fire321/rules/pack/internal/exprlang"
	"github.com/fire321/fire321/rules/pack/internal/yamlnode"
)

// expression is a condition or a value from a file.
type expression struct {
	spot
	tree  *logic.Expr // nil if it could not be read
	spans map[*logic.Expr]exprlang.Span
	// sound: it has no faults, so it may be evaluated.
	sound bool
	// measures are numbers that were written with a unit, each with the place
	// of the fault.
	measures []measure
}

type measure struct {
	*exprlang.Measure
	at diag.Place
}

// expression reads a scalar in the rule language. For a nil node it returns
// nil.
func (r *reader) expression(n *yamlnode.Node) *expression {
	if n == nil {
		return nil
	}
	e := &expression{spot: r.spot(n)}
	if r.word(n) == "" {
		return e
	}
	tree, spans, faults := exprlang.Parse(n.Text)
	if len(faults) > 0 && r.file.Comment(n) {
		// All other faults follow from the lost text.
		r.fault(n, diag.YAMLCut)
		return e
	}
	if d, wide := r.file.WideComment(n); wide && len(faults) > 0 {
		r.add(d)
		return e
	}
	for _, f := range faults {
		d := e.fault(f)
		r.add(d)
		if f.Measure != nil {
			e.measures = append(e.measures, measure{f.Measure, d.Place})
		}
	}
	if len(faults) == 0 {
		e.tree, e.spans = tree, spans
	}
	return e
}

// fault places a fault of the language in the file.
func (e *expression) fault(f exprlang.Fault) diag.Diagnostic {
	d := e.file.FaultIn(e.node, f.Span.From, f.Span.To, f.Code, f.Args...)
	d.Suggest = f.Suggest
	return d
}

// at is a diagnostic at one node of the tree.
func (e *expression) at(n *logic.Expr, code diag.Code, args ...string) diag.Diagnostic {
	s, ok := e.spans[n]
	if !ok {
		return e.spot.fault(code, args...)
	}
	return e.file.FaultIn(e.node, s.From, s.To, code, same(args)...)
}

// usable reports whether e exists and could be read.
func (e *expression) usable() bool { return e != nil && e.tree != nil }

// treeOf is the tree of an expression that may be absent or broken.
func treeOf(e *expression) *logic.Expr {
	if e == nil {
		return nil
	}
	return e.tree
}

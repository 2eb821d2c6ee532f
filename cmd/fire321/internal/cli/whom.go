package cli

import (
	"strings"

	"github.com/fire321/fire321/assess"
	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/diag"
	"github.com/fire321/fire321/rules/logic"
)

// whom writes a condition in the words of the questions that it reads, so that
// people who cannot read the rule language see whom a criterion binds: one line
// for each part that must be true. A part without plain words stays in the rule
// language.
func (c *command) whom(b *rules.Bundle, e *logic.Expr) []string {
	w := wording{c, b}
	if e.Op == logic.OpBool && e.Num == 1 {
		return []string{c.say(whomAll)}
	}
	if e.Op != logic.OpAnd {
		return []string{w.words(e, true, false)}
	}
	var lines []string
	for _, a := range e.Args {
		lines = append(lines, w.words(a, true, false))
	}
	return lines
}

// wording holds a bundle whose facts give the words.
type wording struct {
	*command
	bundle *rules.Bundle
}

// words says that e is true, or (if is is false) that it is not. If within is
// set, e is part of a larger condition and gets brackets.
func (w wording) words(e *logic.Expr, is, within bool) string {
	switch e.Op {
	case logic.OpNot:
		return w.words(e.Args[0], !is, within)
	case logic.OpAnd, logic.OpOr:
		join := whomAnd
		if (e.Op == logic.OpOr) == is {
			join = whomOr
		}
		var parts []string
		for _, a := range e.Args {
			parts = append(parts, w.words(a, is, true))
		}
		all := strings.Join(parts, w.say(join))
		if within {
			return w.say(whomBrackets, all)
		}
		return all
	case logic.OpFact:
		if f := w.bundle.Fact(e.Name); f != nil {
			return w.fact(f, is)
		}
	case logic.OpHas, logic.OpHasAll, logic.OpIn:
		return w.members(e, is)
	case logic.OpEq, logic.OpNe, logic.OpLt, logic.OpLe, logic.OpGt, logic.OpGe:
		if s, ok := w.compare(e, is); ok {
			return s
		}
	}
	if is {
		return logic.Print(e)
	}
	return logic.Print(logic.Not(e))
}

func (w wording) fact(f *rules.Fact, is bool) string {
	if f.Derive != nil {
		if is {
			return w.text(f.Label())
		}
		return w.say(whomNot, f.Label())
	}
	said, plain := f.Affirm, whomYes
	if !is {
		said, plain = f.Deny, whomNo
	}
	if said.IsZero() {
		said = plain
	}
	return w.label(f) + w.text(said)
}

// label is a question as the beginning of a line.
func (w wording) label(f *rules.Fact) string {
	return strings.TrimRight(w.text(f.Label()), "？?") + w.say(colon)
}

func (w wording) members(e *logic.Expr, is bool) string {
	f := w.bundle.Fact(e.Args[0].Name)
	if e.Args[0].Op != logic.OpFact || f == nil {
		return logic.Print(e)
	}
	how := whomOneOf
	switch {
	case !is && e.Op == logic.OpHasAll:
		how = whomNotAll
	case !is:
		how = whomNoneOf
	case e.Op == logic.OpHasAll:
		how = whomAllOf
	}
	return w.label(f) + w.say(how, w.options(f, e.Names))
}

func (w wording) options(f *rules.Fact, ids []string) string {
	var names []string
	for _, id := range ids {
		name := id
		for _, o := range f.Options {
			if o.ID == id {
				name = w.text(o.Text)
			}
		}
		names = append(names, name)
	}
	return strings.Join(names, w.say(listComma))
}

// compare writes the comparison of a fact with a literal in words.
func (w wording) compare(e *logic.Expr, is bool) (string, bool) {
	f := w.bundle.Fact(e.Args[0].Name)
	if e.Args[0].Op != logic.OpFact || f == nil {
		return "", false
	}
	value := ""
	switch v := e.Args[1]; v.Op {
	case logic.OpNumber:
		value = logic.FormatDecimal(v.Num, v.Decimals) + w.text(rules.UnitText(f.Type.Unit))
	case logic.OpDate:
		value = w.text(assess.DateText(rules.Date(v.Num)))
		for _, n := range f.Named {
			if n.Value == v.Num {
				value = w.text(n.Text)
			}
		}
	case logic.OpMember:
		value = w.options(f, []string{v.Name})
	default:
		return "", false
	}
	op := e.Op
	if !is {
		op = map[logic.Op]logic.Op{logic.OpEq: logic.OpNe, logic.OpNe: logic.OpEq, logic.OpLt: logic.OpGe, logic.OpGe: logic.OpLt, logic.OpGt: logic.OpLe, logic.OpLe: logic.OpGt}[op]
	}
	how := compareWords[op]
	if f.Type.Kind == logic.DateKind && op != logic.OpEq && op != logic.OpNe {
		how = dayWords[op]
	}
	return w.label(f) + w.say(how, value), true
}

var (
	compareWords = map[logic.Op]diag.Text{logic.OpEq: whomIs, logic.OpNe: whomIsNot, logic.OpLt: whomLess, logic.OpLe: whomAtMost, logic.OpGt: whomMore, logic.OpGe: whomAtLeast}
	dayWords     = map[logic.Op]diag.Text{logic.OpLt: whomBefore, logic.OpLe: whomUntil, logic.OpGt: whomAfter, logic.OpGe: whomSince}
)

package exprlang

import (
	"cmp"
	"errors"
	"slices"
	"strconv"
	"unicode/utf8"

	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/file"
	"github.com/expr-lang/expr/parser"

	"github.com/fire321/fire321/rules/diag"
	"github.com/fire321/fire321/rules/logic"
)

// Limits of an expression, both as it is written and as [logic.Print] writes
// it.
const (
	MaxBytes = 4096 // of text
	MaxDepth = 64   // of brackets and prefix operators, and of the tree
)

// Span is a part of a source, in characters (not bytes) from its beginning:
// [From, To).
type Span struct{ From, To int }

// Fault is an error at one place of a source.
type Fault struct {
	Span    Span
	Code    diag.Code
	Args    []diag.Text
	Suggest diag.Text
	// Measure is set if a number was written with a unit.
	Measure *Measure
}

// Measure is a number with the unit that was written after it, as in
// `exit.width_cm >= 0.8m`.
type Measure struct {
	Number, Unit string
	// Fact is the id that it is compared with, or "" if that is not clear.
	Fact string
}

// Parse parses src. spans maps every node of e to its place in src. If there
// are faults, e is nil; faults then has all of them, sorted by place, except
// those that only follow from another. All are within src.
//
// A dotted path becomes an OpFact, even if it names a parameter: see [Params].
// Parse knows no facts and no types: see [Check].
//
// For every tree that Parse returns, Parse(logic.Print(e)) is Equal to it.
func Parse(src string) (e *logic.Expr, spans map[*logic.Expr]Span, faults []Fault) {
	n := utf8.RuneCountInString(src)
	if len(src) > MaxBytes {
		return nil, nil, []Fault{tooLong(Span{0, n}, len(src))}
	}
	s := scan(src)
	s.match()
	if !s.broken {
		e, spans = s.read()
	}
	if len(s.faults) == 0 {
		s.bound(e, Span{0, n})
	}
	if len(s.faults) > 0 {
		for _, f := range s.faults {
			if f.Measure != nil {
				f.Measure.Fact = s.comparedWith(f.Span)
			}
		}
		return nil, nil, sorted(s.faults)
	}
	return e, spans, nil
}

// Params turns every OpFact of e that is a parameter into an OpParam, in place.
// The ids of parameters look like those of facts, so only the caller knows
// which is which.
func Params(e *logic.Expr, isParam func(id string) bool) {
	e.Walk(func(n *logic.Expr) {
		if n.Op == logic.OpFact && isParam(n.Name) {
			n.Op = logic.OpParam
		}
	})
}

// Check is [logic.Check], or [logic.CheckBool] if wantBool is set, with the
// place of each fault. It sets the types of e, so two goroutines must not check
// the same tree at the same time.
func Check(e *logic.Expr, spans map[*logic.Expr]Span, scope logic.Scope, wantBool bool) []Fault {
	check := logic.Check
	if wantBool {
		check = logic.CheckBool
	}
	var faults []Fault
	for _, f := range check(e, scope) {
		faults = append(faults, Fault{Span: spans[f.At], Code: f.Code, Args: f.Args, Suggest: f.Suggest})
	}
	return sorted(faults)
}

func sorted(faults []Fault) []Fault {
	slices.SortStableFunc(faults, func(a, b Fault) int {
		return cmp.Or(cmp.Compare(a.Span.From, b.Span.From), cmp.Compare(a.Span.To, b.Span.To), cmp.Compare(a.Code, b.Code))
	})
	return slices.CompactFunc(faults, func(a, b Fault) bool { return a.Span == b.Span && a.Code == b.Code })
}

// read lets expr parse the tokens. expr's own messages for syntax errors are
// not shown: they are in English and name things that the rule language does
// not have.
func (s *source) read() (*logic.Expr, map[*logic.Expr]Span) {
	if len(s.tokens) == 0 {
		s.fault(Span{0, len(s.runes)}, diag.ExprSyntax, both("什么都没有写", "it is empty"))
		return nil, nil
	}
	tree, err := parser.Parse(s.text())
	if err != nil {
		if len(s.faults) == 0 {
			s.unreadable(err)
		}
		return nil, nil
	}
	t := treeReader{source: s, spans: map[*logic.Expr]Span{}, done: map[ast.Node]part{}}
	return t.expr(tree.Node).e, t.spans
}

// unreadable reports where the parser failed.
func (s *source) unreadable(err error) {
	last := len(s.tokens) - 1
	at, end := last, false
	if e := (*file.Error)(nil); errors.As(err, &e) {
		// The end of the text has the place of the last character.
		i, ok := s.index[e.From]
		end = !ok || e.From == s.starts[last] && e.To-e.From == 1 && endsEarly(s.tokens)
		if ok {
			at = i
		}
	}
	if f, ok := s.miscalled(at); ok {
		s.faults = append(s.faults, f)
		return
	}
	if end {
		s.fault(s.tokens[last].span, diag.ExprSyntax, both("后面还缺东西", "it ends too early"))
		return
	}
	t := s.tokens[at]
	s.suggest(t.span, diag.ExprSyntax, s.hint(at), both("这里不该有 "+t.shown(s), t.shown(s)+" cannot stand here"))
	if at > 0 && s.tokens[at-1].kind == number && t.kind == word {
		s.faults[len(s.faults)-1].Measure = &Measure{Number: s.tokens[at-1].text, Unit: t.shown(s)}
	}
}

// endsEarly reports whether something must follow the last token.
func endsEarly(tokens []token) bool {
	t := tokens[len(tokens)-1]
	return t.kind == operator || t.kind == word && keyword[t.text]
}

// hint guesses what was meant by token i, which is not allowed in its place.
func (s *source) hint(i int) diag.Text {
	t := s.tokens[i]
	var before token
	if i > 0 {
		before = s.tokens[i-1]
	}
	switch at, inCall := s.enclosing(i); {
	case t.text == "." && inCall:
		usage := functions[s.tokens[at].text].usage
		return both("例如 "+usage, "such as "+usage)
	case t.text == ".":
		return both(".栏目 只能写在 any(记录, …) 这类函数里面", ".field can only stand within any(list, …) and the like")
	case t.text == "," && before.kind == number:
		return thousandsHint
	case before.kind == number && t.kind == word:
		return unitHint(before.text)
	case before.operand() && (t.operand() || t.text == "(" || t.text == "not"):
		return both("两个条件之间要写 and 或 or", "put and, or, or another operator between the two")
	case before.kind == operator || before.kind == word && keyword[before.text]:
		return both(before.text+" 后面缺东西", "something is missing after "+before.text)
	}
	return diag.Text{}
}

// bound checks that the canonical form is within the limits of a source, so
// that it can be parsed again, and that the tree is within the limits of a
// bundle.
func (s *source) bound(e *logic.Expr, whole Span) {
	if d := depth(e); d > MaxDepth {
		s.faults = append(s.faults, tooDeep(whole, d))
		return
	}
	printed := logic.Print(e)
	if len(printed) > MaxBytes {
		s.faults = append(s.faults, tooLong(whole, len(printed)))
		return
	}
	p := scan(printed)
	p.match()
	if len(p.faults) > 0 {
		s.faults = append(s.faults, tooDeep(whole, MaxDepth+1))
	}
}

func depth(e *logic.Expr) int {
	d := 0
	for _, a := range e.Args {
		d = max(d, depth(a))
	}
	return d + 1
}

func tooLong(at Span, bytes int) Fault {
	size := func(n int) diag.Text {
		return both(strconv.Itoa(n)+" 字节", strconv.Itoa(n)+" bytes")
	}
	return Fault{Span: at, Code: diag.ExprSize, Args: []diag.Text{size(bytes), size(MaxBytes)}, Suggest: splitHint}
}

func tooDeep(at Span, levels int) Fault {
	size := func(n int) diag.Text {
		return both(strconv.Itoa(n)+" 层", strconv.Itoa(n)+" levels")
	}
	return Fault{Span: at, Code: diag.ExprSize, Args: []diag.Text{size(levels), size(MaxDepth)}, Suggest: splitHint}
}

var splitHint = both("把一部分写成 derive 的事实", "move a part of it into a derived fact")

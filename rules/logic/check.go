package logic

import (
	"math/bits"
	"strconv"

	"github.com/fire321/fire321/rules/diag"
)

// Scope gives the meaning of the names in an expression.
type Scope struct {
	// Fact returns the type of a fact and its index in Env.Facts.
	Fact func(id string) (t Type, slot int, ok bool)
	// Param returns the type of a parameter; its range covers all its values.
	Param func(id string) (Type, bool)
	// Criterion reports whether violated may name the criterion. Tag reports
	// whether countViolated may name the tag, and how many criteria have it.
	// Both may be nil.
	Criterion func(id string) bool
	Tag       func(tag string) (count int, ok bool)
	// Names lists the valid names, for suggestions.
	Names func() []string
}

// Fault is an error at one node of an expression.
type Fault struct {
	At      *Expr
	Code    diag.Code
	Args    []diag.Text
	Suggest diag.Text
}

// Check types e and all nodes below it, and proves that no sub-expression can
// exceed 2^62 or be undefined. It returns every fault except those that only
// follow from another. A tree without faults may be evaluated.
func Check(e *Expr, scope Scope) []Fault {
	c := &checker{scope: scope}
	n := 0
	e.Walk(func(*Expr) { n++ })
	if n > MaxNodes {
		c.fault(e, diag.ExprSize, strconv.Itoa(n), strconv.Itoa(MaxNodes))
		return c.faults
	}
	c.expr(e)
	return c.faults
}

// CheckBool is Check for a condition: e must be a bool.
func CheckBool(e *Expr, scope Scope) []Fault {
	faults := Check(e, scope)
	if len(faults) == 0 && e.typ.Kind != Bool && e.typ.Kind != 0 {
		faults = append(faults, Fault{At: e, Code: diag.ExprType, Args: []diag.Text{kindText(e.typ.Kind), kindText(Bool)}})
	}
	return faults
}

type checker struct {
	scope  Scope
	fields []Field // of the list whose predicate is being checked
	faults []Fault
}

func (c *checker) fault(e *Expr, code diag.Code, args ...string) {
	f := Fault{At: e, Code: code}
	for _, a := range args {
		f.Args = append(f.Args, diag.Same(a))
	}
	c.faults = append(c.faults, f)
}

func (c *checker) wrongKind(e *Expr, want ...Kind) {
	if e.typ.Kind == 0 {
		return // already reported
	}
	var expected diag.Text
	for i, k := range want {
		t := kindText(k)
		if i > 0 {
			expected.ZH += "或"
			expected.EN += " or "
		}
		expected.ZH += t.ZH
		expected.EN += t.EN
	}
	c.faults = append(c.faults, Fault{At: e, Code: diag.ExprType, Args: []diag.Text{kindText(e.typ.Kind), expected}})
	e.typ = Type{}
}

func kindText(k Kind) diag.Text {
	return [...]diag.Text{
		0:        {ZH: "未知", EN: "unknown"},
		Bool:     {ZH: "是非（bool）", EN: "a bool"},
		Number:   {ZH: "数（number）", EN: "a number"},
		DateKind: {ZH: "日期（date）", EN: "a date"},
		Enum:     {ZH: "单选（enum）", EN: "an enum"},
		Set:      {ZH: "多选（set）", EN: "a set"},
		List:     {ZH: "记录（list）", EN: "a list"},
		TextKind: {ZH: "文字（text）", EN: "a text"},
	}[k]
}

// is checks e, and that its kind is one of kinds.
func (c *checker) is(e *Expr, kinds ...Kind) bool {
	c.expr(e)
	for _, k := range kinds {
		if e.typ.Kind == k {
			return true
		}
	}
	c.wrongKind(e, kinds...)
	return false
}

func (c *checker) expr(e *Expr) {
	e.typ, e.slot, e.bits = Type{}, 0, 0
	if !arity(e) {
		c.fault(e, diag.ExprArity, e.Op.String())
		return
	}
	switch e.Op {
	case OpBool:
		e.typ = Type{Kind: Bool}
	case OpNumber:
		if e.Num < 0 || e.Num >= limit || e.Decimals < 0 || e.Decimals > maxScale {
			c.fault(e, diag.ExprRange)
			return
		}
		e.typ = Type{Kind: Number, Unit: AnyUnit, Decimals: e.Decimals, Min: e.Num, Max: e.Num}
	case OpDate:
		if e.Num < int64(minDate) || e.Num > int64(maxDate) {
			c.fault(e, diag.ExprRange)
			return
		}
		e.typ = Type{Kind: DateKind, Min: e.Num, Max: e.Num}
	case OpMember:
		c.fault(e, diag.ExprLiteral, e.Name) // in a comparison, the comparison types the member
	case OpFact:
		c.fact(e)
	case OpParam:
		t, ok := Type{}, false
		if c.scope.Param != nil {
			t, ok = c.scope.Param(e.Name)
		}
		if !ok {
			c.unknown(e)
			return
		}
		e.typ = t
	case OpField:
		c.field(e)
	case OpAsOf:
		e.typ = Type{Kind: DateKind, Min: int64(FirstDay), Max: int64(LastDay)}
	case OpAnd, OpOr, OpNot:
		for _, a := range e.Args {
			c.is(a, Bool)
		}
		e.typ = Type{Kind: Bool}
	case OpEq, OpNe, OpLt, OpLe, OpGt, OpGe:
		c.comparison(e)
		e.typ = Type{Kind: Bool}
	case OpAdd, OpSub, OpMul, OpNeg:
		c.arithmetic(e)
	case OpCond:
		c.conditional(e)
	case OpIn, OpHas, OpHasAll:
		kind := Set
		if e.Op == OpIn {
			kind = Enum
		}
		if c.is(e.Args[0], kind) {
			c.members(e, e.Args[0].typ)
		}
		e.typ = Type{Kind: Bool}
	case OpAny, OpAll, OpNone, OpOne, OpCount, OpSum, OpLen, OpMax, OpMin:
		c.quantifier(e)
	case OpDays, OpYears, OpPeriods:
		a, b := c.is(e.Args[0], DateKind), c.is(e.Args[1], DateKind)
		if a && b {
			e.typ = Type{Kind: Number, Min: -3660000, Max: 3660000}
			switch e.Op {
			case OpDays:
				e.typ.Unit = "day"
			case OpYears:
				e.typ.Unit = "year"
			}
		}
		if e.Op == OpPeriods && !oneOf(e.Name, PeriodUnits()) {
			c.fault(e, diag.ExprPeriod, e.Name)
			e.typ = Type{}
		}
	case OpPlus:
		c.plus(e)
	case OpViolated:
		e.typ = Type{Kind: Bool}
		if c.scope.Criterion == nil || !c.scope.Criterion(e.Name) {
			c.fault(e, diag.CriterionUnknown, e.Name)
		}
	case OpCountViolated:
		n, ok := 0, false
		if c.scope.Tag != nil {
			n, ok = c.scope.Tag(e.Name)
		}
		if !ok {
			c.fault(e, diag.TagUnknown, e.Name)
		}
		e.typ = Type{Kind: Number, Max: int64(n)}
	default:
		c.fault(e, diag.ExprArity, strconv.Itoa(int(e.Op)))
	}
}

func (c *checker) fact(e *Expr) {
	t, slot, ok := Type{}, 0, false
	if c.scope.Fact != nil {
		t, slot, ok = c.scope.Fact(e.Name)
	}
	switch {
	case !ok:
		c.unknown(e)
	case t.Kind == TextKind:
		c.fault(e, diag.ExprText, e.Name)
	default:
		e.typ, e.slot = t, slot
	}
}

func (c *checker) unknown(e *Expr) {
	f := Fault{At: e, Code: diag.FactUnknown, Args: []diag.Text{diag.Same(e.Name)}}
	if c.scope.Names != nil {
		f.Suggest = diag.Diagnostic{}.DidYouMean(e.Name, c.scope.Names()).Suggest
	}
	c.faults = append(c.faults, f)
}

func (c *checker) field(e *Expr) {
	names := make([]string, len(c.fields))
	for i, f := range c.fields {
		if f.Name == e.Name {
			e.typ, e.slot = f.Type, i
			if f.Type.Kind == TextKind {
				c.fault(e, diag.ExprText, e.Name)
				e.typ = Type{}
			}
			return
		}
		names[i] = f.Name
	}
	f := Fault{At: e, Code: diag.FieldUnknown, Args: []diag.Text{diag.Same(e.Name)}}
	f.Suggest = diag.Diagnostic{}.DidYouMean(e.Name, names).Suggest
	c.faults = append(c.faults, f)
}

// members finds the bits of e.Names among the values of t.
func (c *checker) members(e *Expr, t Type) {
	for _, name := range e.Names {
		if i := t.Index(name); i >= 0 {
			e.bits |= 1 << i
		} else {
			c.notAValue(e, name, t)
		}
	}
}

func (c *checker) notAValue(e *Expr, name string, t Type) {
	f := Fault{At: e, Code: diag.ValueUnknown, Args: []diag.Text{diag.Same(name), diag.Same(list(t.Values))}}
	f.Suggest = diag.Diagnostic{}.DidYouMean(name, t.Values).Suggest
	c.faults = append(c.faults, f)
}

func list(names []string) string {
	s := ""
	for i, n := range names {
		if i == 8 {
			return s + ", …"
		}
		if i > 0 {
			s += ", "
		}
		s += n
	}
	return s
}

func (c *checker) comparison(e *Expr) {
	a, b := e.Args[0], e.Args[1]
	equality := e.Op == OpEq || e.Op == OpNe
	if b.Op == OpMember && equality {
		if c.is(a, Enum) {
			if i := a.typ.Index(b.Name); i >= 0 {
				b.typ, b.bits = a.typ, 1<<i
			} else {
				c.notAValue(b, b.Name, a.typ)
			}
		}
		return
	}
	c.expr(a)
	c.expr(b)
	switch {
	case a.typ.Kind == 0 || b.typ.Kind == 0:
	case a.typ.Kind != b.typ.Kind:
		c.wrongKind(b, a.typ.Kind)
	case a.typ.Kind == Number:
		c.sameUnit(e)
		c.rescaled(e)
	case a.typ.Kind == DateKind:
	case a.typ.Kind == Bool && equality:
	case a.typ.Kind == Enum && equality && sameValues(a.typ.Values, b.typ.Values):
	case equality:
		c.fault(e, diag.ExprCompare, a.typ.Kind.String())
	default:
		c.fault(e, diag.ExprOrder, a.typ.Kind.String())
	}
}

func sameValues(a, b []string) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

// sameUnit reports whether the arguments of e can be combined, and returns
// their common unit.
func (c *checker) sameUnit(e *Expr) (string, bool) {
	a, b := e.Args[0].typ.Unit, e.Args[1].typ.Unit
	switch {
	case a == AnyUnit:
		return b, true
	case b == AnyUnit || a == b:
		return a, true
	}
	c.faults = append(c.faults, Fault{At: e, Code: diag.ExprUnit, Args: []diag.Text{unitText(a), unitText(b)}})
	return "", false
}

func unitText(u string) diag.Text {
	if u == "" {
		return diag.Text{ZH: "无单位的数", EN: "a bare count"}
	}
	return diag.Same(u)
}

// rescaled reports whether both numbers of e fit when brought to one scale.
func (c *checker) rescaled(e *Expr) (a, b Type, ok bool) {
	a, b = e.Args[0].typ, e.Args[1].typ
	d := max(a.Decimals, b.Decimals)
	a, okA := a.scaled(d)
	b, okB := b.scaled(d)
	if !okA || !okB {
		c.fault(e, diag.ExprRange)
	}
	return a, b, okA && okB
}

func (t Type) scaled(decimals int) (Type, bool) {
	lo, ok1 := times(t.Min, pow10[decimals-t.Decimals])
	hi, ok2 := times(t.Max, pow10[decimals-t.Decimals])
	t.Min, t.Max, t.Decimals = lo, hi, decimals
	return t, ok1 && ok2
}

// times multiplies, and reports whether the product stays below 2^62.
func times(a, b int64) (int64, bool) {
	hi, lo := bits.Mul64(abs(a), abs(b))
	if hi != 0 || lo >= limit {
		return 0, false
	}
	if (a < 0) != (b < 0) {
		return -int64(lo), true
	}
	return int64(lo), true
}

func abs(n int64) uint64 {
	if n < 0 {
		return uint64(-n)
	}
	return uint64(n)
}

func fits(n int64) bool { return n > -limit && n < limit }

func (c *checker) arithmetic(e *Expr) {
	for _, a := range e.Args {
		c.is(a, Number)
	}
	for _, a := range e.Args {
		if a.typ.Kind == 0 {
			return
		}
	}
	if e.Op == OpNeg {
		e.typ = e.Args[0].typ
		e.typ.Min, e.typ.Max = -e.typ.Max, -e.typ.Min
		return
	}
	if e.Op == OpMul {
		c.multiplication(e)
		return
	}
	unit, ok := c.sameUnit(e)
	a, b, fit := c.rescaled(e)
	if !ok || !fit {
		return
	}
	t := Type{Kind: Number, Unit: unit, Decimals: a.Decimals, Min: a.Min + b.Min, Max: a.Max + b.Max}
	if e.Op == OpSub {
		t.Min, t.Max = a.Min-b.Max, a.Max-b.Min
	}
	c.setRange(e, t)
}

func (c *checker) setRange(e *Expr, t Type) {
	if !fits(t.Min) || !fits(t.Max) || t.Decimals > maxScale {
		c.fault(e, diag.ExprRange)
		return
	}
	e.typ = t
}

func (c *checker) multiplication(e *Expr) {
	a, b := e.Args[0].typ, e.Args[1].typ
	unit := a.Unit
	switch {
	case bare(a.Unit):
		unit = b.Unit
		if a.Unit == "" && b.Unit == AnyUnit {
			unit = ""
		}
	case bare(b.Unit):
	default:
		c.faults = append(c.faults, Fault{At: e, Code: diag.ExprUnit, Args: []diag.Text{unitText(a.Unit), unitText(b.Unit)}})
		return
	}
	t := Type{Kind: Number, Unit: unit, Decimals: a.Decimals + b.Decimals}
	for i, pair := range [][2]int64{{a.Min, b.Min}, {a.Min, b.Max}, {a.Max, b.Min}, {a.Max, b.Max}} {
		p, ok := times(pair[0], pair[1])
		if !ok {
			c.fault(e, diag.ExprRange)
			return
		}
		if i == 0 {
			t.Min, t.Max = p, p
		}
		t.Min, t.Max = min(t.Min, p), max(t.Max, p)
	}
	c.setRange(e, t)
}

func bare(unit string) bool { return unit == "" || unit == AnyUnit }

func (c *checker) conditional(e *Expr) {
	c.is(e.Args[0], Bool)
	a, b := e.Args[1], e.Args[2]
	c.expr(a)
	c.expr(b)
	switch {
	case a.typ.Kind == 0 || b.typ.Kind == 0:
		return
	case a.typ.Kind != b.typ.Kind:
		c.wrongKind(b, a.typ.Kind)
	case a.typ.Kind == Bool:
		e.typ = Type{Kind: Bool}
	case a.typ.Kind == DateKind:
		e.typ = Type{Kind: DateKind, Min: min(a.typ.Min, b.typ.Min), Max: max(a.typ.Max, b.typ.Max)}
	case a.typ.Kind == Number:
		c.join(e, a, b)
	default:
		c.wrongKind(a, Bool, Number, DateKind)
	}
}

// join gives e a number type that covers those of a and b.
func (c *checker) join(e, a, b *Expr) {
	pair := &Expr{Op: e.Op, Args: []*Expr{a, b}}
	mark := len(c.faults)
	unit, ok := c.sameUnit(pair)
	x, y, fit := c.rescaled(pair)
	for i := mark; i < len(c.faults); i++ {
		c.faults[i].At = e
	}
	if ok && fit {
		e.typ = Type{Kind: Number, Unit: unit, Decimals: x.Decimals, Min: min(x.Min, y.Min), Max: max(x.Max, y.Max)}
	}
}

func (c *checker) quantifier(e *Expr) {
	list := e.Args[0]
	if list.Op != OpFact {
		c.fault(list, diag.ExprList)
		return
	}
	if !c.is(list, List) {
		return
	}
	n := int64(list.typ.MaxLen)
	if e.Op == OpLen {
		e.typ = Type{Kind: Number, Max: n}
		return
	}
	outer := c.fields
	c.fields = list.typ.Fields
	c.expr(e.Args[1])
	c.fields = outer
	body := e.Args[1]
	switch e.Op {
	case OpSum:
		if body.typ.Kind == 0 {
			return
		}
		if body.typ.Kind != Number {
			c.wrongKind(body, Number)
			return
		}
		lo, ok1 := times(body.typ.Min, n)
		hi, ok2 := times(body.typ.Max, n)
		if !ok1 || !ok2 {
			c.fault(e, diag.ExprRange)
			return
		}
		e.typ = Type{Kind: Number, Unit: body.typ.Unit, Decimals: body.typ.Decimals, Min: min(0, lo), Max: max(0, hi)}
	case OpMax, OpMin:
		c.expr(e.Args[2])
		empty := e.Args[2]
		switch {
		case body.typ.Kind == 0 || empty.typ.Kind == 0:
		case body.typ.Kind != empty.typ.Kind:
			c.wrongKind(empty, body.typ.Kind)
		case body.typ.Kind == DateKind:
			e.typ = Type{Kind: DateKind, Min: min(body.typ.Min, empty.typ.Min), Max: max(body.typ.Max, empty.typ.Max)}
		case body.typ.Kind == Number:
			c.join(e, body, empty)
		default:
			c.wrongKind(body, Number, DateKind)
		}
	default:
		if body.typ.Kind != Bool {
			c.wrongKind(body, Bool)
		}
		e.typ = Type{Kind: Bool}
		if e.Op == OpCount {
			e.typ = Type{Kind: Number, Max: n}
		}
	}
}

func (c *checker) plus(e *Expr) {
	ok := c.is(e.Args[0], DateKind)
	n := e.Args[1]
	count := n
	if n.Op == OpNeg && arity(n) {
		count = n.Args[0]
	}
	if count.Op != OpNumber && count.Op != OpParam {
		if c.expr(n); n.typ.Kind != 0 {
			c.fault(n, diag.ExprPlus)
		}
		return
	}
	if !c.is(n, Number) {
		return
	}
	if n.typ.Decimals != 0 {
		c.fault(n, diag.ExprPlus)
		return
	}
	if !oneOf(e.Name, []string{"day", "month", "year"}) {
		c.fault(e, diag.ExprPlusUnit, e.Name)
		return
	}
	if u := n.typ.Unit; !bare(u) && u != e.Name {
		c.faults = append(c.faults, Fault{At: e, Code: diag.ExprUnit, Args: []diag.Text{unitText(u), unitText(e.Name)}})
		return
	}
	if !ok {
		return
	}
	if n.typ.Min < -3660000 || n.typ.Max > 3660000 {
		c.fault(e, diag.ExprRange)
		return
	}
	lo := Date(e.Args[0].typ.Min).Plus(int(n.typ.Min), e.Name)
	hi := Date(e.Args[0].typ.Max).Plus(int(n.typ.Max), e.Name)
	if lo < minDate || hi > maxDate {
		c.fault(e, diag.ExprRange)
		return
	}
	e.typ = Type{Kind: DateKind, Min: int64(lo), Max: int64(hi)}
}

func oneOf(s string, of []string) bool {
	for _, o := range of {
		if s == o {
			return true
		}
	}
	return false
}

package logic

// Expr is a node of an expression tree. A tree that has passed [Check] may be
// shared and evaluated by any number of goroutines; it is never changed again.
type Expr struct {
	Op       Op
	Args     []*Expr
	Name     string
	Names    []string
	Num      int64
	Decimals int

	// Check sets these: the type of the node's value; for facts and fields,
	// their index in Env.Facts or in a record; for members of enums and sets,
	// their bits.
	typ  Type
	slot int
	bits uint64
}

// Type returns the type that Check found for the node.
func (e *Expr) Type() Type { return e.typ }

// Slot returns the index of an OpFact node in Env.Facts.
func (e *Expr) Slot() int { return e.slot }

// Truth is a literal truth value.
func Truth(v bool) *Expr {
	e := &Expr{Op: OpBool}
	if v {
		e.Num = 1
	}
	return e
}

// Decimal is a literal number v / 10^decimals, with no more digits than it
// needs; a negative number is an OpNeg of a literal.
func Decimal(v int64, decimals int) *Expr {
	if v < 0 {
		return &Expr{Op: OpNeg, Args: []*Expr{Decimal(-v, decimals)}}
	}
	for decimals > 0 && v%10 == 0 {
		v, decimals = v/10, decimals-1
	}
	return &Expr{Op: OpNumber, Num: v, Decimals: decimals}
}

// And joins conditions, leaving out those that are nil or literally true.
func And(conditions ...*Expr) *Expr {
	var args []*Expr
	for _, c := range conditions {
		if c == nil || c.Op == OpBool && c.Num == 1 {
			continue
		}
		if c.Op == OpAnd {
			args = append(args, c.Args...)
			continue
		}
		args = append(args, c)
	}
	switch len(args) {
	case 0:
		return Truth(true)
	case 1:
		return args[0]
	}
	return &Expr{Op: OpAnd, Args: args}
}

// Not negates a condition.
func Not(e *Expr) *Expr { return &Expr{Op: OpNot, Args: []*Expr{e}} }

// Walk calls visit for e and everything below it, parents first.
func (e *Expr) Walk(visit func(*Expr)) {
	if e == nil {
		return
	}
	visit(e)
	for _, a := range e.Args {
		a.Walk(visit)
	}
}

// Replace returns a copy of e. If with returns a tree for a node, a copy of
// that tree replaces the node.
func (e *Expr) Replace(with func(*Expr) *Expr) *Expr {
	if e == nil {
		return nil
	}
	if r := with(e); r != nil {
		return r.Replace(func(*Expr) *Expr { return nil })
	}
	c := *e
	c.Args = nil
	for _, a := range e.Args {
		c.Args = append(c.Args, a.Replace(with))
	}
	return &c
}

// Equal reports whether two trees are the same. It ignores what Check has set.
func (e *Expr) Equal(o *Expr) bool {
	if e == nil || o == nil {
		return e == o
	}
	if e.Op != o.Op || e.Name != o.Name || e.Num != o.Num || e.Decimals != o.Decimals ||
		len(e.Args) != len(o.Args) || len(e.Names) != len(o.Names) {
		return false
	}
	for i := range e.Names {
		if e.Names[i] != o.Names[i] {
			return false
		}
	}
	for i := range e.Args {
		if !e.Args[i].Equal(o.Args[i]) {
			return false
		}
	}
	return true
}

package logic

// Derived replaces every derived fact in an expression by the expression that
// derives it. It caches its results and is not safe for concurrent use. Make one
// with [NewDerived]: the methods of a nil or zero Derived panic.
type Derived struct {
	of    func(fact string) *Expr
	sizes map[string]int
	full  map[string]*Expr
}

// NewDerived takes a function that returns the expression that derives a fact,
// or nil for a fact that is asked.
func NewDerived(of func(fact string) *Expr) *Derived {
	return &Derived{of, map[string]int{}, map[string]*Expr{}}
}

const beingSized = -1

// Size is the number of nodes that Write(e) would have, at most MaxNodes + 1.
// Call it first: a few facts, each of which reads the one before twice, would
// otherwise fill any memory. If derived facts form a cycle, circle is one of
// them.
func (d *Derived) Size(e *Expr) (n int, circle string) {
	e.Walk(func(part *Expr) {
		n++
		if part.Op != OpFact || n > MaxNodes || circle != "" {
			return
		}
		of := d.of(part.Name)
		size, known := d.sizes[part.Name]
		switch {
		case of == nil:
			return
		case size == beingSized:
			circle = part.Name
			return
		case !known:
			d.sizes[part.Name] = beingSized
			if size, circle = d.Size(of); circle != "" {
				return // it stays marked: a fact that reads it reads the cycle
			}
			d.sizes[part.Name] = size
		}
		n += size - 1
	})
	return min(n, MaxNodes+1), circle
}

// Write returns e with all derived facts replaced. Its Size must be at most
// MaxNodes, and without a cycle.
func (d *Derived) Write(e *Expr) *Expr {
	return e.Replace(func(part *Expr) *Expr {
		if part.Op != OpFact {
			return nil
		}
		of := d.of(part.Name)
		if of == nil {
			return nil
		}
		if d.full[part.Name] == nil {
			d.full[part.Name] = d.Write(of)
		}
		return d.full[part.Name]
	})
}

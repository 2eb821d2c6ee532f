package logic

// Derived writes out the facts that are derived: each is put in wherever it is
// read. It keeps what it has worked out, and is not for concurrent use.
type Derived struct {
	of    func(fact string) *Expr
	sizes map[string]int
	full  map[string]*Expr
}

// NewDerived takes what gives the expression that a fact is derived from; nil for
// one that is asked.
func NewDerived(of func(fact string) *Expr) *Derived {
	return &Derived{of, map[string]int{}, map[string]*Expr{}}
}

const beingSized = -1

// Size is how many parts e has once it is written out, at most MaxNodes + 1. A few
// facts, each of which reads the one before twice, would else fill any memory, so
// it is asked first. Where facts go round in a circle, circle is one of them.
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
				return // it stays marked: whoever reads it reads the circle
			}
			d.sizes[part.Name] = size
		}
		n += size - 1
	})
	return min(n, MaxNodes+1), circle
}

// Write writes e out. Its Size must be within MaxNodes, and without a circle.
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

package logictest

import (
	"fmt"
	"math/bits"
	"slices"
	"strings"

	"github.com/fire321/fire321/rules/logic"
)

// Answers are values for the variables of a world.
type Answers struct {
	World  *World
	Values []logic.Value // by Vars
}

// Env returns the environment for evaluating an expression. It shares the
// values, so it sees later changes of facts but not of the day.
func (a *Answers) Env() *logic.Env {
	w := a.World
	of := func(op logic.Op) func(string) logic.Value {
		return func(name string) logic.Value {
			i := slices.IndexFunc(w.Vars, func(v Var) bool { return v.Op == op && v.Name == name })
			return a.Values[i]
		}
	}
	return &logic.Env{
		Facts:         a.Values[:w.facts],
		AsOf:          a.Values[w.facts],
		Violated:      of(logic.OpViolated),
		CountViolated: of(logic.OpCountViolated),
	}
}

// Clone is a copy whose values can be replaced.
func (a *Answers) Clone() *Answers { return &Answers{a.World, slices.Clone(a.Values)} }

// String shows the variables that e reads.
func (a *Answers) String(e *logic.Expr) string {
	var b strings.Builder
	for _, i := range a.World.Reads(e) {
		fmt.Fprintf(&b, "\n  %s %+v = %+v", a.World.Vars[i].Name, a.World.Vars[i].Type, a.Values[i])
	}
	return b.String()
}

// Open has no answers at all.
func (w *World) Open() *Answers {
	a := &Answers{World: w}
	for _, v := range w.Vars {
		a.Values = append(a.Values, v.Type.Open())
	}
	return a
}

// Partial has answers to some variables and partial answers to others.
func (w *World) Partial() *Answers {
	a := w.Open()
	for i := range a.Values {
		switch w.rng.IntN(4) {
		case 0, 1:
			a.Values[i] = w.Narrow(w.Vars[i].Type, a.Values[i])
		case 2:
			a.Values[i] = w.One(w.Vars[i].Type, a.Values[i])
		}
	}
	return a
}

// Complete has an answer to every variable.
func (w *World) Complete() *Answers {
	a := w.Open()
	for i := range a.Values {
		a.Values[i] = w.One(w.Vars[i].Type, a.Values[i])
	}
	return a
}

// One is a random single value out of v.
func (w *World) One(t logic.Type, v logic.Value) logic.Value {
	switch t.Kind {
	case logic.Bool, logic.Enum:
		for n := w.rng.IntN(bits.OnesCount64(v.May)); n > 0; n-- {
			v.May &= v.May - 1
		}
		v.May &= -v.May
	case logic.Set:
		v.Must |= v.May & w.rng.Uint64()
		v.May = v.Must
	case logic.Number, logic.DateKind:
		v.Lo += w.rng.Int64N(v.Hi - v.Lo + 1)
		v.Hi = v.Lo
	case logic.List:
		known := w.records(t, v, w.One)
		for n := w.rng.IntN(v.Room + 1); n > 0; n-- {
			known = append(known, w.record(t, w.One))
		}
		v = logic.Value{Known: known}
	}
	return v
}

// Narrow is a random part of v, which may be all of it.
func (w *World) Narrow(t logic.Type, v logic.Value) logic.Value {
	one := w.One(t, v)
	switch t.Kind {
	case logic.Bool, logic.Enum:
		v.May &= one.May | w.rng.Uint64()
	case logic.Set:
		v.May &= one.May | w.rng.Uint64()
		v.Must |= one.Must & w.rng.Uint64()
	case logic.Number, logic.DateKind:
		lo, hi := one.Lo, w.One(t, v).Lo
		v.Lo, v.Hi = min(lo, hi), max(lo, hi)
	case logic.List:
		known, room := w.records(t, v, w.Narrow), v.Room
		for room > 0 && w.rng.IntN(3) == 0 {
			known = append(known, w.record(t, w.Narrow))
			room--
		}
		v = logic.Value{Known: known, Room: w.rng.IntN(room + 1)}
	}
	return v
}

// records are the records of v, with each field narrowed by to.
func (w *World) records(t logic.Type, v logic.Value, to func(logic.Type, logic.Value) logic.Value) [][]logic.Value {
	var known [][]logic.Value
	for _, r := range v.Known {
		n := slices.Clone(r)
		for i, f := range t.Fields {
			n[i] = to(f.Type, n[i])
		}
		known = append(known, n)
	}
	return known
}

func (w *World) record(t logic.Type, to func(logic.Type, logic.Value) logic.Value) []logic.Value {
	r := make([]logic.Value, len(t.Fields))
	for i, f := range t.Fields {
		r[i] = to(f.Type, f.Type.Open())
	}
	return r
}

// Size is how many single values v holds, or more than limit.
func Size(t logic.Type, v logic.Value, limit int) int {
	n := 1
	switch t.Kind {
	case logic.Bool, logic.Enum:
		n = bits.OnesCount64(v.May)
	case logic.Set:
		n = 1 << min(bits.OnesCount64(v.May&^v.Must), 30)
	case logic.Number, logic.DateKind:
		n = int(min(v.Hi-v.Lo+1, 1<<30))
	case logic.List:
		for _, r := range v.Known {
			n = min(n*recordSize(t, r, limit), limit+1)
		}
		free := recordSize(t, openRecord(t), limit)
		sum, more := 0, 1
		for range v.Room + 1 {
			sum = min(sum+more, limit+1)
			more = min(more*free, limit+1)
		}
		n *= sum
	}
	return min(n, limit+1)
}

func recordSize(t logic.Type, r []logic.Value, limit int) int {
	n := 1
	for i, f := range t.Fields {
		n = min(n*Size(f.Type, r[i], limit), limit+1)
	}
	return n
}

func openRecord(t logic.Type) []logic.Value {
	r := make([]logic.Value, len(t.Fields))
	for i, f := range t.Fields {
		r[i] = f.Type.Open()
	}
	return r
}

// Singles are all single values that v holds.
func Singles(t logic.Type, v logic.Value) []logic.Value {
	var all []logic.Value
	switch t.Kind {
	case logic.Bool, logic.Enum:
		for m := v.May; m != 0; m &= m - 1 {
			all = append(all, logic.Value{May: m & -m})
		}
	case logic.Set:
		free := v.May &^ v.Must
		for m := free; ; m = (m - 1) & free {
			all = append(all, logic.Value{May: v.Must | m, Must: v.Must | m})
			if m == 0 {
				break
			}
		}
	case logic.Number, logic.DateKind:
		for n := v.Lo; n <= v.Hi; n++ {
			all = append(all, logic.Value{Lo: n, Hi: n})
		}
	case logic.List:
		lists := [][][]logic.Value{nil}
		for _, r := range v.Known {
			lists = extended(lists, recordSingles(t, r))
		}
		free := recordSingles(t, openRecord(t))
		for room := v.Room; ; room-- {
			for _, l := range lists {
				all = append(all, logic.Value{Known: l})
			}
			if room == 0 {
				break
			}
			lists = extended(lists, free)
		}
	}
	return all
}

// extended are all combinations of a list with one of the records appended.
func extended(lists [][][]logic.Value, records [][]logic.Value) [][][]logic.Value {
	var out [][][]logic.Value
	for _, l := range lists {
		for _, r := range records {
			out = append(out, append(slices.Clip(l), r))
		}
	}
	return out
}

func recordSingles(t logic.Type, r []logic.Value) [][]logic.Value {
	all := [][]logic.Value{nil}
	for i, f := range t.Fields {
		var next [][]logic.Value
		for _, head := range all {
			for _, v := range Singles(f.Type, r[i]) {
				next = append(next, append(slices.Clip(head), v))
			}
		}
		all = next
	}
	return all
}

// Completions calls yield with every completion of the variables that e reads,
// until yield returns false. If there are more than limit, it first narrows the
// variables in a itself, in order. The Answers passed to yield are reused: they
// change after yield returns.
func (a *Answers) Completions(e *logic.Expr, limit int, yield func(*Answers) bool) {
	reads := a.World.Reads(e)
	total := 1
	singles := make([][]logic.Value, len(reads))
	for k, i := range reads {
		t := a.World.Vars[i].Type
		for Size(t, a.Values[i], limit)*total > limit {
			if Size(t, a.Values[i], 1) > 1 && limit/total > 1 {
				a.Values[i] = a.World.Narrow(t, a.Values[i])
			} else {
				a.Values[i] = a.World.One(t, a.Values[i])
			}
		}
		singles[k] = Singles(t, a.Values[i])
		total *= len(singles[k])
	}
	c := a.Clone()
	at := make([]int, len(reads))
	for {
		for k, i := range reads {
			c.Values[i] = singles[k][at[k]]
		}
		if !yield(c) {
			return
		}
		k := 0
		for ; k < len(at); k++ {
			if at[k]++; at[k] < len(singles[k]) {
				break
			}
			at[k] = 0
		}
		if k == len(at) {
			return
		}
	}
}

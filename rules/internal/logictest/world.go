package logictest

import (
	"fmt"
	"math/rand/v2"

	"github.com/fire321/fire321/rules/logic"
)

// Var is something that an expression may read: a fact, the day of the facts,
// the outcome of a criterion, or how many criteria with a tag are violated.
type Var struct {
	Name string
	Op   logic.Op // OpFact, OpAsOf, OpViolated or OpCountViolated
	Type logic.Type
}

// World is a random scope. The facts come first in Vars, by slot.
type World struct {
	Seed uint64
	Vars []Var

	rng    *rand.Rand
	facts  int
	fields []logic.Field // of the list whose predicate is being made
	wide   bool
}

// New returns the world of a seed. In a small world each variable has few
// values, so that all completions can be tried, and most dates are at the ends
// of months and years. A wide world has the ranges of real packs.
func New(seed uint64, wide bool) *World {
	w := &World{Seed: seed, wide: wide, rng: rand.New(rand.NewPCG(seed, 321))}
	for _, k := range []logic.Kind{
		logic.Bool, logic.Bool, logic.Number, logic.Number, logic.Number, logic.DateKind, logic.DateKind,
		logic.Enum, logic.Set, logic.List, logic.List,
	} {
		w.fact(k)
	}
	// Two enums of the same values can be compared with each other.
	w.Vars = append(w.Vars, Var{fmt.Sprintf("f.enum%d", w.facts), logic.OpFact, w.Vars[7].Type})
	w.facts++
	w.Vars = append(w.Vars,
		Var{"asOf", logic.OpAsOf, w.typ(logic.DateKind)},
		Var{"c.one", logic.OpViolated, logic.Type{Kind: logic.Bool}},
		Var{"c.two", logic.OpViolated, logic.Type{Kind: logic.Bool}},
		Var{"tag", logic.OpCountViolated, logic.Type{Kind: logic.Number, Max: 2}})
	return w
}

func (w *World) fact(k logic.Kind) {
	t := w.typ(k)
	w.Vars = append(w.Vars, Var{fmt.Sprintf("f.%s%d", k, w.facts), logic.OpFact, t})
	w.facts++
}

// typ is a random type of a kind.
func (w *World) typ(k logic.Kind) logic.Type {
	t := logic.Type{Kind: k}
	switch k {
	case logic.Number:
		t.Unit = []string{"", "", "day", "year"}[w.rng.IntN(4)]
		t.Decimals = w.rng.IntN(4)
		t.Min = int64(w.rng.IntN(7) - 3)
		t.Max = t.Min + int64(w.rng.IntN(4))
		if w.wide {
			t.Min, t.Max = -int64(w.rng.IntN(5000)), int64(w.rng.IntN(1000000))
		}
	case logic.DateKind:
		if w.wide {
			t.Min, t.Max = int64(logic.FirstDay), int64(logic.LastDay)
			break
		}
		t.Min = int64(w.day())
		t.Max = t.Min + int64(w.rng.IntN(4))
	case logic.Enum, logic.Set:
		for i := range w.members() {
			t.Values = append(t.Values, fmt.Sprintf("v%d", i))
		}
	case logic.List:
		t.MaxLen = w.rng.IntN(3)
		if w.wide {
			t.MaxLen = w.rng.IntN(6)
		}
		for i, k := range []logic.Kind{logic.Bool, logic.Number, logic.DateKind, logic.Enum} {
			if w.wide || w.rng.IntN(2) == 0 {
				t.Fields = append(t.Fields, logic.Field{Name: fmt.Sprintf("x%d", i), Type: w.typ(k)})
			}
		}
	}
	return t
}

func (w *World) members() int {
	if w.wide && w.rng.IntN(8) == 0 {
		return 64 // every bit of the mask
	}
	return 1 + w.rng.IntN(3)
}

// day is a day near which calendar code often fails.
func (w *World) day() logic.Date {
	y := []int{1900, 1999, 2000, 2023, 2024, 2100, 2199}[w.rng.IntN(7)]
	md := [][2]int{{1, 1}, {1, 30}, {2, 27}, {3, 1}, {4, 29}, {6, 30}, {7, 14}, {8, 30}, {12, 28}}[w.rng.IntN(9)]
	return logic.NewDate(y, md[0], md[1])
}

// Scope gives the meaning of the names of the world.
func (w *World) Scope() logic.Scope {
	find := func(op logic.Op, name string) (int, bool) {
		for i, v := range w.Vars {
			if v.Op == op && v.Name == name {
				return i, true
			}
		}
		return 0, false
	}
	return logic.Scope{
		Fact: func(id string) (logic.Type, int, bool) {
			i, ok := find(logic.OpFact, id)
			return w.Vars[i].Type, i, ok
		},
		Criterion: func(id string) bool {
			_, ok := find(logic.OpViolated, id)
			return ok
		},
		Tag: func(tag string) (int, bool) {
			i, ok := find(logic.OpCountViolated, tag)
			return int(w.Vars[i].Type.Max), ok
		},
	}
}

// Reads returns the indexes of the variables that e reads.
func (w *World) Reads(e *logic.Expr) []int {
	read := make([]bool, len(w.Vars))
	e.Walk(func(n *logic.Expr) {
		for i, v := range w.Vars {
			if v.Op == n.Op && (v.Name == n.Name || v.Op == logic.OpAsOf) {
				read[i] = true
			}
		}
	})
	var list []int
	for i, r := range read {
		if r {
			list = append(list, i)
		}
	}
	return list
}

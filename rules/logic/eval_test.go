package logic_test

import (
	"slices"
	"testing"

	"github.com/fire321/fire321/internal/rounds"
	"github.com/fire321/fire321/rules/internal/logictest"
	"github.com/fire321/fire321/rules/logic"
)

// subs are the parts of e that have a value without a record, smallest first.
func subs(e *logic.Expr) []*logic.Expr {
	var list []*logic.Expr
	var closed func(*logic.Expr)
	closed = func(n *logic.Expr) {
		if n.Op == logic.OpMember || n.Op >= logic.OpAny && n.Op <= logic.OpMin && n.Type().Kind == 0 {
			return
		}
		for i, a := range n.Args {
			if i == 1 && n.Op >= logic.OpAny && n.Op <= logic.OpMin {
				continue // a predicate
			}
			closed(a)
		}
		if n.Type().Kind != logic.List {
			list = append(list, n)
		}
	}
	closed(e)
	slices.SortStableFunc(list, func(a, b *logic.Expr) int { return size(a) - size(b) })
	return list
}

func size(e *logic.Expr) int {
	n := 0
	e.Walk(func(*logic.Expr) { n++ })
	return n
}

// Promise: for all values of the open facts, the result is in the set; if all
// facts are given, the set has one value.
func TestEvalIsSound(t *testing.T) {
	want, n, programs, widest := rounds.Of(1_000_000), 0, 0, 0
	for seed := uint64(0); n < want; seed++ {
		w := logictest.New(seed, false)
		e := w.Condition(1 + int(seed%4))
		a := w.Partial()
		parts := subs(e)
		programs++
		before := n
		sets := make([]logic.Value, len(parts))
		a.Completions(e, 4000, func(c *logictest.Answers) bool {
			if n == before { // Completions may have narrowed a
				for i, p := range parts {
					sets[i] = logic.Eval(p, a.Env())
				}
			}
			n++
			for i, p := range parts {
				v := logic.Eval(p, c.Env())
				if k := p.Type().Kind; !v.Within(sets[i], p.Type()) || !v.Single(k) {
					t.Fatalf("seed %d: %s is %+v, but was to be in %+v%s\ncompleted%s",
						seed, logic.Print(p), v, sets[i], a.String(p), c.String(p))
				}
			}
			return true
		})
		widest = max(widest, n-before)
	}
	t.Logf("%d programs, %d completions, at most %d of one", programs, n, widest)
}

// Promise: an answer only ever takes values away.
func TestEvalIsMonotone(t *testing.T) {
	steps := 0
	for seed := uint64(0); steps < rounds.Of(300_000); seed++ {
		w := logictest.New(seed, false)
		e := w.Condition(1 + int(seed%4))
		reads := w.Reads(e)
		if len(reads) == 0 {
			continue
		}
		parts := subs(e)
		a := w.Partial()
		for range 8 {
			b := a.Clone()
			i := reads[int(steps)%len(reads)]
			b.Values[i] = w.Narrow(w.Vars[i].Type, b.Values[i])
			steps++
			for _, p := range parts {
				before, after := logic.Eval(p, a.Env()), logic.Eval(p, b.Env())
				if !after.Within(before, p.Type()) {
					t.Fatalf("seed %d: %s grew from %+v to %+v%s\nthen%s", seed, logic.Print(p), before, after, a.String(p), b.String(p))
				}
			}
			a = b
		}
	}
	t.Logf("%d steps", steps)
}

// Promise: if a fact is not needed, no answer to it changes the set or the
// other needs.
func TestNeedsAreAllThatMatters(t *testing.T) {
	skipped, values := 0, 0
	for seed := uint64(0); values < rounds.Of(300_000); seed++ {
		w := logictest.New(seed, false)
		e := w.Condition(1 + int(seed%4))
		a := w.Partial()
		set, need := logic.Eval(e, a.Env()), needed(e, a)
		for _, i := range w.Reads(e) {
			v := w.Vars[i]
			if v.Op != logic.OpFact || slices.Contains(need, i) || logictest.Size(v.Type, a.Values[i], 1) == 1 {
				continue
			}
			skipped++
			for range 12 {
				b := a.Clone()
				b.Values[i] = w.Narrow(v.Type, a.Values[i])
				values++
				if got := logic.Eval(e, b.Env()); got.May != set.May {
					t.Fatalf("seed %d: %s was not needed in %s, but changes it from %d to %d%s\nthen%s",
						seed, v.Name, logic.Print(e), set.May, got.May, a.String(e), b.String(e))
				}
				if got := needed(e, b); !slices.Equal(got, need) {
					t.Fatalf("seed %d: %s was not needed in %s, but changes the needs from %v to %v%s\nthen%s",
						seed, v.Name, logic.Print(e), need, got, a.String(e), b.String(e))
				}
			}
		}
	}
	t.Logf("%d skipped facts, %d values", skipped, values)
}

func needed(e *logic.Expr, a *logictest.Answers) []int {
	var slots []int
	logic.Needs(e, a.Env(), func(slot int) { slots = append(slots, slot) })
	slices.Sort(slots)
	return slices.Compact(slots)
}

// Promise: with nothing needed, only one value is left.
func TestNothingNeededIsSettled(t *testing.T) {
	for seed := range uint64(rounds.Of(100_000)) {
		w := logictest.New(seed, false)
		e := w.Condition(1 + int(seed%4))
		a := w.Partial()
		for i, v := range w.Vars { // what is no fact cannot be needed
			if v.Op != logic.OpFact {
				a.Values[i] = w.One(v.Type, a.Values[i])
			}
		}
		if set := logic.Eval(e, a.Env()); len(needed(e, a)) == 0 && !set.Single(logic.Bool) {
			t.Fatalf("seed %d: nothing is needed for %s, but it is open%s", seed, logic.Print(e), a.String(e))
		}
	}
}

// Promise: where Polarity finds nothing, more violations never make a
// condition of application lapse, nor a requirement hold.
func TestPolarityIsSound(t *testing.T) {
	kept := map[bool]int{}
	for seed := range uint64(rounds.Of(40_000)) {
		w := logictest.New(seed, false)
		e := w.Condition(1 + int(seed%4))
		reads := slices.DeleteFunc(w.Reads(e), func(i int) bool {
			return w.Vars[i].Op != logic.OpViolated && w.Vars[i].Op != logic.OpCountViolated
		})
		if len(reads) == 0 {
			continue
		}
		for _, rising := range []bool{true, false} {
			if len(logic.Polarity(e, rising)) > 0 {
				continue
			}
			kept[rising]++
			for range 10 {
				few := w.Complete()
				many := few.Clone()
				for _, i := range reads {
					all := w.Vars[i].Type.Open()
					if w.Vars[i].Op == logic.OpViolated {
						many.Values[i] = logic.True()
						continue
					}
					all.Lo = few.Values[i].Lo
					many.Values[i] = w.One(w.Vars[i].Type, all)
				}
				before, after := logic.Eval(e, few.Env()), logic.Eval(e, many.Env())
				if rising && before.Is() && after.IsNot() || !rising && before.IsNot() && after.Is() {
					t.Fatalf("seed %d, rising %v: %s goes from %+v to %+v%s\nthen%s", seed, rising, logic.Print(e), before, after, few.String(e), many.String(e))
				}
			}
		}
	}
	t.Logf("%d conditions, %d requirements kept", kept[true], kept[false])
}

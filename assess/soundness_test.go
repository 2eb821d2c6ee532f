package assess

import (
	"fmt"
	"slices"
	"testing"

	"github.com/fire321/fire321/internal/rounds"
	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/logic"
)

// judge is what answers come to, with the score.
type outcome struct {
	*judged
	score  Score
	grades []Grade
}

func (w *world) judge(known givens) outcome {
	o := outcome{judged: w.p.judge(w.answers(known))}
	o.score, o.grades = o.judged.score()
	return o
}

// covers says what o allows that is not allowed by what it is a part of.
func (o outcome) covers(part outcome) error {
	for i, c := range o.p.criteria {
		if part.raw[i]&^o.raw[i] != 0 || part.own[i]&^o.own[i] != 0 {
			return fmt.Errorf("%s: %v (own %v) became %v (own %v)", c.ID, o.raw[i], o.own[i], part.raw[i], part.own[i])
		}
	}
	if !o.score.Contains(part.score) {
		return fmt.Errorf("score %+v became %+v", o.score, part.score)
	}
	for _, g := range part.grades {
		if !slices.ContainsFunc(o.grades, func(h Grade) bool { return h.ID == g.ID }) {
			return fmt.Errorf("grade %s was not among %v", g.ID, gradeIDs(o.grades))
		}
	}
	return nil
}

func gradeIDs(grades []Grade) (ids []string) {
	for _, g := range grades {
		ids = append(ids, g.ID)
	}
	return ids
}

// decided says what is not decided though all is answered.
func (o outcome) decided() error {
	for i, c := range o.p.criteria {
		if !o.raw[i].Settled() || !o.own[i].Settled() {
			return fmt.Errorf("%s is %v (own %v) though all is answered", c.ID, o.raw[i], o.own[i])
		}
	}
	if o.score.Lo != o.score.Hi || o.score.None != o.score.MayBeNone {
		return fmt.Errorf("the score is %+v though all is answered", o.score)
	}
	if len(o.grades) > 1 {
		return fmt.Errorf("the grades are %v though all is answered", gradeIDs(o.grades))
	}
	return nil
}

// readSlots are the facts that anything of the program reads.
func (w *world) readSlots() []int {
	read := make([]bool, len(w.p.asked))
	mark := func(e *logic.Expr) {
		e.Walk(func(e *logic.Expr) {
			if e.Op == logic.OpFact {
				read[e.Slot()] = true
			}
		})
	}
	for _, c := range w.p.criteria {
		mark(c.when)
		mark(c.require)
		if c.owed != 0 {
			read[w.p.slots[rules.RolesFact]] = true
		}
	}
	for _, e := range w.p.weights {
		mark(e)
	}
	return listed(read)
}

// atMost answers facts until at most n completions are left.
func (w *world) atMost(known givens, n int) {
	slots := w.readSlots()
	for {
		product, worst, most := 1, -1, 1
		for _, slot := range slots {
			f := w.p.asked[slot]
			v, ok := known[f.ID]
			if !ok {
				v = w.p.open(f, w.at)
			}
			k := count(f.Type, v)
			if product *= k; k > most {
				worst, most = slot, k
			}
		}
		if product <= n {
			return
		}
		f := w.p.asked[worst]
		v, ok := known[f.ID]
		if !ok {
			v = w.p.open(f, w.at)
		}
		known[f.ID] = pick(w.rng, f.Type, v)
	}
}

// eachCompletion visits every way to answer what is open and read, as values by
// slot; they are visit's only until it returns.
func (w *world) eachCompletion(known givens, visit func(facts []logic.Value) error) error {
	slots := w.readSlots()
	full := make([]logic.Value, len(w.p.asked))
	for slot, f := range w.p.asked { // what nothing reads has one value
		full[slot] = pick(w.rng, f.Type, w.value(known, f))
	}
	var fill func(n int) error
	fill = func(n int) (err error) {
		if n == len(slots) {
			return visit(full)
		}
		f := w.p.asked[slots[n]]
		each(f.Type, w.value(known, f), func(v logic.Value) {
			if err == nil {
				full[slots[n]] = v
				err = fill(n + 1)
			}
		})
		return err
	}
	return fill(0)
}

// judgeFacts judges values by slot.
func (w *world) judgeFacts(facts []logic.Value) outcome {
	asOf := int64(max(w.day, w.at))
	o := outcome{judged: w.p.judgeIn(&logic.Env{Facts: facts, AsOf: logic.Value{Lo: asOf, Hi: asOf}})}
	o.score, o.grades = o.judged.score()
	return o
}

func (w *world) bySlot(facts []logic.Value) givens {
	known := givens{}
	for slot, f := range w.p.asked {
		known[f.ID] = facts[slot]
	}
	return known
}

func (w *world) value(known givens, f *rules.Fact) logic.Value {
	if v, ok := known[f.ID]; ok {
		return v
	}
	return w.p.open(f, w.at)
}

// Promises: no verdict lacks an outcome that some completion has, the score
// covers those of all completions and the grades hold all that they reach; and
// complete answers decide all of it.
func TestVerdictsAreSound(t *testing.T) {
	want, judged, wider := rounds.Of(1_000_000), 0, 0
	sets := 0
	var outcomes [NotApplicable + 1]int
	ops := map[logic.Op]int{}
	eachWorld(t, func(int) bool { return judged >= want }, func(w *world) error {
		for _, c := range w.p.criteria {
			c.when.Walk(func(e *logic.Expr) { ops[e.Op]++ })
			c.require.Walk(func(e *logic.Expr) { ops[e.Op]++ })
		}
		for range 3 {
			known := w.some()
			w.atMost(known, 800)
			before := w.judge(known)
			reached := make([]Verdict, len(w.p.criteria))
			err := w.eachCompletion(known, func(full []logic.Value) error {
				judged++
				after := w.judgeFacts(full)
				if err := after.decided(); err != nil {
					return fmt.Errorf("%w\n%s", err, w.print(w.bySlot(full)))
				}
				for i := range reached {
					reached[i] |= after.raw[i]
					outcomes[after.own[i]]++
				}
				if err := before.covers(after); err != nil {
					return fmt.Errorf("%w\n%scompleted to\n%s", err, w.print(known), w.print(w.bySlot(full)))
				}
				return nil
			})
			if err != nil {
				return err
			}
			for i := range reached {
				if sets++; reached[i] != before.raw[i] {
					wider++
				}
			}
		}
		return nil
	})
	t.Logf("%d completions: %d passes, %d fails, %d not applicable; %d of %d sets hold an outcome that no completion has",
		judged, outcomes[Pass], outcomes[Fail], outcomes[NotApplicable], wider, sets)
	for op := logic.OpBool; op <= logic.OpCountViolated; op++ {
		if ops[op] == 0 && op != logic.OpParam && want >= 100_000 { // parameters are literals by now
			t.Errorf("no criterion had %v", op)
		}
	}
}

// Promise: an answer can only narrow verdicts, the score and the grades.
func TestAnswersOnlyNarrow(t *testing.T) {
	steps := 0
	want := rounds.Of(150_000)
	eachWorld(t, func(int) bool { return steps >= want }, func(w *world) error {
		for range 5 {
			known := givens{}
			before := w.judge(known)
			for _, n := range w.rng.Perm(len(w.p.asked)) {
				f := w.p.asked[n]
				v := w.value(known, f)
				for again := true; again; again = !v.Single(f.Type.Kind) && w.chance(2) {
					was := v
					v = narrow(w.rng, f.Type, v)
					if !v.Within(was, f.Type) {
						return fmt.Errorf("the test's own narrowing of %s: %s to %s", f.ID, show(f.Type, was), show(f.Type, v))
					}
					known[f.ID] = v
					steps++
					after := w.judge(known)
					if err := before.covers(after); err != nil {
						return fmt.Errorf("%w, when %s became %s beside\n%s", err, f.ID, show(f.Type, v), w.print(known))
					}
					before = after
				}
			}
		}
		return nil
	})
	t.Logf("%d further answers", steps)
}

// Promise: when all is answered, all is decided.
func TestCompleteAnswersDecide(t *testing.T) {
	n := rounds.Of(20_000)
	eachWorld(t, func(worlds int) bool { return worlds*10 >= n }, func(w *world) error {
		for range 10 {
			known := w.all()
			if err := w.judge(known).decided(); err != nil {
				return fmt.Errorf("%w\n%s", err, w.print(known))
			}
		}
		return nil
	})
}

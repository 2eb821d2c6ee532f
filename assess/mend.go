package assess

import (
	"slices"

	"github.com/fire321/fire321/internal/canon"
	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/logic"
)

// Mend is one smallest way to mend a failed criterion: which answers would have
// to change, and what else would break.
type Mend struct {
	Changes []Change
	// Lapses: the duty would no longer apply, instead of being met.
	Lapses bool
	// Breaks are criteria that would newly fail.
	Breaks []string
}

// Change is a fact and the answer that it would have to have.
type Change struct {
	Fact     string
	Question Text
	From, To Text
	value    answer
}

// mendBudget is how many evaluations one search may take: a count, not a time,
// so that every machine finds the same.
const mendBudget = 20000

// Mend finds what would mend a criterion that has failed: one fact, else two,
// trying the value nearest to the present one first. It does not change facts
// that mending cannot change, nor the past: a date of a finished action can
// only become the day of the answers, and a list can only grow by a record of
// that day, if its fact allows it. Mend returns nil if it finds nothing within
// the budget, or if the criterion has not failed, has failed by answers that
// contradict each other, or has no wording.
func (p *Program) Mend(a Answers, criterion string) *Mend {
	return p.Mends(a, criterion)[0]
}

// Mends is Mend for several criteria, in their order, at less cost: it judges
// all answers once, and after each change only what reads the change.
func (p *Program) Mends(a Answers, criteria ...string) []*Mend {
	j := p.judge(a)
	r := p.ripple(j)
	list := make([]*Mend, len(criteria))
	for n, id := range criteria {
		if i, ok := p.byID[id]; ok && j.raw[i] == Fail && (j.failed == nil || !j.failed[i]) {
			list[n] = p.mend(a, j, r, i)
		}
	}
	return list
}

func (p *Program) mend(a Answers, j *judged, r *ripple, i int) *Mend {
	s := &mender{p: p, a: a, i: i, env: j.env, budget: mendBudget}
	var slots []int
	for _, slot := range p.reach(i) {
		if !p.asked[slot].Fixed && p.asked[slot].ID != rules.RolesFact {
			slots = append(slots, slot)
		}
	}
	for _, aim := range []Verdict{Pass, NotApplicable} {
		if m := s.search(slots, aim); m != nil {
			m.Breaks = r.breaks(m.Changes)
			m.Lapses = aim == NotApplicable
			return m
		}
	}
	return nil
}

// mender searches the values of a few facts by branch and bound.
type mender struct {
	p      *Program
	a      Answers
	i      int
	env    *logic.Env
	budget int
}

func (s *mender) search(slots []int, aim Verdict) *Mend {
	var best *choice
	for n := range slots {
		best = nearer(best, s.best(slots[n:n+1], aim))
	}
	if best == nil {
		for n := range slots {
			for k := n + 1; k < len(slots); k++ {
				best = nearer(best, s.best([]int{slots[n], slots[k]}, aim))
			}
		}
	}
	if best == nil {
		return nil
	}
	m := &Mend{}
	for n, slot := range best.slots {
		f := s.p.asked[slot]
		c := Change{Fact: f.ID, Question: f.Label(), From: s.p.said(f, s.a), value: best.values[n]}
		c.To = words(f, c.value)
		if f.ShelfDays > 0 {
			c.value.date = s.p.asOf(s.a) // somebody looks at it again now
		}
		m.Changes = append(m.Changes, c)
	}
	return m
}

// choice is a value for each of some facts, and how far it is from the
// present ones.
type choice struct {
	slots    []int
	values   []answer
	distance int64
}

// nearer returns the nearer choice; if both are equally near, the earlier one.
func nearer(a, b *choice) *choice {
	if a == nil || b != nil && b.distance < a.distance {
		return b
	}
	return a
}

// farthest is the distance between two answers that have no order, such as two
// options; two numbers are at most this far apart.
const farthest = 1_000_000

// best finds the nearest values of the facts that give the criterion the
// verdict aim. It tries the first fact value by value if it has few values, and
// the last one by branch and bound.
func (s *mender) best(slots []int, aim Verdict) *choice {
	saved := make([]logic.Value, len(slots))
	for n, slot := range slots {
		saved[n] = s.env.Facts[slot]
		s.env.Facts[slot] = s.whole(slot)
	}
	defer func() {
		for n, slot := range slots {
			s.env.Facts[slot] = saved[n]
		}
	}()
	return s.split(slots, saved, nil, aim)
}

// whole is every value that mending may give the fact.
func (s *mender) whole(slot int) logic.Value {
	f := s.p.asked[slot]
	return s.p.open(f, s.p.at(s.a))
}

// split fixes one fact after another, nearest value first.
func (s *mender) split(slots []int, saved []logic.Value, done []answer, aim Verdict) *choice {
	if !s.reaches(aim) {
		return nil
	}
	n := len(done)
	if n == len(slots) {
		if s.verdict() != aim {
			return nil
		}
		return &choice{slots: slots, values: slices.Clone(done)}
	}
	slot := slots[n]
	f := s.p.asked[slot]
	switch f.Type.Kind {
	case logic.Number:
		return s.number(slots, saved, done, aim)
	case logic.Set:
		return s.set(slots, saved, done, aim)
	}
	var best *choice
	for _, v := range s.options(f, saved[n]) {
		s.env.Facts[slot] = v.value
		if c := s.split(slots, saved, append(slices.Clone(done), v), aim); c != nil {
			c.distance += farthest
			best = nearer(best, c)
		}
	}
	s.env.Facts[slot] = s.whole(slot)
	return best
}

// options are the other values that an unordered fact could be given.
func (s *mender) options(f *rules.Fact, now logic.Value) []answer {
	var list []answer
	at := s.p.at(s.a)
	switch f.Type.Kind {
	case logic.Bool:
		if !now.Is() {
			list = append(list, answer{json: canon.Truth(true), value: logic.True()})
		}
		if !now.IsNot() {
			list = append(list, answer{json: canon.Truth(false), value: logic.False()})
		}
	case logic.Enum:
		for i, id := range f.Type.Values {
			if v := (logic.Value{May: 1 << i}); v.May != now.May {
				list = append(list, answer{json: canon.Str(id), value: v})
			}
		}
	case logic.DateKind:
		if d := int64(at); d >= f.Type.Min && d <= f.Type.Max && (now.Lo != d || now.Hi != d) {
			list = append(list, answer{json: canon.Str(at.String()), value: logic.Value{Lo: d, Hi: d}})
		}
	case logic.List:
		if f.MendAdd && len(now.Known) < f.Type.MaxLen {
			said := 0 // the fields that are yes or no
			for k := range f.Fields {
				if f.Fields[k].Type.Kind == logic.Bool {
					said++
				}
			}
			for no := range 1 << min(said, maxSaid) {
				list = append(list, s.record(f, now, at, no))
			}
		}
	}
	return list
}

// maxSaid is for how many fields of a new record both answers are tried.
const maxSaid = 6

// record is the list with one more record, dated today: somebody who does the
// thing now can write that record down. Its yes-or-no fields are yes, except
// those whose bit (counted among these fields) is set in no; the other fields
// are left open.
func (s *mender) record(f *rules.Fact, now logic.Value, at Date, no int) answer {
	values := make([]logic.Value, len(f.Fields))
	object := canon.Value{Kind: canon.Object}
	for k := range f.Fields {
		field := &f.Fields[k]
		values[k] = s.p.open(field, at)
		switch field.Type.Kind {
		case logic.DateKind:
			if d := int64(at); d >= field.Type.Min && d <= field.Type.Max {
				values[k] = logic.Value{Lo: d, Hi: d}
				object.Set(field.ID, canon.Str(at.String()))
			}
		case logic.Bool:
			if values[k] = logic.True(); no&1 != 0 {
				values[k] = logic.False()
			}
			no >>= 1
			object.Set(field.ID, canon.Truth(values[k].Is()))
		}
	}
	got := answer{json: canon.Value{Kind: canon.Array}}
	if len(now.Known) > 0 { // else it was not answered, or its answer is stale
		got.json.Items = append(got.json.Items, s.a.facts[f.ID].json.Items...)
	}
	got.json.Items = append(got.json.Items, object)
	got.value = logic.Value{Known: append(slices.Clone(now.Known), values), Room: max(0, now.Room-1)}
	got.more = got.value.Room > 0
	return got
}

// set tries the sets that differ least from the present one first, with the
// members in their order. If only a part of a set is known, that part may be
// the whole set.
func (s *mender) set(slots []int, saved []logic.Value, done []answer, aim Verdict) *choice {
	slot := slots[len(done)]
	f, now := s.p.asked[slot], saved[len(done)]
	defer func() { s.env.Facts[slot] = s.whole(slot) }()
	var toggle func(must uint64, from, n int) *choice
	toggle = func(must uint64, from, n int) *choice {
		var rest uint64 // members that may still be put in or taken out
		if n > 0 {
			rest = f.Type.Open().May &^ (1<<from - 1)
		}
		s.env.Facts[slot] = logic.Value{Must: must &^ rest, May: must | rest}
		if !s.reaches(aim) {
			return nil
		}
		if n == 0 {
			v := answer{json: canon.Value{Kind: canon.Array}, value: s.env.Facts[slot]}
			for i, id := range f.Type.Values {
				if must&(1<<i) != 0 {
					v.json.Items = append(v.json.Items, canon.Str(id))
				}
			}
			return s.split(slots, saved, append(slices.Clone(done), v), aim)
		}
		for i := from; i < len(f.Type.Values); i++ {
			if c := toggle(must^1<<i, i+1, n-1); c != nil {
				return c
			}
		}
		return nil
	}
	first := 0
	if now.May == now.Must {
		first = 1
	}
	for n := first; n <= len(f.Type.Values) && s.budget > 0; n++ {
		if c := toggle(now.Must, 0, n); c != nil {
			c.distance += farthest * int64(max(n, 1))
			return c
		}
	}
	return nil
}

// number searches a range outward from the present value: it drops a box that
// cannot reach the aim, and tries a box that is a single value.
func (s *mender) number(slots []int, saved []logic.Value, done []answer, aim Verdict) *choice {
	n := len(done)
	slot := slots[n]
	f := s.p.asked[slot]
	now := saved[n]
	boxes := []logic.Value{{Lo: f.Type.Min, Hi: f.Type.Max}}
	if now.Lo == now.Hi { // the present value stays only where others change
		boxes = []logic.Value{{Lo: f.Type.Min, Hi: now.Lo - 1}, {Lo: now.Lo + 1, Hi: f.Type.Max}}
	}
	defer func() { s.env.Facts[slot] = s.whole(slot) }()
	for len(boxes) > 0 {
		// The nearest box first; if two are equally near, the smaller value.
		at := 0
		for k := range boxes {
			if d, e := gap(boxes[k], now), gap(boxes[at], now); d < e || d == e && boxes[k].Lo < boxes[at].Lo {
				at = k
			}
		}
		box := boxes[at]
		boxes = slices.Delete(boxes, at, at+1)
		if box.Lo > box.Hi {
			continue
		}
		s.env.Facts[slot] = box
		if !s.reaches(aim) {
			if s.budget <= 0 {
				return nil
			}
			continue
		}
		if box.Lo == box.Hi {
			v := answer{json: canon.Num(logic.FormatDecimal(box.Lo, f.Type.Decimals)), value: box}
			if c := s.split(slots, saved, append(slices.Clone(done), v), aim); c != nil {
				c.distance += relative(gap(box, now), f.Type)
				return c
			}
			continue
		}
		mid := box.Lo + (box.Hi-box.Lo)/2
		boxes = append(boxes, logic.Value{Lo: box.Lo, Hi: mid}, logic.Value{Lo: mid + 1, Hi: box.Hi})
	}
	return nil
}

// gap is the distance of a box from the present value or range.
func gap(box, now logic.Value) int64 { return max(0, box.Lo-now.Hi, now.Lo-box.Hi) }

// relative is a distance in millionths of the fact's range.
func relative(d int64, t logic.Type) int64 {
	width := t.Max - t.Min
	if width <= 0 {
		return 0
	}
	if d < (1<<62)/farthest {
		return d * farthest / width
	}
	return d / (width/farthest + 1)
}

// reaches reports whether some remaining value could give the verdict aim.
func (s *mender) reaches(aim Verdict) bool { return s.verdict().Has(aim) }

func (s *mender) verdict() Verdict {
	if s.budget <= 0 {
		return 0
	}
	s.budget--
	if len(s.p.contradicted(s.env)) > 0 {
		return 0 // such an answer would count for nothing
	}
	return s.p.verdictOf(s.env, s.i)
}

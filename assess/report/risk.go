package report

import (
	"slices"

	"github.com/fire321/fire321/assess"
	"github.com/fire321/fire321/rules"
)

// risks is the list that the risk numbers of criteria refer to on the day of
// the law: that of the outermost pack that has one.
func (b *builder) risks() []rules.RiskItem {
	list := b.p.Bundle().Risks
	for i := len(list) - 1; i >= 0; i-- {
		if l := &list[i]; b.got.Day >= l.From && (l.Until.IsZero() || b.got.Day <= l.Until) {
			return l.Items
		}
	}
	return nil
}

// risksOf are the items of those numbers.
func (b *builder) risksOf(numbers []int) []rules.RiskItem {
	var out []rules.RiskItem
	for _, r := range b.risks() {
		if slices.Contains(numbers, r.N) {
			out = append(out, r)
		}
	}
	return out
}

// riskTable goes through the prominent risks one by one: whether each stands,
// what of it, and what has been done. What the second branch lists and is in no
// risk follows.
func (b *builder) riskTable() Table {
	t := Table{Columns: b.columns(col{colNo, Number}, col{colRisk, Medium}, col{colStands, Fit}, col{colTaken, Free})}
	rest := slices.Clone(b.got.Letter.Listed)
	for _, r := range b.risks() {
		state, what := b.stands(r.N)
		t.Rows = append(t.Rows, Row{{plain(itoa(r.N))}, {plain(r.Text.In(b.lang))}, {state}, what})
		for i := range b.got.Hazards {
			if h := &b.got.Hazards[i]; slices.Contains(h.Risk, r.N) {
				rest = slices.DeleteFunc(rest, func(id string) bool { return id == h.ID })
			}
		}
	}
	for _, id := range rest {
		var what Words
		var taken Cell
		if h := b.hazard(id); h != nil {
			what, taken = plain(b.plainTitle(h.Result)), Cell{b.measures(h)}
		} else if r := b.other(id); r != nil {
			what, taken = plain(b.plainTitle(*r)), Cell{b.say(owedByOthers, b.roles(r.OwedBy))}
		}
		t.Rows = append(t.Rows, Row{{b.say(dash)}, {b.say(notMet).add(what...)}, {strong(standsWord.In(b.lang))}, taken})
	}
	return t
}

// stands says whether a risk stands, and lists what of it does or may.
func (b *builder) stands(n int) (Words, Cell) {
	var what Cell
	for i := range b.got.Hazards {
		h := &b.got.Hazards[i]
		if slices.Contains(h.Risk, n) {
			what = append(what, b.say(notMet).add(plain(b.plainTitle(h.Result))...).add(b.say(inBrackets, b.measures(h))...))
		}
	}
	failed := len(what)
	var open []assess.Result
	for _, r := range b.got.Open {
		if slices.Contains(r.Risk, n) {
			open = append(open, r)
		}
	}
	if len(open) > 0 {
		what = append(what, b.say(notKnown, b.titles(open, 4)))
	}
	judged := func(r assess.Result) bool { return !r.Summary && slices.Contains(r.Risk, n) }
	switch {
	case failed > 0:
		return strong(standsWord.In(b.lang)), what
	case len(open) > 0:
		return strong(openWord.In(b.lang)), what
	case slices.ContainsFunc(b.got.Results, judged):
		return b.say(notFound), Cell{b.say(dash)}
	}
	return b.say(notJudged), Cell{b.say(dash)}
}

// measures is what the unit has undertaken: how it is guarded until it is
// mended, how, by whom and by when.
func (b *builder) measures(h *assess.Hazard) Words {
	q := h.Plan
	if q == (assess.Plan{}) {
		return strong(noMeasure.In(b.lang))
	}
	var w Words
	add := func(t Text, value Words) {
		if len(value) == 0 {
			return
		}
		if len(w) > 0 {
			w = w.add(b.say(listSemicolon)...)
		}
		w = w.add(b.say(t, value)...)
	}
	add(guardIs, typed(q.Guard))
	add(measureIs, typed(q.Measure))
	add(personIs, typed(q.Person))
	if !q.By.IsZero() {
		add(byIs, plain(b.date(q.By)))
	}
	return w
}

func (b *builder) hazard(id string) *assess.Hazard {
	for i := range b.got.Hazards {
		if b.got.Hazards[i].ID == id {
			return &b.got.Hazards[i]
		}
	}
	return nil
}

func (b *builder) other(id string) *assess.Result {
	for i := range b.got.Others {
		if b.got.Others[i].ID == id {
			return &b.got.Others[i]
		}
	}
	return nil
}

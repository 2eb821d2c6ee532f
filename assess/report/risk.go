package report

import (
	"slices"

	"github.com/fire321/fire321/assess"
)

// risksOf are the prominent risks of those numbers.
func (b *builder) risksOf(numbers []int) []assess.Risk {
	var out []assess.Risk
	for _, r := range b.got.Risks {
		if slices.Contains(numbers, r.N) {
			out = append(out, r)
		}
	}
	return out
}

// riskStates names the risks of each state in a line.
func (b *builder) riskStates() []Block {
	var out []Block
	for _, state := range []assess.RiskState{assess.RiskFound, assess.RiskNotLookedAt, assess.RiskNotFound, assess.RiskCannotArise} {
		var names []string
		for _, r := range b.got.Risks {
			if r.State == state {
				names = append(names, itoa(r.N)+" "+r.Text.In(b.lang))
			}
		}
		if len(names) > 0 {
			out = append(out, b.para(riskStates, strong(state.Text().In(b.lang)), b.join(names)))
		}
	}
	return out
}

// riskTable goes through the prominent risks one by one: its state, what of it
// stands, and what has been done. What the second branch lists and is in no
// risk follows.
func (b *builder) riskTable() Table {
	t := Table{Columns: b.columns(col{colNo, Number}, col{colRisk, Medium}, col{colStands, Fit}, col{colTaken, Free})}
	rest := slices.Clone(b.got.Letter.Listed)
	for i := range b.got.Risks {
		r := &b.got.Risks[i]
		t.Rows = append(t.Rows, Row{{plain(itoa(r.N))}, {plain(r.Text.In(b.lang))}, {b.stands(r.State)}, b.whatStands(r)})
		rest = slices.DeleteFunc(rest, func(id string) bool { return slices.Contains(r.Found, id) })
	}
	for _, id := range rest {
		what, taken := b.found(id)
		t.Rows = append(t.Rows, Row{{b.say(dash)}, {b.say(notMet).add(what...)}, {strong(standsWord.In(b.lang))}, {taken}})
	}
	return t
}

func (b *builder) stands(s assess.RiskState) Words {
	if s == assess.RiskFound || s == assess.RiskNotLookedAt {
		return strong(s.Text().In(b.lang))
	}
	return plain(s.Text().In(b.lang))
}

// whatStands says what of a risk was found and what was done about it, what is
// not known and who will look, or why it cannot arise.
func (b *builder) whatStands(r *assess.Risk) Cell {
	var what Cell
	for _, id := range r.Found {
		title, taken := b.found(id)
		what = append(what, b.say(notMet).add(title...).add(b.say(inBrackets, taken)...))
	}
	var open []assess.Result
	for _, o := range b.got.Open {
		if slices.Contains(r.Open, o.ID) {
			open = append(open, o)
		}
	}
	if len(open) > 0 {
		what = append(what, b.say(notKnown, b.titles(open, 4)))
	} else if r.State == assess.RiskNotLookedAt {
		what = append(what, b.say(nothingAsked))
	}
	if r.State == assess.RiskNotLookedAt || b.looksNeeded(r) {
		if r.Look.Sound(b.got.At) {
			what = append(what, b.say(looksBy, typed(r.Look.Person), plain(b.date(r.Look.By))))
		} else {
			what = append(what, strong(noLook.In(b.lang)))
		}
	}
	for _, s := range r.Why {
		what = append(what, b.say(youSaid, s.Question, s.Answer))
	}
	if len(what) == 0 {
		what = Cell{b.say(dash)}
	}
	return what
}

// looksNeeded reports whether the letter asks for a look at the risk.
func (b *builder) looksNeeded(r *assess.Risk) bool {
	return slices.ContainsFunc(b.got.Letter.Reasons, func(o assess.Reason) bool {
		return o.Code == assess.ReasonNotLooked && o.Risk == r.Key()
	})
}

// found is something that stands, and what was done about it.
func (b *builder) found(id string) (title, taken Words) {
	if h := b.hazard(id); h != nil {
		return plain(b.plainTitle(h.Result)), b.measures(h.Plan)
	}
	if r := b.other(id); r != nil {
		return plain(b.plainTitle(*r)), b.say(owedBy, b.roles(r.OwedBy)).add(b.say(listSemicolon)...).add(b.measures(b.a.Plan[id])...)
	}
	return nil, nil
}

// measures is what the unit has undertaken: how it is guarded until it is
// mended, how, by whom and by when.
func (b *builder) measures(q assess.Plan) Words {
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

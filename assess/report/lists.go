package report

import (
	"strconv"

	"github.com/fire321/fire321/assess"
	"github.com/fire321/fire321/rules"
)

func itoa(n int) string { return strconv.Itoa(n) }

// col is a column before its title is put into a language.
type col struct {
	title Text
	width Width
}

func (b *builder) columns(list ...col) []Column {
	out := make([]Column, len(list))
	for i, c := range list {
		out[i] = Column{Title: c.title.In(b.lang), Width: c.width}
	}
	return out
}

// number is the place of hazard i in all documents.
func (b *builder) number(i int) Cell { return Cell{plain(itoa(i + 1))} }

// said is questions with their answers, a line each.
func (b *builder) said(list []assess.Said) Cell {
	var cell Cell
	for _, s := range list {
		cell = append(cell, plain(s.Question.In(b.lang)).add(b.space()...).add(plain(s.Answer.In(b.lang))...))
	}
	if len(cell) == 0 {
		cell = Cell{b.say(whateverSaid)}
	}
	return cell
}

// hazards lays out 问题隐患清单.
func (b *builder) hazards() {
	b.doc.Title = titleHazards.In(b.lang)
	b.doc.Sub = b.dated()
	b.add(Paragraph{Look: Big, Text: b.headline()})
	for i, s := range []rules.Severity{rules.Major, rules.Serious, rules.General} {
		if b.got.Count(s) == 0 {
			continue
		}
		b.section([]Text{secMajor, secSerious, secGeneral}[i], b.got.Count(s))
		if s == rules.Major {
			b.add(b.para(majorNote))
		}
		b.add(b.hazardTable(s))
	}
	if len(b.got.Hazards) == 0 {
		b.add(b.para(noneIsNotSafe))
	}
	b.othersTable()
	if could, rest := b.got.OpenGrave(); len(could)+len(rest) > 0 {
		b.section(secOpenCount, len(could)+len(rest))
		b.add(b.para(openSay))
		if len(could) > 0 {
			b.add(b.openTable(could))
		}
		if len(rest) > 0 {
			b.add(b.para(openGeneral, len(rest), b.titles(rest, 0)))
		}
	}
	b.advice()
	if limits := b.limits(); len(limits) > 0 {
		b.section(secLimits)
		b.add(limits...)
	}
	b.add(b.fine(hazardsNote))
	b.doc.Foot.Say = footOwn.In(b.lang)
}

func (b *builder) hazardTable(s rules.Severity) Table {
	t := Table{Columns: b.columns(col{colNo, Number}, col{colDutyWhy, Free}, col{colLaw, Free}, col{colMend, Narrow})}
	for i := range b.got.Hazards {
		h := &b.got.Hazards[i]
		if h.Severity != s {
			continue
		}
		what := append(Cell{b.title(h.Result)}, b.said(h.Why)...)
		for _, r := range b.risksOf(h.Risk) {
			what = append(what, small(b.str(riskLine, r.N, r.Text)))
		}
		t.Rows = append(t.Rows, Row{b.number(i), what, b.law(h.Basis), b.due(h)})
	}
	return t
}

// due is by when, whose term that is, who, and since when it stands.
func (b *builder) due(h *assess.Hazard) Cell {
	cell := Cell{b.term(h)}
	if who := rules.MenderText(h.By); !who.IsZero() {
		cell = append(cell, plain(who.In(b.lang)))
	}
	if h.Found < b.got.AsOf {
		cell = append(cell, small(b.str(foundOn, b.date(h.Found))))
	}
	return cell
}

// term is the last day for mending: what the unit has undertaken, else that of
// a law, else what we suggest.
func (b *builder) term(h *assess.Hazard) Words {
	day, mark := h.Plan.By, Text{}
	switch {
	case !day.IsZero():
	case h.Due.IsZero():
		return b.say(soonest)
	case h.TermByLaw:
		day, mark = h.Due, termLaw
	default:
		day, mark = h.Due, termOurs
	}
	w := plain(b.date(day)).add(b.say(mark)...)
	if day < b.got.AsOf {
		w = w.add(strong(overdue.In(b.lang))...)
	}
	return w
}

// othersTable lists duties of others on the premises: what has failed, and by
// name what this unit does not know.
func (b *builder) othersTable() {
	var failed, open []assess.Result
	for _, r := range b.got.Others {
		if r.Verdict == assess.Fail {
			failed = append(failed, r)
		} else {
			open = append(open, r)
		}
	}
	if len(failed)+len(open) == 0 {
		return
	}
	b.section(secOthers, len(failed)+len(open))
	if len(failed) > 0 {
		t := Table{Columns: b.columns(col{colWho, Narrow}, col{colSeverity, Fit}, col{colDuty, Free}, col{colLaw, Free})}
		for _, r := range failed {
			t.Rows = append(t.Rows, Row{{plain(b.roles(r.OwedBy))}, {b.severity(r.Severity)}, {b.title(r)}, b.law(b.p.Basis(b.a, r.ID))})
		}
		b.add(t)
	}
	if len(open) > 0 {
		b.add(b.para(othersOpen, len(open), b.titles(open, 0)))
	}
}

// advice lists what binds nobody now: what has failed of it, and how much is
// not known.
func (b *builder) advice() {
	var failed []Words
	open := 0
	for _, r := range b.got.Advice {
		if r.Verdict == assess.Fail {
			line := plain(r.Title.In(b.lang))
			if list := b.p.Basis(b.a, r.ID); len(list) > 0 {
				line = line.add(small(b.str(inBrackets, b.cite(list[0])+comma.In(b.lang)+list[0].Force.Text().In(b.lang)))...)
			}
			failed = append(failed, line)
		} else {
			open++
		}
	}
	if len(failed)+open == 0 {
		return
	}
	b.section(secAdvice)
	b.add(b.para(adviceSay))
	if len(failed) > 0 {
		b.add(Bullets{Items: failed})
	}
	if open > 0 {
		b.add(b.para(adviceOpen, open))
	}
}

// rectify lays out 整改责任清单.
func (b *builder) rectify() {
	b.doc.Layout = Landscape
	b.doc.Title = titleRectify.In(b.lang)
	b.doc.Sub = b.dated()
	if len(b.got.Hazards)+len(b.got.OthersFailed()) == 0 {
		b.add(Paragraph{Look: Big, Text: b.say(noHazards)}, b.para(noneIsNotSafe))
	} else {
		b.add(b.para(rectifySay), b.rectifyTable())
	}
	if could, rest := b.got.OpenGrave(); len(could)+len(rest) > 0 {
		b.add(b.para(rectifyOpen, len(could)+len(rest), len(could)))
	}
	b.add(b.briefLimits()...)
	b.signed([]Block{b.para(rectifyNot)}, []Text{signManager, signResponsible, signDate})
	b.doc.Foot.Say = footKeep.In(b.lang)
}

func (b *builder) rectifyTable() Table {
	t := Table{Columns: b.columns(col{colNo, Number}, col{colSeverity, Fit}, col{colDuty, Medium}, col{colMeasure, Free}, col{colBy, Narrow},
		col{colDepartment, Narrow}, col{colPerson, Narrow}, col{colMoney, Narrow}, col{colGuard, Medium}, col{colDone, Sign})}
	for i := range b.got.Hazards {
		h := &b.got.Hazards[i]
		duty := Cell{b.title(h.Result)}
		if h.Found < b.got.AsOf {
			duty = append(duty, small(b.str(foundOn, b.date(h.Found))))
		}
		person := cell(typed(h.Plan.Person))
		if person == nil && h.By != "" {
			person = Cell{nil, small(b.str(suggested, rules.MenderText(h.By)))}
		}
		t.Rows = append(t.Rows, Row{b.number(i), {b.severity(h.Severity)}, duty, b.measure(h), {b.term(h)},
			cell(typed(h.Plan.Department)), person, cell(typed(h.Plan.Money)), cell(typed(h.Plan.Guard)), nil})
	}
	for _, r := range b.got.OthersFailed() {
		q := b.a.Plan[r.ID]
		measure := cell(typed(q.Measure))
		if measure == nil {
			measure = Cell{b.say(suggested, othersMeasure)}
		}
		var by Cell
		if !q.By.IsZero() {
			by = Cell{plain(b.date(q.By))}
		}
		t.Rows = append(t.Rows, Row{{b.say(dash)}, {b.severity(r.Severity)}, {b.title(r), b.say(owedBy, b.roles(r.OwedBy))}, measure, by,
			cell(typed(q.Department)), cell(typed(q.Person)), cell(typed(q.Money)), cell(typed(q.Guard)), nil})
	}
	return t
}

// cell is one line of words, or room to write.
func cell(w Words) Cell {
	if len(w) == 0 {
		return nil
	}
	return Cell{w}
}

// measure is what the unit has undertaken, else what the pack suggests.
func (b *builder) measure(h *assess.Hazard) Cell {
	if w := typed(h.Plan.Measure); w != nil {
		return Cell{w}
	}
	if h.Remedy.IsZero() {
		return nil
	}
	return Cell{b.say(suggested, h.Remedy)}
}

// List is the rows of 问题隐患清单 or 整改责任清单 as one table, for [CSV]; an
// empty one for any other kind.
func List(kind Kind, p *assess.Program, a assess.Answers, got *assess.Assessment, lang string) Table {
	b := newBuilder(p, a, got, lang)
	switch kind {
	case Hazards:
		return b.hazardList()
	case Rectify:
		return b.rectifyTable()
	}
	return Table{}
}

// hazardList has a column for each thing, and what is not known as well.
func (b *builder) hazardList() Table {
	t := Table{Columns: b.columns(col{colNo, Number}, col{colSeverity, Fit}, col{colDuty, Free}, col{colSaid, Free},
		col{colLaw, Free}, col{colBy, Narrow}, col{colWho, Narrow}, col{colFound, Narrow})}
	for i := range b.got.Hazards {
		h := &b.got.Hazards[i]
		t.Rows = append(t.Rows, Row{b.number(i), {b.severity(h.Severity)}, {b.title(h.Result)}, b.said(h.Why),
			b.law(h.Basis), {b.term(h)}, {plain(rules.MenderText(h.By).In(b.lang))}, {plain(b.date(h.Found))}})
	}
	for _, r := range b.got.Open {
		could := plain(mark(r.Severity)).add(b.say(couldBe, r.Severity.Text())...)
		t.Rows = append(t.Rows, Row{nil, {could}, {b.title(r)}, {b.say(openWord)}, b.law(b.p.Basis(b.a, r.ID)), nil, nil, nil})
	}
	for _, r := range b.got.Others {
		state := openWord
		if r.Verdict == assess.Fail {
			state = othersDuty
		}
		t.Rows = append(t.Rows, Row{nil, {b.severity(r.Severity)}, {b.title(r)}, {b.say(state)}, b.law(b.p.Basis(b.a, r.ID)), nil, {plain(b.roles(r.OwedBy))}, nil})
	}
	return t
}

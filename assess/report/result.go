package report

import (
	"cmp"
	"slices"
	"strings"

	"github.com/fire321/fire321/assess"
	"github.com/fire321/fire321/assess/report/internal/doc"
	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/diag"
)

// Result arranges an assessment for reading on a screen, from the top down: the
// current state, what to do today, each hazard with its remedy, its day and its
// law, then what is not known, and what everything is based on. It is not for
// signing, and not among the documents of the bundle. The arguments are those
// of [Build]; got must not be nil. Result has no error and does not ask whether
// got is of p and a: [assess.Program.Made] does.
func Result(p *assess.Program, a assess.Answers, got *assess.Assessment, lang string) Document {
	r := &result{screen: screen{newBuilder(p, a, got, lang)}, worth: map[string]assess.Worth{}}
	for _, w := range p.Worth(a) {
		r.worth[w.Criterion] = w
	}
	ids := make([]string, len(got.Hazards))
	for i := range ids {
		ids[i] = got.Hazards[i].ID
	}
	r.mends = p.Mends(a, ids...)
	r.doc.Kind, r.doc.Layout = "result", doc.Portrait
	r.lay()
	return Document(doc.Seal(r.doc))
}

// Headline is the current state, in one or two sentences, as each document says
// it. The arguments are those of [Result].
func Headline(p *assess.Program, a assess.Answers, got *assess.Assessment, lang string) string {
	b := screen{newBuilder(p, a, got, lang)}
	return b.headline().String()
}

// fewOpen is how many open duties are listed with what to look at. A person who
// left more open continues answering, and is asked about each.
const fewOpen = 15

// Change is the smallest change of the answers that mends a hazard, in the
// words of the questions. m is the result of p.Mend or p.Mends, and not nil;
// lang is that of [Build].
func Change(m *assess.Mend, lang string) string {
	var parts []string
	for _, ch := range m.Changes {
		parts = append(parts, changeTo.Fill(lang, ch.Question, ch.From, ch.To))
	}
	line := strings.Join(parts, listSemicolon.In(lang))
	if m.Lapses {
		line += changeLapse.In(lang)
	}
	if n := len(m.Breaks); n > 0 {
		line += changeBreak.Fill(lang, diag.Same(itoa(n)))
	}
	return line
}

// result arranges the content of a screen.
type result struct {
	screen
	worth map[string]assess.Worth
	mends []*assess.Mend // of the hazards, in their order
}

func (b *result) lay() {
	b.doc.Title = titleResult.In(b.lang)
	b.doc.Sub = b.dated()
	b.doc.Foot.Say = footOwn.In(b.lang)
	b.add(doc.Paragraph{Look: doc.Big, Text: b.headline()})
	if len(b.got.Hazards)+len(b.got.OthersFailed()) == 0 {
		b.add(b.para(noneIsNotSafe))
	}
	if cover := b.coverage(); cover != nil {
		b.add(doc.Paragraph{Look: doc.Notify, Text: cover})
	}
	b.today()
	if line := b.grading(); len(line) > 0 {
		if b.grades() != "" {
			line = b.say(gradeLine, b.got.Grading.Title, line)
		}
		b.add(doc.Paragraph{Text: line})
		if b.scored() && b.got.Grading.Force == rules.Ours {
			b.add(b.fine(gradeOurs))
		}
	}
	if classes := b.classes(); len(classes) > 0 {
		b.add(doc.Fields{List: []doc.Field{{Label: labelClasses.In(b.lang), Value: classes}}})
	}
	could, rest := b.got.OpenGrave()
	b.entries(rules.Major, secMajor)
	b.entries(rules.Serious, secSerious)
	if len(could) > 0 {
		b.section(secUnclear, len(could))
		if len(could) > fewOpen {
			b.add(b.para(openNames, b.titles(could, 0)))
		} else {
			b.add(b.openTable(could))
		}
	}
	b.entries(rules.General, secGeneral)
	if slices.ContainsFunc(b.got.Hazards, func(h assess.Hazard) bool { return !h.TermByLaw }) {
		b.add(b.fine(termsNote))
	}
	b.othersTable()
	if len(rest) > 0 {
		b.section(secUnclearRest, len(rest))
		b.add(b.para(openGeneral, len(rest), b.titles(rest, 12)))
	}
	b.advice()
	if len(b.got.Doubts) > 0 {
		b.section(secDoubts)
		b.add(b.para(doubtsSay), b.doubts())
	}
	if len(b.got.Risks) > 0 {
		b.section(secRiskStates)
		b.add(b.riskStates()...)
		b.add(b.fine(riskStatesNote))
	}
	b.section(secParts)
	b.add(b.squares([]doc.Words{b.say(partWord), b.say(eachWord), b.say(otherDuties), b.say(totalWord)}))
	b.routes()
	b.section(secUntil)
	b.until()
	b.branch()
	if len(b.got.Gaps) > 0 {
		var names []string
		for _, g := range b.got.Gaps {
			names = append(names, g.Concern.In(b.lang))
		}
		b.section(secLimits)
		b.add(b.para(gapsList, strings.Join(names, listSemicolon.In(b.lang))))
	}
	b.section(secAgain)
	b.add(doc.Fields{List: append([]doc.Field{{Label: labelRules.In(b.lang), Value: b.rule()}}, b.inputs().List...)})
}

// today is what cannot wait: the remedies that are due.
func (b *result) today() {
	var items []doc.Words
	for i := range b.got.Hazards {
		h := &b.got.Hazards[i]
		if !h.Due.IsZero() && h.Due <= b.got.AsOf && !h.Remedy.IsZero() {
			act, name := h.Now, b.str(hazardNumber, i+1)
			if act.IsZero() {
				act = h.Remedy
			}
			if !h.Say.IsZero() {
				name = b.str(numberedSay, i+1, h.Say)
			}
			items = append(items, b.say(numbered, name, act))
		}
	}
	if len(items) > 0 {
		b.add(doc.Heading{Text: b.say(secToday)}, doc.Bullets{Items: items})
	}
}

// entries are the hazards of a severity, each with all that is known about it.
func (b *result) entries(s rules.Severity, title phrase) {
	n := b.got.Count(s)
	if n == 0 {
		return
	}
	b.section(title, n)
	if s == rules.Major {
		b.add(b.para(majorNote))
	}
	for i := range b.got.Hazards {
		if h := &b.got.Hazards[i]; h.Severity == s {
			b.add(b.entry(i, h, b.mends[i]))
		}
	}
}

func (b *result) entry(i int, h *assess.Hazard, mend *assess.Mend) doc.Box {
	var f doc.Fields
	add := func(label phrase, value doc.Words) {
		if len(value) > 0 {
			f.List = append(f.List, doc.Field{Label: label.In(b.lang), Value: value})
		}
	}
	if !h.Say.IsZero() {
		add(colDuty, b.title(h.Result))
	}
	for _, line := range b.said(b.breach(h)) {
		add(labelSaid, line)
	}
	add(labelDanger, plain(h.Danger.In(b.lang)))
	add(labelNow, plain(h.Now.In(b.lang)))
	add(labelRemedy, plain(h.Remedy.In(b.lang)))
	if mend != nil {
		add(labelSmallest, plain(Change(mend, b.lang)))
	}
	asked := *h
	asked.Plan.By = 0 // the plan shows its own day
	add(colBy, b.inLine(b.due(&asked)))
	if h.Plan != (assess.Plan{}) {
		add(labelPlan, b.measures(h.Plan))
	}
	if w, ok := b.worth[h.ID]; ok && w.Score != b.got.Score && !w.Score.None && b.got.Held() == 0 {
		add(labelAfter, b.say(mendedAlone, b.pointsOf(w.Score)))
	}
	if law := b.law(h.Basis); len(law) > 0 {
		add(colLaw, law[0])
		law = law[1:]
		if g := h.Basis[0].Gist; !g.IsZero() {
			add(labelGist, plain(g.In(b.lang)))
			law = law[1:]
		}
		add(labelLawToo, b.inLine(law))
	}
	var heads []string
	for _, id := range h.Heads {
		if cr := b.p.Bundle().Criterion(id); cr != nil {
			heads = append(heads, cr.Title.In(b.lang))
		}
	}
	for _, r := range b.risksOf(h.Risk) {
		heads = append(heads, b.str(riskLine, r.N, r.Text))
	}
	add(labelHead, plain(strings.Join(heads, listSemicolon.In(b.lang))))
	title := strong(mark(h.Severity) + " " + b.str(hazardNumber, i+1) + " ")
	if h.Say.IsZero() {
		title = title.Add(strong(b.str(notMet))...).Add(b.title(h.Result)...)
	} else {
		title = title.Add(strong(h.Say.In(b.lang))...)
	}
	return doc.Box{Title: title, Blocks: []doc.Block{f}}
}

// inLine joins the lines of a cell into one.
func (b *result) inLine(c doc.Cell) doc.Words {
	var w doc.Words
	for i, line := range c {
		if i > 0 {
			w = w.Add(b.say(listSemicolon)...)
		}
		w = w.Add(line...)
	}
	return w
}

// routes says how the unit can reach the next grade and the letter.
func (b *result) routes() {
	var items []doc.Words
	for _, one := range b.p.Routes(b.a) {
		line := b.say(routeGrade, one.Title)
		if one.Aim == assess.AimLetter {
			line = b.say(routeLetter)
		}
		var parts []string
		if len(one.Mend) > 0 {
			parts = append(parts, b.str(routeMend, b.refer(one.Mend)))
		}
		if len(one.FindOut) > 0 {
			parts = append(parts, b.str(routeFind, b.few(one.FindOut)))
		}
		items = append(items, line.Add(plain(strings.Join(parts, semicolon.In(b.lang)))...).Add(b.say(stop)...))
	}
	if len(items) > 0 {
		b.section(secRoutes)
		b.add(doc.Bullets{Items: items})
	}
}

// few names the criteria if they are few, and counts them if they are many.
func (b *result) few(ids []string) string {
	const most = 5
	if len(ids) > most {
		return b.str(routeMany, len(ids))
	}
	var names []string
	for _, id := range ids {
		names = append(names, b.str(quoted, b.p.Bundle().Criterion(id).Title))
	}
	return b.join(names)
}

// branch says which commitment may be signed, or why none may be.
func (b *result) branch() {
	l := &b.got.Letter
	b.section(titleLetter)
	switch {
	case l.Branch == assess.NoProminentRisk:
		b.add(b.para(mayFirst))
	case l.Branch == assess.MeasuresTaken:
		b.add(b.para(maySecond))
	case len(b.got.Coverage.Missing) > 0:
		b.add(b.para(refusedUncovered))
	default:
		b.add(b.para(refusedSay))
	}
	if items := b.because(l.Reasons); len(items) > 0 {
		b.add(doc.Bullets{Items: items})
	}
	if len(l.NotKnown) > 0 {
		b.add(b.para(othersUnknown, len(l.NotKnown)))
	}
	if l.Branch != assess.Refused {
		b.add(doc.Paragraph{Text: b.termOf(l)})
	}
	b.add(b.fine(letterNot))
}

// because groups the reasons by their kind. The hazards were described above,
// so their numbers are enough.
func (b *result) because(list []assess.Reason) []doc.Words {
	var out []doc.Words
	var told []assess.ReasonCode
	for _, one := range list {
		if slices.Contains(told, one.Code) {
			continue
		}
		told = append(told, one.Code)
		var ids, names []string
		for _, o := range list {
			if o.Code == one.Code {
				names = append(names, o.Title.In(b.lang))
			}
			if o.Code == one.Code && o.Criterion != "" {
				ids = append(ids, o.Criterion)
			}
		}
		line := b.say(one.Text())
		switch one.Code {
		case assess.ReasonFailed:
			line = b.say(becauseFailed, b.refer(ids))
		case assess.ReasonNoPlan:
			line = b.say(becauseNoPlan, b.refer(ids))
		case assess.ReasonNotLooked:
			line = b.say(becauseNotLooked, len(names), b.join(names))
		case assess.ReasonOpen:
			line = b.say(becauseOpen, len(ids))
		case assess.ReasonOthersFailed:
			line = b.say(becauseOthers, len(ids))
		}
		out = append(out, line.Add(b.say(stop)...))
	}
	return out
}

// refer names hazards by their numbers. Those without a number, such as a
// summary of others, are named only if there is nothing else.
func (b *result) refer(ids []string) string {
	var numbers []int
	var names []string
	for _, id := range ids {
		if i := slices.IndexFunc(b.got.Hazards, func(h assess.Hazard) bool { return h.ID == id }); i >= 0 {
			numbers = append(numbers, i+1)
		} else if cr := b.p.Bundle().Criterion(id); cr != nil {
			names = append(names, b.str(quoted, cr.Title))
		}
	}
	if len(numbers) > 0 {
		names = b.ranges(numbers)
	}
	return b.join(names)
}

// ranges writes 1, 2, 3, 5 as "nos. 1 to 3", "no. 5".
func (b *result) ranges(numbers []int) []string {
	slices.SortStableFunc(numbers, cmp.Compare[int])
	var list []string
	for i := 0; i < len(numbers); {
		last := i
		for last+1 < len(numbers) && numbers[last+1] == numbers[last]+1 {
			last++
		}
		if last-i > 1 {
			list = append(list, b.str(hazardRange, numbers[i], numbers[last]))
			i = last + 1
			continue
		}
		list = append(list, b.str(hazardNumber, numbers[i]))
		i++
	}
	return list
}

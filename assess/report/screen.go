package report

import (
	"slices"
	"strings"

	"github.com/fire321/fire321/assess"
	"github.com/fire321/fire321/assess/report/internal/doc"
	"github.com/fire321/fire321/rules"
)

// screen arranges for a screen what the documents of a pack say on paper. A
// pack may have no documents, and no document is made for a terminal: so the
// text on a screen does not come from the pack.
type screen struct{ *builder }

func (b *screen) add(blocks ...doc.Block)              { b.doc.Blocks = append(b.doc.Blocks, blocks...) }
func (b *screen) say(t phrase, args ...any) doc.Words  { return say(b.lang, t, args...) }
func (b *screen) str(t phrase, args ...any) string     { return say(b.lang, t, args...).String() }
func (b *screen) para(t phrase, args ...any) doc.Block { return doc.Paragraph{Text: b.say(t, args...)} }
func (b *screen) fine(t phrase, args ...any) doc.Block {
	return doc.Paragraph{Look: doc.Fine, Text: b.say(t, args...)}
}

// space is put between sentences, if the language has one.
func (b *screen) space() doc.Words {
	if b.lang == "en" {
		return plain(" ")
	}
	return nil
}

// section begins a numbered section: 一、, 1.
func (b *screen) section(t phrase, args ...any) {
	b.sections++
	n := b.str(sectionNumber, phrase{ZH: chinese(b.sections), EN: itoa(b.sections)})
	b.add(doc.Heading{Text: plain(n).Add(b.say(t, args...)...)})
}

// unit is the name of the unit in a line, or room to write it.
func (b *screen) unit() doc.Words {
	if b.doc.Unit == "" {
		return b.say(unitBlank)
	}
	return typed(b.doc.Unit)
}

// dated is "name, day", below most titles.
func (b *screen) dated() doc.Words {
	return b.unit().Add(b.say(doc.Gap)...).Add(plain(b.date(b.got.At))...)
}

// title is the title of a criterion, with the mark of its standing.
func (b *screen) title(r assess.Result) doc.Words {
	return strong(r.Title.In(b.lang)).Add(b.say(standing(r))...)
}

// standing is the mark of a criterion that nobody has compared with the law, or
// that no law demands but the letter names.
func standing(r assess.Result) phrase {
	switch r.Standing {
	case assess.Unverified:
		return unverified
	case assess.ByLetter:
		return byLetter
	}
	return phrase{}
}

// plainTitle is title in the style of the words around it.
func (b *screen) plainTitle(r assess.Result) string {
	return r.Title.In(b.lang) + standing(r).In(b.lang)
}

// titles lists criteria in a line, at most that many; 0 lists all.
func (b *screen) titles(list []assess.Result, most int) string {
	var names []string
	for i, r := range list {
		if most > 0 && i == most && len(list) > most+1 {
			return strings.Join(names, listSemicolon.In(b.lang)) + b.str(andMore, len(list)-most)
		}
		names = append(names, b.plainTitle(r))
	}
	return strings.Join(names, listSemicolon.In(b.lang))
}

// severity is the mark and the word: ◆严重.
func (b *screen) severity(s rules.Severity) doc.Words {
	return strong(mark(s) + s.Text().In(b.lang))
}

// col is a column before its title is translated.
type col struct {
	title phrase
	width doc.Width
}

func (b *screen) columns(list ...col) []doc.Column {
	out := make([]doc.Column, len(list))
	for i, c := range list {
		out[i] = doc.Column{Title: c.title.In(b.lang), Width: c.width}
	}
	return out
}

// said is questions with their answers, one per line.
func (b *screen) said(list []assess.Said) doc.Cell {
	var cell doc.Cell
	for _, s := range list {
		cell = append(cell, plain(s.Question.In(b.lang)).Add(b.space()...).Add(plain(s.Answer.In(b.lang))...))
	}
	if len(cell) == 0 {
		cell = doc.Cell{b.say(whateverSaid)}
	}
	return cell
}

// law is the articles behind a criterion as a cell of a table: each with its
// force; the one that the criterion rests on comes first, with its gist.
func (b *screen) law(list assess.Citations) doc.Cell {
	var cell doc.Cell
	for i, c := range list {
		line := plain(b.cite(c)).Add(small(b.str(inBrackets, c.Force.Text()))...)
		if !c.Verified {
			line = line.Add(b.say(unverified)...)
		}
		cell = append(cell, line)
		if i == 0 && !c.Gist.IsZero() {
			cell = append(cell, small(b.str(gist, c.Gist)))
		}
	}
	return cell
}

// cite is an article in a line: the full title where the source first appears,
// later the title without the number. A screen has room for it.
func (b *screen) cite(c assess.Citation) string {
	if b.cited[c.Source] {
		c.Number = ""
	}
	b.cited[c.Source] = true
	return c.In(b.lang)
}

// coverage says whose duties are missing; none if coverage is whole.
func (b *screen) coverage() doc.Words {
	cover := b.got.Coverage
	var names []string
	for _, o := range cover.Missing {
		names = append(names, o.Text.In(b.lang))
	}
	switch {
	case cover.Whole:
		return nil
	case len(names) > 0 && cover.Open:
		return b.say(coverMissing, b.join(names)).Add(b.space()...).Add(b.say(coverOpen)...)
	case len(names) > 0:
		return b.say(coverMissing, b.join(names))
	}
	return b.say(coverOpen)
}

// rule is the pack, the day of its law, and how much of it applies.
func (b *screen) rule() doc.Words {
	t := b.tally(b.got.Results)
	rule := b.say(rulesSay, b.p.Bundle().Title, b.got.Version, b.date(b.got.Day), t.Apply(), t.NotApplicable)
	if n := b.unverified(); n > 0 {
		rule = rule.Add(b.say(rulesUnverified, n)...)
	}
	return rule
}

// classes are what the unit is in law, each with its article, and what is not
// known yet.
func (b *screen) classes() doc.Words {
	var is, open []string
	for _, k := range b.got.Classes {
		switch {
		case k.State == assess.ClassIs && len(k.Basis) > 0 && !k.Basis[0].Verified:
			is = append(is, b.str(classBy, k.Title, b.cite(k.Basis[0])+b.str(unverified)))
		case k.State == assess.ClassIs && len(k.Basis) > 0:
			is = append(is, b.str(classBy, k.Title, b.cite(k.Basis[0])))
		case k.State == assess.ClassOpen:
			open = append(open, k.Title.In(b.lang))
		}
	}
	var w doc.Words
	if len(is) > 0 {
		w = plain(strings.Join(is, b.str(semicolon)))
	}
	if len(open) > 0 {
		if w != nil {
			w = w.Add(b.say(semicolon)...)
		}
		w = w.Add(b.say(classOpen, strings.Join(open, b.str(doc.Comma)))...)
	}
	return w
}

// unverified is the number of duties whose wording nobody has compared.
func (b *screen) unverified() int {
	n := 0
	for _, r := range b.got.Results {
		if r.Standing == assess.Unverified && r.Verdict != assess.NotApplicable {
			n++
		}
	}
	return n
}

// scoreLine is the score, and why it is a range.
func (b *screen) scoreLine() doc.Words {
	w := strong(b.str(scoreIs, b.points())).Add(b.say(scoreOf, b.got.Grading.Max)...)
	if b.got.Score.Lo != b.got.Score.Hi {
		w = w.Add(b.space()...).Add(b.say(scoreRange)...)
	}
	if b.got.Score.MayBeNone {
		w = w.Add(b.space()...).Add(b.say(scoreMayNone)...)
	}
	return w
}

// gradeWords is the grade and what is needed to settle it.
func (b *screen) gradeWords() doc.Words {
	w := strong(b.grades())
	if !b.got.Coverage.Whole {
		w = w.Add(b.say(gradePartial)...)
	}
	return w
}

// grading is the grade and the score in a line; none if the pack grades
// nothing.
func (b *screen) grading() doc.Words {
	switch {
	case len(b.p.Bundle().Grading.Grades) == 0:
		return nil
	case !b.scored():
		return b.say(scoreNone)
	case b.got.Held() > 0:
		return b.say(scoreHeld, b.got.Held())
	case b.grades() == "":
		return b.scoreLine()
	}
	return b.gradeWords().Add(b.say(doc.Comma)...).Add(b.scoreLine()...)
}

// headline is what kills here, if two things together do, and the current
// state, in one or two sentences.
func (b *screen) headline() doc.Words {
	var parts []doc.Words
	add := func(t phrase, n int, style func(string) doc.Words) {
		if n > 0 {
			parts = append(parts, style(b.str(t, n)))
		}
	}
	add(majorHazards, b.got.Count(rules.Major), strong)
	add(seriousHazards, b.got.Count(rules.Serious), strong)
	add(generalHazards, b.got.Count(rules.General), plain)
	could, rest := b.got.OpenGrave()
	w := b.say(noHazards)
	if len(could)+len(rest) > 0 {
		w = b.say(noHazardsYet)
	}
	if len(parts) > 0 {
		w = b.say(hazardsAre)
		for i, p := range parts {
			if i > 0 {
				w = w.Add(b.say(listComma)...)
			}
			w = w.Add(p...)
		}
		w = w.Add(b.say(stop)...)
	}
	if n := len(b.got.OthersFailed()); n > 0 {
		burn := doc.Words{}.Add(doc.Span{Text: b.str(othersBurn, n), Style: doc.Strong})
		if len(parts) == 0 {
			w = burn // "no hazard was found" would be heard first
		} else {
			w = w.Add(b.space()...).Add(burn...)
		}
	}
	if n := len(b.got.NotLookedAt()); n > 0 {
		w = w.Add(b.space()...).Add(b.say(risksNotLooked, n)...)
	}
	switch {
	case len(could) > 0 && len(rest) > 0:
		w = w.Add(b.space()...).Add(b.say(openGrave, len(could)+len(rest), len(could))...)
	case len(could) > 0:
		w = w.Add(b.space()...).Add(b.say(openAllGrave, len(could))...)
	case len(rest) > 0:
		w = w.Add(b.space()...).Add(b.say(openSome, len(rest))...)
	}
	if pairs := b.danger().Pairs; len(pairs) > 0 {
		return strong(pairs[0].Now.In(b.lang)).Add(b.space()...).Add(b.say(pairSay, pairs[0].Say)...).Add(b.space()...).Add(w...)
	}
	return w
}

// openTable is what is not known, its possible outcomes, and what to look at.
func (b *screen) openTable(list []assess.Result) doc.Table {
	t := doc.Table{Columns: b.columns(col{colRequired, doc.Free}, col{colCouldBe, doc.Narrow}, col{colLookAt, doc.Free})}
	for _, r := range list {
		t.Rows = append(t.Rows, doc.Row{{b.title(r)}, {b.say(couldBe, r.Severity.Text())}, b.lookAt(r.ID)})
	}
	return t
}

// lookAt is the first questions that an open verdict depends on, and where to
// find their answers.
func (b *screen) lookAt(id string) doc.Cell {
	const most = 2
	var cell doc.Cell
	why, _ := b.p.Why(b.a, id)
	for i, fact := range why.Needs {
		if i == most && len(why.Needs) > most+1 {
			return append(cell, small(b.str(moreOf, len(why.Needs)-most)))
		}
		f := b.p.Bundle().Fact(fact)
		if f == nil {
			continue
		}
		line := plain(f.Label().In(b.lang))
		if !f.WhereToLook.IsZero() {
			line = line.Add(small(b.str(inBrackets, f.WhereToLook))...)
		}
		cell = append(cell, line)
	}
	if len(cell) == 0 { // only the owner of the duty is open
		if f := b.p.Bundle().Fact(rules.RolesFact); f != nil {
			cell = append(cell, plain(f.Label().In(b.lang)))
		}
	}
	return cell
}

func (b *screen) doubts() doc.Bullets {
	var list doc.Bullets
	for _, d := range b.got.Doubts {
		line := plain(d.Say.In(b.lang))
		if len(d.Reopened) > 0 {
			line = line.Add(b.space()...).Add(b.say(doubtOpen)...)
		}
		list.Items = append(list.Items, line)
	}
	return list
}

// until is the first day on which something that is in order now no longer is,
// if nothing is done.
func (b *screen) until() {
	out := b.runsOut()
	first, rewritten, titles := out.first, out.rewritten, out.titles
	if !first.IsZero() {
		what := titles[0]
		if len(titles) > 1 {
			what += b.str(andMore, len(titles)-1)
		}
		b.add(b.para(untilDay, strong(b.date(first-1)), what))
	} else {
		b.add(b.para(untilNone))
	}
	if !rewritten.IsZero() {
		b.add(b.para(untilRewritten, b.date(rewritten+1)))
	}
	b.add(b.para(untilChanges))
}

// inputs identifies the inputs of the assessment.
func (b *screen) inputs() doc.Fields {
	return doc.Fields{List: []doc.Field{
		{Label: labelAssessment.In(b.lang), Value: mono(b.digest)},
		{Label: labelPack.In(b.lang), Value: plain(b.got.Bundle + " " + b.got.Version + " ").Add(mono(b.got.BundleDigest)...)},
		{Label: labelAnswers.In(b.lang), Value: mono(b.got.AnswersDigest)},
		{Label: labelClocks.In(b.lang), Value: b.say(clocks, b.date(b.got.Day), b.date(b.got.AsOf), rules.Semantics)},
	}}
}

// due is by when, whose term that is, who, and since when the hazard exists.
func (b *screen) due(h *assess.Hazard) doc.Cell {
	cell := doc.Cell{b.term(h)}
	if who := rules.MenderText(h.By); !who.IsZero() {
		cell = append(cell, plain(who.In(b.lang)))
	}
	if h.Found < b.got.AsOf {
		cell = append(cell, small(b.str(foundOn, b.date(h.Found))))
	}
	return cell
}

// term is the last day for mending: the day that the unit has undertaken, else
// the term of a law, else our suggestion.
func (b *screen) term(h *assess.Hazard) doc.Words {
	day, mark := h.Plan.By, phrase{}
	switch {
	case !day.IsZero():
	case h.Due.IsZero():
		return b.say(soonest)
	case h.TermByLaw:
		day, mark = h.Due, termLaw
	default:
		day, mark = h.Due, termOurs
	}
	w := plain(b.date(day)).Add(b.say(mark)...)
	if day < b.got.AsOf {
		w = w.Add(strong(overdue.In(b.lang))...)
	}
	return w
}

// othersTable lists duties of others on the premises: what has failed, and, by
// name, what this unit does not know.
func (b *screen) othersTable() {
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
		t := doc.Table{Columns: b.columns(col{colWho, doc.Narrow}, col{colSeverity, doc.Fit}, col{colDuty, doc.Free}, col{colLaw, doc.Free})}
		for _, r := range failed {
			t.Rows = append(t.Rows, doc.Row{{plain(b.roles(r.OwedBy))}, {b.severity(r.Severity)}, {b.title(r)}, b.law(b.p.Basis(b.a, r.ID))})
		}
		b.add(t)
	}
	if len(open) > 0 {
		b.add(b.para(othersOpen, len(open), b.titles(open, 0)))
	}
}

// advice lists criteria that bind nobody now: which have failed, and how many
// are not known.
func (b *screen) advice() {
	var failed []doc.Words
	open := 0
	for _, r := range b.got.Advice {
		if r.Verdict == assess.Fail {
			line := plain(r.Title.In(b.lang))
			if list := b.p.Basis(b.a, r.ID); len(list) > 0 {
				line = line.Add(small(b.str(inBrackets, b.cite(list[0])+doc.Comma.In(b.lang)+list[0].Force.Text().In(b.lang)))...)
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
		b.add(doc.Bullets{Items: failed})
	}
	if open > 0 {
		b.add(b.para(adviceOpen, open))
	}
}

// risksOf are the prominent risks of those numbers.
func (b *screen) risksOf(numbers []int) []assess.Risk {
	var out []assess.Risk
	for _, r := range b.got.Risks {
		if slices.Contains(numbers, r.N) {
			out = append(out, r)
		}
	}
	return out
}

// riskStates names the risks of each state in a line.
func (b *screen) riskStates() []doc.Block {
	var out []doc.Block
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

// termOf is how long the letter is valid, and whose term that is.
func (b *screen) termOf(l *assess.Letter) doc.Words {
	if l.TermDays == 0 {
		return b.say(termNone)
	}
	day, until := b.got.At, l.Until
	if d := b.a.Signed.Date; !d.IsZero() {
		day, until = d, d+assess.Date(l.TermDays)
	}
	w := b.say(termDays, l.TermDays, b.date(day), b.date(until))
	if b.termIsOurs() {
		w = w.Add(b.space()...).Add(b.say(termIsOurs)...)
	}
	return w
}

// measures is what the unit has undertaken: how people are protected until it
// is mended, how, by whom and by when.
func (b *screen) measures(q assess.Plan) doc.Words {
	var w doc.Words
	add := func(t phrase, value doc.Words) {
		if len(value) == 0 {
			return
		}
		if len(w) > 0 {
			w = w.Add(b.say(listSemicolon)...)
		}
		w = w.Add(b.say(t, value)...)
	}
	add(guardIs, typed(q.Guard))
	add(measureIs, typed(q.Measure))
	add(personIs, typed(q.Person))
	if !q.By.IsZero() {
		add(byIs, plain(b.date(q.By)))
	}
	return w
}

package report

import (
	"strings"

	"github.com/fire321/fire321/assess"
	"github.com/fire321/fire321/rules"
)

// report lays out 自主评估报告.
func (b *builder) report() {
	b.doc.Title = titleReport.In(b.lang)
	b.doc.Sub = b.say(threeTwoOne)
	b.add(b.identity())

	b.section(secConclusion)
	b.conclusion()
	b.section(secParts)
	b.add(b.fine(squaresNote), b.squares())

	b.section(secHazards)
	b.reportHazards()
	if len(b.got.Open) > 0 {
		b.section(secOpen)
		b.reportOpen()
	}
	if len(b.got.Doubts) > 0 {
		b.section(secDoubts)
		b.add(b.para(doubtsSay), b.doubts())
	}
	b.section(secUntil)
	b.until()
	if limits := b.briefLimits(); len(limits) > 0 {
		b.section(secLimits)
		b.add(limits...)
	}
	b.section(secAgain)
	b.add(Keep{Blocks: []Block{b.para(againSay), b.inputs()}})

	b.sections++ // numbered like the others, but kept with the signatures
	n := b.str(sectionNumber, Text{ZH: chinese(b.sections), EN: itoa(b.sections)})
	b.signed([]Block{Heading{Text: plain(n).add(b.say(secNot)...)}, b.para(reportNot)},
		[]Text{signChecker1, signChecker2, signDate},
		[]Text{signManager, signResponsible, signSeal})
	b.doc.Foot.Say = footOwn.In(b.lang)
}

// identity says who was assessed, when, and by what.
func (b *builder) identity() Fields {
	var f Fields
	add := func(label Text, value Words) {
		if len(value) > 0 {
			f.List = append(f.List, Field{Label: label.In(b.lang), Value: value})
		}
	}
	name := typed(b.got.Unit.Name)
	if name == nil {
		name = b.say(blank)
	}
	add(labelUnit, name)
	add(labelCode, typed(b.got.Unit.Code))
	add(labelAddress, typed(b.got.Unit.Address))
	add(labelDay, plain(b.date(b.got.At)))
	for _, one := range []struct {
		label Text
		fact  string
	}{{labelPlace, rules.KindsFact}, {labelRole, rules.RolesFact}} {
		if said := b.p.Said(b.a, one.fact); said.Fact != "" {
			add(one.label, plain(said.Answer.In(b.lang)))
		}
	}
	add(labelClasses, b.classes())
	t := b.tally(b.got.Results)
	rule := b.say(rulesSay, b.p.Bundle().Title, b.got.Version, b.date(b.got.Day), t.Apply(), t.NotApplicable)
	if n := b.unverified(); n > 0 {
		rule = rule.add(b.say(rulesUnverified, n)...)
	}
	add(labelRules, rule)
	return f
}

// classes are what the unit is in law, each with its article, and what is not
// known yet.
func (b *builder) classes() Words {
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
	var w Words
	if len(is) > 0 {
		w = plain(strings.Join(is, b.str(semicolon)))
	}
	if len(open) > 0 {
		if w != nil {
			w = w.add(b.say(semicolon)...)
		}
		w = w.add(b.say(classOpen, strings.Join(open, b.str(comma)))...)
	}
	return w
}

// unverified is the number of duties whose wording nobody has compared.
func (b *builder) unverified() int {
	n := 0
	for _, r := range b.got.Results {
		if r.Standing == assess.Unverified && r.Verdict != assess.NotApplicable {
			n++
		}
	}
	return n
}

// conclusion is the box that is read first: grade, score, and what it hangs on.
func (b *builder) conclusion() {
	box := Box{}
	if b.scored() {
		if b.grades() != "" {
			box.Blocks = append(box.Blocks, Paragraph{Look: Big, Text: b.say(gradeLine, b.got.Grading.Title, b.gradeWords())})
		}
		box.Blocks = append(box.Blocks, Paragraph{Text: b.scoreLine()}, b.scale())
	} else if len(b.p.Bundle().Grading.Grades) > 0 {
		box.Blocks = append(box.Blocks, b.para(scoreNone))
	}
	box.Blocks = append(box.Blocks, Paragraph{Text: b.headline()})
	b.add(box)
	b.add(b.riskStates()...)
	if cover := b.coverage(); cover != nil {
		b.add(Paragraph{Look: Notify, Text: cover})
	}
	if b.scored() {
		if b.got.Grading.Force == rules.Ours {
			b.add(b.fine(gradeOurs))
		} else if basis := b.gradingBasis(); basis != "" {
			b.add(b.fine(gradeBasis, basis))
		}
	}
}

// scoreLine is the score, and why it is a range.
func (b *builder) scoreLine() Words {
	w := strong(b.str(scoreIs, b.points())).add(b.say(scoreOf, b.got.Grading.Max)...)
	if b.got.Score.Lo != b.got.Score.Hi {
		w = w.add(b.space()...).add(b.say(scoreRange)...)
	}
	if b.got.Score.MayBeNone {
		w = w.add(b.space()...).add(b.say(scoreMayNone)...)
	}
	return w
}

// gradingBasis is the law of a grading that has one.
func (b *builder) gradingBasis() string {
	var list []string
	for _, one := range b.p.Bundle().Grading.Basis {
		list = append(list, assess.Cite(b.p.Bundle(), one).In(b.lang))
	}
	return b.join(list)
}

// headline is what stands, in one or two sentences.
func (b *builder) headline() Words {
	var parts []Words
	add := func(t Text, n int, style func(string) Words) {
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
				w = w.add(b.say(listComma)...)
			}
			w = w.add(p...)
		}
		w = w.add(b.say(stop)...)
	}
	if n := len(b.got.OthersFailed()); n > 0 {
		burn := Words{}.add(Span{Text: b.str(othersBurn, n), Style: Strong})
		if len(parts) == 0 {
			w = burn // "no hazard was found" would be heard first
		} else {
			w = w.add(b.space()...).add(burn...)
		}
	}
	if n := len(b.got.NotLookedAt()); n > 0 {
		w = w.add(b.space()...).add(b.say(risksNotLooked, n)...)
	}
	switch {
	case len(could) > 0 && len(rest) > 0:
		w = w.add(b.space()...).add(b.say(openGrave, len(could)+len(rest), len(could))...)
	case len(could) > 0:
		w = w.add(b.space()...).add(b.say(openAllGrave, len(could))...)
	case len(rest) > 0:
		w = w.add(b.space()...).add(b.say(openSome, len(rest))...)
	}
	return w
}

// reportHazards is the short list: what, and what the unit said.
func (b *builder) reportHazards() {
	if len(b.got.Hazards) == 0 {
		if len(b.got.OthersFailed()) == 0 {
			b.add(b.para(noHazards))
		}
		b.add(b.para(noneIsNotSafe))
		b.othersShort()
		return
	}
	t := Table{Columns: b.columns(col{colNo, Number}, col{colSeverity, Fit}, col{colDuty, Free}, col{colSaid, Free})}
	for i := range b.got.Hazards {
		h := &b.got.Hazards[i]
		t.Rows = append(t.Rows, Row{b.number(i), {b.severity(h.Severity)}, {b.title(h.Result)}, b.said(b.breach(h))})
	}
	b.add(t, b.fine(seeLists))
	b.othersShort()
}

// breach is the answers by which the unit falls short, without those by which
// the duty applies: the list of hazards has them all.
func (b *builder) breach(h *assess.Hazard) []assess.Said {
	rev := b.p.Bundle().Criterion(h.ID).At(b.got.Day)
	var list []assess.Said
	for _, s := range h.Why {
		if b.p.Bundle().Reads(rev.Require, s.Fact) && !b.p.Bundle().Reads(rev.When, s.Fact) {
			list = append(list, s)
		}
	}
	if list == nil {
		return h.Why
	}
	return list
}

func (b *builder) othersShort() {
	failed := 0
	for _, r := range b.got.Others {
		if r.Verdict == assess.Fail {
			failed++
		}
	}
	if failed > 0 {
		b.add(b.para(othersFailed, failed))
	}
}

// reportOpen lists what could be serious in full, the rest by name.
func (b *builder) reportOpen() {
	could, rest := b.got.OpenGrave()
	if len(could) > 0 {
		b.add(b.openTable(could))
	}
	if len(rest) > 0 {
		b.add(b.para(openGeneral, len(rest), b.titles(rest, 12)))
	}
}

// openTable is what is not known, what it could be, and what to look at.
func (b *builder) openTable(list []assess.Result) Table {
	t := Table{Columns: b.columns(col{colRequired, Free}, col{colCouldBe, Narrow}, col{colLookAt, Free})}
	for _, r := range list {
		t.Rows = append(t.Rows, Row{{b.title(r)}, {b.say(couldBe, r.Severity.Text())}, b.lookAt(r.ID)})
	}
	return t
}

// lookAt is the first questions that an open verdict hangs on, and where their
// answers are found.
func (b *builder) lookAt(id string) Cell {
	const most = 2
	var cell Cell
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
			line = line.add(small(b.str(inBrackets, f.WhereToLook))...)
		}
		cell = append(cell, line)
	}
	if len(cell) == 0 { // only whose duty it is is open
		if f := b.p.Bundle().Fact(rules.RolesFact); f != nil {
			cell = append(cell, plain(f.Label().In(b.lang)))
		}
	}
	return cell
}

func (b *builder) doubts() Bullets {
	var list Bullets
	for _, d := range b.got.Doubts {
		line := plain(d.Say.In(b.lang))
		if len(d.Reopened) > 0 {
			line = line.add(b.space()...).add(b.say(doubtOpen)...)
		}
		list.Items = append(list.Items, line)
	}
	return list
}

// until is the first day on which something that is in order no longer is, if
// nothing is done.
func (b *builder) until() {
	var first, rewritten assess.Date
	var titles []string
	for _, u := range b.p.Until(b.a) {
		if u.Rewritten && (rewritten.IsZero() || u.End < rewritten) {
			rewritten = u.End
		}
		switch {
		case u.Verdict == assess.Fail || u.Changes.IsZero() || !u.Then.Has(assess.Fail):
		case first.IsZero() || u.Changes < first:
			first, titles = u.Changes, []string{u.Title.In(b.lang)}
		case u.Changes == first:
			titles = append(titles, u.Title.In(b.lang))
		}
	}
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

// inputs identifies what the assessment was made of.
func (b *builder) inputs() Fields {
	return Fields{List: []Field{
		{Label: labelAssessment.In(b.lang), Value: mono(b.digest)},
		{Label: labelPack.In(b.lang), Value: plain(b.got.Bundle + " " + b.got.Version + " ").add(mono(b.got.BundleDigest)...)},
		{Label: labelAnswers.In(b.lang), Value: mono(b.got.AnswersDigest)},
		{Label: labelClocks.In(b.lang), Value: b.say(clocks, b.date(b.got.Day), b.date(b.got.AsOf), rules.Semantics)},
	}}
}

package cli

import (
	"slices"
	"strings"

	"github.com/fire321/fire321/assess"
	"github.com/fire321/fire321/internal/term"
	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/diag"
)

// report is an assessment as a shop owner reads it on a terminal: what to do
// first, then why, then what it rests on. It decides nothing.
type report struct {
	*command
	unit *unit
	got  *assess.Assessment
	// number is the place of each hazard in the list that a person reads.
	number map[string]int
	worth  map[string]assess.Worth
	mends  map[string]*assess.Mend
}

func (r *report) write() {
	r.head()
	r.classes()
	r.score()
	r.hazards()
	r.risks()
	r.figure()
	r.doubts()
	r.routes()
	r.days()
	r.coverage()
	r.letter()
	r.inputs()
}

func (r *report) title(t diag.Text, args ...any) {
	r.out.Blank()
	r.out.Line(term.Bold, r.say(t, args...))
}

func (r *report) head() {
	name := r.got.Unit.Name
	if name == "" {
		name = r.say(noName)
	}
	r.out.Line(term.Bold, name)
	line := r.say(judgedOn, assess.DateText(r.got.Day), assess.DateText(r.got.At))
	if r.unit.dayless {
		line += space(r.lang) + r.say(todayNote)
	}
	r.out.Line(term.Faint, line)
	r.out.Blank()
	r.out.Line(term.Bold, r.headline())
	r.out.Blank()
}

// classes says what the unit is in law, and by which answers: what it owes hangs
// on that. What is done here is told of all, and what it is not is left out.
func (r *report) classes() {
	var open []string
	any := false
	for i := range r.got.Classes {
		one := &r.got.Classes[i]
		switch one.State {
		case assess.ClassOpen:
			open = append(open, r.text(one.Title))
		case assess.ClassIs:
			line := r.text(one.Title)
			for _, by := range one.Basis {
				line += r.say(owedBy, by.In(r.lang))
				if !by.Verified {
					line += r.say(unverified)
				}
			}
			r.out.Item(0, r.say(classMark), term.Plain, line)
			said(r.command, slices.DeleteFunc(slices.Clone(one.Why), func(s assess.Said) bool { return s.Fact == rules.KindsFact }))
			any = true
		}
	}
	if len(open) > 0 {
		r.out.Item(0, "", term.Faint, r.say(classOpen, strings.Join(open, r.say(comma))))
	}
	if any || len(open) > 0 {
		r.out.Blank()
	}
}

// space stands between two sentences: Chinese has none.
func space(lang string) string {
	if lang == "en" {
		return " "
	}
	return ""
}

// headline is the one sentence that says what to do first.
func (r *report) headline() string {
	major, serious, general := r.got.Count(rules.Major), r.got.Count(rules.Serious), r.got.Count(rules.General)
	grave, _ := r.got.OpenGrave()
	open := len(r.got.Open)
	var parts []string
	add := func(n int, first, then diag.Text) {
		switch {
		case n == 0:
		case len(parts) == 0:
			parts = append(parts, r.say(first, n))
		default:
			parts = append(parts, r.say(then, n))
		}
	}
	add(major, majorFirst, majorFirst)
	add(serious, seriousNow, seriousThen)
	add(general, generalNow, generalThen)
	add(len(r.got.OthersFailed()), othersBurn, othersBurnToo)
	add(open, openOnly, openAlso)
	switch {
	case len(grave) == 0:
	case len(grave) == open:
		parts[len(parts)-1] += r.say(openAllGrave)
	default:
		parts[len(parts)-1] += r.say(openGrave, len(grave))
	}
	add(len(r.got.NotLookedAt()), risksNotLooked, risksNotLooked)
	sentence := strings.Join(parts, r.say(clause)) + r.say(stop)
	if len(parts) == 0 {
		sentence = r.say(noneFound)
	}
	switch cover := r.got.Coverage; {
	case len(cover.Missing) > 0:
		sentence += space(r.lang) + r.say(partSkipped)
	case !cover.Whole:
		sentence += space(r.lang) + r.say(coverOpen)
	}
	return sentence
}

func (r *report) score() {
	g := r.got.Grading
	if g.ID == "" && g.Title.IsZero() {
		return
	}
	if r.got.Score.None {
		r.out.Line(term.Plain, r.say(scoreNone, g.Title))
		return
	}
	line := r.say(scoreLine, g.Title, r.points(r.got.Score), g.Max)
	if r.got.Score.MayBeNone {
		line += r.say(comma) + r.say(scoreMayNone)
	}
	if len(r.got.Grades) > 0 {
		line += r.say(comma) + r.grades(r.got.Grades)
	}
	r.out.Line(term.Plain, line+r.say(stop))
	if g.Force == rules.Ours {
		r.out.Line(term.Faint, r.say(scoreOurs))
	}
}

// points is an interval of points, rounded outwards.
func (r *report) points(s assess.Score) string {
	if s.Lo == s.Hi {
		return s.Lo.Floor()
	}
	to := "～"
	if r.lang == "en" {
		to = "–"
	}
	return s.Lo.Floor() + to + s.Hi.Ceil()
}

// grades names those still possible; one that is left alone is certain, unless
// some of what is done here is not judged.
func (r *report) grades(list []assess.Grade) string {
	if len(list) == 1 && r.got.Coverage.Whole {
		return r.say(gradeSure, list[0].Title)
	}
	if len(list) == 1 {
		return r.say(gradePartial, list[0].Title)
	}
	var names []string
	for _, g := range list {
		names = append(names, r.say(gradeQuote, g.Title))
	}
	last := len(names) - 1
	return r.say(gradeMay, strings.Join(names[:last], r.say(listComma))+r.say(gradeOr)+names[last])
}

// figure draws one square for each duty of the six parts.
func (r *report) figure() {
	r.title(figureTitle)
	var rows [][]string
	for _, p := range r.got.Pillars {
		var squares []string
		for _, one := range p.Results {
			squares = append(squares, square(one))
		}
		line := strings.Join(squares, " ")
		if line == "" {
			line = r.say(figureNone)
		}
		rows = append(rows, []string{r.text(p.Title), line})
	}
	r.out.Table(2, rows)
	r.out.Item(2, "", term.Faint, r.say(figureLegend))
}

// square is a verdict that survives black and white.
func square(one assess.Result) string {
	switch {
	case one.Verdict == assess.Fail:
		return mark(one.Severity)
	case one.Verdict.Has(assess.Fail):
		return "▨"
	case one.Verdict == assess.NotApplicable:
		return "·"
	}
	return "□"
}

func mark(s rules.Severity) string {
	if s == rules.General {
		return "▲"
	}
	return "◆"
}

func (r *report) doubts() {
	if len(r.got.Doubts) == 0 {
		return
	}
	r.title(doubtsTitle)
	for _, d := range r.got.Doubts {
		r.out.Item(2, "- ", term.Plain, r.text(d.Say))
		for _, s := range d.Reopened {
			r.row(youSaid, r.text(s.Question)+space(r.lang)+r.text(s.Answer))
		}
		if len(d.Reopened) > 0 {
			r.row(doubtMark, r.say(doubtOpen))
		}
	}
}

// risks goes through the prominent risks one by one, with the state of each.
func (r *report) risks() {
	if len(r.got.Risks) == 0 {
		return
	}
	r.title(risksTitle)
	for i := range r.got.Risks {
		one := &r.got.Risks[i]
		style := term.Plain
		if one.State == assess.RiskFound || one.State == assess.RiskNotLookedAt {
			style = term.Bold
		}
		r.out.Item(2, riskMark(one.State)+" ", style, r.say(riskLine, one.N, one.Text, one.State.Text()))
		for _, s := range one.Why {
			r.row(youSaid, r.text(s.Question)+space(r.lang)+r.text(s.Answer))
		}
		if one.Look.Sound(r.got.At) {
			r.row(lookMark, r.say(lookBy, one.Look.Person, assess.DateText(one.Look.By)))
		}
	}
	r.out.Item(2, "", term.Faint, r.say(riskLegend))
}

// riskMark is the sign of a state; it survives black and white.
func riskMark(s assess.RiskState) string {
	switch s {
	case assess.RiskFound:
		return "◆"
	case assess.RiskNotFound:
		return "□"
	case assess.RiskCannotArise:
		return "·"
	}
	return "▨"
}

func (r *report) coverage() {
	r.title(coverTitle)
	cover := r.got.Coverage
	switch {
	case cover.Whole:
		r.out.Item(2, "", term.Plain, r.say(coverWhole))
	case cover.Open:
		r.out.Item(2, "", term.Plain, r.say(coverOpen))
	}
	if len(cover.Missing) > 0 {
		var names []string
		for _, o := range cover.Missing {
			names = append(names, r.text(o.Text))
		}
		r.out.Item(2, "", term.Plain, r.say(coverMissing, strings.Join(names, r.say(listComma))))
	}
	if len(r.got.Gaps) == 0 {
		return
	}
	r.title(gapsTitle)
	for _, g := range r.got.Gaps {
		r.out.Item(2, "- ", term.Plain, r.text(g.Concern)+r.say(colon)+r.text(g.Say))
	}
}

func (r *report) letter() {
	r.title(letterTitle)
	l := r.got.Letter
	switch l.Branch {
	case assess.NoProminentRisk:
		r.out.Item(2, "", term.Plain, r.say(letterFirst))
	case assess.MeasuresTaken:
		r.out.Item(2, "", term.Plain, r.say(letterSecond))
	default:
		r.out.Item(2, "", term.Plain, r.say(letterNone))
	}
	r.reasons(l.Reasons)
	if len(l.NotKnown) > 0 {
		r.out.Item(2, "", term.Plain, r.say(letterOthers, len(l.NotKnown)))
	}
	if l.Branch != assess.Refused && !l.Until.IsZero() {
		r.out.Item(2, "", term.Plain, r.say(letterTerm, assess.DateText(l.Until), l.TermDays))
	}
	r.out.Item(2, "", term.Faint, r.say(letterNot))
}

// reasons groups what stands in the way by its kind: the hazards have been
// told above, so their numbers do.
func (r *report) reasons(list []assess.Reason) {
	told := map[assess.ReasonCode]bool{}
	for _, one := range list {
		if told[one.Code] {
			continue
		}
		told[one.Code] = true
		var ids, names []string
		for _, o := range list {
			if o.Code == one.Code && o.Criterion != "" {
				ids = append(ids, o.Criterion)
			}
			if o.Code == one.Code {
				names = append(names, r.text(o.Title))
			}
		}
		switch one.Code {
		case assess.ReasonFailed:
			r.out.Item(2, "- ", term.Plain, r.say(reasonFailed, r.refer(ids)))
		case assess.ReasonNotLooked:
			r.out.Item(2, "- ", term.Plain, r.say(reasonNotLooked, len(names), strings.Join(names, r.say(listComma))))
		case assess.ReasonNoPlan:
			r.out.Item(2, "- ", term.Plain, r.say(reasonNoPlan, r.refer(ids)))
		case assess.ReasonOpen:
			r.out.Item(2, "- ", term.Plain, r.say(reasonOpen, len(ids)))
		case assess.ReasonOthersFailed:
			r.out.Item(2, "- ", term.Plain, r.say(reasonOthers, len(ids)))
		default:
			r.out.Item(2, "- ", term.Plain, r.text(one.Text())+r.say(stop))
		}
	}
}

// refer names hazards by their numbers in the list above. Those without one,
// such as a summary of others, are named only where nothing else is.
func (r *report) refer(ids []string) string {
	var numbers []int
	var names []string
	for _, id := range ids {
		if n := r.number[id]; n > 0 {
			numbers = append(numbers, n)
		} else if cr := r.unit.bundle.Criterion(id); cr != nil {
			names = append(names, r.say(gradeQuote, cr.Title))
		}
	}
	if len(numbers) > 0 {
		names = r.ranges(numbers)
	}
	return strings.Join(names, r.say(listComma))
}

// ranges writes 1, 2, 3, 5 as "nos. 1 to 3", "no. 5".
func (r *report) ranges(numbers []int) []string {
	slices.Sort(numbers)
	var list []string
	for i := 0; i < len(numbers); {
		last := i
		for last+1 < len(numbers) && numbers[last+1] == numbers[last]+1 {
			last++
		}
		switch last - i {
		case 0:
			list = append(list, r.say(hazardNumber, numbers[i]))
		case 1:
			list = append(list, r.say(hazardNumber, numbers[i]), r.say(hazardNumber, numbers[last]))
		default:
			list = append(list, r.say(hazardRange, numbers[i], numbers[last]))
		}
		i = last + 1
	}
	return list
}

// inputs identifies what was read, so that anyone can run it again.
func (r *report) inputs() {
	r.title(inputsTitle)
	g := r.got
	rows := [][]string{
		{r.say(inputPack), g.Bundle + " " + g.Version},
		{"", g.BundleDigest},
		{r.say(inputAnswers), g.AnswersDigest},
		{r.say(inputDay), g.Day.String() + r.say(comma) + r.say(inputAsOf) + " " + g.AsOf.String()},
	}
	official, copies, unread := basisOf(r.unit.prog)
	rows = append(rows, []string{r.say(inputLaw), r.say(lawCount, official+copies+unread, official, copies, unread)})
	r.out.Table(2, rows)
	r.out.Item(2, "", term.Faint, r.say(notAuthority))
}

// basisOf counts the criteria in force by what the article that carries each
// was compared with.
func basisOf(p *assess.Program) (official, copies, unread int) {
	b := p.Bundle()
	for _, cr := range p.Criteria() {
		rev := cr.At(p.Day())
		against := ""
		if len(rev.Basis) > 0 {
			if _, a := b.Article(rev.Basis[0]); a != nil && !a.Checked.Date.IsZero() {
				against = a.Checked.Against
			}
		}
		switch against {
		case "official":
			official++
		case "copy":
			copies++
		default:
			unread++
		}
	}
	return official, copies, unread
}

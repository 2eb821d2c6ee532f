package report

import (
	"slices"
	"strings"

	"github.com/fire321/fire321/assess"
	"github.com/fire321/fire321/assess/report/internal/doc"
	"github.com/fire321/fire321/rules"
)

// Brief is what a person in a hurry reads on a screen: what to do first, then
// for each hazard what is wrong, what to do about it, by when and who, grouped
// by what mending takes. All else is a line: the score, what is not known, the
// duties of others, the letter. [Result] has the law, the reasons and the rest.
// Hazards have the numbers that they have in all documents. The arguments are
// those of [Build].
func Brief(p *assess.Program, a assess.Answers, got *assess.Assessment, lang string) Document {
	b := &brief{screen{newBuilder(p, a, got, lang)}}
	b.doc.Kind, b.doc.Layout = "brief", doc.Portrait
	b.lay()
	return Document(doc.Seal(b.doc))
}

// brief arranges the content of a short screen.
type brief struct{ screen }

// group is the hazards that take the same effort.
type group struct {
	title   phrase
	hazards []int
}

func (b *brief) lay() {
	b.doc.Title = titleResult.In(b.lang)
	b.doc.Sub = b.dated()
	b.doc.Foot.Say = footOwn.In(b.lang)
	groups := b.groups()
	if first := b.first(groups); first != nil && len(b.danger().Pairs) == 0 {
		b.add(doc.Paragraph{Look: doc.Big, Text: first})
	}
	b.add(doc.Paragraph{Look: doc.Big, Text: b.headline()})
	if len(b.got.Hazards)+len(b.got.OthersFailed()) == 0 {
		b.add(b.para(noneIsNotSafe))
	}
	if cover := b.coverage(); cover != nil {
		b.add(doc.Paragraph{Look: doc.Notify, Text: cover})
	}
	for _, g := range groups {
		b.add(doc.Heading{Text: b.say(g.title, len(g.hazards))})
		for _, i := range g.hazards {
			b.add(b.entry(i))
		}
	}
	if b.got.Count(rules.Major) > 0 {
		b.add(b.fine(majorNote))
	}
	if len(b.got.Doubts) > 0 {
		b.add(doc.Heading{Text: b.say(secDoubts)}, b.doubts())
	}
	b.rest()
}

// groups sorts the hazards by what mending takes, the least first; in a group
// the worst is first.
func (b *brief) groups() []group {
	groups := []group{{title: groupNow}, {title: groupWeek}, {title: groupWorks}, {title: groupOther}}
	for i := range b.got.Hazards {
		at := slices.Index(rules.Efforts(), b.got.Hazards[i].Effort)
		if at < 0 {
			at = len(groups) - 1
		}
		groups[at].hazards = append(groups[at].hazards, i)
	}
	return slices.DeleteFunc(groups, func(g group) bool { return len(g.hazards) == 0 })
}

// act is what to do about a hazard now, or, if there is nothing, how to mend
// it.
func act(h *assess.Hazard) assess.Text {
	if !h.Now.IsZero() {
		return h.Now
	}
	return h.Remedy
}

// first is the sentence that tells what to do first: the first act, else the
// first thing to find out.
func (b *brief) first(groups []group) doc.Words {
	for _, g := range groups {
		for _, i := range g.hazards {
			if h := &b.got.Hazards[i]; !act(h).IsZero() {
				return b.say(firstAct, i+1, b.wrong(h), act(h))
			}
		}
	}
	if could, _ := b.got.OpenGrave(); len(could) > 0 && len(b.got.OthersFailed()) == 0 {
		return b.say(firstLook, b.lookAt(could[0].ID)[0])
	}
	return nil
}

// wrong is what is wrong, in the words of the pack for the people there, else
// the duty that is not met.
func (b *brief) wrong(h *assess.Hazard) string {
	if h.Say.IsZero() {
		return b.str(notMet) + b.plainTitle(h.Result)
	}
	return h.Say.In(b.lang) + standing(h.Result).In(b.lang)
}

// entry is one hazard: what is wrong, by when and who, and below it the act.
func (b *brief) entry(i int) doc.Box {
	h := &b.got.Hazards[i]
	box := doc.Box{Title: strong(mark(h.Severity) + " " + itoa(i+1) + " " + b.wrong(h)).Add(b.say(inBrackets, b.when(h))...)}
	if !act(h).IsZero() {
		until := phrase{}
		if !h.Now.IsZero() && h.Effort != rules.Efforts()[0] {
			until = briefUntilMended
		}
		box.Blocks = []doc.Block{doc.Paragraph{Text: plain("→ ").Add(b.say(until)...).Add(plain(act(h).In(b.lang))...)}}
	}
	return box
}

// when is by when and who: as the unit has planned, else as the pack says.
func (b *brief) when(h *assess.Hazard) doc.Words {
	day, planned := h.Plan.By, !h.Plan.By.IsZero()
	if !planned {
		day = h.Due
	}
	var w doc.Words
	switch {
	case day.IsZero():
		w = b.say(briefSoon)
	case day < b.got.AsOf:
		w = plain(b.date(day)).Add(strong(overdue.In(b.lang))...)
	case day == b.got.AsOf:
		w = b.say(briefToday)
	default:
		w = b.say(briefBy, b.date(day))
	}
	switch {
	case planned:
		w = w.Add(b.say(briefPlan)...)
	case h.TermByLaw:
		w = w.Add(b.say(briefLaw)...)
	}
	who := typed(h.Plan.Person)
	if who == nil {
		who = plain(rules.MenderText(h.By).In(b.lang))
	}
	if len(who) > 0 {
		w = w.Add(b.say(doc.Comma)...).Add(who...)
	}
	return w
}

// grade is the grade and the score, and what of this page is no law's.
func (b *brief) grade() doc.Words {
	line := b.grading()
	ours := b.scored() && len(line) > 0 && b.got.Grading.Force == rules.Ours
	terms := slices.ContainsFunc(b.got.Hazards, func(h assess.Hazard) bool { return !h.TermByLaw && h.Plan.By.IsZero() })
	switch {
	case ours && terms:
		line = line.Add(b.space()...).Add(b.say(briefOurs)...)
	case ours:
		line = line.Add(b.space()...).Add(b.say(gradeOurs)...)
	case terms:
		line = line.Add(b.space()...).Add(b.say(briefTerms)...)
	}
	return line
}

// fewNames is how many open duties the short screen names.
const fewNames = 2

// rest is all else, a line each.
func (b *brief) rest() {
	var f doc.Fields
	add := func(label phrase, value doc.Words) {
		if len(value) > 0 {
			f.List = append(f.List, doc.Field{Label: label.In(b.lang), Value: value})
		}
	}
	list := func(t phrase, of []assess.Result) string {
		if len(of) == 0 {
			return ""
		}
		return b.str(t, len(of), b.titles(of, fewNames))
	}
	count := func(t phrase, n int) string {
		if n == 0 {
			return ""
		}
		return b.str(t, n)
	}
	line := func(parts ...string) doc.Words {
		parts = slices.DeleteFunc(parts, func(s string) bool { return s == "" })
		if len(parts) == 0 {
			return nil
		}
		return plain(strings.Join(parts, listSemicolon.In(b.lang))).Add(b.say(stop)...)
	}
	label := labelGrade
	if b.grades() != "" {
		label = b.got.Grading.Title
	}
	add(label, b.grade())
	could, open := b.got.OpenGrave()
	add(labelOpen, line(list(openCould, could), list(openRest, open)))
	add(labelOthers, line(list(othersNotMet, failing(b.got.Others, true)), count(othersNotKnown, len(failing(b.got.Others, false)))))
	add(labelAdvice, line(count(adviceNotMet, len(failing(b.got.Advice, true))), count(adviceNotAsked, len(failing(b.got.Advice, false)))))
	letter := briefRefused
	switch b.got.Letter.Branch {
	case assess.NoProminentRisk:
		letter = mayFirst
	case assess.MeasuresTaken:
		letter = briefSecond
	}
	add(labelLetter, b.say(letter))
	if first := b.runsOut().first; !first.IsZero() {
		add(labelUntil, b.say(briefUntil, b.date(first-1)))
	}
	t := b.tally(b.got.Results)
	add(labelRules, line(b.str(briefRules, b.date(b.got.Day), t.Apply(), t.NotApplicable), count(briefUnverified, b.unverified()), count(briefGaps, len(b.got.Gaps))))
	b.add(f)
}

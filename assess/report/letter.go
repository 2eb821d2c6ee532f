package report

import (
	"slices"

	"github.com/fire321/fire321/assess"
	"github.com/fire321/fire321/rules"
)

// letter lays out 承诺书: both branches, the one that holds ticked, the other
// with why it does not; or both with why neither does, and then nowhere to
// sign.
func (b *builder) letter() {
	l := &b.got.Letter
	b.doc.Title = titleLetter.In(b.lang)
	b.doc.Sub = b.dated()
	if l.Branch == assess.Refused {
		b.doc.Title = titleRefused.In(b.lang)
		say := refusedSay
		if len(b.got.Coverage.Missing) > 0 {
			say = refusedUncovered
		}
		b.add(b.notify(say))
	} else {
		b.add(Paragraph{Look: Oath, Text: b.say(oath)})
	}

	first := Box{Tick: Unticked, Title: b.say(branchFirst)}
	second := Box{Tick: Unticked, Title: b.say(branchSecond)}
	risks := b.riskTable()
	switch l.Branch {
	case assess.NoProminentRisk:
		first.Tick = Ticked
		first.Blocks = []Block{b.para(firstHolds), risks}
		second.Blocks = []Block{b.para(secondNotNeeded)}
	case assess.MeasuresTaken:
		second.Tick = Ticked
		first.Blocks = b.reasons(func(r assess.Reason) bool { return r.First })
		second.Blocks = []Block{risks}
	default:
		// What shuts both is said once, above them, unless it is all that one of
		// them has to say.
		both := b.reasons(func(r assess.Reason) bool { return r.First && r.Second })
		first.Blocks = b.reasons(func(r assess.Reason) bool { return r.First && !r.Second })
		second.Blocks = b.reasons(func(r assess.Reason) bool { return r.Second && !r.First })
		if first.Blocks != nil && second.Blocks != nil {
			b.add(both...)
		} else {
			first.Blocks = append(first.Blocks, both...)
			second.Blocks = append(second.Blocks, both...)
		}
	}
	b.add(first, second)
	if l.Branch == assess.Refused {
		b.add(Heading{Text: b.say(secRisks)}, risks)
	}
	b.ownCheck()
	b.unknown()
	b.add(b.briefLimits()...)

	if l.Branch == assess.Refused {
		b.add(b.notify(letterNot))
		b.doc.Foot.Say = footRefused.In(b.lang)
		return
	}
	term := b.termOf(l).add(b.space()...).add(b.say(letterVoid)...)
	b.signed([]Block{Heading{Text: b.say(secTerm)}, Paragraph{Text: term}, b.notify(letterNot)}, []Text{signResponsible, signManager}, []Text{signSeal, signDate})
	b.doc.Foot.Say = footPost.In(b.lang)
}

// reasons says why a branch does not hold: a line for each kind of reason that
// is picked.
func (b *builder) reasons(pick func(assess.Reason) bool) []Block {
	const most = 6
	var out []Block
	var told []assess.ReasonCode
	for _, one := range b.got.Letter.Reasons {
		if slices.Contains(told, one.Code) || !pick(one) {
			continue
		}
		told = append(told, one.Code)
		var list []assess.Result
		var names []string
		for _, r := range b.got.Letter.Reasons {
			if r.Code != one.Code || !pick(r) {
				continue
			}
			names = append(names, r.Title.In(b.lang))
			// A summary is told by what it counts.
			if cr := b.p.Bundle().Criterion(r.Criterion); cr != nil && (!cr.Summary || b.row(r.Criterion)) {
				list = append(list, assess.Result{ID: r.Criterion, Title: r.Title, Standing: b.p.Standing(r.Criterion)})
			}
		}
		switch one.Code {
		case assess.ReasonCoverage:
			out = append(out, Paragraph{Text: b.say(notHere).add(b.coverage()...)})
		case assess.ReasonFailed:
			if len(list) > 0 {
				out = append(out, b.para(whyFailed, len(list)))
			}
		case assess.ReasonOthersFailed:
			out = append(out, b.para(whyOthers, len(list), b.titles(list, most)))
		case assess.ReasonNoPlan:
			out = append(out, b.para(whyNoPlan, len(list), b.titles(list, most)))
		case assess.ReasonNotLooked:
			say := whyNotLooked
			if one.Second {
				say = whyNoLook
			}
			out = append(out, b.para(say, len(names), b.join(names)))
		case assess.ReasonOpen:
			out = append(out, b.para(whyOpen, len(list), b.titles(list, most)))
		case assess.ReasonGap:
			out = append(out, b.para(whyGap, b.join(names)))
		case assess.ReasonNoRole:
			out = append(out, b.para(whyNoRole))
		case assess.ReasonNothing:
			out = append(out, b.para(whyNothing))
		case assess.ReasonNoneListed:
			out = append(out, b.para(whyNoneListed))
		}
	}
	return out
}

// ownCheck prints the unit's own statement on a kind that is not covered, as a
// quotation.
func (b *builder) ownCheck() {
	if o := b.got.Letter.OwnCheck; o != (assess.OwnCheck{}) {
		const most = 60
		b.add(b.para(ownCheck, typed(short(o.Rules, most)), plain(b.date(o.Date)), typed(short(o.By, most))))
	}
}

// unknown says what the letter could not know.
func (b *builder) unknown() {
	var list []assess.Result
	for _, id := range b.got.Letter.NotKnown {
		if r := b.other(id); r != nil {
			list = append(list, *r)
		}
	}
	if len(list) > 0 {
		b.add(b.para(letterNotKnown, b.titles(list, 0)))
	}
	if _, rest := b.got.OpenGrave(); len(rest) > 0 {
		b.add(b.para(letterOpen, len(rest)))
	}
}

// termOf is how long the letter holds, and whose term that is.
func (b *builder) termOf(l *assess.Letter) Words {
	if l.TermDays == 0 {
		return b.say(termNone)
	}
	day, until := b.got.At, l.Until
	if d := b.a.Signed.Date; !d.IsZero() {
		day, until = d, d+assess.Date(l.TermDays)
	}
	w := b.say(termDays, l.TermDays, b.date(day), b.date(until))
	if b.termIsOurs() {
		w = w.add(b.space()...).add(b.say(termIsOurs)...)
	}
	return w
}

// termIsOurs reports whether the term of the letter is no law's.
func (b *builder) termIsOurs() bool {
	params := b.p.Bundle().Params
	for i := range params {
		if params[i].ID != assess.TermParam {
			continue
		}
		for _, v := range params[i].Values {
			if b.got.Day >= v.From && (v.Until.IsZero() || b.got.Day <= v.Until) {
				return b.ours(v.Basis)
			}
		}
	}
	return b.ours([]rules.Basis(nil))
}

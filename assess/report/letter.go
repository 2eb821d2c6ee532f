package report

import (
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
		b.add(b.notify(refusedSay))
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
		first.Blocks = b.reasons("failed", "others-failed", "coverage")
		second.Blocks = []Block{risks}
	default:
		first.Blocks = b.reasons("failed", "others-failed", "coverage")
		second.Blocks = b.reasons("no-plan")
		// What is open shuts both: it is said once, above them, unless it is
		// all that one of them has to say.
		if open := b.reasons("open"); first.Blocks != nil && second.Blocks != nil {
			b.add(open...)
		} else {
			first.Blocks = append(first.Blocks, open...)
			second.Blocks = append(second.Blocks, open...)
		}
	}
	b.add(first, second)
	if l.Branch == assess.Refused {
		b.add(Heading{Text: b.say(secRisks)}, risks)
	}
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

// reasons says why a branch does not hold: a line for each kind of reason.
func (b *builder) reasons(codes ...string) []Block {
	var out []Block
	for _, code := range codes {
		var list []assess.Result
		told := false
		for _, r := range b.got.Letter.Reasons {
			if r.Code != code {
				continue
			}
			told = true
			// A summary is told by what it counts.
			if cr := b.p.Bundle().Criterion(r.Criterion); cr != nil && (!cr.Summary || b.row(r.Criterion)) {
				list = append(list, assess.Result{ID: r.Criterion, Title: r.Title, Standing: b.p.Standing(r.Criterion)})
			}
		}
		const most = 6
		switch {
		case !told:
		case code == "coverage":
			out = append(out, Paragraph{Text: b.say(notHere).add(b.coverage()...)})
		case code == "failed" && len(list) > 0:
			out = append(out, b.para(whyFailed, len(list)))
		case code == "others-failed":
			out = append(out, b.para(whyOthers, len(list), b.titles(list, most)))
		case code == "no-plan":
			out = append(out, b.para(whyNoPlan, len(list), b.titles(list, most)))
		case code == "open":
			out = append(out, b.para(whyOpen, len(list), b.titles(list, most)))
		}
	}
	return out
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
		b.add(b.para(letterNotKnown, b.titles(list, 6)))
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

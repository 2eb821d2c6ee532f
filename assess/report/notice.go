package report

import (
	"strings"

	"github.com/fire321/fire321/assess"
	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/logic"
)

// The facts of type text from which the notice takes names and telephones; a
// pack need not declare them, and what is not answered is left to be filled in
// by hand.
const (
	ResponsibleName      = "unit.responsible_name"
	ResponsibleTelephone = "unit.responsible_telephone"
	ManagerName          = "unit.manager_name"
	ManagerTelephone     = "unit.manager_telephone"
)

// Tags of criteria by which the law of a place speaks to the notice. What is
// not applicable to the unit is left out.
const (
	// ContactTag: names and telephones of those in charge are to be posted. The
	// notice has room for the telephones, and names the law.
	ContactTag = "notice-contact"
	// BoardTag: another board is to be posted, with what the options of the set
	// that the criterion reads name. The notice has rows for it, and says that
	// it is another matter.
	BoardTag = "notice-board"
)

// boardRows is the number of empty rows for each other board.
const boardRows = 2

// notice lays out 公示牌.
func (b *builder) notice() {
	b.doc.Layout = Poster
	b.doc.Title = titleNotice.In(b.lang)
	b.doc.Sub = b.unit()

	contact := b.tagged(ContactTag)
	b.add(b.people(len(contact) > 0), b.facts())
	b.add(Heading{Text: b.say(secPromise)}, Paragraph{Text: b.promise()})
	b.add(Heading{Text: b.say(secTell)}, b.tell(), Paragraph{Look: Big, Text: b.say(callFire)})
	for _, r := range b.tagged(BoardTag) {
		b.board(r)
	}

	beside := []Block{Paragraph{Text: strong(scanMe.In(b.lang))}, b.fine(scanSay)}
	if len(contact) > 0 {
		beside = append(beside, b.fine(contactBy, b.laws(contact)))
	}
	beside = append(beside, b.fine(noticeNot))
	if cover := b.coverage(); cover != nil {
		beside = append(beside, Paragraph{Look: Fine, Text: cover})
	}
	if n := len(b.got.Gaps); n > 0 {
		beside = append(beside, b.fine(noticeGaps, n))
	}
	b.add(QR{Text: b.qr(), Label: qrLabel.In(b.lang), Beside: beside})
	b.doc.Foot.Say = footPost.In(b.lang)
}

// tagged are the unit's own duties with that tag that apply or may.
func (b *builder) tagged(tag string) []assess.Result {
	var list []assess.Result
	for _, r := range b.got.Results {
		if cr := b.p.Bundle().Criterion(r.ID); r.Verdict != assess.NotApplicable && cr != nil && cr.HasTag(tag) {
			list = append(list, r)
		}
	}
	return list
}

// laws are the articles that carry some criteria.
func (b *builder) laws(list []assess.Result) string {
	var names []string
	for _, r := range list {
		if basis := b.p.Basis(b.a, r.ID); len(basis) > 0 {
			names = append(names, b.cite(basis[0]))
		}
	}
	return strings.Join(names, listSemicolon.In(b.lang))
}

// people are the two who are disclosed.
func (b *builder) people(telephones bool) Cards {
	one := func(role, duty Text, name, telephone string) Card {
		c := Card{Label: role.In(b.lang), Big: typed(short(b.text(name), nameLength))}
		if number := typed(short(b.text(telephone), nameLength)); number != nil {
			c.Lines = append(c.Lines, b.say(telephoneIs, number))
		} else if telephones {
			c.Lines = append(c.Lines, b.say(telephoneIs, b.say(blank)))
		}
		c.Lines = append(c.Lines, b.say(duty))
		return c
	}
	return Cards{Names: true, List: []Card{
		one(signResponsible, dutyResponsible, ResponsibleName, ResponsibleTelephone),
		one(signManager, dutyManager, ManagerName, ManagerTelephone),
	}}
}

// text is the answer to a fact of type text, "" if there is none.
func (b *builder) text(fact string) string {
	if !b.a.Has(fact) || b.a.NotSure(fact) {
		return ""
	}
	return b.p.Said(b.a, fact).Answer.ZH
}

// facts are the three autonomies in numbers.
func (b *builder) facts() Cards {
	t := b.tally(b.got.Results)
	grade := Card{Label: cardAssess.In(b.lang), Big: b.say(cardDone)}
	if b.scored() {
		grade.Big = plain(b.grades())
		grade.Lines = append(grade.Lines, b.say(cardScore, b.got.Grading.Title, b.points()))
		if !b.got.Coverage.Whole {
			grade.Lines = append(grade.Lines, b.say(gradePartial))
		}
	}
	grade.Lines = append(grade.Lines, b.say(cardDay, b.date(b.got.At)))

	inspect := Card{Label: cardInspect.In(b.lang), Big: b.say(cardLooked, t.Apply())}
	if t.Open > 0 {
		inspect.Lines = []Words{b.say(cardOpen, t.Open)}
	} else {
		inspect.Lines = []Words{b.say(cardAllKnown)}
	}

	n, planned := len(b.got.Hazards), 0
	var last assess.Date
	for i := range b.got.Hazards {
		if q := b.got.Hazards[i].Plan; q.Measure != "" && !q.By.IsZero() {
			planned++
			last = max(last, q.By)
		}
	}
	mend := Card{Label: cardMend.In(b.lang), Big: b.say(cardHazards, n)}
	others := len(b.got.OthersFailed())
	if n == 0 && others == 0 {
		mend.Big = b.say(cardNone)
	} else {
		if others > 0 {
			mend.Lines = append(mend.Lines, b.say(cardOthers, others))
		}
		if k := b.got.Count(rules.Serious) + b.got.Count(rules.Major); k > 0 {
			mend.Lines = append(mend.Lines, b.say(cardSerious, k))
		}
		if planned > 0 {
			mend.Lines = append(mend.Lines, b.say(cardPlanned, planned, b.date(last)))
		}
	}
	return Cards{List: []Card{grade, inspect, mend}}
}

// promise is the commitment in one sentence.
func (b *builder) promise() Words {
	switch b.got.Letter.Branch {
	case assess.NoProminentRisk:
		return b.say(promiseFirst)
	case assess.MeasuresTaken:
		return b.say(promiseSecond)
	}
	return b.say(promiseNone)
}

func (b *builder) tell() Bullets {
	list := Bullets{Columns: true}
	for _, t := range tellUs {
		list.Items = append(list.Items, b.say(t))
	}
	return list
}

// board makes room for what another law wants on a board.
func (b *builder) board(r assess.Result) {
	f := b.setOf(r.ID)
	if f == nil {
		return
	}
	b.add(Heading{Text: b.say(secBoard, r.Title)})
	t := Table{}
	for _, o := range f.Options {
		t.Columns = append(t.Columns, Column{Title: o.Text.In(b.lang)})
	}
	for range boardRows {
		t.Rows = append(t.Rows, make(Row, len(t.Columns)))
	}
	b.add(t, b.fine(boardNot, b.laws([]assess.Result{r})))
}

// setOf is the first set that the wording of a criterion reads.
func (b *builder) setOf(id string) *rules.Fact {
	cr := b.p.Bundle().Criterion(id)
	if cr == nil {
		return nil
	}
	rev := cr.At(b.p.Day())
	if rev == nil {
		return nil
	}
	var found *rules.Fact
	rev.Require.Walk(func(e *logic.Expr) {
		if e.Op != logic.OpFact || found != nil {
			return
		}
		if f := b.p.Bundle().Fact(e.Name); f != nil && f.Type.Kind == logic.Set {
			found = f
		}
	})
	return found
}

// qr is the text of the code: unit, day, grade, branch and digest, so that
// anyone can hold the poster against the papers. There is no telephone in it.
func (b *builder) qr() string {
	name := b.doc.Unit
	if name == "" {
		name = dash.In(b.lang)
	}
	grade := b.grades()
	if !b.scored() || grade == "" {
		grade = dash.In(b.lang)
	} else if !b.got.Coverage.Whole {
		grade += b.str(gradePartial)
	}
	branch := branchNone
	switch b.got.Letter.Branch {
	case assess.NoProminentRisk:
		branch = branchFirst
	case assess.MeasuresTaken:
		branch = branchSecond
	}
	return strings.Join([]string{
		titleNotice.In(b.lang),
		b.str(qrUnit, name),
		b.str(qrDay, b.got.At.String()),
		b.str(qrGrade, grade),
		b.str(qrBranch, branch),
		b.str(qrDigest, b.digest),
	}, "\n")
}

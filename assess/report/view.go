package report

import (
	"slices"
	"strconv"
	"strings"

	"github.com/fire321/fire321/assess"
	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/logic"
)

// The assessment as the holes of a document read it. rules.AllHoles has the
// names and kinds; the values are here.

func itoa(n int) string { return strconv.Itoa(n) }

func number(n int) value      { return value{words: plain(itoa(n)), num: int64(n)} }
func wordsOf(s string) value  { return value{words: plain(s)} }
func typedOf(s string) value  { return value{words: typed(s)} }
func listOf(l []member) value { return value{words: plain(itoa(len(l))), num: int64(len(l)), list: l} }

func truth(yes bool) value {
	if yes {
		return value{num: 1}
	}
	return value{}
}

func (b *builder) text(t phrase) value { return wordsOf(t.In(b.lang)) }
func (b *builder) day(d assess.Date) value {
	return value{words: plain(b.date(d)), num: int64(d)}
}

// oneOf is a member of an enum and its words.
func (b *builder) oneOf(id string, t phrase) value {
	return value{words: plain(t.In(b.lang)), is: id}
}

// root is a hole that can be used anywhere.
func (b *builder) root(name string) value {
	got, l := b.got, &b.got.Letter
	bundle := b.p.Bundle()
	switch name {
	case "unit.name":
		return typedOf(got.Unit.Name)
	case "unit.code":
		return typedOf(got.Unit.Code)
	case "unit.address":
		return typedOf(got.Unit.Address)
	case "unit.line":
		return typedOf(b.doc.Unit)
	case "clock.at":
		return b.day(got.At)
	case "clock.iso":
		return wordsOf(got.At.String())
	case "clock.day":
		return b.day(got.Day)
	case "clock.as_of":
		return b.day(got.AsOf)
	case "pack.id":
		return wordsOf(got.Bundle)
	case "pack.title":
		return b.text(bundle.Title)
	case "pack.version":
		return wordsOf(got.Version)
	case "pack.semantics":
		return number(rules.Semantics)
	case "digest.assessment":
		return wordsOf(b.digest)
	case "digest.pack":
		return wordsOf(got.BundleDigest)
	case "digest.answers":
		return wordsOf(got.AnswersDigest)
	case "duties.apply":
		return number(b.tally(got.Results).Apply())
	case "duties.not_applicable":
		return number(b.tally(got.Results).NotApplicable)
	case "duties.open":
		return number(b.tally(got.Results).Open)
	case "duties.met":
		return number(b.tally(got.Results).Met)
	case "duties.unverified":
		n := 0
		for _, r := range got.Results {
			if r.Standing == assess.Unverified && r.Verdict != assess.NotApplicable {
				n++
			}
		}
		return number(n)

	case "score.given":
		return truth(b.scored())
	case "score.held":
		return number(got.Held())
	case "score.graded":
		return truth(len(bundle.Grading.Grades) > 0)
	case "score.point":
		return truth(got.Score.Lo == got.Score.Hi)
	case "score.may_be_none":
		return truth(got.Score.MayBeNone)
	case "score.points":
		return wordsOf(b.points())
	case "score.max":
		return number(got.Grading.Max)
	case "score.lowest":
		return number(tenths(got.Score.Lo.Floor()) / 10)
	case "score.highest":
		return number(tenths(got.Score.Hi.Floor()) / 10)
	case "score.title":
		return b.text(got.Grading.Title)
	case "score.ours":
		return truth(got.Grading.Force == rules.Ours)
	case "score.basis":
		var list []string
		for _, one := range bundle.Grading.Basis {
			list = append(list, assess.Cite(bundle, one).In(b.lang))
		}
		return wordsOf(b.join(list))
	case "score.grade":
		return wordsOf(b.grades())
	case "score.bands":
		var list []member
		for i := len(bundle.Grading.Grades) - 1; i >= 0; i-- {
			g := bundle.Grading.Grades[i]
			list = append(list, member{kind: "band", hole: func(name string) value {
				if name == "from" {
					return wordsOf(g.AtLeast.String())
				}
				return b.text(g.Title)
			}})
		}
		return listOf(list)

	case "danger.pair":
		return truth(len(b.danger().Pairs) > 0)
	case "danger.now", "danger.say":
		if d := b.danger(); len(d.Pairs) == 0 {
			return value{}
		} else if name == "danger.say" {
			return b.text(d.Pairs[0].Say)
		} else {
			return b.text(d.Pairs[0].Now)
		}

	case "hazards.total":
		return number(len(got.Hazards))
	case "hazards.major":
		return number(got.Count(rules.Major))
	case "hazards.serious":
		return number(got.Count(rules.Serious))
	case "hazards.general":
		return number(got.Count(rules.General))
	case "hazards.grave":
		return number(got.Count(rules.Serious) + got.Count(rules.Major))
	case "hazards.planned", "hazards.planned_by":
		n, last := 0, assess.Date(0)
		for i := range got.Hazards {
			if q := got.Hazards[i].Plan; q.Measure != "" && !q.By.IsZero() {
				n++
				last = max(last, q.By)
			}
		}
		if name == "hazards.planned" {
			return number(n)
		}
		return b.day(last)
	case "hazards.list":
		var list []member
		for i := range got.Hazards {
			list = append(list, b.hazard(i))
		}
		return listOf(list)
	case "open.could":
		could, _ := got.OpenGrave()
		return b.duties(could, false)
	case "open.rest":
		_, rest := got.OpenGrave()
		return b.duties(rest, false)
	case "open.total":
		could, rest := got.OpenGrave()
		return number(len(could) + len(rest))
	case "open.list":
		return b.duties(got.Open, false)
	case "others.list":
		return b.duties(got.Others, true)
	case "others.grave":
		return b.duties(got.OthersFailed(), true)
	case "others.failed":
		return b.duties(failing(got.Others, true), true)
	case "others.open":
		return b.duties(failing(got.Others, false), true)
	case "advice.failed":
		return b.duties(failing(got.Advice, true), false)
	case "advice.open":
		return number(len(failing(got.Advice, false)))
	case "risks.list":
		return b.risks(func(assess.Risk) bool { return true })
	case "risks.not_looked":
		return number(len(got.NotLookedAt()))
	case "gaps.list":
		var list []member
		for _, g := range got.Gaps {
			list = append(list, member{kind: "gap", hole: func(name string) value {
				if name == "say" {
					return b.text(g.Say)
				}
				return b.text(g.Concern)
			}})
		}
		return listOf(list)
	case "coverage.whole":
		return truth(got.Coverage.Whole)
	case "coverage.open":
		return truth(got.Coverage.Open)
	case "coverage.missing":
		return b.kinds(b.options(got.Coverage.Missing))

	case "letter.branch":
		return value{is: string(l.Branch)}
	case "letter.first":
		return b.reasons(func(r assess.Reason) bool { return r.First })
	case "letter.only_first":
		return b.reasons(func(r assess.Reason) bool { return r.First && !r.Second })
	case "letter.only_second":
		return b.reasons(func(r assess.Reason) bool { return r.Second && !r.First })
	case "letter.both":
		return b.reasons(func(r assess.Reason) bool { return r.First && r.Second })
	case "letter.loose":
		var list []member
		for _, id := range l.Listed {
			if !slices.ContainsFunc(got.Risks, func(r assess.Risk) bool { return slices.Contains(r.Found, id) }) {
				list = append(list, b.found(id)...)
			}
		}
		return listOf(list)
	case "letter.unknown":
		var list []member
		for _, id := range l.NotKnown {
			list = append(list, b.other(id)...)
		}
		return listOf(list)
	case "letter.own":
		return truth(l.OwnCheck != assess.OwnCheck{})
	case "letter.own_rules":
		return typedOf(short(l.OwnCheck.Rules, ownLength))
	case "letter.own_by":
		return typedOf(short(l.OwnCheck.By, ownLength))
	case "letter.own_date":
		return b.day(l.OwnCheck.Date)
	case "letter.term_days":
		return number(l.TermDays)
	case "letter.from", "letter.until":
		from, until := got.At, l.Until
		if d := b.a.Signed.Date; !d.IsZero() {
			from, until = d, d+assess.Date(l.TermDays)
		}
		if name == "letter.from" {
			return b.day(from)
		}
		return b.day(until)
	case "letter.ours":
		return truth(b.termIsOurs())

	case "until.some":
		return truth(!b.runsOut().first.IsZero())
	case "until.day":
		return b.day(b.runsOut().first - 1)
	case "until.first":
		if titles := b.runsOut().titles; len(titles) > 0 {
			return wordsOf(titles[0])
		}
	case "until.more":
		return number(len(b.runsOut().titles) - 1)
	case "until.rewrites":
		return truth(!b.runsOut().rewritten.IsZero())
	case "until.rewritten":
		return b.day(b.runsOut().rewritten + 1)
	case "doubts.list":
		var list []member
		for _, d := range got.Doubts {
			list = append(list, member{kind: "doubt", hole: func(name string) value {
				if name == "reopened" {
					return truth(len(d.Reopened) > 0)
				}
				return b.text(d.Say)
			}})
		}
		return listOf(list)
	case "classes.is":
		return b.classes(assess.ClassIs)
	case "classes.open":
		return b.classes(assess.ClassOpen)
	case "notice.contact":
		return b.duties(b.tagged(contactTag), false)
	case "notice.board":
		return b.duties(b.tagged(boardTag), false)
	}
	return value{}
}

// ownLength is how much of a unit's own statement the letter shows.
const ownLength = 60

// Tags of criteria by which the law of a place adds to a document. Criteria
// that do not apply to the unit are left out.
const (
	// contactTag: names and telephones of those in charge must be posted.
	contactTag = "notice-contact"
	// boardTag: another board must be posted, with the items that the options
	// of the set that the criterion reads name.
	boardTag = "notice-board"
)

// tagged are the unit's own duties with that tag that apply or may apply.
func (b *builder) tagged(tag string) []assess.Result {
	var list []assess.Result
	for _, r := range b.got.Results {
		if cr := b.p.Bundle().Criterion(r.ID); r.Verdict != assess.NotApplicable && cr != nil && cr.HasTag(tag) {
			list = append(list, r)
		}
	}
	return list
}

// failing selects those that have failed, or those that have not.
func failing(list []assess.Result, failed bool) []assess.Result {
	var out []assess.Result
	for _, r := range list {
		if (r.Verdict == assess.Fail) == failed {
			out = append(out, r)
		}
	}
	return out
}

// duty is one criterion as a document reads it.
type duty struct {
	assess.Result
	b      *builder
	hazard *assess.Hazard // nil if it is none
	n      int            // the place of a hazard in all documents
	plan   assess.Plan
	theirs bool
}

func (b *builder) hazard(i int) member {
	h := &b.got.Hazards[i]
	return member{kind: "duty", hole: (&duty{Result: h.Result, b: b, hazard: h, n: i + 1, plan: h.Plan}).hole}
}

func (b *builder) duties(of []assess.Result, theirs bool) value {
	var list []member
	for _, r := range of {
		list = append(list, member{kind: "duty", hole: (&duty{Result: r, b: b, plan: b.a.Plan[r.ID], theirs: theirs}).hole})
	}
	return listOf(list)
}

// found is something that has failed: a hazard, or a duty of others.
func (b *builder) found(id string) []member {
	for i := range b.got.Hazards {
		if b.got.Hazards[i].ID == id {
			return []member{b.hazard(i)}
		}
	}
	return b.other(id)
}

func (b *builder) other(id string) []member {
	for _, r := range b.got.Others {
		if r.ID == id {
			return b.duties([]assess.Result{r}, true).list
		}
	}
	return nil
}

func (d *duty) hole(name string) value {
	b, h := d.b, d.hazard
	switch name {
	case "n":
		if d.n > 0 {
			return number(d.n)
		}
	case "title":
		return b.text(d.Title)
	case "say":
		return b.text(d.say())
	case "say_set":
		return truth(!d.say().IsZero())
	case "standing":
		return value{is: string(d.Standing)}
	case "severity":
		return b.oneOf(string(d.Severity), d.Severity.Text())
	case "sign":
		return wordsOf(mark(d.Severity))
	case "failed":
		return truth(d.Verdict == assess.Fail)
	case "deadly":
		return truth(slices.ContainsFunc(b.danger().Found, func(x assess.Alarm) bool { return x.ID == d.ID && !x.May }))
	case "theirs":
		return truth(d.theirs)
	case "risks":
		return b.risks(func(r assess.Risk) bool { return slices.Contains(d.Risk, r.N) })
	case "law":
		if h != nil {
			return b.law(h.Basis)
		}
		return b.law(b.p.Basis(b.a, d.ID))
	case "roles":
		return wordsOf(b.roles(d.OwedBy))
	case "needs":
		return b.needs(d.ID)
	case "options":
		if f := b.setOf(d.ID); f != nil {
			return listOf(b.options(f.Options))
		}
		return listOf(nil)
	case "planned":
		return truth(d.plan != assess.Plan{})
	case "measure":
		return typedOf(d.plan.Measure)
	case "person":
		return typedOf(d.plan.Person)
	case "person_set":
		return truth(typed(d.plan.Person) != nil)
	case "department":
		return typedOf(d.plan.Department)
	case "money":
		return typedOf(d.plan.Money)
	case "guard":
		return typedOf(d.plan.Guard)
	case "by":
		return b.day(d.plan.By)
	case "by_set":
		return truth(!d.plan.By.IsZero())
	case "due", "due_by", "overdue":
		day, by := d.due()
		switch name {
		case "due":
			return b.day(day)
		case "due_by":
			return value{is: by}
		}
		return truth(!day.IsZero() && day < b.got.AsOf)
	}
	if h == nil {
		return value{}
	}
	switch name {
	case "said":
		return b.said(h.Why)
	case "breach":
		return b.said(b.breach(h))
	case "mender":
		return b.text(rules.MenderText(h.By))
	case "found":
		return b.day(h.Found)
	case "found_before":
		return truth(h.Found < b.got.AsOf)
	case "remedy":
		return b.text(h.Remedy)
	}
	return value{}
}

// say is what is wrong where the duty has failed, in the words of the people
// there; zero if the pack has none.
func (d *duty) say() phrase {
	if cr := d.b.p.Bundle().Criterion(d.ID); cr != nil && d.Verdict == assess.Fail {
		return cr.Hazard
	}
	return phrase{}
}

// due is the last day for mending, and whose it is: the day that the unit has
// undertaken, else the term of a law, else our suggestion.
func (d *duty) due() (assess.Date, string) {
	h := d.hazard
	switch {
	case !d.plan.By.IsZero():
		return d.plan.By, "plan"
	case h == nil || h.Due.IsZero():
		return 0, "nobody"
	case h.TermByLaw:
		return h.Due, "law"
	}
	return h.Due, "advice"
}

// mark is the sign of a severity; it is readable in black and white.
func mark(s rules.Severity) string {
	switch s {
	case rules.Major:
		return "◈"
	case rules.Serious:
		return "◆"
	}
	return "▲"
}

// roles are those who owe a duty, in the words of the question about roles.
func (b *builder) roles(ids []string) string {
	f := b.p.Bundle().Fact(rules.RolesFact)
	var names []string
	for _, id := range ids {
		name := id
		if f != nil {
			for _, o := range f.Options {
				if o.ID == id {
					name = o.Text.In(b.lang)
				}
			}
		}
		names = append(names, name)
	}
	return b.join(names)
}

// breach is the answers that make the unit fail, without those that make the
// duty apply.
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

// needs are the questions that an open verdict depends on, and where to find
// their answers; the question about roles if only the owner of the duty is
// open.
func (b *builder) needs(id string) value {
	var list []member
	add := func(fact string) {
		f := b.p.Bundle().Fact(fact)
		if f == nil {
			return
		}
		list = append(list, member{kind: "need", hole: func(name string) value {
			if name == "where" {
				return b.text(f.WhereToLook)
			}
			return b.text(f.Label())
		}})
	}
	why, _ := b.p.Why(b.a, id)
	for _, fact := range why.Needs {
		add(fact)
	}
	if len(list) == 0 {
		add(rules.RolesFact)
	}
	return listOf(list)
}

func (b *builder) said(of []assess.Said) value {
	var list []member
	for _, s := range of {
		list = append(list, member{kind: "said", hole: func(name string) value {
			if name == "answer" {
				return b.text(s.Answer)
			}
			return b.text(s.Question)
		}})
	}
	return listOf(list)
}

func (b *builder) law(of assess.Citations) value {
	var list []member
	for i, c := range of {
		list = append(list, member{kind: "law", hole: func(name string) value {
			switch name {
			case "first":
				return truth(i == 0)
			case "cite":
				return wordsOf(b.cite(c))
			case "force":
				return b.text(c.Force.Text())
			case "gist":
				return b.text(c.Gist)
			case "verified":
				return truth(c.Verified)
			}
			return value{}
		}})
	}
	return listOf(list)
}

// cite is an article in a line: the full title where the source first appears
// in a document, later its number, if it has one; in English the title without
// the number.
func (b *builder) cite(c assess.Citation) string {
	if b.cited[c.Source] && c.Number != "" {
		switch {
		case b.lang == "en": // numbers are Chinese
			return c.Title.In(b.lang) + ", " + c.Article
		case c.Article != "" && c.Article[0] < 0x80: // a clause of a standard: GB 25201-2010 5.2
			return c.Number + " " + c.Article
		}
		return c.Number + c.Article
	}
	b.cited[c.Source] = true
	return c.In(b.lang)
}

func (b *builder) options(of []rules.Option) []member {
	var list []member
	for _, o := range of {
		list = append(list, b.kind(o.Text))
	}
	return list
}

func (b *builder) kind(t phrase) member {
	return member{kind: "kind", hole: func(string) value { return b.text(t) }}
}

// kinds are names, which print as names and not as their number.
func (b *builder) kinds(list []member) value {
	v := listOf(list)
	var names []string
	for _, m := range list {
		names = append(names, m.hole("title").words.String())
	}
	v.words = plain(b.join(names))
	return v
}

func (b *builder) classes(state assess.ClassState) value {
	var list []member
	for _, k := range b.got.Classes {
		if k.State != state || state == assess.ClassIs && len(k.Basis) == 0 {
			continue
		}
		list = append(list, member{kind: "class", hole: func(name string) value {
			if name == "law" {
				return b.law(k.Basis)
			}
			return b.text(k.Title)
		}})
	}
	return listOf(list)
}

// risks are the selected prominent risks.
func (b *builder) risks(pick func(assess.Risk) bool) value {
	var list []member
	for i := range b.got.Risks {
		r := &b.got.Risks[i]
		if !pick(*r) {
			continue
		}
		list = append(list, member{kind: "risk", hole: func(name string) value {
			switch name {
			case "n":
				return number(r.N)
			case "title":
				return b.text(r.Text)
			case "state":
				return b.oneOf(string(r.State), r.State.Text())
			case "found":
				var found []member
				for _, id := range r.Found {
					found = append(found, b.found(id)...)
				}
				return listOf(found)
			case "open":
				var open []assess.Result
				for _, o := range b.got.Open {
					if slices.Contains(r.Open, o.ID) {
						open = append(open, o)
					}
				}
				return b.duties(open, false)
			case "why":
				return b.said(r.Why)
			case "look_owed":
				return truth(r.State == assess.RiskNotLookedAt || slices.ContainsFunc(b.got.Letter.Reasons, func(o assess.Reason) bool {
					return o.Code == assess.ReasonNotLooked && o.Risk == r.Key()
				}))
			case "look_sound":
				return truth(r.Look.Sound(b.got.At))
			case "looker":
				return typedOf(r.Look.Person)
			case "look_by":
				return b.day(r.Look.By)
			}
			return value{}
		}})
	}
	return listOf(list)
}

// reasons says why a branch does not hold: one for each selected kind of
// reason.
func (b *builder) reasons(pick func(assess.Reason) bool) value {
	var list []member
	var told []assess.ReasonCode
	for _, one := range b.got.Letter.Reasons {
		if slices.Contains(told, one.Code) || !pick(one) {
			continue
		}
		told = append(told, one.Code)
		var duties []assess.Result
		var names []member
		for _, r := range b.got.Letter.Reasons {
			if r.Code != one.Code || !pick(r) {
				continue
			}
			names = append(names, b.kind(r.Title))
			// A summary is described by what it counts.
			if cr := b.p.Bundle().Criterion(r.Criterion); cr != nil && (!cr.Summary || b.row(r.Criterion)) {
				duty := assess.Result{ID: r.Criterion, Title: r.Title, Standing: b.p.Standing(r.Criterion)}
				if one.Code == assess.ReasonFailed || one.Code == assess.ReasonNoPlan || one.Code == assess.ReasonOthersFailed {
					duty.Verdict = assess.Fail
				}
				duties = append(duties, duty)
			}
		}
		list = append(list, member{kind: "reason", hole: func(name string) value {
			switch name {
			case "code":
				return value{is: string(one.Code)}
			case "second":
				return truth(one.Second)
			case "n":
				return number(len(names))
			case "names":
				return b.kinds(names)
			case "duties":
				return b.duties(duties, false)
			}
			return value{}
		}})
	}
	return listOf(list)
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

// termIsOurs reports whether the term of the letter comes from no law.
func (b *builder) termIsOurs() bool {
	params := b.p.Bundle().Params
	for i := range params {
		if params[i].ID != assess.TermParam {
			continue
		}
		for _, v := range params[i].Values {
			if b.got.Day < v.From || !v.Until.IsZero() && b.got.Day > v.Until {
				continue
			}
			for _, one := range v.Basis {
				if s := b.p.Bundle().Source(one.Source); s != nil && s.Force != rules.Ours {
					return false
				}
			}
			return true
		}
	}
	return true
}

// until is the first thing that expires by itself.
type until struct {
	first, rewritten assess.Date
	titles           []string
}

// runsOut is the first day on which something that is in order now no longer
// is, if nothing is done. It is computed once, since it costs more than an
// assessment.
func (b *builder) runsOut() *until {
	if b.until != nil {
		return b.until
	}
	b.until = &until{}
	for _, u := range b.p.Until(b.a) {
		if r := &b.until.rewritten; u.Rewritten && (r.IsZero() || u.End < *r) {
			*r = u.End
		}
		first := &b.until.first
		switch {
		case u.Verdict == assess.Fail || u.Changes.IsZero() || !u.Then.Has(assess.Fail):
		case first.IsZero() || u.Changes < *first:
			*first, b.until.titles = u.Changes, []string{u.Title.In(b.lang)}
		case u.Changes == *first:
			b.until.titles = append(b.until.titles, u.Title.In(b.lang))
		}
	}
	return b.until
}

// fact is the answer to a fact of the pack; nothing if there is none.
func (b *builder) fact(id string) value {
	f := b.p.Bundle().Fact(id)
	if f == nil || !b.a.Has(id) {
		return value{}
	}
	if f.Type.Kind == logic.List {
		return listOf(b.records(f))
	}
	if b.a.NotSure(id) && f.Type.Kind == logic.TextKind {
		return value{}
	}
	words := b.p.Said(b.a, id).Answer.In(b.lang)
	if f.Type.Kind == logic.TextKind {
		return typedOf(words)
	}
	return wordsOf(words)
}

// records are the members of an answered list.
func (b *builder) records(f *rules.Fact) []member {
	var list []member
	_, known, _ := b.cond.Value(f.ID)
	for i, record := range b.p.Records(b.a, f.ID) {
		field := func(name string) int {
			return slices.IndexFunc(f.Fields, func(f rules.Fact) bool { return f.ID == name })
		}
		list = append(list, member{kind: "record", fields: f.Fields,
			hole: func(name string) value {
				var v value
				k := field(name)
				for _, s := range record {
					switch {
					case s.Fact != name || k < 0:
					case f.Fields[k].Type.Kind == logic.TextKind:
						v = typedOf(s.Answer.In(b.lang))
					default:
						v = b.text(s.Answer)
					}
				}
				if k >= 0 && i < len(known.Known) {
					v.exact = known.Known[i][k]
				}
				return v
			},
			typeOf: func(name string) (logic.Type, bool) {
				if k := field(name); k >= 0 && i < len(known.Known) {
					return f.Fields[k].Type, true
				}
				return logic.Type{}, false
			},
		})
	}
	return list
}

// scored reports whether the pack scores and there is, or may be, a score.
func (b *builder) scored() bool { return len(b.p.Bundle().Grading.Grades) > 0 && !b.got.Score.None }

// points is the score in words, rounded outwards: 84.9～90.8.
func (b *builder) points() string { return b.pointsOf(b.got.Score) }

func (b *builder) pointsOf(s assess.Score) string {
	if s.Lo == s.Hi {
		return s.Lo.Floor()
	}
	return s.Lo.Floor() + to.In(b.lang) + s.Hi.Ceil()
}

// grades are those still possible: 好或一般; "" if there is no grading.
func (b *builder) grades() string {
	var names []string
	for _, g := range b.got.Grades {
		names = append(names, g.Title.In(b.lang))
	}
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	last := len(names) - 1
	return b.join(names[:last]) + or.In(b.lang) + names[last]
}

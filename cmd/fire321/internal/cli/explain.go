package cli

import (
	"slices"
	"strings"

	"github.com/fire321/fire321/assess"
	"github.com/fire321/fire321/assess/report"
	"github.com/fire321/fire321/internal/term"
	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/diag"
	"github.com/fire321/fire321/rules/logic"
)

// explain shows everything about one criterion or one parameter. If a file is
// given, it explains the criterion for that unit, otherwise for any unit.
func (c *command) explain() (int, error) {
	u, err := c.subject(c.arg(1))
	if err != nil {
		return exitUsage, err
	}
	id := c.arg(0)
	cr := u.bundle.Criterion(id)
	if p := param(u.bundle, id); cr == nil && p != nil {
		c.explainParam(u, p)
		return exitOK, c.out.Err()
	}
	if cr == nil {
		var ids []string
		for i := range u.bundle.Criteria {
			ids = append(ids, u.bundle.Criteria[i].ID)
		}
		for i := range u.bundle.Params {
			ids = append(ids, u.bundle.Params[i].ID)
		}
		d := diag.New(diag.CriterionUnknown, diag.Place{}, id).DidYouMean(id, ids)
		if is := c.otherThing(u.bundle, id); !is.IsZero() {
			d.Suggest = is
		}
		return exitUsage, d
	}
	e := &explanation{command: c, unit: u, cr: cr, rev: cr.At(u.prog.Day())}
	e.write()
	return exitOK, c.out.Err()
}

// otherThing says what an id that is not a criterion is, and which criteria are
// related to it; it is zero if the id does not exist.
func (c *command) otherThing(b *rules.Bundle, id string) diag.Text {
	var is diag.Text
	var of func(*rules.Revision) bool
	if f, s := b.Fact(id), b.Source(id); f != nil {
		is = explainFact
		if f.Derive != nil {
			is = explainDerived
		}
		is = fillText(is, f.Label())
		of = func(r *rules.Revision) bool { return b.Reads(r.When, id) || b.Reads(r.Require, id) }
	} else if s != nil {
		is = fillText(explainSource, s.Title)
		of = func(r *rules.Revision) bool {
			return slices.ContainsFunc(r.Basis, func(basis rules.Basis) bool { return basis.Source == id })
		}
	} else {
		return diag.Text{}
	}
	var ids []string
	for i := range b.Criteria {
		cr := &b.Criteria[i]
		for k := range cr.Revisions {
			if of(&cr.Revisions[k]) {
				ids = append(ids, cr.ID)
				break
			}
		}
	}
	const most = 5
	switch n := len(ids); {
	case n == 0:
		return is
	case n > most:
		ids = append(ids[:most], "…")
	}
	list := fillText(explainThose, diag.Same(strings.Join(ids, ", ")))
	return diag.Text{ZH: is.ZH + list.ZH, EN: is.EN + list.EN}
}

// fillText is a text with its holes filled, in both languages.
func fillText(t diag.Text, args ...diag.Text) diag.Text {
	return diag.Text{ZH: t.Fill("zh", args...), EN: t.Fill("en", args...)}
}

// subject is the unit of a file, or a unit without answers.
func (c *command) subject(file string) (*unit, error) {
	if file != "" {
		return c.unit(file)
	}
	name := c.opt.pack
	if name == "" {
		name = defaultPack
	}
	l, err := c.load(name)
	if err != nil {
		return nil, err
	}
	u := &unit{loaded: l}
	day := c.opt.at
	if day.IsZero() {
		day, u.dayless = c.today(), true
	}
	u.prog, err = assess.Compile(l.bundle, day)
	return u, err
}

type explanation struct {
	*command
	unit *unit
	cr   *rules.Criterion
	rev  *rules.Revision // in force on the day; nil for none
}

func (e *explanation) write() {
	c := e.command
	c.out.Line(term.Bold, c.text(e.cr.Title))
	c.out.Line(term.Faint, e.cr.ID)
	line := c.say(explainDay, assess.DateText(e.unit.prog.Day()))
	if e.unit.dayless {
		line += space(c.lang) + c.say(todayNote)
	}
	c.out.Line(term.Faint, line)
	if e.rev == nil {
		c.out.Blank()
		c.out.Line(term.Plain, c.say(explainAbsent))
	} else {
		e.verdict()
		e.rule()
		e.mending()
	}
	e.history()
	c.origin(e.unit, "criterion", e.cr.ID, e.cr.Pack)
}

// verdict writes the outcome of the criterion for the unit, and why.
func (e *explanation) verdict() {
	c := e.command
	why, ok := e.unit.prog.Why(e.unit.answers, e.cr.ID)
	if !ok || c.arg(1) == "" {
		return
	}
	c.out.Blank()
	line := c.say(explainVerdict, verdictText(c, why.Verdict), e.cr.Severity.Text())
	if len(why.Verdict.Outcomes()) == 1 && why.Verdict != assess.Fail {
		line = c.say(explainSettled, verdictText(c, why.Verdict))
	}
	c.out.Line(term.Bold, line)
	for _, s := range why.Said {
		c.out.Item(2, c.say(youSaid), term.Plain, c.text(s.Question)+space(c.lang)+c.text(s.Answer))
	}
	for _, id := range why.Needs {
		c.out.Item(2, c.say(needMark), term.Plain, c.text(e.unit.bundle.Fact(id).Label())+c.say(owedBy, id))
	}
	if len(why.Said) == 0 && why.Verdict.Settled() {
		c.out.Item(2, "", term.Plain, c.say(explainAlways))
	}
	for _, u := range e.unit.prog.Until(e.unit.answers) {
		if u.Criterion == e.cr.ID {
			e.until(u)
		}
	}
}

func (e *explanation) until(u assess.Until) {
	c := e.command
	switch {
	case !u.Changes.IsZero():
		c.out.Item(2, "", term.Plain, c.say(untilChange, assess.DateText(u.Changes), verdictText(c, u.Then)))
	case u.Rewritten:
		c.out.Item(2, "", term.Plain, c.say(untilRewritten, assess.DateText(u.End)))
	default:
		c.out.Item(2, "", term.Plain, c.say(untilHolds, assess.DateText(u.End)))
	}
}

// verdictText is the set of outcomes in words.
func verdictText(c *command, v assess.Verdict) string {
	var names []string
	for _, o := range v.Outcomes() {
		switch o {
		case "pass":
			names = append(names, c.say(passWord))
		case "fail":
			names = append(names, c.say(failWord))
		default:
			names = append(names, c.say(notApplicableWord))
		}
	}
	line := strings.Join(names, c.say(gradeOr))
	if len(names) > 1 {
		return c.say(openWord, line)
	}
	return line
}

// rule writes the wording in force: to whom it applies, what must be true, the
// law.
func (e *explanation) rule() {
	c := e.command
	c.out.Blank()
	c.out.Line(term.Bold, c.say(ruleTitle))
	c.out.Item(2, c.say(standingMark), term.Plain, c.say(standingWord(e.unit.prog.Standing(e.cr.ID)))+c.say(comma)+c.say(severityMark, e.cr.Severity.Text()))
	if len(e.cr.OwedBy) > 0 {
		c.out.Item(2, c.say(owedMark), term.Plain, c.rolesOf(e.unit.bundle, e.cr.OwedBy))
	}
	for i, line := range c.whom(e.unit.bundle, e.rev.When) {
		if i == 0 {
			c.out.Item(2, c.say(whomMark), term.Plain, line)
			continue
		}
		c.out.Item(4, c.say(whomPart), term.Plain, line)
	}
	c.out.Item(2, c.say(whenMark), term.Faint, logic.Print(e.rev.When))
	c.out.Item(2, c.say(requireMark), term.Plain, logic.Print(e.rev.Require))
	for i, basis := range e.rev.Basis {
		mark := byLaw
		if i > 0 {
			mark = byLawToo
		}
		one := assess.Cite(e.unit.bundle, basis)
		c.out.Item(2, c.say(mark), term.Plain, one.In(c.lang)+c.say(owedBy, one.Force.Text()))
		if basis.When != nil {
			c.out.Item(4, c.say(whomOnly), term.Plain, strings.Join(c.whom(e.unit.bundle, basis.When), c.say(whomAnd)))
		}
		if !one.Gist.IsZero() {
			c.out.Item(4, c.say(gistMark), term.Plain, c.text(one.Gist))
		}
		if _, art := e.unit.bundle.Article(basis); art != nil {
			c.out.Item(4, "", term.Faint, e.checked(art))
		}
	}
	for _, how := range e.cr.HowToCheck {
		c.out.Item(2, c.say(howMark), term.Plain, c.text(how))
	}
}

// rolesOf are the roles that owe a duty, in the words of the question about
// roles.
func (c *command) rolesOf(b *rules.Bundle, ids []string) string {
	f := b.Fact(rules.RolesFact)
	if f == nil {
		return strings.Join(ids, c.say(listComma))
	}
	return wording{c, b}.options(f, ids)
}

// checked says when the gist was last compared, and with what.
func (e *explanation) checked(a *rules.Article) string {
	if a.Checked.Date.IsZero() {
		return e.say(checkedNever)
	}
	against := checkedCopy
	if a.Checked.Against == "official" {
		against = checkedOfficial
	}
	return e.say(against, a.Checked.Date)
}

func standingWord(s assess.Standing) diag.Text {
	switch s {
	case assess.Counts:
		return standingCounts
	case assess.ByLetter:
		return standingLetter
	case assess.Unverified:
		return standingUnverified
	}
	return standingAdvice
}

func (e *explanation) mending() {
	c := e.command
	if e.cr.Remedy.Text.IsZero() {
		return
	}
	c.out.Item(2, c.say(remedyMark), term.Plain, c.text(e.cr.Remedy.Text))
	if c.arg(1) == "" {
		return
	}
	if m := e.unit.prog.Mend(e.unit.answers, e.cr.ID); m != nil {
		c.out.Item(2, c.say(smallestMark), term.Plain, report.Change(m, c.lang))
	}
}

// history lists the wordings of all days, each with its digest.
func (e *explanation) history() {
	c := e.command
	c.out.Blank()
	c.out.Line(term.Bold, c.say(historyTitle))
	for i := range e.cr.Revisions {
		rev := &e.cr.Revisions[i]
		span := c.say(historyFrom, rev.From)
		if !rev.Until.IsZero() {
			span = c.say(historySpan, rev.From, rev.Until)
		}
		if rev == e.rev {
			span += c.say(historyNow)
		}
		c.out.Item(2, "- ", term.Plain, span+"  "+rev.Digest()[:8])
		c.out.Item(4, c.say(whenMark), term.Plain, logic.Print(rev.When))
		c.out.Item(4, c.say(requireMark), term.Plain, logic.Print(rev.Require))
		var laws []string
		for _, b := range rev.Basis {
			laws = append(laws, b.Source+" "+b.Article)
		}
		c.out.Item(4, c.say(byLaw), term.Plain, strings.Join(laws, c.say(semicolon)))
		if !rev.Relaxes.Reason.IsZero() {
			c.out.Item(4, c.say(relaxesMark), term.Plain, c.text(rev.Relaxes.Reason))
		}
	}
	c.out.Item(2, "", term.Plain, c.say(historyWas, e.cr.WordingDigest()[:8]))
}

// origin writes the place of a criterion or parameter in the files.
func (c *command) origin(u *unit, kind, id, place string) {
	if u.pack != nil {
		if at := u.pack.Position(kind, id); at.File != "" {
			if c.root != "" {
				at.File = onDisk(c.root, at.File)
			}
			place += " (" + at.String() + ")"
		}
	}
	c.out.Item(2, c.say(originMark), term.Faint, place)
}

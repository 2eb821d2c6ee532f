package cli

import (
	"slices"
	"strings"

	"github.com/fire321/fire321/assess"
	"github.com/fire321/fire321/internal/term"
	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/diag"
)

// fold is the number of rows after which lists that are not serious end.
const fold = 5

// hazards writes the groups in the order in which they should be read.
func (r *report) hazards() {
	r.number, r.worth = map[string]int{}, map[string]assess.Worth{}
	for _, w := range r.unit.prog.Worth(r.unit.answers) {
		r.worth[w.Criterion] = w
	}
	if r.unit.prog.Session(r.unit.answers).Next() != nil {
		r.out.Line(term.Plain, r.say(askOn, r.arg(0)))
	}
	ids := make([]string, len(r.got.Hazards))
	for i := range ids {
		ids[i] = r.got.Hazards[i].ID
	}
	r.mends = map[string]*assess.Mend{}
	for i, m := range r.unit.prog.Mends(r.unit.answers, ids...) {
		r.mends[ids[i]] = m
	}
	n := 0
	for _, s := range []rules.Severity{rules.Major, rules.Serious, rules.General} {
		for i := range r.got.Hazards {
			if h := &r.got.Hazards[i]; h.Severity == s {
				n++
				r.number[h.ID] = n
			}
		}
	}
	grave, other := r.got.OpenGrave()
	r.group(groupMajor, rules.Major)
	r.group(groupSerious, rules.Serious)
	r.openGroup(groupUnclear, grave, len(grave))
	r.group(groupGeneral, rules.General)
	r.others()
	r.openGroup(groupOpen, other, fold)
	r.advice()
}

func (r *report) group(title diag.Text, s rules.Severity) {
	n := r.got.Count(s)
	if n == 0 {
		return
	}
	r.title(title, n)
	if s == rules.Major {
		r.out.Item(2, "", term.Faint, r.say(majorNote))
	}
	for i := range r.got.Hazards {
		if h := &r.got.Hazards[i]; h.Severity == s {
			r.hazard(h)
		}
	}
}

func (r *report) hazard(h *assess.Hazard) {
	title := r.say(hazardNumber, r.number[h.ID]) + " " + r.say(notMet) + r.text(h.Title) + r.standing(h.Result)
	style := term.Danger
	if h.Severity == rules.General {
		style = term.Bold
	}
	r.out.Marked(0, mark(h.Severity)+" ", style, title)
	said(r.command, h.Why)
	citations(r.command, h.Basis)
	if !h.Remedy.IsZero() {
		r.row(remedyMark, r.text(h.Remedy))
	}
	if m := r.mends[h.ID]; m != nil {
		r.row(smallestMark, mend(r.command, m))
	}
	r.row(dueMark, r.due(h))
	if p := h.Plan; p != (assess.Plan{}) {
		var parts []string
		by := ""
		if !p.By.IsZero() {
			by = r.text(assess.DateText(p.By))
		}
		for _, s := range []string{p.Measure, p.Person, p.Department, by, p.Money, p.Guard} {
			if s != "" {
				parts = append(parts, s)
			}
		}
		r.row(planMark, strings.Join(parts, r.say(comma)))
	}
	if w, ok := r.worth[h.ID]; ok && w.Score != r.got.Score && !w.Score.None {
		r.row(afterMark, r.say(worthOnly, r.say(worthScore, r.points(w.Score))))
	}
	for _, id := range h.Heads {
		if cr := r.unit.bundle.Criterion(id); cr != nil {
			r.row(headMark, r.text(cr.Title))
		}
	}
	for i := range r.got.Risks {
		if one := &r.got.Risks[i]; slices.Contains(h.Risk, one.N) {
			r.row(headMark, r.say(riskName, one.N, one.Text))
		}
	}
}

// standing is the mark of what nobody has compared with the law, and of what no
// law demands and the letter speaks of.
func (c *command) standing(o assess.Result) string {
	switch o.Standing {
	case assess.Unverified:
		return c.say(unverified)
	case assess.ByLetter:
		return c.say(byLetter)
	}
	return ""
}

// row is a line below an item, with its mark.
func (c *command) row(mark diag.Text, text string) { c.out.Item(4, c.say(mark), term.Plain, text) }

// said lists the answers that a verdict rests on.
func said(c *command, list []assess.Said) {
	for _, s := range list {
		c.row(youSaid, c.text(s.Question)+space(c.lang)+c.text(s.Answer))
	}
}

// citations lists the articles, the one that carries the rule first.
func citations(c *command, list assess.Citations) {
	for i, one := range list {
		head := byLaw
		if i > 0 {
			head = byLawToo
		}
		line := one.In(c.lang) + c.say(owedBy, one.Force.Text())
		if !one.Verified {
			line += c.say(unverified)
		}
		c.row(head, line)
		if i == 0 && !one.Gist.IsZero() {
			c.row(gistMark, c.text(one.Gist))
		}
	}
}

// mend is the smallest change of the answers that would mend a hazard.
func mend(c *command, m *assess.Mend) string {
	var parts []string
	for _, ch := range m.Changes {
		parts = append(parts, c.say(changeTo, ch.Question, ch.From, ch.To))
	}
	line := strings.Join(parts, c.say(semicolon))
	if m.Lapses {
		line += c.say(changeLapse)
	}
	if len(m.Breaks) > 0 {
		line += c.say(changeBreak, len(m.Breaks))
	}
	return line
}

// due is by when, who, and whose term it is.
func (r *report) due(h *assess.Hazard) string {
	var line string
	switch {
	case h.Due.IsZero():
		line = r.say(dueNone)
	case h.WithinDays == 0:
		line = r.say(dueToday, assess.DateText(h.Due))
	default:
		line = r.say(dueBy, assess.DateText(h.Due), h.WithinDays)
	}
	if who := rules.MenderText(h.By); !who.IsZero() {
		line += r.say(dueWho, who)
	}
	if h.Due.IsZero() {
		return line
	}
	if h.Found < r.got.AsOf {
		line += r.say(foundOn, assess.DateText(h.Found))
	}
	if h.Due < r.got.AsOf {
		line += r.say(dueOver)
	}
	if h.TermByLaw {
		return line + r.say(dueLaw)
	}
	return line + r.say(dueOurs)
}

// openGroup lists what is not known, at most some rows of it, and where the
// list is short what to look at.
func (r *report) openGroup(title diag.Text, list []assess.Result, most int) {
	if len(list) == 0 {
		return
	}
	r.title(title, len(list))
	for i, o := range list {
		if i == most {
			r.out.Item(2, "", term.Faint, r.say(mayFold, len(list)-most))
			return
		}
		name := r.text(o.Title) + r.standing(o)
		r.out.Item(0, "▨ ", term.Plain, name)
		if most == len(list) && most <= 3*fold {
			r.row(needMark, r.needs(o.ID))
		}
	}
}

// needs are the first questions that an open verdict hangs on.
func (r *report) needs(id string) string {
	why, _ := r.unit.prog.Why(r.unit.answers, id)
	var parts []string
	for i, fact := range why.Needs {
		if i == 3 {
			return strings.Join(parts, " ") + r.say(needMore, len(why.Needs)-3)
		}
		parts = append(parts, r.text(r.unit.bundle.Fact(fact).Label()))
	}
	if len(parts) == 0 { // only whose duty it is is open
		if f := r.unit.bundle.Fact(rules.RolesFact); f != nil {
			return r.text(f.Label())
		}
	}
	return strings.Join(parts, " ")
}

// others lists duties of others: what has failed first, then what is open.
func (r *report) others() {
	if len(r.got.Others) == 0 {
		return
	}
	r.title(groupOthers, len(r.got.Others))
	list := slices.Clone(r.got.Others)
	slices.SortStableFunc(list, func(a, b assess.Result) int { return open(a) - open(b) })
	shown := 0
	for _, o := range list {
		grave := o.Severity != rules.General
		if !grave && shown >= fold {
			continue
		}
		shown++
		name := r.text(o.Title) + r.say(owedBy, r.roles(o.OwedBy))
		if open(o) == 1 {
			r.out.Item(0, "▨ ", term.Plain, name+r.say(othersUnknown))
			continue
		}
		r.out.Item(0, mark(o.Severity)+" ", term.Plain, r.say(notMet)+name)
	}
	if shown < len(list) {
		r.out.Item(2, "", term.Faint, r.say(mayFold, len(list)-shown))
	}
}

func open(o assess.Result) int {
	if o.Verdict == assess.Fail {
		return 0
	}
	return 1
}

// roles are those who owe a duty, in the words of the question about roles.
func (c *command) rolesOf(b *rules.Bundle, ids []string) string {
	f := b.Fact(rules.RolesFact)
	var names []string
	for _, id := range ids {
		name := id
		if f != nil {
			for _, o := range f.Options {
				if o.ID == id {
					name = c.text(o.Text)
				}
			}
		}
		names = append(names, name)
	}
	return strings.Join(names, c.say(listComma))
}

func (r *report) roles(ids []string) string { return r.rolesOf(r.unit.bundle, ids) }

func (r *report) advice() {
	if len(r.got.Advice) == 0 {
		return
	}
	r.title(groupAdvice, len(r.got.Advice))
	for i, o := range r.got.Advice {
		if i == fold {
			r.out.Item(2, "", term.Faint, r.say(mayFold, len(r.got.Advice)-fold))
			return
		}
		sign := "▨ "
		if o.Verdict == assess.Fail {
			sign = "△ "
		}
		r.out.Item(0, sign, term.Plain, r.text(o.Title))
	}
}

package assess

import (
	"slices"

	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/logic"
)

// Letter is whether the unit may sign its commitment (承诺书), and which of
// the two branches holds. It is not the statutory commitment of an opening.
type Letter struct {
	Branch Branch
	// Reasons say what prevents each branch that does not hold; there are none
	// if the first branch holds.
	Reasons []Reason
	// Listed are what the second branch names and has a measure for: the unit's
	// hazards that are serious, bind through the letter, or belong to a
	// prominent risk, and serious duties of others that have failed.
	Listed []string
	// NotKnown are duties of others that this unit could not judge.
	NotKnown []string
	// OwnCheck is the unit's own statement, if its kind is not covered and the
	// statement is sound.
	OwnCheck OwnCheck
	// Until is the last day of the letter if it is signed on the day of the
	// answers; it is zero if the pack sets no term. TermDays is the term.
	Until    Date
	TermDays int
}

// Branch is a branch of the commitment letter.
type Branch string

// The branches.
const (
	NoProminentRisk Branch = "no-prominent-risk" // no prominent risk exists
	MeasuresTaken   Branch = "measures-taken"    // measures are in place for those listed
	Refused         Branch = "refused"           // neither can be said truthfully
)

// Reason is one thing that prevents a branch, or both.
type Reason struct {
	Code ReasonCode
	// First and Second are the branches that it shuts.
	First, Second bool
	// Criterion is what it is about, if anything, and Title its title; or Risk,
	// by its key, and its name.
	Criterion, Risk string
	Title           Text
	// Missing is what the plan of a "no-plan" lacks, as [Plan.Missing] has it.
	Missing []string
}

// ReasonCode says of what kind a reason is.
type ReasonCode string

// The kinds of reasons.
const (
	ReasonFailed       ReasonCode = "failed"        // a hazard exists
	ReasonOthersFailed ReasonCode = "others-failed" // a serious duty of others on the premises has failed
	ReasonNoPlan       ReasonCode = "no-plan"       // something listed lacks its measure
	ReasonNotLooked    ReasonCode = "not-looked"    // something grave of a prominent risk was not looked at
	ReasonOpen         ReasonCode = "open"          // what could be serious is not known
	ReasonCoverage     ReasonCode = "coverage"      // the duties of a kind of the place are not held
	ReasonNoRole       ReasonCode = "no-role"       // the unit that signs has no part in the place that commits for it
	ReasonGap          ReasonCode = "gap"           // a serious law is known but not judged
	ReasonNothing      ReasonCode = "nothing"       // nothing in force applied and was met or failed
	ReasonNoneListed   ReasonCode = "none-listed"   // the second branch has nothing to name
)

// Text is the reason in words.
func (r Reason) Text() Text {
	switch r.Code {
	case ReasonFailed:
		return Text{ZH: "有没改好的隐患：" + r.Title.ZH, EN: "a hazard stands: " + r.Title.EN}
	case ReasonOpen:
		return Text{ZH: "没查清，可能是严重隐患：" + r.Title.ZH, EN: "not known, and could be serious: " + r.Title.EN}
	case ReasonNotLooked:
		return Text{ZH: "这类风险还没看全：" + r.Title.ZH, EN: "this risk was not looked at in full: " + r.Title.EN}
	case ReasonOthersFailed:
		return Text{ZH: "别人的责任还没落实：" + r.Title.ZH, EN: "another party's duty is not met: " + r.Title.EN}
	case ReasonNoPlan:
		return Text{ZH: "这一项还缺整改措施、责任人、期限或防护：" + r.Title.ZH, EN: "its measure, person, day or guard is missing: " + r.Title.EN}
	case ReasonNoRole:
		return Text{ZH: "你们不管这里，不能替这里承诺", EN: "you do not run this place, so you cannot commit for it"}
	case ReasonGap:
		return Text{ZH: "有一部法规本规则包还没有判：" + r.Title.ZH, EN: "law that the pack does not judge yet: " + r.Title.EN}
	case ReasonNothing:
		return Text{ZH: "没有一条规定适用并且查清了，没有什么可以承诺的", EN: "no rule applied and was settled, so there is nothing to commit to"}
	case ReasonNoneListed:
		return Text{ZH: "没有列出任何隐患，第二种没有可说的", EN: "nothing is listed, so the second branch has nothing to speak of"}
	}
	return Text{ZH: "本规则包没有覆盖这里的全部类型", EN: "the pack does not cover all that is done here"}
}

// TermParam is the parameter that holds the term of the letter in days.
const TermParam = rules.TermParam

// letter says which branch holds.
//
// The first branch needs whole coverage; each prominent risk not found or
// unable to arise; and no serious or major criterion that counts failed or able
// to fail, summaries included, nor a failed one of others.
//
// The second branch needs something listed, and for each thing listed a sound
// plan that ends within the days of its remedy; a person and a day, within
// [LookDays], for each risk of which something grave is open; no other grave
// criterion open, and no major one open at all. It holds until the first of
// those looks is due.
//
// Neither branch is possible for a unit whose kind is not covered, that has no
// part in the place that commits for it, or to which nothing applies.
func (p *Program) letter(a Answers, j *judged, got *Assessment) Letter {
	l := Letter{}
	if a.OwnCheck.Sound() && len(got.Coverage.Missing) > 0 {
		l.OwnCheck = a.OwnCheck
	}
	p.term(&l, got.At)
	say := func(code ReasonCode, first, second bool, r Result, missing ...string) {
		l.Reasons = append(l.Reasons, Reason{Code: code, First: first, Second: second, Criterion: r.ID, Title: r.Title, Missing: missing})
	}
	switch {
	case j.guest():
		say(ReasonNoRole, true, true, Result{})
	case !got.Coverage.Whole:
		say(ReasonCoverage, true, true, Result{})
	case j.silent():
		say(ReasonNothing, true, true, Result{})
	}
	for _, g := range got.Gaps {
		if g.Serious {
			say(ReasonGap, true, true, Result{Title: g.Concern})
		}
	}
	heads := map[string]bool{}
	for _, s := range got.Summaries {
		if s.Severity != rules.General {
			heads[s.ID] = true
			say(ReasonFailed, true, false, s.Result)
		}
	}
	list := func(code ReasonCode, r Result) {
		say(code, true, false, r)
		l.Listed = append(l.Listed, r.ID)
		if missing := p.missing(a, r.ID, code == ReasonOthersFailed); len(missing) > 0 {
			say(ReasonNoPlan, false, true, r, missing...)
		}
	}
	for i := range got.Hazards {
		h := &got.Hazards[i]
		if h.Severity != rules.General || h.Standing == ByLetter || inRisk(got.Risks, h.ID) ||
			slices.ContainsFunc(h.Heads, func(id string) bool { return heads[id] }) {
			list(ReasonFailed, h.Result)
		}
	}
	for _, r := range got.Others {
		switch {
		case r.Severity == rules.General:
		case r.Verdict == Fail:
			list(ReasonOthersFailed, r)
		default:
			l.NotKnown = append(l.NotKnown, r.ID)
		}
	}
	promised := map[string]bool{} // criteria whose look is promised
	var looks Date                // the first day on which one is due
	for i := range got.Risks {
		r := &got.Risks[i]
		r.Look = a.Look[r.Key()]
		r.Guarded = r.State == RiskFound
		for _, id := range r.Found {
			r.Guarded = r.Guarded && len(p.missing(a, id, j.owner[p.byID[id]] == isOthers)) == 0
		}
		if r.State == RiskCannotArise {
			r.Why = p.excused(a, j.env, p.prominent.excuses[i])
		}
		grave := r.State == RiskNotLookedAt || slices.ContainsFunc(r.Open, p.isGrave)
		if !grave {
			continue
		}
		sound := r.Look.Sound(got.At)
		l.Reasons = append(l.Reasons, Reason{Code: ReasonNotLooked, First: true, Second: !sound, Risk: r.Key(), Title: r.Text})
		if sound && (looks.IsZero() || r.Look.By < looks) {
			looks = r.Look.By
		}
		for _, id := range r.Open {
			promised[id] = promised[id] || sound && p.criteria[p.byID[id]].severity != rules.Major
		}
	}
	open := func(r Result) { say(ReasonOpen, true, !promised[r.ID], r) }
	for _, r := range got.Open {
		if r.Severity != rules.General || r.Standing == ByLetter {
			open(r)
		}
	}
	for _, r := range got.Results {
		i := p.byID[r.ID]
		if r.Severity != rules.General && r.Verdict != Fail && r.Verdict.Has(Fail) && p.heads(i) {
			// The criterion is looked at if everything that it counts is.
			promised[r.ID] = !slices.ContainsFunc(p.criteria[i].counts, func(k int) bool {
				return j.own[k] != Fail && j.own[k].Has(Fail) && !promised[p.criteria[k].ID]
			})
			open(r)
		}
	}
	first := slices.ContainsFunc(l.Reasons, func(r Reason) bool { return r.First })
	if first && len(l.Listed) == 0 {
		say(ReasonNoneListed, false, true, Result{})
	}
	second := slices.ContainsFunc(l.Reasons, func(r Reason) bool { return r.Second })
	switch {
	case !first:
		l.Branch = NoProminentRisk
	case !second:
		l.Branch = MeasuresTaken
		if !looks.IsZero() && (l.Until.IsZero() || looks < l.Until) {
			l.Until, l.TermDays = looks, int(looks-got.At) // somebody has to look then
		}
	default:
		l.Branch = Refused
	}
	return l
}

// missing is what the plan for a criterion lacks. The plan must end within the
// days of the remedy, from the day of the answers, and within the term of the
// letter. A duty of others has at least the days of a look: others have to mend
// it.
func (p *Program) missing(a Answers, id string, others bool) []string {
	at, days := p.at(a), PlanDays
	if m := &p.criteria[p.byID[id]].Remedy; m.HasDays {
		days = m.WithinDays
	}
	if others {
		days = max(days, LookDays)
	}
	l := Letter{}
	p.term(&l, at)
	last := at + Date(days)
	if !l.Until.IsZero() {
		last = min(last, l.Until)
	}
	return a.Plan[id].Missing(at, last)
}

// term sets how long a letter of that day holds.
func (p *Program) term(l *Letter, at Date) {
	for i := range p.bundle.Params {
		if q := &p.bundle.Params[i]; q.ID == TermParam {
			if days, ok := q.At(p.day); ok {
				l.TermDays = int(days)
				l.Until = at + Date(days)
			}
		}
	}
}

func inRisk(risks []Risk, criterion string) bool {
	return slices.ContainsFunc(risks, func(r Risk) bool { return slices.Contains(r.Found, criterion) })
}

// isGrave reports whether a criterion is serious or major on the day.
func (p *Program) isGrave(criterion string) bool {
	i, ok := p.byID[criterion]
	return ok && p.criteria[i].severity != rules.General
}

// silent reports whether no law applied to the unit and was met by an answer,
// and nothing has failed: then the letter has nothing to say. Criteria that are
// asked only for the letter do not count here.
func (j *judged) silent() bool {
	nothing := j.p.nothing(j.at, j.env)
	for i, c := range j.p.criteria {
		if j.counts(i) && (j.own[i] == Fail || j.own[i] == Pass && c.standing != ByLetter && !logic.Eval(c.require, nothing).Is()) {
			return false
		}
	}
	return true
}

// opensLetter reports whether the outcomes alone leave the first branch of the
// letter open: they meet all that [Program.letter] asks of it, except serious
// gaps.
func (j *judged) opensLetter() bool {
	p := j.p
	if !p.coverage(j).Whole || j.guest() || j.silent() {
		return false
	}
	for i, c := range p.criteria {
		switch {
		case c.standing == Advice || c.Element:
		case j.burns(i):
			return false
		case c.severity == rules.General && c.standing != ByLetter || j.owner[i] == isOthers:
		case j.own[i].Has(Fail):
			return false
		}
	}
	return !slices.ContainsFunc(j.risks(), func(r Risk) bool { return r.State == RiskFound || r.State == RiskNotLookedAt })
}

package assess

import (
	"slices"

	"github.com/fire321/fire321/rules"
)

// Letter is whether the unit may sign its commitment (承诺书), and which of
// the two branches holds. It is not the statutory commitment of an opening.
type Letter struct {
	Branch Branch
	// Reasons say why the first branch does not hold, and why the second does
	// not either where the letter is refused.
	Reasons []Reason
	// Listed are the hazards that the second branch names with their measures.
	Listed []string
	// NotKnown are duties of others that this unit could not tell.
	NotKnown []string
	// Until is the last day of the letter if it is signed on the day of the
	// answers; none where the pack sets no term. TermDays is the term.
	Until    Date
	TermDays int
}

// Branch is a branch of the commitment letter.
type Branch string

// The branches.
const (
	NoProminentRisk Branch = "no-prominent-risk" // no prominent risk stands
	MeasuresTaken   Branch = "measures-taken"    // measures are in place for those listed
	Refused         Branch = "refused"           // neither can be said truthfully
)

// Reason is one thing that stands in the way of a branch.
type Reason struct {
	// Code is "failed", "open", "others-failed", "coverage" or "no-plan".
	Code string
	// Criterion that it is about, if any, and its title.
	Criterion string
	Title     Text
}

// Text is the reason in words.
func (r Reason) Text() Text {
	switch r.Code {
	case "failed":
		return Text{ZH: "有没改好的隐患：" + r.Title.ZH, EN: "a hazard stands: " + r.Title.EN}
	case "open":
		return Text{ZH: "没查清，可能是严重隐患：" + r.Title.ZH, EN: "not known, and could be serious: " + r.Title.EN}
	case "others-failed":
		return Text{ZH: "别人的责任还没落实：" + r.Title.ZH, EN: "another party's duty is not met: " + r.Title.EN}
	case "no-plan":
		return Text{ZH: "这项隐患还没有整改措施、责任人、期限和防护：" + r.Title.ZH, EN: "no measure, person, day and guard yet for: " + r.Title.EN}
	}
	return Text{ZH: "本规则包没有覆盖这里的全部类型", EN: "the pack does not cover all that is done here"}
}

// TermParam is the parameter that holds the term of the letter in days.
const TermParam = rules.TermParam

// letter opens the first branch only where no serious or major criterion that
// counts has failed or can fail, summaries such as the prominent risks
// included, no serious duty of others is known to have failed, and coverage is
// whole. Else the second holds if everything serious is known and each hazard,
// that a serious summary heads too, has its plan.
func (p *Program) letter(a Answers, got *Assessment) Letter {
	l := Letter{Branch: NoProminentRisk}
	refuse := func(code string, r Result) {
		l.Branch = Refused
		l.Reasons = append(l.Reasons, Reason{Code: code, Criterion: r.ID, Title: r.Title})
	}
	first := func(code string, r Result) {
		if l.Branch == NoProminentRisk {
			l.Branch = MeasuresTaken
		}
		l.Reasons = append(l.Reasons, Reason{Code: code, Criterion: r.ID, Title: r.Title})
	}
	if !got.Coverage.Whole {
		first("coverage", Result{})
	}
	heads := map[string]bool{}
	for _, s := range got.Summaries {
		if s.Severity != rules.General {
			heads[s.ID] = true
			first("failed", s.Result)
		}
	}
	for i := range got.Hazards {
		h := &got.Hazards[i]
		headed := slices.ContainsFunc(h.Heads, func(id string) bool { return heads[id] })
		if h.Severity == rules.General && !headed {
			continue
		}
		first("failed", h.Result)
		l.Listed = append(l.Listed, h.ID)
		if q := h.Plan; q.Measure == "" || q.Person == "" || q.By.IsZero() || q.Guard == "" {
			refuse("no-plan", h.Result)
		}
	}
	for _, r := range got.Open {
		if r.Severity != rules.General {
			refuse("open", r)
		}
	}
	for _, r := range got.Results {
		if r.Severity != rules.General && r.Verdict != Fail && r.Verdict.Has(Fail) && p.heads(p.byID[r.ID]) {
			refuse("open", r)
		}
	}
	for _, r := range got.Others {
		switch {
		case r.Severity == rules.General:
		case r.Verdict == Fail:
			first("others-failed", r)
			l.Listed = append(l.Listed, r.ID)
		default:
			l.NotKnown = append(l.NotKnown, r.ID)
		}
	}
	for i := range p.bundle.Params {
		if q := &p.bundle.Params[i]; q.ID == TermParam {
			if days, ok := q.At(p.day); ok {
				l.TermDays = int(days)
				l.Until = got.At + Date(days)
			}
		}
	}
	return l
}

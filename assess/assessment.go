package assess

import (
	"slices"

	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/logic"
)

// Assessment is the result for a unit's answers. Equal programs and equal
// answers give equal bytes ([Assessment.Encode]) on every platform.
type Assessment struct {
	// Bundle, its Version and BundleDigest, and the digest of the canonical
	// answers identify the inputs, so that anyone can run it again.
	Bundle, Version, BundleDigest, AnswersDigest string
	// Day is the day of the law, At that of the answers, AsOf the later.
	Day, At, AsOf Date
	Unit          Unit
	Coverage      Coverage
	// Classes are what the unit is in law, and why: its duties depend on it.
	Classes []Class
	Grading GradingRef
	Score   Score
	// Grades are those still possible, best first.
	Grades []Grade
	// Hazards are the failed criteria that count, worst first.
	Hazards []Hazard
	// Open are the criteria that count and can still fail, worst first.
	Open []Result
	// Others are duties of others on the premises that have failed or can fail;
	// they have no points. A serious one that has failed still shuts the best
	// grade and exit code 0: a fire hurts people, no matter who owed the duty.
	Others []Result
	// Advice is what has failed or can fail but binds nobody now.
	Advice []Result
	// Results are all criteria that count, settled or not, in the order of
	// the checklist.
	Results []Result
	// Summaries are criteria that head their causes, such as the nine prominent
	// risks.
	Summaries []Summary
	Pillars   []Pillar
	// Risks are the prominent risks in force and what is known of each.
	Risks  []Risk
	Letter Letter
	// Doubts are answers that are unlikely to be all true.
	Doubts []Doubt
	Gaps   []rules.Gap
}

// Coverage says whether the pack holds the duties for everything that is done
// in the place.
type Coverage struct {
	// Whole: every kind is covered. Open: not all kinds are known, or the unit
	// says that it has no role in the place, which is NoRole.
	Whole, Open, NoRole bool
	// Missing are the kinds whose own duties are not in the pack.
	Missing []rules.Option
}

// Result is one criterion and its verdict.
type Result struct {
	ID       string
	Title    Text
	Theme    string
	Pillar   string
	Risk     []int
	Severity rules.Severity
	Standing Standing
	// Points that it can earn.
	Points  int
	Verdict Verdict
	OwedBy  []string
	Urgent  bool
	Summary bool
}

// Hazard is a failed criterion: what is wrong, why, by which law, and how to
// mend it.
type Hazard struct {
	Result
	// Say is what is wrong, in the words of the people there, and Danger what a
	// fire then does to them; both are zero if the pack has no such words.
	Say, Danger Text
	Basis       Citations
	Remedy      Text
	// Now is what somebody there can do this minute, or zero. Effort is what
	// mending takes: one of rules.Efforts, or "".
	Now    Text
	Effort string
	// By is who mends it. Due is the last day for it, if there is a term; the
	// term is ours unless TermByLaw. Found is the day on which it was first
	// found.
	By         string
	WithinDays int
	Due, Found Date
	TermByLaw  bool
	// Why are the answers that alone give this verdict.
	Why []Said
	// Plan is what the unit has undertaken.
	Plan Plan
	// Heads are the failed summaries that this one is a cause of.
	Heads []string
}

// Said is a question and how it was answered.
type Said struct {
	Fact     string
	Question Text
	Answer   Text
}

// Summary is a criterion that reads the outcomes of others.
type Summary struct {
	Result
	// Causes are the failed criteria that it counts.
	Causes []string
}

// Pillar is one of the six parts of 三自主两公开一承诺.
type Pillar struct {
	ID      string
	Title   Text
	Results []Result
}

// Doubt is a consistency check that holds.
type Doubt struct {
	ID  string
	Say Text
	// Reopened are answers that contradict each other: they count as not given
	// until they are corrected.
	Reopened []Said
}

// GradingRef names the grading.
type GradingRef struct {
	ID    string
	Title Text
	Force rules.Force
	Max   int
}

// Exit codes of an assessment.
const (
	ExitMet    = 0 // all that counts is met, each risk was looked at, coverage is whole
	ExitFailed = 1 // some criterion that counts has failed, or a serious one of others on the premises
	ExitOpen   = 3 // none failed, but one can, a risk was not looked at, no law applies or coverage is partial
)

// ExitCode is the assessment in one number, as the command line returns it.
func (a *Assessment) ExitCode() int {
	open, met := !a.Coverage.Whole || len(a.Open) > 0 || len(a.NotLookedAt()) > 0, false
	for _, r := range a.Results {
		if r.Verdict == Fail {
			return ExitFailed
		}
		open, met = open || r.Verdict.Has(Fail), met || r.Verdict == Pass && r.Standing != ByLetter
	}
	if len(a.OthersFailed()) > 0 {
		return ExitFailed
	}
	for _, g := range a.Gaps {
		open = open || g.Serious
	}
	if open || !met {
		return ExitOpen
	}
	return ExitMet
}

// OthersFailed are the serious duties of others on the premises that have
// failed.
func (a *Assessment) OthersFailed() []Result {
	var list []Result
	for _, r := range a.Others {
		if r.Verdict == Fail && r.Severity != rules.General {
			list = append(list, r)
		}
	}
	return list
}

// Held is how many serious hazards stand, those of others included. While there
// is one, nobody is shown points or a grade: any number would make people feel
// safer than they are.
func (a *Assessment) Held() int {
	return a.Count(rules.Serious) + a.Count(rules.Major) + len(a.OthersFailed())
}

// NotLookedAt are the prominent risks that were not looked at.
func (a *Assessment) NotLookedAt() []Risk {
	var list []Risk
	for _, r := range a.Risks {
		if r.State == RiskNotLookedAt {
			list = append(list, r)
		}
	}
	return list
}

// Assess judges a by the wordings that p was compiled from.
//
// A fact missing from a is open, never false; the zero Answers are valid. Score
// is an interval in points. Assess cannot fail: faulty input was refused, with
// its position, when a was made.
//
// Assess is safe for concurrent use. It does not keep or change a.
func (p *Program) Assess(a Answers) *Assessment {
	a = p.own(a)
	return p.assess(a, p.judge(a))
}

// Made reports whether got is an assessment that p gives for these answers: of
// the same bundle, day and answers, by their digests. A nil or zero Assessment
// is of none.
func (p *Program) Made(got *Assessment, a Answers) bool {
	return got != nil && got.Bundle == p.bundle.ID && got.Day == p.day && got.BundleDigest == p.digest() &&
		got.AnswersDigest == rules.Digest(p.EncodeAnswers(p.own(a)))
}

func (p *Program) assess(a Answers, j *judged) *Assessment {
	b := p.bundle
	got := &Assessment{
		Bundle: b.ID, Version: b.Version, BundleDigest: p.digest(), AnswersDigest: rules.Digest(p.EncodeAnswers(a)),
		Day: p.day, At: p.at(a), AsOf: p.asOf(a), Unit: a.Unit,
		Coverage: p.coverage(j), Classes: j.classes(a),
		Grading: GradingRef{ID: b.Grading.ID, Title: b.Grading.Title, Force: b.Grading.Force, Max: b.Grading.Max},
	}
	got.Score, got.Grades = j.graded()
	for i, c := range p.criteria {
		r := j.result(i)
		switch {
		case c.Element:
		case c.standing == Advice:
			if r.Verdict.Has(Fail) && j.owner[i] != isOthers {
				got.Advice = append(got.Advice, r)
			}
		case j.owner[i] == isOthers:
		default:
			got.Results = append(got.Results, r)
			if p.heads(i) && r.Verdict == Fail {
				got.Summaries = append(got.Summaries, Summary{Result: r, Causes: j.causes(i)})
			}
		}
	}
	for _, i := range p.byDanger {
		c, r := p.criteria[i], j.result(i)
		switch {
		case c.Element || c.standing == Advice:
		case j.owner[i] == isOthers:
			if j.raw[i].Has(Fail) {
				r.Verdict = j.raw[i]
				got.Others = append(got.Others, r)
			}
		case p.heads(i):
		case r.Verdict == Fail:
			got.Hazards = append(got.Hazards, p.hazard(a, j, i, r))
		case r.Verdict.Has(Fail):
			got.Open = append(got.Open, r)
		}
	}
	for h := range got.Hazards {
		for _, s := range got.Summaries {
			for _, cause := range s.Causes {
				if cause == got.Hazards[h].ID {
					got.Hazards[h].Heads = append(got.Hazards[h].Heads, s.ID)
				}
			}
		}
	}
	got.Pillars = pillars(got.Results)
	given := p.given(a, got.AsOf, got.AsOf)
	for _, k := range p.checks {
		if logic.Eval(k.when, given).Is() {
			got.Doubts = append(got.Doubts, Doubt{ID: k.ID, Say: k.Say, Reopened: p.saidAll(a, k.reopens)})
		}
	}
	got.Gaps = p.gaps()
	got.Risks = j.risks()
	got.Letter = p.letter(a, j, got)
	return got
}

// gaps are the laws in force that the bundle knows but does not judge.
func (p *Program) gaps() []rules.Gap {
	var list []rules.Gap
	for _, g := range p.bundle.Gaps {
		if p.day >= g.From && (g.Until.IsZero() || p.day <= g.Until) {
			list = append(list, g)
		}
	}
	return list
}

func (p *Program) seriousGap() bool {
	return slices.ContainsFunc(p.gaps(), func(g rules.Gap) bool { return g.Serious })
}

func pillars(results []Result) []Pillar {
	var list []Pillar
	for _, id := range rules.Pillars() {
		one := Pillar{ID: id, Title: rules.PillarText(id)}
		for _, r := range results {
			if r.Pillar == id {
				one.Results = append(one.Results, r)
			}
		}
		list = append(list, one)
	}
	return list
}

// Count is the number of hazards of a severity.
func (a *Assessment) Count(s rules.Severity) int {
	n := 0
	for i := range a.Hazards {
		if a.Hazards[i].Severity == s {
			n++
		}
	}
	return n
}

// OpenGrave splits Open into what could be serious or major, and the rest, each
// in the order of Open.
func (a *Assessment) OpenGrave() (grave, rest []Result) {
	for _, r := range a.Open {
		if r.Severity == rules.General {
			rest = append(rest, r)
		} else {
			grave = append(grave, r)
		}
	}
	return grave, rest
}

package assess

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/fire321/fire321/internal/rounds"
	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/logic"
)

// sound is a plan that a letter of that day can carry.
func sound(day Date) Plan {
	return Plan{Measure: "take it away", Person: "Li", By: day, Guard: "stay there"}
}

// letters is what the letter of some answers has to be, told from the lists of
// their assessment by the rules of the letter.
type letters struct {
	p       *Program
	a       Answers
	got     *Assessment
	j       *judged
	nothing *logic.Env
}

func (p *Program) letters(a Answers) letters {
	j := p.judge(a)
	return letters{p, a, p.Assess(a), j, p.nothing(p.at(a), j.env)}
}

// touches reports whether a criterion belongs to a prominent risk.
func (l letters) touches(id string, n int) bool {
	return slices.Contains(l.p.criteria[l.p.byID[id]].Risk, n)
}

// rows are the results that are judged by themselves.
func (l letters) rows() (list []Result) {
	for _, r := range l.got.Results {
		if !l.p.heads(l.p.byID[r.ID]) {
			list = append(list, r)
		}
	}
	return list
}

// answered reports whether a criterion is met by an answer: not whatever they are.
func (l letters) answered(id string) bool {
	return !logic.Eval(l.p.criteria[l.p.byID[id]].require, l.nothing).Is()
}

func (l letters) state(n int, excuse *logic.Expr) (state RiskState, grave bool) {
	found, open, met := false, false, false
	for _, r := range l.rows() {
		if !l.touches(r.ID, n) {
			continue
		}
		found = found || r.Verdict == Fail
		open = open || r.Verdict != Fail && r.Verdict.Has(Fail)
		grave = grave || r.Verdict != Fail && r.Verdict.Has(Fail) && r.Severity != rules.General
		met = met || r.Verdict == Pass && l.answered(r.ID)
	}
	for _, r := range l.got.OthersFailed() {
		found = found || l.touches(r.ID, n)
	}
	switch {
	case found:
		return RiskFound, grave
	case open:
		return RiskNotLookedAt, true
	case excuse != nil && logic.Eval(excuse, l.j.env).Is():
		return RiskCannotArise, false
	case met:
		return RiskNotFound, false
	}
	return RiskNotLookedAt, true
}

// branches says which branches are open.
func (l letters) branches() (first, second bool) {
	first, second = l.got.Coverage.Whole, l.got.Coverage.Whole
	spoken := false
	for _, r := range l.rows() {
		spoken = spoken || r.Verdict == Fail || r.Verdict == Pass && r.Standing != ByLetter && l.answered(r.ID)
	}
	for _, r := range l.got.Results {
		spoken = spoken || r.Verdict == Fail || r.Verdict == Pass && r.Standing != ByLetter && l.answered(r.ID)
	}
	first, second = first && spoken, second && spoken
	listed := map[string]bool{}
	promised := map[string]bool{}
	if list := l.p.prominent; list != nil {
		for k, item := range list.Items {
			state, grave := l.state(item.N, list.excuses[k])
			first = first && (state == RiskNotFound || state == RiskCannotArise)
			look := l.a.Look[riskKey(list.ID, item.N)]
			kept := look.Person != "" && look.By >= l.got.At && look.By <= l.got.At+LookDays
			second = second && (!grave || kept)
			for _, r := range l.rows() {
				if !l.touches(r.ID, item.N) {
					continue
				}
				if r.Verdict == Fail {
					listed[r.ID] = true
				} else if r.Verdict.Has(Fail) && grave && kept && r.Severity != rules.Major {
					promised[r.ID] = true
				}
			}
		}
	}
	for _, r := range l.got.Results {
		grave := r.Severity != rules.General || r.Standing == ByLetter
		switch {
		case !grave || !r.Verdict.Has(Fail):
		case r.Verdict == Fail:
			first = false
			if l.p.heads(l.p.byID[r.ID]) {
				for _, s := range l.got.Summaries {
					if s.ID == r.ID {
						for _, id := range s.Causes {
							if slices.ContainsFunc(l.got.Hazards, func(h Hazard) bool { return h.ID == id }) {
								listed[id] = true
							}
						}
					}
				}
				continue
			}
			listed[r.ID] = true
		default:
			first = false
			if i := l.p.byID[r.ID]; l.p.heads(i) {
				for _, k := range l.p.criteria[i].counts {
					second = second && (l.j.own[k] == Fail || !l.j.own[k].Has(Fail) || promised[l.p.criteria[k].ID])
				}
				continue
			}
			second = second && promised[r.ID]
		}
	}
	for _, r := range l.got.OthersFailed() {
		first = false
		listed[r.ID] = true
	}
	second = second && len(listed) > 0
	for id := range listed {
		q := l.a.Plan[id] // the tests plan in sound words, or not at all
		second = second && q.Measure != "" && q.Person != "" && q.Guard != "" && q.By >= l.got.At
	}
	return first, second
}

// undertaken are the answers with plans for some criteria, and somebody to look
// at some risks, in time or not.
func (p *Program) undertaken(a Answers, oneIn func(n int) bool, days func() int) Answers {
	a.Plan, a.Look = map[string]Plan{}, map[string]Look{}
	plans := oneIn(2)
	for _, c := range p.criteria {
		if plans || oneIn(2) {
			a.Plan[c.ID] = sound(p.at(a))
		}
	}
	if p.prominent != nil {
		looks := oneIn(2)
		for _, item := range p.prominent.Items {
			if looks || oneIn(2) {
				a.Look[riskKey(p.prominent.ID, item.N)] = Look{Person: "Li", By: p.at(a) + Date(days())}
			}
		}
	}
	return a
}

// eachLetter visits n letters of random worlds, and as many tenths of units of
// the packs of the law.
func eachLetter(t *testing.T, n int, visit func(l letters) error) {
	cases := 0
	eachWorld(t, func(int) bool { return cases >= rounds.Of(n) }, func(w *world) error {
		for range 4 {
			cases++
			known := w.any()
			a := w.p.undertaken(w.answers(known), w.chance, func() int { return w.rng.IntN(10) - 1 })
			if err := visit(w.p.letters(a)); err != nil {
				return fmt.Errorf("%w\n%s", err, w.print(known))
			}
		}
		return nil
	})
	for k, id := range lawPacks() {
		r := newReach(t, id, reachDay)
		rng := rand.New(rand.NewPCG(*seedFlag, uint64(k)))
		oneIn := func(n int) bool { return rng.IntN(n) == 0 }
		clean := r.as(r.clean(t, r.p.bundle.Covers[k]), "operator")
		facts := clean.Facts()
		for round := range rounds.Of(n / 30) {
			a := clean
			for range rng.IntN(6) {
				f := r.p.bundle.Fact(facts[rng.IntN(len(facts))])
				tries := r.tries(f)
				if a = a.with(f.ID, r.said(f, tries[rng.IntN(len(tries))])); oneIn(3) {
					a = a.Without(f.ID)
				}
			}
			days := func() int { return rng.IntN(8) }
			if oneIn(4) {
				days = func() int { return rng.IntN(10) - 1 }
			}
			if err := visit(r.p.letters(r.p.undertaken(a, oneIn, days))); err != nil {
				t.Fatalf("%s, round %d: %v", id, round, err)
			}
		}
	}
}

// Promise: the first branch is open exactly where coverage is whole, each
// prominent risk was looked at and not found or cannot arise, nothing serious
// and nothing that binds by the letter has failed or can fail, and nothing
// serious of others has failed.
func TestFirstBranchIsHonest(t *testing.T) {
	n := map[bool]int{}
	eachLetter(t, 10_000, func(l letters) error {
		want, _ := l.branches()
		n[want]++
		if got := l.got.Letter.Branch == NoProminentRisk; got != want {
			return fmt.Errorf("the first branch is open: %v, want %v: %+v", got, want, l.got.Letter.Reasons)
		}
		return nil
	})
	t.Logf("%v", n)
}

// Promise: the second branch is open exactly where something is listed, each
// thing listed has a sound plan, duties of others included, and what is open and
// grave has a person and a day within a week, by its risk.
func TestSecondBranchIsHonest(t *testing.T) {
	n := map[bool]int{}
	eachLetter(t, 20_000, func(l letters) error {
		first, want := l.branches()
		n[want]++
		if got := l.got.Letter.Branch == MeasuresTaken; got != (want && !first) {
			return fmt.Errorf("the second branch is open: %v, want %v: %+v", got, want, l.got.Letter.Reasons)
		}
		return nil
	})
	t.Logf("%v", n)
}

// Promise: a letter that is refused says why, for each branch; one that holds
// has no reason against its branch.
func TestRefusedLettersSayWhy(t *testing.T) {
	refused := 0
	eachLetter(t, 10_000, func(l letters) error {
		first := slices.ContainsFunc(l.got.Letter.Reasons, func(r Reason) bool { return r.First })
		second := slices.ContainsFunc(l.got.Letter.Reasons, func(r Reason) bool { return r.Second })
		if first != (l.got.Letter.Branch != NoProminentRisk) || second && l.got.Letter.Branch == MeasuresTaken || l.got.Letter.Branch == Refused && !second {
			return fmt.Errorf("branch %s for the reasons %+v", l.got.Letter.Branch, l.got.Letter.Reasons)
		}
		for _, r := range l.got.Letter.Reasons {
			if !r.First && !r.Second || r.Text().IsZero() {
				return fmt.Errorf("the reason %+v shuts nothing", r)
			}
		}
		if l.got.Letter.Branch == Refused {
			refused++
		}
		return nil
	})
	t.Logf("%d refused", refused)
}

// Promise: each risk has the state that its criteria and answers give, and none
// is "not found" or "cannot arise" without an answer.
func TestRisksHaveTheirState(t *testing.T) {
	n := map[RiskState]int{}
	eachLetter(t, 10_000, func(l letters) error {
		for k, r := range l.got.Risks {
			want, _ := l.state(r.N, l.p.prominent.excuses[k])
			if n[want]++; r.State != want {
				return fmt.Errorf("risk %d is %s, want %s", r.N, r.State, want)
			}
		}
		silent := l.p.Assess(Answers{At: l.got.At})
		for _, r := range silent.Risks {
			if r.State == RiskNotFound || r.State == RiskCannotArise && len(r.Why) > 0 {
				return fmt.Errorf("risk %d is %s though nothing was answered", r.N, r.State)
			}
		}
		return nil
	})
	t.Logf("%v", n)
}

// Promise: contradictory answers are judged as if neither had been given, but
// what has failed with them has failed; and the doubt names them.
func TestContradictionsCountAsNotGiven(t *testing.T) {
	doubts := 0
	eachWorld(t, func(int) bool { return doubts >= rounds.Of(1_000) }, func(w *world) error {
		if len(w.b.Checks) == 0 {
			return nil
		}
		b := *w.b
		b.Checks = slices.Clone(b.Checks)
		var read []string
		b.Checks[0].When.Walk(func(e *logic.Expr) {
			if f := b.Fact(e.Name); e.Op == logic.OpFact && f.Derive == nil && !slices.Contains(read, e.Name) {
				read = append(read, e.Name)
			}
		})
		b.Checks[0].Reopens = read
		p, err := Compile(&b, w.day)
		if err != nil {
			return err
		}
		for range 10 {
			known := w.all()
			a := w.answers(known)
			got := p.Assess(a)
			if len(got.Doubts) == 0 {
				continue
			}
			doubts++
			if len(got.Doubts[0].Reopened) != len(read) {
				return fmt.Errorf("reopened %v, want %v", got.Doubts[0].Reopened, read)
			}
			given, without, now := w.p.judge(a), w.p.judge(a.Without(read...)), p.judge(a)
			for i := range p.criteria {
				v := without.raw[i]
				if p.criteria[i].counts != nil {
					continue
				}
				if given.raw[i] == Fail {
					v = Fail
				}
				if now := now.raw[i]; now != v {
					return fmt.Errorf("%s is %v, want %v as without %v", p.criteria[i].ID, now, v, read)
				}
			}
		}
		return nil
	})
}

func TestPlansThatAreNone(t *testing.T) {
	day := today
	whole := Plan{Measure: "拆掉后窗的栏杆", Person: "王某", By: day, Guard: "先搬到楼下睡"}
	for name, c := range map[string]struct {
		change func(*Plan)
		want   []string
	}{
		"whole":              {func(*Plan) {}, nil},
		"nothing":            {func(q *Plan) { *q = Plan{} }, []string{"measure", "person", "guard", "by"}},
		"blanks":             {func(q *Plan) { q.Measure, q.Guard = "  ", "\t\u3000" }, []string{"measure", "guard"}},
		"zero width":         {func(q *Plan) { q.Measure, q.Person = "\u200b", "\u2060\ufeff" }, []string{"measure", "person"}},
		"marks":              {func(q *Plan) { q.Measure, q.Guard = "-", "……。/" }, []string{"measure", "guard"}},
		"none":               {func(q *Plan) { q.Measure, q.Person, q.Guard = "无", "N/A", "暂无。" }, []string{"measure", "person", "guard"}},
		"one letter":         {func(q *Plan) { q.Measure, q.Person, q.Guard = "x", "y", "z" }, []string{"measure", "person", "guard"}},
		"one letter again":   {func(q *Plan) { q.Measure = "aaaa" }, []string{"measure"}},
		"digits":             {func(q *Plan) { q.Guard = "123" }, []string{"guard"}},
		"a blank letter":     {func(q *Plan) { q.Person = "\u3164" }, []string{"person"}},
		"short words":        {func(q *Plan) { q.Measure, q.Person, q.Guard = "拆掉", "王", "值守" }, nil},
		"yesterday":          {func(q *Plan) { q.By = day - 1 }, []string{"by"}},
		"the last day":       {func(q *Plan) { q.By = day + 30 }, nil},
		"after the last day": {func(q *Plan) { q.By = day + 31 }, []string{"by"}},
		"putting off":        {func(q *Plan) { q.Measure, q.Guard = "以后再说吧", "大家小心。" }, []string{"measure", "guard"}},
		"one character":      {func(q *Plan) { q.Measure, q.Guard = "改", "防" }, []string{"measure", "guard"}},
	} {
		q := whole
		c.change(&q)
		if diff := cmp.Diff(c.want, q.Missing(day, day+30)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func TestAPromisedLookIsWithinAWeek(t *testing.T) {
	for l, want := range map[Look]bool{
		{Person: "王", By: today}:     true,
		{Person: "王", By: today + 7}: true,
		{Person: "王", By: today + 8}: false,
		{Person: "王", By: today - 1}: false,
		{Person: " ", By: today}:     false,
		{Person: "王"}:                false,
	} {
		if l.Sound(today) != want {
			t.Errorf("%+v: %v", l, !want)
		}
	}
}

// A pack in which nothing is in force, and a unit to which nothing applies, are
// never told that all is well: there was nothing to be well.
func TestNothingIsNoCompliance(t *testing.T) {
	later := binding("later", rules.Serious, nil, fact("a.x"))
	later.Revisions[0].From = today + 1
	for name, criteria := range map[string][]rules.Criterion{
		"no criteria":      nil,
		"none in force":    {later},
		"none applies":     {binding("c", rules.Serious, fact("a.y"), fact("a.x"))},
		"met by no answer": {binding("c", rules.Serious, nil, logic.Truth(true))},
	} {
		p := program(t, today, &rules.Bundle{Facts: bools("a.x", "a.y"), Criteria: criteria})
		got := p.Assess(said(t, p, map[string]any{"a.x": true, "a.y": false}))
		if name != "met by no answer" && got.ExitCode() != ExitOpen || got.Letter.Branch != Refused {
			t.Errorf("%s: exit %d, letter %s", name, got.ExitCode(), got.Letter.Branch)
		}
	}
}

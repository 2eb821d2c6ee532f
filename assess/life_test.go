package assess

import (
	"errors"
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/diag"
	"github.com/fire321/fire321/rules/logic"
)

// lifeBundle has a number that goes stale, a criterion that is worded anew at
// the turn of a year, and one whose term runs out.
func lifeBundle() *rules.Bundle {
	stale := rules.Fact{ID: "a.n", Type: logic.Type{Kind: logic.Number, Min: 0, Max: 100}, ShelfDays: 30}
	last := rules.Fact{ID: "a.last", Type: logic.Type{Kind: logic.DateKind, Min: int64(logic.FirstDay), Max: int64(logic.LastDay)}}
	b := &rules.Bundle{ID: "t/unit", Version: "1.0.0", Sources: readLaw(), Facts: append(bools("a.one", "a.two"), stale, last)}
	atLeast := func(n int64) *logic.Expr { return expr(logic.OpGe, fact("a.n"), logic.Decimal(n, 0)) }
	turns := binding("turns", rules.General, nil, atLeast(10))
	turns.Revisions[0].Until = logic.NewDate(2026, 12, 31)
	next := turns.Revisions[0]
	next.From, next.Until, next.Require = logic.NewDate(2027, 1, 1), 0, atLeast(20)
	turns.Revisions = append(turns.Revisions, next)
	year := expr(logic.OpLe, &logic.Expr{Op: logic.OpAsOf}, &logic.Expr{Op: logic.OpPlus, Name: "year", Names: []string{"year"}, Args: []*logic.Expr{fact("a.last"), logic.Decimal(1, 0)}})
	b.Criteria = []rules.Criterion{
		binding("one", rules.Serious, nil, fact("a.one")), binding("two", rules.General, nil, fact("a.two")), turns,
		binding("term", rules.General, nil, year),
	}
	return b
}

func lifeSession(t *testing.T, b *rules.Bundle, day Date, facts map[string]any) *Session {
	t.Helper()
	p, err := NewPrograms(b).On(day)
	if err != nil {
		t.Fatal(err)
	}
	a, err := p.Answers(facts)
	if err != nil {
		t.Fatal(err)
	}
	s, err := NewPrograms(b).Session(day, a)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

var first = logic.NewDate(2026, 11, 24)

// A year of one unit: what is noted stays, what has gone stale is asked again,
// and each turn has its cause.
func TestLife(t *testing.T) {
	s := lifeSession(t, lifeBundle(), first, map[string]any{"a.one": false, "a.two": false, "a.n": 15, "a.last": "2026-05-01"})
	check := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	check(s.SetUnit(Unit{Name: "面馆"}))
	check(s.SetNote("a.two", "老板不在"))
	check(s.SetPlan("one", Plan{Measure: "换门锁", Person: "王五", By: first + 3, Guard: "有人看着"}))
	check(s.Sign("李四"))
	before := s.Fork()

	later := logic.NewDate(2027, 6, 1)
	check(s.Renew(later))
	if diff := cmp.Diff([]string{"a.n"}, s.Needed()); diff != "" {
		t.Errorf("what is asked again (-want +got):\n%s", diff)
	}
	check(s.Set("a.n", 15))
	check(s.Set("a.one", true))
	s.NoteFound()
	a := s.Answers()
	if diff := cmp.Diff(map[string]Date{"two": first, "turns": later, "term": later}, a.Found); diff != "" {
		t.Errorf("since when hazards are known (-want +got):\n%s", diff)
	}
	if got := string(a.JSON("a.two")); got != `{"value":false,"date":"2026-11-24","note":"老板不在"}` {
		t.Errorf("an earlier answer is kept as %s", got)
	}
	if a.Plan["one"].Person != "王五" || a.Unit.Name != "面馆" || a.Signed != (Signed{first, "李四"}) {
		t.Errorf("what stands beside the facts became %+v %+v %+v", a.Plan, a.Unit, a.Signed)
	}
	var got []string
	d := s.Since(before)
	for _, turn := range d.Turns {
		line := fmt.Sprint(turn.ID, " ", turn.Then, " ", turn.Now, " ", turn.Way, " law=", turn.Law)
		for _, said := range turn.Answers {
			line += " " + said.Fact
		}
		got = append(got, line)
	}
	want := []string{
		"one fail pass better law=false a.one",
		"two fail fail still law=false",
		"turns pass fail worse law=true",
		"term pass fail worse law=false",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("since last year (-want +got):\n%s", diff)
	}
	if d.Count(Worse) != 2 || d.Count(Still) != 1 {
		t.Errorf("%d are worse, %d still stand", d.Count(Worse), d.Count(Still))
	}
	if err := freshly(s, true); err != nil {
		t.Error(err)
	}
	// The law of the year before, over the same answers.
	check(s.Under(first))
	if got := s.Verdict("turns"); got != Pass {
		t.Errorf("under the former law it is %v", got)
	}
	if err := freshly(s, true); err != nil {
		t.Error(err)
	}
}

func TestWays(t *testing.T) {
	for name, test := range map[string]struct {
		then, now Verdict
		want      Way
	}{
		"mended":                               {Fail, Pass, Better},
		"found out to be met":                  {Pass | Fail, Pass, Better},
		"a duty that is gone":                  {Fail, 0, Better},
		"no longer met":                        {Pass, Fail, Worse},
		"no longer known":                      {Pass, Pass | Fail, Worse},
		"found out to fail":                    {Pass | Fail, Fail, Worse},
		"a new duty that is not met":           {0, Fail, Worse},
		"not mended":                           {Fail, Fail, Still},
		"a failure that is doubtful now":       {Fail, Pass | Fail, Other},
		"no longer applicable, and was met":    {Pass, NotApplicable, Other},
		"may be another's, and was no failure": {Pass, Pass | NotApplicable, Other},
	} {
		if got := wayOf(test.then, test.now); got != test.want {
			t.Errorf("%s: %v, want %v", name, got, test.want)
		}
	}
}

// Whatever is refused leaves the session as it was.
func TestSessionRefuses(t *testing.T) {
	b := lifeBundle()
	b.KnownFrom = logic.NewDate(2020, 1, 1)
	for name, test := range map[string]struct {
		do   func(*Session) error
		code diag.Code
	}{
		"a fact that does not exist":   {func(s *Session) error { return s.Set("a.none", true) }, diag.AnswerFact},
		"one of several not sure":      {func(s *Session) error { return s.NotSure("a.one", "a.none") }, diag.AnswerFact},
		"a value out of range":         {func(s *Session) error { return s.Set("a.n", 101) }, diag.AnswerRange},
		"one of several facts":         {func(s *Session) error { return s.Update([]byte(`{"facts":{"a.one":true,"a.n":101}}`)) }, diag.AnswerRange},
		"no JSON":                      {func(s *Session) error { return s.Update([]byte(`{`)) }, diag.JSONSyntax},
		"no object":                    {func(s *Session) error { return s.Update([]byte(`[]`)) }, diag.AnswerMember},
		"the day":                      {func(s *Session) error { return s.Update([]byte(`{"at":"2026-11-25"}`)) }, diag.AnswerMember},
		"the pack":                     {func(s *Session) error { return s.Update([]byte(`{"pack":"t/unit"}`)) }, diag.AnswerMember},
		"a member of another name":     {func(s *Session) error { return s.Update([]byte(`{"notes":{}}`)) }, diag.AnswerMember},
		"a plan for no criterion":      {func(s *Session) error { return s.SetPlan("none", Plan{Measure: "换锁"}) }, diag.AnswerCriterion},
		"a plan taken from nothing":    {func(s *Session) error { return s.SetPlan("none", Plan{}) }, diag.AnswerCriterion},
		"a look taken from nothing":    {func(s *Session) error { return s.SetLook("nine.1", Look{}) }, diag.AnswerRisk},
		"nothing to clear":             {func(s *Session) error { return s.Clear("a.one", "a.none") }, diag.AnswerFact},
		"a name that is no UTF-8":      {func(s *Session) error { return s.SetUnit(Unit{Name: "面\xff"}) }, diag.AnswerMember},
		"a note that is no UTF-8":      {func(s *Session) error { return s.SetNote("a.one", "\xe9\x9d") }, diag.AnswerMember},
		"a plan that is no UTF-8":      {func(s *Session) error { return s.SetPlan("one", Plan{Guard: "\xff"}) }, diag.AnswerMember},
		"a check that is no UTF-8":     {func(s *Session) error { return s.SetOwnCheck(OwnCheck{Rules: "\xff"}) }, diag.AnswerMember},
		"a signature no UTF-8":         {func(s *Session) error { return s.Sign("\xff") }, diag.AnswerMember},
		"a note, no UTF-8, on nothing": {func(s *Session) error { return s.SetNote("a.two", "\xff") }, diag.AnswerMember},
		"a look at no risk":            {func(s *Session) error { return s.SetLook("nine.1", Look{Person: "王五"}) }, diag.AnswerRisk},
		"a check still ahead":          {func(s *Session) error { return s.SetOwnCheck(OwnCheck{Date: first + 1}) }, diag.AnswerFuture},
		"a note on no fact":            {func(s *Session) error { return s.SetNote("a.none", "看过") }, diag.AnswerFact},
		"a year before what was done":  {func(s *Session) error { return s.Renew(logic.NewDate(2025, 1, 1)) }, diag.AnswerFuture},
		"a day before the law":         {func(s *Session) error { return s.Under(logic.NewDate(2019, 1, 1)) }, diag.DayUnknown},
		"a renewal before the law":     {func(s *Session) error { return s.Renew(logic.NewDate(2019, 1, 1)) }, diag.DayUnknown},
	} {
		t.Run(name, func(t *testing.T) {
			s := lifeSession(t, b, first, map[string]any{"a.one": false, "a.n": 15, "a.last": "2026-05-01"})
			was := string(s.p.EncodeAnswers(s.Answers()))
			list, ok := test.do(s).(diag.List)
			if !ok || !list.Has(test.code) {
				t.Errorf("the error is %v, want %s", list, test.code)
			}
			if got := string(s.p.EncodeAnswers(s.Answers())); got != was || s.p.Day() != first {
				t.Errorf("the session became %s", got)
			}
			if err := freshly(s, true); err != nil {
				t.Error(err)
			}
		})
	}
}

// Part of a file is put beside what is there; what stands beside the facts is
// replaced.
func TestUpdate(t *testing.T) {
	s := lifeSession(t, lifeBundle(), first, map[string]any{"a.one": false, "a.n": 15})
	for _, part := range []string{
		`{"facts":{"a.two":null,"a.n":{"value":16,"note":"数过"}},"plan":{"one":{"person":"王五"},"two":{"person":"赵六"}}}`,
		`{"plan":{"two":{"person":"赵六"}},"unit":{"name":"面馆"},"signed":{"date":"2026-11-24","by":"李四"}}`,
		`{}`,
	} {
		if err := s.Update([]byte(part)); err != nil {
			t.Fatal(err)
		}
		if err := freshly(s, true); err != nil {
			t.Fatal(err)
		}
	}
	want := `{"format":1,"pack":"t/unit","at":"2026-11-24","unit":{"name":"面馆"},"facts":{"a.n":{"value":16,"note":"数过"},"a.one":false,"a.two":null},"plan":{"two":{"person":"赵六"}},"signed":{"date":"2026-11-24","by":"李四"}}`
	if diff := cmp.Diff(want, string(s.p.EncodeAnswers(s.Answers()))); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if err := s.SetPlan("two", Plan{}); err != nil || len(s.Answers().Plan) > 0 {
		t.Errorf("a plan that was taken back: %v %v", s.Answers().Plan, err)
	}
}

// Answers of another version: what fits is kept, the rest is set aside.
func TestAdopt(t *testing.T) {
	p, err := Compile(lifeBundle(), first)
	if err != nil {
		t.Fatal(err)
	}
	got, err := p.Adopt([]byte(`{"format":1,"pack":"t/unit","at":"2026-11-24","facts":{"a.one":false,"a.n":"many","a.gone":true},"found":{"one":"2026-11-01","gone":"2026-11-01"},"plan":{"gone":{"person":"王五"}},"look":{"old.1":{"person":"王五"}},"signed":{"by":"李四"}}`))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(`{"format":1,"pack":"t/unit","at":"2026-11-24","facts":{"a.one":false},"found":{"one":"2026-11-01"},"signed":{"by":"李四"}}`, string(p.EncodeAnswers(got.Answers))); diff != "" {
		t.Errorf("kept (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(`{"facts":{"a.n":"many","a.gone":true},"found":{"gone":"2026-11-01"},"plan":{"gone":{"person":"王五"}},"look":{"old.1":{"person":"王五"}}}`, string(got.Aside)); diff != "" {
		t.Errorf("aside (-want +got):\n%s", diff)
	}
	var at []string
	for _, d := range got.Faults {
		at = append(at, string(d.Code)+" "+d.Place.Pointer)
	}
	want := []string{"E-ANSWER-TYPE /facts/a.n", "E-ANSWER-FACT /facts/a.gone", "E-ANSWER-CRITERION /found/gone", "E-ANSWER-CRITERION /plan/gone", "E-ANSWER-RISK /look/old.1"}
	if diff := cmp.Diff(want, at); diff != "" {
		t.Errorf("faults (-want +got):\n%s", diff)
	}
	for name, file := range map[string]string{"no JSON": `{`, "another pack": `{"format":1,"pack":"u/unit"}`, "another format": `{"format":2}`, "a fact that is a list": `{"format":1,"facts":[]}`} {
		if _, err := p.Adopt([]byte(file)); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	older := lifeBundle()
	older.Facts = older.Facts[1:]
	if fresh := p.NewSince(older); len(fresh) != 1 || fresh[0].ID != "a.one" {
		t.Errorf("new are %v", fresh)
	}
}

// Answers to a pack or module that the bundle is made of are adopted as answers
// to the bundle's own pack; DecodeAnswers takes only those of that pack.
func TestAdoptFromBelow(t *testing.T) {
	b := lifeBundle()
	b.Packs = []rules.PackRef{{ID: "t"}, {ID: "m", Module: true}, {ID: b.ID, Includes: []string{"m"}}}
	p, err := Compile(b, first)
	if err != nil {
		t.Fatal(err)
	}
	for _, pack := range []string{"t", "m", b.ID, ""} {
		file := `{"format":1,"pack":"` + pack + `","at":"2026-11-24","facts":{"a.one":false,"a.gone":true}}`
		got, err := p.Adopt([]byte(file))
		if err != nil {
			t.Errorf("%q: %v", pack, err)
			continue
		}
		kept, aside := string(p.EncodeAnswers(got.Answers)), string(got.Aside)
		if kept != `{"format":1,"pack":"t/unit","at":"2026-11-24","facts":{"a.one":false}}` || aside != `{"facts":{"a.gone":true}}` {
			t.Errorf("%q: kept %s, aside %s", pack, kept, aside)
		}
		if _, err := p.DecodeAnswers([]byte(file)); err == nil {
			t.Errorf("%q: DecodeAnswers takes what does not fit", pack)
		}
	}
	var list diag.List
	if _, err := p.Adopt([]byte(`{"format":1,"pack":"u"}`)); !errors.As(err, &list) || !list.Has(diag.AnswerPack) {
		t.Errorf("answers to a pack that the bundle does not know: %v", err)
	}
}

// Equal days give the same program while it is kept, and no more are kept than
// said, those used last.
func TestPrograms(t *testing.T) {
	c := NewPrograms(lifeBundle())
	on := func(d Date) *Program {
		t.Helper()
		p, err := c.On(d)
		if err != nil || p.Day() != d {
			t.Fatalf("%v: %v", d, err)
		}
		return p
	}
	old, second := on(first), on(first+1)
	for i := range MaxPrograms - 1 {
		on(first + Date(i+2))
		on(first)
	}
	if on(first) != old {
		t.Error("what is used again and again was let go")
	}
	if on(first+1) == second {
		t.Error("more are kept than said")
	}
	if len(c.kept) != MaxPrograms {
		t.Errorf("%d are kept", len(c.kept))
	}
	if _, err := c.On(logic.LastDay + 1); err == nil {
		t.Error("a day after all days has a program")
	}
}

// A nil pointer, slice or map says nothing: it takes the answer back.
func TestNilIsNotAsked(t *testing.T) {
	for name, none := range map[string]any{"pointer": (*bool)(nil), "strings": []string(nil), "list": []any(nil), "records": []map[string]any(nil), "map": map[string]any(nil)} {
		s := lifeSession(t, lifeBundle(), first, map[string]any{"a.one": false, "a.two": true})
		if err := s.Set("a.one", none); err != nil || s.Answers().Has("a.one") {
			t.Errorf("%s: %v, still answered: %t", name, err, s.Answers().Has("a.one"))
		}
		if err := freshly(s, true); err != nil {
			t.Error(err)
		}
		if a, err := s.Program().Answers(map[string]any{"a.one": none}); err != nil || a.Has("a.one") {
			t.Errorf("%s: %v, answered: %t", name, err, a.Has("a.one"))
		}
	}
}

// What a session takes can be read again, however much it is.
func TestNotesHaveABound(t *testing.T) {
	s := lifeSession(t, lifeBundle(), first, map[string]any{"a.one": false})
	refused := 0
	for _, f := range []string{"a.one", "a.two", "a.n", "a.last"} {
		if s.SetNote(f, strings.Repeat("字", 2<<20)) != nil {
			refused++
		}
	}
	if _, err := s.Program().DecodeAnswers(s.Program().EncodeAnswers(s.Answers())); err != nil || refused == 0 {
		t.Errorf("%d were refused, and reading says %v", refused, err)
	}
}

// Promise: each day is compiled once, however many ask for it, and no day waits
// for another.
func TestProgramsCompileEachDayOnce(t *testing.T) {
	c := NewPrograms(lifeBundle())
	var inner *Program
	compiled := [MaxPrograms]atomic.Int32{}
	plain := c.compile
	c.compile = func(day Date) (*Program, error) {
		compiled[day-first].Add(1)
		if day == first {
			if !c.mu.TryLock() {
				t.Error("a day is compiled under the lock that all days need")
				return plain(day)
			}
			c.mu.Unlock()
			var err error
			if inner, err = c.On(first + 1); err != nil { // while first is being compiled
				t.Error(err)
			}
		}
		return plain(day)
	}
	outer, err := c.On(first)
	if err != nil || outer.Day() != first || inner == nil || inner.Day() != first+1 {
		t.Fatal(outer, inner, err)
	}
	var got [MaxPrograms][4]*Program
	var wait sync.WaitGroup
	for n := range 4 {
		for i := range got {
			wait.Go(func() {
				p, err := c.On(first + Date(i))
				if err != nil || p.Day() != first+Date(i) {
					t.Errorf("%v: %v", first+Date(i), err)
				}
				got[i][n] = p
			})
		}
	}
	wait.Wait()
	for i := range got {
		for _, p := range got[i] {
			if p != got[i][0] {
				t.Errorf("%v has two programs", first+Date(i))
			}
		}
		if n := compiled[i].Load(); n != 1 {
			t.Errorf("%v was compiled %d times", first+Date(i), n)
		}
	}
	if got[0][0] != outer || got[1][0] != inner || len(c.making) != 0 || len(c.kept) != MaxPrograms {
		t.Errorf("%d are being compiled, %d are kept, or one was let go", len(c.making), len(c.kept))
	}
}

// A day that fails is neither kept nor does it push out one that is, and zero
// Programs give an error.
func TestProgramsThatFail(t *testing.T) {
	c := NewPrograms(lifeBundle())
	p, err := c.On(first)
	if err != nil {
		t.Fatal(err)
	}
	for i := range Date(MaxPrograms) {
		if _, err := c.On(logic.LastDay + 1 + i); err == nil {
			t.Error("a day after all days has a program")
		}
	}
	if again, err := c.On(first); again != p || err != nil || len(c.making) != 0 {
		t.Errorf("what works was let go, or what fails was kept: %v", err)
	}
	for name, c := range map[string]*Programs{"zero": {}, "of no bundle": NewPrograms(nil)} {
		var list diag.List
		if _, err := c.On(first); !errors.As(err, &list) || !list.Has(diag.BundleMember) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

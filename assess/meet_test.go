package assess

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/fire321/fire321/rules/diag"
)

// Two people have answered for one unit. Nothing is taken that nobody chose, and
// each answer keeps its day.
func TestMeet(t *testing.T) {
	mine := lifeSession(t, lifeBundle(), first, map[string]any{"a.one": true, "a.two": nil, "a.n": 15})
	later := first + 5
	other := lifeSession(t, lifeBundle(), later, map[string]any{"a.one": false, "a.two": true, "a.n": 15, "a.last": nil})
	for _, err := range []error{
		mine.SetUnit(Unit{Name: "面馆"}), mine.SetPlan("one", Plan{Person: "王五"}), mine.Sign("李四"),
		other.SetUnit(Unit{Name: "别的名", Address: "老街"}), other.SetPlan("one", Plan{Person: "赵六"}), other.SetPlan("two", Plan{Person: "孙七"}), other.Sign("赵六"),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	yes, no := Text{ZH: "是", EN: "Yes"}, Text{ZH: "否", EN: "No"}
	got := mine.Meet(other.Answers())
	want := Meeting{
		Fresh:  []Said{{Fact: "a.two", Question: got.Fresh[0].Question, Answer: yes}},
		Differ: []Clash{{Fact: "a.one", Question: got.Differ[0].Question, Mine: yes, Theirs: no, MineOn: first, TheirsOn: later}},
		Same:   1, Unknown: 1,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}

	if err := mine.Take(other.Answers(), "a.two"); err != nil {
		t.Fatal(err)
	}
	a := mine.Answers()
	for id, want := range map[string]string{
		"a.one": `{"value":true,"date":"2026-11-24"}`, // an earlier day than that of the unit now
		"a.two": `true`,
	} {
		if got := string(a.JSON(id)); got != want {
			t.Errorf("%s is %s, want %s", id, got, want)
		}
	}
	if a.At != later || a.Unit != (Unit{Name: "面馆", Address: "老街"}) || a.Signed.By != "李四" {
		t.Errorf("it is of %v, %+v, signed by %+v", a.At, a.Unit, a.Signed)
	}
	if diff := cmp.Diff(map[string]Plan{"one": {Person: "王五"}, "two": {Person: "孙七"}}, a.Plan); diff != "" {
		t.Errorf("plans (-want +got):\n%s", diff)
	}
	if !cmp.Equal(mine.Assess().Encode(), mine.Program().Assess(a).Encode()) {
		t.Error("the session's judgement is not that of its answers")
	}
}

// What only one knows is proposed; what the later one is not sure of, or was
// answered otherwise, a person decides, whatever the days.
func TestMeetByDays(t *testing.T) {
	before, same, after := first-1, first, first+1
	yes, no, unsure := Text{ZH: "是", EN: "Yes"}, Text{ZH: "否", EN: "No"}, Text{ZH: "不清楚", EN: "not sure"}
	type facts = map[string]any
	for name, tt := range map[string]struct {
		mine, theirs facts // of a.one
		day          Date  // of theirs; mine is of first
		want         string
		said         [2]Text
	}{
		"only theirs":                   {nil, facts{"a.one": true}, before, "fresh", [2]Text{}},
		"only theirs, not sure":         {nil, facts{"a.one": nil}, after, "unknown", [2]Text{}},
		"only mine":                     {facts{"a.one": true}, nil, after, "", [2]Text{}},
		"alike":                         {facts{"a.one": true}, facts{"a.one": true}, after, "same", [2]Text{}},
		"both not sure":                 {facts{"a.one": nil}, facts{"a.one": nil}, after, "unknown", [2]Text{}},
		"mine not sure, the same day":   {facts{"a.one": nil}, facts{"a.one": true}, same, "fresh", [2]Text{}},
		"mine not sure, before":         {facts{"a.one": nil}, facts{"a.one": true}, after, "fresh", [2]Text{}},
		"mine not sure since":           {facts{"a.one": nil}, facts{"a.one": true}, before, "differ", [2]Text{unsure, yes}},
		"theirs not sure, the same day": {facts{"a.one": true}, facts{"a.one": nil}, same, "unknown", [2]Text{}},
		"theirs not sure, before":       {facts{"a.one": true}, facts{"a.one": nil}, before, "unknown", [2]Text{}},
		"theirs not sure since":         {facts{"a.one": true}, facts{"a.one": nil}, after, "differ", [2]Text{yes, unsure}},
		"otherwise, before":             {facts{"a.one": true}, facts{"a.one": false}, before, "differ", [2]Text{yes, no}},
		"otherwise, the same day":       {facts{"a.one": true}, facts{"a.one": false}, same, "differ", [2]Text{yes, no}},
		"otherwise, after":              {facts{"a.one": false}, facts{"a.one": true}, after, "differ", [2]Text{no, yes}},
	} {
		t.Run(name, func(t *testing.T) {
			mine, other := lifeSession(t, lifeBundle(), first, tt.mine), lifeSession(t, lifeBundle(), tt.day, tt.theirs)
			question := mine.Program().Said(mine.Answers(), "a.one").Question
			want := map[string]Meeting{
				"":        {},
				"same":    {Same: 1},
				"unknown": {Unknown: 1},
				"fresh":   {Fresh: []Said{{Fact: "a.one", Question: question, Answer: yes}}},
				"differ":  {Differ: []Clash{{Fact: "a.one", Question: question, Mine: tt.said[0], Theirs: tt.said[1], MineOn: first, TheirsOn: tt.day}}},
			}[tt.want]
			if diff := cmp.Diff(want, mine.Meet(other.Answers())); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// What both say alike was looked at on the later of both days, and a note about
// it stays. A hazard is known since the earlier. One's own check and plans stay
// whole, and the law never becomes earlier.
func TestTakeJoins(t *testing.T) {
	later := first + 5
	mine := lifeSession(t, lifeBundle(), first, map[string]any{"a.one": true, "a.two": false, "a.n": 15})
	other := lifeSession(t, lifeBundle(), later, map[string]any{"a.one": true, "a.two": false, "a.n": 16})
	for _, err := range []error{
		mine.SetNote("a.one", "看过"), other.SetNote("a.two", "没有"),
		mine.Update([]byte(`{"found":{"one":"2026-11-10","two":"2026-11-01"},"own_check":{"rules":"某规定","date":"2026-11-20","by":"甲"}}`)),
		other.Update([]byte(`{"found":{"one":"2026-11-02","two":"2026-11-20","turns":"2026-11-03"},"own_check":{"rules":"另一规定","date":"2026-11-02","by":"乙"}}`)),
		mine.Under(later + 40),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := mine.Take(other.Answers()); err != nil {
		t.Fatal(err)
	}
	got := string(mine.Program().EncodeAnswers(mine.Answers()))
	const want = `{"format":1,"pack":"t/unit","at":"2026-11-29","facts":{` +
		`"a.n":{"value":15,"date":"2026-11-24"},"a.one":{"value":true,"note":"看过"},"a.two":{"value":false,"note":"没有"}},` +
		`"found":{"one":"2026-11-02","turns":"2026-11-03","two":"2026-11-01"},` +
		`"own_check":{"rules":"某规定","date":"2026-11-20","by":"甲"}}`
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if day := mine.Program().Day(); day != later+40 {
		t.Errorf("it is judged by the law of %v", day)
	}
	// The same of an earlier day changes nothing.
	if err := mine.Take(lifeSession(t, lifeBundle(), first-9, map[string]any{"a.n": 15}).Answers()); err != nil {
		t.Fatal(err)
	}
	if after := string(mine.Program().EncodeAnswers(mine.Answers())); after != got {
		t.Errorf("%s became %s", got, after)
	}
}

// Neither an own check nor a signature is taken, also where there is none here:
// they stood under other answers. A name that looks like a day is no day.
func TestTakeCertifiesNothing(t *testing.T) {
	mine := lifeSession(t, lifeBundle(), first, map[string]any{"a.one": true})
	other := lifeSession(t, lifeBundle(), first, map[string]any{"a.one": true, "a.n": 15})
	for _, err := range []error{
		mine.Update([]byte(`{"unit":{"name":"2026-01-02"}}`)),
		other.Update([]byte(`{"unit":{"name":"2025-01-02","code":"91320000"},"own_check":{"rules":"某规定","date":"2026-11-02","by":"乙"},"signed":{"by":"乙","date":"2026-11-02"}}`)),
		mine.Take(other.Answers(), "a.n"),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	const want = `{"format":1,"pack":"t/unit","at":"2026-11-24","unit":{"name":"2026-01-02","code":"91320000"},"facts":{"a.n":15,"a.one":true}}`
	if diff := cmp.Diff(want, string(mine.Program().EncodeAnswers(mine.Answers()))); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// An earlier answer is taken with its day, and stays earlier.
func TestTakeKeepsTheDay(t *testing.T) {
	mine := lifeSession(t, lifeBundle(), first, nil)
	other := lifeSession(t, lifeBundle(), first-40, map[string]any{"a.n": 15})
	if err := mine.Take(other.Answers(), "a.n"); err != nil {
		t.Fatal(err)
	}
	if got := string(mine.Answers().JSON("a.n")); got != `{"value":15,"date":"2026-10-15"}` {
		t.Errorf("%s", got)
	}
	if got := mine.Needed(); !cmp.Equal(got, []string{"a.one", "a.two", "a.n", "a.last"}) {
		t.Errorf("what is older than its shelf life is not asked again: %v", got)
	}
}

// What cannot be taken leaves the session as it is.
func TestTakeIsAllOrNothing(t *testing.T) {
	mine := lifeSession(t, lifeBundle(), first, map[string]any{"a.one": true})
	other := lifeSession(t, lifeBundle(), first+1, map[string]any{"a.one": false})
	before := string(mine.Program().EncodeAnswers(mine.Answers()))
	err := mine.Take(other.Answers(), "a.one", "a.two", "no.such")
	var list diag.List
	if !errors.As(err, &list) || len(list) != 1 || list[0].Place.Pointer != "/facts/no.such" {
		t.Errorf("%v", err)
	}
	if after := string(mine.Program().EncodeAnswers(mine.Answers())); after != before {
		t.Errorf("%s became %s", before, after)
	}
}

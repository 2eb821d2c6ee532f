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

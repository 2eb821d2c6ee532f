package law_test

import (
	"testing"

	"github.com/fire321/fire321/assess"
	"github.com/fire321/fire321/rules"
)

// Promise: whoever is not sure of what the first round asks is accused of
// nothing, whatever the kind; and what one answer alone shows is said only as
// "may" while its duty hangs on what is asked later.
func TestTheRoundAccusesNobodyWhoIsNotSure(t *testing.T) {
	b := load(t, "cn/jiangsu/unit").Bundle()
	prog := compile(t, b, day(t, "2026-11-24"))
	begin := func(kind string) *assess.Session {
		a, err := prog.Answers(map[string]any{rules.KindsFact: []string{kind}, rules.RolesFact: []string{"operator"}})
		if err != nil {
			t.Fatal(err)
		}
		return prog.Session(a)
	}
	for _, kind := range b.Fact(rules.KindsFact).Type.Values {
		s := begin(kind)
		for left := s.Danger().Left; len(left) > 0; left = s.Danger().Left {
			if err := s.NotSure(left[0]); err != nil {
				t.Fatal(err)
			}
		}
		for _, x := range s.Danger().Found {
			t.Errorf("%s: not sure of %s, yet %s is said", kind, x.Fact, x.ID)
		}
	}
	for kind, c := range map[string]struct {
		fact string
		may  bool
	}{
		"hotel":        {"facility.in_service", true}, // approved or not is asked later
		"mall":         {"kitchen.wall", true},        // the law of the year of building, or the letter
		"rented-rooms": {"living.alarm_all", false},
	} {
		s := begin(kind)
		if err := s.Set(c.fact, false); err != nil {
			t.Fatal(err)
		}
		got := s.Danger().Found
		if len(got) != 1 || got[0].Fact != c.fact || got[0].May != c.may {
			t.Errorf("%s: %s alone shows %+v", kind, c.fact, got)
		}
	}
}

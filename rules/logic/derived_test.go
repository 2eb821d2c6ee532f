package logic_test

import (
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/fire321/fire321/rules/logic"
)

func derived(from map[string]*logic.Expr) *logic.Derived {
	return logic.NewDerived(func(id string) *logic.Expr { return from[id] })
}

func TestDerived(t *testing.T) {
	from := map[string]*logic.Expr{
		"b": logic.And(fact("a"), fact("a")),
		"c": logic.Not(logic.And(fact("b"), fact("a"))),
		"x": logic.Not(fact("y")), "y": fact("x"), "z": logic.Not(fact("z")),
	}
	for _, test := range []struct {
		e      *logic.Expr
		size   int
		circle bool
		want   string
	}{
		{fact("a"), 1, false, "a"},
		{fact("b"), 3, false, "a and a"},
		{logic.And(fact("c"), fact("b")), 10, false, "not ((a and a) and a) and (a and a)"},
		{logic.And(fact("b"), fact("y")), 0, true, ""},
		{fact("x"), 0, true, ""},
		{fact("z"), 0, true, ""},
	} {
		d := derived(from)
		size, circle := d.Size(test.e)
		if (circle != "") != test.circle || !test.circle && size != test.size {
			t.Errorf("%s: %d parts, circle %q", logic.Print(test.e), size, circle)
		}
		if again, same := d.Size(test.e); same != "" != test.circle || !test.circle && again != size {
			t.Errorf("%s asked again: %d parts, circle %q", logic.Print(test.e), again, same)
		}
		if test.circle {
			continue
		}
		if diff := cmp.Diff(test.want, logic.Print(d.Write(test.e))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", logic.Print(test.e), diff)
		}
		n := 0
		if d.Write(test.e).Walk(func(*logic.Expr) { n++ }); n != size {
			t.Errorf("%s has %d parts, not %d", logic.Print(test.e), n, size)
		}
	}
}

// Promise: facts that double a hundred times are found too large at once.
func TestDerivedDoubles(t *testing.T) {
	from := map[string]*logic.Expr{}
	for i := 1; i <= 100; i++ {
		before := fact("f" + strconv.Itoa(i-1))
		from["f"+strconv.Itoa(i)] = logic.And(before, before)
	}
	if size, circle := derived(from).Size(fact("f100")); size <= logic.MaxNodes || circle != "" {
		t.Errorf("%d parts, circle %q", size, circle)
	}
}

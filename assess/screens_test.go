package assess

import (
	"bytes"
	"fmt"
	"os"
	"slices"
	"testing"

	"github.com/fire321/fire321/internal/rounds"
	"github.com/fire321/fire321/rules"
)

// walked is what a unit goes through that answers everything it is asked.
type walked struct {
	screens, facts, lines int
	round                 int // questions of the first round
	sections, back        int // sections begun, and how often one was begun again
	skipped               int // facts that were never asked
}

// walk answers what a fresh session asks as the unit does; what it does not
// say, and the facts of unsure, with "not sure".
func (u unit) walk(unsure ...string) walked {
	fresh := u.a
	fresh.facts = nil
	s := u.p.Session(fresh)
	var w walked
	at, begun := "", map[string]bool{}
	for page := s.Next(); page != nil; page = s.Next() {
		w.screens++
		switch {
		case page.Step > 0:
			w.round++
		case page.Facts[0].ID == rules.RolesFact || page.Facts[0].ID == rules.KindsFact:
		case page.ID != at:
			if at = page.ID; begun[at] {
				w.back++
			} else {
				w.sections++
			}
			begun[at] = true
		}
		for _, f := range page.Facts {
			w.facts++
			if len(page.Facts) > 1 {
				w.lines++
			}
			v, ok := u.a.facts[f.ID]
			if !ok || v.stale(f, u.p.at(u.a), u.p.asOf(u.a)) || slices.Contains(unsure, f.ID) {
				v = answer{notSure: true, value: u.p.open(f, u.p.at(u.a))}
			}
			s.enter(f.ID, v)
		}
	}
	w.skipped = len(s.Skipped())
	return w
}

// Promise: a section is begun once, and a small place is asked at most 12
// questions first, any place at most 20. What all examples go through stands in
// the golden file.
var small = map[string]bool{"noodle-shop": true, "noodle-shop-2021": true, "good-shop": true, "shop-landlord": true, "office": true, "good-restaurant": true}

func TestScreens(t *testing.T) {
	var out bytes.Buffer
	fmt.Fprint(&out, "What each example in examples/units is asked, if it answers all that it is asked.\n",
		"list: facts that share a screen with others. round: questions of the first round. back: how often a section was begun again.\n\n")
	row := "%-44s %-24s %8v %6v %6v %8v %6v %9v %5v\n"
	fmt.Fprintf(&out, row, "example", "pack", "screens", "facts", "list", "skipped", "round", "sections", "back")
	line := func(name string, u unit, w walked) {
		fmt.Fprintf(&out, row, name, u.p.bundle.ID, w.screens, w.facts, w.lines, w.skipped, w.round, w.sections, w.back)
		if w.facts+w.skipped != len(u.p.asked) {
			t.Errorf("%s: %d facts asked and %d skipped of %d", name, w.facts, w.skipped, len(u.p.asked))
		}
	}
	eachUnit(t, func(t *testing.T, u unit) {
		w := u.walk()
		line(u.name, u, w)
		if w.back > 0 || w.round == 0 || w.round > rules.MaxRound || small[u.name] && w.round > 12 {
			t.Errorf("%s: %d sections were begun again; the first round has %d questions", u.name, w.back, w.round)
		}
		if u.name != "noodle-shop" {
			return
		}
		unsure := u.walk("js.small_place") // it opens what Jiangsu asks of all others
		line(u.name+", not sure of js.small_place", u, unsure)
	})
	t.Logf("\n%s", out.String())
	if testing.Short() || rounds.Race { // of some examples, there is no golden file
		return
	}
	const file = "testdata/screens.golden"
	if *update {
		if err := os.WriteFile(file, out.Bytes(), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(out.Bytes(), want) {
		t.Errorf("%s is not what was found; -update writes it:\n%s", file, out.String())
	}
}

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
	serious               int // screens after which no answer can still bring a serious hazard to light
	skipped               int // facts that were never asked
}

// walk answers what a fresh session asks as the unit does; what it does not
// say, and the facts of unsure, with "not sure".
func (u unit) walk(unsure ...string) walked {
	fresh := u.a
	fresh.facts = nil
	s := u.p.Session(fresh)
	var w walked
	for page := s.Next(); page != nil; page = s.Next() {
		w.screens++
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
		if s.seriousOpen() {
			w.serious = w.screens + 1
		}
	}
	w.skipped = len(s.Skipped())
	return w
}

// seriousOpen reports whether an answer that has not been given can still
// decide a serious or major duty of the unit.
func (l *live) seriousOpen() bool {
	for i, c := range l.p.criteria {
		if c.severity == rules.General || !l.p.isRoot(l.j, i) {
			continue
		}
		if slices.ContainsFunc(l.hangsOf(i), l.askable) {
			return true
		}
	}
	return false
}

// Promise: the noodle shop knows after at most 30 screens whether anything
// serious stands, and reaches its documents in at most 45; three more if it is not
// sure whether it is a listed small place. What all examples go through stands
// in the golden file.
func TestScreens(t *testing.T) {
	var out bytes.Buffer
	fmt.Fprint(&out, "What each example in examples/units is asked, if it answers all that it is asked.\n",
		"list: facts that share a screen with others. serious: screens until no answer can bring a serious hazard to light.\n\n")
	row := "%-44s %-24s %8v %6v %6v %8v %8v\n"
	fmt.Fprintf(&out, row, "example", "pack", "screens", "facts", "list", "skipped", "serious")
	line := func(name string, u unit, w walked) {
		fmt.Fprintf(&out, row, name, u.p.bundle.ID, w.screens, w.facts, w.lines, w.skipped, w.serious)
		if w.facts+w.skipped != len(u.p.asked) {
			t.Errorf("%s: %d facts asked and %d skipped of %d", name, w.facts, w.skipped, len(u.p.asked))
		}
	}
	eachUnit(t, func(t *testing.T, u unit) {
		w := u.walk()
		line(u.name, u, w)
		if u.name != "noodle-shop" {
			return
		}
		unsure := u.walk("js.small_place") // it opens what Jiangsu asks of all others
		line(u.name+", not sure of js.small_place", u, unsure)
		for i, w := range []walked{w, unsure} {
			if w.serious > 30+3*i || w.screens > 45 {
				t.Errorf("serious is known after %d screens, want at most %d; all is asked in %d, want at most 45", w.serious, 30+3*i, w.screens)
			}
		}
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

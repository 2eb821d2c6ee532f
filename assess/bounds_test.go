package assess

import (
	"bytes"
	"errors"
	"fmt"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/fire321/fire321/internal/rounds"
	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/diag"
	"github.com/fire321/fire321/rules/logic"
)

// unknownFacts is an answers file in one line with n facts that nobody declared,
// each near to one that is.
func unknownFacts(n int) []byte {
	var b bytes.Buffer
	b.WriteString(`{"format":1,"facts":{`)
	for i := range n {
		if i > 0 {
			b.WriteByte(',')
		}
		fmt.Fprintf(&b, `"a.bool%d":1`, i)
	}
	b.WriteString("}}")
	return b.Bytes()
}

// allocated is the memory that do takes, in bytes.
func allocated(do func()) float64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	do()
	runtime.ReadMemStats(&after)
	return float64(after.TotalAlloc - before.TotalAlloc)
}

// Promise: refusing answers costs no more for each of their faults, however
// many there are, and what is said of them has an end.
func TestRefusingManyAnswersIsLinear(t *testing.T) {
	p := asking(t)
	var said []int
	work := func(n int) float64 {
		data := unknownFacts(n)
		return allocated(func() {
			_, err := p.DecodeAnswers(data)
			var list diag.List
			if !errors.As(err, &list) || len(list) != n {
				t.Fatalf("%d unknown facts give %d faults", n, len(list))
			}
			said = append(said, len(err.Error()))
			if !strings.Contains(err.Error(), "did you mean a.bool?") {
				t.Error("no name is suggested")
			}
		})
	}
	work(100) // what is made once
	few, many := work(7_500), work(60_000)
	if ratio := many / few; ratio > 8*1.5 {
		t.Errorf("8 times the faults take %.1f times the memory", ratio)
	}
	if said[2] > said[1]+1000 || said[2] > 64<<10 {
		t.Errorf("%d bytes are said of 7,500 faults and %d of 60,000", said[1], said[2])
	}
}

// Promise: what is told of each hazard costs no more where there are more of
// them: why, what would mend it, until when what is met stays so.
func TestManyHazardsAreLinear(t *testing.T) {
	work := func(n int) float64 {
		b := &rules.Bundle{ID: "t/unit", Version: "1.0.0", Sources: readLaw()}
		facts := map[string]any{}
		for i := range n {
			id := fmt.Sprintf("a.n%d", i)
			b.Facts = append(b.Facts, bools(id)...)
			b.Criteria = append(b.Criteria, binding(fmt.Sprintf("c%d", i), rules.General, nil, fact(id)))
			facts[id] = i%4 == 0
		}
		p, err := Compile(b, logic.NewDate(2026, 11, 24))
		if err != nil {
			t.Fatal(err)
		}
		a, err := p.Answers(facts)
		if err != nil {
			t.Fatal(err)
		}
		p.Assess(a) // digests the bundle
		return allocated(func() {
			var ids []string
			for _, h := range p.Assess(a).Hazards {
				ids = append(ids, h.ID)
			}
			for i, m := range p.Mends(a, ids...) {
				if m == nil {
					t.Fatalf("%s is not mended", ids[i])
				}
			}
			if got := len(p.Until(a)); len(ids) != n*3/4 || got != n {
				t.Fatalf("%d hazards, %d terms", len(ids), got)
			}
		})
	}
	work(40)
	few, many := work(200), work(1600)
	if ratio := many / few; ratio > 8*1.5 {
		t.Errorf("8 times the hazards take %.1f times the memory", ratio)
	}
}

// Promise: Mends says of each criterion what Mend says of it alone, and breaks
// what judging all anew breaks.
func TestMendsEqualsMend(t *testing.T) {
	mended, broken := 0, 0
	eachWorld(t, func(int) bool { return mended >= rounds.Of(2_000) && broken > 0 || mended >= 10*rounds.Of(2_000) }, func(w *world) error {
		a := w.answers(w.all())
		before := w.p.judge(a)
		var ids []string
		for _, c := range w.p.criteria {
			ids = append(ids, c.ID)
		}
		for n, m := range w.p.Mends(a, append(ids, "no.such")...) {
			if n == len(ids) {
				if m != nil {
					return fmt.Errorf("%v mends what does not exist", m)
				}
				continue
			}
			if diff := cmp.Diff(w.p.Mend(a, ids[n]), m, cmp.AllowUnexported(Change{}, answer{})); diff != "" {
				return fmt.Errorf("%s (-alone +together):\n%s", ids[n], diff)
			}
			if m == nil {
				continue
			}
			mended++
			after := a
			for _, change := range m.Changes {
				after = after.with(change.Fact, change.value)
			}
			j := w.p.judge(after)
			var want []string
			for i, c := range w.p.criteria {
				if j.counts(i) && j.own[i] == Fail && before.own[i] != Fail {
					want = append(want, c.ID)
				}
			}
			broken += len(want)
			if diff := cmp.Diff(want, m.Breaks); diff != "" {
				return fmt.Errorf("%s breaks (-judged anew +said):\n%s", ids[n], diff)
			}
		}
		return nil
	})
	if broken == 0 {
		t.Error("nothing was broken")
	}
}

package assess

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"sync"
	"testing"

	"github.com/fire321/fire321/internal/rounds"
	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/logic"
)

// everything asks of a program all that it can be asked, and returns the bytes.
func everything(p *Program, a Answers) []byte {
	var b bytes.Buffer
	got := p.Assess(a)
	b.Write(got.Encode())
	for i, c := range p.Criteria() {
		if i%25 > 0 && got.Bundle != "t/unit" {
			continue // of a large pack, some
		}
		s, _ := p.Why(a, c.ID)
		fmt.Fprint(&b, c.ID, p.Verdict(a, c.ID), s.Facts, s.Needs, p.Standing(c.ID))
		if m := p.Mend(a, c.ID); m != nil {
			fmt.Fprint(&b, m.Changes[0].Fact, m.Changes[0].To, m.Breaks)
		}
	}
	fmt.Fprint(&b, p.Worth(a), p.Routes(a), p.Until(a), p.Superfluous(a), p.Needed(a))
	s := p.Session(a)
	if page := s.Next(); page != nil {
		fmt.Fprint(&b, page.ID, len(page.Facts), s.Remaining())
	}
	return b.Bytes()
}

// Promise: one Program serves any number of goroutines, and equal answers have
// equal bytes.
func TestOneProgramFromManyGoroutines(t *testing.T) {
	day := logic.NewDate(2026, 11, 24)
	var programs []*Program
	for seed := range uint64(3) {
		programs = append(programs, newWorld(seed+5).p)
	}
	if !testing.Short() || rounds.Race { // it is here for the race detector
		programs = append(programs, lawProgram(t, "cn/national/unit", day))
	}
	for _, p := range programs {
		rng := rand.New(rand.NewPCG(1, 1))
		var units []Answers
		var want [][]byte
		for range 2 {
			a := Answers{At: p.day}
			for id, v := range likely(p, p.day, rng) {
				if f := p.bundle.Fact(id); rng.IntN(5) > 0 {
					var err error
					if a, err = p.With(a, id, goValue(f, v)); err != nil {
						t.Fatal(err)
					}
				}
			}
			units = append(units, a)
			want = append(want, everything(p, a))
		}
		var wait sync.WaitGroup
		for g := range 64 {
			wait.Go(func() {
				a := units[g%2]
				if g >= 4 { // a whole round of all methods is dear
					if !bytes.HasPrefix(want[g%2], p.Assess(a).Encode()) {
						t.Errorf("%s: goroutine %d has other bytes", p.bundle.ID, g)
					}
					return
				}
				if !bytes.Equal(everything(p, a), want[g%2]) {
					t.Errorf("%s: goroutine %d has other bytes", p.bundle.ID, g)
				}
			})
		}
		wait.Wait()
	}
}

// everyMethod calls all that a Program has and gives, the session included, and
// returns what it said.
func everyMethod(t *testing.T, p *Program, a Answers) []byte {
	var b bytes.Buffer
	b.Write(everything(p, a))
	data := p.EncodeAnswers(a)
	again, err := p.DecodeAnswers(data)
	if err != nil {
		t.Error(err)
	}
	b.Write(p.EncodeAnswers(again))
	travelled, err := json.Marshal(map[string]any{"answers": again, "got": p.Assess(again), "worth": p.Worth(a), "bundle": p.Bundle(), "facts": p.Facts(), "page": p.Session(a).Next()})
	if err != nil {
		t.Error(err)
	}
	b.Write(travelled)
	none, err := p.Answers(nil)
	fmt.Fprint(&b, none.Facts(), err, p.BundleDigest(), p.Bundle().Digest(), p.Day(), len(p.Bundle().Encode()))
	for _, c := range p.Criteria() {
		b.Write(p.AssessMet(a, c.ID).Encode())
		fmt.Fprint(&b, len(p.Edges(a, c.ID)), c.WordingDigest())
	}
	s := p.Session(a)
	for _, f := range p.Facts() {
		suggested, ok := p.Suggest(a, f.ID)
		fmt.Fprint(&b, p.Said(a, f.ID), s.Hangs(f.ID), suggested, ok)
		s.Clear(f.ID)
		if err := s.NotSure(f.ID); err != nil {
			t.Error(err)
		}
	}
	fmt.Fprint(&b, len(s.Skipped()), s.Remaining(), s.Answers().Facts())
	b.Write(s.Assess().Encode())
	return b.Bytes()
}

// Promise: a Program may be shared from the start, also where nobody has used
// it before. Nothing is asked of these programs ahead of the goroutines, and a
// sum of what they say is only then compared.
func TestFreshProgramFromManyGoroutines(t *testing.T) {
	for seed := range uint64(3) {
		w := newWorld(seed + 40)
		data, a := w.b.Encode(), w.answers(w.some())
		b, err := rules.Decode(data)
		if err != nil {
			t.Fatal(err)
		}
		p, err := Compile(b, w.day)
		if err != nil {
			t.Fatal(err)
		}
		said := make([][]byte, 64)
		var wait sync.WaitGroup
		for g := range said {
			wait.Go(func() { said[g] = everyMethod(t, p, a) })
		}
		wait.Wait()
		for g := range said {
			if !bytes.Equal(said[g], said[0]) {
				t.Errorf("seed %d: goroutine %d has other bytes than the first", seed, g)
			}
		}
	}
}

package assess

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"sync"
	"testing"

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
	if !testing.Short() {
		programs = append(programs, lawPrograms(t, day, "cn/national/unit")...)
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

package exprlang

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/fire321/fire321/internal/rounds"
)

// Promise: however the words of the language and of its neighbours are thrown
// together, nothing panics, every fault has words and a place, and what is
// accepted can be printed and read again.
func TestTokenSoup(t *testing.T) {
	words := strings.Fields(`a b.c asOf true not not and or in == != < <= > >= + - * / % ** ?? ?. .. | & && || ! = ? : , , ; # ( ( ) ) [ ] { }
		1 2.50 24m .5 1e3 2026-01-01 "p" "p" "2026-01-01" 'q' “r” .n .ok let if else matches contains
		any( all( none( one( count( sum( len( max(map( min(map( has( hasAll( date( days( years( plus( periods( violated( countViolated( known( filter(
		＞ （ ） ， ≥ 且 或 非 面积 AND // /* */ :: $env nil @ 大于 max( map( foo(`)
	accepted := 0
	for seed := range uint64(rounds.Of(exprs)) {
		rng := rand.New(rand.NewPCG(seed, 5))
		var b strings.Builder
		for n := 1 + rng.IntN(16); n > 0; n-- {
			b.WriteString(words[rng.IntN(len(words))])
			if rng.IntN(4) > 0 {
				b.WriteByte(' ')
			}
		}
		src := b.String()
		e, spans, faults := Parse(src)
		if (e == nil) != (len(faults) > 0) {
			t.Fatalf("seed %d: %q: tree %v, faults %v", seed, src, e, faults)
		}
		placed(t, src, faults)
		if e != nil {
			accepted++
			within(t, src, e, spans)
			roundTrip(t, e)
			placed(t, src, Check(e, spans, shop(), true))
		}
		if t.Failed() {
			t.Fatalf("seed %d: %q", seed, src)
		}
	}
	t.Logf("%d accepted", accepted)
}

package exprlang

import (
	"testing"

	"github.com/fire321/fire321/rules/logic"
)

// FuzzParse: no source makes Parse panic; faults have words and lie within the
// source; what is accepted prints and reads as the same tree, and can be
// checked. Run it with -fuzzminimizetime 20x: making sources smaller otherwise
// takes nearly all the time.
func FuzzParse(f *testing.F) {
	for _, c := range accepted {
		f.Add(c.src)
	}
	for _, c := range refusals {
		f.Add(c.src)
	}
	lines := corpus(f)
	for i := 0; i < len(lines); i += 500 {
		f.Add(lines[i])
	}
	f.Fuzz(func(t *testing.T, src string) {
		e, spans, faults := Parse(src)
		if (e == nil) != (len(faults) > 0) {
			t.Fatalf("%q: tree %v, faults %v", src, e, faults)
		}
		placed(t, src, faults)
		if e == nil {
			return
		}
		within(t, src, e, spans)
		roundTrip(t, e)
		Params(e, isParam)
		if faults := Check(e, spans, shop(), true); len(faults) > 0 {
			placed(t, src, faults)
			return
		}
		logic.Print(e)
	})
}

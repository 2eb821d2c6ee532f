package assess

import (
	"fmt"
	"testing"

	"github.com/fire321/fire321/internal/rounds"
)

// Promise: what a criterion reads of the answers is the same whether or not the
// others were judged for it.
func TestEdgesReadWhatIsJudged(t *testing.T) {
	n := 0
	eachWorld(t, func(int) bool { return n >= rounds.Of(20_000) }, func(w *world) error {
		known := w.any()
		a := w.answers(known)
		whole := w.p.judge(a).env
		for i, c := range w.p.criteria {
			n++
			if got, want := c.verdict(w.p.envOf(a, i)), c.verdict(whole); got != want {
				return fmt.Errorf("%s is %v alone, %v with all\n%s", c.ID, got, want, w.print(known))
			}
		}
		return nil
	})
}

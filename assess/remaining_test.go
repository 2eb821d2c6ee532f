package assess

import (
	"fmt"
	"testing"

	"github.com/fire321/fire321/internal/rounds"
)

// Promise: Remaining is 0 just when there is nothing to ask, on any walk:
// answers, "not sure", answers out of turn, changed and taken back.
func TestRemainingIsNothingWhenNothingIsAsked(t *testing.T) {
	walks, ended, unsure := 0, 0, 0
	eachWorld(t, func(int) bool { return walks >= rounds.Of(1_000) }, func(w *world) error {
		walks++
		known := w.all()
		s := w.p.Session(Answers{At: w.at})
		for step := range 40 {
			page, left := s.Next(), s.Remaining()
			if (page == nil) != (left == 0) {
				return fmt.Errorf("step %d: %d facts remain, and the next page is %v", step, left, page)
			}
			f := w.p.asked[w.rng.IntN(len(w.p.asked))]
			if page != nil && !w.chance(4) {
				f = page.Facts[w.rng.IntN(len(page.Facts))]
			}
			if page == nil {
				ended++
			}
			var err error
			switch {
			case w.chance(8):
				s.Clear(f.ID)
			case w.chance(3):
				unsure++
				err = s.NotSure(f.ID)
			default:
				err = s.Set(f.ID, goValue(f, known[f.ID]))
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
	if ended == 0 || unsure == 0 {
		t.Errorf("%d walks came to an end, %d answers were not sure", ended, unsure)
	}
}

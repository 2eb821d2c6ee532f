package doc

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// A tally is said in words and in signs, from the gravest.
func TestTallyInWordsAndSigns(t *testing.T) {
	type said struct{ ZH, EN, Signs string }
	for _, c := range []struct {
		tally Tally
		want  said
	}{
		{Tally{}, said{"没有适用的要求", "no duty applies", ""}},
		{Tally{NotApplicable: 3}, said{"没有适用的要求", "no duty applies", ""}},
		{Tally{Met: 2, Open: 1}, said{"没查清1，合格2", "not known 1, met 2", "▨□□"}},
		{Tally{Met: 1, General: 1, Serious: 1, Major: 1}, said{"疑似重大1，严重1，一般1，合格1", "suspected major 1, serious 1, general 1, met 1", "◈◆▲□"}},
	} {
		got := said{c.tally.Say("zh"), c.tally.Say("en"), c.tally.Signs()}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%+v: %s", c.tally, diff)
		}
	}
}

package browser

import "testing"

// TestClearOfBars: nothing that can be tapped or typed into rests under a bar
// for good. Each control of each screen, when the focus comes to it from above
// or from below, stands wholly clear of whatever sticks to an edge.
func TestClearOfBars(t *testing.T) {
	for _, test := range []struct {
		name, lang string
		size       screen
		large      int // how often "large type" is pressed
	}{{"low", "zh", screen{360, 640}, 0}, {"phone-large", "en", phone, 2}, {"low-large", "zh", screen{360, 640}, 1}, {"desktop-large", "en", desktop, 2}} {
		t.Run(test.name, func(t *testing.T) {
			p := fresh(t, test.size)
			p.navigate(serve(t))
			p.speak(test.lang)
			for range test.large {
				p.press(p.say("large-type"))
			}
			controls, barred := 0, 0
			p.tour(func(name string) {
				p.shot("bars-" + test.name + "-" + name)
				got := js[struct {
					Wrong          []string
					Controls, Bars int
				}](p, "(await f321.still(), f321.covered())")
				for _, w := range got.Wrong {
					t.Errorf("%s: %s", name, w)
				}
				controls += got.Controls
				if got.Bars > 0 {
					barred++
				}
			})
			if barred == 0 {
				t.Error("no screen has a bar: this test sees nothing")
			}
			t.Logf("%d controls, %d screens with bars", controls, barred)
		})
	}
}

package browser

// barred counts what was looked at: a look that saw no bar saw nothing.
type barred struct{ controls, screens int }

// clear: nothing that can be tapped or typed into rests under a bar for good.
// Each control of the screen, when the focus comes to it from above or from
// below, stands wholly clear of whatever sticks to an edge. It leaves the screen
// at another place, and in a size of those given.
func (p *page) clear(name string, n *barred, sizes ...screen) {
	p.t.Helper()
	for _, size := range sizes {
		p.resize(size)
		got := js[struct {
			Wrong          []string
			Controls, Bars int
		}](p, "(await f321.still(), f321.covered())")
		for _, w := range got.Wrong {
			p.t.Errorf("%s, %d by %d: %s", name, size.width, size.height, w)
		}
		n.controls += got.Controls
		if got.Bars > 0 {
			n.screens++
		}
	}
}

// seen fails a tour on which no screen had a bar.
func (n *barred) seen(p *page) {
	p.t.Helper()
	if n.screens == 0 {
		p.t.Error("no screen has a bar: nothing was looked at")
	}
	p.t.Logf("%d controls, %d screens with bars", n.controls, n.screens)
}

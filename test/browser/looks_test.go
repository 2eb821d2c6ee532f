package browser

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// TestNarrow: nothing is lost or too small to tap at 320 pixels with the
// largest type, nor at a zoom of 400 %; nor does a bar hide a control in that
// type, on a phone or a desktop; on a low phone, where the largest type sticks
// no bar to an edge, in the type between.
func TestNarrow(t *testing.T) {
	for lang, look := range map[string]struct {
		letters string
		sizes   []screen
	}{"zh": {"l", []screen{low}}, "en": {"xl", []screen{phone, desktop}}} {
		t.Run(lang, func(t *testing.T) {
			var bars barred
			p := fresh(t, small)
			p.navigate(serve(t))
			p.speak(lang)
			p.press(p.say("large-type"))
			p.press(p.say("large-type"))
			p.until("the largest type", "f321.find('.app').dataset.size === 'xl'")
			zoomed := func(on bool) {
				p.t.Helper()
				size := chromedp.EmulateViewport(small.width, small.height)
				if on { // a desktop of 1280 by 1024
					size = chromedp.EmulateViewport(320, 256, chromedp.EmulateScale(4))
				}
				if err := chromedp.Do(p.ctx, size); err != nil {
					p.t.Fatal(err)
				}
			}
			p.tour(func(name string) {
				p.shot("narrow-" + lang + "-" + name)
				p.targets(name)
				zoomed(true)
				p.targets(name + ", zoomed")
				p.bars(name + ", zoomed")
				zoomed(false)
				p.bars(name)
				letters := func(size string) {
					js[bool](p, "(f321.find('.app').dataset.size = "+quote(size)+", true)")
				}
				letters(look.letters)
				p.clear(name, &bars, look.sizes...)
				letters("xl")
				p.resize(small)
			})
			bars.seen(p)
		})
	}
}

// bars: what sticks to the edges leaves room for what is read.
func (p *page) bars(name string) {
	p.t.Helper()
	left := js[float64](p, `innerHeight - [...f321.all('.top, .bar, .tools, .sticky')].filter((el) => f321.shown(el) && getComputedStyle(el).position === 'sticky').reduce((n, el) => n + el.getBoundingClientRect().height, 0)`)
	if height := js[float64](p, "innerHeight"); left < height/2 {
		p.t.Errorf("%s: the bars leave %.0f of %.0f pixels", name, left, height)
	}
}

// TestForcedColours: where the browser paints in colours of its own, what is
// chosen, what fails and where the focus is can still be seen.
func TestForcedColours(t *testing.T) {
	p := fresh(t, phone)
	p.media("forced-colors", "active")
	p.navigate(serve(t))
	p.begin("cn/jiangsu/xinghua/unit")
	look := func(expression string) string {
		return js[string](p, `(await f321.still(), ((el) => { const at = (x) => { const s = getComputedStyle(x); return [s.backgroundColor, s.borderColor, s.borderStyle, s.borderWidth, s.outlineStyle, s.opacity, s.transform].join(); };
			return [el, ...el.querySelectorAll('*')].map(at).join(';') + ['::before', '::after'].map((pseudo) => [el, ...el.querySelectorAll('.dot')].map((x) => getComputedStyle(x, pseudo).transform).join()).join(); })(`+expression+`))`)
	}
	face := `f321.find('input[value="small-restaurant"]').nextElementSibling`
	plain := look(face)
	p.click(`f321.find('input[value="small-restaurant"]')`)
	js[bool](p, "(f321.focused()?.blur(), true)")
	chosen := look(face)
	if plain == chosen {
		t.Error("what is chosen looks like what is not")
	}
	p.shot("forced-start")
	p.key("\t")
	if ring := js[string](p, `[f321.focused(), f321.focused().nextElementSibling ?? f321.focused()].map((el) => getComputedStyle(el).outlineStyle).join()`); !strings.Contains(ring, "solid") {
		t.Errorf("the focus has no ring: %s", ring)
	}
	p.load("noodle-shop")
	p.shot("forced-results")
	// The squares of the figure differ by more than their background.
	looks := js[[]string](p, `[...new Set([...f321.all('.legend i')].map((el) => el.className + ':' + [el, ...['::before', '::after']].map((x) => { const s = typeof x === 'string' ? getComputedStyle(el, x) : getComputedStyle(x);
		return [s.borderStyle, s.borderWidth, s.backgroundImage, s.content, s.clipPath, s.transform, s.forcedColorAdjust, s.forcedColorAdjust === 'none' ? s.backgroundColor : ''].join(); }).join('|')))]`)
	seen := map[string]string{}
	for _, l := range looks {
		class, style, _ := strings.Cut(l, ":")
		if other, ok := seen[style]; ok {
			t.Errorf("squares %s and %s look the same: %s", class, other, style)
		}
		seen[style] = class
	}
	if len(looks) != 4 {
		t.Errorf("%d looks of squares", len(looks))
	}
}

// TestReducedMotion: whoever wants no motion gets none.
func TestReducedMotion(t *testing.T) {
	moving := `[...f321.all()].filter((el) => { const s = getComputedStyle(el); return s.animationName !== 'none' || s.transitionDuration.split(',').some((d) => parseFloat(d) > 0) || s.scrollBehavior === 'smooth'; }).map((el) => el.className)`
	p := fresh(t, phone)
	p.media("prefers-reduced-motion", "reduce")
	p.navigate(serve(t))
	p.begin("cn/jiangsu/xinghua/unit")
	if got := js[[]string](p, moving); len(got) > 0 {
		t.Errorf("these move: %v", got)
	}
	p.load("noodle-shop")
	if got := js[[]string](p, moving); len(got) > 0 {
		t.Errorf("these move: %v", got)
	}
	// That something would is what makes this a test.
	p.media("prefers-reduced-motion", "no-preference")
	if got := js[[]string](p, moving); len(got) == 0 {
		t.Error("nothing moves for anybody: this test sees nothing")
	}
}

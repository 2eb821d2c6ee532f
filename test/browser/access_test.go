package browser

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// TestAccessible: axe finds nothing on any screen, in either language, on a
// phone and on a desktop, light and dark, and no bar hides a control on a low
// phone. One walk for each language looks at each state in all sizes. A colour
// does not hang on the width, so the dark is looked at in one of them.
//
// The walks have browsers of their own, and run beside each other.
func TestAccessible(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		lang string
		dark screen // in which the dark is looked at
	}{{"zh", phone}, {"en", desktop}} {
		t.Run(test.lang, func(t *testing.T) {
			t.Parallel()
			p := calm(t, phone)
			p.navigate(serve(t))
			p.speak(test.lang)
			n := 0
			var bars barred
			p.tour(func(name string) {
				n++
				for _, size := range []screen{desktop, phone} {
					p.resize(size)
					p.inspect(fmt.Sprint(test.lang, "-", size.width), name, size == test.dark)
				}
				if test.lang == "zh" {
					p.clear(name, &bars, low)
					p.resize(phone)
				}
			})
			t.Logf("%d screens and states", n)
			if test.lang == "zh" {
				bars.seen(p)
			}
		})
	}
}

// TestTypesAreAccessible: the same of every type that a fact can have, which
// the demonstration pack has all of.
func TestTypesAreAccessible(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name, lang string
		size       screen
	}{{"demo-phone-zh", "zh", phone}, {"demo-desktop-en", "en", desktop}} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			p := calm(t, test.size)
			p.navigate(demo(t))
			p.speak(test.lang)
			p.heading(p.say("welcome"))
			p.press(p.say("begin"))
			seen := p.types(map[string]any{"place.kinds": map[string]any{"value": []string{"small-restaurant"}}}, func(name string) { p.inspect(test.name, name, true) })
			for _, want := range []string{"bool", "enum", "number", "date", "list"} {
				if !seen[want] && !(want == "bool" && seen["lines"]) {
					t.Errorf("no question of type %s came: %v", want, seen)
				}
			}
		})
	}
}

// inspect looks at a state in the light, and in the dark too where that is
// wanted.
func (p *page) inspect(who, name string, dark bool) {
	p.t.Helper()
	js[bool](p, "(await f321.still(), true)")
	p.shot(who + "-" + name)
	p.axe(name, "")
	p.targets(name)
	if !dark {
		return
	}
	// The colours are all that is another there.
	p.scheme("dark")
	p.shot(who + "-" + name + "-dark")
	p.axe(name+", dark", "color-contrast")
	p.scheme("light")
}

// speak has the page in a language.
func (p *page) speak(lang string) {
	p.t.Helper()
	p.until("the page", "f321.heading()")
	if lang == "en" {
		p.press("English")
		p.until("English", "f321.button('中文')")
	}
	p.lang = lang
}

// scheme is how the browser asks for light, dark or another look.
func (p *page) scheme(value string) { p.t.Helper(); p.media("prefers-color-scheme", value) }

// media sets a feature of the medium, beside those that are set already.
func (p *page) media(name, value string) {
	p.t.Helper()
	if p.features == nil {
		p.features = map[string]string{}
	}
	p.features[name] = value
	var set emulation.SetEmulatedMediaParams
	for _, name := range slices.Sorted(maps.Keys(p.features)) {
		set.Features = append(set.Features, &emulation.MediaFeature{Name: name, Value: p.features[name]})
	}
	if _, err := chromedp.Call(p.ctx, emulation.SetEmulatedMedia, set); err != nil {
		p.t.Fatal(err)
	}
	// A colour on its way to another is neither. A tab that has shown nothing yet
	// has nothing to wait for.
	if js[bool](p, "!!globalThis.f321") {
		p.until(name, "matchMedia("+quote("("+name+": "+value+")")+").matches")
		js[bool](p, "(await f321.still(), true)")
	}
}

// calm opens a tab in a browser of its own in which nothing moves: a colour is
// the one or the other, however slow the machine is.
func calm(t *testing.T, size screen) *page {
	t.Helper()
	p := open(t, browser(t, ""), size.width, size.height)
	p.media("prefers-reduced-motion", "reduce")
	return p
}

// resize gives the screen another size.
func (p *page) resize(size screen) {
	p.t.Helper()
	p.size = size
	if err := chromedp.Do(p.ctx, chromedp.EmulateViewport(size.width, size.height)); err != nil {
		p.t.Fatal(err)
	}
	p.until("the size", fmt.Sprintf("innerWidth === %d", size.width))
}

// axe has axe-core look at the screen: for one rule, or for all of WCAG 2.2 AA.
//
// Bars that stick to an edge lie in their places for so long. Where a page
// happens to be scrolled says nothing about it: a row that is half under a bar
// is as large as ever, and axe would call it too small. Nor is anything else
// judged otherwise, since a sticky element takes the same room as a relative
// one. That a row can always be scrolled clear of the bars is a promise of its
// own, which axe cannot judge and TestClearOfBars keeps.
func (p *page) axe(name, rule string) {
	p.t.Helper()
	if !js[bool](p, "!!globalThis.axe") {
		ctx, cancel := context.WithTimeout(p.ctx, patient)
		defer cancel()
		if err := chromedp.Do(ctx, chromedp.Evaluate[chromedp.Void](axeSource(p.t))); err != nil {
			p.t.Fatal(err)
		}
	}
	only := `{ type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }`
	if rule != "" {
		only = `{ type: 'rule', values: ['` + rule + `'] }`
	}
	found := js[[]string](p, `(await f321.unstuck(() => axe.run(document, { runOnly: `+only+`, resultTypes: ['violations'] }))).violations.flatMap((v) => v.nodes.slice(0, 3).map((n) => v.id + ' at ' + n.target.flat().join(' ') + ': ' + n.failureSummary))`)
	for _, f := range found {
		p.t.Errorf("%s: %s", name, f)
	}
}

// targets: what is to be tapped is large enough, and nothing lies beyond the
// edge of the screen.
func (p *page) targets(name string) {
	p.t.Helper()
	if w := js[int64](p, "document.documentElement.scrollWidth"); w > p.size.width {
		p.t.Errorf("%s is %d pixels wide: %s", name, w, js[string](p, `[...f321.all()].filter((el) => f321.shown(el) && el.getBoundingClientRect().right > innerWidth + 1).map((el) => el.localName + '.' + el.getAttribute('class')).slice(0, 8).join(' ')`))
	}
	if low := js[[]string](p, `[...f321.all('button, summary, .face, input[type=text], input[type=search]')].filter((el) => f321.shown(el) && el.getBoundingClientRect().height < 43.9)
		.map((el) => f321.name(el) + ' ' + el.getBoundingClientRect().height)`); len(low) > 0 {
		p.t.Errorf("%s: too small to tap: %v", name, low)
	}
}

package browser

import (
	"context"
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"os"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

//go:embed testdata/axe/axe.min.js
var axe string

// TestAxeIsUnmodified: the file is the one that its page names.
func TestAxeIsUnmodified(t *testing.T) {
	page, err := os.ReadFile("testdata/axe/README.md")
	if err != nil {
		t.Fatal(err)
	}
	sum := sha256.Sum256([]byte(axe))
	if !strings.Contains(string(page), "| axe.min.js | "+hex.EncodeToString(sum[:])+" |") {
		t.Error("axe.min.js is not the file whose digest testdata/axe/README.md gives")
	}
}

// TestAccessible: axe finds nothing on any screen, in either language, on a
// phone or a desktop, light or dark. A colour does not hang on both language
// and width, so two of the four walks look at the dark too.
func TestAccessible(t *testing.T) {
	for _, test := range []struct {
		name, lang string
		size       screen
		dark       bool
	}{{"phone-zh", "zh", phone, true}, {"phone-en", "en", phone, false}, {"desktop-zh", "zh", desktop, false}, {"desktop-en", "en", desktop, true}} {
		t.Run(test.name, func(t *testing.T) {
			p := fresh(t, test.size)
			p.navigate(serve(t))
			p.speak(test.lang)
			n := 0
			p.tour(func(name string) {
				n++
				p.inspect(test.name, name, test.dark)
			})
			t.Logf("%d screens and states", n)
		})
	}
}

// TestTypesAreAccessible: the same of every type that a fact can have, which
// the demonstration pack has all of.
func TestTypesAreAccessible(t *testing.T) {
	for _, test := range []struct {
		name, lang string
		size       screen
	}{{"demo-phone-zh", "zh", phone}, {"demo-desktop-en", "en", desktop}} {
		t.Run(test.name, func(t *testing.T) {
			p := fresh(t, test.size)
			p.navigate(demo(t))
			p.speak(test.lang)
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

func (p *page) media(name, value string) {
	p.t.Helper()
	set := emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: name, Value: value}}}
	if _, err := chromedp.Call(p.ctx, emulation.SetEmulatedMedia, set); err != nil {
		p.t.Fatal(err)
	}
	js[bool](p, "(globalThis.f321 && await f321.still(), true)") // a colour on its way to another is neither
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
		if err := chromedp.Do(ctx, chromedp.Evaluate[chromedp.Void](axe)); err != nil {
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

package browser

import (
	"fmt"
	"testing"
)

// TestOneRow: on the narrowest phones, in both languages and at every size, the
// bar above is one row, and no word in it is cut in its middle: what does not fit
// ends in an ellipsis.
func TestOneRow(t *testing.T) {
	for _, width := range []int64{320, 360} {
		for _, lang := range []string{"zh", "en"} {
			t.Run(fmt.Sprintf("%d-%s", width, lang), func(t *testing.T) {
				p := fresh(t, screen{width, 740})
				p.navigate(serve(t))
				p.speak(lang)
				p.load("noodle-shop")
				for range 3 {
					got := js[struct {
						Height, Wide float64
						Cut          []string
						Names        []string
					}](p, `(() => { const top = f321.find('.top-in');
						return { Height: top.offsetHeight, Wide: document.documentElement.scrollWidth,
							Cut: [...top.querySelectorAll('.who b, .saved span, .icon-btn')].filter((el) => el.scrollWidth > el.clientWidth + 1 && getComputedStyle(el).textOverflow !== 'ellipsis').map((el) => el.textContent),
							Names: [...top.querySelectorAll('button')].map(f321.name) }; })()`)
					if got.Height > 64 || got.Wide > float64(width) || len(got.Cut) > 0 {
						t.Errorf("the bar above is %v high, the page %v wide, and cuts %q", got.Height, got.Wide, got.Cut)
					}
					if len(got.Names) != 4 || got.Names[1] != p.say("sections") || got.Names[3] != p.say("large-type") {
						t.Errorf("its buttons are called %q", got.Names)
					}
					p.shot(fmt.Sprintf("row-%d-%s", width, lang))
					p.press(p.say("large-type"))
				}
			})
		}
	}
}

// TestLargeType: with the largest type the bar below takes no more than a fifth
// of the screen, whatever was answered before stands in it in a line or two, and
// a page has five lines at most, whose bar names pages.
func TestLargeType(t *testing.T) {
	facts := answersOf(t, "noodle-shop")
	for _, test := range []struct {
		size  screen
		large int
	}{{screen{360, 740}, 2}, {small, 1}} {
		t.Run(fmt.Sprint(test.size.width), func(t *testing.T) {
			p := fresh(t, test.size)
			p.navigate(serve(t))
			for range test.large {
				p.press(p.say("large-type"))
			}
			p.begin("cn/national/unit")
			for range 20 {
				p.until("a screen", "f321.lines().length || f321.find('.alarms')")
				now := js[state](p, "f321.state()")
				if now.Round {
					p.press(p.say("danger-on"))
					p.until("a question", "f321.lines().length")
					now = js[state](p, "f321.state()")
				}
				high := js[float64](p, "f321.find('.bar').offsetHeight") / float64(test.size.height)
				said := js[string](p, "f321.find('.said')?.innerText ?? ''")
				if high > .2 {
					t.Errorf("%v: the bar below takes %.0f %% of the screen", now.Facts, 100*high)
				}
				if said != "" {
					p.shot(fmt.Sprintf("undo-%d", test.size.width))
				}
				if len(now.Facts) > 5 {
					t.Errorf("%d lines in large type", len(now.Facts))
				}
				if n := len(now.Facts); n > 1 && (!js[bool](p, "!!f321.button("+quote(p.say("next-page"))+")") || js[bool](p, "!!f321.button("+quote(p.say("next"))+")")) {
					t.Error("the bar of a page of lines does not name pages")
				}
				quick(p, facts)
			}
		})
	}
}

// TestNumberIsOneTap: a number that has a chip is answered by one tap, and the
// chips of the last row are no wider than the others.
func TestNumberIsOneTap(t *testing.T) {
	p := fresh(t, pocket)
	p.navigate(serve(t))
	facts := answersOf(t, "noodle-shop")
	facts["place.kinds"] = map[string]any{"value": []string{"small-restaurant", "mixed-use"}}
	p.begin("cn/national/unit")
	for range 12 {
		p.until("a question", "f321.lines().length && !f321.find('.settling')")
		if js[bool](p, "!!f321.find('.digits .chip')") {
			break
		}
		p.answer(facts)
	}
	p.until("the chips", "f321.find('.digits .chip')")
	p.shot("digits")
	if widths := js[[]float64](p, "[...f321.all('.digits .chip')].map((el) => Math.round(el.offsetWidth))"); widths[0] != widths[len(widths)-1] {
		t.Errorf("the chips are %v wide", widths)
	}
	was := js[string](p, "f321.heading()")
	p.click("[...f321.all('.digits .chip')][5]")
	p.until("the next question", "f321.lines().length && f321.heading() !== "+quote(was))
}

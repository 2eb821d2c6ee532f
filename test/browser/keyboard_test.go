package browser

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"
)

// TestByKeyboard: the noodle shop from the first screen to a document and back,
// by keys alone. Wherever the focus goes it can be seen, and nothing covers it.
func TestByKeyboard(t *testing.T) {
	p := fresh(t, phone)
	p.inject(`globalThis.focus321 = () => {
		const el = f321.focused(), face = el.matches('label input') ? el.parentElement.lastElementChild : el;
		const r = face.getBoundingClientRect();
		// What is taller than the screen is seen by its top.
		const x = r.x + r.width / 2, y = r.y + Math.min(r.height / 2, 20);
		let top = document.elementFromPoint(x, y);
		while (top?.shadowRoot) { const inner = top.shadowRoot.elementFromPoint(x, y); if (!inner || inner === top) break; top = inner; }
		const within = (a, b) => { for (let n = a; n; n = n.parentNode ?? n.host) if (n === b) return true; return false; };
		const covered = !top || !(within(top, face) || within(face, top) && !top.matches('.bar, .top') || top.closest('label')?.contains(face));
		// The ring is around it, or around the field that it is a part of.
		const ringed = [face, el.parentElement].some((x) => { const s = getComputedStyle(x); return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2; });
		return (ringed || el.localName === 'h1' || el.localName === 'body' ? '' : 'no ring ') + (covered && el.localName !== 'body' ? 'covered by ' + top?.className + ' at ' + Math.round(y) : '');
	};`)
	p.navigate(serve(t))
	p.heading(p.say("welcome"))
	p.pressByKey(p.say("begin"))
	p.heading(p.say("where"))
	p.tabTo(`el.matches('[data-pack="cn/jiangsu/xinghua/unit"]')`)
	p.key("\r")
	p.until("the kinds of place", "f321.lines().length")
	w := p.walk(keyboard, answersOf(t, "noodle-shop"), func(n int, _ state) {
		if got := js[string](p, "f321.focused().localName"); n > 1 && got != "h1" {
			t.Errorf("screen %d has its focus on %s", n, got)
		}
	})
	t.Logf("%d screens", w.screens)
	p.pressByKey(p.say("see-results"))
	p.until("the results", "f321.find('.lead')")
	p.sameAsGo()
	p.pressByKey(p.say("documents"))
	p.heading(p.say("documents"))
	for _, kind := range kinds {
		p.pressByKey(p.say("view-print") + " " + p.document(kind))
		p.until("the sheet", "f321.find('article.sheet')")
		p.tabTo(`f321.name(el) === ` + quote(p.say("print")))
		p.pressByKey(p.say("back"))
		p.heading(p.say("documents"))
	}
}

// keyboard answers with Tab, the arrows, space and Enter.
func keyboard(p *page, facts map[string]any) state {
	p.t.Helper()
	for _, s := range p.plan(facts) {
		el := "f321.find(" + quote(s.CSS) + ")"
		if s.Text != nil {
			p.tabTo("el === " + el)
			p.key(*s.Text)
			continue
		}
		p.tabTo("el === " + el + " || el.type === 'radio' && el.name === " + el + ".name")
		// Of a group Tab reaches the one that is chosen, else the first; the
		// arrows go round.
		for range 40 {
			if js[bool](p, "f321.focused() === "+el) {
				break
			}
			p.key(kb.ArrowDown)
		}
		p.choose()
	}
	js[bool](p, "(globalThis.moved = f321.before(), true)")
	p.key("\r")
	p.until("what comes after", "moved() || f321.asksDay()")
	if js[bool](p, "f321.asksDay()") { // only the month is known
		p.key("\r")
		p.until("what comes after", "moved()")
	}
	return js[state](p, "f321.state()")
}

// choose has what the focus is on chosen.
func (p *page) choose() {
	p.t.Helper()
	if !js[bool](p, "f321.focused().checked") {
		p.key(" ")
	}
	p.until("the choice", "f321.focused().checked")
}

// tabTo presses Tab until the focus is on an element that suits, el.
func (p *page) tabTo(suits string) {
	p.t.Helper()
	for range 200 {
		at := js[string](p, `(await f321.still(), ((el) => (`+suits+`) ? 'here' : '')(f321.focused()) + '|' + focus321())`)
		here, wrong, _ := strings.Cut(at, "|")
		if wrong != "" {
			p.t.Errorf("on %s, focus on %s: %s", js[string](p, "f321.heading()"), js[string](p, "f321.focused().outerHTML.slice(0, 120)"), wrong)
		}
		if here != "" {
			return
		}
		p.key("\t")
	}
	p.t.Fatalf("Tab never reaches %s", suits)
}

func (p *page) pressByKey(words string) {
	p.t.Helper()
	p.tabTo("el.localName === 'button' && f321.name(el).startsWith(" + quote(words) + ")")
	p.key("\r")
}

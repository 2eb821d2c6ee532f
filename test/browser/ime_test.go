package browser

import (
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

// TestIME: Chinese that is composed by an input method arrives whole: in words,
// in numbers and in the search.
func TestIME(t *testing.T) {
	p := fresh(t, phone)
	p.navigate(serve(t))
	p.begin("cn/jiangsu/xinghua/unit")
	p.click("f321.find('input[type=search]')")
	p.compose("c", "can", "餐")
	p.until("what was found", "f321.find('.finder [role=status]').textContent")
	if js[bool](p, `f321.find('input[value="hotel"]') && f321.shown(f321.find('input[value="hotel"]').parentElement)`) {
		t.Error("the search for 餐 shows hotels")
	}
	p.typeInto("input[type=search]", "")
	p.walk(func(p *page, facts map[string]any) state {
		if js[bool](p, "f321.lines().length === 1 && f321.lines()[0].dataset.type === 'number' && !globalThis.counted") {
			js[bool](p, "(globalThis.counted = true)")
			p.click("f321.find('.num input')")
			p.compose("s", "shi'er", "十二")
			if got := js[string](p, "f321.find('.num input').value"); got != "十二" {
				t.Errorf("the field holds %q", got)
			}
			p.until("its echo", "f321.find('.echo').textContent.includes('12')")
			fact := js[string](p, "f321.lines()[0].dataset.fact")
			js[bool](p, "(globalThis.moved = f321.before(), true)")
			p.key("\r")
			p.until("what comes after", "moved()")
			if got := js[float64](p, "document.querySelector('fire321-check').answers.facts["+quote(fact)+"]"); got != 12 {
				t.Errorf("%s is %v", fact, got)
			}
			return js[state](p, "f321.state()")
		}
		return quick(p, facts)
	}, answersOf(t, "noodle-shop"), nil)
	if !js[bool](p, "!!globalThis.counted") {
		t.Fatal("no number was asked for")
	}
	p.press(p.say("see-results"))
	p.until("the results", "f321.find('.lead')")
	p.press(p.say("documents"))
	p.press(p.say("unit-change"))
	p.heading(p.say("unit-title"))
	p.click("f321.find('.field.words input')")
	p.compose("l", "lao jie", "老街")
	p.compose("m", "mian guan", "面馆")
	p.key("\r")
	p.heading(p.say("documents"))
	if got := js[string](p, "document.querySelector('fire321-check').answers.unit.name"); got != "老街面馆" {
		t.Errorf("the unit is called %q", got)
	}
}

// compose types by an input method: what is typed stands underlined until a
// word, the last step, is chosen.
func (p *page) compose(steps ...string) {
	p.t.Helper()
	word := steps[len(steps)-1]
	for _, s := range steps[:len(steps)-1] {
		if _, err := chromedp.Call(p.ctx, input.ImeSetComposition, input.ImeSetCompositionParams{Text: s, SelectionStart: int64(len(s)), SelectionEnd: int64(len(s))}); err != nil {
			p.t.Fatal(err)
		}
	}
	if _, err := chromedp.Call(p.ctx, input.InsertText, input.InsertTextParams{Text: word}); err != nil {
		p.t.Fatal(err)
	}
}

package browser

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"gopkg.in/yaml.v3"
)

// fileOf is an example as the JSON that the widget saves and opens.
func fileOf(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "..", "examples", "units", name+".yaml"))
	if err != nil {
		t.Fatal(err)
	}
	var doc yaml.Node
	if err := yaml.Unmarshal(data, &doc); err != nil {
		t.Fatal(err)
	}
	out, err := json.Marshal(asJSON(doc.Content[0]))
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

func asJSON(n *yaml.Node) any {
	switch n.Kind {
	case yaml.MappingNode:
		m := map[string]any{}
		for i := 0; i < len(n.Content); i += 2 {
			m[n.Content[i].Value] = asJSON(n.Content[i+1])
		}
		return m
	case yaml.SequenceNode:
		list := []any{}
		for _, c := range n.Content {
			list = append(list, asJSON(c))
		}
		return list
	}
	switch n.Tag {
	case "!!int", "!!float":
		return json.Number(n.Value)
	case "!!bool":
		return n.Value == "true"
	case "!!null":
		return nil
	}
	return n.Value
}

// load opens an example and shows its results.
func (p *page) load(name string) {
	p.t.Helper()
	p.until("the element", "f321.heading() !== ''")
	js[bool](p, "(await document.querySelector('fire321-check').load("+fileOf(p.t, name)+"), true)")
	p.until("the answers", "document.querySelector('fire321-check').answers && f321.heading()")
	p.press("目录")
	p.heading("目录")
	p.press("先看结果")
	p.until("the results", "f321.find('.lead')")
}

// TestDesktop looks at every screen of a loaded unit on a desktop, in both
// languages, light and dark.
func TestDesktop(t *testing.T) {
	p := open(t, browser(t, t.TempDir()), 1280, 800)
	p.navigate(serve(t))
	p.load("noodle-shop")
	p.until("what mending is worth", "f321.find('.gain')?.textContent")
	p.until("the days to come", "f321.find('.days')")
	p.shot("desk-results")
	p.click("f321.find('.hz')")
	p.until("the hazard", "f321.find('.law')")
	p.until("what would pass", "f321.button('已经改好了')")
	p.shot("desk-hazard")
	p.press("返回")
	p.until("the results", "f321.find('.lead')")
	p.press("改几项能更好")
	p.heading("改几项能更好")
	p.until("the score", "f321.find('.was')")
	p.shot("desk-whatif")
	p.press("看整改清单")
	p.until("the sheet", "f321.find('article.sheet')")
	p.shot("desk-rectify")
	p.press("返回")
	p.heading("改几项能更好")
	p.press("目录")
	p.heading("目录")
	p.shot("desk-sections")
	p.press("培训和演练")
	p.heading("核对答案")
	p.shot("desk-check")
	p.click("f321.button('修改')")
	p.until("a question", "f321.find('fieldset[data-fact]')")
	p.until("its law", "f321.find('.side .reasons section')")
	p.shot("desk-question")
	p.press("English")
	p.until("English", "f321.button('中文')")
	dark := emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: "dark"}}}
	if _, err := chromedp.Call(p.ctx, emulation.SetEmulatedMedia, dark); err != nil {
		t.Fatal(err)
	}
	p.shot("desk-question-en-dark")
	p.press("Sections")
	p.press("See results now")
	p.until("the results", "f321.find('.lead')")
	p.shot("desk-results-en-dark")
	p.press("Documents")
	p.heading("Documents")
	p.shot("desk-documents-en-dark")
}

// TestNarrow: nothing is lost at 320 pixels with the largest type, and what is
// to be tapped is large enough.
func TestNarrow(t *testing.T) {
	p := open(t, browser(t, t.TempDir()), 320, 568)
	p.navigate(serve(t))
	p.heading("归哪里管")
	p.press("大字")
	p.press("大字")
	fits := func(screen string) {
		p.t.Helper()
		p.shot("narrow-" + screen)
		if w := js[int](p, "document.documentElement.scrollWidth"); w > 320 {
			t.Errorf("%s is %d pixels wide: %s", screen, w, js[string](p, `[...f321.all()].filter((el) => f321.shown(el) && el.getBoundingClientRect().right > 321).map((el) => el.localName + '.' + el.getAttribute('class')).slice(0, 8).join(' ')`))
		}
		if small := js[[]string](p, `[...f321.all()].filter((el) => (el.localName === 'button' || el.localName === 'summary' || el.matches('.face')) && f321.shown(el) && el.getBoundingClientRect().height < 43.9)
			.map((el) => f321.name(el) + ' ' + el.getBoundingClientRect().height)`); len(small) > 0 {
			t.Errorf("%s: too small to tap: %v", screen, small)
		}
	}
	fits("where")
	p.start("cn/national/unit", answersOf(t, "noodle-shop"), 2)
	for n := range 8 {
		p.until("a question", "f321.find('fieldset[data-fact]')")
		fits("question-" + string(rune('a'+n)))
		p.answer(answersOf(t, "noodle-shop"))
	}
	p.load("noodle-shop")
	fits("results")
	p.press("改几项能更好")
	p.heading("改几项能更好")
	fits("whatif")
	p.press("返回")
	p.until("the results", "f321.find('.lead')")
	p.press("打印文书")
	p.heading("打印文书")
	fits("documents")
	p.press("看和打印 承诺书")
	p.until("the sheet", "f321.find('article.sheet')")
	fits("letter")
}

// TestKeyboard: a unit is started and questions are answered without a mouse.
func TestKeyboard(t *testing.T) {
	p := open(t, browser(t, t.TempDir()), 390, 844)
	p.navigate(serve(t))
	p.heading("归哪里管")
	key := func(keys string) {
		t.Helper()
		if err := chromedp.Do(p.ctx, chromedp.KeyEvent(keys)); err != nil {
			t.Fatal(err)
		}
	}
	focused := `(() => { let el = document.activeElement; while (el && el.shadowRoot && el.shadowRoot.activeElement) el = el.shadowRoot.activeElement; return el; })()`
	to := func(expression string) {
		t.Helper()
		for range 80 {
			if js[bool](p, "(("+expression+")("+focused+"))") {
				return
			}
			key("\t")
		}
		t.Fatalf("Tab never reaches %s", expression)
	}
	to(`(el) => el.matches('input[type=radio]')`)
	key(" ")
	key("\r")
	p.heading("你这里是做什么的")
	to(`(el) => el.matches('input[value="small-restaurant"]')`)
	key(" ")
	key("\r")
	for range 6 {
		p.until("a question", "f321.find('fieldset[data-fact]') && f321.heading() !== '你这里是做什么的？'")
		now := js[string](p, "f321.find('fieldset[data-fact]').dataset.fact")
		if got := js[string](p, focused+".localName"); got != "h1" {
			t.Errorf("a new screen has its focus on %s", got)
		}
		for i := range js[int](p, "[...f321.all()].filter((el) => el.matches('fieldset[data-fact]')).length") {
			fact := js[string](p, fmt.Sprintf("[...f321.all()].filter((el) => el.matches('fieldset[data-fact]'))[%d].dataset.fact", i))
			to(`(el) => el.closest('[data-fact="` + fact + `"]') && el.matches('input[type=radio], input[value="not-sure"]')`)
			if js[string](p, focused+".type") == "radio" {
				key(kb.ArrowUp) // around to the last: "not sure"
			}
			if !js[bool](p, focused+".checked") {
				key(" ")
			}
		}
		key("\r")
		p.until("the next screen", "!f321.find("+quote(`[data-fact="`+now+`"]`)+")")
	}
}

// TestTwoOnAPage: several stand on a page of their host, each with its own
// answers and language, and the host hears of them.
func TestTwoOnAPage(t *testing.T) {
	p := open(t, browser(t, t.TempDir()), 1280, 800)
	p.navigate(serve(t) + "example.html")
	p.until("the first", "f321.heading() === '你这里是做什么的？'")
	js[bool](p, `(() => { globalThis.heard = []; document.addEventListener('fire321-answer', (e) => heard.push([e.target.id, ...e.detail.facts]));
		const el = document.createElement('fire321-check'); el.id = 'second'; el.setAttribute('bundle', 'cn/national/unit'); el.setAttribute('lang', 'en'); document.body.prepend(el); return true; })()`)
	p.until("the second", "document.querySelector('#second').shadowRoot?.querySelector('main h1')?.textContent === 'What is done in your place?'")
	p.click(`f321.find('input[value="office"]')`)
	p.press("Start")
	p.until("word of the answer", "heard.length")
	if got := js[[][]string](p, "heard"); len(got) != 1 || len(got[0]) != 2 || got[0][0] != "second" || got[0][1] != "place.kinds" {
		t.Errorf("the host heard %v", got)
	}
	if !js[bool](p, "document.querySelectorAll('fire321-check')[1].answers.facts === undefined") {
		t.Error("the other one has answers too")
	}
}

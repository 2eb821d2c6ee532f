package browser

import (
	"strings"
	"testing"
)

// TestHostileName: whatever a unit calls itself is words, on every screen and
// in every document: nothing of it runs or loads, and nothing breaks the page
// on the smallest screen.
func TestHostileName(t *testing.T) {
	for name, words := range map[string]string{
		"markup": `"><img src=x onerror="globalThis.owned=1"><script>globalThis.owned=1</script><svg onload=globalThis.owned=1></svg><a href="javascript:globalThis.owned=1">店</a>{0}${1}&lt;b&gt;`,
		"marks":  "\u202e\u202d\u2066店\u2069\u200f\u200b\ufeff面\u0301\u0301\u0301\u0301馆\u2028\u061c " + strings.Repeat("\u0489", 40),
		"long":   strings.Repeat("Wm", 2500) + strings.Repeat("超长的名字", 1000),
	} {
		t.Run(name, func(t *testing.T) {
			p := fresh(t, small)
			p.navigate(serve(t))
			p.heading(p.say("welcome"))
			doc := documentOf(t, "noodle-shop")
			doc["unit"] = map[string]any{"name": words, "address": words, "code": words}
			plan := map[string]any{}
			for id := range doc["plan"].(map[string]any) {
				plan[id] = map[string]any{"measure": words, "person": words, "guard": words}
			}
			doc["plan"] = plan
			p.loadFile(text(t, doc))
			n := 0
			look := func(screen string) {
				n++
				p.shot("hostile-" + name + "-" + screen)
				p.targets(screen)
				if js[bool](p, "!!globalThis.owned || [...f321.all('script, img:not([data-code]), iframe, object, [onerror], [onload], [href^=\"javascript\"]')].some((el) => el.getRootNode() !== document)") {
					t.Errorf("%s: the name has become elements", screen)
				}
			}
			p.afterQuestions(look)
			p.home()
			look("home")
			p.press(p.say("delete"))
			p.until("the question", "f321.find('.sure:not([hidden])')")
			look("home-delete")
			p.press(p.say("cancel"))
			t.Logf("%d screens", n)
		})
	}
}

// TestHostileFile: a file that is none of ours is refused in words.
func TestHostileFile(t *testing.T) {
	p := fresh(t, small)
	p.navigate(serve(t))
	p.heading(p.say("welcome"))
	p.load("half-answered")
	p.press(p.say("sections"))
	p.home()
	for _, content := range []string{"", "[]", "null", `"x"`, "{", "PK\x03\x04", `<img src=x onerror=globalThis.owned=1>`} {
		p.upload(content)
		p.until("the refusal of "+content, "f321.find('.err')?.textContent")
		js[bool](p, "(f321.find('.err').textContent = '', true)")
	}
	for _, content := range []string{
		`{"format":2}`, `{"format":1,"pack":"cn/nowhere/unit","at":"2026-11-24","facts":{"<img src=x onerror=globalThis.owned=1>":true}}`,
		`{"format":1,"pack":"cn/jiangsu/unit","at":"2026-02-30"}`, `{"format":1,"pack":"cn/jiangsu/unit","at":"2026-11-24","facts":{"place.kinds":` + strings.Repeat("[", 3000) + strings.Repeat("]", 3000) + `}}`,
	} {
		p.upload(content)
		p.until("what comes of "+content[:12], "f321.heading() !== "+quote(p.say("your-units"))+" || f321.find('.err')?.textContent")
		if js[bool](p, "!!globalThis.owned") {
			t.Error("a name of a fact has run")
		}
		p.navigate(js[string](p, "location.href"))
		p.heading(p.say("your-units"))
	}
}

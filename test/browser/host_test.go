package browser

import (
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/fire321/fire321/wasm/widget"
)

// TestPlainHTTP: on a plain address of the local network, which browsers do
// not trust, all works but what they withhold; and that is said.
func TestPlainHTTP(t *testing.T) {
	p := fresh(t, phone)
	s := host(t, "192.168.31.5:8321", widget.Handler())
	p.navigate(s.url)
	for _, missing := range []string{"isSecureContext || undefined", "navigator.serviceWorker", "crypto.subtle", "navigator.locks", "globalThis.caches"} {
		if !js[bool](p, "("+missing+") === undefined") {
			t.Fatalf("%s is there: this address is no plain one", missing)
		}
	}
	p.until("that it is said", "f321.find('.update.notice')?.textContent.includes('https')")
	p.shot("phone-plain-http")
	p.press("知道了")
	p.begin("cn/jiangsu/unit")
	p.walk(quick, answersOf(t, "half-answered"), nil)
	before := string(p.answers())
	p.press(p.say("see-results"))
	p.until("the results", "f321.find('.lead')")
	p.sameAsGo()
	p.press(p.say("documents"))
	p.sheet("notice")
	if board := js[string](p, "f321.find('article.sheet').textContent"); !strings.Contains(board, s.url) {
		t.Errorf("the notice does not say where it is checked: %s", board)
	}
	p.printed("plain-http-notice", "notice") // on one sheet still
	p.navigate(s.url)
	p.press(p.say("open-unit"))
	p.heading(p.say("again-today"))
	if after := string(p.answers()); !strings.HasPrefix(after, strings.TrimSuffix(before, "}")) { // the days of the hazards stand after
		t.Errorf("answers were %s, are %s", before, after)
	}
}

// hostile is a page of somebody else's, with its own folder for the widget, the
// strict policy, and styles that would ruin whatever they reach.
const hostile = `<!doctype html><html lang="zh-Hans"><meta charset="utf-8"><title>某商场</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="host.css">
<script type="module" src="tools/fire321/fire321-check.js"></script>
<script type="module" src="tools/fire321/fire321-check.js?again"></script>
<h1>某商场</h1><nav>导航</nav>
<fire321-check id="one" bundle="cn/jiangsu/unit"></fire321-check>
<fire321-check id="two" bundle="cn/national/unit" lang="en" theme="dark" size="l"></fire321-check>
<footer>页脚</footer>`

const hostCSS = `* { all: unset !important; font-size: 3px !important; letter-spacing: 1em !important; text-transform: uppercase !important; direction: rtl !important; text-align: center !important;
	word-break: break-all !important; text-indent: 5em !important; white-space: pre !important; word-spacing: 1em !important; font-style: italic !important; } button, fieldset, main, input { display: none !important; }
body { display: block; --fire321-brand: #7a1fa2; }`

// TestInAForeignPage: several elements on a page of another make, each with its
// own unit, language and looks; neither spoils the other, and the page hears
// what happens.
func TestInAForeignPage(t *testing.T) {
	s := host(t, "", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Security-Policy", widget.Policy)
		switch {
		case strings.HasPrefix(r.URL.Path, "/tools/fire321/"):
			http.StripPrefix("/tools/fire321", widget.Handler()).ServeHTTP(w, r)
		case r.URL.Path == "/shop/":
			w.Header().Set("Content-Type", "text/html")
			io.WriteString(w, strings.ReplaceAll(strings.ReplaceAll(hostile, `"tools/`, `"../tools/`), `"host.css"`, `"../host.css"`))
		case r.URL.Path == "/host.css":
			w.Header().Set("Content-Type", "text/css")
			io.WriteString(w, hostCSS)
		default:
			http.NotFound(w, r)
		}
	}))
	p := fresh(t, desktop)
	p.allow("favicon") // the page has none
	p.navigate(s.url + "shop/")
	in := func(id, css string) string {
		return "document.querySelector('#" + id + "').shadowRoot.querySelector('" + css + "')"
	}
	for id, heading := range map[string]string{"one": "你这里是做什么的？", "two": "What do you use this place for?"} {
		p.until("the welcome of "+id, in(id, ".bar .btn-1"))
		p.click(in(id, ".bar .btn-1")) // one pack: nobody asks for the place
		p.until("the first question of "+id, in(id, "main h1")+".textContent === "+quote(heading))
	}
	for _, id := range []string{"one", "two"} {
		if !js[bool](p, "f321.shown("+in(id, "button[type=submit]")+") && parseFloat(getComputedStyle("+in(id, "main h1")+").fontSize) > 15") {
			t.Errorf("the styles of the page reach into %s", id)
		}
	}
	// What an element inherits is not the page's, either.
	inherited := js[[]string](p, "(({ letterSpacing, textTransform, direction, textAlign, wordBreak, textIndent, whiteSpace, wordSpacing, fontStyle }) => [letterSpacing, textTransform, direction, textAlign, wordBreak, textIndent, whiteSpace, wordSpacing, fontStyle])(getComputedStyle("+in("one", "main p")+"))")
	if got := strings.Join(inherited, "|"); got != "normal|none|ltr|start|normal|0px|normal|0px|normal" {
		t.Errorf("a paragraph inherits from the page: %s", got)
	}
	if got := js[[]string](p, "["+in("one", ".btn-1")+", "+in("two", ".btn-1")+"].map((el) => getComputedStyle(el).backgroundColor)"); got[0] != "rgb(122, 31, 162)" || got[1] != got[0] {
		t.Errorf("the page's brand colour is not taken: %v", got)
	}
	if got := js[string](p, "document.title"); got != "某商场" {
		t.Errorf("the element took the page's title: %s", got)
	}
	p.shot("desktop-foreign-page")
	js[bool](p, `((globalThis.heard = []), document.addEventListener('fire321-answer', (e) => heard.push([e.target.id, ...e.detail.facts])), true)`)
	p.click(in("two", `input[value="office"]`))
	p.click(in("two", "button[type=submit]"))
	p.until("the name", in("two", "[data-skip]"))
	p.click(in("two", "[data-skip]"))
	p.until("word of the answer", "heard.length")
	if got := js[[][]string](p, "heard"); len(got) != 1 || len(got[0]) != 2 || got[0][0] != "two" || got[0][1] != "place.kinds" {
		t.Errorf("the page heard %v", got)
	}
	if !js[bool](p, "document.querySelector('#one').answers === undefined") {
		t.Error("the other one has answers too")
	}
	if n := js[int](p, "navigator.serviceWorker ? (await navigator.serviceWorker.getRegistrations()).length : 0"); n != 0 {
		t.Errorf("the element put %d service workers on its host", n)
	}
	js[bool](p, "(document.querySelector('#one').remove(), true)")
	p.until("the other one going on", in("two", "fieldset[data-fact]")+" && "+in("two", "main h1")+".textContent !== 'What do you use this place for?'")
}

// TestExamplePage: the page that shows how to embed works as it stands.
func TestExamplePage(t *testing.T) {
	p := fresh(t, desktop)
	p.navigate(serve(t) + "example.html")
	p.heading(p.say("welcome"))
	p.shot("desktop-example")
}

package browser

import (
	"crypto/sha256"
	"encoding/hex"
	"maps"
	"net/http"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/fire321/fire321/wasm/widget"
)

// TestTwoTabs: neither of two tabs writes over the other.
func TestTwoTabs(t *testing.T) {
	url := serve(t)
	facts := answersOf(t, "noodle-shop")
	a := fresh(t, phone)
	a.navigate(url)
	a.start("cn/national/unit", facts, 3)

	b := a.another()
	b.navigate(url)
	b.press(b.say("go-on"))
	b.until("a question", "f321.lines().length")
	asked := js[string](b, "f321.lines()[0].dataset.fact")
	b.answer(facts)

	a.until("word of the other tab", "f321.find('.told')?.textContent.includes('另一个页面')")
	other := map[string]any{}
	for k, v := range facts {
		if k != asked {
			other[k] = v
		}
	}
	// "Not sure", where the other tab gave an answer. That is kept, and the clash
	// seen, as soon as it is chosen, even where it is not an answer before "next".
	a.until("that it takes taps", "!f321.find('.settling')")
	for _, s := range a.plan(other) {
		a.click("f321.find(" + quote(s.CSS) + ")")
	}
	a.heading(a.say("two-tabs"))
	a.shot("phone-two-tabs")
	a.press(a.say("keep-mine"))
	a.until("a question", "f321.lines().length")
	if js[string](a, "f321.lines()[0].dataset.fact") == asked {
		a.answer(other)
	}
	b.navigate(url)
	b.until("both units", "[...f321.all('.units > li')].length === 2")
	kept := js[[]bool](b, "(await f321.drafts()).map((d) => d.answers.facts["+quote(asked)+"] === null)")
	if len(kept) != 2 || kept[0] == kept[1] {
		t.Errorf("of the two answers to %s, %v are not sure", asked, kept)
	}
}

// TestCannotSave: where the device keeps nothing, or no more, that is said at
// once, and nothing claims to be saved; all else works on to the documents.
func TestCannotSave(t *testing.T) {
	for name, broken := range map[string]string{
		"full":      `IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); };`,
		"late":      `{ const put = IDBObjectStore.prototype.put; IDBObjectStore.prototype.put = function(...a) { const r = put.apply(this, a); if (this.name === 'drafts') this.transaction.abort(); return r; }; }`,
		"refused":   `IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError'); };`,
		"forbidden": `IDBFactory.prototype.open = () => { const r = { }; setTimeout(() => { r.error = new DOMException('no', 'InvalidStateError'); r.onerror(); }); return r; };`,
		"missing":   `delete globalThis.indexedDB; Object.defineProperty(globalThis, 'indexedDB', { value: undefined });`,
	} {
		t.Run(name, func(t *testing.T) {
			p := fresh(t, phone)
			p.inject(broken)
			p.navigate(serve(t))
			p.start("cn/national/unit", answersOf(t, "noodle-shop"), 1)
			p.until("the warning", "f321.find('.note.warn')?.textContent.includes("+quote(p.say("cannot-save"))+")")
			if got := js[string](p, "f321.find('.saved').textContent"); strings.Contains(got, "已存") {
				t.Errorf("it says %s", got)
			}
			p.shot("phone-cannot-save-" + name)
			if name != "full" && name != "missing" {
				return
			}
			p.results()
			p.sameAsGo()
			p.download()
			p.press(p.say("documents"))
			p.heading(p.say("documents"))
			p.click("f321.buttons(" + quote(p.say("save-file")) + ").at(-1)") // the first is the warning's
			if data, name := p.downloaded(); !strings.Contains(string(data), `"place.kinds"`) {
				t.Errorf("the file %s has no answers: %s", name, data)
			}
		})
	}
}

// TestOlderDraft: a draft of an older bundle opens in a newer one, after it was
// said what that means: what is kept, what is kept aside, what is asked anew.
func TestOlderDraft(t *testing.T) {
	var renamed atomic.Value // the question that has another name in the newer bundle
	url := serveHandler(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name := strings.TrimPrefix(r.URL.Path, "/")
		if id, ok := renamed.Load().(string); ok && (name == "bundles/index.json" || name == "bundles/cn/national/unit.json") {
			index, _ := widget.Find("bundles/index.json")
			bundle, _ := widget.Find("bundles/cn/national/unit.json")
			// An answer to it has no place there, and it is asked anew.
			now := strings.ReplaceAll(string(bundle.Data()), `"`+id+`"`, `"`+id+`_now"`)
			now = strings.Replace(now, `"version":"`, `"version":"9`, 1)
			sum := sha256.Sum256([]byte(now))
			w.Header().Set("Content-Type", "application/json")
			w.Header().Set("Content-Security-Policy", widget.Policy)
			if name == "bundles/index.json" {
				now = strings.Replace(string(index.Data()), bundle.SHA256, hex.EncodeToString(sum[:]), 1)
			}
			w.Write([]byte(now))
			return
		}
		if name == "sw.js" { // this test is about the bundle, not about the cache
			w.Header().Set("Content-Type", "text/javascript")
			w.Header().Set("Content-Security-Policy", widget.Policy)
			w.Write([]byte("// no cache"))
			return
		}
		widget.Handler().ServeHTTP(w, r)
	}))
	p := fresh(t, phone)
	p.navigate(url)
	p.begin("cn/national/unit")
	p.walk(quick, answersOf(t, "half-answered"), nil)
	before := js[map[string]any](p, "document.querySelector('fire321-check').answers.facts")
	var id string
	for _, id = range slices.Sorted(maps.Keys(before)) {
		if before[id] == true {
			break
		}
	}
	renamed.Store(id)
	open := func() {
		p.navigate(url)
		p.heading(p.say("your-units"))
		p.click("f321.find('.units button')")
		p.heading(p.say("rules-changed"))
	}
	open()
	p.shot("phone-rules-changed")
	said := js[string](p, "f321.find('main').textContent")
	for _, want := range []string{p.say("aside-hint"), id} {
		if !strings.Contains(said, want) {
			t.Errorf("it does not say %q: %s", want, said)
		}
	}
	p.press(p.say("use-old"))
	p.until("the unit", "document.querySelector('fire321-check').answers")
	if got := js[map[string]any](p, "document.querySelector('fire321-check').answers.facts"); text(t, got) != text(t, before) {
		t.Errorf("under the old rules %v became %v", before, got)
	}
	open()
	p.press(p.say("go-on"))
	p.until("the unit", "document.querySelector('fire321-check').answers && f321.heading() !== "+quote(p.say("rules-changed")))
	after := js[map[string]any](p, "document.querySelector('fire321-check').answers.facts")
	aside := js[map[string]any](p, "(await f321.drafts())[0].aside.facts")
	for fact, v := range before {
		now, ok := after[fact]
		if fact == id {
			now, ok = aside[fact]
		}
		if !ok || text(t, now) != text(t, v) {
			t.Errorf("%s was %v, is %v", fact, v, now)
		}
	}
}

package browser

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/fire321/fire321/wasm/widget"
)

// oneUnit is a page whose device keeps one good unit, and lists it.
func oneUnit(t *testing.T, size screen) (p *page, url string) {
	t.Helper()
	p, url = fresh(t, size), serve(t)
	p.navigate(url)
	p.heading(p.say("welcome"))
	p.load("half-answered")
	p.press(p.say("sections"))
	p.home()
	return p, url
}

// stands: the list of units is there after a reload, has as many tiles, and its
// good unit opens.
func (p *page) stands(url string, tiles int) {
	p.t.Helper()
	p.navigate(url)
	p.heading(p.say("your-units"))
	if n := js[int](p, "[...f321.all('.units > li')].length"); n != tiles {
		p.t.Errorf("%d tiles, not %d", n, tiles)
	}
	p.click("f321.find('.units .btn-1')")
	p.until("the good unit", "document.querySelector('fire321-check').answers?.facts['place.kinds'] && f321.heading() !== "+quote(p.say("your-units")))
}

// TestFileIsNotTrusted: a file with anything wrong in it is refused by what is
// wrong, and changes nothing; all units that are here stay within reach.
func TestFileIsNotTrusted(t *testing.T) {
	p, url := oneUnit(t, phone)
	before := text(t, p.drafts())
	unit := func(members string) string {
		return `{"kind":"fire321-units","format":1,"units":[{"id":"g1","pack":"cn/national/unit","saved":5,"answers":{"format":1,"at":"2026-11-24","facts":{}}},` +
			`{"id":"x1","pack":"cn/national/unit","saved":5,"answers":{"format":1,"at":"2026-11-24","facts":{}},` + members + `}]}`
	}
	answers := func(members string) string { return unit(`"answers":{"format":1,"at":"2026-11-24",` + members + `}`) } // the later one counts
	many := strings.TrimSuffix(strings.Repeat(`{"id":"a","pack":"p","answers":{"format":1,"at":"2026-11-24"}},`, 5001), ",")
	for content, want := range map[string]string{
		`{"kind":"fire321-units","format":1,"units":[{"id":"x1","pack":"cn/national/unit","saved":5,"answers":{"format":1,"at":5,"facts":{}}}]}`:       "units/0/answers/at",
		`{"kind":"fire321-units","format":1,"units":[{"id":"x1","pack":"cn/national/unit","saved":5,"answers":{"format":1,"at":{"x":1},"facts":{}}}]}`: "units/0/answers/at",
		answers(`"unit":{"name":{"a":1}}`): "units/1/answers/unit/name",
		answers(`"at":"x"`):                "units/1/answers/at",
		answers(`"at":"2026-02-30"`):       "units/1/answers/at",
		answers(`"pack":7`):                "units/1/answers/pack",
		answers(`"facts":[]`):              "units/1/answers/facts",
		answers(`"facts":{"a":` + strings.Repeat("[", 3000) + strings.Repeat("]", 3000) + `}`): "units/1/answers/facts/a",
		answers(`"found":{"a":1}`):                                        "units/1/answers/found/a",
		answers(`"plan":{"a":{"by":"soon"}}`):                             "units/1/answers/plan/a/by",
		answers(`"signed":{"by":[]}`):                                     "units/1/answers/signed/by",
		answers(`"unit":{"name":"` + strings.Repeat("长", 20001) + `"}`):   "units/1/answers/unit/name",
		answers(`"what":1`):                                               "units/1/answers/what",
		answers(`"__proto__":{"at":1}`):                                   "units/1/answers/__proto__",
		unit(`"id":{"x":1}`):                                              "units/1/id",
		unit(`"id":"` + strings.Repeat("x", 65) + `"`):                    "units/1/id",
		unit(`"pack":["cn/national/unit"]`):                               "units/1/pack",
		unit(`"pack":""`):                                                 "units/1/pack",
		unit(`"day":"today"`):                                             "units/1/day",
		unit(`"saved":"yesterday"`):                                       "units/1/saved",
		unit(`"saved":1e300`):                                             "units/1/saved",
		unit(`"remaining":-1`):                                            "units/1/remaining",
		unit(`"version":{}`):                                              "units/1/version",
		unit(`"aside":{"facts":"all"}`):                                   "units/1/aside/facts",
		unit(`"way":[{"at":"question"}]`):                                 "units/1/way/0/facts",
		unit(`"done":{"day":"2026-11-24","answers":{"format":1,"at":9}}`): "units/1/done/answers/at",
		unit(`"last":{"day":9,"answers":{"format":1}}`):                   "units/1/last/day",
		unit(`"photos":{}`):                                               "units/1/photos",
		unit(`"photos":[null]`):                                           "units/1/photos/0",
		unit(`"photos":[{"id":"p","about":"fact:a","taken":"x","jpeg":"/9j/"}]`): "units/1/photos/0/taken",
		unit(`"photos":[{"id":"p","about":{},"taken":1,"jpeg":"/9j/"}]`):         "units/1/photos/0/about",
		unit(`"photos":[{"id":"p","about":"fact:a","taken":1,"jpeg":"AAAA"}]`):   "units/1/photos/0/bytes",
		unit(`"photos":[{"id":"p","about":"fact:a","taken":1,"jpeg":"*"}]`):      "units/1/photos/0/jpeg",
		`{"kind":"fire321-units","format":1,"units":[` + many + `]}`:             "5001",
		`{"kind":"fire321-units","format":2,"units":[]}`:                         p.say("file-newer")[len("打不开"):],
		`{"format":2,"something":"new"}`:                                         "",
		`{"format":1,"at":5}`:                                                    "at",
		`{"format":1,"at":"2026-11-24","unit":{"name":{"a":1}}}`:                 "unit/name",
		`{"format":1,"at":"x"}`:                                                  "at",
		`{"format":1,"at":"2026-11-24","facts":{},"more":{}}`:                    "more",
		`{"kind":"fire321-raw","drafts":[]}`:                                     "",
	} {
		js[bool](p, "(f321.find('.err') && (f321.find('.err').textContent = ''), true)")
		p.upload(content)
		p.until("the refusal of "+content[:min(len(content), 200)], "f321.find('.err')?.textContent")
		if got := js[string](p, "f321.find('.err').textContent"); !strings.Contains(got, "answers.json") || !strings.Contains(got, want) {
			t.Errorf("%.200s: %q does not name %s", content, got, want)
		}
		if after := text(t, p.drafts()); after != before {
			t.Fatalf("%.200s: %s became %s", content, before, after)
		}
	}
	p.shot("phone-file-refused")
	p.stands(url, 1)
}

// TestHugeFile: what is too much to read is not read.
func TestHugeFile(t *testing.T) {
	p, url := oneUnit(t, phone)
	p.putFile(p.say("open-file"), "['{}']", "huge.json", "application/json") // so that the way there is right
	p.until("the refusal", "f321.find('.err')?.textContent.includes('huge.json')")
	js[bool](p, `(() => { Object.defineProperty(Blob.prototype, 'size', { get: () => 4e9 }); Blob.prototype.text = () => { throw new Error('it is read'); }; return true; })()`)
	p.putFile(p.say("open-file"), "['{}']", "huge.json", "application/json")
	p.until("that it is too large", "f321.find('.err')?.textContent.includes('400MB')")
	p.stands(url, 1)
}

// TestAllOrNothing: of a file of 3,000 units either all come in or none, also
// when the page goes away in between.
func TestAllOrNothing(t *testing.T) {
	const n = 3000
	units := make([]string, n)
	for i := range units {
		units[i] = fmt.Sprintf(`{"id":"u%d","pack":"cn/national/unit","saved":%d,"answers":{"format":1,"at":"2026-11-24","facts":{"place.kinds":["office"]},"unit":{"name":"第%d家"}}}`, i, i, i)
	}
	file := `{"kind":"fire321-units","format":1,"units":[` + strings.Join(units, ",\n") + `]}`
	p, url := oneUnit(t, phone)
	count := func() int { t.Helper(); return js[int](p, "await f321.store('readonly', (s) => s.count())") }

	// It fails half way: no room.
	js[bool](p, `(() => { const put = IDBObjectStore.prototype.put; let n = 0; IDBObjectStore.prototype.put = function (...a) { if (++n === 1500) throw new DOMException('full', 'QuotaExceededError'); return put.apply(this, a); }; return true; })()`)
	p.upload(file)
	p.until("that there is no room", "f321.find('.err')?.textContent.includes("+quote(p.say("restore-full"))+")")
	if got := count(); got != 1 {
		t.Errorf("%d units after a file that had no room", got)
	}

	// The page is reloaded at the first, in the middle, and after the last.
	for _, at := range []int{1, n / 2, n} {
		p.navigate(url)
		p.heading(p.say("your-units"))
		had := count()
		js[bool](p, `(() => { globalThis.left = true; const put = IDBObjectStore.prototype.put; let n = 0; IDBObjectStore.prototype.put = function (...a) { if (++n === `+fmt.Sprint(at)+`) location.reload(); return put.apply(this, a); }; return true; })()`)
		p.upload(file)
		p.until("the page after the reload", "!globalThis.left && f321.heading() === "+quote(p.say("your-units")))
		if got := count(); got != had && got != n+1 {
			t.Errorf("a reload at put %d leaves %d of %d units", at, got-had, n)
		}
	}

	// And all of it, with nothing in the way; once more it is all here.
	for range 2 {
		p.navigate(url)
		p.heading(p.say("your-units"))
		p.upload(file)
		p.until("word of it", "f321.find('.told')?.textContent.includes("+quote(strings.Fields(p.say("restored"))[0])+")")
		if got := count(); got != n+1 {
			t.Errorf("%d units, not %d", got, n+1)
		}
	}
	p.until("all of them", fmt.Sprintf("[...f321.all('.units > li')].length === %d", n+1))
}

// damaged are ways in which a draft of the store can be no draft; o is the good
// one, to be changed.
var damaged = map[string]string{
	"at":       "o.answers.at = 5",
	"at-none":  "o.answers.at = 'x'",
	"name":     "o.answers.unit = { name: { a: 1 } }",
	"answers":  "o.answers = null",
	"no-facts": "o.answers.facts = 'all'",
	"saved":    "o.saved = { x: 1 }",
	"number":   "o.answers.unit = { name: 5n }",
	"circle":   "o.answers.self = o",
	"id":       "o.id = [1, 2]",
	"bytes":    "o.day = new ArrayBuffer(3)",
	"pack":     "o.pack = new Date(NaN)",
	"later":    "o.answers.format = 2; o.answers.at = { year: 2031 }",
}

// TestDamagedDraft: a draft that cannot be shown says so on the home screen,
// can be saved as it lies there and deleted, and takes no other with it.
func TestDamagedDraft(t *testing.T) {
	for _, test := range []struct {
		name, lang string
		size       screen
	}{{"phone", "zh", screen{360, 640}}, {"desktop", "en", desktop}} {
		t.Run(test.name, func(t *testing.T) {
			p, url := oneUnit(t, test.size)
			for name, how := range damaged {
				js[bool](p, `await (async () => { const [good] = await f321.drafts(), o = structuredClone(good); o.id = 'bad-`+name+`'; o.answers.unit = { name: 'bad-`+name+`.' }; o.saved = 1; `+how+`; await f321.store('readwrite', (s) => s.put(o)); return true; })()`)
			}
			js[bool](p, `(await new Promise((ok) => { const r = indexedDB.open('fire321'); r.onsuccess = () => { const tx = r.result.transaction('photos', 'readwrite');
				tx.objectStore('photos').put({ id: 'p1', unit: 'bad-at', about: 7, taken: 'x', bytes: new Uint8Array([255, 216, 255, 1]).buffer }); tx.oncomplete = () => { r.result.close(); ok(true); }; }; }))`)
			p.navigate(url)
			p.until("the units", "f321.find('.units')")
			p.speak(test.lang)
			p.heading(p.say("your-units"))
			tiles := `[...f321.all('.units > li')]`
			if n := js[int](p, tiles+".length"); n != len(damaged)+1 {
				t.Errorf("%d tiles, not %d", n, len(damaged)+1)
			}
			if n := js[int](p, tiles+".filter((el) => el.textContent.includes("+quote(p.say("draft-broken"))+") && el.querySelector('.btn-2') && el.querySelector('.icon-btn')).length"); n != len(damaged) {
				t.Errorf("%d tiles say that they are damaged, not %d", n, len(damaged))
			}
			if got := js[string](p, "f321.find('main').textContent"); strings.Contains(got, "undefined") || strings.Contains(got, "NaN") || strings.Contains(got, "[object") {
				t.Errorf("it shows %q", got)
			}
			p.look("damaged-" + test.name)
			js[bool](p, "("+tiles+".find((el) => el.querySelector('.note')).scrollIntoView({ block: 'start' }), true)")
			p.shot("damaged-" + test.name + "-tile")

			// One as it lies there, with its photo.
			p.saved()
			one := func(name string) string { return tiles + ".find((el) => el.textContent.includes('bad-" + name + ".'))" }
			p.click(one("at") + ".querySelector('.btn-2')")
			got, _ := p.file()
			var file struct {
				Kind   string
				Drafts []struct {
					ID      string
					Answers struct{ At any }
				}
				Photos []struct{ ID, JPEG string }
			}
			if err := json.Unmarshal([]byte(got), &file); err != nil {
				t.Fatal(err)
			}
			if len(file.Drafts) != 1 || file.Drafts[0].ID != "bad-at" || file.Drafts[0].Answers.At != 5.0 || len(file.Photos) != 1 || file.Photos[0].JPEG != "/9j/AQ==" {
				t.Errorf("the file holds %s", got)
			}
			// All that is sound, without those that are not, can be read again.
			p.press(p.say("save-all"))
			if got, _ := p.file(); strings.Count(got, `"facts"`) < 1 || strings.Contains(got, "bad-") {
				t.Errorf("the file of all holds %s", got)
			}
			p.until("what is left out", "[...f321.all('[role=status]')].some((el) => el.textContent.includes("+quote(fmt.Sprint(len(damaged)))+"))")

			// Each can be deleted.
			for range damaged {
				left := js[int](p, tiles+".length")
				p.click(tiles + ".find((el) => el.querySelector('.note.warn')).querySelector('.icon-btn')")
				p.click(tiles + ".find((el) => el.querySelector('.note.warn')).querySelector('.sure:not([hidden]) .btn-2')")
				p.until("one less", fmt.Sprintf("%s.length === %d", tiles, left-1))
			}
			p.stands(url, 1)
		})
	}
}

// TestTroubleHasAWayOn: from what went wrong there is a way to the other units;
// and where their list is what fails, each is there as it lies.
func TestTroubleHasAWayOn(t *testing.T) {
	for _, size := range []screen{{360, 640}, desktop} {
		p, url := oneUnit(t, size)
		name := fmt.Sprintf("trouble-%d", size.width)
		js[bool](p, "await f321.change((d) => { d.kept = d.answers; d.answers = { ...d.answers, facts: { 'place.kinds': 7 } }; })")
		p.navigate(url)
		p.press(p.say("go-on"))
		p.heading(p.say("trouble"))
		p.look(name)
		p.saved()
		p.press(p.say("save-raw-all"))
		if got, _ := p.file(); !strings.Contains(got, `"place.kinds":7`) {
			t.Errorf("the file holds %s", got)
		}
		p.press(p.say("other-units"))
		p.heading(p.say("your-units"))
		js[bool](p, "await f321.change((d) => { d.answers = d.kept; })")
		js[bool](p, `(await f321.store('readwrite', (s) => s.put({ id: 'bad', answers: 1 })), true)`)

		// The list itself fails, whatever is pressed.
		p.inject("if (!sessionStorage.getItem('whole')) IDBIndex.prototype.openKeyCursor = () => { throw new Error('broken'); };")
		p.navigate(url)
		p.heading(p.say("trouble"))
		p.until("the units as they lie", "[...f321.all('.units > li')].length === 2")
		p.look(name + "-list")
		p.press(p.say("other-units"))
		p.until("trouble again", "f321.heading() === "+quote(p.say("trouble"))+" && [...f321.all('.units > li')].length === 2")
		p.saved()
		p.press(p.say("save-raw-all"))
		if got, _ := p.file(); !strings.Contains(got, `{"id":"bad","answers":1}`) {
			t.Errorf("the file holds %s", got)
		}
		p.press(p.say("open-unit"))
		p.until("the good unit", "document.querySelector('fire321-check').answers?.facts['place.kinds']")
		js[bool](p, "(sessionStorage.setItem('whole', '1'), true)")
		p.stands(url, 2)
	}
}

// TestOtherVersions: what a tab of another version says, keeps or has noted is
// no more than noise to this one.
func TestOtherVersions(t *testing.T) {
	p, url := oneUnit(t, phone)
	p.press(p.say("go-on"))
	p.until("a question", "f321.lines().length")
	id := js[string](p, "(await f321.drafts())[0].id")
	js[bool](p, `await (async () => {
		const tab = new BroadcastChannel('fire321');
		for (const m of [null, 'x', 5, [], {}, { id: 1, rev: 2 }, { id: `+quote(id)+` }, { id: `+quote(id)+`, rev: 'later' }, { id: `+quote(id)+`, rev: { n: 9 } }, { version: 9, changes: [{ id: `+quote(id)+` }] }, new Map(), 7n]) tab.postMessage(m);
		// One that this version understands comes last, so the others have been heard.
		tab.postMessage({ id: `+quote(id)+`, rev: 1e6, more: { of: 'a later version' } });
		return true;
	})()`)
	p.until("the one that is understood", "f321.find('.told:not([hidden])')?.textContent === "+quote(p.say("other-tab")))

	// A note of another page in the history, and wishes that are none.
	js[bool](p, `(() => { for (const state of ['x', { fire321: .5 }, { fire321: '1' }, { fire321: -3 }, { fire321: { n: 1 } }]) dispatchEvent(new PopStateEvent('popstate', { state })); return true; })()`)
	p.until("still a question", "f321.lines().length")
	for _, wish := range []string{"undefined", "__proto__", `{"x":1}`, strings.Repeat("x", 100000)} {
		js[bool](p, "(localStorage.setItem('fire321-size', "+quote(wish)+"), localStorage.setItem('fire321-lang', "+quote(wish)+"), true)")
		p.navigate(url)
		p.heading(p.say("your-units"))
		p.press(p.say("large-type"))
		p.until("larger type", "f321.find('.app').dataset.size === 'l'")
	}
	p.stands(url, 1)

	// A tab of a later version has made the store another one.
	js[bool](p, `await new Promise((ok) => { const r = indexedDB.open('fire321', 99); r.onsuccess = () => { r.result.close(); ok(true); }; })`)
	p.navigate(url)
	p.heading(p.say("welcome"))
	p.begin("cn/national/unit")
	p.until("what that means", "f321.find('.note.warn')?.textContent.includes("+quote(p.say("newer-here"))+")")
	p.look("phone-newer-here")
}

// TestDamagedInAnotherTab: what another tab has saved over these answers may be
// no draft; mine can be kept all the same.
func TestDamagedInAnotherTab(t *testing.T) {
	p, url := oneUnit(t, phone)
	p.press(p.say("go-on"))
	p.until("a question", "f321.lines().length")
	js[bool](p, "await f321.change((d) => { d.rev++; d.answers.at = { x: 1 }; d.saved = 'now'; })")
	quick(p, map[string]any{})
	p.heading(p.say("two-tabs"))
	p.look("phone-two-tabs-damaged")
	p.press(p.say("keep-mine"))
	p.until("a question", "f321.lines().length")
	p.stands(url, 2)
}

// TestBadBundles: a list of bundles that is none leaves the units within reach.
func TestBadBundles(t *testing.T) {
	bad := false
	url := serveHandler(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch {
		case r.URL.Path == "/sw.js": // this is not about the cache
			w.Header().Set("Content-Type", "text/javascript")
			w.Header().Set("Content-Security-Policy", widget.Policy)
			w.Write([]byte("// no cache"))
		case bad && strings.HasSuffix(r.URL.Path, "/index.json"):
			w.Header().Set("Content-Type", "application/json")
			w.Write([]byte(`<html>log in first</html>`))
		default:
			widget.Handler().ServeHTTP(w, r)
		}
	}))
	p := fresh(t, phone)
	p.navigate(url)
	p.heading(p.say("welcome"))
	p.load("half-answered")
	bad = true
	p.navigate(url)
	p.heading(p.say("trouble"))
	p.until("the unit", "[...f321.all('.units > li')].length === 1")
	p.look("phone-bad-bundles")
	p.saved()
	p.press(p.say("save-raw"))
	if got, _ := p.file(); !strings.Contains(got, `"place.kinds"`) {
		t.Errorf("the file holds %s", got)
	}
}

// TestLongTable: of a pasted table that is too long nothing is taken, and of
// many bad rows a page can show no more than some.
func TestLongTable(t *testing.T) {
	p := fresh(t, phone)
	p.ask(demo(t), answered, "最近一年演练过几次？")
	p.press(p.say("paste-table"))
	p.until("the field", "f321.find('textarea')")
	put := func(text string) {
		t.Helper()
		js[bool](p, "((el) => { el.value = "+text+"; el.dispatchEvent(new InputEvent('input', { bubbles: true })); return true; })(f321.find('textarea'))")
	}
	put("'2025-09-16\\t12\\n'.repeat(10000)")
	p.until("that it is too long", "f321.find('.adding .err')?.textContent.includes('100000') && f321.button('加上').disabled")
	put("'四月初\\t3\\n'.repeat(9000)")
	p.until("that none was read", "f321.find('.adding .err')?.textContent.includes('9000') && f321.button('加上').disabled")
	if n := js[int](p, "[...f321.all('.adding li')].length"); n > 50 {
		t.Errorf("%d bad rows are drawn", n)
	}
	put("'2025-09-16\\t12\\n'")
	p.until("what was read", "f321.button('加上这1条') && !f321.button('加上').disabled")
}

package browser

import (
	"encoding/json"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/wasm/widget"
)

// TestStart: what a person meets before the first question, on a phone and on a
// desktop, in both languages.
func TestStart(t *testing.T) {
	url := serve(t)
	for _, test := range []struct {
		name string
		size screen
		lang string
	}{{"phone", phone, "zh"}, {"phone-en", phone, "en"}, {"desktop", desktop, "zh"}} {
		t.Run(test.name, func(t *testing.T) {
			p := fresh(t, test.size)
			look := func(name string) { p.t.Helper(); p.look(test.name + "-" + name) }
			p.navigate(url)
			p.heading(p.say("welcome"))
			if test.lang == "en" {
				p.press("English")
				p.lang = "en"
				p.heading(p.say("welcome"))
			}
			look("welcome")
			first := map[string]string{"zh": "先点12～20下，2～4分钟", "en": "First 12 to 20 taps, 2 to 4 minutes"}[test.lang]
			if text := js[string](p, "f321.find('main li').innerText"); !strings.HasPrefix(text, first) || !strings.Contains(text, p.say("promise-time")) {
				t.Errorf("what comes first is said as %q", text)
			}
			p.press(p.say("begin"))
			p.heading(p.say("where"))
			look("where")
			p.click(`f321.find('[data-pack="cn/jiangsu/xinghua/unit"]')`)
			p.until("the kinds", "f321.lines().length")
			look("kinds")
			p.typeInto("input[type=search]", map[string]string{"zh": "幼儿园", "en": "nursery"}[test.lang])
			p.until("what was found", "f321.find('.finder [role=status]').textContent")
			if test.lang == "zh" { // a word that the tile does not show otherwise
				p.typeInto("input[type=search]", "砂锅")
				p.until("the word that was typed", `f321.find('input[value="small-restaurant"]').parentElement.innerText.includes('砂锅')`)
				p.typeInto("input[type=search]", "幼儿园")
			}
			p.click(`f321.find('input[value="kindergarten"]')`)
			p.until("what it costs", "f321.find('.costs:not([hidden])')")
			look("kinds-bare")
			p.press(p.say("chosen"))
			p.heading(p.say("name"))
			look("name")
			if text := js[string](p, "f321.find('main .card p').innerText"); !strings.HasPrefix(text, map[string]string{"zh": "先点20下，4分钟", "en": "First 20 taps, 4 minutes"}[test.lang]) {
				t.Errorf("what comes now is said as %q", text)
			}
			p.typeInto("input[type=text]", "老街面馆")
			p.press(p.say("begin-asking"))
			p.until("a question of the unit", "f321.lines().length && document.querySelector('fire321-check').answers.unit.name === '老街面馆'")
			look("first-question")
			// Whoever only comes to the place is nobody who has it.
			contractor := "f321.shown([...f321.all('input[value=contractor]')][0].parentElement)"
			if js[bool](p, contractor) {
				t.Error("the roles of those who come to a place are not folded")
			}
			p.click("f321.find('.answers summary')")
			p.until("the folded roles", contractor)
		})
	}
}

// asks is a server that notes when each file was asked for and when it was
// sent, in one sequence.
type asks struct {
	http.Handler
	mu     sync.Mutex
	events []string
}

func (a *asks) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	name := strings.TrimPrefix(r.URL.Path, "/")
	a.note("ask " + name)
	a.Handler.ServeHTTP(w, r)
	a.note("sent " + name)
}

func (a *asks) note(event string) {
	a.mu.Lock()
	a.events = append(a.events, event)
	a.mu.Unlock()
}

// at is the place of the first event in the sequence, -1 if it has not been.
func (a *asks) at(event string) int {
	a.mu.Lock()
	defer a.mu.Unlock()
	return slices.Index(a.events, event)
}

// slowly sends at most so many bytes a second, all requests together, each
// after a delay.
func slowly(h http.Handler, rate int, delay time.Duration) http.Handler {
	var mu sync.Mutex
	free := time.Now()
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		time.Sleep(delay)
		h.ServeHTTP(&slowWriter{w, func(n int) {
			mu.Lock()
			if now := time.Now(); free.Before(now) {
				free = now
			}
			free = free.Add(time.Duration(n) * time.Second / time.Duration(rate))
			until := free
			mu.Unlock()
			time.Sleep(time.Until(until))
		}}, r)
	})
}

type slowWriter struct {
	http.ResponseWriter
	wait func(n int)
}

func (w *slowWriter) Write(data []byte) (n int, err error) {
	for len(data) > 0 && err == nil {
		var k int
		part := data[:min(len(data), 4<<10)]
		w.wait(len(part))
		k, err = w.ResponseWriter.Write(part)
		w.ResponseWriter.(http.Flusher).Flush()
		n, data = n+k, data[k:]
	}
	return n, err
}

// TestSlowPhone: the module comes first, and meanwhile a person chooses; then
// the one bundle that is wanted, and what is kept for later after the first
// question. It prints how long a person waits; nothing is judged by a clock.
func TestSlowPhone(t *testing.T) {
	const pack, kbps, delay, slowdown = "cn/jiangsu/xinghua/unit", 50, 400 * time.Millisecond, 6
	a := &asks{Handler: slowly(widget.Handler(), kbps<<10, delay)}
	p := fresh(t, phone)
	s := host(t, "", a)
	if _, err := chromedp.Call(p.ctx, emulation.SetCPUThrottlingRate, emulation.SetCPUThrottlingRateParams{Rate: slowdown}); err != nil {
		t.Fatal(err)
	}
	began := time.Now()
	since := func(what string) { t.Logf("%5.1f s  %s", time.Since(began).Seconds(), what) }
	p.navigate(s.url)
	p.heading(p.say("welcome"))
	since("the welcome")
	p.press(p.say("begin"))
	p.heading(p.say("where"))
	p.click(`f321.find('[data-pack="` + pack + `"]')`)
	p.until("the kinds", "f321.lines().length")
	since("the kinds of place")
	if a.at("sent fire321.wasm") >= 0 {
		t.Error("the kinds of place came after the module")
	}
	p.unnamed("small-restaurant")
	p.until("the progress", "f321.find('[data-wait]') || f321.lines().length")
	since("the progress")
	p.shot("phone-slow")
	p.until("the first question", "f321.lines().length")
	since("the first question")
	js[bool](p, "(await document.querySelector('fire321-check').ready, true)")
	p.until("the service worker", "navigator.serviceWorker.controller")
	since("all is kept for use without a network")

	wasm, bundle, asked := a.at("ask fire321.wasm"), a.at("ask bundles/"+pack+".json"), a.at("sent fire321.wasm")
	if wasm < 0 || bundle < wasm {
		t.Errorf("the bundle was asked for before the module: %v", a.events)
	}
	for _, other := range []string{"sw.js", "bundles/cn/jiangsu/unit.json", "bundles/cn/national/unit.json"} {
		if at := a.at("ask " + other); at < asked || at < a.at("sent bundles/"+pack+".json") {
			t.Errorf("%s was asked for before the first question could be: %v", other, a.events)
		}
	}
}

// halfway serves the widget, but of the module only half, until it is freed.
func halfway(t *testing.T) (url string, free func()) {
	t.Helper()
	release := make(chan bool)
	free = sync.OnceFunc(func() { close(release) })
	s := host(t, "", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/fire321.wasm" {
			widget.Handler().ServeHTTP(w, r)
			return
		}
		f, _ := widget.Find("fire321.wasm")
		w.Header().Set("Content-Type", f.Type)
		w.Write(f.Data()[:f.Size/2])
		w.(http.Flusher).Flush()
		// A trickle, so that the engine does not give up.
		for n := f.Size / 2; ; n++ {
			select {
			case <-release:
				w.Write(f.Data()[n:])
				return
			case <-r.Context().Done():
				return
			case <-time.After(time.Second):
				w.Write(f.Data()[n : n+1])
				w.(http.Flusher).Flush()
			}
		}
	}))
	t.Cleanup(free)
	return s.url, free
}

// TestAheadKilled: a question that was asked ahead of the engine is asked again
// after a reload, even where the engine alone would go on with another one.
func TestAheadKilled(t *testing.T) {
	url, free := halfway(t)
	p := fresh(t, phone)
	p.navigate(url)
	facts := answersOf(t, "noodle-shop")
	p.begin("cn/jiangsu/xinghua/unit")
	p.click(`f321.find('input[value="small-restaurant"]')`)
	p.press(p.say("chosen"))
	p.heading(p.say("name"))
	p.press(p.say("begin-asking"))
	differ := false
	for range 5 {
		p.until("a question", "f321.lines().length && !f321.find('.settling')")
		n := inGo(t, p.answers())
		if next := n.program.Session(n.answers).Next(); next.Step > 0 && next.Facts[0].ID != js[string](p, "f321.lines()[0].dataset.fact") {
			differ = true
			break
		}
		quick(p, facts)
	}
	if !differ {
		t.Fatal("the engine goes on as was asked ahead of it: this tests nothing")
	}
	asked := js[state](p, "f321.state()")
	free()
	p.navigate(url)
	p.heading(p.say("your-units"))
	p.press(p.say("go-on"))
	p.until("a question", "f321.lines().length")
	if now := js[state](p, "f321.state()"); now.Heading != asked.Heading || now.Step != asked.Step {
		t.Errorf("it asked %v, and goes on with %v", asked, now)
	}
}

// TestAhead: the first questions are asked before the engine is there, and
// their answers are safe at once; what needs the engine shows how far it is.
func TestAhead(t *testing.T) {
	url, free := halfway(t)
	p := fresh(t, phone)
	p.navigate(url)
	facts := text(t, answersOf(t, "noodle-shop"))
	p.begin("cn/jiangsu/xinghua/unit")
	p.click(`f321.find('input[value="small-restaurant"]')`)
	p.press(p.say("chosen"))
	p.heading(p.say("name"))
	p.typeInto("input[type=text]", "老街面馆")
	p.press(p.say("begin-asking"))
	asked := 0
	one := func() {
		t.Helper()
		p.until("a question", "f321.lines().length && !f321.find('.settling')")
		if fault := js[string](p, "(await f321.answer("+facts+", "+milliseconds(patient)+")).fault || ''"); fault != "" {
			t.Fatal(fault)
		}
		asked++
	}
	one()
	one()
	p.look("phone-ahead")
	// Why it is asked is told when the engine is there.
	p.click("f321.find('.more summary')")
	p.until("that it is not known yet", "f321.find('.reasons')?.textContent.includes("+quote(p.say("loading"))+")")
	// Another screen waits for it, and can be left.
	p.press(p.say("sections"))
	p.until("the progress", "f321.find('[data-wait]')")
	p.press(p.say("back"))
	// A reload loses nothing, nor does going back.
	before := js[string](p, "JSON.stringify((await f321.drafts())[0].answers)")
	if !strings.Contains(before, "老街面馆") || strings.Count(before, "exit.") == 0 {
		t.Errorf("kept is %s", before)
	}
	one()
	p.press(p.say("undo"))
	p.until("the last answer", "f321.find('.answers input:checked')")
	one()
	for asked < 7 {
		one()
	}
	last := func() {
		t.Helper()
		p.until("the last question", "f321.lines().length && !f321.find('.settling')")
		p.click("f321.find('.answers input[value=yes]')")
	}
	last()
	p.until("the progress", "f321.find('[data-wait]')")
	p.press(p.say("back"))
	p.until("its answer", "f321.find('.answers input:checked')")
	last()
	p.until("the progress", "f321.find('[data-wait]')")
	free()
	p.until("the next question", "f321.lines().length && f321.find('.prog')?.textContent.includes("+quote("第7题")+")")
	var kept struct{ Facts map[string]json.RawMessage }
	if err := json.Unmarshal(p.answers(), &kept); err != nil {
		t.Fatal(err)
	}
	var noodle map[string]struct{ Value json.RawMessage }
	if err := json.Unmarshal([]byte(facts), &noodle); err != nil {
		t.Fatal(err)
	}
	for id, v := range kept.Facts {
		if id != rules.KindsFact && string(v) != string(noodle[id].Value) {
			t.Errorf("%s is %s, and was answered with %s", id, v, noodle[id].Value)
		}
	}
	if len(kept.Facts) != 8 || js[int](p, "(await f321.drafts()).length") != 1 {
		t.Errorf("%d answers are kept: %s", len(kept.Facts), p.answers())
	}

	// Killed before the engine came: it goes on where it was.
	url, free = halfway(t)
	q := fresh(t, phone)
	q.navigate(url)
	q.begin("cn/jiangsu/xinghua/unit")
	q.unnamed("shop")
	p = q
	one()
	one()
	q.until("that it is saved", "(await f321.drafts())[0]?.answered === 3")
	q.navigate(url)
	q.click("f321.find('.units .card button, .units button')")
	q.until("the progress", "f321.find('[data-wait]')")
	free()
	q.until("the next question", "f321.lines().length && f321.find('.prog')?.textContent.includes("+quote("第2题")+")")
}

// TestWaiting: whoever is faster than the engine sees how far it is, may go
// back, and comes to the first question once it is there. Nobody has found out
// what a unit of two kinds is asked first.
func TestWaiting(t *testing.T) {
	url, free := halfway(t)
	p := fresh(t, phone)
	p.navigate(url)
	p.begin("cn/jiangsu/xinghua/unit")
	p.unnamed("shop", "office")
	p.until("half of the progress", "f321.find('[data-wait]')?.getAttribute('aria-valuenow') > 30")
	if !js[bool](p, "f321.find('.facts').textContent.includes("+quote(p.say("meanwhile-ebike"))+")") {
		t.Error("there is nothing to look at meanwhile")
	}
	p.look("phone-waiting")
	p.press(p.say("back"))
	p.heading(p.say("name"))
	p.typeInto("input[type=text]", "河西店")
	p.press(p.say("begin-asking"))
	p.until("the progress", "f321.find('[data-wait]')")
	free()
	p.until("the first question", "f321.lines().length")
	if got := string(p.answers()); !strings.Contains(got, "河西店") || !strings.Contains(got, `"shop"`) {
		t.Errorf("the answers are %s", got)
	}
	if n := js[int](p, "(await f321.drafts()).length"); n != 1 {
		t.Errorf("%d units are kept", n)
	}
	// Back changes the name and the kind of this unit, and makes no other.
	p.press(p.say("previous"))
	p.until("the name", "f321.find('input[type=text]')?.value === '河西店'")
	p.press(p.say("back"))
	p.until("the kinds", "f321.find('input[value=\"shop\"]')?.checked")
	p.click(`f321.find('input[value="mixed-use"]')`)
	p.press(p.say("chosen"))
	p.until("a question", "f321.lines().length && !f321.find('input[value=\"shop\"]')")
	if got := string(p.answers()); !strings.Contains(got, `"mixed-use"`) || js[int](p, "(await f321.drafts()).length") != 1 {
		t.Errorf("the answers are %s", got)
	}
}

// TestWrongDate: a device whose date cannot be is told so, whether it has units
// or not.
func TestWrongDate(t *testing.T) {
	p := fresh(t, phone)
	p.inject(`{ const now = Date.now.bind(Date), off = Number(sessionStorage.getItem('off'));
		globalThis.Date = class extends Date { constructor(...a) { a.length ? super(...a) : super(now() - off); } static now() { return now() - off; } };
		sessionStorage.setItem('day', ''); }`)
	url := serve(t)
	p.navigate(url)
	p.heading(p.say("welcome"))
	wrong := "f321.find('.note.warn')?.textContent.includes(" + quote(p.say("wrong-date")) + ")"
	if js[bool](p, wrong) {
		t.Error("a right date is called wrong")
	}
	js[bool](p, "(sessionStorage.setItem('off', 90 * 864e5), true)")
	p.navigate(url)
	p.until("that the date is wrong", wrong)
	p.look("phone-wrong-date")
}

// TestLanguageOfTheBrowser: where the page says no language and nobody chose
// one, the browser's holds, for the page's own words, too.
func TestLanguageOfTheBrowser(t *testing.T) {
	p := fresh(t, phone)
	p.inject("Object.defineProperty(navigator, 'language', { get: () => 'en-GB' })")
	url := serve(t)
	p.navigate(url)
	p.lang = "en"
	p.heading(p.say("welcome"))
	if got := js[string](p, "document.documentElement.lang"); got != "en" {
		t.Errorf("the page is in %q", got)
	}
	p.press("中文")
	p.lang = "zh"
	p.heading(p.say("welcome"))
	p.navigate(url)
	p.heading(p.say("welcome")) // as was chosen
}

// TestUnitsAreToldApart: the list says of each unit its name, kind and standing.
func TestUnitsAreToldApart(t *testing.T) {
	p := fresh(t, phone)
	p.navigate(serve(t))
	p.load("noodle-shop")
	want := example(t, "noodle-shop")
	p.press(p.say("sections"))
	p.home()
	tile := js[string](p, "f321.find('.units .card').textContent")
	serious := 0
	for _, h := range want.got.Hazards {
		if h.Severity != rules.General && !h.Summary {
			serious++
		}
	}
	for _, part := range []string{"老街面馆", "小餐饮", "住", "兴化市", strconv.Itoa(serious) + "项严重", p.say("next-day")} {
		if !strings.Contains(tile, part) {
			t.Errorf("it does not say %q: %s", part, tile)
		}
	}
	p.look("phone-units")
	js[bool](p, "(document.querySelector('fire321-check').setAttribute('day', '2026-12-04'), true)")
	p.until("what is overdue", "/[0-9]+项过期没改/.test(f321.find('.units .card')?.textContent)")
	p.look("phone-units-late")
}

// TestAlsoHere: what is often true too of a chosen kind is offered below it, is
// added by one tap, and never by itself.
func TestAlsoHere(t *testing.T) {
	for name, size := range map[string]screen{"low": {360, 740}, "narrow": {320, 568}, "desktop": desktop} {
		p := fresh(t, size)
		p.navigate(serve(t))
		p.press(p.say("begin"))
		p.heading(p.say("where"))
		p.click(`f321.find('[data-pack="cn/jiangsu/xinghua/unit"]')`)
		p.until("the kinds", "f321.lines().length")
		chosen := func() []string {
			return js[[]string](p, `[...f321.all('.kinds input:checked')].map((b) => b.value)`)
		}
		offered := func() []string {
			return js[[]string](p, `[...f321.all('.also .chip')].filter(f321.shown).map((b) => b.textContent)`)
		}
		if got := offered(); len(got) > 0 {
			t.Errorf("nothing is chosen, and it offers %q", got)
		}
		p.typeInto("input[type=search]", "工厂")
		p.until("the factory first", `f321.find('.kinds .tile input').value === 'factory'`)
		p.click(`f321.find('input[value="factory"]')`)
		p.until("an offer", `[...f321.all('.also .chip')].some(f321.shown)`)
		if got := offered(); !slices.Equal(slices.Sorted(slices.Values(got)), []string{"仓库、物流", "劳动密集型企业", "集体宿舍"}) {
			t.Errorf("a factory is offered %q", got)
		}
		if got := chosen(); !slices.Equal(got, []string{"factory"}) {
			t.Errorf("chosen are %q", got)
		}
		p.look("also-" + name)
		p.press("集体宿舍")
		p.until("it is added", `f321.find('input[value="dormitory"]').checked`)
		if !js[bool](p, `f321.shown(f321.find('input[value="dormitory"]').closest('.tile')) && f321.focused().value === 'factory'`) {
			t.Error("what was added cannot be seen, or the focus is lost")
		}
		if slices.Contains(offered(), "集体宿舍") {
			t.Error("it is still offered")
		}
		p.click(`f321.find('input[value="dormitory"]')`)
		p.until("it is offered again", `[...f321.all('.also .chip')].some((b) => b.textContent === '集体宿舍')`)
	}
}

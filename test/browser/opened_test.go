package browser

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"github.com/fire321/fire321/assess/handover"
	"github.com/fire321/fire321/wasm/widget"
)

// codesOf are an example, changed, as the text of its codes.
func codesOf(t *testing.T, name, id string, change func(doc map[string]any)) string {
	t.Helper()
	doc := documentOf(t, name)
	if change != nil {
		change(doc)
	}
	n := inGo(t, []byte(text(t, doc)))
	list, err := handover.Codes(n.program, n.answers, id)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(list, "\n")
}

// keptAs is what the device keeps of the unit of that name.
func (p *page) keptAs(name string) string {
	p.t.Helper()
	return plain(p.t, js[json.RawMessage](p, "(await f321.drafts()).find((d) => d.answers.unit?.name === "+quote(name)+")?.answers.facts"))
}

// TestBackIsOfTheUnit: after another unit was opened, by a code or by the page that
// the element is on, Back never shows a question of the first one, nor trouble,
// and neither unit gets answers of the other.
func TestBackIsOfTheUnit(t *testing.T) {
	url := serve(t)
	code := codesOf(t, "office", "b1", nil)
	for name, arrives := range map[string]func(p *page){
		"code": func(p *page) {
			p.press(p.say("sections"))
			p.heading(p.say("sections"))
			p.press(p.say("tick-open")) // which numbers the questions
			p.until("the sheet", "f321.find('article.ticks')")
			p.press(p.say("back"))
			p.heading(p.say("sections"))
			p.press(p.say("find-out-answers"))
			p.heading(p.say("hand-reply"))
			js[bool](p, "((el) => { el.value = "+quote(code)+"; el.dispatchEvent(new InputEvent('input')); return true; })(f321.find('textarea'))")
			p.press(p.say("hand-look"))
		},
		"home": func(p *page) {
			p.press(p.say("sections"))
			p.home()
			p.press(p.say("take-in"))
			p.heading(p.say("take-in"))
			p.reads(code)
		},
		"host": func(p *page) {
			js[bool](p, "(await document.querySelector('fire321-check').load("+fileOf(t, "office")+"), true)")
		},
	} {
		for _, history := range []bool{true, false} {
			t.Run(name+map[bool]string{true: "-history", false: "-inside"}[history], func(t *testing.T) {
				p := fresh(t, phone)
				p.navigate(url)
				p.heading(p.say("welcome"))
				if !history {
					js[bool](p, "(document.querySelector('fire321-check').removeAttribute('history'), true)")
				}
				p.press(p.say("begin"))
				p.heading(p.say("where"))
				p.click(`f321.find('[data-pack="` + placeOf(t, "office") + `"]')`)
				p.until("the kinds", "f321.lines().length")
				p.click(`f321.find('input[value="small-restaurant"]')`)
				p.press(p.say("chosen"))
				p.heading(p.say("name"))
				p.typeInto("input[type=text]", "老街面馆")
				p.press(p.say("begin-asking"))
				facts := answersOf(t, "noodle-shop")
				for range 3 {
					p.until("a question", "f321.lines().length && !f321.find('.settling')")
					quick(p, facts)
				}
				p.until("that all is saved", "Object.keys((await f321.drafts())[0].answers.facts).length === 4")
				before := p.keptAs("老街面馆")
				arrives(p)
				const second = "document.querySelector('fire321-check').answers?.unit?.name"
				p.until("the other unit", second+" && "+second+" !== '老街面馆' && (f321.lines().length || f321.find('.again, .bar'))")
				kinds := js[json.RawMessage](p, "document.querySelector('fire321-check').answers.facts['place.kinds']")
				p.until("a screen of it", "f321.lines().length || f321.heading() === "+quote(p.say("check-answers")))
				for range 20 {
					if !js[bool](p, "!!f321.button("+quote(p.say("back"))+")") {
						break
					}
					js[bool](p, "((globalThis.was = f321.find('main').firstChild), f321.button("+quote(p.say("back"))+").click(), true)")
					p.until("the screen before", "f321.find('main').firstChild !== was")
					if head := js[string](p, "f321.heading()"); head == p.say("trouble") {
						t.Fatal("it comes to a trouble screen")
					}
					if asked := js[state](p, "f321.state()").Facts; len(asked) > 0 {
						t.Errorf("it comes to %v of the first unit", asked)
						js[bool](p, "((globalThis.was = f321.find('main').firstChild), f321.find('button[type=submit]').click(), true)")
						p.until("what becomes of it", "f321.find('main').firstChild !== was || f321.fault()")
						break
					}
				}
				if after := p.keptAs("老街面馆"); after != before {
					t.Errorf("the first unit is another one: %s", difference(after, before))
				}
				all := js[[]struct {
					Answers struct {
						Unit  struct{ Name string }
						Facts map[string]json.RawMessage
					}
				}](p, "await f321.drafts()")
				for _, d := range all {
					if d.Answers.Unit.Name != "老街面馆" && string(d.Answers.Facts["place.kinds"]) != string(kinds) {
						t.Errorf("the second unit has become %s", d.Answers.Facts["place.kinds"])
					}
				}
				if len(all) != 2 {
					t.Errorf("%d units", len(all))
				}
			})
		}
	}
}

// TestLateUnit: a unit whose rules come late does not take the place of one that
// was opened meanwhile, whose answers stay its own.
func TestLateUnit(t *testing.T) {
	release := make(chan bool)
	url := serveHandler(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/bundles/cn/national/unit.json" {
			select {
			case <-release:
			case <-r.Context().Done():
			}
		}
		if r.URL.Path == "/sw.js" { // this test is not about the cache
			w.Header().Set("Content-Type", "text/javascript")
			w.Header().Set("Content-Security-Policy", widget.Policy)
			w.Write([]byte("// no cache"))
			return
		}
		widget.Handler().ServeHTTP(w, r)
	}))
	slow := kept(t, "slow", "half-answered", nil)
	quickly := kept(t, "quick", "half-answered", func(doc, facts map[string]any) { doc["pack"] = "cn/jiangsu/xinghua/unit" })
	if slow["pack"] != "cn/national/unit" {
		t.Fatal("the example is of ", slow["pack"])
	}
	p := fresh(t, phone)
	p.keeps(url, slow, quickly)
	tile := func(name string) string {
		return "[...f321.all('.units > li')].find((el) => el.textContent.includes(" + quote(name) + ")).querySelector('.btn-1')"
	}
	p.click(tile("店slow"))
	p.until("the progress", "f321.find('[data-wait]')")
	p.press(p.say("back"))
	p.heading(p.say("your-units"))
	p.click(tile("店quick"))
	p.until("the other unit", "document.querySelector('fire321-check').answers?.unit?.name === '店quick' && f321.heading() !== "+quote(p.say("your-units")))
	close(release)
	js[bool](p, "(await document.querySelector('fire321-check').ready, true)")
	before := text(t, p.stored("slow"))
	p.press(p.say("sections"))
	p.heading(p.say("sections"))
	p.press(p.say("go-on"))
	p.until("a question", "f321.lines().length")
	quick(p, map[string]any{})
	p.until("that it is saved", "(await f321.drafts()).find((d) => d.id === 'quick').rev > 1")
	if after := text(t, p.stored("slow")); after != before {
		t.Errorf("the unit that came late has become %s", difference(after, before))
	}
	if name := js[string](p, "document.querySelector('fire321-check').answers.unit.name"); name != "店quick" {
		t.Errorf("the open unit is %s", name)
	}
}

// TestClashAhead: another tab has changed the unit while its first questions are
// asked ahead of the engine: that is said, and both are kept.
func TestClashAhead(t *testing.T) {
	url, free := halfway(t)
	p := fresh(t, phone)
	p.navigate(url)
	p.begin("cn/jiangsu/xinghua/unit")
	p.unnamed("shop")
	p.until("a question", "f321.lines().length && !f321.find('.settling')")
	p.until("that it is saved", "(await f321.drafts())[0]?.answered === 1")
	js[bool](p, "await f321.change((d) => { d.rev++; d.answers.facts['exit.unlocked'] = null; d.saved = Date.now(); })")
	js[bool](p, "(f321.find('.answers input').click(), f321.find('button[type=submit]').click(), true)")
	p.heading(p.say("two-tabs"))
	if n := js[int](p, "[...f321.all('main .card li')].length"); n == 0 {
		t.Error("it does not say what differs")
	}
	p.press(p.say("keep-mine"))
	p.until("a question", "f321.lines().length")
	free()
	p.until("both units", "(await f321.drafts()).length === 2")
}

// reads pastes a text where things are taken in.
func (p *page) reads(content string) {
	p.t.Helper()
	p.until("the field", "f321.find('textarea')")
	js[bool](p, "((el) => { el.value = "+quote(content)+"; el.dispatchEvent(new InputEvent('input')); return true; })(f321.find('textarea'))")
	p.press(p.say("take-do"))
}

// TestFileOfAUnitHere: an answers file of a unit that is here is compared with it
// as a code is, wherever it is opened. What was chosen stays chosen in another
// language. What was being entered for what is taken is not pending any more, and
// the last results stay for comparison.
func TestFileOfAUnitHere(t *testing.T) {
	url := serve(t)
	theirs := documentOf(t, "noodle-shop")
	theirs["unit"], theirs["at"] = map[string]any{"name": "店a"}, "2026-11-30"
	facts := theirs["facts"].(map[string]any)
	facts["exit.unlocked"], facts["alarm.heard"] = !(facts["exit.unlocked"] == true), !(facts["alarm.heard"] == true)
	facts["decor.fire_rated"] = true
	for name, arrives := range map[string]func(p *page){
		"list": func(p *page) { p.upload(text(t, theirs)) },
		"text": func(p *page) {
			p.press(p.say("take-in"))
			p.heading(p.say("take-in"))
			p.reads(text(t, theirs))
		},
	} {
		t.Run(name, func(t *testing.T) {
			p := fresh(t, phone)
			here := kept(t, "a", "noodle-shop", func(doc, facts map[string]any) { delete(facts, "decor.fire_rated") })
			here["pending"] = map[string]any{"decor.fire_rated": false, "alarm.heard": true, "org.meetings": true}
			here["done"] = map[string]any{"day": here["day"], "answers": here["answers"], "digest": here["digest"]}
			p.keeps(url, here)
			arrives(p)
			p.until("the comparison", "f321.heading().includes("+quote("对一对")+") && f321.find('fieldset[data-fact]')")
			p.click(`f321.find('fieldset[data-fact="alarm.heard"] input[value="theirs"]')`)
			p.click(`f321.find('fieldset[data-fact="exit.unlocked"] input[value="mine"]')`)
			p.speak("en")
			p.until("the comparison in English", "f321.button("+quote(p.say("take-do"))+")")
			p.look("phone-merge-en-" + name)
			p.press(p.say("take-do"))
			p.until("that it was taken", "(await f321.drafts())[0].answers.facts['decor.fire_rated'] === true")
			type state struct {
				Pending, Last map[string]any
				Answers       struct {
					At    string
					Facts map[string]json.RawMessage
				}
			}
			all := js[[]state](p, "await f321.drafts()")
			if len(all) != 1 {
				t.Fatalf("%d units", len(all))
			}
			got, was := all[0], here["answers"].(map[string]any)["facts"].(map[string]any)
			if v := string(got.Answers.Facts["alarm.heard"]); v != text(t, facts["alarm.heard"]) {
				t.Errorf("what was chosen before the language changed is %s", v)
			}
			if v := string(got.Answers.Facts["exit.unlocked"]); !strings.Contains(v, text(t, was["exit.unlocked"])) {
				t.Errorf("what was to stay is %s", v)
			}
			if text(t, got.Pending) != `{"org.meetings":true}` {
				t.Errorf("pending is %v", got.Pending)
			}
			if got.Answers.At != "2026-11-30" || got.Last["day"] != here["day"] {
				t.Errorf("it is of %s, the last results are of %v", got.Answers.At, got.Last["day"])
			}
		})
	}
}

// TestSameAnswersLater: answers that are all the same, of a later day and with a
// plan, are taken in, too; and once more there is nothing to take.
func TestSameAnswersLater(t *testing.T) {
	p := fresh(t, phone)
	p.keeps(serve(t), kept(t, "a", "noodle-shop", func(doc, _ map[string]any) { delete(doc, "plan") }))
	code := codesOf(t, "noodle-shop", "a", func(doc map[string]any) {
		doc["unit"], doc["at"] = map[string]any{"name": "店a"}, "2026-12-02"
		doc["plan"] = map[string]any{"evac.clear": map[string]any{"measure": "清走杂物", "person": "王五", "by": "2026-12-10"}}
	})
	p.press(p.say("take-in"))
	p.heading(p.say("take-in"))
	p.reads(code)
	p.until("the comparison", "f321.heading().includes("+quote("对一对")+")")
	p.look("phone-merge-same")
	p.press(p.say("take-do"))
	p.until("the plan", "(await f321.drafts())[0].answers.plan?.['evac.clear']?.person === '王五' && (await f321.drafts())[0].answers.at === '2026-12-02'")

	// The same place on the screen takes in the next set, of another unit.
	p.press(p.say("sections"))
	p.home()
	p.press(p.say("take-in"))
	p.heading(p.say("take-in"))
	p.reads(code)
	p.until("that there is nothing new", "f321.find('main').textContent.includes("+quote(p.say("hand-nothing"))+") && f321.button("+quote(p.say("open-unit"))+")")
	p.press(p.say("back"))
	p.heading(p.say("take-in"))
	p.reads(codesOf(t, "office", "b", nil))
	p.until("the other unit", "document.querySelector('fire321-check').answers?.unit?.name !== '店a' && (await f321.drafts()).length === 2")
}

// TestTicksStay: what is ticked to be copied stays so in another language, and
// what was undone is not offered again.
func TestTicksStay(t *testing.T) {
	const manager = "unit.manager_name"
	p := fresh(t, phone)
	p.keeps(serve(t),
		kept(t, "a", "noodle-shop", func(doc, facts map[string]any) { facts[manager] = "王五" }),
		kept(t, "b", "noodle-shop", func(doc, facts map[string]any) { facts[manager] = "赵六" }))
	before := text(t, p.stored("b").Answers)
	p.places()
	p.press(p.say("common-title"))
	p.until("the facts", "f321.find('select')")
	if js[string](p, "f321.find('select').value") != "a" {
		js[bool](p, "(() => { const s = f321.find('select'); s.value = 'a'; s.dispatchEvent(new Event('change', { bubbles: true })); return true; })()")
	}
	target, instead := "[...f321.all('input[name=target]')][0]", "[...f321.all('[role=group][data-fact="+quote(manager)+"] input')].at(-1)"
	p.until("where to", target)
	if !js[bool](p, target+".checked") {
		p.click(target)
	}
	p.until("what to copy", instead)
	p.click(instead)
	p.speak("en")
	p.until("the same in English", "f321.button("+quote(p.say("common-copy"))+") && "+instead)
	if !js[bool](p, target+".checked && "+instead+".checked") {
		t.Error("another language unticks what was ticked")
	}
	p.press(p.say("common-copy"))
	p.heading(p.say("common-done"))
	if v := p.stored("b").Answers.Facts[manager]; !strings.Contains(text(t, v), "王五") {
		t.Errorf("the other place has %v", v)
	}
	p.press(p.say("undo"))
	undone := "[...f321.all('[role=status]')].some((el) => el.textContent === %s)"
	p.until("that it is undone", strings.Replace(undone, "%s", quote(p.say("common-undone")), 1))
	p.press("中文")
	p.lang = "zh"
	p.until("that it is undone, in Chinese", strings.Replace(undone, "%s", quote(p.say("common-undone")), 1))
	if js[bool](p, "!!f321.button("+quote(p.say("undo"))+")") {
		t.Error("it could be undone once more")
	}
	if after := text(t, p.stored("b").Answers); after != before {
		t.Errorf("it is not as it was: %s", difference(after, before))
	}
}

// TestOrderTellsNothing: a file of all units in which members stand in another
// order holds nothing new.
func TestOrderTellsNothing(t *testing.T) {
	here := kept(t, "a", "noodle-shop", nil)
	p := fresh(t, phone)
	p.keeps(serve(t), here)
	was := text(t, p.stored("a"))
	js[bool](p, `(globalThis.turned = (x) => Array.isArray(x) ? x.map(turned) : x && typeof x === 'object' ? Object.fromEntries(Object.entries(x).reverse().map(([k, v]) => [k, turned(v)])) : x, true)`)
	p.upload(js[string](p, "JSON.stringify(turned("+archiveOf(t, here)+"))"))
	p.until("word of it", "f321.find('.told')?.textContent.includes("+quote(strings.Fields(p.say("restored"))[0])+")")
	if n := js[int](p, "(await f321.drafts()).length"); n != 1 || text(t, p.stored("a")) != was {
		t.Errorf("%d units, the one that was here %s", n, text(t, p.stored("a")))
	}
}

// TestNotYetKeepsTheNote: "not yet" says the same answer once more, with what was
// noted of it.
func TestNotYetKeepsTheNote(t *testing.T) {
	p := fresh(t, pocket)
	doc := documentOf(t, "noodle-shop")
	facts := doc["facts"].(map[string]any)
	for id, v := range facts {
		if b, ok := v.(bool); ok {
			facts[id] = map[string]any{"value": b, "note": "看过" + id}
		}
	}
	p.navigate(serve(t))
	p.loadFile(text(t, doc))
	p.comeBack("2027-06-20")
	before := p.facts()
	p.click("[...f321.all('.mends > li button')].find((b) => b.textContent.startsWith(" + quote(p.say("again-not-yet")) + "))")
	// It moves to the day first, and then says again what was said.
	p.until("that it is renewed", "(({ at, facts }) => at === '2027-06-20' && Object.values(facts).some((f) => f?.note && !f.date))((await f321.drafts())[0].answers)")
	fresh := 0
	for id, v := range p.facts() {
		var now, was struct{ Note, Date string }
		if json.Unmarshal(before[id], &was) != nil || was.Note == "" {
			continue
		}
		if err := json.Unmarshal(v, &now); err != nil || now.Note != was.Note {
			t.Errorf("%s has become %s", id, v)
		} else if now.Date == "" {
			fresh++
		}
	}
	if fresh == 0 {
		t.Error("nothing was renewed")
	}
}

// TestTypedStays: what is typed or ticked, and not kept yet, stays in another
// language.
func TestTypedStays(t *testing.T) {
	p := fresh(t, phone)
	p.navigate(serve(t))
	p.load("noodle-shop")
	p.press(p.say("what-would-it-take"))
	p.until("the score", "f321.find('.whatif-score .card')")
	ticks := "[...f321.all('.whatif input')].map((el) => el.checked).join()"
	was := js[string](p, ticks)
	js[bool](p, "([...f321.all('.whatif input')].slice(-3).forEach((el) => el.click()), true)")
	changed := js[string](p, ticks)
	if changed == was {
		t.Fatal("nothing was ticked")
	}
	p.speak("en")
	p.heading(p.say("what-would-it-take"))
	p.until("the same ticks", ticks+" === "+quote(changed))
	p.press(p.say("back"))
	p.until("the results", "f321.find('.lead')")
	p.click("f321.find('.hz[data-key]')")
	p.until("the hazard", "f321.find('.law')")
	p.press(p.say("make-plan"))
	p.heading(p.say("plan-title"))
	p.typeInto(".field.words textarea", "Move the bikes out tonight")
	p.press("中文")
	p.lang = "zh"
	p.heading(p.say("plan-title"))
	p.until("what was typed", "f321.find('.field.words textarea').value === 'Move the bikes out tonight'")
	p.typeInto(".field.words input", "王五")
	p.press(p.say("keep"))
	p.until("that it is kept", "Object.values((await f321.drafts())[0].answers.plan).some((q) => q.measure === 'Move the bikes out tonight' && q.person === '王五') || f321.find('.err')?.textContent")
}

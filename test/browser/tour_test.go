package browser

import (
	"os"
	"path/filepath"

	"github.com/chromedp/cdproto/dom"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// tour comes by every screen, and every state in which a screen looks another
// way, and calls visit in each. It begins at the first screen of a device that
// keeps nothing yet.
func (p *page) tour(visit func(name string)) {
	p.t.Helper()
	p.beforeUnit(visit)
	p.questions(visit)
	p.afterQuestions(visit)
	p.severalUnits(visit)
	p.badNews(visit)
}

func (p *page) beforeUnit(visit func(string)) {
	p.t.Helper()
	p.heading(p.say("welcome"))
	visit("welcome")
	p.press(p.say("begin"))
	p.heading(p.say("where"))
	visit("where")
	p.click(`f321.find('[data-pack="cn/jiangsu/xinghua/unit"]')`)
	p.until("the kinds of place", "f321.lines().length")
	visit("start")
	p.typeInto("input[type=search]", map[string]string{"zh": "餐", "en": "rest"}[p.lang])
	p.until("what was found", "f321.find('.finder [role=status]').textContent")
	visit("start-search")
	p.typeInto("input[type=search]", "")
	p.press(p.say("chosen"))
	p.until("the fault", "f321.fault()")
	visit("start-fault")
	p.click(`f321.find('input[value="library"]')`)
	p.until("what it costs", "f321.find('.costs:not([hidden])')")
	visit("start-bare")
	p.press(p.say("chosen"))
	p.heading(p.say("name"))
	visit("name")
	p.press(p.say("back"))
	p.until("the kinds of place", "f321.lines().length && f321.find('input[value=\"library\"]').checked")
	p.click(`f321.find('input[value="library"]')`)
}

// questions visits one question of each type that the noodle shop is asked.
func (p *page) questions(visit func(string)) {
	p.t.Helper()
	p.types(answersOf(p.t, "noodle-shop"), visit)
	p.heading(p.say("check-answers"))
	visit("check")
	p.unfold()
	visit("check-unfolded")
	p.press(p.say("see-results"))
	p.until("the results", "f321.find('.lead')")
}

// types walks, and visits the first question of each type: as it comes, as it
// is refused when it is empty, with "not sure" chosen, and with its reasons.
func (p *page) types(facts map[string]any, visit func(string)) (seen map[string]bool) {
	p.t.Helper()
	seen = map[string]bool{}
	p.atRound = func() { visit("danger") }
	defer func() { p.atRound = nil }()
	p.walk(quick, facts, func(n int, now state) {
		shape := now.Types[0]
		if len(now.Types) > 1 {
			shape = "lines"
		}
		if n == 1 || seen[shape] { // the kinds of place look another way
			return
		}
		seen[shape] = true
		visit("question-" + shape)
		p.click(`f321.find('button[type="submit"]')`)
		p.until("the fault", "f321.fault()")
		visit("question-" + shape + "-fault")
		idk := `f321.lines()[0].querySelector('input[value="not-sure"]')`
		js[bool](p, "("+idk+".click(), true)") // as a key does: a tap would go on
		p.until("that it is chosen", idk+".checked")
		visit("question-" + shape + "-not-sure")
		if shape == "set" {
			p.click(idk)
		}
		p.click("f321.find('.more summary')")
		p.until("the reasons", "f321.find('.more[open] .reasons') && !f321.find('.more[open] .reasons > .dim:only-child')")
		visit("question-" + shape + "-why")
		js[bool](p, "(f321.find('.more[open]').open = false, true)")
	})
	return seen
}

// afterQuestions visits, from the results, all that follows from them, and
// ends at the list of sections.
func (p *page) afterQuestions(visit func(string)) {
	p.t.Helper()
	p.until("the days to come, which come last", "f321.find('.days')")
	visit("results")
	p.unfold()
	visit("results-unfolded")
	p.click("f321.find('.hz[data-key]')")
	p.until("the hazard", "f321.find('.law')")
	p.until("what would pass", "f321.button("+quote(p.say("mended"))+")")
	visit("hazard")
	p.press(p.say("mended"))
	p.until("the question", "f321.find('.sure:not([hidden])')")
	visit("hazard-mended")
	p.press(p.say("make-plan"))
	p.heading(p.say("plan-title"))
	visit("plan")
	p.typeInto(".field.words textarea", p.say("plan-measure"))
	p.click(`[...f321.all('.field.words')].find((el) => el.textContent.startsWith(` + quote(p.say("plan-by")) + `)).querySelector('input')`)
	p.key("32.13")
	p.press(p.say("keep"))
	p.until("the fault", "f321.find('.err')?.textContent")
	visit("plan-fault")
	p.press(p.say("cancel"))
	p.until("the hazard", "f321.find('.law')")
	p.press(p.say("back"))
	// The risk that was left open fills, and moves what stands below it.
	p.until("the results", "f321.find('.lead') && [...f321.all('.risks details[open] .stack')].every((el) => el.firstChild)")
	p.click("f321.find('.hz.opn')")
	p.until("what is open", "f321.find('.law')")
	visit("not-known")
	p.press(p.say("back"))
	p.until("the results", "f321.find('.lead')")
	p.press(p.say("what-would-it-take"))
	p.heading(p.say("what-would-it-take"))
	p.until("the score", "f321.find('.whatif-score .card')")
	visit("what-if")
	p.press(p.say("back"))
	p.until("the results", "f321.find('.lead')")
	p.press(p.planThese())
	p.until("the plans", "f321.find('.plan')")
	visit("plan-all")
	p.unfold()
	visit("plan-all-unfolded")
	p.press(p.say("cancel"))
	p.until("the results", "f321.find('.lead')")
	p.press(p.say("documents"))
	p.heading(p.say("documents"))
	visit("documents")
	p.unfold()
	visit("documents-unfolded")
	p.press(p.say("unit-change"))
	p.heading(p.say("unit-title"))
	visit("unit")
	p.press(p.say("cancel"))
	for _, kind := range kinds {
		p.sheet(kind)
		visit("sheet-" + kind)
		p.leave()
	}
	p.press(p.say("verify"))
	p.heading(p.say("verify"))
	p.press(p.say("verify-do"))
	p.until("the fault", "f321.find('.err')?.textContent")
	visit("verify")
	p.press(p.say("back"))
	p.heading(p.say("documents"))
	p.click("f321.find('[data-key=give]')")
	p.heading(p.say("give"))
	visit("give")
	p.press(p.say("hand-show"))
	// A unit with very long words is too much for codes, and it says so.
	p.until("the code", "f321.find('img[data-code]')?.complete || f321.find('main .err')")
	visit("give-shown")
	p.press(p.say("back"))
	p.heading(p.say("documents"))
	p.press(p.say("sections"))
	p.heading(p.say("sections"))
	visit("sections")
}

// planThese is the button to the table of plans.
func (p *page) planThese() string {
	return map[string]string{"zh": "安排要紧的", "en": "Plan th"}[p.lang]
}

// unfold opens what is folded.
func (p *page) unfold() {
	p.t.Helper()
	js[bool](p, `(() => {
		for (let shut; (shut = [...f321.all('details:not([open])')].filter(f321.shown)).length;) for (const el of shut) el.open = true;
		return true;
	})()`)
}

func (p *page) severalUnits(visit func(string)) {
	p.t.Helper()
	p.home()
	visit("home")
	p.press(p.say("delete"))
	p.until("the question", "f321.find('.sure:not([hidden])')")
	visit("home-delete")
	p.press(p.say("cancel"))
	p.press(p.say("take-in"))
	p.heading(p.say("take-in"))
	p.press(p.say("take-do"))
	p.until("the fault", "f321.find('.err')?.textContent")
	visit("take")
	p.press(p.say("back"))
	p.heading(p.say("your-units"))
	p.loadFile(fileOf(p.t, "half-answered"))
	p.press(p.say("sections"))
	p.heading(p.say("sections"))
	p.press(p.say("tick-open"))
	p.until("the sheet to tick", "f321.find('article.ticks')")
	visit("tick")
	p.press(p.say("back"))
	p.heading(p.say("sections"))
	p.press(p.say("find-out-answers"))
	p.heading(p.say("hand-reply"))
	p.press(p.say("hand-look"))
	p.until("that nothing was read", "f321.find('main [role=status]').textContent")
	visit("reply")
	p.press(p.say("back"))
	p.heading(p.say("sections"))
	p.home()
	p.until("both units", "[...f321.all('.units > li')].length === 2")
	visit("home-several")
	p.places()
	visit("places")
	p.press(p.say("common-title"))
	p.until("what may be copied", "f321.find('.parts [data-fact]')")
	visit("common")
	p.press(p.say("cancel"))
	p.counted()
	p.press(p.say("back"))
	p.heading(p.say("your-units"))
	p.upload(js[string](p, `JSON.stringify({ kind: 'fire321-units', format: 1, units: (await f321.drafts()).slice(0, 1).map((d) => {
		const [id] = Object.entries(d.answers.facts).find(([, v]) => typeof v === 'boolean');
		d.answers.facts[id] = !d.answers.facts[id];
		return d;
	}) })`))
	p.until("what is in the file", "f321.button("+quote(p.say("intake-take"))+")")
	visit("intake")
	p.press(p.say("cancel"))
	p.heading(p.say("your-units"))
	p.upload(`{"format": 1, `)
	p.until("the fault", "f321.find('.err')?.textContent")
	visit("home-fault")
}

// home goes to the list of units from that of sections.
func (p *page) home() {
	p.t.Helper()
	p.heading(p.say("sections"))
	p.press(p.say("other-units"))
	p.heading(p.say("your-units"))
}

// upload opens a file by the button for it.
func (p *page) upload(content string) {
	p.t.Helper()
	file := filepath.Join(p.t.TempDir(), "answers.json")
	if err := os.WriteFile(file, []byte(content), 0o600); err != nil {
		p.t.Fatal(err)
	}
	p.until("the field", "f321.find('input[type=file]')")
	field, err := chromedp.Run(p.ctx, chromedp.Evaluate[*runtime.RemoteObject]("f321.find('input[type=file]')"))
	if err == nil {
		_, err = chromedp.Call(p.ctx, dom.SetFileInputFiles, dom.SetFileInputFilesParams{Files: []string{file}, ObjectID: field.ObjectID})
	}
	if err != nil {
		p.t.Fatal(err)
	}
}

// badNews visits what a person sees seldom: answers of another day, of other
// rules, of another tab, that cannot be read, and that cannot be kept.
func (p *page) badNews(visit func(string)) {
	p.t.Helper()
	again := func(edit string) {
		p.t.Helper()
		js[bool](p, "await f321.change((d) => { "+edit+" })")
		js[bool](p, "(location.reload(), true)")
		p.until("the page anew", "f321.heading() && !globalThis.left")
	}
	resume := func() { p.t.Helper(); p.press(p.say("go-on")) }
	leave := "globalThis.left = true;"

	again(leave + "d.was = { pack: d.pack, digest: d.digest, version: d.version }; sessionStorage.setItem('day', '2026-12-20');")
	resume()
	p.until("what to do with answers of another day", "f321.heading() !== "+quote(p.say("your-units"))+" && !f321.lines().length && !f321.find('[data-wait]')")
	visit("again")
	again(leave + "sessionStorage.removeItem('day'); d.digest = 'f'.repeat(64); d.version = '0.1.0'; d.answers.facts['no.such.fact'] = true;")
	resume()
	p.heading(p.say("rules-changed"))
	visit("rules-changed")
	again(leave + "d.pack = 'cn/nowhere/unit'; delete d.answers.facts['no.such.fact'];")
	p.until("what is not here", "f321.find('.units .note.warn')")
	visit("home-no-rules")
	again(leave + "d.pack = d.was.pack; d.digest = d.was.digest; d.version = d.was.version; d.kept = d.answers; d.answers = { ...d.answers, facts: { 'place.kinds': 7 } };")
	resume()
	p.heading(p.say("trouble"))
	visit("trouble")
	again(leave + "d.answers = d.kept;")
	resume()
	p.until("a question", "f321.lines().length")
	js[bool](p, "await f321.change((d) => { d.rev++; d.saved = Date.now(); })")
	quick(p, map[string]any{})
	p.heading(p.say("two-tabs"))
	visit("conflict")
	p.press(p.say("take-theirs"))
	p.until("a question", "f321.lines().length")
	js[bool](p, "((IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); }), true)")
	quick(p, map[string]any{})
	p.until("the warning", "f321.find('.note.warn')")
	visit("cannot-save")
}

package browser

import (
	"io/fs"
	"net/http"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"

	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/law"
	"github.com/fire321/fire321/rules/pack"
	"github.com/fire321/fire321/wasm/widget"
)

// demo is a page with the small pack that the stories of the command are told
// with: it has a list, which the law has not.
func demo(t *testing.T) string {
	t.Helper()
	return demoOf(t, os.DirFS(demoPacks))
}

const demoPacks = "../../testdata/shop/packs"

// papersOf are the papers of the law, but for the notice board, which prints
// facts that the demo has not.
func papersOf(t *testing.T) []rules.Document {
	t.Helper()
	p, err := pack.Load("cn/national/unit", law.FS)
	if err != nil {
		t.Fatal(err)
	}
	return slices.DeleteFunc(p.Bundle().Documents, func(d rules.Document) bool { return d.ID == "notice" })
}

// demoOf is the same of another demo/unit.
func demoOf(t *testing.T, packs fs.FS) string {
	t.Helper()
	p, err := pack.Load("demo/unit", packs)
	if err != nil {
		t.Fatal(err)
	}
	b := p.Bundle()
	b.Documents = papersOf(t)
	data := b.Encode()
	return serveHandler(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/demo.html":
			w.Header().Set("Content-Security-Policy", widget.Policy)
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			w.Write([]byte(`<!doctype html><html lang="zh-Hans"><meta name="viewport" content="width=device-width"><title>demo</title><link rel="icon" href="icon.svg">
				<script type="module" src="fire321-check.js"></script><fire321-check bundle="demo.json" day="2026-11-24"></fire321-check>`))
		case "/demo.json":
			w.Header().Set("Content-Type", "application/json")
			w.Write(data)
		default:
			widget.Handler().ServeHTTP(w, r)
		}
	})) + "demo.html"
}

// look is a state that a person should see, and that axe finds nothing wrong
// with, light or dark.
func (p *page) look(name string) {
	p.t.Helper()
	p.shot(name)
	p.axe(name, "")
	p.targets(name)
	p.scheme("dark")
	p.axe(name+", dark", "color-contrast")
	p.scheme("light")
}

// ask opens the demo pack with these answers, and goes to a question.
func (p *page) ask(url, facts, heading string) {
	p.t.Helper()
	p.navigate(url)
	p.until("the element", "f321.heading() !== ''")
	js[bool](p, `(await document.querySelector('fire321-check').load({ format: 1, pack: 'demo/unit', at: '2026-11-24', facts: `+facts+` }), true)`)
	p.until("a question or the check", "f321.find('fieldset[data-fact]') || f321.heading() === '核对答案'")
	if js[bool](p, "f321.heading() !== "+quote(heading)) {
		p.press("目录")
		p.heading("目录")
		p.press("先看结果") // so that there is a way back
		p.until("the results", "f321.find('.lead')")
		p.press("目录")
		p.heading("目录")
		p.press("核对答案")
		p.heading("核对答案")
		p.change(heading)
	}
	p.heading(heading)
}

// change goes from the check to a question.
func (p *page) change(heading string) {
	p.t.Helper()
	p.heading("核对答案")
	js[bool](p, "([...f321.all()].forEach((el) => { if (el.localName === 'details') el.open = true; }), true)")
	p.press("修改 " + heading)
	p.heading(heading)
}

func (p *page) insert(text string) {
	p.t.Helper()
	if _, err := chromedp.Call(p.ctx, input.InsertText, input.InsertTextParams{Text: text}); err != nil {
		p.t.Fatal(err)
	}
}

const answered = `{'unit.roles': ['operator'], 'place.kinds': ['small-restaurant'], 'place.sleepers': 2, 'patrol.interval_minutes': 300, 'extinguisher.checked_last': '2026-03',
	'extinguisher.count': 1, 'drill.records': [], 'escape.clear': false, 'manager.shown': true, 'alarm.works': null}`

func fact(p *page, id string) string {
	return js[string](p, "JSON.stringify(document.querySelector('fire321-check').answers.facts["+quote(id)+"] ?? null)")
}

// TestRepairs: what was meant is one tap away, and what was typed stays until
// then.
func TestRepairs(t *testing.T) {
	url := demo(t)
	p := fresh(t, phone)
	p.ask(url, answered, "营业时多久巡查一次？")
	for _, typed := range []string{"每40分钟一次", "999999"} {
		p.typeInto(".num input", typed)
		p.press("改好了")
		p.until("the fault", "f321.find('.err-sum:not([hidden])')")
		if got := js[string](p, "f321.find('.num input').value"); got != typed {
			t.Errorf("%q became %q", typed, got)
		}
	}
	if js[bool](p, "!!f321.button('改成')") {
		t.Error("a guess for a number that is near nothing")
	}
	p.typeInto(".num input", "每40分钟一次")
	p.press("改好了")
	p.until("the way out", "f321.button('改成40分钟')")
	if got := js[string](p, "getComputedStyle(f321.find('.err')).color"); got != "rgb(122, 79, 0)" {
		t.Errorf("the fault is not amber: %s", got)
	}
	p.look("phone-repair")
	p.press("改成40分钟")
	p.until("the repair", "f321.find('.num input').value === '40' && !f321.find('.err-sum') && !f321.find('.bad') && f321.find('input[value=\"0\"]').checked")
	if got := fact(p, "patrol.interval_minutes"); got != "300" {
		t.Errorf("a guess was taken before it was agreed to: %s", got)
	}
	p.press("改好了")
	p.heading("核对答案")
	if got := fact(p, "patrol.interval_minutes"); got != "40" {
		t.Errorf("kept %s", got)
	}

	p.change("灭火器上次检查是哪天？")
	p.click("f321.find('input[value=\"day\"]')")
	for css, typed := range map[string]string{"input.year": "2026", "input.month": "13", "input.day": "4"} {
		p.typeInto(css, typed)
	}
	p.press("改好了")
	p.press("改成2026年4月13日")
	p.press("改好了")
	p.heading("核对答案")
	if got := fact(p, "extinguisher.checked_last"); got != `"2026-04-13"` {
		t.Errorf("kept %s", got)
	}
	p.change("灭火器上次检查是哪天？")
	p.typeInto("input.month", "12")
	p.press("改好了")
	p.until("that it lies ahead", "f321.find('.err')?.textContent.includes('还没到')")
	p.press("改成2025年12月13日")
	p.press("改好了")
	p.heading("核对答案")
	if got := fact(p, "extinguisher.checked_last"); got != `"2025-12-13"` {
		t.Errorf("kept %s", got)
	}
}

// TestRecords: rows come from a sheet after it was shown what was read of them,
// what is removed can be brought back, and it is said when enough is known.
func TestRecords(t *testing.T) {
	url := demo(t)
	p := fresh(t, phone)
	p.ask(url, answered, "最近一年演练过几次？")
	p.press("从表格粘贴")
	p.until("the field", "f321.find('textarea')")
	p.insert("日期\t人数\n2025年9月16日\t12人\n四月初\t3\n2025/12/18（周四）\t9\n")
	p.until("what was read", "f321.button('加上这2条') && f321.find('.adding').textContent.includes('第3行：哪天？ “四月初”没读懂')")
	p.look("phone-paste")
	p.press("加上这2条")
	p.until("the records", "[...f321.all()].filter((el) => el.matches('.rec')).length === 2")
	p.press("删去 2025年9月16日")
	p.until("one is gone", "[...f321.all()].filter((el) => el.matches('.rec')).length === 1")
	p.press("撤销")
	p.until("it is back", "[...f321.all()].filter((el) => el.matches('.rec')).length === 2 && f321.find('.rec').textContent.includes('2025年9月16日、12人')")
	if js[bool](p, "!!f321.find('.enough')") {
		t.Error("drills of last year are not enough")
	}
	p.press("再记一次")
	p.typeInto(".adding input.year", "2026")
	p.typeInto(".adding input.month", "10")
	p.typeInto(".adding input.day", "32")
	p.press("记下")
	p.until("the fault", "f321.find('.adding .err')?.textContent")
	p.typeInto(".adding input.day", "8")
	p.typeInto(".adding .num input:not(.year, .month, .day)", "7")
	p.press("记下")
	p.until("that it is enough", "f321.find('.enough')")
	p.look("phone-enough")
	p.press("就这些，不往下查")
	p.until("the offer is gone", "!f321.find('.enough')")
	p.press("改好了")
	p.heading("核对答案")
	want := `{"value":[{"date":"2025-09-16","people":12},{"date":"2025-12-18","people":9},{"date":"2026-10-08","people":7}],"more":true}`
	if got := fact(p, "drill.records"); got != want {
		t.Errorf("kept %s", got)
	}
	p.press("目录")
	p.press("先看结果")
	p.until("the results", "f321.find('.lead')")
	if js[bool](p, "[...f321.all()].some((el) => el.matches('.hz') && el.textContent.includes('每半年演练'))") {
		t.Error("a drill of this half-year is not enough after all")
	}
	if strings.Contains(js[string](p, "f321.find('main').textContent"), "undefined") {
		t.Error("something is undefined")
	}
}

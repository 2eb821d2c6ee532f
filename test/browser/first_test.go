package browser

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/fire321/fire321/rules"
)

// TestFirstAct: the results begin with what to do first, and three hazards with
// what to do about each are in sight at once; the whole fits in four and a half
// screens of a phone.
func TestFirstAct(t *testing.T) {
	p := fresh(t, screen{360, 740})
	p.navigate(serve(t))
	p.load("noodle-shop")
	p.until("what comes late", "f321.find('.days')")
	got := example(t, "noodle-shop").got
	d := example(t, "noodle-shop").danger()
	if head := js[string](p, "f321.heading()"); head != d.Pairs[0].Now.ZH {
		t.Errorf("the headline is %q", head)
	}
	if first := js[string](p, "f321.find('.hz').dataset.key"); first != d.Found[0].ID || !d.Found[0].Deadly {
		t.Errorf("the first hazard is %s, and %s kills together with another", first, d.Found[0].ID)
	}
	// What has more time than a week is in no group that says now, or this week.
	if late := js[[]string](p, "[...f321.all('.grp-h.ser, .grp-h.gen')].flatMap((el) => [...el.parentNode.querySelectorAll('.meta')].map((m) => m.textContent)).filter((s) => /12月([2-9]|1\\d|2\\d|30)日|202[7-9]年/.test(s))"); len(late) > 0 {
		t.Errorf("now, or this week: %v", late)
	}
	if height := js[float64](p, "document.documentElement.scrollHeight"); height > 4.65*740 {
		t.Errorf("the results are %.0f pixels high", height)
	}
	if n := js[int](p, "((end) => [...f321.all('.hz.ser')].filter((el) => el.getBoundingClientRect().bottom <= end).length)(f321.find('.bar').getBoundingClientRect().top)"); n < 3 {
		t.Errorf("%d hazards are in sight", n)
	}
	if titles := js[[]string](p, "[...f321.all('.grp-h h2')].map((el) => el.textContent)"); strings.Join(titles, "|") != "现在就做，不花钱|这星期|要花钱、要房东" {
		t.Errorf("the groups are %v", titles)
	}
	// The worst first: no general one before a serious one.
	for _, group := range js[[]string](p, "[...f321.all('.list')].filter((el) => el.querySelector('.grp-h')).map((el) => [...el.querySelectorAll('.hz')].map((row) => row.classList.contains('ser') ? 's' : 'g').join(''))") {
		if strings.Contains(group, "gs") {
			t.Errorf("a group is in the order %s", group)
		}
	}
	// Every hazard stands in one group, and says what to do.
	if n := js[int](p, "[...f321.all('.hz.ser, .hz.gen')].filter((el) => el.querySelector('.act')).length"); n != len(got.Hazards) {
		t.Errorf("%d of %d hazards are listed", n, len(got.Hazards))
	}
	// The owner of a small place is told as one is told.
	all := js[string](p, "f321.find('.two').textContent")
	for _, want := range []string{"你来改", "房东来改", "张某（样例）来改"} {
		if !strings.Contains(all, want) {
			t.Errorf("nobody is told %q", want)
		}
	}
	for _, never := range []string{"管理人来改", "责任人来改", "员工来改"} {
		if strings.Contains(all, never) {
			t.Errorf("it says %s", never)
		}
	}
	// There is no number, but one can look.
	if js[bool](p, "!!f321.find('.score-n') || f321.find('.score').innerText.includes('59')") || !js[bool](p, "f321.find('.score').innerText.includes('先不给分')") {
		t.Error("a number is shown")
	}
	p.click("f321.find('.score summary')")
	p.until("the range", "f321.find('.score-n b')?.textContent === '59'")
	// Nothing that was not asked is called not known.
	for _, key := range []string{"others", "advice"} {
		p.fold(key)
		if text := js[string](p, "f321.find('[data-fold="+key+"]').innerText"); strings.Contains(text, "没查清") {
			t.Errorf("%s: what was not asked is called not known", key)
		}
	}
	p.look("phone-first-folds")

	// In a large place the parts have people of their own.
	p.press(p.say("sections"))
	p.loadFile(fileOf(t, "mall"))
	if all := js[string](p, "f321.find('.two').textContent"); strings.Contains(all, "你来改") || !strings.Contains(all, "管理人来改") {
		t.Error("a mall is told that one person does everything")
	}
}

// TestComeBack: whoever goes back stands where they left, at the row and with
// the focus on it, and what they had unfolded is still so.
func TestComeBack(t *testing.T) {
	p := fresh(t, screen{360, 740})
	p.navigate(serve(t))
	p.load("noodle-shop")
	p.fold("month")
	row := "[...f321.find('[data-fold=month]').querySelectorAll('.hz')].at(-1)"
	p.until("the row", row)
	key := js[string](p, row+".dataset.key")
	js[bool](p, "("+row+".scrollIntoView({ block: 'center', behavior: 'instant' }), true)")
	top := js[float64](p, row+".getBoundingClientRect().top")
	js[bool](p, "("+row+".click(), true)")
	p.until("the hazard", "f321.find('.law')")
	p.press(p.say("back"))
	p.until("the focus on the row", "f321.focused()?.dataset.key === "+quote(key))
	if now := js[float64](p, row+".getBoundingClientRect().top"); now < top-2 || now > top+2 {
		t.Errorf("the row stood at %.0f, stands at %.0f", top, now)
	}
	p.press("安排要紧的")
	p.until("the plans", "f321.find('.plan')")
	p.press(p.say("cancel"))
	p.until("the focus on the button", "f321.focused()?.dataset.key === 'plan'")
}

// TestPlanAll: all that wants a plan is on one screen, filled in; a name and one
// sentence are enough, and then the letter leads to what it still lacks.
func TestPlanAll(t *testing.T) {
	p := fresh(t, screen{360, 740})
	p.navigate(serve(t))
	p.load("noodle-shop")
	got := example(t, "noodle-shop").got
	p.press(p.say("documents"))
	p.heading(p.say("documents"))
	p.until("why it cannot be signed", "f321.find('.branch')?.textContent === '承诺书现在不能签：还有17项没安排谁来改、哪天改好。'")
	p.press("一次安排好这17项")
	p.until("the plans", "f321.find('.plan')")
	p.look("phone-plan-all")
	// It says what nobody can suggest, and claims nothing of it.
	if hint := js[string](p, "f321.find('.plainform .hint').textContent"); !strings.HasPrefix(hint, "先写改好前怎么看着。") {
		t.Errorf("what is not filled in: %s", hint)
	}
	if head := js[string](p, "f321.heading()"); !strings.Contains(head, "17项") {
		t.Errorf("the letter says 17, the plan %q", head)
	}
	n := js[int](p, "[...f321.all('.plan')].length")
	if serious := got.Count(rules.Serious) + got.Count(rules.Major); n < serious {
		t.Errorf("%d of %d serious hazards are there", n, serious)
	}
	// The suggestion is there, and a chip gives another day.
	first := "[...f321.all('.plan')].find((el) => el.textContent.includes('最里面的人只有一条路出去'))"
	if day := js[string](p, first+".querySelector('select').value"); day != "2026-12-24" {
		t.Errorf("the day is %s", day)
	}
	p.click("[..." + first + ".querySelectorAll('.chip')].find((el) => el.textContent === '下周')")
	p.until("the day of the chip", first+".querySelector('select').value === '2026-12-01'")
	// What is done at once can be planned for no later day.
	if days := js[[]string](p, "[...f321.find('.plan select').options].map((el) => el.value)"); len(days) != 1 || days[0] != today {
		t.Errorf("what is due today may be done on %v", days)
	}
	p.fill("谁来改", "")
	js[bool](p, "(f321.focused().value = '', f321.focused().dispatchEvent(new Event('input')), true)")
	p.press("都对，存好")
	p.until("that a name is wanted", "f321.focused()?.closest('.field')?.querySelector('.err').textContent.includes('名字')")
	p.look("phone-plan-all-fault")
	p.fill("谁来改", "王某")
	p.fill("改好前怎么看着", "每小时有人看一遍")
	p.press("都对，存好")
	p.heading(p.say("documents"))
	var answers struct {
		Plan map[string]struct{ Measure, Person, By, Guard string }
	}
	if err := json.Unmarshal(p.answers(), &answers); err != nil {
		t.Fatal(err)
	}
	people := map[string]int{}
	for id, q := range answers.Plan {
		if q.Measure == "" || q.Person == "" || q.By == "" || q.Guard == "" {
			t.Errorf("%s is planned as %+v", id, q)
		}
		people[q.Person]++
	}
	if len(answers.Plan) < n || people["王某"] == 0 || people["房东"] == 0 || people["张某（样例）"] == 0 {
		t.Errorf("%d plans, of %v", len(answers.Plan), people)
	}
	p.until("what it lacks now", "f321.find('.branch')?.textContent.includes('突出风险还有')")
	p.press("去看，或写下谁去看")
	p.until("the risk", "f321.focused()?.localName === 'summary' && f321.find('.risks details[open] form')")
}

// TestNotice: the board says nothing of the results unless the unit wants it,
// and its code is checked in the same widget: by the device that has the
// answers, and by one that has not.
func TestNotice(t *testing.T) {
	url := serve(t)
	p := fresh(t, phone)
	p.navigate(url)
	p.load("noodle-shop")
	p.press(p.say("documents"))
	p.sheet("notice")
	board := func() string { t.Helper(); return js[string](p, "f321.find('article.sheet').textContent") }
	if text := board(); strings.Contains(text, "对照") || strings.Contains(text, "127.0.0.1") || strings.Contains(text, "分") && strings.Contains(text, "59") || !strings.Contains(text, "闻到燃气味") {
		t.Errorf("the board says %s", text)
	}
	p.press("印上结果")
	p.until("the results on it", "f321.find('article.sheet').textContent.includes('对照')")
	if text := board(); strings.Contains(text, "59") || !strings.Contains(text, "改好再给分") {
		t.Errorf("with serious hazards the board says %s", text)
	}
	p.look("phone-notice-results")
	code := func() string { t.Helper(); n := inGo(t, p.answers()); return n.document(t, "notice", "zh").QR() }()
	p.leave()
	p.press(p.say("verify"))
	p.heading(p.say("verify"))
	check := func(p *page, text, want string) {
		t.Helper()
		p.typeInto("textarea", text)
		p.press(p.say("verify-do"))
		p.until(want, "f321.find('main h2, main .err')?.textContent === "+quote(want))
	}
	check(p, code, "一致")
	p.look("phone-verify")
	if text := js[string](p, "f321.find('main').innerText"); !strings.Contains(text, "不说明答案是真的") || !strings.Contains(text, "2026年11月24日") {
		t.Errorf("it says %s", text)
	}
	lines := strings.Split(code, "\n")
	altered := func(line int, to string) string {
		other := strings.Split(code, "\n")
		other[line] = to
		return strings.Join(other, "\n")
	}
	check(p, altered(2, "日期：2026-11-30"), "不一致")
	check(p, altered(5, "结果校验码："+strings.Repeat("0", 64)), "不一致")
	p.look("phone-verify-no")
	check(p, strings.Join(lines[:4], "\n"), "这不是公示牌上的码。")
	check(p, altered(1, "单位：别家"), p.say("verify-no-answers"))

	// A device that has no answers, and reads the code from a photo.
	q := fresh(t, phone)
	q.inject("globalThis.BarcodeDetector = class { async detect(image) { return image.width ? [{ rawValue: " + quote(code) + " }] : []; } }")
	q.navigate(url)
	q.load("good-shop")
	q.press(q.say("documents"))
	q.press(q.say("verify"))
	q.heading(q.say("verify"))
	js[bool](q, `await (async () => { const c = document.createElement('canvas'); c.width = c.height = 20; c.getContext('2d');
		const files = new DataTransfer(); files.items.add(new File([await new Promise((ok) => c.toBlob(ok))], 'board.png', { type: 'image/png' }));
		const field = f321.find('input[type=file]'); field.files = files.files; field.dispatchEvent(new Event('change')); return true; })()`)
	q.until("what the code says", "f321.find('main h2')?.textContent === "+quote(q.say("verify-no-answers")))
	if text := js[string](q, "f321.find('main').innerText"); !strings.Contains(text, "老街面馆") || !strings.Contains(text, q.say("verify-here")) {
		t.Errorf("it says %s", text)
	}
}

package browser

import (
	"encoding/json"
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/fire321/fire321/assess"
)

// truthPack is the demonstration pack with what a letter may stumble over: a
// prominent risk of each state, a criterion that binds through the letter
// alone, and answers that cannot both hold.
func truthPack(t *testing.T) fs.FS {
	t.Helper()
	from := os.DirFS(demoPacks)
	to := fstest.MapFS{}
	if err := fs.WalkDir(from, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasSuffix(name, ".test.yaml") || strings.Contains(name, "/tests/") {
			return err
		}
		data, err := fs.ReadFile(from, name)
		to[name] = &fstest.MapFile{Data: data}
		return err
	}); err != nil {
		t.Fatal(err)
	}
	edit := func(name string, pairs ...string) {
		file := to["demo/unit/"+name]
		for i := 0; i < len(pairs); i += 2 {
			if !strings.Contains(string(file.Data), pairs[i]) {
				t.Fatalf("%s has no %q", name, pairs[i])
			}
			file.Data = []byte(strings.Replace(string(file.Data), pairs[i], pairs[i+1], 1))
		}
	}
	edit("pack.yaml", "items: [{item: 8, zh: 日常管理松, en: Slack management}]", `items:
      - {item: 1, zh: 睡人的地方没有报警, en: No alarm where people sleep, cannot_arise: place.sleepers == 0}
      - {item: 3, zh: 通道不畅通, en: Blocked ways}
      - {item: 4, zh: 乱放危险品, en: Dangerous goods kept anyhow}
      - {item: 5, zh: 设施停用, en: Facilities switched off}
      - {item: 7, zh: 没人管, en: Nobody in charge}
      - {item: 8, zh: 日常管理松, en: Slack management}`)
	edit("criteria/daily.yaml",
		"- id: escape.clear\n", "- id: escape.clear\n  risk: [3]\n",
		"- id: manager.shown\n", "- id: manager.shown\n  risk: [7]\n",
		"- id: alarm.sleepers\n", "- id: alarm.sleepers\n  risk: [1]\n",
		"- id: extinguisher.second\n", `- id: goods.asked
  binds: letter
  risk: [4]
  title: {zh: 危险品放得对, en: Dangerous goods are kept right}
  severity: general
  revisions:
    - from: 2019-05-01
      require: goods.right
      basis: [{source: rule-1, article: 第一条}]
  remedy: {zh: 搬出去。, en: Take them out., within_days: 0, by: manager}
- id: extinguisher.second
`)
	edit("facts/daily.yaml", "  - id: escape.clear\n", `  - id: goods.right
    type: bool
    ask: {zh: 危险品放得对吗？, en: "Are dangerous goods kept right?"}
    where_to_look: {zh: 仓库, en: The store}
  - id: escape.clear
`)
	edit("checks.yaml", "- id: doubt.no-drill\n", `- id: doubt.none-checked
  when: extinguisher.count == 0 and asOf <= plus(extinguisher.checked_last, 12, "month")
  say: {zh: 一具灭火器也没有，却说今年检查过。, en: "There is no extinguisher, and yet it was checked this year."}
  reopens: [extinguisher.count, extinguisher.checked_last]
- id: doubt.no-drill
`)
	return to
}

// truth opens that pack with answers and shows the results.
func (p *page) truth(url, facts, beside string) {
	p.t.Helper()
	p.navigate(url)
	p.loadFile(`{ format: 1, pack: 'demo/unit', at: '2026-11-24', facts: ` + facts + beside + `}`)
}

// candid are its answers: a way that the owner keeps blocked, goods that the
// letter asks about, nobody who sleeps there.
const candid = `{'unit.roles': ['operator'], 'place.kinds': ['small-restaurant'], 'place.sleepers': 0, 'patrol.interval_minutes': null, 'extinguisher.checked_last': '2026-03',
	'extinguisher.count': 2, 'drill.records': [{date: '2026-09-01', people: 3}], 'escape.clear': false, 'manager.shown': true, 'goods.right': false}`

// risk is what stands of a risk in its row.
func (p *page) risk(n string) string {
	p.t.Helper()
	return js[string](p, `[...f321.all('.risks > li')].map((el) => (el.querySelector('.hz')).innerText).find((text) => text.includes(`+quote(n)+`)) ?? ''`)
}

// TestRiskWords: the states are called as the library calls them.
func TestRiskWords(t *testing.T) {
	list, err := words()
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range []assess.RiskState{assess.RiskFound, assess.RiskNotLookedAt, assess.RiskNotFound, assess.RiskCannotArise} {
		if got, want := list["risk-"+string(s)], s.Text(); got["zh"] != want.ZH || got["en"] != want.EN {
			t.Errorf("%s is %v, want %v", s, got, want)
		}
	}
}

// TestRisks: each prominent risk is gone through with its state, by icon and
// words; what was not looked at leads to its questions and asks who will look.
func TestRisks(t *testing.T) {
	url := demoOf(t, truthPack(t))
	p := fresh(t, phone)
	p.truth(url, candid, "")
	icons := map[string]bool{}
	for risk, want := range map[string][]string{
		"1 睡人的地方没有报警": {"本处没有这种情形", "你答", "晚上有几个人睡在这里：0"},
		"3 通道不畅通":     {"有", "查出1项，措施没写全"},
		"4 乱放危险品":     {"有", "查出1项，措施没写全"},
		"5 设施停用":      {"没有看过", "还没写谁去看"},
		"7 没人管":       {"没有查出"},
		"8 日常管理松":     {"没有看过", "1项没查清", "还没写谁去看"},
	} {
		got := p.risk(risk)
		for _, w := range want {
			if !strings.Contains(got, w) {
				t.Errorf("%s: %q lacks %q", risk, got, w)
			}
		}
		if icon := js[string](p, `[...f321.all('.risks > li')].find((el) => el.innerText.includes(`+quote(risk)+`)).querySelector('.tag path').getAttribute('d')`); icon != "" {
			icons[icon] = true
		}
	}
	if len(icons) != 4 {
		t.Errorf("the four states have %d icons", len(icons))
	}
	if !js[bool](p, "f321.find('.risks').closest('section').innerText.includes('没有看过，不等于没有')") {
		t.Error("the legend is missing")
	}
	p.look("phone-risks")

	// What was found leads to its hazards.
	open := func(risk string) {
		p.t.Helper()
		p.click(`[...f321.all('.risks summary')].find((el) => el.innerText.includes(` + quote(risk) + `))`)
		p.until("its content", `[...f321.all('.risks details[open]')].some((el) => el.innerText.includes(`+quote(risk)+`) && el.querySelector('.stack').firstChild)`)
	}
	open("4 乱放危险品")
	if got := js[string](p, "f321.find('.risks details[open] .stack').innerText"); !strings.Contains(got, "还缺：怎么改、谁来改、改好前怎么看着、哪天改好") {
		t.Errorf("it does not say what the measure lacks: %s", got)
	}
	p.press("危险品放得对")
	p.heading("危险品放得对")
	p.press(p.say("back"))
	p.until("the results", "f321.find('.lead')")

	// What nobody has looked at leads to its questions, and to who will look.
	open("8 日常管理松")
	if days := js[[]string](p, "[...f321.find('.risks details[open] select').options].map((o) => o.value)"); len(days) != 9 || days[1] != "2026-11-24" || days[8] != "2026-12-01" {
		t.Errorf("the days to choose are %v", days)
	}
	p.look("phone-risk-open")
	send := func(person, day string) {
		p.t.Helper()
		p.typeInto(".risks details[open] input", person)
		js[bool](p, "((f321.find('.risks details[open] select').value = "+quote(day)+"), true)")
		p.click("f321.find('.risks details[open] button[type=submit]')")
	}
	send("无", "2026-11-30")
	p.until("that it is no name", "f321.find('.risks .err')?.textContent.includes('不算数')")
	p.look("phone-risk-fault")
	send("王某", "2026-11-30")
	p.until("that it is kept", "f321.find('.risks details[open] [role=status]').textContent.includes('存好了')")
	p.until("who looks", "[...f321.all('.risks > li')].some((el) => el.innerText.includes('王某在2026年11月30日以前去看'))")
	if got := plain(t, js[json.RawMessage](p, "document.querySelector('fire321-check').answers.look")); got != `{"nine.8":{"by":"2026-11-30","person":"王某"}}` {
		t.Errorf("kept is %s", got)
	}
	p.press("营业时多久巡查一次？")
	p.heading("营业时多久巡查一次？")
	p.typeInto(".num input", "1")
	p.press("改好了")
	p.until("the results", "f321.find('.lead')")
	if got := p.risk("8 日常管理松"); !strings.Contains(got, "没有查出") {
		t.Errorf("after the answer it is %q", got)
	}
}

// TestHeadline: what others owe and what was not looked at is never "nothing".
func TestHeadline(t *testing.T) {
	url := demoOf(t, truthPack(t))
	p := fresh(t, phone)
	p.truth(url, candid, "")
	p.heading("催别人改1项严重隐患")
	if got := js[string](p, "f321.find('.lead').innerText"); !strings.Contains(got, "突出风险还有2类没有看过") || strings.Contains(got, "没有发现") {
		t.Errorf("the headline is %s", got)
	}
	row := "[...f321.all('.hz.ser')].find((el) => el.innerText.includes('公用的疏散通道畅通'))"
	if got := js[string](p, row+"?.innerText ?? ''"); !strings.Contains(got, "房东的责任") {
		t.Errorf("the row of the owner's hazard is %q", got)
	}
	// It leads to the page on which one writes whom one told.
	p.click(row)
	p.heading("公用的疏散通道畅通")
	p.until("whose duty it is", "f321.find('main').innerText.includes('房东的责任')")
	p.look("phone-others")
	p.press("写下告诉了谁、怎么防着")
	p.heading("催别人改，自己先防着")
	p.fill("今天告诉了谁", "书面告诉房东王某")
	p.fill("谁去催", "李某")
	p.fill("改好前你们怎么防着", "清出一条路")
	p.fill("哪天以前要改好", "2026-11-30")
	p.look("phone-told")
	p.press("保存")
	p.heading("公用的疏散通道畅通")
	if got := js[string](p, "f321.find('main').innerText"); strings.Contains(got, "还缺") {
		t.Errorf("it still lacks something: %s", got)
	}
	p.press(p.say("back"))
	p.until("the results", "f321.find('.lead')")
	if got := p.risk("3 通道不畅通"); !strings.Contains(got, "措施写全了") {
		t.Errorf("the risk is %q", got)
	}

	p.truth(url, strings.NewReplacer("'escape.clear': false", "'escape.clear': true", "'goods.right': false", "'goods.right': true", "minutes': null", "minutes': 60").Replace(candid), "")
	p.heading("突出风险有2类没有看过")
	if got := js[string](p, "f321.find('.lead').innerText + f321.find('.score').innerText"); !strings.Contains(got, "肯定是“好”") {
		t.Errorf("a whole assessment has no certain grade: %s", got)
	}
	p.truth(url, strings.NewReplacer("'small-restaurant'", "'small-restaurant', 'mall'").Replace(candid), "")
	p.until("the score", "f321.find('.grade-say')")
	if got := js[string](p, "f321.find('main').innerText"); strings.Contains(got, "肯定") || !strings.Contains(got, "不能当成等级") {
		t.Error("a grade is certain though a kind is not covered")
	}
	p.shot("phone-not-covered")
}

// fill types into the field of a label.
func (p *page) fill(label, text string) {
	p.t.Helper()
	js[bool](p, `((globalThis.field = f321.find('#' + [...f321.all('label[for]')].find((el) => f321.shown(el) && el.textContent.startsWith(`+quote(label)+`)).htmlFor)), field.focus(), field.select(), true)`)
	p.insert(text)
}

// TestPlanSaysWhatItLacks: the form names what the letter misses, and takes no
// word that says nothing for a measure.
func TestPlanSaysWhatItLacks(t *testing.T) {
	p := fresh(t, phone)
	p.truth(demoOf(t, truthPack(t)), candid, ", found: {}")
	p.click("[...f321.all('.hz')].find((el) => el.innerText.includes('危险品放得对') && el.innerText.includes('通告要求'))")
	p.heading("危险品放得对")
	if got := js[string](p, "f321.find('main').innerText"); !strings.Contains(got, "没有法律直接要求你们，但承诺书要如实写。") || !strings.Contains(got, "还缺：怎么改、谁来改、改好前怎么看着、哪天改好") {
		t.Errorf("the page says neither why nor what lacks: %s", got)
	}
	p.look("phone-by-letter")
	p.press("安排整改")
	p.heading("安排整改")
	p.until("what is missing", "f321.find('form').innerText.includes('还缺：') && f321.find('form').innerText.includes('空白、符号、“无”都不算写了')")
	p.look("phone-plan-lacks")
	p.fill("谁来改", "李某")
	p.fill("改好前怎么看着", "无")
	p.fill("哪天改好", "2026-11-23")
	p.press("保存")
	p.until("that the day is past", "f321.find('.err').textContent.includes('2026年11月24日')")
	p.fill("哪天改好", "2026年11月25日")
	p.press("保存")
	p.until("that it says nothing", "f321.find('.err').textContent.includes('还缺：改好前怎么看着')")
	p.look("phone-plan-nothing")
	p.fill("改好前怎么看着", "仓库上锁")
	p.press("保存")
	p.heading("危险品放得对")
	if got := js[string](p, "f321.find('main').innerText"); strings.Contains(got, "还缺") {
		t.Errorf("it still lacks something: %s", got)
	}
}

// TestLetterLeadsToItsGaps: each branch says why it is shut, each reason leads
// to where it is mended, and the letter opens when all are.
func TestLetterLeadsToItsGaps(t *testing.T) {
	p := fresh(t, phone)
	p.truth(demoOf(t, truthPack(t)), strings.Replace(candid, "minutes': null", "minutes': 60", 1), "")
	p.press("打印文书")
	unfold := func() {
		p.t.Helper()
		p.heading("打印文书")
		p.until("the branches", "f321.find('.branch')")
		p.unfold()
	}
	unfold()
	p.look("phone-letter")
	reasons := func(n string) string {
		p.t.Helper()
		return js[string](p, "[...f321.all('.doc details')]["+n+"]?.innerText ?? ''")
	}
	first, second := reasons("0"), reasons("1")
	if !strings.Contains(first, "第一种") || !strings.Contains(first, "别人没落实的严重责任") || strings.Contains(first, "还缺") {
		t.Errorf("the first branch is shut by %s", first)
	}
	if !strings.Contains(second, "第二种") || strings.Contains(second, "别人没落实的严重责任") || !strings.Contains(second, "没有看过") {
		t.Errorf("the second branch is shut by %s", second)
	}
	follow := func(words string) {
		p.t.Helper()
		p.click("[...[...f321.all('.doc details')][1].querySelectorAll('.link')].find((el) => el.textContent.includes(" + quote(words) + "))")
	}
	for _, one := range [][]string{{"公用的疏散通道畅通", "催别人改", "今天告诉了谁", "告诉房东", "谁去催", "李某", "改好前你们怎么防着", "清路", "哪天以前要改好", "2026-11-30"},
		{"危险品放得对", "安排整改", "怎么改", "搬出去", "谁来改", "李某", "改好前怎么看着", "上锁", "哪天改好", "2026-11-24"}} {
		follow(one[0])
		p.heading(one[1])
		for i := 2; i < len(one); i += 2 {
			p.fill(one[i], one[i+1])
		}
		p.press("保存")
		unfold()
	}
	follow("设施停用")
	p.until("the risk", "f321.focused()?.localName === 'summary' && f321.find('.risks details[open] form')")
	p.fill("谁去看", "王某")
	js[bool](p, "((f321.find('.risks details[open] select').value = '2026-12-01'), true)")
	p.click("f321.find('.risks details[open] button[type=submit]')")
	p.until("that it is kept", "f321.find('.risks details[open] [role=status]').textContent.includes('存好了')")
	p.press(p.say("back"))
	unfold()
	p.until("the second branch", "f321.find('.branch').textContent.includes('可以签第二种')")
	if got := js[string](p, "f321.find('.branch').closest('.doc').innerText"); !strings.Contains(got, "已落实防范措施：可以选") || !strings.Contains(got, "不存在突出风险：不能选") {
		t.Errorf("the card says %s", got)
	}
	p.sheet("letter")
	p.printed("truth-letter", "letter")
}

// TestOwnCheck: where a kind is not covered the unit may state its own check,
// which is printed as its sentence; neither branch opens.
func TestOwnCheck(t *testing.T) {
	p := fresh(t, phone)
	p.truth(demoOf(t, truthPack(t)), strings.Replace(candid, "'small-restaurant'", "'mall'", 1), "")
	p.press("打印文书")
	p.heading("打印文书")
	p.unfold()
	p.until("the form", "f321.find('.doc form')")
	if got := js[string](p, "f321.find('.doc form').closest('.doc').innerText"); !strings.Contains(got, "本单位已按本类场所的规定自查") || !strings.Contains(got, "算本单位自己说的") || !strings.Contains(got, "都不勾") {
		t.Errorf("the card says %s", got)
	}
	p.fill("按哪些规定", "商场防火规范")
	p.fill("哪天查的", "2026-11-25")
	p.fill("谁查的", "李某")
	p.click("f321.find('.doc form button[type=submit]')")
	p.until("that it is ahead", "f321.find('.doc .err').textContent.includes('2026年11月24日')")
	p.look("phone-own-check")
	p.fill("哪天查的", "2026-11-24")
	p.click("f321.find('.doc form button[type=submit]')")
	p.until("that it is kept", "f321.find('.doc form [role=status]').textContent.includes('存好了')")
	p.sheet("letter")
	p.until("the unit's sentence", "f321.find('article.sheet').textContent.includes('商场防火规范')")
	if got := js[json.RawMessage](p, "(await document.querySelector('fire321-check').assess()).letter.branch"); string(got) != `"refused"` {
		t.Errorf("the letter is %s", got)
	}
}

// TestContradiction: answers that cannot both hold are shown with a way to
// each, and count as not given until one is changed.
func TestContradiction(t *testing.T) {
	p := fresh(t, phone)
	p.truth(demoOf(t, truthPack(t)), strings.Replace(candid, "'extinguisher.count': 2", "'extinguisher.count': 0", 1), "")
	p.until("the doubt", "f321.find('main').innerText.includes('弄清以前，都当没答')")
	p.look("phone-doubt")
	for _, way := range []string{"修改 灭火器上次检查是哪天？", "修改 厨房有几具灭火器？"} {
		if !js[bool](p, "!!f321.button("+quote(way)+")") {
			t.Errorf("there is no way to %s", way)
		}
	}
	if !js[bool](p, "[...f321.all('.hz.opn')].some((el) => el.innerText.includes('灭火器每年检查一次'))") {
		t.Error("what hangs on the contradiction is not open")
	}
	p.press("目录")
	p.press("核对答案")
	p.heading("核对答案")
	p.press("修改 厨房有几具灭火器？")
	p.heading("厨房有几具灭火器")
	p.typeInto(".num input", "2")
	p.press("改好了")
	p.heading("核对答案")
	if js[bool](p, "f321.find('main').innerText.includes('弄清以前')") {
		t.Error("the doubt stays though it is settled")
	}
}

// TestSupposeOnlyMending: what is not known cannot be ticked; it leads to its
// question.
func TestSupposeOnlyMending(t *testing.T) {
	p := fresh(t, phone)
	p.navigate(serve(t))
	p.load("noodle-shop")
	got := example(t, "noodle-shop").got
	p.press("改几项能更好")
	p.until("the score", "f321.find('.was')")
	var want, open []string
	for _, h := range got.Hazards {
		want = append(want, h.Title.ZH)
	}
	for _, r := range got.Open {
		open = append(open, r.Title.ZH)
	}
	ticks := js[[]string](p, "[...f321.all('.whatif .tx')].map((el) => el.firstChild.textContent)")
	if strings.Join(ticks, "|") != strings.Join(want, "|") {
		t.Errorf("to be ticked are %v, want the hazards %v", ticks, want)
	}
	listed := js[[]string](p, "[...f321.all('.hz.opn .hz-t')].map((el) => el.textContent)")
	if strings.Join(listed, "|") != strings.Join(open, "|") || len(open) == 0 {
		t.Errorf("to be found out are %v, want %v", listed, open)
	}
	p.look("phone-what-if")
	for n := range js[int](p, "[...f321.all('.chip')].length") {
		js[bool](p, "([...f321.all('.chip')]["+quote(string(rune('0'+n)))+"].click(), true)")
		p.until("the route", "[...f321.all('.whatif input:checked')].length > 0")
	}
	p.click("f321.find('.hz.opn')")
	p.until("its question", "f321.lines().length")
	p.press(p.say("previous"))
	p.heading("改几项能更好")
}

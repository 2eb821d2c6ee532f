package browser

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/fire321/fire321/assess"
)

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
	if !js[bool](p, "f321.find('.risks').closest('details').innerText.includes('没有看过，不等于没有')") {
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
	if got := js[string](p, "f321.find('.risks details[open] .stack').innerText"); !strings.Contains(got, "还缺：谁来改、改好前怎么看着。怎么改、哪天改好替你写上了，打开看一下、存下就算") {
		t.Errorf("it does not say what the measure lacks: %s", got)
	}
	p.press("危险品放得对")
	p.heading("危险品放得对")
	p.press(p.say("back"))
	p.until("the results", "f321.find('.lead') && f321.find('.risks details[open]')")

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
	if got := js[string](p, row+"?.innerText ?? ''"); !strings.Contains(got, "房东的责任") || strings.Contains(got, "没做到") {
		t.Errorf("the row of the owner's hazard is %q", got)
	}
	// That it is not met is said once, above: a title may itself say "no".
	if got := js[string](p, row+".closest('.list').querySelector('h2').textContent"); !strings.HasPrefix(got, "别人没做到") {
		t.Errorf("the list of others' hazards is called %q", got)
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
	p.press("保存")
	p.until("that it is too late", p.faultOf("哪天以前要改好")+" === '只能是2026年11月24日'")
	p.fill("哪天以前要改好", "2026-11-24")
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
	p.until("the score", "f321.find('.score')")
	p.unfold()
	if got := js[string](p, "f321.find('main').innerText"); strings.Contains(got, "肯定") || !strings.Contains(got, "不能当成等级") {
		t.Error("a grade is certain though a kind is not covered")
	}
	p.shot("phone-not-covered")
}

// TestNoRole: who has said to be nothing to the place is led to that question,
// and can sign neither branch.
func TestNoRole(t *testing.T) {
	p := fresh(t, phone)
	p.truth(demoOf(t, truthPack(t)), strings.Replace(candid, "['operator']", "[]", 1), "")
	if got := js[string](p, "f321.find('.lead').innerText"); strings.Contains(got, "没有发现") {
		t.Errorf("the headline is %s", got)
	}
	p.until("what is missing", "f321.find('.note.warn')?.innerText.includes('没说你们跟这里是什么关系')")
	p.press("打印文书")
	p.heading("打印文书")
	p.unfold()
	p.click("[...f321.all('.doc details .link')].find((el) => el.innerText.includes('你们不管这里'))")
	p.heading("你们在这里是什么身份")
	p.press(p.say("previous"))
	p.heading("打印文书")
	p.press(p.say("back"))
	p.until("the results", "f321.find('.lead')")
	p.press("去答")
	p.heading("你们在这里是什么身份")
}

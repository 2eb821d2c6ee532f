package browser

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/fire321/fire321/rules"
)

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
		return js[string](p, "[...f321.all('.doc details details')]["+n+"]?.innerText ?? ''")
	}
	first, second := reasons("0"), reasons("1")
	if !strings.Contains(first, "第一种") || !strings.Contains(first, "别人没落实的严重责任") || strings.Contains(first, "还缺") {
		t.Errorf("the first branch is shut by %s", first)
	}
	if !strings.Contains(second, "第二种") || strings.Contains(second, "别人没落实的严重责任") || !strings.Contains(second, "没有看过") {
		t.Errorf("the second branch is shut by %s", second)
	}
	// What the form fills in by itself is not told to be missing.
	if !strings.Contains(second, "怎么改、哪天改好替你写上了，打开看一下、存下就算") {
		t.Errorf("the second branch does not say what is filled in: %s", second)
	}
	follow := func(words string) {
		p.t.Helper()
		p.click("[...[...f321.all('.doc details details')][1].querySelectorAll('.link')].find((el) => el.textContent.includes(" + quote(words) + "))")
	}
	for _, one := range [][]string{{"公用的疏散通道畅通", "催别人改", "今天告诉了谁", "告诉房东", "谁去催", "李某", "改好前你们怎么防着", "清路", "哪天以前要改好", "2026-11-24"},
		{"危险品放得对", "安排整改", "谁来改", "李某", "改好前怎么看着", "上锁"}} {
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
	if got := js[string](p, "f321.find('.branch').closest('.doc').innerText"); !strings.Contains(got, "只到2026年12月1日为止") {
		t.Errorf("the card does not say that the letter ends with the promised look: %s", got)
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
	if got := js[string](p, "f321.find('.doc form').closest('.doc').innerText"); !strings.Contains(got, "本单位已按本类场所的规定自查") || !strings.Contains(got, "算本单位自己说的") || !strings.Contains(got, "都不勾") || !strings.Contains(got, "规则包还没有这里有的用途自己的规定，两种都不替你勾") || !strings.Contains(got, "还不能如实说") {
		t.Errorf("the card says %s", got)
	}
	// A statement that is not whole is no statement.
	p.fill("谁查的", "李某")
	p.click("f321.find('.doc form button[type=submit]')")
	p.until("what is missing", p.faultOf("按哪些规定")+".includes('还缺这一样') && "+p.faultOf("哪天查的")+".includes('还缺这一样')")
	if got := js[string](p, p.faultOf("谁查的")+" + f321.find('.doc form [role=status]').textContent"); got != "" {
		t.Errorf("of what is whole it says %q", got)
	}
	p.until("the first of them has the focus", "f321.focused()?.localName === 'textarea'")
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
	p.fold("open")
	if !js[bool](p, "[...f321.all('.hz.opn')].some((el) => el.innerText.includes('灭火器每年检查一次'))") {
		t.Error("what hangs on the contradiction is not open")
	}
	p.press("目录")
	p.press("核对答案")
	p.heading("核对答案")
	if got := js[string](p, "f321.find('main').textContent"); !strings.Contains(got, "只归别人管的没有问；别的不管怎么答，结果都一样") {
		t.Error("it does not say why questions were not asked")
	}
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
// question. The serious hazards come first, and are in every set that is
// offered: papers in order do not free an exit.
func TestSupposeOnlyMending(t *testing.T) {
	p := fresh(t, phone)
	p.navigate(serve(t))
	p.load("noodle-shop")
	got := example(t, "noodle-shop").got
	p.press("改几项能更好")
	p.until("the score", "f321.find('.was')")
	var want, open []string
	serious := 0
	for _, h := range got.Hazards {
		want = append(want, h.Say.ZH)
		if h.Severity != rules.General {
			serious++
		}
	}
	for _, r := range got.Open {
		open = append(open, r.Title.ZH)
	}
	ticks := js[[]string](p, "[...f321.all('.whatif .tx')].map((el) => el.firstChild.textContent)")
	if a, b := slices.Sorted(slices.Values(ticks)), slices.Sorted(slices.Values(want)); !slices.Equal(a, b) {
		t.Errorf("to be ticked are %v, want the hazards %v", a, b)
	}
	danger := func() bool {
		return js[bool](p, "[...f321.all('.whatif input')].every((el, i) => i >= "+strconv.Itoa(serious)+" || el.checked && el.closest('label').textContent.includes('严重'))")
	}
	if !danger() {
		t.Error("the serious ones do not come first, ticked")
	}
	listed := js[[]string](p, "[...f321.all('.hz.opn .hz-t')].map((el) => el.textContent)")
	if strings.Join(listed, "|") != strings.Join(open, "|") || len(open) == 0 {
		t.Errorf("to be found out are %v, want %v", listed, open)
	}
	p.look("phone-what-if")
	for n := range js[int](p, "[...f321.all('.chip')].length") {
		js[bool](p, "([...f321.all('.chip')]["+quote(string(rune('0'+n)))+"].click(), true)")
		p.until("the route", "[...f321.all('.whatif input:checked')].length > 0")
		if !danger() {
			t.Errorf("way %d leaves serious hazards", n)
		}
	}
	// While one stands, there is no number.
	p.click("f321.find('.whatif input')")
	p.until("no number", "f321.find('.grade-no') && !f321.find('.score-n')")
	p.click("f321.find('.hz.opn')")
	p.until("its question", "f321.lines().length")
	p.press(p.say("previous"))
	p.heading("改几项能更好")
}

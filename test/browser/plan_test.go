package browser

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/fire321/fire321/assess"
	"github.com/fire321/fire321/rules/logic"
)

// TestPlanSaysWhatItLacks: the form names what the letter misses, and takes no
// word that says nothing for a measure. What it fills in needs but to be kept.
func TestPlanSaysWhatItLacks(t *testing.T) {
	p := fresh(t, screen{360, 740})
	p.truth(demoOf(t, truthPack(t)), candid, ", found: {}")
	p.click("[...f321.all('.hz')].find((el) => el.innerText.includes('危险品放得对') && el.innerText.includes('通告要求'))")
	p.heading("危险品放得对")
	if got := js[string](p, "f321.find('main').innerText"); !strings.Contains(got, "没有法律直接要求你们，但承诺书要如实写。") ||
		!strings.Contains(got, "还缺：谁来改、改好前怎么看着。怎么改、哪天改好替你写上了，打开看一下、存下就算") {
		t.Errorf("the page says neither why nor what lacks: %s", got)
	}
	p.look("phone-by-letter")
	p.press("安排整改")
	p.heading("安排整改")
	p.until("what is missing", "f321.find('form').innerText.includes('还缺：谁来改、改好前怎么看着') && f321.find('form').innerText.includes('空白、符号、“无”都不算写了')")
	if got := js[[]string](p, "[...f321.all('.field')].map((el) => el.querySelector('.tag')?.textContent ?? '')"); strings.Join(got, "|") != "替你写上了，存下就算|承诺书还缺||替你写上了，存下就算||承诺书还缺" {
		t.Errorf("the fields are marked %q", got)
	}
	p.look("phone-plan-lacks")
	p.fill("谁来改", "李某")
	p.fill("改好前怎么看着", "无")
	wrong := func(label, text, want string) {
		t.Helper()
		p.fill(label, text)
		js[bool](p, "(scrollTo(0, 1e6), true)") // where the button was pressed before the bars stuck
		p.press("保存")
		p.until("that "+text+" is wrong", p.faultOf(label)+".includes("+quote(want)+")")
		p.clearOfBars(label)
	}
	wrong("哪天改好", "2026-11-23", "只能是2026年11月24日")
	wrong("哪天改好", "明天", "写成2026-12-01这样")
	wrong("哪天改好", "2026年11月25日", "只能是2026年11月24日")
	p.fill("哪天改好", "2026年11月24日")
	p.press("保存")
	p.until("that it says nothing", p.faultOf("改好前怎么看着")+".includes('承诺书不认')")
	p.clearOfBars("改好前怎么看着")
	if got := js[string](p, p.faultOf("哪天改好")); got != "" {
		t.Errorf("the right day is still wrong: %s", got)
	}
	p.look("phone-plan-nothing")
	p.fill("改好前怎么看着", "仓库上锁\n晚上有人看")
	p.press("保存")
	p.heading("危险品放得对")
	if got := js[string](p, "f321.find('main').innerText"); strings.Contains(got, "还缺") || strings.Contains(got, "存下就算") {
		t.Errorf("it still lacks something: %s", got)
	}
	if got := js[string](p, "JSON.stringify(document.querySelector('fire321-check').answers.plan)"); got != `{"goods.asked":{"measure":"搬出去。","person":"李某","by":"2026-11-24","guard":"仓库上锁 晚上有人看"}}` {
		t.Errorf("kept is %s", got)
	}
}

// clearOfBars: the field of a label has the focus, and all of it is in sight.
func (p *page) clearOfBars(label string) {
	p.t.Helper()
	p.until("the field "+label, "f321.focused()?.closest('.field')?.querySelector('label').textContent.startsWith("+quote(label)+")")
	if got := js[string](p, `(() => { const r = f321.focused().closest('.field').getBoundingClientRect(), bars = [...f321.all('.top, .bar')].map((el) => el.getBoundingClientRect());
		return r.top >= bars[0].bottom && r.bottom <= bars[1].top ? '' : [r.top, r.bottom, bars[0].bottom, bars[1].top].join(); })()`); got != "" {
		p.t.Errorf("%s lies under a bar: %s", label, got)
	}
}

// TestPlanDays: a plan ends within the days of its remedy, or within those of
// the library where the remedy names none, and the form says so.
func TestPlanDays(t *testing.T) {
	packs := truthPack(t).(fstest.MapFS)
	file := packs["demo/unit/criteria/daily.yaml"]
	file.Data = []byte(strings.Replace(string(file.Data), "within_days: 0, by: manager}\n- id: extinguisher.second", "by: manager}\n- id: extinguisher.second", 1))
	at, _ := logic.ParseDate(today)
	p := fresh(t, phone)
	p.truth(demoOf(t, packs), strings.Replace(candid, "minutes': null", "minutes': 300", 1), ", found: { 'patrol.two-hourly': '2026-11-01' }")
	for _, one := range []struct {
		title string
		days  int
		due   string
	}{{"每两小时防火巡查一次", 3, today}, {"危险品放得对", assess.PlanDays, ""}} {
		p.click("[...f321.all('.hz')].find((el) => el.innerText.includes(" + quote(one.title) + "))")
		p.press("安排整改")
		p.heading("安排整改")
		day := func(n int) string { return (at + logic.Date(n)).String() }
		field := "[...f321.all('.field')].find((el) => el.innerText.startsWith('哪天改好'))"
		if got := js[string](p, field+".querySelector('input').value"); got != one.due {
			t.Errorf("%s: the day is filled in as %q, want %q", one.title, got, one.due)
		}
		p.fill("哪天改好", day(one.days+1))
		p.press("保存")
		p.until("that it is too late", p.faultOf("哪天改好")+".includes('之间')")
		if hint, fault := js[string](p, field+".querySelector('.hint').textContent"), js[string](p, p.faultOf("哪天改好")); hint != fault+"，写成2026-12-01这样。" {
			t.Errorf("%s: the hint is %q, the fault %q", one.title, hint, fault)
		}
		p.fill("哪天改好", day(one.days))
		p.press("保存")
		p.until("that it is kept", "document.querySelector('fire321-check').answers.plan && f321.heading() !== '安排整改'")
		p.results()
	}
}

// TestMeasureIsNotCut: the remedies of the packs are read in full on a narrow
// phone.
func TestMeasureIsNotCut(t *testing.T) {
	p := fresh(t, screen{360, 740})
	p.navigate(serve(t))
	p.load("noodle-shop")
	long := 0
	for i := range 6 {
		p.click("[...f321.all('.hz[data-key]')][" + string(rune('0'+i)) + "]")
		p.press("安排整改")
		p.heading("安排整改")
		got := js[[]int](p, "(({ scrollHeight, clientHeight, value }) => [scrollHeight, clientHeight, value.length])(f321.find('textarea'))")
		if got[0] > got[1]+1 {
			t.Errorf("a measure of %d characters is cut: %d pixels high, %d seen", got[2], got[0], got[1])
		}
		long = max(long, got[2])
		p.press(p.say("cancel"))
		p.until("the hazard", "f321.find('.law')")
		p.press(p.say("back"))
		p.until("the results", "f321.find('.lead')")
	}
	if long < 20 {
		t.Errorf("the longest has %d characters: this test sees nothing", long)
	}
}

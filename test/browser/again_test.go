package browser

import (
	"slices"
	"strings"
	"testing"
)

// TestReminders: what is to be found out stands in the calendar, with the
// terms of the hazards, until it is known.
func TestReminders(t *testing.T) {
	url := demo(t)
	p := fresh(t, phone)
	p.ask(url, answered, "厨房有几具灭火器？")
	p.click("f321.find('input[value=\"not-sure\"]')")
	p.press("改好了")
	p.heading("核对答案")
	p.navigate(url)
	p.heading("这台设备")
	p.click("f321.find('.units .btn-1')")
	p.until("what is open, after a reload", "f321.button('查清单：1样')")
	p.press("查清单")
	p.heading("查清单")
	p.look("phone-find-out")
	// Nothing depends on the number of extinguishers in the kitchen any more.
	const open = "睡觉的地方烟雾报警器会响吗"
	if got := js[string](p, "f321.find('main').textContent"); !strings.Contains(got, open) || strings.Contains(got, "厨房有几具灭火器") {
		t.Errorf("the list says %s", got)
	}
	p.press("返回")
	p.heading(p.say("again-today"))
	p.press("看结果")
	p.until("the calendar", "f321.button('存进日历')")
	p.saved()
	p.press("存进日历")
	text, name := p.file()
	if !strings.HasSuffix(name, ".ics") {
		t.Errorf("the file is called %s", name)
	}
	lines := strings.Split(text, "\r\n")
	for _, line := range lines {
		if len(line) > 75 || strings.ContainsAny(line, "\r\n") {
			t.Errorf("a line of %d octets: %q", len(line), line)
		}
	}
	plain := strings.ReplaceAll(text, "\r\n ", "")
	for _, want := range []string{"SUMMARY:查清单：还有1样没查清\r\n", open, "DTSTART;VALUE=DATE:20261125\r\nDTEND;VALUE=DATE:20261126\r\n", "SUMMARY:改好：", "@fire321\r\n", "DTSTAMP:20"} {
		if !strings.Contains(plain, want) {
			t.Errorf("the calendar lacks %q", want)
		}
	}
	if strings.Count(text, "BEGIN:VEVENT") != strings.Count(text, "END:VEVENT") || lines[0] != "BEGIN:VCALENDAR" || strings.Contains(text, "undefined") {
		t.Errorf("the calendar is not whole:\n%s", text)
	}
	// Once it is known it is no longer to be found out.
	p.press("查清单")
	p.heading("查清单")
	p.press("一样一样查")
	p.heading(open)
	p.click("f321.find('.answers input')")
	p.heading("查清单")
	if js[bool](p, "!!f321.find('.task')") {
		t.Error("what is known is still to be found out")
	}
}

// TestSecondAssessment: the next time starts from the last answers, asks what
// changed and what went stale, and shows what is better and what is worse.
func TestSecondAssessment(t *testing.T) {
	url := demo(t)
	p := fresh(t, phone)
	p.ask(url, answered, "厨房有几具灭火器？")
	p.press("目录")
	p.press("先看结果")
	p.until("the results", "f321.find('.lead')")
	found := js[map[string]string](p, "document.querySelector('fire321-check').answers.found")
	if found["patrol.two-hourly"] != "2026-11-24" {
		t.Fatalf("found %v", found)
	}
	js[bool](p, "(document.querySelector('fire321-check').setAttribute('day', '2027-06-20'), true)")
	p.heading("这台设备")
	p.click("f321.find('.units .btn-1')")
	p.heading("离上次自评208天了")
	p.look("phone-later")
	p.press("English")
	p.heading("Last time was 208 days ago")
	p.look("phone-later-en")
	p.press("中文")
	p.heading("离上次自评208天了")
	p.click("f321.find('input[value=\"people\"]')")
	p.until("what it means", "f321.find('fieldset [role=status]')?.textContent.includes('作废')")
	p.click("f321.find('input[value=\"none\"]')")
	p.until("one or the other", "!f321.find('input[value=\"people\"]').checked && f321.find('fieldset [role=status]').textContent === ''")
	p.click("f321.find('input[value=\"people\"]')")
	p.press("全部再看一遍")
	p.heading("目录")
	p.until("what to change", "f321.find('.note')?.textContent.includes('换了责任人')")
	if got := js[string](p, "document.querySelector('fire321-check').answers.at"); got != "2027-06-20" {
		t.Errorf("the answers are of %s", got)
	}
	p.press("核对答案")
	p.change("营业时多久巡查一次？")
	p.typeInto(".num input", "2") // hours, as the answer was given
	p.press("改好了")
	p.heading("核对答案")
	p.press("看结果")
	p.until("what has changed", "f321.find('.since')")
	got := js[string](p, "f321.find('.since').textContent")
	for _, want := range []string{"2026年11月24日", "变好2项", "每两小时防火巡查一次：没做到 → 做到", "变差", "灭火器每年检查一次：做到 → 没做到"} {
		if !strings.Contains(got, want) {
			t.Errorf("it does not say %q: %s", want, got)
		}
	}
	if strings.Contains(got, "分数") {
		t.Errorf("a number is shown while a serious hazard stands: %s", got)
	}
	p.unfold()
	if !js[bool](p, "!!f321.find('.scale .was')") {
		t.Error("the score of then is not drawn")
	}
	p.look("phone-since")
	after := js[map[string]string](p, "document.querySelector('fire321-check').answers.found")
	if _, still := after["patrol.two-hourly"]; still || after["escape.clear"] != found["escape.clear"] || after["extinguisher.yearly"] != "2027-06-20" {
		t.Errorf("found %v, then %v", found, after)
	}
	p.press("打印文书")
	p.until("that the letter is void", "f321.find('.docs')?.textContent.includes('作废')")
}

// TestStaleAnswers: what has gone stale is told with its last answer, and it
// alone is asked again.
func TestStaleAnswers(t *testing.T) {
	p := fresh(t, phone)
	p.navigate(serve(t))
	p.load("good-restaurant")
	js[bool](p, "(document.querySelector('fire321-check').setAttribute('day', '2027-06-20'), true)")
	p.heading("这台设备")
	p.click("f321.find('.units .btn-1')")
	p.heading("离上次自评208天了")
	p.until("what is stale", "f321.button('更新')")
	stale := js[[]string](p, "[...f321.all()].filter((el) => el.matches('[data-fold=stale] dt')).map((el) => el.textContent)")
	last := js[[]string](p, "[...f321.all()].filter((el) => el.matches('[data-fold=stale] dd')).map((el) => el.textContent)")
	if len(stale) == 0 || len(last) != len(stale) {
		t.Fatalf("stale are %v, %v", stale, last)
	}
	for _, s := range last {
		if !strings.HasPrefix(s, "上次：") || s == "上次：" {
			t.Errorf("the last answer is %q", s)
		}
	}
	p.look("phone-stale")
	p.press("更新")
	p.until("a question", "f321.find('fieldset[data-fact]')")
	for _, ask := range js[[]string](p, "[...f321.all()].filter((el) => el.matches('fieldset[data-fact] legend')).map((el) => el.textContent)") {
		if !slices.Contains(stale, ask) {
			t.Errorf("%q is asked, which is not stale", ask)
		}
	}
	t.Logf("%d answers are stale after 208 days", len(stale))
}

// TestPutOnList: what is ticked in the what-if is planned as the remedies say,
// and what is mended or was wrong is changed from the hazard.
func TestPutOnList(t *testing.T) {
	p := fresh(t, phone)
	p.navigate(serve(t))
	p.load("noodle-shop")
	planned := js[int](p, "Object.keys(document.querySelector('fire321-check').answers.plan || {}).length")
	p.press("改几项能更好")
	p.until("the score", "f321.find('.was')")
	js[bool](p, "([...f321.all()].filter((el) => el.matches('.whatif input')).slice(0, 6).forEach((el) => { if (!el.checked) el.click(); }), true)")
	ticked := js[int](p, "[...f321.all()].filter((el) => el.matches('.whatif input:checked')).length")
	p.press("排进整改清单")
	p.until("the sheet", "f321.find('article.sheet')")
	after := js[int](p, "Object.keys(document.querySelector('fire321-check').answers.plan).length")
	if after <= planned || after > planned+ticked || js[bool](p, "Object.values(document.querySelector('fire321-check').answers.plan).some((q) => !q.measure)") {
		t.Errorf("%d plans, then %d, with %d ticked", planned, after, ticked)
	}
	p.press("返回")
	p.press("返回")
	p.until("the results", "f321.find('.lead')")
	hazards := js[int](p, "[...f321.all()].filter((el) => el.matches('.hz')).length")
	p.click("f321.find('.hz')")
	p.press("答错了，去改")
	p.until("the question", "f321.find('fieldset[data-fact]')")
	p.press("上一题")
	p.until("a way to mend it", "f321.button('已经改好了')")
	p.press("已经改好了")
	p.press("是的，改答案")
	p.until("the results", "f321.find('.lead')")
	if n := js[int](p, "[...f321.all()].filter((el) => el.matches('.hz')).length"); n >= hazards {
		t.Errorf("%d hazards, then %d", hazards, n)
	}
	p.press("打印文书")
	p.until("the letter", "f321.find('.doc details')")
	p.unfold()
	p.click("f321.find('.doc details .link')")
	p.until("the gap that the letter names", "f321.find('.law')")
}

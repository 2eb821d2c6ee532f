package browser

import (
	"strings"
	"testing"
)

// TestPasserBy: whoever sees a notice on a door finds its check on the first
// screen, or where codes are taken in. Without the answers of the unit nothing is
// vouched for, whatever the code says. With the file or the codes that the unit
// gives all is judged again, and nothing of them is kept.
func TestPasserBy(t *testing.T) {
	url := serve(t)
	p, _, codes := handedOver(t, url, "noodle-shop")
	file := string(p.answers())
	n := inGo(t, p.answers())
	code := n.document(t, "notice", "zh").QR()
	digest := code[len(code)-64:]
	printed := digest[:4] + " " + digest[4:8] + " " + digest[8:12] + " " + digest[12:16]
	altered := func(line int, to string) string {
		other := strings.Split(code, "\n")
		other[line] = to
		return strings.Join(other, "\n")
	}
	forged := map[string]string{
		"day":    altered(2, "日期：2026-11-30"),
		"name":   altered(1, "单位：别家"),
		"result": altered(5, "结果校验码："+strings.Repeat("0", 64)),
		"rules":  altered(3, "规则：cn/jiangsu/unit 9.9.9"),
	}

	q := fresh(t, phone)
	q.navigate(url)
	q.heading(q.say("welcome"))
	q.press(q.say("verify-passer"))
	q.heading(q.say("verify"))
	check := func(text string) {
		t.Helper()
		q.typeInto("textarea", text)
		js[bool](q, "(globalThis.was = f321.find('main h2') ?? null, true)")
		q.press(q.say("verify-do"))
		q.until("another answer", "f321.find('main h2') && f321.find('main h2') !== was")
	}
	ticks := func() int { t.Helper(); return js[int](q, "[...f321.all('main li svg')].length") }
	unknown := func() string {
		t.Helper()
		q.until("that nothing is known", "f321.find('main h2')?.textContent === "+quote(q.say("verify-no-answers")))
		text := js[string](q, "f321.find('main').innerText")
		if ticks() > 0 || !strings.Contains(text, q.say("verify-made-up")) {
			t.Errorf("what was only read is vouched for: %s", text)
		}
		return text
	}
	// judged judges again by what the unit gave, and tells what is ticked.
	judged := func(given, want string) {
		t.Helper()
		js[bool](q, "(f321.find('[data-key=answers] textarea').value = "+quote(given)+", true)")
		q.press(q.say("verify-again"))
		q.until(want, "f321.find('main h2')?.textContent === "+quote(want))
	}
	for what, text := range forged {
		check(text)
		unknown()
		if what == "result" {
			continue
		}
		judged(file, q.say("verify-no"))
	}
	check(code)
	if text := unknown(); !strings.Contains(text, printed) {
		t.Errorf("the digits that are printed, %s, are not shown: %s", printed, text)
	}
	q.look("phone-verify-unknown")
	judged(strings.Join(codes, "\n"), q.say("verify-yes"))
	if ticks() != 4 {
		t.Errorf("%d of 4 lines are ticked", ticks())
	}
	check(code)
	unknown()
	judged(file, q.say("verify-yes"))
	check(forged["result"])
	unknown()
	judged(strings.Join(codes, "\n"), q.say("verify-no"))
	check(code)
	unknown()
	js[bool](q, "(f321.find('[data-key=answers] textarea').value = 'FIRE321:', true)")
	q.press(q.say("verify-again"))
	q.until("the fault", "f321.find('[data-key=answers] .err')?.textContent")
	if kept := js[int](q, "(await f321.drafts()).length"); kept != 0 {
		t.Errorf("%d units were kept", kept)
	}

	// Whoever takes the text for a code of answers comes to the same place.
	for _, way := range []string{"take-in", "paste-answers"} {
		r := fresh(t, phone)
		r.navigate(url)
		if way == "take-in" {
			r.takeIn()
			r.typeInto("textarea", code)
			r.press(r.say("take-do"))
		} else {
			r.press(r.say("have-file"))
			r.heading(r.say("no-units"))
			r.click("[...f321.all('summary')].find((el) => el.textContent.startsWith(" + quote(r.say(way)) + "))")
			js[bool](r, "(f321.find('textarea').value = "+quote(code)+", true)")
			r.press(r.say("paste-open"))
		}
		r.heading(r.say("verify"))
		r.until("what it says", "f321.find('main h2')?.textContent === "+quote(r.say("verify-no-answers")))
	}
}

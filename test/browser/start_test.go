package browser

import (
	"testing"
)

// TestStart: what a person meets before the first question, on a phone and on a
// desktop, in both languages.
func TestStart(t *testing.T) {
	url := serve(t)
	for _, test := range []struct {
		name string
		size screen
		lang string
	}{{"phone", phone, "zh"}, {"phone-en", phone, "en"}, {"desktop", desktop, "zh"}} {
		t.Run(test.name, func(t *testing.T) {
			p := fresh(t, test.size)
			look := func(name string) { p.t.Helper(); p.look(test.name + "-" + name) }
			p.navigate(url)
			p.heading(p.say("welcome"))
			if test.lang == "en" {
				p.press("English")
				p.lang = "en"
				p.heading(p.say("welcome"))
			}
			look("welcome")
			p.press(p.say("begin"))
			p.heading(p.say("where"))
			look("where")
			p.click(`f321.find('[data-pack="cn/jiangsu/xinghua/unit"]')`)
			p.until("the kinds", "f321.lines().length")
			look("kinds")
			p.typeInto("input[type=search]", map[string]string{"zh": "幼儿园", "en": "nursery"}[test.lang])
			p.until("what was found", "f321.find('.finder [role=status]').textContent")
			p.click(`f321.find('input[value="kindergarten"]')`)
			p.until("what it costs", "f321.find('.costs:not([hidden])')")
			look("kinds-bare")
			p.press(p.say("chosen"))
			p.heading(p.say("name"))
			look("name")
			p.typeInto("input[type=text]", "老街面馆")
			p.press(p.say("begin-asking"))
			p.until("a question of the unit", "f321.lines().length && document.querySelector('fire321-check').answers.unit.name === '老街面馆'")
			look("first-question")
		})
	}
}

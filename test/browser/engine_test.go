package browser

import "testing"

// TestEngineDies: where the module throws, or does not come back, its worker is
// ended and another one goes on with all answers. Of a throw the person sees
// nothing; of a hang what it was, and the way back.
func TestEngineDies(t *testing.T) {
	p := fresh(t, phone)
	p.inject(`{ const post = Worker.prototype.postMessage;
		globalThis.workers321 = new Set();
		Worker.prototype.postMessage = function (message) {
			workers321.add(this);
			const strike = message.head && globalThis.strike321;
			if (!strike) return post.call(this, message);
			globalThis.strike321 = '';
			// What worker.js says of a module that has thrown; and nothing, of one that hangs.
			if (strike === 'dies') queueMicrotask(() => this.onmessage({ data: { id: message.id, dead: 'unreachable' } }));
		}; }`)
	p.navigate(serve(t))
	facts := answersOf(t, "half-answered")
	p.start("cn/national/unit", facts, 9) // the first are asked before the engine is there
	js[bool](p, "(globalThis.strike321 = 'dies', true)")
	p.answer(facts)
	if n := js[int](p, "workers321.size"); n != 2 {
		t.Errorf("%d workers were started", n)
	}
	before := js[string](p, "f321.heading()")
	js[bool](p, "(globalThis.strike321 = 'hangs', true)")
	p.until("that it takes taps", "!f321.find('.settling')")
	for _, s := range p.plan(facts) {
		if s.Text != nil {
			p.typeInto(s.CSS, *s.Text)
		} else {
			p.click("f321.find(" + quote(s.CSS) + ")")
		}
	}
	if !js[bool](p, "!!f321.find('form.tapped')") {
		p.click(`f321.find('button[type="submit"]')`)
	}
	p.until("what went wrong", "f321.heading() !== "+quote(before)+" || f321.fault()")
	p.shot("phone-engine-hung")
	if js[string](p, "f321.heading()") == p.say("trouble") {
		p.press(p.say("back"))
		p.heading(before)
	}
	if n := js[int](p, "workers321.size"); n != 3 {
		t.Errorf("%d workers were started", n)
	}
	p.walk(quick, facts, nil)
	p.press(p.say("see-results"))
	p.until("the results", "f321.find('.lead')")
	p.sameAsGo()
}

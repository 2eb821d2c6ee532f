package browser

import (
	"slices"
	"testing"

	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// TestSpeed prints what a person waits for; nothing is judged by a clock. The
// walk is that of the mall, through the largest bundle.
func TestSpeed(t *testing.T) {
	url := serve(t)
	var usable []float64
	for range 3 {
		p := fresh(t, phone)
		p.inject(`globalThis.usable = new Promise((ok) => { document.addEventListener('DOMContentLoaded', async () => {
			await f321.until(() => f321.heading(), ` + milliseconds(patient) + `);
			ok(performance.now());
		}); });`)
		p.navigate(url)
		usable = append(usable, js[float64](p, "await usable"))
	}
	t.Logf("navigation to the welcome: %.0f ms, %.0f ms, %.0f ms", usable[0], usable[1], usable[2])

	p := fresh(t, phone)
	p.inject(`globalThis.verbs = {};
	{ const post = Worker.prototype.postMessage;
		Worker.prototype.postMessage = function (message) {
			const began = performance.now(), verb = message.head ? JSON.parse(message.head).do : 'start';
			this.addEventListener('message', () => (verbs[verb] ??= []).push(performance.now() - began), { once: true });
			return post.call(this, message);
		}; }`)
	p.navigate(url)
	p.begin(placeOf(t, "mall"))
	facts := text(t, answersOf(t, "mall"))
	took := js[[]float64](p, `await (async () => {
		const facts = `+facts+`, took = [];
		for (;;) {
			if (f321.find('.alarms')) { // what the first round has shown
				f321.button(`+quote(p.say("danger-on"))+`).click();
				if (!await f321.until(() => f321.lines().length, `+milliseconds(patient)+`)) throw new Error('nothing after the round');
			}
			if (!f321.lines().length) break;
			const before = performance.now();
			const { fault } = await f321.answer(facts, `+milliseconds(patient)+`);
			if (fault) throw new Error(fault);
			took.push(performance.now() - before);
		}
		return took;
	})()`)
	answered := len(took)
	p.heading(p.say("check-answers")) // the whole mall was walked
	slices.Sort(took)
	t.Logf("one answer to the next screen: median %.1f ms, 95%% within %.1f ms, of %d", took[len(took)/2], took[len(took)*95/100], len(took))
	for verb, took := range js[map[string][]float64](p, "verbs") {
		slices.Sort(took)
		t.Logf("the engine's %-9s median %6.1f ms, %5.2f for an answer", verb, took[len(took)/2], float64(len(took))/float64(answered))
	}
	t.Logf("memory of the module: %.1f MiB", float64(p.moduleMemory())/(1<<20))
}

// moduleMemory is the memory of all instances in the tab's workers, in bytes.
func (p *page) moduleMemory() int64 {
	p.t.Helper()
	var sum int64
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, ctx := range p.workers {
		proto, err := chromedp.Run(ctx, chromedp.Evaluate[*runtime.RemoteObject]("WebAssembly.Memory.prototype"))
		if err != nil {
			continue // it has ended
		}
		all, err := chromedp.Call(ctx, runtime.QueryObjects, runtime.QueryObjectsParams{PrototypeObjectID: proto.ObjectID})
		if err != nil {
			p.t.Fatal(err)
		}
		n, err := chromedp.Run(ctx, chromedp.CallFunctionOn[int64]("function() { return this.reduce((n, m) => n + m.buffer.byteLength, 0); }",
			func(c *runtime.CallFunctionOnParams) { c.ObjectID = all.Objects.ObjectID }))
		if err != nil {
			p.t.Fatal(err)
		}
		sum += n
	}
	return sum
}

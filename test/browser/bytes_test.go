package browser

import (
	"encoding/base64"
	"encoding/json"
	"strings"
	"testing"

	"github.com/fire321/fire321/test/conformance"
)

// worker321 puts requests to a module in a worker of the page's own files, as
// the widget does, and keeps what stands before JSON is read: the bytes.
const worker321 = `globalThis.worker321 = async () => {
	const w = new Worker(globalThis[Symbol.for('fire321.policy')].createScriptURL(new URL('worker.js', location.href).href), { type: 'module' });
	let id = 0;
	const post = (message) => new Promise((ok, no) => {
		const mine = ++id;
		w.onmessage = ({ data }) => { if (data.id === mine && data.loaded === undefined) data.dead ? no(new Error(data.dead)) : ok(data.reply); };
		w.postMessage({ id: mine, ...message });
	});
	await post({ wasm: new URL('fire321.wasm', location.href).href });
	return { ask: (head, body) => post({ head, body }), end: () => w.terminate() };
};
globalThis.digest321 = async (text) => [...new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))].map((b) => b.toString(16).padStart(2, '0')).join('');
globalThis.bytes321 = (base64) => Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));`

// workers opens a page whose worker can be asked.
func workers(t *testing.T) *page {
	t.Helper()
	p := fresh(t, phone)
	p.inject(worker321)
	p.navigate(serve(t))
	p.heading(p.say("welcome")) // the policy is made by then
	return p
}

// TestConformance: the browser gives the bytes of the corpus, which are those
// of Go and of any other host.
func TestConformance(t *testing.T) {
	cases, err := conformance.Read("../../testdata/conformance")
	if err != nil || len(cases) == 0 {
		t.Fatal("no corpus", err)
	}
	p := workers(t)
	for _, c := range cases {
		t.Run(c.Name, func(t *testing.T) {
			bundle := bundleOf(t, c.Pack).Encode()
			if got := conformance.Digest(bundle); got != c.Bundle {
				t.Fatalf("the bundle of %s has changed: its digest is %s, not %s", c.Pack, got, c.Bundle)
			}
			type wrong struct{ Request, Reply string }
			got := js[[]wrong](p, `await (async () => {
				const steps = `+text(t, c.Steps)+`, bundle = bytes321('`+base64.StdEncoding.EncodeToString(bundle)+`'), w = await worker321(), wrong = [];
				for (const { Request, Reply } of steps) {
					const reply = await w.ask(Request, Request.startsWith('{"do":"load"') ? bundle : undefined);
					if (await digest321(reply) !== Reply) wrong.push({ Request, Reply: reply.slice(0, 300) });
				}
				w.end();
				return wrong;
			})()`)
			for _, w := range got {
				t.Errorf("%s: the reply has other bytes: %s", w.Request, w.Reply)
			}
			t.Logf("%d requests", len(c.Steps))
		})
	}
}

// TestBytes: the assessment, the documents and the tables of every example are
// byte for byte those of the library.
func TestBytes(t *testing.T) {
	p := workers(t)
	for _, name := range names(t) {
		t.Run(name, func(t *testing.T) {
			want := example(t, name)
			answers := want.program.EncodeAnswers(want.answers)
			replies := js[[]string](p, `await (async () => {
				const w = globalThis.one321 ??= await worker321(), out = [], asked = async (head, body) => JSON.parse(await w.ask(head, body)).ok;
				const { bundle } = await asked('{"do":"load"}', bytes321('`+base64.StdEncoding.EncodeToString(want.bundle.Encode())+`'));
				const { session } = await asked('{"do":"open","bundle":' + bundle + `+quote(`,"day":"`+want.got.Day.String()+`","answers":`+string(answers)+`}`)+`);
				for (const request of [JSON.stringify({ do: 'assess', session }), ...`+text(t, kinds)+`.flatMap((kind) => ['zh', 'en'].map((lang) => JSON.stringify({ do: 'document', session, kind, lang }))),
					...['hazards', 'rectify'].map((kind) => JSON.stringify({ do: 'csv', session, kind, lang: 'zh' }))]) out.push(await w.ask(request));
				return out;
			})()`)
			if !strings.Contains(replies[0], `"assessment":`+string(want.got.Encode())) {
				t.Errorf("the assessment has other bytes: %.300s", replies[0])
			}
			i := 1
			for _, kind := range kinds {
				for _, lang := range []string{"zh", "en"} {
					if got, w := decoded(t, replies[i], "html"), want.document(t, kind, lang).Fragment(); got != w {
						t.Errorf("%s in %s: %s", kind, lang, difference(got, w))
					}
					i++
				}
			}
			for _, kind := range []string{"hazards", "rectify"} {
				if got, w := decoded(t, replies[i], "csv"), want.table(t, kind); got != w {
					t.Errorf("the table %s: %s", kind, difference(got, w))
				}
				i++
			}
		})
	}
}

// decoded is a text within a reply.
func decoded(t *testing.T, reply, member string) string {
	t.Helper()
	var got struct{ OK map[string]any }
	if err := json.Unmarshal([]byte(reply), &got); err != nil {
		t.Fatal(err)
	}
	s, ok := got.OK[member].(string)
	if !ok {
		t.Fatalf("no %s in %.200s", member, reply)
	}
	return s
}

package browser

import (
	"context"
	_ "embed"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/input"
	cdpage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// patient is how long a test waits for a state that should come at once. It is no
// measure of speed: it only ends a test that waits in vain, and a machine may be
// busy with much else.
const patient = 4 * time.Minute

// today is the day of all tests, and of the examples.
const today = "2026-11-24"

//go:embed testdata/prelude.js
var prelude string

// page is one tab. It fails its test for whatever the console says, the page's
// or a worker's, and for any request that leaves the origin.
type page struct {
	t      *testing.T
	ctx    context.Context
	size   screen
	lang   string // in which its buttons are pressed
	folder string // of its downloads
	files  chan saved

	atRound func() // does something where a walk shows what the first round has shown

	features map[string]string // of the medium, as media has set them

	mu      sync.Mutex
	said    []string
	allowed []string
	workers []context.Context
}

func open(t *testing.T, parent context.Context, width, height int64, options ...chromedp.ContextOption) *page {
	t.Helper()
	ctx, cancel := chromedp.NewContext(parent, options...)
	t.Cleanup(cancel)
	p := &page{t: t, ctx: ctx, size: screen{width, height}, lang: "zh"}
	if err := chromedp.Do(ctx, chromedp.EmulateViewport(width, height)); err != nil {
		t.Fatal(err)
	}
	p.watch()
	p.inject(strings.Replace(prelude, "FIRE321_TODAY", today, 1))
	t.Cleanup(func() {
		for _, ctx := range append(slices.Clone(p.workers), p.ctx) { // what was said before this comes before its reply
			ctx, cancel := context.WithTimeout(ctx, time.Second) // what has ended does not answer
			chromedp.Run(ctx, chromedp.Evaluate[int]("1"))
			cancel()
		}
		for _, w := range append(p.wrong(), network().foreign()...) {
			t.Error(w)
		}
	})
	return p
}

// inject runs a script in every document from now on, before the page's own.
func (p *page) inject(script string) {
	p.t.Helper()
	if _, err := chromedp.Call(p.ctx, cdpage.AddScriptToEvaluateOnNewDocument, cdpage.AddScriptToEvaluateOnNewDocumentParams{Source: script}); err != nil {
		p.t.Fatal(err)
	}
}

// js runs an expression, which may wait and may use the prelude, and decodes
// what it gives.
func js[T any](p *page, expression string) T {
	p.t.Helper()
	got, err := try[T](p, expression)
	if err != nil {
		p.t.Fatalf("%s: %v\n%s", expression, err, strings.Join(p.wrong(), "\n"))
	}
	return got
}

func try[T any](p *page, expression string) (got T, err error) {
	ctx, cancel := context.WithTimeout(p.ctx, 2*patient)
	defer cancel()
	raw, err := chromedp.Run(ctx, chromedp.Evaluate[[]byte]("(async () => JSON.stringify(("+expression+") ?? null))()", chromedp.EvalAwaitPromise))
	if err != nil {
		return got, err
	}
	var text string
	if err = json.Unmarshal(raw, &text); err == nil {
		err = json.Unmarshal([]byte(text), &got)
	}
	return got, err
}

// until waits until an expression is true, on this page or on the one that it
// is on its way to.
func (p *page) until(what, expression string) {
	p.t.Helper()
	var err error
	for end := time.Now().Add(patient); time.Now().Before(end); {
		var ok bool
		if ok, err = try[bool](p, "await f321.until(async () => !!("+expression+"), "+milliseconds(time.Until(end))+")"); ok {
			return
		}
	}
	p.shot("stuck")
	heading, _ := try[string](p, "f321.heading()")
	p.t.Fatalf("waited in vain for %s: %v; the heading is %q\n%s", what, err, heading, strings.Join(p.wrong(), "\n"))
}

// eventually waits for what the browser tells of its own accord.
func (p *page) eventually(what string, ok func() bool) {
	p.t.Helper()
	for end := time.Now().Add(patient); !ok(); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(end) {
			p.t.Fatalf("waited in vain for %s\n%s", what, strings.Join(p.said, "\n"))
		}
	}
}

func milliseconds(d time.Duration) string {
	data, _ := json.Marshal(d.Milliseconds()) // a number
	return string(data)
}

// click clicks with the mouse on the middle of an element, once it is there;
// of a cell's input, on the words that lie over it.
func (p *page) click(expression string) {
	p.t.Helper()
	p.until(expression, expression)
	at := js[[]float64](p, `(() => { const el = `+expression+`; const face = el.matches('label input') ? el.parentElement : el;
		face.scrollIntoView({ block: 'center', behavior: 'instant' }); const r = face.getBoundingClientRect(); return [r.x + r.width / 2, r.y + r.height / 2]; })()`)
	if err := chromedp.Do(p.ctx, chromedp.MouseClickXY(at[0], at[1])); err != nil {
		p.t.Fatal(err)
	}
}

// press clicks the button that has these words, or begins with them.
func (p *page) press(words string) { p.t.Helper(); p.click("f321.button(" + quote(words) + ")") }

// typeInto replaces what stands in a field.
func (p *page) typeInto(css, text string) {
	p.t.Helper()
	p.click("f321.find(" + quote(css) + ")")
	js[bool](p, "(f321.find("+quote(css)+").select(), true)")
	if _, err := chromedp.Call(p.ctx, input.InsertText, input.InsertTextParams{Text: text}); err != nil {
		p.t.Fatal(err)
	}
}

// key presses keys one after the other.
func (p *page) key(keys string, options ...chromedp.KeyOption) {
	p.t.Helper()
	if err := chromedp.Do(p.ctx, chromedp.KeyEvent(keys, options...)); err != nil {
		p.t.Fatal(err)
	}
}

func (p *page) navigate(url string) {
	p.t.Helper()
	if err := chromedp.Do(p.ctx, chromedp.Navigate(url)); err != nil {
		p.t.Fatal(err)
	}
}

// heading waits for a screen by its heading.
func (p *page) heading(words string) {
	p.t.Helper()
	p.until("the heading "+words, "f321.heading().includes("+quote(words)+")")
}

// words is the widget's own catalogue of what it says.
var words = sync.OnceValues(func() (list map[string]map[string]any, err error) {
	data, err := os.ReadFile(filepath.Join("..", "..", "wasm", "widget", "src", "part", "words.json"))
	if err == nil {
		err = json.Unmarshal(data, &list)
	}
	return list, err
})

// say is what the widget says in the page's language: up to the first hole, and
// of one and many the latter.
func (p *page) say(key string) string {
	p.t.Helper()
	list, err := words()
	if err != nil {
		p.t.Fatal(err)
	}
	text, _ := list[key][p.lang].(string)
	if forms, ok := list[key][p.lang].([]any); ok {
		text, _ = forms[len(forms)-1].(string)
	}
	before, _, _ := strings.Cut(text, "{")
	if before == "" {
		p.t.Fatalf("the catalogue has no words for %s", key)
	}
	return before
}

func quote(s string) string {
	data, err := json.Marshal(s)
	if err != nil {
		panic(err)
	}
	return string(data)
}

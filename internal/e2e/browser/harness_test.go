package browser

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"github.com/fire321/fire321/wasm/widget"
)

// shots is a folder for screenshots, for a person to look at.
var shots = flag.String("shots", "", "write screenshots into this folder")

const (
	debian  = "/usr/lib/chromium/chromium-headless-shell" // the wrapper in /usr/bin does not exec: a kill would leave the browser alive
	missing = "Chromium is missing: apt-get install -y --no-install-recommends chromium-headless-shell fonts-noto-cjk poppler-utils (or set FIRE321_CHROMIUM to its path)"
	patient = 20 * time.Second
)

func chromium(t *testing.T) string {
	t.Helper()
	path := os.Getenv("FIRE321_CHROMIUM")
	if path == "" {
		path = debian
	}
	if _, err := os.Stat(path); err != nil {
		t.Fatal(missing)
	}
	return path
}

// serve serves the widget on a port of this machine, as the command does.
func serve(t *testing.T) string {
	t.Helper()
	return serveHandler(t, widget.Handler())
}

func serveHandler(t *testing.T, h http.Handler) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	server := &http.Server{Handler: h, ReadHeaderTimeout: patient}
	go server.Serve(l)
	t.Cleanup(func() { server.Close() })
	return "http://" + l.Addr().String() + "/"
}

// browser starts one with a profile of its own.
func browser(t *testing.T, profile string) context.Context {
	t.Helper()
	alloc, cancel := chromedp.NewExecAllocator(t.Context(),
		chromedp.ExecPath(chromium(t)), chromedp.NoSandbox, chromedp.DisableGPU, chromedp.NoFirstRun, chromedp.Headless,
		chromedp.Flag("disable-dev-shm-usage", true), chromedp.Flag("lang", "zh-CN"),
		// Without it Chinese is drawn in Japanese forms.
		chromedp.Env("LANG=zh_CN.UTF-8"), chromedp.UserDataDir(profile))
	t.Cleanup(cancel)
	ctx, cancel := chromedp.NewContext(alloc)
	t.Cleanup(cancel)
	if err := chromedp.Do(ctx); err != nil {
		t.Fatal(err)
	}
	return ctx
}

// page is one tab, which fails its test for whatever the console, the policy
// or an exception says.
type page struct {
	t   *testing.T
	ctx context.Context

	mu    sync.Mutex
	wrong []string
}

func open(t *testing.T, parent context.Context, width, height int64) *page {
	t.Helper()
	ctx, cancel := chromedp.NewContext(parent)
	t.Cleanup(cancel)
	p := &page{t: t, ctx: ctx}
	if err := chromedp.Do(ctx, chromedp.EmulateViewport(width, height)); err != nil {
		t.Fatal(err)
	}
	entries, exceptions, calls := chromedp.Events(ctx, log.EntryAdded), chromedp.Events(ctx, runtime.ExceptionThrown), chromedp.Events(ctx, runtime.ConsoleAPICalled)
	if _, err := chromedp.Call(ctx, log.Enable, struct{}{}); err != nil {
		t.Fatal(err)
	}
	go func() {
		for e, err := range entries {
			if err != nil {
				return
			}
			p.note("log " + string(e.Entry.Source) + ": " + e.Entry.Text)
		}
	}()
	go func() {
		for e, err := range exceptions {
			if err != nil {
				return
			}
			text := e.ExceptionDetails.Text
			if x := e.ExceptionDetails.Exception; x != nil {
				text += " " + x.Description
			}
			p.note("exception: " + text)
		}
	}()
	go func() {
		for e, err := range calls {
			if err != nil {
				return
			}
			var b bytes.Buffer
			for _, a := range e.Args {
				b.Write(a.Value)
				b.WriteString(a.Description + " ")
			}
			p.note("console." + string(e.Type) + ": " + b.String())
		}
	}()
	t.Cleanup(func() {
		p.mu.Lock()
		defer p.mu.Unlock()
		for _, w := range p.wrong {
			t.Error(w)
		}
	})
	return p
}

func (p *page) note(s string) {
	p.mu.Lock()
	p.wrong = append(p.wrong, s)
	p.mu.Unlock()
}

// prelude finds things in all open shadow roots.
const prelude = `
var f321 = {
	*all(root = document) { for (const el of root.querySelectorAll('*')) { yield el; if (el.shadowRoot) yield* f321.all(el.shadowRoot); } },
	shown(el) { return !!el.getClientRects().length && getComputedStyle(el).visibility !== 'hidden'; },
	name(el) { return (el.getAttribute('aria-label') || el.textContent || el.value || '').trim(); },
	button(words) { return [...f321.all()].find((el) => el.localName === 'button' && f321.shown(el) && f321.name(el).startsWith(words)); },
	find(css) { return [...f321.all()].find((el) => el.matches(css) && (f321.shown(el) || el.localName === 'input')); },
	heading() { const el = f321.find('main h1'); return el ? el.textContent : ''; },
};`

// js runs an expression that may use the prelude, and decodes what it gives.
func js[T any](p *page, expression string) T {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, patient)
	defer cancel()
	raw, err := chromedp.Run(ctx, chromedp.Evaluate[[]byte](prelude+"(async () => JSON.stringify("+expression+" ?? null))()", chromedp.EvalAwaitPromise))
	if err != nil {
		p.t.Fatalf("%s: %v", expression, err)
	}
	var text string
	var got T
	if err = json.Unmarshal(raw, &text); err == nil {
		err = json.Unmarshal([]byte(text), &got)
	}
	if err != nil {
		p.t.Fatalf("%s gave %s: %v", expression, raw, err)
	}
	return got
}

// until waits until an expression is true.
func (p *page) until(what, expression string) {
	p.t.Helper()
	for end := time.Now().Add(patient); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		if js[bool](p, "!!("+expression+")") {
			return
		}
	}
	p.shot("stuck")
	p.mu.Lock()
	defer p.mu.Unlock()
	p.t.Fatalf("waited in vain for %s; the heading is %q\n%s", what, js[string](p, "f321.heading()"), strings.Join(p.wrong, "\n"))
}

// click clicks with the mouse on the middle of an element.
func (p *page) click(expression string) {
	p.t.Helper()
	p.until(expression, expression)
	at := js[[]float64](p, `(() => { const el = `+expression+`; const face = el.localName === 'input' ? el.parentElement : el;
		face.scrollIntoView({ block: 'center', behavior: 'instant' }); const r = face.getBoundingClientRect(); return [r.x + r.width / 2, r.y + r.height / 2]; })()`)
	if err := chromedp.Do(p.ctx, chromedp.MouseClickXY(at[0], at[1])); err != nil {
		p.t.Fatal(err)
	}
}

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

func (p *page) shot(name string) {
	if *shots == "" {
		return
	}
	data, err := chromedp.Run(p.ctx, chromedp.CaptureScreenshot())
	if err == nil {
		err = os.WriteFile(filepath.Join(*shots, name+".png"), data, 0o644)
	}
	if err != nil {
		p.t.Error(err)
	}
}

func quote(s string) string {
	data, err := json.Marshal(s)
	if err != nil {
		panic(err)
	}
	return string(data)
}

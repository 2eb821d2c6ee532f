package browser

import (
	"context"
	"io"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/target"
	"github.com/chromedp/chromedp"
)

// discover has a browser tell of every target, workers among them.
func discover(ctx context.Context) error {
	_, err := chromedp.CallBrowser(ctx, target.SetDiscoverTargets, target.SetDiscoverTargetsParams{Discover: true})
	return err
}

// watch notes whatever the console of a tab says, and of its workers: errors,
// what the policy refused, exceptions. The widget says nothing there.
func (p *page) watch() {
	p.listen(p.ctx, "page")
	created := chromedp.BrowserEvents(p.ctx, target.TargetCreated)
	mine := chromedp.FromContext(p.ctx).BrowserContextID
	go func() {
		seen := map[target.ID]bool{}
		for e, err := range created {
			if err != nil {
				return
			}
			if info := e.TargetInfo; strings.Contains(info.Type, "worker") && (mine == "" || info.BrowserContextID == mine) && !seen[info.TargetID] {
				seen[info.TargetID] = true
				go p.attend(info)
			}
		}
	}()
}

// attend listens to a worker. What the log has of it is told again; what it
// wrote to its console before is not. One that is about to stop does not
// answer, and a service worker does that soon: it is tried again.
func (p *page) attend(info *target.Info) {
	for wait := 2 * time.Second; p.ctx.Err() == nil; wait *= 2 {
		ctx, cancel := chromedp.NewContext(p.ctx, chromedp.WithTargetID(info.TargetID), chromedp.WithDetachOnCancel())
		done := make(chan error, 1)
		go func() { done <- chromedp.Do(ctx) }()
		select {
		case err := <-done:
			if err == nil {
				p.listen(ctx, info.Type)
				p.mu.Lock()
				p.workers = append(p.workers, ctx)
				p.mu.Unlock()
			} else {
				cancel() // it has ended
			}
			return
		case <-time.After(wait):
			cancel()
		}
	}
}

func (p *page) listen(ctx context.Context, who string) {
	messages := chromedp.Console(ctx)
	go func() {
		for m, err := range messages {
			if err != nil {
				return
			}
			p.mu.Lock()
			p.said = append(p.said, who+" says "+m.String()+" "+m.URL)
			p.mu.Unlock()
		}
	}()
}

// allow takes no offence at what has these words in it.
func (p *page) allow(words ...string) {
	p.mu.Lock()
	p.allowed = append(p.allowed, words...)
	p.mu.Unlock()
}

// wrong is what was said and not allowed, and what left the origin.
func (p *page) wrong() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return slices.DeleteFunc(slices.Clone(p.said), func(s string) bool {
		return slices.ContainsFunc(p.allowed, func(words string) bool { return strings.Contains(s, words) })
	})
}

// TestConsoleIsWatched: what the other tests rest on. An error, an exception
// and a breach of the policy are noted, whoever commits them.
func TestConsoleIsWatched(t *testing.T) {
	s := host(t, "", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Security-Policy", "default-src 'none'; script-src 'self' 'unsafe-inline'; worker-src 'self'")
		w.Header().Set("Content-Type", map[bool]string{true: "text/javascript", false: "text/html"}[strings.HasSuffix(r.URL.Path, ".js")])
		switch r.URL.Path {
		case "/":
			io.WriteString(w, `<!doctype html><title>x</title><script>console.error('page-error'); setTimeout(() => { throw new Error('page-throws'); }); new Image().src = 'page-image.png';</script>`)
		case "/worker.js":
			io.WriteString(w, `console.error('worker-error'); fetch('worker-fetch').catch(() => postMessage(0)); setTimeout(() => { throw new Error('worker-throws'); });`)
		case "/sw.js":
			io.WriteString(w, `self.addEventListener('message', () => {
				console.error('sw-error');
				fetch('sw-fetch').catch(() => 0);
				setTimeout(() => { throw new Error('sw-throws'); });
			});`)
		}
	}))
	p := fresh(t, phone)
	p.allow("")
	p.navigate(s.url)
	js[bool](p, `(await new Promise((ok) => { globalThis.w = new Worker('worker.js'); w.onmessage = ok; }), await navigator.serviceWorker.register('sw.js'), await navigator.serviceWorker.ready, true)`)
	for _, want := range []string{"page-error", "page-throws", "page-image.png", "worker-error", "worker-fetch", "worker-throws", "sw-error", "sw-throws", "sw-fetch"} {
		p.eventually("word of "+want, func() bool {
			if strings.HasPrefix(want, "sw-") {
				js[bool](p, "((await navigator.serviceWorker.ready).active.postMessage(0), true)")
			}
			p.mu.Lock()
			defer p.mu.Unlock()
			return slices.ContainsFunc(p.said, func(s string) bool { return strings.Contains(s, want) })
		})
	}
}

package browser

import (
	"net/http"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/fire321/fire321/test/internal/command"
	"github.com/fire321/fire321/wasm/widget"
)

// TestOffline: after the first visit all works with the server gone, as it is
// served by the command and from a folder by any static host.
func TestOffline(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "dist")
	if got := command.Run(t, "", "", "widget", "build", "-o", folder); got.Code != 0 {
		t.Fatal(got)
	}
	for name, handler := range map[string]http.Handler{"serve": widget.Handler(), "folder": http.FileServer(http.Dir(folder))} {
		t.Run(name, func(t *testing.T) {
			p := fresh(t, phone)
			s := host(t, "", handler)
			p.navigate(s.url)
			p.heading(p.say("welcome"))
			p.until("the service worker", "navigator.serviceWorker.controller")
			s.cut()
			asked := len(network().asked(s.host))
			p.navigate(s.url)
			p.begin("cn/jiangsu/unit")
			p.walk(quick, answersOf(t, "half-answered"), nil)
			p.press(p.say("see-results"))
			p.until("the results", "f321.find('.lead')")
			p.sameAsGo()
			p.press(p.say("documents"))
			p.sheet("letter")
			// And once more from what was kept.
			p.navigate(s.url)
			p.press(p.say("open-unit"))
			p.heading(p.say("again-today"))
			for _, r := range network().asked(s.host)[asked:] {
				if !strings.HasSuffix(r, "/sw.js") { // a browser always looks for a newer one
					t.Errorf("it asked the network: %s", r)
				}
			}
		})
	}
}

// version is the name of a cache, by which versions are kept apart.
var version = regexp.MustCompile(`fire321-[0-9a-f]{16}`)

// TestNewVersion: what is published later is offered, and taken when the
// person says so: not before.
func TestNewVersion(t *testing.T) {
	var newer bool
	p := fresh(t, phone)
	s := host(t, "", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		f, _ := widget.Find("sw.js")
		if !newer || r.URL.Path != "/sw.js" {
			widget.Handler().ServeHTTP(w, r)
			return
		}
		w.Header().Set("Content-Type", f.Type)
		w.Header().Set("Content-Security-Policy", widget.Policy)
		// Any other byte makes it another version, with a cache of its own.
		w.Write(version.ReplaceAll(f.Data(), []byte("fire321-newer")))
	}))
	p.navigate(s.url)
	p.heading(p.say("welcome"))
	p.until("the service worker", "navigator.serviceWorker.controller")
	p.start("cn/national/unit", answersOf(t, "noodle-shop"), 2)
	newer = true
	before := string(p.answers())
	js[bool](p, "((await navigator.serviceWorker.getRegistration()).update(), true)")
	p.until("the offer", "f321.find('.update')")
	if got := string(p.answers()); got != before {
		t.Errorf("the answers became %s", got)
	}
	if names := js[[]string](p, "await caches.keys()"); len(names) != 2 {
		t.Errorf("caches while both versions are there: %v", names)
	}
	p.shot("phone-update")
	js[bool](p, "(globalThis.old = true)")
	p.click("f321.find('.update button')")
	p.until("the page anew", "!globalThis.old && f321.heading()")
	if names := js[[]string](p, "await caches.keys()"); len(names) != 1 || !strings.Contains(names[0], "newer") {
		t.Errorf("caches after the change: %v", names)
	}
	p.press(p.say("go-on"))
	p.until("a question", "f321.lines().length")
	if got := string(p.answers()); got != before {
		t.Errorf("the answers were %s, are %s", before, got)
	}
}

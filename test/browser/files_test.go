package browser

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	cdbrowser "github.com/chromedp/cdproto/browser"
	"github.com/chromedp/chromedp"

	"github.com/fire321/fire321/test/internal/command"
)

// download has the tab's downloads kept in a folder of the test.
func (p *page) download() {
	p.t.Helper()
	p.folder = p.t.TempDir()
	begun, ends := chromedp.BrowserEvents(p.ctx, cdbrowser.DownloadWillBegin), chromedp.BrowserEvents(p.ctx, cdbrowser.DownloadProgress)
	if _, err := chromedp.CallBrowser(p.ctx, cdbrowser.SetDownloadBehavior, cdbrowser.SetDownloadBehaviorParams{
		// Their own names may not suit the machine's file system.
		Behavior: cdbrowser.SetDownloadBehaviorBehaviorAllowAndName, DownloadPath: p.folder, EventsEnabled: new(true),
		BrowserContextID: chromedp.FromContext(p.ctx).BrowserContextID,
	}); err != nil {
		p.t.Fatal(err)
	}
	p.files = make(chan saved, 10)
	var called sync.Map // the names of files that are on their way
	go func() {
		for e, err := range begun {
			if err != nil {
				return
			}
			called.Store(e.GUID, e.SuggestedFilename)
		}
	}()
	go func() {
		for e, err := range ends {
			if err != nil {
				return
			}
			if e.State != cdbrowser.DownloadProgressStateCompleted {
				continue
			}
			var name any
			p.eventually("its name", func() (ok bool) { name, ok = called.Load(e.GUID); return ok })
			p.files <- saved{name.(string), filepath.Join(p.folder, e.GUID)}
		}
	}()
}

// saved is a file that was saved: its name, and where it lies.
type saved struct{ name, path string }

// downloaded is the next file that was saved, and its name.
func (p *page) downloaded() (data []byte, name string) {
	p.t.Helper()
	select {
	case f := <-p.files:
		data, err := os.ReadFile(f.path)
		if err != nil {
			p.t.Fatal(err)
		}
		return data, f.name
	case <-time.After(patient):
		p.t.Fatal("waited in vain for a file")
	}
	return nil, ""
}

// TestExport: the file of answers opens in the command, which finds what the
// widget found, and again in the widget; the lists are those of the library.
func TestExport(t *testing.T) {
	p := fresh(t, desktop)
	p.download()
	url := serve(t)
	p.navigate(url)
	p.load("noodle-shop")
	want := p.sameAsGo()
	p.press(p.say("documents"))
	p.heading(p.say("documents"))
	p.press(p.say("save-file"))
	file, name := p.downloaded()
	if !strings.HasPrefix(name, "老街面馆（样例）-答卷-2026-11-24") || !strings.HasSuffix(name, ".json") {
		t.Errorf("the file is called %s", name)
	}
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, file, 0o600); err != nil {
		t.Fatal(err)
	}
	said := command.Run(t, "", "", "assess", "--format", "json", path)
	if got := plain(t, []byte(said.Stdout)); got != plain(t, want.got.Encode()) {
		t.Errorf("the command finds something else: %s\n%s", difference(got, plain(t, want.got.Encode())), said.Stderr)
	}
	for _, kind := range []string{"hazards", "rectify"} {
		p.press(p.say("save-table") + " " + p.document(kind))
		got, name := p.downloaded()
		if !strings.HasSuffix(name, ".csv") || string(got) != want.table(t, kind) {
			t.Errorf("%s is not the table of the library", name)
		}
		if rows, err := csv.NewReader(bytes.NewReader(got)).ReadAll(); err != nil || len(rows) < 2 {
			t.Errorf("%s: %d rows, %v", name, len(rows), err)
		}
	}

	// On another device.
	q := fresh(t, phone)
	q.navigate(url)
	q.heading(q.say("welcome"))
	js[bool](q, "(await document.querySelector('fire321-check').load({ format: 1, pack: 'cn/national/unit', at: '2026-11-24' }), true)")
	q.press(q.say("sections"))
	q.home()
	q.upload(string(file))
	q.until("the unit", "document.querySelector('fire321-check').answers?.unit?.name && f321.heading() !== "+quote(q.say("your-units")))
	var a, b struct{ Facts, Unit, Plan, Found json.RawMessage }
	for _, x := range []struct {
		data []byte
		to   any
	}{{file, &a}, {q.answers(), &b}} {
		if err := json.Unmarshal(x.data, x.to); err != nil {
			t.Fatal(err)
		}
	}
	if x, y := plain(t, a.Facts)+plain(t, a.Unit)+plain(t, a.Plan)+plain(t, a.Found), plain(t, b.Facts)+plain(t, b.Unit)+plain(t, b.Plan)+plain(t, b.Found); x != y {
		t.Errorf("what was saved came back as something else: %s", difference(x, y))
	}
	q.results()
	q.sameAsGo()
}

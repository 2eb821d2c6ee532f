package browser

import (
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/chromedp/chromedp"

	"github.com/fire321/fire321/wasm/widget"
)

// start opens a new unit of a place and answers its first n screens.
func (p *page) start(place string, facts map[string]any, n int) {
	p.t.Helper()
	p.heading("归哪里管")
	p.click(`f321.find('input[value="` + place + `"]')`)
	p.press("下一题")
	for range n {
		p.until("a question", "f321.find('fieldset[data-fact]')")
		p.answer(facts)
	}
}

// TestOffline: after the first visit all works with the server gone.
func TestOffline(t *testing.T) {
	p := open(t, browser(t, t.TempDir()), 390, 844)
	server := httptest.NewServer(widget.Handler())
	defer server.Close()
	p.navigate(server.URL + "/")
	p.heading("归哪里管")
	p.until("the service worker", "navigator.serviceWorker.controller")
	server.CloseClientConnections()
	server.Close()
	p.navigate(server.URL + "/")
	p.start("cn/jiangsu/unit", answersOf(t, "noodle-shop"), 4)
	p.until("a question", "f321.find('fieldset[data-fact]')")
	p.press("目录")
	p.heading("目录")
	p.press("先看结果")
	p.until("the results", "f321.find('.lead')")
}

// TestTwoTabs: neither of two tabs writes over the other.
func TestTwoTabs(t *testing.T) {
	ctx := browser(t, t.TempDir())
	url := serve(t)
	facts := answersOf(t, "noodle-shop")
	a := open(t, ctx, 390, 844)
	a.navigate(url)
	a.start("cn/national/unit", facts, 3)
	a.until("a question", "f321.find('fieldset[data-fact]')")

	b := open(t, ctx, 390, 844)
	b.navigate(url)
	b.heading("这台设备")
	b.press("接着答")
	b.until("a question", "f321.find('fieldset[data-fact]')")
	asked := js[string](b, "f321.find('fieldset[data-fact]').dataset.fact")
	b.answer(facts)

	a.until("word of the other tab", "f321.find('.told')?.textContent.includes('另一个页面')")
	other := map[string]any{}
	for k, v := range facts {
		if k != asked {
			other[k] = v
		}
	}
	a.answer(other) // "not sure", where the other tab gave an answer
	a.heading("两个页面")
	a.shot("phone-two-tabs")
	a.press("我的另存一份")
	a.until("a question", "f321.find('fieldset[data-fact]')")
	b.navigate(url)
	b.heading("这台设备")
	b.until("both units", "[...f321.all()].filter((el) => el.matches('.units > li')).length === 2")
	kept := js[[]bool](b, `(await new Promise((ok) => { const r = indexedDB.open('fire321'); r.onsuccess = () => { const q = r.result.transaction('drafts').objectStore('drafts').getAll();
		q.onsuccess = () => ok(q.result.map((d) => d.answers.facts[`+quote(asked)+`] === null)); }; }))`)
	if len(kept) != 2 || kept[0] == kept[1] {
		t.Errorf("of the two answers to %s, %v are not sure", asked, kept)
	}
}

// TestCannotSave: where the device keeps nothing, that is said at once.
func TestCannotSave(t *testing.T) {
	p := open(t, browser(t, t.TempDir()), 390, 844)
	p.navigate(serve(t))
	p.heading("归哪里管")
	js[bool](p, "((IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); }), true)")
	p.start("cn/national/unit", answersOf(t, "noodle-shop"), 1)
	p.until("the warning", "f321.find('.note.warn')?.textContent.includes('存不住')")
	p.shot("phone-cannot-save")
	if js[bool](p, "!!f321.find('.saved')?.textContent.includes('已存')") {
		t.Error("it says that it has saved")
	}
}

// TestOlderDraft: a draft of an older bundle opens in a newer one, after it was
// said what that means.
func TestOlderDraft(t *testing.T) {
	var newer atomic.Bool
	url := serveHandler(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name := strings.TrimPrefix(r.URL.Path, "/")
		if newer.Load() && (name == "bundles/index.json" || name == "bundles/cn/national/unit.json") {
			index, _ := widget.Find("bundles/index.json")
			bundle, _ := widget.Find("bundles/cn/national/unit.json")
			// One question is gone, and one answer has another range.
			now := strings.ReplaceAll(string(bundle.Data()), `"place.area_m2"`, `"place.size_m2"`)
			now = strings.Replace(now, `"version":"`, `"version":"9`, 1)
			sum := sha256.Sum256([]byte(now))
			w.Header().Set("Content-Type", "application/json")
			w.Header().Set("Content-Security-Policy", widget.Policy)
			if name == "bundles/index.json" {
				now = strings.Replace(string(index.Data()), bundle.SHA256, hex.EncodeToString(sum[:]), 1)
			}
			w.Write([]byte(now))
			return
		}
		if name == "sw.js" { // this test is about the bundle, not about the cache
			w.Header().Set("Content-Type", "text/javascript")
			w.Header().Set("Content-Security-Policy", widget.Policy)
			w.Write([]byte("// no cache"))
			return
		}
		widget.Handler().ServeHTTP(w, r)
	}))
	p := open(t, browser(t, t.TempDir()), 390, 844)
	facts := answersOf(t, "noodle-shop")
	p.navigate(url)
	p.start("cn/national/unit", facts, 4)
	p.until("a question", "f321.find('fieldset[data-fact]')")
	before := js[int](p, "Object.keys(document.querySelector('fire321-check').answers.facts).length")
	newer.Store(true)
	p.navigate(url)
	p.heading("这台设备")
	p.press("接着答")
	p.heading("规则更新了")
	p.shot("phone-rules-changed")
	p.press("接着答")
	p.until("a question", "f321.find('fieldset[data-fact]')")
	after := js[int](p, "Object.keys(document.querySelector('fire321-check').answers.facts).length")
	if after == 0 || after > before {
		t.Errorf("%d answers became %d", before, after)
	}
}

// TestPrint: each document is printed alone, on its own paper, with its text.
func TestPrint(t *testing.T) {
	for _, tool := range []string{"pdftotext", "pdfinfo"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Fatal(tool + " is missing: apt-get install -y --no-install-recommends poppler-utils")
		}
	}
	p := open(t, browser(t, t.TempDir()), 1280, 800)
	p.navigate(serve(t))
	p.load("noodle-shop")
	p.press("打印文书")
	for _, doc := range []struct {
		title, size string
		pages       int
	}{
		{"自主评估报告", "595 x 842", 0}, {"问题隐患清单", "595 x 842", 0}, {"整改责任清单", "842 x 595", 0}, {"公示牌", "595 x 842", 1}, {"承诺书", "595 x 842", 0},
	} {
		p.heading("打印文书")
		p.press("看和打印 " + doc.title)
		p.until("the sheet", "f321.find('article.sheet')")
		if doc.title == "公示牌" && js[string](p, "f321.find('.code svg rect').getAttribute('fill') + f321.find('.code svg path').getAttribute('fill')") != "#fff#000" {
			t.Error("the QR code is not drawn dark on light")
		}
		data, err := chromedp.Run(p.ctx, chromedp.PrintToPDF(chromedp.PDFPreferCSSPageSize(), chromedp.PDFPrintBackground()))
		if err != nil {
			t.Fatal(err)
		}
		file := filepath.Join(t.TempDir(), "sheet.pdf")
		if *shots != "" {
			file = filepath.Join(*shots, doc.title+".pdf")
		}
		if err := os.WriteFile(file, data, 0o644); err != nil {
			t.Fatal(err)
		}
		info := run(t, "pdfinfo", file)
		text := strings.Join(strings.Fields(run(t, "pdftotext", file, "-")), "")
		for _, want := range []string{doc.title, "老街面馆"} {
			if !strings.Contains(text, want) {
				t.Errorf("%s lacks %s", doc.title, want)
			}
		}
		for _, screen := range []string{"填单位信息", "English", "已存在本机", "大字"} {
			if strings.Contains(text, screen) {
				t.Errorf("%s prints %s of the screen", doc.title, screen)
			}
		}
		size, pages := field1(info, "Page size:"), field1(info, "Pages:")
		t.Logf("%s: %s pages, %s", doc.title, pages, size)
		if round(size) != doc.size {
			t.Errorf("%s is on paper of %s", doc.title, size)
		}
		if doc.pages == 1 && pages != "1" {
			t.Errorf("%s has %s pages", doc.title, pages)
		}
		p.press("返回")
	}
	if n := js[int](p, "document.adoptedStyleSheets.length"); n != 0 {
		t.Errorf("%d sheets are left on the page after printing", n)
	}
}

func run(t *testing.T, name string, args ...string) string {
	t.Helper()
	out, err := exec.Command(name, args...).Output()
	if err != nil {
		t.Fatal(name, err)
	}
	return string(out)
}

func field1(info, name string) string {
	for line := range strings.Lines(info) {
		if v, ok := strings.CutPrefix(line, name); ok {
			return strings.TrimSpace(v)
		}
	}
	return ""
}

// round gives "595.276 x 841.89 pts (A4)" as "595 x 842".
func round(size string) string {
	f := strings.Fields(size)
	if len(f) < 3 {
		return size
	}
	whole := func(s string) string {
		if strings.HasPrefix(s, "841") {
			return "842"
		}
		if strings.HasPrefix(s, "594") {
			return "595"
		}
		s, _, _ = strings.Cut(s, ".")
		return s
	}
	return whole(f[0]) + " x " + whole(f[2])
}

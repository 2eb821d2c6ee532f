package browser

import (
	"encoding/base64"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	cdppage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"github.com/fire321/fire321/wasm/widget"
)

// TestInsideWeChat: in an app that neither prints nor saves files, documents
// become pictures, and answers text that can be taken along.
func TestInsideWeChat(t *testing.T) {
	p := fresh(t, phone)
	agent := emulation.SetUserAgentOverrideParams{UserAgent: "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/126.0.0.0 Mobile Safari/537.36 XWEB/1260059 MMWEBSDK/20240404 MicroMessenger/8.0.49.2600(0x28003137) WeChat/arm64"}
	if _, err := chromedp.Call(p.ctx, emulation.SetUserAgentOverride, agent); err != nil {
		t.Fatal(err)
	}
	url := serve(t)
	p.navigate(url)
	p.until("what to do first", "f321.find('.note.warn')?.textContent.includes('在浏览器打开')")
	p.load("noodle-shop")
	if js[bool](p, "!!f321.button('存进日历')") {
		t.Error("a file is offered that cannot be saved")
	}
	p.press("打印文书")
	p.until("what cannot be done here", "f321.find('.note.warn')?.textContent.includes('存成图片')")
	p.look("wechat-documents")
	if js[bool](p, "!!f321.button('存成表格')") {
		t.Error("a table is offered that cannot be saved")
	}
	for kind, least := range map[string]int{"整改责任清单": 2, "问题隐患清单": 2, "消防安全公示牌": 1, "消防安全承诺书": 1, "消防安全自主评估报告": 1} {
		p.press("看和打印 " + kind)
		p.until("the sheet", "f321.find('article.sheet')")
		if js[bool](p, "!!f321.button('打印')") {
			t.Errorf("%s can be printed", kind)
		}
		p.press("存成图片")
		p.until("the pictures", "f321.find('.pictures img')?.complete")
		got := js[[][]any](p, "[...f321.all()].filter((el) => el.matches('.pictures img')).map((i) => [i.naturalWidth, i.naturalHeight, i.src.slice(0, 22)])")
		if len(got) < least {
			t.Errorf("%s has %d pictures", kind, len(got))
		}
		for _, g := range got {
			if g[0] != 1080.0 || g[1] != 1527.0 || g[2] != "data:image/png;base64," {
				t.Errorf("%s: a picture is %v", kind, g)
			}
		}
		// Something dark stands on white, up to the last page, and nothing at the
		// very edge.
		ink := js[[]float64](p, `(await Promise.all([...f321.all()].filter((el) => el.matches('.pictures img')).map(async (i) => { const c = document.createElement('canvas'); c.width = 1080; c.height = 1527; const g = c.getContext('2d', { willReadFrequently: true }); g.drawImage(i, 0, 0);
			const dark = (x, y, w, h) => { const d = g.getImageData(x, y, w, h).data; let n = 0; for (let k = 0; k < d.length; k += 4) if (d[k] < 128) n++; return n; };
			return dark(0, 0, 40, 1527) + dark(1040, 0, 40, 1527) > 0 ? -1 : dark(72, 60, 936, 1300); })))`)
		for n, dots := range ink {
			if dots < 2000 {
				t.Errorf("%s, page %d: %v dark dots", kind, n+1, dots)
			}
		}
		if kind == "消防安全公示牌" { // the poster as it is printed: its frame, and its code at the left
			p.look("wechat-picture")
			if got := js[[]bool](p, `(({ width, height }, g) => { g.drawImage(f321.find('.pictures img'), 0, 0); const dark = (x, y, w, h) => { const d = g.getImageData(x, y, w, h).data; let n = 0; for (let k = 0; k < d.length; k += 4) if (d[k] < 128) n++; return n / w / h; };
				return [dark(40, 100, 16, 1300) > .1, dark(1024, 100, 16, 1300) > .1, dark(100, 1225, 170, 170) > .3, dark(400, 500, 600, 4) < .3]; })(...((c) => (c.width = 1080, c.height = 1527, [c, c.getContext('2d', { willReadFrequently: true })]))(document.createElement('canvas')))`); slices.Contains(got, false) {
				t.Errorf("the picture is not the poster: %v", got)
			}
		}
		if *shots != "" {
			for n, src := range js[[]string](p, "[...f321.all()].filter((el) => el.matches('.pictures img')).map((i) => i.src)") {
				writeDataURL(t, filepath.Join(*shots, kind+string(rune('1'+n))+".png"), src)
			}
		}
		p.press("返回")
		p.until("the sheet", "f321.find('article.sheet')")
		p.press("返回")
		p.heading("打印文书")
	}
	p.press("存成文件")
	p.heading("把答案带走")
	p.look("wechat-copy")
	text := js[string](p, "f321.find('textarea').value")
	p.press("复制")
	p.until("word of it", "f321.find('[role=status]:not(.sr)')?.textContent")
	facts := js[int](p, "Object.keys(document.querySelector('fire321-check').answers.facts).length")

	q := fresh(t, phone)
	q.navigate(url)
	q.load("good-shop")
	q.navigate(url)
	q.heading("这台设备")
	q.click("f321.find('details.group summary')")
	q.click("f321.find('textarea')")
	q.insert(text)
	q.click("f321.find('details.group .btn')")
	q.until("the answers", "document.querySelector('fire321-check').answers?.unit?.name.includes('老街面馆')")
	if got := js[int](q, "Object.keys(document.querySelector('fire321-check').answers.facts).length"); got != facts {
		t.Errorf("of %d answers %d came along", facts, got)
	}
}

// writeDataURL writes a picture for a person to look at.
func writeDataURL(t *testing.T, name, url string) {
	t.Helper()
	_, data, _ := strings.Cut(url, "base64,")
	raw, err := base64.StdEncoding.DecodeString(data)
	if err == nil {
		err = os.WriteFile(name, raw, 0o644)
	}
	if err != nil {
		t.Error(err)
	}
}

// TestOldBrowser: where style sheets cannot be made from text, the same ones
// are linked, and printing still knows its paper.
func TestOldBrowser(t *testing.T) {
	p := fresh(t, desktop)
	old := cdppage.AddScriptToEvaluateOnNewDocumentParams{Source: `delete Document.prototype.adoptedStyleSheets; delete ShadowRoot.prototype.adoptedStyleSheets; delete CSSStyleSheet.prototype.replaceSync; delete CSSStyleSheet.prototype.replace;
		delete globalThis.structuredClone; delete Array.prototype.at; delete String.prototype.at; delete Object.hasOwn; delete crypto.randomUUID; delete globalThis.BroadcastChannel; delete Array.prototype.findLast; delete Array.prototype.toSorted;
		delete Promise.withResolvers; delete Object.groupBy; delete Array.fromAsync; delete HTMLElement.prototype.togglePopover; delete globalThis.createImageBitmap; delete globalThis.OffscreenCanvas; delete Navigator.prototype.clipboard; delete Navigator.prototype.share;`}
	if _, err := chromedp.Call(p.ctx, cdppage.AddScriptToEvaluateOnNewDocument, old); err != nil {
		t.Fatal(err)
	}
	p.navigate(serve(t))
	p.load("noodle-shop")
	if js[bool](p, "('adoptedStyleSheets' in document || 'adoptedStyleSheets' in f321.find('fire321-check').shadowRoot)") {
		t.Fatal("the browser is not old enough")
	}
	p.until("the style", "getComputedStyle(f321.find('.card')).borderTopLeftRadius === '10px'")
	p.shot("old-results")
	p.press("打印文书")
	p.press("看和打印 整改责任清单")
	p.until("the sheet", "f321.find('article.sheet th')")
	p.until("the paper", "getComputedStyle(f321.find('article.sheet th')).backgroundColor === 'rgb(242, 243, 244)'")
	data, err := chromedp.Run(p.ctx, chromedp.PrintToPDF(chromedp.PDFPreferCSSPageSize(), chromedp.PDFPrintBackground()))
	if err != nil {
		t.Fatal(err)
	}
	size, text := readPDF(t, data)
	if !strings.HasPrefix(size, "84") || !strings.Contains(size, " x 59") {
		t.Errorf("the list is printed on %s", size)
	}
	if !strings.Contains(text, "整改责任清单") || strings.Contains(text, "大字") {
		t.Error("the sheet is not printed alone")
	}
	if n := js[int](p, "[...document.styleSheets].find((s) => s.href.endsWith('fire321-print.css')).cssRules.length"); n != 0 {
		t.Errorf("%d rules are left on the page after printing", n)
	}
}

// readPDF gives the size of the first page in points, and all text without
// spaces.
func readPDF(t *testing.T, data []byte) (size, text string) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "sheet.pdf")
	if err := os.WriteFile(file, data, 0o644); err != nil {
		t.Fatal(err)
	}
	var out [2]string
	for i, cmd := range []*exec.Cmd{exec.Command("pdfinfo", file), exec.Command("pdftotext", file, "-")} {
		got, err := cmd.Output()
		if err != nil {
			t.Fatal(cmd.Path, " (apt-get install -y --no-install-recommends poppler-utils): ", err)
		}
		out[i] = string(got)
	}
	_, size, _ = strings.Cut(out[0], "Page size:")
	size, _, _ = strings.Cut(strings.TrimSpace(size), " pts")
	return size, strings.Join(strings.Fields(out[1]), "")
}

// TestUpdate: a new version waits until it is wanted, lets a question be
// answered first, and may be put off.
func TestUpdate(t *testing.T) {
	var version atomic.Int32
	url := serveHandler(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/sw.js" {
			widget.Handler().ServeHTTP(w, r)
			return
		}
		sw, _ := widget.Find("sw.js")
		w.Header().Set("Content-Type", "text/javascript")
		w.Header().Set("Content-Security-Policy", widget.Policy)
		w.Header().Set("Cache-Control", "no-cache")
		w.Write(append(sw.Data(), strings.Repeat("\n", int(version.Load()))...))
	}))
	p := fresh(t, phone)
	p.navigate(url)
	p.heading(p.say("welcome"))
	p.until("the service worker", "navigator.serviceWorker.controller")
	version.Add(1)
	p.navigate(url)
	p.heading(p.say("welcome"))
	p.press("先用旧版")
	p.until("it is put off", "!f321.find('.update')")
	p.start("cn/national/unit", answersOf(t, "noodle-shop"), 2)
	p.until("a question", "f321.find('fieldset[data-fact]')")
	answers := js[map[string]any](p, "document.querySelector('fire321-check').answers.facts")

	version.Add(1)
	js[bool](p, "(document.dispatchEvent(new Event('visibilitychange')), globalThis.before = true)")
	p.until("the offer", "f321.find('.update')")
	js[bool](p, "([...f321.all()].filter((el) => el.matches('fieldset[data-fact] input[value=\"not-sure\"]')).forEach((el) => el.click()), true)")
	p.press("更新")
	p.until("that it waits", "f321.find('.update')?.textContent.includes('答完这一题')")
	p.look("phone-update")
	asked := js[string](p, "f321.find('fieldset[data-fact]').dataset.fact")
	p.click("f321.find('button[type=\"submit\"]')")
	p.until("the page anew", "globalThis.before === undefined && f321.heading().includes('这台设备')")
	p.press("接着答")
	p.until("a question", "f321.find('fieldset[data-fact]')")
	after := js[map[string]any](p, "document.querySelector('fire321-check').answers.facts")
	if v, has := after[asked]; !has || v != nil || len(after) <= len(answers) {
		t.Errorf("the answer that it waited for is %v of %d, before %d", v, len(after), len(answers))
	}
}

package browser

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// portrait and landscape are A4 in points.
const portrait, landscape = "595 x 842", "842 x 595"

// papers are the documents as they come out of a printer.
var papers = map[string]struct {
	size  string
	pages int // 0: as many as it takes
}{"report": {portrait, 0}, "hazards": {portrait, 0}, "rectify": {landscape, 0}, "notice": {portrait, 1}, "letter": {portrait, 0}}

// TestPrint: each document is printed alone, on its own paper, with its text;
// a table's head stands on each of its pages, no row is split, no signatures
// stand alone, and every page of several has its number.
func TestPrint(t *testing.T) {
	for _, tool := range []string{"pdftotext", "pdfinfo"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Fatal(tool + " is missing: apt-get install -y --no-install-recommends poppler-utils")
		}
	}
	for _, test := range []struct{ unit, lang string }{{"noodle-shop", "zh"}, {"noodle-shop", "en"}, {"good-restaurant", "zh"}, {"mall", "zh"}, {"half-answered", "zh"}} {
		t.Run(test.unit+"-"+test.lang, func(t *testing.T) {
			p := fresh(t, desktop)
			p.navigate(serve(t))
			p.speak(test.lang)
			p.load(test.unit)
			p.press(p.say("documents"))
			for _, kind := range kinds {
				p.sheet(kind)
				p.printed(test.unit+"-"+test.lang+"-"+kind, kind)
				if kind == "notice" { // one sheet with the results, too
					p.press(map[string]string{"zh": "印上结果", "en": "Print the results"}[test.lang])
					p.until("the results", "f321.find('article.sheet').querySelectorAll('.card').length > 2")
					p.printed(test.unit+"-"+test.lang+"-"+kind+"-results", kind)
				}
				p.leave()
			}
		})
	}
}

// table is a table of the sheet as the page has it: its head and its rows, cell
// by cell.
type table struct {
	Head []string
	Rows [][]string
}

func (p *page) printed(name, kind string) {
	t := p.t
	t.Helper()
	if kind == "notice" && js[string](p, "f321.find('.code svg rect').getAttribute('fill') + f321.find('.code svg path').getAttribute('fill')") != "#fff#000" {
		t.Error("the QR code is not drawn dark on light")
	}
	tables := js[[]table](p, `[...f321.all('article.sheet table')].map((table) => ({
		Head: [...table.querySelectorAll('thead th')].map((el) => el.textContent),
		Rows: [...table.querySelectorAll('tbody tr')].map((tr) => [...tr.children].map((el) => el.textContent)) }))`)
	signs := js[[]string](p, `[...f321.all('article.sheet .signatures')].map((el) => el.textContent)`)
	file := filepath.Join(t.TempDir(), "sheet.pdf")
	if *shots != "" {
		file = filepath.Join(*shots, name+".pdf")
	}
	p.pdf(file)
	info := run(t, "pdfinfo", file)
	size, count := field(info, "Page size:"), field(info, "Pages:")
	n, err := strconv.Atoi(count)
	if err != nil {
		t.Fatal(err)
	}
	// In the order in which it was drawn, a cell after the other.
	var pages []string
	for i := range n {
		pages = append(pages, squeezed(run(t, "pdftotext", "-raw", "-f", fmt.Sprint(i+1), "-l", fmt.Sprint(i+1), file, "-")))
	}
	whole := strings.Join(pages, "")
	t.Logf("%s: %d pages, %s, %d tables, %d rows", name, n, size, len(tables), rows(tables))
	if want := papers[kind]; round(size) != want.size || want.pages > 0 && n != want.pages {
		t.Errorf("%s: %d pages of %s", name, n, size)
	}
	var unit struct{ Unit struct{ Name string } }
	if err := json.Unmarshal(p.answers(), &unit); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{p.document(kind), unit.Unit.Name} {
		if !strings.Contains(whole, squeezed(want)) {
			t.Errorf("%s lacks %s", name, want)
		}
	}
	for _, key := range []string{"unit-change", "stays-here", "large-type"} {
		if words := squeezed(p.say(key)); strings.Contains(whole, words) {
			t.Errorf("%s prints %s of the screen", name, words)
		}
	}
	for i, text := range pages {
		if n > 1 && !regexp.MustCompile(`第`+fmt.Sprint(i+1)+`页|\b`+fmt.Sprint(i+1)+`/`+fmt.Sprint(n)+`|[Pp]age`+fmt.Sprint(i+1)).MatchString(text) {
			t.Errorf("%s: page %d has no number: …%s", name, i+1, text[max(0, len(text)-120):])
		}
	}
	for _, tab := range tables {
		head := squeezed(strings.Join(tab.Head, ""))
		for _, row := range tab.Rows {
			on := pageOf(pages, row)
			if on < 0 {
				t.Errorf("%s: a row is split, or not printed whole: %q", name, row)
			} else if head != "" && !strings.Contains(pages[on], head) {
				t.Errorf("%s: page %d has rows without their head %s", name, on+1, head)
			}
		}
	}
	for _, sign := range signs {
		on := pageOf(pages, []string{sign})
		if on < 0 {
			t.Errorf("%s: the signatures are split: %q", name, sign)
		} else if rest := strings.Replace(pages[on], squeezed(sign), "", 1); len([]rune(rest)) < 60 {
			t.Errorf("%s: the signatures stand alone on page %d, beside %q", name, on+1, rest)
		}
	}
}

// pdf prints into a file.
func (p *page) pdf(file string) {
	p.t.Helper()
	data, err := chromedp.Run(p.ctx, chromedp.PrintToPDF(chromedp.PDFPreferCSSPageSize(), chromedp.PDFPrintBackground()))
	if err == nil {
		err = os.WriteFile(file, data, 0o644)
	}
	if err != nil {
		p.t.Fatal(err)
	}
}

// pageOf is the page that holds all of a row's cells; -1 where none does.
func pageOf(pages []string, row []string) int {
	for i, text := range pages {
		whole := true
		for _, cell := range row {
			whole = whole && strings.Contains(text, squeezed(cell))
		}
		if whole {
			return i
		}
	}
	return -1
}

func rows(tables []table) (n int) {
	for _, t := range tables {
		n += len(t.Rows)
	}
	return n
}

func run(t *testing.T, name string, args ...string) string {
	t.Helper()
	var out, errs bytes.Buffer
	cmd := exec.Command(name, args...)
	cmd.Stdout, cmd.Stderr = &out, &errs
	if err := cmd.Run(); err != nil {
		t.Fatalf("%s: %v %s", name, err, errs.String())
	}
	return out.String()
}

// field is what pdfinfo says of one thing.
func field(info, key string) string {
	for line := range strings.Lines(info) {
		if v, ok := strings.CutPrefix(line, key); ok {
			return strings.TrimSpace(v)
		}
	}
	return ""
}

// round cuts "594.96 x 841.92 pts (A4)" to whole points.
func round(size string) string {
	var w, h float64
	fmt.Sscanf(size, "%g x %g", &w, &h)
	return fmt.Sprintf("%.0f x %.0f", w, h)
}

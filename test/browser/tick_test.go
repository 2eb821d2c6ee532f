package browser

import (
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// TestTickedByPen: what is open is printed to be ticked, whole rows on numbered
// pages of A4 in type of ten points or more; what was ticked is typed in by its
// numbers, and becomes the answers.
func TestTickedByPen(t *testing.T) {
	for _, lang := range []string{"zh", "en"} {
		t.Run(lang, func(t *testing.T) {
			p := fresh(t, desktop)
			p.navigate(serve(t))
			p.speak(lang)
			// A shop of which nothing is known but what it is.
			const name = `老街"}面馆\*` // which ends neither the string nor the rule
			p.loadFile(`{"format":1,"pack":"cn/jiangsu/xinghua/unit","at":"2026-11-24","unit":{"name":` + quote(name) + `},"facts":{"place.kinds":["small-restaurant"],"decor.fire_rated":null}}`)
			p.press(p.say("sections"))
			p.heading(p.say("sections"))
			p.press(p.say("tick-open"))
			p.until("the sheet", "f321.find('article.ticks')")
			p.look("desktop-tick-" + lang)

			ids := js[[]string](p, "(await f321.drafts())[0].asked")
			rows := js[[]string](p, "[...f321.all('article.ticks tr .number')].map((el) => el.textContent)")
			if len(ids) < 50 || len(rows) != len(ids) {
				t.Fatalf("%d rows of %d facts", len(rows), len(ids))
			}
			seen := map[string]bool{}
			for _, n := range rows {
				if i, err := strconv.Atoi(n); err != nil || i < 1 || i > len(ids) || seen[n] {
					t.Errorf("a row has the number %q", n)
				}
				seen[n] = true
			}
			if !strings.Contains(strings.Join(ids, " "), "decor.fire_rated") {
				t.Error("what nobody was sure of is left out")
			}
			if small := js[[]string](p, `[...f321.find('article.ticks').querySelectorAll('*')].filter((el) => parseFloat(getComputedStyle(el).fontSize) < 13.3).map((el) => el.className + ' ' + el.textContent)`); len(small) > 0 {
				t.Errorf("type below ten points: %q", small)
			}

			file := filepath.Join(t.TempDir(), "tick.pdf")
			if *shots != "" {
				file = filepath.Join(*shots, "tick-"+lang+".pdf")
			}
			cells := js[[]table](p, `[...f321.all('article.ticks table')].map((table) => ({ Rows: [...table.querySelectorAll('tr')].map((tr) => [...tr.children].map((el) => el.textContent)) }))`)
			p.pdf(file)
			info := run(t, "pdfinfo", file)
			n, err := strconv.Atoi(field(info, "Pages:"))
			if err != nil || round(field(info, "Page size:")) != portrait {
				t.Fatalf("it is printed as %s", info)
			}
			var pages []string
			for i := range n {
				text := squeezed(run(t, "pdftotext", "-raw", "-f", itoa(i+1), "-l", itoa(i+1), file, "-"))
				if !regexp.MustCompile(itoa(i+1) + "/" + itoa(n)).MatchString(text) {
					t.Errorf("page %d has no number", i+1)
				}
				if !strings.Contains(text, name) {
					t.Errorf("page %d does not say whose it is: %s", i+1, text)
				}
				pages = append(pages, text)
			}
			for _, table := range cells {
				for _, row := range table.Rows {
					if pageOf(pages, row) < 0 {
						t.Errorf("a row is split, or not printed whole: %q", row)
					}
				}
			}
			if whole := strings.Join(pages, ""); !strings.Contains(whole, name) || strings.Contains(whole, squeezed(p.say("large-type"))) {
				t.Error("the name is missing, or the screen is printed too")
			}
			last := cells[len(cells)-1].Rows
			if pageOf(pages[n-1:], last[len(last)-1]) < 0 {
				t.Errorf("the signatures stand alone: %q", pages[n-1])
			}
			t.Logf("%d questions, %d pages", len(ids), n)

			// Two were ticked, by the numbers on the paper, and one is not known.
			bundle := bundleOf(t, "cn/jiangsu/xinghua/unit")
			var said []string
			want := map[string]string{}
			for i, id := range ids {
				if bundle.Fact(id).Type.Kind.String() == "bool" && len(said) < 3 {
					said = append(said, itoa(i+1)+[]string{"是", "否", "？"}[len(said)])
					want[id] = []string{"true", "false", ""}[len(want)]
				}
			}
			p.press(p.say("back"))
			p.heading(p.say("sections"))
			p.press(p.say("find-out-answers"))
			p.heading(p.say("hand-reply"))
			js[bool](p, "(f321.find('textarea').value = "+quote(strings.Join(said, " "))+", true)")
			p.press(p.say("hand-look"))
			p.until("the comparison", "f321.find('main').innerText.includes("+quote(p.say("take-do"))+")")
			p.press(p.say("take-do"))
			for id, v := range want {
				if v != "" {
					p.until(id, "String(document.querySelector('fire321-check').answers.facts["+quote(id)+"]) === "+quote(v))
				}
			}
		})
	}
}

// TestTickOnPhone: the sheet is looked at on a phone, also with large type.
func TestTickOnPhone(t *testing.T) {
	p := fresh(t, phone)
	p.navigate(serve(t))
	p.load("half-answered")
	p.press(p.say("sections"))
	p.heading(p.say("sections"))
	p.press(p.say("tick-open"))
	p.until("the sheet", "f321.find('article.ticks')")
	p.look("phone-tick")
	p.press(p.say("large-type"))
	p.press(p.say("large-type"))
	p.resize(small)
	p.look("small-tick")
}

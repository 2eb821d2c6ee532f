package write

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/fire321/fire321/assess/report/internal/doc"
)

// escape makes text safe in HTML, in an element and in a quoted attribute.
func escape(s string) string { return replace(doc.Clean(s), entity) }

// entity is the HTML entity for a character; "" if it needs none.
func entity(c byte) string {
	switch c {
	case '&':
		return "&amp;"
	case '<':
		return "&lt;"
	case '>':
		return "&gt;"
	case '"':
		return "&quot;"
	case '\'':
		return "&#39;"
	}
	return ""
}

// replace replaces ASCII characters; those for which by returns "" stay.
func replace(s string, by func(byte) string) string {
	var b strings.Builder
	for i := range len(s) {
		if text := by(s[i]); text != "" {
			b.WriteString(text)
		} else {
			b.WriteByte(s[i])
		}
	}
	return b.String()
}

// HTML is a document as a whole file, for A4 paper and the screen. It loads
// nothing and runs nothing, and tells the browser so.
func HTML(d doc.Document) string {
	return `<!doctype html>
<html lang="` + languageTag(d.Lang) + `">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="format-detection" content="telephone=no">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>` + escape(name(d)) + `</title>
<style>` + StyleSheet + PageStyle(d) + `</style>
</head>
<body>
` + Fragment(d) + `</body>
</html>
`
}

// languageTag is the HTML name of a language.
func languageTag(lang string) string {
	if lang == "en" {
		return "en"
	}
	return "zh-Hans"
}

// name is the title of the document for a window or a file.
func name(d doc.Document) string {
	if d.Unit == "" {
		return d.Title
	}
	return d.Title + " · " + d.Unit
}

// Fragment is the document as one element, styled by class names only: no
// style, no script, no address that would be loaded. Its root has the classes
// "sheet", the layout and the kind.
func Fragment(d doc.Document) string {
	w := &htmlWriter{lang: d.Lang}
	w.put(`<article class="sheet `, string(d.Layout), " ", escape(d.Kind), `" lang="`, languageTag(d.Lang), `">`, "\n")
	if d.Layout == doc.Poster {
		w.put(`<div class="frame">`, "\n")
	}
	w.put(`<header class="head">`)
	if d.Sample {
		w.put(`<p class="sample">`, escape(doc.Sample.In(d.Lang)), `</p>`)
	}
	w.put(`<h1>`, escape(d.Title), `</h1>`)
	if len(d.Sub) > 0 {
		w.put(`<p class="sub">`)
		w.words(d.Sub)
		w.put(`</p>`)
	}
	w.put("</header>\n")
	w.blocks(d.Blocks)
	w.put(`<footer class="foot"><span>`, escape(d.Foot.Say), `</span><span>`, escape(d.Foot.Pack), ` <span class="mono">`,
		escape(doc.Check.In(d.Lang)), " ", escape(d.Foot.Check), "</span></span></footer>\n")
	if d.Layout == doc.Poster {
		w.put("</div>\n")
	}
	w.put("</article>\n")
	return w.b.String()
}

// htmlWriter writes blocks as HTML. Only put takes markup; everything else goes
// through escape.
type htmlWriter struct {
	b    strings.Builder
	lang string
}

func (w *htmlWriter) put(markup ...string) {
	for _, s := range markup {
		w.b.WriteString(s)
	}
}

func (w *htmlWriter) words(list doc.Words) {
	for _, s := range list {
		if s.Style != doc.Plain {
			tag := `<span class="` + string(s.Style) + `">`
			if s.Style == doc.Strong {
				tag = "<strong>"
			}
			w.put(tag)
		}
		if s.Typed {
			w.put("<bdi>", escape(s.Text), "</bdi>")
		} else {
			w.put(escape(s.Text))
		}
		switch s.Style {
		case doc.Plain:
		case doc.Strong:
			w.put("</strong>")
		default:
			w.put("</span>")
		}
	}
}

func (w *htmlWriter) blocks(list []doc.Block) {
	for _, block := range list {
		w.block(block)
	}
}

func (w *htmlWriter) block(block doc.Block) {
	switch b := block.(type) {
	case doc.Heading:
		w.put("<h2>")
		w.words(b.Text)
		w.put("</h2>\n")
	case doc.Paragraph:
		w.put("<p")
		if b.Look != doc.Body {
			w.put(` class="`, string(b.Look), `"`)
		}
		w.put(">")
		w.words(b.Text)
		w.put("</p>\n")
	case doc.Bullets:
		w.put(`<ul class="bullets`)
		if b.Columns {
			w.put(` columns`)
		}
		w.put("\">\n")
		for _, item := range b.Items {
			w.put("<li>")
			w.words(item)
			w.put("</li>\n")
		}
		w.put("</ul>\n")
	case doc.Fields:
		w.put(`<dl class="fields">`, "\n")
		for _, f := range b.List {
			w.put("<div><dt>", escape(f.Label), "</dt><dd>")
			w.words(f.Value)
			w.put("</dd></div>\n")
		}
		w.put("</dl>\n")
	case doc.Table:
		w.table(b)
	case doc.Scale:
		w.put(scaleSVG(b), "\n")
	case doc.Squares:
		w.squares(b)
	case doc.Box:
		w.box(b)
	case doc.Cards:
		w.cards(b)
	case doc.Signatures:
		w.put(`<div class="signatures">`, "\n")
		for _, row := range b.Rows {
			w.put(`<div class="row">`)
			for _, who := range row {
				w.put(`<p>`, escape(who), `<span class="line"></span></p>`)
			}
			w.put("</div>\n")
		}
		w.put("</div>\n")
	case doc.QR:
		w.put(`<div class="qr"><div class="code">`, qrSVG(b), `</div><div class="beside">`, "\n")
		w.blocks(b.Beside)
		w.put("</div></div>\n")
	case doc.Keep:
		w.put(`<div class="keep">`, "\n")
		w.blocks(b.Blocks)
		w.put("</div>\n")
	}
}

func (w *htmlWriter) table(t doc.Table) {
	w.put("<table>\n<thead><tr>")
	for _, c := range t.Columns {
		w.put(`<th scope="col"`)
		w.width(c.Width)
		w.put(">", escape(c.Title), "</th>")
	}
	w.put("</tr></thead>\n<tbody>\n")
	for _, row := range t.Rows {
		w.put("<tr>")
		for i, cell := range row {
			w.put("<td")
			w.width(t.Columns[i].Width)
			w.put(` data-label="`, escape(t.Columns[i].Title), `">`)
			for k, line := range cell {
				if k > 0 {
					w.put("<br>")
				}
				w.words(line)
			}
			w.put("</td>")
		}
		w.put("</tr>\n")
	}
	w.put("</tbody>\n</table>\n")
}

func (w *htmlWriter) width(width doc.Width) {
	if width != doc.Free {
		w.put(` class="`, string(width), `"`)
	}
}

func (w *htmlWriter) squares(s doc.Squares) {
	var total doc.Tally
	for _, row := range s.Rows {
		total = total.Plus(row.Count)
	}
	heads := total.Counts()
	w.put(`<table class="parts">`, "\n", `<thead><tr><th scope="col" class="part">`, escape(s.Part), `</th><th scope="col">`, escape(s.Each), `</th>`)
	for _, c := range heads {
		w.put(`<th scope="col" class="count">`, escape(c.Title.In(w.lang)), `</th>`)
	}
	w.put("</tr></thead>\n<tbody>\n")
	counts := func(t doc.Tally) {
		list := t.Counts()
		if len(list) < len(heads) { // no major one in this row
			list = append([]doc.Count{{Title: heads[0].Title}}, list...)
		}
		for _, c := range list {
			w.put(`<td class="count" data-label="`, escape(c.Title.In(w.lang)), `">`)
			if c.N > 0 {
				w.put(strconv.Itoa(c.N))
			} else {
				w.put(`<span class="none">–</span>`)
			}
			w.put("</td>")
		}
		w.put("</tr>\n")
	}
	for _, row := range s.Rows {
		w.put(`<tr><th scope="row">`, escape(row.Title), `</th><td>`, squaresSVG(row), `</td>`)
		counts(row.Count)
	}
	w.put(`<tr><th scope="row">`, escape(s.Total), `</th><td>`, escape(doc.Legend(heads, w.lang)), `</td>`)
	counts(total)
	w.put("</tbody>\n</table>\n")
}

func (w *htmlWriter) box(b doc.Box) {
	class := "box"
	if b.Tick == doc.Ticked {
		class = "box ticked"
	}
	w.put(`<section class="`, class, `">`, "\n")
	if len(b.Title) > 0 {
		w.put("<h3>")
		switch b.Tick {
		case doc.Ticked:
			w.put(`<span class="tick" role="img" aria-label="`, escape(tickedWord.In(w.lang)), `">✓</span>`)
		case doc.Unticked:
			w.put(`<span class="tick" role="img" aria-label="`, escape(untickedWord.In(w.lang)), `"></span>`)
		}
		w.words(b.Title)
		w.put("</h3>\n")
	}
	w.blocks(b.Blocks)
	w.put("</section>\n")
}

// longName is the number of characters from which a poster uses a smaller font
// for a name.
const longName = 9

func (w *htmlWriter) cards(c doc.Cards) {
	class := "cards"
	if c.Names {
		class = "cards names"
	}
	w.put(`<div class="`, class, `">`, "\n")
	for _, card := range c.List {
		w.put(`<div class="card"><p class="label">`, escape(card.Label), `</p><p class="big`)
		if utf8.RuneCountInString(card.Big.String()) > longName {
			w.put(" long")
		}
		w.put(`">`)
		w.words(card.Big)
		w.put("</p>")
		for _, line := range card.Lines {
			w.put("<p>")
			w.words(line)
			w.put("</p>")
		}
		w.put("</div>\n")
	}
	w.put("</div>\n")
}

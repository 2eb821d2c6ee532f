package docx

import (
	"strconv"
	"strings"

	"github.com/fire321/fire321/assess/report/internal/doc"
)

// writer writes blocks as WordprocessingML.
type writer struct {
	b     strings.Builder
	lang  string
	width int // of the column of text
	// keep: paragraphs stay with the next one, so that a signature is never
	// alone.
	keep   bool
	images [][]byte
}

func (w *writer) put(markup ...string) {
	for _, s := range markup {
		w.b.WriteString(s)
	}
}

// run is a span. It keeps typed text from changing the direction of its
// neighbours.
func run(s doc.Span, style string) string {
	text := doc.Words{s}.String() // without controls
	if text == "" {
		return ""
	}
	if s.Typed {
		text = "\u2068" + text + "\u2069"
	}
	look := style
	switch s.Style {
	case doc.Strong:
		look += `<w:b/>`
	case doc.Mono:
		look += `<w:rFonts w:ascii="Courier New" w:hAnsi="Courier New"/><w:sz w:val="16"/>`
	case doc.Small:
		look += `<w:color w:val="444444"/><w:sz w:val="18"/>`
	}
	if look != "" {
		look = `<w:rPr>` + look + `</w:rPr>`
	}
	return `<w:r>` + look + `<w:t xml:space="preserve">` + escape(text) + `</w:t></w:r>`
}

func runs(words doc.Words) string {
	var b strings.Builder
	for _, s := range words {
		b.WriteString(run(s, ""))
	}
	return b.String()
}

func (w *writer) paragraph(style string, words doc.Words) { w.raw(style, runs(words)) }

// raw is a paragraph of markup.
func (w *writer) raw(style, inner string) {
	w.put(`<w:p><w:pPr><w:pStyle w:val="`, style, `"/>`)
	if w.keep {
		w.put(`<w:keepNext/>`)
	}
	w.put(`</w:pPr>`, inner, `</w:p>`)
}

func (w *writer) blocks(list []doc.Block) {
	for _, b := range list {
		w.block(b)
	}
}

func (w *writer) block(block doc.Block) {
	switch b := block.(type) {
	case doc.Heading:
		w.paragraph("Heading1", b.Text)
	case doc.Paragraph:
		style := map[doc.Look]string{doc.Oath: "Oath", doc.Big: "Big", doc.Fine: "Small", doc.Notify: "Notify"}[b.Look]
		if style == "" {
			style = "Normal"
		}
		w.paragraph(style, b.Text)
	case doc.Bullets:
		for _, item := range b.Items {
			w.paragraph("Bullet", item)
		}
	case doc.Fields:
		label := w.width / 4
		w.grid([]int{label, w.width - label}, func() {
			for _, f := range b.List {
				w.row(false, func() {
					w.cell(label, func() { w.paragraph("Cell", doc.Line(f.Label)) })
					w.cell(w.width-label, func() { w.paragraph("Cell", f.Value) })
				})
			}
		})
	case doc.Table:
		w.table(b)
	case doc.Scale:
		w.paragraph("Normal", doc.Line(b.Say))
	case doc.Squares:
		w.table(squares(b))
	case doc.Box:
		w.box(b)
	case doc.Cards:
		w.cards(b)
	case doc.Signatures:
		for i, row := range b.Rows {
			var line []string
			for _, who := range row {
				line = append(line, who+doc.Colon.In(w.lang)+"＿＿＿＿＿＿＿＿")
			}
			keep := w.keep
			w.keep = w.keep && i < len(b.Rows)-1
			w.paragraph("Sign", doc.Line(strings.Join(line, "　")))
			w.keep = keep
		}
	case doc.QR:
		w.code(b)
	case doc.Keep:
		for i, inner := range b.Blocks {
			keep := w.keep
			_, sign := inner.(doc.Signatures)
			w.keep = i < len(b.Blocks)-1 || sign
			w.block(inner)
			w.keep = keep
		}
	}
}

// grid is a table with lines around its cells; a paragraph after it keeps it
// from merging with the next table.
func (w *writer) grid(widths []int, rows func()) {
	w.put(`<w:tbl><w:tblPr><w:tblStyle w:val="Grid"/><w:tblW w:w="`, strconv.Itoa(sum(widths)), `" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>`)
	for _, n := range widths {
		w.put(`<w:gridCol w:w="`, strconv.Itoa(n), `"/>`)
	}
	w.put(`</w:tblGrid>`)
	rows()
	w.put(`</w:tbl>`)
	w.raw("Gap", "")
}

func sum(list []int) int {
	n := 0
	for _, v := range list {
		n += v
	}
	return n
}

// row is a row that is never split over pages; a head is repeated on each page.
func (w *writer) row(head bool, cells func()) {
	w.put(`<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="397"/>`) // room to write by hand
	if head {
		w.put(`<w:tblHeader/>`)
	}
	w.put(`</w:trPr>`)
	cells()
	w.put(`</w:tr>`)
}

// cell holds at least one paragraph, as Word requires.
func (w *writer) cell(width int, inner func()) {
	w.put(`<w:tc><w:tcPr><w:tcW w:w="`, strconv.Itoa(width), `" w:type="dxa"/></w:tcPr>`)
	inner()
	w.put(`</w:tc>`)
}

// widths divides the sheet among the columns.
func widths(columns []doc.Column, whole int) []int {
	fixed := map[doc.Width]int{doc.Number: 600, doc.Fit: 950, doc.Narrow: 1350, doc.Medium: 2300, doc.Sign: 1400}
	list := make([]int, len(columns))
	left, free := whole, 0
	for i, c := range columns {
		if list[i] = fixed[c.Width]; list[i] == 0 {
			free++
		}
		left -= list[i]
	}
	const least = 1400
	if free > 0 {
		share := max(left/free, least)
		for i := range list {
			if list[i] == 0 {
				list[i] = share
			}
		}
	}
	// If the columns together are too wide or too narrow, scale them to the
	// sheet.
	total := sum(list)
	for i := range list {
		list[i] = list[i] * whole / total
	}
	if n := len(list); n > 0 {
		list[n-1] += whole - sum(list)
	}
	return list
}

func (w *writer) table(t doc.Table) {
	if len(t.Columns) == 0 {
		return
	}
	size := widths(t.Columns, w.width)
	w.grid(size, func() {
		w.row(true, func() {
			for i, c := range t.Columns {
				w.cell(size[i], func() { w.paragraph("Head", doc.Line(c.Title)) })
			}
		})
		for _, row := range t.Rows {
			w.row(false, func() {
				for i, cell := range row {
					w.cell(size[i], func() {
						for _, line := range cell {
							w.paragraph("Cell", line)
						}
						if len(cell) == 0 {
							w.raw("Cell", "")
						}
					})
				}
			})
		}
	})
}

// squares is the figure in signs, one row for each part.
func squares(s doc.Squares) doc.Table {
	t := doc.Table{Columns: []doc.Column{{Title: s.Part, Width: doc.Medium}, {Title: s.Each}}}
	for _, r := range s.Rows {
		t.Rows = append(t.Rows, doc.Row{{doc.Line(r.Title)}, {doc.Line(r.Count.Signs()), {{Text: r.Say, Style: doc.Small}}}})
	}
	return t
}

func (w *writer) box(b doc.Box) {
	tick := map[doc.Tick]string{doc.Ticked: "☑ ", doc.Unticked: "☐ "}[b.Tick]
	w.grid([]int{w.width}, func() {
		w.put(`<w:tr>`)
		w.cell(w.width, func() {
			whole := w.width
			w.width -= 230 // the margins of the cell
			if len(b.Title) > 0 {
				w.paragraph("BoxTitle", append(doc.Words{{Text: tick, Style: doc.Strong}}, b.Title...))
			}
			w.blocks(b.Blocks)
			if len(b.Title) == 0 && len(b.Blocks) == 0 {
				w.raw("Cell", "")
			}
			w.width = whole
		})
		w.put(`</w:tr>`)
	})
}

func (w *writer) cards(c doc.Cards) {
	if len(c.List) == 0 {
		return
	}
	size := widths(make([]doc.Column, len(c.List)), w.width)
	w.grid(size, func() {
		w.row(false, func() {
			for i, card := range c.List {
				w.cell(size[i], func() {
					w.paragraph("Small", doc.Line(card.Label))
					if len(card.Big) > 0 {
						w.paragraph("Card", card.Big)
					} else {
						w.paragraph("Card", doc.Line("＿＿＿＿＿＿"))
					}
					for _, line := range card.Lines {
						w.paragraph("Small", line)
					}
				})
			}
		})
	})
}

// code is the picture of a QR code, 38 mm wide, and the blocks to its right.
func (w *writer) code(b doc.QR) {
	img := picture(b.Text)
	if img == nil {
		w.blocks(b.Beside)
		return
	}
	w.images = append(w.images, img)
	n := strconv.Itoa(len(w.images))
	const size = "1368000" // 38 mm in the unit of drawings
	left := 2400
	w.grid([]int{left, w.width - left}, func() {
		w.row(false, func() {
			w.cell(left, func() {
				w.raw("Cell", `<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="`+size+`" cy="`+size+`"/><wp:docPr id="`+n+`" name="QR `+n+`" descr="`+escape(doc.Clean(b.Label))+`"/>`+
					`<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="`+n+`" name="QR `+n+`"/><pic:cNvPicPr/></pic:nvPicPr>`+
					`<pic:blipFill><a:blip r:embed="rImage`+n+`"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="`+size+`" cy="`+size+`"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`)
			})
			w.cell(w.width-left, func() {
				whole := w.width
				w.width -= left + 230
				w.blocks(b.Beside)
				if len(b.Beside) == 0 {
					w.raw("Cell", "")
				}
				w.width = whole
			})
		})
	})
}

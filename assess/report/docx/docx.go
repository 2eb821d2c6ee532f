// Package docx writes a document of package report as a Word file, and fills
// Word files that an authority gives. It links only the standard library, and a
// browser never gets it.
//
//	data, err := docx.Bytes(doc)
//	data, list := docx.Fill(template, report.NewValues(prog, answers, got, "zh"))
//
// Equal input gives equal bytes: they do not depend on a clock, map order or
// path. All functions are safe for concurrent use.
package docx

import (
	"archive/zip"
	"bytes"
	"image"
	"image/color"
	"image/png"
	"strconv"
	"strings"

	"github.com/fire321/fire321/assess/report"
	"github.com/fire321/fire321/assess/report/internal/doc"
	"github.com/fire321/fire321/internal/qr"
)

// Lengths are in twentieths of a point, as in Word; an A4 sheet is 11906 by
// 16838.
const (
	shortSide, longSide = 11906, 16838
	margin, closeMargin = 1134, 850
)

const space = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`

const xmlHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

// Bytes is the document as a .docx file. If a text is too long for a QR code,
// its picture is left out. The error is that of the archive and never expected.
func Bytes(of report.Document) ([]byte, error) {
	d := doc.Sealed(of).Open()
	w := &writer{lang: d.Lang, width: shortSide}
	if d.Layout == doc.Landscape {
		w.width = longSide
	}
	edge := margin
	if d.Close || d.Layout != doc.Portrait {
		edge = closeMargin
	}
	w.width -= 2 * edge
	if d.Sample {
		w.paragraph("Small", doc.Line(doc.Sample.In(d.Lang)))
	}
	w.paragraph("Title", doc.Line(d.Title))
	if len(d.Sub) > 0 {
		w.paragraph("Subtitle", d.Sub)
	}
	w.blocks(d.Blocks)
	for _, line := range []string{d.Foot.Say, d.Foot.Pack} {
		if line != "" {
			w.paragraph("Small", doc.Line(line))
		}
	}
	w.put(section(d, edge))

	parts := []struct{ name, text string }{
		{"[Content_Types].xml", contentTypes},
		{"_rels/.rels", packageRelations},
		{"docProps/core.xml", core(d)},
		{"word/document.xml", xmlHead + `<w:document ` + space + drawing + `><w:body>` + w.b.String() + `</w:body></w:document>`},
		{"word/_rels/document.xml.rels", w.relations()},
		{"word/styles.xml", styles(d.Lang)},
		{"word/settings.xml", settings},
		{"word/numbering.xml", numbering},
		{"word/footer1.xml", footer(d)},
	}
	for i, img := range w.images {
		parts = append(parts, struct{ name, text string }{imageName(i), string(img)})
	}
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, p := range parts {
		f, err := z.CreateHeader(&zip.FileHeader{Name: p.name, Method: zip.Deflate})
		if err != nil {
			return nil, err
		}
		if _, err := f.Write([]byte(p.text)); err != nil {
			return nil, err
		}
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

func imageName(i int) string { return "word/media/image" + strconv.Itoa(i+1) + ".png" }

// section is the page setup.
func section(d doc.Document, edge int) string {
	w, h, orient := shortSide, longSide, ""
	if d.Layout == doc.Landscape {
		w, h, orient = longSide, shortSide, ` w:orient="landscape"`
	}
	m := strconv.Itoa(edge)
	border := ""
	if d.Layout == doc.Poster {
		border = `<w:pgBorders w:offsetFrom="page">`
		for _, side := range []string{"top", "left", "bottom", "right"} {
			border += `<w:` + side + ` w:val="single" w:sz="18" w:space="24" w:color="B00000"/>`
		}
		border += `</w:pgBorders>`
	}
	return `<w:sectPr><w:footerReference w:type="default" r:id="rFoot"/><w:pgSz w:w="` + strconv.Itoa(w) + `" w:h="` + strconv.Itoa(h) + `"` + orient + `/>` +
		`<w:pgMar w:top="` + m + `" w:right="` + m + `" w:bottom="` + m + `" w:left="` + m + `" w:header="567" w:footer="454" w:gutter="0"/>` + border + `</w:sectPr>`
}

// footer names the unit, the document and its digest, and numbers the pages.
func footer(d doc.Document) string {
	left := d.Title
	if d.Unit != "" {
		left = d.Unit + " · " + left
	}
	if d.Sample {
		left = doc.Sample.In(d.Lang) + " · " + d.Title
	}
	before, between, after := doc.PageOf(d.Lang)
	left += " · " + doc.Check.In(d.Lang) + " " + d.Foot.Check + "　　" + before
	field := func(name string) string {
		return `<w:fldSimple w:instr=" ` + name + ` "><w:r><w:t>1</w:t></w:r></w:fldSimple>`
	}
	return xmlHead + `<w:ftr ` + space + `><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>` + run(doc.Span{Text: left}, "") +
		field("PAGE") + run(doc.Span{Text: between}, "") + field("NUMPAGES") + run(doc.Span{Text: after}, "") + `</w:p></w:ftr>`
}

// picture is a QR code as a PNG, four pixels per square and four squares of
// margin; nil if the text is too long.
func picture(text string) []byte {
	c := qr.Encode(text)
	if c == nil {
		return nil
	}
	const scale, quiet = 4, 4
	size := (c.Size + 2*quiet) * scale
	img := image.NewPaletted(image.Rect(0, 0, size, size), color.Palette{color.White, color.Black})
	for y := range size {
		for x := range size {
			if c.Dark(x/scale-quiet, y/scale-quiet) {
				img.SetColorIndex(x, y, 1)
			}
		}
	}
	var out bytes.Buffer
	if err := png.Encode(&out, img); err != nil {
		return nil
	}
	return out.Bytes()
}

// escape makes text safe in XML. The text must not contain characters that XML
// cannot hold; doc.Clean removes them.
func escape(s string) string { return escaper.Replace(s) }

var escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;")

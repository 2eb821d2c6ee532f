package report

import (
	"strings"

	"github.com/fire321/fire321/assess"
	"github.com/fire321/fire321/assess/report/internal/doc"
	"github.com/fire321/fire321/assess/report/internal/write"
	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/diag"
)

// Document is a filled document. It never changes, and any number of goroutines
// may use it; the zero Document is an empty sheet. docx.Bytes writes it as a
// Word file.
type Document doc.Sealed

// Build fills a document of p's bundle with an assessment. got must be the
// result of p.Assess(a). lang is "en" (or a tag that begins with "en-") for
// English; anything else gives Chinese. If the bundle does not have the id, the
// error is a diag.List with E-DOCUMENT-UNKNOWN, which names the existing ids;
// nothing else fails.
func Build(id string, p *assess.Program, a assess.Answers, got *assess.Assessment, lang string) (Document, error) {
	of, err := find(p, id, func(*rules.Document) bool { return true })
	if err != nil {
		return Document{}, err
	}
	b := newBuilder(p, a, got, lang)
	b.document(of)
	return Document(doc.Seal(b.doc)), nil
}

// find is the document with that id among the documents that fit.
func find(p *assess.Program, id string, fits func(*rules.Document) bool) (*rules.Document, error) {
	var ids []string
	for i := range p.Bundle().Documents {
		if d := &p.Bundle().Documents[i]; fits(d) {
			if d.ID == id {
				return d, nil
			}
			ids = append(ids, d.ID)
		}
	}
	return nil, diag.List{diag.New(diag.DocumentUnknown, diag.Place{}, id, strings.Join(ids, ", ")).DidYouMean(id, ids)}
}

// document fills a whole document.
func (b *builder) document(of *rules.Document) {
	b.doc.Kind, b.doc.Layout, b.doc.Close = of.ID, doc.Layout(of.Layout), of.Close
	if b.doc.Layout != doc.Landscape && b.doc.Layout != doc.Poster {
		b.doc.Layout = doc.Portrait
	}
	b.doc.Title = b.in(of.Title)
	if title := b.joined(of.Head, "", nil).String(); title != "" {
		b.doc.Title = title
	}
	b.doc.Sub = b.joined(of.Sub, "", nil)
	b.doc.Blocks = b.blocks(of.Blocks, nil)
	b.doc.Foot.Say = b.joined(of.Foot, "", nil).String()
}

// open is what the document holds.
func (d Document) open() doc.Document { return doc.Sealed(d).Open() }

// AsSample is the document with 样张 at its head and foot. Build cannot do it:
// only the caller knows that the answers are made up.
func (d Document) AsSample() Document {
	content := d.open()
	content.Sample = true
	return Document(doc.Seal(content))
}

// Title is the title as printed on the sheet, in the document's language. It
// may depend on the assessment, and then differs from the bundle's.
func (d Document) Title() string { return d.open().Title }

// Layout is the sheet, always A4: "portrait", "landscape" or "poster", which is
// portrait with no margin and no page number.
func (d Document) Layout() string { return string(d.open().Layout) }

// QR is the text of the QR code on the sheet, for a host that draws it itself;
// "" if there is none.
func (d Document) QR() string { return d.open().Code() }

// HTML is the document as a whole file in UTF-8, for A4 paper and the screen.
// It loads nothing and runs nothing, and tells the browser so.
func (d Document) HTML() string { return write.HTML(d.open()) }

// Fragment is the document as one HTML element, styled by class names only: no
// style, no script, no address that would be loaded. Its root has the classes
// "sheet", the layout and the id. [StyleSheet] and PageStyle go with it.
func (d Document) Fragment() string { return write.Fragment(d.open()) }

// PageStyle is the @page rule of the document: the size of the paper and,
// except on a poster, the unit, the digest and the number of each page at its
// foot. A browser reads @page only from the page itself, never from a shadow
// root.
func (d Document) PageStyle() string { return write.PageStyle(d.open()) }

// Markdown is the document as CommonMark with tables, for mail and issues.
// Drawings become signs and words.
func (d Document) Markdown() string { return write.Markdown(d.open()) }

// Screen describes the output of a document without paper.
type Screen struct {
	// Columns is the width in columns. A Chinese character takes two; 0 means
	// 80.
	Columns int
	// Colour allows styles, by the escape sequences of ECMA-48. The meaning
	// never depends on it.
	Colour bool
}

// Terminal is the document as lines of text that fit the screen: tables have
// their columns side by side if there is room, and otherwise row by row;
// drawings become signs and words. Without Colour it is plain text, and text
// that a person typed can never move the cursor.
func (d Document) Terminal(s Screen) string { return write.Terminal(d.open(), s.Columns, s.Colour) }

// StyleSheet is the style of a whole file, for paper and screen, by class names
// only: a page that shows a [Document.Fragment] may use its own instead. The
// size of the paper is in [Document.PageStyle].
func StyleSheet() string { return write.StyleSheet }

// Asks are the unanswered facts that only the document itself needs, in its
// order: a host asks them if a person wants the document, and otherwise never.
// All other facts that a document prints are asked, or not, because of the
// criteria. The facts belong to p; do not change them.
func Asks(p *assess.Program, a assess.Answers, id string) []*rules.Fact {
	var list []*rules.Fact
	if d := p.Bundle().Document(id); d != nil {
		for _, id := range d.Asks {
			if f := p.Bundle().Fact(id); f != nil && f.Derive == nil && !a.Has(id) {
				list = append(list, f)
			}
		}
	}
	return list
}

package bridge

import (
	"github.com/fire321/fire321/assess/report"
	"github.com/fire321/fire321/internal/canon"
	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/diag"
)

// documents describes the documents of a bundle that "document" makes.
func (l *bundle) documents(c *canon.Codec) {
	canon.List(c, "documents", &l.Documents, func(d *rules.Document, c *canon.Codec) {
		c.String("kind", &d.ID)
		text(c, "title", d.Title)
		text(c, "say", d.Say)
		table := len(d.Sheet) > 0
		c.Bool("table", &table)
		c.Bool("photos", &d.Photos)
		c.Strings("asks", &d.Asks)
		c.String("pack", &d.Pack)
	})
}

// document formats the assessment: an HTML fragment by class names only, its
// @page rule, and the text of its QR code, which each host draws.
func (b *Bridge) document(r *request) (canon.Value, error) {
	var kind, lang string
	var sample bool
	s, err := b.ask(r, func(c *canon.Codec) {
		c.String("kind", &kind)
		c.String("lang", &lang)
		c.Bool("sample", &sample)
	})
	if err != nil {
		return canon.Value{}, err
	}
	doc, err := report.Build(kind, s.Program(), s.Answers(), s.Assess(), lang)
	if err != nil {
		return canon.Value{}, ofKind(err)
	}
	if sample {
		doc = doc.AsSample()
	}
	title, layout, html, style, qr := doc.Title(), doc.Layout(), doc.Fragment(), doc.PageStyle(), doc.QR()
	return canon.Write(func(c *canon.Codec) {
		c.String("kind", &kind)
		c.String("title", &title)
		c.String("layout", &layout)
		c.String("html", &html)
		c.String("page_style", &style)
		c.String("qr", &qr)
	}), nil
}

// csv gives a list as a table that spreadsheets open correctly.
func (b *Bridge) csv(r *request) (canon.Value, error) {
	var kind, lang string
	s, err := b.ask(r, func(c *canon.Codec) {
		c.String("kind", &kind)
		c.String("lang", &lang)
	})
	if err != nil {
		return canon.Value{}, err
	}
	table, err := report.List(kind, s.Program(), s.Answers(), s.Assess(), lang)
	if err != nil {
		return canon.Value{}, ofKind(err)
	}
	rows := table.CSV(true)
	return canon.Write(func(c *canon.Codec) { c.String("csv", &rows) }), nil
}

// ofKind is a fault with its place in the request.
func ofKind(err error) error {
	list, _ := err.(diag.List)
	for i := range list {
		list[i].Place.Pointer = "/kind"
	}
	return list
}

package bridge

import (
	"github.com/fire321/fire321/assess/report"
	"github.com/fire321/fire321/internal/canon"
	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/diag"
)

// documents describes the documents of a bundle, which "document" makes.
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

// document lays the assessment out: an HTML fragment by class names only, the
// @page rule that goes with it, and the text of its QR code, which each host
// draws.
func (b *Bridge) document(r *request) (canon.Value, error) {
	var kind report.Kind
	var lang string
	var sample bool
	s, err := b.ask(r, func(c *canon.Codec) {
		c.String("kind", (*string)(&kind))
		c.String("lang", &lang)
		c.Bool("sample", &sample)
	})
	if err != nil {
		return canon.Value{}, err
	}
	doc := report.Build(kind, s.Program(), s.Answers(), s.Assess(), lang)
	if doc.Kind == "" {
		return canon.Value{}, noDocument()
	}
	doc.Sample = sample
	html, style, qr := report.Fragment(doc), report.PageStyle(doc), qrText(doc.Blocks)
	return canon.Write(func(c *canon.Codec) {
		c.String("kind", (*string)(&doc.Kind))
		c.String("title", &doc.Title)
		c.String("layout", (*string)(&doc.Layout))
		c.String("html", &html)
		c.String("page_style", &style)
		c.String("qr", &qr)
	}), nil
}

func noDocument() error {
	return diag.List{fault("/kind", Text{ZH: "没有这种文书", EN: "no such document"})}
}

func qrText(blocks []report.Block) string {
	for _, block := range blocks {
		switch block := block.(type) {
		case report.QR:
			return block.Text
		case report.Keep:
			if t := qrText(block.Blocks); t != "" {
				return t
			}
		}
	}
	return ""
}

// csv gives a list as a table that spreadsheets open right.
func (b *Bridge) csv(r *request) (canon.Value, error) {
	var kind report.Kind
	var lang string
	s, err := b.ask(r, func(c *canon.Codec) {
		c.String("kind", (*string)(&kind))
		c.String("lang", &lang)
	})
	if err != nil {
		return canon.Value{}, err
	}
	if !report.HasTable(s.Program().Bundle(), kind) {
		return canon.Value{}, noDocument()
	}
	table := report.CSV(report.List(kind, s.Program(), s.Answers(), s.Assess(), lang), true)
	return canon.Write(func(c *canon.Codec) { c.String("csv", &table) }), nil
}

package report

import (
	"github.com/fire321/fire321/assess"
	"github.com/fire321/fire321/assess/report/internal/doc"
	"github.com/fire321/fire321/assess/report/internal/write"
	"github.com/fire321/fire321/rules"
)

// Table is the table of a document for spreadsheets. It never changes, and any
// number of goroutines may use it; the zero Table is empty.
type Table struct{ content doc.Table }

// List is the table of a document of p's bundle, with its head even if it is
// empty. Arguments and errors are those of [Build]; the documents are those
// that have a table ([rules.Document.Sheet]).
func List(id string, p *assess.Program, a assess.Answers, got *assess.Assessment, lang string) (Table, error) {
	of, err := find(p, a, got, id, " (CSV)", func(d *rules.Document) bool { return len(d.Sheet) > 0 })
	if err != nil {
		return Table{}, err
	}
	return Table{newBuilder(p, a, got, lang).table(&of.Sheet[0], nil)}, nil
}

// CSV is the table as RFC 4180: CRLF, a head row, quotes around a field that
// needs them; the lines of a cell are lines of a field; in UTF-8. With a byte
// order mark, Excel reads it as UTF-8.
//
// If a spreadsheet might take a field for a formula, since it begins with = + -
// @, a tab or a carriage return, CSV puts an apostrophe in front.
func (t Table) CSV(mark bool) string { return write.CSV(t.content, mark) }

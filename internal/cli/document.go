package cli

import (
	"os"
	"slices"
	"strings"

	"github.com/fire321/fire321/assess"
	paper "github.com/fire321/fire321/assess/report"
	"github.com/fire321/fire321/assess/report/docx"
	"github.com/fire321/fire321/internal/term"
	"github.com/fire321/fire321/rules/diag"
)

// The flags of documents. assess takes more formats than other verbs do.
var documentFlags = []flag{
	{name: "--format", verb: "assess", value: "text|json|html|markdown|csv|docx", text: flagFormats, want: wantFormats, set: func(o *options, v string) bool {
		o.format = v
		switch v {
		case "text", "json", "html", "markdown", "csv", "docx":
			return true
		}
		return false
	}},
	{name: "--document", value: "report|hazards|letter|…", text: flagDocument, want: wantDocument, set: func(o *options, v string) bool {
		o.document = v
		return v != ""
	}},
	{name: "--template", value: "FILE.docx", text: flagTemplate, want: wantFile, set: func(o *options, v string) bool { o.template = v; return v != "" }},
}

// wantsDocument reports whether a document was asked for.
func (c *command) wantsDocument() bool {
	switch c.opt.format {
	case "html", "markdown", "csv", "docx":
		return true
	}
	return c.opt.document != "" || c.opt.template != ""
}

// document writes one document: Markdown where no format was named. CSV is
// that of a list, with a mark that has Excel read it as UTF-8.
func (c *command) document(u *unit, got *assess.Assessment) error {
	data, err := c.documentData(u, got)
	if err != nil {
		return err
	}
	if u.dayless {
		c.err.Line(term.Faint, c.say(todayNote))
	}
	if c.opt.out == "" || c.opt.out == "-" {
		return c.write(data)
	}
	if err := writeFile(c.opt.out, data); err != nil {
		return err
	}
	c.err.Line("", c.say(documentWritten, c.opt.out))
	return nil
}

func (c *command) documentData(u *unit, got *assess.Assessment) ([]byte, error) {
	if c.opt.format == "text" || c.opt.format == "json" {
		return nil, diag.List{diag.NewText(diag.FlagValue, diag.Place{}, diag.Same("--format"), diag.Same(c.opt.format), wantPaper)}
	}
	if c.opt.template != "" {
		return c.filled(u, got)
	}
	kind := paper.Kind(c.opt.document)
	switch {
	case kind != "":
	case c.opt.format == "csv":
		kind = paper.Hazards
	default:
		kind = paper.Report
	}
	// The names of documents are those of the pack.
	var names []string
	for _, k := range paper.Kinds(u.prog.Bundle()) {
		if c.opt.format != "csv" || paper.HasTable(u.prog.Bundle(), k) {
			names = append(names, string(k))
		}
	}
	if len(names) == 0 {
		return nil, diag.List{diag.NewText(diag.FlagValue, diag.Place{}, diag.Same("--document"), diag.Same(string(kind)), wantPapers)}
	}
	if !slices.Contains(names, string(kind)) {
		d := diag.New(diag.FlagValue, diag.Place{}, "--document", string(kind), strings.Join(names, ", "))
		return nil, diag.List{d.DidYouMean(string(kind), names)}
	}
	switch c.opt.format {
	case "csv":
		return []byte(paper.CSV(paper.List(kind, u.prog, u.answers, got, c.lang), true)), nil
	case "html":
		return []byte(paper.HTML(paper.Build(kind, u.prog, u.answers, got, c.lang))), nil
	case "docx":
		return docx.Bytes(paper.Build(kind, u.prog, u.answers, got, c.lang))
	}
	return []byte(paper.Markdown(paper.Build(kind, u.prog, u.answers, got, c.lang))), nil
}

// filled is a Word file of an authority with its holes filled.
func (c *command) filled(u *unit, got *assess.Assessment) ([]byte, error) {
	template, err := os.ReadFile(c.opt.template)
	if err != nil {
		return nil, fileFault(diag.FileRead, c.opt.template, err)
	}
	data, list := docx.Fill(template, paper.NewValues(u.prog, u.answers, got, c.lang))
	for i := range list { // the part of the file stands behind its name
		if part := list[i].Place.File; part != "" {
			list[i].Place.File = c.opt.template + ":" + part
		} else {
			list[i].Place.File = c.opt.template
		}
	}
	return data, list.Err()
}

package cli

import (
	"github.com/fire321/fire321/assess"
	paper "github.com/fire321/fire321/assess/report"
	"github.com/fire321/fire321/internal/term"
	"github.com/fire321/fire321/rules/diag"
)

// The flags of documents. assess takes more formats than other verbs do.
var documentFlags = []flag{
	{name: "--format", verb: "assess", value: "text|json|html|markdown|csv", text: flagFormats, want: wantFormats, set: func(o *options, v string) bool {
		o.format = v
		switch v {
		case "text", "json", "html", "markdown", "csv":
			return true
		}
		return false
	}},
	{name: "--document", value: "report|hazards|rectify|notice|letter", text: flagDocument, want: wantDocument, set: func(o *options, v string) bool {
		o.document = v
		return paper.Title(paper.Kind(v), "zh") != ""
	}},
}

// wantsDocument reports whether a document was asked for.
func (c *command) wantsDocument() bool {
	switch c.opt.format {
	case "html", "markdown", "csv":
		return true
	}
	return c.opt.document != ""
}

// document writes one document: Markdown where no format was named. CSV is
// that of a list, with a mark that has Excel read it as UTF-8.
func (c *command) document(u *unit, got *assess.Assessment) error {
	kind := paper.Kind(c.opt.document)
	switch {
	case c.opt.format == "text" || c.opt.format == "json":
		return diag.List{diag.NewText(diag.FlagValue, diag.Place{}, diag.Same("--format"), diag.Same(c.opt.format), wantPaper)}
	case c.opt.format == "csv" && kind == "":
		kind = paper.Hazards
	case c.opt.format == "csv" && kind != paper.Hazards && kind != paper.Rectify:
		return diag.List{diag.NewText(diag.FlagValue, diag.Place{}, diag.Same("--document"), diag.Same(string(kind)), wantList)}
	case kind == "":
		kind = paper.Report
	}
	var text string
	switch c.opt.format {
	case "csv":
		text = paper.CSV(paper.List(kind, u.prog, u.answers, got, c.lang), true)
	case "html":
		text = paper.HTML(paper.Build(kind, u.prog, u.answers, got, c.lang))
	default:
		text = paper.Markdown(paper.Build(kind, u.prog, u.answers, got, c.lang))
	}
	if u.dayless {
		c.err.Line(term.Faint, c.say(todayNote))
	}
	return c.write([]byte(text))
}

package cli

import (
	"slices"
	"strings"

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
	{name: "--document", value: "report|hazards|letter|…", text: flagDocument, want: wantDocument, set: func(o *options, v string) bool {
		o.document = v
		return v != ""
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
	case kind == "":
		kind = paper.Report
	}
	// The names of documents are those of the pack.
	var names []string
	for _, k := range paper.Kinds(u.prog.Bundle()) {
		if c.opt.format != "csv" || paper.HasTable(u.prog.Bundle(), k) {
			names = append(names, string(k))
		}
	}
	if !slices.Contains(names, string(kind)) {
		d := diag.New(diag.FlagValue, diag.Place{}, "--document", string(kind), strings.Join(names, ", "))
		return diag.List{d.DidYouMean(string(kind), names)}
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

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

// document writes one document, and where none is named the result as a screen
// shows it. HTML and Markdown are for keeping, and of those the report comes
// first; CSV is that of a list, with a mark that has Excel read it as UTF-8.
func (c *command) document(u *unit, got *assess.Assessment) error {
	kind := paper.Kind(c.opt.document)
	list := kind == paper.Hazards || kind == paper.Rectify
	switch {
	case c.opt.format == "json":
		return diag.List{diag.NewText(diag.FlagValue, diag.Place{}, diag.Same("--format"), diag.Same(c.opt.format), wantPaper)}
	case c.opt.format == "csv" && kind == "":
		kind = paper.Hazards
	case c.opt.format == "csv" && !list:
		return diag.List{diag.NewText(diag.FlagValue, diag.Place{}, diag.Same("--document"), diag.Same(string(kind)), wantList)}
	case kind == "" && (c.opt.format == "html" || c.opt.format == "markdown"):
		kind = paper.Report
	}
	var doc paper.Document
	if kind == "" {
		doc = paper.Result(u.prog, u.answers, got, c.lang)
	} else {
		doc = paper.Build(kind, u.prog, u.answers, got, c.lang)
	}
	var text string
	switch c.opt.format {
	case "csv":
		text = paper.CSV(paper.List(kind, u.prog, u.answers, got, c.lang), true)
	case "html":
		text = paper.HTML(doc)
	case "markdown":
		text = paper.Markdown(doc)
	default:
		text = paper.Terminal(doc, paper.Screen{Columns: c.out.Columns, Colour: c.out.Colour})
	}
	if err := c.write([]byte(text)); err != nil {
		return err
	}
	return c.notes(u, kind == "")
}

// notes says below the result, or beside a document, what is not of the unit but
// of this run.
func (c *command) notes(u *unit, below bool) error {
	var notes []string
	if u.dayless {
		notes = append(notes, c.say(todayNote))
	}
	if below && u.prog.Session(u.answers).Next() != nil {
		notes = append(notes, c.say(askOn, c.arg(0)))
	}
	out := c.err
	if below && len(notes) > 0 {
		out = c.out
		out.Blank()
	}
	for _, line := range notes {
		out.Line(term.Plain, line)
	}
	return out.Err()
}

// fold is the number of rows after which lists that are not serious end.
const fold = 5

// headline is what stands, in the words of the documents.
func (c *command) headline(u *unit) string {
	return paper.Headline(u.prog, u.answers, u.prog.Assess(u.answers), c.lang)
}

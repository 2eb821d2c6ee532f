package cli

import (
	"os"
	"slices"

	"github.com/fire321/fire321/assess"
	paper "github.com/fire321/fire321/assess/report"
	"github.com/fire321/fire321/assess/report/docx"
	"github.com/fire321/fire321/internal/term"
	"github.com/fire321/fire321/rules/diag"
)

// The flags of documents. assess takes more formats than other verbs.
var documentFlags = []flag{
	{name: "--format", verb: "assess", value: "text|json|html|markdown|csv|docx|code", text: flagFormats, want: wantFormats, set: func(o *options, v string) bool {
		o.format = v
		switch v {
		case "text", "json", "html", "markdown", "csv", "docx", "code":
			return true
		}
		return false
	}},
	{name: "--document", value: "report|hazards|letter|…", text: flagDocument, want: wantDocument, set: func(o *options, v string) bool {
		o.document = v
		return v != ""
	}},
	{name: "--law", text: flagLaw, set: func(o *options, _ string) bool { o.law = true; return true }},
	{name: "--template", value: "FILE.docx", text: flagTemplate, want: wantFile, set: func(o *options, v string) bool { o.template = v; return v != "" }},
}

// document writes one document, or, if none is named, the result as a screen
// shows it: in short, with --law in full. HTML, Markdown and Word are to be kept, so their default document
// is the report; CSV is the table of a list, with a mark so that Excel reads it
// as UTF-8.
func (c *command) document(u *unit, got *assess.Assessment) error {
	kept := slices.Contains([]string{"html", "markdown", "csv", "docx"}, c.opt.format)
	if c.opt.document == "" && c.opt.template == "" && !kept {
		result := paper.Brief
		if c.opt.law {
			result = paper.Result
		}
		text := result(u.prog, u.answers, got, c.lang).Terminal(c.screen())
		if err := c.write([]byte(text)); err != nil {
			return err
		}
		return c.notes(u, true)
	}
	data, err := c.documentData(u, got)
	if err != nil {
		return err
	}
	if c.opt.out == "" || c.opt.out == "-" {
		err = c.write(data)
	} else if err = writeFile(c.opt.out, data); err == nil {
		c.err.Line("", c.say(documentWritten, c.opt.out))
	}
	if err != nil {
		return err
	}
	return c.notes(u, false)
}

func (c *command) documentData(u *unit, got *assess.Assessment) ([]byte, error) {
	if c.opt.format == "json" || c.opt.format == "code" {
		return nil, diag.List{diag.NewText(diag.FlagValue, diag.Place{}, diag.Same("--format"), diag.Same(c.opt.format), wantPaper)}
	}
	if c.opt.template != "" {
		return c.filled(u, got)
	}
	id := c.opt.document
	switch {
	case id != "":
	case c.opt.format == "csv":
		id = "hazards"
	default:
		id = "report"
	}
	if len(u.prog.Bundle().Documents) == 0 {
		return nil, diag.List{diag.NewText(diag.FlagValue, diag.Place{}, diag.Same("--document"), diag.Same(id), wantPapers)}
	}
	if c.opt.format == "csv" {
		table, err := paper.List(id, u.prog, u.answers, got, c.lang)
		if err != nil {
			return nil, err
		}
		return []byte(table.CSV(true)), nil
	}
	doc, err := paper.Build(id, u.prog, u.answers, got, c.lang)
	if err != nil {
		return nil, err
	}
	switch c.opt.format {
	case "html":
		return []byte(doc.HTML()), nil
	case "markdown":
		return []byte(doc.Markdown()), nil
	case "docx":
		return docx.Bytes(doc)
	}
	return []byte(doc.Terminal(c.screen())), nil
}

// screen is the screen for the results.
func (c *command) screen() paper.Screen {
	return paper.Screen{Columns: c.out.Columns, Colour: c.out.Colour}
}

// filled is an authority's Word file with its holes filled.
func (c *command) filled(u *unit, got *assess.Assessment) ([]byte, error) {
	// Do not overwrite the authority's blank form: it is needed again.
	if from, err := os.Stat(c.opt.template); err == nil {
		if to, err := os.Stat(c.opt.out); err == nil && os.SameFile(from, to) {
			return nil, diag.New(diag.FileExists, diag.Place{}, c.opt.out)
		}
	}
	template, err := os.ReadFile(c.opt.template)
	if err != nil {
		return nil, fileFault(diag.FileRead, c.opt.template, err)
	}
	data, list := docx.Fill(template, paper.NewValues(u.prog, u.answers, got, c.lang))
	for i := range list { // the part of the file follows its name
		if part := list[i].Place.File; part != "" {
			list[i].Place.File = c.opt.template + ":" + part
		} else {
			list[i].Place.File = c.opt.template
		}
	}
	return data, list.Err()
}

// notes says, below the result or beside a document, what is about this run and
// not about the unit.
func (c *command) notes(u *unit, below bool) error {
	var notes []string
	file := c.arg(0)
	if c.opt.pack != "" {
		file += " --pack " + c.opt.pack
	}
	if below && !c.opt.law {
		notes = append(notes, c.say(lawNote, file))
	}
	if u.dayless {
		notes = append(notes, c.say(todayNote))
	}
	if below && u.prog.Session(u.answers).Next() != nil {
		notes = append(notes, c.say(askOn, file))
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

// fold is the number of rows after which a list that is not serious is cut.
const fold = 5

// headline is the overall result, in the words of the documents.
func (c *command) headline(u *unit) string {
	return paper.Headline(u.prog, u.answers, u.prog.Assess(u.answers), c.lang)
}

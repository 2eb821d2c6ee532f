package write

import (
	"strconv"
	"strings"

	"github.com/fire321/fire321/assess/report/internal/doc"
	"github.com/fire321/fire321/internal/term"
)

// Terminal is the document as lines of text that fit the screen: tables have
// their columns side by side if there is room, and otherwise row by row;
// drawings become signs and words. Without colour it is plain text, and text
// that a person typed can never move the cursor.
func Terminal(d doc.Document, columns int, colour bool) string {
	var b strings.Builder
	w := &terminalWriter{out: term.Writer{W: &b, Columns: columns, Colour: colour}, columns: columns, lang: d.Lang}
	if w.columns <= 0 {
		w.columns = 80
	}
	if d.Sample {
		w.line("", doc.Line(doc.Sample.In(d.Lang)), term.Bold)
	}
	w.line("", doc.Line(d.Title), term.Bold)
	if len(d.Sub) > 0 {
		w.line("", d.Sub, term.Faint)
	}
	w.blocks(d.Blocks)
	w.out.Blank()
	if d.Foot.Say != "" {
		w.line("", doc.Line(d.Foot.Say), term.Faint)
	}
	w.line("", doc.Line(d.Foot.Pack+doc.Gap.In(d.Lang)+doc.Check.In(d.Lang)+" "+d.Foot.Check), term.Faint)
	return b.String()
}

// step is the indentation of what is below a title.
const step = 2

type terminalWriter struct {
	out     term.Writer
	columns int
	indent  int
	lang    string
}

// line writes words after a mark or a label. The following lines are aligned
// with the words; if the label leaves too little room, all lines are below it.
func (w *terminalWriter) line(label string, words doc.Words, style term.Style) {
	text, label := words.String(), doc.Clean(label)
	if !w.fits(label) {
		w.out.Item(w.indent, "", term.Plain, label)
		label = w.under(label)
	}
	if style == term.Plain {
		style = styleOf(words)
	}
	w.out.Item(w.indent, label, style, text)
}

// fits reports whether a label leaves half of the line to its words.
func (w *terminalWriter) fits(label string) bool {
	return term.Width(label) <= (w.columns-w.indent)/2
}

// under is the indentation of the further lines after that label.
func (w *terminalWriter) under(label string) string {
	if !w.fits(label) {
		return strings.Repeat(" ", step)
	}
	return strings.Repeat(" ", term.Width(label))
}

// styleOf is the style that all of the words have.
func styleOf(words doc.Words) term.Style {
	for _, s := range words {
		if s.Style != words[0].Style {
			return term.Plain
		}
	}
	if len(words) > 0 {
		switch words[0].Style {
		case doc.Strong:
			return term.Bold
		case doc.Small:
			return term.Faint
		}
	}
	return term.Plain
}

// blocks writes blocks with an empty line between them, except between
// consecutive paragraphs and boxes of a list.
func (w *terminalWriter) blocks(list []doc.Block) {
	var before doc.Block
	for _, block := range list {
		if !close(before, block) {
			w.out.Blank()
		}
		w.block(block)
		before = block
	}
}

// close reports whether b follows a without an empty line.
func close(a, b doc.Block) bool {
	if _, below := a.(doc.Heading); below {
		return true
	}
	p, after := a.(doc.Paragraph)
	switch b := b.(type) {
	case doc.Paragraph:
		return after && p.Look == b.Look && b.Look != doc.Big || after && b.Look == doc.Fine
	case doc.Bullets:
		return after
	case doc.Box:
		before, again := a.(doc.Box)
		return again && entry(before) && entry(b)
	}
	return false
}

// entry reports whether a box is one of a list: a title, and its fields or a
// line.
func entry(b doc.Box) bool {
	if len(b.Blocks) != 1 || b.Tick != doc.NoTick {
		return len(b.Blocks) == 0
	}
	switch b.Blocks[0].(type) {
	case doc.Fields, doc.Paragraph:
		return true
	}
	return false
}

// inside writes blocks indented by some columns, right below their title.
func (w *terminalWriter) inside(columns int, list []doc.Block) {
	w.indent += columns
	for i, block := range list {
		if i > 0 && !close(list[i-1], block) {
			w.out.Blank()
		}
		w.block(block)
	}
	w.indent -= columns
}

func (w *terminalWriter) block(block doc.Block) {
	switch b := block.(type) {
	case doc.Heading:
		w.line("", b.Text, term.Bold)
	case doc.Paragraph:
		switch b.Look {
		case doc.Big:
			w.line("", b.Text, term.Bold)
		case doc.Fine:
			w.line("", b.Text, term.Faint)
		case doc.Notify:
			w.line("! ", b.Text, term.Bold)
		default:
			w.line("", b.Text, term.Plain)
		}
	case doc.Bullets:
		for _, item := range b.Items {
			w.line("- ", item, term.Plain)
		}
	case doc.Fields:
		w.fields(b.List)
	case doc.Table:
		w.table(b)
	case doc.Scale:
		w.line("", doc.Line(b.Say), term.Plain)
	case doc.Squares:
		w.squares(b)
	case doc.Box:
		w.box(b)
	case doc.Cards:
		for _, card := range b.List {
			big := card.Big
			if len(big) == 0 {
				big = w.room()
			}
			w.fields([]doc.Field{{Label: card.Label, Value: big}})
			for _, line := range card.Lines {
				w.indent += step
				w.line("", line, term.Plain)
				w.indent -= step
			}
		}
	case doc.Signatures:
		for _, row := range b.Rows {
			for _, who := range row {
				w.fields([]doc.Field{{Label: who, Value: w.room()}})
			}
		}
	case doc.QR:
		for _, line := range strings.Split(b.Text, "\n") {
			w.line("", doc.Line(line), term.Plain)
		}
		w.out.Blank()
		w.blocks(b.Beside)
	case doc.Keep:
		w.blocks(b.Blocks)
	}
}

// room is room for handwriting.
func (w *terminalWriter) room() doc.Words { return doc.Line(blank.In(w.lang)) }

func (w *terminalWriter) fields(list []doc.Field) {
	for _, f := range list {
		w.line(f.Label+doc.Colon.In(w.lang), f.Value, term.Plain)
	}
}

func (w *terminalWriter) box(b doc.Box) {
	if len(b.Title) == 0 {
		w.inside(0, b.Blocks)
		return
	}
	title := b.Title.String()
	switch b.Tick {
	case doc.Ticked:
		title = "☑ " + title
	case doc.Unticked:
		title = "☐ " + title
	}
	w.title(title)
	w.inside(step, b.Blocks)
}

// title is a title; what follows is indented by a step. A sign at its beginning
// stands out: the following lines are aligned with the words.
func (w *terminalWriter) title(text string) {
	if sign, rest, ok := strings.Cut(text, " "); ok && term.Width(sign) <= 2 {
		w.out.Item(w.indent, sign+" ", term.Bold, rest)
		return
	}
	w.out.Item(w.indent, "", term.Bold, text)
}

// squares is the figure with one row of signs for each part.
func (w *terminalWriter) squares(s doc.Squares) {
	var total doc.Tally
	var rows []textRow
	for _, row := range s.Rows {
		signs := row.Count.Signs()
		if signs == "" {
			signs = row.Say
		}
		rows = append(rows, textRow{{row.Title}, {signs}})
		total = total.Plus(row.Count)
	}
	var key []string
	for _, c := range total.Counts() {
		key = append(key, c.Sign+c.Title.In(w.lang)+" "+strconv.Itoa(c.N))
	}
	rows = append(rows, textRow{{s.Total}, {strings.Join(key, doc.Gap.In(w.lang))}})
	if widths := w.widths(rows); widths != nil {
		w.aligned(rows, widths, term.Plain, false)
		return
	}
	for _, row := range rows {
		w.fields([]doc.Field{{Label: row[0][0], Value: doc.Line(row[1][0])}})
	}
}

package report

import (
	"strconv"
	"strings"

	"github.com/fire321/fire321/internal/term"
)

// Screen is what a document is written for where there is no paper.
type Screen struct {
	// Columns is the width in columns, of which a Chinese character takes two;
	// 0 means 80.
	Columns int
	// Colour lets weight be seen, by the escape sequences of ECMA-48. Meaning
	// never hangs on it.
	Colour bool
}

// Terminal is the document as lines of text that fit the screen: tables with
// their columns side by side where there is room, and else row by row, drawings
// in signs and words. Without Colour it is plain text, and nothing that a
// person typed can move a cursor.
func Terminal(d Document, s Screen) string {
	var b strings.Builder
	w := &terminalWriter{out: term.Writer{W: &b, Columns: s.Columns, Colour: s.Colour}, columns: s.Columns, lang: d.Lang}
	if w.columns <= 0 {
		w.columns = 80
	}
	if d.Sample {
		w.line("", plain(sample.In(d.Lang)), term.Bold)
	}
	w.line("", plain(d.Title), term.Bold)
	if len(d.Sub) > 0 {
		w.line("", d.Sub, term.Faint)
	}
	w.blocks(d.Blocks)
	w.out.Blank()
	if d.Foot.Say != "" {
		w.line("", plain(d.Foot.Say), term.Faint)
	}
	w.line("", plain(d.Foot.Pack+gap.In(d.Lang)+footCheck.In(d.Lang)+" "+d.Foot.Check), term.Faint)
	return b.String()
}

// step is how far what stands below a title is set in.
const step = 2

type terminalWriter struct {
	out     term.Writer
	columns int
	indent  int
	lang    string
}

// line writes words behind a mark or a label. The lines that follow stand under
// the words; where the label leaves them too little room, all stand below it.
func (w *terminalWriter) line(label string, words Words, style term.Style) {
	text, label := words.String(), clean(label)
	if !w.fits(label) {
		w.out.Item(w.indent, "", term.Plain, label)
		label = w.under(label)
	}
	if style == term.Plain {
		style = styleOf(words)
	}
	w.out.Item(w.indent, label, style, text)
}

// fits reports whether a label leaves its words half of the line.
func (w *terminalWriter) fits(label string) bool {
	return term.Width(label) <= (w.columns-w.indent)/2
}

// under is what stands before the further lines of what has that label.
func (w *terminalWriter) under(label string) string {
	if !w.fits(label) {
		return strings.Repeat(" ", step)
	}
	return strings.Repeat(" ", term.Width(label))
}

// styleOf is the style that all of the words have.
func styleOf(words Words) term.Style {
	for _, s := range words {
		if s.Style != words[0].Style {
			return term.Plain
		}
	}
	if len(words) > 0 {
		switch words[0].Style {
		case Strong:
			return term.Bold
		case Small:
			return term.Faint
		}
	}
	return term.Plain
}

// blocks writes blocks with an empty line between them, but for paragraphs that
// follow each other and boxes of a list.
func (w *terminalWriter) blocks(list []Block) {
	var before Block
	for _, block := range list {
		if !close(before, block) {
			w.out.Blank()
		}
		w.block(block)
		before = block
	}
}

// close reports whether b stands right below a.
func close(a, b Block) bool {
	if _, below := a.(Heading); below {
		return true
	}
	p, after := a.(Paragraph)
	switch b := b.(type) {
	case Paragraph:
		return after && p.Look == b.Look && b.Look != Big || after && b.Look == Fine
	case Bullets:
		return after
	case Box:
		before, again := a.(Box)
		return again && entry(before) && entry(b)
	}
	return false
}

// entry reports whether a box is one of a list: a title and its fields.
func entry(b Box) bool {
	if len(b.Blocks) != 1 {
		return false
	}
	_, ok := b.Blocks[0].(Fields)
	return ok
}

// inside writes blocks some columns further in, right below what heads them.
func (w *terminalWriter) inside(columns int, list []Block) {
	w.indent += columns
	for i, block := range list {
		if i > 0 && !close(list[i-1], block) {
			w.out.Blank()
		}
		w.block(block)
	}
	w.indent -= columns
}

func (w *terminalWriter) block(block Block) {
	switch b := block.(type) {
	case Heading:
		w.line("", b.Text, term.Bold)
	case Paragraph:
		switch b.Look {
		case Big:
			w.line("", b.Text, term.Bold)
		case Fine:
			w.line("", b.Text, term.Faint)
		case Notify:
			w.line("! ", b.Text, term.Bold)
		default:
			w.line("", b.Text, term.Plain)
		}
	case Bullets:
		for _, item := range b.Items {
			w.line("- ", item, term.Plain)
		}
	case Fields:
		w.fields(b.List)
	case Table:
		w.table(b)
	case Scale:
		w.line("", plain(b.Say), term.Plain)
	case Squares:
		w.squares(b)
	case Box:
		w.box(b)
	case Cards:
		for _, card := range b.List {
			big := card.Big
			if len(big) == 0 {
				big = w.room()
			}
			w.fields([]Field{{card.Label, big}})
			for _, line := range card.Lines {
				w.indent += step
				w.line("", line, term.Plain)
				w.indent -= step
			}
		}
	case Signatures:
		for _, row := range b.Rows {
			for _, who := range row {
				w.fields([]Field{{who, w.room()}})
			}
		}
	case QR:
		for _, line := range strings.Split(b.Text, "\n") {
			w.line("", plain(line), term.Plain)
		}
		w.out.Blank()
		w.blocks(b.Beside)
	case Keep:
		w.blocks(b.Blocks)
	}
}

// room is where something is written by hand.
func (w *terminalWriter) room() Words { return plain(blank.In(w.lang)) }

func (w *terminalWriter) fields(list []Field) {
	for _, f := range list {
		w.line(f.Label+colon.In(w.lang), f.Value, term.Plain)
	}
}

func (w *terminalWriter) box(b Box) {
	if len(b.Title) == 0 {
		w.inside(0, b.Blocks)
		return
	}
	title := b.Title.String()
	switch b.Tick {
	case Ticked:
		title = "☑ " + title
	case Unticked:
		title = "☐ " + title
	}
	w.title(title)
	w.inside(step, b.Blocks)
}

// title heads what stands a step in. A sign before it stands alone: the lines
// that follow begin under the words.
func (w *terminalWriter) title(text string) {
	if sign, rest, ok := strings.Cut(text, " "); ok && term.Width(sign) <= 2 {
		w.out.Item(w.indent, sign+" ", term.Bold, rest)
		return
	}
	w.out.Item(w.indent, "", term.Bold, text)
}

// squares is the figure with a row of signs for each part.
func (w *terminalWriter) squares(s Squares) {
	var total Tally
	var rows []textRow
	for _, row := range s.Rows {
		signs := ""
		for _, c := range row.Count.columns() {
			signs += strings.Repeat(c.sign, c.n)
		}
		if signs == "" {
			signs = noneApply.In(w.lang)
		}
		rows = append(rows, textRow{{row.Title}, {signs}})
		total = total.plus(row.Count)
	}
	var key []string
	for _, c := range total.columns() {
		key = append(key, c.sign+c.title.In(w.lang)+" "+strconv.Itoa(c.n))
	}
	rows = append(rows, textRow{{s.Total}, {strings.Join(key, gap.In(w.lang))}})
	if widths := w.widths(rows); widths != nil {
		w.aligned(rows, widths, term.Plain, false)
		return
	}
	for _, row := range rows {
		w.fields([]Field{{row[0][0], plain(row[1][0])}})
	}
}

package write

import (
	"strconv"
	"strings"

	"github.com/fire321/fire321/assess/report/internal/doc"
)

// Markdown is the document as CommonMark with tables, for mail and issues.
// Drawings become signs and words.
func Markdown(d doc.Document) string {
	w := &markdownWriter{lang: d.Lang}
	if d.Sample {
		w.line("**" + escapeMarkdown(doc.Sample.In(d.Lang)) + "**")
	}
	w.line("# " + escapeMarkdown(d.Title))
	if len(d.Sub) > 0 {
		w.line(inline(d.Sub))
	}
	w.blocks(d.Blocks)
	w.line("---")
	w.line(strings.Join([]string{
		escapeMarkdown(d.Foot.Say),
		escapeMarkdown(d.Foot.Pack),
		escapeMarkdown(doc.Check.In(d.Lang) + " " + d.Foot.Check),
	}, "\\\n"))
	return strings.TrimRight(w.b.String(), "\n") + "\n"
}

// escapeMarkdown makes Markdown readers show text literally.
func escapeMarkdown(s string) string {
	return replace(doc.Clean(s), func(c byte) string {
		switch c {
		case '&', '<', '>':
			return entity(c)
		case '\\', '`', '*', '_', '[', ']', '#', '|', '~', '!':
			return "\\" + string(c)
		}
		return ""
	})
}

// escapeTyped is escapeMarkdown for text that a person typed: it escapes all
// ASCII punctuation, since some readers turn bare addresses into links.
func escapeTyped(s string) string {
	var b strings.Builder
	for _, r := range doc.Clean(s) {
		switch {
		case r == '&':
			b.WriteString("&amp;")
		case r == '<':
			b.WriteString("&lt;")
		case r == '>':
			b.WriteString("&gt;")
		case r > ' ' && r < 0x7f && !(r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z'):
			b.WriteString("\\" + string(r))
		default:
			b.WriteRune(r)
		}
	}
	if runsLeft(s) {
		return isolate(b.String())
	}
	return b.String()
}

// runsLeft reports whether text has letters or marks of a right-to-left script.
func runsLeft(s string) bool {
	for _, r := range s {
		if r >= 0x0590 && r <= 0x08ff || r == 0x200f || r >= 0xfb1d && r <= 0xfdff || r >= 0xfe70 && r <= 0xfefe || r >= 0x10800 && r <= 0x10fff || r >= 0x1e800 && r <= 0x1efff {
			return true
		}
	}
	return false
}

// inline is words in Markdown.
func inline(list doc.Words) string {
	var b strings.Builder
	for _, s := range list {
		text := ""
		if s.Typed {
			text = escapeTyped(s.Text)
		} else {
			text = escapeMarkdown(s.Text)
		}
		switch inner := strings.TrimSpace(text); {
		case inner == "":
			b.WriteString(text)
		case s.Style == doc.Strong: // emphasis must not touch a space
			before, after, _ := strings.Cut(text, inner)
			b.WriteString(before + "**" + inner + "**" + after)
		default:
			b.WriteString(text)
		}
	}
	return b.String()
}

type markdownWriter struct {
	b    strings.Builder
	lang string
}

// line writes a paragraph.
func (w *markdownWriter) line(s string) {
	if s = strings.TrimSpace(s); s != "" {
		w.b.WriteString(s + "\n\n")
	}
}

// paragraph writes text that may begin like a list.
func (w *markdownWriter) paragraph(s string) {
	s = strings.TrimSpace(s)
	digits := len(s) - len(strings.TrimLeft(s, "0123456789"))
	switch {
	case s == "":
	case s[0] == '-' || s[0] == '+' || s[0] == '=':
		s = `\` + s
	case digits > 0 && digits < len(s) && (s[digits] == '.' || s[digits] == ')'):
		s = s[:digits] + `\` + s[digits:]
	}
	w.line(s)
}

func (w *markdownWriter) blocks(list []doc.Block) {
	for _, block := range list {
		w.block(block)
	}
}

func (w *markdownWriter) block(block doc.Block) {
	switch b := block.(type) {
	case doc.Heading:
		w.line("## " + inline(b.Text))
	case doc.Paragraph:
		text := inline(b.Text)
		if b.Look == doc.Notify {
			text = "> " + strings.TrimSpace(text)
			w.line(text)
			return
		}
		w.paragraph(text)
	case doc.Bullets:
		for _, item := range b.Items {
			w.b.WriteString("- " + strings.TrimSpace(inline(item)) + "\n")
		}
		w.b.WriteByte('\n')
	case doc.Fields:
		for _, f := range b.List {
			w.b.WriteString("- " + escapeMarkdown(f.Label) + escapeMarkdown(doc.Colon.In(w.lang)) + inline(f.Value) + "\n")
		}
		w.b.WriteByte('\n')
	case doc.Table:
		w.table(b)
	case doc.Scale:
		w.paragraph(escapeMarkdown(b.Say))
	case doc.Squares:
		w.squares(b)
	case doc.Box:
		w.box(b)
	case doc.Cards:
		w.cards(b)
	case doc.Signatures:
		for _, row := range b.Rows {
			var parts []string
			for _, who := range row {
				parts = append(parts, escapeMarkdown(who)+escapeMarkdown(doc.Colon.In(w.lang))+"＿＿＿＿＿＿＿＿")
			}
			w.line(strings.Join(parts, "　"))
		}
	case doc.QR:
		list := strings.Split(b.Text, "\n")
		for i := range list {
			list[i] = escapeTyped(list[i])
		}
		w.line(strings.Join(list, "\\\n"))
		w.blocks(b.Beside)
	case doc.Keep:
		w.blocks(b.Blocks)
	}
}

func (w *markdownWriter) row(cells []string) {
	w.b.WriteString("| " + strings.Join(cells, " | ") + " |\n")
}

func (w *markdownWriter) head(titles []string) {
	rules := make([]string, len(titles))
	for i := range titles {
		titles[i] = escapeMarkdown(titles[i])
		rules[i] = "---"
	}
	w.row(titles)
	w.row(rules)
}

func (w *markdownWriter) table(t doc.Table) {
	var titles []string
	for _, c := range t.Columns {
		titles = append(titles, c.Title)
	}
	w.head(titles)
	for _, row := range t.Rows {
		cells := make([]string, len(row))
		for i, cell := range row {
			var list []string
			for _, line := range cell {
				if s := strings.TrimSpace(inline(line)); s != "" {
					list = append(list, s)
				}
			}
			cells[i] = strings.Join(list, "<br>")
		}
		w.row(cells)
	}
	w.b.WriteByte('\n')
}

func (w *markdownWriter) squares(s doc.Squares) {
	var total doc.Tally
	for _, row := range s.Rows {
		total = total.Plus(row.Count)
	}
	heads := total.Counts()
	titles := []string{s.Part, s.Each}
	for _, c := range heads {
		titles = append(titles, c.Title.In(w.lang))
	}
	w.head(titles)
	line := func(title string, each string, t doc.Tally) {
		list := t.Counts()
		if len(list) < len(heads) {
			list = append([]doc.Count{{}}, list...)
		}
		cells := []string{escapeMarkdown(title), each}
		for _, c := range list {
			if c.N > 0 {
				cells = append(cells, strconv.Itoa(c.N))
			} else {
				cells = append(cells, "–")
			}
		}
		w.row(cells)
	}
	for _, row := range s.Rows {
		line(row.Title, row.Count.Signs(), row.Count)
	}
	line(s.Total, escapeMarkdown(doc.Legend(heads, w.lang)), total)
	w.b.WriteByte('\n')
}

func (w *markdownWriter) box(b doc.Box) {
	if len(b.Title) > 0 {
		tick := ""
		switch b.Tick {
		case doc.Ticked:
			tick = "☑ "
		case doc.Unticked:
			tick = "☐ "
		}
		w.line("### " + tick + inline(b.Title))
	}
	w.blocks(b.Blocks)
}

func (w *markdownWriter) cards(c doc.Cards) {
	for _, card := range c.List {
		big := strings.TrimSpace(inline(card.Big))
		if big == "" {
			big = "＿＿＿＿＿＿＿＿"
		} else {
			big = "**" + big + "**"
		}
		parts := []string{escapeMarkdown(card.Label) + escapeMarkdown(doc.Colon.In(w.lang)) + big}
		for _, l := range card.Lines {
			parts = append(parts, strings.TrimSpace(inline(l)))
		}
		w.b.WriteString("- " + strings.Join(parts, "<br>") + "\n")
	}
	w.b.WriteByte('\n')
}

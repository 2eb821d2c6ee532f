package write

import (
	"strings"

	"github.com/fire321/fire321/assess/report/internal/doc"
	"github.com/fire321/fire321/internal/term"
)

// textRow has the lines of each cell of a row.
type textRow [][]string

const (
	tableGap = 2
	// leastColumn is the least width of a column whose lines are broken: with
	// less, words are cut to pieces.
	leastColumn = 14
)

// table sets the columns side by side, under a row of heads. If the screen is
// too narrow for that, or if that would take more lines, each row is a separate
// paragraph.
func (w *terminalWriter) table(t doc.Table) {
	head := make(textRow, len(t.Columns))
	for i, c := range t.Columns {
		head[i] = []string{c.Title}
	}
	rows := []textRow{head}
	for _, row := range t.Rows {
		cells := make(textRow, len(row))
		for i, cell := range row {
			for _, line := range cell {
				if s := strings.TrimSpace(line.String()); s != "" {
					cells[i] = append(cells[i], s)
				}
			}
		}
		rows = append(rows, cells)
	}
	widths := w.widths(rows)
	aligned := func(w *terminalWriter) {
		w.aligned(rows[:1], widths, term.Bold, false)
		w.aligned(rows[1:], widths, term.Plain, true)
	}
	stacked := func(w *terminalWriter) {
		for _, row := range t.Rows {
			w.stacked(t.Columns, row)
		}
	}
	if widths == nil || w.lines(stacked) < w.lines(aligned) {
		stacked(w)
	} else {
		aligned(w)
	}
}

// lines is how many lines the output of lay takes.
func (w *terminalWriter) lines(lay func(*terminalWriter)) int {
	var b strings.Builder
	trial := *w
	trial.out = term.Writer{W: &b, Columns: w.columns}
	lay(&trial)
	return strings.Count(b.String(), "\n")
}

// widths divides the screen among the columns: each gets the width of its
// longest line, except those that want more than an equal share of the
// remaining width. It is nil if they would get less than they need.
func (w *terminalWriter) widths(rows []textRow) []int {
	want := make([]int, len(rows[0]))
	for _, row := range rows {
		for i, cell := range row {
			for _, line := range cell {
				want[i] = max(want[i], term.Width(line))
			}
		}
	}
	room := w.columns - w.indent - tableGap*(len(want)-1)
	got := make([]int, len(want))
	for left := len(want); left > 0; {
		share, settled := room/left, false
		for i := range want {
			if got[i] == 0 && want[i] <= share {
				got[i] = max(want[i], 1)
				room -= got[i]
				left--
				settled = true
			}
		}
		if settled {
			continue
		}
		if share < leastColumn {
			return nil
		}
		for i := range want {
			if got[i] == 0 {
				got[i] = room / left
				room -= got[i]
				left--
			}
		}
	}
	return got
}

// aligned writes rows with their columns side by side. Loose: a row with broken
// lines is set apart from the others.
func (w *terminalWriter) aligned(rows []textRow, widths []int, style term.Style, loose bool) {
	apart := false
	for n, row := range rows {
		cells, lines, broken := make([][]string, len(row)), 0, false
		for i, cell := range row {
			for _, line := range cell {
				cells[i] = append(cells[i], term.Wrap(line, widths[i])...)
			}
			lines, broken = max(lines, len(cells[i])), broken || len(cells[i]) > len(cell)
		}
		if loose && n > 0 && (apart || broken) {
			w.out.Blank()
		}
		apart = broken
		for k := range lines {
			line := ""
			for i, cell := range cells {
				text := ""
				if k < len(cell) {
					text = cell[k]
				}
				line += term.Pad(text, widths[i]+tableGap)
			}
			w.out.Marked(w.indent, strings.TrimRight(line, " "), style, "")
		}
	}
}

// stacked writes a row as a paragraph: the short columns and the first of the
// others are its head, and each remaining non-empty column has its title.
func (w *terminalWriter) stacked(columns []doc.Column, row doc.Row) {
	var head []string
	headed := false
	for i, cell := range row {
		var lines []doc.Words
		for _, line := range cell {
			if s := strings.TrimSpace(line.String()); s != "" && s != dash.In(w.lang) {
				lines = append(lines, line)
			}
		}
		if len(lines) == 0 {
			continue
		}
		label := columns[i].Title + doc.Colon.In(w.lang)
		if !headed {
			head, lines, label = append(head, lines[0].String()), lines[1:], ""
			switch columns[i].Width {
			case doc.Number, doc.Fit, doc.Narrow:
				continue
			}
			w.title(strings.Join(head, " "))
			headed = true
		}
		w.indent += step
		for _, line := range lines {
			w.line(label, line, term.Plain)
			label = w.under(label)
		}
		w.indent -= step
	}
	if !headed && len(head) > 0 {
		w.title(strings.Join(head, " "))
	}
}

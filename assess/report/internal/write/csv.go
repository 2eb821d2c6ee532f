package write

import (
	"strings"

	"github.com/fire321/fire321/assess/report/internal/doc"
)

// CSV is a table as RFC 4180: CRLF, a head row, quotes around a field that
// needs them; the lines of a cell are lines of a field. A byte order mark makes
// Excel read it as UTF-8.
//
// If a spreadsheet might take a field for a formula, since it begins with = + -
// @, a tab or a carriage return, CSV puts an apostrophe in front.
func CSV(t doc.Table, mark bool) string {
	var b strings.Builder
	if mark {
		b.WriteString("\ufeff")
	}
	line := func(fields []string) {
		for i, f := range fields {
			if i > 0 {
				b.WriteByte(',')
			}
			b.WriteString(field(f))
		}
		b.WriteString("\r\n")
	}
	titles := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		titles[i] = c.Title
	}
	line(titles)
	for _, row := range t.Rows {
		fields := make([]string, len(row))
		for i, cell := range row {
			var list []string
			for _, words := range cell {
				if s := words.Raw(); s != "" {
					list = append(list, s)
				}
			}
			fields[i] = strings.Join(list, "\n")
		}
		line(fields)
	}
	return b.String()
}

// field is one field. It neutralizes formulas before it cleans the text, since
// a control at the beginning is suspicious. Full-width signs are formulas too
// if the spreadsheet is Japanese or Chinese.
func field(s string) string {
	danger := strings.HasPrefix(s, "\t") || strings.HasPrefix(s, "\r") || strings.HasPrefix(s, "\n")
	list := strings.Split(s, "\n")
	for i := range list {
		list[i] = strings.TrimRight(doc.Clean(list[i]), " ")
	}
	s = strings.Join(list, "\n")
	// The first character after the spaces may begin a formula, too.
	if first := strings.TrimLeft(s, " \u3000\n"); first != "" && strings.ContainsRune("=+-@＝＋－＠", []rune(first)[0]) {
		danger = true
	}
	if danger {
		s = "'" + s
	}
	if strings.ContainsAny(s, "\",\n\r") || strings.HasPrefix(s, " ") || strings.HasSuffix(s, " ") {
		s = `"` + strings.ReplaceAll(s, `"`, `""`) + `"`
	}
	return s
}

package write

import (
	"strings"

	"github.com/fire321/fire321/assess/report/internal/doc"
)

// CSV is a table as RFC 4180: CRLF, a head row, a field in quotes wherever it
// needs them, the lines of a cell as lines of a field. A byte order mark has
// Excel read it as UTF-8.
//
// A field that a spreadsheet might take for a formula, since it begins with
// = + - @, a tab or a carriage return, gets an apostrophe in front.
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

// field is one field. It is defused before it is cleaned, since a control that
// begins it is a sign of mischief; full-width signs are formulas too where the
// spreadsheet is Japanese or Chinese.
func field(s string) string {
	danger := strings.HasPrefix(s, "\t") || strings.HasPrefix(s, "\r") || strings.HasPrefix(s, "\n")
	list := strings.Split(s, "\n")
	for i := range list {
		list[i] = strings.TrimRight(doc.Clean(list[i]), " ")
	}
	s = strings.Join(list, "\n")
	// What stands first once the spaces are gone may be a formula as well.
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

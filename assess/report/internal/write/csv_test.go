package write

import (
	"encoding/csv"
	"strings"
	"testing"

	"github.com/fire321/fire321/assess/report/internal/doc"
	"github.com/fire321/fire321/assess/report/internal/doctest"
)

func table(cells ...string) doc.Table {
	t := doc.Table{Columns: []doc.Column{{Title: "列"}}}
	for _, c := range cells {
		t.Rows = append(t.Rows, doc.Row{{{{Text: c, Typed: true}}}})
	}
	return t
}

// No field begins as a formula does, in Excel, WPS or LibreOffice.
func TestCSVInjection(t *testing.T) {
	for in, want := range map[string]string{
		"=1+2":               "'=1+2",
		"+1":                 "'+1",
		"-1":                 "'-1",
		"@SUM(A1)":           "'@SUM(A1)",
		"\t=1":               "' =1",
		"\r=1":               "' =1",
		"\n=1":               "\"'\n=1\"",
		"  =1":               "'  =1",
		"＝1":                 "'＝1",
		"\u202e=1":           "'=1",
		"=cmd|'/C calc'!A0":  "'=cmd|'/C calc'!A0",
		`=HYPERLINK("x")`:    `"'=HYPERLINK(""x"")"`,
		"老街面馆":               "老街面馆",
		"3-2-1":              "3-2-1",
		"a=b":                "a=b",
		"12":                 "12",
		"a,b":                `"a,b"`,
		`say "x"`:            `"say ""x"""`,
		"a\nb":               "\"a\nb\"",
		" a":                 `" a"`,
		"'=1":                "'=1",
		"—":                  "—",
		"\u3000=1":           "'\u3000=1",
		"建议：=1":              "建议：=1",
		"=2,\"\n":            "\"'=2,\"\"\n\"",
		"\x00=1":             "' =1",
		"\ufeff=1":           "'=1",
		"a\u2028b":           "a b",
		"trailing   ":        "trailing",
		"two  \nlines\x1b[0": "\"two\nlines [0\"",
	} {
		if got := field(in); got != want {
			t.Errorf("field(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestCSV(t *testing.T) {
	got := CSV(table("甲", "a\"b", "c,d\ne"), true)
	if want := "\ufeff列\r\n甲\r\n\"a\"\"b\"\r\n\"c,d\ne\"\r\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := CSV(doc.Table{}, false); got != "\r\n" {
		t.Errorf("an empty table gave %q", got)
	}
}

// Promise: whatever the cells hold, a reader finds as many of them, and none
// begins as a formula.
func FuzzCSV(f *testing.F) {
	for _, s := range []string{"=1", "a,b", "\"", "\r\n", doctest.Evil} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		r := csv.NewReader(strings.NewReader(CSV(table(s, "end", s), true)[3:]))
		got, err := r.ReadAll()
		if err != nil {
			t.Fatalf("%q: %v", s, err)
		}
		want := 4
		if field(s) == "" {
			want = 2 // a reader skips empty lines
		}
		if len(got) != want {
			t.Fatalf("%q: %d rows", s, len(got))
		}
		for _, row := range got {
			if len(row) != 1 || row[0] != "" && strings.ContainsRune("=+-@\t\r＝＋－＠", []rune(row[0])[0]) {
				t.Errorf("%q: %q", s, row)
			}
		}
	})
}

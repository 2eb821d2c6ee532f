package write

import (
	"encoding/csv"
	"encoding/json"
	"os"
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

// No field begins as a formula does, in Excel, WPS or LibreOffice. The examples are
// those that the widget's own writer is held to, which writes tables of several
// units: the rules have one home, whoever follows them.
func TestCSVInjection(t *testing.T) {
	data, err := os.ReadFile("../../../../wasm/widget/src/places/csv.examples.json")
	if err != nil {
		t.Fatal(err)
	}
	var examples []struct {
		Name, Call string
		Args       []any
		Want       string
	}
	if err := json.Unmarshal(data, &examples); err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, e := range examples {
		if e.Call != "field" {
			continue
		}
		n++
		if got := field(e.Args[0].(string)); got != e.Want {
			t.Errorf("%s: field(%q) = %q, want %q", e.Name, e.Args[0], got, e.Want)
		}
	}
	if n < 25 {
		t.Errorf("%d examples", n)
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

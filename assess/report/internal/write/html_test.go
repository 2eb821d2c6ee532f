package write

import (
	"strings"
	"testing"

	"github.com/fire321/fire321/assess/report/internal/doc"
	"github.com/fire321/fire321/assess/report/internal/doctest"
)

// Promise: no text is markup. As many < and > stand in the page as with a
// harmless word, and it is well formed.
func FuzzHTML(f *testing.F) {
	for _, s := range []string{"a", "<b>", `"><script>`, "&lt;", "'", doctest.Evil, "\\3c ", "*/}</style>"} {
		f.Add(s)
	}
	page := func(d doc.Document) string {
		return Fragment(d) + PageStyle(d) + "<title>" + escape(name(d)) + "</title>"
	}
	harmless := page(doctest.Every("x"))
	f.Fuzz(func(t *testing.T, s string) {
		if strings.TrimSpace(doc.Clean(s)) == "" || len(s) > 1000 {
			return // an empty label is left out, and very long ones wrap elsewhere
		}
		d := doctest.Every(s)
		got := page(d)
		for _, c := range []string{"<", ">"} {
			if a, b := strings.Count(got, c), strings.Count(harmless, c); a != b {
				t.Errorf("%q: %d %s for %d", s, a, c, b)
			}
		}
		if fault := doctest.Markup(Fragment(d)); fault != "" {
			t.Errorf("%q: %s", s, fault)
		}
	})
}

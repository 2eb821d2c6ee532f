package write

import (
	"strings"
	"testing"

	"github.com/fire321/fire321/assess/report/internal/doc"
	"github.com/fire321/fire321/assess/report/internal/doctest"
)

// Promise: no text is markup in Markdown either: every < is that of our own
// line breaks, and a row keeps its cells.
func FuzzMarkdown(f *testing.F) {
	for _, s := range []string{"a", "<b>", "|", "a\nb", "```\n# x", "[x](http://y)", doctest.Evil} {
		f.Add(s)
	}
	harmless := Markdown(doctest.Every("x"))
	f.Fuzz(func(t *testing.T, s string) {
		if strings.TrimSpace(doc.Clean(s)) == "" {
			return
		}
		got := Markdown(doctest.Every(s))
		if a, b := strings.Count(got, "<"), strings.Count(harmless, "<"); a != b {
			t.Errorf("%q: %d < for %d", s, a, b)
		}
		if a, b := strings.Count(got, "\n"), strings.Count(harmless, "\n"); a != b {
			t.Errorf("%q: %d lines for %d", s, a, b)
		}
		bars := func(s string) int {
			return strings.Count(strings.ReplaceAll(strings.ReplaceAll(s, `\\`, ""), `\|`, ""), "|")
		}
		if a, b := bars(got), bars(harmless); a != b {
			t.Errorf("%q: %d bars for %d", s, a, b)
		}
	})
}

package report

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/fire321/fire321/assess/report/internal/doc"
)

// short cuts a string to n characters.
func short(s string, n int) string {
	s = strings.Join(strings.Fields(doc.Clean(s)), " ")
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	return string([]rune(s)[:n-1]) + "…"
}

// say fills {0}, {1} … of a text, in one language, with strings, numbers, texts
// or words that keep their style.
func say(lang string, t phrase, args ...any) doc.Words {
	var out doc.Words
	t.Holes(lang, len(args), func(s string) { out = out.Add(doc.Span{Text: s}) }, func(i int) {
		switch arg := args[i].(type) {
		case string:
			out = out.Add(doc.Span{Text: arg})
		case int:
			out = out.Add(doc.Span{Text: strconv.Itoa(arg)})
		case phrase:
			out = out.Add(doc.Span{Text: arg.In(lang)})
		case doc.Words:
			out = out.Add(arg...)
		default:
			panic("report: an argument of an unknown type")
		}
	})
	return out
}

func plain(s string) doc.Words  { return doc.Line(s) }
func strong(s string) doc.Words { return doc.Words{}.Add(doc.Span{Text: s, Style: doc.Strong}) }
func small(s string) doc.Words  { return doc.Words{}.Add(doc.Span{Text: s, Style: doc.Small}) }
func mono(s string) doc.Words   { return doc.Words{}.Add(doc.Span{Text: s, Style: doc.Mono}) }

// typed is text that a person typed; none if it has no visible character.
func typed(s string) doc.Words {
	if strings.TrimSpace(doc.Clean(s)) == "" {
		return nil
	}
	return doc.Words{{Text: s, Typed: true}}
}

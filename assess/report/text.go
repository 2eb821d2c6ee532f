package report

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/fire321/fire321/assess"
)

// Text is words in Chinese and English.
type Text = assess.Text

// clean makes a string safe to stand in a line: controls, and what a terminal,
// a spreadsheet or a browser might take for a new line, become spaces; what
// turns the direction of the text around it is dropped, and so is what is no
// Unicode at all.
func clean(s string) string {
	plain := true
	for _, r := range s {
		if r == utf8.RuneError || r < 0x20 || r >= 0x7f && unprintable(r) != r {
			plain = false
			break
		}
	}
	if plain {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		if r = unprintable(r); r >= 0 {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// replace puts other text in the place of characters of ASCII; those of which
// by says "" stay.
func replace(s string, by func(byte) string) string {
	var b strings.Builder
	for i := range len(s) {
		if text := by(s[i]); text != "" {
			b.WriteString(text)
		} else {
			b.WriteByte(s[i])
		}
	}
	return b.String()
}

// unprintable is r, or what stands in for it; -1 for nothing.
func unprintable(r rune) rune {
	switch {
	case r < 0x20, r >= 0x7f && r < 0xa0, r == 0x2028, r == 0x2029:
		return ' '
	case r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069: // embeddings, overrides, isolates
		return -1
	case r == 0xfeff, r >= 0xfff9 && r <= 0xfffb, r&0xfffe == 0xfffe, r >= 0xfdd0 && r <= 0xfdef: // marks and noncharacters
		return -1
	}
	return r
}

// short cuts a string to n characters.
func short(s string, n int) string {
	s = strings.Join(strings.Fields(clean(s)), " ")
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	return string([]rune(s)[:n-1]) + "…"
}

// say fills {0}, {1} … of a text, in one language, with strings, numbers, texts
// or words that keep their style.
func say(lang string, t Text, args ...any) Words {
	var out Words
	t.Holes(lang, len(args), func(s string) { out = out.add(Span{Text: s}) }, func(i int) {
		switch arg := args[i].(type) {
		case string:
			out = out.add(Span{Text: arg})
		case int:
			out = out.add(Span{Text: strconv.Itoa(arg)})
		case Text:
			out = out.add(Span{Text: arg.In(lang)})
		case Words:
			out = out.add(arg...)
		default:
			panic("report: an argument of an unknown type")
		}
	})
	return out
}

// add appends spans, joining those of one style.
func (w Words) add(spans ...Span) Words {
	for _, s := range spans {
		if s.Text == "" {
			continue
		}
		if n := len(w) - 1; n >= 0 && !s.Typed && !w[n].Typed && w[n].Style == s.Style {
			w[n].Text += s.Text
			continue
		}
		w = append(w, s)
	}
	return w
}

// String is the words without their style.
func (w Words) String() string {
	if len(w) == 1 {
		return clean(w[0].Text)
	}
	var b strings.Builder
	for _, s := range w {
		b.WriteString(clean(s.Text))
	}
	return b.String()
}

func plain(s string) Words  { return Words{}.add(Span{Text: s}) }
func strong(s string) Words { return Words{}.add(Span{Text: s, Style: Strong}) }
func small(s string) Words  { return Words{}.add(Span{Text: s, Style: Small}) }
func mono(s string) Words   { return Words{}.add(Span{Text: s, Style: Mono}) }

// typed is what a person typed; none where that has no visible character.
func typed(s string) Words {
	if strings.TrimSpace(clean(s)) == "" {
		return nil
	}
	return Words{{Text: s, Typed: true}}
}

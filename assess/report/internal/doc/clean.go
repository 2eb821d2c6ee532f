package doc

import (
	"strings"
	"unicode/utf8"
)

// Clean makes a string safe for a single line. Controls, and characters that a
// terminal, a spreadsheet or a browser might treat as a new line, become
// spaces. It removes characters that change the direction of the surrounding
// text, and bytes that are not Unicode.
func Clean(s string) string {
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

// unprintable is r, or its replacement; -1 for nothing.
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

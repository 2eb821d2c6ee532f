package term

import (
	"strings"
	"unicode"
)

// RuneWidth is the number of columns that r takes: 0 for marks that combine
// and for characters without a shape, 2 for Chinese and full-width ones, else
// 1. Characters that East Asian Width (UAX 11) calls ambiguous, such as “ — …,
// are 1 wide here; a terminal may disagree.
func RuneWidth(r rune) int {
	switch {
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf, unicode.Cc):
		return 0
	case r < 0x300: // no wide character is below
		return 1
	}
	if i := after(r); i < len(wide) && wide[i][0] <= r {
		return 2
	}
	return 1
}

// after is the first run of wide characters that does not end before r. It does
// not use package sort, which would make the browser's download larger.
func after(r rune) int {
	lo, hi := 0, len(wide)
	for lo < hi {
		if i := (lo + hi) / 2; wide[i][1] < r {
			lo = i + 1
		} else {
			hi = i
		}
	}
	return lo
}

// Width is the number of columns that s takes.
func Width(s string) int {
	n := 0
	for _, r := range s {
		n += RuneWidth(r)
	}
	return n
}

// Pad adds spaces after s until it is width columns wide.
func Pad(s string, width int) string {
	return s + strings.Repeat(" ", max(0, width-Width(s)))
}

// Clean removes characters that could move the cursor or change colours. All
// text that a person typed goes through it before it is shown. Line breaks
// stay; a tab becomes a space.
func Clean(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return r
		case r == '\t':
			return ' '
		case hostile(r):
			return -1
		}
		return r
	}, s)
}

// visible is Clean for a line of a file in which characters are counted: each
// removed character becomes a space.
func visible(s string) string {
	return strings.Map(func(r rune) rune {
		if hostile(r) {
			return ' '
		}
		return r
	}, s)
}

func hostile(r rune) bool { return unicode.IsControl(r) || bidi(r) }

// bidi reports whether r changes the direction of text, which could make a line
// look different from what it is.
func bidi(r rune) bool {
	return r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069 || r == 0x200E || r == 0x200F || r == 0x061C
}

// clip cuts s to at most width columns; if it cuts, the result ends in ….
func clip(s string, width int) string {
	if Width(s) <= width {
		return s
	}
	n := 0
	for i, r := range s {
		w := RuneWidth(r)
		if n+w > width-1 {
			return s[:i] + "…"
		}
		n += w
	}
	return s
}

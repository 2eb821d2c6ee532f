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
	case r < 0x300: // no wide character stands below
		return 1
	}
	if i := after(r); i < len(wide) && wide[i][0] <= r {
		return 2
	}
	return 1
}

// after is the first run of wide characters that does not end before r. Package
// sort, which searches so too, is not for the browser.
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

// Clean takes out what could move the cursor or change colours: everything a
// person typed passes through it before it is shown. Line breaks stay; tabs
// become a space.
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

// visible is Clean for a line of a file, of which characters are counted: each
// that goes leaves a space.
func visible(s string) string {
	return strings.Map(func(r rune) rune {
		if hostile(r) {
			return ' '
		}
		return r
	}, s)
}

func hostile(r rune) bool { return unicode.IsControl(r) || bidi(r) }

// bidi are the characters that change the direction of text, which could make
// a line read other than it is.
func bidi(r rune) bool {
	return r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069 || r == 0x200E || r == 0x200F || r == 0x061C
}

// clip cuts s to at most width columns, ending in … where something is lost.
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

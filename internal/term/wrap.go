package term

import "strings"

// Characters that no line may begin with, and that no line may end with.
const (
	neverFirst = "，。、；：！？）》〉」』】〕｝］”’…—～％℃·,.;:!?)]}%"
	neverLast  = "（《〈「『【〔｛［“‘([{"
)

// Wrap breaks s into lines of at most width columns. Chinese may break between
// any two characters, other text at spaces; no line begins with a closing mark
// or ends with an opening one. A word wider than a line is cut. Line breaks
// already in s stay. There is always at least one line.
func Wrap(s string, width int) []string {
	var lines []string
	for _, part := range strings.Split(Clean(s), "\n") {
		lines = append(lines, wrapOne(part, max(width, 2))...)
	}
	return lines
}

func wrapOne(s string, width int) []string {
	var lines []string
	line, used := "", 0
	flush := func() {
		lines = append(lines, strings.TrimRight(line, " "))
		line, used = "", 0
	}
	for _, p := range pieces(s) {
		w := Width(p)
		if used > 0 && used+Width(strings.TrimRight(p, " ")) > width {
			flush()
		}
		if used == 0 {
			if len(lines) > 0 {
				p = strings.TrimLeft(p, " ")
			}
			for Width(strings.TrimRight(p, " ")) > width {
				head := cut(p, width)
				lines = append(lines, head)
				p = p[len(head):]
			}
			w = Width(p)
		}
		line += p
		used += w
	}
	flush()
	return lines
}

// cut is the longest beginning of s that fits, and at least one character.
func cut(s string, width int) string {
	n := 0
	for i, r := range s {
		n += RuneWidth(r)
		if n > width && i > 0 {
			return s[:i]
		}
	}
	return s
}

// pieces splits s where a line may break. Spaces stay at the end of the piece
// before them.
func pieces(s string) []string {
	var list []string
	start, prev := 0, rune(0)
	for i, r := range s {
		if i > start && mayBreak(prev, r) {
			list = append(list, s[start:i])
			start = i
		}
		if RuneWidth(r) > 0 || prev == 0 {
			prev = r
		}
	}
	return append(list, s[start:])
}

// mayBreak reports whether a line may end after a and the next begin with b.
func mayBreak(a, b rune) bool {
	switch {
	case b == ' ' || RuneWidth(b) == 0 || strings.ContainsRune(neverFirst, b) || strings.ContainsRune(neverLast, a):
		return false
	case a == ' ':
		return true
	}
	return RuneWidth(a) == 2 || RuneWidth(b) == 2
}

package term

import "strings"

// Characters that a line may not begin with, and characters that it may not end
// with.
const (
	neverFirst = "，。、；：！？）》〉」』】〕｝］”’…—～％℃·,.;:!?)]}%"
	neverLast  = "（《〈「『【〔｛［“‘([{"
)

// Wrap breaks s into lines of at most width columns. Chinese may break between
// any two characters, other text at spaces; no line begins with a closing mark
// or ends with an opening one. A word wider than a line is cut. Line breaks
// already in s stay. There is always at least one line. If the last line would
// have only a few characters, such as half of a Chinese word, the whole clause
// that they belong to moves there.
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
	return wholeClause(s, lines, width)
}

// fewest: a last line of at most this many columns gets more text.
const fewest = 10

// wholeClause moves text to the last line if that has only a few characters:
// the end of the line before it, after its last comma. If s has a space between
// the two lines, no word was cut and nothing moves.
func wholeClause(s string, lines []string, width int) []string {
	n := len(lines)
	if n < 2 || Width(lines[n-1]) > fewest || !strings.Contains(s, lines[n-2]+lines[n-1]) {
		return lines
	}
	before := lines[n-2]
	at := strings.LastIndexAny(before, "，；：。、")
	if at < 0 {
		return lines
	}
	at += len("，")
	moved := strings.TrimLeft(before[at:], " ") + lines[n-1]
	if moved == lines[n-1] || Width(moved) > width || Width(before[:at]) < width/2 {
		return lines
	}
	return append(lines[:n-2], before[:at], moved)
}

// cut is the longest prefix of s that fits, but at least one character.
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

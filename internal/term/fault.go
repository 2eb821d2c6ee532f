package term

import (
	"strconv"
	"strings"

	"github.com/fire321/fire321/rules/diag"
)

// Fault writes a diagnostic: the place, the code and what was found; the line
// of the source, if it is known, with carets under the fault; what was
// expected, and the way out.
func (w *Writer) Fault(d diag.Diagnostic, lang string) {
	head := string(d.Code) + ": " + d.Found(lang)
	if p := d.Place.String(); p != "" {
		head = p + ": " + head
	}
	room, before := w.columns(), ""
	if Width(head) > room {
		room -= 2
	}
	for _, line := range Wrap(head, room) {
		w.raw(before + w.paint(Fault, line))
		before = "  "
	}
	if d.Source != "" && d.Place.Line > 0 && d.Place.Col > 0 {
		w.source(d)
	}
	if way := wayOut(d, lang); way != "" {
		w.Item(2, "", Plain, way)
	}
	w.blank = false
}

// wayOut joins what was expected and the suggestion.
func wayOut(d diag.Diagnostic, lang string) string {
	gap := "；"
	if lang == "en" {
		gap = "; "
	}
	parts := []string{d.Expected(lang), d.Suggest.In(lang)}
	if parts[0] == "" || parts[1] == "" {
		gap = ""
	}
	return strings.Join(parts, gap)
}

// Faults writes the diagnostics of list.Shown.
func (w *Writer) Faults(list diag.List, lang string) {
	for _, d := range list.Shown() {
		w.Fault(d, lang)
	}
}

// source writes the line at fault and the carets. A line that is too long is
// shown from a little before the fault.
func (w *Writer) source(d diag.Diagnostic) {
	n := strconv.Itoa(d.Place.Line)
	gutter := len(n) + 2 + len(" | ")
	room := w.columns() - gutter
	near, left := window(strings.TrimRight(d.Source, "\r\n"), d.Place.Col-1)
	text := []rune(visible(near))
	at := min(d.Place.Col-1-left, len(text))
	end := min(at+max(d.Width, 1), len(text))
	if first := start(text, at, end, room); first > 0 || left > 0 {
		text = append([]rune("…"), text[first:]...)
		at, end = at-first+1, end-first+1
	}
	line := clip(string(text), room)
	before := Width(string(text[:at]))
	carets := max(1, Width(string(text[at:end])))
	carets = max(1, min(carets, room-before))
	w.raw(strings.TrimRight("  "+n+" | "+line, " "))
	w.raw("  " + strings.Repeat(" ", len(n)) + " | " + strings.Repeat(" ", before) + w.paint(Fault, strings.Repeat("^", carets)))
}

// window is the part of a long line that could be visible around a character.
// left is how many characters were dropped before it. The rest of the line is
// never used.
func window(line string, at int) (near string, left int) {
	const side = 200 // wider than any screen on which one line is read
	from, n := 0, 0
	for i := range line {
		if n == at-side {
			from, left = i, n
		}
		if n == at+side {
			return line[from:i], left
		}
		n++
	}
	return line[from:], left
}

// start is the first character to show, so that the fault is visible.
func start(text []rune, at, end, room int) int {
	if Width(string(text)) <= room || Width(string(text[:end])) < room {
		return 0
	}
	const context = 24
	first, n := at, 0
	for first > 0 && n+RuneWidth(text[first-1]) <= context {
		first--
		n += RuneWidth(text[first])
	}
	return first
}

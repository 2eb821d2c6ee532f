package yamlnode

// place is a position in the file, from 1.
type place struct{ line, col int }

// trace returns the place in the file of each character of a scalar's text, and
// the place where the text ends: one place more than the text has characters.
// It aligns the text with the file, since the YAML reader only gives the
// beginning of a scalar; ok is false if the two do not match.
func (f *File) trace(n *Node) (at []place, ok bool) {
	t := tracer{f: f, text: []rune(n.Text), line: n.Line, col: n.Col}
	if n.Kind != Scalar || n.Line < 1 || n.Line > len(f.lines) || len(f.lines[n.Line-1]) > maxLine {
		return nil, false
	}
	t.load()
	switch n.style {
	case literal, folded:
		ok = t.block(n.style == folded)
	default:
		ok = t.flow(n.style)
	}
	return t.at, ok
}

type tracer struct {
	f         *File
	text      []rune
	at        []place
	source    []rune // of the current line
	line, col int
}

func (t *tracer) load() {
	t.source = nil
	if t.line <= len(t.f.lines) {
		t.source = []rune(t.f.lines[t.line-1])
	}
}

func (t *tracer) here() place { return place{t.line, t.col} }

func (t *tracer) rest() []rune { return t.source[min(t.col-1, len(t.source)):] }

// blank reports whether only white space is left in the line.
func (t *tracer) blank() bool {
	for _, r := range t.rest() {
		if r != ' ' && r != '\t' {
			return false
		}
	}
	return true
}

// nextLine goes to the first character of the next line that is not blank.
func (t *tracer) nextLine() bool {
	for t.line < len(t.f.lines) {
		t.line, t.col = t.line+1, 1
		t.load()
		if !t.blank() {
			for t.source[t.col-1] == ' ' || t.source[t.col-1] == '\t' {
				t.col++
			}
			return true
		}
	}
	return false
}

// breaks consumes what a line break became in the text: one space, or new
// lines.
func (t *tracer) breaks(i int) int {
	from := i
	for i < len(t.text) && t.text[i] == '\n' {
		t.at = append(t.at, t.here())
		i++
	}
	if i == from && i < len(t.text) && t.text[i] == ' ' {
		t.at = append(t.at, t.here())
		i++
	}
	return i
}

func (t *tracer) flow(s style) bool {
	if s != plain {
		t.col++
	}
	for i := 0; i < len(t.text); {
		r := t.rest()
		if s == double && len(r) > 0 && r[0] == '\\' {
			if len(r) == 1 { // an escaped line break adds no text
				if !t.nextLine() {
					return false
				}
				continue
			}
			t.at = append(t.at, t.here())
			t.col += 2 + map[rune]int{'x': 2, 'u': 4, 'U': 8}[r[1]]
			i++
			continue
		}
		if t.blank() {
			j := t.breaks(i)
			if j == i || !t.nextLine() {
				return false
			}
			i = j
			continue
		}
		if r[0] != t.text[i] {
			return false
		}
		t.at = append(t.at, t.here())
		t.col++
		if s == single && r[0] == '\'' {
			t.col++ // a quote is doubled
		}
		i++
	}
	t.at = append(t.at, t.here())
	return true
}

func (t *tracer) block(fold bool) bool {
	first := true
	indent := 0
	for i := 0; i < len(t.text); {
		// Blank lines before the first one are kept in the text.
		if t.text[i] == '\n' && first {
			t.at = append(t.at, t.here())
			i++
			continue
		}
		if !t.nextLine() {
			return false
		}
		if first {
			indent = t.col - 1
			for k := i; k < len(t.text) && t.text[k] == ' '; k++ {
				indent--
			}
			first = false
		}
		t.col = indent + 1
		if indent < 0 {
			return false
		}
		for i < len(t.text) && t.text[i] != '\n' {
			r := t.rest()
			if fold && len(r) == 0 && t.text[i] == ' ' {
				break
			}
			if len(r) == 0 || r[0] != t.text[i] {
				return false
			}
			t.at = append(t.at, t.here())
			t.col++
			i++
		}
		i = t.breaks(i)
	}
	t.at = append(t.at, t.here())
	return true
}

package yamlnode

import (
	"bytes"
	"regexp"
	"sort"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/fire321/fire321/rules/diag"
)

// syntax turns an error of the YAML reader into a diagnostic. The reader's line
// is often wrong, and it gives no column, so syntax searches for the place.
func (f *File) syntax(data []byte, err error) diag.Diagnostic {
	message, line := reason(err)
	at := 0
	if len(data) <= maxSearched {
		at = firstFailing(data, message)
	} else {
		for range line - 1 {
			at += bytes.IndexByte(data[at:], '\n') + 1
		}
	}
	lineStart := bytes.LastIndexByte(data[:at], '\n') + 1
	text, _, _ := strings.Cut(string(data[lineStart:]), "\n")
	suggest := hint(strings.TrimSuffix(text, "\r"))
	if strings.Contains(message, "did not find expected ',' or") {
		if i := bytes.LastIndexAny(data[:at], "[{"); i >= 0 {
			off, advice := inFlow(data[i:])
			at = i + off
			if !advice.IsZero() {
				suggest = advice
			}
		}
	}
	line = bytes.Count(data[:at], []byte("\n")) + 1
	col := utf8.RuneCount(data[bytes.LastIndexByte(data[:at], '\n')+1:at]) + 1
	if bareHole.MatchString(quoted.ReplaceAllString(f.Line(line), `""`)) {
		suggest = diag.Text{ZH: "有 {…} 这种空的文字，整句加引号", EN: "put the whole of a text with a hole {…} in quotes"}
	}
	if l, c := f.lostQuote(line); l > 0 {
		line, col = l, c
		suggest = diag.Text{ZH: "引号没有在本行合上", EN: "close the quote in its line"}
	}
	if d, ok := f.wideMark(data, line); ok {
		return d
	}
	d := f.show(diag.NewText(diag.YAMLSyntax, diag.Place{File: f.Name, Line: line, Col: col}, words(message)), 1)
	d.Suggest = suggest
	return d
}

// bareHole matches a hole of a document's text, quoted a text in quotes, which
// may contain one.
var (
	bareHole = regexp.MustCompile(`\{[a-z][a-z0-9_]*(?:\.[a-z0-9_]+)+\}`)
	quoted   = regexp.MustCompile(`"(?:[^"\\]|\\.)*"|'[^']*'`)
)

// BareHole reports whether a map is really a hole without quotes, which YAML
// reads as a map: {unit.name}.
func (f *File) BareHole(n *Node) bool {
	if n == nil || n.Kind != Map || len(n.Keys) != 1 || !n.Items[0].IsNull() {
		return false
	}
	line := []rune(f.Line(n.Line))
	return n.Col <= len(line) && line[n.Col-1] == '{'
}

// maxSearched is the size, in bytes, up to which a file is searched for the
// place of a fault: the search reads it about twenty times.
const maxSearched = 128 << 10

// firstFailing is the offset of the first character up to which the file fails
// with the same error as the whole file. It is a binary search, first by lines,
// so that no file takes long.
func firstFailing(data []byte, message string) int {
	fails := func(n int) bool {
		_, _, err := documents(data[:n])
		if err == nil {
			return false
		}
		same, _ := reason(err)
		return same == message
	}
	var ends []int // of the lines, including line breaks
	for i, b := range data {
		if b == '\n' || i == len(data)-1 {
			ends = append(ends, i+1)
		}
	}
	line := sort.Search(len(ends)-1, func(i int) bool { return fails(ends[i]) })
	start := 0
	if line > 0 {
		start = ends[line-1]
	}
	text := strings.TrimRight(string(data[start:ends[line]]), "\r\n")
	var chars []int // where each begins, and the end of the text
	for i := range text {
		chars = append(chars, start+i)
	}
	chars = append(chars, start+len(text))
	i := sort.Search(len(chars)-1, func(i int) bool { return fails(chars[i+1]) })
	if i == len(chars)-1 { // only the line break makes the line fail
		return start + len(text) - len(strings.TrimLeft(text, " \t"))
	}
	return chars[i]
}

// lostQuote finds the first quote, in the lines up to last, that is opened and
// not closed in its line. Few quoted texts span several lines. If a file is
// broken after such a quote, it is the likely cause, no matter how later quotes
// pair up.
func (f *File) lostQuote(last int) (line, col int) {
	for n := 1; n <= last; n++ {
		open, at := rune(0), 0
		before := ' '
		for i, r := range []rune(f.Line(n)) {
			switch {
			case open != 0 && r == open && before != '\\':
				open = 0
			case open == 0 && r == '#' && before == ' ':
				r = '\n' // a comment: the rest does not count
			case open == 0 && (r == '"' || r == '\'') && strings.ContainsRune(" [{", before):
				open, at = r, i+1
			}
			if before = r; r == '\n' {
				break
			}
		}
		if open != 0 {
			return n, at
		}
	}
	return 0, 0
}

// inFlow finds what is wrong in a map or list in brackets that begins at the
// start of data. It returns the offset of the first character at which it fails
// even if all brackets are closed, and what to do. If there is none, a bracket
// was left open, and the offset is 0.
func inFlow(data []byte) (at int, advice diag.Text) {
	text := string(data[:min(len(data), 2000)])
	var stack []byte
	quote := byte(0)
	type beginning struct {
		from, end int
		close     string
	}
	var all []beginning
	for i, r := range text {
		c := byte(0)
		if r < utf8.RuneSelf {
			c = byte(r)
		}
		switch {
		case quote != 0:
			if c == quote && (quote == '\'' || text[i-1] != '\\') {
				quote = 0
			}
		case c == '"' || c == '\'':
			if strings.IndexByte(" [{,:", text[max(i-1, 0)]) >= 0 {
				quote = c
			}
		case c == '{':
			stack = append(stack, '}')
		case c == '[':
			stack = append(stack, ']')
		case (c == '}' || c == ']') && len(stack) > 0:
			stack = stack[:len(stack)-1]
		}
		b := beginning{from: i, end: i + utf8.RuneLen(r)}
		if quote != 0 {
			b.close = string(rune(quote))
		}
		b.close += "\n"
		for k := len(stack) - 1; k >= 0; k-- {
			b.close += string(rune(stack[k]))
		}
		all = append(all, b)
		if len(stack) == 0 {
			break
		}
	}
	for k := len(all) - 1; k >= 0; k-- {
		if _, _, err := documents([]byte(text[:all[k].end] + all[k].close)); err == nil {
			if k+1 == len(all) {
				break
			}
			at := all[k+1].from
			if text[at] == ':' && strings.Contains(text[:at], "\n") {
				break // a key of the lines below: the bracket was left open
			}
			return at, diag.Text{ZH: "这里的文字要加引号", EN: "put the text here in quotes"}
		}
	}
	return 0, diag.Text{}
}

// reason returns the reader's message without its line, and the line, from 1.
func reason(err error) (message string, line int) {
	s := strings.TrimPrefix(err.Error(), "yaml: ")
	if rest, ok := strings.CutPrefix(s, "line "); ok {
		if number, after, ok := strings.Cut(rest, ": "); ok {
			if n, err := strconv.Atoi(number); err == nil {
				return after, n
			}
		}
	}
	return s, 1
}

// words are the reader's messages in both languages.
func words(message string) diag.Text {
	for _, m := range [][2]string{
		{"did not find expected ',' or ']'", "方括号没有合上，或少了逗号"},
		{"did not find expected ',' or '}'", "花括号没有合上，或少了逗号"},
		{"did not find expected node content", "这里应有内容"},
		{"did not find expected key", "这里应是一个键；多半是缩进不齐，或值里的引号、冒号没有处理好"},
		{"did not find expected '-' indicator", "列表各项的缩进不齐"},
		{"mapping values are not allowed in this context", "这里不能再有冒号；值里有冒号和空格的要加引号"},
		{"could not find expected ':'", "少了冒号"},
		{"found character that cannot start any token", "这里不能用这个字符（制表符、@、` 等）"},
		{"found unexpected end of stream", "引号没有合上"},
		{"found unexpected document indicator", "引号没有合上"},
		{"found undefined tag handle", "不能用标签（!）"},
		{"found unknown escape character", "双引号里的反斜杠写得不对"},
		{"block sequence entries are not allowed in this context", "这里不能开始一个列表"},
		{"found a tab character", "缩进只能用空格"},
		{"found unexpected ':'", "这里不能有冒号"},
		{"did not find expected alphabetic or numeric character", "& 或 * 后面写得不对"},
		{"did not find the expected comment or line break", "| 或 > 后面只能换行"},
	} {
		if strings.Contains(message, m[0]) {
			return diag.Text{ZH: m[1], EN: message}
		}
	}
	return diag.Same(message)
}

// hint recognises common mistakes in the line at fault.
func hint(line string) diag.Text {
	trimmed := strings.TrimLeft(line, " ")
	_, value, _ := strings.Cut(trimmed, ": ")
	value = strings.TrimSpace(value)
	switch {
	case strings.HasPrefix(trimmed, "\t") || strings.Contains(line[:len(line)-len(strings.TrimLeft(line, " \t"))], "\t"):
		return diag.Text{ZH: "把制表符换成空格", EN: "replace tabs by spaces"}
	case value == "":
		return diag.Text{}
	case strings.HasPrefix(value, `"`) || strings.HasPrefix(value, "'"):
		return diag.Text{ZH: "以引号开头的表达式写成 |- 块", EN: "write an expression that begins with a quote as a |- block"}
	case strings.ContainsAny(value[:1], "[{*&!%@`?"):
		return diag.Text{ZH: "以 " + value[:1] + " 开头的表达式写成 |- 块", EN: "write an expression that begins with " + value[:1] + " as a |- block"}
	case strings.Contains(value, ": "):
		return diag.Text{ZH: "含冒号和空格的文字加引号，表达式写成 |- 块", EN: "put a text with a colon and a space in quotes; write an expression as a |- block"}
	}
	return diag.Text{}
}

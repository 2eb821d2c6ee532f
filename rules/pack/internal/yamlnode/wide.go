package yamlnode

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/fire321/fire321/rules/diag"
)

// narrow is the ASCII character that a character of a Chinese keyboard stands
// for, or 0. This includes marks of Chinese text if YAML or an id would use the
// ASCII character in the same place.
func narrow(r rune) rune {
	if 0xFF01 <= r && r <= 0xFF5E {
		return r - 0xFEE0
	}
	switch r {
	case '“', '”':
		return '"'
	case '‘', '’':
		return '\''
	case '、':
		return ','
	case '。':
		return '.'
	case '【':
		return '['
	case '】':
		return ']'
	case '—', '–':
		return '-'
	}
	return 0
}

// asASCII is the place of the first full-width character in s, in characters;
// ok is false if s has other characters that are not ASCII, or no full-width
// ones.
func asASCII(s string) (at int, ok bool) {
	at = -1
	for i, r := range []rune(s) {
		switch {
		case r <= unicode.MaxASCII:
		case narrow(r) == 0:
			return 0, false
		case at < 0:
			at = i
		}
	}
	return at, at >= 0
}

// wideKey matches a key (or an article as a key) and a full-width colon after
// it; or a full-width opening bracket, list dash or comment mark.
var wideKey = regexp.MustCompile(`^(?:[A-Za-z_][A-Za-z0-9_.-]* *：|第[^ ：]{1,20}：|[［｛【]|[－—–]|＃)`)

// WideKey is a fault if a plain scalar begins like a key with a full-width
// colon, or like a list or map with full-width marks: severity：general.
func (f *File) WideKey(n *Node) (diag.Diagnostic, bool) {
	if n == nil || n.Kind != Scalar || n.Quoted {
		return diag.Diagnostic{}, false
	}
	key := wideKey.FindString(n.Text)
	if key == "" {
		return diag.Diagnostic{}, false
	}
	return f.wideIn(n, utf8.RuneCountInString(key)-1), true
}

// WideWord is a fault if a scalar that can only be ASCII, such as an id, a
// number or a date, was written with full-width characters.
func (f *File) WideWord(n *Node) (diag.Diagnostic, bool) {
	if n == nil || n.Kind != Scalar || n.Quoted {
		return diag.Diagnostic{}, false
	}
	at, ok := asASCII(n.Text)
	if !ok {
		return f.WideComment(n)
	}
	return f.wideIn(n, at), true
}

// WideComment is a fault if a comment after a plain scalar that cannot be
// followed by other text begins with a full-width mark: from: 2010-01-01 ＃
// 施行.
func (f *File) WideComment(n *Node) (diag.Diagnostic, bool) {
	if n == nil || n.Kind != Scalar || n.Quoted {
		return diag.Diagnostic{}, false
	}
	before, _, found := strings.Cut(n.Text, " ＃")
	if !found {
		return diag.Diagnostic{}, false
	}
	return f.wideIn(n, utf8.RuneCountInString(before)+1), true
}

func (f *File) wideIn(n *Node, at int) diag.Diagnostic {
	text := []rune(n.Text)
	way := instead(text[at])
	if at == len(text)-1 && strings.ContainsRune("，。；、", text[at]) {
		way = diag.Text{ZH: "删掉它", EN: "delete it"}
	}
	return f.FaultIn(n, at, at+1, diag.YAMLWide, diag.Same(string(text[at])), way)
}

// instead says what to type for a full-width character.
func instead(r rune) diag.Text {
	switch n := narrow(r); n {
	case ':':
		return diag.Text{ZH: "改成半角的 : ，后面空一格", EN: "write : and a space"}
	case ',':
		return diag.Text{ZH: "改成半角的 , ，后面空一格", EN: "write , and a space"}
	default:
		return diag.Text{ZH: "改成半角的 " + string(n), EN: "write " + string(n)}
	}
}

// Full-width marks in the places of YAML's own marks, with the text before
// them: a key of a line or of a map in braces, a member of a list, an opening
// mark; a comment, the dash of a list, a key in Chinese with nothing or a map
// after it.
var wideMarks = []*regexp.Regexp{
	regexp.MustCompile(`(?:^| )(＃)`),
	regexp.MustCompile(`^ *(－|—|–)`),
	regexp.MustCompile(`^ *[^\s：:#"'{}\[\],－—–＃-][^\s：:#"'{}\[\],]{0,40}(：) *(?:$|[{\[#])`),
	regexp.MustCompile(`^[ ]*(?:- +)*[A-Za-z_][A-Za-z0-9_.-]* *(：)`),
	regexp.MustCompile(`[{,｛，] *[A-Za-z_][A-Za-z0-9_.-]* *(：)`),
	regexp.MustCompile(`(，) *(?:[A-Za-z_][A-Za-z0-9_.-]*(?:: | *：)|\{)`),
	regexp.MustCompile(`(?:: +|：|- +)(｛|［|【)`),
	regexp.MustCompile(`[\[{].*(｝|］|】) *$`),
	regexp.MustCompile(`(?:: +|[\[{,] *)(“)`),
}

// wideMark finds such a mark in the line where the reader failed, or in one of
// the two lines before it, which the reader may have joined to it. The mark is
// the cause only if, with half-width marks in that line, the file can be read
// or fails further on.
func (f *File) wideMark(data []byte, line int) (diag.Diagnostic, bool) {
	for n := line; n > 0 && n > line-3; n-- {
		text := f.Line(n)
		at := markIn(text)
		if at < 0 || len(data) > maxSearched || strings.Contains(text[:at], " #") {
			continue
		}
		mended := slices.Clone(f.lines)
		mended[n-1] = narrowed(text)
		again := []byte(strings.Join(mended, "\n"))
		if _, _, err := documents(again); err != nil {
			message, _ := reason(err)
			if bytes.Count(again[:firstFailing(again, message)], []byte("\n"))+1 <= line {
				continue
			}
		}
		r, _ := utf8.DecodeRuneInString(text[at:])
		place := diag.Place{File: f.Name, Line: n, Col: utf8.RuneCountInString(text[:at]) + 1}
		return f.show(diag.NewText(diag.YAMLWide, place, diag.Same(string(r)), instead(r)), 1), true
	}
	return diag.Diagnostic{}, false
}

// markIn is the offset of the first such mark in a line, or less than 0.
func markIn(text string) int {
	first := -1
	if len(text) > maxLine {
		return first
	}
	for _, m := range wideMarks {
		if at := m.FindStringSubmatchIndex(text); at != nil && (first < 0 || at[2] < first) {
			first = at[2]
		}
	}
	return first
}

// narrowed is a line with all such marks made narrow.
func narrowed(text string) string {
	for range 50 {
		at := markIn(text)
		if at < 0 {
			break
		}
		r, n := utf8.DecodeRuneInString(text[at:])
		rest := text[at+n:]
		if !strings.HasPrefix(rest, " ") {
			rest = " " + rest
		}
		text = text[:at] + string(narrow(r)) + rest
	}
	return text
}

// Package diag describes an error that a person can cause and fix: a code, a
// place, what was found, what was expected, and a way out, in Chinese and
// English. It imports no other package of this module.
//
// The words for each code are in words.go and words_authors.go. Code that finds
// a fault passes only the code, the place and the arguments, so both languages
// always say the same.
package diag

import (
	"slices"
	"strconv"
	"strings"
)

// Text is words in Chinese and English.
type Text struct {
	ZH string `json:"zh,omitempty"`
	EN string `json:"en,omitempty"`
}

// In returns the words in lang: "en" (or a tag that begins with "en-") gives
// English, anything else Chinese. If the words in one language are empty, it
// returns the other, so that a person always reads something.
func (t Text) In(lang string) string {
	if (lang == "en" || strings.HasPrefix(lang, "en-")) && t.EN != "" || t.ZH == "" {
		return t.EN
	}
	return t.ZH
}

// IsZero reports whether there are no words in either language.
func (t Text) IsZero() bool { return t == Text{} }

// Same returns a text that is the same in both languages, such as a name.
func Same(s string) Text { return Text{ZH: s, EN: s} }

// Fill returns the words in lang with the arguments in the holes {0} to {9}.
// Holes inside an argument are not filled, and a hole without an argument stays
// as it is written.
func (t Text) Fill(lang string, args ...Text) string {
	var b strings.Builder
	t.Holes(lang, len(args), func(s string) { b.WriteString(s) }, func(i int) { b.WriteString(args[i].In(lang)) })
	return b.String()
}

// Holes goes through the text in lang from left to right, for callers that fill
// holes with something other than words. It calls words with the text before,
// between and after the holes (which may be empty), and hole with the number of
// each hole below n; other holes are ordinary text.
func (t Text) Holes(lang string, n int, words func(string), hole func(i int)) {
	rest, from := t.In(lang), 0
	for i := 0; i+2 < len(rest); i++ {
		if rest[i] == '{' && rest[i+2] == '}' && rest[i+1]-'0' < byte(min(n, 10)) {
			words(rest[from:i])
			hole(int(rest[i+1] - '0'))
			i += 2
			from = i + 1
		}
	}
	words(rest[from:])
}

// Code names a kind of fault. Codes are added, never renamed.
type Code string

// Place is where a fault is: a position in a file, a JSON pointer into a
// document, or both. The zero Place means no particular place.
type Place struct {
	File string
	// Line and Col count from 1, Col in characters; 0 means unknown.
	Line, Col int
	// Pointer is an RFC 6901 JSON pointer.
	Pointer string
}

// String returns file:line:col, or the pointer (cut if it is long), or "".
func (p Place) String() string {
	var b strings.Builder
	b.WriteString(p.File)
	if p.Line > 0 {
		if p.File != "" {
			b.WriteByte(':')
		}
		b.WriteString(strconv.Itoa(p.Line))
		if p.Col > 0 {
			b.WriteString(":" + strconv.Itoa(p.Col))
		}
		return b.String()
	}
	if p.Pointer != "" {
		if p.File != "" {
			b.WriteByte('#')
		}
		b.WriteString(cut(p.Pointer, maxPointer))
	}
	return b.String()
}

// Diagnostic is one fault.
type Diagnostic struct {
	Code  Code
	Place Place
	// Args fill the {0}, {1} … of the code's words.
	Args []Text
	// Suggest is the way out, if there is one; it may be zero.
	Suggest Text
	// Source is the line of text that Place points into, if it is known, and
	// Width the number of characters at fault there.
	Source string
	Width  int
}

// New makes a diagnostic whose arguments are the same in both languages.
func New(code Code, at Place, args ...string) Diagnostic {
	d := Diagnostic{Code: code, Place: at}
	for _, a := range args {
		d.Args = append(d.Args, Same(a))
	}
	return d
}

// NewText is New for arguments that differ between the languages.
func NewText(code Code, at Place, args ...Text) Diagnostic {
	return Diagnostic{Code: code, Place: at, Args: args}
}

// DidYouMean returns d with a suggestion: the name in names that is nearest to
// got, if one is near enough.
func (d Diagnostic) DidYouMean(got string, names []string) Diagnostic {
	if n := Nearest(got, names); n != "" {
		d.Suggest = Text{ZH: "是不是 " + n + "？", EN: "did you mean " + n + "?"}
	}
	return d
}

// Found says what is wrong, in lang. In the module for browsers, a code that
// only authors of packs see has no words; Found then returns the arguments.
func (d Diagnostic) Found(lang string) string {
	if w := wordsOf(d.Code).found; !w.IsZero() {
		return d.fill(w, lang)
	}
	said := make([]string, len(d.Args))
	for i, a := range d.Args {
		said[i] = a.said(lang)
	}
	return strings.Join(said, ", ")
}

// Expected says what should be there instead, in lang; it may be empty.
func (d Diagnostic) Expected(lang string) string {
	return d.fill(wordsOf(d.Code).expected, lang)
}

func (d Diagnostic) fill(t Text, lang string) string {
	var said strings.Builder
	t.Holes(lang, len(d.Args), func(s string) { said.WriteString(s) }, func(i int) { said.WriteString(d.Args[i].said(lang)) })
	return said.String()
}

// Message is the diagnostic in one line, without its place.
func (d Diagnostic) Message(lang string) string {
	stop, gap := "。", "；"
	if lang == "en" {
		stop, gap = ".", "; "
	}
	var b strings.Builder
	b.WriteString(string(d.Code) + ": " + d.Found(lang))
	if e := d.Expected(lang); e != "" {
		b.WriteString(gap + e)
	}
	if !d.Suggest.IsZero() {
		b.WriteString(gap + cut(d.Suggest.In(lang), maxWords))
		return b.String()
	}
	return b.String() + stop
}

// In is the whole diagnostic in one line, place first.
func (d Diagnostic) In(lang string) string {
	if p := d.Place.String(); p != "" {
		return p + ": " + d.Message(lang)
	}
	return d.Message(lang)
}

// Error is the diagnostic in English, as Go's errors are.
func (d Diagnostic) Error() string { return d.In("en") }

// List is all faults of one input, sorted by place; len is their true number.
// Only a bounded number of them is shown, see [List.Shown]. An empty List is
// not an error: return it through Err.
type List []Diagnostic

const (
	// MaxShown is how many faults of one input are shown.
	MaxShown = 100
	// MaxSuggested is for how many faults of one input a near name is looked
	// up: an input with more faults has another problem than spelling.
	MaxSuggested = 200
)

// Shown is the list as a person sees it: all of it, or the first MaxShown and
// one more diagnostic that says how many others there are. All code that prints
// a list prints this one.
func (l List) Shown() List {
	if len(l) <= MaxShown {
		return l
	}
	return append(slices.Clone(l[:MaxShown]), New(More, Place{}, strconv.Itoa(len(l)-MaxShown)))
}

// Err returns the list as an error, or nil when it is empty.
func (l List) Err() error {
	if len(l) == 0 {
		return nil
	}
	return l
}

// Error is what is shown of the list, one diagnostic a line, in English.
func (l List) Error() string { return l.In("en") }

// In is what is shown of the list, one diagnostic a line, in lang.
func (l List) In(lang string) string {
	l = l.Shown()
	lines := make([]string, len(l))
	for i, d := range l {
		lines[i] = d.In(lang)
	}
	return strings.Join(lines, "\n")
}

// Unwrap lets errors.As find a single Diagnostic in the list.
func (l List) Unwrap() []error {
	errs := make([]error, len(l))
	for i, d := range l {
		errs[i] = d
	}
	return errs
}

// Has reports whether some diagnostic has the code.
func (l List) Has(code Code) bool {
	return slices.ContainsFunc(l, func(d Diagnostic) bool { return d.Code == code })
}

// Sorted returns the list ordered by file, line, column, pointer and code,
// without repetitions.
func (l List) Sorted() List {
	out := slices.Clone(l)
	slices.SortStableFunc(out, func(a, b Diagnostic) int {
		order := cmpAll(strings.Compare(a.Place.File, b.Place.File), a.Place.Line-b.Place.Line,
			a.Place.Col-b.Place.Col, strings.Compare(a.Place.Pointer, b.Place.Pointer),
			strings.Compare(string(a.Code), string(b.Code)))
		if order == 0 { // rare; making the words is slow
			order = strings.Compare(a.Error(), b.Error())
		}
		return order
	})
	return slices.CompactFunc(out, func(a, b Diagnostic) bool {
		return a.Code == b.Code && a.Place == b.Place && a.Error() == b.Error()
	})
}

func cmpAll(orders ...int) int {
	for _, o := range orders {
		if o != 0 {
			return o
		}
	}
	return 0
}

// Limits of what a diagnostic repeats, in characters.
const (
	maxQuoted  = 60  // of an input
	maxWords   = 600 // of words, of a list of names and of a path
	maxPointer = 200
)

// Cut is an input as a diagnostic quotes it: at most 60 characters. If it was
// longer, the last one is ….
func Cut(s string) string { return cut(s, maxQuoted) }

func cut(s string, most int) string {
	if len(s) <= most {
		return s
	}
	end, n := 0, 0
	for i := range s {
		switch n++; {
		case n == most:
			end = i
		case n > most:
			return s[:end] + "…"
		}
	}
	return s
}

// said is an argument in lang. If it is the same in both languages, it is a
// quotation from the input, unless it is a path or a list of names.
func (t Text) said(lang string) string {
	if t.ZH == t.EN && !strings.ContainsAny(t.ZH, ",/") {
		return cut(t.ZH, maxQuoted)
	}
	return cut(t.In(lang), maxWords)
}

// Nearest returns the name in names with the least edit distance to got, if it
// is within a third of the length of got; if several are equal, the first. If
// none is near but exactly one name ends in a dot and got, it returns that
// name: a person who writes width_cm may mean exit.width_cm. Otherwise, or if
// got has more than 100 bytes, it returns "".
func Nearest(got string, names []string) string {
	if len(got) > 100 {
		return ""
	}
	best, at := len([]rune(got))/3+1, ""
	for _, n := range names {
		if d := distance([]rune(got), []rune(n), best); d < best {
			best, at = d, n
		}
	}
	if at != "" || got == "" {
		return at
	}
	for _, n := range names {
		if strings.HasSuffix(n, "."+got) {
			if at != "" {
				return ""
			}
			at = n
		}
	}
	return at
}

// distance is the Levenshtein distance (1966); it stops at limit.
func distance(a, b []rune, limit int) int {
	if len(a)-len(b) >= limit || len(b)-len(a) >= limit {
		return limit
	}
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i, x := range a {
		diagonal := row[0]
		row[0] = i + 1
		for j, y := range b {
			step := diagonal
			if x != y {
				step = 1 + min(diagonal, row[j], row[j+1])
			}
			diagonal, row[j+1] = row[j+1], step
		}
	}
	return row[len(b)]
}

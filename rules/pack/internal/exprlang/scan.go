package exprlang

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/fire321/fire321/rules/diag"
)

// kind is the kind of a token.
type kind uint8

const (
	word kind = iota + 1
	number
	literal
	operator
	bracket
)

// token is one word, number, text, operator or bracket.
type token struct {
	kind kind
	text string // as expr should read it
	span Span   // in the source
	mate int    // of a bracket: the token of the matching bracket
}

// operand reports whether t is a value on its own.
func (t token) operand() bool {
	return t.kind == number || t.kind == literal || t.kind == word && !keyword[t.text]
}

// shown is the token as it was written.
func (t token) shown(s *source) string { return string(s.runes[t.span.From:t.span.To]) }

// source is an expression while it is being read.
type source struct {
	runes  []rune // as written
	ascii  []rune // with full-width characters made narrow, one to one
	tokens []token
	starts []int       // where each token is in text()
	index  map[int]int // from that place back to the token
	faults []Fault
	broken bool // something has no meaning, so reading cannot go on
}

func (s *source) fault(at Span, code diag.Code, args ...diag.Text) {
	s.faults = append(s.faults, Fault{Span: at, Code: code, Args: args})
}

func (s *source) suggest(at Span, code diag.Code, way diag.Text, args ...diag.Text) {
	s.faults = append(s.faults, Fault{Span: at, Code: code, Args: args, Suggest: way})
}

func both(zh, en string) diag.Text { return diag.Text{ZH: zh, EN: en} }

// instead suggests to write s.
func instead(s string) diag.Text { return both("应写成 "+s, "write "+s) }

// text is the input of expr's parser: the tokens with one space between them,
// so that a place in it leads back to a token.
func (s *source) text() string {
	var b strings.Builder
	at := 0
	s.index = make(map[int]int, len(s.tokens))
	for i, t := range s.tokens {
		if i > 0 {
			b.WriteByte(' ')
			at++
		}
		s.index[at] = i
		s.starts = append(s.starts, at)
		b.WriteString(t.text)
		at += utf8.RuneCountInString(t.text)
	}
	return b.String()
}

// scan reads all tokens of src.
func scan(src string) *source {
	s := &source{runes: []rune(src)}
	s.ascii = make([]rune, len(s.runes))
	for i, r := range s.runes {
		s.ascii[i] = narrow(r)
	}
	for i := 0; i < len(s.runes); {
		r := s.ascii[i]
		switch {
		case strings.ContainsRune(" \t\r\n", r):
			i++
		case unicode.IsSpace(r):
			end := s.run(i, func(other rune) bool { return other == r })
			s.suggest(Span{i, end}, diag.ExprCharacter, both("应为普通的空格", "write a plain space"), diag.Same("U+"+hex4(r)))
			i = end
		case r == '"' || r == '\'' || r == '`':
			i = s.quoted(i)
		case isDigit(r) || r == '.' && isDigit(s.at(i+1)):
			i = s.number(i)
		case isWord(r):
			i = s.word(i)
		case unicode.IsLetter(r):
			i = s.foreignWord(i)
		default:
			i = s.operator(i)
		}
	}
	return s
}

// at is the character at i, or 0 after the end.
func (s *source) at(i int) rune {
	if i < 0 || i >= len(s.ascii) {
		return 0
	}
	return s.ascii[i]
}

func isDigit(r rune) bool { return '0' <= r && r <= '9' }

func isWord(r rune) bool {
	return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || r == '_' || r == '$' || isDigit(r)
}

// run is the end of the characters from i on that are in the class.
func (s *source) run(i int, in func(rune) bool) int {
	for i < len(s.ascii) && in(s.ascii[i]) {
		i++
	}
	return i
}

// add appends a token. If it was written with full-width characters, that is a
// fault, but the meaning is clear.
func (s *source) add(k kind, text string, from, to int) {
	if k != literal && !slices.Equal(s.runes[from:to], s.ascii[from:to]) {
		s.suggest(Span{from, to}, diag.ExprCharacter, instead(text), diag.Same(string(s.runes[from:to])))
	}
	s.tokens = append(s.tokens, token{kind: k, text: text, span: Span{from, to}})
}

// afterDot reports whether the next characters are part of a path.
func (s *source) afterDot() bool {
	return len(s.tokens) > 0 && s.tokens[len(s.tokens)-1].text == "."
}

// quoted reads a text from the quotation mark at i. There are no escapes: the
// names in such texts do not need them.
func (s *source) quoted(i int) int {
	quote, plain := s.ascii[i], s.runes[i] == '"'
	end := i + 1
	for end < len(s.runes) && s.runes[end] != '\n' {
		if plain && s.runes[end] == '"' || !plain && s.ascii[end] == quote {
			break
		}
		end++
	}
	if end == len(s.runes) || s.runes[end] == '\n' {
		s.fault(Span{i, end}, diag.ExprSyntax, both("引号没有配对", "the quotation mark is not closed"))
		s.broken = true
		return end
	}
	end++
	at, text := Span{i, end}, string(s.runes[i+1:end-1])
	switch {
	case strings.ContainsFunc(text, unsafeInText):
		s.fault(at, diag.ExprSyntax, both("引号里不能有反斜杠、引号或控制字符", "a text cannot hold backslashes, quotation marks or control characters"))
		text = "text"
	case text == "":
		s.fault(at, diag.ExprSyntax, both("引号里是空的", "the text is empty"))
		text = "text"
	case !plain || s.runes[end-1] != '"':
		s.suggest(at, diag.ExprCharacter, instead(`"`+text+`"`), diag.Same(string(s.runes[i])))
	}
	s.add(literal, `"`+text+`"`, i, end)
	return end
}

func unsafeInText(r rune) bool {
	return r == '\\' || r == '"' || r == utf8.RuneError || unicode.IsControl(r)
}

// word reads a name or a keyword.
func (s *source) word(i int) int {
	end := s.run(i, isWord)
	text := string(s.ascii[i:end])
	at := Span{i, end}
	if s.afterDot() {
		s.name(text, at)
		return end
	}
	if r, ok := refused[text]; ok {
		s.refuse(r, text, at)
		return end
	}
	for _, k := range []string{"and", "or", "not", "in", "true", "false", "asOf"} {
		if text != k && strings.EqualFold(text, k) {
			s.suggest(at, diag.ExprRefused, instead(k), diag.Same(text))
			text = k
		}
	}
	if text == "nil" || text == "null" {
		s.suggest(at, diag.ExprRefused, both("没有回答的事实不用写：没答的都按各种可能判断", "leave it out: an open fact is judged by all that it may be"), diag.Same(text))
		text = "true"
	}
	s.name(text, at)
	return end
}

func (s *source) name(text string, at Span) {
	if strings.Contains(text, "$") {
		s.suggest(at, diag.ExprName, diag.Text{}, diag.Same(text))
		text = strings.ReplaceAll(text, "$", "_")
	}
	s.add(word, text, at.From, at.To)
}

// foreignWord reads letters beyond ASCII: a word for an operator, or a name
// that no fact can have.
func (s *source) foreignWord(i int) int {
	end := s.run(i, func(r rune) bool { return r > unicode.MaxASCII && unicode.IsLetter(r) })
	if words := meanings(s.runes[i:end]); words != nil {
		for _, w := range words {
			at := Span{i, i + len(w)}
			op := foreign[string(w)]
			s.suggest(at, diag.ExprCharacter, instead(op), diag.Same(string(w)))
			s.addMeaning(op, at)
			i = at.To
		}
		return end
	}
	end = s.run(end, func(r rune) bool { return isWord(r) || unicode.IsLetter(r) })
	at := Span{i, end}
	s.suggest(at, diag.ExprName, both("写 facts/ 里的编号，例如 building.area_m2", "write an id of facts/, such as building.area_m2"), diag.Same(string(s.runes[i:end])))
	s.tokens = append(s.tokens, token{kind: word, text: "name", span: at})
	return end
}

// meanings splits letters into words that all mean operators, trying the
// longest first, or returns nil.
func meanings(letters []rune) (words [][]rune) {
	for len(letters) > 0 {
		n := min(len(letters), longestForeign)
		for n > 0 && foreign[string(letters[:n])] == "" {
			n--
		}
		if n == 0 {
			return nil
		}
		words, letters = append(words, letters[:n]), letters[n:]
	}
	return words
}

// addMeaning appends the token that a foreign one means.
func (s *source) addMeaning(op string, at Span) {
	k := operator
	switch {
	case isWord(rune(op[0])):
		k = word
	case strings.Contains("()[]", op):
		k = bracket
	}
	s.tokens = append(s.tokens, token{kind: k, text: op, span: at})
}

// operators, each before its own prefixes. Operators that the language lacks
// are read too, so that a fault can name them.
var operators = strings.Fields("=== !== ** && || == != <= >= <> =< => ?? ?. .. :: // /* " +
	"( ) [ ] { } + - * / % ^ < > = ! ? : , . ; | & #")

// operator reads an operator or a bracket.
func (s *source) operator(i int) int {
	op := ""
	for _, o := range operators {
		if strings.HasPrefix(string(s.ascii[i:min(i+3, len(s.ascii))]), o) {
			op = o
			break
		}
	}
	at := Span{i, i + len(op)}
	if op == "" {
		at.To++
		s.foreignOperator(at)
		return at.To
	}
	if op == "//" || op == "/*" {
		at.To = s.commentEnd(op, i)
		s.suggest(at, diag.ExprRefused, both("说明写在 YAML 的注释里，另起一行", "put it into a comment of the YAML, on a line of its own"), both("注释", "comments"))
		return at.To
	}
	if mean := synonym[op]; mean != "" {
		s.suggest(at, diag.ExprRefused, instead(mean), diag.Same(op))
		s.addMeaning(mean, at)
		return at.To
	}
	if op == ":" && len(s.tokens) > 0 && s.tokens[len(s.tokens)-1].text == "?" {
		op = "?:"
		at.From = s.tokens[len(s.tokens)-1].span.From
	}
	if r, ok := refused[op]; ok {
		s.refuse(r, op, at)
		return at.To
	}
	k := operator
	if strings.Contains("()[]", op) {
		k = bracket
	}
	s.add(k, op, at.From, at.To)
	return at.To
}

func (s *source) commentEnd(op string, i int) int {
	stop := "\n"
	if op == "/*" {
		stop = "*/"
	}
	rest := string(s.runes[i+2:])
	n := strings.Index(rest, stop)
	if n < 0 {
		return len(s.runes)
	}
	if op == "/*" {
		n += 2
	}
	return i + 2 + utf8.RuneCountInString(rest[:n])
}

// foreignOperator reads one character that is none of expr's.
func (s *source) foreignOperator(at Span) {
	text := string(s.runes[at.From:at.To])
	if op := foreign[text]; op != "" {
		s.suggest(at, diag.ExprCharacter, instead(op), diag.Same(text))
		s.addMeaning(op, at)
		return
	}
	s.fault(at, diag.ExprCharacter, diag.Same(visible(s.runes[at.From])))
	s.broken = true
}

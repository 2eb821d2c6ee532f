package exprlang

import (
	"slices"
	"strings"
	"unicode"

	"github.com/fire321/fire321/rules/diag"
	"github.com/fire321/fire321/rules/logic"
)

// number reads digits with or without a point, and all characters directly
// after them.
func (s *source) number(i int) int {
	if day, end, ok := s.bareDate(i); ok {
		s.suggest(Span{i, end}, diag.ExprNumber, instead(`date("`+day+`")`), diag.Same(string(s.runes[i:end])))
		s.add(word, "asOf", i, end) // some date
		return end
	}
	end := s.run(i, isDigit)
	if s.at(end) == '.' && isDigit(s.at(end+1)) {
		end = s.run(end+1, isDigit)
	}
	clean := end
	if s.at(end) == '.' && s.at(end+1) != '.' {
		end++
	}
	end = s.run(end, func(r rune) bool {
		return isWord(r) || r > unicode.MaxASCII && !unicode.IsSpace(r) && foreign[string(r)] == "" && (unicode.IsLetter(r) || unicode.Is(unicode.So, r))
	})
	text := string(s.ascii[i:end])
	if end > clean || text[0] == '.' {
		digits, rest := text[:clean-i], text[clean-i:]
		s.suggest(Span{i, end}, diag.ExprNumber, numberHint(digits, rest), diag.Same(string(s.runes[i:end])))
		if isDecimal(withoutZeros(digits), maxDecimals) && rest != "" && !strings.ContainsAny(rest, "._0123456789") {
			s.faults[len(s.faults)-1].Measure = &Measure{Number: digits, Unit: rest}
		}
		text = "1"
	}
	if plain := withoutZeros(text); plain != text {
		if n := len(s.tokens); n > 1 && s.tokens[n-1].text == "," && s.tokens[n-1].span.To == i && s.tokens[n-2].kind == number {
			s.suggest(s.tokens[n-1].span, diag.ExprSyntax, thousandsHint, both("这里不该有 ,", ", cannot stand here"))
		} else {
			s.suggest(Span{i, end}, diag.ExprNumber, instead(plain), diag.Same(text))
		}
		text = plain
	}
	if _, decimals, _ := logic.ParseDecimal(text, 0); !isDecimal(text, decimals) {
		s.fault(Span{i, end}, diag.ExprLarge, diag.Same(text))
		text = "1" // otherwise expr's parser would report the end
	}
	s.add(number, text, i, end)
	return end
}

var thousandsHint = both("数里不写千分位逗号", "write numbers without thousands separators")

// withoutZeros is a number without leading zeros: some languages read 017 as
// fifteen.
func withoutZeros(text string) string {
	for len(text) > 1 && text[0] == '0' && isDigit(rune(text[1])) {
		text = text[1:]
	}
	return text
}

func isDecimal(text string, decimals int) bool {
	_, _, ok := logic.ParseDecimal(text, decimals)
	return ok
}

// numberHint says how to write digits that are followed directly by other text.
func numberHint(digits, rest string) diag.Text {
	all := strings.ReplaceAll(digits+rest, "_", "")
	switch {
	case strings.Trim(all, "0123456789") == "":
		return instead(all)
	case rest == "":
		return instead("0" + digits)
	case rest == ".":
		return instead(digits)
	case strings.ContainsAny(rest[:1], "._eE") || digits == "0":
		return both("例如 1200 或 2.5", "such as 1200 or 2.5")
	}
	return unitHint(digits)
}

func unitHint(n string) diag.Text {
	return both("单位写在事实里，这里只写 "+n, "the unit stands with the fact: write just "+n)
}

// bareDate finds a date without date("..."), which expr would read as a
// subtraction or a division.
func (s *source) bareDate(i int) (day string, end int, ok bool) {
	y := s.run(i, isDigit)
	m := s.run(y+1, isDigit)
	d := s.run(m+1, isDigit)
	sep := s.at(y)
	if y-i != 4 || sep != '-' && sep != '/' || s.at(m) != sep {
		return "", 0, false
	}
	month, date := string(s.ascii[y+1:m]), string(s.ascii[m+1:d])
	for _, n := range []*string{&month, &date} {
		if len(*n) == 1 {
			*n = "0" + *n
		}
		if len(*n) != 2 {
			return "", 0, false
		}
	}
	return string(s.ascii[i:y]) + "-" + month + "-" + date, d, true
}

// maxDecimals is more than any measured number has.
const maxDecimals = 6

// comparedWith finds the path that the number at a span is compared with.
func (s *source) comparedWith(at Span) string {
	i := slices.IndexFunc(s.tokens, func(t token) bool { return t.span.From == at.From })
	if i < 0 {
		return ""
	}
	first, last := i, i
	if s.tokens[i].kind == word { // the unit is a separate token
		first--
	}
	is := func(i int, ok func(token) bool) bool { return i >= 0 && i < len(s.tokens) && ok(s.tokens[i]) }
	comparison := func(t token) bool { return binaryOps[t.text].Compares() }
	name := func(t token) bool { return t.kind == word && !keyword[t.text] }
	dot := func(t token) bool { return t.text == "." }
	from, to := 0, 0
	switch {
	case is(first-1, comparison) && is(first-2, name):
		from, to = first-2, first-1
		for is(from-1, dot) && is(from-2, name) {
			from -= 2
		}
		if is(from-1, dot) {
			return "" // a field
		}
	case is(last+1, comparison) && is(last+2, name):
		from, to = last+2, last+3
		for is(to, dot) && is(to+1, name) {
			to += 2
		}
	}
	path := ""
	for _, t := range s.tokens[from:to] {
		path += t.text
	}
	return path
}

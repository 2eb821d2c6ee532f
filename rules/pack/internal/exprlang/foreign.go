package exprlang

import (
	"unicode"

	"github.com/fire321/fire321/rules/diag"
)

// keyword are the operators that are words, so they cannot be names.
var keyword = map[string]bool{"and": true, "or": true, "not": true, "in": true}

// synonym maps operators of other languages to ours.
var synonym = map[string]string{
	"&&": "and", "||": "or", "!": "not", "=": "==", "===": "==", "!==": "!=", "<>": "!=", "=<": "<=", "=>": ">=",
}

// foreign are Chinese characters and words that mean an operator. Full-width
// forms of ASCII are not included: see narrow.
var foreign = map[string]string{
	"≥": ">=", "≧": ">=", "⩾": ">=", "≤": "<=", "≦": "<=", "⩽": "<=", "≠": "!=", "×": "*",
	"且": "and", "并且": "and", "而且": "and", "和": "and", "与": "and",
	"或": "or", "或者": "or", "非": "not", "不是": "not",
	"大于": ">", "超过": ">", "小于": "<", "少于": "<", "等于": "==", "不等于": "!=",
	"大于等于": ">=", "不小于": ">=", "不少于": ">=", "小于等于": "<=", "不大于": "<=", "不超过": "<=",
}

const longestForeign = 4 // characters

// narrow returns the ASCII character that a full-width or typographic character
// was meant to be, or the character itself.
func narrow(r rune) rune {
	if 0xFF01 <= r && r <= 0xFF5E {
		return r - 0xFEE0
	}
	switch r {
	case '“', '”', '„', '「', '」':
		return '"'
	case '‘', '’':
		return '\''
	case '、':
		return ','
	case '【', '〔':
		return '['
	case '】', '〕':
		return ']'
	case '。':
		return '.'
	case '−', '–', '—':
		return '-'
	case '÷':
		return '/'
	}
	return r
}

// visible names a character, even an invisible one.
func visible(r rune) string {
	code := "U+" + hex4(r)
	if unicode.IsGraphic(r) && r != unicode.ReplacementChar {
		return string(r) + " (" + code + ")"
	}
	return code
}

func hex4(r rune) string {
	const digits = "0123456789ABCDEF"
	s := ""
	for ; r > 0 || len(s) < 4; r >>= 4 {
		s = string(digits[r&15]) + s
	}
	return s
}

// refusal says why the language lacks something, and the way out.
type refusal struct {
	name diag.Text
	way  diag.Text
	// parses: expr's tree around it has the form of a rule, so the rest can be
	// checked.
	parses bool
}

var (
	textHint  = both("文字只打印，不参与判断；选项用 == 或 in [\"a\", \"b\"]", `texts are printed, not judged; for options write == or in ["a", "b"]`)
	condHint  = both("写成 条件 ? 甲 : 乙", "write condition ? a : b")
	splitOff  = both("把中间结果写成 derive 的事实", "make the intermediate result a derived fact")
	fieldHint = both("记录的栏目写成 .栏目，例如 all(drills, .people >= 10)", "write .field for a field of the record: all(drills, .people >= 10)")
	product   = both("把相乘写出来", "write the multiplication out")
)

// refused are the operators and words of expr that the rule language lacks.
var refused = map[string]refusal{
	"/":  {both("除法 /", "division /"), both("两边都乘过去，例如 bad * 100 > all * 50", "multiply both sides instead: bad * 100 > all * 50"), true},
	"%":  {both("取余或百分号 %", "remainder or percent sign %"), both("百分数只写数字，百分号写在事实的单位里", "write just the number: percent is the unit of the fact"), true},
	"**": {both("乘方 **", "power **"), product, true},
	"^":  {both("乘方 ^", "power ^"), product, true},
	"??": {both("缺省值 ??", "default ??"), both("没有回答不等于有个缺省答案；去掉 ??", "an open fact has no default: leave out ??"), true},
	"?.": {both("可选链 ?.", "optional chaining ?."), both("写成 . ；如果是 条件 ? .栏目 : 值，? 后面加空格", "write . ; in condition ? .field : value put a space behind ?"), false},
	"?:": {both("省略的条件式 ?:", "short conditional ?:"), condHint, false},
	"..": {both("区间 ..", "range .."), both("写成 a >= 1 and a <= 5", "write a >= 1 and a <= 5"), false},
	"|":  {both("管道 |", "pipe |"), both("写成函数，例如 count(drills, .ok)；“或”写 or", "write the function: count(drills, .ok); for alternatives write or"), false},
	"&":  {both("&", "&"), instead("and"), false},
	";":  {both("分号 ;", "semicolon ;"), both("一个表达式只有一个值；几个条件用 and 连", "an expression has one value; join conditions with and"), false},
	"#":  {both("井号 #", "number sign #"), fieldHint, false},
	"{":  {both("花括号 {", "brace {"), both("谓词直接写在逗号后面，不用花括号", "write the predicate behind the comma, without braces"), false},
	"}":  {both("花括号 }", "brace }"), diag.Text{}, false},
	"::": {both("::", "::"), diag.Text{}, false},

	"let":        {both("变量 let", "variable let"), splitOff, false},
	"if":         {both("if 语句", "if statement"), condHint, false},
	"else":       {both("else", "else"), diag.Text{}, false},
	"matches":    {both("文字匹配 matches", "text operator matches"), textHint, true},
	"contains":   {both("文字包含 contains", "text operator contains"), both("多选用 has(事实, \"选项\")", `for a set write has(fact, "option")`), true},
	"startsWith": {both("文字比较 startsWith", "text operator startsWith"), textHint, true},
	"endsWith":   {both("文字比较 endsWith", "text operator endsWith"), textHint, true},
}

// refuse reports something that the language lacks. If it has the form of an
// operator, scanning goes on.
func (s *source) refuse(r refusal, text string, at Span) {
	if s.broken && r.way.IsZero() {
		return // it belongs to a token refused before: } to {, else to if
	}
	s.suggest(at, diag.ExprRefused, r.way, r.name)
	if !r.parses {
		s.broken = true
		return
	}
	k := operator
	if isWord(rune(text[0])) {
		k = word
	}
	s.tokens = append(s.tokens, token{kind: k, text: text, span: at})
}

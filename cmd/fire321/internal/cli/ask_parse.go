package cli

import (
	"errors"
	"strconv"
	"strings"

	"golang.org/x/text/width"

	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/logic"
)

// errForm says that a line cannot be parsed as an answer at all.
var errForm = errors.New("not an answer")

// parseAnswer parses a line as an answer to a fact that is not a list: the
// number of an option, or what a person would write. It also reads full-width
// characters and Chinese numerals. assess checks whether the value is valid for
// the fact.
func parseAnswer(f *rules.Fact, line string, today logic.Date) (any, error) {
	line = strings.TrimSpace(line)
	plain := strings.ToLower(strings.TrimSpace(width.Narrow.String(line)))
	for n, named := range f.Named {
		if plain == letter(n) || line == named.Text.ZH || strings.EqualFold(line, named.Text.EN) {
			if f.Type.Kind == logic.DateKind {
				return logic.Date(named.Value), nil
			}
			return number(logic.FormatDecimal(named.Value, f.Type.Decimals)), nil
		}
	}
	switch f.Type.Kind {
	case logic.Bool:
		return parseBool(f, line, plain)
	case logic.Number:
		return parseNumber(f, plain)
	case logic.DateKind:
		return parseDay(plain, today)
	case logic.Enum:
		return parseOption(f, line, plain)
	case logic.Set:
		return parseSet(f, line, plain)
	}
	return line, nil
}

// number is a decimal with its digits as written, which assess reads as a
// number.
func number(digits string) any {
	if n, err := strconv.ParseInt(digits, 10, 64); err == nil {
		return n
	}
	x, err := strconv.ParseFloat(digits, 64)
	if err != nil {
		return digits
	}
	return x
}

func parseBool(f *rules.Fact, line, plain string) (any, error) {
	switch plain {
	case "1", "y", "yes", "true", "是", "对", "有", "能":
		return true, nil
	case "2", "n", "no", "false", "否", "不", "不是", "没有", "不能":
		return false, nil
	}
	for _, t := range []string{yes(f).ZH, yes(f).EN} {
		if strings.EqualFold(line, t) {
			return true, nil
		}
	}
	for _, t := range []string{no(f).ZH, no(f).EN} {
		if strings.EqualFold(line, t) {
			return false, nil
		}
	}
	return nil, errForm
}

// parseNumber parses a number and drops the unit after it.
func parseNumber(f *rules.Fact, plain string) (any, error) {
	u := rules.UnitText(f.Type.Unit)
	called := []string{u.ZH, strings.ToLower(u.EN), f.Type.Unit, "个"}
	if f.Type.Unit == "m2" {
		called = append(called, "㎡", "平米", "平方", "平") // as people say and type it
	}
	for _, unit := range called {
		if unit != "" {
			plain = strings.TrimSpace(strings.TrimSuffix(plain, unit))
		}
	}
	plain = strings.ReplaceAll(plain, ",", "")
	if n, ok := chineseNumber(plain); ok {
		return n, nil
	}
	if _, _, ok := logic.ParseDecimal(plain, 0); !ok {
		return nil, errForm
	}
	return number(plain), nil
}

// chineseNumber reads 二, 十五, 一百二十, 两千, up to 9999.
func chineseNumber(s string) (int64, bool) {
	digits := map[rune]int64{'零': 0, '〇': 0, '一': 1, '二': 2, '两': 2, '三': 3, '四': 4, '五': 5, '六': 6, '七': 7, '八': 8, '九': 9}
	places := map[rune]int64{'十': 10, '百': 100, '千': 1000}
	var sum, digit int64
	digit = -1
	last := int64(10000)
	for _, r := range s {
		if d, ok := digits[r]; ok {
			if digit > 0 {
				return 0, false
			}
			digit = d
			continue
		}
		p, ok := places[r]
		if !ok || p >= last {
			return 0, false
		}
		if digit < 0 {
			digit = 1 // 十五
		}
		sum, digit, last = sum+digit*p, -1, p
	}
	return sum + max(digit, 0), s != ""
}

// parseDay reads 2026-11-24, 2026/11/24, 2026年11月24日, months in the same
// forms, and the word today.
func parseDay(plain string, today logic.Date) (any, error) {
	switch plain {
	case "今天", "today":
		return today, nil
	case "昨天", "yesterday":
		return today - 1, nil
	}
	s := strings.NewReplacer("年", "-", "月", "-", "日", "", "/", "-", ".", "-", " ", "").Replace(plain)
	parts := strings.Split(strings.TrimSuffix(s, "-"), "-")
	if len(parts) < 2 || len(parts) > 3 || len(parts[0]) != 4 {
		return nil, errForm
	}
	for i := range parts[1:] {
		if len(parts[i+1]) == 1 {
			parts[i+1] = "0" + parts[i+1]
		}
	}
	s = strings.Join(parts, "-")
	if _, ok := logic.ParseDate(s); ok {
		return s, nil
	}
	if _, _, ok := logic.ParseMonth(s); ok {
		return s, nil
	}
	return nil, errForm
}

func parseOption(f *rules.Fact, line, plain string) (any, error) {
	for n, o := range f.Options {
		if plain == strconv.Itoa(n+1) || line == o.Text.ZH || strings.EqualFold(line, o.Text.EN) || plain == o.ID {
			return o.ID, nil
		}
	}
	return nil, errForm
}

// parseSet reads numbers of options, separated by spaces or commas; a + at the
// end says that there may be more.
func parseSet(f *rules.Fact, line, plain string) (any, error) {
	plain, more := strings.CutSuffix(plain, "+")
	words := strings.FieldsFunc(plain, func(r rune) bool { return strings.ContainsRune(" ,，､、;；", r) })
	ids := []any{}
	if len(words) != 1 || words[0] != "0" {
		for _, w := range words {
			id, err := parseOption(f, w, w)
			if err != nil {
				return nil, err
			}
			ids = append(ids, id)
		}
		if len(ids) == 0 {
			return nil, errForm
		}
	}
	if more {
		return map[string]any{"value": ids, "more": true}, nil
	}
	return ids, nil
}

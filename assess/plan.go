package assess

import (
	"slices"
	"unicode"
)

// Plan is how one hazard is being mended: who, how, by when, and what guards
// until then. For a duty of others the measure is what this unit did, such as
// whom it told and when, and how it guards itself meanwhile. All fields may be
// empty.
type Plan struct {
	Measure, Person, Department string
	By                          Date
	Money, Guard                string
}

// Missing lists what a plan lacks to stand in a letter of that day that holds
// through last: "measure", "person", "guard", "by". Words that say nothing
// (blanks, marks, 无, n/a) are missing, and so is a day before the letter's or
// after its last: 0 is no last day.
func (q Plan) Missing(at, last Date) []string {
	var list []string
	for _, one := range [...]struct {
		name, words string
	}{{"measure", q.Measure}, {"person", q.Person}, {"guard", q.Guard}} {
		if !says(one.words) {
			list = append(list, one.name)
		}
	}
	if q.By < at || q.By.IsZero() || !last.IsZero() && q.By > last {
		list = append(list, "by")
	}
	return list
}

// sayNothing are words that fill a field and say nothing, in lower case and
// without blanks and marks.
var sayNothing = []string{
	"无", "没", "没有", "暂无", "暂时没有", "无措施", "没有措施", "不", "否", "不用", "不需要", "无需", "不必", "同上", "略", "有",
	"未定", "待定", "待补", "再说", "不知道", "不清楚", "不详", "某人", "测试",
	"no", "none", "nil", "null", "na", "nothing", "notneeded", "notnecessary", "same", "yes", "ok", "tbd", "todo", "unknown", "notsure", "nobody", "somebody", "someone", "test", "xx", "xxx",
}

// says reports whether a person's words say something: two different letters,
// or one of a script that writes words with one, and not only "none".
func says(words string) bool {
	var letters []rune
	for _, r := range words {
		if (unicode.IsLetter(r) || unicode.IsDigit(r)) && !blankLetter(r) {
			letters = append(letters, unicode.ToLower(r))
		}
	}
	if slices.Contains(sayNothing, string(letters)) {
		return false
	}
	for i, r := range letters {
		if unicode.IsLetter(r) && (r >= 0x2E80 || slices.ContainsFunc(letters[:i], func(o rune) bool { return o != r && unicode.IsLetter(o) })) {
			return true
		}
	}
	return false
}

// blankLetter: Unicode counts the fillers of Hangul as letters; they are blank.
func blankLetter(r rune) bool {
	return r == 0x115F || r == 0x1160 || r == 0x3164 || r == 0xFFA0
}

package assess

import "slices"

// Plan is how one hazard is being mended: who, how, by when, and what protects
// people until then. For a duty of others the measure is what this unit did,
// such as whom it informed and when, and how it protects itself until then. All
// fields may be empty.
type Plan struct {
	Measure, Person, Department string
	By                          Date
	Money, Guard                string
}

// PlanDays is the limit, in days after the answers, for the end of a plan if
// the remedy names no term.
const PlanDays = 30

// Missing lists what a plan lacks for a letter of the day at: "measure",
// "person", "guard", "by". Words without meaning (blanks, marks, 无, 以后再说) count
// as missing, and so does a day before at, or later than last.
func (q Plan) Missing(at, last Date) []string {
	var list []string
	for _, one := range [...]struct {
		name, words string
		letters     int
	}{{"measure", q.Measure, 2}, {"person", q.Person, 1}, {"guard", q.Guard, 2}} {
		if !says(one.words, one.letters) {
			list = append(list, one.name)
		}
	}
	if q.By < at || q.By.IsZero() || q.By > last {
		list = append(list, "by")
	}
	return list
}

// sayNothing are words that fill a field but mean nothing, in lower case and
// without blanks and marks.
var sayNothing = []string{
	"无", "没", "没有", "暂无", "暂时没有", "无措施", "没有措施", "不", "否", "不用", "不需要", "无需", "不必", "同上", "略", "有",
	"不改", "暂不改", "不整改", "暂不整改", "先不改", "没钱", "没办法", "没必要", "以后再说", "以后再说吧", "再说吧", "随他去", "随便", "看情况", "没事", "没问题", "正常",
	"房东的事", "不关我事", "不归我管", "大家小心", "注意安全", "小心", "注意", "加强管理", "加强", "尽快", "尽快整改", "整改", "已整改", "嗯", "好", "好的", "行", "可以",
	"未定", "待定", "待补", "再说", "不知道", "不清楚", "不详", "某人", "测试",
	"no", "none", "nil", "null", "na", "nothing", "notneeded", "notnecessary", "same", "yes", "ok", "tbd", "todo", "unknown", "notsure", "nobody", "somebody", "someone", "test", "xx", "xxx", "asdf", "qwer", "abc", "idk", "later", "dontknow", "dontcare", "nothere", "becareful", "careful", "asap", "нет", "なし", "없음", "không", "khong",
}

// says reports whether a person's words have a meaning: two different letters,
// or at least n in a script that needs few characters, and not only "none".
func says(words string, n int) bool {
	var letters []rune
	for _, r := range words {
		if isLetter(r) || r >= '0' && r <= '9' {
			if r >= 'A' && r <= 'Z' {
				r += 'a' - 'A'
			}
			letters = append(letters, r)
		}
	}
	if slices.Contains(sayNothing, string(letters)) {
		return false
	}
	for i, r := range letters {
		if isLetter(r) && (r >= 0x2E80 && n <= 1 || slices.ContainsFunc(letters[:i], func(o rune) bool { return o != r && isLetter(o) })) {
			return true
		}
	}
	return false
}

// isLetter tells letters from blanks, marks and signs, by the blocks of
// Unicode: the letter tables of package unicode would be larger in the browser
// than everything else here. Doubtful cases, such as a rare sign among letters,
// count as letters.
func isLetter(r rune) bool {
	switch {
	case r < 0x80:
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z'
	case r < 0xC0, r == 0xD7, r == 0xF7, // signs of Latin-1
		r >= 0x2000 && r < 0x2C00,                            // punctuation, arrows, figures
		r >= 0x2E00 && r < 0x2E80,                            // more punctuation
		r >= 0x3000 && r < 0x3005, r >= 0x3008 && r < 0x3021, // blanks and marks of Chinese
		r == 0x115F, r == 0x1160, r == 0x3164, r == 0xFFA0, // fillers, which are blank
		r == 0x2800, r == 0x180E, r == 0x034F, r == 0x061C,
		r >= 0xD800 && r < 0xF900,                            // surrogates, private use
		r >= 0xFE00 && r < 0xFE70, r >= 0xFEFF && r < 0xFF10, // forms of marks, full-width marks
		r >= 0xFF10 && r < 0xFF21, r >= 0xFF3B && r < 0xFF41, r >= 0xFF5B && r < 0xFF66, r >= 0xFFE0 && r <= 0xFFFF,
		r >= 0x1F000 && r < 0x20000, r >= 0xE0000: // pictures, tags
		return false
	}
	return true
}

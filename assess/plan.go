package assess

import "slices"

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
		if isLetter(r) && (r >= 0x2E80 || slices.ContainsFunc(letters[:i], func(o rune) bool { return o != r && isLetter(o) })) {
			return true
		}
	}
	return false
}

// isLetter tells letters from blanks, marks and signs, by the blocks of
// Unicode: its tables of letters would weigh more in the browser than all else
// here. In doubt, such as for a rare sign among letters, it is a letter.
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

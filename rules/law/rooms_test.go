package law_test

import (
	"slices"
	"strings"
	"testing"
)

// rooms are words for what only some kinds of place have.
var rooms = map[string][]string{
	"病房": {"hospital", "elderly-care", "clinic"}, "床头卡": {"hospital", "elderly-care"}, "客房": {"hotel", "homestay"},
	"脚手架": {"construction"}, "香烛": {"religious", "heritage"}, "中庭": {"mall", "complex", "market", "transport", "underground"},
}

// TestHintsAreOfTheKindThatIsAsked: no hint of the first round names rooms that
// the kinds of that round have not, but where it says what does not count; and
// what nobody has looked at, which every kind is told, names none at all.
func TestHintsAreOfTheKindThatIsAsked(t *testing.T) {
	for _, id := range []string{"cn/national/unit", "cn/jiangsu/unit", "cn/jiangsu/xinghua/unit"} {
		b := load(t, id).Bundle()
		for word, kinds := range rooms {
			for _, f := range b.Findings {
				if strings.Contains(f.Title.ZH, word) {
					t.Errorf("%s: everybody is told of %s as not looked at", id, f.Title.ZH)
				}
			}
			for _, r := range b.Rounds {
				if !slices.ContainsFunc(r.Kinds, func(k string) bool { return !slices.Contains(kinds, k) }) && len(r.Kinds) > 0 {
					continue
				}
				for _, fact := range append(slices.Clone(r.Ask), r.Instead...) {
					f := b.Fact(fact)
					for _, said := range strings.FieldsFunc(f.Help.ZH+"。"+f.WhereToLook.ZH, func(c rune) bool { return c == '。' || c == '；' }) {
						if strings.Contains(said, word) && !strings.Contains(said, "不算") {
							t.Errorf("%s: %v are asked %s with the hint %s", id, r.Kinds, fact, said)
						}
					}
				}
			}
		}
	}
}

package assess

import (
	"strconv"
	"strings"

	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/logic"
)

// Said returns a fact's question and its answer in words; "not sure" and "not
// answered" are answers too. It returns the zero Said for a fact that is never
// asked.
func (p *Program) Said(a Answers, fact string) Said {
	f := p.bundle.Fact(fact)
	if f == nil || f.Derive != nil {
		return Said{}
	}
	return Said{Fact: f.ID, Question: f.Label(), Answer: p.said(f, a)}
}

// saidAll is the answers to the facts of those slots; nil for none.
func (p *Program) saidAll(a Answers, slots []int) []Said {
	var list []Said
	for _, slot := range slots {
		list = append(list, p.Said(a, p.asked[slot].ID))
	}
	return list
}

// said is an answer in the words that a person would use.
func (p *Program) said(f *rules.Fact, a Answers) Text {
	v, ok := p.answerTo(f, a)
	switch {
	case !ok:
		return Text{ZH: "没有回答", EN: "not answered"}
	case v.notSure:
		return Text{ZH: "不清楚", EN: "not sure"}
	}
	t := words(f, v)
	if v.stale(f, p.at(a), p.asOf(a)) {
		t.ZH += "（过期，要重新看）"
		t.EN += " (out of date, look again)"
	}
	return t
}

func words(f *rules.Fact, v answer) Text {
	switch f.Type.Kind {
	case logic.Bool:
		if v.value.Is() {
			return or(f.Affirm, Text{ZH: "是", EN: "Yes"})
		}
		return or(f.Deny, Text{ZH: "否", EN: "No"})
	case logic.Number:
		return NumberText(f, v.value.Lo)
	case logic.DateKind:
		for _, n := range f.Named {
			if v.value.Lo == n.Value && v.value.Hi == n.Value {
				return n.Text
			}
		}
		if v.value.Lo != v.value.Hi {
			return monthText(v.json.Text)
		}
		return DateText(Date(v.value.Lo))
	case logic.Enum:
		return optionText(f, v.json.Text)
	case logic.Set:
		var zh, en []string
		for _, item := range v.json.Items {
			t := optionText(f, item.Text)
			zh, en = append(zh, t.ZH), append(en, t.EN)
		}
		t := Text{ZH: strings.Join(zh, "、"), EN: strings.Join(en, ", ")}
		if len(zh) == 0 {
			t = Text{ZH: "以上都没有", EN: "none of these"}
		}
		return atLeast(t, v.more)
	case logic.List:
		n := strconv.Itoa(len(v.json.Items))
		t := Text{ZH: n + "条记录", EN: n + " records"}
		if n == "1" {
			t.EN = "1 record"
		}
		return atLeast(t, v.more)
	}
	return Text{ZH: v.json.Text, EN: v.json.Text}
}

func atLeast(t Text, more bool) Text {
	if more {
		return Text{ZH: "至少" + t.ZH, EN: "at least " + t.EN}
	}
	return t
}

func or(t, other Text) Text {
	if t.IsZero() {
		return other
	}
	return t
}

func optionText(f *rules.Fact, id string) Text {
	for _, o := range f.Options {
		if o.ID == id {
			return o.Text
		}
	}
	return Text{ZH: id, EN: id}
}

// NumberText is a number of the fact in words: its name if it has one, else its
// digits, without meaningless zeros, and its unit.
func NumberText(f *rules.Fact, n int64) Text {
	for _, named := range f.Named {
		if named.Value == n {
			return named.Text
		}
	}
	digits := logic.FormatDecimal(n, f.Type.Decimals)
	if f.Type.Decimals > 0 {
		digits = strings.TrimRight(strings.TrimRight(digits, "0"), ".")
	}
	unit := rules.UnitText(f.Type.Unit)
	t := Text{ZH: digits + unit.ZH, EN: digits}
	if unit.EN != "" {
		t.EN += " " + unit.EN
	}
	return t
}

// DateText is a day as each language writes it: 2026年11月24日, 24 Nov 2026.
func DateText(d Date) Text {
	y, m, day := d.Civil()
	return Text{
		ZH: strconv.Itoa(y) + "年" + strconv.Itoa(m) + "月" + strconv.Itoa(day) + "日",
		EN: strconv.Itoa(day) + " " + monthNames[m-1] + " " + strconv.Itoa(y),
	}
}

var monthNames = [...]string{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"}

func monthText(month string) Text {
	first, _, ok := logic.ParseMonth(month)
	if !ok {
		return Text{ZH: month, EN: month}
	}
	y, m, _ := first.Civil()
	return Text{ZH: strconv.Itoa(y) + "年" + strconv.Itoa(m) + "月（哪天不记得）", EN: monthNames[m-1] + " " + strconv.Itoa(y) + ", day not known"}
}

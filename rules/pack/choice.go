package pack

import (
	"strings"

	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/diag"
	"github.com/fire321/fire321/rules/pack/internal/yamlnode"
)

// choice reads one of the words.
func (r *reader) choice(n *yamlnode.Node, of []string) string {
	s := r.word(n)
	if s == "" || contains(of, s) {
		return s
	}
	if r.wide(n) {
		return ""
	}
	d := r.spot(n).faultText(diag.ValueUnknown, n.Words(), listed(of, meaning))
	r.add(meant(d, s, of, meaning))
	return ""
}

// listed lists the valid words; in Chinese each with its meaning.
func listed(of []string, meaning func(string) string) diag.Text {
	t := diag.Text{EN: strings.Join(of, ", ")}
	for i, word := range of {
		if i > 0 {
			t.ZH += ", "
		}
		t.ZH += word
		if m := meaning(word); m != "" {
			t.ZH += "（" + m + "）"
		}
	}
	return t
}

// meant suggests the word whose meaning was typed, else the nearest word.
func meant(d diag.Diagnostic, got string, of []string, meaning func(string) string) diag.Diagnostic {
	for _, word := range of {
		if meaning(word) == got || unitNames[got] == word {
			d.Suggest = diag.Text{ZH: "“" + got + "”写成 " + word, EN: "write " + word}
			return d
		}
	}
	return d.DidYouMean(got, of)
}

// options gives the meaning of each value of an enum or set, in the words of
// the question.
func options(f *rules.Fact) func(string) string {
	return func(word string) string {
		if i := f.Type.Index(word); i >= 0 && i < len(f.Options) {
			return f.Options[i].Text.ZH
		}
		return ""
	}
}

// meaning is a word of the files in Chinese, or "" if it needs no translation.
func meaning(word string) string {
	for _, s := range rules.Severities() {
		if string(s) == word {
			return s.Text().ZH
		}
	}
	for _, f := range rules.Forces() {
		if string(f) == word {
			return f.Text().ZH
		}
	}
	if m := meanings[word]; m != "" {
		return m
	}
	return rules.PillarText(word).ZH + rules.UnitText(word).ZH
}

var meanings = map[string]string{
	"pack": "规则包", "module": "模块",
	"bool": "是非", "number": "数", "date": "日期", "enum": "单选", "set": "多选", "list": "记录", "text": "文字",
	"official": "原文", "copy": "转载",
	"owner": "产权人", "operator": "经营人", "property-manager": "物业", "contractor": "施工方", "service-body": "技术服务机构",
	"responsible": "责任人", "manager": "管理人", "staff": "员工",
	"advice": "只作提示", "approved-before": "此前批准的",
	"pass": "合格", "fail": "不合格", "not-applicable": "不适用", "absent": "还没有或已经没有",
	"counts": "算数", "letter": "承诺书", "unverified": "条文未核对",
	"portrait": "竖", "landscape": "横", "poster": "海报", "table": "表格",
	"strong": "加粗", "small": "小字", "mono": "等宽", "narrow": "窄", "medium": "中", "fit": "随内容", "sign": "签名",
	"sentence": "句", "phrase": "，", "clause": "；", "gap": "空格",
}

package doc

import (
	"strings"

	"github.com/fire321/fire321/rules"
)

// Texts that every writer adds itself, in both languages, and joining words.
// All other text is in the document.
var (
	Sample = rules.Text{ZH: "样张，内容都是示例", EN: "Sample: everything in it is made up"}
	Check  = rules.Text{ZH: "校验码", EN: "Check"}
	Comma  = rules.Text{ZH: "，", EN: ", "}
	Colon  = rules.Text{ZH: "：", EN: ": "}
	Gap    = rules.Text{ZH: "　", EN: "  "}

	pageOf = rules.Text{ZH: "第 {0} 页，共 {1} 页", EN: "Page {0} of {1}"}
)

// How many duties have each result, in words.
var (
	met       = rules.Text{ZH: "合格", EN: "met"}
	notKnown  = rules.Text{ZH: "没查清", EN: "not known"}
	countOf   = rules.Text{ZH: "{0}{1}", EN: "{0} {1}"}
	noneApply = rules.Text{ZH: "没有适用的要求", EN: "no duty applies"}
)

// PageOf is the text before, between and after the number of a page and the
// number of all pages.
func PageOf(lang string) (before, between, after string) {
	before, after, _ = strings.Cut(pageOf.In(lang), "{0}")
	between, after, _ = strings.Cut(after, "{1}")
	return before, between, after
}

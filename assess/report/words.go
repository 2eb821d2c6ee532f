package report

// The words of the writers, and what joins words, in both languages. All else
// that documents say stands in them. {0}, {1} … are filled in by say.
var (
	sample        = Text{ZH: "样张，内容都是示例", EN: "Sample: everything in it is made up"}
	sampleShort   = Text{ZH: "样张", EN: "Sample"}
	sectionNumber = Text{ZH: "{0}、", EN: "{0}. "}
	comma         = Text{ZH: "，", EN: ", "}
	colon         = Text{ZH: "：", EN: ": "}
	listComma     = Text{ZH: "、", EN: ", "}
	gap           = Text{ZH: "　", EN: "  "}
	or            = Text{ZH: "或", EN: " or "}
	to            = Text{ZH: "～", EN: "–"}
	countOf       = Text{ZH: "{0}{1}", EN: "{0} {1}"}
	noneApply     = Text{ZH: "没有适用的要求", EN: "no duty applies"}
	footPack      = Text{ZH: "规则包{0} {1}", EN: "Pack {0} {1}"}
	footCheck     = Text{ZH: "校验码", EN: "Check"}
	tickedWord    = Text{ZH: "已勾选", EN: "ticked"}
	untickedWord  = Text{ZH: "未勾选", EN: "not ticked"}
	pageOf        = Text{ZH: "第 {0} 页，共 {1} 页", EN: "Page {0} of {1}"}
	metWord       = Text{ZH: "合格", EN: "met"}
	openWord      = Text{ZH: "没查清", EN: "not known"}
)

package report

import "github.com/fire321/fire321/assess"

// phrase is words in Chinese and English.
type phrase = assess.Text

// Joining words, in both languages, and the foot. All other text of documents
// is in the documents. say fills in {0}, {1} ….
var (
	sectionNumber = phrase{ZH: "{0}、", EN: "{0}. "}
	listComma     = phrase{ZH: "、", EN: ", "}
	or            = phrase{ZH: "或", EN: " or "}
	to            = phrase{ZH: "～", EN: "–"}
	footPack      = phrase{ZH: "规则包{0} {1}", EN: "Pack {0} {1}"}
)

package write

import "github.com/fire321/fire321/rules"

// The texts of the writers, in both languages. Texts that the writer of Word
// files also uses are in package doc.
var (
	sampleShort  = rules.Text{ZH: "样张", EN: "Sample"}
	tickedWord   = rules.Text{ZH: "已勾选", EN: "ticked"}
	untickedWord = rules.Text{ZH: "未勾选", EN: "not ticked"}
	blank        = rules.Text{ZH: "＿＿＿＿＿＿＿＿", EN: "________________"}
	dash         = rules.Text{ZH: "—", EN: "—"}
)

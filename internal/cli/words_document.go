package cli

// What documents are asked for with.
var (
	flagFormats  = words("输出文字、JSON 或文书（html、markdown、csv）", "print text, JSON, or a document (html, markdown, csv)")
	flagDocument = words("规则包里的哪种文书：report 自主评估报告、hazards 问题隐患清单、rectify 整改责任清单、notice 公示牌、letter 承诺书，或者别的；不写就是报告，csv 是隐患清单", "which document of the pack: report, hazards, rectify, notice, letter or another; else the report, or for csv the hazards")
	wantFormats  = words("text、json、html、markdown 或 csv", "text, json, html, markdown or csv")
	wantDocument = words("规则包里一种文书的名称", "the name of a document of the pack")
	wantPaper    = words("文书的格式：html、markdown 或 csv", "the format of a document: html, markdown or csv")
)

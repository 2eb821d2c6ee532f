package cli

// What documents are asked for with.
var (
	flagFormats  = words("输出文字、JSON 或文书（html、markdown、csv）", "print text, JSON, or a document (html, markdown, csv)")
	flagDocument = words("哪种文书：自主评估报告、问题隐患清单、整改责任清单、公示牌、承诺书；不写，屏幕上是自查结果，html 和 markdown 是报告，csv 是隐患清单", "which document: self-assessment report, hazards, rectification list, notice, commitment letter; else the result on the screen, as html and markdown the report, as csv the hazards")
	wantFormats  = words("text、json、html、markdown 或 csv", "text, json, html, markdown or csv")
	wantDocument = words("report、hazards、rectify、notice 或 letter", "report, hazards, rectify, notice or letter")
	wantPaper    = words("文书的格式：text、html、markdown 或 csv", "the format of a document: text, html, markdown or csv")
	wantList     = words("有表格的文书：hazards 或 rectify", "a document that is a list: hazards or rectify")
)

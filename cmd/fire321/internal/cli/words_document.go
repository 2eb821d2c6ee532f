package cli

// Texts for documents.
var (
	flagFormats  = words("输出文字、JSON、文书（html、markdown、csv、docx），或能交给别的设备的码（code）", "print text, JSON, a document (html, markdown, csv, docx), or codes for another device (code)")
	flagDocument = words("规则包里的哪种文书：report 自主评估报告、hazards 问题隐患清单、rectify 整改责任清单、notice 公示牌、letter 承诺书，或者别的；不写，屏幕上是自查结果，html、markdown、docx 是报告，csv 是隐患清单", "which document of the pack: report, hazards, rectify, notice, letter or another; else the result on the screen, as html, markdown and docx the report, as csv the hazards")
	flagLaw      = words("屏幕上的结果写全：每项的依据、理由、最少改什么，没判的规定，怎么更进一步", "the result on the screen in full: the law of each hazard, reasons, the least change, what is not judged, how to get further")
	lawNote      = words("每项的依据、理由和其余的：fire321 assess --law {0}", "The law of each, reasons and the rest: fire321 assess --law {0}")
	wantFormats  = words("text、json、html、markdown、csv、docx 或 code", "text, json, html, markdown, csv, docx or code")
	wantDocument = words("规则包里一种文书的名称", "the name of a document of the pack")
	wantPaper    = words("文书的格式：text、html、markdown、csv 或 docx", "the format of a document: text, html, markdown, csv or docx")
	wantPapers   = words("规则包里有的文书，这个包没有：写在 documents/ 里，或者用 extends 继承 cn/national/unit", "a document of the pack, and this one has none: write it in documents/, or extend cn/national/unit")
	flagTemplate = words("主管部门给的 Word 模板，{{unit.name}} 这样的空照填；填好的写到 -o", "a Word template that an authority gives, whose holes such as {{unit.name}} are filled; the result goes to -o")

	newDocumentNext  = words("改它的字，再运行：", "Change its words, then run:")
	wantDocumentPath = words("规则包/documents/名称.yaml，规则包的文件夹已经有了", "PACK/documents/NAME.yaml, in a pack that is there")

	documentWritten = words("写好了：{0}", "written: {0}")
)

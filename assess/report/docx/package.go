package docx

import (
	"strconv"
	"strings"

	"github.com/fire321/fire321/assess/report/internal/doc"
)

// The parts of the file that are the same for every document, or nearly.

const drawing = ` xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"` +
	` xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"`

const contentTypes = xmlHead + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
	`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>` +
	`<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>` +
	`<Override PartName="/word/document.xml" ContentType="` + word + `document.main+xml"/><Override PartName="/word/styles.xml" ContentType="` + word + `styles+xml"/>` +
	`<Override PartName="/word/settings.xml" ContentType="` + word + `settings+xml"/><Override PartName="/word/numbering.xml" ContentType="` + word + `numbering+xml"/>` +
	`<Override PartName="/word/footer1.xml" ContentType="` + word + `footer+xml"/></Types>`

const word = "application/vnd.openxmlformats-officedocument.wordprocessingml."

const relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

const packageRelations = xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
	`<Relationship Id="r1" Type="` + relation + `officeDocument" Target="word/document.xml"/>` +
	`<Relationship Id="r2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`

func (w *writer) relations() string {
	var b strings.Builder
	b.WriteString(xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`)
	for _, one := range [][2]string{{"styles", "rStyles"}, {"settings", "rSettings"}, {"numbering", "rNumbering"}} {
		b.WriteString(`<Relationship Id="` + one[1] + `" Type="` + relation + one[0] + `" Target="` + one[0] + `.xml"/>`)
	}
	b.WriteString(`<Relationship Id="rFoot" Type="` + relation + `footer" Target="footer1.xml"/>`)
	for i := range w.images {
		n := strconv.Itoa(i + 1)
		b.WriteString(`<Relationship Id="rImage` + n + `" Type="` + relation + `image" Target="media/image` + n + `.png"/>`)
	}
	b.WriteString(`</Relationships>`)
	return b.String()
}

// core names the document. It has no day and no author, so that equal input
// gives equal bytes.
func core(d doc.Document) string {
	return xmlHead + `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>` +
		escape(doc.Words{{Text: d.Title}}.String()) + `</dc:title></cp:coreProperties>`
}

const settings = xmlHead + `<w:settings ` + space + `><w:zoom w:percent="100"/><w:defaultTabStop w:val="420"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>`

const numbering = xmlHead + `<w:numbering ` + space + `><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="360" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`

// styles are by name: 仿宋 for body text, 黑体 for headings. A machine without
// those fonts uses its own instead.
func styles(lang string) string {
	const hei = `<w:rFonts w:ascii="SimHei" w:hAnsi="SimHei" w:eastAsia="黑体"/>`
	var b strings.Builder
	tag := "zh-CN"
	if lang == "en" {
		tag = "en-GB"
	}
	b.WriteString(xmlHead + `<w:styles ` + space + `><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="FangSong" w:hAnsi="FangSong" w:eastAsia="仿宋" w:cs="Times New Roman"/><w:sz w:val="21"/><w:szCs w:val="21"/><w:lang w:val="` + tag + `" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault>` +
		`<w:pPrDefault><w:pPr><w:spacing w:after="60" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>`)
	style := func(id, name, paragraph, run string) {
		b.WriteString(`<w:style w:type="paragraph"`)
		if id == "Normal" {
			b.WriteString(` w:default="1"`)
		}
		b.WriteString(` w:styleId="` + id + `"><w:name w:val="` + name + `"/>`)
		if id != "Normal" {
			b.WriteString(`<w:basedOn w:val="Normal"/>`)
		}
		if paragraph != "" {
			b.WriteString(`<w:pPr>` + paragraph + `</w:pPr>`)
		}
		if run != "" {
			b.WriteString(`<w:rPr>` + run + `</w:rPr>`)
		}
		b.WriteString(`</w:style>`)
	}
	frame := `<w:pBdr>`
	for _, side := range []string{"top", "left", "bottom", "right"} {
		frame += `<w:` + side + ` w:val="single" w:sz="8" w:space="4" w:color="000000"/>`
	}
	frame += `</w:pBdr>`
	tight := `<w:spacing w:before="20" w:after="20" w:line="250" w:lineRule="auto"/>`
	style("Normal", "Normal", "", "")
	style("Title", "Title", `<w:keepNext/><w:spacing w:before="60" w:after="60"/><w:jc w:val="center"/>`, hei+`<w:b/><w:sz w:val="40"/>`)
	style("Subtitle", "Subtitle", `<w:spacing w:after="160"/><w:jc w:val="center"/>`, "")
	style("Heading1", "heading 1", `<w:keepNext/><w:spacing w:before="160" w:after="60"/><w:outlineLvl w:val="0"/>`, hei+`<w:b/><w:sz w:val="26"/>`)
	style("BoxTitle", "Box title", `<w:keepNext/>`, hei+`<w:b/>`)
	style("Oath", "Oath", `<w:spacing w:line="340" w:lineRule="auto"/><w:ind w:firstLine="480"/>`, `<w:sz w:val="24"/>`)
	style("Big", "Big", "", hei+`<w:b/><w:sz w:val="26"/>`)
	style("Small", "Small print", tight, `<w:color w:val="333333"/><w:sz w:val="18"/>`)
	style("Notify", "Notice", frame+`<w:spacing w:before="80" w:after="80"/><w:ind w:left="113" w:right="113"/>`, "")
	style("Bullet", "List Bullet", `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>`, "")
	style("Head", "Table head", `<w:keepNext/>`+tight+`<w:jc w:val="center"/>`, hei+`<w:b/><w:sz w:val="19"/>`)
	style("Cell", "Table cell", tight, `<w:sz w:val="19"/>`)
	style("Card", "Card", tight, hei+`<w:b/><w:sz w:val="32"/>`)
	style("Sign", "Signature", `<w:spacing w:before="240" w:after="60"/>`, `<w:sz w:val="22"/>`)
	style("Gap", "Gap", `<w:spacing w:after="0" w:line="120" w:lineRule="exact"/>`, `<w:sz w:val="8"/>`)
	style("Footer", "footer", `<w:jc w:val="center"/>`, `<w:color w:val="333333"/><w:sz w:val="16"/>`)
	lines := ""
	for _, side := range []string{"top", "left", "bottom", "right", "insideH", "insideV"} {
		lines += `<w:` + side + ` w:val="single" w:sz="4" w:space="0" w:color="000000"/>`
	}
	b.WriteString(`<w:style w:type="table" w:styleId="Grid"><w:name w:val="Table Grid"/><w:tblPr><w:tblBorders>` + lines + `</w:tblBorders><w:tblCellMar><w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style></w:styles>`)
	return b.String()
}

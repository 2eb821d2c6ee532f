package write

import (
	"strings"

	"github.com/fire321/fire321/assess/report/internal/doc"
)

// StyleSheet is the style of a whole file, for paper and screen, by class names
// only: a page that shows a [Fragment] may use its own instead. The size of the
// paper is in [PageStyle].
const StyleSheet = `
*,*::before,*::after{box-sizing:border-box}
body{margin:0;background:#e9ecee;color:#111;font:10.5pt/1.6 "PingFang SC","Hiragino Sans GB","Microsoft YaHei","Noto Sans CJK SC","Noto Sans SC","Source Han Sans SC",sans-serif;line-break:strict;overflow-wrap:anywhere;text-autospace:normal;font-variant-numeric:tabular-nums;-webkit-text-size-adjust:100%}
:lang(en) body,:lang(en) .sheet{font-family:"Segoe UI",Roboto,"Noto Sans","Liberation Sans",Arial,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
h1,h2,h3,p,ul,dl,dd,table{margin:0;padding:0}
.sheet{background:#fff;width:210mm;margin:8mm auto;padding:15mm 17mm;box-shadow:0 1px 6px #0003}
.sheet.landscape{width:297mm;padding:13mm 14mm}
.sheet.poster{min-height:296mm;padding:9mm}
.head{text-align:center;margin-bottom:4mm}
.head h1{font:700 21pt/1.35 "Songti SC","Noto Serif CJK SC","Noto Serif SC","Source Han Serif SC",SimSun,"Times New Roman",serif;letter-spacing:.05em}
.head .sub{margin-top:1mm;color:#333}
.sample{display:inline-block;border:.75pt solid #555;border-radius:2pt;padding:0 2.5mm;font-size:8.5pt;margin-bottom:2mm}
h2{font-size:12.5pt;line-height:1.4;margin:5mm 0 2mm;break-after:avoid}
h3{font-size:11pt;line-height:1.45;break-after:avoid}
p+p{margin-top:1.2mm}
.big{font-size:13pt;line-height:1.45}
.poster .big{font-weight:700}
.oath{font-family:"Songti SC","Noto Serif CJK SC","Noto Serif SC",SimSun,"Times New Roman",serif;font-size:11.5pt;line-height:1.75;text-indent:2em;margin-bottom:3mm}
.fine,.small{font-size:8.5pt;color:#333}
.fine{line-height:1.5;margin-top:1.2mm}
.notify{border:1pt solid #111;border-left-width:3pt;padding:1.5mm 3mm;margin:2.5mm 0;break-inside:avoid}
.mono{font-family:ui-monospace,Consolas,"Liberation Mono","Noto Sans Mono CJK SC",monospace;font-size:8pt}
.bullets{padding-left:1.3em;font-size:9.5pt}
.bullets li{break-inside:avoid;margin-bottom:.6mm}
.bullets.columns{columns:2;column-gap:8mm}
.fields{border:.75pt solid #666;font-size:9.5pt}
.fields div{display:flex;border-top:.5pt solid #999}
.fields div:first-child{border-top:0}
.fields dt{flex:0 0 26mm;padding:1mm 2mm;background:#f2f3f4;font-weight:600}
.fields dd{flex:1;min-width:0;padding:1mm 2mm;border-left:.5pt solid #999}
.fields dd:empty{min-height:6mm;border-bottom:.3mm solid #888}
table{width:100%;border-collapse:collapse;table-layout:fixed;font-size:9pt;line-height:1.5;margin-top:1.5mm}
table+p,.box+p,.fields+p{margin-top:1.8mm}
th,td{height:5mm;border:.75pt solid #666;padding:1mm 1.6mm;text-align:left;vertical-align:top}
th{background:#f2f3f4;font-weight:600}
thead{display:table-header-group}
tr{break-inside:avoid}
.number{width:11mm;text-align:center}
.fit{width:18mm}
.narrow{width:22mm}
.medium{width:40mm}
.letter .medium{width:54mm}
.sign{width:28mm}
td .small{line-height:1.45}
.parts .count{width:14mm;text-align:center}
.parts .part{width:37mm}
.none{color:#777}
.box{border:.75pt solid #777;padding:2.5mm 3.5mm;margin-top:3mm}
.box.ticked{border:1.75pt solid #111}
.box h3+*{margin-top:1.2mm}
.tick{display:inline-block;width:4.4mm;height:4.4mm;border:1pt solid #111;margin-right:2mm;vertical-align:-.6mm;font:700 11pt/4mm "Noto Sans CJK SC",sans-serif;text-align:center}
.scale{display:block;width:100%;max-width:130mm;margin-top:1.5mm}
.scale text{font-size:13px;fill:#333}
.scale .score{font-size:15px;font-weight:700;fill:#111}
.scale .name.possible{font-weight:700;fill:#111}
.scale .band{fill:#f2f3f4;stroke:#444;stroke-width:.8}
.scale .band.possible{fill:#dfe3e6}
.range{stroke:#111;stroke-width:1}
.hatch{stroke:#111;stroke-width:1.6}
.cap{stroke:#111;stroke-width:2.2;fill:none}
.tick,.scale .edge{fill:none}
.scale path.tick,.scale .edge{stroke:#444;stroke-width:1}
.scale .gap{fill:#fff}
.scale .point{fill:#111}
.squares{display:block;max-width:100%;height:auto}
.squares .met{fill:#fff;stroke:#111;stroke-width:.8}
.squares .open{stroke:#111;stroke-width:.8}
.squares .general,.squares .serious,.squares .major{fill:#111}
.squares .major{fill-rule:evenodd}
.cards{display:flex;gap:6mm;margin-top:4mm;break-inside:avoid}
.card{flex:1 1 0;min-width:0}
.card .label{font-weight:600}
.card .big{font-weight:700}
.cards.names .card{border-top:2pt solid #111;padding-top:1.5mm}
.cards.names .big{font-size:28pt;line-height:1.35;min-height:1.35em}
.cards.names .big.long,.poster .names .big.long{font-size:16pt}
.cards.names .big:empty{border-bottom:.75pt solid #111;margin-bottom:1.5mm}
.cards:not(.names){gap:0;border:.75pt solid #111}
.cards:not(.names) .card{padding:2mm 3mm}
.cards:not(.names) .card+.card{border-left:.75pt solid #111}
.signatures{margin-top:5mm}
.signatures .row{display:flex;gap:8mm;margin-top:4mm}
.signatures .row p{flex:1;display:flex;align-items:flex-end;margin:0;white-space:nowrap}
.signatures .line{flex:1;border-bottom:.75pt solid #111;margin-left:2mm;min-width:12mm;height:7mm}
.keep{break-inside:avoid}
.keep h2:first-child{margin-top:0;padding-top:4mm}
.qr{display:flex;gap:6mm;align-items:flex-start;border-top:.75pt solid #111;margin-top:4mm;padding-top:4mm}
.qr .code{flex:0 0 38mm}
.qr .code svg{display:block;width:38mm;height:38mm}
.qr .beside{flex:1;min-width:0}
.foot{display:flex;justify-content:space-between;gap:6mm;border-top:.5pt solid #777;margin-top:5mm;padding-top:1.5mm;font-size:8pt;color:#333}
.poster .frame{border:2pt solid #111;min-height:277mm;padding:5mm 8mm 3mm;display:flex;flex-direction:column}
.poster .head h1{font-size:34pt;line-height:1.25}
.poster h2{margin:auto 0 0;padding-top:1.5mm;font-size:15pt}
.poster .cards{margin-top:3mm;line-height:1.5}
.poster .cards:not(.names){font-size:9.5pt;line-height:1.35}
.poster .cards:not(.names) .card{padding:1mm 3mm}
.poster .names{font-size:14pt}
.poster .names .big{font-size:34pt;line-height:1.2;min-height:1.2em}
.poster td{height:5.5mm}
.poster .foot{margin-top:2mm}
.poster .head .sub{font-size:17pt;font-weight:600;color:#111}
.poster .frame>p.big{margin-top:auto;padding-top:1mm;font-size:22pt}
.poster .frame>p:not(.fine,.big),.poster .bullets{font-size:14pt;line-height:1.5}
.poster:lang(en) .names,.poster:lang(en) .frame>p:not(.fine,.big),.poster:lang(en) .bullets{font-size:11pt}
.poster:lang(en) .names .big{font-size:28pt}
.poster:lang(en) h2{font-size:12.5pt}
.poster .fine{font-size:7.5pt;margin-top:.8mm}
.poster .qr{margin-top:auto;padding-top:3mm}
.letter{font-size:9.8pt;line-height:1.42}
.letter h2{margin:2.5mm 0 .8mm;font-size:11pt}
.letter .oath{font-size:10.8pt;line-height:1.55;margin-bottom:2mm}
.letter th,.letter td{padding:.5mm 1.6mm;height:0}
.letter table{line-height:1.38}
.letter .box,.letter .head{margin-top:2mm;margin-bottom:2mm}
.letter .notify{margin:1.5mm 0}
.letter .signatures .row{margin-top:2mm}
.letter .signatures{margin-top:2mm}
.letter .foot{margin-top:2.5mm}
.letter .signatures .line{height:6mm}
@media screen and (max-width:850px){
.sheet,.sheet.landscape,.sheet.poster{width:auto;min-height:0;margin:0;padding:6mm 4mm}
.poster .frame{min-height:0;padding:4mm}
.poster .head h1{font-size:25pt}
.poster h2{padding-top:4mm}
.bullets.columns{columns:1}
.cards,.qr,.signatures .row,.foot{flex-direction:column;gap:3mm}
.cards:not(.names) .card+.card{border-left:0;border-top:.75pt solid #111}
.fields div{display:block}
.fields dd{border-left:0}
table,tbody,tr,td{display:block;width:auto}
thead{display:none}
tr{border:.75pt solid #777;border-radius:3pt;padding:2mm;margin-top:2mm}
td,tbody th{border:0;padding:.6mm 0;background:none;text-align:left!important;display:block;width:auto!important;height:auto!important}
td:empty{display:none}
.parts td.count{display:inline-block;margin-right:4mm}
td[data-label]:not(:empty)::before{content:attr(data-label) " ";font-size:8.5pt;color:#555}
}
@media print{
body{background:none}
.sheet,.sheet.landscape{width:auto;margin:0;padding:0;box-shadow:none}
.sheet.poster{width:auto;min-height:0;margin:0;padding:9mm;box-shadow:none}
}
`

// PageStyle is the @page rule of a document: the size of the paper and, except
// on a poster, the unit, the digest and the number of each page at its foot. A
// browser reads @page only from the page itself, never from a shadow root.
func PageStyle(d doc.Document) string {
	if d.Layout == doc.Poster {
		return "@page{size:A4 portrait;margin:0}\n"
	}
	size, margin := "portrait", "14mm 16mm 17mm"
	switch {
	case d.Layout == doc.Landscape:
		size, margin = "landscape", "11mm 13mm 15mm"
	case d.Close: // one sheet, if its list is not too long
		margin = "10mm 16mm 14mm"
	}
	who := isolate(d.Unit)
	if d.Sample {
		who = sampleShort.In(d.Lang)
	}
	left := d.Title
	if who != "" {
		left = who + " · " + left
	}
	left += " · " + doc.Check.In(d.Lang) + " " + d.Foot.Check
	const look = `;font:8pt "PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;color:#333}`
	before, between, after := doc.PageOf(d.Lang)
	return "@page{size:A4 " + size + ";margin:" + margin +
		";@bottom-left{content:" + cssString(left) + look +
		"@bottom-right{content:" + cssString(before) + " counter(page) " + cssString(between) + " counter(pages) " + cssString(after) + look + "}\n"
}

// isolate keeps a right-to-left name from changing the direction of its
// neighbours, where there are no elements.
func isolate(s string) string {
	if s == "" {
		return ""
	}
	return "\u2068" + doc.Clean(s) + "\u2069"
}

// cssString quotes text for a style sheet: each ASCII character that is not a
// letter or digit is written as its number, so that nothing ends the string or
// the element around it.
func cssString(s string) string {
	const hex = "0123456789abcdef"
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r >= 0x80, r >= '0' && r <= '9', r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r == ' ':
			b.WriteRune(r)
		default:
			b.WriteString("\\" + string([]byte{hex[r>>4], hex[r&15]}) + " ")
		}
	}
	b.WriteByte('"')
	return b.String()
}

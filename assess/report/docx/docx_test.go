package docx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/fire321/fire321/assess"
	"github.com/fire321/fire321/assess/report"
	"github.com/fire321/fire321/assess/report/internal/doc"
	"github.com/fire321/fire321/assess/report/internal/doctest"
	"github.com/fire321/fire321/rules/diag"
	"github.com/fire321/fire321/rules/law"
	"github.com/fire321/fire321/rules/logic"
	"github.com/fire321/fire321/rules/pack"
)

var program = sync.OnceValues(func() (*assess.Program, error) {
	p, err := pack.Load("cn/national/unit", law.FS)
	if err != nil {
		return nil, err
	}
	return assess.Compile(p.Bundle(), logic.NewDate(2026, 11, 24))
})

// evil is a name that means harm in XML, in Word and in templates.
const evil = "<w:br/>&\"'\x00\x1b\u202e{{unit.name}}]]>"

// shop is a believable unit with much amiss and a hostile name.
func shop(t *testing.T) (*assess.Program, assess.Answers, *assess.Assessment) {
	t.Helper()
	prog, err := program()
	if err != nil {
		t.Fatal(err)
	}
	a, err := prog.Answers(map[string]any{"unit.roles": []string{"operator"}, "place.kinds": []string{"shop"}})
	if err != nil {
		t.Fatal(err)
	}
	a.At, a.Unit = logic.NewDate(2026, 11, 24), assess.Unit{Name: "老街" + evil, Address: "老街1号"}
	return prog, a, prog.Assess(a)
}

// parts unpacks a file.
func parts(t *testing.T, data []byte) map[string]string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		out[f.Name] = string(text)
	}
	return out
}

// sound checks what Word insists on: XML that is well formed; every part with a
// type, every relation with its part; a paragraph at the end of every cell.
func sound(t *testing.T, name string, files map[string]string) {
	t.Helper()
	types := files["[Content_Types].xml"]
	for part, text := range files {
		if strings.HasSuffix(part, ".png") {
			continue
		}
		d := xml.NewDecoder(strings.NewReader(text))
		var open []string
		last := ""
		for {
			token, err := d.Token()
			if err == io.EOF {
				break
			}
			if err != nil {
				t.Fatalf("%s: %s: %v", name, part, err)
			}
			switch e := token.(type) {
			case xml.StartElement:
				open, last = append(open, e.Name.Local), ""
			case xml.EndElement:
				if e.Name.Local == "tc" && last != "p" {
					t.Errorf("%s: a cell ends with %q", name, last)
				}
				open, last = open[:len(open)-1], e.Name.Local
			}
		}
		if ext := filepath.Ext(part); part != "[Content_Types].xml" && !strings.Contains(types, `PartName="/`+part+`"`) && ext == ".xml" {
			t.Errorf("%s: %s has no type", name, part)
		}
	}
	for _, m := range regexp.MustCompile(`Target="([^"]+)"`).FindAllStringSubmatch(files["word/_rels/document.xml.rels"], -1) {
		if files["word/"+m[1]] == "" {
			t.Errorf("%s: %s is not there", name, m[1])
		}
	}
	for _, m := range regexp.MustCompile(`r:(?:id|embed)="([^"]+)"`).FindAllStringSubmatch(files["word/document.xml"], -1) {
		if !strings.Contains(files["word/_rels/document.xml.rels"], `Id="`+m[1]+`"`) {
			t.Errorf("%s: no relation %s", name, m[1])
		}
	}
	if style := files["word/styles.xml"]; style != "" {
		for _, m := range regexp.MustCompile(`w:(?:pStyle|tblStyle) w:val="([^"]+)"`).FindAllStringSubmatch(files["word/document.xml"], -1) {
			if !strings.Contains(style, `w:styleId="`+m[1]+`"`) {
				t.Errorf("%s: no style %s", name, m[1])
			}
		}
	}
}

// Every document of the pack, in both languages, is sound, the same each time,
// and opens in LibreOffice where there is one.
func TestDocuments(t *testing.T) {
	prog, a, got := shop(t)
	dir := t.TempDir()
	var files []string
	for i := range prog.Bundle().Documents {
		kind := prog.Bundle().Documents[i].ID
		for _, lang := range []string{"zh", "en"} {
			d, err := report.Build(kind, prog, a, got, lang)
			if err != nil {
				t.Fatal(err)
			}
			if lang == "en" {
				d = d.AsSample()
			}
			data, err := Bytes(d)
			if err != nil {
				t.Fatal(err)
			}
			again, err := Bytes(d)
			if err != nil || lang == "zh" && !bytes.Equal(data, again) {
				t.Errorf("%s: other bytes the second time (%v)", kind, err)
			}
			name := kind + "." + lang
			unpacked := parts(t, data)
			sound(t, name, unpacked)
			if text := unpacked["word/document.xml"]; strings.Contains(text, "<w:br/>") || !strings.Contains(text, "<w:tblHeader/>") && strings.Contains(text, `w:val="Head"`) {
				t.Errorf("%s: a name became markup, or no head is repeated", name)
			}
			file := filepath.Join(dir, name+".docx")
			if err := os.WriteFile(file, data, 0o600); err != nil {
				t.Fatal(err)
			}
			if lang == "zh" { // one start of LibreOffice takes long enough
				files = append(files, file)
			}
		}
	}
	opens(t, dir, files)
}

// A hostile text in every place of every block stays text, in a sound file.
func TestEveryBlock(t *testing.T) {
	data, err := Bytes(report.Document(doc.Seal(doctest.Every(doctest.Evil))))
	if err != nil {
		t.Fatal(err)
	}
	unpacked := parts(t, data)
	sound(t, "every block", unpacked)
	if text := unpacked["word/document.xml"]; !strings.Contains(text, "&lt;img") || strings.Contains(text, "<img") || strings.Contains(text, "\u202e") {
		t.Error("a text became markup, was lost, or turns what is around it")
	}
}

// opens has LibreOffice make a PDF of each file, where it is installed: sound
// looks at the rest wherever it is not.
func opens(t *testing.T, dir string, files []string) {
	office, err := exec.LookPath("soffice")
	if err != nil || testing.Short() {
		t.Log("not opened in LibreOffice")
		return
	}
	out, err := exec.Command(office, append([]string{"-env:UserInstallation=file://" + dir + "/profile", "--headless", "--convert-to", "pdf", "--outdir", dir}, files...)...).CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	for _, f := range files {
		if info, err := os.Stat(strings.TrimSuffix(f, ".docx") + ".pdf"); err != nil || info.Size() < 2000 {
			t.Errorf("%s does not open: %v", filepath.Base(f), err)
		}
	}
}

// template makes a file as Word would, from the inside of its body.
func template(t *testing.T, body string) []byte {
	t.Helper()
	return zipped(t, map[string]string{
		"[Content_Types].xml": `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="` + word + `document.main+xml"/></Types>`,
		"_rels/.rels":         `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="` + relation + `officeDocument" Target="word/document.xml"/></Relationships>`,
		"word/document.xml":   `<?xml version="1.0"?><w:document ` + space + `><w:body>` + body + `</w:body></w:document>`,
	})
}

func zipped(t *testing.T, files map[string]string) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for name, text := range files {
		w, err := z.Create(name)
		if err == nil {
			_, err = w.Write([]byte(text))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// A hole is filled wherever Word has split it; a row repeats; nothing that a
// person typed is read again; all else stays.
func TestFill(t *testing.T) {
	prog, a, got := shop(t)
	values := report.NewValues(prog, a, got, "zh")
	body := `<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>单位：{</w:t></w:r><w:r><w:t>{unit.</w:t></w:r><w:proofErr w:type="x"/><w:r><w:t xml:space="preserve">address}} &amp; {{clock.at}}。</w:t></w:r></w:p>` +
		`<w:p><w:r><w:t>{{unit.name}}</w:t></w:r></w:p>` +
		`<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="5000"/></w:tblGrid><w:tr><w:tc><w:tcPr/><w:p><w:r><w:t>程度</w:t></w:r></w:p></w:tc></w:tr>` +
		`<w:tr><w:tc><w:tcPr/><w:p><w:r><w:t>{{each: risks.list}}{{risk.n}}、{{risk.title}}</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p/>`
	data, list := Fill(template(t, body), values)
	if len(list) > 0 {
		t.Fatal(list)
	}
	files := parts(t, data)
	sound(t, "filled", files)
	text := files["word/document.xml"]
	for _, want := range []string{
		`<w:rPr><w:b/></w:rPr><w:t>单位：老街1号</w:t>`,
		`<w:t xml:space="preserve"> &amp; 2026年11月24日。</w:t>`,
		`{{unit.name}}`, // typed by a person, and text
		`<w:proofErr w:type="x"/>`,
	} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in %s", want, text)
		}
	}
	if n := strings.Count(text, "<w:tr>"); n != 1+len(got.Risks) {
		t.Errorf("%d rows for %d risks", n, len(got.Risks))
	}
	if strings.Contains(text, "<w:br/>") || strings.Contains(text, "each:") {
		t.Error("a name became markup, or a mark stayed")
	}
}

// A list without members leaves one row to write in.
func TestFillEmptyList(t *testing.T) {
	prog, a, got := shop(t)
	data, list := Fill(template(t, `<w:tbl><w:tr><w:tc><w:p><w:r><w:t>{{each: advice.failed}}第{{duty.title}}项</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p/>`), report.NewValues(prog, a, got, "zh"))
	if len(list) > 0 {
		t.Fatal(list)
	}
	if text := parts(t, data)["word/document.xml"]; strings.Count(text, "<w:tr>") != 1 || !strings.Contains(text, ">第项<") {
		t.Error(text)
	}
}

// What is unknown is listed, each once, with the nearest name; and what is no
// template is refused.
func TestFillRefuses(t *testing.T) {
	prog, a, got := shop(t)
	values := report.NewValues(prog, a, got, "zh")
	for name, c := range map[string]struct {
		data []byte
		want []string
	}{
		"unknown": {template(t, `<w:p><w:r><w:t>{{unit.nam}} {{unit.nam}} {{duty.title}} {{score.given}}</w:t></w:r></w:p>`), []string{"E-HOLE-UNKNOWN unit.nam", "E-HOLE-UNKNOWN duty.title", "E-HOLE-UNKNOWN score.given"}},
		"list":    {template(t, `<w:tbl><w:tr><w:tc><w:p><w:r><w:t>{{each: hazard.list}}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>`), []string{"E-HOLE-LIST hazard.list"}},
		"no zip":  {[]byte("docx"), []string{"E-TEMPLATE-FORM zip: not a valid zip file"}},
		"broken":  {template(t, `<w:p><w:r>`), []string{"E-TEMPLATE-FORM word/document.xml"}},
	} {
		data, list := Fill(c.data, values)
		var told []string
		for _, d := range list {
			arg, _, _ := strings.Cut(d.Args[0].EN, ":")
			if name == "no zip" {
				arg = d.Args[0].EN
			}
			told = append(told, string(d.Code)+" "+arg)
		}
		slices.Sort(told)
		slices.Sort(c.want)
		if diff := cmp.Diff(c.want, told); diff != "" || data != nil {
			t.Errorf("%s: %s", name, diff)
		}
	}
	// Half a hole, or one in the marks of a Chinese keyboard, is not printed.
	for _, half := range []string{"{{unit.name", "unit.name}}", "{{unit.name}", "｛｛unit.name｝｝", "｛unit.name｝"} {
		data, list := Fill(template(t, "<w:p><w:r><w:t>甲"+half+"</w:t></w:r></w:p>"), values)
		if data != nil || len(list) != 1 || list[0].Code != diag.HoleBrace || !strings.Contains(list[0].In("zh"), "甲") {
			t.Errorf("%s: %v", half, list)
		}
	}
	// What cannot be filled where it stands is told where it can.
	for hole, want := range map[string]string{
		"{{score.given}}":        "E-HOLE-UNKNOWN: 文书里没有这个空：score.given；应为这里能填的空，或一个事实；docs/reference/documents.md 里有全部；它是一个条件，没有文字可印；换一个有文字的空",
		"{{each：hazards.list}}":  "E-HOLE-UNKNOWN: 文书里没有这个空：each：hazards.list；应为这里能填的空，或一个事实；docs/reference/documents.md 里有全部；逐项重复写成 {{each: hazards.list}}，冒号用半角",
		"{{each form.people}}":   "E-HOLE-UNKNOWN: 文书里没有这个空：each form.people；应为这里能填的空，或一个事实；docs/reference/documents.md 里有全部；逐项重复写成 {{each: form.people}}，冒号用半角",
		"{{}}":                   "E-HOLE-BRACE: 花括号不成对，或者里面是空的；空写成 {名称}；Word 里的空写成半角的 {{名称}}；看这一段：甲{{}}",
		"{{ }}":                  "E-HOLE-BRACE: 花括号不成对，或者里面是空的；空写成 {名称}；Word 里的空写成半角的 {{名称}}；看这一段：甲{{ }}",
		"{{each: hazards.list}}": "E-HOLE-ROW: {{each: hazards.list}} 不在表格的一行里，没有东西可以重复；写在表格里要重复的那一行，那一行里面不能再有表格。",
		"{{record.name}}":        "E-HOLE-UNKNOWN: 文书里没有这个空：record.name；应为这里能填的空，或一个事实；docs/reference/documents.md 里有全部；它只在一行里有：那一行写着 {{each: 列表事实}}，如 {{each: form.people}}",
		"{{risk.title}}":         "E-HOLE-UNKNOWN: 文书里没有这个空：risk.title；应为这里能填的空，或一个事实；docs/reference/documents.md 里有全部；它只在逐项重复的一行里有，那一行写着：",
	} {
		data, list := Fill(template(t, "<w:p><w:r><w:t>甲"+hole+"</w:t></w:r></w:p>"), values)
		if data != nil || !strings.HasPrefix(list.In("zh"), "word/document.xml: "+want) {
			t.Errorf("%s: %s\nwant %s", hole, list.In("zh"), want)
		}
	}
	_, list := Fill(template(t, `<w:p><w:r><w:t>{{unit.nam}}</w:t></w:r></w:p>`), values)
	if len(list) != 1 || !strings.Contains(list[0].In("zh"), "unit.name") || list[0].Place.File != "word/document.xml" {
		t.Errorf("no way out is shown: %v", list)
	}
}

// Promise: what a file makes Fill do is bounded, whatever the file says: rows
// that repeat a long list, thousands of them, in many parts; a part that is
// nothing but holes; a hole that is split over every run of a paragraph. Work is
// counted, not time.
func TestFillIsBounded(t *testing.T) {
	prog, a, _ := shop(t)
	a.Unit.Address = strings.Repeat("长", 10_000)
	got := prog.Assess(a)
	const budget = 4 << 20 // most cases are as good in small
	p := func(inside string) string { return `<w:p><w:r><w:t>` + inside + `</w:t></w:r></w:p>` }
	row := func(inside string) string { return `<w:tr><w:tc>` + p(inside) + `</w:tc></w:tr>` }
	table := func(rows string) string { return `<w:tbl>` + rows + `</w:tbl><w:p/>` }
	for name, body := range map[string]string{
		"rows":              table(strings.Repeat(row(`{{each: open.list}}`+strings.Repeat(`{{doubt.title}}`, 20)), 1000)),
		"long rows":         table(row(`{{each: open.list}}` + strings.Repeat("x", 1<<17))),
		"long values":       p(strings.Repeat(`{{unit.address}}`, 1000)),
		"empty holes":       p(strings.Repeat(`{{unit.code}}`, 10_000)),
		"runs":              `<w:p>` + strings.Repeat(`<w:r><w:t>{{unit.code}}</w:t></w:r>`, 10_000) + `</w:p>`,
		"rows and texts":    table(strings.Repeat(row(`{{each: advice.failed}}`), 5_000)) + strings.Repeat(p(`{{unit.code}}`), 5_000),
		"unknown, each new": p(unknown(10_000)),
	} {
		data := template(t, body)
		if len(data) > 1<<16 {
			t.Fatalf("%s: the template has %d bytes, and is no small one", name, len(data))
		}
		out, list, w := fill(data, report.NewValues(prog, a, got, "zh"), budget)
		if out != nil || len(list) != 1 || list[0].Code != diag.TemplateSize || list[0].Place.File != "word/document.xml" {
			t.Errorf("%s: %d bytes were written: %.300s", name, len(out), list)
		}
		// At most one value, or one row, is counted beyond the budget.
		if w.done > budget+1<<18 {
			t.Errorf("%s: %d bytes of work, and %d are allowed", name, w.done, budget)
		}
	}
	// The budget is one for all parts, and that of Fill is the documented one.
	big := strings.Repeat(" ", 12<<20)
	if _, list := Fill(zipped(t, map[string]string{"a": big, "b": big, "word/document.xml": big}), nil); len(list) != 1 || !strings.Contains(list[0].Error(), "the limit is 32 MiB") {
		t.Errorf("three parts, each within its limit: %v", list)
	}
	if _, list := Fill(zipped(t, map[string]string{"a": big + big}), nil); len(list) != 1 || !strings.Contains(list[0].Error(), "the limit is 16 MiB") {
		t.Errorf("a part beyond its limit: %v", list)
	}
	if _, list := Fill(make([]byte, 8<<20+1), nil); len(list) != 1 || !strings.Contains(list[0].Error(), "the limit is 8 MiB") {
		t.Errorf("a file beyond its limit: %v", list)
	}
}

// unknown are so many holes, none of which there is.
func unknown(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString("{{a" + strconv.Itoa(i) + "}}")
	}
	return b.String()
}

// Only the innermost row repeats, however its tag is written, and only once: what
// is left when the mark is taken out is never a mark again.
func TestFillRepeatsInnermostRow(t *testing.T) {
	prog, a, got := shop(t)
	values := report.NewValues(prog, a, got, "zh")
	inner := "<w:tr\n><w:tc><w:p><w:r><w:t>{{each: risks.list}}{{risk.n}}</w:t></w:r></w:p></w:tc></w:tr>"
	data, list := Fill(template(t, "<w:tbl><w:tr><w:tc><w:tbl>"+inner+"</w:tbl><w:p/></w:tc></w:tr></w:tbl><w:p/>"), values)
	if len(list) > 0 {
		t.Fatal(list)
	}
	text := parts(t, data)["word/document.xml"]
	if outer, rows := strings.Count(text, "<w:tr>"), strings.Count(text, "<w:tr\n>"); outer != 1 || rows != len(got.Risks) {
		t.Errorf("%d outer rows and %d inner ones for %d risks", outer, rows, len(got.Risks))
	}
	_, list = Fill(template(t, "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>{{ea{{each: risks.list}}ch: risks.list}}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"), values)
	if len(list) != 1 || list[0].Code != diag.HoleRow {
		t.Errorf("a mark made of what was left of another: %v", list)
	}
}

// Nil values, and zero ones, have no holes: nothing else is refused.
func TestFillWithoutValues(t *testing.T) {
	for name, none := range map[string]*report.Values{"nil": nil, "zero": {}} {
		if data, list := Fill(template(t, "<w:p><w:r><w:t>甲</w:t></w:r></w:p>"), none); len(list) > 0 || !strings.Contains(parts(t, data)["word/document.xml"], "甲") {
			t.Errorf("%s: %v", name, list)
		}
		_, list := Fill(template(t, "<w:p><w:r><w:t>{{unit.name}}</w:t></w:r></w:p>"), none)
		if len(list) != 1 || list[0].Code != diag.HoleUnknown {
			t.Errorf("%s: %v", name, list)
		}
	}
}

package docx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"regexp"
	"slices"
	"strings"

	"github.com/fire321/fire321/assess/report"
	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/diag"
	"github.com/fire321/fire321/rules/logic"
)

// Limits of a template: the unpacked size is bounded, since a small archive may
// hold a large file.
const (
	maxTemplate = 8 << 20
	maxPart     = 32 << 20
	maxFilled   = 64 << 20
)

// Fill puts values into the holes of a Word file that an authority gives, and
// leaves everything else as it is: {{unit.name}} is a hole, however Word has
// split it. A table row with {{each: hazards.list}} is repeated for each member
// of the list; {{duty.title}} is then its hole. Headers and footers are filled
// too.
//
// The values are text only: they are escaped and never parsed again. If a hole
// is unknown, or the file is no .docx, Fill returns only the list of faults,
// each with the part of the file and the nearest name.
func Fill(template []byte, values *report.Values) ([]byte, diag.List) {
	if len(template) > maxTemplate {
		return nil, broken("> 8 MiB")
	}
	in, err := zip.NewReader(bytes.NewReader(template), int64(len(template)))
	if err != nil {
		return nil, broken(err.Error())
	}
	var out bytes.Buffer
	var list diag.List
	z := zip.NewWriter(&out)
	found, size := false, 0
	for _, f := range in.File {
		data, err := content(f)
		if err != nil {
			return nil, broken(f.Name + ": " + err.Error())
		}
		if filled.MatchString(f.Name) {
			found = found || f.Name == "word/document.xml"
			t := &part{name: f.Name}
			text, err := t.fill(string(data), values, 0)
			if err != nil {
				return nil, broken(f.Name + ": " + err.Error())
			}
			list = append(list, t.list...)
			data = []byte(text)
		}
		if size += len(data); size > maxFilled {
			return nil, broken("> 64 MiB")
		}
		w, err := z.CreateHeader(&zip.FileHeader{Name: f.Name, Method: zip.Deflate})
		if err == nil {
			_, err = w.Write(data)
		}
		if err != nil {
			return nil, broken(err.Error())
		}
	}
	if !found {
		list = append(list, broken("word/document.xml")...)
	}
	if len(list) > 0 {
		return nil, list.Sorted()
	}
	if err := z.Close(); err != nil {
		return nil, broken(err.Error())
	}
	return out.Bytes(), nil
}

func broken(why string) diag.List {
	return diag.List{diag.New(diag.TemplateForm, diag.Place{}, why)}
}

var filled = regexp.MustCompile(`^word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml$`)

func content(f *zip.File) ([]byte, error) {
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	data, err := io.ReadAll(io.LimitReader(r, maxPart+1))
	if err == nil && len(data) > maxPart {
		err = errors.New("> 32 MiB")
	}
	return data, err
}

// part is one part of the file while it is filled.
type part struct {
	name string
	list diag.List
}

// piece is a range of a part: the text of a run, or a row of a table.
type piece struct {
	from, to int // in bytes
}

// edit replaces a range of the part.
type edit struct {
	from, to int
	with     string
}

var hole = regexp.MustCompile(`\{\{\s*(each:\s*)?([^{}]*?)\s*\}\}`)

// maxDeep limits how deep rows are nested in rows.
const maxDeep = 4

// fill fills markup: rows that repeat first, then the holes of each paragraph.
func (t *part) fill(s string, values *report.Values, depth int) (string, error) {
	rows, paragraphs, err := pieces(s)
	if err != nil {
		return "", err
	}
	var edits []edit
	for _, row := range rows {
		markup := s[row.from:row.to]
		if strings.Contains(markup[1:], "<w:tr>") || strings.Contains(markup[1:], "<w:tr ") || depth > maxDeep {
			continue // a table in a row: its own rows repeat
		}
		name, ok := eachIn(markup)
		if !ok {
			continue
		}
		members, known := values.Each(name)
		if !known {
			t.unknown(diag.HoleList, name, values)
			edits = append(edits, edit{row.from, row.to, ""})
			continue
		}
		bare, err := withoutEach(markup)
		if err != nil {
			return "", err
		}
		var b strings.Builder
		for _, m := range members {
			one, err := t.fill(bare, m, depth+1)
			if err != nil {
				return "", err
			}
			if b.WriteString(one); b.Len() > maxPart {
				return "", errors.New("> 32 MiB")
			}
		}
		if len(members) == 0 { // a table needs a row, and people need room to write
			b.WriteString(emptied(bare))
		}
		edits = append(edits, edit{row.from, row.to, b.String()})
	}
	for _, p := range paragraphs {
		if slices.ContainsFunc(edits, func(e edit) bool { return p[0].from >= e.from && p[0].from < e.to }) {
			continue
		}
		edits = append(edits, t.holes(s, p, func(name string) string {
			text, ok := values.Text(name)
			if !ok {
				t.unknown(diag.HoleUnknown, name, values)
			}
			return text
		})...)
	}
	return apply(s, edits), nil
}

func (t *part) unknown(code diag.Code, name string, values *report.Values) {
	d := diag.New(code, diag.Place{File: t.name}, name).DidYouMean(name, values.Names())
	if way := wayOut(name); !way.IsZero() {
		d.Suggest = way
	}
	t.once(d)
}

// wayOut is what to do about a hole that cannot be filled in this place; zero
// if the hole exists nowhere.
func wayOut(name string) diag.Text {
	holes := rules.AllHoles()
	kind, _, _ := strings.Cut(name, ".")
	switch h := holes.Find(name); {
	case strings.HasPrefix(name, "each"):
		list := strings.Trim(strings.TrimPrefix(name, "each"), ":： ")
		if list == "" {
			list = "hazards.list"
		}
		return diag.Text{ZH: "逐项重复写成 {{each: " + list + "}}，冒号用半角", EN: "to repeat, write {{each: " + list + "}}, with a half-width colon"}
	case kind == "record":
		return diag.Text{ZH: "它只在一行里有：那一行写着 {{each: 列表事实}}，如 {{each: form.people}}", EN: "only a row has it that has {{each: a fact that is a list}}, such as {{each: form.people}}"}
	case h == nil:
	case h.Kind == logic.Bool:
		return diag.Text{ZH: "它是一个条件，没有文字可印；换一个有文字的空", EN: "it is a condition and has no words; take a hole that has"}
	case h.Member() != "":
		var lists []string
		for _, l := range holes.Lists(h.Member()) {
			lists = append(lists, "{{each: "+l+"}}")
		}
		const most = 4
		if len(lists) > most {
			lists = append(lists[:most], "…")
		}
		return diag.Text{ZH: "它只在逐项重复的一行里有，那一行写着：" + strings.Join(lists, "、"), EN: "only a row has it that repeats over its list: " + strings.Join(lists, ", ")}
	}
	return diag.Text{}
}

// once records a fault that has not been reported yet.
func (t *part) once(d diag.Diagnostic) {
	if !slices.ContainsFunc(t.list, func(o diag.Diagnostic) bool { return o.Code == d.Code && o.Message("en") == d.Message("en") }) {
		t.list = append(t.list, d)
	}
}

// pieces finds the rows of tables, the inner ones first, and the texts of each paragraph.
func pieces(s string) (rows []piece, paragraphs [][]piece, err error) {
	d := xml.NewDecoder(strings.NewReader(s))
	d.Strict = true
	var open []int // rows
	var texts [][]piece
	start, deep := -1, 0
	for {
		at := int(d.InputOffset())
		token, err := d.RawToken()
		if err == io.EOF && deep == 0 {
			break
		}
		if err != nil {
			return nil, nil, err
		}
		end := int(d.InputOffset())
		switch e := token.(type) {
		case xml.StartElement:
			deep++
			if e.Name.Space != "w" {
				continue
			}
			switch e.Name.Local {
			case "tr":
				open = append(open, at)
			case "p":
				texts = append(texts, nil)
			case "t":
				start = end
			}
		case xml.EndElement:
			deep--
			if e.Name.Space != "w" {
				continue
			}
			switch e.Name.Local {
			case "tr":
				if n := len(open) - 1; n >= 0 {
					rows = append(rows, piece{from: open[n], to: end})
					open = open[:n]
				}
			case "p":
				if n := len(texts) - 1; n >= 0 {
					if len(texts[n]) > 0 {
						paragraphs = append(paragraphs, texts[n])
					}
					texts = texts[:n]
				}
			case "t":
				if n := len(texts) - 1; n >= 0 && start >= 0 && at > start {
					texts[n] = append(texts[n], piece{from: start, to: at})
				}
				start = -1
			}
		}
	}
	return rows, paragraphs, nil
}

// holes are the edits that fill the holes of one paragraph. If a hole is split
// over runs, it is filled where it begins, in the style of that run.
func (t *part) holes(s string, p []piece, value func(string) string) []edit {
	var all strings.Builder
	starts := make([]int, len(p)) // of each piece in the whole text
	for i, one := range p {
		starts[i] = all.Len()
		all.WriteString(s[one.from:one.to])
	}
	text := all.String()
	with := make([]strings.Builder, len(p))
	at := 0
	copyTo := func(end int) { // text outside holes stays in its run
		for i := range p {
			from, to := max(at, starts[i]), min(end, starts[i]+p[i].to-p[i].from)
			if from < to {
				with[i].WriteString(text[from:to])
			}
		}
		at = end
	}
	// Half a hole would be printed as it is.
	if rest := hole.ReplaceAllString(text, ""); strings.ContainsAny(rest, "｛｝") || strings.Contains(rest, "{{") || strings.Contains(rest, "}}") {
		t.brace(text)
	}
	changed := false
	for _, m := range hole.FindAllStringSubmatchIndex(text, -1) {
		copyTo(m[0])
		in := 0
		for i := range p {
			if starts[i] <= m[0] {
				in = i
			}
		}
		switch name := text[m[4]:m[5]]; {
		case m[2] >= 0: // that of a row was removed before
			t.once(diag.New(diag.HoleRow, diag.Place{File: t.name}, name))
		case name == "":
			t.brace(text)
		default:
			with[in].WriteString(markup(value(name)))
		}
		at, changed = m[1], true
	}
	if !changed {
		return nil
	}
	copyTo(len(text))
	var edits []edit
	for i := range p {
		edits = append(edits, edit{p[i].from, p[i].to, with[i].String()})
	}
	return edits
}

// brace reports half a hole, or an empty one, in the text of a paragraph.
func (t *part) brace(text string) {
	d := diag.New(diag.HoleBrace, diag.Place{File: t.name})
	said := clipped(text)
	d.Suggest = diag.Text{ZH: "Word 里的空写成半角的 {{名称}}；看这一段：" + said, EN: "write {{name}} in Word, half-width; see the paragraph: " + said}
	t.once(d)
}

// markup is a value as the inside of a run's text.
func markup(value string) string {
	return strings.ReplaceAll(escape(strings.TrimSpace(value)), "\n", `</w:t><w:br/><w:t xml:space="preserve">`)
}

// eachIn is the list that a row is repeated for.
func eachIn(row string) (name string, ok bool) {
	_, paragraphs, err := pieces(row)
	if err != nil {
		return "", false
	}
	for _, p := range paragraphs {
		var text strings.Builder
		for _, one := range p {
			text.WriteString(row[one.from:one.to])
		}
		for _, m := range hole.FindAllStringSubmatch(text.String(), -1) {
			if m[1] != "" {
				return m[2], true
			}
		}
	}
	return "", false
}

// withoutEach is the row without its "each" hole.
func withoutEach(row string) (string, error) {
	_, paragraphs, err := pieces(row)
	if err != nil {
		return "", err
	}
	var edits []edit
	for _, p := range paragraphs {
		var all strings.Builder
		for _, one := range p {
			all.WriteString(row[one.from:one.to])
		}
		if !strings.Contains(all.String(), "each:") {
			continue
		}
		// All other holes of the paragraph stay as they are.
		one := hole.ReplaceAllStringFunc(all.String(), func(m string) string {
			if hole.FindStringSubmatch(m)[1] != "" {
				return ""
			}
			return m
		})
		for i, at := range p {
			with := ""
			if i == 0 {
				with = one
			}
			edits = append(edits, edit{at.from, at.to, with})
		}
	}
	return apply(row, edits), nil
}

// emptied is a row with nothing in its holes.
func emptied(row string) string {
	_, paragraphs, err := pieces(row)
	if err != nil {
		return row // it was parsed before without error
	}
	var edits []edit
	t := &part{}
	for _, p := range paragraphs {
		edits = append(edits, t.holes(row, p, func(string) string { return "" })...)
	}
	return apply(row, edits)
}

func apply(s string, edits []edit) string {
	slices.SortFunc(edits, func(a, b edit) int { return a.from - b.from })
	var b strings.Builder
	at := 0
	for _, e := range edits {
		if e.from < at {
			continue // inside a range already replaced
		}
		b.WriteString(s[at:e.from])
		b.WriteString(e.with)
		at = e.to
	}
	b.WriteString(s[at:])
	return b.String()
}

// clipped is the beginning of a paragraph, to help find it.
func clipped(s string) string {
	const most = 40
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}

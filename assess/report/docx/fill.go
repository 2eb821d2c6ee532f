package docx

import (
	"archive/zip"
	"bytes"
	"cmp"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/fire321/fire321/assess/report"
	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/diag"
	"github.com/fire321/fire321/rules/logic"
)

// Limits of a template. A small archive may hold a large file, and a short row
// may repeat many times, so the work as a whole has a budget as well.
const (
	maxTemplate = 8 << 20
	maxPart     = 16 << 20
	maxWork     = 32 << 20
	// holeWork is what a hole or a repetition costs beside the bytes that it
	// writes: looking a value up takes as long as writing many bytes.
	holeWork = 512
)

// Fill puts values into the holes of a Word file that an authority gives, and
// leaves everything else as it is: {{unit.name}} is a hole, however Word has
// split it. A table row with {{each: hazards.list}} is repeated for each member
// of the list; {{duty.title}} is then its hole. Headers and footers are filled
// too.
//
// The values are text only: they are escaped and never parsed again. If a hole
// is unknown, or the file is no .docx, Fill returns only the list of faults,
// each with the part of the file and the nearest name. With nil values every
// hole is unknown.
//
// The work is bounded, whoever wrote the file: it has at most 8 MiB, none of its
// parts has more than 16 MiB, and 32 MiB are unpacked and written over all; each
// hole and each repetition of a row counts as 512 bytes more. What goes beyond
// that is refused ([diag.TemplateSize]).
func Fill(template []byte, values *report.Values) ([]byte, diag.List) {
	data, list, _ := fill(template, values, maxWork)
	return data, list
}

// fill is Fill within a budget, and says how much work was done.
func fill(template []byte, values *report.Values, budget int) ([]byte, diag.List, *work) {
	w := &work{budget: budget, lists: map[string][]*report.Values{}}
	if len(template) > maxTemplate {
		return nil, diag.List{tooLarge("", maxTemplate)}, w
	}
	in, err := zip.NewReader(bytes.NewReader(template), int64(len(template)))
	if err != nil {
		return nil, broken(err), w
	}
	var out bytes.Buffer
	var list diag.List
	z := zip.NewWriter(&out)
	found := false
	for _, f := range in.File {
		data, err := w.content(f)
		if err == nil && filled.MatchString(f.Name) {
			found = found || f.Name == "word/document.xml"
			t := &part{name: f.Name, work: w, told: map[string]bool{}}
			var text string
			if text, err = t.fill(string(data), values); err == nil {
				list = append(list, t.list...)
				data = []byte(text)
			}
		}
		var large diag.Diagnostic
		if errors.As(err, &large) {
			return nil, diag.List{large}, w
		} else if err != nil {
			return nil, broken(fmt.Errorf("%s: %w", f.Name, err)), w
		}
		to, err := z.CreateHeader(&zip.FileHeader{Name: f.Name, Method: zip.Deflate})
		if err == nil {
			_, err = to.Write(data)
		}
		if err != nil {
			return nil, broken(err), w
		}
	}
	if !found {
		list = append(list, broken(errors.New("word/document.xml"))...)
	}
	if len(list) > 0 {
		return nil, list.Sorted(), w
	}
	if err := z.Close(); err != nil {
		return nil, broken(err), w
	}
	return out.Bytes(), nil, w
}

func broken(err error) diag.List {
	return diag.List{diag.New(diag.TemplateForm, diag.Place{}, err.Error())}
}

// tooLarge says that a part, or the file, goes beyond a limit in bytes.
func tooLarge(part string, limit int) diag.Diagnostic {
	return diag.New(diag.TemplateSize, diag.Place{File: part}, strconv.Itoa(limit>>20)+" MiB")
}

// work is what all parts of a file share: the work done, and the lists that
// rows repeat for.
type work struct {
	done, budget int
	lists        map[string][]*report.Values
}

// spend counts work before it is done. The error is a diagnostic: the budget is
// spent.
func (w *work) spend(part string, n int) error {
	if w.done += n; w.done > w.budget {
		return tooLarge(part, w.budget)
	}
	return nil
}

var filled = regexp.MustCompile(`^word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml$`)

// content unpacks a part, within the budget.
func (w *work) content(f *zip.File) ([]byte, error) {
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	data, err := io.ReadAll(io.LimitReader(r, int64(min(maxPart, w.budget-w.done))+1))
	if err == nil && len(data) > maxPart {
		return nil, tooLarge(f.Name, maxPart)
	}
	if err == nil {
		err = w.spend(f.Name, len(data)+holeWork)
	}
	return data, err
}

// part is one part of the file while it is filled.
type part struct {
	name string
	work *work
	list diag.List
	told map[string]bool // what is in list
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

// fill fills markup: the rows that repeat, then the paragraphs outside of them.
// The error is that of the XML, or a diagnostic: the budget is spent.
func (t *part) fill(s string, values *report.Values) (string, error) {
	rows, paragraphs, err := pieces(s)
	if err != nil {
		return "", err
	}
	var edits []edit
	for _, row := range rows {
		with, ok, err := t.row(s[row.from:row.to], values)
		if err != nil {
			return "", err
		}
		if ok {
			edits = append(edits, edit{row.from, row.to, with})
		}
	}
	repeated := edits // in order, and none within another
	outside := slices.DeleteFunc(paragraphs, func(p []piece) bool {
		i, _ := slices.BinarySearchFunc(repeated, p[0].from, func(e edit, at int) int { return cmp.Compare(e.to, at+1) })
		return i < len(repeated) && repeated[i].from <= p[0].from
	})
	more, err := t.texts(s, outside, values)
	return apply(s, append(edits, more...)), err
}

// row is the row for each member of its list; ok is false if it does not repeat.
// Holes are looked for in it only once.
func (t *part) row(markup string, values *report.Values) (with string, ok bool, err error) {
	name, ok := eachIn(markup)
	if !ok {
		return "", false, nil
	}
	members, known := t.members(name, values)
	if !known {
		t.unknown(diag.HoleList, name, values)
		return "", true, nil
	}
	bare, err := withoutEach(markup)
	if err != nil {
		return "", false, err
	}
	_, paragraphs, err := pieces(bare)
	if err != nil {
		return "", false, err
	}
	if len(members) == 0 { // a table needs a row, and people need room to write
		if err := t.work.spend(t.name, len(bare)+holeWork); err != nil {
			return "", false, err
		}
		edits, err := t.emptied(bare, paragraphs)
		return apply(bare, edits), true, err
	}
	var b strings.Builder
	for _, m := range members {
		if err := t.work.spend(t.name, len(bare)+holeWork); err != nil {
			return "", false, err
		}
		edits, err := t.texts(bare, paragraphs, m)
		if err != nil {
			return "", false, err
		}
		b.WriteString(apply(bare, edits))
	}
	return b.String(), true, nil
}

// members are those of a list of the whole paper: computed once, however many
// rows repeat for it.
func (t *part) members(name string, values *report.Values) (members []*report.Values, known bool) {
	if members, known = t.work.lists[name]; !known {
		if members, known = values.Each(name); known {
			t.work.lists[name] = members
		}
	}
	return members, known
}

// texts are the edits that fill the holes of paragraphs.
func (t *part) texts(s string, paragraphs [][]piece, values *report.Values) ([]edit, error) {
	return t.edits(s, paragraphs, func(name string) string {
		text, ok := values.Text(name)
		if !ok {
			t.unknown(diag.HoleUnknown, name, values)
		}
		return text
	})
}

// emptied are the edits that leave nothing in the holes.
func (t *part) emptied(s string, paragraphs [][]piece) ([]edit, error) {
	silent := &part{name: t.name, work: t.work, told: map[string]bool{}}
	return silent.edits(s, paragraphs, func(string) string { return "" })
}

func (t *part) edits(s string, paragraphs [][]piece, value func(string) string) (edits []edit, err error) {
	for _, p := range paragraphs {
		one, err := t.holes(s, p, value)
		if err != nil {
			return nil, err
		}
		edits = append(edits, one...)
	}
	return edits, nil
}

func (t *part) unknown(code diag.Code, name string, values *report.Values) {
	key := string(code) + " " + name
	if t.told[key] { // in a row, every member asks again
		return
	}
	t.told[key] = true
	d := diag.New(code, diag.Place{File: t.name}, name)
	if len(t.list) < diag.MaxSuggested {
		d = d.DidYouMean(name, values.Names())
		if way := wayOut(name); !way.IsZero() {
			d.Suggest = way
		}
	}
	t.list = append(t.list, d)
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
	if said := d.Message("en"); !t.told[said] {
		t.told[said] = true
		t.list = append(t.list, d)
	}
}

// pieces finds the rows of tables that have no row within, in order, and the
// texts of each paragraph. A row around a table does not repeat: its own rows do.
func pieces(s string) (rows []piece, paragraphs [][]piece, err error) {
	d := xml.NewDecoder(strings.NewReader(s))
	d.Strict = true
	type start struct {
		at    int
		outer bool // there is a row within
	}
	var open []start // rows
	var texts [][]piece
	text, deep := -1, 0
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
				if n := len(open) - 1; n >= 0 {
					open[n].outer = true
				}
				open = append(open, start{at: at})
			case "p":
				texts = append(texts, nil)
			case "t":
				text = end
			}
		case xml.EndElement:
			deep--
			if e.Name.Space != "w" {
				continue
			}
			switch e.Name.Local {
			case "tr":
				if n := len(open) - 1; n >= 0 {
					if !open[n].outer {
						rows = append(rows, piece{from: open[n].at, to: end})
					}
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
				if n := len(texts) - 1; n >= 0 && text >= 0 && at > text {
					texts[n] = append(texts[n], piece{from: text, to: at})
				}
				text = -1
			}
		}
	}
	return rows, paragraphs, nil
}

// holes are the edits that fill the holes of one paragraph. If a hole is split
// over runs, it is filled where it begins, in the style of that run.
func (t *part) holes(s string, p []piece, value func(string) string) ([]edit, error) {
	var all strings.Builder
	starts := make([]int, len(p)) // of each piece in the whole text
	for i, one := range p {
		starts[i] = all.Len()
		all.WriteString(s[one.from:one.to])
	}
	text := all.String()
	found := hole.FindAllStringSubmatchIndex(text, -1)
	// Half a hole would be printed as it is.
	var rest strings.Builder
	end := 0
	for _, m := range found {
		rest.WriteString(text[end:m[0]])
		end = m[1]
	}
	rest.WriteString(text[end:])
	if rest := rest.String(); strings.ContainsAny(rest, "｛｝") || strings.Contains(rest, "{{") || strings.Contains(rest, "}}") {
		t.brace(text)
	}
	if len(found) == 0 {
		return nil, nil
	}
	with := make([]strings.Builder, len(p))
	at, in := 0, 0           // in the text, and the piece that it is in
	copyTo := func(to int) { // text outside holes stays in its run
		for at < to {
			end := len(text)
			if in+1 < len(p) {
				end = starts[in+1]
			}
			next := min(to, end)
			with[in].WriteString(text[at:next])
			if at = next; at == end && in+1 < len(p) {
				in++
			}
		}
	}
	for _, m := range found {
		copyTo(m[0])
		for in+1 < len(p) && starts[in+1] <= m[0] {
			in++
		}
		switch name := text[m[4]:m[5]]; {
		case m[2] >= 0: // that of a row was removed before
			t.once(diag.New(diag.HoleRow, diag.Place{File: t.name}, name))
		case name == "":
			t.brace(text)
		default:
			filled := markup(value(name))
			if err := t.work.spend(t.name, len(filled)+holeWork); err != nil {
				return nil, err
			}
			with[in].WriteString(filled)
		}
		for at = m[1]; in+1 < len(p) && starts[in+1] <= at; {
			in++
		}
	}
	copyTo(len(text))
	var edits []edit
	for i := range p {
		edits = append(edits, edit{p[i].from, p[i].to, with[i].String()})
	}
	return edits, nil
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

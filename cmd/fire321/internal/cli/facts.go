package cli

import (
	"encoding/json"

	"github.com/fire321/fire321/internal/term"
	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/logic"
)

// facts lists the questions of a pack, page by page.
func (c *command) facts() (int, error) {
	l, err := c.load(c.packFlag())
	if err != nil {
		return exitUsage, err
	}
	b := l.bundle
	if c.json() {
		return exitOK, c.writeJSON(factsJSON(b))
	}
	page := ""
	for i := range b.Facts {
		f := &b.Facts[i]
		if f.Derive != nil {
			continue
		}
		if f.Page != page {
			if page != "" {
				c.out.Blank()
			}
			page = f.Page
			c.out.Line(term.Bold, pageTitle(c, b, page))
		}
		c.fact(f)
	}
	return exitOK, nil
}

func pageTitle(c *command, b *rules.Bundle, id string) string {
	for _, p := range b.Pages {
		if p.ID == id {
			return c.text(p.Title)
		}
	}
	return id
}

// fact writes one question: its words, the possible answers, and where to look.
func (c *command) fact(f *rules.Fact) {
	c.out.Item(2, "- ", term.Plain, c.text(f.Label()))
	c.out.Item(4, "", term.Faint, f.ID+": "+c.answerWords(f))
	for _, field := range f.Fields {
		c.out.Item(6, "- ", term.Plain, c.text(field.Label())+c.say(owedBy, field.ID+": "+c.answerWords(&field)))
	}
	for _, o := range f.Options {
		c.out.Item(6, "- ", term.Plain, o.ID+c.say(colon)+c.text(o.Text))
	}
	if !f.WhereToLook.IsZero() {
		c.out.Item(4, c.say(whereMark), term.Plain, c.text(f.WhereToLook))
	}
}

// answerWords describes the form of an answer.
func (c *command) answerWords(f *rules.Fact) string {
	switch f.Type.Kind {
	case logic.Bool:
		return c.text(yes(f)) + " / " + c.text(no(f))
	case logic.Number:
		lo, hi := logic.FormatDecimal(f.Type.Min, f.Type.Decimals), logic.FormatDecimal(f.Type.Max, f.Type.Decimals)
		line := c.say(rangeWords, lo, hi+unitOf(c, f))
		for _, n := range f.Named {
			line += c.say(semicolon) + logic.FormatDecimal(n.Value, f.Type.Decimals) + " = " + c.text(n.Text)
		}
		return line
	case logic.DateKind:
		return c.say(dateWords)
	case logic.Enum:
		return c.say(enumWords)
	case logic.Set:
		return c.say(setWords)
	case logic.List:
		return c.say(listWords, f.Type.MaxLen)
	}
	return c.say(textWords)
}

func unitOf(c *command, f *rules.Fact) string {
	u := c.text(rules.UnitText(f.Type.Unit))
	if u != "" && c.lang == "en" {
		return " " + u
	}
	return u
}

// pageJSON and factJSON are the questions in JSON, for programs.
type pageJSON struct {
	ID    string     `json:"id"`
	Title rules.Text `json:"title"`
	Facts []factJSON `json:"facts"`
}

type factJSON struct {
	ID       string       `json:"id"`
	Type     string       `json:"type"`
	Ask      rules.Text   `json:"ask"`
	Help     *rules.Text  `json:"help,omitempty"`
	Where    *rules.Text  `json:"where_to_look,omitempty"`
	Unit     string       `json:"unit,omitempty"`
	Min      any          `json:"min,omitempty"`
	Max      any          `json:"max,omitempty"`
	Decimals int          `json:"decimals,omitempty"`
	MaxLen   int          `json:"max_records,omitempty"`
	Values   []optionJSON `json:"values,omitempty"`
	Named    []namedJSON  `json:"named,omitempty"`
	Fields   []factJSON   `json:"fields,omitempty"`
	Shelf    int          `json:"shelf_days,omitempty"`
	Fixed    bool         `json:"fixed,omitempty"`
	Future   bool         `json:"future,omitempty"`
	Pack     string       `json:"pack,omitempty"`
}

type optionJSON struct {
	ID   string     `json:"id"`
	Text rules.Text `json:"text"`
}

type namedJSON struct {
	Value any        `json:"value"`
	Text  rules.Text `json:"text"`
}

func factsJSON(b *rules.Bundle) []pageJSON {
	pages := []pageJSON{}
	for i := range b.Facts {
		f := &b.Facts[i]
		if f.Derive != nil {
			continue
		}
		if n := len(pages); n == 0 || pages[n-1].ID != f.Page {
			page := pageJSON{ID: f.Page}
			for _, p := range b.Pages {
				if p.ID == f.Page {
					page.Title = p.Title
				}
			}
			pages = append(pages, page)
		}
		last := &pages[len(pages)-1]
		last.Facts = append(last.Facts, factOf(f))
	}
	return pages
}

func factOf(f *rules.Fact) factJSON {
	j := factJSON{
		ID: f.ID, Type: f.Type.Kind.String(), Ask: f.Label(), Help: maybe(f.Help), Where: maybe(f.WhereToLook),
		Unit: f.Type.Unit, Decimals: f.Type.Decimals, MaxLen: f.Type.MaxLen, Shelf: f.ShelfDays, Fixed: f.Fixed, Future: f.Future, Pack: f.Pack,
	}
	if f.Type.Kind == logic.Number || f.Type.Kind == logic.DateKind {
		j.Min, j.Max = scalarJSON(f, f.Type.Min), scalarJSON(f, f.Type.Max)
	}
	if f.Type.Kind == logic.Bool {
		j.Values = []optionJSON{{"true", yes(f)}, {"false", no(f)}}
	}
	for _, o := range f.Options {
		j.Values = append(j.Values, optionJSON{o.ID, o.Text})
	}
	for _, n := range f.Named {
		j.Named = append(j.Named, namedJSON{scalarJSON(f, n.Value), n.Text})
	}
	for i := range f.Fields {
		j.Fields = append(j.Fields, factOf(&f.Fields[i]))
	}
	return j
}

func maybe(t rules.Text) *rules.Text {
	if t.IsZero() {
		return nil
	}
	return &t
}

// scalarJSON is a number with exactly its decimals, or a date.
func scalarJSON(f *rules.Fact, n int64) any {
	if f.Type.Kind == logic.DateKind {
		return logic.Date(n).String()
	}
	return json.Number(logic.FormatDecimal(n, f.Type.Decimals))
}

// yes and no are the words for the two answers of a bool.
func yes(f *rules.Fact) rules.Text {
	if f.Affirm.IsZero() {
		return yesWord
	}
	return f.Affirm
}

func no(f *rules.Fact) rules.Text {
	if f.Deny.IsZero() {
		return noWord
	}
	return f.Deny
}

package cli

import (
	"slices"
	"strconv"
	"strings"

	"github.com/fire321/fire321/internal/term"
	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/logic"
)

// question shows a fact's question, the possible answers, and its current
// answer. Options that are found by their names are listed only if whole is
// set.
func (i *interview) question(f *rules.Fact, whole bool) {
	i.out.Blank()
	i.out.Line(term.Bold, i.text(f.Label()))
	if i.s.Answers().Has(f.ID) {
		i.out.Item(2, i.say(askNow), term.Plain, i.said(f))
	}
	if named(f) && !whole {
		i.out.Item(2, "", term.Faint, i.say(askFind, i.calls(f)))
		return
	}
	i.choices(f, 2)
}

// choices numbers the options. Names of numbers and dates get letters instead,
// since a number is itself an answer there.
func (i *interview) choices(f *rules.Fact, indent int) {
	var rows [][]string
	switch f.Type.Kind {
	case logic.Bool:
		rows = append(rows, []string{"1", i.text(yes(f))}, []string{"2", i.text(no(f))})
	case logic.Enum, logic.Set:
		for n, o := range f.Options {
			rows = append(rows, []string{strconv.Itoa(n + 1), i.text(o.Text)})
		}
		if f.Type.Kind == logic.Set {
			rows = append(rows, []string{"0", i.say(askNone)})
		}
	case logic.Number:
		hint := i.say(askNumber)
		if u := rules.UnitText(f.Type.Unit); !u.IsZero() {
			hint += i.say(askUnit, u)
		}
		i.out.Item(indent, "", term.Faint, hint)
	case logic.DateKind:
		i.out.Item(indent, "", term.Faint, i.say(askDate))
	case logic.List:
		i.out.Item(indent, "", term.Faint, i.say(askRecords, f.Type.MaxLen))
		i.field(&f.Fields[0])
	}
	for n, named := range f.Named {
		rows = append(rows, []string{letter(n), i.text(named.Text)})
	}
	i.out.Table(indent, rows)
	if hint, ok := i.s.Program().Suggest(i.s.Answers(), f.ID); ok && !i.s.Answers().Has(f.ID) {
		i.out.Item(indent, i.say(askHint), term.Faint, i.text(hint.Text))
	}
	if f.Type.Kind == logic.Set {
		i.out.Item(indent, "", term.Faint, i.say(askSet))
	}
}

// letter is a, b, c …
func letter(n int) string { return string(rune('a' + n%26)) }

// help says what the question means, where to look, and why it is asked.
func (i *interview) help(f *rules.Fact) {
	if !f.Help.IsZero() {
		i.out.Item(2, "", term.Plain, i.text(f.Help))
	}
	for n, o := range f.Options {
		if !o.Help.IsZero() {
			i.out.Item(2, strconv.Itoa(n+1)+" ", term.Plain, i.text(o.Help))
		}
	}
	if !f.WhereToLook.IsZero() {
		i.out.Item(2, i.say(whereMark), term.Plain, i.text(f.WhereToLook))
	}
	for n, title := range i.reasons(f) {
		if n == fold {
			break
		}
		i.out.Item(2, i.say(askWhy), term.Plain, title)
	}
	i.out.Item(2, "", term.Faint, i.say(askBound, i.s.Remaining()))
	i.out.Item(2, "", term.Faint, i.say(askKeys))
}

// reasons are the criteria that currently depend on the fact.
func (i *interview) reasons(f *rules.Fact) []string {
	var titles []string
	for _, cr := range i.s.Program().Criteria() {
		if why, ok := i.s.Why(cr.ID); ok && slices.Contains(why.Needs, f.ID) {
			titles = append(titles, i.text(cr.Title))
		}
	}
	return titles
}

// records reads a list, record by record. line, which was already read, is the
// first field of the first record, or 0 for an empty list.
func (i *interview) records(f *rules.Fact, line string) (any, error) {
	if strings.TrimSpace(line) == "0" {
		return []any{}, nil
	}
	list := []any{}
	for len(list) < f.Type.MaxLen {
		if len(list) > 0 {
			i.out.Item(4, "", term.Faint, i.say(askRecordNext, len(list)))
		}
		record, err := i.record(f, line)
		if err != nil {
			return nil, err
		}
		if record == nil {
			break
		}
		list, line = append(list, record), ""
	}
	i.out.Item(2, "", term.Plain, i.say(askAll))
	line, err := i.line("> ")
	if err != nil {
		return nil, err
	}
	if strings.TrimSpace(line) == "2" {
		return map[string]any{"value": list, "more": true}, nil
	}
	return list, nil
}

// record reads the fields of one record. If the line for the first field is
// empty, there is no record and it returns nil. Later fields may stay open.
func (i *interview) record(f *rules.Fact, line string) (any, error) {
	record := map[string]any{}
	for n := range f.Fields {
		field := &f.Fields[n]
		if line == "" {
			i.field(field)
		}
		v, err := i.fieldValue(field, line)
		switch {
		case err != nil:
			return nil, err
		case v == nil && n == 0:
			return nil, nil
		case v != nil && v != leftOpen:
			record[field.ID] = v
		}
		line = ""
	}
	return record, nil
}

// leftOpen is the value of a field that was answered with "not sure".
var leftOpen = any(struct{}{})

// fieldValue reads lines until one is a valid value; nil for an empty line.
func (i *interview) fieldValue(field *rules.Fact, line string) (any, error) {
	for {
		if line == "" {
			var err error
			if line, err = i.line("  > "); err != nil {
				return nil, err
			}
		}
		switch line = strings.TrimSpace(line); line {
		case "":
			return nil, nil
		case "q", "Q":
			return nil, errLeave
		case "<", "《", "＜":
			return nil, errBack
		case "-", "－":
			return leftOpen, nil
		}
		v, err := parseAnswer(field, line, i.today())
		if err == nil {
			return v, nil
		}
		i.complain(err)
		line = ""
	}
}

// field shows the question of a field.
func (i *interview) field(field *rules.Fact) {
	i.out.Item(4, "", term.Plain, i.text(field.Label()))
	i.choices(field, 4)
}

package pack

import (
	"slices"
	"strings"

	"github.com/fire321/fire321/internal/canon"
	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/diag"
	"github.com/fire321/fire321/rules/logic"
	"github.com/fire321/fire321/rules/pack/internal/yamlnode"
)

// ReadAnswers converts an answers file to canonical JSON of the same structure,
// for assess.Program.DecodeAnswers. file is the name of the data in places; if
// it ends in .json the data are JSON, else YAML.
//
// Each value is read from its text by the type that b declares for its fact:
// 1.10 stays 1.10, and a date needs no quotes. If a value does not match its
// type, or b does not have its fact, ReadAnswers passes it on unchanged, so
// that assess refuses it together with all other faults; places then gives its
// place in the file. A nil b has no facts. In YAML, facts, found, plan and look
// with nothing under them are empty. The error, a [diag.List], only says that
// data is not YAML or JSON.
func ReadAnswers(data []byte, file string, b *rules.Bundle) (json []byte, places Places, err error) {
	if strings.HasSuffix(file, ".json") {
		return readJSON(data, file)
	}
	f, list := yamlnode.Parse(file, data)
	if len(list) > 0 {
		return nil, Places{File: file}, list
	}
	if f.Root == nil || f.Root.Kind != yamlnode.Map {
		at := diag.Place{File: file, Line: 1, Col: 1}
		found := diag.Text{ZH: "空的", EN: "empty"}
		if f.Root != nil {
			at, found = f.Place(f.Root), f.Root.Words()
		}
		return nil, Places{File: file}, diag.List{diag.NewText(diag.NodeType, at, found, aMap)}
	}
	a := answerFile{facts: factsByID(b)}
	v := a.file(f.Root)
	return v.Append(nil), placesOf(f), nil
}

func readJSON(data []byte, file string) ([]byte, Places, error) {
	if len(data) > yamlnode.MaxSize {
		_, list := yamlnode.Parse(file, data) // the same limit, in the same words
		return nil, Places{File: file}, list
	}
	data = canon.WithoutBOM(data)
	v, err := canon.Parse(data)
	if err != nil {
		list := canon.BadJSON(err)
		for i := range list {
			list[i].Place.File = file
			if lines := strings.Split(string(data), "\n"); list[i].Place.Line > 0 && list[i].Place.Line <= len(lines) {
				list[i].Source, list[i].Width = strings.TrimSuffix(lines[list[i].Place.Line-1], "\r"), 1
			}
		}
		return nil, Places{File: file}, list
	}
	return v.Append(nil), jsonPlaces(data, file), nil
}

func factsByID(b *rules.Bundle) map[string]*rules.Fact {
	if b == nil {
		return nil
	}
	facts := make(map[string]*rules.Fact, len(b.Facts))
	for i := range b.Facts {
		facts[b.Facts[i].ID] = &b.Facts[i]
	}
	return facts
}

// answerFile converts nodes to JSON by the types of facts.
type answerFile struct{ facts map[string]*rules.Fact }

// file converts a whole answers file. Its known members come in a fixed order,
// no matter what the order in the file is.
func (a answerFile) file(root *yamlnode.Node) canon.Value {
	out := canon.Value{Kind: canon.Object}
	known := []string{"format", "pack", "at", "unit", "facts", "found", "plan", "look", "own_check", "signed"}
	for _, key := range known {
		n := root.Get(key)
		switch {
		case n == nil:
		case key == "format":
			out.Set(key, guess(n))
		case n.IsNull() && slices.Contains([]string{"facts", "found", "plan", "look"}, key):
			out.Set(key, canon.Value{Kind: canon.Object}) // everything under it is commented out
		case key == "facts" && n.Kind == yamlnode.Map:
			out.Set(key, a.factsOf(n, nil))
		default:
			out.Set(key, texts(n))
		}
	}
	for i, k := range root.Keys {
		if !slices.Contains(known, k.Text) {
			out.Set(k.Text, guess(root.Items[i]))
		}
	}
	return out
}

// factsOf converts a map of facts, in the order of their ids; keys for which
// skip is true are left out.
func (a answerFile) factsOf(n *yamlnode.Node, skip func(string) bool) canon.Value {
	out := canon.Value{Kind: canon.Object}
	var order []int
	for i, k := range n.Keys {
		if skip == nil || !skip(k.Text) {
			order = append(order, i)
		}
	}
	slices.SortFunc(order, func(i, j int) int { return strings.Compare(n.Keys[i].Text, n.Keys[j].Text) })
	for _, i := range order {
		out.Set(n.Keys[i].Text, a.answer(n.Keys[i].Text, n.Items[i]))
	}
	return out
}

// answer converts the answer to one fact.
func (a answerFile) answer(id string, n *yamlnode.Node) canon.Value {
	f := a.facts[id]
	if n.Kind != yamlnode.Map {
		return typed(f, n)
	}
	out := canon.Value{Kind: canon.Object}
	for i, k := range n.Keys {
		item := n.Items[i]
		switch k.Text {
		case "value":
			out.Set(k.Text, typed(f, item))
		case "date", "note":
			out.Set(k.Text, texts(item))
		default:
			out.Set(k.Text, guess(item))
		}
	}
	return out
}

// typed converts a value by the type of its fact, which may be nil. A value
// that does not match is passed on unchanged.
func typed(f *rules.Fact, n *yamlnode.Node) canon.Value {
	switch {
	case n.IsNull():
		return canon.Value{Kind: canon.Null}
	case f == nil:
		return guess(n)
	case f.Type.Kind == logic.Set && n.Kind == yamlnode.List:
		return texts(n)
	case f.Type.Kind == logic.List && n.Kind == yamlnode.List:
		out := canon.Value{Kind: canon.Array}
		for _, item := range n.Items {
			out.Items = append(out.Items, record(f, item))
		}
		return out
	case n.Kind != yamlnode.Scalar:
		return guess(n)
	}
	switch f.Type.Kind {
	case logic.Bool, logic.Number:
		return guess(n)
	}
	return canon.Str(n.Text)
}

func record(f *rules.Fact, n *yamlnode.Node) canon.Value {
	if n.Kind != yamlnode.Map {
		return guess(n)
	}
	out := canon.Value{Kind: canon.Object}
	for i, k := range n.Keys {
		var field *rules.Fact
		for j := range f.Fields {
			if f.Fields[j].ID == k.Text {
				field = &f.Fields[j]
			}
		}
		out.Set(k.Text, typed(field, n.Items[i]))
	}
	return out
}

// texts converts everything in n to texts, as it was typed, even a telephone
// number or a sum of money.
func texts(n *yamlnode.Node) canon.Value {
	if n.Kind == yamlnode.Scalar && !n.IsNull() {
		return canon.Str(n.Text)
	}
	return collect(n, texts)
}

// guess converts n by its form: true, false, numbers as JSON writes them, and
// texts. 012, 1e3, .5 and NaN are texts, which no number fact accepts.
func guess(n *yamlnode.Node) canon.Value {
	switch {
	case n.Kind != yamlnode.Scalar || n.IsNull():
		return collect(n, guess)
	case !n.Quoted && (n.Text == "true" || n.Text == "false"):
		return canon.Truth(n.Text == "true")
	case !n.Quoted && isNumber(n.Text):
		return canon.Num(n.Text)
	}
	return canon.Str(n.Text)
}

func collect(n *yamlnode.Node, each func(*yamlnode.Node) canon.Value) canon.Value {
	if n.IsNull() {
		return canon.Value{Kind: canon.Null}
	}
	out := canon.Value{Kind: canon.Array}
	if n.Kind == yamlnode.Map {
		out.Kind = canon.Object
	}
	for i, item := range n.Items {
		if n.Kind == yamlnode.Map {
			out.Set(n.Keys[i].Text, each(item))
		} else {
			out.Items = append(out.Items, each(item))
		}
	}
	return out
}

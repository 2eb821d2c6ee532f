package pack

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/fire321/fire321/rules"
)

const aForm = `title: {zh: 表, en: Form}
say: {zh: 一张表, en: A form}
order: 9
asks: [building.name]
blocks:
  - paragraph: {use: statement}
  - table:
      each: drill.records
      where: record.ok
      columns: [{zh: 哪天, en: When, cell: {hole: record.date}}]
      blank: 3
sheet: table
`

// A layer adds a document and replaces one whole; the outermost wins, and each
// uses the parts of its own folder first.
func TestDocumentsOfLayers(t *testing.T) {
	below := map[string]string{
		"p/documents/form.yaml":  aForm,
		"p/documents/plain.yaml": "title: {zh: 甲, en: A}\nsay: {zh: 甲, en: A}\nblocks: [paragraph: {use: statement}]\n",
		"p/documents/parts.yaml": "statement: {zh: 下层, en: below}\n",
		"city/pack.yaml": `id: city
version: 1.0.0
kind: pack
title: {zh: 市, en: City}
subject: unit
extends: p@^1.0
known_from: 2010-01-01
`,
		"city/documents/parts.yaml": "statement: {zh: 上层, en: above}\n",
		"city/documents/plain.yaml": "title: {zh: 乙, en: B}\nsay: {zh: 乙, en: B}\norder: 1\nblocks: [paragraph: {use: statement}]\n",
		"city/documents/more.yaml":  "title: {zh: 丙, en: C}\nsay: {zh: 丙, en: C}\nblocks: [paragraph: {zh: 丙, en: C}]\n",
	}
	p, err := Load("city", base(t, below))
	if err != nil {
		t.Fatal(err)
	}
	type said struct{ ID, Title, First, Pack string }
	var got []said
	for _, d := range p.Bundle().Documents {
		first := d.Blocks[0].Parts[0]
		got = append(got, said{d.ID, d.Title.ZH, first.Text.ZH, d.Pack})
	}
	want := []said{{"plain", "乙", "上层", "city"}, {"form", "表", "下层", "p"}, {"more", "丙", "丙", "city"}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if at := p.Position("document", "plain"); at.File != "city/documents/plain.yaml" {
		t.Errorf("the document stands in %s", at)
	}
	form := p.Bundle().Document("form")
	if len(form.Sheet) != 1 || !cmp.Equal(form.Sheet[0].Head[0].Text, rules.Text{ZH: "哪天", EN: "When"}) || form.Sheet[0].Most != 3 {
		t.Errorf("the table for spreadsheets is %+v", form.Sheet)
	}
	// The bytes carry it all.
	read, err := rules.Decode(p.Bundle().Encode())
	if err != nil {
		t.Fatal(err)
	}
	if string(read.Encode()) != string(p.Bundle().Encode()) || len(read.Documents) != 3 {
		t.Error("documents do not survive their bytes")
	}
}

// A document that asks for a fact is what the fact is for.
func TestAskedFactsAreUsed(t *testing.T) {
	files := change(t, "p/facts/place.yaml", "  - id: building.name\n    type: text\n", "  - id: building.name\n    type: bool\n")
	files["p/documents/form.yaml"] = aForm
	files["p/documents/parts.yaml"] = "statement: {zh: 无, en: none}\n"
	for _, d := range load(t, base(t, files)).Lint() {
		if d.Code == "W-FACT-UNUSED" {
			t.Errorf("%v", d)
		}
	}
}

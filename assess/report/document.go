package report

import (
	"github.com/fire321/fire321/assess"
	"github.com/fire321/fire321/rules"
)

// Kind is the id of a document of a bundle.
type Kind string

// The documents of the national pack that programs know by name. A bundle may
// have others, and need not have these; [Kinds] tells.
const (
	Report  Kind = "report"  // 自主评估报告: grade, score, hazards, what is not known
	Hazards Kind = "hazards" // 问题隐患清单: what is wrong, why, by which law
	Rectify Kind = "rectify" // 整改责任清单: who mends what by when, and what guards until then
	Notice  Kind = "notice"  // 公示牌: the poster
	Letter  Kind = "letter"  // 承诺书: the commitment
)

// Kinds are the documents of a bundle, in the order in which they are offered.
func Kinds(b *rules.Bundle) []Kind {
	var list []Kind
	for i := range b.Documents {
		list = append(list, Kind(b.Documents[i].ID))
	}
	return list
}

// Layout is the sheet that a document is laid out for, always A4.
type Layout string

// The layouts.
const (
	Portrait  Layout = "portrait"
	Landscape Layout = "landscape"
	Poster    Layout = "poster" // portrait, with no margin and no page number
)

// Document is a document as data.
type Document struct {
	Kind Kind
	// Lang is "zh" or "en".
	Lang   string
	Title  string
	Layout Layout
	// Close has narrow margins.
	Close bool
	// Unit is the name of the unit as the foot of each page shows it, cut to a
	// line; "" where none was given.
	Unit string
	// Sample prints 样张 at the head and foot. Build leaves it unset: only who
	// holds the answers knows that they are made up.
	Sample bool
	Sub    Words
	Blocks []Block
	// Foot closes the document: what to do with it, and what identifies its
	// inputs.
	Foot Foot
}

// Foot is what stands below a document.
type Foot struct {
	Say string
	// Pack is the rule set and its version; Check the first digits of the
	// assessment's digest in groups of four.
	Pack, Check string
}

// Build fills a document of p's bundle with an assessment. got must be what
// p.Assess(a) gave. lang is "en" (or a tag that begins with "en-") for English;
// anything else gives Chinese. A document that the bundle has not gives the
// zero Document.
func Build(kind Kind, p *assess.Program, a assess.Answers, got *assess.Assessment, lang string) Document {
	of := p.Bundle().Document(string(kind))
	if of == nil {
		return Document{}
	}
	b := newBuilder(p, a, got, lang)
	b.doc.Kind, b.doc.Layout, b.doc.Close = kind, Layout(of.Layout), of.Close
	if b.doc.Layout != Landscape && b.doc.Layout != Poster {
		b.doc.Layout = Portrait
	}
	b.doc.Title = b.in(of.Title)
	if title := b.joined(of.Head, "", nil).String(); title != "" {
		b.doc.Title = title
	}
	b.doc.Sub = b.joined(of.Sub, "", nil)
	b.doc.Blocks = b.blocks(of.Blocks, nil)
	b.doc.Foot.Say = b.joined(of.Foot, "", nil).String()
	return b.doc
}

// Title is the name of a document in lang, for a choice; "" for one that the
// bundle has not.
func Title(b *rules.Bundle, kind Kind, lang string) string {
	if d := b.Document(string(kind)); d != nil {
		return d.Title.In(lang)
	}
	return ""
}

// Asks are the facts that a document asks on its own account and that were not
// answered, in its order: a host asks them of a person who wants the document,
// and of nobody else. What a document prints besides is asked, or not, on
// account of the criteria.
func Asks(p *assess.Program, a assess.Answers, kind Kind) []*rules.Fact {
	var list []*rules.Fact
	if d := p.Bundle().Document(string(kind)); d != nil {
		for _, id := range d.Asks {
			if f := p.Bundle().Fact(id); f != nil && f.Derive == nil && !a.Has(id) {
				list = append(list, f)
			}
		}
	}
	return list
}

// HasTable reports whether a document of the bundle has a table for
// spreadsheets.
func HasTable(b *rules.Bundle, kind Kind) bool {
	d := b.Document(string(kind))
	return d != nil && len(d.Sheet) > 0
}

// List is the table of a document for [CSV], head and all where there is
// nothing in it; an empty one where the document has none.
func List(kind Kind, p *assess.Program, a assess.Answers, got *assess.Assessment, lang string) Table {
	if !HasTable(p.Bundle(), kind) {
		return Table{}
	}
	return newBuilder(p, a, got, lang).table(&p.Bundle().Document(string(kind)).Sheet[0], nil)
}

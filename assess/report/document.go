package report

import (
	"github.com/fire321/fire321/assess"
)

// Kind is one of the five documents.
type Kind string

// The documents.
const (
	Report  Kind = "report"  // 自主评估报告: grade, score, hazards, what is not known
	Hazards Kind = "hazards" // 问题隐患清单: what is wrong, why, by which law
	Rectify Kind = "rectify" // 整改责任清单: who mends what by when, and what guards until then
	Notice  Kind = "notice"  // 公示牌: the poster
	Letter  Kind = "letter"  // 承诺书: the commitment
)

// Kinds are all of them, in the order in which they are offered.
var Kinds = []Kind{Report, Hazards, Rectify, Notice, Letter}

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

// Build lays an assessment out as a document. got must be what p.Assess(a)
// gave. lang is "en" (or a tag that begins with "en-") for English; anything
// else gives Chinese. An unknown kind gives the zero Document.
func Build(kind Kind, p *assess.Program, a assess.Answers, got *assess.Assessment, lang string) Document {
	b := newBuilder(p, a, got, lang)
	b.doc.Kind, b.doc.Layout = kind, Portrait
	switch kind {
	case Report:
		b.report()
	case Hazards:
		b.hazards()
	case Rectify:
		b.rectify()
	case Notice:
		b.notice()
	case Letter:
		b.letter()
	default:
		return Document{}
	}
	return b.doc
}

// Title is the name of a document in lang, for whoever offers a choice; "" for
// an unknown kind.
func Title(kind Kind, lang string) string {
	switch kind {
	case Report:
		return titleReport.In(lang)
	case Hazards:
		return titleHazards.In(lang)
	case Rectify:
		return titleRectify.In(lang)
	case Notice:
		return titleNotice.In(lang)
	case Letter:
		return titleLetter.In(lang)
	}
	return ""
}

// Package report makes documents of an assessment: the papers that a unit
// prints, posts, signs and hands in. Which there are and what they say stands
// in the bundle ([rules.Bundle.Documents]); they go by their ids.
//
//	doc, err := report.Build("letter", prog, answers, got, "zh")
//	page := doc.HTML()          // a whole file, ready to print on A4
//	part := doc.Fragment()      // the same, for a page that has its own style
//	text := doc.Markdown()
//	said := doc.Terminal(report.Screen{Columns: 80})
//	list, err := report.List("rectify", prog, answers, got, "zh")
//	rows := list.CSV(true)
//
// [Result] is the same for whoever looks at a screen and signs nothing: what to
// do first, then each hazard with its remedy, its day and its law. It is no
// document of the bundle, and there for bundles that have none. [Values] gives
// what a document says to a paper that is none, such as a Word file of an
// authority; package docx below writes and fills those.
//
// Build fills the bundle's document with what the assessment has decided and
// decides nothing itself; a part is there only where its condition certainly
// holds. What a unit typed is kept apart, so that no name, however hostile,
// reaches beyond its place on the page.
//
// All functions are pure and safe for concurrent use, and equal input gives
// equal bytes on every platform. The package imports only what a browser can
// carry.
package report

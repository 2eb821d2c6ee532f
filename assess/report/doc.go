// Package report makes documents of an assessment: the papers that a unit
// prints, posts, signs and hands in. The bundle says which documents there are
// and what they say ([rules.Bundle.Documents]); each has an id.
//
//	doc, err := report.Build("letter", prog, answers, got, "zh")
//	page := doc.HTML()          // a whole file, ready to print on A4
//	part := doc.Fragment()      // the same, for a page that has its own style
//	text := doc.Markdown()
//	said := doc.Terminal(report.Screen{Columns: 80})
//	list, err := report.List("rectify", prog, answers, got, "zh")
//	rows := list.CSV(true)
//
// [Brief] is for a person at a screen who signs nothing: what to do first, then
// each hazard in two lines. [Result] is the same in full, with the law and the
// reasons. They are not documents of the bundle, and work for bundles that have
// none. [Values] gives
// the contents of a document for other papers, such as a Word file of an
// authority; package docx below writes Word files and fills such templates.
//
// Build fills the bundle's document with what the assessment has decided and
// decides nothing itself; a part appears only if its condition certainly holds.
// Text that a unit typed is kept separate, so that no name, however hostile,
// affects anything beyond its place on the page.
//
// All functions are pure and safe for concurrent use, and equal input gives
// equal bytes on every platform. The package imports only packages that are
// small enough for a browser.
package report

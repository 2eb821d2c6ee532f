// Package report makes documents of an assessment: the papers that a unit
// prints, posts, signs and hands in. What they are and say stands in the bundle
// (rules.Document); [Kinds] lists them.
//
//	doc := report.Build(report.Letter, prog, answers, got, "zh")
//	page := report.HTML(doc)          // a whole file, ready to print on A4
//	part := report.Fragment(doc)      // the same, for a page that has its own style
//	text := report.Markdown(doc)
//	said := report.Terminal(doc, report.Screen{Columns: 80})
//	rows := report.CSV(report.List(report.Rectify, prog, answers, got, "zh"), true)
//
// [Result] is the same for whoever looks at a screen and signs nothing: what to
// do first, then each hazard with its remedy, its day and its law. It is no
// document of the bundle, and there for bundles that have none.
//
// A [Document] is plain data: a few kinds of [Block], in order. [Build] fills
// the blocks of the bundle's document with what the assessment has decided and
// decides nothing itself; a part is there only where its condition certainly
// holds. [Values] gives the same to a paper that is no Document. The writers
// know nothing of fire safety. What a unit typed stands in spans that are
// marked as [Span.Typed], so that no name, however hostile, reaches beyond its
// place on the page.
//
// All functions are pure and safe for concurrent use, and equal input gives
// equal bytes on every platform. The package imports only what a browser can
// carry.
package report

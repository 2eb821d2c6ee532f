// Package score applies a grading to the outcomes of criteria: it computes the
// interval of points that is still possible, and the grades. It is exact and
// pure: it knows rules.Grading and sets of outcomes, but no answers and no
// days.
//
// Both results are outer bounds: they contain the result of every completion,
// and fewer outcomes never add to them.
package score

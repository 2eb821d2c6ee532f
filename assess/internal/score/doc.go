// Package score reckons what a grading makes of the outcomes of criteria: the
// interval of points that is still possible, and the grades. It is exact and
// pure: it knows rules.Grading and sets of outcomes, no answers and no days.
//
// Both results are outer bounds: what some completion gives is in them, and fewer
// outcomes never add to them.
package score

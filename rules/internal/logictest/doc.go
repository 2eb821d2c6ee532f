// Package logictest makes random worlds of facts, random well-typed
// expressions over them, and answers that are complete, partial or absent, for
// the tests of whatever evaluates expressions. [Calendar] is a second
// calendar, which counts day by day.
//
// Start at [New]. Everything follows from the seed, which a failing test
// prints. A World is not safe for concurrent use.
package logictest

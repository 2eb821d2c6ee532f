// Package logictest makes random worlds of facts, random well-typed expressions
// over them, and answers that are complete, partial or absent, for tests of
// code that evaluates expressions. [Calendar] is a second calendar, which
// counts day by day.
//
// Start at [New]. The seed determines everything; a failing test prints it. A
// World is not safe for concurrent use.
package logictest

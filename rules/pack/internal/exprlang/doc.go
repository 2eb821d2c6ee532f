// Package exprlang reads the rule language: source text in the syntax of
// expr-lang/expr, cut down to what is total, deterministic and explainable,
// becomes a [logic.Expr], with the place of every node and of every fault.
//
// Start at [Parse]. A source goes through these steps:
//
//	scan.go    characters to tokens; what people write instead of an operator
//	           (＞, &&, 且, AND) is a fault, but is read as what it means, so
//	           that the faults after it are found as well
//	nest.go    brackets that belong together; nesting is bounded before expr's
//	           parser sees the text, since deep nesting kills the process
//	parse.go   expr's parser, over the tokens joined by single spaces
//	tree.go    its tree to logic, numbers read from the source text and not
//	           from the tree, which has already rounded them; with
//	           grouping.go, member.go and call.go
//
// It is the only package that imports expr-lang/expr. All functions are safe
// for concurrent use.
package exprlang

// Package logic defines what a rule means: typed expression trees over facts
// that may be unknown, after Kleene (1952, §64), with exact decimals and
// calendar dates.
//
// Start at [Expr] and [Eval]. eval.go is the definition. It is short enough to
// compare with the truth tables; all faster code is tested against it. [Check]
// types a tree and proves that nothing in it can overflow or be undefined;
// [Needs] says which open facts a value still depends on; [Print] writes a tree
// in the rule language.
//
// The package imports nothing but rules/diag and small parts of the standard
// library, since it runs in browsers too.
package logic

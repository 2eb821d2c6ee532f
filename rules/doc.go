// Package rules holds a rule set as plain data: the facts to ask, the criteria
// with their dated wordings, the law behind them, and how they are scored.
//
// A [Bundle] is one version of one pack with its parents and modules flattened
// in, for all dates. It is the only thing that the author's side (rules/pack,
// which reads YAML) passes to the runner's side (assess). It has one canonical
// form in bytes ([Bundle.Encode], [Decode]) with one digest. A bundle is not
// changed after it is made; goroutines may share it.
package rules

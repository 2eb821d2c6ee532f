// Package rules is a rule set as plain data: facts that are asked, criteria
// with their dated wordings, the law behind them, and how they are scored.
//
// A [Bundle] is one version of one pack with its parents and modules
// flattened in, for all dates. It is the only thing that crosses from the
// author's side (rules/pack, which reads YAML) to the runner's side (assess),
// and has one canonical form in bytes ([Bundle.Encode], [Decode]) with one
// digest. Bundles are not changed after they are made and may be shared.
package rules

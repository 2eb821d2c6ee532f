// Package pack is the author's side: it reads a pack's YAML files, and those
// of its parents and modules, and gives one flattened [rules.Bundle].
//
// Start at [Load]. What a pack's files may hold is in
// docs/reference/pack-files.md. Every fault is a diagnostic with a place; all
// are given at once, without those that merely follow from another. [Pack.Lint]
// finds what is allowed and probably not meant. [ReadAnswers] turns an answers
// file into the JSON that package assess reads.
//
// # Limits
//
//   - a file: 1 MiB, 32 levels of nesting
//   - a pack: 1,000 files, 16 MiB together, 8 parents above each other, 64 modules
//   - a bundle: 2,000 facts, 2,000 parameters, 5,000 criteria, 1,000 sources
//   - a fact: 64 values, 64 records, 6 decimals; a criterion: 64 wordings
//   - a source: 1,000 articles; a list of ids: 500; an id: 80 characters; an expression: 4 KiB, 512 parts once derived facts
//     are written out
package pack

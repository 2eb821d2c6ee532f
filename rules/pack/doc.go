// Package pack is for authors of packs: it reads the YAML files of a pack, its
// parents and its modules, and returns one flattened [rules.Bundle].
//
// Start at [Load]. docs/reference/pack-files.md describes a pack's files. Every
// fault is a diagnostic with a place; Load returns all faults at once, except
// those that only follow from another. [Pack.Lint] finds things that are
// allowed but probably not intended. [ReadAnswers] converts an answers file to
// the JSON that package assess reads.
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

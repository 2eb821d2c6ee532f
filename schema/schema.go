// Package schema holds the JSON Schemas (draft 2020-12) of a pack's files, of
// answers and of an assessment. Package schema/validate checks documents by them.
//
// The schemas serve editors (through yaml-language-server), servers that take
// answers from elsewhere, and tests. They fetch nothing: no network, no file
// references. The Program of package assess knows everything about answers
// that a schema does, and rules between two values besides.
package schema

import (
	"embed"
	"sort"
	"strings"
)

//go:embed *.schema.json
var files embed.FS

// base is where the schemas live by name; nothing is ever fetched from there.
const base = "https://fire321.github.io/schema/"

// Names are the schemas there are, sorted: "answers", "assessment",
// "criteria" and so on.
func Names() []string {
	entries, _ := files.ReadDir(".")
	var names []string
	for _, e := range entries {
		names = append(names, strings.TrimSuffix(e.Name(), ".schema.json"))
	}
	sort.Strings(names)
	return names
}

// Source returns the text of a schema, or nil if there is none of that name.
func Source(name string) []byte {
	data, err := files.ReadFile(name + ".schema.json")
	if err != nil {
		return nil
	}
	return data
}

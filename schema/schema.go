// Package schema holds the JSON Schemas (draft 2020-12) of a pack's files, of
// answers and of an assessment. Package schema/validate checks documents by them.
//
// The schemas are for editors (through yaml-language-server), servers that take
// answers from other systems, and tests. They fetch nothing: no network, no
// file references. The Program of package assess checks everything about
// answers that a schema checks, and also rules between two values.
package schema

import (
	"embed"
	"sort"
	"strings"
)

//go:embed *.schema.json
var files embed.FS

// base is the common prefix of the schemas' URLs; nothing is ever fetched from
// there.
const base = "https://fire321.github.io/schema/"

// Names returns the names of all schemas, sorted: "answers", "assessment",
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

// Source returns the text of the schema with the name, or nil if there is none.
func Source(name string) []byte {
	data, err := files.ReadFile(name + ".schema.json")
	if err != nil {
		return nil
	}
	return data
}

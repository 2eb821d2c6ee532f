package validate_test

import (
	"encoding/json"
	"io/fs"
	"path"
	"strings"
	"testing"

	"github.com/fire321/fire321/schema/validate"

	"gopkg.in/yaml.v3"

	"github.com/fire321/fire321/rules/law"
)

// kindOf is the schema of a pack's file, by where it stands.
func kindOf(file string) string {
	base, dir := path.Base(file), path.Base(path.Dir(file))
	switch {
	case dir == "facts":
		return "facts"
	case dir == "sources":
		return "source"
	case dir == "tests":
		return "unit-test"
	case dir == "criteria" && strings.HasSuffix(base, ".test.yaml"):
		return "criteria-test"
	case dir == "criteria":
		return "criteria"
	case dir == "documents" && base != "parts.yaml":
		return "document"
	}
	return strings.TrimSuffix(base, ".yaml")
}

// Promise: what the loader reads, the editor's schema accepts: every file of
// the law meets its schema and names it for the editor.
func TestTheLawMeetsItsSchemas(t *testing.T) {
	files := 0
	err := fs.WalkDir(law.FS, "cn", func(file string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || path.Ext(file) != ".yaml" {
			return err
		}
		data, err := fs.ReadFile(law.FS, file)
		if err != nil {
			return err
		}
		files++
		kind := kindOf(file)
		s, err := validate.Named(kind)
		if err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		if line, _, _ := strings.Cut(string(data), "\n"); !strings.HasPrefix(line, "# yaml-language-server: $schema=") || !strings.HasSuffix(line, "/schema/"+kind+".schema.json") {
			t.Errorf("%s: its first line does not name the schema %s: %s", file, kind, line)
		}
		var n yaml.Node
		if err := yaml.Unmarshal(data, &n); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		doc, err := json.Marshal(plain(&n))
		if err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		for _, d := range s.Validate(doc) {
			t.Errorf("%s: %v", file, d)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if files < 100 {
		t.Errorf("%d files, want the whole law", files)
	}
}

// plain is a node as JSON. Dates stay texts, as editors take them.
func plain(n *yaml.Node) any {
	switch n.Kind {
	case yaml.DocumentNode:
		return plain(n.Content[0])
	case yaml.MappingNode:
		m := map[string]any{}
		for i := 0; i < len(n.Content); i += 2 {
			m[n.Content[i].Value] = plain(n.Content[i+1])
		}
		return m
	case yaml.SequenceNode:
		list := []any{}
		for _, c := range n.Content {
			list = append(list, plain(c))
		}
		return list
	}
	switch n.Tag {
	case "!!int", "!!float":
		return json.Number(n.Value)
	case "!!bool":
		return n.Value == "true"
	case "!!null":
		return nil
	}
	return n.Value
}

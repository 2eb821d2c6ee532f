package main

import (
	"encoding/json"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/fire321/fire321/wasm/build/npm"
)

var update = flag.Bool("update", false, "write the scripts in their style")

// The tools that know JavaScript; there are none in Go for this.
var (
	formatter = npm.Package{Name: "@dprint/formatter", Version: "0.6.0", Integrity: "sha512-otnYh2jmGWbekYkAd4xiF416lpdZwNCbhkDrLQcAanvvutp0PhTNSJrwJ4DKBEu6xtP36NUX70t9YQw3oC/ONg=="}
	plugin    = npm.Package{Name: "@dprint/typescript", Version: "0.96.1", Integrity: "sha512-mz/nINSFQh1R5i2Qy90SWOCCK4SgNGRkNhCZba7LYmUkE4Zi8/45p8l8pqc9yN1fb4XY5Muhrzdh5Q3jFsYimw=="}
	compiler  = npm.Package{Name: "typescript", Version: "6.0.3", Integrity: "sha512-y2TvuxSZPDyQakkFRPZHKFm+KKVqIisdg9/CZwm9ftvKXLP8NRWj38/ODjNbr43SsoXqNuAisEf1GdCxqWcdBw=="}
)

// lineWidth is how many characters a line of a script may have.
const lineWidth = 120

// TestStyle: every script is written in one style (testdata/style.json), with
// no line too long. With -update it writes those that are not.
func TestStyle(t *testing.T) {
	files := scripts(t)
	args := append([]string{"testdata/style.mjs", unpacked(t, formatter), unpacked(t, plugin)}, files...)
	other := map[string]string{}
	if err := json.Unmarshal(node(t, "node", args...), &other); err != nil {
		t.Fatal(err)
	}
	for name, text := range other {
		if *update {
			if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		t.Errorf("%s is not in the style: run `go test -run Style -update` in wasm/build (-is +want)\n%s",
			name, cmp.Diff(strings.Split(string(data), "\n"), strings.Split(text, "\n")))
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for i, line := range strings.Split(string(data), "\n") {
			if n := utf8.RuneCountInString(line); n > lineWidth {
				t.Errorf("%s:%d has %d characters, more than %d", name, i+1, n, lineWidth)
			}
		}
	}
}

// scripts are all that a person writes in JavaScript, and the types of it.
func scripts(t *testing.T) []string {
	t.Helper()
	var all []string
	err := filepath.WalkDir(root, func(name string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if e.IsDir() {
			if name == dist(root) || name != root && strings.HasPrefix(e.Name(), ".") || e.Name() == "node_modules" {
				return filepath.SkipDir
			}
			return nil
		}
		switch filepath.Ext(name) {
		case ".js", ".mjs", ".ts":
			if !strings.HasSuffix(name, ".min.js") {
				all = append(all, name)
			}
		}
		return nil
	})
	if err != nil || len(all) == 0 {
		t.Fatalf("%d scripts: %v", len(all), err)
	}
	return all
}

// TestTypes: the scripts are right by the types that wasm/js/fire321.d.ts and
// their comments give.
func TestTypes(t *testing.T) {
	tsc := filepath.Join(unpacked(t, compiler), "lib", "tsc.js")
	for _, project := range []string{"wasm", "wasm/widget/src/page"} {
		node(t, "node", tsc, "--project", filepath.Join(root, filepath.FromSlash(project)))
	}
}

// TestExamples holds the functions that only reckon against tables of examples,
// which stand beside them: a call, its arguments, what it gives. They run
// without a browser, bundled as they are for one.
func TestExamples(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(root, src, "*", "*.examples.json"))
	if err != nil || len(files) == 0 {
		t.Fatal("no examples", err)
	}
	for _, file := range files {
		name, _ := filepath.Rel(filepath.Join(root, src), strings.TrimSuffix(file, ".examples.json"))
		t.Run(filepath.ToSlash(name), func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			var examples []struct {
				Name string
				Want any
			}
			if err := json.Unmarshal(data, &examples); err != nil || len(examples) == 0 {
				t.Fatal("no examples: ", err)
			}
			text, err := script(root, filepath.ToSlash(filepath.Join(src, name+".js")))
			if err != nil {
				t.Fatal(err)
			}
			module := filepath.Join(t.TempDir(), "module.mjs")
			if err := os.WriteFile(module, text, 0o644); err != nil {
				t.Fatal(err)
			}
			var got []any
			if err := json.Unmarshal(node(t, "node", "testdata/examples.mjs", module, file), &got); err != nil {
				t.Fatal(err)
			}
			if len(got) != len(examples) {
				t.Fatalf("%d results of %d examples", len(got), len(examples))
			}
			for i, e := range examples {
				if diff := cmp.Diff(e.Want, got[i]); diff != "" {
					t.Errorf("%s (-want +got):\n%s", e.Name, diff)
				}
			}
		})
	}
}

package diag

import (
	"encoding/json"
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// Promise: every code that the module for browsers can give has its words
// there, and no other code has. These are the codes that its packages name,
// except rules/logic: a person sees a fault that it finds in an expression only
// within E-COMPILE-EXPR, and only if the author never loaded the bundle.
func TestModuleHasItsWords(t *testing.T) {
	const module = "github.com/fire321/fire321/"
	cmd := exec.Command("go", "list", "-deps", "-json=ImportPath,Dir,GoFiles", module+"wasm/reactor")
	cmd.Env = append(os.Environ(), "GOOS=wasip1", "GOARCH=wasm")
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	named := map[string]bool{"More": true} // this package's own
	for dec := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p struct {
			ImportPath, Dir string
			GoFiles         []string
		}
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		path, ours := strings.CutPrefix(p.ImportPath, module)
		switch {
		case path == "rules/diag":
			if !slices.Contains(p.GoFiles, "words_wasip1.go") || slices.Contains(p.GoFiles, "words_authors.go") {
				t.Errorf("the module links %v", p.GoFiles)
			}
		case ours && path != "rules/logic":
			for _, f := range p.GoFiles {
				namesOf(t, filepath.Join(p.Dir, f), named)
			}
		}
	}
	for _, d := range declarations(t) {
		if _, has := everywhere[Code(d.code)]; has != named[d.name] {
			t.Errorf("%s: the module names it: %v; it has its words: %v (move them between words.go and words_authors.go)", d.code, named[d.name], has)
		}
	}
}

// namesOf adds what a file names of this package.
func namesOf(t *testing.T, file string, to map[string]bool) {
	parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	ast.Inspect(parsed, func(n ast.Node) bool {
		if s, ok := n.(*ast.SelectorExpr); ok {
			if x, ok := s.X.(*ast.Ident); ok && x.Name == "diag" {
				to[s.Sel.Name] = true
			}
		}
		return true
	})
}

// A code without words is told by its arguments.
func TestWithoutWordsArgumentsSpeak(t *testing.T) {
	d := NewText("E-NO-WORDS", Place{}, Text{ZH: "米", EN: "m"}, Same("cm"))
	if got, want := d.Message("zh"), "E-NO-WORDS: 米, cm。"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

package assess_test

import (
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/fire321/fire321/assess"
	"github.com/fire321/fire321/assess/report"
	"github.com/fire321/fire321/rules/diag"
	"github.com/fire321/fire321/rules/logic"
	"github.com/fire321/fire321/rules/pack"
	"github.com/fire321/fire321/schema"
	"github.com/fire321/fire321/schema/validate"
)

// Promise: a type with nothing to set says what its zero value is.
func TestOpaqueTypesSayWhatTheirZeroIs(t *testing.T) {
	const root = ".."
	seen := 0
	err := filepath.WalkDir(root, func(name string, e os.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case e.IsDir() && slices.Contains([]string{"internal", "testdata", "cmd", "examples", "test", "build", ".git"}, e.Name()):
			return filepath.SkipDir
		case e.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go"):
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil || file.Name.Name == "main" {
			return err
		}
		for _, decl := range file.Decls {
			g, ok := decl.(*ast.GenDecl)
			if !ok {
				continue
			}
			for _, spec := range g.Specs {
				s, ok := spec.(*ast.TypeSpec)
				if !ok || !s.Name.IsExported() || !opaque(s.Type) {
					continue
				}
				doc := g.Doc
				if s.Doc != nil {
					doc = s.Doc
				}
				if seen++; !strings.Contains(strings.ToLower(doc.Text()), "zero") {
					t.Errorf("%s: %s does not say what its zero value is", name, s.Name.Name)
				}
			}
		}
		return nil
	})
	if err != nil || seen < 8 {
		t.Errorf("%d opaque types were seen: %v", seen, err)
	}
}

// opaque reports whether a type is a struct with fields, none of them exported.
func opaque(e ast.Expr) bool {
	s, ok := e.(*ast.StructType)
	if !ok || len(s.Fields.List) == 0 {
		return false
	}
	return !slices.ContainsFunc(s.Fields.List, func(f *ast.Field) bool {
		return slices.ContainsFunc(f.Names, func(n *ast.Ident) bool { return n.IsExported() })
	})
}

// Zero values and nil do what their documentation says: nothing, or an error.
func TestZeroValues(t *testing.T) {
	var c assess.Conditions
	if _, _, ok := c.Value("place.kinds"); ok || c.Hold(logic.Truth(true), nil) || !c.Hold(nil, nil) {
		t.Error("something holds in zero Conditions")
	}
	for name, v := range map[string]*report.Values{"nil": nil, "zero": {}} {
		if _, ok := v.Text("unit.name"); ok {
			t.Errorf("%s Values have a hole", name)
		}
		if _, ok := v.Each("hazards.list"); ok || v.Names() != nil {
			t.Errorf("%s Values have a list, or names", name)
		}
	}
	for name, s := range map[string]*validate.Schema{"nil": nil, "zero": {}} {
		if list := s.Validate([]byte("{}")); !list.Has(diag.SchemaBroken) {
			t.Errorf("a %s Schema says %v", name, list)
		}
	}
	s, err := validate.Compile(schema.Answers(nil))
	if err != nil {
		t.Fatal(err)
	}
	if list := s.Validate([]byte(`{"format":1}`)); len(list) > 0 {
		t.Errorf("no answers to no bundle: %v", list)
	}
	if list := s.Validate([]byte(`{"format":1,"facts":{"a.b":true}}`)); len(list) == 0 {
		t.Error("a nil bundle has a fact")
	}
	json, _, err := pack.ReadAnswers([]byte("format: 1\nfacts: {a.b: 1.10}\n"), "a.yaml", nil)
	if err != nil || !strings.Contains(string(json), "a.b") {
		t.Errorf("answers are read for no bundle as %s: %v", json, err)
	}
	var list diag.List
	if _, err := pack.Load("p", pack.Over(nil, fstest.MapFS{})); !errors.As(err, &list) || !list.Has(diag.PackMissing) {
		t.Errorf("a pack over nothing: %v", err)
	}
	if strings.TrimSpace((report.Table{}).CSV(false)) != "" {
		t.Error("there is something in a zero Table")
	}
}

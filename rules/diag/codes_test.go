package diag

import (
	"flag"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write docs/reference/codes.md anew")

// declared is a code as codes.go declares it.
type declared struct{ name, doc, code string }

func declarations(t *testing.T) []declared {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), "codes.go", nil, parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	var list []declared
	for _, d := range file.Decls {
		group, ok := d.(*ast.GenDecl)
		if !ok || group.Tok != token.CONST {
			continue
		}
		for _, s := range group.Specs {
			v := s.(*ast.ValueSpec)
			code, err := strconv.Unquote(v.Values[0].(*ast.BasicLit).Value)
			if err != nil {
				t.Fatal(err)
			}
			list = append(list, declared{v.Names[0].Name, v.Doc.Text(), code})
		}
	}
	return list
}

// Promise: every code says what it is, in both languages, with the same
// arguments in each.
func TestCodesHaveWords(t *testing.T) {
	form := regexp.MustCompile(`^[EWI](-[A-Z0-9]+)+$`)
	hole := regexp.MustCompile(`\{\d\}`)
	seen := map[string]bool{}
	for _, d := range declarations(t) {
		if !form.MatchString(d.code) || seen[d.code] {
			t.Errorf("%s: the code %q is malformed or used twice", d.name, d.code)
		}
		seen[d.code] = true
		if !strings.HasPrefix(d.doc, d.name+":") {
			t.Errorf("%s: its comment begins %q, want %q", d.name, first(d.doc), d.name+":")
		}
		w := wordsOf(Code(d.code))
		if w.found.ZH == "" || w.found.EN == "" {
			t.Errorf("%s has no words", d.code)
		}
		if (w.expected.ZH == "") != (w.expected.EN == "") {
			t.Errorf("%s says what is expected in one language only", d.code)
		}
		for _, text := range []Text{w.found, w.expected} {
			zh, en := hole.FindAllString(text.ZH, -1), hole.FindAllString(text.EN, -1)
			slices.Sort(zh)
			slices.Sort(en)
			if !slices.Equal(slices.Compact(zh), slices.Compact(en)) {
				t.Errorf("%s: the arguments differ: %q and %q", d.code, text.ZH, text.EN)
			}
		}
	}
	for _, table := range []map[Code]words{everywhere, authors} {
		for code := range table {
			if !seen[string(code)] {
				t.Errorf("there are words for %s, which is not declared", code)
			}
		}
	}
}

func first(s string) string {
	line, _, _ := strings.Cut(s, "\n")
	return line
}

// The reference of codes is made from the code.
func TestReferenceIsCurrent(t *testing.T) {
	const file = "../../docs/reference/codes.md"
	var b strings.Builder
	b.WriteString("# Codes\n\nGenerated from rules/diag/codes.go; `go test ./rules/diag -update` writes it. E is an error, W a warning, I a remark.\nCodes are added, never renamed.\n\n| code | found | 意思 |\n|---|---|---|\n")
	list := declarations(t)
	slices.SortFunc(list, func(a, b declared) int { return strings.Compare(a.code, b.code) })
	cell := strings.NewReplacer("|", "\\|", "\n", " ", "{0}", "…", "{1}", "…", "{2}", "…", "{3}", "…")
	for _, d := range list {
		w := wordsOf(Code(d.code))
		_, doc, _ := strings.Cut(first(d.doc), ": ")
		b.WriteString("| `" + d.code + "` | " + cell.Replace(doc) + " | " + cell.Replace(w.found.ZH) + " |\n")
	}
	if *update {
		if err := os.WriteFile(file, []byte(b.String()), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != b.String() {
		t.Error(file + " is not current: go test ./rules/diag -update")
	}
}

package report

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os/exec"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/fire321/fire321/assess"
	"github.com/fire321/fire321/assess/report/internal/doc"
	"github.com/fire321/fire321/rules/logic"
)

func date(t testing.TB, s string) assess.Date {
	t.Helper()
	d, ok := logic.ParseDate(s)
	if !ok {
		t.Fatalf("no date: %s", s)
	}
	return d
}

// Every entry of the catalogue has both languages, with the same holes.
func TestCatalogue(t *testing.T) {
	n := 0
	for _, file := range []string{"words.go", "words_result.go", "internal/doc/catalogue.go", "internal/write/words.go"} {
		tree, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(tree, func(node ast.Node) bool {
			text, ok := node.(*ast.CompositeLit)
			if !ok {
				return true
			}
			switch t := text.Type.(type) {
			case *ast.Ident:
				ok = t.Name == "phrase"
			case *ast.SelectorExpr:
				ok = t.Sel.Name == "Text"
			}
			if !ok {
				return true
			}
			var both []string
			for _, part := range text.Elts {
				s, err := strconv.Unquote(part.(*ast.KeyValueExpr).Value.(*ast.BasicLit).Value)
				if err != nil || s == "" {
					t.Errorf("an empty text in %s: %v", file, text.Elts)
				}
				both = append(both, s)
			}
			if len(both) != 2 {
				t.Errorf("a text of one language in %s: %v", file, both)
				return true
			}
			if !slices.Equal(holes(both[0]), holes(both[1])) {
				t.Errorf("other holes: %q and %q", both[0], both[1])
			}
			n++
			return true
		})
	}
	if n < 15 {
		t.Errorf("only %d texts were looked at", n)
	}
}

func holes(s string) []string {
	list := regexp.MustCompile(`\{\d\}`).FindAllString(s, -1)
	slices.Sort(list)
	return list
}

func TestSay(t *testing.T) {
	text := phrase{ZH: "甲{0}乙{1}丙{0}", EN: "a {1} b {0}"}
	for _, c := range []struct {
		lang string
		args []any
		want doc.Words
	}{
		{"zh", []any{1, "x"}, doc.Words{{Text: "甲1乙x丙1"}}},
		{"en", []any{1, phrase{ZH: "字", EN: "word"}}, doc.Words{{Text: "a word b 1"}}},
		{"zh", []any{"{1}", typed("<b>")}, doc.Words{{Text: "甲{1}乙"}, {Text: "<b>", Typed: true}, {Text: "丙{1}"}}},
	} {
		if diff := cmp.Diff(c.want, say(c.lang, text, c.args...)); diff != "" {
			t.Error(diff)
		}
	}
	if typed(" \u202e\x00 ") != nil {
		t.Error("a name without a visible character is none")
	}
}

// What the browser links reaches nothing heavy; see the design.
func TestImports(t *testing.T) {
	out, err := exec.Command("go", "list", "-deps", ".").Output()
	if err != nil {
		t.Fatal("no go command: ", err)
	}
	forbidden := regexp.MustCompile(`^(fmt|os|time|context|regexp|embed|html|math/big|golang\.org/.*|(encoding|crypto|text|html|net|os|io)/.*|github\.com/(expr-lang|santhosh-tekuri)/.*|gopkg\.in/.*)$`)
	for _, p := range strings.Fields(string(out)) {
		if forbidden.MatchString(p) {
			t.Errorf("assess/report links %s", p)
		}
	}
}

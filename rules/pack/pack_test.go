package pack

import (
	"errors"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/diag"
	"github.com/fire321/fire321/rules/logic"
)

var update = flag.Bool("update", false, "write the golden files")

// archive reads the files of a txtar archive: a comment, then each file after
// a line "-- name --".
func archive(t testing.TB, name string) (comment string, files map[string]string, order []string) {
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	files = map[string]string{}
	at := ""
	for line := range strings.Lines(string(data)) {
		if rest, ok := strings.CutPrefix(line, "-- "); ok && strings.HasSuffix(line, " --\n") {
			at = strings.TrimSuffix(rest, " --\n")
			order = append(order, at)
			files[at] = ""
		} else if at == "" {
			comment += line
		} else {
			files[at] += line
		}
	}
	return comment, files, order
}

// base is the pack without a fault, with some files changed; a file that is
// "DELETE" is taken away.
func base(t testing.TB, changed map[string]string) fstest.MapFS {
	_, files, _ := archive(t, "testdata/base.txtar")
	fsys := fstest.MapFS{}
	for _, m := range []map[string]string{files, changed} {
		for name, text := range m {
			fsys[name] = &fstest.MapFile{Data: []byte(text)}
			if text == "DELETE" || text == "DELETE\n" {
				delete(fsys, name)
			}
		}
	}
	return fsys
}

// change returns a file of the base pack with one piece replaced.
func change(t testing.TB, name, old, with string) map[string]string {
	_, files, _ := archive(t, "testdata/base.txtar")
	if strings.Count(files[name], old) != 1 {
		t.Fatalf("%q stands %d times in %s", old, strings.Count(files[name], old), name)
	}
	return map[string]string{name: strings.Replace(files[name], old, with, 1)}
}

func load(t testing.TB, fsys ...fs.FS) *Pack {
	t.Helper()
	p, err := Load("p", fsys...)
	if err != nil {
		t.Fatalf("the pack has faults:\n%v", err)
	}
	return p
}

// faults loads a pack that should have some.
func faults(t testing.TB, id string, fsys ...fs.FS) diag.List {
	t.Helper()
	_, err := Load(id, fsys...)
	var list diag.List
	if !errors.As(err, &list) {
		t.Fatalf("no diag.List: %v", err)
	}
	return list
}

// show writes diagnostics as a person would see them, in both languages, with
// a caret under what is at fault.
func show(list diag.List) string {
	var b strings.Builder
	for _, d := range list {
		b.WriteString(d.In("zh") + "\n")
		if d.Source != "" {
			line := strconv.Itoa(d.Place.Line)
			r := []rune(d.Source)
			b.WriteString("  " + line + " | " + d.Source + "\n  " + strings.Repeat(" ", len(line)) + " | ")
			b.WriteString(strings.Repeat(" ", columns(r[:d.Place.Col-1])))
			b.WriteString(strings.Repeat("^", columns(r[d.Place.Col-1:min(len(r), d.Place.Col-1+d.Width)])) + "\n")
		}
		b.WriteString(d.Message("en") + "\n")
	}
	return b.String()
}

// columns counts Chinese characters as two.
func columns(r []rune) int {
	n := 0
	for _, c := range r {
		n++
		if c >= 0x1100 && c != '\ufffd' {
			n++
		}
	}
	return n
}

func TestTheBasePackHasNoFault(t *testing.T) {
	p := load(t, base(t, nil))
	b := p.Bundle()
	if len(b.Criteria) != 4 || len(b.Facts) != 12 || len(b.Params) != 1 {
		t.Errorf("%d criteria, %d facts, %d parameters", len(b.Criteria), len(b.Facts), len(b.Params))
	}
	for key, want := range map[[2]string]string{
		{"criterion", "patrol.lately"}: "p/criteria/patrol.yaml:15:7",
		{"fact", "place.public"}:       "p/facts/place.yaml:17:9",
		{"source", "law"}:              "p/sources/law.yaml:1:1",
		{"parameter", "term.days"}:     "p/parameters.yaml:1:3",
		{"fact", "no.such"}:            "",
	} {
		if got := p.Position(key[0], key[1]).String(); got != want {
			t.Errorf("%v is at %s, want %s", key, got, want)
		}
	}
}

// Promise: every fault has a code, a place, a caret under what is wrong, and
// words in both languages; none follows from another.
func TestBrokenPacks(t *testing.T) {
	names, _ := filepath.Glob("testdata/broken/*.txtar")
	given := map[diag.Code]bool{}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			comment, files, order := archive(t, name)
			want := files["want"]
			delete(files, "want")
			fsys := base(t, files)
			p, err := Load("p", fsys)
			var list diag.List
			if err == nil {
				list = p.Lint()
			} else if !errors.As(err, &list) {
				t.Fatal(err)
			}
			for _, d := range list {
				given[d.Code] = true
				if d.Place.File == "" {
					t.Errorf("no place: %v", d)
				}
			}
			got := show(list)
			if *update {
				out := comment
				for _, f := range order {
					if f != "want" {
						out += "-- " + f + " --\n" + files[f]
					}
				}
				if err := os.WriteFile(name, []byte(out+"-- want --\n"+got), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
	given[diag.FileRead], given[diag.PackTwice] = true, true // see TestFileSystems
	given[diag.FileKind], given[diag.PackLink] = true, true  // see TestLinksAndPipes
	given[diag.PackFiles] = true                             // see TestUnreadableFolders
	given[diag.CheckedAhead] = true                          // see TestLintOn
	for _, code := range ownCodes(t) {
		if !given[code] {
			t.Errorf("no broken pack gives %s", code)
		}
	}
}

// ownCodes are the codes of pack files, from the file that declares them.
func ownCodes(t *testing.T) []diag.Code {
	data, err := os.ReadFile("../diag/codes.go")
	if err != nil {
		t.Fatal(err)
	}
	var codes []diag.Code
	own := false
	for line := range strings.Lines(string(data)) {
		switch line {
		case "\t// Pack files: the YAML\n", "\t// Pack files: what they say\n", "\t// Lint\n":
			own = true
		case "\t// Command line\n", "\t// Grading\n":
			own = false
		}
		if _, s, ok := strings.Cut(line, ` Code = "`); ok && own {
			codes = append(codes, diag.Code(strings.TrimSuffix(s, "\"\n")))
		}
	}
	if len(codes) < 50 {
		t.Fatalf("only %d codes found", len(codes))
	}
	return codes
}

// An article whose comparison with the law is dated in the future is a mistake,
// and only a caller that gives today's date can find it.
func TestLintOn(t *testing.T) {
	p := load(t, base(t, change(t, "p/sources/ours.yaml", "2026-11-23", "2062-11-23")))
	if list := p.Lint(); len(list) > 0 {
		t.Errorf("without a day: %v", list)
	}
	for _, c := range []struct {
		day  rules.Date
		want string
	}{
		{logic.NewDate(2062, 11, 23), ""},
		{logic.NewDate(2062, 11, 22), ""}, // east of here it is the next day
		{logic.NewDate(2026, 11, 23), "p/sources/ours.yaml:6:51: W-CHECKED-AHEAD: ours 的“时限”写着 2062-11-23 核对，那一天还没有到；应为 2026-11-23 或更早。"},
		{logic.NewDate(2026, 11, 21), `p/sources/law.yaml:8:21: W-CHECKED-AHEAD: law 的“第一条”写着 2026-11-23 核对，那一天还没有到；应为 2026-11-21 或更早。
p/sources/ours.yaml:6:51: W-CHECKED-AHEAD: ours 的“时限”写着 2062-11-23 核对，那一天还没有到；应为 2026-11-21 或更早。`},
	} {
		if diff := cmp.Diff(c.want, p.LintOn(c.day).In("zh")); diff != "" {
			t.Errorf("%s: %s", c.day, diff)
		}
	}
}

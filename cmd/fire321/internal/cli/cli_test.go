package cli

import (
	"bytes"
	"context"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/fire321/fire321/internal/term"
)

const shopPack = "../../../../testdata/shop/packs/demo/unit"

// run runs the command as of 2026-11-24.
func run(t *testing.T, stdin string, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	t.Setenv("LC_ALL", "")
	t.Setenv("LC_MESSAGES", "")
	t.Setenv("LANG", "")
	var out, errs bytes.Buffer
	now := func() time.Time { return time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC) }
	code = Main(context.Background(), args, strings.NewReader(stdin), &out, &errs, now)
	return code, out.String(), errs.String()
}

const good = `format: 1
pack: demo/unit
at: 2026-11-24
facts:
  unit.roles: [operator]
  place.kinds: [small-restaurant]
  place.sleepers: 0
  patrol.interval_minutes: 120
  extinguisher.checked_last: 2026-11-01
  drill.records: [{date: 2026-08-01, people: 4}]
  escape.clear: true
  manager.shown: true
`

func TestExitCodes(t *testing.T) {
	for _, c := range []struct {
		name    string
		answers string
		want    int
	}{
		{"all met", good, 0},
		{"one failed", strings.Replace(good, "120", "121", 1), 1},
		{"one not answered", strings.Replace(good, "  patrol.interval_minutes: 120\n", "", 1), 3},
		{"one not sure", strings.Replace(good, "minutes: 120", "minutes: null", 1), 3},
		{"not covered", strings.Replace(good, "[small-restaurant]", "[small-restaurant, mall]", 1), 3},
		{"kinds not known", strings.Replace(good, "  place.kinds: [small-restaurant]\n", "", 1), 3},
		{"nothing answered", "format: 1\n", 3},
		{"bad input", strings.Replace(good, "120", "often", 1), 2},
		{"no YAML", "{", 2},
		{"empty", "", 2},
	} {
		t.Run(c.name, func(t *testing.T) {
			code, out, errs := run(t, c.answers, "assess", "--pack", shopPack, "-")
			if code != c.want {
				t.Errorf("exit code %d, want %d\n%s%s", code, c.want, out, errs)
			}
			if (errs != "") != (c.want == 2) {
				t.Errorf("standard error: %s", errs)
			}
		})
	}
}

// Promise: an answer that mattered, taken away from a good unit, never leaves
// exit code 0.
func TestTakingAnAnswerAwayIsSeen(t *testing.T) {
	lines := strings.Split(strings.TrimSpace(good), "\n")
	for i, line := range lines {
		if !strings.HasPrefix(line, "  ") || strings.Contains(line, "roles") || strings.Contains(line, "escape") {
			continue // all duties are met, whoever owes them; the escape is the owner's
		}
		less := strings.Join(slices.Delete(slices.Clone(lines), i, i+1), "\n") + "\n"
		if code, _, _ := run(t, less, "assess", "--pack", shopPack, "-"); code != 3 {
			t.Errorf("without %s: exit code %d", line, code)
		}
	}
}

// Promise: no line of any output is wider than 80 columns, in either language.
func TestLinesFit(t *testing.T) {
	half := filepath.Join(t.TempDir(), "half.yaml")
	write(t, half, "format: 1\npack: cn/national/unit\nat: 2026-11-24\nfacts: {unit.roles: [operator], place.kinds: [small-restaurant, mixed-use, mall]}\n")
	broken := brokenPack(t)
	for _, args := range [][]string{
		{}, {"help"}, {"asses"}, {"assess"}, {"assess", "--help"}, {"assess", "--formt"}, {"assess", "/nowhere/" + strings.Repeat("x", 200)},
		{"new", "--help"}, {"compare", "--help"}, {"packs"}, {"facts"}, {"facts", shopPack}, {"lint", shopPack}, {"lint"}, {"lint", broken},
		{"test", shopPack}, {"assess", "--pack", shopPack, "../../../../testdata/shop/noodle.yaml"}, {"assess", half},
		{"assess", "--pack", shopPack, "--at", "2000-01-01", "../../../../testdata/shop/noodle.yaml"},
		{"explain", "patrol.two-hourly", "../../../../testdata/shop/noodle.yaml", "--pack", shopPack},
		{"explain", "inspect.patrol.two-hourly"},
		{"compare", "cn/national/unit", "cn/jiangsu/unit", "--units", filepath.Dir(half)},
	} {
		for n, lang := range []string{"zh", "en"} {
			if testing.Short() && n > 0 {
				continue
			}
			_, out, errs := run(t, "", append(slices.Clone(args), "--lang", lang)...)
			checkLines(t, args, out+errs)
		}
	}
	for _, lang := range []string{"zh", "en"} {
		file := filepath.Join(t.TempDir(), "a.yaml")
		_, out, errs := run(t, "?\nbad\n1\n\n面馆\nbad\n1 3\n?\n-\n-\n<\nbad\n1\n?\n", "ask", file, "--lang", lang)
		checkLines(t, []string{"ask"}, out+errs)
	}
}

func checkLines(t *testing.T, args []string, text string) {
	t.Helper()
	if strings.Contains(text, "\x1b") {
		t.Errorf("%q: colour, but this is no terminal", args)
	}
	for line := range strings.Lines(text) {
		// A prompt is followed by what is typed and its new line, which are not here.
		if w := term.Width(strings.TrimPrefix(strings.TrimRight(line, "\n"), "> ")); w > 80 {
			t.Errorf("%q: %d columns: %s", args, w, line)
		}
	}
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// brokenPack is the demonstration pack with a long line that is wrong.
func brokenPack(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("../../../../testdata/shop/packs")); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(dir, "demo", "unit", "criteria", "daily.yaml")
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	long := "asOf <= plus(extinguisher.cheked_last, 12, \"month\") or " + strings.Repeat("patrol.interval_minutes == 77 or ", 30) + "patrol.intervl > 3"
	write(t, file, strings.Replace(string(data), `asOf <= plus(extinguisher.checked_last, 12, "month")`, long, 1))
	return filepath.Join(dir, "demo", "unit")
}

// Promise: both languages of the catalogue say something, with the same
// arguments.
func TestCatalogue(t *testing.T) {
	hole := regexp.MustCompile(`\{\d\}`)
	files, err := filepath.Glob("words*.go")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, file := range files {
		tree, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(tree, func(node ast.Node) bool {
			call, ok := node.(*ast.CallExpr)
			if !ok {
				return true
			}
			if f, ok := call.Fun.(*ast.Ident); !ok || f.Name != "words" || len(call.Args) != 2 {
				return true
			}
			n++
			var texts [2]string
			for i, arg := range call.Args {
				texts[i], err = strconv.Unquote(arg.(*ast.BasicLit).Value)
				if err != nil || texts[i] == "" {
					t.Errorf("%s: an empty text: %v", file, err)
				}
			}
			zh, en := hole.FindAllString(texts[0], -1), hole.FindAllString(texts[1], -1)
			slices.Sort(zh)
			slices.Sort(en)
			if !slices.Equal(slices.Compact(zh), slices.Compact(en)) {
				t.Errorf("%s: %q and %q have other arguments", file, texts[0], texts[1])
			}
			return true
		})
	}
	t.Logf("%d texts", n)
	if n < 100 {
		t.Errorf("only %d texts were found", n)
	}
}

// The words that must never be said of a whole unit.
func TestForbiddenWords(t *testing.T) {
	for _, answers := range []string{good, strings.Replace(good, "120", "121", 1), "format: 1\n"} {
		_, out, _ := run(t, answers, "assess", "--pack", shopPack, "-")
		for _, word := range []string{"合规", "通过", "单位安全"} {
			if strings.Contains(out, word) {
				t.Errorf("says %s:\n%s", word, out)
			}
		}
		if strings.Contains(strings.ReplaceAll(strings.ReplaceAll(out, "疑似重大火灾隐患", ""), "重大火灾隐患的判定", ""), "重大火灾隐患") {
			t.Errorf("重大火灾隐患 without 疑似:\n%s", out)
		}
	}
}

func TestAnsweredByAnEndedContext(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	file := filepath.Join(t.TempDir(), "a.yaml")
	var out, errs bytes.Buffer
	code := Main(ctx, []string{"ask", file, "--pack", shopPack}, strings.NewReader("x\n1\n1\n1\n"), &out, &errs, time.Now)
	if code != 0 {
		t.Errorf("exit code %d: %s", code, errs.String())
	}
	if data, err := os.ReadFile(file); err != nil || !strings.HasPrefix(string(data), "format: 1\n") {
		t.Errorf("what was answered so far is not saved: %q %v", data, err)
	}
}

// Promise: answers that are wrong throughout are refused in a page or two, with
// their number, however many faults there are and though all stand in one line.
func TestManyFaultsInOneLine(t *testing.T) {
	said := func(n int) string {
		var b strings.Builder
		b.WriteString(`{"format":1,"pack":"demo/unit","at":"2026-11-24","facts":{"a.b":1`)
		for i := 1; i < n; i++ {
			b.WriteString(`,"a.b` + strconv.Itoa(i) + `":1`)
		}
		file := filepath.Join(t.TempDir(), "a.json")
		write(t, file, b.String()+"}}")
		code, out, errs := run(t, "", "assess", "--pack", shopPack, "--lang", "en", file)
		if code != exitUsage || out != "" {
			t.Fatalf("exit code %d: %s", code, out)
		}
		checkLines(t, []string{file}, errs)
		return errs
	}
	few, many := said(1000), said(60_000)
	if len(many) > len(few)+2000 || len(many) > 64<<10 {
		t.Errorf("1,000 faults take %d bytes, 60,000 take %d", len(few), len(many))
	}
	if strings.Count(many, "E-ANSWER-FACT") != 100 || !strings.Contains(many, "and 59900 more") || !strings.Contains(many, "^^^") {
		t.Errorf("it says\n%s", many)
	}
}

package term

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/fire321/fire321/rules/diag"
)

func TestWidth(t *testing.T) {
	for s, want := range map[string]int{
		"":         0,
		"abc":      3,
		"消防":       4,
		"，：（）":     8,
		"“”…—":     4, // ambiguous: one each
		"１２":       4,
		"é":        1, // e and a combining accent
		"a\u200bb": 2, // a zero-width space
		"𠮷":        2, // outside the basic plane
		"🔥":        2,
		"ﾊ":        1, // half-width kana
		"\x1b[31m": 4, // a control character takes no column
	} {
		if got := Width(s); got != want {
			t.Errorf("Width(%q) = %d, want %d", s, got, want)
		}
	}
}

func TestWrap(t *testing.T) {
	for _, c := range []struct {
		name  string
		in    string
		width int
		want  []string
	}{
		{"empty", "", 10, []string{""}},
		{"spaces", "the quick brown fox", 10, []string{"the quick", "brown fox"}},
		{"exactly", "the quick", 9, []string{"the quick"}},
		{"Chinese between any two", "营业期间每两小时巡查", 8, []string{"营业期间", "每两小时", "巡查"}},
		{"no comma first", "营业期间，每两", 8, []string{"营业期", "间，每两"}},
		{"no bracket last", "营业期（间）", 8, []string{"营业期", "（间）"}},
		{"no quote last or first", "他说“可以”。", 8, []string{"他说“可", "以”。"}},
		{"mixed", "每2小时patrol一次", 8, []string{"每2小时", "patrol一", "次"}},
		{"a long word is cut", "abcdefghij", 4, []string{"abcd", "efgh", "ij"}},
		{"a long word after a short one", "x abcdefghij", 4, []string{"x", "abcd", "efgh", "ij"}},
		{"no half of a word alone", "没有错误，0条警告，0条提醒。", 26, []string{"没有错误，0条警告，", "0条提醒。"}},
		{"no clause of most of a line", "没有错误，0条警告与提醒。", 22, []string{"没有错误，0条警告与提", "醒。"}},
		{"a space breaks no word", "没有错误，0条警告，提 醒。", 22, []string{"没有错误，0条警告，提", "醒。"}},
		{"line breaks stay", "一\n二", 10, []string{"一", "二"}},
		{"too narrow", "消防", 0, []string{"消", "防"}},
		{"escapes are taken out", "a\x1b[31mb", 10, []string{"a[31mb"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if d := cmp.Diff(c.want, Wrap(c.in, c.width)); d != "" {
				t.Error(d)
			}
		})
	}
}

// Promise: nothing is lost but spaces, no line is too wide, and no line begins
// or ends with a mark that may not stand there, unless a mark is all there is.
func FuzzWrap(f *testing.F) {
	f.Add("营业期间的公众聚集场所，两次防火巡查相隔不超过二小时（每2小时一次）。", 20)
	f.Add("a (b) c, d", 3)
	f.Add("，，，，，，", 4)
	f.Fuzz(func(t *testing.T, s string, width int) {
		if len(s) > 1000 || width < 4 || width > 200 || !isText(s) {
			t.Skip()
		}
		lines := Wrap(s, width)
		squeeze := func(s string) string { return strings.NewReplacer(" ", "", "\n", "").Replace(Clean(s)) }
		if got, want := squeeze(strings.Join(lines, "")), squeeze(s); got != want {
			t.Errorf("%q became %q", want, got)
		}
		for _, line := range lines {
			if Width(line) > width {
				t.Errorf("%q is %d wide, not %d", line, Width(line), width)
			}
		}
	})
}

func isText(s string) bool { return strings.ToValidUTF8(s, "") == s }

func TestTable(t *testing.T) {
	var b strings.Builder
	w := &Writer{W: &b, Columns: 24}
	w.Table(2, [][]string{{"cn/a", "1.0", "一个很长的名字要折行"}, {"消防/b", "1.10", "x"}})
	want := "  cn/a    1.0   一个很长\n                的名字要\n                折行\n  消防/b  1.10  x\n"
	if d := cmp.Diff(want, b.String()); d != "" {
		t.Error(d)
	}
}

func TestBlankOnlyOnce(t *testing.T) {
	var b strings.Builder
	w := &Writer{W: &b}
	w.Line(Plain, "a")
	w.Blank()
	w.Blank()
	w.Line(Plain, "b")
	if got := b.String(); got != "a\n\nb\n" {
		t.Errorf("%q", got)
	}
}

func TestColourOnlyWhereAsked(t *testing.T) {
	for colour, want := range map[bool]string{false: "◆ 严重\n", true: "\x1b[1m◆ \x1b[0m严重\n"} {
		var b strings.Builder
		w := &Writer{W: &b, Colour: colour}
		w.Marked(0, "◆ ", Bold, "严重")
		if b.String() != want {
			t.Errorf("%q, want %q", b.String(), want)
		}
	}
}

func fault(line string, col, width int) diag.Diagnostic {
	d := diag.New(diag.FactUnknown, diag.Place{File: "criteria/patrol.yaml", Line: 7, Col: col}, "patrol.interval_minute")
	d.Source, d.Width = line, width
	return d.DidYouMean("patrol.interval_minute", []string{"patrol.interval_minutes"})
}

func TestFault(t *testing.T) {
	for _, c := range []struct {
		name string
		d    diag.Diagnostic
		lang string
		want string
	}{
		{"as in the style guide", fault("      require: patrol.interval_minute <= 120", 16, 22), "zh", `
criteria/patrol.yaml:7:16: E-FACT-UNKNOWN: 没有这个事实：patrol.interval_minute
  7 |       require: patrol.interval_minute <= 120
    |                ^^^^^^^^^^^^^^^^^^^^^^
  应为 facts/ 中已声明的事实，或 parameters.yaml 中的参数；是不是
  patrol.interval_minutes？
`},
		{"Chinese before the caret is two wide", fault("    # 每两小时：patrol", 12, 6), "en", `
criteria/patrol.yaml:7:12: E-FACT-UNKNOWN: no such fact: patrol.interval_minute
  7 |     # 每两小时：patrol
    |                 ^^^^^^
  expected a fact declared in facts/ or a parameter of parameters.yaml; did you
  mean patrol.interval_minutes?
`},
		{"Chinese at the caret too", fault("名：火", 3, 1), "en", `
criteria/patrol.yaml:7:3: E-FACT-UNKNOWN: no such fact: patrol.interval_minute
  7 | 名：火
    |     ^^
  expected a fact declared in facts/ or a parameter of parameters.yaml; did you
  mean patrol.interval_minutes?
`},
		{"past the end", fault("a", 9, 0), "en", `
criteria/patrol.yaml:7:9: E-FACT-UNKNOWN: no such fact: patrol.interval_minute
  7 | a
    |  ^
  expected a fact declared in facts/ or a parameter of parameters.yaml; did you
  mean patrol.interval_minutes?
`},
		{"without a source line", diag.New(diag.PackMissing, diag.Place{}, "cn/x"), "en", `
E-PACK-MISSING: no such pack: cn/x
`},
	} {
		t.Run(c.name, func(t *testing.T) {
			var b strings.Builder
			w := &Writer{W: &b}
			w.Fault(c.d, c.lang)
			if d := cmp.Diff(strings.TrimPrefix(c.want, "\n"), b.String()); d != "" {
				t.Error(d)
			}
		})
	}
}

// A line wider than the terminal is shown around the fault, and the caret
// still stands under it.
func TestFaultInALongLine(t *testing.T) {
	for _, before := range []string{"x", "火"} {
		line := strings.Repeat(before, 100) + "HERE" + strings.Repeat("后", 100)
		var b strings.Builder
		(&Writer{W: &b}).Fault(fault(line, 101, 4), "zh")
		_, source, _ := strings.Cut(b.String(), "  7 | ")
		lines := strings.Split("  7 | "+source, "\n")
		shown, carets := lines[0], lines[1]
		if Width(shown) > 80 || Width(carets) > 80 {
			t.Errorf("too wide:\n%s", b.String())
		}
		at := strings.Index(shown, "HERE")
		if at < 0 || Width(shown[:at]) != strings.Index(carets, "^") || !strings.HasSuffix(carets, "^^^^") {
			t.Errorf("the caret is elsewhere:\n%s", b.String())
		}
	}
}

// A fault in an endless line is shown as one in a long line, and the line is
// not taken apart for each.
func TestFaultInAnEndlessLine(t *testing.T) {
	text := func(n int) string { return strings.Repeat("x", n) + "HERE" + strings.Repeat("后", n) }
	shown := func(n int) string {
		var b strings.Builder
		(&Writer{W: &b}).Fault(fault(text(n), n+1, 4), "zh")
		_, source, _ := strings.Cut(b.String(), " | ")
		return source
	}
	if diff := cmp.Diff(shown(100), shown(100_000)); diff != "" {
		t.Errorf("(-long +endless):\n%s", diff)
	}
	line := text(100_000)
	near, left := window(line, 100_000)
	if n := len([]rune(near)); n > 500 || left != 100_000-200 {
		t.Errorf("%d characters are looked at, from %d", n, left)
	}
}

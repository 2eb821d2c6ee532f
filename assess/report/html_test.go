package report

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/fire321/fire321/assess"
	"github.com/fire321/fire321/rules/law"
	"github.com/fire321/fire321/rules/pack"
)

// What a document may hold: no script, no address, no style of its own.
var (
	mayTags  = strings.Fields("article header footer section div h1 h2 h3 p span strong bdi br ul li dl dt dd table thead tbody tr th td svg defs pattern path rect text")
	mayAttrs = strings.Fields("class lang role aria-label scope data-label id viewBox width height x y d fill patternUnits patternTransform text-anchor shape-rendering")
)

var (
	referencePattern = regexp.MustCompile(`^&(amp|lt|gt|quot|#39);`)
	attrPattern      = regexp.MustCompile(` ([A-Za-z-]+)="[^"]*"`)
	tagPattern       = regexp.MustCompile(`^<(/?)([a-z0-9]+)((?: [A-Za-z-]+="[^"<>]*")*)(/?)>`)
)

// checkMarkup reads HTML strictly: every < begins a known tag with known
// attributes, every > ends one, tags nest, and every & begins a reference.
func checkMarkup(s string) string {
	var open []string
	for s != "" {
		i := strings.IndexAny(s, "<>&")
		if i < 0 {
			break
		}
		s = s[i:]
		if s[0] == '&' {
			if !referencePattern.MatchString(s[:min(len(s), 8)]) {
				return "a bare &: " + cut(s)
			}
			s = s[1:]
			continue
		}
		m := tagPattern.FindStringSubmatch(s)
		if m == nil {
			return "no tag: " + cut(s)
		}
		end, name, attrs, empty := m[1] != "", m[2], m[3], m[4] != ""
		if !slices.Contains(mayTags, name) {
			return "a foreign tag: " + cut(s)
		}
		for _, a := range attrPattern.FindAllStringSubmatch(attrs, -1) {
			if !slices.Contains(mayAttrs, a[1]) {
				return "a foreign attribute: " + cut(s)
			}
		}
		switch {
		case end:
			if len(open) == 0 || open[len(open)-1] != name {
				return "</" + name + "> closes " + strings.Join(open, " ")
			}
			open = open[:len(open)-1]
		case !empty && name != "br":
			open = append(open, name)
		}
		s = s[len(m[0]):]
	}
	if len(open) > 0 {
		return "left open: " + strings.Join(open, " ")
	}
	return ""
}

func cut(s string) string { return s[:min(len(s), 60)] }

func TestHTMLIsWellFormed(t *testing.T) {
	for name, u := range units(t) {
		for _, lang := range languages {
			for _, kind := range five {
				if fault := checkMarkup(Fragment(u.build(kind, lang))); fault != "" {
					t.Errorf("%s, %s, %s: %s", name, kind, lang, fault)
				}
			}
		}
	}
}

// The units of examples/ have their documents too, under the real law.
func TestExamples(t *testing.T) {
	if testing.Short() {
		t.Skip("the whole law takes a while; test.sh runs it")
	}
	files, err := filepath.Glob("../../examples/units/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatal("no examples")
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		id := regexp.MustCompile(`(?m)^pack: (\S+)`).FindStringSubmatch(string(data))
		at := regexp.MustCompile(`(?m)^at: (\S+)`).FindStringSubmatch(string(data))
		p, err := pack.Load(id[1], law.FS)
		if err != nil {
			t.Fatal(err)
		}
		prog, err := assess.Compile(p.Bundle(), date(t, at[1]))
		if err != nil {
			t.Fatal(err)
		}
		u := read(t, prog, file)
		for _, lang := range languages {
			for _, kind := range five {
				d := u.build(kind, lang)
				if fault := checkMarkup(Fragment(d)); fault != "" {
					t.Errorf("%s, %s, %s: %s", u.name, kind, lang, fault)
				}
				for _, text := range []string{Markdown(d), Fragment(d)} {
					if i := strings.IndexAny(text, "{}"); i >= 0 {
						t.Errorf("%s, %s, %s: words with a hole: %s", u.name, kind, lang, cut(text[i:]))
					}
				}
			}
		}
	}
}

// Every class that a fragment may have is in the style sheet, so that whoever
// brings another knows what there is.
func TestClassesHaveStyle(t *testing.T) {
	plain := []string{"zh", "kind"}
	for _, kind := range five {
		plain = append(plain, string(kind))
	}
	plain = append(plain, string(Portrait), "out", "name", "bound", "none", "code", "label", "part")
	for _, u := range units(t) {
		for _, kind := range five {
			for _, m := range regexp.MustCompile(`class="([^"]*)"`).FindAllStringSubmatch(Fragment(u.build(kind, "zh")), -1) {
				for _, class := range strings.Fields(m[1]) {
					if !slices.Contains(plain, class) && !regexp.MustCompile(`\.`+regexp.QuoteMeta(class)+`\b`).MatchString(StyleSheet) {
						t.Errorf("%s: the style sheet does not know .%s", kind, class)
					}
				}
			}
		}
	}
}

// evil is a name that means harm in every language that it may end up in.
const evil = "<img src=x onerror=alert(1)>\u202e\u2069גיבור\"'&`|*_[x](javascript:1)</style></script>]]>\x00\x1b[31m\ufeff\r\n=1+2{0}"

func hostile(t testing.TB) unit {
	t.Helper()
	u := units(t)["worst"]
	long := strings.Repeat("很长的名字ABCDE", 1000)
	u.a.Unit = assess.Unit{Name: evil, Code: long, Address: evil}
	u.a.Plan = map[string]assess.Plan{
		"exit.clear":  {Measure: evil, Person: evil, Department: evil, By: u.got.At, Money: evil, Guard: evil},
		"exit.locked": {Measure: long, Person: long, Guard: long},
	}
	for fact, value := range map[string]string{"unit.responsible_name": evil, "unit.responsible_telephone": long, "unit.manager_name": long, "unit.manager_telephone": evil} {
		a, err := u.prog.With(u.a, fact, value)
		if err != nil {
			t.Log(err) // refused already when it was answered
			continue
		}
		u.a = a
	}
	u.got = u.prog.Assess(u.a)
	return u
}

// A hostile name stays text, in its place, and does not turn what is around it.
func TestHostileNames(t *testing.T) {
	u := hostile(t)
	for _, lang := range languages {
		for _, kind := range five {
			d := u.build(kind, lang)
			if fault := checkMarkup(Fragment(d)); fault != "" {
				t.Errorf("%s: %s", kind, fault)
			}
			page := HTML(d)
			for _, text := range []string{page, Markdown(d)} {
				for _, bad := range []string{"<img", "</script", "\u202e", "\x00", "\x1b", "\ufeff"} {
					if strings.Contains(text, bad) {
						t.Errorf("%s: %q came through", kind, bad)
					}
				}
			}
			if n := strings.Count(page, "</style>"); n != 1 {
				t.Errorf("%s: %d ends of the style sheet", kind, n)
			}
			if !strings.Contains(page, "<bdi>&lt;img") {
				t.Errorf("%s: the name is not isolated", kind)
			}
		}
	}
}

// A name of any length takes one line where there is only one.
func TestLongNames(t *testing.T) {
	u := units(t)["best"]
	u.a.Unit.Name = strings.Repeat("长", 10000)
	u.got = u.prog.Assess(u.a)
	for _, kind := range five {
		page := HTML(u.build(kind, "zh"))
		if n := strings.Count(page, "长"); kind == Report && n < 10000 || kind != Report && n > 4*nameLength {
			t.Errorf("%s: the name has %d characters", kind, n)
		}
	}
	if got := short("  a\tb  c ", 4); got != "a b…" {
		t.Errorf("got %q", got)
	}
}

func TestCleaning(t *testing.T) {
	for in, want := range map[string]string{
		"plain 文字":         "plain 文字",
		"a\nb\tc\x00d":     "a b c d",
		"a\u202eb\u2066c":  "abc",
		"a\xffb":           "a\ufffdb",
		"\ufeffa\u2028b":   "a b",
		"a\u0085b\u007fc":  "a b c",
		"a\ufffeb\ufdd0c":  "abc",
		"é ñ ü שלום":       "é ñ ü שלום",
		"\U0001f525\u200d": "\U0001f525\u200d",
	} {
		if got := clean(in); got != want {
			t.Errorf("clean(%q) = %q, want %q", in, got, want)
		}
	}
}

// every is a document in which s stands in every place that holds text.
func every(s string) Document {
	w := Words{{Text: s, Typed: true}, {Text: s}, {Text: s, Style: Strong}, {Text: s, Style: Small, Typed: true}}
	return Document{
		Kind: Report, Lang: "zh", Title: s, Layout: Portrait, Unit: s, Sub: w, Foot: Foot{Say: s, Pack: s, Check: s},
		Blocks: []Block{
			Heading{Text: w}, Paragraph{Text: w, Look: Notify}, Paragraph{Text: w}, Bullets{Items: []Words{w}}, Fields{List: []Field{{s, w}}},
			Table{Columns: []Column{{Title: s}}, Rows: []Row{{{w, w}}}},
			Scale{Lo: 100, Hi: 500, Max: 1000, Bands: []Band{{0, s, true}, {500, s, false}}, Say: s},
			Squares{Part: s, Each: s, Total: s, Rows: []SquareRow{{Title: s, Count: Tally{1, 1, 1, 1, 1, 1}, Say: s}}},
			Box{Tick: Ticked, Title: w, Blocks: []Block{Paragraph{Text: w}}},
			Cards{Names: true, List: []Card{{Label: s, Big: w, Lines: []Words{w}}}},
			QR{Text: "fixed\nlines", Label: s, Beside: []Block{Paragraph{Text: w}}},
			Keep{Blocks: []Block{Signatures{Rows: [][]string{{s}}}}},
		},
	}
}

// Promise: no text is markup. As many < and > stand in the page as with a
// harmless word, and it is well formed.
func FuzzHTML(f *testing.F) {
	for _, s := range []string{"a", "<b>", `"><script>`, "&lt;", "'", evil, "\\3c ", "*/}</style>"} {
		f.Add(s)
	}
	page := func(d Document) string { return Fragment(d) + PageStyle(d) + "<title>" + escape(name(d)) + "</title>" }
	harmless := page(every("x"))
	f.Fuzz(func(t *testing.T, s string) {
		if strings.TrimSpace(clean(s)) == "" || len(s) > 1000 {
			return // an empty label is left out, and very long ones wrap elsewhere
		}
		d := every(s)
		got := page(d)
		for _, c := range []string{"<", ">"} {
			if a, b := strings.Count(got, c), strings.Count(harmless, c); a != b {
				t.Errorf("%q: %d %s for %d", s, a, c, b)
			}
		}
		if fault := checkMarkup(Fragment(d)); fault != "" {
			t.Errorf("%q: %s", s, fault)
		}
	})
}

// Promise: no text is markup in Markdown either: every < is that of our own
// line breaks, and a row keeps its cells.
func FuzzMarkdown(f *testing.F) {
	for _, s := range []string{"a", "<b>", "|", "a\nb", "```\n# x", "[x](http://y)", evil} {
		f.Add(s)
	}
	harmless := Markdown(every("x"))
	f.Fuzz(func(t *testing.T, s string) {
		if strings.TrimSpace(clean(s)) == "" {
			return
		}
		got := Markdown(every(s))
		if a, b := strings.Count(got, "<"), strings.Count(harmless, "<"); a != b {
			t.Errorf("%q: %d < for %d", s, a, b)
		}
		if a, b := strings.Count(got, "\n"), strings.Count(harmless, "\n"); a != b {
			t.Errorf("%q: %d lines for %d", s, a, b)
		}
		bars := func(s string) int {
			return strings.Count(strings.ReplaceAll(strings.ReplaceAll(s, `\\`, ""), `\|`, ""), "|")
		}
		if a, b := bars(got), bars(harmless); a != b {
			t.Errorf("%q: %d bars for %d", s, a, b)
		}
	})
}

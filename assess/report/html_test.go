package report

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/fire321/fire321/assess"
	"github.com/fire321/fire321/assess/report/internal/doc"
	"github.com/fire321/fire321/assess/report/internal/doctest"
	"github.com/fire321/fire321/rules/law"
	"github.com/fire321/fire321/rules/pack"
)

func TestHTMLIsWellFormed(t *testing.T) {
	for name, u := range units(t) {
		for _, lang := range languages {
			for _, kind := range five {
				if fault := doctest.Markup(u.build(kind, lang).Fragment()); fault != "" {
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
				if fault := doctest.Markup(d.Fragment()); fault != "" {
					t.Errorf("%s, %s, %s: %s", u.name, kind, lang, fault)
				}
				for _, text := range []string{d.Markdown(), d.Fragment()} {
					if i := strings.IndexAny(text, "{}"); i >= 0 {
						t.Errorf("%s, %s, %s: words with a hole: %s", u.name, kind, lang, doctest.Cut(text[i:]))
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
	plain = append(plain, string(doc.Portrait), "out", "name", "bound", "none", "code", "label", "part")
	for _, u := range units(t) {
		for _, kind := range five {
			for _, m := range regexp.MustCompile(`class="([^"]*)"`).FindAllStringSubmatch(u.build(kind, "zh").Fragment(), -1) {
				for _, class := range strings.Fields(m[1]) {
					if !slices.Contains(plain, class) && !regexp.MustCompile(`\.`+regexp.QuoteMeta(class)+`\b`).MatchString(StyleSheet()) {
						t.Errorf("%s: the style sheet does not know .%s", kind, class)
					}
				}
			}
		}
	}
}

func hostile(t testing.TB) unit {
	t.Helper()
	u := units(t)["worst"]
	long := strings.Repeat("很长的名字ABCDE", 1000)
	u.a.Unit = assess.Unit{Name: doctest.Evil, Code: long, Address: doctest.Evil}
	u.a.Plan = map[string]assess.Plan{
		"exit.clear":  {Measure: doctest.Evil, Person: doctest.Evil, Department: doctest.Evil, By: u.got.At, Money: doctest.Evil, Guard: doctest.Evil},
		"exit.locked": {Measure: long, Person: long, Guard: long},
	}
	for fact, value := range map[string]string{"unit.responsible_name": doctest.Evil, "unit.responsible_telephone": long, "unit.manager_name": long, "unit.manager_telephone": doctest.Evil} {
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
			if fault := doctest.Markup(d.Fragment()); fault != "" {
				t.Errorf("%s: %s", kind, fault)
			}
			page := d.HTML()
			for _, text := range []string{page, d.Markdown()} {
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
		page := u.build(kind, "zh").HTML()
		if n := strings.Count(page, "长"); kind == "report" && n < 10000 || kind != "report" && n > 4*nameLength {
			t.Errorf("%s: the name has %d characters", kind, n)
		}
	}
	if got := short("  a\tb  c ", 4); got != "a b…" {
		t.Errorf("got %q", got)
	}
}

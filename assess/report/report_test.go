package report

import (
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/fire321/fire321/assess"
	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/law"
	"github.com/fire321/fire321/rules/pack"
)

var update = flag.Bool("update", false, "write the golden files anew")

var languages = []string{"zh", "en"}

// unit is a unit of testdata with its assessment.
type unit struct {
	name string
	prog *assess.Program
	a    assess.Answers
	got  *assess.Assessment
}

func program(t testing.TB) *assess.Program {
	t.Helper()
	return compiled(t, "unit", withDocuments(t))
}

// withDocuments is the pack of testdata with the documents of the national one:
// what they say is tested on units that are small enough to be looked at.
func withDocuments(t testing.TB) fs.FS {
	t.Helper()
	out := fstest.MapFS{}
	add := func(from fs.FS, root, to string) {
		err := fs.WalkDir(from, root, func(name string, e fs.DirEntry, err error) error {
			if err != nil || e.IsDir() {
				return err
			}
			data, err := fs.ReadFile(from, name)
			out[to+strings.TrimPrefix(name, root)] = &fstest.MapFile{Data: data}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	add(os.DirFS("testdata/packs"), "unit", "unit")
	add(law.FS, "cn/national/unit/documents", "unit/documents")
	return out
}

// five are the documents that the goldens show.
var five = []string{"report", "hazards", "rectify", "notice", "letter"}

func read(t testing.TB, prog *assess.Program, file string) unit {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	json, _, err := pack.ReadAnswers(data, file, prog.Bundle())
	if err != nil {
		t.Fatal(err)
	}
	a, err := prog.DecodeAnswers(json)
	if err != nil {
		t.Fatal(err)
	}
	return unit{strings.TrimSuffix(filepath.Base(file), ".yaml"), prog, a, prog.Assess(a)}
}

// units are those of testdata: the best, the worst, one with measures, one
// half answered.
func units(t testing.TB) map[string]unit {
	t.Helper()
	prog := program(t)
	files, err := filepath.Glob("testdata/units/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatal("no units in testdata")
	}
	out := map[string]unit{}
	for _, file := range files {
		u := read(t, prog, file)
		out[u.name] = u
	}
	return out
}

func (u unit) build(kind string, lang string) Document {
	return built(kind, u.prog, u.a, u.got, lang)
}

// The documents of the best, the worst, the half-answered unit and one with
// measures, as they were looked at.
func TestGoldens(t *testing.T) {
	code := regexp.MustCompile(`<div class="code">.*</div><div class="beside">`)
	for name, u := range units(t) {
		// Digests change with the form of bundles; TestNoticeCode and
		// TestLimitsEverywhere look at them.
		digest := rulesHex(u.got)
		mask := strings.NewReplacer(digest, "DIGEST", groups(digest, 4), "CHECK", u.got.BundleDigest, "BUNDLE", u.got.AnswersDigest, "ANSWERS")
		golden := func(t *testing.T, name, got string) {
			golden(t, name, code.ReplaceAllString(mask.Replace(got), "QR"))
		}
		for _, lang := range languages {
			var md, html, text strings.Builder
			text.WriteString(Brief(u.prog, u.a, u.got, lang).Terminal(Screen{}) + "\n")
			text.WriteString(Result(u.prog, u.a, u.got, lang).Terminal(Screen{}))
			for _, kind := range five {
				d := u.build(kind, lang)
				md.WriteString(d.Markdown() + "\n")
				html.WriteString(d.Fragment() + "\n")
				if name == "worst" {
					text.WriteString("\n" + d.Terminal(Screen{}))
				}
			}
			golden(t, name+"."+lang+".md", md.String())
			golden(t, name+"."+lang+".txt", text.String())
			if lang == "zh" {
				golden(t, name+".html", html.String())
			}
		}
		if name == "worst" {
			var narrow strings.Builder
			for _, kind := range five {
				narrow.WriteString(u.build(kind, "zh").Terminal(Screen{Columns: 40}) + "\n")
			}
			golden(t, "narrow.txt", narrow.String())
			golden(t, "hazards.csv", listed("hazards", u.prog, u.a, u.got, "zh").CSV(true))
			golden(t, "rectify.csv", listed("rectify", u.prog, u.a, u.got, "zh").CSV(true))
			golden(t, "page.html", u.build("letter", "en").HTML())
		}
	}
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", "golden", name)
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatalf("%v (go test -update writes it)", err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")); diff != "" {
		t.Errorf("%s (-want +got):\n%s", file, diff)
	}
}

// What is not judged, and whose duties are missing, stands on every document.
func TestLimitsEverywhere(t *testing.T) {
	for name, u := range units(t) {
		for _, kind := range five {
			text := u.build(kind, "zh").Markdown()
			if !strings.Contains(text, "先不判，也不当作没有") {
				t.Errorf("%s, %s: gaps are not told", name, kind)
			}
			if name == "worst" && !strings.Contains(text, "规则包还没有这些用途自己的规定，没有判：工厂") {
				t.Errorf("%s, %s: partial coverage is not told", name, kind)
			}
			if name == "half" && !strings.Contains(text, "这里是做什么的还没说清") {
				t.Errorf("%s, %s: open coverage is not told", name, kind)
			}
			if !strings.Contains(text, "校验码 "+groups(rulesHex(u.got), 4)) {
				t.Errorf("%s, %s: no digest", name, kind)
			}
		}
	}
}

// The same input gives the same bytes, and an unknown kind nothing.
func TestBuildIsPure(t *testing.T) {
	u := units(t)["worst"]
	for _, kind := range five {
		if diff := cmp.Diff(u.build(kind, "zh").open(), u.build(kind, "zh").open()); diff != "" {
			t.Error(diff)
		}
		if title := u.prog.Bundle().Document(kind).Title; title.In("zh") == "" || title.In("en") == title.In("zh") {
			t.Errorf("%s has no title in both languages", kind)
		}
	}
}

// Every language tag gives one of two languages.
func TestLanguages(t *testing.T) {
	u := units(t)["best"]
	for tag, want := range map[string]string{"": "zh", "zh": "zh", "zh-Hans": "zh", "en": "en", "en-GB": "en", "fr": "zh"} {
		if got := u.build("report", tag).open().Lang; got != want {
			t.Errorf("%q gave %q", tag, got)
		}
	}
}

// A sample says so at its head and at the foot of each page.
func TestSample(t *testing.T) {
	d := units(t)["best"].build("report", "zh")
	if strings.Contains(d.HTML(), "样张") {
		t.Error("a real unit is called a sample")
	}
	sample := d.AsSample()
	if !strings.Contains(sample.Fragment(), "样张") || !strings.Contains(sample.PageStyle(), "样张") || !strings.Contains(sample.Markdown(), "样张") {
		t.Error("a sample does not say so")
	}
	if strings.Contains(d.HTML(), "样张") {
		t.Error("the document itself became a sample")
	}
}

// The English documents hold no Chinese but what a person typed, and the
// numbers and articles of laws.
func TestEnglishIsEnglish(t *testing.T) {
	for name, u := range units(t) {
		u.a.Unit, u.a.Plan = assess.Unit{}, nil
		for _, fact := range []string{"unit.responsible_name", "unit.responsible_telephone", "unit.manager_name", "unit.manager_telephone"} {
			u.a = u.a.Without(fact)
		}
		u.got = u.prog.Assess(u.a)
		for _, kind := range five {
			text := u.build(kind, "en").Markdown()
			for _, s := range u.prog.Bundle().Sources {
				text = strings.ReplaceAll(text, s.Number, "")
				for _, art := range s.Articles {
					text = strings.ReplaceAll(text, art.ID, "")
				}
			}
			for _, r := range text {
				if r >= 0x4e00 && r <= 0x9fff {
					t.Errorf("%s, %s: Chinese in English: %q", name, kind, string(r))
					break
				}
			}
		}
	}
}

// built is a document that there is.
// The answers of a test may have been changed beside it.
func built(id string, p *assess.Program, a assess.Answers, got *assess.Assessment, lang string) Document {
	d, err := Build(id, p, a, ofAnswers(p, a, got), lang)
	if err != nil {
		panic(err)
	}
	return d
}

// listed is the table of a document that has one.
func listed(id string, p *assess.Program, a assess.Answers, got *assess.Assessment, lang string) Table {
	t, err := List(id, p, a, ofAnswers(p, a, got), lang)
	if err != nil {
		panic(err)
	}
	return t
}

func ofAnswers(p *assess.Program, a assess.Answers, got *assess.Assessment) *assess.Assessment {
	own := *got
	own.AnswersDigest = rules.Digest(p.EncodeAnswers(a))
	return &own
}

// Promise: no letter comes of an assessment of somebody else, of an empty one, or
// of none.
func TestForeignAssessment(t *testing.T) {
	u, other := units(t)["best"], units(t)["worst"]
	for name, got := range map[string]*assess.Assessment{"nil": nil, "zero": {}, "another unit's": other.got} {
		if _, err := Build("letter", u.prog, u.a, got, "zh"); err == nil || !strings.Contains(err.Error(), "E-ASSESSMENT-OTHER") {
			t.Errorf("%s: %v", name, err)
		}
		if _, err := List("hazards", u.prog, u.a, got, "zh"); err == nil {
			t.Errorf("%s: a list", name)
		}
	}
	if _, err := Build("letter", u.prog, u.a, u.got, "zh"); err != nil {
		t.Error(err)
	}
}

// Promise: no sheet is made of a name that is none; the right one is suggested.
func TestUnknownDocument(t *testing.T) {
	u := units(t)["worst"]
	for _, test := range []struct{ id, list, want string }{
		{"leter", "", "E-DOCUMENT-UNKNOWN"}, {"", "", "E-DOCUMENT-UNKNOWN"}, {"", "letter", "E-DOCUMENT-UNKNOWN"},
	} {
		var err error
		if test.list != "" {
			_, err = List(test.list, u.prog, u.a, u.got, "zh")
		} else {
			_, err = Build(test.id, u.prog, u.a, u.got, "zh")
		}
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%+v: %v", test, err)
		}
		if test.id == "leter" && (err == nil || !strings.Contains(err.Error(), "did you mean letter?")) {
			t.Errorf("no way out: %v", err)
		}
	}
}

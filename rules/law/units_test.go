package law_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"gopkg.in/yaml.v3"

	"github.com/fire321/fire321/assess"
	"github.com/fire321/fire321/rules/pack"
)

const examples = "../../examples/units"

// example is an answers file of examples/units, read.
type example struct {
	name    string
	pack    *pack.Pack
	prog    *assess.Program
	answers assess.Answers
}

func readExamples(t *testing.T) []example {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(examples, "*.yaml"))
	if err != nil || len(files) < 9 {
		t.Fatalf("%d examples, %v", len(files), err)
	}
	var list []example
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var head struct{ Pack, At string }
		if err := yaml.Unmarshal(data, &head); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		if !strings.Contains(string(data), "（样例）") {
			t.Errorf("%s does not say that its name is a sample", file)
		}
		e := example{name: strings.TrimSuffix(filepath.Base(file), ".yaml"), pack: load(t, head.Pack)}
		e.prog = compile(t, e.pack.Bundle(), day(t, head.At))
		json, places, err := pack.ReadAnswers(data, file, e.pack.Bundle())
		if err != nil {
			t.Fatal(err)
		}
		if e.answers, err = e.prog.DecodeAnswers(json); err != nil {
			t.Fatalf("%s: %v (%v)", file, err, places.File)
		}
		list = append(list, e)
	}
	return list
}

// What each example shows, in three words: exit code, letter, grades.
func TestExamples(t *testing.T) {
	type shows struct {
		Exit   int
		Letter assess.Branch
		Grades string
		Whole  bool // coverage
	}
	want := map[string]shows{
		"fine-chemicals":   {assess.ExitFailed, assess.Refused, "fair", false},
		"good-restaurant":  {assess.ExitMet, assess.NoProminentRisk, "good", true},
		"good-shop":        {assess.ExitMet, assess.NoProminentRisk, "good", true},
		"half-answered":    {assess.ExitFailed, assess.Refused, "poor", true},
		"kindergarten":     {assess.ExitFailed, assess.Refused, "fair", false},
		"mall":             {assess.ExitFailed, assess.Refused, "poor", false},
		"noodle-shop":      {assess.ExitFailed, assess.Refused, "poor", true},
		"noodle-shop-2021": {assess.ExitFailed, assess.Refused, "poor", true},
		"office":           {assess.ExitFailed, assess.Refused, "poor", true},
		"shop-landlord":    {assess.ExitFailed, assess.MeasuresTaken, "poor", true},
	}
	got := map[string]shows{}
	for _, e := range readExamples(t) {
		a := e.prog.Assess(e.answers)
		var grades []string
		for _, g := range a.Grades {
			grades = append(grades, g.ID)
		}
		got[e.name] = shows{a.ExitCode(), a.Letter.Branch, strings.Join(grades, " "), a.Coverage.Whole}
		if len(a.Doubts) > 0 {
			t.Errorf("%s: the answers can hardly all be true: %s", e.name, a.Doubts[0].Say.EN)
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("examples (-want +got):\n%s", diff)
	}
}

// Promise: a fresh session asks nothing that an example leaves out, but for
// the one that is half answered; and each example is a unit of its pack's
// tests too, where its hazards were written by hand from the law.
func TestExamplesAreComplete(t *testing.T) {
	for _, e := range readExamples(t) {
		if needed := e.prog.Needed(e.answers); len(needed) > 0 && e.name != "half-answered" {
			t.Errorf("%s: not answered: %s", e.name, strings.Join(needed, " "))
		}
		tests := e.pack.UnitTests()
		i := slices.IndexFunc(tests, func(u pack.UnitTest) bool {
			return strings.HasSuffix(u.Place.File, "/tests/"+e.name+".yaml")
		})
		if i < 0 {
			t.Errorf("%s: no unit test of that name in %s", e.name, e.pack.Bundle().ID)
			continue
		}
		tested, err := e.prog.DecodeAnswers(tests[i].Answers)
		if err != nil {
			t.Fatal(err)
		}
		if tested.At != e.answers.At {
			t.Errorf("%s: the test is of %v, the example of %v", e.name, tested.At, e.answers.At)
		}
		for _, f := range union(e.answers.Facts(), tested.Facts()) {
			if x, y := e.prog.Said(e.answers, f).Answer, e.prog.Said(tested, f).Answer; x != y {
				t.Errorf("%s: %s is %s in the example and %s in the test", e.name, f, x.ZH, y.ZH)
			}
		}
	}
}

func union(a, b []string) []string {
	all := append(slices.Clone(a), b...)
	slices.Sort(all)
	return slices.Compact(all)
}

// Promise: taking one answer out of a good unit never leaves it at exit code
// 0 where that answer mattered.
func TestGoodUnitsNeedTheirAnswers(t *testing.T) {
	for _, e := range readExamples(t) {
		if e.prog.Assess(e.answers).ExitCode() != assess.ExitMet {
			continue
		}
		for _, f := range e.answers.Facts() {
			less := e.answers.Without(f)
			a := e.prog.Assess(less)
			if len(e.prog.Needed(less)) > 0 && len(a.Open) > 0 && a.ExitCode() == assess.ExitMet {
				t.Errorf("%s without %s: exit code 0", e.name, f)
			}
			if f == "place.kinds" && a.ExitCode() == assess.ExitMet {
				t.Errorf("%s without %s: exit code 0", e.name, f)
			}
		}
	}
}

// The same answers on the eve and on the day of the Jiangsu regulations on
// safety risks differ by what those regulations add.
func TestJiangsuRiskRule(t *testing.T) {
	var shop example
	for _, e := range readExamples(t) {
		if e.name == "noodle-shop" {
			shop = e
		}
	}
	criteria := func(d string) map[string]bool {
		prog := compile(t, shop.pack.Bundle(), day(t, d))
		set := map[string]bool{}
		for _, r := range prog.Assess(assess.Answers{At: day(t, d)}).Results {
			set[r.ID] = true
		}
		return set
	}
	before, after := criteria("2024-10-31"), criteria("2024-11-01")
	for id := range before {
		if !after[id] {
			t.Errorf("%s is gone on 2024-11-01", id)
		}
	}
	for id := range after {
		if !before[id] && !strings.HasPrefix(id, "jsr.") {
			t.Errorf("%s is new on 2024-11-01", id)
		}
	}
	if len(after)-len(before) < 20 {
		t.Errorf("only %d criteria are new", len(after)-len(before))
	}
}

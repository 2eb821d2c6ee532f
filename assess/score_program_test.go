package assess

import (
	"testing"

	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/logic"
)

// layered is a nation with a province's layer on it. Every criterion applies
// where fact <id>.applies is true, and holds where <id>.holds is.
func layered(criteria ...rules.Criterion) *rules.Bundle {
	b := &rules.Bundle{
		ID:      "nation/province",
		Packs:   []rules.PackRef{{ID: "nation"}, {ID: "nation/province"}},
		Sources: []rules.Source{{ID: "law", Force: rules.Law, Articles: []rules.Article{{ID: "1", Checked: rules.Checked{Date: 1}}, {ID: "2"}}}},
		Grading: *usual(),
	}
	b.Grading.Pack = "nation"
	for _, c := range criteria {
		article := "1"
		if c.Theme == "unread" {
			article = "2"
		}
		read := func(part string) *logic.Expr {
			id := c.ID + "." + part
			b.Facts = append(b.Facts, rules.Fact{ID: id, Type: logic.Type{Kind: logic.Bool}})
			return &logic.Expr{Op: logic.OpFact, Name: id}
		}
		c.Revisions = []rules.Revision{{From: logic.FirstDay, When: read("applies"), Require: read("holds"), Basis: []rules.Basis{{Source: "law", Article: article}}}}
		if c.Severity == "" {
			c.Severity = rules.General
		}
		b.Criteria = append(b.Criteria, c)
	}
	return b
}

// assessed is the score and the grades of those answers.
func assessed(t *testing.T, b *rules.Bundle, facts map[string]any) string {
	t.Helper()
	p, err := Compile(b, day2026)
	if err != nil {
		t.Fatal(err)
	}
	a, err := p.Answers(facts)
	if err != nil {
		t.Fatal(err)
	}
	got := p.Assess(a)
	s := got.Score.Text().EN
	for _, g := range got.Grades {
		s += " " + g.ID
	}
	return s
}

var day2026, _ = logic.ParseDate("2026-11-24")

// outcomeAnswers says of each criterion whether it passes (p), fails (f), does not
// apply (n) or is open (?).
func outcomeAnswers(outcomes string) map[string]any {
	facts := map[string]any{}
	for i, o := range outcomes {
		id := string(rune('a' + i))
		switch o {
		case 'p', 'f':
			facts[id+".applies"], facts[id+".holds"] = true, o == 'p'
		case 'n':
			facts[id+".applies"] = false
		}
	}
	return facts
}

// Promise: a layer's points never enter its parent's grade, and neither do those
// of what nobody has compared with the law. Whatever is serious shuts the best
// grade.
func TestWhatScores(t *testing.T) {
	nation := func(c rules.Criterion) rules.Criterion { c.Pack = "nation"; return c }
	b := layered(
		nation(rules.Criterion{ID: "a", Points: 60}),
		nation(rules.Criterion{ID: "b", Points: 40}),
		rules.Criterion{ID: "c", Points: 50, Severity: rules.Major, Pack: "nation/province"},
		nation(rules.Criterion{ID: "d", Points: 50, Severity: rules.Major, Theme: "unread"}),
		nation(rules.Criterion{ID: "e", Severity: rules.Major, Element: true}),
		nation(rules.Criterion{ID: "f", Severity: rules.Major, Summary: true}), // heads its causes, which veto for themselves
		nation(rules.Criterion{ID: "g", Severity: rules.Major, Summary: true}), // counts an element, which does not
	)
	b.Criteria[6].Revisions[0].Require = logic.Not(&logic.Expr{Op: logic.OpViolated, Name: "e"})
	for _, c := range []struct{ outcomes, want string }{
		{"pfppppp", "60 poor"}, // with the layer's 50 points it were 73
		{"ppfpppp", "100 fair"},
		{"pppfppp", "100 fair"},
		{"ppppfpn", "100 good"},
		{"pppppfp", "100 fair"},
		{"ppppfpp", "100 poor"},
		{"pppp?pp", "100 good fair poor"},
		{"???????", "0–100, or no score good fair poor"},
		{"nnppppp", "no score"},
	} {
		if got := assessed(t, b, outcomeAnswers(c.outcomes)); got != c.want {
			t.Errorf("%s: %s, want %s", c.outcomes, got, c.want)
		}
	}
}

// Promise: where a province's rule displaces a national one, the national
// grade counts its outcome; where a national rule does, it counts for itself.
func TestDisplacedInPrograms(t *testing.T) {
	for _, c := range []struct{ pack, outcomes, want string }{
		{"nation/province", "pfn", "50 poor"},
		{"nation/province", "ppf", "50 poor"},
		{"nation/province", "pfp", "100 good"},
		{"nation/province", "pf?", "50–100 good fair poor"},
		{"nation", "pfp", "100 good"}, // a and c, b is out
		{"nation", "ffp", "75 fair"},  // c has two points of three
	} {
		b := layered(
			rules.Criterion{ID: "a", Points: 1, Pack: "nation"},
			rules.Criterion{ID: "b", Points: 1, Pack: "nation"},
			rules.Criterion{ID: "c", Points: 3, Pack: c.pack, Displaces: []string{"b"}},
		)
		if got := assessed(t, b, outcomeAnswers(c.outcomes)); got != c.want {
			t.Errorf("%s of %s: %s, want %s", c.outcomes, c.pack, got, c.want)
		}
	}
}

// Rows of tables read facts, derived ones and parameters included.
func TestWeightsReadFacts(t *testing.T) {
	b := layered(rules.Criterion{ID: "a", Points: 1, Theme: "a", Pack: "nation"}, rules.Criterion{ID: "b", Points: 1, Pack: "nation"})
	b.Themes = []rules.Theme{{ID: "a"}}
	area := logic.Type{Kind: logic.Number, Unit: "m2", Max: 100000}
	b.Facts = append(b.Facts,
		rules.Fact{ID: "place.area_m2", Type: area},
		rules.Fact{ID: "place.large", Type: logic.Type{Kind: logic.Bool}, Derive: &logic.Expr{Op: logic.OpGe, Args: []*logic.Expr{
			{Op: logic.OpFact, Name: "place.area_m2"}, {Op: logic.OpParam, Name: "large.area_m2"}}}})
	b.Params = []rules.Param{{ID: "large.area_m2", Type: area, Values: []rules.ParamValue{{From: logic.FirstDay, Value: 500}}}}
	name := rules.Text{ZH: "组", EN: "group"}
	large := &logic.Expr{Op: logic.OpFact, Name: "place.large"}
	b.Grading.Score = rules.Node{Mode: rules.Share, Groups: []rules.Node{
		{Title: name, Marks: []rules.Weight{{When: large, Marks: 70000}, {Marks: 40000}}, Mode: rules.Share, Select: rules.Select{Themes: []string{"a"}}},
		{Title: name, Marks: []rules.Weight{{When: large, Marks: 30000}, {Marks: 60000}}, Mode: rules.Share},
	}}
	for _, c := range []struct {
		area any
		want string
	}{{500, "70 fair"}, {499, "40 poor"}, {nil, "40–70 fair poor"}} {
		facts := outcomeAnswers("pf")
		facts["place.area_m2"] = c.area
		if got := assessed(t, b, facts); got != c.want {
			t.Errorf("%v m²: %s, want %s", c.area, got, c.want)
		}
	}
}

// A grading that is not valid is refused with its place in the bundle.
func TestCompileRefusesGrading(t *testing.T) {
	b := layered(rules.Criterion{ID: "a", Points: 1, Pack: "nation"})
	b.Grading.Grades[0].AtLeast = 70000
	_, err := Compile(b, day2026)
	want := "/grading/grades/1/at_least: E-GRADING-ORDER: at_least of the grades is wrong: 70; expected them to fall, the last being 0."
	if err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}

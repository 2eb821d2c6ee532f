package rules

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/fire321/fire321/internal/canon"
	"github.com/fire321/fire321/rules/diag"
	"github.com/fire321/fire321/rules/logic"
)

func gradedBundle() *Bundle {
	big := &logic.Expr{Op: logic.OpGe, Args: []*logic.Expr{{Op: logic.OpFact, Name: "place.area_m2"}, logic.Decimal(1000, 0)}}
	name := Text{ZH: "组", EN: "group"}
	return &Bundle{
		ID:     "cn/place/unit",
		Packs:  []PackRef{{ID: "cn/place/unit"}},
		Themes: []Theme{{ID: "doors"}, {ID: "patrol"}},
		Criteria: []Criterion{
			{ID: "doors.open", Theme: "doors", Severity: Serious, Points: 2, Tags: []string{"night"}, Risk: []int{3}, Pillar: "self-inspect", Pack: "cn/place/unit"},
			{ID: "patrol.daily", Theme: "patrol", Severity: General, Points: 1, Pack: "cn/place/unit"},
		},
		Grading: Grading{
			ID: "self-grade", Title: Text{ZH: "自评等级", EN: "Grade"}, Force: Ours, Max: 100, Pack: "cn/place/unit",
			Score: Node{Mode: Share, Groups: []Node{
				{Title: name, Marks: []Weight{{Marks: 30500}}, Mode: Deduct, Select: Select{Themes: []string{"doors"}, Severity: []Severity{Serious}}},
				{Title: name, Marks: []Weight{{When: big, Marks: 20000}, {Marks: 0}}, Mode: Full},
				{Title: name, Marks: []Weight{{Marks: 20000}}, Bands: []Weight{{When: big, Marks: 500}, {Marks: 20000}}},
			}},
			Bonus:  Bonus{Marks: 5000, Adds: []Weight{{When: big, Marks: 2500}}},
			Grades: []Grade{{ID: "good", Title: Text{ZH: "好", EN: "Good"}, AtLeast: 90000}, {ID: "poor", Title: Text{ZH: "差", EN: "Poor"}}},
			Vetoes: []Veto{{Select: Select{Tags: []string{"night", "risk-3"}, IDs: []string{"doors.open"}}, Grade: "poor"}, {Select: Select{Pillars: []string{"self-inspect"}}, AtMost: 89500}},
		},
	}
}

func TestGradingRoundTrip(t *testing.T) {
	b := gradedBundle()
	got, err := Decode(b.Encode())
	if err != nil {
		t.Fatal(err)
	}
	equal := cmp.Comparer(func(a, b *logic.Expr) bool { return a.Equal(b) })
	if diff := cmp.Diff(b.Grading, got.Grading, equal); diff != "" {
		t.Error(diff)
	}
	if got.Digest() != b.Digest() {
		t.Error("digest changed")
	}
	if faults := got.ValidateGrading(); len(faults) > 0 {
		t.Error(faults)
	}
}

// Promise: 2.5 and 2.50 have one digest.
func TestMarksHaveOneForm(t *testing.T) {
	var g Grading
	v, err := canon.Parse([]byte(`{"bonus":{"marks":2.5},"grades":[{"id":"a","at_least":2.50},{"id":"b"}]}`))
	if err != nil {
		t.Fatal(err)
	}
	if problems := canon.Read(v, g.members); len(problems) > 0 {
		t.Fatal(problems)
	}
	want := `{"bonus":{"marks":2.500},"grades":[{"id":"a","at_least":2.500},{"id":"b"}]}`
	if got := string(canon.Write(g.members).Append(nil)); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	v, _ = canon.Parse([]byte(`{"bonus":{"marks":2.5005}}`))
	if problems := canon.Read(v, g.members); len(problems) != 1 || problems[0].Pointer != "/bonus/marks" {
		t.Errorf("a fourth decimal: %v", problems)
	}
}

func TestMarksString(t *testing.T) {
	for m, want := range map[Marks]string{0: "0", 1: "0.001", 2500: "2.5", 30000: "30", 89500: "89.5", 10010: "10.01"} {
		if got := m.String(); got != want {
			t.Errorf("%d: %s, want %s", int64(m), got, want)
		}
	}
}

func TestValidateGrading(t *testing.T) {
	violated := &logic.Expr{Op: logic.OpViolated, Name: "doors.open"}
	type fault struct {
		At   string
		Code diag.Code
	}
	for _, c := range []struct {
		name   string
		change func(*Bundle)
		want   []fault
	}{
		{"as it is", func(b *Bundle) {}, nil},
		{"no grading", func(b *Bundle) { b.Grading = Grading{} }, nil},
		{"no id", func(b *Bundle) { b.Grading.ID = "" }, []fault{{"", diag.KeyMissing}}},
		{"force", func(b *Bundle) { b.Grading.Force = "our" }, []fault{{"", diag.KeyMissing}, {"/force", diag.ValueUnknown}}},
		{"max", func(b *Bundle) { b.Grading.Max = 1001 }, []fault{{"/max", diag.RangeWrong}}},
		{"no max", func(b *Bundle) { b.Grading.Max = 0 }, []fault{{"/max", diag.RangeWrong}}},
		{"too many grades", func(b *Bundle) { b.Grading.Grades, b.Grading.Vetoes = make([]Grade, 200_000), nil }, []fault{{"/grades", diag.Limit}}},
		{"too many vetoes", func(b *Bundle) { b.Grading.Vetoes = make([]Veto, 200_000) }, []fault{{"/vetoes", diag.Limit}}},
		{"too many groups", func(b *Bundle) { b.Grading.Score.Groups = manyGroups(200_000) }, []fault{{"/score", diag.Limit}}},
		{"mode", func(b *Bundle) { b.Grading.Score.Groups[0].Mode = "shares" }, []fault{{"/score/groups/0/mode", diag.ValueUnknown}}},
		{"no mode", func(b *Bundle) { b.Grading.Score.Mode = "" }, []fault{{"/score/mode", diag.ValueUnknown}}},
		{"marks of the whole", func(b *Bundle) { b.Grading.Score.Marks = []Weight{{Marks: 1}} }, []fault{{"/score/marks", diag.KeyMisplaced}}},
		{"no marks", func(b *Bundle) { b.Grading.Score.Groups[1].Marks = nil }, []fault{{"/score/groups/1", diag.KeyMissing}}},
		{"no name", func(b *Bundle) { b.Grading.Score.Groups[1].Title.EN = "" }, []fault{{"/score/groups/1", diag.TextMissing}}},
		{"no last row", func(b *Bundle) { b.Grading.Score.Groups[1].Marks[1].When = b.Grading.Bonus.Adds[0].When }, []fault{{"/score/groups/1/marks/1", diag.GradingRows}}},
		{"a row that never holds", func(b *Bundle) { b.Grading.Score.Groups[2].Bands[0].When = nil }, []fault{{"/score/groups/2/bands/0", diag.GradingRows}}},
		{"a band above the marks", func(b *Bundle) { b.Grading.Score.Groups[2].Bands[1].Marks = 20001 }, []fault{{"/score/groups/2/bands/1/marks", diag.RangeWrong}}},
		{"a band above the marks in one case", func(b *Bundle) {
			b.Grading.Score.Groups[2].Marks = []Weight{{When: b.Grading.Bonus.Adds[0].When, Marks: 0}, {When: b.Grading.Bonus.Adds[0].When, Marks: 10000}, {Marks: 20000}}
		}, []fault{{"/score/groups/2/bands/1/marks", diag.RangeWrong}}},
		{"negative marks", func(b *Bundle) { b.Grading.Score.Groups[0].Marks[0].Marks = -1 }, []fault{{"/score/groups/0/marks/0/marks", diag.RangeWrong}}},
		{"bands and mode", func(b *Bundle) { b.Grading.Score.Groups[2].Mode = Share }, []fault{{"/score/groups/2/mode", diag.KeyMisplaced}}},
		{"select above groups", func(b *Bundle) { b.Grading.Score.Select.Themes = []string{"doors"} }, []fault{{"/score/select", diag.KeyMisplaced}}},
		{"an unknown theme", func(b *Bundle) { b.Grading.Score.Groups[0].Select.Themes[0] = "door" }, []fault{{"/score/groups/0/select/themes/0", diag.ThemeUnknown}}},
		{"unknown names", func(b *Bundle) {
			b.Grading.Vetoes[0].Select = Select{Severity: []Severity{"grave"}, Tags: []string{"risk-4"}, IDs: []string{"doors.opne"}, Pillars: []string{"commits"}}
		}, []fault{{"/vetoes/0/select/ids/0", diag.CriterionUnknown}, {"/vetoes/0/select/pillars/0", diag.ValueUnknown}, {"/vetoes/0/select/severity/0", diag.ValueUnknown}, {"/vetoes/0/select/tags/0", diag.TagUnknown}}},
		{"a criterion that is not graded", func(b *Bundle) { b.Criteria[0].Pack = "cn/place/city/unit" }, []fault{{"/vetoes/0/select/ids/0", diag.CriterionUnknown}, {"/vetoes/0/select/tags/0", diag.TagUnknown}, {"/vetoes/0/select/tags/1", diag.TagUnknown}}},
		{"grades that rise", func(b *Bundle) { b.Grading.Grades[1].AtLeast = 95000 }, []fault{{"/grades/1/at_least", diag.GradingOrder}}},
		{"no grade from 0", func(b *Bundle) { b.Grading.Grades[1].AtLeast = 1 }, []fault{{"/grades/1/at_least", diag.GradingOrder}}},
		{"a grade above max", func(b *Bundle) { b.Grading.Grades[0].AtLeast = 100001 }, []fault{{"/grades/0/at_least", diag.RangeWrong}}},
		{"a grade twice", func(b *Bundle) { b.Grading.Grades[0].ID = "poor" }, []fault{{"/grades/1/id", diag.IDTwice}}},
		{"no grades", func(b *Bundle) { b.Grading.Grades = nil }, []fault{{"", diag.KeyMissing}, {"/vetoes/0/grade", diag.ValueUnknown}}},
		{"an unknown grade", func(b *Bundle) { b.Grading.Vetoes[0].Grade = "por" }, []fault{{"/vetoes/0/grade", diag.ValueUnknown}}},
		{"a veto with both", func(b *Bundle) { b.Grading.Vetoes[0].AtMost = 1 }, []fault{{"/vetoes/0/at_most", diag.KeyMisplaced}}},
		{"a cap above max", func(b *Bundle) { b.Grading.Vetoes[1].AtMost = 100001 }, []fault{{"/vetoes/1/at_most", diag.RangeWrong}}},
		{"outcomes in marks", func(b *Bundle) {
			b.Grading.Score.Groups[1].Marks[0].When = logic.Not(violated)
			b.Grading.Bonus.Adds[0].When = violated
		}, []fault{{"/bonus/adds/0/when", diag.GradingOutcome}, {"/score/groups/1/marks/0/when", diag.GradingOutcome}}},
		{"a bonus without condition", func(b *Bundle) { b.Grading.Bonus.Adds[0].When = nil }, []fault{{"/bonus/adds/0", diag.KeyMissing}}},
		{"a bonus of nothing", func(b *Bundle) { b.Grading.Bonus.Adds = nil }, []fault{{"/bonus", diag.KeyMissing}}},
		{"too deep", func(b *Bundle) {
			n := &b.Grading.Score
			for range 9 {
				n.Groups = []Node{{Title: b.Title, Marks: []Weight{{Marks: 1}}, Mode: Share}}
				n.Groups[0].Title = Text{ZH: "组", EN: "group"}
				n = &n.Groups[0]
			}
		}, []fault{{"/score/groups/0/groups/0/groups/0/groups/0/groups/0/groups/0/groups/0/groups/0/groups/0", diag.Limit}}},
		{"too many groups", func(b *Bundle) {
			n := b.Grading.Score.Groups[0]
			for range 1000 {
				b.Grading.Score.Groups = append(b.Grading.Score.Groups, n)
			}
		}, []fault{{"/score", diag.Limit}}},
		{"points of a criterion", func(b *Bundle) { b.Criteria[0].Points = 1001 }, []fault{{"", diag.RangeWrong}}},
		{"points of all", func(b *Bundle) {
			for range 1000 {
				b.Criteria = append(b.Criteria, Criterion{Points: 1000})
			}
		}, []fault{{"", diag.Limit}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := gradedBundle()
			c.change(b)
			var got []fault
			for _, d := range b.ValidateGrading() {
				got = append(got, fault{d.Place.Pointer, d.Code})
				for _, lang := range []string{"zh", "en"} {
					if d.Found(lang) == "" {
						t.Errorf("%s says nothing in %s", d.Code, lang)
					}
				}
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// Promise: a grading scores its own pack, the parents and the modules of both,
// and no layer's.
func TestGraded(t *testing.T) {
	packs := []PackRef{
		{ID: "national", Includes: []string{"mixed-use"}},
		{ID: "mixed-use", Module: true, Includes: []string{"dwelling"}},
		{ID: "dwelling", Module: true},
		{ID: "province", Includes: []string{"letting"}},
		{ID: "letting", Module: true},
		{ID: "city", Includes: []string{"river"}},
		{ID: "river", Module: true},
	}
	for _, c := range []struct {
		pack string
		want map[string]bool
	}{
		{"national", map[string]bool{"national": true, "mixed-use": true, "dwelling": true}},
		{"province", map[string]bool{"national": true, "mixed-use": true, "dwelling": true, "province": true, "letting": true}},
		{"city", map[string]bool{"national": true, "mixed-use": true, "dwelling": true, "province": true, "letting": true, "city": true, "river": true}},
		{"", nil},
	} {
		b := &Bundle{Packs: packs, Grading: Grading{Pack: c.pack}}
		if diff := cmp.Diff(c.want, b.Graded()); diff != "" {
			t.Errorf("%s: %s", c.pack, diff)
		}
	}
}

func TestSelect(t *testing.T) {
	c := &gradedBundle().Criteria[0]
	for _, k := range []struct {
		s    Select
		want bool
	}{
		{Select{}, true},
		{Select{Severity: []Severity{Major, Serious}}, true},
		{Select{Severity: []Severity{Major}}, false},
		{Select{Themes: []string{"doors"}, Tags: []string{"risk-3"}}, true},
		{Select{Themes: []string{"doors"}, Tags: []string{"risk-4"}}, false},
		{Select{Pillars: []string{"self-inspect"}, IDs: []string{"doors.open"}}, true},
		{Select{Pillars: []string{"commit"}}, false},
	} {
		if got := k.s.Has(c); got != k.want {
			t.Errorf("%+v: %t", k.s, got)
		}
	}
}

func manyGroups(n int) []Node {
	list := make([]Node, n)
	for i := range list {
		list[i] = Node{Title: Text{ZH: "组", EN: "group"}, Mode: Share, Marks: []Weight{{Marks: 1000}}}
	}
	return list
}

package score

import (
	"testing"

	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/logic"
)

// areaAtLeast is the condition area_m2 >= n, yes the n-th bool fact.
func areaAtLeast(n int64) *logic.Expr {
	return &logic.Expr{Op: logic.OpGe, Args: []*logic.Expr{{Op: logic.OpFact, Name: "mall.area_m2"}, logic.Decimal(n, 0)}}
}

func yes(n string) *logic.Expr { return &logic.Expr{Op: logic.OpFact, Name: "yes.y" + n} }

func marks(n rules.Marks) []rules.Weight { return []rules.Weight{{Marks: n * 1000}} }

func theme(id string) rules.Select { return rules.Select{Themes: []string{id}} }

func graded(max int, score rules.Node, grades ...rules.Grade) *rules.Grading {
	return &rules.Grading{ID: "published", Force: rules.Ours, Max: max, Score: score, Grades: append(grades, rules.Grade{ID: "poor"})}
}

// The shapes of schemes that have been published can be said, and score as
// their papers say: S1 to S6, S8 and S9 are their names in the survey of
// schemes. Marks and thresholds that the papers leave open are made up.
func TestPublishedShapes(t *testing.T) {
	type situation struct {
		outcomes []Outcomes
		env      *logic.Env
		want     string
	}
	area := func(lo, hi int64) *logic.Env { return &logic.Env{Facts: []logic.Value{{Lo: lo, Hi: hi}}} }
	bools := func(v ...logic.Value) *logic.Env { return &logic.Env{Facts: v} }
	for _, c := range []struct {
		name     string
		grading  *rules.Grading
		criteria []Candidate
		cases    []situation
	}{
		{
			// 火灾高危单位: weighted shares; ten items force the worst grade.
			name: "S1 veto",
			grading: func() *rules.Grading {
				g := graded(100, rules.Node{Mode: rules.Share, Groups: []rules.Node{
					{Marks: marks(40), Mode: rules.Share, Select: theme("organisation")},
					{Marks: marks(60), Mode: rules.Share},
				}}, rules.Grade{ID: "good", AtLeast: 85000}, rules.Grade{ID: "fair", AtLeast: 60000})
				g.Vetoes = []rules.Veto{{Select: theme("direct"), Grade: "poor"}}
				return g
			}(),
			criteria: []Candidate{duty("organisation", rules.General, 1), duty("organisation", rules.General, 3), duty("rest", rules.General, 2), duty("direct", rules.Major, 1)},
			cases: []situation{
				{outcomes: []Outcomes{Pass, Pass, Pass, Pass}, want: "100: good"},
				{outcomes: []Outcomes{Fail, Pass, Pass, Pass}, want: "90: good"},
				{outcomes: []Outcomes{Pass, Pass, Pass, Fail}, want: "80: poor"},
				{outcomes: []Outcomes{Pass, Fail, Pass, Pass | Fail}, want: "50–70: fair, poor"},
				{outcomes: []Outcomes{NotApplicable, NotApplicable, Pass, NotApplicable}, want: "100: good"},
			},
		},
		{
			// 1000 marks, deductions only, never more than the item has.
			name: "S2 capped deductions",
			grading: graded(1000, rules.Node{Mode: rules.Deduct, Groups: []rules.Node{
				{Marks: marks(30), Mode: rules.Deduct, Select: theme("doors")},
				{Marks: marks(970), Mode: rules.Deduct},
			}}, rules.Grade{ID: "A", AtLeast: 900000}),
			criteria: []Candidate{duty("doors", rules.General, 20), duty("doors", rules.General, 20), duty("rest", rules.General, 100)},
			cases: []situation{
				{outcomes: []Outcomes{Pass, NotApplicable, Pass}, want: "1000: A"},
				{outcomes: []Outcomes{Fail, Pass, Pass}, want: "980: A"},
				{outcomes: []Outcomes{Fail, Fail, Pass}, want: "970: A"},
				{outcomes: []Outcomes{Fail, Pass | Fail, Fail}, want: "870–880: poor"},
			},
		},
		{
			// Exposure by bands: the larger the mall, the fewer the marks.
			name: "S3 bands",
			grading: graded(30, rules.Node{Mode: rules.Share, Groups: []rules.Node{
				{Marks: marks(5), Mode: rules.Share},
				{Marks: marks(25), Bands: []rules.Weight{
					{When: areaAtLeast(40000), Marks: 12000}, {When: areaAtLeast(30000), Marks: 14000}, {When: areaAtLeast(20000), Marks: 16000},
					{When: areaAtLeast(10000), Marks: 18000}, {When: areaAtLeast(3000), Marks: 20000}, {When: areaAtLeast(1000), Marks: 22000}, {Marks: 25000},
				}},
			}}),
			criteria: []Candidate{duty("permit", rules.General, 1)},
			cases: []situation{
				{[]Outcomes{Pass}, area(40000, 40000), "17: poor"},
				{[]Outcomes{Pass}, area(39999, 39999), "19: poor"},
				{[]Outcomes{Fail}, area(3000, 3000), "20: poor"},
				{[]Outcomes{Pass}, area(2999, 2999), "27: poor"},
				{[]Outcomes{Pass}, area(999, 999), "30: poor"},
				{[]Outcomes{Pass}, area(9000, 25000), "21–25: poor"},
				{[]Outcomes{Pass | Fail}, area(0, 1000000), "12–30: poor"},
			},
		},
		{
			// Weights by kind of unit; a bonus of parts that sum to more than 5.
			name: "S4 weights and bonus",
			grading: func() *rules.Grading {
				g := graded(100, rules.Node{Mode: rules.Share, Groups: []rules.Node{
					{Marks: []rules.Weight{{When: yes("0"), Marks: 70000}, {Marks: 40000}}, Mode: rules.Share, Select: theme("plant")},
					{Marks: []rules.Weight{{When: yes("0"), Marks: 30000}, {Marks: 60000}}, Mode: rules.Share, Select: theme("people")},
					{Marks: marks(0), Mode: rules.Share, Select: theme("legality")},
				}}, rules.Grade{ID: "met", AtLeast: 85000})
				g.Bonus = rules.Bonus{Marks: 5000, Adds: []rules.Weight{{When: yes("1"), Marks: 2000}, {When: yes("2"), Marks: 1000}, {When: yes("3"), Marks: 4000}}}
				return g
			}(),
			criteria: []Candidate{duty("plant", rules.General, 1), duty("people", rules.General, 1), duty("legality", rules.General, 9)},
			cases: []situation{
				{[]Outcomes{Pass, Fail, Fail}, bools(logic.True(), logic.False(), logic.False(), logic.False()), "70: poor"},
				{[]Outcomes{Pass, Fail, Fail}, bools(logic.False(), logic.False(), logic.False(), logic.False()), "40: poor"},
				// 70 of 100 and 40 of 100; the two tables are taken as
				// independent, which covers 40 of 70+... and so on.
				{[]Outcomes{Pass, Fail, Fail}, bools(logic.Either(), logic.False(), logic.False(), logic.False()), "40–70: poor"},
				{[]Outcomes{Pass, Fail, Pass}, bools(logic.True(), logic.True(), logic.False(), logic.False()), "72: poor"},
				{[]Outcomes{Pass, Fail, Pass}, bools(logic.True(), logic.True(), logic.True(), logic.True()), "75: poor"},
				{[]Outcomes{Pass, Fail, Pass}, bools(logic.True(), logic.True(), logic.Either(), logic.Either()), "72–75: poor"},
				{[]Outcomes{Pass, Pass, Fail}, bools(logic.True(), logic.True(), logic.True(), logic.True()), "100: met"},
				{[]Outcomes{NotApplicable, NotApplicable, Fail}, bools(logic.True(), logic.True(), logic.True(), logic.True()), "no score: "},
			},
		},
		{
			// Index tree, every level weighted.
			name: "S5 weighted tree",
			grading: graded(100, rules.Node{Mode: rules.Share, Groups: []rules.Node{
				{Marks: []rules.Weight{{Marks: 413}}, Mode: rules.Share, Groups: []rules.Node{
					{Marks: []rules.Weight{{Marks: 667}}, Mode: rules.Share, Select: theme("a")},
					{Marks: []rules.Weight{{Marks: 333}}, Mode: rules.Share, Select: theme("b")},
				}},
				{Marks: []rules.Weight{{Marks: 587}}, Mode: rules.Full},
			}}),
			criteria: []Candidate{duty("a", rules.General, 1), duty("b", rules.General, 1), duty("c", rules.General, 1), duty("c", rules.General, 1)},
			cases: []situation{
				{outcomes: []Outcomes{Pass, Fail, Pass, Pass}, want: "86.2: poor"}, // 0.413*0.667 + 0.587
				{outcomes: []Outcomes{Pass, Pass, NotApplicable, Fail}, want: "70.6: poor"},
			},
		},
		{
			// Met rules of those that apply; any red line: at most 40.
			name: "S6 cap",
			grading: func() *rules.Grading {
				g := graded(100, rules.Node{Mode: rules.Share}, rules.Grade{ID: "good", AtLeast: 80000}, rules.Grade{ID: "fair", AtLeast: 50000})
				g.Vetoes = []rules.Veto{{Select: theme("red"), AtMost: 40000}}
				return g
			}(),
			criteria: []Candidate{duty("red", rules.Major, 1), duty("rest", rules.General, 1), duty("rest", rules.General, 1), duty("rest", rules.General, 1)},
			cases: []situation{
				{outcomes: []Outcomes{Pass, Pass, Pass, NotApplicable}, want: "100: good"},
				{outcomes: []Outcomes{Fail, Pass, Pass, Pass}, want: "40: poor"},
				{outcomes: []Outcomes{Fail, Fail, Fail, Pass}, want: "25: poor"},
				{outcomes: []Outcomes{Pass | Fail, Pass, Pass, Pass}, want: "40–100: good, fair, poor"},
			},
		},
		{
			// A starred item both deducts and vetoes; parts of a mark; the whole at once.
			name: "S8 and S9 starred, at once and each",
			grading: func() *rules.Grading {
				g := graded(15, rules.Node{Mode: rules.Deduct, Groups: []rules.Node{
					{Marks: marks(5), Mode: rules.Deduct, Groups: []rules.Node{
						{Marks: marks(5), Mode: rules.Share, Select: theme("none-at-all")},
						{Marks: []rules.Weight{{Marks: 500}}, Mode: rules.Share, Select: theme("each")},
					}},
				}}, rules.Grade{ID: "good", AtLeast: 12000})
				g.Vetoes = []rules.Veto{{Select: theme("none-at-all"), Grade: "poor"}}
				return g
			}(),
			criteria: []Candidate{duty("none-at-all", rules.Major, 1), duty("each", rules.General, 1)},
			cases: []situation{
				{outcomes: []Outcomes{Pass, Fail}, want: "14.5: good"},
				{outcomes: []Outcomes{Fail, Fail}, want: "10: poor"},
				{outcomes: []Outcomes{Pass | Fail, Pass}, want: "10–15: good, poor"},
			},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := &rules.Bundle{Grading: *c.grading}
			for i := range b.Grading.Score.Groups {
				name(&b.Grading.Score.Groups[i])
			}
			for _, one := range c.criteria {
				cr := *one.Criterion
				cr.Points = one.Points
				b.Criteria = append(b.Criteria, cr)
				b.Themes = append(b.Themes, rules.Theme{ID: cr.Theme})
			}
			if faults := b.ValidateGrading(); len(faults) > 0 {
				t.Fatal(faults)
			}
			for _, s := range c.cases {
				if got := scoreOf(c.grading, c.criteria, s.outcomes, s.env); got != s.want {
					t.Errorf("%v: %s, want %s", s.outcomes, got, s.want)
				}
			}
		})
	}
}

// name gives a group and those below it the name that every group must have.
func name(n *rules.Node) {
	n.Title = rules.Text{ZH: "组", EN: "group"}
	for i := range n.Groups {
		name(&n.Groups[i])
	}
}

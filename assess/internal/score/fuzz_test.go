package score

import (
	"strconv"
	"testing"

	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/logic"
)

// FuzzGrading: whatever a grading is, it is refused, or scores within its
// bounds, and complete outcomes score within those of open ones.
func FuzzGrading(f *testing.F) {
	b := &rules.Bundle{
		ID: "nation", Packs: []rules.PackRef{{ID: "nation"}}, Themes: []rules.Theme{{ID: "a"}}, Grading: *usual(),
		Criteria: []rules.Criterion{{ID: "a", Points: 3, Theme: "a", Severity: rules.Major}, {ID: "b", Points: 1000}, {ID: "c"}},
	}
	f.Add(b.Encode(), uint16(0))
	b.Grading.Score = rules.Node{Mode: rules.Full, Groups: []rules.Node{{
		Title: rules.Text{ZH: "组", EN: "group"}, Marks: []rules.Weight{{When: logic.Truth(true), Marks: 1}, {Marks: 1000000}}, Mode: rules.Deduct, Select: theme("a"),
	}}}
	f.Add(b.Encode(), uint16(0x1234))
	f.Fuzz(func(t *testing.T, data []byte, pick uint16) {
		b, err := rules.Decode(data)
		if err != nil || len(b.ValidateGrading()) > 0 {
			return
		}
		wanted, closed := make([]Outcomes, len(b.Criteria)), make([]Outcomes, len(b.Criteria))
		var list []Candidate
		for i := range b.Criteria {
			c := &b.Criteria[i]
			list = append(list, Candidate{Criterion: c, Points: c.Points, Veto: true})
			wanted[i] = Outcomes(1 + (int(pick)+i*5)%7)
			for v := Pass; v <= NotApplicable; v <<= 1 {
				if wanted[i].Has(v) && (closed[i] == 0 || pick>>(i%16)&1 != 0) {
					closed[i] = v
				}
			}
		}
		truth := map[*rules.Weight]logic.Value{}
		b.Grading.EachWeight(func(w *rules.Weight) {
			truth[w] = []logic.Value{logic.False(), logic.True(), logic.Either()}[(int(pick)+len(truth))%3]
			if w.When == nil {
				truth[w] = logic.True()
			}
		})
		s := New(&b.Grading, list)
		wide, many := s.Score(wanted, func(w *rules.Weight) logic.Value { return truth[w] })
		point, one := s.Score(closed, func(w *rules.Weight) logic.Value {
			if open(truth[w]) {
				return logic.True()
			}
			return truth[w]
		})
		if !wide.Contains(point) || len(one) > 1 || point.Lo != point.Hi || !wide.None && (wide.Lo.Num < 0 || wide.Hi.Cmp(NewRate(int64(b.Grading.Max), 1)) > 0) {
			t.Errorf("%v holds %v, grades %v of %v", wide, point, one, many)
		}
		wide.Text()
	})
}

// BenchmarkScore scores a flat grading of 300 criteria, a third of them open,
// with its grades.
func BenchmarkScore(b *testing.B) {
	var list []Candidate
	var outcomes []Outcomes
	for i := range 300 {
		c := duty(strconv.Itoa(i), rules.Severities()[i%3], 1+i%5)
		list = append(list, c)
		outcomes = append(outcomes, []Outcomes{Pass, Fail, NotApplicable, Pass, any3, Pass | Fail, Pass | NotApplicable}[i%7])
	}
	s := New(usual(), list)
	for b.Loop() {
		s.Score(outcomes, nil)
	}
}

package assess

import (
	"slices"

	"github.com/fire321/fire321/rules"
)

// Coming is a duty that the law of a later day puts otherwise.
type Coming struct {
	Criterion string
	Title     Text
	Severity  rules.Severity
	// Day is the first day on which something of it is different.
	Day Date
	// Verdict and Then are the verdicts on the same answers by the law of the
	// session and by that of the later day; the zero Verdict where it does not
	// count.
	Verdict, Then Verdict
}

// Coming lists what the law changes for the unit after the session's day of the
// law, up to another day: duties that begin, end or are put otherwise, the
// earliest first, worded as on that other day. Those that apply to the unit
// neither before nor after are left out. The session stays unchanged. The error
// is that of [Compile] for the other day.
func (s *Session) Coming(until Date) ([]Coming, error) {
	days := s.p.changes(until)
	if len(days) == 0 {
		return nil, nil // which saves compiling the other day
	}
	then := s.Fork()
	if err := then.Under(until); err != nil {
		return nil, err
	}
	var order []int // of those that change, by their days
	criteria := s.p.bundle.Criteria
	for k := range criteria {
		if _, ok := days[criteria[k].ID]; ok {
			order = append(order, k)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return int(days[criteria[a].ID] - days[criteria[b].ID]) })
	var list []Coming
	for _, k := range order {
		id := criteria[k].ID
		was, is := s.counted(id), then.counted(id)
		if !was.reaches() && !is.reaches() || !then.reworded(s, id) {
			continue
		}
		in := then.p
		if _, ok := in.byID[id]; !ok { // it has ended
			in = s.p
		}
		c := in.criteria[in.byID[id]]
		list = append(list, Coming{id, c.Title, c.severity, days[id], was, is})
	}
	return list, nil
}

// changes are the criteria of which something may change after the day of the
// program, up to another day, with the first such day.
func (p *Program) changes(until Date) map[string]Date {
	days := map[string]Date{}
	for i, c := range p.criteria {
		if d := p.rewritten(i); !d.IsZero() && d <= until {
			days[c.ID] = d
		}
	}
	for k := range p.bundle.Criteria {
		c := &p.bundle.Criteria[k]
		if _, in := p.byID[c.ID]; in {
			continue
		}
		for q := range c.Revisions {
			if d := c.Revisions[q].From; d > p.day && d <= until && (days[c.ID].IsZero() || d < days[c.ID]) {
				days[c.ID] = d
			}
		}
	}
	return days
}

// counted is the verdict of a criterion that counts; zero of any other.
func (s *Session) counted(id string) Verdict {
	if i, ok := s.p.byID[id]; ok && s.j.counts(i) && !s.p.criteria[i].Summary {
		return s.j.own[i]
	}
	return 0
}

// reaches reports whether a duty applies, or may.
func (v Verdict) reaches() bool { return v != 0 && v != NotApplicable }

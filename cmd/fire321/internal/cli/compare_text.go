package cli

import (
	"slices"
	"strconv"
	"strings"

	"github.com/fire321/fire321/assess"
	"github.com/fire321/fire321/internal/term"
	"github.com/fire321/fire321/rules/diag"
)

// writeComparison writes what changes for each unit, then for each criterion,
// then in total.
func (c *command) writeComparison(result *comparison, a, b *version) {
	c.out.Table(0, [][]string{{"A", c.versionWords(a)}, {"B", c.versionWords(b)}})
	sum := newSum()
	for i := range result.Units {
		u := &result.Units[i]
		sum.add(u)
		if u.changes() {
			c.writeUnitChange(u, a, b)
		}
	}
	c.out.Blank()
	if len(sum.order) > 0 {
		c.out.Line(term.Bold, c.say(compareByCriterion))
		rows := [][]string{{c.say(compareChanged), c.say(compareFails), c.say(compareCleared), ""}}
		for _, id := range sum.order {
			n := sum.criteria[id]
			rows = append(rows, []string{strconv.Itoa(n.changed), strconv.Itoa(n.fails), strconv.Itoa(n.cleared), c.say(compareCriterion, titleIn(id, b, a), id)})
		}
		c.out.Table(2, rows)
		c.out.Blank()
	}
	c.out.Line(term.Plain, c.say(compareSum, len(result.Units), sum.changed, sum.verdicts, sum.hazards, sum.gone, sum.grades, sum.exits))
}

func (c *command) versionWords(v *version) string {
	line := v.bundle.ID + " " + v.bundle.Version + " " + v.bundle.Digest()[:12]
	if v.day.IsZero() {
		return line + c.say(compareDayless)
	}
	return line + c.say(compareDay, assess.DateText(v.day))
}

func (c *command) writeUnitChange(u *unitChange, a, b *version) {
	c.out.Blank()
	name := u.File
	if u.Name != "" {
		name += "  " + u.Name
	}
	c.out.Line(term.Bold, name)
	for _, id := range u.New {
		c.out.Item(2, "+ ", term.Plain, c.say(compareNew, titleIn(id, b, a), id))
	}
	for _, id := range u.Gone {
		c.out.Item(2, "- ", term.Plain, c.say(compareGone, titleIn(id, a, b), id))
	}
	for _, v := range u.Verdicts {
		if slices.Contains(u.New, v.ID) || slices.Contains(u.Gone, v.ID) {
			continue // written above
		}
		c.out.Item(2, "  ", term.Plain, c.say(compareVerdict, titleIn(v.ID, b, a), c.verdictOr(v.a), c.verdictOr(v.b)))
	}
	if u.gradesChange() {
		c.out.Item(2, "  ", term.Plain, c.say(compareGrades, c.gradeNames(u.since.Before), c.gradeNames(u.since.After)))
	}
	if u.Exit[0] != u.Exit[1] {
		c.out.Item(2, "  ", term.Plain, c.say(compareExit, u.Exit[0], u.Exit[1]))
	}
}

// verdictOr is a verdict in few words: a criterion that can fail and is not
// settled is "not known".
func (c *command) verdictOr(v assess.Verdict) string {
	switch {
	case v == 0:
		return c.say(compareAbsent)
	case !v.Settled() && v.Has(assess.Fail):
		return c.say(compareOpen)
	}
	return verdictText(c, v)
}

func (c *command) gradeNames(a *assess.Assessment) string {
	var names []string
	for _, g := range a.Grades {
		names = append(names, c.text(g.Title))
	}
	return strings.Join(names, c.say(gradeOr))
}

func titleIn(id string, versions ...*version) diag.Text {
	for _, v := range versions {
		if cr := v.bundle.Criterion(id); cr != nil {
			return cr.Title
		}
	}
	return diag.Same(id)
}

// sum adds up the changes, by criterion and over all units.
type sum struct {
	changed, verdicts, hazards, gone, grades, exits int
	criteria                                        map[string]*criterionSum
	order                                           []string
}

type criterionSum struct{ changed, fails, cleared int }

func newSum() *sum { return &sum{criteria: map[string]*criterionSum{}} }

func (s *sum) add(u *unitChange) {
	for _, v := range u.Verdicts {
		n := s.criteria[v.ID]
		if n == nil {
			n = &criterionSum{}
			s.criteria[v.ID] = n
			s.order = append(s.order, v.ID)
		}
		n.changed++
		if slices.Contains(u.New, v.ID) {
			n.fails++
		}
		if slices.Contains(u.Gone, v.ID) {
			n.cleared++
		}
	}
	s.verdicts += len(u.Verdicts)
	s.hazards += len(u.New)
	s.gone += len(u.Gone)
	if u.changes() {
		s.changed++
	}
	if u.gradesChange() {
		s.grades++
	}
	if u.Exit[0] != u.Exit[1] {
		s.exits++
	}
}

package packtest

import (
	"slices"
	"strings"

	"github.com/fire321/fire321/assess"
	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/diag"
	"github.com/fire321/fire321/rules/logic"
)

// Gap is something that no test covers.
type Gap struct {
	Place diag.Place
	// Criterion is the criterion of the gap, or "" for an edge in a derived
	// fact.
	Criterion string
	// Never lists the outcomes that no test saw: pass, fail, not-applicable,
	// open.
	Never []string
	// Edges are comparisons of numbers or dates of which no test saw one side:
	// the value on the edge, or one just past it.
	Edges []Edge
	// Days are the days just before a wording begins, or just after it ends,
	// that no case tests.
	Days []rules.Date
}

// Edge is a comparison, and its sides that no test is on.
type Edge struct {
	Comparison string
	Missing    logic.Sides
}

// Text is the gap in words.
func (g Gap) Text() diag.Text {
	var zh, en []string
	if len(g.Never) > 0 {
		never := strings.Join(g.Never, ", ")
		zh, en = append(zh, "没有测到 "+never), append(en, "never seen to be "+never)
	}
	for _, e := range g.Edges {
		switch e.Missing {
		case logic.On:
			zh, en = append(zh, "没有测到边界上："+e.Comparison), append(en, "no test on the edge of "+e.Comparison)
		case logic.Past:
			zh, en = append(zh, "没有测到刚过边界："+e.Comparison), append(en, "no test just past the edge of "+e.Comparison)
		default:
			zh, en = append(zh, "没有测到边界两边："+e.Comparison), append(en, "no test at the edge of "+e.Comparison)
		}
	}
	for _, d := range g.Days {
		zh, en = append(zh, "没有测到 "+d.String()+" 这一天"), append(en, "no case on "+d.String())
	}
	head := diag.Text{ZH: g.Criterion + "：", EN: g.Criterion + ": "}
	if g.Criterion == "" {
		head = diag.Text{ZH: "推出的事实：", EN: "derived facts: "}
	}
	return diag.Text{ZH: head.ZH + strings.Join(zh, "；"), EN: head.EN + strings.Join(en, "; ")}
}

// coverage is what the cases have seen.
type coverage struct {
	outcomes map[string]assess.Verdict // settled ones, by criterion
	open     map[string]bool
	days     map[string][]rules.Date
	edges    map[edgeKey]logic.Sides
}

// edgeKey names an edge: an edge of a derived fact belongs to no criterion.
type edgeKey struct{ criterion, comparison string }

func keyOf(id string, e assess.Edge) edgeKey {
	if e.Derived {
		return edgeKey{"", e.Comparison}
	}
	return edgeKey{id, e.Comparison}
}

func newCoverage() *coverage {
	return &coverage{outcomes: map[string]assess.Verdict{}, open: map[string]bool{}, days: map[string][]rules.Date{}, edges: map[edgeKey]logic.Sides{}}
}

// note records what one case has seen: v is the verdict of its criterion.
func (c *coverage) note(prog *assess.Program, a assess.Answers, id string, day rules.Date, v assess.Verdict) {
	if v.Settled() {
		c.outcomes[id] |= v
	} else if v != 0 {
		c.open[id] = true
	}
	c.days[id] = append(c.days[id], day)
	for _, e := range prog.Edges(a, id) {
		c.edges[keyOf(id, e)] |= e.Sides
	}
}

// gaps compares what the cases have seen with what they could see: for each
// criterion of this pack and its modules, on the first day of each of its
// wordings.
func (r *runner) gaps() {
	var derived []Edge
	mine := r.mine()
	for i := range r.bundle.Criteria {
		cr := &r.bundle.Criteria[i]
		if !isMine(cr, mine) {
			continue
		}
		r.report.Criteria++
		g := Gap{Criterion: cr.ID, Place: r.pack.Position("criterion", cr.ID)}
		var reach assess.Verdict
		for k := range cr.Revisions {
			rev := &cr.Revisions[k]
			day := max(rev.From, r.bundle.KnownFrom)
			if !rev.Until.IsZero() && rev.Until < day {
				continue // over before the pack knows the law
			}
			prog, err := r.program(day)
			if err != nil {
				r.fail(Failure{Place: g.Place, Subject: cr.ID, Err: err})
				continue
			}
			reach |= prog.Verdict(assess.Answers{}, cr.ID)
			for _, e := range prog.Edges(assess.Answers{}, cr.ID) {
				missing := e.Reach &^ r.seen.edges[keyOf(cr.ID, e)]
				list := &g.Edges
				if e.Derived {
					list = &derived
				}
				same := func(o Edge) bool { return o.Comparison == e.Comparison }
				if missing != 0 && !slices.ContainsFunc(*list, same) {
					*list = append(*list, Edge{e.Comparison, missing})
				}
			}
			g.Days = append(g.Days, r.unseenDays(cr, rev)...)
		}
		g.Never = append(g.Never, (reach &^ r.seen.outcomes[cr.ID]).Outcomes()...)
		if reach != 0 && !reach.Settled() && !r.seen.open[cr.ID] {
			g.Never = append(g.Never, "open")
		}
		if len(g.Never)+len(g.Edges)+len(g.Days) > 0 {
			r.report.Gaps = append(r.report.Gaps, g)
		}
	}
	if len(derived) > 0 {
		r.report.Gaps = append(r.report.Gaps, Gap{Edges: derived})
	}
}

// unseenDays are the days just outside of a wording on which the law is known
// and that no case tests.
func (r *runner) unseenDays(cr *rules.Criterion, rev *rules.Revision) []rules.Date {
	var list []rules.Date
	add := func(day rules.Date) {
		if day >= r.bundle.KnownFrom && day <= logic.LastDay && !slices.Contains(r.seen.days[cr.ID], day) {
			list = append(list, day)
		}
	}
	add(rev.From - 1)
	if !rev.Until.IsZero() && cr.At(rev.Until+1) == nil {
		add(rev.Until + 1)
	}
	return list
}

// mine are this pack and the modules that it includes. If a pack only adds a
// module that its parents already have, the pack is about that module, and its
// tests test the module.
func (r *runner) mine() []string {
	mine := []string{r.bundle.ID}
	for _, p := range r.bundle.Packs {
		if p.ID == r.bundle.ID {
			mine = append(mine, p.Includes...)
		}
	}
	for i := range r.bundle.Criteria {
		if isMine(&r.bundle.Criteria[i], mine) {
			return mine
		}
	}
	for _, t := range r.pack.Tests() {
		if cr := r.bundle.Criterion(t.Criterion); cr != nil {
			mine = append(mine, cr.Pack)
		}
	}
	return mine
}

// isMine: the pack declares the criterion, or has written one of its wordings.
func isMine(cr *rules.Criterion, mine []string) bool {
	if slices.Contains(mine, cr.Pack) {
		return true
	}
	for i := range cr.Revisions {
		if slices.Contains(mine, cr.Revisions[i].Pack) {
			return true
		}
	}
	return false
}

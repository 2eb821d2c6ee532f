package rules

import (
	"strconv"
	"strings"

	"github.com/fire321/fire321/rules/diag"
	"github.com/fire321/fire321/rules/logic"
)

// Limits of a grading. Together they keep every sum of the score below 2^63.
const (
	MaxPoints = 1000    // of a criterion, of a node, of a bonus, of Grading.Max
	maxMarks  = 1000000 // of all criteria together
	maxGroups = 1000
	maxRows   = 100 // of a table of marks or bands, of grades, of vetoes
	maxNested = 8
)

// ValidateGrading returns everything that is wrong with the grading of the
// bundle. Each place is a JSON pointer from the grading, whose keys are those
// of grading.yaml: /score/groups/0/mode. In the expressions it only looks for
// operators that a grading may not use; compiling the bundle checks their
// types.
func (b *Bundle) ValidateGrading() diag.List {
	g := &b.Grading
	v := &gradingValidator{bundle: b, graded: b.Graded()}
	total := 0
	for i := range b.Criteria {
		points := b.Criteria[i].Points
		if points < 0 || points > MaxPoints {
			v.outOfRange("", strconv.Itoa(points), 0, MaxPoints)
			return v.list
		}
		total += points
	}
	if total > maxMarks {
		v.tooMany("", Text{ZH: "分值", EN: "points"}, total, maxMarks)
		return v.list
	}
	if g.ID == "" {
		if len(g.Grades) > 0 || len(g.Vetoes) > 0 || g.Score.Mode != "" || len(g.Score.Groups) > 0 || len(g.Score.Bands) > 0 {
			v.fault("", diag.KeyMissing, "id")
		}
		return v.list
	}
	v.choice("/force", string(g.Force), strs(Forces()))
	if g.Force != Ours && len(g.Basis) == 0 {
		v.fault("", diag.KeyMissing, "basis")
	}
	if g.Max < 1 || g.Max > MaxPoints {
		v.outOfRange("/max", strconv.Itoa(g.Max), 1, MaxPoints)
		return v.list
	}
	if len(g.Score.Marks) > 0 {
		v.misplaced("/score", "marks", Text{ZH: "最上层的分就是 max", EN: "the marks of the whole are max"})
	}
	v.node("/score", &g.Score, Marks(g.Max)*1000, 0)
	if v.nodes > maxGroups {
		v.tooMany("/score", Text{ZH: "分组", EN: "groups"}, v.nodes, maxGroups)
	}
	v.bonus()
	v.grades()
	v.vetoes()
	return v.list.Sorted()
}

type gradingValidator struct {
	bundle *Bundle
	graded map[string]bool
	nodes  int
	list   diag.List
}

func (v *gradingValidator) fault(at string, code diag.Code, args ...string) {
	v.list = append(v.list, diag.New(code, diag.Place{Pointer: at}, args...))
}

func (v *gradingValidator) outOfRange(at, got string, lo, hi int) {
	l, h := strconv.Itoa(lo), strconv.Itoa(hi)
	v.list = append(v.list, diag.NewText(diag.RangeWrong, diag.Place{Pointer: at}, diag.Same(got), Text{ZH: l + " 至 " + h + " 之间", EN: l + " to " + h}))
}

func (v *gradingValidator) tooMany(at string, what Text, got, limit int) {
	v.list = append(v.list, diag.NewText(diag.Limit, diag.Place{Pointer: at}, what, diag.Same(strconv.Itoa(got)), diag.Same(strconv.Itoa(limit))))
}

func (v *gradingValidator) misplaced(at, key string, why Text) {
	v.list = append(v.list, diag.NewText(diag.KeyMisplaced, diag.Place{Pointer: at + "/" + key}, diag.Same(key), why))
}

func (v *gradingValidator) choice(at, got string, names []string) {
	if has(names, got) {
		return
	}
	d := diag.New(diag.ValueUnknown, diag.Place{Pointer: at}, got, strings.Join(names, ", "))
	if len(v.list) < diag.MaxSuggested {
		d = d.DidYouMean(got, names)
	}
	v.list = append(v.list, d)
}

func strs[T ~string](list []T) []string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = string(s)
	}
	return out
}

// node checks n and all nodes below it. marks are the lowest marks above 0 that
// n may have; its bands must not exceed them.
func (v *gradingValidator) node(at string, n *Node, marks Marks, depth int) {
	if v.nodes++; v.nodes > maxGroups {
		return // reported once, for the whole grading
	}
	if depth > maxNested {
		v.tooMany(at, Text{ZH: "层", EN: "levels"}, depth, maxNested)
		return
	}
	leaf := len(n.Groups) == 0 && len(n.Bands) == 0
	if len(n.Bands) > 0 {
		alone := Text{ZH: "分档（bands）只看事实，要单独写", EN: "bands read facts and stand alone"}
		if n.Mode != "" {
			v.misplaced(at, "mode", alone)
		}
		if len(n.Groups) > 0 {
			v.misplaced(at, "groups", alone)
		}
		v.rows(at+"/bands", n.Bands, marks)
	} else {
		v.choice(at+"/mode", string(n.Mode), strs(Modes()))
	}
	if leaf {
		v.choose(at+"/select", &n.Select)
	} else if !n.Select.isZero() {
		v.misplaced(at, "select", Text{ZH: "只有不再分组的一层才选条款", EN: "only what has no groups or bands selects criteria"})
	}
	for i := range n.Groups {
		child := &n.Groups[i]
		at := at + "/groups/" + strconv.Itoa(i)
		if child.Title.ZH == "" || child.Title.EN == "" {
			v.fault(at, diag.TextMissing, "zh, en")
		}
		if len(child.Marks) == 0 {
			v.fault(at, diag.KeyMissing, "marks")
			continue
		}
		v.rows(at+"/marks", child.Marks, MaxPoints*1000)
		least := Marks(MaxPoints * 1000)
		for _, w := range child.Marks {
			if w.Marks > 0 {
				least = min(least, w.Marks)
			}
		}
		v.node(at, child, least, depth+1)
	}
}

// rows checks a table: only its last row has no condition, so that there is
// always a row to use.
func (v *gradingValidator) rows(at string, rows []Weight, most Marks) {
	if len(rows) > maxRows {
		v.tooMany(at, Text{ZH: "行", EN: "rows"}, len(rows), maxRows)
		return
	}
	for i, w := range rows {
		at := at + "/" + strconv.Itoa(i)
		if (w.When == nil) != (i == len(rows)-1) {
			v.fault(at, diag.GradingRows)
		}
		v.when(at+"/when", w.When)
		v.marks(at+"/marks", w.Marks, most)
	}
}

// when refuses outcomes: if a mark depended on the failure of a criterion, the
// bounds of the score would be wrong.
func (v *gradingValidator) when(at string, e *logic.Expr) {
	e.Walk(func(e *logic.Expr) {
		if e.Op.ReadsOutcomes() {
			v.fault(at, diag.GradingOutcome, e.Op.String())
		}
	})
}

func (v *gradingValidator) marks(at string, m, most Marks) {
	if m < 0 || m > most {
		v.list = append(v.list, diag.NewText(diag.RangeWrong, diag.Place{Pointer: at}, diag.Same(m.String()),
			Text{ZH: "0 至 " + most.String() + " 之间", EN: "0 to " + most.String()}))
	}
}

func (v *gradingValidator) bonus() {
	b := &v.bundle.Grading.Bonus
	if b.Marks != 0 && len(b.Adds) == 0 {
		v.fault("/bonus", diag.KeyMissing, "adds")
	}
	if len(b.Adds) > maxRows {
		v.tooMany("/bonus/adds", Text{ZH: "行", EN: "rows"}, len(b.Adds), maxRows)
		return
	}
	v.marks("/bonus/marks", b.Marks, Marks(v.bundle.Grading.Max)*1000)
	for i, w := range b.Adds {
		at := "/bonus/adds/" + strconv.Itoa(i)
		if w.When == nil {
			v.fault(at, diag.KeyMissing, "when")
		}
		v.when(at+"/when", w.When)
		v.marks(at+"/marks", w.Marks, MaxPoints*1000)
	}
}

// grades checks that the grades fall strictly and end with 0, so that every
// score has a grade.
func (v *gradingValidator) grades() {
	g := &v.bundle.Grading
	if len(g.Grades) == 0 {
		v.fault("", diag.KeyMissing, "grades")
	}
	if len(g.Grades) > maxRows {
		v.tooMany("/grades", Text{ZH: "等级", EN: "grades"}, len(g.Grades), maxRows)
		return
	}
	for i, r := range g.Grades {
		at := "/grades/" + strconv.Itoa(i)
		for j := range i {
			if g.Grades[j].ID == r.ID {
				v.fault(at+"/id", diag.IDTwice, r.ID, "/grades/"+strconv.Itoa(j))
			}
		}
		if r.ID == "" {
			v.fault(at, diag.KeyMissing, "id")
		}
		v.marks(at+"/at_least", r.AtLeast, Marks(g.Max)*1000)
		if i > 0 && r.AtLeast >= g.Grades[i-1].AtLeast || i == len(g.Grades)-1 && r.AtLeast != 0 {
			v.fault(at+"/at_least", diag.GradingOrder, r.AtLeast.String())
		}
	}
}

func (v *gradingValidator) vetoes() {
	g := &v.bundle.Grading
	if len(g.Vetoes) > maxRows {
		v.tooMany("/vetoes", Text{ZH: "否决", EN: "vetoes"}, len(g.Vetoes), maxRows)
		return
	}
	var ids []string
	for _, r := range g.Grades {
		ids = append(ids, r.ID)
	}
	for i := range g.Vetoes {
		veto, at := &g.Vetoes[i], "/vetoes/"+strconv.Itoa(i)
		v.choose(at+"/select", &veto.Select)
		if veto.Grade == "" {
			v.marks(at+"/at_most", veto.AtMost, Marks(g.Max)*1000)
			continue
		}
		v.choice(at+"/grade", veto.Grade, ids)
		if veto.AtMost != 0 {
			v.misplaced(at, "at_most", Text{ZH: "否决要么定等级（grade），要么限分（at_most）", EN: "a veto either gives a grade or caps the points"})
		}
	}
}

// choose checks that everything selected exists in the packs that are scored.
func (v *gradingValidator) choose(at string, s *Select) {
	b := v.bundle
	for i, one := range s.Severity {
		v.choice(at+"/severity/"+strconv.Itoa(i), string(one), strs(Severities()))
	}
	for i, one := range s.Pillars {
		v.choice(at+"/pillars/"+strconv.Itoa(i), one, Pillars())
	}
	var themes, tags, ids []string
	for i := range b.Themes {
		themes = append(themes, b.Themes[i].ID)
	}
	for i := range b.Criteria {
		c := &b.Criteria[i]
		if v.graded != nil && !v.graded[c.Pack] {
			continue
		}
		ids = append(ids, c.ID)
		tags = append(tags, c.AllTags()...)
	}
	known := func(key string, code diag.Code, list, of []string) {
		if len(list) == 0 {
			return
		}
		there := make(map[string]bool, len(of))
		for _, one := range of {
			there[one] = true
		}
		for i, one := range list {
			if there[one] {
				continue
			}
			d := diag.New(code, diag.Place{Pointer: at + "/" + key + "/" + strconv.Itoa(i)}, one)
			if len(v.list) < diag.MaxSuggested {
				d = d.DidYouMean(one, of)
			}
			v.list = append(v.list, d)
		}
	}
	known("themes", diag.ThemeUnknown, s.Themes, themes)
	known("tags", diag.TagUnknown, s.Tags, tags)
	known("ids", diag.CriterionUnknown, s.IDs, ids)
}

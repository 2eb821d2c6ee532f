// Package packtest runs the tests of a pack: the cases in its criteria and the
// whole units of its tests folder. It also reports what no test covers.
//
//	func TestPack(t *testing.T) { packtest.Run(t, os.DirFS("packs"), "cn/zhejiang/unit", law.FS) }
package packtest

import (
	"errors"
	"io/fs"
	"slices"
	"strings"

	"github.com/fire321/fire321/assess"
	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/diag"
	"github.com/fire321/fire321/rules/pack"
)

// TB is what Run needs of a *testing.T.
type TB interface {
	Helper()
	Errorf(format string, args ...any)
	Fatalf(format string, args ...any)
	Logf(format string, args ...any)
}

// Run loads the pack with that id from fsys, and from more file systems that it
// builds on, and runs its tests. A failure is an error of t; gaps in coverage
// are logged.
func Run(t TB, fsys fs.FS, id string, more ...fs.FS) {
	t.Helper()
	p, err := pack.Load(id, append([]fs.FS{fsys}, more...)...)
	if err != nil {
		t.Fatalf("%v", err)
		return
	}
	r := Test(p)
	for _, f := range r.Failures {
		t.Errorf("%v: %s", f.Place, f.Text().EN)
	}
	for _, g := range r.Gaps {
		t.Logf("%v: %s", g.Place, g.Text().EN)
	}
	t.Logf("%s: %d cases, %d units, %d criteria", id, r.Cases, r.Units, r.Criteria)
}

// Report is the result of the tests of a pack.
type Report struct {
	// Cases and Units are how many were run. Criteria is how many should have
	// cases: the pack's own and those of the modules that it includes.
	Cases, Units, Criteria int
	Failures               []Failure
	Gaps                   []Gap
}

// Failure is a test whose outcome is not the expected one.
type Failure struct {
	Place diag.Place
	// Subject is the criterion, or the part of a unit: hazards, others, grades.
	Subject   string
	Want, Got []string
	// Err is set instead if the test could not be run.
	Err error
}

// Text is the failure in words.
func (f Failure) Text() diag.Text {
	if f.Err != nil {
		var list diag.List
		if errors.As(f.Err, &list) {
			return diag.Text{ZH: f.Subject + "：" + list.In("zh"), EN: f.Subject + ": " + list.In("en")}
		}
		return diag.Same(f.Subject + ": " + f.Err.Error())
	}
	want, got := strings.Join(f.Want, ", "), strings.Join(f.Got, ", ")
	return diag.Text{
		ZH: f.Subject + "：应为 [" + want + "]，实际是 [" + got + "]",
		EN: f.Subject + ": want [" + want + "], got [" + got + "]",
	}
}

// Test runs the tests of a pack. It is deterministic and does not change p.
func Test(p *pack.Pack) *Report {
	r := &runner{pack: p, bundle: p.Bundle(), programs: map[rules.Date]compiled{}, seen: newCoverage()}
	for _, t := range p.Tests() {
		for _, c := range t.Cases {
			r.report.Cases++
			r.oneCase(t.Criterion, c)
		}
	}
	for _, u := range p.UnitTests() {
		r.report.Units++
		r.unit(u)
	}
	r.gaps()
	return &r.report
}

type runner struct {
	pack     *pack.Pack
	bundle   *rules.Bundle
	programs map[rules.Date]compiled
	seen     *coverage
	report   Report
}

type compiled struct {
	*assess.Program
	err error
}

func (r *runner) program(day rules.Date) (*assess.Program, error) {
	c, ok := r.programs[day]
	if !ok {
		c.Program, c.err = assess.Compile(r.bundle, day)
		r.programs[day] = c
	}
	return c.Program, c.err
}

func (r *runner) fail(f Failure) { r.report.Failures = append(r.report.Failures, f) }

func (r *runner) answers(day rules.Date, json []byte) (*assess.Program, assess.Answers, error) {
	prog, err := r.program(day)
	if err != nil {
		return nil, assess.Answers{}, err
	}
	if json == nil {
		return prog, assess.Answers{At: day}, nil
	}
	a, err := prog.DecodeAnswers(json)
	return prog, a, err
}

func (r *runner) oneCase(id string, c pack.Case) {
	prog, a, err := r.answers(c.At, c.Answers)
	if err != nil {
		r.fail(Failure{Place: c.Place, Subject: id, Err: err})
		return
	}
	verdict := prog.Verdict(a, id)
	r.seen.note(prog, a, id, c.At, verdict)
	want := c.Want
	if c.Absent {
		want = []string{"absent"}
	}
	got := verdict.Outcomes()
	if verdict == 0 {
		got = []string{"absent"}
	}
	if !slices.Equal(want, got) {
		r.fail(Failure{Place: c.Place, Subject: id, Want: want, Got: got})
	}
	if s := string(prog.Standing(id)); c.Standing != "" && c.Standing != s {
		r.fail(Failure{Place: c.Place, Subject: id, Want: []string{c.Standing}, Got: []string{s}})
	}
}

func (r *runner) unit(u pack.UnitTest) {
	prog, a, err := r.answers(u.At, u.Answers)
	if err != nil {
		r.fail(Failure{Place: u.Place, Subject: u.Title.ZH, Err: err})
		return
	}
	got := prog.Assess(a)
	var hazards, others, grades []string
	for _, h := range got.Hazards {
		hazards = append(hazards, h.ID)
	}
	for _, o := range got.Others {
		if o.Verdict == assess.Fail {
			others = append(others, o.ID)
		}
	}
	for _, g := range got.Grades {
		grades = append(grades, g.ID)
	}
	same := func(subject string, has bool, want, got []string) {
		want, got = sorted(want), sorted(got)
		if has && !slices.Equal(want, got) {
			r.fail(Failure{Place: u.Place, Subject: subject, Want: want, Got: got})
		}
	}
	same("hazards", u.HasHazards, u.Hazards, hazards)
	same("others", u.HasOthers, u.Others, others)
	same("grades", u.HasGrades, u.Grades, grades)
}

func sorted(list []string) []string {
	list = slices.Clone(list)
	slices.Sort(list)
	return list
}

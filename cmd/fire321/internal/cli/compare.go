package cli

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/fire321/fire321/assess"
	"github.com/fire321/fire321/internal/canon"
	"github.com/fire321/fire321/rules/diag"
	"github.com/fire321/fire321/rules/logic"
	"github.com/fire321/fire321/rules/pack"
)

// compare judges a folder of answers by two versions, days or packs, and shows
// which verdicts, hazards and grades change.
func (c *command) compare() (int, error) {
	if c.opt.units == "" {
		return exitUsage, diag.NewText(diag.ArgMissing, diag.Place{}, diag.Same("compare"), diag.Text{ZH: "--units DIR", EN: "--units DIR"})
	}
	a, err := c.version(c.arg(0))
	if err != nil {
		return exitUsage, err
	}
	b, err := c.version(c.arg(1))
	if err != nil {
		return exitUsage, err
	}
	files, err := unitFiles(c.opt.units)
	if err != nil {
		return exitUsage, err
	}
	result := comparison{A: a.ref(), B: b.ref(), Units: []unitChange{}}
	var faults diag.List
	for _, file := range files {
		if err := c.ctx.Err(); err != nil {
			return exitUsage, err
		}
		one, err := c.compareUnit(a, b, file)
		var list diag.List
		switch {
		case errors.As(err, &list):
			faults = append(faults, list...)
			continue
		case err != nil:
			return exitUsage, err
		}
		result.Units = append(result.Units, one)
	}
	if len(faults) > 0 {
		return exitUsage, faults.Sorted()
	}
	if c.json() {
		return exitOK, c.writeJSON(result)
	}
	c.writeComparison(&result, a, b)
	return exitOK, c.out.Err()
}

// version is one side of a comparison: a pack, and optionally a day.
type version struct {
	*loaded
	day      logic.Date
	programs *assess.Programs
}

// version reads PACK or PACK@YYYY-MM-DD.
func (c *command) version(name string) (*version, error) {
	v := &version{}
	if i := strings.LastIndexByte(name, '@'); i >= 0 {
		day, ok := logic.ParseDate(name[i+1:])
		if !ok {
			return nil, diag.NewText(diag.FlagValue, diag.Place{}, diag.Same(name), diag.Same(name[i+1:]), wantDay)
		}
		name, v.day = name[:i], day
	}
	var err error
	if v.loaded, err = c.load(name); err != nil {
		return nil, err
	}
	v.programs = assess.NewPrograms(v.bundle)
	return v, nil
}

func (v *version) ref() versionRef {
	return versionRef{Bundle: v.bundle.ID, Version: v.bundle.Version, Digest: v.bundle.Digest(), Day: v.day.String()}
}

// unitFiles are the answers files of a folder, sorted.
func unitFiles(dir string) ([]string, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, fileFault(diag.FileRead, dir, err)
	}
	var files []string
	for _, e := range entries {
		name := e.Name()
		if ext := filepath.Ext(name); e.IsDir() || ext != ".yaml" && ext != ".yml" && ext != ".json" || strings.HasSuffix(name, ".schema.json") {
			continue
		}
		if err := notPiped(filepath.Join(dir, name)); err != nil {
			return nil, err
		}
		files = append(files, filepath.Join(dir, name))
	}
	return files, nil
}

// comparison is the result as JSON.
type comparison struct {
	A     versionRef   `json:"a"`
	B     versionRef   `json:"b"`
	Units []unitChange `json:"units"`
}

type versionRef struct {
	Bundle  string `json:"bundle"`
	Version string `json:"version"`
	Digest  string `json:"digest"`
	Day     string `json:"day,omitempty"`
}

// unitChange is what changes for one unit. If a side has no verdict, the
// verdict of that side is empty.
type unitChange struct {
	File     string          `json:"file"`
	Name     string          `json:"name,omitempty"`
	Verdicts []verdictChange `json:"verdicts"`
	New      []string        `json:"new_hazards"`
	Gone     []string        `json:"gone_hazards"`
	Grades   [2][]string     `json:"grades"`
	Exit     [2]int          `json:"exit"`
	since    assess.Difference
}

type verdictChange struct {
	ID string   `json:"id"`
	A  []string `json:"a"`
	B  []string `json:"b"`
	// The verdicts as sets, for the text output.
	a, b assess.Verdict
}

func (u *unitChange) gradesChange() bool { return !slices.Equal(u.Grades[0], u.Grades[1]) }

func (u *unitChange) changes() bool {
	return len(u.Verdicts)+len(u.New)+len(u.Gone) > 0 || u.gradesChange() || u.Exit[0] != u.Exit[1]
}

func (c *command) compareUnit(a, b *version, file string) (unitChange, error) {
	u := unitChange{File: file, Verdicts: []verdictChange{}, New: []string{}, Gone: []string{}}
	data, err := readFile(file, maxAnswers)
	if err != nil {
		return u, err
	}
	day, _ := c.dayOf(data)
	before, err := judgeBy(a, day, data, file)
	if err != nil {
		return u, err
	}
	after, err := judgeBy(b, day, data, file)
	if err != nil {
		return u, err
	}
	u.since = after.Since(before)
	u.Name = u.since.After.Unit.Name
	for _, t := range u.since.Turns {
		if t.Way == assess.Still {
			continue
		}
		u.Verdicts = append(u.Verdicts, verdictChange{t.ID, outcomes(t.Then), outcomes(t.Now), t.Then, t.Now})
		switch {
		case isHazard(u.since.After, t.ID):
			u.New = append(u.New, t.ID)
		case isHazard(u.since.Before, t.ID):
			u.Gone = append(u.Gone, t.ID)
		}
	}
	u.Grades = [2][]string{gradeIDs(u.since.Before), gradeIDs(u.since.After)}
	u.Exit = [2]int{u.since.Before.ExitCode(), u.since.After.ExitCode()}
	return u, nil
}

func isHazard(a *assess.Assessment, id string) bool {
	return slices.ContainsFunc(a.Hazards, func(h assess.Hazard) bool { return h.ID == id })
}

// judgeBy judges answers that may have been written for another pack: it
// ignores answers that only the other pack asks for, and data that is not used
// to judge.
func judgeBy(v *version, day logic.Date, data []byte, file string) (*assess.Session, error) {
	if !v.day.IsZero() {
		day = v.day
	}
	prog, err := v.programs.On(day)
	if err != nil {
		return nil, inFile(err, file)
	}
	json, places, err := pack.ReadAnswers(data, file, v.bundle)
	if err != nil {
		return nil, err
	}
	got, err := prog.Adopt(withoutPack(json))
	var list diag.List
	if !errors.As(err, &list) {
		list = slices.DeleteFunc(got.Faults, func(d diag.Diagnostic) bool { return elsewhere(d.Code) })
	}
	if len(list) > 0 {
		return nil, inFile(places.Locate(list.Sorted()), file)
	}
	return v.programs.Session(day, got.Answers)
}

// elsewhere reports whether a fault only says that another pack asks for
// something.
func elsewhere(code diag.Code) bool {
	switch code {
	case diag.AnswerFact, diag.AnswerDerived, diag.AnswerCriterion, diag.AnswerRisk:
		return true
	}
	return false
}

// withoutPack removes from answers the pack that they were written for.
func withoutPack(json []byte) []byte {
	v, err := canon.Parse(json)
	if err != nil {
		return json
	}
	if i := slices.Index(v.Keys, "pack"); i >= 0 {
		v.Keys, v.Items = slices.Delete(v.Keys, i, i+1), slices.Delete(v.Items, i, i+1)
	}
	return v.Append(nil)
}

func gradeIDs(a *assess.Assessment) []string {
	ids := []string{}
	for _, g := range a.Grades {
		ids = append(ids, g.ID)
	}
	return ids
}

func outcomes(v assess.Verdict) []string { return append([]string{}, v.Outcomes()...) }

package cli

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/fire321/fire321/assess"
	"github.com/fire321/fire321/internal/canon"
	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/diag"
	"github.com/fire321/fire321/rules/logic"
	"github.com/fire321/fire321/rules/pack"
)

// compare judges a folder of answers by two versions, days or packs, and tells
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

// version is one side of a comparison: a pack, and perhaps a day.
type version struct {
	*loaded
	day      logic.Date
	programs map[logic.Date]*assess.Program
}

// version reads PACK or PACK@YYYY-MM-DD.
func (c *command) version(name string) (*version, error) {
	v := &version{programs: map[logic.Date]*assess.Program{}}
	if i := strings.LastIndexByte(name, '@'); i >= 0 {
		day, ok := logic.ParseDate(name[i+1:])
		if !ok {
			return nil, diag.NewText(diag.FlagValue, diag.Place{}, diag.Same(name), diag.Same(name[i+1:]), wantDay)
		}
		name, v.day = name[:i], day
	}
	var err error
	v.loaded, err = c.load(name)
	return v, err
}

func (v *version) program(day logic.Date) (*assess.Program, error) {
	if !v.day.IsZero() {
		day = v.day
	}
	if p, ok := v.programs[day]; ok {
		return p, nil
	}
	p, err := assess.Compile(v.bundle, day)
	if err == nil {
		v.programs[day] = p
	}
	return p, err
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

// unitChange is what changes for one unit. A verdict that a side does not have
// is empty there.
type unitChange struct {
	File     string          `json:"file"`
	Name     string          `json:"name,omitempty"`
	Verdicts []verdictChange `json:"verdicts"`
	New      []string        `json:"new_hazards"`
	Gone     []string        `json:"gone_hazards"`
	Grades   [2][]string     `json:"grades"`
	Exit     [2]int          `json:"exit"`
	a, b     *assess.Assessment
}

type verdictChange struct {
	ID string   `json:"id"`
	A  []string `json:"a"`
	B  []string `json:"b"`
	// The sets themselves, for words.
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
	if u.a, err = judgeBy(a, day, data, file); err != nil {
		return u, err
	}
	if u.b, err = judgeBy(b, day, data, file); err != nil {
		return u, err
	}
	u.Name = u.a.Unit.Name
	before, after := verdicts(u.a), verdicts(u.b)
	for _, id := range union(order(u.a), order(u.b)) {
		if x, y := before[id], after[id]; x != y {
			u.Verdicts = append(u.Verdicts, verdictChange{id, outcomes(x), outcomes(y), x, y})
		}
	}
	u.New, u.Gone = minus(hazardIDs(u.b), hazardIDs(u.a)), minus(hazardIDs(u.a), hazardIDs(u.b))
	u.Grades = [2][]string{gradeIDs(u.a), gradeIDs(u.b)}
	u.Exit = [2]int{u.a.ExitCode(), u.b.ExitCode()}
	return u, nil
}

// judgeBy assesses answers that were perhaps written for another pack: facts
// that this one does not ask are left out, and so is what does not judge.
func judgeBy(v *version, day logic.Date, data []byte, file string) (*assess.Assessment, error) {
	prog, err := v.program(day)
	if err != nil {
		return nil, inFile(err, file)
	}
	json, places, err := pack.ReadAnswers(data, file, v.bundle)
	if err != nil {
		return nil, err
	}
	a, err := prog.DecodeAnswers(forBundle(json, v.bundle))
	var list diag.List
	if errors.As(err, &list) {
		return nil, inFile(places.Locate(list), file)
	}
	return prog.Assess(a), err
}

// forBundle takes out of answers what only another pack can read.
func forBundle(json []byte, b *rules.Bundle) []byte {
	v, err := canon.Parse(json)
	if err != nil || v.Kind != canon.Object {
		return json
	}
	out := canon.Value{Kind: canon.Object}
	for i, key := range v.Keys {
		switch item := v.Items[i]; {
		case key == "pack" || key == "found" || key == "plan" || key == "signed":
		case key == "facts" && item.Kind == canon.Object:
			known := canon.Value{Kind: canon.Object}
			for n, id := range item.Keys {
				if f := b.Fact(id); f != nil && f.Derive == nil {
					known.Set(id, item.Items[n])
				}
			}
			out.Set(key, known)
		default:
			out.Set(key, item)
		}
	}
	return out.Append(nil)
}

func verdicts(a *assess.Assessment) map[string]assess.Verdict {
	m := map[string]assess.Verdict{}
	for _, r := range a.Results {
		m[r.ID] = r.Verdict
	}
	return m
}

func order(a *assess.Assessment) []string {
	var ids []string
	for _, r := range a.Results {
		ids = append(ids, r.ID)
	}
	return ids
}

func union(a, b []string) []string { return append(slices.Clone(a), minus(b, a)...) }

// minus is what is in a and not in b; never nil, so that JSON has a list.
func minus(a, b []string) []string {
	out := []string{}
	for _, s := range a {
		if !slices.Contains(b, s) {
			out = append(out, s)
		}
	}
	return out
}

func hazardIDs(a *assess.Assessment) []string {
	var ids []string
	for i := range a.Hazards {
		ids = append(ids, a.Hazards[i].ID)
	}
	return ids
}

func gradeIDs(a *assess.Assessment) []string {
	ids := []string{}
	for _, g := range a.Grades {
		ids = append(ids, g.ID)
	}
	return ids
}

func outcomes(v assess.Verdict) []string { return append([]string{}, v.Outcomes()...) }

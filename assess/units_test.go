package assess

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/fire321/fire321/internal/rounds"
	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/logic"
	"github.com/fire321/fire321/rules/pack"
	"github.com/fire321/fire321/schema/validate"
)

// unit is one of the sample units, read and compiled for its own day.
type unit struct {
	name string
	p    *Program
	a    Answers
}

// readUnit reads a sample in examples/units.
func readUnit(t testing.TB, name string) unit {
	t.Helper()
	file := "../examples/units/" + name + ".yaml"
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	_, id, ok := strings.Cut(string(data), "\npack: ")
	if !ok {
		t.Fatal("the sample names no pack")
	}
	id, _, _ = strings.Cut(id, "\n")
	b := lawBundle(t, id)
	json, _, err := pack.ReadAnswers(data, file, b)
	if err != nil {
		t.Fatal(err)
	}
	a, err := lawProgram(t, id, b.KnownFrom).DecodeAnswers(json)
	if err != nil {
		t.Fatal(err)
	}
	return unit{name, lawProgram(t, id, a.At), a}
}

// eachUnit runs a test for every sample in examples/units; for three, when it
// must be short.
func eachUnit(t *testing.T, f func(t *testing.T, u unit)) {
	files, err := filepath.Glob("../examples/units/*.yaml")
	if err != nil || len(files) < 9 {
		t.Fatalf("%d sample units, want at least 9 (%v)", len(files), err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".yaml")
		if (testing.Short() || rounds.Race) && !slices.Contains([]string{"noodle-shop", "good-restaurant", "mall"}, name) {
			continue
		}
		t.Run(name, func(t *testing.T) { f(t, readUnit(t, name)) })
	}
}

// verdicts are those of all criteria, whoever owes them.
func (u unit) verdicts(a Answers) []Verdict { return u.p.judge(a).raw }

func TestUnitsGiveTheSameBytes(t *testing.T) {
	s, err := validate.Named("assessment")
	if err != nil {
		t.Fatal(err)
	}
	eachUnit(t, func(t *testing.T, u unit) {
		want := u.p.Assess(u.a).Encode()
		if got := u.p.Assess(u.a).Encode(); !bytes.Equal(got, want) {
			t.Error("a second run gave other bytes")
		}
		if faults := s.Validate(want); len(faults) > 0 {
			t.Errorf("the assessment does not meet its schema:\n%v", faults)
		}
		b, err := rules.Decode(u.p.bundle.Encode())
		if err != nil {
			t.Fatal(err)
		}
		p, err := Compile(b, u.p.day)
		if err != nil {
			t.Fatal(err)
		}
		a, err := p.DecodeAnswers(u.p.EncodeAnswers(u.a))
		if err != nil {
			t.Fatal(err)
		}
		if got := p.Assess(a).Encode(); !bytes.Equal(got, want) {
			t.Error("a round trip through bundle and answers gave other bytes")
		}
	})
}

// Promise: answering just what is asked gives the same verdicts as answering
// everything that the sample answers.
func TestUnitsNeedOnlyWhatIsAsked(t *testing.T) {
	eachUnit(t, func(t *testing.T, u unit) {
		superfluous := u.p.Superfluous(u.a)
		before, after := u.p.judge(u.a), u.p.judge(u.a.Without(superfluous...))
		for i, c := range u.p.criteria {
			if before.counts(i) && before.own[i] != after.own[i] {
				t.Errorf("%s: %v became %v without %v", c.ID, before.own[i], after.own[i], superfluous)
			}
		}
		t.Logf("%d answers, %d of them not asked for", len(u.a.facts), len(superfluous))
	})
}

func TestUnitsAreSupported(t *testing.T) {
	eachUnit(t, func(t *testing.T, u unit) {
		want := u.verdicts(u.a)
		for i, c := range u.p.criteria {
			if i%some() > 0 {
				continue
			}
			s, _ := u.p.Why(u.a, c.ID)
			if got := u.verdicts(u.a.only(s.Facts))[i]; got != want[i] {
				t.Errorf("%s: the support %v alone gives %v, want %v", c.ID, s.Facts, got, want[i])
			}
		}
	})
}

func TestUnitsAreMended(t *testing.T) {
	eachUnit(t, func(t *testing.T, u unit) {
		found := 0
		for _, h := range u.p.Assess(u.a).Hazards {
			m := u.p.Mend(u.a, h.ID)
			if m == nil {
				continue
			}
			found++
			a := u.a
			for _, c := range m.Changes {
				a = a.with(c.Fact, c.value)
			}
			want := Pass
			if m.Lapses {
				want = NotApplicable
			}
			if got := u.p.Verdict(a, h.ID); got != want {
				t.Errorf("%s: after %+v it is %v, want %v", h.ID, m.Changes, got, want)
			}
		}
		for _, r := range u.p.Routes(u.a) {
			if len(r.Mend)+len(r.FindOut) == 0 {
				t.Errorf("the route to %s is empty", r.Aim)
			}
		}
		t.Logf("%d hazards have a smallest change", found)
	})
}

// Promise: until-when is what a look at each day would find.
func TestUnitsLastUntil(t *testing.T) {
	const twoYears = 730
	step := Date(1)
	if testing.Short() || rounds.Race {
		step = 30
	}
	eachUnit(t, func(t *testing.T, u unit) {
		from := u.p.asOf(u.a)
		list := u.p.Until(u.a)
		byDay := map[Date]*judged{}
		for d := from; d <= from+twoYears; d += step {
			byDay[d] = u.p.judgeOver(u.a, d, d, nil)
		}
		changing := 0
		for _, w := range list {
			i := u.p.byID[w.Criterion]
			if !w.Changes.IsZero() {
				changing++
			}
			for d := from; d <= min(from+twoYears, w.End); d += step {
				got := byDay[d].own[i]
				if (w.Changes.IsZero() || d < w.Changes) && got != w.Verdict {
					t.Errorf("%s: %v on %v, want %v until %v", w.Criterion, got, d, w.Verdict, w.Changes)
					break
				}
				if d == w.Changes && got != w.Then {
					t.Errorf("%s: %v on %v, want %v", w.Criterion, got, d, w.Then)
				}
			}
		}
		t.Logf("%d settled verdicts, %d of them change if nothing is done", len(list), changing)
	})
}

// Promise: a good unit is good because of its answers. Without one that
// mattered, it is not.
func TestGoodUnitsNeedEveryAnswer(t *testing.T) {
	eachUnit(t, func(t *testing.T, u unit) {
		if !strings.HasPrefix(u.name, "good-") {
			return
		}
		before := u.p.Assess(u.a)
		if before.ExitCode() != ExitMet {
			t.Errorf("exit code %d, want %d; open: %v", before.ExitCode(), ExitMet, before.Open)
		}
		mattered := 0
		for _, fact := range u.a.Facts() {
			a := u.a.Without(fact)
			j := u.p.judge(a)
			matters := slices.ContainsFunc(u.p.Needed(a), func(id string) bool { return id == fact })
			canFail := false
			for i := range u.p.criteria {
				canFail = canFail || j.counts(i) && j.own[i].Has(Fail)
			}
			if matters {
				mattered++
			}
			if got := u.p.Assess(a).ExitCode(); canFail && got == ExitMet {
				t.Errorf("without %s something can fail, but the exit code is %d", fact, got)
			}
		}
		if mattered < 20 {
			t.Errorf("only %d answers matter", mattered)
		}
		t.Logf("%d of %d answers matter", mattered, len(u.a.facts))
	})
}

// The same answers the day before and on which the rule of Jiangsu on safety
// risks came into force.
func TestUnitsDifferByTheRuleOfJiangsu(t *testing.T) {
	eachUnit(t, func(t *testing.T, u unit) {
		if u.name != "noodle-shop" {
			return
		}
		var hazards, results [2]int
		for i, day := range []string{"2024-10-31", "2024-11-01"} {
			d := mustDate(t, day)
			p, err := Compile(u.p.bundle, d)
			if err != nil {
				t.Fatal(err)
			}
			got := p.Assess(u.a)
			hazards[i], results[i] = len(got.Hazards), len(got.Results)
			has := slices.ContainsFunc(got.Results, func(r Result) bool { return r.ID == "jsr.assess" })
			if has != (i == 1) {
				t.Errorf("%s: jsr.assess among the results: %v", day, has)
			}
		}
		if results[1] <= results[0] {
			t.Errorf("%v results on the two days, want more on the second", results)
		}
	})
}

func mustDate(t *testing.T, s string) Date {
	t.Helper()
	d, ok := logic.ParseDate(s)
	if !ok {
		t.Fatalf("%q is no date", s)
	}
	return d
}

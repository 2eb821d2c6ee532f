package law_test

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"gopkg.in/yaml.v3"

	"github.com/fire321/fire321/assess"
	"github.com/fire321/fire321/assess/packtest"
	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/law"
	"github.com/fire321/fire321/rules/logic"
	"github.com/fire321/fire321/rules/pack"
)

var update = flag.Bool("update", false, "write the golden files")

// packs are the packs of the law, national first.
var packs = []string{"cn/national/unit", "cn/jiangsu/unit", "cn/jiangsu/xinghua/unit"}

func day(t testing.TB, s string) rules.Date {
	t.Helper()
	d, ok := logic.ParseDate(s)
	if !ok {
		t.Fatalf("no date: %s", s)
	}
	return d
}

// inShort reports whether a kind of place is one of the three that a short run
// goes through.
func inShort(kind string) bool { return slices.Contains([]string{"shop", "hospital", "factory"}, kind) }

// loaded keeps what load has read: loading takes longer than most tests here.
var loaded sync.Map

func load(t testing.TB, id string) *pack.Pack {
	t.Helper()
	if p, ok := loaded.Load(id); ok {
		return p.(*pack.Pack)
	}
	p, err := pack.Load(id, law.FS)
	if err != nil {
		t.Fatal(err)
	}
	loaded.Store(id, p)
	return p
}

// compiled keeps what compile has made.
var compiled sync.Map

// compile makes the program of a day. The bundle must not be changed later.
func compile(t testing.TB, b *rules.Bundle, on rules.Date) *assess.Program {
	t.Helper()
	type key struct {
		b  *rules.Bundle
		on rules.Date
	}
	if p, ok := compiled.Load(key{b, on}); ok {
		return p.(*assess.Program)
	}
	p, err := assess.Compile(b, on)
	if err != nil {
		t.Fatal(err)
	}
	compiled.Store(key{b, on}, p)
	return p
}

// Promise: every pack is known to these tests, and its own tests leave
// nothing untouched.
func TestPacks(t *testing.T) {
	infos, err := pack.List(law.FS)
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, info := range infos {
		if info.Kind == "pack" {
			ids = append(ids, info.ID)
		}
	}
	if diff := cmp.Diff(slices.Sorted(slices.Values(packs)), ids); diff != "" {
		t.Errorf("packs (-known +found):\n%s", diff)
	}
	for _, id := range packs {
		t.Run(id, func(t *testing.T) {
			t.Parallel()
			if testing.Short() && id == "cn/jiangsu/unit" {
				t.Skip("its tests are run where everything is")
			}
			r := packtest.Test(load(t, id))
			for _, f := range r.Failures {
				t.Errorf("%v: %s", f.Place, f.Text().EN)
			}
			for _, g := range r.Gaps {
				t.Errorf("%v: %s", g.Place, g.Text().EN)
			}
			t.Logf("%d criteria, %d cases, %d units", r.Criteria, r.Cases, r.Units)
		})
	}
}

// Promise: lint has nothing against the law, such as a question that sends to a
// person or a paper and does not say whom to ask.
func TestLint(t *testing.T) {
	for _, id := range packs {
		t.Run(id, func(t *testing.T) {
			t.Parallel()
			for _, d := range load(t, id).Lint() {
				if strings.HasPrefix(string(d.Code), "W-") {
					t.Error(d)
				}
			}
		})
	}
}

// Promise: each pack can be asked about each day on which something changes
// and the day before, back to the first that it knows.
func TestEveryDayOfChange(t *testing.T) {
	for _, id := range packs {
		t.Run(id, func(t *testing.T) {
			t.Parallel()
			b := load(t, id).Bundle()
			days := changes(b)
			for n, d := range days {
				if testing.Short() && n%8 > 0 {
					continue
				}
				prog, err := assess.Compile(b, d)
				if err != nil {
					t.Fatalf("%v: %v", d, err)
				}
				got := prog.Assess(assess.Answers{At: d})
				if got.ExitCode() != assess.ExitOpen || got.Letter.Branch == assess.NoProminentRisk {
					t.Errorf("%v: no answers read as compliance: exit %d, letter %s", d, got.ExitCode(), got.Letter.Branch)
				}
			}
			t.Logf("%d days", len(days))
		})
	}
}

// changes are the days on which a wording, a parameter or a gap begins or has
// just ended, and the days before, sorted.
func changes(b *rules.Bundle) []rules.Date {
	var days []rules.Date
	first := func(d rules.Date) { days = append(days, d-1, d) }
	last := func(d rules.Date) {
		if !d.IsZero() {
			first(d + 1)
		}
	}
	first(b.KnownFrom)
	for _, c := range b.Criteria {
		for _, r := range c.Revisions {
			first(r.From)
			last(r.Until)
		}
	}
	for _, s := range b.Sources {
		first(s.From)
		last(s.Until)
		for _, a := range s.Articles {
			if !a.From.IsZero() {
				first(a.From)
			}
			last(a.Until)
		}
	}
	for _, g := range b.Gaps {
		first(g.From)
		last(g.Until)
	}
	days = slices.DeleteFunc(days, func(d rules.Date) bool { return d < b.KnownFrom || d > logic.LastDay })
	slices.Sort(days)
	return slices.Compact(days)
}

// The dates that the tables of the law name as tests: what is known not to be
// judged appears on its day. What criteria do on those days stands in the
// tests of the packs.
func TestGapsByDate(t *testing.T) {
	for _, c := range []struct {
		pack, source, first string
	}{
		{"cn/national/unit", "gb-35181-2025", "2025-11-01"},
		{"cn/national/unit", "gb-46034-2025", "2026-02-01"},
		{"cn/jiangsu/unit", "js-small-places", "2024-11-01"},
		{"cn/jiangsu/unit", "js-firereg-2023", "2023-05-01"},
		{"cn/jiangsu/xinghua/unit", "tz-firereg-2023", "2023-05-01"},
	} {
		b := load(t, c.pack).Bundle()
		for d, want := range map[rules.Date]bool{day(t, c.first) - 1: false, day(t, c.first): true} {
			prog := compile(t, b, d)
			got := slices.ContainsFunc(prog.Assess(assess.Answers{At: d}).Gaps, func(g rules.Gap) bool { return g.Source == c.source })
			if got != want {
				t.Errorf("%s on %v: gap %s is told: %v, want %v", c.pack, d, c.source, got, want)
			}
		}
	}
}

// row says where a row of the domain tables is judged, or why it is not.
type row struct {
	Criteria []string `yaml:"criteria"`
	Not      string   `yaml:"not"`
	ZH       string   `yaml:"zh"`
}

// Promise: every row of the domain tables has a criterion or a reason, and
// every criterion comes from a row.
func TestRows(t *testing.T) {
	rows := map[string]row{}
	for _, file := range []string{"rows.yaml", "rows-facilities.yaml", "rows-places.yaml", "rows-let-rooms.yaml", "rows-high-rise.yaml", "rows-sources.yaml", "rows-xinghua.yaml"} {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var part map[string]row
		if err := yaml.Unmarshal(data, &part); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		for id, r := range part {
			if _, twice := rows[id]; twice {
				t.Errorf("%s: row %s stands in two files", file, id)
			}
			rows[id] = r
		}
	}
	known := map[string]bool{}
	for _, id := range packs {
		for _, c := range load(t, id).Bundle().Criteria {
			known[c.ID] = true
		}
	}
	ids := rowIDs(t)
	used := map[string]bool{}
	for _, id := range ids {
		r, ok := rows[id]
		switch {
		case !ok:
			t.Errorf("row %s is in none of the files of rows", id)
		case len(r.Criteria) > 0 == (r.Not != ""):
			t.Errorf("row %s: want criteria or a reason, one of them", id)
		case r.Not != "" && r.ZH == "":
			t.Errorf("row %s: the reason is not in Chinese", id)
		}
		for _, c := range r.Criteria {
			used[c] = true
			if !known[c] {
				t.Errorf("row %s: no criterion %s", id, c)
			}
		}
	}
	for id := range rows {
		if !slices.Contains(ids, id) {
			t.Errorf("%s is no row of the tables", id)
		}
	}
	for c := range known {
		if !used[c] {
			t.Errorf("criterion %s comes from no row", c)
		}
	}
	t.Logf("%d rows, %d criteria", len(ids), len(known))
}

func rowIDs(t *testing.T) []string {
	t.Helper()
	data, err := os.ReadFile("testdata/row-ids.txt")
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for line := range strings.Lines(string(data)) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			ids = append(ids, line)
		}
	}
	return ids
}

// What the criteria rest on, on the day named in the golden. README cites it.
func TestStanding(t *testing.T) {
	const on = "2026-11-24"
	var w strings.Builder
	fmt.Fprintf(&w, "Criteria in force on %s, by what their first article was compared with.\n\n", on)
	fmt.Fprintf(&w, "%-26s %9s %9s %9s %9s %11s %9s\n", "pack, with its parents", "criteria", "official", "copy", "letter", "unverified", "advice")
	for _, id := range packs {
		b := load(t, id).Bundle()
		prog := compile(t, b, day(t, on))
		n := map[string]int{}
		for _, c := range prog.Criteria() {
			switch s := prog.Standing(c.ID); s {
			case assess.Counts:
				n[against(b, c.At(day(t, on)).Basis[0])]++
			default:
				n[string(s)]++
			}
		}
		fmt.Fprintf(&w, "%-26s %9d %9d %9d %9d %11d %9d\n", id, len(prog.Criteria()), n["official"], n["copy"], n["letter"], n["unverified"], n["advice"])
	}
	fmt.Fprintf(&w, "\nofficial, copy: it binds, and somebody compared the article's gist with the official text, or with a copy of it.\n")
	fmt.Fprintf(&w, "letter: no law demands it of every unit; it is asked because the commitment letter speaks of it.\n")
	fmt.Fprintf(&w, "unverified: it binds, and nobody has; listed with a mark, without points.\n")
	fmt.Fprintf(&w, "advice: drafts, lapsed plans and norms, and what is ours, read or not; it binds nobody.\n")
	golden(t, "testdata/standing.golden", w.String())
}

func against(b *rules.Bundle, basis rules.Basis) string {
	for _, s := range b.Sources {
		if s.ID != basis.Source {
			continue
		}
		for _, a := range s.Articles {
			if a.ID == basis.Article {
				return a.Checked.Against
			}
		}
	}
	return ""
}

func golden(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got; -update writes it):\n%s", file, diff)
	}
}

package widget

import (
	"encoding/json"
	"flag"
	"maps"
	"os"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/fire321/fire321/assess"
	"github.com/fire321/fire321/internal/rounds"
	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/law"
	"github.com/fire321/fire321/rules/logic"
	"github.com/fire321/fire321/rules/pack"
)

var update = flag.Bool("update", false, "write asked.json")

// TestAsked walks the packs' own example units through all that they are asked:
// this is how long the widget says that it takes. What they do not say, they
// are not sure of. Units of the past are left out: the law then asked less.
func TestAsked(t *testing.T) {
	if (testing.Short() || rounds.Race) && !*update {
		t.Skip("it walks some forty units through all questions of three packs")
	}
	var units []pack.UnitTest
	for _, b := range lawful() {
		p, err := pack.Load(b.ID, law.FS)
		if err != nil {
			t.Fatal(err)
		}
		units = append(units, p.UnitTests()...)
	}
	recent, _ := logic.ParseDate("2026-01-01")
	units = slices.DeleteFunc(units, func(u pack.UnitTest) bool { return u.At < recent })
	got := map[string]map[string]asked{}
	for _, b := range lawful() {
		programs := assess.NewPrograms(b)
		seen := map[string][]walk{}
		for _, u := range units {
			p, err := programs.On(u.At)
			if err != nil {
				t.Fatal(err)
			}
			w, kinds := walkOf(t, p, u)
			all := true
			for _, k := range kinds {
				seen[k] = append(seen[k], w)
				all = all && slices.Contains(b.Covers, k)
			}
			if all {
				seen[""] = append(seen[""], w)
			}
		}
		got[b.ID] = map[string]asked{}
		for k, ws := range seen {
			got[b.ID][k] = usual(ws)
		}
	}
	data := encode(got)
	if *update {
		if err := os.WriteFile("asked.json", data, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(string(walked), string(data)); diff != "" {
		t.Errorf("run `go test -run Asked -update` in wasm/widget (-is +want):\n%s", diff)
	}
}

// walk is how much a unit is asked.
type walk struct{ questions, screens int }

// walkOf answers what a fresh unit is asked as the example does, and gives its
// kinds.
func walkOf(t *testing.T, p *assess.Program, u pack.UnitTest) (walk, []string) {
	t.Helper()
	var said struct{ Facts map[string]json.RawMessage }
	if err := json.Unmarshal(u.Answers, &said); err != nil {
		t.Fatal(err)
	}
	fresh, err := p.DecodeAnswers(encode(map[string]any{"format": 1, "at": u.At.String()}))
	if err != nil {
		t.Fatal(err)
	}
	s := p.Session(fresh)
	var w walk
	for page := s.Next(); page != nil; page = s.Next() {
		w.screens++
		facts := map[string]json.RawMessage{}
		for _, f := range page.Facts {
			w.questions++
			facts[f.ID] = json.RawMessage("null")
			if v, ok := said.Facts[f.ID]; ok {
				facts[f.ID] = v
			}
		}
		if err := s.Update(encode(map[string]any{"facts": facts})); err != nil {
			t.Fatalf("%s: %v", u.Place, err)
		}
	}
	var kinds []string
	if err := json.Unmarshal(said.Facts[rules.KindsFact], &kinds); err != nil {
		t.Fatalf("%s: %v", u.Place, err)
	}
	return w, kinds
}

// usual leaves out the shortest and the longest quarter, if there are enough,
// and rounds to tens of questions: it is a promise, no count.
func usual(ws []walk) asked {
	span := func(of func(walk) int, round int) [2]int {
		list := make([]int, len(ws))
		for i, w := range ws {
			list[i] = of(w)
		}
		slices.Sort(list)
		cut := len(list) / 4
		return [2]int{list[cut] / round * round, (list[len(list)-1-cut] + round - 1) / round * round}
	}
	return asked{span(func(w walk) int { return w.questions }, 10), span(func(w walk) int { return w.screens }, 5)}
}

// TestAskedIsWhole: every kind that a pack covers has a length, and the lengths
// are ranges.
func TestAskedIsWhole(t *testing.T) {
	for _, e := range indexOf(lawful()).Bundles {
		for _, k := range append(slices.Clone(e.Covers), "") {
			a, ok := e.Asked[k]
			if !ok || a.Questions[0] < 10 || a.Questions[0] > a.Questions[1] || a.Screens[0] > a.Screens[1] {
				t.Errorf("%s asks %q %v", e.ID, k, a)
			}
		}
		t.Logf("%s: %v, of kinds %v", e.ID, e.Asked[""], slices.Sorted(maps.Keys(e.Asked)))
	}
}

package rules

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/fire321/fire321/rules/logic"
)

// Every hole is documented, in the order of the code, and nothing else is.
func TestHolesAreDocumented(t *testing.T) {
	page, err := os.ReadFile("../docs/reference/documents.md")
	if err != nil {
		t.Fatal(err)
	}
	var told, want []string
	for _, m := range regexp.MustCompile("(?m)^\\| `([a-z]+\\.[a-z_]+)` \\|").FindAllStringSubmatch(string(page), -1) {
		told = append(told, m[1])
	}
	holes := AllHoles()
	for i := range holes {
		want = append(want, holes[i].Name)
	}
	slices.Sort(told)
	slices.Sort(want)
	if diff := cmp.Diff(want, told); diff != "" {
		t.Errorf("docs/reference/documents.md (-holes +page):\n%s", diff)
	}
}

// Every hole has a kind, each list members that have holes, each enum values,
// and none is named twice.
func TestHolesAreWhole(t *testing.T) {
	holes := AllHoles()
	seen := map[string]bool{}
	for i := range holes {
		h := &holes[i]
		if seen[h.Name] || h.Kind == 0 || strings.Count(h.Name, ".") != 1 {
			t.Errorf("%+v is named twice, malformed or of no kind", h)
		}
		seen[h.Name] = true
		if (h.Kind == logic.Enum) != (len(h.Values) > 0) {
			t.Errorf("%s has the values %q", h.Name, h.Values)
		}
		if h.Kind == logic.List && !slices.ContainsFunc(holes, func(m Hole) bool { return m.Member() == h.Of }) {
			t.Errorf("nothing is known of the members of %s", h.Name)
		}
	}
	if f := holes.Type(holes.Find("risks.list")).Fields; !slices.ContainsFunc(f, func(f logic.Field) bool { return f.Name == "state" && f.Type.Index("found") == 0 }) {
		t.Errorf("conditions see no state in %+v", f)
	}
}

// The pieces of a text with holes.
func TestEachHole(t *testing.T) {
	for _, c := range []struct {
		text string
		want []string
		ok   bool
	}{
		{"", nil, true},
		{"甲", []string{"甲"}, true},
		{"甲{unit.name}乙{at}", []string{"甲", "<unit.name>", "乙", "<at>"}, true},
		{"{a}{b}", []string{"<a>", "<b>"}, true},
		{"甲{", nil, false},
		{"甲}乙", nil, false},
		{"{}", nil, false},
	} {
		var got []string
		ok := EachHole(c.text, func(words, hole string) {
			if hole != "" {
				words = "<" + hole + ">"
			}
			got = append(got, words)
		})
		if ok != c.ok || ok && !slices.Equal(got, c.want) {
			t.Errorf("%q: %q, %v", c.text, got, ok)
		}
	}
}

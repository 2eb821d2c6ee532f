package pack

import (
	"slices"
	"testing"

	"github.com/fire321/fire321/rules/diag"
)

// Promise: a layer that is not laxer is not called so: where it changes the
// parameters of its parent's wording too, and where it splits a duty in two.
func TestNoFalseLaxer(t *testing.T) {
	const law = "basis: [{source: law, article: 第一条}]"
	parent := []string{
		"parameters.yaml", layered(t, "[]\n")["parent/parameters.yaml"] + "- id: exits.least\n  title: {zh: 最少, en: At least}\n  unit: item\n  min: 1\n  max: 90\n  values: [{from: 2010-01-01, value: 20, " + law + "}]\n",
		"criteria/extra.yaml", "- id: room.two\n  title: {zh: 人数, en: Number}\n  severity: serious\n  owed_by: [operator]\n  revisions:\n    - {from: 2010-01-01, require: exit.count >= exits.least, " + law + "}\n  remedy: {zh: 改, en: Mend it}\n",
	}
	replace := func(revision string) string {
		return "- replaces: {id: room.two, was: 00000000}\n  revisions:\n    - {from: 2010-01-01, " + revision + ", " + law + "}\n"
	}
	for _, test := range []struct {
		name, entry, values string
		checks, own         string // of the parent, and of the layer
		laxer               bool
	}{
		{name: "laxer", entry: replace("require: exit.count >= 18"), laxer: true},
		{name: "stricter", entry: replace("require: exit.count >= 22")},
		{
			name: "stricter than the parent, by whose old value it is judged", entry: replace("require: exit.count >= 22"),
			values: "- replaces: {id: exits.least, was: 0a1dd55c}\n  values: [{from: 2010-01-01, value: 25, " + law + "}]\n",
		},
		{
			name: "laxer than the parent, though stricter than the new value", entry: replace("require: exit.count >= 18"), laxer: true,
			values: "- replaces: {id: exits.least, was: 0a1dd55c}\n  values: [{from: 2010-01-01, value: 15, " + law + "}]\n  relaxes: {reason: {zh: 少些, en: Fewer}, " + law + "}\n",
		},
		{
			name: "a duty in two", entry: replace("when: not place.open, require: exit.count >= 20") +
				"- id: room.open\n  title: {zh: 开着时, en: While open}\n  severity: serious\n  owed_by: [operator]\n  revisions:\n    - {from: 2010-01-01, when: place.open, require: exit.count >= 25, " + law + "}\n  remedy: {zh: 改, en: Mend it}\n",
		},
		{
			name: "answers that cannot both be true in the parent", entry: replace("require: exit.count >= 20 or place.open"),
			checks: "- {id: clash.exits, when: place.open and exit.count < 20, reopens: [exit.count], say: {zh: 看, en: Look}}\n",
		},
		{
			name: "answers only some of which cannot both be true", entry: replace("require: exit.count >= 20 or place.open"), laxer: true,
			checks: "- {id: clash.exits, when: place.open and exit.count < 10, reopens: [exit.count], say: {zh: 看, en: Look}}\n",
		},
		{
			name: "answers of which the parent reopens one that does not decide", entry: replace("require: exit.count >= 20 or place.open"), laxer: true,
			checks: "- {id: clash.open, when: place.open and exit.count < 20, reopens: [place.open], say: {zh: 看, en: Look}}\n",
		},
		{
			name: "a doubt that reopens nothing", entry: replace("require: exit.count >= 20 or place.open"), laxer: true,
			checks: "- {id: clash.exits, when: place.open and exit.count < 20, say: {zh: 看, en: Look}}\n",
		},
		{
			name: "answers that only the layer's own check reopens", entry: replace("require: exit.count >= 20 or place.open"), laxer: true,
			own: "- {id: clash.exits, when: place.open and exit.count < 20, reopens: [exit.count], say: {zh: 看, en: Look}}\n",
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			files := layered(t, test.entry, parent...)
			if test.checks != "" {
				files["parent/checks.yaml"] = test.checks
			}
			if test.own != "" {
				files["p/checks.yaml"] = test.own
			}
			if test.values != "" {
				files["p/parameters.yaml"] = test.values
			}
			files = was(t, files)
			var list diag.List = load(t, base(t, files)).Lint()
			if got := slices.ContainsFunc(list, func(d diag.Diagnostic) bool { return d.Code == diag.LayerLaxer }); got != test.laxer {
				t.Errorf("laxer: %v\n%v", got, list)
			}
		})
	}
}

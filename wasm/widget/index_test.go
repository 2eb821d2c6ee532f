package widget

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/fire321/fire321/rules"
)

func bundle(id string, within ...string) *rules.Bundle {
	b := &rules.Bundle{ID: id, Version: "1.0.0", Title: rules.Text{ZH: "规则 " + id, EN: "rules " + id}}
	for _, p := range within {
		b.Packs = append(b.Packs, rules.PackRef{ID: p, Version: "1.0.0"})
	}
	b.Packs = append(b.Packs, rules.PackRef{ID: "some/module", Version: "1.0.0", Module: true}, rules.PackRef{ID: id, Version: "1.0.0"})
	return b
}

// Promise: a pack stands after those that it builds on, those of one level the
// last first, and one id is there once.
func TestOrder(t *testing.T) {
	other := bundle("cn/b", "cn/nation")
	other.Version = "2.0.0"
	list := indexOf([]*rules.Bundle{bundle("cn/b/town", "cn/nation", "cn/b"), bundle("cn/b", "cn/nation"), bundle("cn/nation"), bundle("cn/c", "cn/nation"), other}).Bundles
	type short struct{ ID, Version, File string }
	var got []short
	for _, e := range list {
		got = append(got, short{e.ID, e.Version, e.File})
	}
	want := []short{{"cn/nation", "1.0.0", "cn/nation.json"}, {"cn/c", "1.0.0", "cn/c.json"}, {"cn/b", "1.0.0", "cn/b.json"}, {"cn/b/town", "1.0.0", "cn/b/town.json"}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"cn/nation", "cn/b"}, list[3].Within); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// Promise: no id, whoever wrote it, names a file outside the folder, or the
// index itself.
func TestFileNames(t *testing.T) {
	for id, named := range map[string]bool{
		"xx/city": true, "a-1": true, "": false, ".": false, "..": false, "../x": false, "a/../../x": false, "/etc/x": false,
		`..\x`: false, "c:x": false, "index": false, "a//b": false, "a?b": false, "市": false,
	} {
		e := indexOf([]*rules.Bundle{bundle(id)}).Bundles[0]
		if got := e.File == id+".json"; got != named || !named && e.File != e.Digest+".json" {
			t.Errorf("%q is called %q", id, e.File)
		}
	}
}

// TestRoundInIndex: the index says how many questions the first round of each
// kind has: as many as a new unit is asked, or, where nobody has found that out,
// as many as the pack allows.
func TestRoundInIndex(t *testing.T) {
	for _, b := range lawful() {
		o := openingOf(b)
		known, unknown := roundIn(b, o), roundIn(b, nil)
		for _, kind := range options(b, rules.KindsFact) {
			if n := known[kind]; n != o.Kinds[kind].Steps || n < 3 || n > 20 {
				t.Errorf("%s: %s has a round of %d", b.ID, kind, n)
			}
			if n := unknown[kind]; n != b.RoundFor(kind).Most {
				t.Errorf("%s: %s may have a round of %d", b.ID, kind, n)
			}
		}
	}
	if got := roundIn(&rules.Bundle{}, nil); got != nil {
		t.Errorf("a pack without kinds has the rounds %v", got)
	}
}

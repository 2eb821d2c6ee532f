package widget

import (
	_ "embed"
	"encoding/json"

	"github.com/fire321/fire321/rules"
)

// opening is what a new unit is asked first, so that nobody waits for the
// engine: on a slow line it takes longer than to answer these.
type opening struct {
	// Facts are the questions by the id of their fact, as the engine gives them.
	Facts map[string]json.RawMessage `json:"facts"`
	// Titles are those of the questions' sections.
	Titles map[string]*text `json:"titles"`
	Kinds  map[string]begun `json:"kinds"`
}

// begun is what a unit of one kind alone is asked first. No answer to one of
// these questions makes another one needless.
type begun struct {
	// Before are facts that come before the first round, Round its first ones,
	// and Steps how many the whole round has as far as is known then.
	Before []string `json:"before,omitempty"`
	Round  []string `json:"round"`
	Steps  int      `json:"steps"`
}

// first is what units of each kind are asked first, by pack; a test makes it
// again, since it tries many answers.
//
//go:embed first.json
var first []byte

// openingOf is the opening of a pack that comes with this module. Of other
// packs nobody has found out what they ask first.
func openingOf(b *rules.Bundle) *opening {
	var all map[string]map[string]begun
	if err := json.Unmarshal(first, &all); err != nil {
		panic("widget: first.json: " + err.Error()) // it is embedded and tested
	}
	kinds := all[b.ID]
	if kinds == nil {
		return nil
	}
	o := &opening{map[string]json.RawMessage{}, map[string]*text{}, kinds}
	for _, p := range b.Pages {
		o.Titles[p.ID] = textOf(p.Title)
	}
	for _, k := range kinds {
		for _, ids := range [][]string{k.Before, k.Round} {
			for _, id := range ids {
				if o.Facts[id] == nil {
					o.Facts[id] = question(b, id)
				}
				if o.Facts[id] == nil {
					return nil // the pack is a changed one
				}
			}
		}
	}
	return o
}

package widget

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"encoding/json"
	"io/fs"
	"slices"
	"strings"

	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/wasm/bridge"
)

// folder holds the bundles and their index.
const (
	folder    = "bundles/"
	indexFile = folder + "index.json"
	engine    = "fire321.wasm"
)

// index tells the scripts which bundles there are, and all that the screens
// before the first question show: a person chooses while the engine loads.
type index struct {
	// Engine is the size of the module in bytes, to tell how much is loaded.
	Engine int64 `json:"engine"`
	// Kinds are the different questions what the place is. Most bundles share
	// one, which is most of this file.
	Kinds   []json.RawMessage `json:"kinds,omitempty"`
	Bundles []entry           `json:"bundles"`
}

// entry is one bundle in the index.
type entry struct {
	ID      string `json:"id"`
	Version string `json:"version"`
	Title   text   `json:"title"`
	// Place is where its law holds: 兴化市.
	Place *text `json:"place,omitempty"`
	// File is relative to the index.
	File string `json:"file"`
	Size int    `json:"size"`
	// Digest is the SHA-256 of the file, in hexadecimal.
	Digest string `json:"digest"`
	// Within are the packs that this one builds on, the largest place first: a
	// unit that is in none of the smaller places is still in these.
	Within []string `json:"within,omitempty"`
	// Kinds is the place of its question in the index's list; nil without one.
	Kinds  *int     `json:"kinds,omitempty"`
	Covers []string `json:"covers,omitempty"`
	// Known is the last day on which somebody compared one of its articles with
	// the law: a device of an earlier date has the wrong date.
	Known string `json:"known,omitempty"`
	// Asked is how much a unit is asked, by its kind; "" is of all kinds that
	// the pack covers.
	Asked map[string]asked `json:"asked,omitempty"`
	// Round is how many questions the first round has at most, by the kinds that
	// have one: as many as a new unit is asked, if that is known.
	Round map[string]int `json:"round,omitempty"`
	// First is the file, relative to the index, of what a new unit is asked
	// first; "" if that is not known.
	First string `json:"first,omitempty"`

	// Data is the bundle itself, in its one canonical form.
	Data []byte `json:"-"`
	// opening is the content of First.
	opening *opening
}

// text is words in both languages.
type text struct {
	ZH string `json:"zh"`
	EN string `json:"en"`
}

func textOf(t rules.Text) *text {
	if t.IsZero() {
		return nil
	}
	return &text{t.ZH, t.EN}
}

// asked is a range of questions and of screens, from the shortest to the
// longest of the pack's own example units.
type asked struct {
	Questions [2]int `json:"questions"`
	Screens   [2]int `json:"screens"`
}

// indexOf makes the entries of bundles: packs come after those that they build
// on, others in the reverse of the given order, since the widget shows the last
// one first. If two bundles have the same id, the first one counts.
func indexOf(bundles []*rules.Bundle) index {
	var list []entry
	var in index
	for _, b := range bundles {
		if b == nil || slices.ContainsFunc(list, func(e entry) bool { return e.ID == b.ID }) {
			continue
		}
		e := entry{ID: b.ID, Version: b.Version, Title: text(b.Title), Place: textOf(b.Place), Covers: b.Covers, Known: known(b), Data: b.Encode()}
		sum := sha256.Sum256(e.Data)
		e.Size, e.Digest = len(e.Data), hex.EncodeToString(sum[:])
		e.File = e.ID + ".json"
		if !plain(e.ID) {
			e.File = e.Digest + ".json"
		}
		for _, p := range b.Packs {
			if !p.Module && p.ID != b.ID {
				e.Within = append(e.Within, p.ID)
			}
		}
		if k := question(b, rules.KindsFact); k != nil {
			i := slices.IndexFunc(in.Kinds, func(other json.RawMessage) bool { return bytes.Equal(other, k) })
			if i < 0 {
				i, in.Kinds = len(in.Kinds), append(in.Kinds, k)
			}
			e.Kinds = &i
		}
		e.Asked = askedIn(append(slices.Clone(e.Within), e.ID))
		if e.opening = openingOf(b); e.opening != nil {
			e.First = strings.TrimSuffix(e.File, ".json") + ".first.json"
		}
		e.Round = roundIn(b, e.opening)
		list = append(list, e)
	}
	slices.Reverse(list)
	slices.SortStableFunc(list, func(a, b entry) int { return cmp.Compare(len(a.Within), len(b.Within)) })
	in.Bundles = list
	return in
}

func encode(v any) []byte {
	data, err := json.MarshalIndent(v, "", "\t")
	if err != nil {
		panic("widget: " + indexFile + ": " + err.Error()) // it only has texts and numbers
	}
	return append(data, '\n')
}

// question is a fact of the bundle in the form in which the engine gives it, or
// nil if there is none.
func question(b *rules.Bundle, id string) json.RawMessage {
	i := slices.IndexFunc(b.Facts, func(f rules.Fact) bool { return f.ID == id })
	if i < 0 {
		return nil
	}
	return bridge.Question(&b.Facts[i])
}

// roundIn is how many questions the first round has for each kind of place.
func roundIn(b *rules.Bundle, o *opening) map[string]int {
	i := slices.IndexFunc(b.Facts, func(f rules.Fact) bool { return f.ID == rules.KindsFact })
	if i < 0 {
		return nil
	}
	steps := map[string]int{}
	for _, kind := range b.Facts[i].Options {
		if o != nil && o.Kinds[kind.ID].Steps > 0 {
			steps[kind.ID] = o.Kinds[kind.ID].Steps
		} else if r := b.RoundFor(kind.ID); r != nil {
			steps[kind.ID] = r.Most
		}
	}
	return steps
}

// known is the last day on which an article was compared with the law.
func known(b *rules.Bundle) string {
	var last rules.Date
	for _, s := range b.Sources {
		for _, a := range s.Articles {
			last = max(last, a.Checked.Date)
		}
	}
	if last == 0 {
		return ""
	}
	return last.String()
}

// walked is what the example units are asked, by pack and kind; a test makes it
// again, since it takes seconds.
//
//go:embed asked.json
var walked []byte

// askedIn is how much is asked in the last of these packs that has examples: a
// pack of one's own is about as long as what it builds on.
func askedIn(packs []string) map[string]asked {
	var all map[string]map[string]asked
	if err := json.Unmarshal(walked, &all); err != nil {
		panic("widget: asked.json: " + err.Error()) // it is embedded and tested
	}
	for _, id := range slices.Backward(packs) {
		if all[id] != nil {
			return all[id]
		}
	}
	return nil
}

// plain reports whether an id can be the name of a file below the folder. A
// pack's id always can, except the name of the index; a bundle may be made by
// hand.
func plain(id string) bool {
	return id != "index" && fs.ValidPath(id) && !strings.ContainsFunc(id, func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9') && r != '-' && r != '/'
	})
}

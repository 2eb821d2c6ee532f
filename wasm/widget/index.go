package widget

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"slices"
	"strings"

	"github.com/fire321/fire321/rules"
)

// folder holds the bundles and their index. The index tells the scripts which
// bundles there are, their titles and their digests.
const (
	folder    = "bundles/"
	indexFile = folder + "index.json"
)

// entry is one bundle in the index.
type entry struct {
	ID      string `json:"id"`
	Version string `json:"version"`
	Title   title  `json:"title"`
	// File is relative to the index.
	File string `json:"file"`
	// Digest is the SHA-256 of the file, in hexadecimal.
	Digest string `json:"digest"`
	// Within are the packs that this one builds on, the largest place first: a
	// unit that is in none of the smaller places is still in these.
	Within []string `json:"within,omitempty"`

	// Data is the bundle itself, in its one canonical form.
	Data []byte `json:"-"`
}

// title is a pack's title in both languages.
type title struct {
	ZH string `json:"zh"`
	EN string `json:"en"`
}

// indexOf makes the entries of bundles: packs come after those that they build
// on, others in the reverse of the given order, since the widget shows the last
// one first. If two bundles have the same id, the first one counts.
func indexOf(bundles []*rules.Bundle) []entry {
	var list []entry
	for _, b := range bundles {
		if slices.ContainsFunc(list, func(e entry) bool { return e.ID == b.ID }) {
			continue
		}
		e := entry{ID: b.ID, Version: b.Version, Title: title(b.Title), Data: b.Encode()}
		sum := sha256.Sum256(e.Data)
		e.Digest = hex.EncodeToString(sum[:])
		e.File = e.ID + ".json"
		if !plain(e.ID) {
			e.File = e.Digest + ".json"
		}
		for _, p := range b.Packs {
			if !p.Module && p.ID != b.ID {
				e.Within = append(e.Within, p.ID)
			}
		}
		list = append(list, e)
	}
	slices.Reverse(list)
	slices.SortStableFunc(list, func(a, b entry) int { return cmp.Compare(len(a.Within), len(b.Within)) })
	return list
}

// plain reports whether an id can be the name of a file below the folder. A
// pack's id always can, except the name of the index; a bundle may be made by
// hand.
func plain(id string) bool {
	return id != "index" && fs.ValidPath(id) && !strings.ContainsFunc(id, func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9') && r != '-' && r != '/'
	})
}

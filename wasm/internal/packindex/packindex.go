// Package packindex is the file bundles/index.json: by it the widget knows
// which bundles there are, what they are called, and their digests. The build
// writes it for the packs that are embedded, package widget for those that a
// server is given.
package packindex

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io/fs"
	"slices"
	"strings"

	"github.com/fire321/fire321/rules"
)

// Name is where the file stands among the widget's files.
const Name = Folder + "index.json"

// Folder holds the index and the bundles.
const Folder = "bundles/"

// Entry is one bundle.
type Entry struct {
	ID      string `json:"id"`
	Version string `json:"version"`
	Title   Title  `json:"title"`
	// File is relative to the index.
	File string `json:"file"`
	// Digest is the SHA-256 of the file, in hexadecimal.
	Digest string `json:"digest"`
	// Within are the packs that this one builds on, the largest place first:
	// whoever is in none of the smaller places is still in these.
	Within []string `json:"within,omitempty"`

	// Data is the bundle itself, in its one canonical form.
	Data []byte `json:"-"`
}

// Title is a pack's title in both languages.
type Title struct {
	ZH string `json:"zh"`
	EN string `json:"en"`
}

// Of makes the entries of bundles: packs stand after those that they build on,
// others in the opposite of the order in which they are given, since the
// widget shows the last one first. Of two bundles with one id the first counts.
func Of(bundles []*rules.Bundle) []Entry {
	var list []Entry
	for _, b := range bundles {
		if slices.ContainsFunc(list, func(e Entry) bool { return e.ID == b.ID }) {
			continue
		}
		e := Entry{ID: b.ID, Version: b.Version, Title: Title(b.Title), Data: b.Encode()}
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
	slices.SortStableFunc(list, func(a, b Entry) int { return cmp.Compare(len(a.Within), len(b.Within)) })
	return list
}

// plain reports whether an id can be the name of a file below the folder. A
// pack's always can, but for the name that the index has; a bundle may be made
// by hand.
func plain(id string) bool {
	return id != "index" && fs.ValidPath(id) && !strings.ContainsFunc(id, func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9') && r != '-' && r != '/'
	})
}

// Encode writes the index.
func Encode(list []Entry) ([]byte, error) {
	data, err := json.MarshalIndent(list, "", "\t")
	return append(data, '\n'), err
}

// Decode reads what Encode writes.
func Decode(data []byte) (list []Entry, err error) {
	return list, json.Unmarshal(data, &list)
}

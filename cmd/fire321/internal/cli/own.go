package cli

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Limits of the search for a pack: it may begin in a home folder.
const (
	maxLooked = 20000 // entries
	maxDeep   = 8     // folders
)

// ownPacks are the folders that have the pack that answers name.
type ownPacks struct {
	// here are the folders below the current folder, which the person has
	// chosen. beside are the folders that are only near the answers file: they
	// may be a stranger's, so such a pack is named but not used.
	here, beside []string
}

func (o ownPacks) all() []string { return append(slices.Clone(o.here), o.beside...) }

// ownPack looks for a pack with the id below the current folder and below the
// folder of the answers file.
func ownPack(id, file string) ownPacks {
	var found ownPacks
	if id == "" {
		return found
	}
	found.here = packsBelow(".", id)
	if file == "-" {
		return found
	}
	for _, dir := range packsBelow(filepath.Dir(file), id) {
		if !slices.ContainsFunc(found.here, func(other string) bool { return sameFile(dir, other) }) {
			found.beside = append(found.beside, dir)
		}
	}
	return found
}

func sameFile(a, b string) bool {
	x, err1 := os.Stat(a)
	y, err2 := os.Stat(b)
	return err1 == nil && err2 == nil && os.SameFile(x, y)
}

// packsBelow are the folders at or below root that have the pack with the id,
// or any pack if id is "". The path of a pack's folder ends in its id. Hidden
// folders are skipped, and links are not followed.
func packsBelow(root, id string) []string {
	whole, err := filepath.Abs(root)
	if err != nil {
		return nil
	}
	var found []string
	looked := 0
	// A folder that cannot be read has no pack that could be loaded.
	_ = filepath.WalkDir(root, func(name string, e fs.DirEntry, err error) error {
		if looked++; looked > maxLooked {
			return fs.SkipAll
		}
		if err != nil {
			return fs.SkipDir
		}
		if !e.IsDir() {
			return nil
		}
		rel, err := filepath.Rel(root, name)
		if err != nil || name != root && strings.HasPrefix(e.Name(), ".") || strings.Count(rel, string(filepath.Separator)) >= maxDeep {
			return fs.SkipDir
		}
		at := filepath.ToSlash(filepath.Join(whole, rel))
		if id != "" && !strings.HasSuffix(at, "/"+id) {
			return nil
		}
		said := idIn(filepath.Join(name, "pack.yaml"))
		if said == "" || id != "" && said != id || !strings.HasSuffix(at, "/"+said) {
			return nil
		}
		if name == "." {
			name = whole
		}
		found = append(found, name)
		return nil
	})
	return found
}

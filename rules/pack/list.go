package pack

import (
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/diag"
)

// Info is what a pack's pack.yaml says about it.
type Info struct {
	ID, Version string
	// Kind is "pack" or "module".
	Kind  string
	Title rules.Text
	// Extends is the id of the pack that this one builds on, or "".
	Extends string
}

// List returns the packs and modules in the file systems, sorted by id. If a
// pack.yaml is faulty, its pack is left out and reported in the error, a
// [diag.List]; the others are still returned. A nil file system is an error too.
func List(fsys ...fs.FS) ([]Info, error) {
	var list diag.List
	var infos []Info
	for _, in := range fsys {
		if in == nil {
			list = append(list, diag.New(diag.PackFiles, diag.Place{}))
			continue
		}
		for _, id := range folders(in, &list) {
			before := len(list)
			file, _ := parse(in, path.Join(id, "pack.yaml"), &list)
			if file == nil {
				continue
			}
			h := readHead(&reader{file, &list}, id)
			if len(list) > before {
				continue
			}
			info := Info{ID: id, Version: h.version, Kind: "pack", Title: h.title}
			if h.module {
				info.Kind = "module"
			}
			if len(h.extends) > 0 {
				info.Extends = h.extends[0].id
			}
			infos = append(infos, info)
		}
	}
	slices.SortStableFunc(infos, func(a, b Info) int { return strings.Compare(a.ID, b.ID) })
	return infos, list.Sorted().Err()
}

// folders are the ids of the folders that have a pack.yaml.
func folders(fsys fs.FS, list *diag.List) []string {
	var found []string
	// The walk itself never fails: unreadable files are reported.
	_ = fs.WalkDir(fsys, ".", func(name string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			*list = append(*list, diag.New(diag.FileRead, diag.Place{File: name}, err.Error()))
		case e.IsDir() && strings.HasPrefix(e.Name(), ".") && name != ".":
			return fs.SkipDir
		case !e.IsDir() && e.Name() == "pack.yaml" && name != "pack.yaml":
			found = append(found, path.Dir(name))
		}
		return nil
	})
	return found
}

// ids are the ids of all packs, for suggestions.
func ids(fsys []fs.FS) []string {
	var all []string
	for _, in := range fsys {
		var ignored diag.List
		all = append(all, folders(in, &ignored)...)
	}
	return all
}

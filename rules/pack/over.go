package pack

import (
	"embed"
	"errors"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// Over returns a file system in which the packs of top hide the same packs of
// below: for example, a working copy over the packs that a program embeds.
//
//	fsys := pack.Over(os.DirFS("packs"), law.FS)
//	p, err := pack.Load("cn/jiangsu/unit", fsys) // the working copy, if there is one
//
// A pack is hidden as a whole. A folder with a pack.yaml in top hides the
// folder with the same name in below, including all its files, so a file
// deleted from the working copy is gone. If only below has a pack.yaml in a
// folder, the folder is that of below. A file that belongs to no pack is looked
// up in top first. A pack inside the folder of another pack is a separate pack.
//
// Pass the result to [Load] or [List] as one file system. If you pass the two
// file systems separately and both have the pack, that is an error
// ([diag.PackTwice]), so that nothing is hidden by accident.
//
// Over reads nothing itself and caches nothing: changes in top are visible. It
// is safe for concurrent use if top and below are. A nil top or below has no
// files.
func Over(top, below fs.FS) fs.FS {
	o := over{top, below}
	for i, fsys := range o {
		if fsys == nil {
			o[i] = embed.FS{}
		}
	}
	return o
}

// over has top at index 0 and below at index 1.
type over [2]fs.FS

// Open opens a file, or a folder that lists the entries of both.
func (o over) Open(name string) (fs.File, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	f, err := o[o.layer(name)].Open(name)
	if err != nil {
		return nil, err
	}
	if info, err := f.Stat(); err != nil || !info.IsDir() {
		return f, nil // reading it gives the error again
	}
	return &overDir{File: f, fsys: o, name: name}, nil
}

// Stat describes a file without opening it: opening may block forever.
func (o over) Stat(name string) (fs.FileInfo, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "stat", Path: name, Err: fs.ErrInvalid}
	}
	return fs.Stat(o[o.layer(name)], name)
}

// ReadDir lists the entries of both in a folder, each name once.
func (o over) ReadDir(name string) ([]fs.DirEntry, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "readdir", Path: name, Err: fs.ErrInvalid}
	}
	var all []fs.DirEntry
	own := o.layer(name)
	for i, fsys := range o {
		entries, err := fs.ReadDir(fsys, name)
		if err != nil && (i == own || !errors.Is(err, fs.ErrNotExist)) {
			return nil, err
		}
		for _, e := range entries {
			if o.layer(path.Join(name, e.Name())) == i {
				all = append(all, e)
			}
		}
	}
	slices.SortFunc(all, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return all, nil
}

// layer returns which of the two a name comes from: the one that has the
// innermost pack around it, else the first that has the name.
func (o over) layer(name string) int {
	for dir := name; dir != "."; dir = path.Dir(dir) {
		for i, fsys := range o {
			if !has(fsys, path.Join(dir, "pack.yaml")) {
				continue
			}
			// The other one may have another pack below this folder.
			if other := 1 - i; !has(fsys, name) && holdsPack(o[other], name) {
				return other
			}
			return i
		}
	}
	if !has(o[0], name) && has(o[1], name) {
		return 1
	}
	return 0
}

func has(fsys fs.FS, name string) bool {
	_, err := fs.Stat(fsys, name)
	return err == nil
}

// overDir is an open folder of an over.
type overDir struct {
	fs.File // of the layer that the folder comes from
	fsys    over
	name    string
	rest    []fs.DirEntry
	listed  bool
}

// ReadDir implements fs.ReadDirFile.
func (d *overDir) ReadDir(n int) ([]fs.DirEntry, error) {
	if !d.listed {
		all, err := d.fsys.ReadDir(d.name)
		if err != nil {
			return nil, err
		}
		d.rest, d.listed = all, true
	}
	if n <= 0 {
		all := d.rest
		d.rest = nil
		return all, nil
	}
	if len(d.rest) == 0 {
		return nil, io.EOF
	}
	n = min(n, len(d.rest))
	part := d.rest[:n:n]
	d.rest = d.rest[n:]
	return part, nil
}

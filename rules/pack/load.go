package pack

import (
	"errors"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/diag"
)

// Pack is a loaded pack: its bundle, and what only authors need, such as the
// files and lines of declarations, and the tests. A Pack is not changed after
// it is made; goroutines may share it. [Load] makes one: a zero Pack has no
// bundle.
type Pack struct {
	bundle    *rules.Bundle
	own       []*folder // this pack's included modules and itself
	places    map[string]diag.Place
	tests     []CriterionTests
	unitTests []UnitTest
	warnings  diag.List
}

// Load reads the pack with the id, such as "cn/jiangsu/xinghua/unit", and its
// parents and modules from the file systems. If two of them have the same pack,
// that is an error, so nothing is ever hidden unless [Over] is used. Other
// folders are not read.
//
// The error is a [diag.List] of all faults, sorted by place, except those that
// only follow from another. Places are paths in the file systems. A folder that
// cannot be read is a fault, never a pack that does not exist; so is a nil file
// system, or none. A module cannot be loaded by itself, since it reads facts of
// the packs that include it.
func Load(id string, fsys ...fs.FS) (*Pack, error) {
	if len(fsys) == 0 || slices.Contains(fsys, nil) {
		return nil, diag.List{diag.New(diag.PackFiles, diag.Place{})}
	}
	l := &loader{fsys: fsys, folders: map[string]*folder{}}
	root := l.root(id)
	if root == nil {
		return nil, l.list.Sorted().Err()
	}
	l.flatten(root)
	if l.list.Has(diag.PackCycle) {
		// Duplicate declarations and unknown names would only follow from these
		// faults.
		return nil, l.list.Sorted()
	}
	p := l.compile(root)
	if list := l.list.Sorted(); len(list) > 0 {
		return nil, list
	}
	return p, nil
}

// Bundle returns the flattened pack. It is shared: do not change it.
func (p *Pack) Bundle() *rules.Bundle { return p.bundle }

// Position returns where something was declared. kind is "criterion", "fact",
// "parameter", "source" or "check"; if it does not exist, Position returns the
// zero Place. If a layer changed a criterion or parameter, the position is that
// of the layer's entry.
func (p *Pack) Position(kind, id string) diag.Place { return p.places[kind+" "+id] }

// Lint returns warnings (W-) and remarks (I-) about things in this pack and its
// included modules that are allowed but probably not intended, sorted by place.
func (p *Pack) Lint() diag.List { return p.warnings }

// LintOn is Lint on a day. It also warns of articles that were compared with
// the law after day+1. The day after day is allowed, since it may already be
// that day in another time zone.
func (p *Pack) LintOn(day rules.Date) diag.List {
	list := slices.Clone(p.warnings)
	for _, f := range p.own {
		for _, s := range f.sources {
			for i, a := range s.Articles {
				if a.Checked.Date > day+1 {
					list = append(list, s.checked[i].fault(diag.CheckedAhead, s.ID, a.ID, a.Checked.Date.String(), day.String()))
				}
			}
		}
	}
	return list.Sorted()
}

type loader struct {
	fsys    []fs.FS
	list    diag.List
	folders map[string]*folder // that were opened; nil while its parents are
	order   []*folder          // parents, then modules, each once, the pack last
	lost    lost
}

// root opens the requested pack.
func (l *loader) root(id string) *folder {
	if !packPath.fits(id) {
		if at := path.Join(id, "pack.yaml"); fs.ValidPath(id) && slices.ContainsFunc(l.fsys, func(in fs.FS) bool { return has(in, at) }) {
			l.add(unfit(diag.Place{File: id}, id, packPath))
			return nil
		}
		d := diag.New(diag.PackMissing, diag.Place{}, strconv.Quote(id)).DidYouMean(id, ids(l.fsys))
		if d.Suggest.IsZero() {
			d.Suggest = diag.Text{ZH: "应为" + packPath.words.ZH, EN: "expected " + packPath.words.EN}
		}
		l.add(d)
		return nil
	}
	fsys, unread := l.find(id)
	if fsys == nil {
		if !unread {
			l.add(diag.New(diag.PackMissing, diag.Place{File: id}, id).DidYouMean(id, ids(l.fsys)))
		}
		return nil
	}
	f := l.open(fsys, id)
	if f.module {
		l.list = append(l.list, f.spot.faultText(diag.PackKind, diag.Same(id), aModule, aPack))
		return nil
	}
	return f
}

var (
	aModule = diag.Text{ZH: "模块", EN: "a module"}
	aPack   = diag.Text{ZH: "规则包", EN: "a pack"}
)

// find returns the file system that has the pack. If several have it, or a
// folder cannot be read in which it may be, find reports that; unread says so
// if no pack was found.
func (l *loader) find(id string) (in fs.FS, unread bool) {
	if !packPath.fits(id) {
		return nil, false
	}
	before := len(l.list)
	at := path.Join(id, "pack.yaml")
	for _, fsys := range l.fsys {
		switch _, err := fs.Stat(fsys, at); {
		case err != nil && absent(fsys, at, err):
		case err != nil:
			l.add(unreadFolder(id, err))
		case in != nil:
			l.add(diag.New(diag.PackTwice, diag.Place{File: at}, id))
		default:
			in = fsys
		}
	}
	if in == nil && len(l.list) == before { // perhaps there is no such folder of packs
		for _, fsys := range l.fsys {
			if _, err := fs.Stat(fsys, "."); err != nil {
				l.add(unreadFolder(".", err))
			}
		}
	}
	return in, len(l.list) > before
}

// absent reports whether err, of a file, means that it does not exist: so it
// does where a file is in the place of one of its folders.
func absent(fsys fs.FS, name string, err error) bool {
	if errors.Is(err, fs.ErrNotExist) {
		return true
	}
	for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
		if info, err := fs.Stat(fsys, dir); err == nil {
			return !info.IsDir()
		}
	}
	return false
}

func unreadFolder(name string, err error) diag.Diagnostic {
	d := unreadable(name, err)
	d.Suggest = diag.Text{ZH: "看看这个文件夹在不在，能不能读", EN: "see that this folder exists and may be read"}
	return d
}

func (l *loader) open(fsys fs.FS, id string) *folder {
	f := openFolder(fsys, id, &l.list)
	l.folders[id] = f
	l.lost.add(f.lost)
	return f
}

// flatten appends the folders that f builds on, and then f, to the order.
func (l *loader) flatten(f *folder) { l.layer(f, []string{f.head.id}) }

func (l *loader) layer(f *folder, chain []string) {
	for _, ref := range f.extends {
		parent := l.follow(ref, f, false, chain)
		if parent == nil {
			continue
		}
		chain := append(slices.Clone(chain), ref.id)
		if len(chain) > maxParents {
			l.list = append(l.list, ref.faultText(diag.Limit, diag.Text{ZH: "层", EN: "layers"}, diag.Same(strconv.Itoa(len(chain))), diag.Same(strconv.Itoa(maxParents))))
			continue
		}
		l.layer(parent, chain)
	}
	for _, ref := range f.includes {
		if m := l.follow(ref, f, true, chain); m != nil && !slices.Contains(l.order, m) {
			l.order = append(l.order, m)
		}
	}
	l.order = append(l.order, f)
}

// follow opens the pack that a reference names, only once, and checks that it
// is what the reference says.
func (l *loader) follow(ref reference, from *folder, module bool, chain []string) *folder {
	if slices.Contains(chain, ref.id) {
		way := append(chain[slices.Index(chain, ref.id):], ref.id)
		l.list = append(l.list, ref.fault(diag.PackCycle, ref.id, strings.Join(way, " → ")))
		l.lose()
		return nil
	}
	f, seen := l.folders[ref.id]
	if !seen {
		fsys, unread := l.find(ref.id)
		if fsys == nil {
			if !unread {
				l.add(l.near(ref.fault(diag.PackMissing, ref.id), ref.id, func() []string { return ids(l.fsys) }))
			}
			l.lose()
			return nil
		}
		f = l.open(fsys, ref.id)
	}
	if f.lost.head {
		return f
	}
	if f.module != module {
		is, want := aPack, aModule
		if f.module {
			is, want = aModule, aPack
		}
		l.list = append(l.list, ref.faultText(diag.PackKind, diag.Same(ref.id), is, want))
		l.lose()
		return nil
	}
	if !ref.admits(f.version) {
		l.list = append(l.list, ref.fault(diag.PackVersion, ref.id, f.version, strconv.Itoa(ref.major)+"."+strconv.Itoa(ref.minor)))
	}
	if f.subject != "" && from.subject != "" && f.subject != from.subject {
		l.list = append(l.list, from.subjectAt.fault(diag.PackSubject, from.head.id, from.subject, f.subject))
	}
	return f
}

// lose records that a whole pack is missing: any unknown name may be declared
// in it.
func (l *loader) lose() {
	l.lost = lost{facts: true, sources: true, criteria: true, parts: true, head: true}
}

// near adds the nearest of the names to a diagnostic, but only for a bounded
// number of diagnostics.
func (l *loader) near(d diag.Diagnostic, got string, names func() []string) diag.Diagnostic {
	if len(l.list) > diag.MaxSuggested {
		return d
	}
	return d.DidYouMean(got, names())
}

func (l *loader) add(d ...diag.Diagnostic) { l.list = append(l.list, d...) }

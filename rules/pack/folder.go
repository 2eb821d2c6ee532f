package pack

import (
	"io/fs"
	"path"
	"strconv"
	"strings"

	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/diag"
	"github.com/fire321/fire321/rules/pack/internal/yamlnode"
)

// Limits of a pack; see the package comment.
const (
	maxFiles     = 1000
	maxParents   = 8
	maxModules   = 64
	maxArticles  = 1000 // of a source
	maxBytes     = 16 << 20
	maxRevisions = 64
)

// folder holds the declarations of one pack's or module's own files, with the
// place of each.
type folder struct {
	head
	fsys fs.FS

	sources  []*source
	pages    []page
	facts    []*fact
	params   []*param
	criteria []*criterion
	replaces []*replacement
	cites    []*cites
	// paramReplaces are a layer's changes of parameters.
	paramReplaces []*paramReplacement
	checks        []*check
	rounds        []*round
	findings      []*finding
	pairs         []*pair
	grading       *grading
	documents     []*yamlnode.File

	files     []*yamlnode.File // all but tests
	tests     []*yamlnode.File // criteria/*.test.yaml
	unitTests []*yamlnode.File // tests/*.yaml

	// lost says which kinds of declarations are in files that could not be
	// read: an unknown name may be declared there, so it is not reported.
	lost lost
}

type lost struct{ facts, sources, criteria, parts, head bool }

func (l *lost) add(o lost) {
	l.facts = l.facts || o.facts
	l.sources = l.sources || o.sources
	l.criteria = l.criteria || o.criteria
	l.parts = l.parts || o.parts
	l.head = l.head || o.head
}

// page is a file of facts.
type page struct {
	rules.Page
	spot
}

// openFolder reads all files in the folder of a pack; its pack.yaml exists.
func openFolder(fsys fs.FS, id string, list *diag.List) *folder {
	f := &folder{fsys: fsys}
	if file, _ := parse(fsys, path.Join(id, "pack.yaml"), list); file != nil {
		f.files = append(f.files, file)
		f.head = readHead(&reader{file, list}, id)
	} else {
		f.head.id, f.lost.head = id, true
	}
	files, size := 0, 0
	for _, name := range f.names(id, list) {
		if files++; files > maxFiles {
			*list = append(*list, diag.NewText(diag.Limit, diag.Place{File: id}, diag.Text{ZH: "文件", EN: "files"}, diag.Same(strconv.Itoa(files)), diag.Same(strconv.Itoa(maxFiles))))
			f.lost = lost{facts: true, sources: true, criteria: true, parts: true, head: true}
			return f
		}
		if size += f.readFile(name, list); size > maxBytes {
			*list = append(*list, diag.New(diag.YAMLSize, diag.Place{File: id}, "> 16 MiB", "16 MiB"))
			f.lost = lost{facts: true, sources: true, criteria: true, parts: true, head: true}
			return f
		}
	}
	return f
}

// names lists the YAML files of a folder, and reports files that a pack cannot
// have. It ignores a folder in it that holds another pack.
func (f *folder) names(id string, list *diag.List) []string {
	var names []string
	known := []string{"pack.yaml", "parameters.yaml", "checks.yaml", "rounds.yaml", "grading.yaml", "sources", "facts", "criteria", "documents", "tests"}
	unknown := func(name, base string) {
		d := diag.New(diag.FileUnknown, diag.Place{File: name}, base, strings.Join(known, ", "))
		*list = append(*list, d.DidYouMean(base, known))
	}
	for _, e := range f.readDir(id, list) {
		name := path.Join(id, e.Name())
		isDir, ok := f.kind(e, name, list)
		switch {
		case !ok:
		case contains(known[5:], e.Name()) && e.Type()&fs.ModeSymlink != 0:
			// A walk over the file systems of packs follows no links, so that
			// it terminates; a skipped folder must be reported.
			*list = append(*list, diag.New(diag.PackLink, diag.Place{File: name}, e.Name()))
			f.lose(e.Name() + "/")
		case isDir && contains(known[5:], e.Name()):
			for _, e := range f.readDir(name, list) {
				inner := path.Join(name, e.Name())
				isDir, ok := f.kind(e, inner, list)
				switch {
				case !ok:
				case isDir || isOther(e.Name()):
					unknown(inner, e.Name())
				case strings.HasSuffix(e.Name(), ".yaml"):
					names = append(names, inner)
				}
			}
		case isDir && e.Type()&fs.ModeSymlink != 0:
			if linksToYAML(f.fsys, name) {
				unknown(name, e.Name())
			}
		case isDir:
			if !holdsPack(f.fsys, name) && hasYAML(f.fsys, name) {
				unknown(name, e.Name())
			}
		case e.Name() == "pack.yaml":
		case contains(known[:5], e.Name()):
			names = append(names, name)
		case strings.HasSuffix(e.Name(), ".yaml") || isOther(e.Name()):
			unknown(name, e.Name())
		}
	}
	return names
}

// isOther recognises a YAML file whose name means that it is not read.
func isOther(name string) bool {
	return strings.HasSuffix(name, ".yml") || strings.HasSuffix(strings.ToLower(name), ".yaml") && !strings.HasSuffix(name, ".yaml")
}

// holdsPack reports whether name or a folder below it has a pack.yaml.
func holdsPack(fsys fs.FS, name string) bool {
	return find(fsys, name, func(base string) bool { return base == "pack.yaml" })
}

func hasYAML(fsys fs.FS, name string) bool {
	return find(fsys, name, func(base string) bool { return strings.HasSuffix(base, ".yaml") || isOther(base) })
}

// linksToYAML reports whether a link leads to a folder that has YAML files but
// is not a pack. It looks no deeper, so that links cannot form a cycle.
func linksToYAML(fsys fs.FS, name string) bool {
	entries, _ := fs.ReadDir(fsys, name) // an unreadable folder counts as empty
	has := false
	for _, e := range entries {
		if e.Name() == "pack.yaml" {
			return false
		}
		has = has || strings.HasSuffix(e.Name(), ".yaml") || isOther(e.Name())
	}
	return has
}

func find(fsys fs.FS, name string, is func(base string) bool) bool {
	found := false
	// An unreadable folder counts as empty.
	_ = fs.WalkDir(fsys, name, func(_ string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() && is(e.Name()) {
			found = true
			return fs.SkipAll
		}
		return nil
	})
	return found
}

func (f *folder) readDir(name string, list *diag.List) []fs.DirEntry {
	entries, err := fs.ReadDir(f.fsys, name)
	if err != nil {
		*list = append(*list, diag.New(diag.FileRead, diag.Place{File: name}, err.Error()))
	}
	return entries
}

// readFile reads one file into the folder, and returns its size in bytes.
func (f *folder) readFile(name string, list *diag.List) int {
	rest := strings.TrimPrefix(name, f.head.id+"/")
	dir, base := path.Split(rest)
	stem := strings.TrimSuffix(base, ".yaml")
	file, size := parse(f.fsys, name, list)
	if file == nil {
		f.loseFile(dir, base)
		return size
	}
	// Texts of documents and tests may be in brackets.
	if dir != "documents/" && dir != "tests/" && !strings.HasSuffix(stem, ".test") {
		f.files = append(f.files, file)
	}
	r := &reader{file, list}
	switch {
	case dir == "sources/":
		f.sources = append(f.sources, r.source(stem))
	case dir == "facts/":
		f.readPage(r, stem)
	case dir == "criteria/" && strings.HasSuffix(stem, ".test"):
		f.tests = append(f.tests, file)
	case dir == "criteria/":
		f.readTheme(r, stem)
	case dir == "tests/":
		f.unitTests = append(f.unitTests, file)
	case dir == "documents/":
		f.documents = append(f.documents, file) // read once all facts are known
	case rest == "parameters.yaml":
		for _, n := range r.atMost(file.Root, rules.MaxParams, diag.Text{ZH: "参数", EN: "parameters"}) {
			if n.Get("replaces") != nil {
				f.paramReplaces = append(f.paramReplaces, r.paramReplacement(n, f.head.id))
			} else {
				f.params = append(f.params, r.param(n))
			}
		}
	case rest == "checks.yaml":
		for _, n := range r.atMost(file.Root, rules.MaxChecks, diag.Text{ZH: "检查", EN: "checks"}) {
			f.checks = append(f.checks, r.check(n))
		}
	case rest == "rounds.yaml":
		f.readRounds(r)
	case rest == "grading.yaml":
		f.grading = r.grading(file.Root)
	}
	return size
}

// loseFile records what a file that could not be read may have declared.
func (f *folder) loseFile(dir, base string) {
	switch {
	case dir == "" && base == "parameters.yaml":
		f.lost.facts = true
	case !strings.HasSuffix(base, ".test.yaml"):
		f.lose(dir)
	}
}

// lose is loseFile for a whole folder.
func (f *folder) lose(dir string) {
	switch dir {
	case "facts/":
		f.lost.facts = true
	case "sources/":
		f.lost.sources = true
	case "criteria/":
		f.lost.criteria = true
	case "documents/":
		f.lost.parts = true
	}
}

// check is a combination of answers that can hardly all be true.
type check struct {
	rules.Check
	spot
	when    *expression
	reopens []named
}

func (r *reader) check(n *yamlnode.Node) *check {
	o := r.object(n)
	k := &check{spot: r.spot(n)}
	k.ID = o.id(o.need("id"), dottedParts)
	k.when = o.expression(o.need("when"))
	k.Say = o.text(o.need("say"))
	for _, n := range o.atMost(o.get("reopens"), maxNames, diag.Text{ZH: "条目", EN: "entries"}) {
		if id := o.id(n, factParts); id != "" {
			k.reopens = append(k.reopens, named{id, r.spot(n)})
			k.Reopens = append(k.Reopens, id)
		}
	}
	o.done()
	return k
}

package cli

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"gopkg.in/yaml.v3"

	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/diag"
	"github.com/fire321/fire321/rules/law"
	"github.com/fire321/fire321/rules/pack"
)

// defaultPack is the pack if neither a flag nor the answers name one.
const defaultPack = "cn/national/unit"

// Limits of input files.
const (
	maxBundle  = 64 << 20
	maxAnswers = 1<<20 + 1 // one byte more than the readers accept, so that they refuse it
)

// loaded is a pack, or a bundle file, in which case pack is nil. name is the
// requested pack: an id and a version.
type loaded struct {
	bundle *rules.Bundle
	pack   *pack.Pack
	name   string
}

func newLoaded(b *rules.Bundle, p *pack.Pack) *loaded {
	return &loaded{bundle: b, pack: p, name: b.ID + " " + b.Version}
}

// load reads a pack by its id, from the law or a folder on disk, or a bundle
// file. Packs on disk may build on the law. If the law has a pack with the same
// id, the pack on disk is used.
func (c *command) load(name string) (*loaded, error) {
	info, err := os.Stat(name)
	switch {
	case err == nil && !info.IsDir():
		return c.loadBundle(name)
	case err == nil && isFile(filepath.Join(name, "pack.yaml")):
		root, id := packOnDisk(name)
		c.root = root
		return loadPack(id, overLaw(root))
	case err == nil && strings.HasPrefix(name, "."), err == nil && filepath.IsAbs(name):
		return nil, noPack(name)
	case strings.HasSuffix(name, ".json") || strings.HasPrefix(name, ".") || filepath.IsAbs(name):
		return nil, fileFault(diag.FileRead, name, fs.ErrNotExist)
	}
	l, err2 := lawPack(name)
	if err == nil && missing(err2) {
		return nil, noPack(name)
	}
	return l, err2
}

// noPack says that a folder is not a pack, and which packs are below it.
func noPack(dir string) diag.List {
	d := diag.New(diag.PackMissing, diag.Place{}, dir)
	if list := packsBelow(dir, ""); len(list) > 0 {
		list = list[:min(len(list), 5)]
		d.Suggest = words("里面有 "+strings.Join(list, ", "), "it holds "+strings.Join(list, ", "))
	}
	return diag.List{d}
}

// missing reports whether a pack does not exist at all.
func missing(err error) bool {
	var list diag.List
	return errors.As(err, &list) && len(list) == 1 && list.Has(diag.PackMissing)
}

// lawPacks are the packs of the law that were asked for: a pack is the same each
// time, and takes a while.
var lawPacks sync.Map

// lawPack loads a pack of the law.
func lawPack(id string) (*loaded, error) {
	load, _ := lawPacks.LoadOrStore(id, sync.OnceValues(func() (*loaded, error) { return loadPack(id, law.FS) }))
	return load.(func() (*loaded, error))()
}

func loadPack(id string, fsys ...fs.FS) (*loaded, error) {
	p, err := pack.Load(id, fsys...)
	if err != nil {
		return nil, err
	}
	return newLoaded(p.Bundle(), p), nil
}

func (c *command) loadBundle(name string) (*loaded, error) {
	data, err := readFile(name, maxBundle)
	if err != nil {
		return nil, err
	}
	b, err := rules.Decode(data)
	if err != nil {
		return nil, inFile(err, name)
	}
	return newLoaded(b, nil), nil
}

// inFile sets the file of diagnostics that have none.
func inFile(err error, name string) error {
	var list diag.List
	if !errors.As(err, &list) {
		return err
	}
	list = slices.Clone(list)
	for i := range list {
		if list[i].Place.File == "" {
			list[i].Place.File = name
		}
	}
	return list
}

// packFlag is the pack that a verb is about: its argument, else --pack, else
// the default.
func (c *command) packFlag() string {
	for _, name := range []string{c.arg(0), c.opt.pack} {
		if name != "" {
			return name
		}
	}
	return defaultPack
}

// packOnDisk splits a folder into the root of its packs and its id, which is
// the path below that root. If the folder's name is not the one in its
// pack.yaml, loading reports it.
func packOnDisk(dir string) (root, id string) {
	whole, err := filepath.Abs(dir)
	if err != nil {
		whole = filepath.Clean(dir)
	}
	whole = filepath.ToSlash(whole)
	id = path.Base(whole)
	if said := idIn(filepath.Join(dir, "pack.yaml")); said != "" && strings.HasSuffix(whole, "/"+said) {
		id = said
	}
	root = strings.TrimSuffix(strings.TrimSuffix(whole, id), "/")
	if root == "" {
		root = "/"
	}
	return filepath.FromSlash(root), id
}

// idIn is the id in a pack.yaml, or "".
func idIn(file string) string {
	data, err := readFile(file, maxAnswers)
	if err != nil {
		return ""
	}
	value, _ := topLevel(data, "id")
	return value.text
}

// onDisk is the path of a pack's file as a person would write it in the shell.
func onDisk(root, file string) string {
	whole := filepath.Join(root, filepath.FromSlash(file))
	if _, err := os.Stat(whole); err != nil {
		return file
	}
	here, err := os.Getwd()
	if err != nil {
		return whole
	}
	if short, err := filepath.Rel(here, whole); err == nil && len(short) < len(whole) {
		return short
	}
	return whole
}

// overLaw is a root on disk over the law: a regulator's working copy hides the
// compiled-in pack.
func overLaw(root string) fs.FS { return pack.Over(os.DirFS(root), law.FS) }

func isFile(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.Mode().IsRegular()
}

// notPiped refuses a pipe or a device if the file is read more than once, is
// written, or was found among other files. A missing file is left to its
// reader.
func notPiped(name string) error {
	info, err := os.Stat(name)
	if err != nil || info.Mode().IsRegular() || info.IsDir() {
		return nil
	}
	return diag.List{diag.NewText(diag.FileKind, diag.Place{File: name}, aPipe)}
}

var aPipe = words("管道或设备", "a pipe or a device")

// readFile reads at most limit bytes of a file. The file may be a pipe: a shell
// passes the output of a command as one.
func readFile(name string, limit int64) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, fileFault(diag.FileRead, name, err)
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, limit))
	if err != nil {
		return nil, fileFault(diag.FileRead, name, err)
	}
	return data, nil
}

// scalar is a value at the top of a YAML file, with its place.
type scalar struct {
	text      string
	line, col int
}

// topLevel looks for one key at the top of a YAML or JSON file. It is a quick
// look to find out which reader a file needs; that reader reports the faults.
func topLevel(data []byte, key string) (scalar, bool) {
	var doc yaml.Node
	if len(data) >= maxAnswers || yaml.Unmarshal(data, &doc) != nil || len(doc.Content) == 0 || doc.Content[0].Kind != yaml.MappingNode {
		return scalar{}, false
	}
	pairs := doc.Content[0].Content
	for i := 0; i+1 < len(pairs); i += 2 {
		if v := pairs[i+1]; pairs[i].Value == key && v.Kind == yaml.ScalarNode {
			return scalar{v.Value, v.Line, v.Column}, true
		}
	}
	return scalar{}, false
}

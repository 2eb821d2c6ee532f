package cli

import (
	"embed"
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/fire321/fire321/internal/term"
	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/diag"
	"github.com/fire321/fire321/rules/pack"
	"github.com/fire321/fire321/schema"
)

//go:embed scaffold
var scaffold embed.FS

// create starts a pack, a module or an answers file. The result loads and
// passes lint as it is; existing files are not overwritten.
func (c *command) create() (int, error) {
	what, where := c.arg(0), c.arg(1)
	var err error
	switch what {
	case "pack", "module":
		err = c.newPack(what, where)
	case "answers":
		err = c.newAnswers(where)
	case "document":
		err = c.newDocument(where)
	default:
		d := diag.NewText(diag.FlagValue, diag.Place{}, diag.Same("WHAT"), diag.Same(what), wantWhat)
		err = d.DidYouMean(what, []string{"pack", "module", "answers", "document"})
	}
	if err != nil {
		return exitUsage, err
	}
	return exitOK, c.out.Err()
}

// newPack copies the scaffold with the names filled in. The new pack is a layer
// on --pack, else on the default pack; a module is for packs that build on it.
func (c *command) newPack(kind, dir string) error {
	if entries, err := os.ReadDir(dir); err == nil && len(entries) > 0 || isFile(dir) {
		return diag.New(diag.FileExists, diag.Place{}, dir)
	}
	id := idFor(dir)
	if err := pack.CheckID("pack", id); err != nil {
		return err
	}
	parent, err := c.parent()
	if err != nil {
		return err
	}
	name := path.Base(id)
	fill := strings.NewReplacer("{{id}}", id, "{{name}}", name, "{{fact}}", factPart(name), "{{subject}}", parent.bundle.Subject,
		"{{parent}}", parent.bundle.ID, "{{parent_version}}", minor(parent.bundle.Version), "{{from}}", parent.bundle.KnownFrom.String(), "{{at}}", c.today().String())
	var files []string
	root := path.Join("scaffold", kind)
	err = fs.WalkDir(scaffold, root, func(file string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := scaffold.ReadFile(file)
		if err != nil {
			return err
		}
		base := path.Base(file)
		if kind == "module" {
			base = strings.Replace(base, "name", name, 1)
		}
		out := filepath.Join(dir, filepath.FromSlash(strings.TrimPrefix(path.Dir(file), root)), base)
		files = append(files, out)
		return newFile(out, []byte(fill.Replace(string(data))))
	})
	if err == nil {
		err = newSchemas(filepath.Join(dir, schemaDir))
	}
	if err != nil {
		return err
	}
	files = append(files, filepath.Join(dir, schemaDir))
	for _, f := range files {
		c.out.Item(2, "+ ", term.Plain, f)
	}
	c.out.Blank()
	if kind == "module" {
		c.next(c.say(newModuleNext, id), "lint "+dir, "test "+dir)
	} else {
		c.next(c.say(newPackNext, id), "lint "+dir, "test "+dir, "serve "+dir)
	}
	return nil
}

// schemaDir is where a new pack keeps the schemas that its modelines name, so
// that an editor needs no network. The loader passes over it.
const schemaDir = ".schema"

func newSchemas(dir string) error {
	for _, name := range schema.Names() {
		if err := newFile(filepath.Join(dir, name+".schema.json"), schema.Source(name)); err != nil {
			return err
		}
	}
	return nil
}

// next says what to run next, one command per line.
func (c *command) next(words string, commands ...string) {
	c.out.Line(term.Plain, words)
	for _, one := range commands {
		c.out.Item(2, "", term.Plain, "fire321 "+one)
	}
}

// parent is the pack that a new one builds on. It must be found by its id, so
// that the new pack can name it.
func (c *command) parent() (*loaded, error) {
	name := c.opt.pack
	if name == "" {
		name = defaultPack
	}
	l, err := c.load(name)
	if err == nil && l.pack == nil {
		return nil, diag.NewText(diag.FlagValue, diag.Place{}, diag.Same("--pack"), diag.Same(name), wantTests)
	}
	return l, err
}

// idFor is the id of a pack in a new folder: the path from the folder of the
// country on, as in the law; else the path as it was given; else the folder's
// name.
func idFor(dir string) string {
	parts := strings.Split(filepath.ToSlash(filepath.Clean(dir)), "/")
	for i, p := range parts {
		if p == "cn" && i < len(parts)-1 {
			return strings.Join(parts[i:], "/")
		}
	}
	if filepath.IsAbs(dir) || parts[0] == ".." {
		return parts[len(parts)-1]
	}
	return strings.Join(parts, "/")
}

// factPart turns a name into the first part of a fact's id: without hyphens,
// beginning with a letter, and not a word of the language.
func factPart(name string) string {
	name = strings.ReplaceAll(name, "-", "_")
	if pack.CheckID("fact", name+".x") != nil {
		return "m_" + name
	}
	return name
}

// newFile writes a file that does not exist yet, and creates its folders.
func newFile(name string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return fileFault(diag.FileWrite, name, err)
	}
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	switch {
	case errors.Is(err, fs.ErrExist):
		return diag.New(diag.FileExists, diag.Place{}, name)
	case err != nil:
		return fileFault(diag.FileWrite, name, err)
	}
	_, err = f.Write(data)
	if err2 := f.Close(); err == nil {
		err = err2
	}
	if err != nil {
		return fileFault(diag.FileWrite, name, err)
	}
	return nil
}

// newAnswers writes an answers file with every question as a comment and, for
// editors, the schema of exactly these questions beside it.
func (c *command) newAnswers(file string) error {
	name := c.opt.pack
	if name == "" {
		name = defaultPack
	}
	l, err := c.load(name)
	if err != nil {
		return err
	}
	day := c.opt.at
	if day.IsZero() {
		day = c.today()
	}
	schemaFile := strings.TrimSuffix(file, filepath.Ext(file)) + ".schema.json"
	if err := newFile(file, []byte(c.answersFile(l.bundle, day, filepath.Base(schemaFile)))); err != nil {
		return err
	}
	if err := newFile(schemaFile, append(schema.Answers(l.bundle), '\n')); err != nil {
		return err
	}
	c.out.Item(2, "+ ", term.Plain, file)
	c.out.Item(2, "+ ", term.Plain, schemaFile)
	c.out.Blank()
	by := ""
	if c.root != "" || l.pack == nil { // a pack on disk: the answers cannot name its path
		by = " --pack " + name
	}
	c.next(c.say(newAnswersNext), "ask "+file+by, "assess "+file+by)
	return nil
}

// answersFile is a file in which removing a # answers a question.
func (c *command) answersFile(b *rules.Bundle, day rules.Date, schemaFile string) string {
	var s strings.Builder
	s.WriteString("# yaml-language-server: $schema=./" + schemaFile + "\n")
	s.WriteString("format: 1\npack: " + b.ID + "\nat: " + day.String() + "\nunit: {name: \"\", code: \"\", address: \"\"}\n\n")
	comment := func(indent, text string) {
		for _, line := range term.Wrap(text, 76-len(indent)) {
			s.WriteString(indent + "# " + line + "\n")
		}
	}
	comment("", c.say(newAnswersHow))
	s.WriteString("#facts:\n")
	page := ""
	for i := range b.Facts {
		f := &b.Facts[i]
		if f.Derive != nil {
			continue
		}
		if f.Page != page {
			page = f.Page
			s.WriteString("\n  # == " + pageTitle(c, b, page) + "\n")
		}
		comment("  ", c.text(f.Label())+space(c.lang)+c.say(owedBy, c.answerWords(f)))
		for _, o := range f.Options {
			comment("  ", "  "+o.ID+c.say(colon)+c.text(o.Text))
		}
		s.WriteString("  #" + f.ID + ": " + example(f) + "\n")
	}
	return s.String()
}

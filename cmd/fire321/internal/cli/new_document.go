package cli

import (
	"bytes"
	"io/fs"
	"path"
	"path/filepath"
	"strings"

	"github.com/fire321/fire321/internal/term"
	"github.com/fire321/fire321/rules/diag"
	"github.com/fire321/fire321/rules/pack"
)

// newDocument writes a document into the folder of a pack, for the author to
// change: a copy of the document with the same name in the packs below, else an
// empty one. where is PACK/documents/NAME.yaml.
func (c *command) newDocument(where string) error {
	dir := filepath.Dir(where)
	id := strings.TrimSuffix(filepath.Base(where), ".yaml")
	of := filepath.Dir(dir)
	if filepath.Base(dir) != "documents" || filepath.Base(where) == id || !isFile(filepath.Join(of, "pack.yaml")) {
		return diag.NewText(diag.FlagValue, diag.Place{}, diag.Same("PATH"), diag.Same(where), wantDocumentPath)
	}
	if err := pack.CheckID("document", id); err != nil {
		return err
	}
	l, err := c.load(of)
	if err != nil {
		return err
	}
	schemaLine := "# yaml-language-server: $schema=../" + schemaDir + "/document.schema.json\n"
	data, err := scaffold.ReadFile("scaffold/document.yaml")
	if err != nil {
		return err
	}
	if at := l.pack.Position("document", id).File; at != "" {
		if path.Dir(path.Dir(at)) == l.bundle.ID {
			return diag.New(diag.FileExists, diag.Place{}, where)
		}
		if found, err := fs.ReadFile(overLaw(c.root), at); err == nil {
			data = found
		}
	}
	if line, rest, ok := bytes.Cut(data, []byte("\n")); ok && bytes.HasPrefix(line, []byte("# yaml-language-server:")) {
		data = rest
	}
	if err := newFile(where, append([]byte(schemaLine), data...)); err != nil {
		return err
	}
	c.out.Item(2, "+ ", term.Plain, where)
	c.out.Blank()
	c.next(c.say(newDocumentNext), "lint "+of)
	return nil
}

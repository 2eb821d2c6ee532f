package cli

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"

	"github.com/fire321/fire321/rules/diag"
	"github.com/fire321/fire321/wasm/widget"
)

// widget writes the files of the widget for the named packs, or else for the
// packs that come with the command. It writes each file plain and compressed; a
// server can be configured to send the compressed one. integrity.json has the
// hash of each file, for pages that use it, and headers.txt the headers that a
// server should send with all files. widget never empties a folder: it
// overwrites its own files and leaves others unchanged.
func (c *command) widget() (int, error) {
	if c.arg(0) != "build" {
		return exitUsage, diag.List{diag.NewText(diag.FlagValue, diag.Place{}, diag.Same("widget"), diag.Same(c.arg(0)), wantWord)}
	}
	if c.opt.out == "" {
		return exitUsage, diag.List{diag.NewText(diag.ArgMissing, diag.Place{}, diag.Same("widget build"), needFolder)}
	}
	packs, err := c.bundles(c.opt.packs)
	if err != nil {
		return exitUsage, err
	}
	files := widget.Files(packs...)
	for _, f := range files {
		name := filepath.Join(c.opt.out, filepath.FromSlash(f.Path))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			return exitUsage, fileFault(diag.FileWrite, filepath.Dir(name), err)
		}
		for _, form := range []struct {
			ext  string
			data []byte
		}{{"", f.Data()}, {".gz", f.Gzip()}, {".br", f.Brotli()}} {
			if err := writeFile(name+form.ext, form.data); err != nil {
				return exitUsage, err
			}
		}
	}
	hashes := map[string]string{}
	for _, f := range files {
		hashes[f.Path] = f.Integrity
	}
	data, err := json.MarshalIndent(hashes, "", "\t")
	if err != nil {
		return exitUsage, err
	}
	if err := writeFile(filepath.Join(c.opt.out, "integrity.json"), append(data, '\n')); err != nil {
		return exitUsage, err
	}
	var headers strings.Builder
	for _, h := range widget.Headers() {
		headers.WriteString(h.Name + ": " + h.Value + "\n")
	}
	if err := writeFile(filepath.Join(c.opt.out, "headers.txt"), []byte(headers.String())); err != nil {
		return exitUsage, err
	}
	c.err.Line("", c.say(widgetDone, c.opt.out, len(files)))
	return exitOK, nil
}

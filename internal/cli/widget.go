package cli

import (
	"os"
	"path/filepath"

	"github.com/fire321/fire321/rules/diag"
	"github.com/fire321/fire321/wasm/widget"
)

// widget writes the files of the widget, each as it is and pressed beside it,
// which servers can be told to send. It never empties a folder: it writes over
// its own files and leaves others alone.
func (c *command) widget() (int, error) {
	if c.arg(0) != "build" {
		return exitUsage, diag.List{diag.NewText(diag.FlagValue, diag.Place{}, diag.Same("widget"), diag.Same(c.arg(0)), wantWord)}
	}
	if c.opt.out == "" {
		return exitUsage, diag.List{diag.NewText(diag.ArgMissing, diag.Place{}, diag.Same("widget build"), needFolder)}
	}
	files := widget.Files()
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
	c.err.Line("", c.say(widgetDone, c.opt.out, len(files)))
	return exitOK, nil
}

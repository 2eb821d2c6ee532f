package cli

import (
	"encoding/json"

	"github.com/fire321/fire321/rules/diag"
	"github.com/fire321/fire321/rules/law"
	"github.com/fire321/fire321/rules/pack"
)

// packs lists the packs and modules of the law.
func (c *command) packs() (int, error) {
	infos, err := pack.List(law.FS)
	if err != nil {
		return exitUsage, err
	}
	switch {
	case c.opt.ids:
		for _, i := range infos {
			if i.Kind == "pack" {
				if err := c.write([]byte(i.ID + "\n")); err != nil {
					return exitUsage, err
				}
			}
		}
	case c.json():
		type info struct {
			ID      string    `json:"id"`
			Version string    `json:"version"`
			Kind    string    `json:"kind"`
			Title   diag.Text `json:"title"`
		}
		list := []info{}
		for _, i := range infos {
			list = append(list, info{i.ID, i.Version, i.Kind, i.Title})
		}
		return exitOK, c.writeJSON(list)
	default:
		var rows [][]string
		for _, i := range infos {
			kind := packWord
			if i.Kind == "module" {
				kind = moduleWord
			}
			rows = append(rows, []string{i.ID, i.Version, c.say(kind), c.text(i.Title)})
		}
		c.out.Table(0, rows)
	}
	return exitOK, nil
}

// writeJSON writes a value, indented, with a line break after it.
func (c *command) writeJSON(v any) error {
	enc := json.NewEncoder(c.stdout)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}

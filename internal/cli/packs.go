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
			ID      string   `json:"id"`
			Version string   `json:"version"`
			Kind    string   `json:"kind"`
			Title   jsonText `json:"title"`
		}
		list := []info{}
		for _, i := range infos {
			list = append(list, info{i.ID, i.Version, i.Kind, jsonText(i.Title)})
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

// jsonText is words in both languages as JSON has them.
type jsonText diag.Text

// MarshalJSON writes {"zh": ..., "en": ...}.
func (t jsonText) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct {
		ZH string `json:"zh,omitempty"`
		EN string `json:"en,omitempty"`
	}{t.ZH, t.EN})
}

// writeJSON writes a value, indented, with a line break behind it.
func (c *command) writeJSON(v any) error {
	enc := json.NewEncoder(c.stdout)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}

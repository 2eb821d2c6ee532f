package report

import (
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/fire321/fire321/assess/report/internal/doc"
	"github.com/fire321/fire321/internal/term"
)

// every document of a unit, with those for the screen.
func (u unit) all(lang string) map[string]Document {
	out := map[string]Document{"result": Result(u.prog, u.a, u.got, lang), "brief": Brief(u.prog, u.a, u.got, lang)}
	for _, d := range u.prog.Bundle().Documents {
		out[d.ID] = u.build(d.ID, lang)
	}
	return out
}

// Promise: no line is wider than the screen, however narrow, and none ends in
// spaces.
func TestTerminalFits(t *testing.T) {
	for name, u := range units(t) {
		for _, lang := range languages {
			for kind, d := range u.all(lang) {
				for _, columns := range []int{20, 31, 40, 80, 100, 200} {
					for _, line := range strings.Split(d.Terminal(Screen{Columns: columns}), "\n") {
						if term.Width(line) > columns {
							t.Errorf("%s, %s, %s: %d columns in %d: %q", name, kind, lang, term.Width(line), columns, line)
						}
						if strings.TrimRight(line, " ") != line {
							t.Errorf("%s, %s, %s: spaces at the end of %q", name, kind, lang, line)
						}
					}
				}
			}
		}
	}
}

// Promise: what a document says is on the screen, every word of it.
func TestTerminalLosesNothing(t *testing.T) {
	bare := func(s string) string { return strings.Join(strings.Fields(s), "") }
	for name, u := range units(t) {
		for _, lang := range languages {
			for kind, d := range u.all(lang) {
				said := bare(d.Terminal(Screen{Columns: 40}))
				has := func(words ...string) {
					for _, w := range words {
						if w = bare(w); !strings.Contains(said, w) {
							t.Errorf("%s, %s, %s lost %q", name, kind, lang, w)
						}
					}
				}
				d := d.open()
				has(d.Title, d.Sub.String(), d.Foot.Say, d.Foot.Pack, d.Foot.Check)
				walk(d.Blocks, func(b doc.Block) {
					switch b := b.(type) {
					case doc.Heading:
						has(b.Text.String())
					case doc.Paragraph:
						has(b.Text.String())
					case doc.Bullets:
						for _, item := range b.Items {
							has(item.String())
						}
					case doc.Fields:
						for _, f := range b.List {
							has(f.Label + doc.Colon.In(lang) + f.Value.String())
						}
					case doc.Box:
						has(b.Title.String())
					case doc.Scale:
						has(b.Say)
					case doc.Table:
						if len(b.Columns) < 4 {
							return // may stand side by side, where lines are broken
						}
						for _, row := range b.Rows {
							for _, cell := range row {
								for _, line := range cell {
									if s := line.String(); s != "—" {
										has(s)
									}
								}
							}
						}
					case doc.Cards:
						for _, c := range b.List {
							has(c.Label + doc.Colon.In(lang) + c.Big.String())
							for _, line := range c.Lines {
								has(line.String())
							}
						}
					}
				})
			}
		}
	}
}

// Weight is seen where colour is on, and says nothing that is not said without.
func TestTerminalColour(t *testing.T) {
	d := Result(units(t)["worst"].prog, units(t)["worst"].a, units(t)["worst"].got, "zh")
	plain, colour := d.Terminal(Screen{}), d.Terminal(Screen{Colour: true})
	if strings.Contains(plain, "\x1b") {
		t.Error("an escape sequence without colour")
	}
	if diff := cmp.Diff(plain, regexp.MustCompile("\x1b\\[[0-9;]*m").ReplaceAllString(colour, "")); diff != "" {
		t.Error(diff)
	}
	if !strings.Contains(colour, "\x1b[1m"+d.Title()+"\x1b[0m") {
		t.Error("the title has no weight")
	}
}

package report

import (
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/fire321/fire321/internal/term"
)

// every document of a unit, with the one for the screen.
func (u unit) all(lang string) map[string]Document {
	out := map[string]Document{"result": Result(u.prog, u.a, u.got, lang)}
	for _, kind := range Kinds(u.prog.Bundle()) {
		out[string(kind)] = u.build(kind, lang)
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
					for _, line := range strings.Split(Terminal(d, Screen{Columns: columns}), "\n") {
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
				said := bare(Terminal(d, Screen{Columns: 40}))
				has := func(words ...string) {
					for _, w := range words {
						if w = bare(w); !strings.Contains(said, w) {
							t.Errorf("%s, %s, %s lost %q", name, kind, lang, w)
						}
					}
				}
				has(d.Title, d.Sub.String(), d.Foot.Say, d.Foot.Pack, d.Foot.Check)
				walk(d.Blocks, func(b Block) {
					switch b := b.(type) {
					case Heading:
						has(b.Text.String())
					case Paragraph:
						has(b.Text.String())
					case Bullets:
						for _, item := range b.Items {
							has(item.String())
						}
					case Fields:
						for _, f := range b.List {
							has(f.Label + colon.In(lang) + f.Value.String())
						}
					case Box:
						has(b.Title.String())
					case Scale:
						has(b.Say)
					case Table:
						if len(b.Columns) < 4 {
							return // may stand side by side, where lines are broken
						}
						for _, row := range b.Rows {
							for _, cell := range row {
								for _, line := range cell {
									if s := line.String(); s != dash.In(lang) {
										has(s)
									}
								}
							}
						}
					case Cards:
						for _, c := range b.List {
							has(c.Label + colon.In(lang) + c.Big.String())
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
	plain, colour := Terminal(d, Screen{}), Terminal(d, Screen{Colour: true})
	if strings.Contains(plain, "\x1b") {
		t.Error("an escape sequence without colour")
	}
	if diff := cmp.Diff(plain, regexp.MustCompile("\x1b\\[[0-9;]*m").ReplaceAllString(colour, "")); diff != "" {
		t.Error(diff)
	}
	if !strings.Contains(colour, "\x1b[1m"+d.Title+"\x1b[0m") {
		t.Error("the title has no weight")
	}
}

// Promise: no text moves the cursor, changes the colour or begins a line that
// is not its own.
func FuzzTerminal(f *testing.F) {
	for _, s := range []string{"a", "a\nb", "\x1b[2J", "\u202e", "字", evil} {
		f.Add(s, 80)
	}
	f.Fuzz(func(t *testing.T, s string, columns int) {
		columns = 20 + (columns%100+100)%100
		if len(s) > 1000 {
			return
		}
		got := Terminal(every(s), Screen{Columns: columns})
		for _, r := range got {
			if r != '\n' && (r < ' ' || r >= 0x7f && r < 0xa0 || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069) {
				t.Fatalf("%q: %q is printed", s, r)
			}
		}
		for _, line := range strings.Split(got, "\n") {
			if term.Width(line) > columns {
				t.Errorf("%q: %d columns in %d: %q", s, term.Width(line), columns, line)
			}
		}
	})
}

// Short columns stand side by side, and a table that wants more than there is
// becomes a paragraph for each row.
func TestTerminalTable(t *testing.T) {
	table := Table{
		Columns: []Column{{Title: "序号", Width: Number}, {Title: "要求"}, {Title: "依据"}},
		Rows: []Row{
			{{plain("1")}, {strong("出口畅通"), plain("有堵的地方")}, {plain("《消防法》第二十八条")}},
			{{plain("2")}, {strong("每两小时巡查一次")}, nil},
			{{plain("3")}, {strong("门向外开")}, {plain("《甲》")}},
			{{plain("4")}, {strong("通道够宽")}, {plain("《乙》")}},
		},
	}
	for columns, want := range map[int]string{
		80: `
序号  要求              依据
1     出口畅通          《消防法》第二十八条
      有堵的地方
2     每两小时巡查一次
3     门向外开          《甲》
4     通道够宽          《乙》
`,
		42: `
序号  要求              依据
1     出口畅通          《消防法》第二十八
      有堵的地方        条

2     每两小时巡查一次
3     门向外开          《甲》
4     通道够宽          《乙》
`,
		24: `
1 出口畅通
  有堵的地方
  依据：《消防法》第二十
        八条
2 每两小时巡查一次
3 门向外开
  依据：《甲》
4 通道够宽
  依据：《乙》
`,
	} {
		d := Document{Lang: "zh", Title: "题", Blocks: []Block{table}}
		text := strings.TrimPrefix(Terminal(d, Screen{Columns: columns}), "题\n")
		got, _, _ := strings.Cut(text, "\n\n　校验码")
		if diff := cmp.Diff(want, got+"\n"); diff != "" {
			t.Errorf("%d columns: %s", columns, diff)
		}
	}
}

package write

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/fire321/fire321/assess/report/internal/doc"
	"github.com/fire321/fire321/assess/report/internal/doctest"
	"github.com/fire321/fire321/internal/term"
)

// Promise: no text moves the cursor, changes the colour or begins a line that
// is not its own.
func FuzzTerminal(f *testing.F) {
	for _, s := range []string{"a", "a\nb", "\x1b[2J", "\u202e", "字", doctest.Evil} {
		f.Add(s, 80)
	}
	f.Fuzz(func(t *testing.T, s string, columns int) {
		columns = 20 + (columns%100+100)%100
		if len(s) > 1000 {
			return
		}
		got := Terminal(doctest.Every(s), columns, false)
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
	table := doc.Table{
		Columns: []doc.Column{{Title: "序号", Width: doc.Number}, {Title: "要求"}, {Title: "依据"}},
		Rows: []doc.Row{
			{{doc.Line("1")}, {doc.Words{{Text: "出口畅通", Style: doc.Strong}}, doc.Line("有堵的地方")}, {doc.Line("《消防法》第二十八条")}},
			{{doc.Line("2")}, {doc.Words{{Text: "每两小时巡查一次", Style: doc.Strong}}}, nil},
			{{doc.Line("3")}, {doc.Words{{Text: "门向外开", Style: doc.Strong}}}, {doc.Line("《甲》")}},
			{{doc.Line("4")}, {doc.Words{{Text: "通道够宽", Style: doc.Strong}}}, {doc.Line("《乙》")}},
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
		d := doc.Document{Lang: "zh", Title: "题", Blocks: []doc.Block{table}}
		text := strings.TrimPrefix(Terminal(d, columns, false), "题\n")
		got, _, _ := strings.Cut(text, "\n\n　校验码")
		if diff := cmp.Diff(want, got+"\n"); diff != "" {
			t.Errorf("%d columns: %s", columns, diff)
		}
	}
}

package yamlnode

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Promise: a full-width mark is reported at its place, and only if it is the
// reason why the file cannot be read.
func TestWideMarks(t *testing.T) {
	for name, c := range map[string]struct{ data, want string }{
		"behind a key":         {"a: 1\nseverity：general\nb: [x]\n", "a.yaml:2:9 E-YAML-WIDE"},
		"behind the first key": {"- id：x\n  b: [x]\n", "a.yaml:1:5 E-YAML-WIDE"},
		"all in a line":        {"a: {zh：改，en：Mend，\n", "a.yaml:1:4 E-YAML-SYNTAX"}, // the brace is open besides
		"between members":      {"a: {zh: 改，en: Mend}\n", "a.yaml:1:10 E-YAML-WIDE"},
		"a bracket":            {"a: ｛zh: 改, en: Mend｝\nb: 1\n", "a.yaml:1:4 E-YAML-WIDE"},
		"a quotation mark":     {"a: {zh: “改：b, c: d”, e: [\n", "a.yaml:1:4 E-YAML-SYNTAX"},
		"in a text before":     {"note: |\n  GB50016：正文\nb: [1\n", "a.yaml:3:4 E-YAML-SYNTAX"},
		"in a text beside":     {"a: {zh: 见GB50016，en 部分, b\n", "a.yaml:1:4 E-YAML-SYNTAX"},
		"in a comment":         {"a: [1 # b，c: d\n", "a.yaml:1:4 E-YAML-SYNTAX"},
		"behind an article":    {"articles:\n  第一条：\n    gist: {zh: 要点}\n", "a.yaml:2:6 E-YAML-WIDE"},
		"an article in braces": {"articles:\n  附录A：{gist: {zh: 要点}}\n", "a.yaml:2:6 E-YAML-WIDE"},
		"a comment":            {"a: 1\n＃ 说明\nb: 2\n", "a.yaml:2:1 E-YAML-WIDE"},
		"a comment behind":     {"a: [1] ＃ 说明\nb: 2\n", "a.yaml:1:8 E-YAML-WIDE"},
		"a dash":               {"－ a: 1\n  b: 2\n", "a.yaml:1:1 E-YAML-WIDE"},
		"a second dash":        {"a:\n  - b: 1\n  —— b: 2\n", "a.yaml:3:3 E-YAML-WIDE"},
		"a dash in a text":     {"note: |\n  － 正文\nb: [1\n", "a.yaml:3:4 E-YAML-SYNTAX"},
		"a mark in a text":     {"a: 见表 ＃1\nb: [1\n", "a.yaml:2:4 E-YAML-SYNTAX"},
		"in a text that reads": {"a: 说明：见附件，表1：x\n", ""},
	} {
		t.Run(name, func(t *testing.T) {
			got := ""
			if _, list := Parse("a.yaml", []byte(c.data)); len(list) > 0 {
				got = list[0].Place.String() + " " + string(list[0].Code)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

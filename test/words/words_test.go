// Package words tries the search of kinds with what people call their places.
package words

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/fire321/fire321/internal/find"
	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/law"
	"github.com/fire321/fire321/rules/pack"
)

// The lists were written by people who had not seen the words of the pack.
const lists = "../../testdata/everyday-words*.txt"

const script = `import { find } from './find.mjs';
import { readFileSync } from 'node:fs';
const { typed, options } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
console.log(JSON.stringify(typed.map((t) => find(t, options))));
`

// TestEverydayWords: of 100 words that people type, 95 find the right kind among
// the first three that are shown; the command finds what the widget finds.
func TestEverydayWords(t *testing.T) {
	p, err := pack.Load("cn/national/unit", law.FS)
	if err != nil {
		t.Fatal(err)
	}
	options := p.Bundle().Fact(rules.KindsFact).Options
	files, err := filepath.Glob(lists)
	if err != nil || len(files) == 0 {
		t.Fatal("no lists", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			typed, want := read(t, file, options)
			found := search(t, typed, options)
			missed := 0
			for i, list := range found {
				if here := find.Options(typed[i], options); !slices.Equal(here, list) {
					t.Errorf("%s: the command finds %v, the widget %v", typed[i], here, list)
				}
				got := []string{}
				for _, k := range list[:min(len(list), 3)] {
					got = append(got, options[k].ID)
				}
				if !slices.ContainsFunc(want[i], func(id string) bool { return slices.Contains(got, id) }) {
					missed++
					t.Logf("%s: %v, want %v", typed[i], got, want[i])
				}
			}
			if t.Logf("%d of %d words are found", len(typed)-missed, len(typed)); missed*20 > len(typed) {
				t.Errorf("%d of %d words are not found, more than 5 %%", missed, len(typed))
			}
		})
	}
}

// read reads a list: what is typed, a tab, the kinds that are right.
func read(t *testing.T, file string, options []rules.Option) (typed []string, want [][]string) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		word, ids, ok := strings.Cut(line, "\t")
		right := strings.Split(ids, "|")
		for _, id := range right {
			if !slices.ContainsFunc(options, func(o rules.Option) bool { return o.ID == id }) {
				ok = false
			}
		}
		if !ok {
			t.Fatalf("%s: %q", file, line)
		}
		typed, want = append(typed, word), append(want, right)
	}
	if len(typed) < 200 {
		t.Fatalf("%d words in %s", len(typed), file)
	}
	return typed, want
}

// search runs the search of the widget under Node.js.
func search(t *testing.T, typed []string, options []rules.Option) [][]int {
	t.Helper()
	type option struct {
		Text  rules.Text `json:"text"`
		Words []string   `json:"words,omitempty"`
	}
	request := struct {
		Typed   []string `json:"typed"`
		Options []option `json:"options"`
	}{Typed: typed}
	for _, o := range options {
		request.Options = append(request.Options, option{o.Text, o.Words})
	}
	data, err := json.Marshal(request)
	if err != nil {
		t.Fatal(err)
	}
	source, err := os.ReadFile("../../wasm/widget/src/question/find.js")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for name, data := range map[string][]byte{"find.mjs": source, "run.mjs": []byte(script), "request.json": data} {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	c := exec.Command("node", filepath.Join(dir, "run.mjs"), filepath.Join(dir, "request.json"))
	c.Stderr = os.Stderr
	out, err := c.Output()
	if err != nil {
		t.Fatal("node is missing or failed: apt-get install -y --no-install-recommends nodejs: ", err)
	}
	var found [][]int
	if err := json.Unmarshal(out, &found); err != nil || len(found) != len(typed) {
		t.Fatalf("%d results, %v", len(found), err)
	}
	return found
}

package browser

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"

	"github.com/fire321/fire321/assess"
	"github.com/fire321/fire321/assess/report"
	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/law"
	"github.com/fire321/fire321/rules/logic"
	"github.com/fire321/fire321/rules/pack"
)

const units = "../../examples/units"

// names are the examples.
func names(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(units, "*.yaml"))
	if err != nil || len(files) == 0 {
		t.Fatal("no examples", err)
	}
	var list []string
	for _, file := range files {
		list = append(list, strings.TrimSuffix(filepath.Base(file), ".yaml"))
	}
	return list
}

// documentOf is an example as JSON, as the library reads its YAML.
func documentOf(t *testing.T, name string) map[string]any {
	t.Helper()
	d := json.NewDecoder(bytes.NewReader(jsonOf(t, name)))
	d.UseNumber()
	var doc map[string]any
	if err := d.Decode(&doc); err != nil {
		t.Fatal(err)
	}
	return doc
}

func jsonOf(t *testing.T, name string) []byte {
	t.Helper()
	file := filepath.Join(units, name+".yaml")
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var head struct{ Pack string }
	if err := yaml.Unmarshal(data, &head); err != nil {
		t.Fatal(err)
	}
	answers, _, err := pack.ReadAnswers(data, file, bundleOf(t, head.Pack))
	if err != nil {
		t.Fatal(err)
	}
	return answers
}

// fileOf is an example as the JSON that the widget saves and opens.
func fileOf(t *testing.T, name string) string {
	t.Helper()
	return text(t, documentOf(t, name))
}

func text(t *testing.T, v any) string {
	t.Helper()
	data, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// answersOf are the facts of an example as the driver takes them:
// {value, more}. A note and a day of their own are not given on a question.
func answersOf(t *testing.T, name string) map[string]any {
	t.Helper()
	facts := documentOf(t, name)["facts"].(map[string]any)
	for id, v := range facts {
		if m, ok := v.(map[string]any); ok {
			facts[id] = map[string]any{"value": m["value"], "more": m["more"]}
		} else {
			facts[id] = map[string]any{"value": v}
		}
	}
	return facts
}

// placeOf is the pack of an example.
func placeOf(t *testing.T, name string) string {
	t.Helper()
	return documentOf(t, name)["pack"].(string)
}

// native is what the Go library makes of answers.
type native struct {
	bundle  *rules.Bundle
	program *assess.Program
	answers assess.Answers
	got     *assess.Assessment
}

// danger is what the first round shows of them.
func (n native) danger() assess.Danger { return n.program.Session(n.answers).Danger() }

func inGo(t *testing.T, answers []byte) native {
	t.Helper()
	var head struct{ Pack, At string }
	if err := json.Unmarshal(answers, &head); err != nil {
		t.Fatal(err)
	}
	day, ok := logic.ParseDate(head.At)
	if !ok {
		t.Fatalf("the answers are of %q", head.At)
	}
	n := native{bundle: bundleOf(t, head.Pack)}
	var err error
	if n.program, err = assess.Compile(n.bundle, day); err != nil {
		t.Fatal(err)
	}
	if n.answers, err = n.program.DecodeAnswers(answers); err != nil {
		t.Fatal(err)
	}
	n.got = n.program.Assess(n.answers)
	return n
}

// example is an example as Go judges it, notes and days included.
func example(t *testing.T, name string) native {
	t.Helper()
	return inGo(t, jsonOf(t, name))
}

var bundles = map[string]*rules.Bundle{}

func bundleOf(t *testing.T, id string) *rules.Bundle {
	t.Helper()
	if bundles[id] == nil {
		p, err := pack.Load(id, law.FS)
		if err != nil {
			t.Fatal(err)
		}
		bundles[id] = p.Bundle()
	}
	return bundles[id]
}

// plain is JSON without what a parser may change: the order of members.
func plain(t *testing.T, data []byte) string {
	t.Helper()
	var v any
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	if err := d.Decode(&v); err != nil {
		t.Fatal(err)
	}
	return text(t, v)
}

// document is a document as the library makes it.
func (n native) document(t testing.TB, id, lang string) report.Document {
	t.Helper()
	d, err := report.Build(id, n.program, n.answers, n.got, lang)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// table is the table of a document, as the library makes it.
func (n native) table(t testing.TB, id string) string {
	t.Helper()
	rows, err := report.List(id, n.program, n.answers, n.got, "zh")
	if err != nil {
		t.Fatal(err)
	}
	return rows.CSV(true)
}

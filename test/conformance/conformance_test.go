package conformance_test

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/fire321/fire321/assess"
	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/law"
	"github.com/fire321/fire321/rules/pack"
	"github.com/fire321/fire321/test/conformance"
	"github.com/fire321/fire321/wasm/bridge"
)

var update = flag.Bool("update", false, "write the conformance corpus anew")

const corpus = "../../testdata/conformance"

// unit is a sample of examples/units under its pack.
type unit struct {
	name    string
	bundle  *rules.Bundle
	answers []byte
	prog    *assess.Program
	a       assess.Answers
}

func units(t testing.TB) []unit {
	t.Helper()
	files, err := filepath.Glob("../../examples/units/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatal("no sample units", err)
	}
	bundles := map[string]*rules.Bundle{}
	var list []unit
	for _, file := range files {
		if testing.Short() && !strings.HasSuffix(file, "/good-shop.yaml") && !strings.HasSuffix(file, "/noodle-shop.yaml") {
			continue // test.sh runs all of them
		}
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		_, id, _ := strings.Cut(string(data), "\npack: ")
		id, _, _ = strings.Cut(id, "\n")
		if bundles[id] == nil {
			p, err := pack.Load(id, law.FS)
			if err != nil {
				t.Fatal(err)
			}
			bundles[id] = p.Bundle()
		}
		u := unit{name: strings.TrimSuffix(filepath.Base(file), ".yaml"), bundle: bundles[id]}
		if u.answers, _, err = pack.ReadAnswers(data, file, u.bundle); err != nil {
			t.Fatal(err)
		}
		first, err := assess.Compile(u.bundle, u.bundle.KnownFrom)
		if err != nil {
			t.Fatal(err)
		}
		if u.a, err = first.DecodeAnswers(u.answers); err != nil {
			t.Fatal(file, err)
		}
		if u.prog, err = assess.Compile(u.bundle, u.a.At); err != nil {
			t.Fatal(err)
		}
		u.answers = u.prog.EncodeAnswers(u.a)
		list = append(list, u)
	}
	return list
}

// TestConformance keeps the corpus that every host runs: it is what Go gives
// today, and package assess, called directly, gives the same assessment.
func TestConformance(t *testing.T) {
	list := units(t)
	for _, u := range list {
		t.Run(u.name, func(t *testing.T) {
			got, err := conformance.Record(u.bundle, u.answers, u.a.At)
			if err != nil {
				t.Fatal(err)
			}
			if want := conformance.Digest(u.prog.Assess(u.a).Encode()); got.Assessment != want {
				t.Errorf("the bridge's assessment has the digest %s, that of package assess %s", got.Assessment, want)
			}
			file := filepath.Join(corpus, u.name+".txt")
			if *update {
				if err := os.WriteFile(file, got.Format(), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(got.Format(), want) {
				t.Errorf("%s is not what is given today; where that is meant, write it anew: go test -run Conformance -update ./conformance", file)
			}
		})
	}
	cases, err := conformance.Read(corpus)
	if err != nil || !testing.Short() && len(cases) != len(list) {
		t.Fatalf("%d cases for %d units: %v", len(cases), len(list), err)
	}
	steps := 0
	for _, c := range cases {
		steps += len(c.Steps)
	}
	t.Logf("%d cases, %d requests", len(cases), steps)

	// A host replays a case as this one does.
	host := new(bridge.Bridge)
	for _, c := range cases {
		if c.Name == list[0].name {
			if err := c.Run(list[0].bundle.Encode(), func(in []byte) ([]byte, error) { return host.Handle(in), nil }); err != nil {
				t.Errorf("%s: %v", c.Name, err)
			}
		}
	}
}

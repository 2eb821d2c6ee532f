package find

import (
	"encoding/json"
	"os"
	"slices"
	"testing"

	"github.com/fire321/fire321/rules"
)

// The examples are those of the widget.
func TestExamples(t *testing.T) {
	data, err := os.ReadFile("../../wasm/widget/src/question/find.examples.json")
	if err != nil {
		t.Fatal(err)
	}
	var list []struct {
		Name, Call string
		Args       [2]json.RawMessage
		Want       json.RawMessage
	}
	if err := json.Unmarshal(data, &list); err != nil || len(list) == 0 {
		t.Fatal(len(list), err)
	}
	for _, e := range list {
		if e.Call != "find" {
			continue // how the widget shows what was found
		}
		var want []int
		if err := json.Unmarshal(e.Want, &want); err != nil {
			t.Fatal(e.Name, err)
		}
		var typed string
		var options []struct {
			Text  struct{ ZH, EN string }
			Words []string
		}
		if err := json.Unmarshal(e.Args[0], &typed); err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(e.Args[1], &options); err != nil {
			t.Fatal(err)
		}
		var of []rules.Option
		for _, o := range options {
			of = append(of, rules.Option{Text: rules.Text{ZH: o.Text.ZH, EN: o.Text.EN}, Words: o.Words})
		}
		if got := Options(typed, of); !slices.Equal(got, want) {
			t.Errorf("%s: %q finds %v, want %v", e.Name, typed, got, want)
		}
	}
}

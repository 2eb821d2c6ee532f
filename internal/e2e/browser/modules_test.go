package browser

import (
	"encoding/json"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/fire321/fire321/wasm/widget"
)

// source is where the widget's scripts are before they are bundled.
const source = "../../../wasm/widget/src"

// TestModules holds the parts that only reckon against tables of examples,
// which stand beside them: a call, its arguments, what it gives.
func TestModules(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(source, "*", "*.examples.json"))
	if err != nil || len(files) == 0 {
		t.Fatal("no examples", err)
	}
	mux := http.NewServeMux()
	mux.HandleFunc("/{$}", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Security-Policy", widget.Policy)
		w.Header().Set("Content-Type", "text/html")
		io.WriteString(w, `<!doctype html><title>examples</title><link rel="icon" href="data:,">`)
	})
	mux.Handle("/src/", http.StripPrefix("/src/", http.FileServer(http.Dir(source))))
	p := fresh(t, phone)
	p.navigate(serveHandler(t, mux))
	for _, file := range files {
		name, _ := filepath.Rel(source, strings.TrimSuffix(file, ".examples.json"))
		name = filepath.ToSlash(name)
		t.Run(name, func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			var examples []struct {
				Name, Call string
				Args       json.RawMessage
				Want       any
			}
			if err := json.Unmarshal(data, &examples); err != nil || len(examples) == 0 {
				t.Fatal("no examples: ", err)
			}
			for _, e := range examples {
				// A width in columns, as of a terminal, stands for a font.
				got := js[any](p, `(await import('/src/`+name+`.js')).`+e.Call+`(...`+string(e.Args)+`.map((a) => a === 'f:columns' ? (s) => [...s].reduce((n, c) => n + (c > '\u2e80' ? 2 : 1), 0) : a))`)
				if !reflect.DeepEqual(got, e.Want) {
					t.Errorf("%s: got %#v, want %#v", e.Name, got, e.Want)
				}
			}
			t.Logf("%d examples", len(examples))
		})
	}
}

package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

const root = "../.."

// Weights in KiB of brotli that CI holds to. The core are the scripts that a
// phone loads before it shows anything; few is one script of screens that few
// people open, which nobody else loads.
const (
	maxWASM = 560
	maxCore = 45
	maxJS   = 80
	maxFew  = 16
)

// TestDist makes everything again and compares it with what is committed. It
// prints what the browser gets, and holds it to its weights.
func TestDist(t *testing.T) {
	files, err := build(root)
	if err != nil {
		t.Fatal(err)
	}
	bad, err := stale(root, files)
	if err != nil {
		t.Fatal(err)
	}
	if len(bad) > 0 {
		t.Fatalf("wasm/widget/dist is not current: run `go generate ./wasm/widget`\n%s", strings.Join(bad, "\n"))
	}
	var js, core float64
	weigh := func(f file) float64 {
		info, err := os.Stat(filepath.Join(dist(root), filepath.FromSlash(f.path)) + pressed)
		if err != nil {
			t.Fatal(err)
		}
		kib := float64(info.Size()) / 1024
		t.Logf("%7.1f KiB  %s", kib, f.path)
		return kib
	}
	for _, f := range files {
		switch kib := weigh(f); {
		case strings.HasPrefix(f.path, "fire321-") && filepath.Ext(f.path) == ".js" && !slices.Contains([]string{named, shared, later}, f.path):
			if kib > maxFew {
				t.Errorf("%s weighs %.1f KiB, more than %d", f.path, kib, maxFew)
			}
		case filepath.Ext(f.path) == ".js":
			js += kib
			if f.path == "fire321-check.js" || f.path == shared || f.path == "worker.js" {
				core += kib
			}
		case f.path == "fire321.wasm" && kib > maxWASM:
			t.Errorf("%s weighs %.1f KiB, more than %d", f.path, kib, maxWASM)
		}
	}
	if t.Logf("%7.1f KiB  what the first question needs", core); core > maxCore {
		t.Errorf("the scripts that the first question needs weigh %.1f KiB, more than %d", core, maxCore)
	}
	if t.Logf("%7.1f KiB  the JavaScript that all load", js); js > maxJS {
		t.Errorf("the JavaScript that all load weighs %.1f KiB, more than %d", js, maxJS)
	}
}

// TestWords: what the scripts say is in the catalogue, in both languages with
// the same holes, and nothing else is.
func TestWords(t *testing.T) {
	var catalogue map[string]map[string]any
	data, err := os.ReadFile(filepath.Join(root, src, "part", "words.json"))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, &catalogue); err != nil {
		t.Fatal(err)
	}
	scripts := sources(t)
	said := saidIn(scripts)
	hole := regexp.MustCompile(`\{\d\}`)
	for key, entry := range catalogue {
		if !said(key) && !strings.HasPrefix(key, "plan-") {
			t.Errorf("nothing says %s", key)
		}
		zh, _ := entry["zh"].(string)
		many, _ := entry["en"].(string)
		if forms, ok := entry["en"].([]any); ok && len(forms) == 2 {
			many, _ = forms[1].(string)
		}
		a, b := hole.FindAllString(zh, -1), hole.FindAllString(many, -1)
		slices.Sort(a)
		slices.Sort(b)
		if zh == "" || many == "" || !slices.Equal(a, b) {
			t.Errorf("%s: %q and %q do not match", key, zh, many)
		}
	}
	// A key that is missing throws when the screen is shown; those said as
	// they stand can be told here.
	for _, m := range regexp.MustCompile(`\bsay\('([a-z0-9-]+)'[,)]`).FindAllStringSubmatch(scripts, -1) {
		if catalogue[m[1]] == nil && !inPage(m[1]) {
			t.Errorf("no words for %s", m[1])
		}
	}
}

// inPage reports whether the page's own few words have a key.
func inPage(key string) bool {
	data, err := os.ReadFile(filepath.Join(root, src, "page", "words.json"))
	return err == nil && strings.Contains(string(data), `"`+key+`":`)
}

// TestNoMarkup: nothing parses HTML, whoever typed it.
func TestNoMarkup(t *testing.T) {
	for _, sink := range []string{"innerHTML", "outerHTML", "insertAdjacentHTML", "DOMParser", "document.write", "setHTMLUnsafe", "createContextualFragment", "eval(", "new Function"} {
		if strings.Contains(sources(t), sink) {
			t.Errorf("the sources use %s", sink)
		}
	}
}

func sources(t *testing.T) string {
	t.Helper()
	var all strings.Builder
	err := filepath.WalkDir(filepath.Join(root, src), func(name string, e os.DirEntry, err error) error {
		if err != nil || filepath.Ext(name) != ".js" {
			return err
		}
		data, err := os.ReadFile(name)
		all.Write(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all.String()
}

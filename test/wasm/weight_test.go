package wasm

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"

	"github.com/fire321/fire321/rules/law"
	"github.com/fire321/fire321/rules/pack"
	"github.com/fire321/fire321/wasm/build/slim"
)

// What a browser may have to load, in bytes of brotli -q 11.
const (
	maxModule = 560 << 10
	maxBundle = 300 << 10 // of the largest unit; a small shop is to load 120, when a bundle comes in parts
	maxJS     = 60 << 10
)

// compressed is the size after brotli at its best.
func compressed(t *testing.T, data []byte) int {
	var out bytes.Buffer
	w := brotli.NewWriterOptions(&out, brotli.WriterOptions{Quality: 11, LGWin: 24})
	if _, err := w.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Len()
}

func weigh(t *testing.T, what string, data []byte, most int) {
	t.Helper()
	n := compressed(t, data)
	t.Logf("%s: %.1f KiB of brotli, %.1f KiB raw", what, kib(n), kib(len(data)))
	if n > most {
		t.Errorf("%s: %d bytes of brotli, %d more than the %d allowed", what, n, n-most, most)
	}
}

func kib(n int) float64 { return float64(n) / 1024 }

func TestModuleWeight(t *testing.T) {
	m, err := module()
	if err != nil {
		t.Fatal(err)
	}
	weigh(t, "fire321.wasm", m.code, maxModule)

	// Where it lies: the same module with its names, package by package.
	file := filepath.Join(t.TempDir(), "named.wasm")
	if err := slim.Whole(slim.Reactor, file, "-ldflags="); err != nil {
		t.Fatal(err)
	}
	named, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	parts, err := anatomy(named)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range parts {
		t.Logf("%7.1f KiB raw  %s", kib(p.bytes), p.name)
	}
}

func TestBundleWeight(t *testing.T) {
	for _, id := range packs(t) {
		p, err := pack.Load(id, law.FS)
		if err != nil {
			t.Fatal(err)
		}
		weigh(t, id, p.Bundle().Encode(), maxBundle)
	}
}

// packs are the ids of all packs of the law that a unit can be judged by.
func packs(t *testing.T) []string {
	var ids []string
	if err := fs.WalkDir(law.FS, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || filepath.Base(name) != "pack.yaml" {
			return err
		}
		data, err := fs.ReadFile(law.FS, name)
		if strings.Contains(string(data), "\nkind: pack") {
			ids = append(ids, strings.TrimSuffix(name, "/pack.yaml"))
		}
		return err
	}); err != nil || len(ids) == 0 {
		t.Fatal("no packs", err)
	}
	return ids
}

func TestJavaScriptWeight(t *testing.T) {
	files, err := filepath.Glob("../../wasm/js/*.js")
	if err != nil || len(files) == 0 {
		t.Fatal("no JavaScript", err)
	}
	var all []byte
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, data...)
	}
	weigh(t, "wasm/js", all, maxJS)
}

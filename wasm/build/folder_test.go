package main

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

// TestAnyFolder: a copy of the sources in another folder gives the same bytes.
func TestAnyFolder(t *testing.T) {
	here, err := build(root)
	if err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(t.TempDir(), "another place", "fire321")
	for _, name := range []string{"go.mod", "go.sum", "assess", "internal", "rules", "wasm"} {
		copyTo(t, dir, name)
	}
	there, err := build(dir)
	if err != nil {
		t.Fatal(err)
	}
	if len(here) != len(there) || len(here) == 0 {
		t.Fatalf("%d files here, %d there", len(here), len(there))
	}
	for i, f := range here {
		if f.path != there[i].path || !bytes.Equal(f.data, there[i].data) {
			t.Errorf("%s is not the same as %s in another folder", f.path, there[i].path)
		}
	}
}

// copyTo copies a file or folder of the sources, without what is made of them.
func copyTo(t *testing.T, dir, name string) {
	t.Helper()
	err := filepath.WalkDir(filepath.Join(root, name), func(path string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, path)
		if err != nil {
			return err
		}
		if e.IsDir() {
			if path == dist(root) {
				return filepath.SkipDir
			}
			return os.MkdirAll(filepath.Join(dir, rel), 0o755)
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, rel)), 0o755); err != nil {
			return err
		}
		return os.WriteFile(filepath.Join(dir, rel), data, 0o644)
	})
	if err != nil {
		t.Fatal(err)
	}
}

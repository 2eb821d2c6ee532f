package main

import (
	"bytes"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/andybalholm/brotli"
)

// file is one file that the browser may get.
type file struct {
	path string // below dist, with slashes
	data []byte
}

// listed is a file as files.json names it; package widget reads the same file.
type listed struct {
	Path string `json:"path"`
	Type string `json:"type"`
	Size int    `json:"size"`
	// SHA256 is of the file before compression.
	SHA256 string `json:"sha256"`
	// Integrity is the same for the attribute of that name in HTML.
	Integrity string `json:"integrity"`
}

// types are the media types by extension: a browser starts a module, and
// compiles WASM during the download, only with the right type.
var types = map[string]string{
	".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8",
	".wasm": "application/wasm", ".json": "application/json", ".svg": "image/svg+xml",
	".webmanifest": "application/manifest+json", ".ts": "text/plain; charset=utf-8", ".txt": "text/plain; charset=utf-8",
}

func list(files []file) []listed {
	var out []listed
	for _, f := range files {
		out = append(out, listed{
			Path: f.path, Type: types[filepath.Ext(f.path)], Size: len(f.data),
			SHA256: digest(f.data), Integrity: integrity(f.data),
		})
	}
	return out
}

func digest(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

func integrity(data []byte) string {
	sum := sha512.Sum384(data)
	return "sha384-" + base64.StdEncoding.EncodeToString(sum[:])
}

// pressed is the suffix of file names in dist.
const pressed = ".br"

func dist(root string) string { return filepath.Join(root, "wasm", "widget", "dist") }

// write makes dist hold these files and no others. Brotli at its best level is
// slow, so an existing file that decompresses to the same bytes is kept.
func write(root string, files []file) error {
	dir := dist(root)
	index, err := json.MarshalIndent(list(files), "", "\t")
	if err != nil {
		return err
	}
	keep := map[string]bool{filepath.Join(dir, "files.json"): true}
	if err := save(filepath.Join(dir, "files.json"), append(index, '\n')); err != nil {
		return err
	}
	for _, f := range files {
		name := filepath.Join(dir, filepath.FromSlash(f.path)) + pressed
		keep[name] = true
		if old, err := unpackFile(name); err == nil && bytes.Equal(old, f.data) {
			continue
		}
		packed, err := press(f.data)
		if err == nil {
			err = save(name, packed)
		}
		if err != nil {
			return err
		}
	}
	return filepath.WalkDir(dir, func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || keep[name] {
			return err
		}
		return os.Remove(name)
	})
}

func save(name string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	return os.WriteFile(name, data, 0o644)
}

// stale lists the files in dist that differ from what write would write now.
func stale(root string, files []file) ([]string, error) {
	dir := dist(root)
	var bad []string
	var have []string
	data, err := os.ReadFile(filepath.Join(dir, "files.json"))
	if err != nil {
		return nil, err
	}
	var index []listed
	if err := json.Unmarshal(data, &index); err != nil || !slices.Equal(index, list(files)) {
		bad = append(bad, "files.json")
	}
	want := []string{"files.json"}
	for _, f := range files {
		want = append(want, f.path+pressed)
		old, err := unpackFile(filepath.Join(dir, filepath.FromSlash(f.path)) + pressed)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
		if err != nil || !bytes.Equal(old, f.data) {
			bad = append(bad, f.path+pressed)
		}
	}
	err = filepath.WalkDir(dir, func(name string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			rel, _ := filepath.Rel(dir, name)
			have = append(have, filepath.ToSlash(rel))
		}
		return err
	})
	for _, name := range have {
		if !slices.Contains(want, name) {
			bad = append(bad, name+" (no longer made)")
		}
	}
	return bad, err
}

// press compresses a file, with the largest window that every browser must
// support: the module is larger than a smaller window.
func press(data []byte) ([]byte, error) {
	var b bytes.Buffer
	w := brotli.NewWriterOptions(&b, brotli.WriterOptions{Quality: brotli.BestCompression, LGWin: 24})
	if _, err := w.Write(data); err != nil {
		return nil, err
	}
	err := w.Close()
	return b.Bytes(), err
}

// unpackFile reads a compressed file.
func unpackFile(name string) ([]byte, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	return io.ReadAll(brotli.NewReader(bytes.NewReader(data)))
}

// withIntegrity fills {{integrity NAME}} in a page.
func withIntegrity(page []byte, files []file) []byte {
	for _, f := range files {
		mark := "{{integrity " + f.path + "}}"
		if bytes.Contains(page, []byte(mark)) {
			page = []byte(strings.ReplaceAll(string(page), mark, integrity(f.data)))
		}
	}
	return page
}

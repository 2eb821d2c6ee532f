package main

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/fire321/fire321/wasm/build/npm"
)

// unpacked gives the folder of a package, unpacked for this test.
func unpacked(t *testing.T, p npm.Package) string {
	t.Helper()
	data, err := p.Tarball()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := unpack(dir, data); err != nil {
		t.Fatal(err)
	}
	return filepath.Join(dir, "package")
}

// unpack writes the files of a .tgz below dir.
func unpack(dir string, tgz []byte) error {
	z, err := gzip.NewReader(bytes.NewReader(tgz))
	if err != nil {
		return err
	}
	for r := tar.NewReader(z); ; {
		h, err := r.Next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if h.Typeflag != tar.TypeReg || !filepath.IsLocal(filepath.FromSlash(h.Name)) {
			continue
		}
		data, err := io.ReadAll(r)
		if err != nil {
			return err
		}
		if err := save(filepath.Join(dir, filepath.FromSlash(h.Name)), data); err != nil {
			return err
		}
	}
}

// node runs a command of Node.js, and gives what it prints. The test fails
// where it is missing or fails.
func node(t *testing.T, name string, args ...string) []byte {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		t.Fatalf("%s is missing, which the tests of the scripts need: install Node.js 18 or newer (Debian: apt-get install -y --no-install-recommends nodejs npm)", name)
	}
	cmd := exec.Command(path, args...)
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	if err := cmd.Run(); err != nil {
		t.Fatalf("%s: %v\n%s%s", strings.Join(cmd.Args, " "), err, out.Bytes(), errs.Bytes())
	}
	return out.Bytes()
}

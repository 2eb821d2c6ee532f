package main

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"crypto/sha512"
	"encoding/base64"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// pinned is a package of the npm registry: one version, and the checksum of
// its file as `npm view NAME@VERSION dist.integrity` prints it.
type pinned struct{ name, version, integrity string }

// npm gives the folder of a package, unpacked for this test. `npm pack` fetches
// its file once, into the user's cache; what does not have the checksum is not
// used. Nothing of the package is run by npm.
func npm(t *testing.T, p pinned) string {
	t.Helper()
	cache, err := os.UserCacheDir()
	if err != nil {
		cache = t.TempDir()
	}
	cache = filepath.Join(cache, "fire321", "npm")
	if err := os.MkdirAll(cache, 0o755); err != nil {
		t.Fatal(err)
	}
	file := strings.ReplaceAll(strings.TrimPrefix(p.name, "@"), "/", "-") + "-" + p.version + ".tgz"
	data, err := os.ReadFile(filepath.Join(cache, file))
	if err != nil || checksum(data) != p.integrity {
		node(t, "npm", "pack", "--silent", "--pack-destination", cache, p.name+"@"+p.version)
		if data, err = os.ReadFile(filepath.Join(cache, file)); err != nil {
			t.Fatal(err)
		}
	}
	if got := checksum(data); got != p.integrity {
		t.Fatalf("%s@%s has the checksum %s, want %s", p.name, p.version, got, p.integrity)
	}
	dir := t.TempDir()
	if err := unpack(dir, data); err != nil {
		t.Fatal(err)
	}
	return filepath.Join(dir, "package")
}

func checksum(data []byte) string {
	sum := sha512.Sum512(data)
	return "sha512-" + base64.StdEncoding.EncodeToString(sum[:])
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

// Package npm gets what tests need from the npm registry: one version of a
// package, by npm's own client and with a checksum. npm runs no code of a
// package, and the repository keeps nothing of it. Only tests import it.
package npm

import (
	"crypto/sha512"
	"encoding/base64"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// Package is one version of a package. Integrity is the checksum of its file as
// `npm view NAME@VERSION dist.integrity` prints it.
type Package struct{ Name, Version, Integrity string }

// Tarball is the package as the registry has it, a .tgz. It is downloaded once,
// into the user's cache, and returned only if it has the checksum. The error
// says in one line what is missing. Several processes may call it at the same
// time.
func (p Package) Tarball() ([]byte, error) {
	folder, err := os.UserCacheDir()
	if err != nil {
		folder = os.TempDir()
	}
	folder = filepath.Join(folder, "fire321", "npm")
	file := filepath.Join(folder, p.file())
	data, err := os.ReadFile(file)
	if err == nil && integrity(data) == p.Integrity {
		return data, nil
	}
	if data, err = p.pack(); err != nil {
		return nil, err
	}
	if sum := integrity(data); sum != p.Integrity {
		return nil, fmt.Errorf("%s@%s came with the checksum %s, want %s", p.Name, p.Version, sum, p.Integrity)
	}
	if os.MkdirAll(folder, 0o755) == nil {
		os.WriteFile(file, data, 0o644) // without a cache it is downloaded again next time
	}
	return data, nil
}

// file is npm's name for the package's file.
func (p Package) file() string {
	return strings.ReplaceAll(strings.TrimPrefix(p.Name, "@"), "/", "-") + "-" + p.Version + ".tgz"
}

func integrity(data []byte) string {
	sum := sha512.Sum512(data)
	return "sha512-" + base64.StdEncoding.EncodeToString(sum[:])
}

// pack makes npm download the file into a new folder for this call.
func (p Package) pack() ([]byte, error) {
	npm, err := exec.LookPath("npm")
	if err != nil {
		return nil, fmt.Errorf("npm is missing, which brings %s@%s: install Node.js 18 or newer (Debian: apt-get install -y --no-install-recommends nodejs npm)", p.Name, p.Version)
	}
	folder, err := os.MkdirTemp("", "fire321-npm-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(folder)
	if out, err := exec.Command(npm, "pack", p.Name+"@"+p.Version, "--silent", "--ignore-scripts", "--pack-destination", folder).CombinedOutput(); err != nil {
		return nil, fmt.Errorf("npm pack %s@%s: %w\n%s", p.Name, p.Version, err, out)
	}
	return os.ReadFile(filepath.Join(folder, p.file()))
}

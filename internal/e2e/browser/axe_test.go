package browser

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"crypto/sha512"
	"encoding/base64"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
)

// axe-core, by Deque Systems, under the Mozilla Public License 2.0, is not kept
// in this repository. It comes by npm when a test wants it, and stays in the
// user's cache. axeIntegrity is what the registry says of that version:
//
//	npm view axe-core@4.14.1 dist.integrity
const (
	axeVersion   = "4.14.1"
	axeIntegrity = "sha512-FHfa+lmNjQZfJz1q8wKqIDwC6DExcHt/pkjNQb09a3NPjCKg2rhu5qb2S4r76ASyFNNtuFooJpZe37OgudVGtQ=="
)

var axeOnce = sync.OnceValues(readAxe)

// axeSource is axe.min.js.
func axeSource(t testing.TB) string {
	t.Helper()
	source, err := axeOnce()
	if err != nil {
		t.Fatal(err)
	}
	return source
}

func readAxe() (string, error) {
	folder, err := os.UserCacheDir()
	if err != nil {
		folder = os.TempDir()
	}
	folder = filepath.Join(folder, "fire321")
	file := filepath.Join(folder, "axe-core-"+axeVersion+".tgz")
	data, err := os.ReadFile(file)
	if err != nil || integrity(data) != axeIntegrity {
		if data, err = packAxe(); err != nil {
			return "", err
		}
		if sum := integrity(data); sum != axeIntegrity {
			return "", fmt.Errorf("axe-core %s came with the checksum %s, want %s", axeVersion, sum, axeIntegrity)
		}
		if os.MkdirAll(folder, 0o755) == nil {
			os.WriteFile(file, data, 0o644) // without a cache it comes again the next time
		}
	}
	return member(data, "package/axe.min.js")
}

func integrity(data []byte) string {
	sum := sha512.Sum512(data)
	return "sha512-" + base64.StdEncoding.EncodeToString(sum[:])
}

// packAxe has npm bring the package.
func packAxe() ([]byte, error) {
	npm, err := exec.LookPath("npm")
	if err != nil {
		return nil, fmt.Errorf("npm is missing, which brings axe-core %s: apt-get install -y --no-install-recommends npm", axeVersion)
	}
	folder, err := os.MkdirTemp("", "fire321-axe-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(folder)
	if out, err := exec.Command(npm, "pack", "axe-core@"+axeVersion, "--ignore-scripts", "--pack-destination", folder).CombinedOutput(); err != nil {
		return nil, fmt.Errorf("npm pack axe-core@%s: %w\n%s", axeVersion, err, out)
	}
	return os.ReadFile(filepath.Join(folder, "axe-core-"+axeVersion+".tgz"))
}

// member is one file of a package.
func member(tgz []byte, name string) (string, error) {
	unzipped, err := gzip.NewReader(bytes.NewReader(tgz))
	if err != nil {
		return "", err
	}
	for archive := tar.NewReader(unzipped); ; {
		head, err := archive.Next()
		if err != nil {
			return "", fmt.Errorf("axe-core %s: %s: %w", axeVersion, name, err)
		}
		if head.Name == name {
			data, err := io.ReadAll(archive)
			return string(data), err
		}
	}
}

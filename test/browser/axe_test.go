package browser

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"sync"
	"testing"

	"github.com/fire321/fire321/wasm/build/npm"
)

// axe-core, by Deque Systems, under the Mozilla Public License 2.0, is not kept
// in this repository. It comes by npm when a test wants it, and stays in the
// user's cache.
var axe = npm.Package{
	Name: "axe-core", Version: "4.14.1",
	Integrity: "sha512-FHfa+lmNjQZfJz1q8wKqIDwC6DExcHt/pkjNQb09a3NPjCKg2rhu5qb2S4r76ASyFNNtuFooJpZe37OgudVGtQ==",
}

var axeOnce = sync.OnceValues(func() (string, error) {
	data, err := axe.Tarball()
	if err != nil {
		return "", err
	}
	return member(data, "package/axe.min.js")
})

// axeSource is axe.min.js.
func axeSource(t testing.TB) string {
	t.Helper()
	source, err := axeOnce()
	if err != nil {
		t.Fatal(err)
	}
	return source
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
			return "", fmt.Errorf("axe-core %s: %s: %w", axe.Version, name, err)
		}
		if head.Name == name {
			data, err := io.ReadAll(archive)
			return string(data), err
		}
	}
}

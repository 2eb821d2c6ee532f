package npm

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// What lies in the cache is given where it has the checksum, and else fetched;
// where npm is missing, a line says so.
func TestTarball(t *testing.T) {
	cache := t.TempDir()
	t.Setenv("XDG_CACHE_HOME", cache)
	t.Setenv("HOME", cache)
	t.Setenv("PATH", "")
	p := Package{"@some/thing", "1.2.3", integrity([]byte("right"))}
	folder, err := os.UserCacheDir()
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(folder, "fire321", "npm", "some-thing-1.2.3.tgz")
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	for said, ok := range map[string]bool{"right": true, "wrong": false} {
		if err := os.WriteFile(file, []byte(said), 0o644); err != nil {
			t.Fatal(err)
		}
		data, err := p.Tarball()
		switch {
		case ok && (err != nil || string(data) != said):
			t.Errorf("%s: %q, %v", said, data, err)
		case !ok && (data != nil || err == nil || !strings.Contains(err.Error(), "npm is missing") || strings.Contains(err.Error(), "\n")):
			t.Errorf("%s: %q, %v", said, data, err)
		}
	}
}

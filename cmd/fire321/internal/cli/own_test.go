package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Promise: a pack is found by its id below the current folder, and its path
// ends in the id. If it is only near the answers, it is only named.
func TestOwnPack(t *testing.T) {
	dir := t.TempDir()
	for name, id := range map[string]string{
		"work/xx/city": "xx/city", "work/deep/er/xx/city": "xx/city", "work/.old/xx/city": "xx/city",
		"work/xx/other": "xx/city", "beside/xx/city": "xx/city", "work/xx/town": "xx/town",
	} {
		folder := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(folder, 0o755); err != nil {
			t.Fatal(err)
		}
		write(t, filepath.Join(folder, "pack.yaml"), "id: "+id+"\n")
	}
	t.Chdir(filepath.Join(dir, "work"))
	for _, test := range []struct {
		id, file string
		want     ownPacks
	}{
		{"xx/city", "a.yaml", ownPacks{here: []string{"deep/er/xx/city", "xx/city"}}},
		{"xx/town", "../beside/a.yaml", ownPacks{here: []string{"xx/town"}}},
		{"xx/city", "-", ownPacks{here: []string{"deep/er/xx/city", "xx/city"}}},
		{"xx/none", "a.yaml", ownPacks{}},
		{"", "a.yaml", ownPacks{}},
	} {
		if diff := cmp.Diff(test.want, ownPack(test.id, test.file), cmp.AllowUnexported(ownPacks{})); diff != "" {
			t.Errorf("%s beside %s (-want +got):\n%s", test.id, test.file, diff)
		}
	}
	t.Chdir(filepath.Join(dir, "work", "xx", "town"))
	if got := ownPack("xx/town", "-").here; len(got) != 1 || !strings.HasSuffix(filepath.ToSlash(got[0]), "/work/xx/town") {
		t.Errorf("within the pack: %v", got)
	}
	if got := ownPack("xx/city", filepath.Join("..", "..", "..", "beside", "a.yaml")); len(got.here) != 0 || len(got.beside) != 1 {
		t.Errorf("near the answers alone: %v", got)
	}
}

package stories

import (
	"errors"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/fire321/fire321/test/internal/command"
)

var update = flag.Bool("update", false, "write what the command prints into the scripts")

// today is the day on which every story happens, unless it sets TODAY.
const today = "2026-11-24"

func TestMain(m *testing.M) {
	flag.Parse()
	code := m.Run()
	command.Remove()
	os.Exit(code)
}

// TestScript tells stories of the command, one a file. Each begins in a folder
// that holds a small pack and the answers of a noodle shop (testdata/shop).
// Run it with -update to write new goldens, and read them before they are kept.
func TestScript(t *testing.T) {
	file := command.File(t)
	testscript.Run(t, testscript.Params{
		Dir:           filepath.Join("testdata", "script"),
		UpdateScripts: *update,
		Setup: func(env *testscript.Env) error {
			env.Setenv("PATH", filepath.Dir(file)+string(filepath.ListSeparator)+env.Getenv("PATH"))
			env.Setenv("TODAY", today)
			return copyMissing(env.WorkDir, os.DirFS(filepath.Join("..", "..", "testdata", "shop")))
		},
	})
}

// copyMissing copies a folder, but for the files that a story brings itself.
func copyMissing(dir string, from fs.FS) error {
	return fs.WalkDir(from, ".", func(name string, e fs.DirEntry, err error) error {
		to := filepath.Join(dir, filepath.FromSlash(name))
		if err != nil || e.IsDir() {
			return errors.Join(err, os.MkdirAll(to, 0o755))
		}
		if _, err := os.Stat(to); err == nil {
			return nil
		}
		data, err := fs.ReadFile(from, name)
		if err != nil {
			return err
		}
		return os.WriteFile(to, data, 0o644)
	})
}

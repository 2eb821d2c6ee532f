package e2e

import (
	"context"
	"errors"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/fire321/fire321/internal/cli"
)

var update = flag.Bool("update", false, "write what the command prints into the scripts")

// today is the day on which every story happens, unless it sets TODAY.
const today = "2026-11-24"

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"fire321": func() {
			day := os.Getenv("TODAY")
			if day == "" {
				day = today
			}
			now, err := time.Parse(time.DateOnly, day)
			if err != nil {
				panic(err)
			}
			os.Exit(cli.Main(context.Background(), os.Args[1:], os.Stdin, os.Stdout, os.Stderr, func() time.Time { return now }))
		},
	})
}

// TestScript tells stories of the command, one a file. Each begins in a folder
// that holds a small pack and the answers of a noodle shop (internal/cli/testdata/shop).
// Run it with -update to write new goldens, and read them before they are kept.
func TestScript(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:           filepath.Join("testdata", "script"),
		UpdateScripts: *update,
		Setup: func(env *testscript.Env) error {
			return copyMissing(env.WorkDir, os.DirFS(filepath.Join("..", "cli", "testdata", "shop")))
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

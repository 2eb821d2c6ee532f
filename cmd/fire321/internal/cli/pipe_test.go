//go:build unix

package cli

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

func pipe(t *testing.T, name string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), name)
	if err := syscall.Mkfifo(file, 0o600); err != nil {
		t.Skip("no pipes here: ", err)
	}
	return file
}

// A shell gives the output of a command as a pipe: answers are read from it, and
// no more of them than answers may have.
func TestAnswersFromAPipe(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		want int
	}{
		"good":    {good, exitOK},
		"endless": {good + strings.Repeat("# and so on\n", 1<<18), exitUsage},
	} {
		t.Run(name, func(t *testing.T) {
			file := pipe(t, "answers")
			go func() { _ = os.WriteFile(file, []byte(c.text), 0o600) }() // breaks off when the reader has enough
			if code, out, errs := run(t, "", "assess", "--pack", shopPack, file); code != c.want {
				t.Errorf("exit code %d, want %d\n%s%s", code, c.want, out, errs)
			}
		})
	}
}

// A pipe that nobody writes to is never waited for where a file belongs.
func TestPipesThatAreRefused(t *testing.T) {
	file := pipe(t, "answers.yaml")
	root := t.TempDir()
	if err := os.CopyFS(root, os.DirFS("../../../../testdata/shop/packs")); err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(root, "demo/unit")
	if err := syscall.Mkfifo(filepath.Join(dir, "sources", "more.yaml"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{
		{"ask", file}, {"lint", dir}, {"test", dir}, {"bundle", dir}, {"assess", "--pack", dir, "../../../../testdata/shop/noodle.yaml"},
		{"compare", shopPack, shopPack, "--units", filepath.Dir(file)},
	} {
		for _, lang := range []string{"zh", "en"} {
			code, out, errs := run(t, "", append(args, "--lang", lang)...)
			if code == exitOK || out != "" || !strings.Contains(errs, "E-FILE-KIND") {
				t.Errorf("%v: exit code %d: %s%s", args, code, out, errs)
			}
		}
	}
}

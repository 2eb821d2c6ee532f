package stories

import (
	"context"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/fire321/fire321/test/internal/command"
)

// Every command that the READMEs and the readers' pages show is run here, in
// their order, in a folder that has the samples; what they show as printed
// must be printed. "…" alone on a line stands for lines left out.
func TestDocumentedCommandsRun(t *testing.T) {
	command.File(t) // it is built before this goes elsewhere
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	pages := []string{"README.md", "README.zh-CN.md"}
	more, err := filepath.Glob(filepath.Join(root, "docs", "*.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, page := range more {
		pages = append(pages, filepath.Join("docs", filepath.Base(page)))
	}
	ran := 0
	for _, page := range pages {
		text, err := os.ReadFile(filepath.Join(root, page))
		if err != nil {
			t.Fatal(err)
		}
		t.Run(page, func(t *testing.T) {
			dir := t.TempDir()
			if err := os.Symlink(filepath.Join(root, "examples"), filepath.Join(dir, "examples")); err != nil {
				t.Fatal(err)
			}
			t.Chdir(dir)
			var printed string
			for _, b := range fences(string(text)) {
				if b.kind == "" && printed != "" {
					shows(t, b.body, printed)
				}
				printed = ""
				if b.kind != "sh" {
					continue
				}
				for _, line := range strings.Split(b.body, "\n") {
					line, _, _ = strings.Cut(line, " #")
					args, ok := strings.CutPrefix(strings.TrimSpace(line), "go run ./cmd/fire321 ")
					if !ok {
						if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "bash test.sh") && !strings.HasPrefix(line, "go test -short") && !strings.HasPrefix(line, "go get ") {
							t.Errorf("no test runs %q", line)
						}
						continue
					}
					ran++
					printed = run(t, strings.Fields(args))
				}
			}
		})
	}
	if ran < 10 {
		t.Errorf("%d commands were found, want at least 10", ran)
	}
}

func run(t *testing.T, args []string) string {
	t.Helper()
	if args[0] == "serve" {
		return runServer(t, args)
	}
	got := command.Run(t, today, "1\n\nq\n", args...)
	if got.Code == 2 || got.Code != 0 && args[0] != "assess" && args[0] != "compare" {
		t.Errorf("fire321 %s ended with %d:\n%s%s", strings.Join(args, " "), got.Code, got.Stderr, got.Stdout)
	}
	return got.Stdout
}

var url = regexp.MustCompile(`http://[^ /]+/`)

// runServer runs the command until its page has come, and interrupts it. A
// port that it is free to choose keeps it out of the way of others.
func runServer(t *testing.T, args []string) string {
	t.Helper()
	ctx, interrupt := context.WithTimeout(t.Context(), time.Minute)
	defer interrupt()
	got := command.Serve(ctx, t, func(line string) {
		at := url.FindString(line)
		page, err := http.Get(at)
		if err != nil {
			t.Errorf("%q: %v", line, err)
		} else {
			if page.Body.Close(); page.StatusCode != http.StatusOK {
				t.Errorf("%s: %s", at, page.Status)
			}
		}
		interrupt()
	}, append(args, "--addr", "localhost:0")...)
	if got.Code != 0 || !url.MatchString(got.Stdout) {
		t.Errorf("fire321 %s ended with %d:\n%s%s", strings.Join(args, " "), got.Code, got.Stderr, got.Stdout)
	}
	return url.ReplaceAllString(got.Stdout, "http://localhost:8321/")
}

// shows checks that a documented output is what was printed.
func shows(t *testing.T, documented, printed string) {
	t.Helper()
	rest := printed
	for _, part := range strings.Split(documented, "…\n") {
		part = strings.TrimRight(part, " \n")
		at := strings.Index(rest, part)
		if at < 0 {
			t.Errorf("this is not printed:\n%s\nbut:\n%.1500s", part, printed)
			return
		}
		rest = rest[at+len(part):]
	}
}

type fence struct{ kind, body string }

// fences are the code blocks of a page.
func fences(text string) []fence {
	var list []fence
	for i, part := range strings.Split("\n"+text, "\n```") {
		if i%2 == 1 {
			kind, body, _ := strings.Cut(part, "\n")
			list = append(list, fence{kind, body + "\n"})
		}
	}
	return list
}

package cli

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/fire321/fire321/wasm/widget"
)

// TestServe: the page is there at the address that is printed, and the command
// ends in good order when it is told to stop.
func TestServe(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	r, w := io.Pipe()
	code := make(chan int, 1)
	var errs bytes.Buffer
	go func() {
		code <- Main(ctx, []string{"serve", "--addr", "127.0.0.1:0", "--lang", "en"}, strings.NewReader(""), w, &errs, time.Now)
	}()
	line, err := bufio.NewReader(r).ReadString('\n')
	if err != nil {
		t.Fatal(err, errs.String())
	}
	go io.Copy(io.Discard, r)
	url := regexp.MustCompile(`http://localhost:\d+/`).FindString(line)
	got, err := http.Get(strings.Replace(url, "localhost", "127.0.0.1", 1))
	if err != nil {
		t.Fatal(err)
	}
	body, _ := io.ReadAll(got.Body)
	got.Body.Close()
	if got.StatusCode != 200 || got.Header.Get("Content-Security-Policy") != widget.Policy || !bytes.Contains(body, []byte("<fire321-check")) {
		t.Errorf("%s gave %s\n%s", url, got.Status, body)
	}
	stop()
	select {
	case c := <-code:
		if c != 0 {
			t.Errorf("exit %d: %s", c, errs.String())
		}
	case <-time.After(10 * time.Second):
		t.Error("it did not stop")
	}
}

// Who opens the page to others is told so, in both languages, also where no
// address of a network is known.
func TestServeTellsWhoElseCanOpenIt(t *testing.T) {
	for addr, open := range map[string]bool{"127.0.0.1:0": false, "localhost:0": false, "0.0.0.0:0": true, ":0": true} {
		for lang, words := range map[string]string{"zh": "同一网络里的任何人都能打开这个网页", "en": "Anyone on the same network can open the page"} {
			ctx, stop := context.WithCancel(t.Context())
			var out, errs bytes.Buffer
			done := make(chan int, 1)
			r, w := io.Pipe()
			go func() {
				done <- Main(ctx, []string{"serve", "--addr", addr, "--lang", lang}, strings.NewReader(""), w, &errs, time.Now)
				w.Close()
			}()
			for in := bufio.NewReader(r); ; {
				line, err := in.ReadString('\n')
				out.WriteString(line)
				if err != nil || strings.Contains(line, "Ctrl+C") {
					break
				}
			}
			stop()
			go io.Copy(io.Discard, r)
			if code := <-done; code != 0 || strings.Contains(out.String(), words) != open {
				t.Errorf("%s gives %d: %s%s", addr, code, out.String(), errs.String())
			}
		}
	}
}

func TestServeAddress(t *testing.T) {
	if code, _, stderr := run(t, "", "serve", "--addr", "localhost:99999"); code != 2 || !strings.Contains(stderr, "E-SERVE-ADDR") {
		t.Errorf("exit %d: %s", code, stderr)
	}
}

// TestWidgetBuild: every file is there as it is and pressed, and what else is
// in the folder is left alone.
func TestWidgetBuild(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "site")
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	own := filepath.Join(dir, "own.txt")
	if err := os.WriteFile(own, []byte("mine"), 0o644); err != nil {
		t.Fatal(err)
	}
	for range 2 { // over itself too
		if code, _, stderr := run(t, "", "widget", "build", "-o", dir); code != 0 {
			t.Fatalf("exit %d: %s", code, stderr)
		}
	}
	for _, f := range widget.Files() {
		data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(f.Path)))
		if err != nil || int64(len(data)) != f.Size {
			t.Errorf("%s: %d bytes, %v", f.Path, len(data), err)
		}
	}
	if data, err := os.ReadFile(own); err != nil || string(data) != "mine" {
		t.Error("a file of the folder's owner was touched")
	}
	for _, args := range [][]string{{"widget", "build"}, {"widget", "make", "-o", dir}, {"widget"}} {
		if code, _, _ := run(t, "", args...); code != 2 {
			t.Errorf("%v: exit %d", args, code)
		}
	}
}

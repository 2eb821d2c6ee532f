package widget_test

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/base64"
	"encoding/hex"
	"io"
	"io/fs"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/andybalholm/brotli"
	"github.com/google/go-cmp/cmp"

	"github.com/fire321/fire321/wasm/widget"
)

func get(t *testing.T, target, encodings, etag string) *http.Response {
	t.Helper()
	r := httptest.NewRequest("GET", target, nil)
	r.Header.Set("Accept-Encoding", encodings)
	if etag != "" {
		r.Header.Set("If-None-Match", etag)
	}
	w := httptest.NewRecorder()
	widget.Handler().ServeHTTP(w, r)
	return w.Result()
}

func TestServes(t *testing.T) {
	for _, test := range []struct {
		target, encodings      string
		status                 int
		wantType, wantEncoding string
	}{
		{"http://localhost:8321/", "gzip, br", 200, "text/html; charset=utf-8", "br"},
		{"http://127.0.0.1:8321/fire321.wasm", "gzip, deflate, br, zstd", 200, "application/wasm", "br"},
		{"https://example.org/fire321.wasm", "gzip, br", 200, "application/wasm", "br"},
		{"http://192.168.1.5:8321/fire321.wasm", "gzip, br", 200, "application/wasm", "gzip"},
		{"http://[::1]:8321/worker.js", "br", 200, "text/javascript; charset=utf-8", "br"},
		{"http://localhost/worker.js", "br;q=0, gzip", 200, "text/javascript; charset=utf-8", "gzip"},
		{"http://localhost/worker.js", "identity", 200, "text/javascript; charset=utf-8", ""},
		{"http://localhost/fire321.webmanifest", "gzip", 200, "application/manifest+json", "gzip"},
		{"http://localhost/bundles/cn/national/unit.json", "gzip", 200, "application/json", "gzip"},
		{"http://localhost/dist/files.json", "gzip", 404, "text/plain; charset=utf-8", ""},
		{"http://localhost/../files.go", "gzip", 404, "text/plain; charset=utf-8", ""},
	} {
		t.Run(test.target+" "+test.encodings, func(t *testing.T) {
			got := get(t, test.target, test.encodings, "")
			want := []string{strconv.Itoa(test.status), test.wantType, test.wantEncoding, widget.Policy, "nosniff"}
			h := got.Header
			if d := cmp.Diff(want, []string{strconv.Itoa(got.StatusCode), h.Get("Content-Type"), h.Get("Content-Encoding"), h.Get("Content-Security-Policy"), h.Get("X-Content-Type-Options")}); d != "" {
				t.Error(d)
			}
			if got.StatusCode != 200 {
				return
			}
			body, _ := io.ReadAll(got.Body)
			if ranges := h.Get("Accept-Ranges"); ranges != "" {
				t.Errorf("it claims to serve ranges: %s", ranges)
			}
			if n := h.Get("Content-Length"); n != strconv.Itoa(len(body)) {
				t.Errorf("Content-Length %s, body %d", n, len(body))
			}
			if again := get(t, test.target, test.encodings, h.Get("ETag")); again.StatusCode != http.StatusNotModified {
				t.Errorf("asked again: %d", again.StatusCode)
			}
		})
	}
}

// Promise: files may be asked for by any number of goroutines, also while they
// are compressed for the first time.
func TestManyAtOnce(t *testing.T) {
	h := widget.Handler(shop(t))
	var group sync.WaitGroup
	for _, coding := range []string{"br", "gzip", "identity", "br", "gzip", "identity"} {
		group.Go(func() {
			for _, name := range []string{"", "sw.js", "bundles/demo/unit.json", "bundles/index.json", "worker.js"} {
				r := httptest.NewRequest("GET", "http://localhost/"+name, nil)
				r.Header.Set("Accept-Encoding", coding)
				w := httptest.NewRecorder()
				if h.ServeHTTP(w, r); w.Code != http.StatusOK {
					t.Errorf("%s by %s: %d", name, coding, w.Code)
				}
			}
		})
	}
	group.Wait()
}

// Promise: behind a path without its slash the page would load nothing.
func TestSlashBehindAPath(t *testing.T) {
	w := httptest.NewRecorder()
	http.StripPrefix("/fire", widget.Handler(shop(t))).ServeHTTP(w, httptest.NewRequest("GET", "http://localhost/fire?x=1", nil))
	if got := w.Header().Get("Location"); w.Code != http.StatusMovedPermanently || got != "/fire/?x=1" {
		t.Errorf("%d to %q", w.Code, got)
	}
}

// An entity has a tag for each encoding, or a cache would mix them.
func TestTagsByEncoding(t *testing.T) {
	a := get(t, "http://localhost/worker.js", "br", "").Header.Get("ETag")
	b := get(t, "http://localhost/worker.js", "gzip", "").Header.Get("ETag")
	if a == b {
		t.Errorf("both have %s", a)
	}
}

func TestRefusesOtherMethods(t *testing.T) {
	r := httptest.NewRequest("POST", "http://localhost/", strings.NewReader("x"))
	w := httptest.NewRecorder()
	widget.Handler().ServeHTTP(w, r)
	if w.Code != http.StatusMethodNotAllowed {
		t.Errorf("got %d", w.Code)
	}
}

func TestFilesAreAsListed(t *testing.T) {
	for _, list := range [][]widget.File{widget.Files(), widget.Files(shop(t))} {
		for _, f := range list {
			data := f.Data()
			short, long := sha256.Sum256(data), sha512.Sum384(data)
			if hex.EncodeToString(short[:]) != f.SHA256 || int64(len(data)) != f.Size || f.Type == "" || f.Integrity != "sha384-"+base64.StdEncoding.EncodeToString(long[:]) {
				t.Errorf("%s is not as it is listed", f.Path)
			}
			if unpacked, err := io.ReadAll(brotli.NewReader(bytes.NewReader(f.Brotli()))); err != nil || !bytes.Equal(unpacked, data) {
				t.Errorf("%s: the brotli form is another file: %v", f.Path, err)
			}
			r, err := gzip.NewReader(bytes.NewReader(f.Gzip()))
			if err != nil || !r.ModTime.IsZero() || r.Name != "" {
				t.Errorf("%s: the gzip form is not reproducible", f.Path)
			}
		}
	}
}

// Promise: the policy names the Trusted Types that the page makes, and no other:
// a name that nobody takes is there for whoever breaks in.
func TestPolicyNamesWhatIsMade(t *testing.T) {
	made := map[string]bool{}
	for _, root := range []string{"src", "../js"} {
		err := fs.WalkDir(os.DirFS(root), ".", func(name string, e fs.DirEntry, err error) error {
			if err != nil || filepath.Ext(name) != ".js" {
				return err
			}
			data, err := os.ReadFile(filepath.Join(root, name))
			for _, found := range regexp.MustCompile(`createPolicy\(["']([^"']+)`).FindAllStringSubmatch(string(data), -1) {
				made[found[1]] = true
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	_, named, _ := strings.Cut(widget.Policy, "trusted-types ")
	if diff := cmp.Diff(slices.Sorted(maps.Keys(made)), strings.Fields(named)); diff != "" {
		t.Errorf("(-made +named):\n%s", diff)
	}
	page, err := os.ReadFile("src/page/index.html")
	if err != nil {
		t.Fatal(err)
	}
	if policy, _, _ := strings.Cut(widget.Policy, " frame-ancestors"); !strings.Contains(string(page), policy) || !strings.Contains(string(page), "trusted-types "+named+`"`) {
		t.Error("the page has another policy than its header")
	}
}

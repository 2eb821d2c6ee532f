package cli

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/andybalholm/brotli"

	"github.com/fire321/fire321/internal/term"
	"github.com/fire321/fire321/rules"
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

// If others can open the page, the output says so in both languages, even if no
// network address is known.
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

// Promise: if the page can be opened only on this machine, the output says so
// and how to let a phone in. On a network it shows each address, and the first
// one as a QR code if that is requested.
func TestServeInvites(t *testing.T) {
	for _, test := range []struct {
		addr     string
		ip       net.IP
		qr       bool
		has, not []string
	}{
		{"localhost", net.IPv4(127, 0, 0, 1), true, []string{"Only this computer", "--addr :8321"}, []string{"phone of the same network open", "▀"}},
		{"a network address", net.IPv4(192, 168, 1, 5), false, []string{"http://192.168.1.5:8321/", "Anyone on the same network"}, []string{"Only this computer", "localhost", "▀"}},
		{"the same with its code", net.IPv4(192, 168, 1, 5), true, []string{"http://192.168.1.5:8321/", "▀"}, nil},
	} {
		t.Run(test.addr, func(t *testing.T) {
			var out bytes.Buffer
			c := &command{lang: "en", stdout: bufio.NewWriter(&out), opt: options{qr: test.qr}}
			c.out = &term.Writer{W: c.stdout}
			b := &rules.Bundle{ID: "xx/city", Version: "0.1.0", Title: rules.Text{ZH: "某市", EN: "A city"}}
			if err := c.invite(&net.TCPAddr{IP: test.ip, Port: 8321}, []*rules.Bundle{b}); err != nil {
				t.Fatal(err)
			}
			for _, words := range append(test.has, "A city (xx/city 0.1.0)") {
				if !strings.Contains(out.String(), words) {
					t.Errorf("%q is not said:\n%s", words, out.String())
				}
			}
			for _, words := range test.not {
				if strings.Contains(out.String(), words) {
					t.Errorf("%q is said:\n%s", words, out.String())
				}
			}
		})
	}
}

// serving runs serve with these arguments until the test ends, and returns the
// address that it prints.
func serving(t *testing.T, args ...string) string {
	t.Helper()
	ctx, stop := context.WithCancel(t.Context())
	r, w := io.Pipe()
	code := make(chan int, 1)
	var errs bytes.Buffer
	go func() {
		code <- Main(ctx, append([]string{"serve", "--addr", "127.0.0.1:0"}, args...), strings.NewReader(""), w, &errs, time.Now)
		w.Close()
	}()
	t.Cleanup(func() {
		stop()
		if got := <-code; got != 0 {
			t.Errorf("exit %d: %s", got, errs.String())
		}
	})
	line, err := bufio.NewReader(r).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	go io.Copy(io.Discard, r)
	return strings.Replace(regexp.MustCompile(`http://localhost:\d+/`).FindString(line), "localhost", "127.0.0.1", 1)
}

// Promise: a folder and a bundle file are served as what they are, and no other
// pack beside them.
func TestServeOwnPacks(t *testing.T) {
	file := filepath.Join(t.TempDir(), "shop.json")
	if code, _, errs := run(t, "", "bundle", shopPack, "-o", file); code != 0 {
		t.Fatal(errs)
	}
	for _, name := range []string{shopPack, file} {
		url := serving(t, name)
		got, err := http.Get(url + "bundles/index.json")
		if err != nil {
			t.Fatal(err)
		}
		var index struct{ Bundles []struct{ ID string } }
		err = json.NewDecoder(got.Body).Decode(&index)
		got.Body.Close()
		if err != nil || len(index.Bundles) != 1 || index.Bundles[0].ID != "demo/unit" {
			t.Errorf("%s is served as %v, %v", name, index, err)
		}
	}
}

// What cannot be served is told before anything is.
func TestServeRefuses(t *testing.T) {
	broken := filepath.Join(t.TempDir(), "broken.json")
	if code, _, errs := run(t, "", "bundle", shopPack, "-o", broken); code != 0 {
		t.Fatal(errs)
	}
	data, err := os.ReadFile(broken)
	if err != nil {
		t.Fatal(err)
	}
	write(t, broken, strings.Replace(string(data), `"id":"escape.clear"`, `"id":"patrol.interval_minutes"`, 1))
	kindless := filepath.Join(t.TempDir(), "kindless.json")
	b, err := rules.Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	one := rules.Bundle{ID: b.ID, Version: b.Version, Title: b.Title, Subject: b.Subject, Packs: b.Packs, KnownFrom: b.KnownFrom, Themes: b.Themes, Pages: b.Pages, Grading: b.Grading}
	for _, f := range b.Facts {
		if f.ID == rules.RolesFact {
			one.Facts = append(one.Facts, f)
		}
	}
	write(t, kindless, string(one.Encode()))
	for _, test := range []struct {
		args []string
		want string
	}{
		{[]string{"serve", "no/such"}, "E-PACK-MISSING"},
		{[]string{"serve", "../../../../testdata/shop"}, "it holds ../../../../testdata/shop/packs/demo/unit"},
		{[]string{"serve", "./no-such"}, "E-FILE-MISSING"},
		{[]string{"serve", broken}, "E-ID-TWICE"},
		{[]string{"serve", shopPack, shopPack}, "each pack once"},
		{[]string{"serve", kindless}, "place.kinds"},
		{[]string{"widget", "build", "--pack", broken, "-o", t.TempDir()}, "E-ID-TWICE"},
		{[]string{"widget", "build", shopPack, "-o", t.TempDir()}, "E-ARG-EXTRA"},
	} {
		if code, out, errs := run(t, "", append(test.args, "--lang", "en")...); code != 2 || out != "" || !strings.Contains(errs, test.want) {
			t.Errorf("%v: exit %d: %s%s", test.args, code, out, errs)
		}
	}
}

// Promise: where the page is built over another pack, nothing that a server
// might send instead is left of the former.
func TestWidgetBuildOwnPack(t *testing.T) {
	dir := t.TempDir()
	for _, args := range [][]string{{}, {"--pack", shopPack}} {
		if code, _, errs := run(t, "", append([]string{"widget", "build", "-o", dir}, args...)...); code != 0 {
			t.Fatal(errs)
		}
	}
	for _, name := range []string{"bundles/index.json", "sw.js", "example.html"} {
		for ext, unpack := range map[string]func(io.Reader) (io.Reader, error){
			"":    func(r io.Reader) (io.Reader, error) { return r, nil },
			".br": func(r io.Reader) (io.Reader, error) { return brotli.NewReader(r), nil },
			".gz": func(r io.Reader) (io.Reader, error) { return gzip.NewReader(r) },
		} {
			data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name+ext)))
			if err == nil {
				var r io.Reader
				if r, err = unpack(bytes.NewReader(data)); err == nil {
					data, err = io.ReadAll(r)
				}
			}
			if err != nil || !strings.Contains(string(data), "demo/unit") || strings.Contains(string(data), "cn/national/unit") {
				t.Errorf("%s%s names other packs: %v %.300s", name, ext, err, data)
			}
		}
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

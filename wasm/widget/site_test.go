package widget_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/law"
	"github.com/fire321/fire321/rules/pack"
	"github.com/fire321/fire321/wasm/widget"
)

// shop is a bundle of one's own.
func shop(t *testing.T) *rules.Bundle {
	t.Helper()
	p, err := pack.Load("demo/unit", os.DirFS("../../testdata/shop/packs"))
	if err != nil {
		t.Fatal(err)
	}
	return p.Bundle()
}

// page asks a handler for a file.
func page(t *testing.T, h http.Handler, name string) *httptest.ResponseRecorder {
	t.Helper()
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest("GET", "http://localhost/"+name, nil))
	if w.Code != http.StatusOK {
		t.Fatalf("%s: %d", name, w.Code)
	}
	return w
}

type entry struct {
	ID, Version, File, Digest string
	Title                     struct{ ZH, EN string }
	Within                    []string
}

func index(t *testing.T, h http.Handler) (list []entry) {
	t.Helper()
	if err := json.Unmarshal(page(t, h, "bundles/index.json").Body.Bytes(), &list); err != nil {
		t.Fatal(err)
	}
	return list
}

// Promise: a page offers the packs that it was given, by their own names, and
// no others; every file comes under the same policy as ever.
func TestOwnBundles(t *testing.T) {
	b := shop(t)
	h := widget.Handler(b)
	want := []entry{{ID: "demo/unit", Version: b.Version, File: "demo/unit.json", Digest: b.Digest()}}
	want[0].Title.ZH, want[0].Title.EN = b.Title.ZH, b.Title.EN
	if diff := cmp.Diff(want, index(t, h)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if got := page(t, h, "bundles/demo/unit.json").Body.Bytes(); string(got) != string(b.Encode()) {
		t.Error("the bundle is not in its one form")
	}
	if got := page(t, h, "example.html").Body.String(); !strings.Contains(got, `bundle="demo/unit"`) || strings.Contains(got, "{{") {
		t.Errorf("the example names another pack:\n%s", got)
	}
	for _, f := range widget.Files(b) {
		if strings.HasPrefix(f.Path, "bundles/cn/") {
			t.Errorf("%s is offered too", f.Path)
		}
		if got := page(t, h, f.Path).Header().Get("Content-Security-Policy"); got != widget.Policy {
			t.Errorf("%s has the policy %s", f.Path, got)
		}
	}
}

// Promise: the service worker keeps all that the page needs, each file by the
// digest that it has, and is another one as soon as one file is.
func TestServiceWorker(t *testing.T) {
	b := shop(t)
	changed := *b
	changed.Title.ZH += "（新）"
	version := regexp.MustCompile(`fire321-[0-9a-f]{16}`)
	seen := map[string]bool{}
	for _, files := range [][]widget.File{widget.Files(), widget.Files(b), widget.Files(&changed)} {
		var worker string
		want := map[string]string{}
		for _, f := range files {
			switch ext := path.Ext(f.Path); {
			case f.Path == "sw.js":
				worker = string(f.Data())
			case ext != ".ts" && ext != ".txt" && f.Path != "example.html" && f.Path != "fire321.js":
				want[f.Path] = f.SHA256
			}
		}
		if strings.Contains(worker, "FIRE321") {
			t.Fatalf("a hole is left: %.300s", worker)
		}
		var got map[string]string
		if err := json.NewDecoder(strings.NewReader(worker[strings.Index(worker, `{"`):])).Decode(&got); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("it keeps (-want +got):\n%s", diff)
		}
		name := version.FindString(worker)
		if name == "" || seen[name] {
			t.Errorf("two versions are called %q", name)
		}
		seen[name] = true
	}
}

// Promise: the packs that come with the module are offered from the largest
// place to the smallest, each with those that it is within.
func TestEmbeddedBundles(t *testing.T) {
	got := index(t, widget.Handler())
	var ids []string
	for _, e := range got {
		if !slices.Equal(e.Within, ids) {
			t.Errorf("%s is within %v", e.ID, e.Within)
		}
		ids = append(ids, e.ID)
	}
	if diff := cmp.Diff([]string{"cn/national/unit", "cn/jiangsu/unit", "cn/jiangsu/xinghua/unit"}, ids); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if n := len(got[2].Within); n != 2 {
		t.Errorf("the smallest place is within %d others", n)
	}
}

// A city serves its own pack, and nothing else.
func ExampleHandler() {
	city := fstest.MapFS{"xx/city/pack.yaml": {Data: []byte(`id: xx/city
version: 0.1.0
kind: pack
title: {zh: 某市单位消防安全自查, en: Fire-safety self-check of a city}
subject: unit
extends: cn/national/unit@^1.0
known_from: 2019-05-01
`)}}
	p, err := pack.Load("xx/city", pack.Over(city, law.FS))
	if err != nil {
		fmt.Println(err)
		return
	}
	h := widget.Handler(p.Bundle()) // for http.ListenAndServe
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest("GET", "http://localhost/bundles/index.json", nil))
	var index []struct{ ID, File string }
	if err := json.NewDecoder(w.Body).Decode(&index); err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(w.Code, index)
	// Output: 200 [{xx/city xx/city.json}]
}

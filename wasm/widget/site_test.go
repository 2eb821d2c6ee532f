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
	"time"

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
	Place                     *struct{ ZH, EN string }
	Within                    []string
}

func index(t *testing.T, h http.Handler) (list []entry) {
	t.Helper()
	var all struct{ Bundles []entry }
	if err := json.Unmarshal(page(t, h, "bundles/index.json").Body.Bytes(), &all); err != nil {
		t.Fatal(err)
	}
	return all.Bundles
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
	for i, name := range []string{"全国", "江苏", "兴化市"} {
		if p := got[i].Place; p == nil || p.ZH != name || p.EN == "" {
			t.Errorf("%s is called %v", got[i].ID, p)
		}
	}
}

// Promise: the index holds what the screens before the first question say: the
// size of the module, the question what the place is once for all packs that
// share it, what is covered, how much is asked, and a day that is past.
func TestIndexIsEnoughToStart(t *testing.T) {
	var got struct {
		Engine int64
		Kinds  []struct {
			ID     string
			Ask    struct{ ZH string }
			Values []struct {
				ID    string
				Text  struct{ ZH, EN string }
				Words []string
			}
		}
		Bundles []struct {
			ID, Known string
			Size      int
			Kinds     *int
			Covers    []string
			Asked     map[string]struct{ Questions [2]int }
		}
	}
	h := widget.Handler()
	if err := json.Unmarshal(page(t, h, "bundles/index.json").Body.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	if f, _ := widget.Find("fire321.wasm"); got.Engine != f.Size {
		t.Errorf("the module is of %d bytes, not of %d", f.Size, got.Engine)
	}
	if len(got.Kinds) != 1 || got.Kinds[0].ID != "place.kinds" || len(got.Kinds[0].Values) < 40 || got.Kinds[0].Ask.ZH == "" {
		t.Fatalf("%d questions what the place is", len(got.Kinds))
	}
	for _, v := range got.Kinds[0].Values {
		if v.Text.ZH == "" || v.Text.EN == "" || len(v.Words) == 0 {
			t.Errorf("%s has no words", v.ID)
		}
	}
	for _, b := range got.Bundles {
		if len(page(t, h, "bundles/"+b.ID+".json").Body.Bytes()) != b.Size {
			t.Errorf("%s has another size", b.ID)
		}
		if b.Kinds == nil || *b.Kinds != 0 || len(b.Covers) == 0 || b.Asked[""].Questions[0] == 0 {
			t.Errorf("%s lacks something: %+v", b.ID, b)
		}
		if b.Known < "2026" || b.Known > time.Now().Format(time.DateOnly) {
			t.Errorf("%s was last read on %s", b.ID, b.Known)
		}
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
	var index struct{ Bundles []struct{ ID, File string } }
	if err := json.NewDecoder(w.Body).Decode(&index); err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(w.Code, index.Bundles)
	// Output: 200 [{xx/city xx/city.json}]
}

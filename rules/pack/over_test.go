package pack_test

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/fire321/fire321/rules/law"
	"github.com/fire321/fire321/rules/pack"
)

func files(list ...string) fstest.MapFS {
	m := fstest.MapFS{}
	for _, entry := range list {
		name, text, _ := strings.Cut(entry, "=")
		m[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return m
}

// contents are all files of a file system with what stands in them.
func contents(t *testing.T, fsys fs.FS) []string {
	t.Helper()
	var list []string
	err := fs.WalkDir(fsys, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := fs.ReadFile(fsys, name)
		list = append(list, name+"="+string(data))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// Promise: packs are taken whole, and all that is seen can be opened.
func TestOver(t *testing.T) {
	for _, test := range []struct {
		name             string
		top, below, want fstest.MapFS
	}{
		{"a working copy hides the whole pack",
			files("a/pack.yaml=1", "a/facts/new.yaml=1"),
			files("a/pack.yaml=2", "a/facts/old.yaml=2", "a/tests/t.yaml=2", "b/pack.yaml=2"),
			files("a/pack.yaml=1", "a/facts/new.yaml=1", "b/pack.yaml=2")},
		{"a folder without pack.yaml hides nothing and adds nothing",
			files("a/facts/new.yaml=1", "a/facts/old.yaml=1"),
			files("a/pack.yaml=2", "a/facts/old.yaml=2"),
			files("a/pack.yaml=2", "a/facts/old.yaml=2")},
		{"what belongs to no pack is looked for in top first",
			files("README.md=1", "x/one=1"),
			files("README.md=2", "x/two=2"),
			files("README.md=1", "x/one=1", "x/two=2")},
		{"a pack inside another is one of its own",
			files("a/pack.yaml=1", "a/facts/f.yaml=1"),
			files("a/pack.yaml=2", "a/in/deep/pack.yaml=2", "a/in/other.yaml=2", "a/in/deep/facts/g.yaml=2"),
			files("a/pack.yaml=1", "a/facts/f.yaml=1", "a/in/deep/pack.yaml=2", "a/in/deep/facts/g.yaml=2")},
		{"a pack in top inside one of below",
			files("a/in/pack.yaml=1", "a/in/facts/f.yaml=1"),
			files("a/pack.yaml=2", "a/facts/g.yaml=2", "a/in/facts/h.yaml=2"),
			files("a/in/pack.yaml=1", "a/in/facts/f.yaml=1", "a/pack.yaml=2", "a/facts/g.yaml=2")},
		{"nothing on top", files(), files("a/pack.yaml=2"), files("a/pack.yaml=2")},
		{"nothing below", files("a/pack.yaml=1"), files(), files("a/pack.yaml=1")},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := pack.Over(test.top, test.below)
			if diff := cmp.Diff(contents(t, test.want), contents(t, got)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			var names []string
			for name := range test.want {
				names = append(names, name)
			}
			if err := fstest.TestFS(got, names...); err != nil {
				t.Error(err)
			}
			for _, m := range []fstest.MapFS{test.top, test.below} {
				for name := range m {
					if _, err := got.Open(name); (err == nil) != (test.want[name] != nil) {
						t.Errorf("opening %s: %v", name, err)
					}
				}
			}
		})
	}
}

// Promise: a working copy of a pack of the law is loaded instead of it, builds
// on the law's other packs, and is built upon by them; side by side, the two
// are refused.
func TestOverTheLaw(t *testing.T) {
	dir := t.TempDir()
	copied := filepath.Join(dir, "cn", "jiangsu", "unit")
	sub, err := fs.Sub(law.FS, "cn/jiangsu/unit")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.CopyFS(copied, sub); err != nil {
		t.Fatal(err)
	}
	head := filepath.Join(copied, "pack.yaml")
	data, err := os.ReadFile(head)
	if err != nil {
		t.Fatal(err)
	}
	const own = "改过的"
	changed := strings.Replace(string(data), "title: {zh: ", "title: {zh: "+own, 1)
	if err := os.WriteFile(head, []byte(changed), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := pack.Load("cn/jiangsu/unit", os.DirFS(dir), law.FS); err == nil || !strings.Contains(err.Error(), "E-PACK-TWICE") {
		t.Errorf("side by side: %v", err)
	}
	fsys := pack.Over(os.DirFS(dir), law.FS)
	p, err := pack.Load("cn/jiangsu/unit", fsys)
	if err != nil {
		t.Fatal(err)
	}
	if got := p.Bundle().Title.ZH; !strings.HasPrefix(got, own) {
		t.Errorf("the title is %s", got)
	}
	if _, err := pack.Load("cn/jiangsu/xinghua/unit", fsys); err != nil {
		t.Errorf("a layer of the law on the working copy: %v", err)
	}
}

// A city's pack in memory, or a folder on disk, lies over the law.
func ExampleOver() {
	city := fstest.MapFS{"xx/city/pack.yaml": {Data: []byte(`id: xx/city
version: 0.1.0
kind: pack
title: {zh: 某市单位消防安全, en: Fire safety of units in a city}
subject: unit
extends: cn/national/unit@^1.0
known_from: 2002-05-01
`)}}
	p, err := pack.Load("xx/city", pack.Over(city, law.FS))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, ref := range p.Bundle().Packs {
		if !ref.Module {
			fmt.Println(ref.ID)
		}
	}
	// Output:
	// cn/national/unit
	// xx/city
}

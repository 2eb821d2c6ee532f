package main

import (
	"cmp"
	"encoding/json"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/fire321/fire321/rules/law"
	"github.com/fire321/fire321/rules/pack"
)

// src is where the widget's sources are.
const src = "wasm/widget/src"

// build makes every file, in the order of their paths.
func build(root string) ([]file, error) {
	files, err := bundles()
	if err != nil {
		return nil, err
	}
	wasm, err := module(root)
	if err != nil {
		return nil, err
	}
	files = append(files, file{"fire321.wasm", wasm})

	for _, s := range []struct{ name, entry string }{
		{"fire321-check.js", src + "/element.js"},
		{"worker.js", "wasm/js/worker.js"},
		{"fire321.js", "wasm/js/fire321.js"}, // the engine without the screens
		{"page.js", src + "/page/page.js"},
	} {
		data, err := script(root, s.entry, nil)
		if err != nil {
			return nil, err
		}
		files = append(files, file{s.name, data})
	}
	// The style sheets of the scripts once more, as files: some browsers take
	// them only so.
	for _, s := range []struct{ name, entry string }{
		{"fire321-check.css", "style/check.css"}, {"fire321-paper.css", "documents/sheet.css"}, {"fire321-print.css", "documents/print.css"},
	} {
		text, err := sheet(filepath.Join(root, filepath.FromSlash(src), filepath.FromSlash(s.entry)))
		if err != nil {
			return nil, err
		}
		files = append(files, file{s.name, []byte(text)})
	}
	for _, name := range []string{"../../js/fire321.d.ts", "fire321-check.d.ts", "page/page.css", "page/icon.svg", "page/fire321.webmanifest", "page/index.html", "page/example.html", "LICENCES.txt"} {
		data, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(src), filepath.FromSlash(name)))
		if err != nil {
			return nil, err
		}
		if strings.HasSuffix(name, ".html") {
			data = withIntegrity(data, files)
		}
		files = append(files, file{path.Base(name), data})
	}
	sort(files)

	// The service worker names what it keeps, so that it changes when any of
	// it does, and the browser takes notice.
	sw, err := serviceWorker(root, files)
	if err != nil {
		return nil, err
	}
	files = append(files, file{"sw.js", sw})
	sort(files)
	return files, nil
}

func sort(files []file) {
	slices.SortFunc(files, func(a, b file) int { return strings.Compare(a.path, b.path) })
}

// serviceWorker bundles the service worker with the list of what it keeps. A
// developer's files are not among it.
func serviceWorker(root string, files []file) ([]byte, error) {
	kept := map[string]string{}
	var all []byte
	for _, f := range files {
		if ext := path.Ext(f.path); ext == ".ts" || ext == ".txt" || f.path == "example.html" || f.path == "fire321.js" {
			continue
		}
		kept[f.path] = digest(f.data)
		all = append(all, f.path+digest(f.data)...)
	}
	list, err := json.Marshal(kept)
	if err != nil {
		return nil, err
	}
	return script(root, src+"/page/sw.js", map[string]string{"FIRE321_FILES": string(list), "FIRE321_VERSION": `"` + digest(all)[:16] + `"`})
}

// packEntry is a pack as bundles/index.json names it.
type packEntry struct {
	ID      string `json:"id"`
	Version string `json:"version"`
	Title   words  `json:"title"`
	File    string `json:"file"`
	Digest  string `json:"digest"`
}

type words struct {
	ZH string `json:"zh"`
	EN string `json:"en"`
}

// bundles makes the bundle of each pack, and index.json, by which the widget
// finds them and knows their digests. Larger places stand first.
func bundles() ([]file, error) {
	infos, err := pack.List(law.FS)
	if err != nil {
		return nil, err
	}
	var files []file
	var index []packEntry
	for _, info := range infos {
		if info.Kind != "pack" {
			continue
		}
		p, err := pack.Load(info.ID, law.FS)
		if err != nil {
			return nil, err
		}
		b := p.Bundle()
		f := file{"bundles/" + info.ID + ".json", b.Encode()}
		files = append(files, f)
		index = append(index, packEntry{b.ID, b.Version, words(b.Title), info.ID + ".json", digest(f.data)})
	}
	slices.SortStableFunc(index, func(a, b packEntry) int {
		return cmp.Or(cmp.Compare(depth(a.ID), depth(b.ID)), strings.Compare(a.ID, b.ID))
	})
	data, err := json.MarshalIndent(index, "", "\t")
	if err != nil {
		return nil, err
	}
	return append(files, file{"bundles/index.json", append(data, '\n')}), nil
}

// depth is how far down a pack's place lies; what is of the nation lies above
// all provinces.
func depth(id string) int {
	if strings.Contains(id, "/national/") {
		return 0
	}
	return strings.Count(id, "/")
}

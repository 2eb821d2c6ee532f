package main

import (
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// src is the folder of the widget's sources.
const src = "wasm/widget/src"

// build makes every file, in the order of their paths.
func build(root string) ([]file, error) {
	wasm, err := module(root)
	if err != nil {
		return nil, err
	}
	files := []file{{"fire321.wasm", wasm}}

	scripts, err := element(root)
	if err != nil {
		return nil, err
	}
	files = append(files, scripts...)
	for _, s := range []struct{ name, entry string }{
		{"worker.js", "wasm/js/worker.js"},
		{"fire321.js", "wasm/js/fire321.js"}, // the engine without screens
		{"page.js", src + "/page/page.js"},
		{"sw.js", src + "/page/sw.js"}, // package widget fills in what it keeps
	} {
		data, err := script(root, s.entry)
		if err != nil {
			return nil, err
		}
		files = append(files, file{s.name, data})
	}
	// The style sheets of the scripts again, as files: some browsers accept
	// them only as files.
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

	return files, nil
}

func sort(files []file) {
	slices.SortFunc(files, func(a, b file) int { return strings.Compare(a.path, b.path) })
}

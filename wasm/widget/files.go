package widget

import (
	"bytes"
	"compress/gzip"
	"embed"
	"encoding/json"
	"io"
	"sync"
)

//go:embed dist
var dist embed.FS

// File is one file for the browser.
type File struct {
	// Path has slashes and no leading one: bundles/cn/national/unit.json.
	Path string `json:"path"`
	// Type is the media type. Browsers start modules and compile WASM only
	// under the right one.
	Type string `json:"type"`
	Size int64  `json:"size"`
	// SHA256 is the digest of the file, in hexadecimal.
	SHA256 string `json:"sha256"`
	// Integrity is a digest for the attribute of that name in HTML.
	Integrity string `json:"integrity"`
}

var files = sync.OnceValue(func() []File {
	data, err := dist.ReadFile("dist/files.json")
	var list []File
	if err == nil {
		err = json.Unmarshal(data, &list)
	}
	if err != nil {
		panic("widget: dist/files.json: " + err.Error()) // it is embedded, and made by internal/web
	}
	return list
})

// Files returns all files, by path. The list must not be changed.
func Files() []File { return files() }

// Find returns the file of a path.
func Find(path string) (File, bool) {
	for _, f := range files() {
		if f.Path == path {
			return f, true
		}
	}
	return File{}, false
}

// Brotli returns the file pressed by brotli.
func (f File) Brotli() []byte { return f.pressed(".br") }

// Gzip returns the file pressed by gzip.
func (f File) Gzip() []byte { return f.pressed(".gz") }

// Data returns the file itself. It is unpacked anew at each call.
func (f File) Data() []byte {
	r, err := gzip.NewReader(bytes.NewReader(f.Gzip()))
	var data []byte
	if err == nil {
		data, err = io.ReadAll(r)
	}
	if err != nil {
		panic("widget: " + f.Path + ": " + err.Error())
	}
	return data
}

func (f File) pressed(ext string) []byte {
	data, err := dist.ReadFile("dist/" + f.Path + ext)
	if err != nil {
		panic("widget: " + err.Error())
	}
	return data
}

package widget

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"crypto/sha512"
	"embed"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"sync"

	"github.com/andybalholm/brotli"

	"github.com/fire321/fire321/rules"
)

//go:embed dist
var dist embed.FS

// File is one file for the browser. It is immutable and may be shared.
type File struct {
	// Path has slashes and no leading one: bundles/cn/national/unit.json.
	Path string `json:"path"`
	// Type is the media type. Browsers start modules and compile WASM only with
	// the right one.
	Type string `json:"type"`
	// Size is the size of the file itself, in bytes.
	Size int64 `json:"size"`
	// SHA256 is the digest of the file, in hexadecimal.
	SHA256 string `json:"sha256"`
	// Integrity is a digest for the attribute of that name in HTML.
	Integrity string `json:"integrity"`

	data, gzip, brotli func() []byte
}

// Files returns the files of a widget that offers these bundles, by path; with
// no arguments, the bundles of the packs that come with this module. Serve all
// files: they refer to each other.
//
// Bundles that build on each other are offered from the smallest place to the
// largest, others in the given order; a single one is used without asking. If
// two have the same id, the first one counts; nil bundles are skipped. Files
// reads the bundles and does not keep them. The caller must know that a browser
// can judge by them: [assess.Compile] refuses those that it cannot compile.
//
// The list for no arguments is made at the first call, which reads the packs
// and takes about a second; it is shared and must not be changed. Any other
// list is made at each call.
//
// [assess.Compile]: https://pkg.go.dev/github.com/fire321/fire321/assess#Compile
func Files(bundles ...*rules.Bundle) []File {
	if len(bundles) == 0 {
		return files()
	}
	return site(bundles)
}

var files = sync.OnceValue(func() []File { return site(lawful()) })

// Find returns the file with that path, among those of the packs that come with
// this module.
func Find(path string) (File, bool) { return find(files(), path) }

func find(list []File, path string) (File, bool) {
	for _, f := range list {
		if f.Path == path {
			return f, true
		}
	}
	return File{}, false
}

// Brotli returns the file compressed by brotli. Do not change it. For a bundle,
// and for the few files that name bundles, it is compressed at the first call,
// in a fraction of a second.
func (f File) Brotli() []byte { return f.brotli() }

// Gzip returns the file compressed by gzip, at the first call. Do not change
// it.
func (f File) Gzip() []byte { return f.gzip() }

// Data returns the file itself. Do not change it. A compressed file is
// decompressed at the first call.
func (f File) Data() []byte { return f.data() }

// embedded are the files of dist as they were built.
var embedded = sync.OnceValue(func() []File {
	read := func(name string) []byte {
		data, err := dist.ReadFile("dist/" + name)
		if err != nil {
			panic("widget: " + err.Error()) // it is embedded; wasm/build made it
		}
		return data
	}
	var list []File
	if err := json.Unmarshal(read("files.json"), &list); err != nil {
		panic("widget: dist/files.json: " + err.Error())
	}
	for i, f := range list {
		data := sync.OnceValue(func() []byte {
			data, err := io.ReadAll(brotli.NewReader(bytes.NewReader(read(f.Path + ".br"))))
			if err != nil {
				panic("widget: " + f.Path + ": " + err.Error()) // it was compressed by the build
			}
			return data
		})
		list[i].data, list[i].gzip = data, gzipped(data)
		list[i].brotli = func() []byte { return read(f.Path + ".br") }
	}
	return list
})

// newFile makes a file of data in memory.
func newFile(path, mediaType string, data []byte) File {
	short, long := sha256.Sum256(data), sha512.Sum384(data)
	same := func() []byte { return data }
	return File{
		Path: path, Type: mediaType, Size: int64(len(data)), SHA256: hex.EncodeToString(short[:]),
		Integrity: "sha384-" + base64.StdEncoding.EncodeToString(long[:]),
		data:      same, gzip: gzipped(same),
		// The next level costs a visitor's second for a twentieth less.
		brotli: compressed(same, func(w io.Writer) io.WriteCloser { return brotli.NewWriterLevel(w, 9) }),
	}
}

func gzipped(data func() []byte) func() []byte {
	return compressed(data, func(w io.Writer) io.WriteCloser {
		z, _ := gzip.NewWriterLevel(w, gzip.BestCompression) // a valid level
		return z
	})
}

// compressed returns a function that compresses data once, at its first call.
func compressed(data func() []byte, by func(io.Writer) io.WriteCloser) func() []byte {
	return sync.OnceValue(func() []byte {
		var b bytes.Buffer
		w := by(&b)
		_, err := w.Write(data())
		if err = errors.Join(err, w.Close()); err != nil {
			panic("widget: " + err.Error()) // a buffer accepts everything
		}
		return b.Bytes()
	})
}

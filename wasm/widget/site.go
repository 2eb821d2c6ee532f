package widget

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"html"
	"path"
	"slices"
	"strings"

	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/wasm/internal/packindex"
)

// The two files that name others, and so are put together last.
const (
	examplePage   = "example.html"
	serviceWorker = "sw.js"
)

// site puts the files together: those that are the same for all packs, the
// bundles, and the files that name them. Without bundles it takes the ones
// that were built in.
func site(bundles []*rules.Bundle) []File {
	var list []File
	for _, f := range embedded() {
		if len(bundles) == 0 || !strings.HasPrefix(f.Path, packindex.Folder) {
			list = append(list, f)
		}
	}
	index := packindex.Of(bundles)
	if len(bundles) == 0 {
		f, _ := find(list, packindex.Name)
		var err error
		if index, err = packindex.Decode(f.Data()); err != nil {
			panic("widget: " + packindex.Name + ": " + err.Error()) // it is embedded, and made by wasm/build
		}
	} else {
		const mediaType = "application/json"
		for _, e := range index {
			list = append(list, newFile(packindex.Folder+e.File, mediaType, e.Data))
		}
		data, err := packindex.Encode(index)
		if err != nil {
			panic("widget: " + packindex.Name + ": " + err.Error()) // it is text and lists of text
		}
		list = append(list, newFile(packindex.Name, mediaType, data))
	}
	slices.SortFunc(list, func(a, b File) int { return strings.Compare(a.Path, b.Path) })
	fill(list, examplePage, "{{bundle}}", html.EscapeString(index[len(index)-1].ID))
	kept, version := offline(list)
	fill(list, serviceWorker, "FIRE321_FILES", kept, "FIRE321_VERSION", version)
	return list
}

// fill puts words into the holes of one file.
func fill(list []File, path string, holesAndWords ...string) {
	for i, f := range list {
		if f.Path == path {
			list[i] = newFile(f.Path, f.Type, []byte(strings.NewReplacer(holesAndWords...).Replace(string(f.Data()))))
		}
	}
}

// offline is what the service worker keeps: the digests of files by path, and
// a name that changes with any of them, so that a browser takes notice. What
// only developers read, and the worker itself, are not among it.
func offline(list []File) (kept, version string) {
	digests := map[string]string{}
	var all bytes.Buffer
	for _, f := range list {
		if ext := path.Ext(f.Path); ext == ".ts" || ext == ".txt" || f.Path == examplePage || f.Path == "fire321.js" || f.Path == serviceWorker {
			continue
		}
		digests[f.Path] = f.SHA256
		all.WriteString(f.Path + f.SHA256)
	}
	data, err := json.Marshal(digests)
	if err != nil {
		panic("widget: " + err.Error()) // it is text
	}
	sum := sha256.Sum256(all.Bytes())
	return string(data), hex.EncodeToString(sum[:8])
}

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
	"github.com/fire321/fire321/rules/law"
	"github.com/fire321/fire321/rules/pack"
)

// The two files that name others, so they are made last.
const (
	examplePage   = "example.html"
	serviceWorker = "sw.js"
)

// lawful are the bundles of the packs that come with this module.
func lawful() []*rules.Bundle {
	infos, err := pack.List(law.FS)
	var bundles []*rules.Bundle
	for _, info := range infos {
		if info.Kind == "pack" && err == nil {
			var p *pack.Pack
			if p, err = pack.Load(info.ID, law.FS); err == nil {
				bundles = append(bundles, p.Bundle())
			}
		}
	}
	if err != nil {
		panic("widget: " + err.Error()) // they are embedded and tested
	}
	return bundles
}

// site makes the list of files: those that are the same for all packs, the
// bundles, and the files that name them.
func site(bundles []*rules.Bundle) []File {
	list := slices.Clone(embedded())
	index := indexOf(bundles)
	if f, ok := find(list, engine); ok {
		index.Engine = f.Size
	}
	const mediaType = "application/json"
	for _, e := range index.Bundles {
		list = append(list, newFile(folder+e.File, mediaType, e.Data))
		if e.First != "" {
			list = append(list, newFile(folder+e.First, mediaType, encode(e.opening)))
		}
	}
	list = append(list, newFile(indexFile, mediaType, encode(index)))
	slices.SortFunc(list, func(a, b File) int { return strings.Compare(a.Path, b.Path) })
	fill(list, examplePage, "{{bundle}}", html.EscapeString(index.Bundles[len(index.Bundles)-1].ID))
	kept, version := offline(list)
	fill(list, serviceWorker, "FIRE321_FILES", kept, "FIRE321_VERSION", version)
	return list
}

// fill puts words into the placeholders of one file.
func fill(list []File, path string, holesAndWords ...string) {
	for i, f := range list {
		if f.Path == path {
			list[i] = newFile(f.Path, f.Type, []byte(strings.NewReplacer(holesAndWords...).Replace(string(f.Data()))))
		}
	}
}

// offline is what the service worker caches: the digests of files by path, and
// a name that changes with any of them, so that a browser notices. It leaves
// out the files that only developers read, and the worker itself.
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

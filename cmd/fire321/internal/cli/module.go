package cli

import (
	"errors"
	"io/fs"
	"testing/fstest"

	"github.com/fire321/fire321/rules/diag"
	"github.com/fire321/fire321/rules/law"
	"github.com/fire321/fire321/rules/pack"
)

// loadAuthored is load for authors of packs. If name is a module, which cannot
// be loaded alone, it is loaded in a temporary pack: a layer on the default
// pack that only includes the module.
func (c *command) loadAuthored(name string) (*loaded, error) {
	l, err := c.load(name)
	var list diag.List
	if !errors.As(err, &list) || !list.Has(diag.PackKind) {
		return l, err
	}
	id, fsys := name, []fs.FS{law.FS}
	if c.root != "" {
		_, id = packOnDisk(name)
		fsys = []fs.FS{overLaw(c.root)}
	}
	infos, _ := pack.List(fsys...) // loading reports what is faulty
	versions := map[string]string{}
	for _, i := range infos {
		versions[i.ID] = i.Version
	}
	if versions[id] == "" || versions[defaultPack] == "" {
		return l, err
	}
	const around = "around/module"
	head := "id: " + around + "\nversion: 0.0.0\nkind: pack\ntitle: {zh: 模块, en: module}\nsubject: unit\n" +
		"extends: " + defaultPack + "@^" + minor(versions[defaultPack]) + "\nincludes: [" + id + "@^" + minor(versions[id]) + "]\n" +
		"known_from: " + c.knownFrom() + "\n"
	m, err2 := loadPack(around, append(fsys, fstest.MapFS{around + "/pack.yaml": {Data: []byte(head)}})...)
	if err2 != nil {
		return nil, err2
	}
	m.name = id + " " + versions[id]
	return m, nil
}

// knownFrom is the first day for which the default pack knows the law.
func (c *command) knownFrom() string {
	if l, err := lawPack(defaultPack); err == nil {
		return l.bundle.KnownFrom.String()
	}
	return c.today().String()
}

// minor returns the major and minor number of a version.
func minor(version string) string {
	for i, dots := 0, 0; i < len(version); i++ {
		if version[i] == '.' {
			if dots++; dots == 2 {
				return version[:i]
			}
		}
	}
	return version
}

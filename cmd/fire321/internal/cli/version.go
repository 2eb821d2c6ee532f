package cli

import (
	"runtime"
	"runtime/debug"

	"github.com/fire321/fire321/internal/term"
	"github.com/fire321/fire321/rules/law"
	"github.com/fire321/fire321/rules/pack"
)

// module is the path of this program's module.
const module = "github.com/fire321/fire321"

// madeOf is the versions of the command and its parts, for bug reports.
type madeOf struct {
	Version  string        `json:"version"`
	Go       string        `json:"go"`
	Platform string        `json:"platform"`
	Packs    []packVersion `json:"packs"`
}

type packVersion struct {
	ID      string `json:"id"`
	Version string `json:"version"`
	// Digest is the digest of the bundle, as assessments name it.
	Digest string `json:"digest"`
}

// versions shows the version of the module, of Go, and of the packs that come
// with the command.
func (c *command) versions() (int, error) {
	info, _ := debug.ReadBuildInfo()
	v := madeOf{Version: moduleVersion(info), Go: runtime.Version(), Platform: runtime.GOOS + "/" + runtime.GOARCH, Packs: []packVersion{}}
	if !c.json() {
		// Reading the packs takes a moment.
		c.out.Line(term.Plain, "fire321 "+v.Version+" "+v.Go+" "+v.Platform)
		if err := c.stdout.Flush(); err != nil {
			return exitUsage, err
		}
	}
	infos, err := pack.List(law.FS)
	if err != nil {
		return exitUsage, err
	}
	for _, i := range infos {
		if i.Kind != "pack" {
			continue
		}
		l, err := lawPack(i.ID)
		if err != nil {
			return exitUsage, err
		}
		p := packVersion{l.bundle.ID, l.bundle.Version, l.bundle.Digest()}
		v.Packs = append(v.Packs, p)
		if !c.json() {
			c.out.Line(term.Plain, p.ID+" "+p.Version)
			c.out.Item(2, "", term.Faint, "sha256 "+p.Digest)
		}
	}
	if c.json() {
		return exitOK, c.writeJSON(v)
	}
	return exitOK, c.out.Err()
}

// moduleVersion is the version of this module in a program: of the command
// itself, or of another one that contains it. If it was built from a working
// copy and is not a release, the version says so.
func moduleVersion(info *debug.BuildInfo) string {
	const unknown = "(devel)"
	if info == nil {
		return unknown
	}
	for _, m := range append([]*debug.Module{&info.Main}, info.Deps...) {
		if m.Path != module {
			continue
		}
		if m.Replace != nil {
			m = m.Replace
		}
		if m.Version != "" {
			return m.Version
		}
	}
	return unknown
}

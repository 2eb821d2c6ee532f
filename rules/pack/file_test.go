package pack

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/fire321/fire321/rules/diag"
)

// noOpening is a file system that fails the test where a file is opened that
// may wait for ever.
type noOpening struct {
	fstest.MapFS
	t *testing.T
}

func (f noOpening) Open(name string) (fs.File, error) {
	if file := f.MapFS[name]; file != nil && file.Mode&(fs.ModeNamedPipe|fs.ModeSocket|fs.ModeDevice) != 0 {
		f.t.Errorf("%s was opened", name)
	}
	return f.MapFS.Open(name)
}

func (f noOpening) Stat(name string) (fs.FileInfo, error) { return f.MapFS.Stat(name) }

// Promise: nothing of a pack is left out without a word. A link to a folder, and
// what is no file at all, are refused unopened; a link to a file is read.
func TestLinksAndPipes(t *testing.T) {
	link := func(to string) *fstest.MapFile { return &fstest.MapFile{Mode: fs.ModeSymlink, Data: []byte(to)} }
	pipe := func(mode fs.FileMode) *fstest.MapFile { return &fstest.MapFile{Mode: mode | 0o644} }
	for name, c := range map[string]struct {
		move  map[string]string // folders of the pack, moved elsewhere
		files map[string]*fstest.MapFile
		want  []string
	}{
		"linked criteria":     {map[string]string{"p/criteria": "elsewhere"}, map[string]*fstest.MapFile{"p/criteria": link("../elsewhere")}, []string{"p/criteria: E-PACK-LINK"}},
		"linked facts":        {map[string]string{"p/facts": "elsewhere"}, map[string]*fstest.MapFile{"p/facts": link("../elsewhere")}, []string{"p/facts: E-PACK-LINK"}},
		"linked sources":      {map[string]string{"p/sources": "elsewhere"}, map[string]*fstest.MapFile{"p/sources": link("../elsewhere")}, []string{"p/sources: E-PACK-LINK"}},
		"linked to nothing":   {map[string]string{"p/criteria": "elsewhere"}, map[string]*fstest.MapFile{"p/criteria": link("nowhere")}, []string{"p/criteria: E-PACK-LINK"}},
		"linked in a folder":  {nil, map[string]*fstest.MapFile{"p/criteria/more": link("../../q"), "q/x.yaml": {Data: []byte("[]\n")}}, []string{"p/criteria/more: E-FILE-UNKNOWN"}},
		"linked and misspelt": {nil, map[string]*fstest.MapFile{"p/criterias": link("../q"), "q/x.yaml": {Data: []byte("[]\n")}}, []string{"p/criterias: E-FILE-UNKNOWN"}},
		"linked pack":         {nil, map[string]*fstest.MapFile{"p/q": link("../q"), "q/pack.yaml": {Data: []byte("[]\n")}}, nil},
		"linked file":         {map[string]string{"p/facts/place.yaml": "place.yaml"}, map[string]*fstest.MapFile{"p/facts/place.yaml": link("../../place.yaml")}, nil},
		"pipe":                {nil, map[string]*fstest.MapFile{"p/sources/law.yaml": pipe(fs.ModeNamedPipe)}, []string{"p/sources/law.yaml: E-FILE-KIND"}},
		"socket":              {nil, map[string]*fstest.MapFile{"p/sources/more.yaml": pipe(fs.ModeSocket)}, []string{"p/sources/more.yaml: E-FILE-KIND"}},
		"device":              {nil, map[string]*fstest.MapFile{"p/parameters.yaml": pipe(fs.ModeDevice | fs.ModeCharDevice)}, []string{"p/parameters.yaml: E-FILE-KIND"}},
		"link to a device":    {nil, map[string]*fstest.MapFile{"p/facts/more.yaml": link("../../zero"), "zero": pipe(fs.ModeDevice)}, []string{"p/facts/more.yaml: E-FILE-KIND"}},
		"pipe of some name":   {nil, map[string]*fstest.MapFile{"p/notes": pipe(fs.ModeNamedPipe)}, []string{"p/notes: E-FILE-KIND"}},
		"pipe as pack.yaml":   {nil, map[string]*fstest.MapFile{"p/pack.yaml": pipe(fs.ModeNamedPipe)}, []string{"p/pack.yaml: E-FILE-KIND"}},
		"pipe as a folder":    {map[string]string{"p/criteria": "elsewhere"}, map[string]*fstest.MapFile{"p/criteria": pipe(fs.ModeNamedPipe)}, []string{"p/criteria: E-FILE-KIND"}},
	} {
		t.Run(name, func(t *testing.T) {
			fsys := base(t, nil)
			for from, to := range c.move {
				for name, file := range fsys {
					if rest, ok := strings.CutPrefix(name, from); ok {
						delete(fsys, name)
						fsys[to+rest] = file
					}
				}
			}
			for name, file := range c.files {
				fsys[name] = file
			}
			_, err := Load("p", noOpening{fsys, t})
			list, _ := err.(diag.List)
			var got []string
			for _, d := range list {
				got = append(got, d.Place.File+": "+string(d.Code))
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s\n%v", diff, err)
			}
		})
	}
}

// The same on a disk, where links are found as an operating system gives them.
func TestLinkedFolderOnDisk(t *testing.T) {
	dir := t.TempDir()
	if err := os.CopyFS(dir, base(t, nil)); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(filepath.Join(dir, "p/criteria"), filepath.Join(dir, "elsewhere")); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("../elsewhere", filepath.Join(dir, "p/criteria")); err != nil {
		t.Skip("no links here: ", err)
	}
	got := faults(t, "p", os.DirFS(dir))
	if len(got) != 1 || got[0].Code != diag.PackLink || got[0].Place.File != "p/criteria" {
		t.Errorf("got %v", got)
	}
}

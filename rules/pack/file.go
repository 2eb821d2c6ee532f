package pack

import (
	"io"
	"io/fs"
	"path"
	"strings"

	"github.com/fire321/fire321/rules/diag"
	"github.com/fire321/fire321/rules/pack/internal/yamlnode"
)

// irregular is the mode of a file that is neither regular nor a folder: opening
// one may block forever.
type irregular fs.FileMode

func (m irregular) Error() string { return m.words().EN }

func (m irregular) words() diag.Text {
	switch mode := fs.FileMode(m); {
	case mode&fs.ModeNamedPipe != 0:
		return diag.Text{ZH: "管道", EN: "a named pipe"}
	case mode&fs.ModeSocket != 0:
		return diag.Text{ZH: "套接字", EN: "a socket"}
	case mode&fs.ModeDevice != 0:
		return diag.Text{ZH: "设备", EN: "a device"}
	}
	return diag.Text{ZH: "别的东西", EN: "something else"}
}

// stat follows links; its error is an irregular if the file must not be opened.
func stat(fsys fs.FS, name string) (fs.FileInfo, error) {
	info, err := fs.Stat(fsys, name)
	if err == nil && !info.Mode().IsRegular() && !info.IsDir() {
		return nil, irregular(info.Mode())
	}
	return info, err
}

// readFile reads a file, but no more than the size limit of a file.
func readFile(fsys fs.FS, name string) ([]byte, error) {
	if _, err := stat(fsys, name); err != nil {
		return nil, err
	}
	f, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, yamlnode.MaxSize+1))
}

// parse reads a YAML file of a pack; size is that of the file in bytes.
func parse(fsys fs.FS, name string, list *diag.List) (f *yamlnode.File, size int) {
	data, err := readFile(fsys, name)
	if err != nil {
		*list = append(*list, unreadable(name, err))
		return nil, 0
	}
	f, faults := yamlnode.Parse(name, data)
	*list = append(*list, faults...)
	if f != nil {
		*list = append(*list, f.Turned()...)
	}
	return f, len(data)
}

// unreadable says why a file was not read.
func unreadable(name string, err error) diag.Diagnostic {
	at := diag.Place{File: name}
	if m, ok := err.(irregular); ok {
		return diag.NewText(diag.FileKind, at, m.words())
	}
	return diag.New(diag.FileRead, at, err.Error())
}

// kind reports whether an entry is a folder, or a link to one. If it is neither
// that nor a regular file, kind reports a fault and ok is false. A broken link
// is left to the code that reads it.
func (f *folder) kind(e fs.DirEntry, name string, list *diag.List) (isDir, ok bool) {
	if e.Type() == 0 || e.IsDir() {
		return e.IsDir(), true
	}
	info, err := stat(f.fsys, name)
	if _, bad := err.(irregular); bad {
		*list = append(*list, unreadable(name, err))
		dir, base := path.Split(strings.TrimPrefix(name, f.head.id+"/"))
		f.loseFile(dir, base)
		return false, false
	}
	return err == nil && info.IsDir(), true
}

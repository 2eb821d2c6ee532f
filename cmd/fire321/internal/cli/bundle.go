package cli

import (
	"os"
	"path/filepath"

	"github.com/fire321/fire321/rules/diag"
)

// bundle writes a pack, its parents and its modules as one file, whose SHA-256
// is the digest that assessments name.
func (c *command) bundle() (int, error) {
	l, err := c.load(c.packFlag())
	if err != nil {
		return exitUsage, err
	}
	data := l.bundle.Encode()
	if c.opt.out == "" || c.opt.out == "-" {
		return exitOK, c.write(data)
	}
	if err := writeFile(c.opt.out, data); err != nil {
		return exitUsage, err
	}
	c.err.Line("", c.say(bundleWritten, c.opt.out, l.bundle.ID, l.bundle.Version, l.bundle.Digest()))
	return exitOK, nil
}

// writeFile replaces a file atomically: after a power cut, or for a program
// that reads it at the same time, it is either the old file or the new one.
func writeFile(name string, data []byte) error {
	tmp, err := os.CreateTemp(filepath.Dir(name), ".fire321-*")
	if err != nil {
		return fileFault(diag.FileWrite, name, err)
	}
	defer os.Remove(tmp.Name()) // does nothing after the rename
	_, err = tmp.Write(data)
	if err == nil {
		err = tmp.Sync()
	}
	if err2 := tmp.Close(); err == nil {
		err = err2
	}
	if err == nil {
		err = os.Chmod(tmp.Name(), modeOf(name))
	}
	if err == nil {
		err = os.Rename(tmp.Name(), name)
	}
	if err != nil {
		return fileFault(diag.FileWrite, name, err)
	}
	return nil
}

// modeOf keeps the permissions of an existing file.
func modeOf(name string) os.FileMode {
	if info, err := os.Stat(name); err == nil {
		return info.Mode().Perm()
	}
	return 0o644
}

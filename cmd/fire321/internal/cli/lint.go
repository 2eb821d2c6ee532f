package cli

import (
	"errors"

	"github.com/fire321/fire321/internal/term"
	"github.com/fire321/fire321/rules/diag"
)

// lint loads a pack and reports all its errors, and what is probably not
// intended. Errors go to standard error. A pack with only warnings is in order,
// unless --strict is set.
func (c *command) lint() (int, error) {
	l, err := c.loadAuthored(c.packFlag())
	var list diag.List
	if errors.As(err, &list) && !notThere(list) {
		c.report(err)
		return exitFailed, nil
	}
	if err != nil {
		return exitUsage, err
	}
	warnings, remarks := 0, 0
	if l.pack != nil {
		list := l.pack.Lint()
		if c.root != "" { // the packs of the command are not the author's
			list = l.pack.LintOn(c.today())
		}
		for _, d := range list {
			if d.Code[0] == 'I' {
				remarks++
			} else {
				warnings++
			}
		}
		for _, d := range list.Shown() {
			if c.root != "" && d.Place.File != "" {
				d.Place.File = onDisk(c.root, d.Place.File)
			}
			if d.Code[0] == 'I' {
				d.Source = "" // a remark is shown without its source line
			}
			c.out.Fault(d, c.lang)
		}
	}
	b := l.bundle
	if warnings+remarks > 0 {
		c.out.Blank()
	}
	c.out.Line(term.Plain, c.say(lintSum, l.name, len(b.Facts), len(b.Criteria), warnings, remarks))
	if c.opt.strict && warnings > 0 {
		return exitFailed, nil
	}
	return exitOK, nil
}

// notThere reports whether the requested pack does not exist at all, which is a
// usage error and says nothing about a pack.
func notThere(list diag.List) bool {
	return len(list) == 1 && list[0].Place.Line == 0 && (list[0].Code == diag.FileMissing || list[0].Code == diag.PackMissing || list[0].Code == diag.FileRead)
}

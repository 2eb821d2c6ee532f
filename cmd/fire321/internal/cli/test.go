package cli

import (
	"errors"

	"github.com/fire321/fire321/assess/packtest"
	"github.com/fire321/fire321/internal/term"
	"github.com/fire321/fire321/rules/diag"
)

// test runs the tests of a pack, and reports what they do not cover. If a test
// fails, the exit code is 1; if something is not covered, it is 1 only with
// --strict.
func (c *command) test() (int, error) {
	l, err := c.loadAuthored(c.packFlag())
	if err != nil {
		return exitUsage, err
	}
	if l.pack == nil {
		return exitUsage, diag.NewText(diag.FlagValue, diag.Place{}, diag.Same("PACK"), diag.Same(c.packFlag()), wantTests)
	}
	r := packtest.Test(l.pack)
	for _, f := range r.Failures {
		c.failure(f)
	}
	if len(r.Gaps) > 0 {
		c.out.Line(term.Bold, c.say(testGaps))
		for _, g := range r.Gaps {
			c.out.Item(2, "- ", term.Plain, c.text(g.Text()))
		}
		c.out.Blank()
	}
	c.out.Line(term.Plain, c.say(testSum, l.name, r.Criteria, r.Cases, r.Units, len(r.Failures), len(r.Gaps)))
	if len(r.Failures) > 0 || c.opt.strict && len(r.Gaps) > 0 {
		return exitFailed, nil
	}
	return exitOK, nil
}

func (c *command) failure(f packtest.Failure) {
	if c.root != "" {
		f.Place.File = onDisk(c.root, f.Place.File)
	}
	var list diag.List
	if errors.As(f.Err, &list) {
		c.err.Line(term.Fault, f.Place.String()+": "+f.Subject)
		for _, d := range list.Shown() {
			c.err.Item(2, "", term.Plain, d.In(c.lang))
		}
		return
	}
	c.err.Line(term.Fault, f.Place.String()+": "+c.text(f.Text()))
}

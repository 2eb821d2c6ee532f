package cli

import (
	"cmp"
	"errors"
	"slices"
	"strconv"
	"strings"

	"github.com/fire321/fire321/assess"
	"github.com/fire321/fire321/internal/term"
	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/diag"
)

// standing is one of several units: its assessment, or why there is none.
type standing struct {
	file, name string
	got        *assess.Assessment
	pairs      []assess.Deadly // what kills together
	left       int             // sections that are not finished
	err        error
}

// several assesses some answers files and gives a line for each, the worst first,
// in the words of the widget's table; as JSON, an assessment a line, in the order
// of the files. A file that cannot be read is named and stops no other. The exit
// code is the gravest: 2 if one was not read, 1 if a duty has failed, 3 if one is
// open.
func (c *command) several() (int, error) {
	for _, f := range []struct {
		name  string
		given bool
	}{{"--document", c.opt.document != ""}, {"--template", c.opt.template != ""}, {"--law", c.opt.law}, {"-o", c.opt.out != ""}} {
		if f.given {
			return exitUsage, diag.List{diag.NewText(diag.FlagValue, diag.Place{}, diag.Same(f.name), diag.Same(strconv.Itoa(len(c.args))), wantOneFile)}
		}
	}
	if f := c.opt.format; f != "" && f != "text" && f != "json" {
		return exitUsage, diag.List{diag.NewText(diag.FlagValue, diag.Place{}, diag.Same("--format"), diag.Same(f), wantFormat)}
	}
	var list []standing
	codes := map[int]bool{}
	for _, file := range c.args {
		p := c.standing(file)
		if p.err != nil {
			c.report(p.err)
			codes[exitUsage] = true
		} else {
			codes[p.got.ExitCode()] = true
			if c.json() {
				if err := c.write(append(p.got.Encode(), '\n')); err != nil {
					return exitUsage, err
				}
			}
		}
		list = append(list, p)
	}
	if !c.json() {
		c.placeTable(list)
	}
	for _, code := range []int{exitUsage, assess.ExitFailed, assess.ExitOpen} {
		if codes[code] {
			return code, c.out.Err()
		}
	}
	return exitOK, c.out.Err()
}

// standing judges one file.
func (c *command) standing(file string) standing {
	p := standing{file: file, name: file}
	u, err := c.unit(file)
	if err != nil {
		p.err = inFileOf(err, file)
		return p
	}
	if name := strings.TrimSpace(u.answers.Unit.Name); name != "" {
		p.name = term.Clean(name)
	}
	s := u.prog.Session(u.answers)
	p.got, p.pairs = s.Assess(), s.Danger().Pairs
	for _, section := range s.Sections() {
		if section.Left > 0 {
			p.left++
		}
	}
	return p
}

// inFileOf names the file of a fault that names none.
func inFileOf(err error, file string) error {
	var list diag.List
	if !errors.As(err, &list) {
		return err
	}
	for i := range list {
		if list[i].Place.File == "" {
			list[i].Place.File = file
		}
	}
	return list
}

// placeTable writes the lines.
func (c *command) placeTable(list []standing) {
	list = slices.DeleteFunc(slices.Clone(list), func(p standing) bool { return p.err != nil })
	slices.SortStableFunc(list, func(a, b standing) int {
		return cmp.Or(a.rank()-b.rank(), b.serious()-a.serious(), b.late()-a.late())
	})
	rows := [][]string{{c.text(placesName), c.text(placesSerious), c.text(placesLate), c.text(placesOpen), c.text(placesNext), c.text(placesWorst)}}
	for _, p := range list {
		open := c.text(placesAllKnown)
		if p.left > 0 {
			open = c.say(placesLeft, p.left)
		} else if n := len(p.got.Open); n > 0 {
			open = c.say(placesOpenDuties, n)
		}
		rows = append(rows, []string{p.name, strconv.Itoa(p.serious()), strconv.Itoa(p.late()), open, p.next(), c.worstOf(p)})
	}
	c.out.Table(0, rows)
}

func (c *command) worstOf(p standing) string {
	if len(p.pairs) > 0 {
		return c.text(p.pairs[0].Say)
	}
	if h := p.worst(); h != nil {
		if h.Say.IsZero() {
			return c.text(h.Title)
		}
		return c.text(h.Say)
	}
	if others := p.got.OthersFailed(); len(others) > 0 {
		return c.text(others[0].Title)
	}
	switch {
	case p.left > 0:
		return c.text(placesNoneYet)
	case len(p.got.Open) > 0 || !p.got.Coverage.Whole:
		return c.text(placesNoneOpen)
	}
	return c.text(placesNone)
}

// gravity is less for what is graver; where people sleep or are trapped it is
// graver yet.
func gravity(h *assess.Hazard) int {
	n := 2 * slices.Index([]rules.Severity{rules.Major, rules.Serious, rules.General}, h.Severity)
	if !h.Urgent {
		n++
	}
	return n
}

func (p *standing) each(do func(h *assess.Hazard)) {
	for i := range p.got.Hazards {
		if h := &p.got.Hazards[i]; !h.Summary {
			do(h)
		}
	}
}

func (p *standing) worst() (worst *assess.Hazard) {
	p.each(func(h *assess.Hazard) {
		if worst == nil || gravity(h) < gravity(worst) {
			worst = h
		}
	})
	return worst
}

// rank is that of the worst, and before it of what kills together; a failed duty
// of others is like a serious hazard, and what is not known stands before what is
// in order.
func (p *standing) rank() int {
	if len(p.pairs) > 0 {
		return -1
	}
	if h := p.worst(); h != nil {
		return gravity(h)
	}
	if len(p.got.OthersFailed()) > 0 {
		return 3
	}
	if p.left > 0 || len(p.got.Open) > 0 {
		return 6 // nobody knows
	}
	return 7
}

func (p *standing) serious() (n int) {
	p.each(func(h *assess.Hazard) {
		if h.Severity != rules.General {
			n++
		}
	})
	return n
}

func due(h *assess.Hazard) assess.Date {
	if !h.Plan.By.IsZero() {
		return h.Plan.By
	}
	return h.Due
}

// late counts what was to be mended before the day of the answers.
func (p *standing) late() (n int) {
	p.each(func(h *assess.Hazard) {
		if d := due(h); !d.IsZero() && d < p.got.At {
			n++
		}
	})
	return n
}

// next is the next day on which something is to be mended.
func (p *standing) next() string {
	var next assess.Date
	p.each(func(h *assess.Hazard) {
		if d := due(h); d >= p.got.At && (next.IsZero() || d < next) {
			next = d
		}
	})
	if next.IsZero() {
		return "-"
	}
	return next.String()
}

package cli

import (
	"bufio"
	"context"
	"errors"
	"io"
	"os"
	"strconv"
	"strings"
	"time"

	"github.com/fire321/fire321/assess"
	"github.com/fire321/fire321/internal/term"
	"github.com/fire321/fire321/rules/diag"
	"github.com/fire321/fire321/rules/logic"
)

// Exit codes of every verb. Package assess defines those of assess.
const (
	exitOK     = 0
	exitFailed = 1 // the checked thing is not in order
	exitUsage  = 2 // bad input or usage
)

// Main runs one command line and returns its exit code. It calls now for
// today's date only if neither a flag nor the answers name a day. Cancelling
// ctx ends an interview between two questions.
func Main(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer, now func() time.Time) int {
	buffered := bufio.NewWriter(stdout)
	c := &command{
		ctx: ctx, in: bufio.NewReader(stdin), now: now, lang: language(args), stdout: buffered,
		out: &term.Writer{W: buffered, Columns: columns(), Colour: colours(stdout)},
		err: &term.Writer{W: stderr, Columns: columns(), Colour: colours(stderr)},
	}
	code, err := c.run(args)
	if err != nil {
		c.report(err)
		code = exitUsage
	}
	if err := buffered.Flush(); err != nil && code == exitOK {
		c.report(fileFault(diag.FileWrite, "-", err))
		code = exitUsage
	}
	return code
}

// command is one run of the command.
type command struct {
	ctx    context.Context
	in     *bufio.Reader
	stdout *bufio.Writer
	out    *term.Writer
	err    *term.Writer
	now    func() time.Time
	lang   string

	verb *verb
	opt  options
	args []string // the arguments without the flags
	root string   // of the packs on disk that were read, for places
}

// run finds the verb and runs it. Its error is a diag.List, a Diagnostic, or
// one of the operating system.
func (c *command) run(args []string) (int, error) {
	args = withoutLang(args)
	if len(args) == 0 {
		c.help(c.err)
		return exitUsage, nil
	}
	name := args[0]
	switch name {
	case "-version", "--version":
		name = "version"
	case "help", "-h", "-help", "--help":
		if len(args) > 1 {
			if v := verbNamed(args[1]); v != nil {
				c.helpVerb(v)
				return exitOK, nil
			}
			return exitUsage, unknownVerb(args[1])
		}
		c.help(c.out)
		return exitOK, nil
	}
	c.verb = verbNamed(name)
	if c.verb == nil {
		return exitUsage, unknownVerb(name)
	}
	wantsHelp, err := c.parse(args[1:])
	if err != nil {
		return exitUsage, err
	}
	if wantsHelp {
		c.helpVerb(c.verb)
		return exitOK, nil
	}
	return c.verb.run(c)
}

// report writes an error: one clear line if it has no place in a file, else
// with its place, source line and caret.
func (c *command) report(err error) {
	var list diag.List
	var one diag.Diagnostic
	switch {
	case errors.As(err, &list):
	case errors.As(err, &one):
		list = diag.List{one}
	default:
		c.err.Line(term.Fault, "fire321: "+err.Error())
		return
	}
	for _, d := range list.Shown() {
		if c.root != "" && d.Place.File != "" {
			d.Place.File = onDisk(c.root, d.Place.File)
		}
		if d.Code == diag.PackMissing && d.Place.Line == 0 {
			d.Place = diag.Place{} // it would only repeat the id
		}
		if line := "fire321: " + d.In(c.lang); d.Place.Line == 0 && term.Width(line) <= 80 {
			c.err.Line(term.Fault, line)
			continue
		}
		c.err.Fault(d, c.lang)
	}
}

// say fills a text of the catalogue in the language of this run.
func (c *command) say(t diag.Text, args ...any) string {
	list := make([]diag.Text, len(args))
	for i, a := range args {
		switch a := a.(type) {
		case string:
			list[i] = diag.Same(a)
		case int:
			list[i] = diag.Same(strconv.Itoa(a))
		case diag.Text:
			list[i] = a
		case logic.Date:
			list[i] = diag.Same(a.String())
		default:
			panic("cli: an argument of an unknown type")
		}
	}
	return t.Fill(c.lang, list...)
}

// space is the space between two sentences: Chinese has none.
func space(lang string) string {
	if lang == "en" {
		return " "
	}
	return ""
}

// text is a text of a pack in the language of this run.
func (c *command) text(t diag.Text) string { return t.In(c.lang) }

// today is the day on which the command runs.
func (c *command) today() assess.Date { return assess.NewDate(c.now().Date()) }

// json reports whether the result is wanted as JSON.
func (c *command) json() bool { return c.opt.format == "json" }

func (c *command) write(data []byte) error {
	_, err := c.stdout.Write(data)
	return err
}

// colours reports whether w is a terminal on which colour is welcome.
func colours(w io.Writer) bool {
	f, ok := w.(*os.File)
	if !ok || os.Getenv("NO_COLOR") != "" || os.Getenv("TERM") == "dumb" {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

// columns is the width that the shell gives, if it is usable.
func columns() int {
	if n, err := strconv.Atoi(os.Getenv("COLUMNS")); err == nil && n >= 20 && n <= 200 {
		return n
	}
	return 0
}

// language is the language of --lang, else of the environment, else Chinese.
func language(args []string) string {
	for i, a := range args {
		if a == "--" {
			break
		}
		if v, ok := langFlag(a); ok {
			if v == "" && i+1 < len(args) {
				v = args[i+1]
			}
			if v == "zh" || v == "en" {
				return v
			}
		}
	}
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if v := os.Getenv(name); v != "" {
			if strings.HasPrefix(v, "en") {
				return "en"
			}
			return "zh"
		}
	}
	return "zh"
}

// langFlag recognises --lang and --lang=en; value is empty for the former.
func langFlag(arg string) (value string, ok bool) {
	name, value, _ := strings.Cut(arg, "=")
	return value, name == "--lang" || name == "-lang"
}

// withoutLang moves a --lang from before the verb to after it.
func withoutLang(args []string) []string {
	if len(args) == 0 {
		return args
	}
	if v, ok := langFlag(args[0]); ok {
		n := 1
		if v == "" && !strings.Contains(args[0], "=") && len(args) > 1 {
			n = 2
		}
		if len(args) > n {
			return append(append([]string{args[n]}, args[:n]...), args[n+1:]...)
		}
	}
	return args
}

func fileFault(code diag.Code, name string, err error) diag.List {
	if errors.Is(err, os.ErrNotExist) {
		return diag.List{diag.New(diag.FileMissing, diag.Place{}, name)}
	}
	var p *os.PathError
	if errors.As(err, &p) {
		err = p.Err
	}
	return diag.List{diag.New(code, diag.Place{File: name}, err.Error())}
}

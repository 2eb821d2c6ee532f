package cli

import (
	"strings"

	"github.com/fire321/fire321/internal/term"
	"github.com/fire321/fire321/rules/diag"
	"github.com/fire321/fire321/rules/logic"
)

// verb is one verb of the command.
type verb struct {
	name  string
	args  []argument
	flags []string // names of the flags that it takes, besides --lang
	does  diag.Text
	run   func(*command) (int, error)
}

// argument is one word after the verb.
type argument struct {
	name string
	text diag.Text
	may  bool // it is optional
	many bool // it is the last, and may be repeated
}

// options are the values of all flags.
type options struct {
	pack   string
	at     logic.Date
	format string
	out    string
	units  string
	ids    bool
	strict bool
	// verbose shows how many questions are left at most.
	verbose bool
	// document is the name of a document; "" for none, or for the default
	// document of the format.
	document string
	// law asks for the whole result, with the law and the reasons.
	law bool
	// template is a Word file to fill instead.
	template string
	addr     string
	qr       bool
	packs    []string // of widget
}

// flag is one option of the command line.
type flag struct {
	name  string
	verb  string // the only verb that takes it in this form; "" for any
	value string // placeholder of the value in the help; "" for a switch
	text  diag.Text
	// want describes the valid values.
	want diag.Text
	set  func(o *options, value string) bool
}

var flags = append(documentFlags, []flag{
	{name: "--pack", verb: "widget", value: "PACK", text: argPacks, want: wantPack, set: func(o *options, v string) bool { o.packs = append(o.packs, v); return v != "" }},
	{name: "--pack", value: "PACK", text: flagPack, want: wantPack, set: func(o *options, v string) bool { o.pack = v; return v != "" }},
	{name: "--at", value: "YYYY-MM-DD", text: flagAt, want: wantDay, set: func(o *options, v string) (ok bool) {
		o.at, ok = logic.ParseDate(v)
		return ok && o.at >= logic.FirstDay && o.at <= logic.LastDay
	}},
	{name: "--format", value: "text|json", text: flagFormat, want: wantFormat, set: func(o *options, v string) bool {
		o.format = v
		return v == "text" || v == "json"
	}},
	{name: "--lang", value: "zh|en", text: flagLang, want: wantLang, set: func(_ *options, v string) bool { return v == "zh" || v == "en" }},
	{name: "-o", value: "FILE", text: flagOut, want: wantFile, set: func(o *options, v string) bool { o.out = v; return v != "" }},
	{name: "--units", value: "DIR", text: flagUnits, want: wantFolder, set: func(o *options, v string) bool { o.units = v; return v != "" }},
	{name: "--addr", value: "HOST:PORT", text: flagAddr, want: wantAddr, set: func(o *options, v string) bool { o.addr = v; return v != "" }},
	{name: "--strict", text: flagStrict, set: func(o *options, _ string) bool { o.strict = true; return true }},
	{name: "--verbose", text: flagVerbose, set: func(o *options, _ string) bool { o.verbose = true; return true }},
	{name: "--qr", text: flagQR, set: func(o *options, _ string) bool { o.qr = true; return true }},
	{name: "--ids", text: flagIDs, set: func(o *options, _ string) bool { o.ids = true; return true }},
}...)

// flag returns a flag of the verb; one dash is as good as two.
func (v *verb) flag(name string) *flag {
	for i := range flags {
		f := &flags[i]
		if "-"+strings.TrimLeft(name, "-") != "-"+strings.TrimLeft(f.name, "-") || f.verb != "" && f.verb != v.name {
			continue
		}
		if f.name == "--lang" {
			return f
		}
		for _, n := range v.flags {
			if n == f.name {
				return f
			}
		}
	}
	return nil
}

func (v *verb) flagNames() []string { return append([]string{"--lang", "--help"}, v.flags...) }

// parse reads flags and arguments in any order; after -- there are only
// arguments.
func (c *command) parse(args []string) (wantsHelp bool, err error) {
	v := c.verb
	for i := 0; i < len(args); i++ {
		arg := args[i]
		switch {
		case arg == "--":
			c.args = append(c.args, args[i+1:]...)
			i = len(args)
			continue
		case arg == "-" || !strings.HasPrefix(arg, "-"):
			c.args = append(c.args, arg)
			continue
		case arg == "-h" || arg == "-help" || arg == "--help":
			return true, nil
		}
		name, value, given := strings.Cut(arg, "=")
		f := v.flag(name)
		if f == nil {
			d := diag.New(diag.FlagUnknown, diag.Place{}, name, v.name)
			return false, d.DidYouMean(name, v.flagNames())
		}
		if f.value != "" && !given {
			if i++; i < len(args) {
				value, given = args[i], true
			}
		}
		if f.value == "" && given || f.value != "" && !given || !f.set(&c.opt, value) {
			return false, diag.NewText(diag.FlagValue, diag.Place{}, diag.Same(f.name), diag.Same(value), f.want)
		}
	}
	need := 0
	for _, a := range v.args {
		if !a.may {
			need++
		}
	}
	switch {
	case len(c.args) < need:
		return false, diag.NewText(diag.ArgMissing, diag.Place{}, diag.Same(v.name), v.args[len(c.args)].text)
	case len(c.args) > len(v.args) && !v.repeats():
		return false, diag.New(diag.ArgExtra, diag.Place{}, v.name, c.args[len(v.args)])
	}
	return false, nil
}

// repeats reports whether the last argument may be given many times.
func (v *verb) repeats() bool { return len(v.args) > 0 && v.args[len(v.args)-1].many }

// arg is the n-th argument, or "".
func (c *command) arg(n int) string {
	if n < len(c.args) {
		return c.args[n]
	}
	return ""
}

func verbNamed(name string) *verb {
	for _, v := range verbs() {
		if v.name == name {
			return v
		}
	}
	return nil
}

func unknownVerb(name string) error {
	var names []string
	for _, v := range verbs() {
		names = append(names, v.name)
	}
	return diag.New(diag.VerbUnknown, diag.Place{}, name).DidYouMean(name, names)
}

// help lists the verbs.
func (c *command) help(w *term.Writer) {
	w.Line(term.Plain, c.say(helpIntro))
	w.Blank()
	var rows [][]string
	for _, v := range verbs() {
		rows = append(rows, []string{v.usage(), c.text(v.does)})
	}
	w.Table(2, rows)
	w.Blank()
	w.Line(term.Plain, c.say(helpMore))
}

func (v *verb) usage() string {
	words := []string{v.name}
	for _, a := range v.args {
		name := a.name
		if a.many {
			name += " ..."
		}
		if a.may {
			name = "[" + name + "]"
		}
		words = append(words, name)
	}
	return strings.Join(words, " ")
}

// helpVerb explains one verb.
func (c *command) helpVerb(v *verb) {
	c.out.Line(term.Bold, "fire321 "+v.usage())
	c.out.Item(2, "", term.Plain, c.text(v.does))
	c.out.Blank()
	var rows [][]string
	for _, a := range v.args {
		rows = append(rows, []string{a.name, c.text(a.text)})
	}
	for i := range flags {
		f := &flags[i]
		if v.flag(f.name) == f {
			rows = append(rows, []string{strings.TrimSpace(f.name + " " + f.value), c.text(f.text)})
		}
	}
	c.out.Table(2, rows)
	if v.name == "assess" {
		c.out.Blank()
		c.out.Line(term.Plain, c.say(helpExit))
	}
}

package cli

import (
	"errors"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/fire321/fire321/assess"
	"github.com/fire321/fire321/internal/term"
	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/diag"
	"github.com/fire321/fire321/rules/logic"
)

// defaultAnswers is the file of an interview if none was named.
const defaultAnswers = "answers.yaml"

// ask interviews a unit, page by page, and asks only what can still matter.
// Every answer is saved before the next question, so that nothing is lost if
// the person leaves or the power fails; the same command continues where it
// stopped.
func (c *command) ask() (int, error) {
	file := c.arg(0)
	if file == "" {
		file = defaultAnswers
	}
	if strings.HasSuffix(file, ".json") || file == "-" {
		return exitUsage, diag.NewText(diag.FlagValue, diag.Place{}, diag.Same("FILE"), diag.Same(file), wantYAML)
	}
	i := &interview{command: c, file: file}
	switch err := i.open(); {
	case errors.Is(err, errLeave): // nothing was answered, so there is nothing to save
		return exitOK, c.out.Err()
	case err != nil:
		return exitUsage, err
	}
	i.greet()
	err := i.run()
	if err != nil && !errors.Is(err, errLeave) {
		return exitUsage, err
	}
	if err := i.close(err == nil); err != nil {
		return exitUsage, err
	}
	return exitOK, c.out.Err()
}

// errLeave ends an interview early: by q, or at the end of the input.
var errLeave = errors.New("leave")

// errBack goes back to the previous question.
var errBack = errors.New("back")

type interview struct {
	*command
	file string
	head string // comments at the top of the file; they are kept
	unit *unit
	s    *assess.Session
	// asked are the facts asked in this run, in order; back goes through them.
	asked []string
}

// open reads the file, or begins a new one as of today, by the law of the place
// where the unit is.
func (i *interview) open() error {
	if err := notPiped(i.file); err != nil {
		return err
	}
	data, err := readFile(i.file, maxAnswers)
	if _, missing := os.Stat(i.file); missing != nil && errors.Is(missing, os.ErrNotExist) {
		day := i.opt.at
		if day.IsZero() {
			day = i.today()
		}
		id := i.opt.pack
		if id == "" {
			if id, err = i.askPlace(); err != nil {
				return err
			}
		}
		l, err := i.load(id)
		if err != nil {
			return err
		}
		i.unit = &unit{loaded: l}
		return i.begin(day, assess.Answers{At: day})
	}
	if err != nil {
		return err
	}
	i.head = headComments(data)
	if i.unit, err = i.command.unit(i.file); err != nil {
		return err
	}
	if err = i.begin(i.unit.prog.Day(), i.unit.answers); err != nil {
		return err
	}
	// Answers of an earlier day get today's date. Each keeps the day on which
	// it was given, so that old ones are asked again.
	if i.opt.at.IsZero() && i.unit.answers.At < i.today() {
		return i.s.Renew(i.today())
	}
	return nil
}

func (i *interview) begin(day logic.Date, a assess.Answers) (err error) {
	i.s, err = assess.NewPrograms(i.unit.bundle).Session(day, a)
	return err
}

func (i *interview) greet() {
	i.out.Line(term.Plain, i.say(askIntro, i.text(i.unit.bundle.Title), i.file))
	if n := i.sections(); n > 1 {
		i.out.Line(term.Plain, i.say(askSections, n))
	}
	if i.opt.verbose {
		i.out.Line(term.Faint, i.say(askBound, i.s.Remaining()))
	}
	i.out.Line(term.Faint, i.say(askKeys))
}

// sections is how many places have questions that matter now.
func (i *interview) sections() int {
	n := 0
	for _, s := range i.s.Sections() {
		if s.Left > 0 {
			n++
		}
	}
	return n
}

// run asks until no remaining question can matter.
func (i *interview) run() error {
	if i.s.Answers().Unit.Name == "" {
		if err := i.askName(); err != nil {
			return err
		}
	}
	spot, round := "", false
	for {
		page := i.s.Next()
		if round && (page == nil || page.Step == 0) {
			i.danger()
		}
		if page == nil {
			return nil
		}
		if round = page.Step > 0; round {
			i.out.Blank()
			i.out.Line(term.Bold, i.say(askRound, page.Step, page.Steps))
		} else if page.ID != spot {
			spot = page.ID
			i.out.Blank()
			title := i.say(askPage, page.Title)
			if i.opt.verbose {
				title += i.say(askGap) + i.say(askBound, i.s.Remaining())
			}
			i.out.Line(term.Bold, title)
		}
		if err := i.page(page); err != nil {
			return err
		}
	}
}

// danger says what the first round has shown, and what to do this minute.
func (i *interview) danger() {
	d := i.s.Danger()
	i.out.Blank()
	for _, p := range d.Pairs[:min(1, len(d.Pairs))] {
		i.out.Marked(0, "◆ ", term.Bold, i.text(p.Now))
		i.out.Item(2, "", term.Plain, i.text(p.Say))
	}
	may := 0
	for _, a := range d.Found {
		if a.May {
			may++
		}
	}
	if n := len(d.Found) - may; n > 0 {
		i.out.Line(term.Bold, i.say(askFound, n))
	} else if len(d.Pairs) == 0 {
		i.out.Line(term.Bold, i.say(askFoundNo))
	}
	for _, a := range d.Found[:len(d.Found)-may] {
		say := i.text(a.Title)
		if !a.Say.IsZero() {
			say = i.text(a.Say)
		}
		if a.Others {
			say += i.say(askOthersDo)
		}
		i.out.Marked(0, "◆ ", term.Plain, say)
		if !a.Now.IsZero() {
			i.out.Item(2, "→ ", term.Plain, i.text(a.Now))
		}
	}
	if may > 0 {
		i.out.Line(term.Plain, i.say(askMay, may))
	}
	i.out.Line(term.Faint, i.say(askUnseen, len(d.Unseen)))
}

// page asks the facts of one screen. After each answer, facts that no longer
// matter are skipped.
func (i *interview) page(page *assess.Page) error {
	for _, f := range page.Facts {
		if !i.matters(f) {
			continue
		}
		i.asked = append(i.asked, f.ID)
		switch err := i.fact(f); {
		case errors.Is(err, errBack):
			i.asked = i.asked[:len(i.asked)-1]
			if err := i.back(); err != nil {
				return err
			}
			return nil
		case err != nil:
			return err
		}
	}
	return nil
}

// matters reports whether the fact still has to be asked.
func (i *interview) matters(f *rules.Fact) bool {
	if slices.Contains(i.s.Needed(), f.ID) {
		return true
	}
	next := i.s.Next()
	return next != nil && slices.ContainsFunc(next.Facts, func(o *rules.Fact) bool { return o.ID == f.ID })
}

// back asks the previous question again, and earlier ones if the person goes
// back further. Later answers stay. At the first question it does nothing.
func (i *interview) back() error {
	for {
		n := len(i.asked)
		if n == 0 {
			i.out.Line(term.Plain, i.say(askFirst))
			return nil
		}
		f := i.unit.bundle.Fact(i.asked[n-1])
		err := i.fact(f)
		if !errors.Is(err, errBack) {
			return err
		}
		i.asked = i.asked[:n-1]
	}
}

// askName asks for the name that is printed on documents; it may be empty.
func (i *interview) askName() error {
	i.out.Blank()
	line, err := i.line(i.say(askName))
	if err != nil || strings.TrimSpace(line) == "" {
		return err
	}
	switch key := strings.TrimSpace(line); key {
	case "q", "Q":
		return errLeave
	case "-", "<", "?", "？":
		return nil
	default:
		u := i.s.Answers().Unit
		u.Name = key
		if err := i.s.SetUnit(u); err != nil {
			return err
		}
	}
	return i.save()
}

// fact asks one question until it gets a valid answer.
func (i *interview) fact(f *rules.Fact) error {
	i.question(f, false)
	var offered []int // the places of what searches have shown; nil if all is to be chosen from
	for {
		line, err := i.line("> ")
		if err != nil {
			return err
		}
		line = strings.TrimSpace(line)
		switch line {
		case "q", "Q":
			return errLeave
		case "<", "《", "＜":
			return errBack
		case "?", "？":
			i.help(f)
			i.question(f, true)
			offered = nil
			continue
		case "":
			if i.s.Answers().Has(f.ID) {
				return nil // the answer stays as it is
			}
			i.out.Item(2, "", term.Plain, i.say(askAgain))
			continue
		}
		if named(f) && !picks(line) {
			offered = append(offered, i.matches(f, line)...)
			continue
		}
		if n := notOffered(line, offered); n != "" {
			i.out.Item(2, "", term.Fault, i.say(askNotOffered, n))
			continue
		}
		err = i.answer(f, line)
		switch {
		case errors.Is(err, errLeave) || errors.Is(err, errBack):
			return err
		case err != nil:
			i.complain(err)
			continue
		}
		i.out.Item(2, "→ ", term.Plain, i.said(f))
		i.also(f)
		return i.save()
	}
}

// answer takes a line as the answer to a fact.
func (i *interview) answer(f *rules.Fact, line string) error {
	var value any
	if line != "-" && line != "－" {
		var err error
		if f.Type.Kind == logic.List {
			value, err = i.records(f, line)
		} else {
			value, err = parseAnswer(f, line, i.today())
		}
		if err != nil {
			return err
		}
	}
	return i.s.Set(f.ID, value)
}

// said is the answer to a fact in words.
func (i *interview) said(f *rules.Fact) string {
	return i.text(i.s.Program().Said(i.s.Answers(), f.ID).Answer)
}

// complain says why an answer is invalid. This is an input error and says
// nothing about the unit.
func (i *interview) complain(err error) {
	var list diag.List
	if !errors.As(err, &list) {
		i.out.Item(2, "", term.Fault, i.say(askForm))
		return
	}
	for _, d := range list.Shown() {
		i.out.Item(2, "", term.Fault, d.Message(i.lang))
	}
}

// line shows a prompt and reads one line. At the end of the input it returns
// errLeave.
func (i *interview) line(prompt string) (string, error) {
	if i.ctx.Err() != nil {
		return "", errLeave
	}
	if _, err := i.stdout.WriteString(prompt); err != nil {
		return "", err
	}
	if err := i.stdout.Flush(); err != nil {
		return "", err
	}
	var line []byte
	for {
		b, err := i.in.ReadByte()
		switch {
		case errors.Is(err, io.EOF) && len(line) == 0:
			i.out.Line(term.Plain, "")
			return "", errLeave
		case err != nil && !errors.Is(err, io.EOF):
			return "", err
		case err != nil || b == '\n':
			return strings.ToValidUTF8(string(line), ""), nil
		case len(line) < maxLine:
			line = append(line, b)
		}
	}
}

// maxLine is the longest answer in bytes; what is typed beyond it is dropped.
const maxLine = 4096

func (i *interview) save() error {
	text, err := answersYAML(i.s.Program(), i.s.Answers(), i.head, i.lang)
	if err != nil {
		return err
	}
	return writeFile(i.file, text)
}

// close records the day on which each hazard was first found, saves, and says
// what to do next.
func (i *interview) close(done bool) error {
	if done {
		i.s.NoteFound()
	}
	if err := i.save(); err != nil {
		return err
	}
	i.out.Blank()
	if !done {
		i.out.Line(term.Plain, i.say(askLeft, i.file))
		i.out.Item(2, "", term.Plain, "fire321 ask "+i.file)
		return nil
	}
	i.unit.prog, i.unit.answers = i.s.Program(), i.s.Answers()
	i.out.Line(term.Bold, i.headline(i.unit))
	i.out.Blank()
	i.next(i.say(askDone, i.file), "assess "+i.file)
	return nil
}

package cli

import (
	"errors"
	"io"
	"strings"

	"github.com/fire321/fire321/assess"
	"github.com/fire321/fire321/internal/term"
	"github.com/fire321/fire321/rules/diag"
	"github.com/fire321/fire321/rules/logic"
	"github.com/fire321/fire321/rules/pack"
)

// unit is an answers file, read for the program of its pack and day.
type unit struct {
	*loaded
	prog    *assess.Program
	answers assess.Answers
	dayless bool // no day was given, so today was taken
}

// unit reads an answers file, or standard input if file is "-". The pack is
// --pack, else the one that the answers name, else the default; the day of the
// law is --at, else the day of the answers, else today.
func (c *command) unit(file string) (*unit, error) {
	data, err := c.readAnswers(file)
	if err == nil {
		data, err = c.decoded(data, file)
	}
	if err != nil {
		return nil, err
	}
	l, err := c.packOf(data, file)
	if err != nil {
		return nil, err
	}
	u := &unit{loaded: l}
	day := c.opt.at
	if day.IsZero() {
		day, u.dayless = c.dayOf(data)
	}
	if u.prog, err = assess.Compile(l.bundle, day); err != nil {
		return nil, err
	}
	u.answers, err = decode(u.prog, data, file)
	return u, err
}

func (c *command) readAnswers(file string) ([]byte, error) {
	if file != "-" {
		return readFile(file, maxAnswers)
	}
	data, err := io.ReadAll(io.LimitReader(c.in, maxAnswers))
	if err != nil {
		return nil, fileFault(diag.FileRead, file, err)
	}
	return data, nil
}

// packOf loads the pack that a flag or the answers name.
func (c *command) packOf(data []byte, file string) (*loaded, error) {
	if c.opt.pack != "" {
		return c.load(c.opt.pack)
	}
	said, ok := topLevel(data, "pack")
	if !ok || said.text == "" {
		return c.load(defaultPack)
	}
	// A pack of the law comes first, so that a folder cannot replace it.
	l, err := lawPack(said.text)
	if !missing(err) {
		return l, err
	}
	found := ownPack(said.text, file)
	if len(found.here) == 1 {
		c.err.Line(term.Plain, c.say(packFrom, said.text, found.here[0]))
		return c.load(found.here[0])
	}
	var d diag.Diagnostic
	errors.As(err, &d)
	d.Place = diag.Place{File: file, Line: said.line, Col: said.col}
	d.Source, d.Width = lineOf(data, said.line), len([]rune(said.text))
	if all := found.all(); len(all) > 0 {
		d.Suggest = words("加上 --pack "+strings.Join(all, " 或 --pack "), "add --pack "+strings.Join(all, " or --pack "))
	} else if d.Suggest.IsZero() {
		d.Suggest = addPack
	}
	return nil, d
}

// dayOf is the day in the answers, else today.
func (c *command) dayOf(data []byte) (day logic.Date, dayless bool) {
	if said, ok := topLevel(data, "at"); ok {
		if d, ok := logic.ParseDate(said.text); ok {
			return d, false
		}
	}
	return c.today(), true
}

// decode decodes answers for a program. Every fault has its place in the file.
func decode(prog *assess.Program, data []byte, file string) (assess.Answers, error) {
	json, places, err := pack.ReadAnswers(data, file, prog.Bundle())
	if err != nil {
		return assess.Answers{}, err
	}
	a, err := prog.DecodeAnswers(json)
	var list diag.List
	if errors.As(err, &list) {
		return a, inFile(places.Locate(list), file)
	}
	return a, err
}

// lineOf is the n-th line of a text, from 1.
func lineOf(data []byte, n int) string {
	lines := strings.Split(string(data), "\n")
	if n < 1 || n > len(lines) {
		return ""
	}
	return strings.TrimSuffix(lines[n-1], "\r")
}

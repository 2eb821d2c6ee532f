package cli

import (
	"strings"

	"github.com/fire321/fire321/assess/handover"
)

// codes writes the answers as codes, one a line, which the widget takes in and
// each verb reads where it reads a file of answers.
func (c *command) codes(u *unit) error {
	list, err := handover.Codes(u.prog, u.answers, "")
	if err != nil {
		return err
	}
	data := []byte(strings.Join(list, "\n") + "\n")
	if c.opt.out == "" || c.opt.out == "-" {
		return c.write(data)
	}
	if err := writeFile(c.opt.out, data); err != nil {
		return err
	}
	c.err.Line("", c.say(documentWritten, c.opt.out))
	return nil
}

// decoded are the answers of a file that holds codes, as JSON; those of any
// other file are as they are.
func (c *command) decoded(data []byte, file string) ([]byte, error) {
	if !handover.Is(string(data)) {
		return data, nil
	}
	got, err := handover.Read(string(data))
	if err == nil {
		err = got.Whole()
	}
	if err != nil {
		return nil, inFile(err, file)
	}
	id := got.Pack
	if c.opt.pack != "" {
		id = c.opt.pack
	}
	l, err := c.packOf([]byte("pack: "+id+"\n"), file)
	if err != nil {
		return nil, err
	}
	data, err = got.Answers(l.bundle)
	return data, inFile(err, file)
}

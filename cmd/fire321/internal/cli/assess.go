package cli

// assess judges an answers file. The exit code is that of the assessment.
func (c *command) assess() (int, error) {
	if len(c.args) > 1 {
		return c.several()
	}
	u, err := c.unit(c.arg(0))
	if err != nil {
		return exitUsage, err
	}
	got := u.prog.Assess(u.answers)
	if c.json() && c.opt.document == "" {
		return got.ExitCode(), c.write(append(got.Encode(), '\n'))
	}
	if c.opt.format == "code" && c.opt.document == "" && c.opt.template == "" {
		if err := c.codes(u); err != nil {
			return exitUsage, err
		}
		return got.ExitCode(), nil
	}
	if err := c.document(u, got); err != nil {
		return exitUsage, err
	}
	return got.ExitCode(), nil
}

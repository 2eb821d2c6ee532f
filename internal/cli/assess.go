package cli

// assess judges an answers file. The exit code is that of the assessment.
func (c *command) assess() (int, error) {
	u, err := c.unit(c.arg(0))
	if err != nil {
		return exitUsage, err
	}
	got := u.prog.Assess(u.answers)
	if c.wantsDocument() {
		if err := c.document(u, got); err != nil {
			return exitUsage, err
		}
		return got.ExitCode(), nil
	}
	if c.json() {
		return got.ExitCode(), c.write(append(got.Encode(), '\n'))
	}
	r := &report{command: c, unit: u, got: got}
	r.write()
	return got.ExitCode(), c.out.Err()
}

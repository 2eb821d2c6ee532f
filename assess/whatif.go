package assess

// AssessMet is [Program.Assess] as if some criteria were met and all else
// stayed the same: it shows the effect of mending hazards. A duty that is
// certainly another's stays so, and ids without a wording on the day are
// ignored.
func (p *Program) AssessMet(a Answers, criteria ...string) *Assessment {
	met := make([]bool, len(p.criteria))
	for _, id := range criteria {
		if i, ok := p.byID[id]; ok {
			met[i] = true
		}
	}
	return p.assess(a, p.judgeOver(a, p.asOf(a), p.asOf(a), met))
}

// Answer is the changed answer as it appears in an answers file, as JSON.
func (c Change) Answer() []byte { return c.value.canonical().Append(nil) }

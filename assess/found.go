package assess

// NoteFound returns the answers with the day on which each present hazard was
// first found. This is the day that the answers already give, else the day of
// the answers. It is never a later day, even if the law is that of a later day.
// A mended hazard loses its day, and would start again. A criterion keeps its
// day if it cannot be judged now: it is open, is owed by others or has no
// wording on the day.
//
// NoteFound does not change a. The answers that it returns can be written and
// read again.
func (p *Program) NoteFound(a Answers) Answers {
	a = a.copy()
	a.Found = noteFound(a, p.Assess(a))
	return a
}

func noteFound(a Answers, got *Assessment) map[string]Date {
	found := make(map[string]Date, len(a.Found)+len(got.Hazards))
	for id, d := range a.Found {
		found[id] = d
	}
	for _, r := range got.Results {
		if r.Verdict.Settled() && r.Verdict != Fail {
			delete(found, r.ID)
		}
	}
	for i := range got.Hazards {
		found[got.Hazards[i].ID] = got.Hazards[i].Found
	}
	for id, d := range found {
		found[id] = min(d, got.At)
	}
	return found
}

package assess

// NoteFound returns the answers with the day on which each hazard that stands
// was first found: the day that the answers already give, else their own day,
// and never a later one, also where the law is that of a later day. A hazard
// that has been mended loses its day, and would begin anew. What cannot be told
// just now keeps it: a criterion that is open, is owed by others or has no
// wording on the day.
//
// NoteFound does not change a. Answers that it returns can be written and read
// again.
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

package bridge

import (
	"github.com/fire321/fire321/assess"
	"github.com/fire321/fire321/internal/canon"
)

// adopt opens a session with answers that were given under another version of
// the bundle. What no longer fits is set aside, with the reason, and never
// lost: the host keeps it with the draft. If "from" names the former bundle of
// the answers, adopt also lists the questions that are new and the verdicts
// that have changed.
func (b *Bridge) adopt(r *request) (canon.Value, error) {
	var from int
	l, p, given, err := b.begin(r, func(c *canon.Codec) { c.Int("from", &from) })
	if err != nil {
		return canon.Value{}, err
	}
	var before *session
	if from != 0 {
		if before, err = b.under(from, p.Day(), given); err != nil {
			return canon.Value{}, err
		}
	}
	got, err := p.Adopt(given)
	if err != nil {
		return canon.Value{}, err
	}
	s, err := l.session(p.Day(), got.Answers)
	if err != nil {
		return canon.Value{}, err
	}
	return b.opened(s, func(c *canon.Codec) {
		ids := got.Answers.Facts()
		c.Strings("kept", &ids)
		if got.Aside != nil {
			put(c, "aside", raw(got.Aside))
		}
		faults(c, "faults", got.Faults)
		if before == nil {
			return
		}
		var fresh []named
		for _, f := range p.NewSince(before.Bundle) {
			fresh = append(fresh, named{f.ID, f.Label()})
		}
		names(c, "new", "ask", fresh)
		changed(c, s, before)
	}), nil
}

// under judges answers by their former bundle, on that day.
func (b *Bridge) under(n int, day assess.Date, answers []byte) (*session, error) {
	l, err := b.bundle(n)
	if err != nil {
		return nil, err
	}
	p, err := l.program(day)
	if err != nil {
		return nil, err
	}
	a, err := p.DecodeAnswers(answers)
	if err != nil {
		return nil, err
	}
	return l.session(day, a)
}

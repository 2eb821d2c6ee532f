package bridge

import (
	"github.com/fire321/fire321/assess"
	"github.com/fire321/fire321/internal/canon"
	"github.com/fire321/fire321/internal/wire"
)

// assess gives the assessment in its one canonical form: its digest is computed
// over these bytes.
func (b *Bridge) assess(r *request) (canon.Value, error) {
	s, err := b.ask(r, nil)
	if err != nil {
		return canon.Value{}, err
	}
	return assessment(s.Assess()), nil
}

func assessment(got *assess.Assessment) canon.Value {
	return canon.Write(func(c *canon.Codec) {
		number(c, "exit", got.ExitCode())
		number(c, "held", got.Held())
		put(c, "assessment", raw(got.Encode()))
	})
}

// whatIf gives the assessment as it would be with other answers, with some
// criteria met, or under the law of another day. The session stays unchanged.
func (b *Bridge) whatIf(r *request) (canon.Value, error) {
	var facts canon.Value
	var gone, met []string
	var day assess.Date
	s, err := b.ask(r, func(c *canon.Codec) {
		object(c, "facts", &facts)
		c.Strings("clear", &gone)
		c.Strings("met", &met)
		wire.Date(c, "day", &day)
	})
	if err != nil {
		return canon.Value{}, err
	}
	other := s.Fork()
	err = other.Clear(gone...)
	if err == nil && !day.IsZero() {
		err = other.Under(day)
	}
	for _, id := range met {
		if err == nil && s.Criterion(id) == nil {
			err = absent(other, id)
		}
	}
	if err == nil {
		err = other.Update(with("facts", facts))
	}
	if err != nil {
		return canon.Value{}, err
	}
	return assessment(other.Program().AssessMet(other.Answers(), met...)), nil
}

// mend gives the smallest change of answers that would mend a hazard; nothing
// if none was found.
func (b *Bridge) mend(r *request) (canon.Value, error) {
	var id string
	s, err := b.ask(r, func(c *canon.Codec) { c.String("criterion", &id) })
	if err != nil {
		return canon.Value{}, err
	}
	if s.Program().Standing(id) == "" {
		return canon.Value{}, absent(s.Session, id)
	}
	m := s.Program().Mend(s.Answers(), id)
	if m == nil {
		return empty, nil
	}
	return canon.Write(func(c *canon.Codec) {
		canon.List(c, "changes", &m.Changes, func(one *assess.Change, c *canon.Codec) {
			c.String("fact", &one.Fact)
			text(c, "question", one.Question)
			text(c, "from", one.From)
			text(c, "to", one.To)
			put(c, "answer", raw(one.Answer()))
		})
		c.Bool("lapses", &m.Lapses)
		c.Strings("breaks", &m.Breaks)
	}), nil
}

// worth gives the score after mending each hazard alone.
func (b *Bridge) worth(r *request) (canon.Value, error) {
	s, err := b.ask(r, nil)
	if err != nil {
		return canon.Value{}, err
	}
	list := s.Program().Worth(s.Answers())
	return canon.Write(func(c *canon.Codec) {
		canon.List(c, "worth", &list, func(w *assess.Worth, c *canon.Codec) {
			c.String("criterion", &w.Criterion)
			score(c, w.Score, w.Grades)
		})
	}), nil
}

// routes gives what to mend and what to find out for the next grade and for
// the first branch of the letter.
func (b *Bridge) routes(r *request) (canon.Value, error) {
	s, err := b.ask(r, nil)
	if err != nil {
		return canon.Value{}, err
	}
	list := s.Program().Routes(s.Answers())
	return canon.Write(func(c *canon.Codec) {
		canon.List(c, "routes", &list, func(one *assess.Route, c *canon.Codec) {
			c.String("aim", &one.Aim)
			text(c, "title", one.Title)
			c.Strings("mend", &one.Mend)
			c.Strings("find_out", &one.FindOut)
			score(c, one.Score, one.Grades)
		})
	}), nil
}

// until gives how long each settled verdict holds if nothing is done.
func (b *Bridge) until(r *request) (canon.Value, error) {
	s, err := b.ask(r, nil)
	if err != nil {
		return canon.Value{}, err
	}
	list := s.Program().Until(s.Answers())
	return canon.Write(func(c *canon.Codec) {
		canon.List(c, "until", &list, func(u *assess.Until, c *canon.Codec) {
			c.String("criterion", &u.Criterion)
			text(c, "title", u.Title)
			outcomes(c, "verdict", u.Verdict)
			wire.Date(c, "changes", &u.Changes)
			outcomes(c, "then", u.Then)
			wire.Date(c, "end", &u.End)
			c.Bool("rewritten", &u.Rewritten)
		})
	}), nil
}

// coming gives the duties that the law changes for the unit, up to a day.
func (b *Bridge) coming(r *request) (canon.Value, error) {
	var until assess.Date
	s, err := b.ask(r, func(c *canon.Codec) { dayOf(c, "until", &until) })
	if err != nil {
		return canon.Value{}, err
	}
	duties, err := s.Coming(until)
	if err != nil {
		return canon.Value{}, err
	}
	list := canon.Value{Kind: canon.Array}
	for _, c := range duties {
		data, _ := c.MarshalJSON() // always has a shape
		list.Items = append(list.Items, raw(data))
	}
	return canon.Write(func(c *canon.Codec) {
		if len(list.Items) > 0 {
			put(c, "coming", list)
		}
	}), nil
}

// compare gives the criteria whose verdict differs in another session: the last
// assessment, or the same answers under another bundle.
func (b *Bridge) compare(r *request) (canon.Value, error) {
	var n int
	s, err := b.ask(r, func(c *canon.Codec) { c.Int("with", &n) })
	if err != nil {
		return canon.Value{}, err
	}
	other, err := b.session(n)
	if err != nil {
		return canon.Value{}, err
	}
	return canon.Write(func(c *canon.Codec) { changed(c, s, other) }), nil
}

// changed lists how the criteria have changed since another session: in which
// direction each turned, because of which answers, and whether its wording
// changed.
func changed(c *canon.Codec, s, before *session) {
	list := canon.Value{Kind: canon.Array}
	for _, t := range s.Since(before.Session).Turns {
		data, _ := t.MarshalJSON() // always has a shape
		list.Items = append(list.Items, raw(data))
	}
	if len(list.Items) > 0 {
		put(c, "changed", list)
	}
}

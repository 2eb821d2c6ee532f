package bridge

import (
	"github.com/fire321/fire321/assess"
	"github.com/fire321/fire321/internal/canon"
	"github.com/fire321/fire321/internal/wire"
	"github.com/fire321/fire321/rules"
)

// session is one unit's answers under one bundle on one day of the law.
type session struct {
	*bundle
	*assess.Session
}

// keep gives the session a number.
func (b *Bridge) keep(s *session) int {
	n := b.number()
	b.sessions[n] = s
	return n
}

// data is the canonical form of the answers.
func (s *session) data() []byte { return s.Program().EncodeAnswers(s.Answers()) }

// members describes the state of a session: what a host saves as a draft, and
// needs to open the session again.
func (s *session) members(c *canon.Codec) {
	day := s.Program().Day()
	wire.Date(c, "day", &day)
	put(c, "answers", raw(s.data()))
}

// opened is the reply to a request that began a session.
func (b *Bridge) opened(s *session, beside func(*canon.Codec)) canon.Value {
	return canon.Write(func(c *canon.Codec) {
		number(c, "session", b.keep(s))
		s.members(c)
		if beside != nil {
			beside(c)
		}
	})
}

// open starts a session, with answers or with none. Answers without a day get
// the day of the law.
func (b *Bridge) open(r *request) (canon.Value, error) {
	l, p, doc, err := b.begin(r, nil)
	if err != nil {
		return canon.Value{}, err
	}
	a, err := p.DecodeAnswers(doc)
	if err != nil {
		return canon.Value{}, err
	}
	s, err := l.session(p.Day(), a)
	if err != nil {
		return canon.Value{}, err
	}
	return b.opened(s, nil), nil
}

func (l *bundle) session(day assess.Date, a assess.Answers) (*session, error) {
	s, err := l.programs.Session(day, a)
	return &session{l, s}, err
}

// begin reads what "open" and "import" have in common.
func (b *Bridge) begin(r *request, members func(*canon.Codec)) (l *bundle, p *assess.Program, answers []byte, err error) {
	var n int
	var day assess.Date
	doc := canon.Value{Kind: canon.Object}
	doc.Set("format", canon.Int(rules.Format))
	if err = r.read(func(c *canon.Codec) {
		c.Int("bundle", &n)
		dayOf(c, "day", &day)
		object(c, "answers", &doc)
		if members != nil {
			members(c)
		}
	}); err != nil {
		return
	}
	if l, err = b.bundle(n); err != nil {
		return
	}
	p, err = l.program(day)
	return l, p, doc.Append(nil), err
}

// answer answers facts, or corrects their answers: all of them, or none if any
// is refused. It gives them as they are kept, and also what "next" gives.
func (b *Bridge) answer(r *request) (canon.Value, error) {
	var facts canon.Value
	var section string
	s, err := b.ask(r, func(c *canon.Codec) {
		object(c, "facts", &facts)
		c.String("section", &section)
	})
	if err == nil {
		err = s.Update(with("facts", facts))
	}
	if err != nil {
		return canon.Value{}, err
	}
	a := s.Answers()
	return canon.Write(func(c *canon.Codec) {
		c.Member("facts", func(c *canon.Codec) {
			for _, id := range facts.Keys {
				put(c, id, raw(a.JSON(id)))
			}
		})
		s.page(c, section)
	}), nil
}

// with is part of an answers file.
func with(key string, v canon.Value) []byte {
	part := canon.Value{Kind: canon.Object}
	if v.Kind != canon.Absent {
		part.Set(key, v)
	}
	return part.Append(nil)
}

// clear removes answers, as if the facts had not been asked.
func (b *Bridge) clear(r *request) (canon.Value, error) {
	var facts []string
	return b.change(r, func(c *canon.Codec) { c.Strings("facts", &facts) }, func(s *session) error {
		return s.Clear(facts...)
	})
}

// put replaces members other than facts, each as a whole.
func (b *Bridge) put(r *request) (canon.Value, error) {
	part := canon.Value{Kind: canon.Object}
	return b.change(r, func(c *canon.Codec) {
		for _, key := range []string{"unit", "found", "plan", "look", "own_check", "signed"} {
			var v canon.Value
			if object(c, key, &v); v.Kind != canon.Absent {
				part.Set(key, v)
			}
		}
	}, func(s *session) error { return s.Update(part.Append(nil)) })
}

// renew moves the answers to a later day. Earlier answers keep the day on which
// they were given, so that stale ones are asked again. If no day of the law is
// given, it stays the same.
func (b *Bridge) renew(r *request) (canon.Value, error) {
	var at, day assess.Date
	return b.change(r, func(c *canon.Codec) {
		dayOf(c, "at", &at)
		wire.Date(c, "day", &day)
	}, func(s *session) error {
		next := s.Fork()
		if day.IsZero() {
			day = s.Program().Day()
		}
		err := next.Renew(at)
		if err == nil {
			err = next.Under(day)
		}
		if err == nil {
			s.Session = next
		}
		return err
	})
}

// found records the day on which each present hazard was first found, and
// forgets those that have been mended. It keeps those that cannot be judged
// now, because an answer is missing.
func (b *Bridge) found(r *request) (canon.Value, error) {
	return b.change(r, nil, func(s *session) error {
		s.NoteFound()
		return nil
	})
}

// change modifies a session and gives its state.
func (b *Bridge) change(r *request, members func(*canon.Codec), do func(*session) error) (canon.Value, error) {
	s, err := b.ask(r, members)
	if err == nil {
		err = do(s)
	}
	if err != nil {
		return canon.Value{}, err
	}
	return canon.Write(s.members), nil
}

// export gives the answers as a file, their digest, and the answers that a
// fresh session would not have asked for.
func (b *Bridge) export(r *request) (canon.Value, error) {
	s, err := b.ask(r, nil)
	if err != nil {
		return canon.Value{}, err
	}
	extra := s.Program().Superfluous(s.Answers())
	digest := rules.Digest(s.data())
	return canon.Write(func(c *canon.Codec) {
		s.members(c)
		c.String("digest", &digest)
		c.Strings("superfluous", &extra)
	}), nil
}

package bridge

import (
	"slices"

	"github.com/fire321/fire321/assess"
	"github.com/fire321/fire321/internal/canon"
	"github.com/fire321/fire321/rules"
)

// session is one unit's answers under one bundle on one day of the law.
type session struct {
	*bundle
	prog    *assess.Program
	answers assess.Answers
	// data is the canonical form of the answers, and doc the same as a value:
	// every change is made to doc and read back, so that there is one way in.
	data []byte
	doc  canon.Value
}

func (l *bundle) session(day assess.Date) (*session, error) {
	p, err := l.program(day)
	if err != nil {
		return nil, err
	}
	return &session{bundle: l, prog: p}, nil
}

// take makes doc the answers of the session; on error the session stays as it
// was.
func (s *session) take(doc canon.Value) error {
	a, err := s.prog.DecodeAnswers(doc.Append(nil))
	if err != nil {
		return err
	}
	return s.hold(a)
}

// hold makes a the answers of the session.
func (s *session) hold(a assess.Answers) (err error) {
	s.answers = a
	s.data = s.prog.EncodeAnswers(a)
	s.doc, err = canon.Parse(s.data)
	return err
}

// keep gives the session a number.
func (b *Bridge) keep(s *session) int {
	n := b.number()
	b.sessions[n] = s
	return n
}

// members describes the state of a session: what a host saves as a draft, and
// what it needs to open the session anew.
func (s *session) members(c *canon.Codec) {
	day(c, "day", s.prog.Day())
	put(c, "answers", raw(s.data))
}

func (s *session) value() canon.Value { return canon.Write(s.members) }

// open starts a session, with answers or with none. Answers without a day are
// of the day of the law.
func (b *Bridge) open(r *request) (canon.Value, error) {
	s, doc, err := b.begin(r, nil)
	if err != nil {
		return canon.Value{}, err
	}
	if err := s.take(doc); err != nil {
		return canon.Value{}, err
	}
	return canon.Write(func(c *canon.Codec) {
		number(c, "session", b.keep(s))
		s.members(c)
	}), nil
}

// begin reads what "open" and "import" have in common.
func (b *Bridge) begin(r *request, members func(*canon.Codec)) (*session, canon.Value, error) {
	var n int
	var day assess.Date
	answers := canon.Value{Kind: canon.Object}
	answers.Set("format", canon.Int(rules.Format))
	if err := r.read(func(c *canon.Codec) {
		c.Int("bundle", &n)
		dayOf(c, "day", &day)
		object(c, "answers", &answers)
		if members != nil {
			members(c)
		}
	}); err != nil {
		return nil, answers, err
	}
	l, err := b.bundle(n)
	if err != nil {
		return nil, answers, err
	}
	s, err := l.session(day)
	return s, answers, err
}

// set answers facts, or corrects their answers: all of them, or none if any is
// refused.
func (b *Bridge) set(r *request) (canon.Value, error) {
	var facts canon.Value
	s, err := b.ask(r, func(c *canon.Codec) { object(c, "facts", &facts) })
	if err != nil {
		return canon.Value{}, err
	}
	return s.change(patched(s.doc, facts, nil))
}

// clear takes answers back, as if the facts had not been asked.
func (b *Bridge) clear(r *request) (canon.Value, error) {
	var facts []string
	s, err := b.ask(r, func(c *canon.Codec) { c.Strings("facts", &facts) })
	if err != nil {
		return canon.Value{}, err
	}
	return s.change(patched(s.doc, canon.Value{}, facts))
}

func (s *session) change(doc canon.Value) (canon.Value, error) {
	if err := s.take(doc); err != nil {
		return canon.Value{}, err
	}
	return s.value(), nil
}

// patched is answers with some facts answered and others taken back.
func patched(doc, set canon.Value, gone []string) canon.Value {
	facts := doc.Get("facts")
	for _, id := range gone {
		facts = with(facts, id, canon.Value{})
	}
	for i, id := range set.Keys {
		facts = with(facts, id, set.Items[i])
	}
	return with(doc, "facts", facts)
}

// with is a copy of an object in which the member has that value; an absent
// value takes the member out.
func with(object canon.Value, key string, v canon.Value) canon.Value {
	out := canon.Value{Kind: canon.Object, Keys: slices.Clone(object.Keys), Items: slices.Clone(object.Items)}
	i := slices.Index(out.Keys, key)
	switch {
	case v.Kind == canon.Absent && i >= 0:
		out.Keys, out.Items = slices.Delete(out.Keys, i, i+1), slices.Delete(out.Items, i, i+1)
	case v.Kind == canon.Absent:
	case i >= 0:
		out.Items[i] = v
	default:
		out.Set(key, v)
	}
	return out
}

// put replaces what stands beside the facts, each member as a whole.
func (b *Bridge) put(r *request) (canon.Value, error) {
	keys := []string{"unit", "found", "plan", "look", "own_check", "signed"}
	given := make([]canon.Value, len(keys))
	s, err := b.ask(r, func(c *canon.Codec) {
		for i, key := range keys {
			object(c, key, &given[i])
		}
	})
	if err != nil {
		return canon.Value{}, err
	}
	doc := s.doc
	for i, key := range keys {
		if given[i].Kind != canon.Absent {
			doc = with(doc, key, given[i])
		}
	}
	return s.change(doc)
}

// renew moves the answers to a later day: those given so far keep the day on
// which they were given, so that what has gone stale is asked again.
func (b *Bridge) renew(r *request) (canon.Value, error) {
	var at, day assess.Date
	s, err := b.ask(r, func(c *canon.Codec) {
		dayOf(c, "at", &at)
		optionalDay(c, "day", &day)
	})
	if err != nil {
		return canon.Value{}, err
	}
	next := *s
	if !day.IsZero() {
		if next.prog, err = s.program(day); err != nil {
			return canon.Value{}, err
		}
	}
	facts := s.doc.Get("facts")
	if at != s.answers.At {
		for i, id := range facts.Keys {
			facts = with(facts, id, dated(facts.Items[i], s.answers.At))
		}
	}
	doc := with(with(s.doc, "facts", facts), "at", canon.Str(at.String()))
	if err := next.take(doc); err != nil {
		return canon.Value{}, err
	}
	*s = next
	return s.value(), nil
}

// dated is an answer with the day on which it was given.
func dated(v canon.Value, day assess.Date) canon.Value {
	if v.Kind != canon.Object {
		bare := v
		v = canon.Value{Kind: canon.Object}
		v.Set("value", bare)
	}
	if v.Get("date").Kind == canon.Absent {
		v = with(v, "date", canon.Str(day.String()))
	}
	return v
}

// found notes the day on which each hazard that stands was first found, and
// forgets those that have been mended. Those that cannot be told just now, for
// want of an answer, are kept.
func (b *Bridge) found(r *request) (canon.Value, error) {
	s, err := b.ask(r, nil)
	if err != nil {
		return canon.Value{}, err
	}
	if err := s.hold(s.prog.NoteFound(s.answers)); err != nil {
		return canon.Value{}, err
	}
	return s.value(), nil
}

// export gives the answers as a file, their digest, and the answers that a
// fresh session would not have asked for.
func (b *Bridge) export(r *request) (canon.Value, error) {
	s, err := b.ask(r, nil)
	if err != nil {
		return canon.Value{}, err
	}
	extra := s.prog.Superfluous(s.answers)
	digest := rules.Hex(s.data)
	return canon.Write(func(c *canon.Codec) {
		s.members(c)
		c.String("digest", &digest)
		c.Strings("superfluous", &extra)
	}), nil
}

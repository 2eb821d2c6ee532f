package bridge

import (
	"github.com/fire321/fire321/assess"
	"github.com/fire321/fire321/assess/handover"
	"github.com/fire321/fire321/internal/canon"
	"github.com/fire321/fire321/internal/qr"
)

// codes writes the answers, or with "facts" questions to somebody else, as
// codes: the text of each, and the path of its drawing in a square.
func (b *Bridge) codes(r *request) (canon.Value, error) {
	var unit string
	var facts []string
	s, err := b.ask(r, func(c *canon.Codec) {
		c.String("unit", &unit)
		c.Strings("facts", &facts)
	})
	if err != nil {
		return canon.Value{}, err
	}
	var list []string
	if len(facts) > 0 {
		list, err = handover.Questions(s.Program(), s.Answers(), unit, facts)
	} else {
		list, err = handover.Codes(s.Program(), s.Answers(), unit)
	}
	if err != nil {
		return canon.Value{}, err
	}
	return canon.Write(func(c *canon.Codec) {
		canon.List(c, "codes", &list, func(code *string, c *canon.Codec) {
			path, side := qr.EncodeDense(*code).Path() // what handover makes fits
			c.String("text", code)
			c.String("path", &path)
			c.Int("side", &side)
		})
	}), nil
}

// parcel reads codes: what they hold, and those that are missing. With a bundle,
// it also gives the answers, for "import".
func (b *Bridge) parcel(r *request) (canon.Value, error) {
	var codes string
	var n int
	if err := r.read(func(c *canon.Codec) {
		c.String("codes", &codes)
		c.Int("bundle", &n)
	}); err != nil {
		return canon.Value{}, err
	}
	got, err := handover.Read(codes)
	if err != nil {
		return canon.Value{}, err
	}
	var answers []byte
	if n != 0 {
		l, err := b.bundle(n)
		if err != nil {
			return canon.Value{}, err
		}
		if answers, err = got.Answers(l.Bundle); err != nil {
			return canon.Value{}, err
		}
	}
	return canon.Write(func(c *canon.Codec) {
		c.Int("of", &got.Of)
		c.Ints("missing", &got.Missing, 1, got.Of)
		c.String("kind", &got.Kind)
		c.String("unit", &got.Unit)
		c.String("pack", &got.Pack)
		c.String("rules", &got.Rules)
		if answers != nil {
			put(c, "answers", raw(answers))
		}
	}), nil
}

// meet compares the answers with those of another session of the bundle.
func (b *Bridge) meet(r *request) (canon.Value, error) {
	s, other, err := b.two(r, nil)
	if err != nil {
		return canon.Value{}, err
	}
	data, _ := s.Meet(other).MarshalJSON() // always has a shape
	return raw(data), nil
}

// take takes the answers to some facts from another session.
func (b *Bridge) take(r *request) (canon.Value, error) {
	var facts []string
	s, other, err := b.two(r, func(c *canon.Codec) { c.Strings("facts", &facts) })
	if err == nil {
		err = s.Take(other, facts...)
	}
	if err != nil {
		return canon.Value{}, err
	}
	return canon.Write(s.members), nil
}

// two finds a session, and the answers of the one that it is "with".
func (b *Bridge) two(r *request, members func(*canon.Codec)) (*session, assess.Answers, error) {
	var n int
	s, err := b.ask(r, func(c *canon.Codec) {
		c.Int("with", &n)
		if members != nil {
			members(c)
		}
	})
	if err != nil {
		return nil, assess.Answers{}, err
	}
	other, err := b.session(n)
	if err != nil {
		return nil, assess.Answers{}, err
	}
	return s, other.Answers(), nil
}

package assess

import (
	"slices"
	"sync"

	"github.com/fire321/fire321/rules"
)

// Programs are the programs of one bundle, by the day of the law. Each is
// compiled on first use, and the last few are cached. Use it to judge answers
// of many days: in a server, for a comparison, for a unit that comes back.
//
// Programs and its programs are safe for concurrent use.
type Programs struct {
	bundle *rules.Bundle
	digest func() string

	mu   sync.Mutex
	kept []*Program // the one used last comes last
}

// MaxPrograms is how many compiled days are cached.
const MaxPrograms = 8

// NewPrograms caches the programs of a bundle. Do not change the bundle
// afterwards.
func NewPrograms(b *rules.Bundle) *Programs { return newPrograms(b, sync.OnceValue(b.Digest)) }

func newPrograms(b *rules.Bundle, digest func() string, kept ...*Program) *Programs {
	return &Programs{bundle: b, digest: digest, kept: kept}
}

// Bundle returns the bundle that the programs are compiled from. It must not be
// changed.
func (c *Programs) Bundle() *rules.Bundle { return c.bundle }

// On returns the program of a day of the law; equal days give the same one, as
// long as it is cached. The error is that of [Compile].
func (c *Programs) On(day Date) (*Program, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	i := slices.IndexFunc(c.kept, func(p *Program) bool { return p.day == day })
	if i >= 0 {
		p := c.kept[i]
		c.kept = append(slices.Delete(c.kept, i, i+1), p)
		return p, nil
	}
	p, err := compile(c.bundle, c.digest, day)
	if err != nil {
		return nil, err
	}
	if len(c.kept) >= MaxPrograms {
		c.kept = slices.Delete(c.kept, 0, 1)
	}
	c.kept = append(c.kept, p)
	return p, nil
}

// Session starts a session on a day of the law, from answers that may be zero.
// When the session is renewed or put under another day, it uses the programs
// cached here. The error is that of [Compile].
func (c *Programs) Session(day Date, a Answers) (*Session, error) {
	p, err := c.On(day)
	if err != nil {
		return nil, err
	}
	return &Session{p.live(a), c}, nil
}

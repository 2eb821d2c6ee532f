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
// Programs and its programs are safe for concurrent use. Make Programs with
// [NewPrograms]: zero Programs have no bundle and give an error for every day.
type Programs struct {
	bundle  *rules.Bundle
	compile func(Date) (*Program, error)

	mu   sync.Mutex
	kept []*Program // the one used last comes last
	// making are the days that are being compiled, each once, outside the lock:
	// nobody waits for another day.
	making map[Date]func() (*Program, error)
}

// MaxPrograms is how many compiled days are cached.
const MaxPrograms = 8

// NewPrograms caches the programs of a bundle. Do not change the bundle
// afterwards. If the bundle is nil, every day gives the error of [Compile].
func NewPrograms(b *rules.Bundle) *Programs { return newPrograms(b, sync.OnceValue(b.Digest)) }

func newPrograms(b *rules.Bundle, digest func() string, kept ...*Program) *Programs {
	return &Programs{bundle: b, kept: kept, compile: func(day Date) (*Program, error) { return compile(b, digest, day) }}
}

// Bundle returns the bundle that the programs are compiled from. It must not be
// changed.
func (c *Programs) Bundle() *rules.Bundle { return c.bundle }

// On returns the program of a day of the law; equal days give the same one, as
// long as it is cached. Goroutines that ask for one day compile it once, and
// different days compile at the same time. The error is that of [Compile]; it
// is not cached.
func (c *Programs) On(day Date) (*Program, error) {
	if c.compile == nil {
		return Compile(c.bundle, day)
	}
	c.mu.Lock()
	if i := slices.IndexFunc(c.kept, func(p *Program) bool { return p.day == day }); i >= 0 {
		defer c.mu.Unlock()
		p := c.kept[i]
		c.kept = append(slices.Delete(c.kept, i, i+1), p)
		return p, nil
	}
	made := c.making[day]
	if made == nil {
		if c.making == nil {
			c.making = map[Date]func() (*Program, error){}
		}
		made = sync.OnceValues(func() (*Program, error) { return c.make(day) })
		c.making[day] = made
	}
	c.mu.Unlock()
	return made()
}

// make compiles a day and keeps it.
func (c *Programs) make(day Date) (*Program, error) {
	p, err := c.compile(day)
	c.mu.Lock()
	defer c.mu.Unlock()
	delete(c.making, day)
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

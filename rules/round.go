package rules

import (
	"slices"

	"github.com/fire321/fire321/internal/canon"
	"github.com/fire321/fire321/rules/logic"
)

// Round is what units of some kinds are asked before all else: the few
// questions whose answers show that people may die here. The kinds of the nine
// prominent risks (安消办 2019) and the fires of the past decide which.
type Round struct {
	// Kinds are values of place.kinds; none: units whose kinds are in no other
	// round. Of two rounds for a kind, the later one counts: that of the layer.
	Kinds []string
	// Most is how many of its questions are asked at most.
	Most int
	// Ask are the facts to ask, in the order of a walk. Those that cannot matter
	// here are left out, and facts of Instead take their places, in order.
	Ask, Instead []string
	Pack         string
}

// MaxRound is the largest number of questions in a round.
const MaxRound = 20

// Finding is a kind of thing that investigators of fires have found. It has
// been looked at if one of its facts was answered.
type Finding struct {
	ID    string
	Title Text
	Facts []string
	Pack  string
}

// Pair is a combination of answers that together kill, such as an e-bike that
// charges where people sleep. Of several, the first one is the gravest.
type Pair struct {
	ID   string
	When *logic.Expr
	// Say is why people die of it; Now is the first thing to do.
	Say, Now Text
	Pack     string
}

// RoundFor returns the round for units of that kind, or the one for all other
// units. It is nil if there is neither.
func (b *Bundle) RoundFor(kind string) *Round {
	var rest *Round
	for i := len(b.Rounds) - 1; i >= 0; i-- {
		switch r := &b.Rounds[i]; {
		case slices.Contains(r.Kinds, kind):
			return r
		case len(r.Kinds) == 0 && rest == nil:
			rest = r
		}
	}
	return rest
}

func (r *Round) members(c *canon.Codec) {
	c.Strings("kinds", &r.Kinds)
	c.Int("most", &r.Most)
	c.Strings("ask", &r.Ask)
	c.Strings("instead", &r.Instead)
	c.String("pack", &r.Pack)
}

func (f *Finding) members(c *canon.Codec) {
	c.String("id", &f.ID)
	c.Text("title", &f.Title)
	c.Strings("facts", &f.Facts)
	c.String("pack", &f.Pack)
}

func (p *Pair) members(c *canon.Codec) {
	c.String("id", &p.ID)
	expr(c, "when", &p.When)
	c.Text("say", &p.Say)
	c.Text("now", &p.Now)
	c.String("pack", &p.Pack)
}

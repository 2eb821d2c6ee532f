package assess

import (
	"math/bits"
	"strings"

	"github.com/fire321/fire321/internal/canon"
	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/logic"
)

// Score is the interval of points that are still possible, out of the
// grading's Max. It may be wider than what complete answers can reach, never
// narrower; an answer never widens it, and when all is answered it is a point
// or None. Scores are comparable with ==.
type Score struct {
	// None: there is no score, since nothing that scores applies; Lo and Hi
	// are zero. MayBeNone: that is one of the possibilities, or the only one.
	None, MayBeNone bool
	// Lo and Hi are the bounds, both inclusive.
	Lo, Hi Rate
}

// Contains reports whether everything that o still allows is allowed by s.
func (s Score) Contains(o Score) bool {
	if o.MayBeNone && !s.MayBeNone {
		return false
	}
	return o.None || !s.None && s.Lo.Cmp(o.Lo) <= 0 && o.Hi.Cmp(s.Hi) <= 0
}

// Text is the score in words with at most one decimal, rounded outwards: down
// below, up above. A score that is a point is rounded down, so that what falls
// short of a grade never reads as if it reached it.
func (s Score) Text() Text {
	if s.None {
		return Text{ZH: "没有评分", EN: "no score"}
	}
	t := s.Lo.Floor()
	if s.Lo != s.Hi {
		t += "–" + s.Hi.Ceil()
	}
	if s.MayBeNone {
		return Text{ZH: t + "，或没有评分", EN: t + ", or no score"}
	}
	return Text{ZH: t, EN: t}
}

func (s *Score) members(c *canon.Codec) {
	c.Bool("none", &s.None)
	if s.None {
		return
	}
	c.Bool("may_be_none", &s.MayBeNone)
	c.Member("lo", func(c *canon.Codec) { s.Lo.bound(c, false) })
	c.Member("hi", func(c *canon.Codec) { s.Hi.bound(c, s.Lo != s.Hi) })
}

// bound describes a bound of a score. It is rounded for people; what is read is
// the exact number.
func (r *Rate) bound(c *canon.Codec, up bool) {
	den := max(r.Den, 1)
	c.Number("num", &r.Num)
	c.Number("den", &den)
	c.Custom("rounded", func() canon.Value { return canon.Num(logic.FormatDecimal(r.tenths(up), 1)) },
		func(canon.Value) bool { r.Den = den; return true })
}

// Rate is an exact number of points, Num / Den, in lowest terms and never
// negative. The zero Rate is 0 too.
type Rate struct{ Num, Den int64 }

func rateOf(num, den int64) Rate {
	a, b := num, den
	for b != 0 {
		a, b = b, a%b
	}
	return Rate{num / a, den / a}
}

// Cmp compares the exact values: -1, 0 or 1. It needs 128 bits, since both
// products may pass 64.
func (r Rate) Cmp(o Rate) int {
	h1, l1 := bits.Mul64(uint64(r.Num), uint64(max(o.Den, 1)))
	h2, l2 := bits.Mul64(uint64(o.Num), uint64(max(r.Den, 1)))
	switch {
	case h1 != h2 && h1 < h2 || h1 == h2 && l1 < l2:
		return -1
	case h1 == h2 && l1 == l2:
		return 0
	}
	return 1
}

// Floor rounds down to one decimal: 82.3, 90.
func (r Rate) Floor() string { return trim(logic.FormatDecimal(r.tenths(false), 1)) }

// Ceil rounds up to one decimal.
func (r Rate) Ceil() string { return trim(logic.FormatDecimal(r.tenths(true), 1)) }

func trim(s string) string { return strings.TrimSuffix(s, ".0") }

func (r Rate) tenths(up bool) int64 {
	den := uint64(max(r.Den, 1))
	hi, lo := bits.Mul64(uint64(r.Num)%den, 10)
	n, rest := bits.Div64(hi, lo, den) // cannot overflow: the remainder is below den
	if up && rest > 0 {
		n++
	}
	return int64(uint64(r.Num)/den*10 + n)
}

// marksRate is a number of marks as points.
func marksRate(m rules.Marks) Rate { return rateOf(int64(m), 1000) }

// microRate is a number of millionths as points.
func microRate(n int64) Rate { return rateOf(n, 1000*micro) }

package score

import (
	"math/bits"
	"strings"

	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/logic"
)

// Outcomes are the outcomes of a criterion that are still possible, as a
// assess.Verdict holds them.
type Outcomes uint8

// The outcomes.
const (
	Pass Outcomes = 1 << iota
	Fail
	NotApplicable
)

// Has reports whether all outcomes of p are still possible.
func (o Outcomes) Has(p Outcomes) bool { return p != 0 && o&p == p }

// Interval is the points that are still possible: see assess.Score.
type Interval struct {
	None, MayBeNone bool
	Lo, Hi          Rate
}

// Contains reports whether everything that o still allows is allowed by s.
func (s Interval) Contains(o Interval) bool {
	if o.MayBeNone && !s.MayBeNone {
		return false
	}
	return o.None || !s.None && s.Lo.Cmp(o.Lo) <= 0 && o.Hi.Cmp(s.Hi) <= 0
}

// Text is the interval in words: see assess.Score.
func (s Interval) Text() rules.Text {
	if s.None {
		return rules.Text{ZH: "没有评分", EN: "no score"}
	}
	t := s.Lo.Floor()
	if s.Lo != s.Hi {
		t += "–" + s.Hi.Ceil()
	}
	if s.MayBeNone {
		return rules.Text{ZH: t + "，或没有评分", EN: t + ", or no score"}
	}
	return rules.Text{ZH: t, EN: t}
}

// Rate is an exact number of points, Num / Den, in lowest terms and never
// negative. The zero Rate is 0 too.
type Rate struct{ Num, Den int64 }

// NewRate is num / den in lowest terms; den is above 0.
func NewRate(num, den int64) Rate {
	a, b := num, den
	for b != 0 {
		a, b = b, a%b
	}
	return Rate{num / a, den / a}
}

// Cmp compares the exact values: -1, 0 or 1. It needs 128 bits, since both
// products may exceed 64.
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
func (r Rate) Floor() string { return trim(logic.FormatDecimal(r.Tenths(false), 1)) }

// Ceil rounds up to one decimal.
func (r Rate) Ceil() string { return trim(logic.FormatDecimal(r.Tenths(true), 1)) }

func trim(s string) string { return strings.TrimSuffix(s, ".0") }

// Tenths rounds to tenths of a point, up or down.
func (r Rate) Tenths(up bool) int64 {
	den := uint64(max(r.Den, 1))
	hi, lo := bits.Mul64(uint64(r.Num)%den, 10)
	n, rest := bits.Div64(hi, lo, den) // cannot overflow: the remainder is below den
	if up && rest > 0 {
		n++
	}
	return int64(uint64(r.Num)/den*10 + n)
}

// marksRate is a number of marks as points.
func marksRate(m rules.Marks) Rate { return NewRate(int64(m), 1000) }

// microRate is a number of millionths as points.
func microRate(n int64) Rate { return NewRate(n, 1000*micro) }

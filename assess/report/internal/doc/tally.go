package doc

import (
	"strconv"
	"strings"

	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/diag"
)

// Tally is how many duties have each result. Duties that do not apply are in no
// other number.
type Tally struct {
	Met, Open, General, Serious, Major, NotApplicable int
}

// Plus is the sum of two tallies.
func (t Tally) Plus(o Tally) Tally {
	return Tally{t.Met + o.Met, t.Open + o.Open, t.General + o.General, t.Serious + o.Serious, t.Major + o.Major, t.NotApplicable + o.NotApplicable}
}

// Apply is the number of duties that apply or may apply.
func (t Tally) Apply() int { return t.Met + t.Open + t.General + t.Serious + t.Major }

// Count is one number of a tally, with its title and the sign of one duty.
type Count struct {
	Title rules.Text
	Sign  string
	N     int
}

// Counts are the numbers of a tally in reading order, the gravest first; that
// of suspected major hazards only if there is one.
func (t Tally) Counts() []Count {
	list := []Count{
		{rules.Serious.Text(), "◆", t.Serious},
		{rules.General.Text(), "▲", t.General},
		{notKnown, "▨", t.Open},
		{met, "□", t.Met},
	}
	if t.Major > 0 {
		list = append([]Count{{rules.Major.Text(), "◈", t.Major}}, list...)
	}
	return list
}

// Signs is the sign of each duty that applies or may, the gravest first.
func (t Tally) Signs() string {
	signs := ""
	for _, c := range t.Counts() {
		signs += strings.Repeat(c.Sign, c.N)
	}
	return signs
}

// Say is a tally in words: 合格9，没查清1.
func (t Tally) Say(lang string) string {
	var parts []string
	for _, c := range t.Counts() {
		if c.N > 0 {
			parts = append(parts, countOf.Fill(lang, c.Title, diag.Same(strconv.Itoa(c.N))))
		}
	}
	if len(parts) == 0 {
		return noneApply.In(lang)
	}
	return strings.Join(parts, Comma.In(lang))
}

// Legend explains the signs.
func Legend(counts []Count, lang string) string {
	var parts []string
	for _, c := range counts {
		parts = append(parts, c.Sign+c.Title.In(lang))
	}
	return strings.Join(parts, Gap.In(lang))
}

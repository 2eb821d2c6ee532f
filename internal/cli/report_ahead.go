package cli

import (
	"slices"
	"strings"

	"github.com/fire321/fire321/assess"
	"github.com/fire321/fire321/internal/term"
)

// routes says what would take the unit to the next grade and to the letter.
func (r *report) routes() {
	list := r.unit.prog.Routes(r.unit.answers)
	if len(list) == 0 {
		return
	}
	r.title(routeTitle)
	for _, one := range list {
		mark := r.say(routeGrade, one.Title)
		if one.Aim == assess.AimLetter {
			mark = r.say(routeLetter)
		}
		var parts []string
		if len(one.Mend) > 0 {
			parts = append(parts, r.say(routeMend, r.refer(one.Mend)))
		}
		if len(one.FindOut) > 0 {
			parts = append(parts, r.say(routeFind, r.titles(one.FindOut)))
		}
		r.out.Item(2, "- ", term.Plain, mark+strings.Join(parts, r.say(semicolon))+r.say(stop))
	}
}

// titles names a few criteria, and counts many.
func (r *report) titles(ids []string) string {
	if len(ids) > fold {
		return r.say(routeMany, len(ids))
	}
	var names []string
	for _, id := range ids {
		names = append(names, r.say(gradeQuote, r.unit.bundle.Criterion(id).Title))
	}
	return strings.Join(names, r.say(listComma))
}

// days are the next days on which something that is met will not be any more,
// if nothing is done.
func (r *report) days() {
	var list []assess.Until
	for _, u := range r.unit.prog.Until(r.unit.answers) {
		if !u.Changes.IsZero() && u.Verdict != assess.Fail && u.Then.Has(assess.Fail) {
			list = append(list, u)
		}
	}
	if len(list) == 0 {
		return
	}
	slices.SortStableFunc(list, func(a, b assess.Until) int { return int(a.Changes - b.Changes) })
	r.title(untilTitle)
	for i, u := range list {
		if i == fold {
			break
		}
		words := untilOpen
		if u.Then == assess.Fail {
			words = untilFail
		}
		r.out.Item(2, r.say(untilDay, assess.DateText(u.Changes)), term.Plain, r.say(words, u.Title))
	}
}

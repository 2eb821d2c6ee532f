package assess

import (
	"slices"
	"strconv"

	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/logic"
)

// Risk is one item of the list of prominent risks in force, and what the
// answers say of it here. The list is that of the outermost pack that has one.
type Risk struct {
	// List and N identify the item; Text is its name.
	List  string
	N     int
	Text  Text
	State RiskState
	// Found are the failed criteria of the risk: the unit's own, and serious
	// ones of others on the premises. Guarded: the plan has a sound measure for
	// each of them.
	Found   []string
	Guarded bool
	// Open are the unit's criteria of the risk that can still fail.
	Open []string
	// Why are the answers that show that it cannot arise here.
	Why []Said
	// Look is who will look at what nobody has looked at, and when.
	Look Look
}

// RiskState is what is known of a prominent risk. The zero value is no state,
// and never reads as "not found".
type RiskState string

// The states. No information is not proof of absence: if nothing reached the
// unit, a risk was not looked at.
const (
	RiskFound       RiskState = "found"         // something of it has failed
	RiskNotLookedAt RiskState = "not-looked-at" // something of it is open, or nothing reached this unit
	RiskNotFound    RiskState = "not-found"     // looked at: something of it was met, by an answer, and all else is settled
	RiskCannotArise RiskState = "cannot-arise"  // an answer excludes it from the place
)

// Text is the state in words.
func (s RiskState) Text() Text {
	switch s {
	case RiskFound:
		return Text{ZH: "有", EN: "found"}
	case RiskNotFound:
		return Text{ZH: "没有查出", EN: "not found"}
	case RiskCannotArise:
		return Text{ZH: "本处没有这种情形", EN: "cannot arise here"}
	}
	return Text{ZH: "没有看过", EN: "not looked at"}
}

// Key names the risk in [Answers.Look], such as nine-2019.4.
func (r *Risk) Key() string { return riskKey(r.List, r.N) }

func riskKey(list string, n int) string { return list + "." + strconv.Itoa(n) }

// Look is who will look at a risk that nobody has looked at, and by when:
// within [LookDays] of the day of the answers.
type Look struct {
	Person string
	By     Date
}

// LookDays is how many days after the answers a promised look may be.
const LookDays = 7

// Sound reports whether the promise names a person and a day within LookDays.
func (l Look) Sound(at Date) bool { return says(l.Person, 1) && l.By >= at && l.By <= at+LookDays }

// riskList is the list of prominent risks in force on the day, with the
// conditions that exclude its items; nil if there is none.
type riskList struct {
	*rules.RiskList
	excuses []*logic.Expr // by item; nil where no answer excludes it
}

// risks compiles the list in force of the outermost pack that has one.
func (c *compiler) risks() {
	for i := len(c.bundle.Risks) - 1; i >= 0; i-- {
		l := &c.bundle.Risks[i]
		if c.day < l.From || !l.Until.IsZero() && c.day > l.Until {
			continue
		}
		c.prominent = &riskList{RiskList: l}
		for k := range l.Items {
			var e *logic.Expr
			if when := l.Items[k].CannotArise; when != nil {
				e = c.check(riskKey(l.ID, l.Items[k].N), c.plain(when))
			}
			c.prominent.excuses = append(c.prominent.excuses, e)
		}
		return
	}
}

// risks says what is known of each prominent risk.
func (j *judged) risks() []Risk {
	p := j.p
	if p.prominent == nil {
		return nil
	}
	var list []Risk
	nothing := p.nothing(j.at, j.env)
	for k := range p.prominent.Items {
		item, excuse := &p.prominent.Items[k], p.prominent.excuses[k]
		r := Risk{List: p.prominent.ID, N: item.N, Text: item.Text, State: RiskNotLookedAt}
		looked := false
		for _, i := range p.tags[rules.RiskTag(item.N)] {
			c := p.criteria[i]
			switch {
			case c.standing == Advice || c.Element:
			case j.owner[i] == isOthers:
				if j.burns(i) {
					r.Found = append(r.Found, c.ID)
				}
			case p.heads(i):
			case j.own[i] == Fail:
				r.Found = append(r.Found, c.ID)
			case j.own[i].Has(Fail):
				r.Open = append(r.Open, c.ID)
			case j.own[i] == Pass:
				looked = looked || !logic.Eval(c.require, nothing).Is()
			}
		}
		switch {
		case len(r.Found) > 0:
			r.State = RiskFound
		case len(r.Open) > 0:
		case excuse != nil && logic.Eval(excuse, j.env).Is():
			r.State = RiskCannotArise
		case looked:
			r.State = RiskNotFound
		}
		list = append(list, r)
	}
	return list
}

// burns reports whether a serious duty of others on the premises has failed:
// the unit cannot mend it, but it endangers the unit.
func (j *judged) burns(i int) bool {
	c := j.p.criteria[i]
	return j.owner[i] == isOthers && j.raw[i] == Fail && c.severity != rules.General && c.standing != Advice && !c.Element
}

// nothing is the environment with nothing answered on that day. What holds in
// it depends on no answer.
func (p *Program) nothing(at Date, like *logic.Env) *logic.Env {
	env := *like
	env.Facts = make([]logic.Value, len(p.asked))
	for slot, f := range p.asked {
		env.Facts[slot] = p.open(f, at)
	}
	return &env
}

// excused are the answers, given on that day, that alone make an excuse hold;
// none of them can be left out.
func (p *Program) excused(a Answers, env *logic.Env, excuse *logic.Expr) []Said {
	kept := p.nothing(p.at(a), env)
	var slots []int
	for _, slot := range p.slotsOf(excuse) {
		if _, said := a.facts[p.asked[slot].ID]; said {
			kept.Facts[slot] = env.Facts[slot]
			slots = append(slots, slot)
		}
	}
	for n := len(slots) - 1; n >= 0; n-- {
		slot := slots[n]
		given := kept.Facts[slot]
		kept.Facts[slot] = p.open(p.asked[slot], p.at(a))
		if logic.Eval(excuse, kept).Is() {
			slots = slices.Delete(slots, n, n+1)
			continue
		}
		kept.Facts[slot] = given
	}
	return p.saidAll(a, slots)
}

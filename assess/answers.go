package assess

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/fire321/fire321/internal/canon"
	"github.com/fire321/fire321/internal/wire"
	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/diag"
	"github.com/fire321/fire321/rules/logic"
)

// Date is a day of the calendar; the zero Date is none.
type Date = rules.Date

// NewDate returns a day of the calendar. The month may be a time.Month, so
// NewDate(time.Now().Date()) is today. NewDate does not check month and day.
func NewDate[Month ~int](year int, month Month, day int) Date {
	return logic.NewDate(year, int(month), day)
}

// Text is words in Chinese and English.
type Text = rules.Text

// Answers are a subject's facts as of a day. Any fact may be missing; the zero
// Answers are valid and say nothing. A Program makes Answers and checks them.
// They are never changed: With returns a copy.
//
// A Program of another bundle, such as a later version, reads the values again by
// its own facts; an answer that does not fit there counts as not given. To keep
// what does not fit, use [Program.Adopt].
//
// The exported fields are not checked when they are set here: a [Session] checks
// what it is given, and [Session.Renew] moves the day.
type Answers struct {
	// At is the day of the answers; the zero Date is the day of the Program.
	At   Date
	Unit Unit
	// Found is the day on which the hazard of a criterion was first found.
	Found map[string]Date
	// Plan is what the unit has undertaken for the hazard of a criterion.
	Plan map[string]Plan
	// Look is who will look at a risk that nobody has looked at, by [Risk.Key].
	Look map[string]Look
	// OwnCheck is what the unit states of a check by other rules than these.
	OwnCheck OwnCheck
	Signed   Signed

	facts map[string]answer
	// pack and day are those of the Program that made the answers, so the
	// answers know what they are about. pack is "" if no Program made them.
	pack string
	day  Date
}

// Unit is what is printed about a subject and never judged.
type Unit struct {
	Name, Code, Address string
}

// OwnCheck is the unit's own statement that it checked itself by the rules of
// its kind, which the pack does not hold: by which rules, when, and who. It is
// printed as the unit's sentence; nothing judges it.
type OwnCheck struct {
	Rules string
	Date  Date
	By    string
}

// Sound reports whether the statement says by which rules, when, and who.
func (o OwnCheck) Sound() bool { return says(o.Rules, 2) && !o.Date.IsZero() && says(o.By, 1) }

// Signed says when and by whom the commitment was signed.
type Signed struct {
	Date Date
	By   string
}

// answer is what was said of one fact.
type answer struct {
	notSure bool
	// json is the canonical value: a scalar, a list of values, or a list of
	// records; for a date of which only the month is known, that month.
	json canon.Value
	// value is what the answer leaves possible.
	value logic.Value
	// date is the day of the answer, if it differs from that of the Answers.
	date Date
	note string
	// more: only a part of the set or list is known.
	more bool
	// kind is that of the fact.
	kind logic.Kind
	// by is the fact whose type value is of; nil for what the Program made up.
	by *rules.Fact
}

// answerTo is the answer to a fact of this Program's bundle; ok is false if there
// is none. An answer that was read by another bundle, whose types may differ, is
// read again: what no longer fits counts as not given.
func (p *Program) answerTo(f *rules.Fact, a Answers) (v answer, ok bool) {
	v, ok = a.facts[f.ID]
	if !ok || v.by == nil || v.by == f {
		return v, ok
	}
	given, err := canon.Parse(v.canonical().Append(nil))
	if err != nil {
		return answer{}, false
	}
	r := &answerReader{p: p, at: p.at(a)}
	return r.answer(f.ID, given)
}

// own gives the answers as this Program reads them: see answerTo. Facts that its
// bundle does not ask are kept as they are; nothing judges them.
func (p *Program) own(a Answers) Answers {
	var facts map[string]answer
	for id, v := range a.facts {
		slot, asked := p.slots[id]
		if !asked || v.by == nil || v.by == p.asked[slot] {
			continue
		}
		if facts == nil {
			facts = maps.Clone(a.facts)
		}
		if got, ok := p.answerTo(p.asked[slot], a); ok {
			facts[id] = got
		} else {
			delete(facts, id)
		}
	}
	if facts != nil {
		a.facts = facts
	}
	return a
}

// Has reports whether the fact was answered, "not sure" included.
func (a Answers) Has(fact string) bool {
	_, ok := a.facts[fact]
	return ok
}

// NotSure reports whether the fact was answered with "not sure".
func (a Answers) NotSure(fact string) bool { return a.facts[fact].notSure }

// JSON is the answer to a fact as it appears in an answers file; nil if there
// is none.
func (a Answers) JSON(fact string) []byte {
	v, ok := a.facts[fact]
	if !ok {
		return nil
	}
	return v.canonical().Append(nil)
}

// Facts lists the ids of the facts that were answered, sorted.
func (a Answers) Facts() []string {
	ids := make([]string, 0, len(a.facts))
	for id := range a.facts {
		ids = append(ids, id)
	}
	slices.SortStableFunc(ids, strings.Compare)
	return ids
}

// Without returns the answers without those facts, as if nobody had asked them.
func (a Answers) Without(facts ...string) Answers {
	a = a.copy()
	for _, id := range facts {
		delete(a.facts, id)
	}
	return a
}

// copy returns answers that share nothing that can be changed with a.
func (a Answers) copy() Answers {
	a.facts, a.Found, a.Plan, a.Look = clone(a.facts), maps.Clone(a.Found), maps.Clone(a.Plan), maps.Clone(a.Look)
	return a
}

// only returns the answers with nothing but those facts.
func (a Answers) only(facts []string) Answers {
	kept := make(map[string]answer, len(facts))
	for _, id := range facts {
		if v, ok := a.facts[id]; ok {
			kept[id] = v
		}
	}
	a.facts = kept
	return a
}

// with shares with a everything except the facts.
func (a Answers) with(fact string, v answer) Answers {
	a.facts = clone(a.facts)
	a.facts[fact] = v
	return a
}

func clone(m map[string]answer) map[string]answer {
	out := make(map[string]answer, len(m)+1)
	for k, v := range m {
		out[k] = v
	}
	return out
}

// made marks answers as made by this Program.
func (p *Program) made(a Answers) Answers {
	a.pack, a.day = p.bundle.ID, p.day
	return a
}

// at is the day of the answers.
func (p *Program) at(a Answers) Date {
	if a.At.IsZero() {
		return p.day
	}
	return a.At
}

// asOf is the later of the day of the law and that of the answers.
func (p *Program) asOf(a Answers) Date { return max(p.day, p.at(a)) }

// DecodeAnswers reads answers from JSON of the shape of
// schema/answers.schema.json; Answers in package schema gives the shape for one
// bundle, with its facts. The error is a [diag.List] with every fault, each
// with its pointer: not JSON, larger than 16 MiB or nested more than 200 deep,
// answers to another pack (which [Program.Adopt] may take), or what a fact
// cannot have.
func (p *Program) DecodeAnswers(data []byte) (Answers, error) {
	v, err := canon.Parse(data)
	if err != nil {
		return Answers{}, canon.BadJSON(err)
	}
	return p.decode(v)
}

func (p *Program) decode(v canon.Value) (Answers, error) {
	a := p.made(Answers{At: p.day})
	var format int
	var pack string
	r := &answerReader{p: p}
	problems := canon.Read(v, func(c *canon.Codec) {
		c.Int("format", &format)
		c.String("pack", &pack)
		r.at = a.At
		c.Custom("at", nil, func(v canon.Value) (ok bool) {
			a.At, ok = logic.ParseDate(v.Text)
			ok = ok && v.Kind == canon.String && a.At >= logic.FirstDay && a.At <= logic.LastDay
			if r.at = a.At; !ok {
				r.at = logic.LastDay // so no date is reported as later
			}
			return ok
		})
		c.Member("unit", a.Unit.members)
		c.Custom("facts", nil, func(v canon.Value) bool {
			a.facts = r.facts(v)
			return v.Kind == canon.Object
		})
		c.Custom("found", nil, func(v canon.Value) bool { return r.found(v, &a) })
		c.Custom("plan", nil, func(v canon.Value) bool {
			a.Plan = beside(r, "plan", v, (*Plan).members, r.known)
			return v.Kind == canon.Object
		})
		c.Custom("look", nil, func(v canon.Value) bool {
			a.Look = beside(r, "look", v, (*Look).members, r.risk)
			return v.Kind == canon.Object
		})
		c.Member("own_check", a.OwnCheck.members)
		c.Member("signed", a.Signed.members)
	})
	r.past("/own_check/date", Text{ZH: "自查日期", EN: "the day of the unit's own check"}, a.OwnCheck.Date)
	r.past("/signed/date", Text{ZH: "签名日期", EN: "the day of signing"}, a.Signed.Date)
	for _, f := range problems {
		r.list = append(r.list, diag.NewText(diag.AnswerMember, diag.Place{Pointer: f.Pointer}, Text{ZH: f.ZH, EN: f.EN}))
	}
	if format != rules.Format && len(problems) == 0 {
		r.fail("/format", diag.AnswerFormat, strconv.Itoa(format), strconv.Itoa(rules.Format))
	}
	if pack != "" && pack != p.bundle.ID {
		r.fail("/pack", diag.AnswerPack, pack, p.bundle.ID)
	}
	return a, r.list.Sorted().Err()
}

// EncodeAnswers returns the canonical form of answers; its SHA-256 identifies
// them in an assessment. (The output of json.Marshal has another hash: it
// escapes < > &.)
func (p *Program) EncodeAnswers(a Answers) []byte { return a.encode(p.bundle.ID, p.day) }

// encode writes the answers as those about a pack. Answers without a day get
// the day of.
func (a *Answers) encode(pack string, of Date) []byte {
	return canon.Encode(func(c *canon.Codec) {
		format, at := rules.Format, a.At
		if at.IsZero() {
			at = of
		}
		c.Int("format", &format)
		c.String("pack", &pack)
		wire.Date(c, "at", &at)
		c.Member("unit", a.Unit.members)
		c.Member("facts", func(c *canon.Codec) {
			for _, id := range a.Facts() {
				c.Custom(id, func() canon.Value { return a.facts[id].canonical() }, nil)
			}
		})
		c.Member("found", func(c *canon.Codec) {
			for _, id := range sortedKeys(a.Found) {
				d := a.Found[id]
				wire.Date(c, id, &d)
			}
		})
		c.Member("plan", func(c *canon.Codec) {
			for _, id := range sortedKeys(a.Plan) {
				plan := a.Plan[id]
				c.Member(id, plan.members)
			}
		})
		c.Member("look", func(c *canon.Codec) {
			for _, key := range sortedKeys(a.Look) {
				look := a.Look[key]
				c.Member(key, look.members)
			}
		})
		c.Member("own_check", a.OwnCheck.members)
		c.Member("signed", a.Signed.members)
	})
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.SortStableFunc(keys, strings.Compare)
	return keys
}

// canonical is the answer as it appears in an answers file: a bare value if
// nothing else was given with it.
func (v answer) canonical() canon.Value {
	bare := v.json
	if v.notSure {
		bare = canon.Value{Kind: canon.Null}
	}
	if v.date.IsZero() && v.note == "" && !v.more {
		return bare
	}
	return canon.Write(func(c *canon.Codec) {
		c.Custom("value", func() canon.Value { return bare }, nil)
		wire.Date(c, "date", &v.date)
		c.String("note", &v.note)
		c.Bool("more", &v.more)
	})
}

func (u *Unit) members(c *canon.Codec) {
	c.String("name", &u.Name)
	c.String("code", &u.Code)
	c.String("address", &u.Address)
}

func (p *Plan) members(c *canon.Codec) {
	c.String("measure", &p.Measure)
	c.String("person", &p.Person)
	c.String("department", &p.Department)
	wire.Date(c, "by", &p.By)
	c.String("money", &p.Money)
	c.String("guard", &p.Guard)
}

func (l *Look) members(c *canon.Codec) {
	c.String("person", &l.Person)
	wire.Date(c, "by", &l.By)
}

func (o *OwnCheck) members(c *canon.Codec) {
	c.String("rules", &o.Rules)
	wire.Date(c, "date", &o.Date)
	c.String("by", &o.By)
}

func (s *Signed) members(c *canon.Codec) {
	wire.Date(c, "date", &s.Date)
	c.String("by", &s.By)
}

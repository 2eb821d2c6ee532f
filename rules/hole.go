package rules

import (
	"strings"

	"github.com/fire321/fire321/rules/logic"
)

// Hole is something that a document can print, repeat over, or use in a
// condition. In a text its name is a hole, in `each` a list, and in a condition
// a fact.
type Hole struct {
	Name string
	// Kind is TextKind for words, which no condition can use; Bool, which no
	// text can print; Number, DateKind, Enum; or List, which is printed as its
	// length.
	Kind logic.Kind
	// Values are those of an Enum.
	Values []string
	// Of is the kind of the members of a List; it begins their holes, such as
	// duty.title.
	Of string
}

// holes lists all holes: the name, its kind, the values of an enum or the kind
// of the members of a list. An answer has the name of its fact.
const holes = `unit.name text
unit.code text
unit.address text
unit.line text
clock.at date
clock.iso text
clock.day date
clock.as_of date
pack.id text
pack.title text
pack.version text
pack.semantics number
digest.assessment text
digest.pack text
digest.answers text
duties.apply number
duties.not_applicable number
duties.open number
duties.met number
duties.unverified number
score.given bool
score.held number
score.graded bool
score.point bool
score.may_be_none bool
score.points text
score.max number
score.lowest number
score.highest number
score.title text
score.ours bool
score.basis text
score.grade text
score.bands list band
danger.pair bool
danger.now text
danger.say text
hazards.total number
hazards.major number
hazards.serious number
hazards.general number
hazards.grave number
hazards.planned number
hazards.planned_by date
hazards.list list duty
open.could list duty
open.rest list duty
open.total number
open.list list duty
others.list list duty
others.failed list duty
others.grave list duty
others.open list duty
advice.failed list duty
advice.open number
risks.list list risk
risks.not_looked number
gaps.list list gap
coverage.whole bool
coverage.open bool
coverage.missing list kind
letter.branch enum no-prominent-risk measures-taken refused
letter.first list reason
letter.only_first list reason
letter.only_second list reason
letter.both list reason
letter.loose list duty
letter.unknown list duty
letter.own bool
letter.own_rules text
letter.own_by text
letter.own_date date
letter.term_days number
letter.from date
letter.until date
letter.ours bool
until.some bool
until.day date
until.first text
until.more number
until.rewrites bool
until.rewritten date
doubts.list list doubt
classes.is list class
classes.open list class
notice.contact list duty
notice.board list duty
duty.n number
duty.title text
duty.say text
duty.say_set bool
duty.standing enum counts letter unverified advice
duty.severity enum general serious major
duty.sign text
duty.failed bool
duty.deadly bool
duty.theirs bool
duty.said list said
duty.breach list said
duty.risks list risk
duty.law list law
duty.mender text
duty.found date
duty.found_before bool
duty.due date
duty.due_by enum plan law advice nobody
duty.overdue bool
duty.remedy text
duty.planned bool
duty.measure text
duty.person text
duty.person_set bool
duty.department text
duty.money text
duty.guard text
duty.by date
duty.by_set bool
duty.roles text
duty.needs list need
duty.options list kind
risk.n number
risk.title text
risk.state enum found not-looked-at not-found cannot-arise
risk.found list duty
risk.open list duty
risk.why list said
risk.look_owed bool
risk.look_sound bool
risk.looker text
risk.look_by date
law.first bool
law.cite text
law.force text
law.gist text
law.verified bool
said.question text
said.answer text
need.question text
need.where text
gap.concern text
gap.say text
kind.title text
reason.code enum coverage failed others-failed no-plan not-looked open gap no-role nothing none-listed
reason.n number
reason.second bool
reason.names list kind
reason.duties list duty
band.title text
band.from text
doubt.say text
doubt.reopened bool
class.title text
class.law list law`

// memberKinds are the first parts of holes that stand for a member of a list.
const memberKinds = " duty risk law said need gap kind reason band doubt class "

// Holes are the holes of documents, in their order.
type Holes []Hole

// AllHoles lists them. The list is new each time.
func AllHoles() Holes {
	var list Holes
	for line := range strings.SplitSeq(holes, "\n") {
		name, rest, _ := strings.Cut(line, " ")
		kind, rest, _ := strings.Cut(rest, " ")
		h := Hole{Name: name}
		h.Kind, _ = logic.ParseKind(kind)
		if h.Kind == logic.List {
			h.Of = rest
		} else if rest != "" {
			h.Values = strings.Split(rest, " ")
		}
		list = append(list, h)
	}
	return list
}

// Find returns the hole with the name, or nil.
func (l Holes) Find(name string) *Hole {
	for i := range l {
		if l[i].Name == name {
			return &l[i]
		}
	}
	return nil
}

// Member is the kind of list member that has this hole: "duty" for duty.title;
// "" for a hole that can be used anywhere.
func (h *Hole) Member() string {
	first, _, _ := strings.Cut(h.Name, ".")
	if strings.Contains(memberKinds, " "+first+" ") {
		return first
	}
	return ""
}

// Lists are the names of the lists whose members have the kind.
func (l Holes) Lists(of string) (names []string) {
	for i := range l {
		if l[i].Kind == logic.List && l[i].Of == of {
			names = append(names, l[i].Name)
		}
	}
	return names
}

// maxMembers bounds how many members a list of the assessment has.
const maxMembers = 5000

// Type is the type of a hole in a condition. The fields of a list's members are
// their own holes, without the first part: any(hazards.list, .overdue).
func (l Holes) Type(h *Hole) logic.Type {
	t := logic.Type{Kind: h.Kind, Values: h.Values}
	switch h.Kind {
	case logic.Number:
		t.Max = 1_000_000
	case logic.DateKind:
		t.Min, t.Max = int64(logic.FirstDay), int64(logic.LastDay)
	case logic.List:
		t.MaxLen = maxMembers
		for i := range l {
			if f := &l[i]; f.Kind != logic.List && f.Kind != logic.TextKind && f.Member() == h.Of {
				t.Fields = append(t.Fields, logic.Field{Name: f.Name[len(h.Of)+1:], Type: l.Type(f)})
			}
		}
	}
	return t
}

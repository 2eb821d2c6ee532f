package assess

import (
	"github.com/fire321/fire321/internal/canon"
	"github.com/fire321/fire321/internal/wire"
	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/diag"
	"github.com/fire321/fire321/rules/logic"
)

// Package encoding/json writes and reads each type of this package in the one
// shape that it has in an assessment, or says why it cannot. The methods need
// only the codec; a program that does not use them does not link them.
// (json.Marshal writes < > & as \u003c and so on, which means the same.)

// MarshalJSON is Encode.
func (a Assessment) MarshalJSON() ([]byte, error) { return a.Encode(), nil }

// UnmarshalJSON is [DecodeAssessment].
func (a *Assessment) UnmarshalJSON(data []byte) error {
	got, err := DecodeAssessment(data)
	if err == nil {
		*a = *got
	}
	return err
}

// MarshalJSON is [Program.EncodeAnswers] of the Program that made the answers.
// If no Program made them, it returns an error: such Answers do not know what
// they are about.
func (a Answers) MarshalJSON() ([]byte, error) {
	if a.pack == "" {
		return nil, canon.Refusal("answers that no Program has made name no pack: use Program.EncodeAnswers")
	}
	return a.encode(a.pack, a.day), nil
}

// UnmarshalJSON refuses: only a Program can check answers. Use
// [Program.DecodeAnswers] to read them.
func (*Answers) UnmarshalJSON([]byte) error {
	return canon.Refusal("answers are read by Program.DecodeAnswers, which checks them")
}

// MarshalJSON refuses: a Program is not data, its [Program.Bundle] is.
func (*Program) MarshalJSON() ([]byte, error) {
	return nil, canon.Refusal("a Program is not data: marshal its Bundle")
}

// MarshalJSON refuses: a Session is not data, its [Session.Answers] are.
func (*Session) MarshalJSON() ([]byte, error) {
	return nil, canon.Refusal("a Session is not data: marshal its Answers")
}

// MarshalJSON refuses: Conditions are not data, the Answers are.
func (Conditions) MarshalJSON() ([]byte, error) {
	return nil, canon.Refusal("Conditions are not data: marshal the Answers")
}

// MarshalJSON refuses: Programs are not data, their [Programs.Bundle] is.
func (*Programs) MarshalJSON() ([]byte, error) {
	return nil, canon.Refusal("Programs are not data: marshal their Bundle")
}

// MarshalJSON refuses: encode the parts of a Difference one by one.
func (Difference) MarshalJSON() ([]byte, error) {
	return nil, canon.Refusal("a Difference is held together by its sessions: marshal Before, After and Turns")
}

// MarshalJSON refuses: the adopted answers and Aside are two files.
func (Adopted) MarshalJSON() ([]byte, error) {
	return nil, canon.Refusal("what was adopted and what was set aside are kept apart: marshal Answers; Aside is JSON")
}

const pillarAlone = canon.Refusal("a Pillar names results that stand in its Assessment: marshal that")

// MarshalJSON refuses: the pillars of an encoded Assessment only name results.
func (Pillar) MarshalJSON() ([]byte, error) { return nil, pillarAlone }

// UnmarshalJSON refuses as MarshalJSON does.
func (*Pillar) UnmarshalJSON([]byte) error { return pillarAlone }

// MarshalJSON writes the outcomes as a list: ["pass","fail"].
func (v Verdict) MarshalJSON() ([]byte, error) { return canon.Strs(v.Outcomes()).Append(nil), nil }

// UnmarshalJSON reads what MarshalJSON writes.
func (v *Verdict) UnmarshalJSON(data []byte) error {
	list, err := canon.Parse(data)
	if err != nil {
		return canon.BadJSON(err)
	}
	var read Verdict
	for _, item := range list.Items {
		o, ok := ParseOutcome(item.Text)
		if !ok || item.Kind != canon.String {
			list.Kind = canon.Absent
		}
		read |= o
	}
	if list.Kind != canon.Array || string(list.Append(nil)) != string(canon.Strs(read.Outcomes()).Append(nil)) {
		return diag.List{diag.NewText(diag.AssessmentMember, diag.Place{}, Text{ZH: "应是一组结论", EN: "expected a list of outcomes"})}
	}
	*v = read
	return nil
}

// MarshalText is String, for keys of maps.
func (v Verdict) MarshalText() ([]byte, error) { return []byte(v.String()), nil }

// MarshalJSON writes the exact number, and the number rounded down for people.
func (r Rate) MarshalJSON() ([]byte, error) {
	return canon.Encode(func(c *canon.Codec) { r.bound(c, false) }), nil
}

// UnmarshalJSON reads what MarshalJSON writes.
func (r *Rate) UnmarshalJSON(data []byte) error {
	return decode(data, r, func(r *Rate, c *canon.Codec) { r.bound(c, false) })
}

// decode reads into a new value and then stores it in *v. On error *v is
// unchanged. It is as strict as DecodeAssessment: what would be written in
// another way is refused.
func decode[T any](data []byte, v *T, members func(*T, *canon.Codec)) error {
	given, err := canon.Parse(data)
	if err != nil {
		return canon.BadJSON(err)
	}
	var read T
	r := &assessmentReader{}
	for _, p := range canon.Read(given, func(c *canon.Codec) { members(&read, c) }) {
		r.fail(p.Pointer, p.ZH, p.EN)
	}
	if len(r.list) == 0 {
		r.compare(given, canon.Encode(func(c *canon.Codec) { members(&read, c) }))
	}
	if err := r.list.Sorted().Err(); err != nil {
		return err
	}
	*v = read
	return nil
}

func (s *Support) members(c *canon.Codec) {
	outcomes(c, "verdict", &s.Verdict)
	c.Strings("facts", &s.Facts)
	canon.List(c, "said", &s.Said, (*Said).members)
	c.Strings("needs", &s.Needs)
}

func (m *Mend) members(c *canon.Codec) {
	canon.List(c, "changes", &m.Changes, (*Change).members)
	c.Bool("lapses", &m.Lapses)
	c.Strings("breaks", &m.Breaks)
}

func (g *Change) members(c *canon.Codec) {
	c.String("fact", &g.Fact)
	c.Text("question", &g.Question)
	c.Text("from", &g.From)
	c.Text("to", &g.To)
	c.Custom("answer", g.value.canonical, func(v canon.Value) bool { g.value.json = v; return true })
}

func (t *Turn) members(c *canon.Codec) {
	c.String("id", &t.ID)
	c.Text("title", &t.Title)
	if c.Reading() || t.Then != 0 {
		outcomes(c, "before", &t.Then)
	}
	if c.Reading() || t.Now != 0 {
		outcomes(c, "after", &t.Now)
	}
	c.String("turn", (*string)(&t.Way))
	canon.List(c, "answers", &t.Answers, (*Said).members)
	c.Bool("law", &t.Law)
}

func (x *Coming) members(c *canon.Codec) {
	c.String("criterion", &x.Criterion)
	c.Text("title", &x.Title)
	c.String("severity", (*string)(&x.Severity))
	wire.Date(c, "day", &x.Day)
	if c.Reading() || x.Verdict != 0 {
		outcomes(c, "verdict", &x.Verdict)
	}
	if c.Reading() || x.Then != 0 {
		outcomes(c, "then", &x.Then)
	}
}

func (w *Worth) members(c *canon.Codec) {
	c.String("criterion", &w.Criterion)
	c.Member("score", w.Score.members)
	grades(c, &w.Grades)
}

func (r *Route) members(c *canon.Codec) {
	c.String("aim", &r.Aim)
	c.Text("title", &r.Title)
	c.Strings("mend", &r.Mend)
	c.Strings("find_out", &r.FindOut)
	c.Member("score", r.Score.members)
	grades(c, &r.Grades)
}

func (u *Until) members(c *canon.Codec) {
	c.String("criterion", &u.Criterion)
	c.Text("title", &u.Title)
	outcomes(c, "verdict", &u.Verdict)
	wire.Date(c, "changes", &u.Changes)
	outcomes(c, "then", &u.Then)
	wire.Date(c, "end", &u.End)
	c.Bool("rewritten", &u.Rewritten)
}

func (s *Suggested) members(c *canon.Codec) {
	c.Text("text", &s.Text)
	c.String("json", &s.JSON)
}

func (e *Edge) members(c *canon.Codec) {
	c.String("comparison", &e.Comparison)
	c.Bool("derived", &e.Derived)
	sides := func(key string, s *logic.Sides) {
		n := int(*s)
		if c.Int(key, &n); c.Reading() {
			*s = logic.Sides(n)
		}
	}
	sides("sides", &e.Sides)
	sides("reach", &e.Reach)
}

// MarshalJSON writes the Unit as it appears in an assessment.
func (u Unit) MarshalJSON() ([]byte, error) { return canon.Encode(u.members), nil }

// UnmarshalJSON reads what MarshalJSON writes.
func (u *Unit) UnmarshalJSON(data []byte) error { return decode(data, u, (*Unit).members) }

// MarshalJSON writes the OwnCheck as it appears in an assessment.
func (o OwnCheck) MarshalJSON() ([]byte, error) { return canon.Encode(o.members), nil }

// UnmarshalJSON reads what MarshalJSON writes.
func (o *OwnCheck) UnmarshalJSON(data []byte) error { return decode(data, o, (*OwnCheck).members) }

// MarshalJSON writes the Signed as it appears in an assessment.
func (s Signed) MarshalJSON() ([]byte, error) { return canon.Encode(s.members), nil }

// UnmarshalJSON reads what MarshalJSON writes.
func (s *Signed) UnmarshalJSON(data []byte) error { return decode(data, s, (*Signed).members) }

// MarshalJSON writes the Plan as it appears in an assessment.
func (p Plan) MarshalJSON() ([]byte, error) { return canon.Encode(p.members), nil }

// UnmarshalJSON reads what MarshalJSON writes.
func (p *Plan) UnmarshalJSON(data []byte) error { return decode(data, p, (*Plan).members) }

// MarshalJSON writes the Look as it appears in an assessment.
func (l Look) MarshalJSON() ([]byte, error) { return canon.Encode(l.members), nil }

// UnmarshalJSON reads what MarshalJSON writes.
func (l *Look) UnmarshalJSON(data []byte) error { return decode(data, l, (*Look).members) }

// MarshalJSON writes the Coverage as it appears in an assessment.
func (c Coverage) MarshalJSON() ([]byte, error) { return canon.Encode(c.members), nil }

// UnmarshalJSON reads what MarshalJSON writes.
func (c *Coverage) UnmarshalJSON(data []byte) error { return decode(data, c, (*Coverage).members) }

// MarshalJSON writes the Result as it appears in an assessment.
func (r Result) MarshalJSON() ([]byte, error) { return canon.Encode(r.members), nil }

// UnmarshalJSON reads what MarshalJSON writes.
func (r *Result) UnmarshalJSON(data []byte) error { return decode(data, r, (*Result).members) }

// MarshalJSON writes the Hazard as it appears in an assessment.
func (h Hazard) MarshalJSON() ([]byte, error) { return canon.Encode(h.members), nil }

// UnmarshalJSON reads what MarshalJSON writes.
func (h *Hazard) UnmarshalJSON(data []byte) error { return decode(data, h, (*Hazard).members) }

// MarshalJSON writes the Said as it appears in an assessment.
func (s Said) MarshalJSON() ([]byte, error) { return canon.Encode(s.members), nil }

// UnmarshalJSON reads what MarshalJSON writes.
func (s *Said) UnmarshalJSON(data []byte) error { return decode(data, s, (*Said).members) }

// MarshalJSON writes the Summary as it appears in an assessment.
func (s Summary) MarshalJSON() ([]byte, error) { return canon.Encode(s.members), nil }

// UnmarshalJSON reads what MarshalJSON writes.
func (s *Summary) UnmarshalJSON(data []byte) error { return decode(data, s, (*Summary).members) }

// MarshalJSON writes the Doubt as it appears in an assessment.
func (d Doubt) MarshalJSON() ([]byte, error) { return canon.Encode(d.members), nil }

// UnmarshalJSON reads what MarshalJSON writes.
func (d *Doubt) UnmarshalJSON(data []byte) error { return decode(data, d, (*Doubt).members) }

// MarshalJSON writes the GradingRef as it appears in an assessment.
func (g GradingRef) MarshalJSON() ([]byte, error) { return canon.Encode(g.members), nil }

// UnmarshalJSON reads what MarshalJSON writes.
func (g *GradingRef) UnmarshalJSON(data []byte) error { return decode(data, g, (*GradingRef).members) }

// MarshalJSON writes the Class as it appears in an assessment.
func (c Class) MarshalJSON() ([]byte, error) { return canon.Encode(c.members), nil }

// UnmarshalJSON reads what MarshalJSON writes.
func (c *Class) UnmarshalJSON(data []byte) error { return decode(data, c, (*Class).members) }

// MarshalJSON writes the Citation as it appears in an assessment.
func (c Citation) MarshalJSON() ([]byte, error) { return canon.Encode(c.members), nil }

// UnmarshalJSON reads what MarshalJSON writes.
func (c *Citation) UnmarshalJSON(data []byte) error { return decode(data, c, (*Citation).members) }

// MarshalJSON writes the Risk as it appears in an assessment.
func (r Risk) MarshalJSON() ([]byte, error) { return canon.Encode(r.members), nil }

// UnmarshalJSON reads what MarshalJSON writes.
func (r *Risk) UnmarshalJSON(data []byte) error { return decode(data, r, (*Risk).members) }

// MarshalJSON writes the Letter as it appears in an assessment.
func (l Letter) MarshalJSON() ([]byte, error) { return canon.Encode(l.members), nil }

// UnmarshalJSON reads what MarshalJSON writes.
func (l *Letter) UnmarshalJSON(data []byte) error { return decode(data, l, (*Letter).members) }

// MarshalJSON writes the Reason as it appears in an assessment.
func (r Reason) MarshalJSON() ([]byte, error) { return canon.Encode(r.members), nil }

// UnmarshalJSON reads what MarshalJSON writes.
func (r *Reason) UnmarshalJSON(data []byte) error { return decode(data, r, (*Reason).members) }

// MarshalJSON writes the Score as it appears in an assessment.
func (s Score) MarshalJSON() ([]byte, error) { return canon.Encode(s.members), nil }

// UnmarshalJSON reads what MarshalJSON writes.
func (s *Score) UnmarshalJSON(data []byte) error { return decode(data, s, (*Score).members) }

// MarshalJSON writes the Support as it appears in an assessment.
func (s Support) MarshalJSON() ([]byte, error) { return canon.Encode(s.members), nil }

// UnmarshalJSON reads what MarshalJSON writes.
func (s *Support) UnmarshalJSON(data []byte) error { return decode(data, s, (*Support).members) }

// MarshalJSON writes the Mend as it appears in an assessment.
func (m Mend) MarshalJSON() ([]byte, error) { return canon.Encode(m.members), nil }

// UnmarshalJSON reads what MarshalJSON writes.
func (m *Mend) UnmarshalJSON(data []byte) error { return decode(data, m, (*Mend).members) }

// MarshalJSON writes the Turn as the bridge gives it.
func (t Turn) MarshalJSON() ([]byte, error) { return canon.Encode(t.members), nil }

// UnmarshalJSON reads what MarshalJSON writes.
func (t *Turn) UnmarshalJSON(data []byte) error { return decode(data, t, (*Turn).members) }

// MarshalJSON writes the Worth as it appears in an assessment.
func (w Worth) MarshalJSON() ([]byte, error) { return canon.Encode(w.members), nil }

// UnmarshalJSON reads what MarshalJSON writes.
func (w *Worth) UnmarshalJSON(data []byte) error { return decode(data, w, (*Worth).members) }

// MarshalJSON writes the Route as it appears in an assessment.
func (r Route) MarshalJSON() ([]byte, error) { return canon.Encode(r.members), nil }

// UnmarshalJSON reads what MarshalJSON writes.
func (r *Route) UnmarshalJSON(data []byte) error { return decode(data, r, (*Route).members) }

// MarshalJSON writes the Coming as it appears in an assessment.
func (x Coming) MarshalJSON() ([]byte, error) { return canon.Encode(x.members), nil }

// UnmarshalJSON reads what MarshalJSON writes.
func (x *Coming) UnmarshalJSON(data []byte) error { return decode(data, x, (*Coming).members) }

// MarshalJSON writes the Until as it appears in an assessment.
func (u Until) MarshalJSON() ([]byte, error) { return canon.Encode(u.members), nil }

// UnmarshalJSON reads what MarshalJSON writes.
func (u *Until) UnmarshalJSON(data []byte) error { return decode(data, u, (*Until).members) }

// MarshalJSON writes the Suggested as it appears in an assessment.
func (s Suggested) MarshalJSON() ([]byte, error) { return canon.Encode(s.members), nil }

// UnmarshalJSON reads what MarshalJSON writes.
func (s *Suggested) UnmarshalJSON(data []byte) error { return decode(data, s, (*Suggested).members) }

// MarshalJSON writes the Edge as it appears in an assessment.
func (e Edge) MarshalJSON() ([]byte, error) { return canon.Encode(e.members), nil }

// UnmarshalJSON reads what MarshalJSON writes.
func (e *Edge) UnmarshalJSON(data []byte) error { return decode(data, e, (*Edge).members) }

// MarshalJSON writes the Change as it appears in an assessment.
func (c Change) MarshalJSON() ([]byte, error) { return canon.Encode(c.members), nil }

// UnmarshalJSON reads what MarshalJSON writes.
func (c *Change) UnmarshalJSON(data []byte) error { return decode(data, c, (*Change).members) }

// MarshalJSON writes the id, the title, and the facts as a bundle has them.
func (p Page) MarshalJSON() ([]byte, error) { return canon.Encode(p.members), nil }

// UnmarshalJSON reads what MarshalJSON writes; the facts are copies.
func (p *Page) UnmarshalJSON(data []byte) error { return decode(data, p, (*Page).members) }

func (p *Page) members(c *canon.Codec) {
	c.String("id", &p.ID)
	c.Text("title", &p.Title)
	canon.Items(c, "facts", &p.Facts, func(f *rules.Fact) canon.Value { return rawFact(f) }, readFact)
	c.Int("step", &p.Step)
	c.Int("steps", &p.Steps)
}

// MarshalJSON writes the section and its counts.
func (s Section) MarshalJSON() ([]byte, error) { return canon.Encode(s.members), nil }

// UnmarshalJSON reads what MarshalJSON writes.
func (s *Section) UnmarshalJSON(data []byte) error { return decode(data, s, (*Section).members) }

func (s *Section) members(c *canon.Codec) {
	c.String("id", &s.ID)
	c.Text("title", &s.Title)
	c.Count("given", &s.Given)
	c.Count("left", &s.Left)
}

// MarshalJSON writes the fact by id, and why it is worth finding out.
func (u Unsure) MarshalJSON() ([]byte, error) { return canon.Encode(u.members), nil }

// UnmarshalJSON reads what MarshalJSON writes.
func (u *Unsure) UnmarshalJSON(data []byte) error { return decode(data, u, (*Unsure).members) }

func (u *Unsure) members(c *canon.Codec) {
	c.String("fact", &u.Fact)
	c.Bool("round", &u.Round)
	c.Count("serious", &u.Serious)
	c.Count("all", &u.All)
}

// MarshalJSON writes each fact with its question and answers in words.
func (m Meeting) MarshalJSON() ([]byte, error) { return canon.Encode(m.members), nil }

// UnmarshalJSON reads what MarshalJSON writes.
func (m *Meeting) UnmarshalJSON(data []byte) error { return decode(data, m, (*Meeting).members) }

func (m *Meeting) members(c *canon.Codec) {
	canon.List(c, "fresh", &m.Fresh, (*Said).members)
	canon.List(c, "differ", &m.Differ, (*Clash).members)
	c.Count("same", &m.Same)
	c.Count("unknown", &m.Unknown)
}

// MarshalJSON writes the question and both answers in words.
func (x Clash) MarshalJSON() ([]byte, error) { return canon.Encode(x.members), nil }

// UnmarshalJSON reads what MarshalJSON writes.
func (x *Clash) UnmarshalJSON(data []byte) error { return decode(data, x, (*Clash).members) }

func (x *Clash) members(c *canon.Codec) {
	c.String("fact", &x.Fact)
	c.Text("question", &x.Question)
	c.Text("mine", &x.Mine)
	c.Text("theirs", &x.Theirs)
	wire.Date(c, "mine_on", &x.MineOn)
	wire.Date(c, "theirs_on", &x.TheirsOn)
}

// MarshalJSON writes the questions by id.
func (d Danger) MarshalJSON() ([]byte, error) { return canon.Encode(d.members), nil }

// UnmarshalJSON reads what MarshalJSON writes.
func (d *Danger) UnmarshalJSON(data []byte) error { return decode(data, d, (*Danger).members) }

// MarshalJSON writes the combination.
func (x Deadly) MarshalJSON() ([]byte, error) { return canon.Encode(x.members), nil }

// UnmarshalJSON reads what MarshalJSON writes.
func (x *Deadly) UnmarshalJSON(data []byte) error { return decode(data, x, (*Deadly).members) }

// MarshalJSON writes the hazard with the fact that shows it.
func (x Alarm) MarshalJSON() ([]byte, error) { return canon.Encode(x.members), nil }

// UnmarshalJSON reads what MarshalJSON writes.
func (x *Alarm) UnmarshalJSON(data []byte) error { return decode(data, x, (*Alarm).members) }

// MarshalJSON writes the fact as a bundle has it, and the criteria by id.
func (s Skip) MarshalJSON() ([]byte, error) { return canon.Encode(s.members), nil }

// UnmarshalJSON reads what MarshalJSON writes; the fact is a copy.
func (s *Skip) UnmarshalJSON(data []byte) error { return decode(data, s, (*Skip).members) }

func (s *Skip) members(c *canon.Codec) {
	c.Custom("fact", func() canon.Value { return rawFact(s.Fact) }, func(v canon.Value) (ok bool) {
		s.Fact, ok = readFact(v)
		return ok
	})
	c.Strings("criteria", &s.Criteria)
}

func rawFact(f *rules.Fact) canon.Value {
	if f == nil {
		return canon.Value{}
	}
	data, _ := f.MarshalJSON() // cannot fail
	return canon.Value{Kind: canon.Raw, Text: string(data)}
}

func readFact(v canon.Value) (*rules.Fact, bool) {
	f := &rules.Fact{}
	return f, f.UnmarshalJSON(v.Append(nil)) == nil
}

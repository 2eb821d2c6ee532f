package assess

import (
	"math"
	"slices"
	"strings"

	"github.com/fire321/fire321/internal/canon"
	"github.com/fire321/fire321/internal/wire"
	"github.com/fire321/fire321/rules"
)

// Encode returns the one canonical form of the assessment, as JSON. Its shape
// is that of schema/assessment.schema.json. Compute a digest from these bytes:
// json.Marshal writes the same with < > & escaped, so its bytes differ.
//
// Encode only reads a, so several goroutines may encode one at the same time.
func (a *Assessment) Encode() []byte {
	// The approximate size: growing the buffer costs more than all else.
	size := 320*(len(a.Results)+len(a.Open)+len(a.Letter.Reasons)) + 1500*(len(a.Hazards)+len(a.Classes)+len(a.Risks))
	return canon.AppendObject(make([]byte, 0, size), a.members)
}

func (a *Assessment) members(c *canon.Codec) {
	format, semantics := rules.Format, rules.Semantics
	c.Int("format", &format)
	c.Int("semantics", &semantics)
	c.String("bundle", &a.Bundle)
	c.String("version", &a.Version)
	c.String("bundle_digest", &a.BundleDigest)
	c.String("answers_digest", &a.AnswersDigest)
	wire.Date(c, "day", &a.Day)
	wire.Date(c, "at", &a.At)
	wire.Date(c, "as_of", &a.AsOf)
	c.Member("unit", a.Unit.members)
	c.Member("coverage", a.Coverage.members)
	canon.List(c, "classes", &a.Classes, (*Class).members)
	c.Member("grading", a.Grading.members)
	c.Member("score", a.Score.members)
	grades(c, &a.Grades)
	canon.List(c, "hazards", &a.Hazards, (*Hazard).members)
	canon.List(c, "open", &a.Open, (*Result).members)
	canon.List(c, "others", &a.Others, (*Result).members)
	canon.List(c, "advice", &a.Advice, (*Result).members)
	canon.List(c, "summaries", &a.Summaries, (*Summary).members)
	canon.List(c, "pillars", &a.Pillars, (*Pillar).members)
	canon.List(c, "risks", &a.Risks, (*Risk).members)
	c.Member("letter", a.Letter.members)
	canon.List(c, "doubts", &a.Doubts, (*Doubt).members)
	canon.List(c, "gaps", &a.Gaps, func(g *rules.Gap, c *canon.Codec) {
		c.String("source", &g.Source)
		wire.Date(c, "from", &g.From)
		c.Text("concerns", &g.Concern)
		c.Text("say", &g.Say)
		c.Bool("serious", &g.Serious)
	})
	canon.List(c, "results", &a.Results, (*Result).members)
}

func (v *Coverage) members(c *canon.Codec) {
	c.Truth("whole", &v.Whole)
	c.Bool("open", &v.Open)
	c.Bool("no_role", &v.NoRole)
	canon.List(c, "missing", &v.Missing, func(o *rules.Option, c *canon.Codec) {
		c.String("id", &o.ID)
		c.Text("text", &o.Text)
	})
}

func (g *GradingRef) members(c *canon.Codec) {
	c.String("id", &g.ID)
	c.Text("title", &g.Title)
	c.String("force", (*string)(&g.Force))
	c.Int("max", &g.Max)
}

func (s *Summary) members(c *canon.Codec) {
	s.Result.members(c)
	c.Strings("causes", &s.Causes)
}

func (p *Pillar) members(c *canon.Codec) {
	c.String("id", &p.ID)
	c.Text("title", &p.Title)
	canon.List(c, "results", &p.Results, func(r *Result, c *canon.Codec) {
		c.String("id", &r.ID)
		outcomes(c, "verdict", &r.Verdict)
	})
}

func (d *Doubt) members(c *canon.Codec) {
	c.String("id", &d.ID)
	c.Text("say", &d.Say)
	canon.List(c, "reopened", &d.Reopened, (*Said).members)
}

func (r *Reason) members(c *canon.Codec) {
	c.String("code", (*string)(&r.Code))
	r.shuts(c)
	c.String("criterion", &r.Criterion)
	c.String("risk", &r.Risk)
	r.words(c)
	c.Strings("missing", &r.Missing)
}

// grades describes grades that are still possible. Their lower bounds are in
// the grading.
func grades(c *canon.Codec, list *[]Grade) {
	canon.List(c, "grades", list, func(g *Grade, c *canon.Codec) {
		c.String("id", &g.ID)
		c.Text("text", &g.Title)
	})
}

// outcomes describes a verdict as the list of its members.
func outcomes(c *canon.Codec, key string, v *Verdict) {
	if !c.Reading() {
		var room [3]string
		c.Words(key, v.outcomes(room[:0]))
		return
	}
	var names []string
	c.Strings(key, &names)
	for _, name := range names {
		o, ok := ParseOutcome(name)
		if *v |= o; !ok {
			c.Fail(key, "没有这种结论", "no such outcome")
		}
	}
}

func (r *Result) members(c *canon.Codec) {
	c.String("id", &r.ID)
	c.Text("title", &r.Title)
	c.String("theme", &r.Theme)
	c.String("pillar", &r.Pillar)
	c.Ints("risk", &r.Risk, 0, math.MaxInt32)
	c.String("severity", (*string)(&r.Severity))
	c.String("standing", (*string)(&r.Standing))
	c.Int("points", &r.Points)
	outcomes(c, "verdict", &r.Verdict)
	c.Strings("owed_by", &r.OwedBy)
	c.Bool("urgent", &r.Urgent)
	c.Bool("summary", &r.Summary)
}

func (h *Hazard) members(c *canon.Codec) {
	h.Result.members(c)
	c.Text("say", &h.Say)
	c.Text("danger", &h.Danger)
	canon.List(c, "basis", (*[]Citation)(&h.Basis), (*Citation).members)
	c.Text("remedy", &h.Remedy)
	c.Text("now", &h.Now)
	c.String("effort", &h.Effort)
	c.String("by", &h.By)
	if c.Reading() || !h.Due.IsZero() {
		c.Count("within_days", &h.WithinDays)
	}
	wire.Date(c, "due", &h.Due)
	wire.Date(c, "found", &h.Found)
	c.Bool("term_by_law", &h.TermByLaw)
	canon.List(c, "why", &h.Why, (*Said).members)
	c.Member("plan", h.Plan.members)
	c.Strings("heads", &h.Heads)
}

func (s *Said) members(c *canon.Codec) {
	c.String("fact", &s.Fact)
	c.Text("question", &s.Question)
	c.Text("answer", &s.Answer)
}

func (r *Risk) members(c *canon.Codec) {
	c.String("list", &r.List)
	c.Count("item", &r.N)
	c.Text("text", &r.Text)
	c.String("state", (*string)(&r.State))
	c.Strings("found", &r.Found)
	c.Bool("guarded", &r.Guarded)
	c.Strings("open", &r.Open)
	canon.List(c, "why", &r.Why, (*Said).members)
	c.Member("look", r.Look.members)
}

func (x *Citation) members(c *canon.Codec) {
	c.String("source", &x.Source)
	c.Text("title", &x.Title)
	c.String("number", &x.Number)
	c.String("article", &x.Article)
	c.Text("gist", &x.Gist)
	c.String("force", (*string)(&x.Force))
	c.Truth("verified", &x.Verified)
	c.String("against", &x.Against)
}

func (l *Letter) members(c *canon.Codec) {
	c.String("branch", (*string)(&l.Branch))
	canon.List(c, "reasons", &l.Reasons, (*Reason).members)
	c.Strings("listed", &l.Listed)
	c.Strings("not_known", &l.NotKnown)
	c.Member("own_check", l.OwnCheck.members)
	c.Int("term_days", &l.TermDays)
	wire.Date(c, "until", &l.Until)
}

// shuts describes the branches that a reason shuts: "first", "second".
func (r *Reason) shuts(c *canon.Codec) {
	var room [2]string
	list := room[:0]
	if r.First {
		list = append(list, "first")
	}
	if r.Second {
		list = append(list, "second")
	}
	if !c.Reading() {
		c.Words("shuts", list)
		return
	}
	c.Strings("shuts", &list)
	r.First, r.Second = slices.Contains(list, "first"), slices.Contains(list, "second")
}

// words describes the reason in words; its title follows the words of its code.
func (r *Reason) words(c *canon.Codec) {
	of := r.Text()
	t := of
	c.Text("text", &t)
	if c.Reading() {
		r.Title = Text{ZH: strings.TrimPrefix(t.ZH, of.ZH), EN: strings.TrimPrefix(t.EN, of.EN)}
	}
}

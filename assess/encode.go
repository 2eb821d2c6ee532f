package assess

import (
	"github.com/fire321/fire321/internal/canon"
	"github.com/fire321/fire321/rules"
)

// Encode returns the one canonical form of the assessment, as JSON. The shape
// is that of schema/assessment.schema.json.
func (a *Assessment) Encode() []byte { return canon.Write(a.members).Append(nil) }

// members writes; an assessment is never read back, only made again.
func (a *Assessment) members(c *canon.Codec) {
	format, semantics := rules.Format, rules.Semantics
	c.Int("format", &format)
	c.Int("semantics", &semantics)
	c.String("bundle", &a.Bundle)
	c.String("version", &a.Version)
	c.String("bundle_digest", &a.BundleDigest)
	c.String("answers_digest", &a.AnswersDigest)
	day(c, "day", &a.Day)
	day(c, "at", &a.At)
	day(c, "as_of", &a.AsOf)
	c.Member("unit", a.Unit.members)
	c.Member("coverage", func(c *canon.Codec) {
		put(c, "whole", canon.Truth(a.Coverage.Whole))
		c.Bool("open", &a.Coverage.Open)
		c.Bool("no_role", &a.Coverage.NoRole)
		canon.List(c, "missing", &a.Coverage.Missing, func(o *rules.Option, c *canon.Codec) {
			c.String("id", &o.ID)
			text(c, "text", o.Text)
		})
	})
	canon.List(c, "classes", &a.Classes, (*Class).members)
	c.Member("grading", func(c *canon.Codec) {
		c.String("id", &a.Grading.ID)
		text(c, "title", a.Grading.Title)
		c.String("force", (*string)(&a.Grading.Force))
		c.Int("max", &a.Grading.Max)
	})
	c.Member("score", a.Score.members)
	canon.List(c, "grades", &a.Grades, func(g *Grade, c *canon.Codec) {
		c.String("id", &g.ID)
		text(c, "text", g.Title)
	})
	canon.List(c, "hazards", &a.Hazards, (*Hazard).members)
	canon.List(c, "open", &a.Open, (*Result).members)
	canon.List(c, "others", &a.Others, (*Result).members)
	canon.List(c, "advice", &a.Advice, (*Result).members)
	canon.List(c, "summaries", &a.Summaries, func(s *Summary, c *canon.Codec) {
		s.Result.members(c)
		c.Strings("causes", &s.Causes)
	})
	canon.List(c, "pillars", &a.Pillars, func(p *Pillar, c *canon.Codec) {
		c.String("id", &p.ID)
		text(c, "title", p.Title)
		canon.List(c, "results", &p.Results, func(r *Result, c *canon.Codec) {
			c.String("id", &r.ID)
			outcomes(c, r.Verdict)
		})
	})
	canon.List(c, "risks", &a.Risks, (*Risk).members)
	c.Member("letter", a.Letter.members)
	canon.List(c, "doubts", &a.Doubts, func(d *Doubt, c *canon.Codec) {
		c.String("id", &d.ID)
		text(c, "say", d.Say)
		canon.List(c, "reopened", &d.Reopened, (*Said).members)
	})
	canon.List(c, "gaps", &a.Gaps, func(g *rules.Gap, c *canon.Codec) {
		c.String("source", &g.Source)
		day(c, "from", &g.From)
		text(c, "concerns", g.Concern)
		text(c, "say", g.Say)
		c.Bool("serious", &g.Serious)
	})
	canon.List(c, "results", &a.Results, (*Result).members)
}

// put writes a member even where it is zero.
func put(c *canon.Codec, key string, v canon.Value) {
	c.Custom(key, func() canon.Value { return v }, nil)
}

func text(c *canon.Codec, key string, t Text) {
	c.Member(key, func(c *canon.Codec) {
		c.String("zh", &t.ZH)
		c.String("en", &t.EN)
	})
}

func outcomes(c *canon.Codec, v Verdict) { put(c, "verdict", canon.Strs(v.Outcomes())) }

func (r *Result) members(c *canon.Codec) {
	c.String("id", &r.ID)
	text(c, "title", r.Title)
	c.String("theme", &r.Theme)
	c.String("pillar", &r.Pillar)
	canon.Items(c, "risk", &r.Risk, func(n int) canon.Value { return canon.Int(int64(n)) }, nil)
	c.String("severity", (*string)(&r.Severity))
	c.String("standing", (*string)(&r.Standing))
	c.Int("points", &r.Points)
	outcomes(c, r.Verdict)
	c.Strings("owed_by", &r.OwedBy)
	c.Bool("urgent", &r.Urgent)
	c.Bool("summary", &r.Summary)
}

func (h *Hazard) members(c *canon.Codec) {
	h.Result.members(c)
	canon.List(c, "basis", (*[]Citation)(&h.Basis), (*Citation).members)
	text(c, "remedy", h.Remedy)
	c.String("by", &h.By)
	if !h.Due.IsZero() {
		put(c, "within_days", canon.Int(int64(h.WithinDays)))
	}
	day(c, "due", &h.Due)
	day(c, "found", &h.Found)
	c.Bool("term_by_law", &h.TermByLaw)
	canon.List(c, "why", &h.Why, (*Said).members)
	c.Member("plan", h.Plan.members)
	c.Strings("heads", &h.Heads)
}

func (s *Said) members(c *canon.Codec) {
	c.String("fact", &s.Fact)
	text(c, "question", s.Question)
	text(c, "answer", s.Answer)
}

func (r *Risk) members(c *canon.Codec) {
	c.String("list", &r.List)
	put(c, "item", canon.Int(int64(r.N)))
	text(c, "text", r.Text)
	c.String("state", (*string)(&r.State))
	c.Strings("found", &r.Found)
	c.Bool("guarded", &r.Guarded)
	c.Strings("open", &r.Open)
	canon.List(c, "why", &r.Why, (*Said).members)
	c.Member("look", r.Look.members)
}

func (x *Citation) members(c *canon.Codec) {
	c.String("source", &x.Source)
	text(c, "title", x.Title)
	c.String("number", &x.Number)
	c.String("article", &x.Article)
	text(c, "gist", x.Gist)
	c.String("force", (*string)(&x.Force))
	put(c, "verified", canon.Truth(x.Verified))
	c.String("against", &x.Against)
}

func (l *Letter) members(c *canon.Codec) {
	c.String("branch", (*string)(&l.Branch))
	canon.List(c, "reasons", &l.Reasons, func(r *Reason, c *canon.Codec) {
		c.String("code", (*string)(&r.Code))
		put(c, "shuts", canon.Strs(r.shuts()))
		c.String("criterion", &r.Criterion)
		c.String("risk", &r.Risk)
		text(c, "text", r.Text())
		c.Strings("missing", &r.Missing)
	})
	c.Strings("listed", &l.Listed)
	c.Strings("not_known", &l.NotKnown)
	c.Member("own_check", l.OwnCheck.members)
	c.Int("term_days", &l.TermDays)
	day(c, "until", &l.Until)
}

package bridge

import (
	"slices"

	"github.com/fire321/fire321/assess"
	"github.com/fire321/fire321/internal/canon"
	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/diag"
	"github.com/fire321/fire321/rules/logic"
)

// next gives the page to ask now, one screen, and an upper bound of the facts
// that are left. No page: no remaining question can matter. With "section" it
// is the next page of that section.
func (b *Bridge) next(r *request) (canon.Value, error) {
	var section string
	s, err := b.ask(r, func(c *canon.Codec) { c.String("section", &section) })
	if err != nil {
		return canon.Value{}, err
	}
	return canon.Write(func(c *canon.Codec) { s.page(c, section) }), nil
}

// page describes the page to ask now and what is left.
func (s *session) page(c *canon.Codec, section string) {
	var p *assess.Page
	if section == "" {
		p = s.Next()
	} else {
		p = s.NextIn(section)
	}
	if p != nil {
		c.Member("page", func(c *canon.Codec) {
			c.String("id", &p.ID)
			text(c, "title", p.Title)
			c.Int("step", &p.Step)
			c.Int("steps", &p.Steps)
			s.questions(c, p.Facts)
		})
	}
	number(c, "remaining", s.Remaining())
}

// danger gives what the first round has shown so far.
func (b *Bridge) danger(r *request) (canon.Value, error) {
	s, err := b.ask(r, nil)
	if err != nil {
		return canon.Value{}, err
	}
	data, _ := s.Danger().MarshalJSON() // always has a shape
	return raw(data), nil
}

// sections gives the sections with what was answered and what is left in each.
func (b *Bridge) sections(r *request) (canon.Value, error) {
	s, err := b.ask(r, nil)
	if err != nil {
		return canon.Value{}, err
	}
	list := s.Sections()
	return canon.Write(func(c *canon.Codec) {
		canon.List(c, "sections", &list, func(one *assess.Section, c *canon.Codec) {
			c.String("id", &one.ID)
			text(c, "title", one.Title)
			number(c, "given", one.Given)
			number(c, "left", one.Left)
		})
	}), nil
}

// unsure gives what is worth finding out, with the words to ask it and whom.
func (b *Bridge) unsure(r *request) (canon.Value, error) {
	s, err := b.ask(r, nil)
	if err != nil {
		return canon.Value{}, err
	}
	list := s.Unsure()
	return canon.Write(func(c *canon.Codec) {
		canon.List(c, "unsure", &list, func(u *assess.Unsure, c *canon.Codec) {
			f := s.Fact(u.Fact)
			c.String("fact", &u.Fact)
			text(c, "ask", f.Label())
			text(c, "where_to_look", f.WhereToLook)
			c.String("whom", &f.Whom)
			c.String("page", &f.Page)
			c.Bool("round", &u.Round)
			number(c, "serious", u.Serious)
			number(c, "all", u.All)
		})
	}), nil
}

func (s *session) questions(c *canon.Codec, facts []*rules.Fact) {
	a := s.Answers()
	canon.List(c, "facts", &facts, func(f **rules.Fact, c *canon.Codec) { question(a, *f, c) })
}

// facts gives facts as "next" does, for a page that the user goes back to.
func (b *Bridge) facts(r *request) (canon.Value, error) {
	var ids []string
	s, err := b.ask(r, func(c *canon.Codec) { c.Strings("facts", &ids) })
	if err != nil {
		return canon.Value{}, err
	}
	var facts []*rules.Fact
	for _, id := range ids {
		f, err := s.fact(id)
		if err != nil {
			return canon.Value{}, err
		}
		facts = append(facts, f)
	}
	return canon.Write(func(c *canon.Codec) { s.questions(c, facts) }), nil
}

func (s *session) fact(id string) (*rules.Fact, error) {
	if f := s.Fact(id); f != nil && f.Derive == nil {
		return f, nil
	}
	return nil, diag.List{diag.New(diag.AnswerFact, diag.Place{}, id)}
}

// overview gives every fact on its page: its answer in words, and whether it
// must still be asked. The states are answered, not-sure, stale, needed,
// skipped, and open for texts, which are only printed. now marks what would be
// asked now; of the rest that is needed, answers decide.
func (b *Bridge) overview(r *request) (canon.Value, error) {
	s, err := b.ask(r, nil)
	if err != nil {
		return canon.Value{}, err
	}
	a, skipped := s.Answers(), map[string]bool{}
	for _, skip := range s.Skipped() {
		skipped[skip.Fact.ID] = true
	}
	needed, asks := s.Needed(), s.Asks()
	state := func(f *rules.Fact) string {
		switch has, need := a.Has(f.ID), slices.Contains(needed, f.ID); {
		case has && (need || skipped[f.ID]):
			return "stale"
		case has && a.NotSure(f.ID):
			return "not-sure"
		case has:
			return "answered"
		case f.Type.Kind == logic.TextKind:
			return "open"
		case skipped[f.ID]:
			return "skipped"
		}
		return "needed"
	}
	facts := s.Program().Facts()
	return canon.Write(func(c *canon.Codec) {
		canon.List(c, "pages", &s.Pages, func(p *rules.Page, c *canon.Codec) {
			c.String("id", &p.ID)
			text(c, "title", p.Title)
			var here []*rules.Fact
			for _, f := range facts {
				if f.Page == p.ID {
					here = append(here, f)
				}
			}
			canon.List(c, "facts", &here, func(f **rules.Fact, c *canon.Codec) {
				c.String("id", &(*f).ID)
				text(c, "ask", (*f).Label())
				word := state(*f)
				c.String("state", &word)
				c.Bool("firm", &(*f).Firm)
				now := slices.Contains(asks, (*f).ID)
				c.Bool("now", &now)
				if a.Has((*f).ID) {
					text(c, "answer", s.Program().Said(a, (*f).ID).Answer)
				}
			})
		})
	}), nil
}

// skipped gives the facts that need not be asked, with the criteria that read
// them; "why" gives the support of each, so anyone can check it.
func (b *Bridge) skipped(r *request) (canon.Value, error) {
	s, err := b.ask(r, nil)
	if err != nil {
		return canon.Value{}, err
	}
	list := s.Skipped()
	return canon.Write(func(c *canon.Codec) {
		canon.List(c, "skipped", &list, func(skip *assess.Skip, c *canon.Codec) {
			c.String("fact", &skip.Fact.ID)
			text(c, "ask", skip.Fact.Label())
			var by []named
			for _, id := range skip.Criteria {
				by = append(by, named{id, s.Criterion(id).Title})
			}
			names(c, "criteria", "title", by)
		})
	}), nil
}

// enough lists those of the facts on which no verdict would depend any more if
// they had these answers: if a set or a list has "at least these", further
// members change nothing. The session stays unchanged.
func (b *Bridge) enough(r *request) (canon.Value, error) {
	var facts canon.Value
	s, err := b.ask(r, func(c *canon.Codec) { object(c, "facts", &facts) })
	if err != nil {
		return canon.Value{}, err
	}
	other := s.Fork()
	if err := other.Update(with("facts", facts)); err != nil {
		return canon.Value{}, err
	}
	var ids []string
	for _, id := range facts.Keys {
		if !other.Hangs(id) {
			ids = append(ids, id)
		}
	}
	return canon.Write(func(c *canon.Codec) { c.Strings("enough", &ids) }), nil
}

// reasons gives why a fact is asked: the criteria that count, can still fail
// and read it, with their law, the gravest first.
func (b *Bridge) reasons(r *request) (canon.Value, error) {
	var id string
	s, err := b.ask(r, func(c *canon.Codec) { c.String("fact", &id) })
	if err != nil {
		return canon.Value{}, err
	}
	if _, err := s.fact(id); err != nil {
		return canon.Value{}, err
	}
	var list []assess.Result
	for _, one := range s.Assess().Open {
		rev := s.Criterion(one.ID).At(s.Program().Day())
		if s.Reads(rev.When, id) || s.Reads(rev.Require, id) {
			list = append(list, one)
		}
	}
	return canon.Write(func(c *canon.Codec) {
		canon.List(c, "criteria", &list, func(one *assess.Result, c *canon.Codec) {
			s.criterion(c, s.Criterion(one.ID), one.Severity)
		})
	}), nil
}

// criterion describes a duty and its law on the day.
func (s *session) criterion(c *canon.Codec, cr *rules.Criterion, severity rules.Severity) {
	c.String("id", &cr.ID)
	text(c, "title", cr.Title)
	c.String("theme", &cr.Theme)
	c.String("pillar", &cr.Pillar)
	c.String("severity", (*string)(&severity))
	text(c, "severity_text", severity.Text())
	standing := s.Program().Standing(cr.ID)
	c.String("standing", (*string)(&standing))
	law(c, "basis", s.Program().Basis(s.Answers(), cr.ID))
}

// why gives a criterion with its verdict, no matter who owes it: the answers
// that alone give it, the facts that it still depends on, and how to mend it.
func (b *Bridge) why(r *request) (canon.Value, error) {
	var id string
	s, err := b.ask(r, func(c *canon.Codec) { c.String("criterion", &id) })
	if err != nil {
		return canon.Value{}, err
	}
	why, ok := s.Why(id)
	if !ok {
		return canon.Value{}, absent(s.Session, id)
	}
	cr := s.Criterion(id)
	return canon.Write(func(c *canon.Codec) {
		s.criterion(c, cr, cr.Severity)
		outcomes(c, "verdict", why.Verdict)
		if why.Verdict == assess.Fail {
			text(c, "say", cr.Hazard)
			text(c, "danger", cr.Danger)
			text(c, "now", cr.Remedy.Now)
		}
		said(c, "why", why.Said)
		c.Strings("needs", &why.Needs)
		text(c, "remedy", cr.Remedy.Text)
		c.String("by", &cr.Remedy.By)
		text(c, "by_text", rules.MenderText(cr.Remedy.By))
		if cr.Remedy.HasDays {
			number(c, "within_days", cr.Remedy.WithinDays)
		}
		c.Strings("owed_by", &cr.OwedBy)
		canon.List(c, "how_to_check", &cr.HowToCheck, func(t *Text, c *canon.Codec) {
			c.String("zh", &t.ZH)
			c.String("en", &t.EN)
		})
	}), nil
}

func absent(s *assess.Session, criterion string) error {
	return diag.List{diag.New(diag.CriterionAbsent, diag.Place{Pointer: "/criterion"}, criterion, s.Program().Day().String())}
}

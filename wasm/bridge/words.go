package bridge

import (
	"github.com/fire321/fire321/assess"
	"github.com/fire321/fire321/internal/canon"
	"github.com/fire321/fire321/rules/diag"
)

// errorValue is an error as the value that a host gets.
func errorValue(err error) canon.Value {
	list, ok := err.(diag.List)
	if !ok || len(list) == 0 { // each of our errors is a list
		list = diag.List{fault("", diag.Same(err.Error()))}
	}
	return canon.Write(func(c *canon.Codec) {
		code := string(list[0].Code)
		c.String("code", &code)
		text(c, "message", message(list[0]))
		faults(c, "list", list)
	})
}

func message(d diag.Diagnostic) Text { return Text{ZH: d.Message("zh"), EN: d.Message("en")} }

func faults(c *canon.Codec, key string, list diag.List) {
	list = list.Shown()
	canon.List(c, key, (*[]diag.Diagnostic)(&list), func(d *diag.Diagnostic, c *canon.Codec) {
		c.String("code", (*string)(&d.Code))
		c.String("pointer", &d.Place.Pointer)
		c.Int("line", &d.Place.Line)
		c.Int("col", &d.Place.Col)
		text(c, "found", Text{ZH: d.Found("zh"), EN: d.Found("en")})
		text(c, "expected", Text{ZH: d.Expected("zh"), EN: d.Expected("en")})
		text(c, "suggest", d.Suggest)
		text(c, "message", message(*d))
	})
}

// put writes a member even if it is zero.
func put(c *canon.Codec, key string, v canon.Value) {
	c.Custom(key, func() canon.Value { return v }, nil)
}

func number(c *canon.Codec, key string, n int) { put(c, key, canon.Int(int64(n))) }

// raw is bytes that are already canonical JSON.
func raw(data []byte) canon.Value { return canon.Value{Kind: canon.Raw, Text: string(data)} }

func text(c *canon.Codec, key string, t Text) { c.Text(key, &t) }

func outcomes(c *canon.Codec, key string, v assess.Verdict) {
	if v != 0 {
		put(c, key, canon.Strs(v.Outcomes()))
	}
}

// named is the id of something and its words.
type named struct {
	id   string
	text Text
}

func names(c *canon.Codec, key, word string, list []named) {
	canon.List(c, key, &list, func(n *named, c *canon.Codec) {
		c.String("id", &n.id)
		text(c, word, n.text)
	})
}

// score has the shape that it has in an assessment.
func score(c *canon.Codec, s assess.Score, grades []assess.Grade) {
	c.Member("score", func(c *canon.Codec) {
		c.Bool("none", &s.None)
		if s.None {
			return
		}
		c.Bool("may_be_none", &s.MayBeNone)
		hi := s.Hi.Ceil()
		if s.Lo == s.Hi {
			hi = s.Hi.Floor()
		}
		bound(c, "lo", s.Lo, s.Lo.Floor())
		bound(c, "hi", s.Hi, hi)
	})
	var list []named
	for _, g := range grades {
		list = append(list, named{g.ID, g.Title})
	}
	names(c, "grades", "text", list)
}

func bound(c *canon.Codec, key string, r assess.Rate, rounded string) {
	c.Member(key, func(c *canon.Codec) {
		put(c, "num", canon.Int(r.Num))
		put(c, "den", canon.Int(r.Den))
		put(c, "rounded", canon.Num(rounded))
	})
}

// said are questions with their answers in words.
func said(c *canon.Codec, key string, list []assess.Said) {
	canon.List(c, key, &list, func(s *assess.Said, c *canon.Codec) {
		c.String("fact", &s.Fact)
		text(c, "question", s.Question)
		text(c, "answer", s.Answer)
	})
}

// law is a list of citations, each with what a person needs to find it.
func law(c *canon.Codec, key string, list assess.Citations) {
	canon.List(c, key, (*[]assess.Citation)(&list), func(of *assess.Citation, c *canon.Codec) {
		c.String("source", &of.Source)
		text(c, "title", of.Title)
		c.String("number", &of.Number)
		c.String("article", &of.Article)
		text(c, "gist", of.Gist)
		c.String("force", (*string)(&of.Force))
		text(c, "force_text", of.Force.Text())
		put(c, "verified", canon.Truth(of.Verified))
		c.String("against", &of.Against)
	})
}

package assess

import (
	"github.com/fire321/fire321/internal/canon"
	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/logic"
)

// Class is what the unit, its place or its building is in law: a derived fact
// with an article in the pack. Duties depend on it, so it is shown first.
type Class struct {
	Fact  string
	Title Text
	State ClassState
	// Basis is the law that defines the class, as far as it bears on this unit.
	Basis Citations
	// Why are the answers that alone decide it.
	Why []Said
	// Needs are the facts that it still depends on, in the order of the packs.
	Needs []string
}

// ClassState says whether a unit is of a class.
type ClassState string

// The states. An open class can still turn out either way.
const (
	ClassIs    ClassState = "is"
	ClassIsNot ClassState = "is-not"
	ClassOpen  ClassState = "open"
)

// class is a derived fact with its law, compiled.
type class struct {
	*rules.Fact
	is, not *logic.Expr
	basis   []cited
}

func (c *compiler) classes() {
	for i := range c.bundle.Facts {
		f := &c.bundle.Facts[i]
		if f.Derive == nil || len(f.Basis) == 0 {
			continue
		}
		if s, a := c.bundle.Article(f.Basis[0]); s == nil || a == nil || !s.InForce(a, c.day) {
			continue // no law on that day defines it
		}
		is := c.plain(f.Derive)
		one := class{Fact: f, is: c.check(f.ID, is), not: c.check(f.ID, logic.Not(is)), basis: c.cite(f.ID, f.Basis)}
		c.Program.classes = append(c.Program.classes, one)
	}
}

// classes says for each class whether the unit is of it, and why.
func (j *judged) classes(a Answers) []Class {
	p := j.p
	var list []Class
	for _, k := range p.classes {
		one := Class{Fact: k.ID, Title: k.Title, State: ClassOpen, Basis: bearing(k.basis, j.env)}
		switch v := logic.Eval(k.is, j.env); {
		case v.Is():
			one.State, one.Why = ClassIs, p.excused(a, j.env, k.is)
		case v.IsNot():
			one.State, one.Why = ClassIsNot, p.excused(a, j.env, k.not)
		default:
			needs := map[int]bool{}
			logic.Needs(k.is, j.env, func(slot int) { needs[slot] = true })
			for slot, f := range p.asked {
				if needs[slot] {
					one.Needs = append(one.Needs, f.ID)
				}
			}
		}
		list = append(list, one)
	}
	return list
}

func (k *Class) members(c *canon.Codec) {
	c.String("fact", &k.Fact)
	c.Text("title", &k.Title)
	c.String("state", (*string)(&k.State))
	canon.List(c, "basis", (*[]Citation)(&k.Basis), (*Citation).members)
	canon.List(c, "why", &k.Why, (*Said).members)
	c.Strings("needs", &k.Needs)
}

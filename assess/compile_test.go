package assess

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/fire321/fire321/internal/rounds"
	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/diag"
	"github.com/fire321/fire321/rules/logic"
)

// expressions are the places of a bundle that hold one.
func expressions(b *rules.Bundle) (list []**logic.Expr) {
	for i := range b.Facts {
		if b.Facts[i].Derive != nil {
			list = append(list, &b.Facts[i].Derive)
		}
	}
	for i := range b.Criteria {
		for k := range b.Criteria[i].Revisions {
			r := &b.Criteria[i].Revisions[k]
			list = append(list, &r.When, &r.Require)
			for n := range r.Basis {
				if r.Basis[n].When != nil {
					list = append(list, &r.Basis[n].When)
				}
			}
		}
	}
	for i := range b.Checks {
		list = append(list, &b.Checks[i].When)
	}
	b.Grading.EachWeight(func(w *rules.Weight) { list = append(list, &w.When) })
	return list
}

// mutate makes one change that no pack would have. The bundle is the test's own.
func mutate(rng *rand.Rand, b *rules.Bundle) string {
	oneOf := func(n int) int { return rng.IntN(max(n, 1)) }
	exprs := expressions(b)
	at := exprs[oneOf(len(exprs))]
	var nodes []*logic.Expr
	(*at).Walk(func(e *logic.Expr) { nodes = append(nodes, e) })
	f := &b.Facts[oneOf(len(b.Facts))]
	c := &b.Criteria[oneOf(len(b.Criteria))]
	r := &c.Revisions[0]
	switch k := rng.IntN(24); {
	case k < 6 && len(nodes) > 0:
		e := nodes[oneOf(len(nodes))]
		switch rng.IntN(8) {
		case 0:
			e.Op = logic.Op(rng.IntN(50))
		case 1:
			e.Args = e.Args[:oneOf(len(e.Args))]
		case 2:
			e.Args = append(slices.Clone(e.Args), nil)
		case 3:
			e.Args = append(slices.Clone(e.Args), call(logic.OpField, "n"))
		case 4:
			e.Name = []string{"", "no.such", "a.list", "a.n", "c0", "t0", "day", f.ID}[rng.IntN(8)]
		case 5:
			e.Names = []string{"", "no-such"}
		case 6:
			e.Num = []int64{-1, 1 << 62, -1 << 63, 1<<63 - 1}[rng.IntN(4)]
		case 7:
			e.Decimals = []int{-1, 12, 13, 1 << 40}[rng.IntN(4)]
		}
		return "a node"
	case k == 6:
		b.Facts = slices.Delete(b.Facts, 0, 1+oneOf(len(b.Facts)-1))
		return "facts gone"
	case k == 7:
		f.Type.Kind = logic.Kind(rng.IntN(20))
		return "another kind"
	case k == 8:
		f.Type.Decimals = []int{-1, 7, 13, -1 << 40}[rng.IntN(4)]
		return "decimals"
	case k == 9:
		f.Type.Min, f.Type.Max = []int64{1, -1 << 63, 1 << 62, -5}[rng.IntN(4)], []int64{0, 1<<63 - 1, 1 << 62}[rng.IntN(3)]
		return "a range"
	case k == 10:
		f.Type.Values = make([]string, []int{0, 1, 64, 65, 1000}[rng.IntN(5)])
		return "values"
	case k == 11:
		f.Type.MaxLen = []int{-1, 0, 65, 1 << 40}[rng.IntN(4)]
		return "a length"
	case k == 12:
		f.Fields = append(slices.Clone(f.Fields), *f)
		f.Type.Fields = append(slices.Clone(f.Type.Fields), logic.Field{Name: f.ID, Type: f.Type})
		return "fields"
	case k == 13:
		f.Derive = []*logic.Expr{fact(f.ID), fact("a.yes"), fact("a.sum"), expr(logic.OpAnd)}[rng.IntN(4)]
		return "derived from itself"
	case k == 14:
		f.ID = []string{"", "a.b", "c0", "a.limit"}[rng.IntN(4)]
		return "a fact's id"
	case k == 15:
		c.ID = []string{"", "c0", "a.b"}[rng.IntN(3)]
		return "a criterion's id"
	case k == 16:
		r.Require = call(logic.OpViolated, c.ID)
		return "violated by itself"
	case k == 17:
		c.Tags, r.When = []string{"t0"}, expr(logic.OpGt, call(logic.OpCountViolated, "t0"), logic.Decimal(0, 0))
		return "counts itself"
	case k == 18:
		for i := range b.Criteria {
			b.Criteria[i].Displaces = []string{b.Criteria[(i+1)%len(b.Criteria)].ID, "no-such"}
		}
		return "displaced in a circle"
	case k == 19:
		r.Require, r.When = nil, nil
		return "nothing required"
	case k == 20:
		c.Points = []int{-1, 1 << 40, 1 << 62}[rng.IntN(3)]
		return "points"
	case k == 21:
		c.Severity, c.OwedBy = "", []string{"nobody"}
		return "severity and owner"
	case k == 22:
		b.Params = []rules.Param{{ID: "a.limit", Type: logic.Type{Kind: logic.Kind(rng.IntN(9)), Decimals: rng.IntN(20) - 5}, Values: []rules.ParamValue{{Value: 1 << 62}}}}
		return "parameters"
	}
	g := &b.Grading
	g.Grades = g.Grades[:oneOf(len(g.Grades))]
	g.Score.Groups = append(g.Score.Groups, g.Score, rules.Node{Bands: []rules.Weight{{Marks: -1}}})
	g.Max = []int{-1, 0, 1 << 40}[rng.IntN(3)]
	return "the grading"
}

// copied is a bundle that shares nothing with b that mutate changes.
func copied(b *rules.Bundle) *rules.Bundle {
	c := *b
	c.Facts, c.Criteria, c.Checks = slices.Clone(b.Facts), slices.Clone(b.Criteria), slices.Clone(b.Checks)
	for i := range c.Criteria {
		c.Criteria[i].Revisions = slices.Clone(c.Criteria[i].Revisions)
	}
	c.Grading.Bonus.Adds = slices.Clone(b.Grading.Bonus.Adds)
	c.Grading.Score.Groups = slices.Clone(b.Grading.Score.Groups)
	for i := range c.Grading.Score.Groups {
		c.Grading.Score.Groups[i].Marks = slices.Clone(c.Grading.Score.Groups[i].Marks)
	}
	for _, e := range expressions(&c) {
		*e = (*e).Replace(func(*logic.Expr) *logic.Expr { return nil })
	}
	return &c
}

// Promise: whatever bundle a program makes, Compile returns a Program that can
// be used, or a diag.List that says in both languages what is wrong.
func TestCompileOfAnyBundleNeverPanics(t *testing.T) {
	refused, compiled := 0, 0
	codes := map[diag.Code]int{}
	for seed := range uint64(rounds.Of(4_000)) {
		w := newWorld(*seedFlag<<40 + seed)
		b, changes := copied(w.b), []string{}
		for range 1 + w.rng.IntN(3) {
			changes = append(changes, mutate(w.rng, b))
			if len(b.Facts) == 0 {
				break
			}
		}
		func() {
			defer func() {
				if r := recover(); r != nil {
					t.Errorf("seed %d, after %v: %v", seed, changes, r)
					panic(r)
				}
			}()
			p, err := Compile(b, w.day)
			var list diag.List
			switch {
			case err == nil:
				compiled++
				a := p.Assess(Answers{})
				a.Encode()
				for _, c := range p.Criteria() {
					p.Why(Answers{}, c.ID)
					p.Mend(Answers{}, c.ID)
				}
				p.Session(Answers{}).Next()
				p.Until(Answers{})
			case !errors.As(err, &list) || len(list) == 0:
				t.Fatalf("seed %d, after %v: no list but %v", seed, changes, err)
			default:
				refused++
				for _, d := range list {
					codes[d.Code]++
					if strings.Contains(d.In("zh")+d.In("en"), "{") && !strings.Contains(d.In("en"), "{0} …") {
						t.Errorf("unfilled words: %s / %s", d.In("zh"), d.In("en"))
					}
				}
			}
		}()
	}
	t.Logf("%d bundles refused, %d compiled; %v", refused, compiled, codes)
}

// Bundles that would need memory or time without bound are refused at once.
func TestCompileIsBounded(t *testing.T) {
	day := logic.NewDate(2026, 1, 1)
	doubling := &rules.Bundle{Facts: []rules.Fact{{ID: "a.0", Type: logic.Type{Kind: logic.Bool}}}, Sources: readLaw()}
	for i := range 80 {
		before := fact(fmt.Sprint("a.", i))
		doubling.Facts = append(doubling.Facts, rules.Fact{ID: fmt.Sprint("a.", i+1), Type: logic.Type{Kind: logic.Bool}, Derive: expr(logic.OpAnd, before, before)})
	}
	// Each criterion reads the one before twice; so reading the graph as a tree
	// would never end.
	layers := &rules.Bundle{Facts: []rules.Fact{{ID: "a.b", Type: logic.Type{Kind: logic.Bool}}}, Sources: readLaw()}
	layers.Criteria = []rules.Criterion{binding("c0", rules.General, nil, fact("a.b"))}
	for i := range 60 {
		before := call(logic.OpViolated, fmt.Sprint("c", i))
		layers.Criteria = append(layers.Criteria, binding(fmt.Sprint("c", i+1), rules.General, before, logic.Not(before)))
	}
	many := &rules.Bundle{Facts: make([]rules.Fact, rules.MaxFacts+1)}
	for _, c := range []struct {
		name string
		b    *rules.Bundle
		want diag.Code
	}{{"doubling", doubling, diag.ExprSize}, {"layers", layers, ""}, {"many", many, diag.Limit}} {
		p, err := Compile(c.b, day)
		var list diag.List
		if errors.As(err, &list); c.want == "" && err != nil || c.want != "" && !list.Has(c.want) {
			t.Errorf("%s: %v, want %q", c.name, err, c.want)
		}
		if p == nil {
			continue
		}
		s := p.Session(Answers{})
		for page := s.Next(); page != nil; page = s.Next() {
			s.Remaining()
			s.NotSure(page.Facts[0].ID)
		}
		p.Why(s.Answers(), "c60")
	}
}

// Each fault of a bundle has its code and its place.
func TestCompileRefuses(t *testing.T) {
	day := logic.NewDate(2026, 1, 1)
	for _, c := range []struct {
		name   string
		change func(b *rules.Bundle)
		want   string
	}{
		{"a day before the law is known", func(b *rules.Bundle) { b.KnownFrom = day + 1 }, " E-DAY-UNKNOWN"},
		{"nothing in it", func(b *rules.Bundle) { *b = rules.Bundle{ID: "t/unit", Version: "1.0.0"} }, " E-BUNDLE-MEMBER"},
		{"an unknown fact", func(b *rules.Bundle) { b.Criteria[0].Revisions[0].Require = fact("a.c") }, " E-COMPILE-EXPR"},
		{"a number as a condition", func(b *rules.Bundle) { b.Criteria[0].Revisions[0].Require = logic.Decimal(1, 0) }, " E-COMPILE-EXPR"},
		{"no requirement", func(b *rules.Bundle) { b.Criteria[0].Revisions[0].Require = nil }, "/criteria/0/revisions/0 E-KEY-MISSING"},
		{"overlapping wordings", func(b *rules.Bundle) {
			b.Criteria[0].Revisions = append(b.Criteria[0].Revisions, b.Criteria[0].Revisions[0])
		}, "/criteria/0/revisions/1 E-RANGE"},
		{"an id twice", func(b *rules.Bundle) { b.Criteria = append(b.Criteria, b.Criteria[0]) }, "/criteria/1/id E-ID-TWICE"},
		{"a fact twice", func(b *rules.Bundle) { b.Facts = append(b.Facts, b.Facts[0]) }, "/facts/1/id E-ID-TWICE"},
		{"no type", func(b *rules.Bundle) { b.Facts[0].Type.Kind = 0 }, "/facts/0 E-KEY-MISSING"},
		{"a range upside down", func(b *rules.Bundle) { b.Facts[0].Type = logic.Type{Kind: logic.Number, Min: 1} }, "/facts/0 E-RANGE"},
		{"a fact that follows from itself", func(b *rules.Bundle) { b.Facts[0].Derive = fact("a.b") }, " E-COMPILE-CYCLE"},
		{"criteria in a circle", func(b *rules.Bundle) { b.Criteria[0].Revisions[0].Require = call(logic.OpViolated, "c") }, " E-COMPILE-CYCLE"},
		{"displacing itself", func(b *rules.Bundle) { b.Criteria[0].Displaces = []string{"c"} }, " E-COMPILE-CYCLE"},
		{"an unknown owner", func(b *rules.Bundle) { b.Criteria[0].OwedBy = []string{"king"} }, "/criteria/0/owed_by/0 E-VALUE-UNKNOWN"},
		{"an owner that unit.roles does not have", func(b *rules.Bundle) {
			b.Criteria[0].OwedBy = []string{"owner", "contractor"}
			b.Facts = append(b.Facts, choiceFact(rules.RolesFact, logic.Set, "owner", "operator"))
		}, "/criteria/0/owed_by/1 E-VALUE-UNKNOWN"},
		{"roles of which there is but one", func(b *rules.Bundle) {
			b.Criteria[0].OwedBy = []string{"owner"}
			b.Facts = append(b.Facts, choiceFact(rules.RolesFact, logic.Enum, "owner", "operator"))
		}, "/criteria/0/owed_by/0 E-VALUE-UNKNOWN"},
		{"a grading without grades", func(b *rules.Bundle) {
			b.Grading = rules.Grading{ID: "g", Force: rules.Ours, Max: 100, Score: rules.Node{Mode: rules.Share}}
		}, "/grading E-KEY-MISSING"},
	} {
		b := &rules.Bundle{ID: "t/unit", Facts: []rules.Fact{{ID: "a.b", Type: logic.Type{Kind: logic.Bool}}}, Sources: readLaw(),
			Criteria: []rules.Criterion{binding("c", rules.General, nil, fact("a.b"))}}
		c.change(b)
		_, err := Compile(b, day)
		var list diag.List
		errors.As(err, &list)
		var got []string
		for _, d := range list {
			got = append(got, d.Place.Pointer+" "+string(d.Code))
		}
		if !slices.Contains(got, c.want) {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// A nil bundle is refused, not met later by whoever asks its program.
func TestCompileOfNothing(t *testing.T) {
	for name, compile := range map[string]func() (*Program, error){
		"Compile":     func() (*Program, error) { return Compile(nil, logic.NewDate(2026, 1, 1)) },
		"Programs.On": func() (*Program, error) { return NewPrograms(nil).On(logic.NewDate(2026, 1, 1)) },
	} {
		p, err := compile()
		var list diag.List
		if p != nil || !errors.As(err, &list) || !list.Has(diag.BundleMember) {
			t.Errorf("%s: %v, %v", name, p, err)
		}
	}
}

// A day outside of the calendar is told the days that there are.
func TestDaysOutside(t *testing.T) {
	b := &rules.Bundle{ID: "t/unit", KnownFrom: logic.NewDate(2002, 5, 1), Facts: bools("a.b")}
	for _, c := range []struct {
		day    Date
		zh, en string
	}{
		{logic.NewDate(2002, 4, 30), "E-DAY-UNKNOWN: 规则包没有 2002-04-30 这一天的法规内容；应在 2002-05-01 至 2199-12-31 之间。",
			"E-DAY-UNKNOWN: the pack does not know the law of 2002-04-30; expected a day from 2002-05-01 to 2199-12-31."},
		{logic.LastDay + 1, "E-DAY-UNKNOWN: 规则包没有 2200-01-01 这一天的法规内容；应在 2002-05-01 至 2199-12-31 之间。",
			"E-DAY-UNKNOWN: the pack does not know the law of 2200-01-01; expected a day from 2002-05-01 to 2199-12-31."},
	} {
		_, err := Compile(b, c.day)
		var list diag.List
		if !errors.As(err, &list) {
			t.Fatal(err)
		}
		if diff := cmp.Diff([]string{c.zh, c.en}, []string{list.In("zh"), list.In("en")}); diff != "" {
			t.Error(diff)
		}
	}
}

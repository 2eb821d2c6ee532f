package pack

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/diag"
	"github.com/fire321/fire321/rules/logic"
)

// layered is a parent with two wordings and a layer above it.
func layered(t *testing.T, entry string, parent ...string) map[string]string {
	_, files, _ := archive(t, "testdata/base.txtar")
	out := map[string]string{}
	for name, text := range files {
		out[strings.Replace(name, "p/", "parent/", 1)] = strings.Replace(text, "id: p\n", "id: parent\n", 1)
		out[name] = "DELETE"
	}
	out["parent/criteria/extra.yaml"] = `- id: room.two
  title: {zh: 两人值班, en: Two on duty}
  severity: serious
  points: 3
  tags: [duty]
  owed_by: [operator]
  revisions:
    - {from: 2010-01-01, require: exit.count >= 2, basis: [{source: law, article: 第一条}]}
    - {from: 2015-01-01, require: exit.count >= 3, basis: [{source: law, article: 第一条}]}
  remedy: {zh: 改, en: Mend it}
`
	for i := 0; i+1 < len(parent); i += 2 {
		out["parent/"+parent[i]] = parent[i+1]
	}
	out["p/pack.yaml"] = `id: p
version: 1.0.0
kind: pack
title: {zh: 下级, en: Layer}
subject: unit
extends: parent@^1.0
known_from: 2012-01-01
`
	out["p/criteria/extra.yaml"] = entry
	return out
}

// was fills in the digits that loading asks for.
func was(t *testing.T, files map[string]string) map[string]string {
	t.Helper()
	for _, d := range faults(t, "p", base(t, files)) {
		if d.Code != diag.LayerWas {
			t.Fatalf("another fault: %v", d)
		}
		for name, text := range files {
			files[name] = strings.Replace(text, "was: 00000000", "was: "+d.Args[1].ZH, 1)
		}
	}
	return files
}

// wordings writes the wordings of a criterion, one a line.
func wordings(b *rules.Bundle, id string) string {
	k := b.Criterion(id)
	if k == nil {
		return "none"
	}
	var s strings.Builder
	for _, v := range k.Revisions {
		fmt.Fprintf(&s, "%s..%s %s (%s)\n", v.From, v.Until, logic.Print(v.Require), v.Pack)
	}
	return s.String()
}

// Promise: a wording holds until the next begins, and outside of a layer's
// dates the parent's holds.
func TestLayerHoldsOnlyInItsDates(t *testing.T) {
	for _, c := range []struct{ name, revisions, want string }{
		{"open end", "    - {from: 2018-01-01, require: exit.count >= 4, basis: [{source: law, article: 第一条}]}\n", `
2010-01-01..2014-12-31 exit.count >= 2 (parent)
2015-01-01..2017-12-31 exit.count >= 3 (parent)
2018-01-01.. exit.count >= 4 (p)
`},
		{"in between", "    - {from: 2018-01-01, until: 2018-12-31, require: exit.count >= 4, basis: [{source: law, article: 第一条}]}\n", `
2010-01-01..2014-12-31 exit.count >= 2 (parent)
2015-01-01..2017-12-31 exit.count >= 3 (parent)
2018-01-01..2018-12-31 exit.count >= 4 (p)
2019-01-01.. exit.count >= 3 (parent)
`},
		{"a hole", "    - {from: 2011-01-01, until: 2011-12-31, require: exit.count >= 4, basis: [{source: law, article: 第一条}]}\n" +
			"    - {from: 2015-01-01, require: exit.count >= 5, basis: [{source: law, article: 第一条}]}\n", `
2010-01-01..2010-12-31 exit.count >= 2 (parent)
2011-01-01..2011-12-31 exit.count >= 4 (p)
2012-01-01..2014-12-31 exit.count >= 2 (parent)
2015-01-01.. exit.count >= 5 (p)
`},
		{"all of it", "    - {from: 2010-01-01, until: 2014-12-31, require: exit.count >= 4, basis: [{source: law, article: 第一条}]}\n" +
			"    - {from: 2015-01-01, require: exit.count >= 5, basis: [{source: law, article: 第一条}]}\n", `
2010-01-01..2014-12-31 exit.count >= 4 (p)
2015-01-01.. exit.count >= 5 (p)
`},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := load(t, base(t, was(t, layered(t, "- replaces: {id: room.two, was: 00000000}\n  revisions:\n"+c.revisions))))
			if diff := cmp.Diff(strings.TrimPrefix(c.want, "\n"), wordings(p.Bundle(), "room.two")); diff != "" {
				t.Error(diff)
			}
			k := p.Bundle().Criterion("room.two")
			for day := logic.NewDate(2009, 12, 31); day < logic.NewDate(2020, 1, 1); day++ {
				n := 0
				for _, v := range k.Revisions {
					if day >= v.From && day <= lastDay(v.Until) {
						n++
					}
				}
				if want := min(1, max(0, int(day-logic.NewDate(2009, 12, 31)))); n != want {
					t.Fatalf("%d wordings on %v", n, day)
				}
			}
			if k.Pack != "parent" || k.Points != 3 {
				t.Error("what is not replaced has changed")
			}
		})
	}
}

// Promise: a layer is told when the wording that it replaces has moved.
func TestLayerSeesTheParentMove(t *testing.T) {
	entry := "- replaces: {id: room.two, was: 00000000}\n  revisions:\n    - {from: 2018-01-01, require: exit.count >= 4, basis: [{source: law, article: 第一条}]}\n"
	files := was(t, layered(t, entry))
	load(t, base(t, files))
	old := files["parent/criteria/extra.yaml"]

	files["parent/criteria/extra.yaml"] = strings.Replace(old, "Two on duty", "Two people on duty", 1) + "# a comment\n"
	load(t, base(t, files))

	files["parent/criteria/extra.yaml"] = strings.Replace(old, ">= 3", "> 3", 1)
	if got := faults(t, "p", base(t, files)); len(got) != 1 || got[0].Code != diag.LayerWas {
		t.Errorf("got %v", got)
	}

	files["parent/criteria/extra.yaml"] = strings.Replace(old, "  remedy", "    - {from: 2020-01-01, require: exit.count >= 6, basis: [{source: law, article: 第一条}]}\n  remedy", 1)
	got := faults(t, "p", base(t, files))
	if !got.Has(diag.LayerWas) || !got.Has(diag.LayerStale) || len(got) != 2 {
		t.Errorf("got %v", got)
	}
	// Restated: the layer says what holds from then on.
	files["p/criteria/extra.yaml"] = strings.Replace(entry, "]}\n", "]}\n    - {from: 2020-01-01, require: exit.count >= 7, basis: [{source: law, article: 第一条}]}\n", 1)
	load(t, base(t, was(t, files)))
}

func TestRelaxationNeedsAVerifiedBasis(t *testing.T) {
	entry := `- replaces: {id: room.two, was: 00000000}
  relaxes: {reason: {zh: 远程值守, en: Remote watch}, basis: [{source: law, article: %s}]}
  revisions:
    - {from: 2018-01-01, require: exit.count >= 1, basis: [{source: law, article: 第一条}]}
`
	p := load(t, base(t, was(t, layered(t, fmt.Sprintf(entry, "第一条")))))
	if got := wordings(p.Bundle(), "room.two"); !strings.Contains(got, "2018-01-01.. exit.count >= 1 (p)") || p.Bundle().Criterion("room.two.relaxed") != nil {
		t.Errorf("verified: %s", got)
	}
	if r := p.Bundle().Criterion("room.two").Revisions[2]; r.Relaxes.Reason.EN != "Remote watch" {
		t.Errorf("the reason is lost: %+v", r.Relaxes)
	}

	p = load(t, base(t, was(t, layered(t, fmt.Sprintf(entry, "第二条")))))
	if got := wordings(p.Bundle(), "room.two"); strings.Contains(got, "(p)") {
		t.Errorf("unverified, and yet in force: %s", got)
	}
	advice := p.Bundle().Criterion("room.two.relaxed")
	if advice == nil || !advice.Advice || advice.Points != 0 || len(advice.Tags) != 0 || advice.Theme != "extra" {
		t.Fatalf("the relaxation is not shown as advice: %+v", advice)
	}
	if got := wordings(p.Bundle(), "room.two.relaxed"); got != "2018-01-01.. exit.count >= 1 (p)\n" {
		t.Error(got)
	}
}

// numbered is a layer with an entry of parameters.yaml; the parent's term is
// 30 days from 2010 and 60 from 2020.
func numbered(t *testing.T, entry string) map[string]string {
	files := layered(t, "[]\n")
	files["p/parameters.yaml"] = entry
	return files
}

// terms writes the values of the parent's parameter, one a line.
func terms(b *rules.Bundle) string {
	var s strings.Builder
	for _, p := range b.Params {
		for _, v := range p.Values {
			fmt.Fprintf(&s, "%s..%s %d %s\n", v.From, v.Until, v.Value, v.Pack)
		}
	}
	return s.String()
}

// Promise: outside of the dates of a layer's values the parent's hold.
func TestLayerChangesAParameterInItsDates(t *testing.T) {
	const basis = "basis: [{source: ours, article: 时限}]"
	for _, c := range []struct{ name, values, want string }{
		{"open end", "{from: 2021-01-01, value: 15, " + basis + "}", `
2010-01-01..2019-12-31 30 
2020-01-01..2020-12-31 60 
2021-01-01.. 15 p
`},
		{"in between", "{from: 2015-01-01, until: 2015-12-31, value: 15, " + basis + "}", `
2010-01-01..2014-12-31 30 
2015-01-01..2015-12-31 15 p
2016-01-01..2019-12-31 30 
2020-01-01.. 60 
`},
		{"restated", "{from: 2015-01-01, value: 15, " + basis + "}, {from: 2020-01-01, value: 20, " + basis + "}", `
2010-01-01..2014-12-31 30 
2015-01-01..2019-12-31 15 p
2020-01-01.. 20 p
`},
		{"before the parent's", "{from: 2009-01-01, until: 2009-12-31, value: 15, " + basis + "}", `
2009-01-01..2009-12-31 15 p
2010-01-01..2019-12-31 30 
2020-01-01.. 60 
`},
	} {
		t.Run(c.name, func(t *testing.T) {
			files := was(t, numbered(t, "- replaces: {id: term.days, was: 00000000}\n  values: ["+c.values+"]\n"))
			p := load(t, base(t, files))
			if diff := cmp.Diff(strings.TrimPrefix(c.want, "\n"), terms(p.Bundle())); diff != "" {
				t.Error(diff)
			}
			if q := p.Bundle().Params[0]; q.Pack != "parent" || q.Title.EN != "Term" {
				t.Errorf("what is not replaced has changed: %+v", q)
			}
			if got := p.Position("parameter", "term.days").String(); got != "p/parameters.yaml:1:3" {
				t.Errorf("it is at %s", got)
			}
		})
	}
	// What the parent changes within a layer's dates must be restated.
	got := faults(t, "p", base(t, numbered(t, "- replaces: {id: term.days, was: 00000000}\n  values: [{from: 2015-01-01, value: 15, "+basis+"}]\n")))
	if !got.Has(diag.LayerWas) || !got.Has(diag.LayerStale) || len(got) != 2 {
		t.Errorf("got %v", got)
	}
}

func TestRelaxedParameterNeedsAVerifiedBasis(t *testing.T) {
	entry := `- replaces: {id: term.days, was: 00000000}
  relaxes: {reason: {zh: 路远, en: It is far}, basis: [{source: law, article: %s}]}
  values: [{from: 2021-01-01, value: 90, basis: [{source: law, article: 第一条}]}]
`
	p := load(t, base(t, was(t, numbered(t, fmt.Sprintf(entry, "第一条")))))
	if got := terms(p.Bundle()); !strings.HasSuffix(got, "2021-01-01.. 90 p\n") || p.Lint().Has(diag.RelaxIdle) {
		t.Errorf("verified: %s%v", got, p.Lint())
	}
	if v := p.Bundle().Params[0].Values[2]; v.Relaxes.Reason.EN != "It is far" {
		t.Errorf("the reason is lost: %+v", v)
	}
	p = load(t, base(t, was(t, numbered(t, fmt.Sprintf(entry, "第二条")))))
	if got := terms(p.Bundle()); strings.Contains(got, "90") || !p.Lint().Has(diag.RelaxIdle) {
		t.Errorf("unverified, and yet in force or not remarked: %s%v", got, p.Lint())
	}
}

// A layer upon a layer sees what the one below it has made of a parameter.
func TestLayersOfAParameter(t *testing.T) {
	entry := "- replaces: {id: term.days, was: %s}\n  values: [{from: %s, value: 15, basis: [{source: ours, article: 时限}]}]\n"
	files := was(t, numbered(t, fmt.Sprintf(entry, "00000000", "2021-01-01")))
	below := files["p/parameters.yaml"]
	files["middle/parameters.yaml"] = below
	files["middle/pack.yaml"] = strings.Replace(files["p/pack.yaml"], "id: p\n", "id: middle\n", 1)
	files["p/pack.yaml"] = strings.Replace(files["p/pack.yaml"], "parent@", "middle@", 1)
	files["p/parameters.yaml"] = fmt.Sprintf(entry, "00000000", "2022-01-01")
	p := load(t, base(t, was(t, files)))
	if got := terms(p.Bundle()); !strings.HasSuffix(got, "2021-01-01..2021-12-31 15 middle\n2022-01-01.. 15 p\n") {
		t.Error(got)
	}
	if files["p/parameters.yaml"] == strings.Replace(below, "2021", "2022", 1) {
		t.Error("the digest is that of the pack below the middle")
	}
	// A fault in the middle is not told of the layer above it too.
	files["middle/parameters.yaml"] = strings.Replace(below, "value: 15", "value: 500", 1)
	if got := faults(t, "p", base(t, files)); len(got) != 1 || got[0].Code != diag.RangeWrong {
		t.Errorf("got %v", got)
	}
}

// Promise: a module's condition is and-ed to each of its criteria, and a module
// that two packs include is there once.
func TestModules(t *testing.T) {
	files := layered(t, "[]\n")
	files["parent/pack.yaml"] = strings.Replace(string(base(t, nil)["p/pack.yaml"].Data), "id: p\n", "id: parent\n", 1) + "includes: [m@^1.0]\n"
	files["p/pack.yaml"] += "includes: [m@^1.0, n@^1.0]\ncovers: [school]\n"
	module := "id: %s\nversion: 1.%s.0\nkind: module\ntitle: {zh: 模块, en: Module}\nsubject: unit\nwhen: has(place.kinds, \"school\")\nthemes: [{id: %s-theme, zh: 模块, en: Module}]\ncovers: [school]\n"
	criteria := "- id: %s.one\n  title: {zh: 一, en: One}\n  severity: general\n  owed_by: [owner]\n  revisions:\n    - {from: 2010-01-01, when: exit.count > 1 or place.open, require: place.open, basis: [{source: law, article: 第一条}]}\n    - {from: 2011-01-01, require: place.open, basis: [{source: law, article: 第一条}]}\n  remedy: {zh: 改, en: Mend it}\n"
	for _, id := range []string{"m", "n"} {
		files[id+"/pack.yaml"] = fmt.Sprintf(module, id, "3", id)
		files[id+"/criteria/"+id+"-theme.yaml"] = fmt.Sprintf(criteria, id)
		files[id+"/criteria/"+id+"-theme.test.yaml"] = id + ".one:\n  cases: [{at: 2026-11-24, want: not-applicable}]\n"
	}
	p := load(t, base(t, files))
	b := p.Bundle()
	var packs []string
	for _, r := range b.Packs {
		packs = append(packs, fmt.Sprintf("%s %s %v %v", r.ID, r.Version, r.Module, r.Includes))
	}
	want := []string{"m 1.3.0 true []", "parent 1.2.0 false [m]", "n 1.3.0 true []", "p 1.0.0 false [n]"}
	if diff := cmp.Diff(want, packs); diff != "" {
		t.Error(diff)
	}
	var whens, themes, tested []string
	for _, v := range b.Criterion("m.one").Revisions {
		whens = append(whens, logic.Print(v.When))
	}
	for _, th := range b.Themes {
		themes = append(themes, th.ID)
	}
	for _, ct := range p.Tests() {
		tested = append(tested, ct.Criterion)
	}
	if diff := cmp.Diff([]string{`has(place.kinds, "school") and (exit.count > 1 or place.open)`, `has(place.kinds, "school")`}, whens); diff != "" {
		t.Error(diff)
	}
	// People see a pack before its modules, a parent before its layer.
	if diff := cmp.Diff([]string{"patrol", "extra", "m-theme", "n-theme"}, themes); diff != "" {
		t.Error(diff)
	}
	// Tests are those of the pack and its own modules.
	if diff := cmp.Diff([]string{"m.one", "n.one"}, tested); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"school", "mall"}, b.Covers); diff != "" {
		t.Error(diff)
	}
	if got := b.KnownFrom.String(); got != "2012-01-01" {
		t.Errorf("the law is known from %s", got)
	}
}

func TestGradingIsThatOfTheOutermost(t *testing.T) {
	grading := "id: %s\ntitle: {zh: 评分, en: Score}\nforce: ours\nmax: 100\nscore: {mode: share}\ngrades: [{id: a, at_least: 0, zh: 甲, en: A}]\n"
	files := layered(t, "[]\n", "grading.yaml", fmt.Sprintf(grading, "below"))
	if g := load(t, base(t, files)).Bundle().Grading; g.ID != "below" || g.Pack != "parent" {
		t.Errorf("got %+v", g)
	}
	files["p/grading.yaml"] = fmt.Sprintf(grading, "above")
	if g := load(t, base(t, files)).Bundle().Grading; g.ID != "above" || g.Pack != "p" {
		t.Errorf("got %+v", g)
	}
}

func TestLayerNeverAltersAParentsFact(t *testing.T) {
	files := layered(t, "[]\n")
	files["p/facts/place.yaml"] = "facts:\n  - id: exit.count\n    type: bool\n    ask: {zh: 有吗, en: Any}\n    where_to_look: {zh: 看, en: Look}\n"
	got := faults(t, "p", base(t, files))
	if len(got) != 1 || got[0].Code != diag.IDTwice || got[0].Place.File != "p/facts/place.yaml" {
		t.Errorf("got %v", got)
	}
	// But it may add one to a parent's page.
	files["p/facts/place.yaml"] = strings.Replace(files["p/facts/place.yaml"], "exit.count", "exit.locked", 1)
	b := load(t, base(t, files)).Bundle()
	if n := len(b.Pages); n != 1 || b.Fact("exit.locked").Page != "place" {
		t.Errorf("%d pages", n)
	}
}

// A list of pages is a walk: each comes right after the one before it, whichever
// folder it is of. A module's own and a layer's, if nobody lists them, come last.
func TestPagesFollowAWalk(t *testing.T) {
	page := func(id string) string {
		return fmt.Sprintf("title: {zh: 页, en: Page}\nfacts:\n  - {id: %s.seen, type: bool, ask: {zh: 看到%s, en: Seen %s}, where_to_look: {zh: 看, en: Look}}\n", id, id, id)
	}
	for _, tt := range []struct{ below, above, want string }{
		{"[place, yard]", "[]", "place yard attic beds roof"},
		{"[place, beds, yard]", "[]", "place beds yard attic roof"},
		{"[yard, place]", "[roof]", "yard place attic beds roof"},
		{"[place, yard]", "[place, roof, attic]", "place roof attic yard beds"},
		{"[place, beds, yard, attic]", "[beds, roof]", "place beds roof yard attic"},
		{"[place, yard]", "[beds, place]", "yard attic beds place roof"},
	} {
		files := layered(t, "[]\n", "facts/yard.yaml", page("yard"), "facts/attic.yaml", page("attic"))
		head := strings.NewReplacer("id: p\n", "id: parent\n", "pages: [place]", "pages: "+tt.below).Replace(string(base(t, nil)["p/pack.yaml"].Data))
		files["parent/pack.yaml"] = head + "includes: [m@^1.0]\n"
		files["m/pack.yaml"] = "id: m\nversion: 1.0.0\nkind: module\ntitle: {zh: 模块, en: Module}\nsubject: unit\n"
		files["m/facts/beds.yaml"] = page("beds")
		files["p/facts/roof.yaml"] = page("roof")
		files["p/pack.yaml"] += "pages: " + tt.above + "\n"
		var got []string
		for _, p := range load(t, base(t, files)).Bundle().Pages {
			got = append(got, p.ID)
		}
		if diff := cmp.Diff(tt.want, strings.Join(got, " ")); diff != "" {
			t.Errorf("%s, %s: %s", tt.below, tt.above, diff)
		}
	}
}

// The rule that a province may relax the two-person watch, told by packs that
// stand on their own.
func TestGuangdongControlRoom(t *testing.T) {
	root := os.DirFS("../../testdata/packs/guangdong-control-room")
	for _, id := range []string{"base", "gd", "unverified"} {
		if _, err := Load(id, root); err != nil {
			t.Errorf("%s: %v", id, err)
		}
	}
}

// Packs that build on each other in a circle have that one fault: what they
// then declare twice, or seem to lack, merely follows.
func TestLayersInACircle(t *testing.T) {
	_, files, _ := archive(t, "testdata/base.txtar")
	circle := map[string]string{}
	next := map[string]string{"a": "b", "b": "c", "c": "a"}
	for name, text := range files {
		rest, ok := strings.CutPrefix(name, "p/")
		if !ok {
			continue
		}
		for id, parent := range next {
			if rest == "pack.yaml" {
				text = strings.Replace(files[name], "id: p\n", "id: "+id+"\nextends: "+parent+"@^1.2\n", 1)
			}
			circle[id+"/"+rest] = text
		}
	}
	got := faults(t, "a", base(t, circle))
	if len(got) != 1 || got[0].Code != diag.PackCycle || got[0].Place.File != "c/pack.yaml" {
		t.Errorf("got %v", got)
	}
}

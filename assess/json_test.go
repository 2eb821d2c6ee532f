package assess

import (
	"bytes"
	"encoding/json"
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"math/rand/v2"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/diag"
	"github.com/fire321/fire321/rules/logic"
)

// travellers are a value of every exported type of packages assess and rules.
func travellers() map[string]any {
	return map[string]any{
		"assess.Answers": Answers{}, "assess.Assessment": Assessment{}, "assess.Branch": Branch(""), "assess.Change": Change{}, "assess.Citation": Citation{},
		"assess.Citations": Citations{}, "assess.Class": Class{}, "assess.ClassState": ClassState(""), "assess.Coverage": Coverage{}, "assess.Doubt": Doubt{},
		"assess.Edge": Edge{}, "assess.GradingRef": GradingRef{}, "assess.Hazard": Hazard{}, "assess.Letter": Letter{}, "assess.Look": Look{}, "assess.Mend": Mend{},
		"assess.Unsure": Unsure{}, "assess.Meeting": Meeting{}, "assess.Clash": Clash{}, "assess.Section": Section{}, "assess.Danger": Danger{}, "assess.Deadly": Deadly{}, "assess.Alarm": Alarm{}, "assess.OwnCheck": OwnCheck{}, "assess.Page": Page{}, "assess.Pillar": Pillar{}, "assess.Plan": Plan{}, "assess.Program": &Program{}, "assess.Rate": Rate{},
		"assess.Reason": Reason{}, "assess.ReasonCode": ReasonCode(""), "assess.Result": Result{}, "assess.Risk": Risk{}, "assess.RiskState": RiskState(""),
		"assess.Route": Route{}, "assess.Said": Said{}, "assess.Score": Score{}, "assess.Session": &Session{}, "assess.Signed": Signed{}, "assess.Skip": Skip{},
		"assess.Standing": Standing(""), "assess.Suggested": Suggested{}, "assess.Summary": Summary{}, "assess.Support": Support{}, "assess.Unit": Unit{},
		"assess.Adopted": Adopted{}, "assess.Conditions": Conditions{}, "assess.Difference": Difference{}, "assess.Programs": &Programs{}, "assess.Turn": Turn{}, "assess.Way": Way(""),
		"assess.Until": Until{}, "assess.Coming": Coming{}, "assess.Verdict": Verdict(0), "assess.Worth": Worth{},
		"rules.Document": rules.Document{}, "rules.Part": rules.Part{}, "rules.Hole": rules.Hole{}, "rules.Holes": rules.Holes{},
		"rules.Article": rules.Article{}, "rules.Basis": rules.Basis{}, "rules.Bonus": rules.Bonus{}, "rules.Bundle": rules.Bundle{}, "rules.Check": rules.Check{},
		"rules.Checked": rules.Checked{}, "rules.Criterion": rules.Criterion{}, "rules.Fact": rules.Fact{}, "rules.Force": rules.Force(""), "rules.Gap": rules.Gap{},
		"rules.Grade": rules.Grade{}, "rules.Grading": rules.Grading{}, "rules.Marks": rules.Marks(0), "rules.Mode": rules.Mode(""), "rules.Named": rules.Named{},
		"rules.Node": rules.Node{}, "rules.Option": rules.Option{}, "rules.PackRef": rules.PackRef{}, "rules.Page": rules.Page{}, "rules.Param": rules.Param{},
		"rules.ParamValue": rules.ParamValue{}, "rules.Relaxation": rules.Relaxation{}, "rules.Remedy": rules.Remedy{}, "rules.Revision": rules.Revision{},
		"rules.RiskItem": rules.RiskItem{}, "rules.RiskList": rules.RiskList{}, "rules.Select": rules.Select{}, "rules.Round": rules.Round{}, "rules.Finding": rules.Finding{}, "rules.Pair": rules.Pair{}, "rules.Severity": rules.Severity(""),
		"rules.Source": rules.Source{}, "rules.Theme": rules.Theme{}, "rules.Veto": rules.Veto{}, "rules.Weight": rules.Weight{},
	}
}

// refused are the types that say nothing alone, and say so: answers, where no
// Program has made them.
var refused = []string{"assess.Adopted", "assess.Conditions", "rules.Document", "rules.Part", "rules.Hole", "rules.Holes", "assess.Answers", "assess.Difference", "assess.Programs", "assess.Pillar", "assess.Program", "assess.Session", "rules.Named", "rules.ParamValue"}

// Promise: what encoding/json writes of a public type is read back as the same
// value, or is refused: nothing is lost in silence.
func TestEveryTypeTravels(t *testing.T) {
	all := travellers()
	for _, pkg := range []struct{ name, dir string }{{"assess", "."}, {"rules", "../rules"}} {
		for _, name := range exportedTypes(t, pkg.dir) {
			if _, ok := all[pkg.name+"."+name]; !ok {
				t.Errorf("%s.%s is public, and nobody looked whether it can be marshalled", pkg.name, name)
			}
		}
	}
	opts := cmp.Options{cmpopts.EquateEmpty(), cmpopts.IgnoreUnexported(logic.Expr{}, Change{}, Answers{})}
	for name, zero := range all {
		t.Run(name, func(t *testing.T) {
			rng := rand.New(rand.NewPCG(1, 1))
			for round := range 40 {
				v := reflect.New(reflect.TypeOf(zero))
				fill(v.Elem(), rng, 0)
				data, err := json.Marshal(v.Interface())
				if contains(refused, name) {
					if data, err = json.Marshal(zero); err == nil {
						t.Fatalf("it was written: %s", data)
					}
					return
				}
				if err != nil {
					t.Fatal(err)
				}
				if byValue, err := json.Marshal(v.Elem().Interface()); err != nil || !bytes.Equal(byValue, data) {
					t.Fatalf("by value %s (%v)\nby pointer %s", byValue, err, data)
				}
				again := reflect.New(reflect.TypeOf(zero))
				if err := json.Unmarshal(data, again.Interface()); err != nil {
					t.Fatalf("%s\nround %d is not read: %v", data, round, err)
				}
				if diff := cmp.Diff(v.Elem().Interface(), again.Elem().Interface(), opts); diff != "" {
					t.Fatalf("%s (-had +read)\n%s", data, diff)
				}
			}
		})
	}
}

func contains(list []string, s string) bool {
	return strings.Contains(" "+strings.Join(list, " ")+" ", " "+s+" ")
}

func exportedTypes(t *testing.T, dir string) (names []string) {
	files, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil || len(files) == 0 {
		t.Fatal("no source", dir, err)
	}
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		for _, decl := range file.Decls {
			if g, ok := decl.(*ast.GenDecl); ok {
				for _, spec := range g.Specs {
					if s, ok := spec.(*ast.TypeSpec); ok && s.Name.IsExported() && !s.Assign.IsValid() {
						names = append(names, s.Name.Name)
					}
				}
			}
		}
	}
	return names
}

// fill puts something into every field, such as a program would give.
func fill(v reflect.Value, rng *rand.Rand, depth int) {
	switch p := v.Addr().Interface().(type) {
	case *Date:
		*p = logic.NewDate(1990+rng.IntN(60), 1+rng.IntN(12), 1+rng.IntN(28))
		return
	case *Verdict:
		*p = Verdict(1 + rng.IntN(7))
		return
	case *Rate:
		*p = rateOf(int64(rng.IntN(100)), int64(1+rng.IntN(9)))
		return
	case *Score:
		if *p = (Score{None: true}); rng.IntN(3) > 0 {
			*p = Score{MayBeNone: rng.IntN(2) == 0, Lo: rateOf(int64(rng.IntN(100)), 3), Hi: rateOf(int64(100+rng.IntN(100)), 3)}
		}
		return
	case **logic.Expr:
		if *p = nil; rng.IntN(2) == 0 {
			*p = logic.Truth(rng.IntN(2) == 0)
		}
		return
	case *rules.Bundle:
		*p = *newWorld(rng.Uint64N(100)).b
		for i := range p.Criteria {
			p.Criteria[i].Remedy.HasDays = true // else there are none
		}
		return
	case *rules.Fact:
		b := newWorld(rng.Uint64N(100)).b
		*p = b.Facts[rng.IntN(len(b.Facts))]
		return
	case **rules.Fact:
		*p = &rules.Fact{}
		fill(reflect.ValueOf(*p).Elem(), rng, depth)
		return
	case *rules.Param:
		*p = rules.Param{ID: "p", Type: logic.Type{Kind: logic.Number, Decimals: 2, Min: -5, Max: 500}, Values: []rules.ParamValue{{From: 700000, Value: 250}, {From: 740000, Until: 750000, Value: -5}}}
		return
	case *Assessment:
		w := newWorld(rng.Uint64N(100))
		*p = *w.p.Assess(w.answers(w.some()))
		for i := range p.Grades {
			p.Grades[i].AtLeast = 0 // it stands in the bundle
		}
		return
	case *rules.Grade:
		*p = rules.Grade{ID: "g", Title: Text{ZH: "好"}, AtLeast: rules.Marks(rng.IntN(100_000))}
		return
	case *Program, *Session, *Pillar:
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				fill(v.Field(i), rng, depth+1)
			}
		}
	case reflect.Slice:
		if n := rng.IntN(3); depth < 5 {
			v.Set(reflect.MakeSlice(v.Type(), n, n))
			for i := range n {
				fill(v.Index(i), rng, depth+1)
			}
		}
	case reflect.Map:
	case reflect.String:
		v.SetString([]string{"", "a", "火<&>", "\"\\\n\u2028", "x.y", "一"}[rng.IntN(6)])
	case reflect.Bool:
		v.SetBool(rng.IntN(2) == 0)
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		v.SetInt(int64(1 + rng.IntN(50)))
	case reflect.Uint8:
		v.SetUint(uint64(rng.IntN(8)))
	}
	switch p := v.Addr().Interface().(type) {
	case *Reason:
		p.Code = ReasonFailed // the codes without a title have none
	case *rules.Remedy:
		p.HasDays = true // else there are none
	case *Coverage:
		for i := range p.Missing {
			p.Missing[i] = rules.Option{ID: p.Missing[i].ID, Text: p.Missing[i].Text} // the rest stands in the bundle
		}
	case *Worth:
		for i := range p.Grades {
			p.Grades[i].AtLeast = 0
		}
	case *Route:
		for i := range p.Grades {
			p.Grades[i].AtLeast = 0
		}
	}
}

// encoding/json gives the canonical bytes, of a value and of a pointer, alone and
// inside something else.
func TestMarshalIsCanonical(t *testing.T) {
	p := asking(t)
	a, err := p.Answers(map[string]any{"a.bool": false, "a.num": "2.5"})
	if err != nil {
		t.Fatal(err)
	}
	a.Unit.Name = "面馆"
	got := p.Assess(a)
	for name, c := range map[string]struct {
		v    any
		want string
	}{
		"answers":            {a, string(p.EncodeAnswers(a))},
		"answers by pointer": {&a, string(p.EncodeAnswers(a))},
		"assessment":         {got, string(got.Encode())},
		"assessment, copied": {*got, string(got.Encode())},
		"bundle":             {p.Bundle(), string(p.Bundle().Encode())},
		"session's answers":  {p.Session(Answers{}).Answers(), string(p.EncodeAnswers(Answers{}))},
		"date":               {logic.NewDate(2026, 11, 24), `"2026-11-24"`},
		"no date":            {Date(0), `""`},
		"verdict":            {Pass | Fail, `["pass","fail"]`},
		"severity":           {rules.Serious, `"serious"`},
		"marks":              {rules.Marks(2500), `2.500`},
		"text":               {Text{ZH: "火", EN: "fire"}, `{"zh":"火","en":"fire"}`},
		"as keys":            {map[any]any{}, `{}`},
		"inside":             {struct{ A Answers }{a}, `{"A":` + string(p.EncodeAnswers(a)) + `}`},
	} {
		if name == "as keys" {
			c.v, c.want = map[Date]map[Verdict]int{logic.NewDate(2026, 1, 2): {Pass | Fail: 1}}, `{"2026-01-02":{"pass|fail":1}}`
		}
		var b bytes.Buffer
		enc := json.NewEncoder(&b)
		enc.SetEscapeHTML(false)
		err := enc.Encode(c.v)
		if diff := cmp.Diff(c.want, strings.TrimSuffix(b.String(), "\n")); err != nil || diff != "" {
			t.Errorf("%s: %v (-want +got)\n%s", name, err, diff)
		}
	}
	for _, v := range []any{Answers{}, &Answers{}, p, p.Session(a), Date(-400 * 366), got.Pillars} {
		if data, err := json.Marshal(v); err == nil {
			t.Errorf("%T was written as %s", v, data)
		}
	}
	for text, into := range map[string]any{`{"format":1}`: &Answers{}, `"2026-02-30"`: new(Date), `["met"]`: new(Verdict), `2.5001`: new(rules.Marks), `{"id":1}`: &Result{ID: "kept"}} {
		if err := json.Unmarshal([]byte(text), into); err == nil {
			t.Errorf("%s was read as a %T", text, into)
		}
	}
}

// Promise: a part of an assessment is read as strictly as the whole, and never as
// another value than was written. On error, nothing changes.
func TestPartsAreReadStrictly(t *testing.T) {
	whole := func() *Rate { return &Rate{7, 2} }
	for _, c := range []struct {
		text string
		into any
		kept any
		want string
	}{
		{`{"num":1,"den":2}`, whole(), whole(), "/rounded"}, // was read as 1
		{`{"num":1}`, whole(), whole(), "/den"},
		{`{}`, whole(), whole(), "/den"}, // and the others
		{`{"num":2,"den":4,"rounded":0.5}`, whole(), whole(), ""},
		{`{"num":-1,"den":2,"rounded":0.5}`, whole(), whole(), ""},
		{`{"num":1,"den":0,"rounded":1.0}`, whole(), whole(), ""},
		{`{"num":1,"den":-2,"rounded":0.5}`, whole(), whole(), ""},
		{`{"num":1,"den":2,"rounded":0.6}`, whole(), whole(), "/rounded"},
		{`{"num":1,"den":2,"rounded":0.5,"of":1}`, whole(), whole(), "/of"},
		{`{"lo":{"num":1,"den":2,"rounded":0.5}}`, &Score{None: true}, &Score{None: true}, ""},
		{`{"lo":{"num":1,"den":2,"rounded":0.5},"hi":{"num":1,"den":3,"rounded":0.4}}`, &Score{None: true}, &Score{None: true}, ""},
		{`{"none":false,"lo":{"num":0,"den":1,"rounded":0.0},"hi":{"num":0,"den":1,"rounded":0.0}}`, &Score{None: true}, &Score{None: true}, "/none"},
		{`{"id":"a","verdict":["fail","pass"]}`, &Result{ID: "b"}, &Result{ID: "b"}, "/verdict/0"},
		{`["fail","pass"]`, new(Verdict), new(Verdict), ""},
		{`["pass","pass"]`, new(Verdict), new(Verdict), ""},
		{`{"whole":true,"open":false}`, &Coverage{NoRole: true}, &Coverage{NoRole: true}, "/open"},
	} {
		err := json.Unmarshal([]byte(c.text), c.into)
		var list diag.List
		if !errors.As(err, &list) || list[0].Code != diag.AssessmentMember || list[0].Place.Pointer != c.want {
			t.Errorf("%s as %T: %v, want a fault at %q", c.text, c.into, err, c.want)
		}
		if diff := cmp.Diff(c.kept, c.into); diff != "" {
			t.Errorf("%s: the value changed (-had +has)\n%s", c.text, diff)
		}
	}
}

// Promise: what leaves the library shares no memory with it. Everything in an
// assessment is written over, and the next one is as the first was.
func TestResultsAreTheCallersOwn(t *testing.T) {
	for seed := range uint64(30) {
		w := newWorld(seed)
		for i := range w.b.Criteria {
			w.b.Criteria[i].Risk = []int{1}
		}
		p, err := Compile(w.b, w.day)
		if err != nil {
			t.Fatal(err)
		}
		a := w.answers(w.some())
		want := p.Assess(a).Encode()
		got := p.Assess(a)
		scribble(reflect.ValueOf(got).Elem())
		if len(got.Results) > 0 && got.Results[0].ID != "scribbled" {
			t.Fatal("nothing was written over")
		}
		worth, routes, until := p.Worth(a), p.Routes(a), p.Until(a)
		scribble(reflect.ValueOf(&worth).Elem())
		scribble(reflect.ValueOf(&routes).Elem())
		scribble(reflect.ValueOf(&until).Elem())
		for _, c := range p.Criteria() {
			basis := p.Basis(a, c.ID)
			scribble(reflect.ValueOf(&basis).Elem())
			s, _ := p.Why(a, c.ID)
			scribble(reflect.ValueOf(&s).Elem())
		}
		if !bytes.Equal(p.Assess(a).Encode(), want) {
			t.Fatalf("seed %d: what was done to one assessment shows in the next", seed)
		}
	}
}

func scribble(v reflect.Value) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				scribble(v.Field(i))
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			scribble(v.Index(i))
		}
	case reflect.String:
		v.SetString("scribbled")
	case reflect.Int, reflect.Int32, reflect.Int64:
		v.SetInt(7)
	case reflect.Pointer:
		panic("a result points to " + v.Type().String())
	}
}

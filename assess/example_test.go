package assess_test

import (
	"fmt"
	"testing/fstest"

	"github.com/fire321/fire321/assess"
	"github.com/fire321/fire321/rules/logic"
	"github.com/fire321/fire321/rules/pack"
)

// demo is a pack of two duties, as a regulator writes it.
var demo = fstest.MapFS{
	"demo/unit/pack.yaml": {Data: []byte(`
id: demo/unit
version: 1.0.0
kind: pack
title: {zh: 示范, en: A demonstration}
subject: unit
known_from: 2002-05-01
themes: [{id: patrol, zh: 巡查检查, en: Patrols and inspections}]
`)},
	"demo/unit/sources/mps-61-2001.yaml": {Data: []byte(`
id: mps-61-2001
title: {zh: 机关、团体、企业、事业单位消防安全管理规定, en: Provisions on fire-safety management of units}
number: 公安部令第61号
issuer: {zh: 公安部, en: Ministry of Public Security}
force: law
from: 2002-05-01
articles:
  第二十五条:
    gist: {zh: 营业期间每两小时巡查一次, en: "while open, a patrol every two hours"}
    checked: {date: 2026-11-01, against: copy, by: 编者}
`)},
	"demo/unit/facts/patrol.yaml": {Data: []byte(`
title: {zh: 巡查, en: Patrols}
facts:
  - id: unit.roles
    type: set
    values: [{id: owner, zh: 房东, en: Owner}, {id: operator, zh: 经营者, en: Operator}]
    ask: {zh: 你们是这里的什么人？, en: "What are you here?"}
  - id: place.open_to_public
    type: bool
    ask: {zh: 顾客能进来吗？, en: "Do customers come in?"}
  - id: patrol.interval_minutes
    type: number
    unit: min
    min: 1
    max: 10080
    ask: {zh: 营业时多久巡查一次？, en: "How often does somebody patrol?"}
  - id: patrol.last_training
    type: date
    shelf_days: 400
    ask: {zh: 最近一次培训是哪天？, en: "When was the last training?"}
`)},
	"demo/unit/criteria/patrol.yaml": {Data: []byte(`
- id: patrol.two-hourly
  title: {zh: 营业期间每两小时巡查一次, en: A patrol every two hours while open}
  severity: serious
  points: 2
  owed_by: [operator]
  revisions:
    - from: 2002-05-01
      when: place.open_to_public
      require: patrol.interval_minutes <= 120
      basis: [{source: mps-61-2001, article: 第二十五条}]
  remedy: {zh: 安排专人, en: Name somebody, within_days: 3, by: manager}
- id: patrol.trained
  title: {zh: 一年内培训过, en: Trained within a year}
  severity: general
  points: 1
  owed_by: [operator]
  revisions:
    - from: 2002-05-01
      require: asOf <= plus(patrol.last_training, 12, "month")
      basis: [{source: mps-61-2001, article: 第二十五条}]
  remedy: {zh: 培训, en: Train}
`)},
	"demo/unit/grading.yaml": {Data: []byte(`
id: self-grade
title: {zh: 自评等级, en: Self-assessed grade}
force: ours
max: 100
score: {mode: share}
grades:
  - {id: good, at_least: 90, zh: 好, en: Good}
  - {id: poor, at_least: 0, zh: 差, en: Poor}
`)},
}

// compiled is the demonstration for the law of one day.
func compiled() *assess.Program {
	p, err := pack.Load("demo/unit", demo)
	if err != nil {
		panic(err)
	}
	day, _ := logic.ParseDate("2026-11-24")
	prog, err := assess.Compile(p.Bundle(), day)
	if err != nil {
		panic(err)
	}
	return prog
}

func Example() {
	p, err := pack.Load("demo/unit", demo)
	if err != nil {
		fmt.Println(err)
		return
	}
	day, _ := logic.ParseDate("2026-11-24")
	prog, err := assess.Compile(p.Bundle(), day) // the wordings in force that day; immutable, share it
	if err != nil {
		fmt.Println(err)
		return
	}
	a, err := prog.Answers(map[string]any{
		"unit.roles": []string{"operator"}, "place.open_to_public": true, "patrol.interval_minutes": 240,
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	got := prog.Assess(a)
	for _, h := range got.Hazards {
		fmt.Println(h.Title.In("en"), "-", h.Basis[0].In("en"), "- until", h.Due)
	}
	fmt.Println("score", got.Score.Text().EN, "letter", got.Letter.Branch, "exit", got.ExitCode())
	// Output:
	// A patrol every two hours while open - Provisions on fire-safety management of units (公安部令第61号), 第二十五条 - until 2026-11-27
	// score 0–33.4 letter refused exit 1
}

func ExampleCompile() {
	p, err := pack.Load("demo/unit", demo)
	if err != nil {
		fmt.Println(err)
		return
	}
	day, _ := logic.ParseDate("2002-04-30")
	_, err = assess.Compile(p.Bundle(), day)
	fmt.Println(err)
	// Output:
	// E-DAY-UNKNOWN: the pack does not know the law of 2002-04-30; expected a day from 2002-05-01 to 2199-12-31.
}

func ExampleProgram_Answers() {
	prog := compiled()
	a, err := prog.Answers(map[string]any{
		"patrol.interval_minutes": 90,
		"patrol.last_training":    "2026-03", // some day in March
		"place.open_to_public":    nil,       // not sure
	})
	fmt.Println(string(prog.EncodeAnswers(a)), err)

	_, err = prog.Answers(map[string]any{"patrol.interval_minutes": -2, "patrol.interval_minute": 1})
	fmt.Println(err)
	// Output:
	// {"format":1,"pack":"demo/unit","at":"2026-11-24","facts":{"patrol.interval_minutes":90,"patrol.last_training":"2026-03","place.open_to_public":null}} <nil>
	// /facts/patrol.interval_minute: E-ANSWER-FACT: no such fact: patrol.interval_minute; did you mean patrol.interval_minutes?
	// /facts/patrol.interval_minutes: E-VALUE-RANGE: the answer to “How often does somebody patrol?” is out of range: -2; expected 1 to 10080 min.
}

func ExampleProgram_Assess() {
	prog := compiled()
	a, err := prog.Answers(map[string]any{"unit.roles": []string{"operator"}, "place.open_to_public": false})
	if err != nil {
		fmt.Println(err)
		return
	}
	got := prog.Assess(a)
	for _, r := range got.Results {
		fmt.Println(r.ID, r.Verdict)
	}
	fmt.Println(got.Score.Text().EN, len(got.Grades), "grades possible, exit", got.ExitCode())
	// Output:
	// patrol.two-hourly not-applicable
	// patrol.trained pass|fail
	// 0–100 2 grades possible, exit 3
}

func ExampleProgram_Session() {
	s := compiled().Session(assess.Answers{})
	for page := s.Next(); page != nil; page = s.Next() {
		for _, f := range page.Facts {
			fmt.Println(f.Ask.In("en"))
			switch f.Type.Kind {
			case logic.Bool:
				s.Set(f.ID, false)
			default:
				s.NotSure(f.ID)
			}
		}
	}
	for _, skip := range s.Skipped() {
		fmt.Println("not asked:", skip.Fact.ID, "since", skip.Criteria, "hangs on it no more")
	}
	// Output:
	// What are you here?
	// Do customers come in?
	// When was the last training?
	// not asked: patrol.interval_minutes since [patrol.two-hourly] hangs on it no more
}

func ExampleProgram_Mend() {
	prog := compiled()
	a, err := prog.Answers(map[string]any{
		"unit.roles": []string{"operator"}, "place.open_to_public": true, "patrol.interval_minutes": 240,
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	m := prog.Mend(a, "patrol.two-hourly")
	for _, c := range m.Changes {
		fmt.Println(c.Question.In("en"), c.From.In("en"), "->", c.To.In("en"))
	}
	// Output:
	// How often does somebody patrol? 240 min -> 120 min
}

func ExampleProgram_Until() {
	prog := compiled()
	a, err := prog.Answers(map[string]any{"unit.roles": []string{"operator"}, "place.open_to_public": false, "patrol.last_training": "2026-03-03"})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, u := range prog.Until(a) {
		if !u.Changes.IsZero() {
			fmt.Println(u.Criterion, u.Verdict, "until", u.Changes, "then", u.Then)
		}
	}
	// Output:
	// patrol.trained pass until 2027-03-04 then fail
}

func ExampleProgram_Why() {
	prog := compiled()
	a, err := prog.Answers(map[string]any{"place.open_to_public": true, "patrol.interval_minutes": 240, "patrol.last_training": "2026-03-03"})
	if err != nil {
		fmt.Println(err)
		return
	}
	s, _ := prog.Why(a, "patrol.two-hourly")
	for _, said := range s.Said {
		fmt.Println(s.Verdict, "because of:", said.Question.In("en"), said.Answer.In("en"))
	}
	// Output:
	// fail because of: Do customers come in? Yes
	// fail because of: How often does somebody patrol? 240 min
}

package report

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/fire321/fire321/assess"
	"github.com/fire321/fire321/assess/report/internal/doctest"
	"github.com/fire321/fire321/rules/law"
	"github.com/fire321/fire321/rules/logic"
	"github.com/fire321/fire321/rules/pack"
)

// city is a layer without a line of its own law, that takes the forms.
func city(t testing.TB) *assess.Program {
	t.Helper()
	p, err := pack.Load("city", law.FS, fstest.MapFS{"city/pack.yaml": {Data: []byte(`id: city
version: 1.0.0
kind: pack
title: {zh: 样例市, en: A city}
subject: unit
extends: cn/national/unit@^1.0
includes: [cn/national/forms@^1.0]
known_from: 2019-05-01
`)}})
	if err != nil {
		t.Fatal(err)
	}
	if list := p.Lint(); len(list) > 0 {
		t.Error(list)
	}
	prog, err := assess.Compile(p.Bundle(), logic.NewDate(2026, 11, 24))
	if err != nil {
		t.Fatal(err)
	}
	return prog
}

// filled answers what the forms want, and little else.
var filled = map[string]any{
	"unit.roles": []string{"operator"}, "place.kinds": []string{"shop"},
	"unit.responsible_name": "王某（样例）", "unit.responsible_telephone": "样例电话甲", "unit.manager_name": "李某（样例）", "unit.manager_telephone": "样例电话乙",
	"form.telephone": "样例电话丙", "form.postcode": "000000", "form.legal_name": "王某（样例）", "form.nature": "个体工商户", "form.fixed_assets": "三十万元", "form.staff": 6,
	"form.people_max": 40, "form.structure": "砖混", "form.fire_rating": "two", "form.exits": 2, "form.extinguishers": "4具，MFZ/ABC4",
	"form.people": []map[string]any{
		{"group": "manager", "name": "李某（样例）", "sex": "female", "trained": true, "appointed": true, "certificate": "样例证号", "valid_until": "2027-05-01"},
		{"group": "operator", "name": "赵某（样例）", "trained": false},
	},
	"form.key_parts": []map[string]any{{"name": "仓库", "storey": "一层", "area": 30, "exits": 1, "why": "货多", "signed": true, "person": "赵某（样例）"}},
	"form.systems":   []map[string]any{{"system": "灭火器", "place": "门口", "count": 4, "state": "good"}, {"system": "应急灯", "count": 2, "state": "faulty"}},
	"form.drills":    []map[string]any{{"date": "2026-06-01", "place": "店堂", "people": 6, "content": "疏散", "summary": "两分钟出完"}},
	"form.permits":   "pass", "form.maintenance": "bad", "form.assessor": "李某（样例）",
}

// Seven forms that units hand in, of one set of answers, as they were looked
// at; and the same forms with nothing answered, which a person fills in.
func TestForms(t *testing.T) {
	prog := city(t)
	forms := []string{"filing", "profile", "people", "key-parts", "systems", "drills", "assessment-filing"}
	for name, facts := range map[string]map[string]any{"filled": filled, "empty": nil} {
		a, err := prog.Answers(facts)
		if err != nil {
			t.Fatal(err)
		}
		a.At = logic.NewDate(2026, 11, 24)
		if facts != nil {
			a.Unit = assess.Unit{Name: "样例书店", Code: "样例代码", Address: "样例路1号"}
		}
		got := prog.Assess(a)
		digest := rulesHex(got)
		mask := strings.NewReplacer(groups(digest, 4), "CHECK")
		for _, lang := range languages {
			var md strings.Builder
			for _, kind := range forms {
				d := built(kind, prog, a, got, lang)
				if d.Title() == "" {
					t.Fatalf("no form %s", kind)
				}
				if fault := doctest.Markup(d.Fragment()); fault != "" {
					t.Errorf("%s: %s", kind, fault)
				}
				md.WriteString(mask.Replace(d.Markdown()) + "\n")
			}
			golden(t, "forms-"+name+"."+lang+".md", md.String())
		}
		if n := len(Asks(prog, a, "people")); n != map[string]int{"filled": 0, "empty": 1}[name] {
			t.Errorf("%s: the form of people asks %d more", name, n)
		}
		for _, kind := range forms {
			table, err := List(kind, prog, a, got, "zh")
			if has := len(prog.Bundle().Document(kind).Sheet) > 0; has != (err == nil) || has != (len(table.content.Columns) > 0) {
				t.Errorf("%s: a table of %d columns, %v", kind, len(table.content.Columns), err)
			}
		}
	}
}

// What a form asks is asked for nothing else: no criterion hangs on it.
func TestFormsAskForThemselvesAlone(t *testing.T) {
	prog := city(t)
	for _, d := range prog.Bundle().Documents {
		for _, id := range d.Asks {
			if !strings.HasPrefix(id, "form.") {
				continue
			}
			for i := range prog.Bundle().Criteria {
				for _, v := range prog.Bundle().Criteria[i].Revisions {
					if prog.Bundle().Reads(v.When, id) || prog.Bundle().Reads(v.Require, id) {
						t.Errorf("%s reads %s", prog.Bundle().Criteria[i].ID, id)
					}
				}
			}
		}
	}
}

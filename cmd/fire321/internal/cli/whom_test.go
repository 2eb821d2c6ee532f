package cli

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/law"
	"github.com/fire321/fire321/rules/logic"
	"github.com/fire321/fire321/rules/pack"
)

// Promise: whom a criterion binds can be read without knowing the language, and
// "not" is carried to where it belongs.
func TestWhom(t *testing.T) {
	kinds := rules.Fact{ID: "place.kinds", Type: logic.Type{Kind: logic.Set, Values: []string{"shop", "mall"}}, Ask: rules.Text{ZH: "做什么的？", EN: "What is done?"},
		Options: []rules.Option{{ID: "shop", Text: rules.Text{ZH: "商店", EN: "Shop"}}, {ID: "mall", Text: rules.Text{ZH: "商场", EN: "Mall"}}}}
	b := &rules.Bundle{Facts: []rules.Fact{kinds,
		{ID: "b.high", Title: rules.Text{ZH: "高层", EN: "high-rise"}, Derive: logic.Truth(true)},
		{ID: "b.gas", Ask: rules.Text{ZH: "用气吗？", EN: "Gas?"}, Affirm: rules.Text{ZH: "用", EN: "used"}},
		{ID: "b.size", Ask: rules.Text{ZH: "多大？", EN: "How large?"}, Type: logic.Type{Kind: logic.Number, Unit: "m2"}},
		{ID: "b.day", Ask: rules.Text{ZH: "哪天批的？", EN: "Approved when?"}, Type: logic.Type{Kind: logic.DateKind}},
	}}
	fact := func(id string) *logic.Expr { return &logic.Expr{Op: logic.OpFact, Name: id} }
	of := func(op logic.Op, args ...*logic.Expr) *logic.Expr { return &logic.Expr{Op: op, Args: args} }
	has := &logic.Expr{Op: logic.OpHas, Args: []*logic.Expr{fact("place.kinds")}, Names: []string{"shop", "mall"}}
	large := of(logic.OpGe, fact("b.size"), logic.Decimal(300, 0))
	since := of(logic.OpLt, fact("b.day"), &logic.Expr{Op: logic.OpDate, Num: int64(logic.NewDate(2023, 6, 1))})
	for _, c := range []struct {
		e      *logic.Expr
		zh, en string
	}{
		{logic.Truth(true), "每一家，没有别的条件", "everybody, without further conditions"},
		{of(logic.OpAnd, fact("b.high"), has), "高层/做什么的：有其中一样（商店、商场）", "high-rise/What is done: one of Shop, Mall"},
		{logic.Not(of(logic.OpOr, fact("b.high"), has)), "不是高层，并且做什么的：不是这些（商店、商场）", "not: high-rise, and What is done: none of Shop, Mall"},
		{of(logic.OpAnd, fact("b.gas"), of(logic.OpOr, large, logic.Not(fact("b.gas")))), "用气吗：用/多大：300平方米以上，或者用气吗：否", "Gas: used/How large: 300m² or more, or Gas: no"},
		{of(logic.OpOr, fact("b.high"), of(logic.OpAnd, large, since)), "高层，或者（多大：300平方米以上，并且哪天批的：2023年6月1日以前）", ""},
		{logic.Not(large), "多大：少于300平方米", "How large: less than 300m²"},
	} {
		for lang, want := range map[string]string{"zh": c.zh, "en": c.en} {
			got := strings.Join((&command{lang: lang}).whom(b, c.e), "/")
			if diff := cmp.Diff(want, got); diff != "" && want != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		}
	}
}

// Promise: no condition of the law is shown with nothing in it.
func TestWhomOfTheLaw(t *testing.T) {
	p, err := pack.Load("cn/jiangsu/xinghua/unit", law.FS)
	if err != nil {
		t.Fatal(err)
	}
	b := p.Bundle()
	for _, cr := range b.Criteria {
		for _, rev := range cr.Revisions {
			for _, lang := range []string{"zh", "en"} {
				for _, line := range (&command{lang: lang}).whom(b, rev.When) {
					if strings.TrimSpace(line) == "" || strings.HasSuffix(line, "：") || strings.HasSuffix(line, ": ") {
						t.Errorf("%s: %q of %s", cr.ID, line, logic.Print(rev.When))
					}
				}
			}
		}
	}
}

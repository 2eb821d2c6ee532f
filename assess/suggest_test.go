package assess

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/logic"
)

func TestSuggest(t *testing.T) {
	fact := func(id string) *logic.Expr { return &logic.Expr{Op: logic.OpFact, Name: id} }
	area := logic.Type{Kind: logic.Number, Unit: "m2", Min: 1, Max: 1000}
	b := &rules.Bundle{ID: "t/unit", Facts: []rules.Fact{
		{ID: "place.area", Type: area, Ask: Text{ZH: "多大？", EN: "How large?"}},
		{ID: "room.area", Type: area, Ask: Text{ZH: "房间多大？", EN: "How large is the room?"}, Suggest: fact("place.area")},
		{ID: "room.large", Type: logic.Type{Kind: logic.Bool}, Suggest: &logic.Expr{Op: logic.OpGt, Args: []*logic.Expr{fact("place.area"), logic.Decimal(100, 0)}}},
	}}
	p, err := Compile(b, logic.NewDate(2026, 1, 1))
	if err != nil {
		t.Fatal(err)
	}
	if s, ok := p.Suggest(Answers{}, "room.area"); ok {
		t.Errorf("with nothing answered, the hint is %v", s)
	}
	a, err := p.Answers(map[string]any{"place.area": 120})
	if err != nil {
		t.Fatal(err)
	}
	for id, want := range map[string]Suggested{
		"room.area":  {Text{ZH: "120平方米", EN: "120 m²"}, "120"},
		"room.large": {Text{ZH: "是", EN: "Yes"}, "true"},
	} {
		got, ok := p.Suggest(a, id)
		if diff := cmp.Diff(want, got); !ok || diff != "" {
			t.Errorf("%s: ok = %v (-want +got):\n%s", id, ok, diff)
		}
	}
	if s, ok := p.Suggest(a, "place.area"); ok {
		t.Errorf("a fact without a hint has %v", s)
	}
	if p.Verdict(a, "room.area") != 0 || a.Has("room.area") {
		t.Error("a hint became an answer")
	}
}

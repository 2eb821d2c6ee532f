package rules_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/diag"
	"github.com/fire321/fire321/rules/internal/logictest"
	"github.com/fire321/fire321/rules/logic"
)

// small is a bundle with something of everything.
func small() *rules.Bundle {
	fact := func(name string) *logic.Expr { return &logic.Expr{Op: logic.OpFact, Name: name} }
	day := func(s string) rules.Date { d, _ := logic.ParseDate(s); return d }
	basis := []rules.Basis{{Source: "law-1", Article: "第一条"}}
	return &rules.Bundle{
		ID: "t/unit", Version: "1.0.0", Title: rules.Text{ZH: "试", EN: "Test"}, Subject: "unit",
		Packs:  []rules.PackRef{{ID: "t/unit", Version: "1.0.0"}},
		Covers: []string{"shop"}, KnownFrom: day("2020-01-01"),
		Gaps:   []rules.Gap{{Source: "law-2", From: day("2025-01-01"), Concern: rules.Text{ZH: "甲", EN: "a"}, Say: rules.Text{ZH: "乙", EN: "b"}, Pack: "t/unit"}},
		Themes: []rules.Theme{{ID: "doors", Title: rules.Text{ZH: "门", EN: "Doors"}}},
		Pages:  []rules.Page{{ID: "doors", Title: rules.Text{ZH: "门", EN: "Doors"}}},
		Risks:  []rules.RiskList{{ID: "r", From: day("2020-01-01"), Items: []rules.RiskItem{{N: 1, Text: rules.Text{ZH: "险", EN: "risk"}}}}},
		Sources: []rules.Source{{ID: "law-1", Title: rules.Text{ZH: "法", EN: "Law"}, Force: rules.Law, From: day("2020-01-01"), Pack: "t/unit",
			Articles: []rules.Article{{ID: "第一条", Gist: rules.Text{ZH: "要点", EN: "gist"}, Checked: rules.Checked{Date: day("2026-01-01"), Against: "copy", By: "x"}}}}},
		Params: []rules.Param{{ID: "door.width", Title: rules.Text{ZH: "宽", EN: "width"}, Type: logic.Type{Kind: logic.Number, Unit: "m", Decimals: 2, Min: 50, Max: 300},
			Values: []rules.ParamValue{{From: day("2020-01-01"), Value: 90, Basis: basis, Relaxes: rules.Relaxation{Reason: rules.Text{ZH: "窄", EN: "narrow"}, Basis: basis}, Pack: "t/layer"}}, Pack: "t/unit"}},
		Facts: []rules.Fact{
			{ID: "door.width_m", Type: logic.Type{Kind: logic.Number, Unit: "m", Decimals: 2, Min: 0, Max: 1000}, Page: "doors", Ask: rules.Text{ZH: "多宽？", EN: "How wide?"}, Named: []rules.Named{{Value: 0, Text: rules.Text{ZH: "没有门", EN: "no door"}}}, Pack: "t/unit"},
			{ID: "door.kinds", Type: logic.Type{Kind: logic.Set, Values: []string{"a", "b"}}, Firm: true, Options: []rules.Option{{ID: "a", Text: rules.Text{ZH: "甲", EN: "a"}}, {ID: "b", Text: rules.Text{ZH: "乙", EN: "b"}}}},
			{ID: "door.tests", Type: logic.Type{Kind: logic.List, MaxLen: 4, Fields: []logic.Field{{Name: "date", Type: logic.Type{Kind: logic.DateKind, Min: int64(logic.FirstDay), Max: int64(logic.LastDay)}}}},
				Fields: []rules.Fact{{ID: "date", Type: logic.Type{Kind: logic.DateKind, Min: int64(logic.FirstDay), Max: int64(logic.LastDay)}}}, MendAdd: true},
		},
		Criteria: []rules.Criterion{{ID: "doors.wide", Theme: "doors", Risk: []int{1}, Tags: []string{"x"}, Title: rules.Text{ZH: "门够宽", EN: "Doors are wide"}, Severity: rules.Serious, Points: 2, OwedBy: []string{"owner"},
			Revisions: []rules.Revision{{From: day("2020-01-01"), Until: day("2029-12-31"), Basis: basis, Pack: "t/unit",
				When:    logic.Truth(true),
				Require: &logic.Expr{Op: logic.OpGe, Args: []*logic.Expr{fact("door.width_m"), {Op: logic.OpParam, Name: "door.width"}}}}},
			Remedy:     rules.Remedy{Text: rules.Text{ZH: "改", EN: "mend"}, HasDays: true, By: "owner"},
			HowToCheck: []rules.Text{{ZH: "量", EN: "measure"}}, Pack: "t/unit"}},
		Checks: []rules.Check{{ID: "doubt.x", When: &logic.Expr{Op: logic.OpHas, Args: []*logic.Expr{fact("door.kinds")}, Names: []string{"a", "b"}}, Say: rules.Text{ZH: "再看", EN: "look again"}, Pack: "t/unit"}},
	}
}

// Promise: a bundle read from its bytes has the same bytes.
func TestBundleSurvivesItsBytes(t *testing.T) {
	b := small()
	got, err := rules.Decode(b.Encode())
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(b.Encode()), string(got.Encode())); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if b.Digest() != got.Digest() || len(b.Digest()) != 64 {
		t.Errorf("digests %s and %s", b.Digest(), got.Digest())
	}
	if !got.Criteria[0].Revisions[0].Require.Equal(b.Criteria[0].Revisions[0].Require) {
		t.Error("the requirement changed")
	}
}

func TestDecodeSaysWhere(t *testing.T) {
	for _, c := range []struct{ from, to, want string }{
		{`"severity":"serious"`, `"severity":2`, "/criteria/0/severity"},
		{`"points":2`, `"points":2.5`, "/criteria/0/points"},
		{`["fact","door.width_m"]`, `["fakt","door.width_m"]`, "/criteria/0/revisions/0/require"},
		{`"theme":"doors"`, `"theme":"doors","thme":"x"`, "/criteria/0/thme"},
		{`"from":"2020-01-01"`, `"from":"2020-02-30"`, "/risks/0/from"},
		{`"format":1`, `"format":7`, "/format"},
		{`"format":1`, `"format":1.5`, "/format"},
		{`"decimals":2`, `"decimals":9223372036854775807`, "/params/0/decimals"},
		{`"decimals":2`, `"decimals":99999999999999999999`, "/params/0/decimals"},
		{`"decimals":2`, `"decimals":2000000000`, "/params/0/decimals"},
		{`"decimals":2`, `"decimals":-1`, "/params/0/decimals"},
		{`"decimals":2`, `"decimals":"2"`, "/params/0/decimals"},
		{`"max":3.00`, `"max":3.001`, "/params/0/max"},
		{`"max":3.00`, `"max":9999999999999999999`, "/params/0/max"},
		{`"max_len":4`, `"max_len":65`, "/facts/2/max_len"},
		{`"risk":[1]`, `"risk":[100]`, "/criteria/0/risk/0"},
		{`"n":1`, `"n":0`, "/risks/0/items/0/n"},
		{`"points":2`, `"points":-2`, "/criteria/0/points"},
		{`"points":2`, `"points":1001`, "/criteria/0/points"},
		{`"within_days":0`, `"within_days":3651`, "/criteria/0/remedy/within_days"},
	} {
		data := strings.Replace(string(small().Encode()), c.from, c.to, 1)
		if data == string(small().Encode()) {
			t.Fatalf("%s does not occur", c.from)
		}
		_, err := rules.Decode([]byte(data))
		list, ok := err.(diag.List)
		if !ok || len(list) != 1 || list[0].Place.Pointer != c.want {
			t.Errorf("%s: %v, want one fault at %s", c.to, err, c.want)
		}
	}
}

// A whole number may be written with zeros after the point, as in a fact.
func TestDecodeReadsWholeNumbersWithZeros(t *testing.T) {
	data := string(small().Encode())
	for _, number := range []string{`"format":1`, `"decimals":2`, `"max_len":4`, `"points":2`, `"within_days":0`, `"n":1`} {
		if !strings.Contains(data, number) {
			t.Fatalf("%s does not occur", number)
		}
		data = strings.ReplaceAll(data, number, number+".00")
	}
	got, err := rules.Decode([]byte(data))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(small().Encode()), string(got.Encode())); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestDecodeRefusesWhatIsNoBundle(t *testing.T) {
	for _, data := range []string{"", "null", "[]", `{"format":1`, "{}", `{"id":"p"}`, `{"format":2}`, strings.Repeat("[", 100000), `{"format":1,"format":1}`, "\xff"} {
		if _, err := rules.Decode([]byte(data)); err == nil {
			t.Errorf("%.20q was read as a bundle", data)
		}
	}
}

// A wording's digest hangs on its dates and logic alone, so that a typo
// mended in its law does not stop the layers above it.
func TestWordingDigestIgnoresWords(t *testing.T) {
	a, b := small(), small()
	b.Criteria[0].Title.ZH = "另一个题目"
	b.Criteria[0].Revisions[0].Basis[0].Article = "第二条"
	if a.Criteria[0].WordingDigest() != b.Criteria[0].WordingDigest() {
		t.Error("words changed the digest of the wording")
	}
	b.Criteria[0].Revisions[0].Until = 0
	if a.Criteria[0].WordingDigest() == b.Criteria[0].WordingDigest() {
		t.Error("another last day left the digest of the wording")
	}
}

// A parameter's digest hangs on its dates and values alone.
func TestParamDigest(t *testing.T) {
	want := small().Params[0].Digest()
	for name, c := range map[string]struct {
		change func(p *rules.Param)
		same   bool
	}{
		"words":    {func(p *rules.Param) { p.Title.ZH, p.ID, p.Pack = "另一个题目", "door.other", "u" }, true},
		"range":    {func(p *rules.Param) { p.Type.Max = 400 }, true},
		"law":      {func(p *rules.Param) { p.Values[0].Basis, p.Values[0].Pack = nil, "u" }, true},
		"first":    {func(p *rules.Param) { p.Values[0].From++ }, false},
		"last":     {func(p *rules.Param) { p.Values[0].Until = p.Values[0].From + 9 }, false},
		"value":    {func(p *rules.Param) { p.Values[0].Value++ }, false},
		"one more": {func(p *rules.Param) { p.Values = append(p.Values, p.Values[0]) }, false},
	} {
		p := small().Params[0]
		c.change(&p)
		if got := p.Digest(); (got == want) != c.same || len(got) != 64 {
			t.Errorf("another %s: %s, was %s", name, got, want)
		}
	}
}

func TestCriterionAt(t *testing.T) {
	c := small().Criteria[0]
	for day, want := range map[string]bool{"2019-12-31": false, "2020-01-01": true, "2029-12-31": true, "2030-01-01": false} {
		d, _ := logic.ParseDate(day)
		if got := c.At(d) != nil; got != want {
			t.Errorf("a wording on %s: %v, want %v", day, got, want)
		}
	}
}

func TestVerifiedIsOfTheFirstBasis(t *testing.T) {
	b := small()
	if !b.Verified(b.Criteria[0].Revisions[0].Basis) {
		t.Error("the article was checked")
	}
	if b.Verified([]rules.Basis{{Source: "law-2", Article: "x"}, {Source: "law-1", Article: "第一条"}}) {
		t.Error("the first article was not checked")
	}
	if b.Verified(nil) {
		t.Error("nothing is no basis")
	}
}

func FuzzDecode(f *testing.F) {
	f.Add(small().Encode())
	f.Add([]byte(`{"format":1,"criteria":[{"revisions":[{"require":["and",true,["not",["any",["fact","a.b"],["field","c"]]]]}]}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		b, err := rules.Decode(data)
		if err != nil {
			return
		}
		again, err := rules.Decode(b.Encode())
		if err != nil || again.Digest() != b.Digest() {
			t.Errorf("what was decoded does not decode again to the same: %v", err)
		}
	})
}

// Promise: every operator comes back from a bundle.
func TestEveryOperatorTravels(t *testing.T) {
	for _, op := range logic.Ops() {
		b := small()
		want := logictest.Sample(op)
		b.Criteria[0].Revisions[0].Require = want
		got, err := rules.Decode(b.Encode())
		if err != nil {
			t.Errorf("%s: %v", logic.Print(want), err)
		} else if got := got.Criteria[0].Revisions[0].Require; !got.Equal(want) {
			t.Errorf("%s comes back as %s", logic.Print(want), logic.Print(got))
		}
	}
}

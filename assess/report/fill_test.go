package report

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/fire321/fire321/assess"
	"github.com/fire321/fire321/assess/report/internal/doc"
	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/logic"
)

// Every hole that a pack may name is filled: some unit of testdata has
// something in it.
func TestEveryHoleIsFilled(t *testing.T) {
	filled := map[string]bool{}
	for _, u := range units(t) {
		u.a.Unit.Address, u.a.Unit.Code = "样例路1号", "样例代码"
		u.a.Plan = map[string]assess.Plan{}
		for _, h := range u.got.Hazards {
			if h.Due < u.got.AsOf {
				continue // overdue, unless it is planned
			}
			u.a.Plan[h.ID] = assess.Plan{Measure: "搬走", Person: "王某", Department: "后厨", Money: "一百元", Guard: "有人守着", By: u.got.At}
		}
		u.got = u.prog.Assess(u.a)
		b := newBuilder(u.prog, u.a, u.got, "zh")
		var look func(kind string, of func(name string) value, depth int)
		look = func(kind string, of func(name string) value, depth int) {
			for i := range b.holes {
				h := &b.holes[i]
				if h.Member() != kind {
					continue
				}
				v := of(h.Name)
				if len(v.words) > 0 && h.Kind != logic.List || v.num != 0 || v.is != "" {
					filled[h.Name] = true
				}
				if h.Kind == logic.Enum && v.is != "" && !slices.Contains(h.Values, v.is) {
					t.Errorf("%s has the value %q, which no condition knows", h.Name, v.is)
				}
				for _, m := range v.list {
					filled[h.Name] = true
					if m.kind != h.Of {
						t.Errorf("%s has a member of the kind %s", h.Name, m.kind)
					}
					if depth < 2 {
						look(m.kind, func(name string) value { return m.hole(name[len(m.kind)+1:]) }, depth+1)
					}
				}
			}
		}
		look("", b.root, 0)
	}
	// What the small pack of testdata has not: a score that may not be, a grading
	// of a law, a statement of the unit's own, classes, a wording to come, a round.
	rare := []string{"score.may_be_none", "score.basis", "letter.own", "letter.own_rules", "letter.own_by", "letter.own_date",
		"until.rewrites", "classes.is", "classes.open", "class.title", "class.law", "doubt.reopened",
		"danger.pair", "danger.now", "danger.say", "duty.deadly"}
	for _, h := range rules.AllHoles() {
		if !filled[h.Name] && !slices.Contains(rare, h.Name) {
			t.Errorf("nothing is ever in %s", h.Name)
		}
	}
}

// made is a document of the worst unit, of a bundle made by hand.
func made(t *testing.T, blocks ...rules.Part) Document {
	t.Helper()
	u := units(t)["worst"]
	b := *u.prog.Bundle()
	b.Documents = []rules.Document{{ID: "x", Title: phrase{ZH: "表"}, Blocks: blocks}}
	prog, err := assess.Compile(&b, u.prog.Day())
	if err != nil {
		t.Fatal(err)
	}
	return built("x", prog, u.a, prog.Assess(u.a), "zh")
}

func textPart(s string) rules.Part { return rules.Part{Is: rules.TextPart, Text: phrase{ZH: s}} }

// A bundle that was made by hand ends, and what it has wrong is left out.
func TestDocumentsMadeByHand(t *testing.T) {
	inner := textPart("{duty.title}")
	for range 6 {
		inner = rules.Part{Is: rules.LinePart, Each: "hazards.list", Parts: []rules.Part{inner}}
	}
	paragraph := func(p ...rules.Part) rules.Part { return rules.Part{Is: rules.ParagraphPart, Parts: p} }
	// A hole that stands outside of its list, and a kind that nobody knows.
	d := made(t, paragraph(textPart("{duty.title}")), rules.Part{Is: "what"}, paragraph(textPart("尾")), paragraph(inner), rules.Part{Is: rules.TablePart, Most: 3})
	if len(d.open().Blocks) == 0 || len(d.HTML()) > 64<<20 {
		t.Fatalf("%d blocks", len(d.open().Blocks))
	}
	if diff := cmp.Diff(doc.Block(doc.Paragraph{Text: doc.Words{{Text: "尾"}}}), d.open().Blocks[0]); diff != "" {
		t.Errorf("what is wrong was not left out: %s", diff)
	}
}

// What is wrong in a document of a bundle is refused when it is compiled.
func TestWrongDocumentsAreRefused(t *testing.T) {
	u := units(t)["worst"]
	deep := textPart("x")
	for range 100 {
		deep = rules.Part{Is: rules.GroupPart, Parts: []rules.Part{deep}}
	}
	with := func(e *logic.Expr) rules.Part {
		p := textPart("x")
		p.When = e
		return p
	}
	for want, p := range map[string]rules.Part{
		"E-HOLE-UNKNOWN": textPart("{no.such}"),
		"E-HOLE-BRACE":   textPart("{unit.name"),
		"E-HOLE-BOOL":    textPart("{score.given}"),
		"E-HOLE-LIST":    {Is: rules.GroupPart, Each: "unit.name"},
		"E-FACT-UNKNOWN": with(&logic.Expr{Op: logic.OpFact, Name: "no.such"}),
		"E-EXPR-TYPE":    with(&logic.Expr{Op: logic.OpFact, Name: "hazards.total"}),
		"E-LIMIT":        deep,
	} {
		b := *u.prog.Bundle()
		b.Documents = []rules.Document{{ID: "x", Title: phrase{ZH: "表"}, Blocks: []rules.Part{p}}}
		_, err := assess.Compile(&b, u.prog.Day())
		if err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), "/documents/0") {
			t.Errorf("%s: got %v", want, err)
		}
	}
}

// A condition holds only where it is certain: what is open is not said.
func TestWhatIsOpenIsNotSaid(t *testing.T) {
	open := func(negate bool) rules.Part {
		e := &logic.Expr{Op: logic.OpFact, Name: "house.safe"}
		if negate {
			e = logic.Not(e)
		}
		p := textPart("说")
		p.When = e
		return rules.Part{Is: rules.ParagraphPart, Parts: []rules.Part{p}}
	}
	u := units(t)["worst"]
	b := *u.prog.Bundle()
	b.Documents = []rules.Document{{ID: "x", Title: phrase{ZH: "表"}, Blocks: []rules.Part{open(false), open(true)}}}
	prog, err := assess.Compile(&b, u.prog.Day())
	if err != nil {
		t.Fatal(err)
	}
	a := u.a.Without("house.safe")
	if d := built("x", prog, a, prog.Assess(a), "zh"); len(d.open().Blocks) != 0 {
		t.Errorf("an open fact gave %+v", d.open().Blocks)
	}
	if d := built("x", prog, u.a, prog.Assess(u.a), "zh"); len(d.open().Blocks) != 1 {
		t.Errorf("an answered fact gave %+v", d.open().Blocks)
	}
}

// What a person typed is never read for holes, however it looks.
func TestTypedTextIsNeverFilled(t *testing.T) {
	u := units(t)["worst"]
	u.a.Unit.Name = "{digest.assessment}{{unit.code}}"
	u.got = u.prog.Assess(u.a)
	for _, kind := range five {
		if text := u.build(kind, "zh").Markdown(); strings.Contains(text, rulesHex(u.got)+rulesHex(u.got)) || !strings.Contains(text, `digest\.assessment`) && kind != "report" {
			t.Errorf("%s: the name was filled or lost", kind)
		}
	}
}

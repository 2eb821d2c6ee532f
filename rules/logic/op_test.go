package logic_test

import (
	"os"
	"strings"
	"testing"

	"github.com/fire321/fire321/rules/internal/logictest"
	"github.com/fire321/fire321/rules/logic"
)

// Promise: every operator in the table is handled by Check, Eval, Needs, Edges,
// Polarity, Print, the random tests and the documentation. This test names what
// was forgotten for a new one.
func TestEveryOperatorIsHandled(t *testing.T) {
	docs, err := os.ReadFile("../../docs/reference/language.md")
	if err != nil {
		t.Fatal(err)
	}
	made := map[logic.Op]bool{logic.OpParam: true} // no expression has it when it is evaluated
	for seed := range uint64(3000) {
		logictest.New(seed, false).Condition(4).Walk(func(e *logic.Expr) { made[e.Op] = true })
	}
	for _, op := range logic.Ops() {
		t.Run(op.String(), func(t *testing.T) {
			if !made[op] {
				t.Error("logictest.World.Condition never makes it")
			}
			if op.Form() != logic.Own && op != logic.OpNeg && !documented(string(docs), op.String()) {
				t.Error("docs/reference/language.md says nothing of it")
			}
			e := logictest.Sample(op)
			if e == nil {
				t.Fatal("Check accepts it with no arguments: a case is missing in check.go")
			}
			if e.Type().Kind == 0 {
				t.Error("Check gives it no type")
			}
			if again, ok := logic.ParseOp(op.String()); !ok || again != op {
				t.Errorf("its word reads as %q", again)
			}
			if text := logic.Print(e); op.Form() == logic.Call && !strings.Contains(text, op.String()+"(") {
				t.Errorf("it is printed as %s", text)
			}
			if op == logic.OpParam {
				return
			}
			env := logictest.SampleEnv()
			if got := logic.Eval(e, env); !got.Single(e.Type().Kind) && e.Type().Kind != logic.List {
				needs, reads := 0, 0
				logic.Needs(e, env, func(int) { needs++ })
				e.Walk(func(e *logic.Expr) {
					if e.Op == logic.OpFact {
						reads++
					}
				})
				if needs == 0 && reads > 0 {
					t.Errorf("%s is open and needs nothing", logic.Print(e))
				}
			}
			logic.Edges(e, env, func(*logic.Expr, logic.Sides, bool) {})
			if bad := len(logic.Polarity(e, false)); op.ReadsOutcomes() != (bad > 0) {
				t.Errorf("as a requirement, %s has %d outcomes that relax it", logic.Print(e), bad)
			}
		})
	}
}

// documented finds a word within backticks.
func documented(docs, word string) bool {
	for i, part := range strings.Split(docs, "`") {
		if i%2 == 0 {
			continue
		}
		if word == part || strings.Contains(part, word+"(") || strings.Contains(" "+part+" ", " "+word+" ") {
			return true
		}
	}
	return false
}

package exprlang

import (
	"testing"

	"github.com/fire321/fire321/rules/internal/logictest"
	"github.com/fire321/fire321/rules/logic"
)

// Promise: every operator of the table can be written: what Print makes of it
// reads as the same tree, and what is called by a word has a usage that reads.
func TestEveryOperatorIsRead(t *testing.T) {
	for _, op := range logic.Ops() {
		e := logictest.Sample(op)
		got, _, faults := Parse(logic.Print(e))
		if len(faults) > 0 {
			t.Errorf("%s: %s is refused: %s", op, logic.Print(e), faults[0].Code)
			continue
		}
		Params(got, func(id string) bool { return id == "p" })
		if !got.Equal(e) {
			t.Errorf("%s: %s reads as %s", op, logic.Print(e), logic.Print(got))
		}
		if op.Form() != logic.Call {
			continue
		}
		if usages[op] == "" {
			t.Errorf("%s has no usage", op)
		} else if used, _, faults := Parse(usages[op]); len(faults) > 0 || used.Op != op {
			t.Errorf("the usage of %s is %s", op, usages[op])
		}
	}
}

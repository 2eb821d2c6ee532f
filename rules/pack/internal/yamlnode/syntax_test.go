package yamlnode

import (
	"os"
	"strings"
	"testing"

	"github.com/fire321/fire321/rules/diag"
)

// The YAML reader gives the right line for about half of the faults that
// people make; the remedy must do much better. Each line of a real pack file
// gets each fault in turn.
func TestSyntaxFaultsHaveTheirLine(t *testing.T) {
	data, err := os.ReadFile("../../testdata/base.txtar")
	if err != nil {
		t.Fatal(err)
	}
	_, text, _ := strings.Cut(string(data), "-- p/facts/place.yaml --\n")
	text, _, _ = strings.Cut(text, "-- p/parameters.yaml --\n")
	lines := strings.Split(text, "\n")
	inject := map[string]func(string) string{
		"bracket left open": func(l string) string { return strings.Replace(l, "]", "", 1) },
		"brace left open":   func(l string) string { return strings.Replace(l, "}", "", 1) },
		"quote left open":   func(l string) string { return strings.Replace(l, `?"`, "?", 1) },
		"tab":               func(l string) string { return "\t" + l },
		"second colon":      func(l string) string { return strings.Replace(l, ": ", ": x: ", 1) },
		"at sign":           func(l string) string { return strings.Replace(l, ": ", ": @", 1) },
		"bare question":     func(l string) string { return strings.ReplaceAll(l, `"`, "") },
	}
	total, right, near := 0, 0, 0
	for i, line := range lines {
		for name, f := range inject {
			broken := f(line)
			if broken == line {
				continue
			}
			lines[i] = broken
			_, list := Parse("f", []byte(strings.Join(lines, "\n")))
			lines[i] = line
			if !list.Has(diag.YAMLSyntax) {
				continue
			}
			total++
			switch off := list[0].Place.Line - (i + 1); {
			case off == 0:
				right++
			case off == 1:
				near++
			default:
				t.Logf("%s in line %d, reported in %d: %s", name, i+1, i+1+off, broken)
			}
		}
	}
	t.Logf("%d faults: line right in %d, next in %d", total, right, near)
	if right*100 < total*85 || (right+near)*100 < total*95 {
		t.Errorf("of %d faults only %d have their line, %d the next", total, right, near)
	}
}

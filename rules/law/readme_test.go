package law_test

import (
	"os"
	"strings"
	"testing"
)

// The READMEs say how many criteria rest on what; TestStanding keeps the
// golden true, and this keeps them true to the golden.
func TestReadmesStateTheStanding(t *testing.T) {
	golden, err := os.ReadFile("testdata/standing.golden")
	if err != nil {
		t.Fatal(err)
	}
	rows := 0
	for _, line := range strings.Split(string(golden), "\n") {
		fields := strings.Fields(line)
		if len(fields) != 7 || !strings.HasPrefix(fields[0], "cn/") {
			continue
		}
		rows++
		want := "| " + strings.Join(fields, " | ") + " |\n"
		for _, file := range []string{"../../README.md", "../../README.zh-CN.md"} {
			readme, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if !strings.Contains(string(readme), want) {
				t.Errorf("%s lacks the row %s", file, want)
			}
		}
	}
	if rows < 3 {
		t.Errorf("%d rows in the golden, want a row a pack", rows)
	}
}

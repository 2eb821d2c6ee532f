package report_test

import (
	"fmt"

	"github.com/fire321/fire321/assess/report"
)

// A table stands side by side where there is room, and row by row where not.
func ExampleTerminal() {
	words := func(s string) report.Cell { return report.Cell{report.Words{{Text: s}}} }
	doc := report.Document{
		Lang: "en", Title: "List of hazards",
		Blocks: []report.Block{report.Table{
			Columns: []report.Column{{Title: "No.", Width: report.Number}, {Title: "Duty not met"}, {Title: "By"}},
			Rows:    []report.Row{{words("1"), words("Exits clear"), words("today")}},
		}},
		Foot: report.Foot{Pack: "demo/unit 1.0.0", Check: "ae46 3ff9"},
	}
	fmt.Print(report.Terminal(doc, report.Screen{}))
	fmt.Print(report.Terminal(doc, report.Screen{Columns: 20}))
	// Output:
	// List of hazards
	//
	// No.  Duty not met  By
	// 1    Exits clear   today
	//
	// demo/unit 1.0.0  Check ae46 3ff9
	// List of hazards
	//
	// 1 Exits clear
	//   By: today
	//
	// demo/unit 1.0.0
	// Check ae46 3ff9
}

package report_test

import (
	"fmt"
	"log"
	"strings"

	"github.com/fire321/fire321/assess"
	"github.com/fire321/fire321/assess/report"
	"github.com/fire321/fire321/rules/law"
	"github.com/fire321/fire321/rules/logic"
	"github.com/fire321/fire321/rules/pack"
)

// The usual path: a pack of law, the answers of a unit, what they come to, and
// the papers of that.
func Example() {
	p, err := pack.Load("cn/national/unit", law.FS)
	if err != nil {
		log.Fatal(err)
	}
	day := logic.NewDate(2026, 11, 24)
	prog, err := assess.Compile(p.Bundle(), day)
	if err != nil {
		log.Fatal(err)
	}
	answers, err := prog.Answers(map[string]any{"unit.roles": []string{"operator"}, "place.kinds": []string{"shop"}})
	if err != nil {
		log.Fatal(err)
	}
	answers.At, answers.Unit = day, assess.Unit{Name: "Old Street Books"}
	got := prog.Assess(answers)

	letter, err := report.Build("letter", prog, answers, got, "en")
	if err != nil {
		panic(err)
	}
	fmt.Println(letter.Title())
	page := letter.HTML() // a whole file; also Markdown, Terminal, docx.Bytes
	fmt.Println(strings.HasPrefix(page, "<!doctype html>"))

	list, err := report.List("rectify", prog, answers, got, "en")
	if err != nil {
		panic(err)
	}
	rows := list.CSV(false)
	head, _, _ := strings.Cut(rows, "\r\n")
	fmt.Println(head)
	// Output:
	// Fire-safety commitment (not to be signed now)
	// true
	// No.,Severity,What is wrong,Measure,By,Department,Person,Money,Guard until then,"Done on, signed"
}

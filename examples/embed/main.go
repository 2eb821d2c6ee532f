// Command embed is the Go program of the README: it judges a few answers by
// the law of Xinghua and prints what is wrong.
package main

import (
	"fmt"
	"log"

	"github.com/fire321/fire321/assess"
	"github.com/fire321/fire321/rules/law"
	"github.com/fire321/fire321/rules/pack"
)

func main() {
	if err := run(); err != nil {
		log.Fatal(err)
	}
}

func run() error {
	p, err := pack.Load("cn/jiangsu/xinghua/unit", law.FS)
	if err != nil {
		return err
	}
	day := assess.NewDate(2026, 11, 24)          // the day whose law holds, and of the answers
	prog, err := assess.Compile(p.Bundle(), day) // the wordings in force that day; immutable, share it
	if err != nil {
		return err
	}
	a, err := prog.Answers(map[string]any{ // what is not answered is open, never a pass
		"unit.roles":              []string{"operator"},
		"place.kinds":             []string{"small-restaurant"},
		"place.open_to_public":    true,
		"patrol.interval_minutes": 240,
	})
	if err != nil {
		return err
	}
	got := prog.Assess(a)
	for _, h := range got.Hazards {
		fmt.Println(h.Title.In("zh"), h.Basis, h.Due)
	}
	fmt.Println("points still possible:", got.Score.Text().EN)
	return nil
}

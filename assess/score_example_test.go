package assess_test

import (
	"fmt"

	"github.com/fire321/fire321/assess"
)

func ExampleScore_Text() {
	// 2 of 3, and between 2 of 3 and 5 of 6, out of 100.
	settled := assess.Score{Lo: assess.Rate{Num: 200, Den: 3}, Hi: assess.Rate{Num: 200, Den: 3}}
	open := assess.Score{Lo: assess.Rate{Num: 200, Den: 3}, Hi: assess.Rate{Num: 250, Den: 3}}
	fmt.Println(settled.Text().EN)
	fmt.Println(open.Text().EN)
	fmt.Println(open.Contains(settled), settled.Contains(open))
	// Output:
	// 66.6
	// 66.6–83.4
	// true false
}

package main

import (
	"go/format"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func Example() {
	main()
	// Output:
	// 公众聚集场所营业期间每两小时防火巡查一次 《机关、团体、企业、事业单位消防安全管理规定》（公安部令第61号）第二十五条第二款；《人员密集场所消防安全管理》（GB/T 40248—2021）7.3.5 2026-11-24
	// points still possible: 0–89
}

var (
	comments = regexp.MustCompile(`(?m)[ \t]*//.*$`)
	handling = regexp.MustCompile(`\tif err != nil \{\n\t\treturn err\n\t\}\n`)
	snippet  = regexp.MustCompile("(?s)```go\n(.*?)```")
)

// Promise: the READMEs show this program, which is run above, without what is
// done with errors and with comments in their own language.
func TestReadmesShowThisProgram(t *testing.T) {
	main, err := os.ReadFile("main.go")
	if err != nil {
		t.Fatal(err)
	}
	_, body, _ := strings.Cut(string(main), "func run() error {\n")
	body, _, _ = strings.Cut(body, "\tfmt.Println(\"points")
	want := comments.ReplaceAllString(handling.ReplaceAllString(body, ""), "")
	for _, file := range []string{"../../README.md", "../../README.zh-CN.md"} {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		shown := snippet.FindStringSubmatch(string(text))
		if shown == nil {
			t.Fatalf("%s shows no Go", file)
		}
		code, err := format.Source([]byte(shown[1]))
		if err != nil || string(code) != shown[1] {
			t.Errorf("%s is not as gofmt writes it: %v", file, err)
		}
		var got strings.Builder
		for line := range strings.Lines(comments.ReplaceAllString(shown[1], "")) {
			got.WriteString("\t" + line)
		}
		if diff := cmp.Diff(want, got.String()); diff != "" {
			t.Errorf("%s (-main.go +shown):\n%s", file, diff)
		}
		if !strings.Contains(string(text), "公众聚集场所营业期间每两小时防火巡查一次 《机关") {
			t.Errorf("%s does not say what is printed", file)
		}
	}
}

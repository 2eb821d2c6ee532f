package cli

import (
	"archive/zip"
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/fire321/fire321/schema/validate"

	"github.com/fire321/fire321/internal/term"
)

// Each document in each format, with the exit code of the assessment.
func TestDocuments(t *testing.T) {
	const file = "../../../../examples/units/good-shop.yaml"
	want, _, _ := run(t, "", "assess", file)
	for _, c := range []struct {
		args  []string
		begin string
		has   string
	}{
		{[]string{"--format", "html"}, "<!doctype html>\n<html lang=\"zh-Hans\">", "<h1>消防安全自主评估报告</h1>"},
		{[]string{"--format", "html", "--document", "letter", "--lang", "en"}, "<!doctype html>\n<html lang=\"en\">", "Fire-safety commitment"},
		{[]string{"--format", "markdown"}, "# 消防安全自主评估报告\n", "## 一、结论"},
		{nil, "消防安全自查结果\n", "没有查出"},
		{[]string{"--format", "text"}, "消防安全自查结果\n", "没有查出"},
		{[]string{"--document", "notice"}, "消防安全公示牌\n", "119"},
		{[]string{"--document", "letter", "--format", "text"}, "消防安全承诺书", "☑ 第一种"},
		{[]string{"--format=markdown", "--document=rectify"}, "# 整改责任清单\n", "签字"},
		{[]string{"--format", "csv"}, "\ufeff序号,程度,哪里不对,没做到的要求,", "\r\n"},
		{[]string{"--format", "csv", "--document", "rectify"}, "\ufeff序号,程度,", "整改措施"},
	} {
		code, out, errs := run(t, "", append([]string{"assess", file}, c.args...)...)
		if code != want || errs != "" {
			t.Errorf("%q: exit code %d, %s", c.args, code, errs)
		}
		if !strings.HasPrefix(out, c.begin) || !strings.Contains(out, c.has) {
			t.Errorf("%q gave %.200s", c.args, out)
		}
	}
}

// What is no document is refused, with what it could be.
func TestDocumentsRefused(t *testing.T) {
	for _, c := range []struct {
		args []string
		want string
	}{
		{[]string{"assess", "-", "--format", "pdf"}, "text、json、html、markdown、csv、docx 或 code"},
		{[]string{"assess", "../../../../examples/units/good-shop.yaml", "--document", "leter"}, "是不是 letter"},
		{[]string{"assess", "--pack", shopPack, "-", "--document", "letter", "--format", "json"}, "html、markdown、csv 或 docx"},
		{[]string{"assess", "../../../../examples/units/good-shop.yaml", "--document", "letter", "--format", "csv"}, "hazards, rectify"},
		{[]string{"assess", "--pack", shopPack, "-", "--document", "letter"}, "写在 documents"},
		{[]string{"assess", "--pack", shopPack, "-", "--template", "document_test.go"}, "document_test.go: E-TEMPLATE-FORM"},
		{[]string{"facts", "--format", "html"}, "text 或 json"},
		{[]string{"facts", "--document", "letter"}, "--document"},
	} {
		code, out, errs := run(t, good, c.args...)
		if code != 2 || out != "" || !strings.Contains(errs, c.want) {
			t.Errorf("%q: exit code %d, %s%s", c.args, code, out, errs)
		}
	}
}

// A document goes into a Word file, and an authority's own Word file is filled.
func TestWord(t *testing.T) {
	const file = "../../../../examples/units/good-shop.yaml"
	dir := t.TempDir()
	letter := filepath.Join(dir, "letter.docx")
	if code, out, errs := run(t, "", "assess", file, "--document", "letter", "--format", "docx", "-o", letter); code != 0 || out != "" || !strings.Contains(errs, letter) {
		t.Fatalf("exit code %d, %s%s", code, out, errs)
	}
	made, err := os.ReadFile(letter)
	if err != nil || !bytes.HasPrefix(made, []byte("PK")) {
		t.Fatalf("no Word file: %v", err)
	}
	// Our own file is a template without holes, and comes back with all it says.
	filled := filepath.Join(dir, "filled.docx")
	if code, out, errs := run(t, "", "assess", file, "--template", letter, "-o", filled); code != 0 || out != "" {
		t.Fatalf("exit code %d, %s%s", code, out, errs)
	}
	if _, err := zip.OpenReader(filled); err != nil {
		t.Error(err)
	}
}

// Promise: what --format json prints fits the schema that is shipped.
func TestJSONFitsItsSchema(t *testing.T) {
	s, err := validate.Named("assessment")
	if err != nil {
		t.Fatal(err)
	}
	_, out, errs := run(t, "", "assess", "--format", "json", "--pack", shopPack, "../../../../testdata/shop/noodle.yaml")
	if err := s.Validate([]byte(out)); err != nil {
		t.Errorf("%v\n%s%s", err, errs, out)
	}
}

// Lines fit the width that the shell gives; without one they fit 80 columns.
func TestColumns(t *testing.T) {
	widest := func() int {
		_, out, _ := run(t, good, "assess", "--pack", shopPack, "-", "--format", "text")
		n := 0
		for _, line := range strings.Split(out, "\n") {
			n = max(n, term.Width(line))
		}
		return n
	}
	for said, want := range map[string]int{"": 80, "40": 40, "120": 120, "7": 80, "wide": 80} {
		t.Setenv("COLUMNS", said)
		if got := widest(); got > want || got < want-8 {
			t.Errorf("COLUMNS=%s gave %d columns", said, got)
		}
	}
}

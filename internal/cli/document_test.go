package cli

import (
	"strings"
	"testing"
)

// Each document in each format, with the exit code of the assessment.
func TestDocuments(t *testing.T) {
	answers := strings.Replace(good, "120", "121", 1)
	for _, c := range []struct {
		args  []string
		begin string
		has   string
	}{
		{[]string{"--format", "html"}, "<!doctype html>\n<html lang=\"zh-Hans\">", "<h1>消防安全自主评估报告</h1>"},
		{[]string{"--format", "html", "--document", "letter", "--lang", "en"}, "<!doctype html>\n<html lang=\"en\">", "Fire-safety commitment"},
		{[]string{"--format", "markdown"}, "# 消防安全自主评估报告\n", "## 一、结论"},
		{[]string{"--document", "notice"}, "# 消防安全公示牌\n", "119"},
		{[]string{"--format=markdown", "--document=rectify"}, "# 整改责任清单\n", "建议"},
		{[]string{"--format", "csv"}, "\ufeff序号,程度,没做到的要求,", "\r\n"},
		{[]string{"--format", "csv", "--document", "rectify"}, "\ufeff序号,程度,", "整改措施"},
	} {
		code, out, errs := run(t, answers, append([]string{"assess", "--pack", shopPack, "-"}, c.args...)...)
		if code != 1 || errs != "" {
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
		{[]string{"assess", "-", "--format", "pdf"}, "text、json、html、markdown 或 csv"},
		{[]string{"assess", "-", "--document", "poster"}, "report、hazards、rectify、notice 或 letter"},
		{[]string{"assess", "--pack", shopPack, "-", "--document", "letter", "--format", "json"}, "html、markdown 或 csv"},
		{[]string{"assess", "--pack", shopPack, "-", "--document", "letter", "--format", "csv"}, "hazards 或 rectify"},
		{[]string{"facts", "--format", "html"}, "text 或 json"},
		{[]string{"facts", "--document", "letter"}, "--document"},
	} {
		code, out, errs := run(t, good, c.args...)
		if code != 2 || out != "" || !strings.Contains(errs, c.want) {
			t.Errorf("%q: exit code %d, %s%s", c.args, code, out, errs)
		}
	}
}

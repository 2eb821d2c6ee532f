package yamlnode

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/fire321/fire321/rules/diag"
)

func TestPlaceInsideAScalar(t *testing.T) {
	for _, c := range []struct{ in, find, want string }{
		{"a: x <= 1\n", "<=", "1:6 «<=»"},
		{"中文: 甲 <= 乙\n", "乙", "1:10 «乙»"},
		{"a: 'it''s <= 1'\n", "<=", "1:11 «<=»"},
		{`a: "x\t<= \u4e2d"` + "\n", "中", `1:11 «\u4e2d»`},
		{"a: x and\n  y <= 1\n", "<=", "2:5 «<=»"},
		{"a: x and\n\n   y <= 1\n", "y", "3:4 «y»"},
		{"a:\n  - b: |-\n      x and\n      y <= 1\n", "<=", "4:9 «<=»"},
		{"a: |-\n\n    x and\n      y\n    z <= 1\n", "<=", "5:7 «<=»"},
		{"a: >-\n  x and\n  y <= 1\n", "<=", "3:5 «<=»"},
		{"a: >-\n  x\n\n  y <= 1\n", "<=", "4:5 «<=»"},
		{"a: \"x \\\n   y <= 1\"\n", "<=", "2:6 «<=»"},
		{"{a: x <= 1, b: 2}\n", "<=", "1:7 «<=»"},
	} {
		f, list := Parse("f", []byte(c.in))
		if list != nil {
			t.Errorf("%q: %v", c.in, list)
			continue
		}
		n := f.Root.Items[0]
		for n.Kind != Scalar {
			n = n.Items[0]
		}
		i := strings.Index(n.Text, c.find)
		from := len([]rune(n.Text[:i]))
		d := f.FaultIn(n, from, from+len([]rune(c.find)), diag.ExprSyntax)
		got := fmt.Sprintf("%d:%d «%s»", d.Place.Line, d.Place.Col, string([]rune(d.Source)[d.Place.Col-1:d.Place.Col-1+d.Width]))
		if got != c.want {
			t.Errorf("%q: got %s, want %s", c.in, got, c.want)
		}
	}
}

// Promise: a place inside a scalar is right, or is that of the whole scalar.
// Random texts in all five styles; each character that was found must be the
// same in the file.
func TestTraceIsNeverWrong(t *testing.T) {
	const cases = 20000
	r := rand.New(rand.NewPCG(1, 2))
	alphabet := []rune("ab中 '\"\\:#-é<=1\n")
	traced := 0
	total := 0
	for range cases {
		src := scalar(r, alphabet)
		f, list := Parse("f", []byte(src))
		if list != nil || f.Root == nil || f.Root.Kind != Map || len(f.Root.Items) == 0 || f.Root.Items[0].Kind != Scalar {
			continue
		}
		n := f.Root.Items[0]
		total++
		at, ok := f.trace(n)
		if !ok {
			continue
		}
		traced++
		text := []rune(n.Text)
		if len(at) != len(text)+1 {
			t.Fatalf("%q: %d places for %d characters", src, len(at), len(text))
		}
		for i, want := range text {
			if want == '\n' || want == ' ' {
				continue
			}
			got := []rune(f.Line(at[i].line))[at[i].col-1]
			if got != want && got != '\\' {
				t.Fatalf("%q: %q of %q is found at %v, where %q stands", src, want, n.Text, at[i], got)
			}
		}
	}
	t.Logf("%d of %d scalars traced", traced, total)
	if traced*1000 < total*990 {
		t.Errorf("only %d of %d scalars were traced", traced, total)
	}
}

// scalar writes a random scalar in a random style, much as people would.
func scalar(r *rand.Rand, alphabet []rune) string {
	word := func() string {
		var b strings.Builder
		for range 1 + r.IntN(6) {
			b.WriteRune(alphabet[r.IntN(len(alphabet)-1)])
		}
		return b.String()
	}
	lines := make([]string, 1+r.IntN(4))
	for i := range lines {
		lines[i] = word()
		if r.IntN(6) == 0 && i > 0 {
			lines[i] = ""
		}
	}
	indent := strings.Repeat(" ", 1+r.IntN(4))
	body := strings.Join(lines, "\n"+indent)
	switch r.IntN(5) {
	case 0:
		return "k: " + body + "\n"
	case 1:
		return "k: '" + strings.ReplaceAll(body, "'", "''") + "'\n"
	case 2:
		return "k: \"" + strings.ReplaceAll(strings.ReplaceAll(body, `\`, `\\`), `"`, `\"`) + "\"\n"
	case 3:
		return "k: |" + []string{"", "-", "+"}[r.IntN(3)] + "\n" + indent + body + "\n"
	}
	return "k: >" + []string{"", "-", "+"}[r.IntN(3)] + "\n" + indent + body + "\n"
}

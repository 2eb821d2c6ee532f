package yamlnode

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/fire321/fire321/rules/diag"
)

// outline writes a node in one line: scalars by their text, quoted ones in
// quotes.
func outline(n *Node) string {
	switch {
	case n == nil:
		return "-"
	case n.IsNull():
		return "null"
	case n.Kind == Scalar && n.Quoted:
		return `"` + n.Text + `"`
	case n.Kind == Scalar:
		return n.Text
	}
	var parts []string
	for i, item := range n.Items {
		s := outline(item)
		if n.Kind == Map {
			s = n.Keys[i].Text + ": " + s
		}
		parts = append(parts, s)
	}
	if n.Kind == Map {
		return "{" + strings.Join(parts, ", ") + "}"
	}
	return "[" + strings.Join(parts, ", ") + "]"
}

func TestTextIsKeptAsTyped(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"", "-"},
		{"# nothing\n", "-"},
		{"a: 1.10", "{a: 1.10}"},
		{"a: 012", "{a: 012}"},
		{"a: 2026-11-24", "{a: 2026-11-24}"},
		{"a: yes", "{a: yes}"},
		{"a:", "{a: null}"},
		{"a: ~", "{a: null}"},
		{"a: ''", `{a: ""}`},
		{"a: 'null'", `{a: "null"}`},
		{"4.2: x", "{4.2: x}"},
		{"第二十五条: {from: 2002-05-01}", "{第二十五条: {from: 2002-05-01}}"},
		{"- 1\r\n- b\r\n", "[1, b]"},
		{"\ufeffa: 1", "{a: 1}"},
		{"---\na: 1\n...\n", "{a: 1}"},
		{"a: |-\n  x\n  y\n", "{a: \"x\ny\"}"},
		{"a: x # comment", "{a: x}"},
	} {
		f, list := Parse("f.yaml", []byte(c.in))
		if list != nil {
			t.Errorf("%q: %v", c.in, list)
			continue
		}
		if got := outline(f.Root); got != c.want {
			t.Errorf("%q: got %s, want %s", c.in, got, c.want)
		}
	}
}

func TestRefused(t *testing.T) {
	for _, c := range []struct {
		in    string
		code  diag.Code
		place string
	}{
		{"a: &x 1", diag.YAMLRefused, "f.yaml:1:4"},
		{"a: 1\nb: *x", diag.YAMLSyntax, "f.yaml:2:5"},
		{"a: &x 1\nb: *x", diag.YAMLRefused, "f.yaml:1:4"},
		{"a: !open", diag.YAMLRefused, "f.yaml:1:4"},
		{"a: !!str 1", diag.YAMLRefused, "f.yaml:1:4"},
		{"a:\n  <<: {b: 1}", diag.YAMLRefused, "f.yaml:2:3"},
		{"a: 1\n---\nb: 2", diag.YAMLRefused, "f.yaml:3:1"},
		{"? [a]\n: 1", diag.YAMLRefused, "f.yaml:1:3"},
		{"~: 1", diag.YAMLRefused, "f.yaml:1:1"},
		{"a: 1\nb: 2\na: 3", diag.YAMLDuplicate, "f.yaml:3:1"},
		{"{a: 1, 'a': 2}", diag.YAMLDuplicate, "f.yaml:1:8"},
		{"a: \xff", diag.YAMLCharacter, "f.yaml:1:4"},
		{"中: \x00", diag.YAMLCharacter, "f.yaml:1:4"},
		{"a: 1\u0085b: 2", diag.YAMLCharacter, "f.yaml:1:5"},
		{"a: 1\u2028b: 2", diag.YAMLCharacter, "f.yaml:1:5"},
		{"a: 1\rb: 2", diag.YAMLCharacter, "f.yaml:1:5"},
		{"\xff\xfea\x00", diag.YAMLCharacter, "f.yaml:1:1"},
		{strings.Repeat("[", 40) + strings.Repeat("]", 40), diag.YAMLSize, "f.yaml:1:33"},
		{strings.Repeat("[", 20000), diag.YAMLSyntax, "f.yaml:1:10001"},
		{strings.Repeat("a", MaxSize+1), diag.YAMLSize, "f.yaml"},
		{"a: [1, 2\nb: 3\n", diag.YAMLSyntax, "f.yaml:1:4"},
		{"a: {b: 中？, c: Which?}\n", diag.YAMLSyntax, "f.yaml:1:20"},
		{"a: {b: -1, c: \"x\", d: [x, {e: y?}]}\n", diag.YAMLSyntax, "f.yaml:1:32"},
		{"a: {b: 1\nc: {d: 2}\n", diag.YAMLSyntax, "f.yaml:1:4"},
		{"a: 'x\nb: 3\n", diag.YAMLSyntax, "f.yaml:1:4"},
		{"a: 1\n\tb: 2\n", diag.YAMLSyntax, "f.yaml:2:1"},
		{"a: x: y\n", diag.YAMLSyntax, "f.yaml:1:5"},
		{"a: 1\nb: \"x\" == y\nc: 1\n", diag.YAMLSyntax, "f.yaml:2:8"},
		{"a: 1\nb: @x\n", diag.YAMLSyntax, "f.yaml:2:4"},
	} {
		name := c.in[:min(len(c.in), 30)]
		_, list := Parse("f.yaml", []byte(c.in))
		if len(list) == 0 {
			t.Errorf("%q: accepted", name)
			continue
		}
		if d := list[0]; d.Code != c.code || d.Place.String() != c.place {
			t.Errorf("%q: got %s, want %s at %s", name, d.In("en"), c.code, c.place)
		}
		if strings.Contains(list[0].In("zh"), "{") && list[0].Code != diag.YAMLSyntax {
			t.Errorf("%q: an argument is missing: %s", name, list[0].In("zh"))
		}
	}
}

// Promise: all faults of the shape of a file come at once.
func TestAllFaultsAtOnce(t *testing.T) {
	_, list := Parse("f.yaml", []byte("a: &x 1\na: 2\nb: !t 3\nb: 4\n"))
	var got []string
	for _, d := range list {
		got = append(got, d.Place.String()+" "+string(d.Code))
	}
	want := []string{"f.yaml:1:4 E-YAML-REFUSED", "f.yaml:2:1 E-YAML-DUPLICATE", "f.yaml:3:4 E-YAML-REFUSED", "f.yaml:4:1 E-YAML-DUPLICATE"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// Promise: no input takes long. The slow ones of a plain YAML reader: nothing
// but nesting, many keys, an alias bomb, and a broken file that is large.
func TestHostileInputEnds(t *testing.T) {
	bomb := "a: &a [1,1,1,1,1,1,1,1]\n"
	for i := range 20 {
		c, p := string(rune('b'+i)), string(rune('a'+i))
		bomb += c + ": &" + c + " [" + strings.Repeat("*"+p+",", 8) + "*" + p + "]\n"
	}
	var keys strings.Builder
	for i := range 60000 {
		keys.WriteString("k")
		keys.WriteString(strings.Repeat("x", i%7))
		keys.WriteString(string(rune('a'+i%26)) + strings.Repeat("z", i%5) + ": 1\n")
	}
	large := []byte(strings.Repeat("- {a: 1, b: [2, 3], c: 'text'}\n", MaxSize/32))
	huge := make([]byte, 100<<20)
	if _, list := Parse("f.yaml", huge); len(list) != 1 {
		t.Errorf("100 MB gave %d faults, want one", len(list))
	}
	for name, in := range map[string]string{
		"bomb":        bomb,
		"keys":        keys.String(),
		"brackets":    strings.Repeat("[", MaxSize),
		"braces":      strings.Repeat("{", MaxSize),
		"pairs":       strings.Repeat("{a: ", MaxSize/4),
		"questions":   strings.Repeat("? ", MaxSize/2),
		"dashes":      strings.Repeat("- ", MaxSize/2),
		"comments":    strings.Repeat("- # c\n", MaxSize/6),
		"quotes":      strings.Repeat(`"a",`, MaxSize/4),
		"late fault":  string(large) + "x: [",
		"early fault": "x: [\n" + string(large),
		"quoted":      `"` + string(large),
	} {
		start := time.Now()
		_, list := Parse("f.yaml", []byte(in))
		t.Logf("%-12s %6d ms %d faults", name, time.Since(start).Milliseconds(), len(list))
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"a: 1", "- a\n- 'b'\n", "a: |-\n  x\n", "a: >\n  x\n  y\n", "{a: [1, \"b\\n\"]}", "a: &x 1", "? x", "\"a\\\n  b\": c", "a: [", "- \t"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		file, list := Parse("f", data)
		if file == nil && len(list) == 0 {
			t.Fatal("neither a file nor a fault")
		}
		for _, d := range list {
			if d.Place.File != "f" || d.Place.Line == 0 && d.Code != diag.YAMLSize {
				t.Errorf("no place: %v", d)
			}
			if d.Source != "" && d.Place.Col > len([]rune(d.Source))+1 {
				t.Errorf("column beyond the line: %v %q", d, d.Source)
			}
		}
		if file != nil && file.Root != nil {
			visit(file.Root, func(n *Node) {
				d := file.Fault(n, diag.NodeType)
				if d.Place.Line < 1 || d.Place.Col < 1 || d.Width < 1 {
					t.Errorf("bad place: %+v", d)
				}
				file.Comment(n)
				for i := 0; i <= len([]rune(n.Text)); i++ {
					file.FaultIn(n, i, i+1, diag.NodeType)
				}
			})
		}
	})
}

func visit(n *Node, do func(*Node)) {
	do(n)
	for _, k := range n.Keys {
		do(k)
	}
	for _, i := range n.Items {
		visit(i, do)
	}
}

package cli

import (
	"bytes"
	"strings"

	"github.com/fire321/fire321/assess"
	"github.com/fire321/fire321/internal/canon"
	"github.com/fire321/fire321/rules"
)

// answersYAML writes answers as a YAML file, each with its question as a
// comment. pack.ReadAnswers reads the same answers from it. head are the
// comments at its top.
func answersYAML(p *assess.Program, a assess.Answers, head, lang string) ([]byte, error) {
	v, err := canon.Parse(p.EncodeAnswers(a))
	if err != nil {
		return nil, err
	}
	var s strings.Builder
	s.WriteString(head)
	for i, key := range v.Keys {
		item := v.Items[i]
		if item.Kind != canon.Object || key == "unit" || key == "own_check" || key == "signed" {
			s.WriteString(key + ": " + flow(item) + "\n")
			continue
		}
		s.WriteString(key + ":\n")
		for n, id := range item.Keys {
			line := "  " + id + ": " + flow(item.Items[n])
			if key == "facts" {
				line += "  # " + comment(p.Bundle().Fact(id), lang)
			}
			s.WriteString(line + "\n")
		}
	}
	return []byte(s.String()), nil
}

// comment is a question on one line.
func comment(f *rules.Fact, lang string) string {
	if f == nil {
		return ""
	}
	return strings.Join(strings.Fields(f.Label().In(lang)), " ")
}

// flow writes a value on one line.
func flow(v canon.Value) string {
	switch v.Kind {
	case canon.String:
		if plainScalar(v.Text) {
			return v.Text
		}
		return quoted(v)
	case canon.Array, canon.Object:
		open, shut := "[", "]"
		if v.Kind == canon.Object {
			open, shut = "{", "}"
		}
		var parts []string
		for i, item := range v.Items {
			part := flow(item)
			if v.Kind == canon.Object {
				part = v.Keys[i] + ": " + part
			}
			parts = append(parts, part)
		}
		return open + strings.Join(parts, ", ") + shut
	}
	return string(v.Append(nil))
}

// quoted is a text in double quotes. A JSON string is a YAML string, except for
// characters that JSON allows and a YAML file does not.
func quoted(v canon.Value) string {
	var s strings.Builder
	for _, r := range string(v.Append(nil)) {
		if r >= 0x7F && r <= 0x9F || r == 0x2028 || r == 0x2029 || r == 0xFEFF || r == 0xFFFE || r == 0xFFFF {
			s.WriteString("\\u" + string([]byte{hex(r >> 12), hex(r >> 8), hex(r >> 4), hex(r)}))
			continue
		}
		s.WriteRune(r)
	}
	return s.String()
}

func hex(r rune) byte { return "0123456789abcdef"[r&15] }

// plainScalar: ids, dates and words that need no quotes anywhere in YAML.
func plainScalar(s string) bool {
	for i, r := range s {
		letter := r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= 0x4E00 && r <= 0x9FFF
		if !letter && !(i > 0 && (r >= '0' && r <= '9' || r == '-' || r == '_' || r == '.' || r == '/')) && !(i == 0 && r >= '0' && r <= '9') {
			return false
		}
	}
	switch strings.ToLower(s) {
	case "", "null", "true", "false", "yes", "no", "on", "off", "y", "n":
		return false
	}
	return true
}

// headComments are the lines at the top of a file that begin with #.
func headComments(data []byte) string {
	var head []byte
	for len(data) > 0 && data[0] == '#' {
		line, rest, _ := bytes.Cut(data, []byte("\n"))
		head = append(append(head, line...), '\n')
		data = rest
	}
	return string(head)
}

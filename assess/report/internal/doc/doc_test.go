package doc

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestCode(t *testing.T) {
	code := QR{Text: "a"}
	for name, c := range map[string]struct {
		blocks []Block
		want   string
	}{
		"none":     {[]Block{Heading{}, Keep{}}, ""},
		"plain":    {[]Block{Heading{}, code, QR{Text: "b"}}, "a"},
		"kept":     {[]Block{Keep{Blocks: []Block{Paragraph{}, code}}}, "a"},
		"in a box": {[]Block{Box{Blocks: []Block{code}}}, ""},
	} {
		if diff := cmp.Diff(c.want, Document{Blocks: c.blocks}.Code()); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

func TestWordsAdd(t *testing.T) {
	typed := Span{Text: "老王", Typed: true}
	for name, c := range map[string]struct {
		add  []Span
		want Words
	}{
		"one style":     {[]Span{{Text: "a"}, {Text: "b"}}, Words{{Text: "ab"}}},
		"two styles":    {[]Span{{Text: "a"}, {Text: "b", Style: Strong}}, Words{{Text: "a"}, {Text: "b", Style: Strong}}},
		"nothing":       {[]Span{{}, {Style: Strong}}, nil},
		"never a typed": {[]Span{{Text: "a"}, typed, typed, {Text: "b"}}, Words{{Text: "a"}, typed, typed, {Text: "b"}}},
	} {
		if diff := cmp.Diff(c.want, Words(nil).Add(c.add...)); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

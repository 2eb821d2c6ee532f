package pack

import (
	"errors"
	"strings"
	"testing"

	"github.com/fire321/fire321/rules/diag"
	"github.com/fire321/fire321/rules/pack/internal/exprlang"
)

func TestShapesOfIDs(t *testing.T) {
	for _, c := range []struct {
		shape shape
		good  string
		bad   string
	}{
		{onePart, "mall 3-2-1 a x--", "A a_b a.b -a 中 a/b"},
		{dottedParts, "a a.b-c.d risk.1-linings", ".a a. a..b a_b A.b"},
		{factParts, "a.b building.height_m a1.b_2.c", "a a.1 1.a a.b-c A.b a. a.b."},
		{fieldPart, "date ok_2", "a.b 2a a-b"},
		{packPath, "p cn/national/unit a-b/c", "/p p/ a//b ../p . P a.b"},
	} {
		for id := range strings.FieldsSeq(c.good) {
			if !c.shape.fits(id) {
				t.Errorf("%q was refused: %s", id, c.shape.words.EN)
			}
		}
		for id := range strings.FieldsSeq(c.bad) {
			if c.shape.fits(id) {
				t.Errorf("%q was taken: %s", id, c.shape.words.EN)
			}
		}
		if c.shape.fits("") || c.shape.fits("a."+strings.Repeat("a", maxID)) {
			t.Errorf("empty or endless: %s", c.shape.words.EN)
		}
	}
}

// What cannot be the id of something new is refused with what it may be.
func TestCheckID(t *testing.T) {
	for _, c := range []struct{ kind, id, want string }{
		{"pack", "xx/city", ""},
		{"pack", "河口", "E-ID-FORM"},
		{"pack", "xx/My_City", "E-ID-FORM"},
		{"fact", "karaoke_bar.x", ""},
		{"fact", "has.x", "E-ID-RESERVED"},
		{"fact", "2nd.x", "E-ID-FORM"},
		{"document", "letter", ""},
		{"document", "a_b", "E-ID-FORM"},
		{"document", "parts", "E-ID-FORM"},
		{"no such kind", "a", "E-ID-FORM"},
	} {
		got := ""
		var d diag.Diagnostic
		if err := CheckID(c.kind, c.id); errors.As(err, &d) {
			got = string(d.Code)
		}
		if got != c.want {
			t.Errorf("%s %q: %q, want %q", c.kind, c.id, got, c.want)
		}
	}
}

// Promise: whatever id a fact may have, an expression can read it.
func TestExpressionsReadEveryFact(t *testing.T) {
	for w := range strings.FieldsSeq("and or not in if else let true false nil null asof matches contains any all none one count sum len map filter find reduce max min has date days years plus periods violated now known type first last get keys values int float string abs starts plan as is then undefined duration sort env mod div xor") {
		_, _, faults := exprlang.Parse(w + ".x and a." + w)
		if len(faults) > 0 && !contains(reserved, w) {
			t.Errorf("%s is no reserved word, but cannot be read: %v", w, faults)
		}
	}
}

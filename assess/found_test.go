package assess

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/logic"
)

// Since when a hazard is known: the day once noted stays while the hazard
// stands or cannot be told, and is never after the day of the answers.
func TestNoteFound(t *testing.T) {
	at, later, before := logic.NewDate(2026, 11, 24), logic.NewDate(2027, 6, 1), logic.NewDate(2026, 11, 1)
	past := binding("past", rules.General, nil, fact("a.two"))
	past.Revisions[0].Until = at // no wording on a later day
	b := &rules.Bundle{ID: "t/unit", Version: "1.0.0", Sources: readLaw(), Facts: bools("a.one", "a.two"), Criteria: []rules.Criterion{
		binding("one", rules.General, nil, fact("a.one")), binding("two", rules.General, nil, fact("a.two")), past,
	}}
	for name, test := range map[string]struct {
		day         Date
		facts       map[string]any
		found, want map[string]Date
	}{
		"new":                         {at, map[string]any{"a.one": false, "a.two": true}, nil, map[string]Date{"one": at}},
		"kept":                        {at, map[string]any{"a.one": false, "a.two": true}, map[string]Date{"one": before}, map[string]Date{"one": before}},
		"mended":                      {at, map[string]any{"a.one": true, "a.two": true}, map[string]Date{"one": before}, map[string]Date{}},
		"not known just now":          {at, map[string]any{"a.two": true}, map[string]Date{"one": before}, map[string]Date{"one": before}},
		"by the law of a later day":   {later, map[string]any{"a.one": false}, nil, map[string]Date{"one": at}},
		"without a wording on a day":  {later, map[string]any{"a.one": true, "a.two": true}, map[string]Date{"past": before, "one": before}, map[string]Date{"past": before}},
		"noted for a day still ahead": {at, map[string]any{"a.one": false, "a.two": nil}, map[string]Date{"one": later, "two": later}, map[string]Date{"one": at, "two": at}},
	} {
		t.Run(name, func(t *testing.T) {
			p, err := Compile(b, test.day)
			if err != nil {
				t.Fatal(err)
			}
			a, err := p.Answers(test.facts)
			if err != nil {
				t.Fatal(err)
			}
			a.At, a.Found = at, test.found
			given := len(a.Found)
			got := p.NoteFound(a)
			if diff := cmp.Diff(test.want, got.Found); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if len(a.Found) != given {
				t.Errorf("the answers given were changed: %v", a.Found)
			}
			again, err := p.DecodeAnswers(p.EncodeAnswers(got))
			if err != nil {
				t.Fatalf("what was noted cannot be read: %v", err)
			}
			if diff := cmp.Diff(string(p.EncodeAnswers(got)), string(p.EncodeAnswers(p.NoteFound(again)))); diff != "" {
				t.Errorf("noting again changes something (-want +got):\n%s", diff)
			}
		})
	}
}

package browser

import (
	"fmt"
	"html"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/fire321/fire321/assess"
)

// TestByClicking: units that are answered question by question come to the
// results that the library gives, and to each document.
func TestByClicking(t *testing.T) {
	for _, test := range []struct {
		unit string
		size screen
		by   driver
	}{{"noodle-shop", phone, mouse}, {"good-restaurant", phone, quick}, {"mall", desktop, quick}} {
		t.Run(test.unit, func(t *testing.T) {
			p := fresh(t, test.size)
			p.navigate(serve(t))
			p.begin(placeOf(t, test.unit))
			w := p.walk(test.by, answersOf(t, test.unit), nil)
			t.Logf("%d screens, %d facts", w.screens, len(w.facts))
			p.press(p.say("see-results"))
			p.until("the results", "f321.find('.lead')")
			got := p.sameAsGo()
			sameResults(t, got.got, example(t, test.unit).got)
			p.press(p.say("documents"))
			for _, kind := range kinds {
				p.sheet(kind)
				want := got.document(t, kind, "zh").Fragment()
				if text, want := js[string](p, "f321.find('article.sheet').textContent"), wordsOf(want); squeezed(text) != squeezed(want) {
					t.Errorf("%s: %s", kind, difference(squeezed(text), squeezed(want)))
				}
				p.leave()
			}
		})
	}
}

var tag = regexp.MustCompile(`<[^>]*>`)

// wordsOf are the words of an HTML fragment.
func wordsOf(fragment string) string { return html.UnescapeString(tag.ReplaceAllString(fragment, "")) }

// sameResults: what was asked is enough for what the example's whole file gives.
func sameResults(t *testing.T, got, want *assess.Assessment) {
	t.Helper()
	if a, b := summary(got), summary(want); a != b {
		t.Errorf("by clicking:\n%s\nby its file:\n%s", a, b)
	}
}

// summary is what counts in an assessment: advice is not asked about.
func summary(a *assess.Assessment) string {
	var lines []string
	for _, h := range a.Hazards {
		lines = append(lines, fmt.Sprint("hazard ", h.ID))
	}
	for _, o := range a.Open {
		lines = append(lines, fmt.Sprint("open ", o.ID))
	}
	slices.Sort(lines)
	return fmt.Sprintf("score %v to %v, letter %v\n%s", a.Score.Lo, a.Score.Hi, a.Letter.Branch, strings.Join(lines, "\n"))
}

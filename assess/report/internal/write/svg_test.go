package write

import (
	"strings"
	"testing"

	"github.com/fire321/fire321/assess/report/internal/doc"
	"github.com/fire321/fire321/assess/report/internal/doctest"
)

// The axis keeps the order of points, within the paper, and shows a break only
// where the lower half and more is left out.
func TestAxis(t *testing.T) {
	bands := []doc.Band{{From: 0}, {From: 700}, {From: 900}}
	for _, c := range []struct {
		lo    int
		start int
	}{{0, 0}, {137, 0}, {599, 0}, {600, 500}, {731, 600}, {1000, 600}} {
		a := axisOf(doc.Scale{Lo: c.lo, Hi: 1000, Max: 1000, Bands: bands})
		if a.start != c.start {
			t.Errorf("a score from %d begins at %d, want %d", c.lo, a.start, c.start)
		}
		last := -1
		for p := 0; p <= 1000; p++ {
			x := a.at(p)
			if x < last || x < axisLeft || x > axisRight {
				t.Fatalf("%d stands at %d after %d", p, x, last)
			}
			last = x
		}
		if a.at(0) != axisLeft || a.at(1000) != axisRight {
			t.Errorf("the ends stand at %d and %d", a.at(0), a.at(1000))
		}
	}
}

// A scale is drawn for a point, a range, one grade, many, and long names.
func TestScaleDrawings(t *testing.T) {
	for _, s := range []doc.Scale{
		{Lo: 0, Hi: 0, Max: 1000, Bands: []doc.Band{{From: 0, Title: "只有一级", Possible: true}}},
		{Lo: 1000, Hi: 1000, Max: 1000, Bands: []doc.Band{{From: 0, Title: "差"}, {From: 1000, Title: "好", Possible: true}}},
		{Lo: 0, Hi: 10000, Max: 10000, Bands: []doc.Band{{From: 0, Title: "a", Possible: true}, {From: 1, Title: "b", Possible: true}, {From: 2, Title: "c", Possible: true}}},
		{Lo: 500, Hi: 505, Max: 1000, Bands: []doc.Band{{From: 0, Title: "a very long name of a grade", Possible: true}, {From: 500, Title: "another very long name", Possible: true}, {From: 510, Title: "and a third one"}}},
	} {
		if fault := doctest.Markup(scaleSVG(s)); fault != "" {
			t.Errorf("%+v: %s", s, fault)
		}
	}
}

// One square is one duty, and each verdict has its shape.
func TestSquaresSVG(t *testing.T) {
	svg := squaresSVG(doc.SquareRow{Count: doc.Tally{Met: 300, Open: 3, General: 2, Serious: 1, Major: 1}, Say: "x"})
	if fault := doctest.Markup(svg); fault != "" || strings.Count(svg, "M") != 300+3+2+1+1+1 { // and one in the pattern
		t.Errorf("%s: %d shapes", fault, strings.Count(svg, "M"))
	}
}

package write

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/fire321/fire321/assess/report/internal/doc"
	"github.com/fire321/fire321/internal/qr"
)

// The drawings do not need colour to be read: what is possible is hatched or
// bold, and each verdict has its own shape. Lengths are whole tenths of a unit,
// so that every platform writes the same digits.

// hatch is the pattern for what is not known, with that id.
func hatch(id string) string {
	return `<defs><pattern id="` + id + `" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path class="hatch" d="M0 0V6"/></pattern></defs>`
}

// num writes tenths: 1234 is 123.4.
func num(tenths int) string {
	s := strconv.Itoa(tenths / 10)
	if tenths%10 != 0 {
		s += "." + strconv.Itoa(tenths%10)
	}
	return s
}

// The axis in tenths of a unit.
const (
	axisLeft  = 600
	axisRight = 5800
	axisBreak = 500 // the width of the omitted part
)

// axis places points on the paper. The part below start is left out, and a
// break shows it.
type axis struct{ start, max int }

// axisOf leaves out at least the lower half of the scale if nothing in it is
// needed.
func axisOf(s doc.Scale) axis {
	low := s.Lo
	for _, band := range s.Bands {
		if band.From > 0 {
			low = min(low, band.From)
			break
		}
	}
	start := low/100*100 - 100 // ten points below, in whole tens
	if start*2 < s.Max {
		start = 0
	}
	return axis{start, s.Max}
}

func (a axis) at(tenths int) int {
	if a.start == 0 {
		return axisLeft + tenths*(axisRight-axisLeft)/a.max
	}
	if tenths < a.start {
		return axisLeft + tenths*axisBreak/a.start
	}
	left := axisLeft + axisBreak
	return left + (tenths-a.start)*(axisRight-left)/(a.max-a.start)
}

// scaleSVG draws a score on its axis.
func scaleSVG(s doc.Scale) string {
	var b strings.Builder
	a := axisOf(s)
	b.WriteString(`<svg class="scale" viewBox="0 0 640 112" role="img" aria-label="` + escape(s.Say) + `">` + hatch("fire321-score"))
	edge := -10000 // where the last label below the axis ends
	low := 0       // labels that would overlap go to a second line
	for i, band := range s.Bands {
		from, until := a.at(band.From), axisRight
		if i+1 < len(s.Bands) {
			until = a.at(s.Bands[i+1].From)
		}
		class := "out"
		if band.Possible {
			class = "possible"
		}
		b.WriteString(`<rect class="band ` + class + `" x="` + num(from) + `" y="46" width="` + num(max(until-from, 1)) + `" height="10"/>`)
		middle, half := (from+until)/2, labelWidth(band.Title)/2
		line := 0
		if middle-half < edge+60 && low == 0 {
			line = 1
		}
		low = line
		edge = middle + half
		b.WriteString(`<text class="name ` + class + `" x="` + num(middle) + `" y="` + strconv.Itoa(74+16*line) + `" text-anchor="middle">` + escape(band.Title) + `</text>`)
	}
	edge = -10000
	ticks := []int{0}
	for _, band := range s.Bands {
		if band.From > 0 {
			ticks = append(ticks, band.From)
		}
	}
	for _, t := range append(ticks, s.Max) {
		x, half := a.at(t), labelWidth(num(t))/2
		b.WriteString(`<path class="tick" d="M` + num(x) + ` 46V60"/>`)
		if x-half < edge+40 {
			continue
		}
		edge = x + half
		b.WriteString(`<text class="bound" x="` + num(x) + `" y="106" text-anchor="middle">` + num(t) + `</text>`)
	}
	if a.start > 0 {
		x := axisLeft + axisBreak/2
		b.WriteString(`<path class="gap" d="M` + num(x-50) + ` 42l5 5-5 4 5 5-5 5h10l5-5-5-5 5-4-5-5z"/><path class="edge" d="M` + num(x-50) + ` 42l5 5-5 4 5 5-5 5M` + num(x+50) + ` 42l5 5-5 4 5 5-5 5"/>`)
	}
	lo, hi := a.at(s.Lo), a.at(s.Hi)
	if s.Lo == s.Hi {
		b.WriteString(`<path class="point" d="M` + num(lo) + ` 44l-6-9 6-9 6 9z"/><text class="score" x="` + num(lo) + `" y="18" text-anchor="middle">` + num(s.Lo) + `</text></svg>`)
		return b.String()
	}
	b.WriteString(`<rect class="range" x="` + num(lo) + `" y="24" width="` + num(max(hi-lo, 10)) + `" height="16" fill="url(#fire321-score)"/>`)
	b.WriteString(`<path class="cap" d="M` + num(lo) + ` 20V56M` + num(hi) + ` 20V56"/>`)
	b.WriteString(`<text class="score" x="` + num(lo-50) + `" y="37" text-anchor="end">` + num(s.Lo) + `</text><text class="score" x="` + num(hi+50) + `" y="37">` + num(s.Hi) + `</text></svg>`)
	return b.String()
}

// labelWidth is the approximate width of a label at 13 units to an em, in
// tenths.
func labelWidth(s string) int {
	wide := 0
	for _, r := range s {
		if r >= 0x2e80 {
			wide++
		}
	}
	return wide*130 + (utf8.RuneCountInString(s)-wide)*75
}

// squaresAcross is the number of squares in a line.
const squaresAcross = 25

// manySquares is the number from which squares are drawn smaller.
const manySquares = 100

// squaresSVG draws a square for each duty, the gravest first.
func squaresSVG(row doc.SquareRow) string {
	t := row.Count
	if t.Apply() == 0 {
		return ""
	}
	line, size := squaresAcross, 12
	if t.Apply() >= manySquares {
		line, size = squaresAcross*3/2, 8
	}
	across, down := min(t.Apply(), line), (t.Apply()+line-1)/line
	var b strings.Builder
	b.WriteString(`<svg class="squares" viewBox="0 0 ` + strconv.Itoa(across*12) + ` ` + strconv.Itoa(down*12) + `" width="` + strconv.Itoa(across*size) + `" height="` + strconv.Itoa(down*size) + `" role="img" aria-label="` + escape(row.Say) + `">` + hatch("fire321-open"))
	n := 0
	draw := func(class string, count int, shape string) {
		if count == 0 {
			return
		}
		var d strings.Builder
		for range count {
			d.WriteString("M" + strconv.Itoa(n%line*12) + " " + strconv.Itoa(n/line*12) + shape)
			n++
		}
		fill := ""
		if class == "open" {
			fill = ` fill="url(#fire321-open)"`
		}
		b.WriteString(`<path class="` + class + `"` + fill + ` d="` + d.String() + `"/>`)
	}
	const square = "m1.5 1.5h8.5v8.5h-8.5z"
	draw("major", t.Major, "m5.8 .2l5.6 5.6-5.6 5.6-5.6-5.6zm0 3.2l-2.4 2.4 2.4 2.4 2.4-2.4z")
	draw("serious", t.Serious, "m5.8 .2l5.6 5.6-5.6 5.6-5.6-5.6z")
	draw("general", t.General, "m5.8 1l5.2 9.5h-10.4z")
	draw("open", t.Open, square)
	draw("met", t.Met, square)
	b.WriteString("</svg>")
	return b.String()
}

// qrSVG draws a QR code. It does not draw a
// text that is too long for one; what Build makes is never too long.
func qrSVG(b doc.QR) string {
	c := qr.Encode(b.Text)
	if c == nil {
		return ""
	}
	path, side := c.Path()
	size := strconv.Itoa(side)
	return `<svg viewBox="0 0 ` + size + " " + size + `" shape-rendering="crispEdges" role="img" aria-label="` + escape(b.Label) +
		`"><rect width="` + size + `" height="` + size + `" fill="#fff"/><path d="` + path + `" fill="#000"/></svg>`
}

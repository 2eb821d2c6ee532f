// Package doctest is shared by the tests of the writers: a hostile text, a
// document that has it in every place, and a strict reader of markup.
package doctest

import (
	"regexp"
	"slices"
	"strings"

	"github.com/fire321/fire321/assess/report/internal/doc"
)

// Evil is a name that attacks every language in which it may be written.
const Evil = "<img src=x onerror=alert(1)>\u202e\u2069גיבור\"'&`|*_[x](javascript:1)</style></script>]]>\x00\x1b[31m\ufeff\r\n=1+2{0}"

// Every is a document with s in every place that holds text.
func Every(s string) doc.Document {
	w := doc.Words{{Text: s, Typed: true}, {Text: s}, {Text: s, Style: doc.Strong}, {Text: s, Style: doc.Small, Typed: true}}
	return doc.Document{
		Kind: "report", Lang: "zh", Title: s, Layout: doc.Portrait, Unit: s, Sub: w, Foot: doc.Foot{Say: s, Pack: s, Check: s},
		Blocks: []doc.Block{
			doc.Heading{Text: w}, doc.Paragraph{Text: w, Look: doc.Notify}, doc.Paragraph{Text: w}, doc.Bullets{Items: []doc.Words{w}},
			doc.Fields{List: []doc.Field{{Label: s, Value: w}}},
			doc.Table{Columns: []doc.Column{{Title: s}}, Rows: []doc.Row{{{w, w}}}},
			doc.Scale{Lo: 100, Hi: 500, Max: 1000, Bands: []doc.Band{{From: 0, Title: s, Possible: true}, {From: 500, Title: s}}, Say: s},
			doc.Squares{Part: s, Each: s, Total: s, Rows: []doc.SquareRow{
				{Title: s, Count: doc.Tally{Met: 1, Open: 1, General: 1, Serious: 1, Major: 1, NotApplicable: 1}, Say: s},
			}},
			doc.Box{Tick: doc.Ticked, Title: w, Blocks: []doc.Block{doc.Paragraph{Text: w}}},
			doc.Cards{Names: true, List: []doc.Card{{Label: s, Big: w, Lines: []doc.Words{w}}}},
			doc.QR{Text: "fixed\nlines", Label: s, Beside: []doc.Block{doc.Paragraph{Text: w}}},
			doc.Keep{Blocks: []doc.Block{doc.Signatures{Rows: [][]string{{s}}}}},
		},
	}
}

// What a fragment may hold: no script, no address, no style of its own.
var (
	mayTags  = strings.Fields("article header footer section div h1 h2 h3 p span strong bdi br ul li dl dt dd table thead tbody tr th td svg defs pattern path rect text")
	mayAttrs = strings.Fields("class lang role aria-label scope data-label id viewBox width height x y d fill patternUnits patternTransform text-anchor shape-rendering")
)

var (
	referencePattern = regexp.MustCompile(`^&(amp|lt|gt|quot|#39);`)
	attrPattern      = regexp.MustCompile(` ([A-Za-z-]+)="[^"]*"`)
	tagPattern       = regexp.MustCompile(`^<(/?)([a-z0-9]+)((?: [A-Za-z-]+="[^"<>]*")*)(/?)>`)
)

// Markup parses HTML strictly: every < begins a known tag with known
// attributes, every > ends one, tags nest, and every & begins a reference. It
// returns what is wrong, or "" if nothing is.
func Markup(s string) string {
	var open []string
	for s != "" {
		i := strings.IndexAny(s, "<>&")
		if i < 0 {
			break
		}
		s = s[i:]
		if s[0] == '&' {
			if !referencePattern.MatchString(s[:min(len(s), 8)]) {
				return "a bare &: " + Cut(s)
			}
			s = s[1:]
			continue
		}
		m := tagPattern.FindStringSubmatch(s)
		if m == nil {
			return "no tag: " + Cut(s)
		}
		end, name, attrs, empty := m[1] != "", m[2], m[3], m[4] != ""
		if !slices.Contains(mayTags, name) {
			return "a foreign tag: " + Cut(s)
		}
		for _, a := range attrPattern.FindAllStringSubmatch(attrs, -1) {
			if !slices.Contains(mayAttrs, a[1]) {
				return "a foreign attribute: " + Cut(s)
			}
		}
		switch {
		case end:
			if len(open) == 0 || open[len(open)-1] != name {
				return "</" + name + "> closes " + strings.Join(open, " ")
			}
			open = open[:len(open)-1]
		case !empty && name != "br":
			open = append(open, name)
		}
		s = s[len(m[0]):]
	}
	if len(open) > 0 {
		return "left open: " + strings.Join(open, " ")
	}
	return ""
}

// Cut is the beginning of a text, to help find it.
func Cut(s string) string { return s[:min(len(s), 60)] }

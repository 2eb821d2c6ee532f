// Package doc is a document as plain data: a few kinds of [Block], in order.
// Package report fills it, packages write and docx write it down. It knows
// nothing of fire safety but how duties are counted.
//
// What a unit typed stands in spans that are marked as [Span.Typed], so that no
// name, however hostile, reaches beyond its place on the page.
package doc

// Document is a document as data.
type Document struct {
	// Kind is the id of the document in its bundle; it becomes a class of the
	// page.
	Kind string
	// Lang is "zh" or "en".
	Lang   string
	Title  string
	Layout Layout
	// Close has narrow margins.
	Close bool
	// Unit is the name of the unit as the foot of each page shows it, cut to a
	// line; "" where none was given.
	Unit string
	// Sample prints 样张 at the head and foot.
	Sample bool
	Sub    Words
	Blocks []Block
	// Foot closes the document: what to do with it, and what identifies its
	// inputs.
	Foot Foot
}

// Layout is the sheet that a document is laid out for, always A4.
type Layout string

// The layouts.
const (
	Portrait  Layout = "portrait"
	Landscape Layout = "landscape"
	Poster    Layout = "poster" // portrait, with no margin and no page number
)

// Foot is what stands below a document.
type Foot struct {
	Say string
	// Pack is the rule set and its version; Check the first digits of the
	// assessment's digest in groups of four.
	Pack, Check string
}

// Code is the text of the first QR code; "" where there is none.
func (d Document) Code() string { return code(d.Blocks) }

func code(blocks []Block) string {
	for _, block := range blocks {
		switch block := block.(type) {
		case QR:
			return block.Text
		case Keep:
			if text := code(block.Blocks); text != "" {
				return text
			}
		}
	}
	return ""
}

// Sealed is a Document that nobody outside can look into. report.Document is
// defined as one, so packages below assess/report, which alone can name this
// type, open it by a conversion:
//
//	content := doc.Sealed(d).Open()
type Sealed struct{ content Document }

// Seal closes a document. It shares the blocks of d, which must not change
// afterwards.
func Seal(d Document) Sealed { return Sealed{d} }

// Open is what is inside. Its blocks are shared: leave them as they are.
func (s Sealed) Open() Document { return s.content }

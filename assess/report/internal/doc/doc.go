// Package doc is a document as plain data: a few kinds of [Block], in order.
// Package report fills it, packages write and docx write it out. Counting
// duties is all that it knows of fire safety.
//
// Text that a unit typed is in spans marked as [Span.Typed], so that no name,
// however hostile, affects anything beyond its place on the page.
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
	// Unit is the name of the unit in the foot of each page, cut to a line; ""
	// if none was given.
	Unit string
	// Sample prints 样张 at the head and foot.
	Sample bool
	Sub    Words
	Blocks []Block
	// Foot ends the document: what to do with it, and what identifies its
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

// Foot is the text below a document.
type Foot struct {
	Say string
	// Pack is the rule set and its version; Check is the first digits of the
	// assessment's digest in groups of four.
	Pack, Check string
}

// Code is the text of the first QR code; "" if there is none.
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

// Sealed is a Document whose content outside code cannot read. report.Document
// is defined as a Sealed. Only packages below assess/report can name this type,
// so only they can open it by a conversion:
//
//	content := doc.Sealed(d).Open()
type Sealed struct{ content Document }

// Seal closes a document. It shares the blocks of d, which must not change
// afterwards.
func Seal(d Document) Sealed { return Sealed{d} }

// Open returns the content. Its blocks are shared: do not change them.
func (s Sealed) Open() Document { return s.content }

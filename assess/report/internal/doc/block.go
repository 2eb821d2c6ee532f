package doc

// Block is a part of a document. The set is closed: the writers handle every
// type in this file.
type Block interface{ block() }

// Heading begins a section.
type Heading struct{ Text Words }

// Paragraph is running text.
type Paragraph struct {
	Look Look
	Text Words
}

// Look is how a paragraph looks.
type Look string

// The looks of paragraphs.
const (
	Body   Look = ""
	Oath   Look = "oath"   // the solemn text of a commitment
	Big    Look = "big"    // what is read first
	Fine   Look = "fine"   // small print
	Notify Look = "notify" // what must not be overlooked: framed
)

// Bullets is a list in no particular order.
type Bullets struct {
	Items []Words
	// Columns: the items are short and may be in two columns.
	Columns bool
}

// Fields are labels with their values, such as name and address.
type Fields struct{ List []Field }

// Field is one label and its value.
type Field struct {
	Label string
	Value Words
}

// Table has a head row that is repeated on each page; its rows are not split.
type Table struct {
	Columns []Column
	Rows    []Row
}

// Column is the head of a column and how wide it is.
type Column struct {
	Title string
	Width Width
}

// Width is how much of the sheet a column gets.
type Width string

// The widths.
const (
	Free   Width = ""       // takes the rest
	Number Width = "number" // a short number, centred
	Fit    Width = "fit"    // as wide as its words, which are short and not broken
	Narrow Width = "narrow" // a few characters to a line
	Medium Width = "medium" // a title
	Sign   Width = "sign"   // left empty for a hand-written date and name
)

// Row has one cell for each column.
type Row []Cell

// Cell is lines of words; no lines leave room to write.
type Cell []Words

// Scale is a score on an axis with the bands of the grades.
type Scale struct {
	// Lo and Hi are the bounds of the score in tenths of a point, rounded
	// outwards; equal if the score is a point. Max is in tenths too.
	Lo, Hi, Max int
	// Bands are the grades from the worst to the best.
	Bands []Band
	// Say is the same in words, for people who cannot see it.
	Say string
}

// Band is one grade on the axis.
type Band struct {
	// From is where it begins, in tenths of a point.
	From  int
	Title string
	// Possible: the score may still fall into it.
	Possible bool
}

// Squares is a figure: a row for each part, a square for each duty.
type Squares struct {
	// Part heads the first column, Each the second.
	Part, Each string
	Rows       []SquareRow
	Total      string
}

// SquareRow is one part and how many of its duties have each result.
type SquareRow struct {
	Title string
	Count Tally
	// Say is the same in words.
	Say string
}

// Box is a frame around blocks.
type Box struct {
	Tick   Tick
	Title  Words
	Blocks []Block
}

// Tick is the check box in the title of a Box.
type Tick uint8

// The check boxes.
const (
	NoTick Tick = iota // none
	Unticked
	Ticked
)

// Cards are short facts side by side, in large type.
type Cards struct {
	// Names: the big line is a person's name.
	Names bool
	List  []Card
}

// Card is one short fact.
type Card struct {
	Label string
	Big   Words // no words leave room to write
	Lines []Words
}

// Signatures are lines to sign on, row by row.
type Signatures struct{ Rows [][]string }

// QR is a text that is drawn as a QR code, 38 mm wide.
type QR struct {
	Text string
	// Label says what the code holds, for people who cannot see it.
	Label string
	// Beside is to its right.
	Beside []Block
}

// Keep is blocks that stay together on one page, so that signatures are never
// alone on a page.
type Keep struct{ Blocks []Block }

func (Heading) block()    {}
func (Paragraph) block()  {}
func (Bullets) block()    {}
func (Fields) block()     {}
func (Table) block()      {}
func (Scale) block()      {}
func (Squares) block()    {}
func (Box) block()        {}
func (Cards) block()      {}
func (Signatures) block() {}
func (QR) block()         {}
func (Keep) block()       {}

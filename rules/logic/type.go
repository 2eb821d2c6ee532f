package logic

// Kind is the kind of an expression or a fact.
type Kind uint8

// The kinds. The zero Kind means unknown: a fault was already reported there.
const (
	Bool Kind = iota + 1
	Number
	DateKind
	Enum
	Set
	List
	TextKind
)

// kindNames are the names of the kinds as pack files spell them.
var kindNames = [...]string{Bool: "bool", Number: "number", DateKind: "date", Enum: "enum", Set: "set", List: "list", TextKind: "text"}

// String is the kind as pack files spell it, or "" for the zero Kind.
func (k Kind) String() string {
	if int(k) < len(kindNames) {
		return kindNames[k]
	}
	return ""
}

// ParseKind is the reverse of Kind.String.
func ParseKind(s string) (Kind, bool) {
	for k, name := range kindNames {
		if name == s && s != "" {
			return Kind(k), true
		}
	}
	return 0, false
}

// Type says which values an expression or a fact can have.
type Type struct {
	Kind Kind
	// Unit of a number; "" for a number without a unit, AnyUnit for a literal.
	Unit string
	// Decimals is the number of digits after the point: a number v stands
	// for v / 10^Decimals.
	Decimals int
	// Min and Max bound numbers (scaled) and dates (as Date), both inclusive.
	Min, Max int64
	// Values are the members of an enum or a set, at most 64.
	Values []string
	// Fields are the fields of a list's records, MaxLen is the list's greatest
	// length.
	Fields []Field
	MaxLen int
}

// Field is one part of the records of a list. Fields are scalars.
type Field struct {
	Name string
	Type Type
}

// AnyUnit is the unit of a number written in an expression: it matches every
// unit.
const AnyUnit = "*"

// Limits of what a type or an expression may hold.
const (
	MaxDecimals = 6       // of a fact
	MaxValues   = 64      // of an enum or a set
	MaxRecords  = 64      // of a list
	MaxNodes    = 512     // of an expression
	maxScale    = 12      // of a sub-expression
	limit       = 1 << 62 // no number ever passes it
)

// Index returns the position of name among the values of an enum or set, or -1.
func (t Type) Index(name string) int {
	for i, v := range t.Values {
		if v == name {
			return i
		}
	}
	return -1
}

// all is the mask of every value.
func (t Type) all() uint64 {
	if len(t.Values) == 64 {
		return ^uint64(0)
	}
	return 1<<len(t.Values) - 1
}

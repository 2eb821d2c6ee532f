package logic

// Op is the operator of a node of an expression. The table ops describes every
// operator; check.go defines its types and eval.go its meaning.
type Op uint8

// The operators, with the arguments of each.
const (
	OpBool          Op = iota + 1 // literal: Num is 0 or 1
	OpNumber                      // literal: Num / 10^Decimals, never negative
	OpDate                        // literal: Num is a Date
	OpMember                      // literal of an enum: Name
	OpFact                        // Name
	OpParam                       // Name; replaced by a literal before evaluation
	OpField                       // Name: a field of the record that a quantifier looks at
	OpAsOf                        // the day of the facts
	OpAnd                         // two or more
	OpOr                          // two or more
	OpNot                         // one
	OpEq                          // two of one kind, as for the next five
	OpNe                          //
	OpLt                          // numbers or dates, as for the next three
	OpLe                          //
	OpGt                          //
	OpGe                          //
	OpAdd                         // two numbers
	OpSub                         // two numbers
	OpMul                         // two numbers
	OpNeg                         // a number
	OpCond                        // condition, then, else
	OpIn                          // an enum; Names are the members
	OpHas                         // a set; it holds at least one of Names
	OpHasAll                      // a set; it holds all of Names
	OpAny                         // list, predicate: as for the next four
	OpAll                         //
	OpNone                        //
	OpOne                         //
	OpCount                       //
	OpSum                         // list, number of each record
	OpLen                         // list
	OpMax                         // list, value of each record, value for the empty list
	OpMin                         //
	OpDays                        // from, to: days from the first to the second
	OpYears                       // from, to: whole years
	OpPlus                        // date, number of Name ("day", "month", "year")
	OpPeriods                     // from, to: borders of periods Name that are crossed
	OpViolated                    // Name: a criterion
	OpCountViolated               // Name: a tag
)

// Form is how an operator is written.
type Form uint8

// The forms. An operator with the form Own has a syntax that no other operator
// has.
const (
	Own    Form = iota // asOf, .field, use in ["a"], c ? a : b
	Prefix             // not a
	Infix              // a + b
	Call               // word(a, b, "name")
)

// Naming says which texts follow the arguments of an operator, in a call and in
// a bundle.
type Naming uint8

// No text; one text (Expr.Name, or the day of an OpDate); at least one text
// (Expr.Names).
const (
	Nameless Naming = iota
	OneName
	SomeNames
)

// operator is a row of ops.
type operator struct {
	word        string // of the language, and of bundles
	least, most uint8  // arguments
	names       Naming
	form        Form
	binds       uint8 // how tightly; 0 means bindAtom
	is          trait
	// first says how the value moves if the first argument rises, rest how it
	// moves if another argument does.
	first, rest sign
}

// trait is a property that some operators have.
type trait uint8

const (
	compares  trait = 1 << iota // two values of one kind
	overLists                   // the first argument is a list, the second is evaluated for each record
	outcomes                    // it reads how criteria were judged
	varies                      // its value comes from answers or the day
)

const many = 1<<8 - 1

// ops is the one table of operators. To add one: a constant above, a row here,
// a case in check.go and one in eval.go, a usage in exprlang if it is called by
// name, a line in docs/reference/language.md. Tests walk the table and report
// what was forgotten.
var ops = [...]operator{
	OpBool:   {word: "bool"},
	OpNumber: {word: "number"},
	OpDate:   {word: "date", names: OneName, form: Call},
	OpMember: {word: "member", names: OneName},
	OpFact:   {word: "fact", names: OneName, is: varies},
	OpParam:  {word: "param", names: OneName},
	OpField:  {word: "field", names: OneName, is: varies},
	OpAsOf:   {word: "asOf", is: varies},

	OpAnd: {word: "and", least: 2, most: many, form: Infix, binds: bindAnd, first: rises, rest: rises},
	OpOr:  {word: "or", least: 2, most: many, form: Infix, binds: bindOr, first: rises, rest: rises},
	OpNot: {word: "not", least: 1, most: 1, form: Prefix, binds: bindNot, first: falls},

	OpEq: {word: "==", least: 2, most: 2, form: Infix, binds: bindCompare, is: compares},
	OpNe: {word: "!=", least: 2, most: 2, form: Infix, binds: bindCompare, is: compares},
	OpLt: {word: "<", least: 2, most: 2, form: Infix, binds: bindCompare, is: compares, first: falls, rest: rises},
	OpLe: {word: "<=", least: 2, most: 2, form: Infix, binds: bindCompare, is: compares, first: falls, rest: rises},
	OpGt: {word: ">", least: 2, most: 2, form: Infix, binds: bindCompare, is: compares, first: rises, rest: falls},
	OpGe: {word: ">=", least: 2, most: 2, form: Infix, binds: bindCompare, is: compares, first: rises, rest: falls},

	OpAdd: {word: "+", least: 2, most: 2, form: Infix, binds: bindAdd, first: rises, rest: rises},
	OpSub: {word: "-", least: 2, most: 2, form: Infix, binds: bindAdd, first: rises, rest: falls},
	OpMul: {word: "*", least: 2, most: 2, form: Infix, binds: bindMul}, // moves by the signs of its arguments
	OpNeg: {word: "neg", least: 1, most: 1, form: Prefix, binds: bindUnary, first: falls},

	OpCond:   {word: "?:", least: 3, most: 3, binds: bindCond, rest: rises},
	OpIn:     {word: "in", least: 1, most: 1, names: SomeNames, binds: bindCompare},
	OpHas:    {word: "has", least: 1, most: 1, names: SomeNames, form: Call},
	OpHasAll: {word: "hasAll", least: 1, most: 1, names: SomeNames, form: Call},

	OpAny:   {word: "any", least: 2, most: 2, form: Call, is: overLists, first: rises, rest: rises},
	OpAll:   {word: "all", least: 2, most: 2, form: Call, is: overLists, first: rises, rest: rises},
	OpNone:  {word: "none", least: 2, most: 2, form: Call, is: overLists, first: falls, rest: falls},
	OpOne:   {word: "one", least: 2, most: 2, form: Call, is: overLists},
	OpCount: {word: "count", least: 2, most: 2, form: Call, is: overLists, first: rises, rest: rises},
	OpSum:   {word: "sum", least: 2, most: 2, form: Call, is: overLists, first: rises, rest: rises},
	OpLen:   {word: "len", least: 1, most: 1, form: Call, is: overLists},
	OpMax:   {word: "max", least: 3, most: 3, form: Call, is: overLists, first: rises, rest: rises},
	OpMin:   {word: "min", least: 3, most: 3, form: Call, is: overLists, first: rises, rest: rises},

	OpDays:    {word: "days", least: 2, most: 2, form: Call},
	OpYears:   {word: "years", least: 2, most: 2, form: Call},
	OpPlus:    {word: "plus", least: 2, most: 2, names: OneName, form: Call},
	OpPeriods: {word: "periods", least: 2, most: 2, names: OneName, form: Call},

	OpViolated:      {word: "violated", names: OneName, form: Call, is: outcomes | varies},
	OpCountViolated: {word: "countViolated", names: OneName, form: Call, is: outcomes | varies},
}

// of returns the row of an operator, or an empty row if o is no operator.
func (o Op) of() *operator {
	if int(o) < len(ops) {
		return &ops[o]
	}
	return &ops[0]
}

// String is the operator's word in the language, or "" if o is no operator.
func (o Op) String() string { return o.of().word }

// ParseOp is the reverse of Op.String.
func ParseOp(s string) (Op, bool) {
	for o := range ops {
		if ops[o].word == s && s != "" {
			return Op(o), true
		}
	}
	return 0, false
}

// Ops returns all operators, in a new slice.
func Ops() []Op {
	list := make([]Op, 0, len(ops))
	for o := OpBool; int(o) < len(ops); o++ {
		list = append(list, o)
	}
	return list
}

// Form is how the operator is written.
func (o Op) Form() Form { return o.of().form }

// Naming says which texts follow the arguments.
func (o Op) Naming() Naming { return o.of().names }

// Args is how many arguments the operator takes: exactly n, or at least two if
// more is true.
func (o Op) Args() (n int, more bool) { return int(o.of().least), o.of().most == many }

// Compares reports whether the operator compares two values of one kind.
func (o Op) Compares() bool { return o.of().is&compares != 0 }

// Quantifies reports whether the operator's first argument is a list whose
// records it looks at.
func (o Op) Quantifies() bool { return o.of().is&overLists != 0 }

// ReadsOutcomes reports whether the operator reads how criteria were judged.
func (o Op) ReadsOutcomes() bool { return o.of().is&outcomes != 0 }

// arity reports whether e has the arguments and names that its operator takes.
func arity(e *Expr) bool {
	o, n := e.Op.of(), len(e.Args)
	for _, a := range e.Args {
		if a == nil {
			return false
		}
	}
	return o.word != "" && n >= int(o.least) && (n <= int(o.most) || o.most == many) && (o.names != SomeNames || len(e.Names) > 0)
}

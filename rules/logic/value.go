package logic

import "math/bits"

// The two bits of a Bool value.
const (
	MayBeFalse uint64 = 1
	MayBeTrue  uint64 = 2
)

// Value is the set of values that are still possible. For an answered fact this
// is one value; for an open fact all values of its type, or those that a
// partial answer left.
type Value struct {
	// May holds, for a bool, MayBeFalse and MayBeTrue; for an enum, one bit for
	// each member; for a set, the members that may be in it.
	May uint64
	// Must holds, for a set, the members that are in it.
	Must uint64
	// Lo and Hi bound a number (scaled) or a date, both inclusive.
	Lo, Hi int64
	// Known are the given records of a list, and Room is how many more there
	// may be. A record has a value for each field of the type.
	Known [][]Value
	Room  int
}

// False, True and Either are the values of a bool.
func False() Value  { return Value{May: MayBeFalse} }
func True() Value   { return Value{May: MayBeTrue} }
func Either() Value { return Value{May: MayBeFalse | MayBeTrue} }

// Open is every value of the type.
func (t Type) Open() Value {
	switch t.Kind {
	case Bool:
		return Either()
	case Number, DateKind:
		return Value{Lo: t.Min, Hi: t.Max}
	case Enum, Set:
		return Value{May: t.all()}
	case List:
		return Value{Room: t.MaxLen}
	}
	return Value{}
}

// exactly is one single number or date.
func exactly(n int64) Value { return Value{Lo: n, Hi: n} }

// Is reports whether v is certainly true.
func (v Value) Is() bool { return v.May == MayBeTrue }

// IsNot reports whether v is certainly false.
func (v Value) IsNot() bool { return v.May == MayBeFalse }

// Single reports whether only one value of the kind is left.
func (v Value) Single(k Kind) bool {
	switch k {
	case Bool, Enum:
		return bits.OnesCount64(v.May) == 1
	case Set:
		return v.May == v.Must
	case List:
		return v.Room == 0 // fields are checked when they are read
	}
	return v.Lo == v.Hi
}

// Within reports whether every value of v, of type t, is also one of o.
func (v Value) Within(o Value, t Type) bool {
	switch t.Kind {
	case Bool, Enum:
		return v.May&^o.May == 0
	case Set:
		return v.May&^o.May == 0 && o.Must&^v.Must == 0
	case Number, DateKind:
		return v.Lo >= o.Lo && v.Hi <= o.Hi
	case List:
		if len(v.Known) < len(o.Known) || len(v.Known)+v.Room > len(o.Known)+o.Room {
			return false
		}
		for i, r := range o.Known {
			for f := range r {
				if !v.Known[i][f].Within(r[f], t.Fields[f].Type) {
					return false
				}
			}
		}
	}
	return true
}

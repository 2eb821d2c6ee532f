package logic

import (
	"strconv"
	"strings"
)

// Print writes e in the rule language, in its one canonical form. Parsing the
// result gives an equal tree.
func Print(e *Expr) string {
	var b strings.Builder
	write(&b, e, 0)
	return b.String()
}

// How tightly the operators bind, loosest first.
const (
	bindCond uint8 = iota + 1
	bindOr
	bindAnd
	bindNot // "not a == b" would be read as "(not a) == b"
	bindCompare
	bindAdd
	bindMul
	bindUnary
	bindAtom
)

func binding(op Op) uint8 {
	if b := op.of().binds; b != 0 {
		return b
	}
	return bindAtom
}

// write prints e, in parentheses if it binds less tightly than at.
func write(b *strings.Builder, e *Expr, at uint8) {
	own := binding(e.Op)
	if own < at {
		b.WriteByte('(')
		defer b.WriteByte(')')
	}
	switch e.Op {
	case OpBool:
		b.WriteString(strconv.FormatBool(e.Num == 1))
	case OpNumber:
		b.WriteString(FormatDecimal(e.Num, e.Decimals))
	case OpDate:
		b.WriteString("date(" + quote(Date(e.Num).String()) + ")")
	case OpMember:
		b.WriteString(quote(e.Name))
	case OpFact, OpParam:
		b.WriteString(e.Name)
	case OpField:
		b.WriteString("." + e.Name)
	case OpAsOf:
		b.WriteString("asOf")
	case OpIn:
		write(b, e.Args[0], own+1)
		b.WriteString(" in [")
		names(b, e.Names)
		b.WriteByte(']')
	case OpCond:
		write(b, e.Args[0], own+1)
		b.WriteString(" ? ")
		write(b, e.Args[1], own+1)
		b.WriteString(" : ")
		write(b, e.Args[2], own+1)
	case OpMax, OpMin:
		b.WriteString(e.Op.String() + "(map(")
		write(b, e.Args[0], 0)
		b.WriteString(", ")
		write(b, e.Args[1], 0)
		b.WriteString("), ")
		write(b, e.Args[2], 0)
		b.WriteByte(')')
	default:
		writeForm(b, e, own)
	}
}

// writeForm prints operators that have a common form.
func writeForm(b *strings.Builder, e *Expr, own uint8) {
	word := e.Op.String()
	switch e.Op.Form() {
	case Prefix:
		if word = "-"; e.Op == OpNot {
			word = "not "
		}
		b.WriteString(word)
		write(b, e.Args[0], bindAtom)
	case Infix:
		for i, a := range e.Args {
			at := own + 1
			if i > 0 {
				b.WriteString(" " + word + " ")
			} else if own == bindAdd || own == bindMul {
				at = own // a - b - c is (a - b) - c
			}
			write(b, a, at)
		}
	default:
		b.WriteString(word + "(")
		for i, a := range e.Args {
			if i > 0 {
				b.WriteString(", ")
			}
			write(b, a, 0)
		}
		list := e.Names
		if e.Op.Naming() == OneName {
			list = []string{e.Name}
		}
		if len(e.Args) > 0 && len(list) > 0 {
			b.WriteString(", ")
		}
		names(b, list)
		b.WriteByte(')')
	}
}

func names(b *strings.Builder, list []string) {
	for i, n := range list {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(quote(n))
	}
}

// quote needs no escapes: names consist of letters, digits, dots and hyphens.
func quote(s string) string { return `"` + s + `"` }

// FormatDecimal writes v / 10^decimals with exactly that many decimals.
func FormatDecimal(v int64, decimals int) string {
	if decimals <= 0 {
		return strconv.FormatInt(v, 10)
	}
	sign := ""
	if v < 0 {
		sign, v = "-", -v
	}
	s := strconv.FormatInt(v, 10)
	if len(s) <= decimals {
		s = strings.Repeat("0", decimals-len(s)+1) + s
	}
	return sign + s[:len(s)-decimals] + "." + s[len(s)-decimals:]
}

// ParseDecimal parses digits, with an optional sign and point, as a number with
// exactly the given decimals. got is how many digits were after the point,
// without trailing zeros; ok is false for anything else, for more than 18
// digits, and for decimals that are not 0 to 18.
func ParseDecimal(s string, decimals int) (v int64, got int, ok bool) {
	text, neg := strings.CutPrefix(s, "-")
	whole, frac, point := strings.Cut(text, ".")
	if whole == "" || point && frac == "" {
		return 0, 0, false
	}
	for _, c := range []byte(whole + frac) {
		if c < '0' || c > '9' {
			return 0, 0, false
		}
	}
	frac = strings.TrimRight(frac, "0")
	got = len(frac)
	const most = 18 // digits that int64 always holds
	if decimals < 0 || decimals > most || len(strings.TrimLeft(whole, "0"))+max(got, decimals) > most {
		return 0, got, false
	}
	for _, c := range []byte(whole + frac) {
		v = v*10 + int64(c-'0')
	}
	for i := got; i < decimals; i++ {
		v *= 10
	}
	if neg {
		v = -v
	}
	return v, got, true
}

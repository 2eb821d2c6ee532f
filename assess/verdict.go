package assess

// Verdict is the set of outcomes still possible for one criterion. Definite
// verdicts have one member; the zero Verdict is no verdict, and never a pass.
type Verdict uint8

// The outcomes.
const (
	Pass Verdict = 1 << iota
	Fail
	NotApplicable
)

// Has reports whether all outcomes of o are still possible.
func (v Verdict) Has(o Verdict) bool { return o != 0 && v&o == o }

// Settled reports whether one outcome is left.
func (v Verdict) Settled() bool { return v != 0 && v&(v-1) == 0 }

// Outcomes lists the members: "pass", "fail", "not-applicable".
func (v Verdict) Outcomes() []string { return v.outcomes(nil) }

// outcomes appends the members to list.
func (v Verdict) outcomes(list []string) []string {
	for i, name := range [...]string{"pass", "fail", "not-applicable"} {
		if v&(1<<i) != 0 {
			list = append(list, name)
		}
	}
	return list
}

// ParseOutcome parses a string that Outcomes returns.
func ParseOutcome(name string) (Verdict, bool) {
	for v := Pass; v <= NotApplicable; v <<= 1 {
		if v.Outcomes()[0] == name {
			return v, true
		}
	}
	return 0, false
}

// String is the members joined by "|", or "none".
func (v Verdict) String() string {
	s := ""
	for _, o := range v.Outcomes() {
		if s != "" {
			s += "|"
		}
		s += o
	}
	if s == "" {
		return "none"
	}
	return s
}

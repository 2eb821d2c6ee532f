package exprlang

import (
	"strconv"

	"github.com/fire321/fire321/rules/diag"
)

// match finds the matching bracket of every bracket and bounds the nesting. If
// a bracket is not closed or the nesting is too deep, the source is not parsed.
func (s *source) match() {
	var open []int // brackets that are not yet closed
	var levels []int
	depth, run := 0, 0 // run: prefix operators in a row
	for i := range s.tokens {
		t := &s.tokens[i]
		t.mate = -1
		switch {
		case t.text == "not" || t.kind == operator && (t.text == "-" || t.text == "+"):
			run++
		case t.kind == bracket && (t.text == "(" || t.text == "["):
			open, levels = append(open, i), append(levels, run+1)
			depth, run = depth+run+1, 0
		case t.kind == bracket:
			run = 0
			if len(open) == 0 {
				s.unmatched(*t, both("前面没有 ", "nothing opened it: "), opener(t.text))
				return
			}
			o := open[len(open)-1]
			if opener(t.text) != s.tokens[o].text {
				s.unmatched(*t, both("前面开的是 ", "what was opened is "), s.tokens[o].text)
				return
			}
			depth -= levels[len(levels)-1]
			open, levels = open[:len(open)-1], levels[:len(levels)-1]
			t.mate, s.tokens[o].mate = o, i
		default:
			run = 0
		}
		if depth+run > MaxDepth {
			f := tooDeep(t.span, MaxDepth+1)
			f.Args[0] = both("超过 "+strconv.Itoa(MaxDepth)+" 层", "more than "+strconv.Itoa(MaxDepth)+" levels")
			s.faults, s.broken = append(s.faults, f), true
			return
		}
	}
	for _, o := range open {
		s.unmatched(s.tokens[o], both("后面没有 ", "nothing closes it: "), closer(s.tokens[o].text))
	}
}

func (s *source) unmatched(t token, why diag.Text, missing string) {
	s.fault(t.span, diag.ExprBracket, diag.Same(t.text), both(why.ZH+missing, why.EN+missing))
	s.broken = true
}

func opener(closing string) string {
	if closing == ")" {
		return "("
	}
	return "["
}

func closer(opening string) string {
	if opening == "(" {
		return ")"
	}
	return "]"
}

// span is the part of the source from token first to last, widened so that
// every bracket in it has its matching bracket.
func (s *source) span(first, last int) Span {
	for i := first; i <= last; i++ {
		if m := s.tokens[i].mate; m < 0 {
			continue
		} else if m > last {
			last = m
		} else if m < first {
			first, i = m, m
		}
	}
	return Span{s.tokens[first].span.From, s.tokens[last].span.To}
}

package assess

import (
	"bytes"
	"errors"
	"fmt"
	"runtime"
	"strings"
	"testing"

	"github.com/fire321/fire321/rules/diag"
)

// unknownFacts is an answers file in one line with n facts that nobody declared,
// each near to one that is.
func unknownFacts(n int) []byte {
	var b bytes.Buffer
	b.WriteString(`{"format":1,"facts":{`)
	for i := range n {
		if i > 0 {
			b.WriteByte(',')
		}
		fmt.Fprintf(&b, `"a.bool%d":1`, i)
	}
	b.WriteString("}}")
	return b.Bytes()
}

// allocated is the memory that do takes, in bytes.
func allocated(do func()) float64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	do()
	runtime.ReadMemStats(&after)
	return float64(after.TotalAlloc - before.TotalAlloc)
}

// Promise: refusing answers costs no more for each of their faults, however
// many there are, and what is said of them has an end.
func TestRefusingManyAnswersIsLinear(t *testing.T) {
	p := asking(t)
	var said []int
	work := func(n int) float64 {
		data := unknownFacts(n)
		return allocated(func() {
			_, err := p.DecodeAnswers(data)
			var list diag.List
			if !errors.As(err, &list) || len(list) != n {
				t.Fatalf("%d unknown facts give %d faults", n, len(list))
			}
			said = append(said, len(err.Error()))
			if !strings.Contains(err.Error(), "did you mean a.bool?") {
				t.Error("no name is suggested")
			}
		})
	}
	work(100) // what is made once
	few, many := work(7_500), work(60_000)
	if ratio := many / few; ratio > 8*1.5 {
		t.Errorf("8 times the faults take %.1f times the memory", ratio)
	}
	if said[2] > said[1]+1000 || said[2] > 64<<10 {
		t.Errorf("%d bytes are said of 7,500 faults and %d of 60,000", said[1], said[2])
	}
}

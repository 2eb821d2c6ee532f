package assess

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/diag"
	"github.com/fire321/fire321/rules/logic"
)

// Whatever the bytes, DecodeAnswers gives a diag.List, or answers that encode to
// a form that reads back as itself and can be judged.
func FuzzDecodeAnswers(f *testing.F) {
	p := asking(f)
	f.Add([]byte(file(`"a.bool":true,"a.num":2.50,"a.date":"2026-03","a.enum":"x","a.set":{"value":["x"],"more":true},"a.list":[{"n":1,"date":"2026-01-02"}],"a.text":"一"`)))
	f.Add([]byte(`{"format":1,"pack":"t/unit","unit":{"name":"甲"},"found":{"c":"2026-01-01"},"plan":{"c":{"by":"2026-12-01"}},"signed":{"by":"x"}}`))
	f.Add([]byte(`{"format":1,"at":"2020-02-29","facts":{"a.bool":{"value":null,"date":"2019-01-01","note":"\ud83d\ude00"}}}`))
	f.Add([]byte(file(`"a.num":1234567890123456789.5`)))
	f.Fuzz(func(t *testing.T, data []byte) {
		a, err := p.DecodeAnswers(data)
		if err != nil {
			var list diag.List
			if !errors.As(err, &list) || len(list) == 0 {
				t.Fatalf("no list but %v", err)
			}
			for _, d := range list {
				if d.Place == (diag.Place{}) && d.Code != diag.AnswerMember {
					t.Fatalf("%s has no place", d.In("en"))
				}
			}
			return
		}
		out := p.EncodeAnswers(a)
		if !utf8.Valid(out) {
			t.Fatalf("no UTF-8: %q", out)
		}
		again, err := p.DecodeAnswers(out)
		if err != nil {
			t.Fatalf("%s\nwas written, and is not read: %v", out, err)
		}
		if got := p.EncodeAnswers(again); !bytes.Equal(got, out) {
			t.Fatalf("%s\nbecame\n%s", out, got)
		}
		if !bytes.Equal(p.Assess(a).Encode(), p.Assess(again).Encode()) {
			t.Fatal("the same answers are judged differently")
		}
	})
}

// Whatever the bytes, Decode and Compile give a diag.List, or a program that can
// be used; and what was decoded encodes to a form that decodes to itself.
func FuzzDecodeBundle(f *testing.F) {
	for seed := range uint64(20) {
		f.Add(makeWorld(seed, seed%2 == 1).b.Encode())
	}
	f.Add(asking(f).bundle.Encode())
	f.Fuzz(func(t *testing.T, data []byte) { canBeUsed(t, data) })
}

// Whatever number stands where a bundle has one, it is refused in its place, or
// gives a program that can be used. Bytes seldom mutate into such a bundle.
func FuzzNumbersOfABundle(f *testing.F) {
	for seed := range uint64(4) {
		for i, text := range oddNumbers {
			f.Add(seed, uint16(i*7), text)
		}
	}
	f.Fuzz(func(t *testing.T, seed uint64, which uint16, text string) {
		data := numbered(seed % 20)
		places := numbersIn(data)
		canBeUsed(t, withNumber(data, places[int(which)%len(places)], text))
	})
}

// Promise: no number of a bundle, however odd, makes reading or using it run
// on: each is put into each place of a bundle.
func TestOddNumbersInABundle(t *testing.T) {
	read, refused := 0, 0
	for seed := range uint64(2) {
		data := numbered(seed)
		for _, place := range numbersIn(data) {
			for _, text := range oddNumbers {
				if canBeUsed(t, withNumber(data, place, text)) {
					read++
				} else {
					refused++
				}
			}
		}
	}
	if read < 100 || refused < 100 {
		t.Errorf("%d bundles were used and %d refused", read, refused)
	}
}

var oddNumbers = []string{"-1", "0", "7", "65", "1001", "2000000000", "9223372036854775807", "-9223372036854775808", "99999999999999999999",
	"999999999999999999", "0.5", "1.0", "0.000001", "0.0000000000000000001"}

// numbered is a bundle with decimals, counts, points, terms, lists and dates.
func numbered(seed uint64) []byte {
	b := makeWorld(seed, seed%2 == 1).b
	b.Criteria[0].Remedy.HasDays, b.Criteria[0].Remedy.WithinDays = true, 3
	b.Criteria[0].Risk = []int{2}
	return b.Encode()
}

// numbersIn finds the numbers of a bundle, as the places between which each
// stands.
func numbersIn(data []byte) (places [][2]int) {
	quoted := false
	for i := 0; i < len(data); i++ {
		switch c := data[i]; {
		case c == '\\':
			i++
		case c == '"':
			quoted = !quoted
		case !quoted && (c == '-' || c >= '0' && c <= '9'):
			start := i
			for strings.IndexByte("-.0123456789", data[i]) >= 0 {
				i++
			}
			places = append(places, [2]int{start, i})
			i--
		}
	}
	return places
}

func withNumber(data []byte, place [2]int, text string) []byte {
	return slices.Concat(data[:place[0]], []byte(text), data[place[1]:])
}

// canBeUsed decodes and compiles a bundle, and uses what comes of it; it
// reports whether anything did.
func canBeUsed(t *testing.T, data []byte) bool {
	b, err := rules.Decode(data)
	if err != nil {
		var list diag.List
		if !errors.As(err, &list) || len(list) == 0 {
			t.Fatalf("no list but %v", err)
		}
		return false
	}
	out := b.Encode()
	again, err := rules.Decode(out)
	if err != nil {
		t.Fatalf("%s\nwas written, and is not read: %v", out, err)
	}
	if got := again.Encode(); !bytes.Equal(got, out) {
		t.Fatalf("%s\nbecame\n%s", out, got)
	}
	p, err := Compile(b, max(b.KnownFrom, logic.NewDate(2026, 1, 1)))
	if err != nil {
		var list diag.List
		if !errors.As(err, &list) || len(list) == 0 {
			t.Fatalf("no list but %v", err)
		}
		return false
	}
	if len(p.criteria) > 50 {
		return true
	}
	p.Assess(Answers{}).Encode()
	s := p.Session(Answers{})
	for page := s.Next(); page != nil; page = s.Next() {
		for _, fact := range page.Facts {
			if err := s.NotSure(fact.ID); err != nil {
				t.Fatal(err)
			}
		}
	}
	return true
}

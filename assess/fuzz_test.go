package assess

import (
	"bytes"
	"errors"
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
	f.Fuzz(func(t *testing.T, data []byte) {
		b, err := rules.Decode(data)
		if err != nil {
			var list diag.List
			if !errors.As(err, &list) || len(list) == 0 {
				t.Fatalf("no list but %v", err)
			}
			return
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
			return
		}
		if len(p.criteria) > 50 {
			return
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
	})
}

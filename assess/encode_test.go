package assess

import (
	"bytes"
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/fire321/fire321/internal/rounds"
	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/diag"
	"github.com/fire321/fire321/rules/logic"
)

// readsBack reports what an assessment loses on its way.
func readsBack(got *Assessment) error {
	data := got.Encode()
	again, err := DecodeAssessment(data)
	if err != nil {
		return err
	}
	if !bytes.Equal(again.Encode(), data) {
		return errors.New("it is written otherwise than it was read")
	}
	// What DecodeAssessment says that the bytes do not hold.
	opts := cmp.Options{cmpopts.EquateEmpty(), cmpopts.IgnoreFields(rules.Gap{}, "Until", "Pack"), cmpopts.IgnoreFields(rules.Option{}, "Help"),
		cmpopts.IgnoreFields(rules.Grade{}, "AtLeast")}
	if diff := cmp.Diff(got, again, opts); diff != "" {
		return errors.New("(-had +read)\n" + diff)
	}
	return nil
}

// Promise: an assessment is read back as what it was, byte for byte, of any
// answers.
func TestAssessmentsReadBack(t *testing.T) {
	eachWorld(t, func(n int) bool { return n >= rounds.Of(3_000) }, func(w *world) error {
		return readsBack(w.p.Assess(w.answers(w.some())))
	})
}

func TestAssessmentsOfUnitsReadBack(t *testing.T) {
	eachUnit(t, func(t *testing.T, u unit) {
		got := u.p.Assess(u.a)
		if err := readsBack(got); err != nil {
			t.Fatal(err)
		}
		// So is what other writers make of it.
		var free any
		if err := json.Unmarshal(got.Encode(), &free); err != nil {
			t.Fatal(err)
		}
		other, err := json.MarshalIndent(free, "", "\t")
		if err != nil {
			t.Fatal(err)
		}
		again, err := DecodeAssessment(other)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(again.Encode(), got.Encode()) {
			t.Error("members in another order are read otherwise")
		}
	})
}

// What no program writes is refused, at its place.
func TestAssessmentsAreRefused(t *testing.T) {
	cases := []struct{ old, new, want string }{
		{`"format":1`, `"format":2`, "/format"},
		{`"semantics":1`, `"semantics":2`, "/semantics"},
		{`"at":"20`, `"at":"20xx`, "/at"},
		{`"whole":true`, `"whole":1`, "/coverage/whole"},
		{`"whole":true`, `"whole":true,"open":false`, "/coverage/open"},
		{`"unit":{`, `"unit":{"colour":"red",`, "/unit/colour"},
		{`"letter":{`, `"letter":{"term_days":0,`, "/letter/term_days"},
		{`"branch":"`, `"branch":"x`, "/letter/branch"},
		{`"code":"`, `"code":"x`, "/letter/reasons/0/code"},
		{`"severity":"`, `"severity":"x`, "/severity"},
		{`"verdict":["`, `"verdict":["x`, "/verdict"},
		{`"pillars":[`, `"pillars":[{"results":[{"id":"no.such","verdict":["pass"]}]},`, "/pillars/0/results/0"},
		{`"num":`, `"num":-`, "/score"},
		{`"den":`, `"den":7`, "/score"},
		{`"shuts":["`, `"shuts":["third","`, "/letter/reasons/0/shuts"},
		{`{`, ``, ""},
	}
	var whole string // of the first world that has all these
	for seed := uint64(0); ; seed++ {
		w := newWorld(seed)
		a := w.answers(w.some())
		a.Unit.Name = "甲"
		whole = string(w.p.Assess(a).Encode())
		if !slices.ContainsFunc(cases, func(c struct{ old, new, want string }) bool { return !strings.Contains(whole, c.old) }) {
			break
		}
		if seed > 1000 {
			t.Fatal("no world has all that is to be spoilt")
		}
	}
	for _, c := range cases {
		_, err := DecodeAssessment([]byte(strings.Replace(whole, c.old, c.new, 1)))
		var list diag.List
		if !errors.As(err, &list) || !strings.Contains(list[0].Place.Pointer, c.want) {
			t.Errorf("%s: %v, want a fault at %s", c.new, err, c.want)
		}
	}
}

// Whatever the bytes, DecodeAssessment gives a diag.List, or an assessment whose
// encoding says the same and reads back as itself.
func FuzzDecodeAssessment(f *testing.F) {
	for seed := range uint64(8) {
		w := newWorld(seed)
		f.Add(w.p.Assess(w.answers(w.some())).Encode())
	}
	f.Add([]byte(`{"format":1,"semantics":1,"score":{"lo":{"num":-1,"den":0,"rounded":0.0},"hi":{"num":1,"den":3,"rounded":0.4}}}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		a, err := DecodeAssessment(data)
		if err != nil {
			var list diag.List
			if !errors.As(err, &list) || len(list) == 0 {
				t.Fatalf("no list but %v", err)
			}
			return
		}
		if err := readsBack(a); err != nil {
			t.Fatal(err)
		}
		a.ExitCode()
	})
}

// BenchmarkEncode: what it costs to write an assessment of the noodle shop,
// beside judging and explaining it, in one run. Below 1 is the promise.
func BenchmarkEncode(b *testing.B) {
	p := lawProgram(b, "cn/national/unit", logic.NewDate(2026, 11, 24))
	a, err := p.Answers(map[string]any{
		"unit.roles": []string{"operator"}, "place.kinds": []string{"small-restaurant"}, "place.open_to_public": true, "patrol.interval_minutes": 240,
	})
	if err != nil {
		b.Fatal(err)
	}
	var judging, writing time.Duration
	size := 0
	for b.Loop() {
		t0 := time.Now()
		got := p.Assess(a)
		t1 := time.Now()
		size = len(got.Encode())
		judging, writing = judging+t1.Sub(t0), writing+time.Since(t1)
	}
	b.ReportMetric(float64(writing)/float64(judging), "encode/assess")
	b.ReportMetric(float64(writing.Microseconds())/float64(b.N), "µs-encode")
	b.ReportMetric(float64(judging.Microseconds())/float64(b.N), "µs-assess")
	b.ReportMetric(float64(size), "bytes")
}

package assess

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/fire321/fire321/rules"
)

// Promise: answers that another version of the rules has read are judged as they
// were said: not by where their options or digits stood there.
func TestAnswersOfAnotherVersion(t *testing.T) {
	old := readUnit(t, "noodle-shop")
	decoded, err := rules.Decode(old.p.bundle.Encode())
	if err != nil {
		t.Fatal(err)
	}
	for i := range decoded.Facts {
		f := &decoded.Facts[i]
		switch {
		case f.ID == rules.KindsFact: // one more kind, in front
			f.Options = slices.Insert(f.Options, 0, rules.Option{ID: "new-kind", Text: rules.Text{ZH: "新", EN: "New"}})
			f.Type.Values = slices.Insert(f.Type.Values, 0, "new-kind")
		case f.ID == "building.height_m": // one more decimal
			f.Type.Decimals++
			f.Type.Min, f.Type.Max = f.Type.Min*10, f.Type.Max*10
			for n := range f.Named {
				f.Named[n].Value *= 10
			}
		}
	}
	data := decoded.Encode()
	b, err := rules.Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	p, err := Compile(b, old.p.day)
	if err != nil {
		t.Fatal(err)
	}
	adopted, err := p.Adopt(old.p.EncodeAnswers(old.a))
	if err != nil || len(adopted.Faults) > 0 {
		t.Fatal(err, adopted.Faults)
	}
	want := string(p.Assess(adopted.Answers).Encode())
	if got := string(p.Assess(old.a).Encode()); got != want {
		t.Errorf("Assess differs:\n%s", cmp.Diff(strings.Split(want, ","), strings.Split(got, ",")))
	}
	if got := string(p.Session(old.a).Assess().Encode()); got != want {
		t.Error("a session differs")
	}
	since := p.Session(old.a).Since(old.p.Session(old.a))
	for _, turn := range since.Turns {
		if turn.Way != Still {
			t.Errorf("%s turned, though nothing was answered: %v", turn.ID, turn)
		}
	}
}

// Promise: what does not fit another version is asked again, and never judged.
func TestAnswersThatNoLongerFit(t *testing.T) {
	old := readUnit(t, "noodle-shop")
	b, err := rules.Decode(old.p.bundle.Encode())
	if err != nil {
		t.Fatal(err)
	}
	for i := range b.Facts {
		if f := &b.Facts[i]; f.ID == "building.height_m" {
			f.Type.Max = f.Type.Min
		}
	}
	p, err := Compile(b, old.p.day)
	if err != nil {
		t.Fatal(err)
	}
	if !old.a.Has("building.height_m") {
		t.Fatal("the unit has no height")
	}
	if s := p.Session(old.a); s.Answers().Has("building.height_m") {
		t.Error("an answer that does not fit stays in a session")
	}
	if got := p.Said(old.a, "building.height_m").Answer.EN; got != "not answered" {
		t.Errorf("it is still said: %s", got)
	}
}

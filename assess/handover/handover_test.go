package handover_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/fire321/fire321/assess"
	"github.com/fire321/fire321/assess/handover"
	"github.com/fire321/fire321/internal/qr"
	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/diag"
	"github.com/fire321/fire321/rules/law"
	"github.com/fire321/fire321/rules/pack"
)

const units = "../../examples/units"

var day = assess.NewDate(2026, 11, 24)

var program = sync.OnceValues(func() (*assess.Program, error) {
	p, err := pack.Load("cn/jiangsu/xinghua/unit", law.FS)
	if err != nil {
		return nil, err
	}
	return assess.Compile(p.Bundle(), day)
})

func example(t testing.TB, name string) (*assess.Program, assess.Answers) {
	t.Helper()
	file := filepath.Join(units, name+".yaml")
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	prog, err := program()
	if err != nil {
		t.Fatal(err)
	}
	doc, _, err := pack.ReadAnswers(data, file, prog.Bundle())
	if err != nil {
		t.Fatal(err)
	}
	got, err := prog.Adopt(doc)
	if err != nil {
		t.Fatal(err)
	}
	return prog, got.Answers
}

func codes(t testing.TB, p *assess.Program, a assess.Answers) []string {
	t.Helper()
	list, err := handover.Codes(p, a, "0a1b2c3d4e5f")
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// Promise: a whole shop is one code that a phone reads from a screen, and every
// example comes back to the last byte, whatever happened to the text on its way
// that does not change a character.
func TestExamplesComeBack(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(units, "*.yaml"))
	if err != nil || len(files) == 0 {
		t.Fatal("no examples", err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".yaml")
		p, a := example(t, name)
		list := codes(t, p, a)
		most := 0
		for _, c := range list {
			code := qr.EncodeDense(c)
			if code == nil {
				t.Fatalf("%s: %q is no text for a dense code", name, c)
			}
			most = max(most, code.Size)
		}
		t.Logf("%s: %d facts, %d bytes, %d codes, %d characters, %d modules a side", name, len(a.Facts()), len(p.EncodeAnswers(a)), len(list), len(strings.Join(list, "")), most)
		if most > 125 { // version 27
			t.Errorf("%s: a code of %d modules a side", name, most)
		}
		if strings.Contains(name, "shop") && len(list) != 1 {
			t.Errorf("%s takes %d codes", name, len(list))
		}
		slices.Reverse(list)
		for what, text := range map[string]string{
			"as it is":      strings.Join(list, "\n"),
			"among words":   "发给你：" + strings.Join(list, "。下一个：") + " 收到请回",
			"broken lines":  wrapped(strings.Join(list, "\r\n"), 40),
			"small":         strings.ToLower(strings.Join(list, "")),
			"read twice":    strings.Join(append(list, list...), "\n"),
			"marks between": strings.ReplaceAll(strings.Join(list, "\n"), ":", "\u200b:\ufeff"),
		} {
			got, err := handover.Read(text)
			if err != nil {
				t.Errorf("%s, %s: %v", name, what, err)
				continue
			}
			data, err := got.Answers(p.Bundle())
			if err != nil || !bytes.Equal(data, p.EncodeAnswers(a)) {
				t.Errorf("%s, %s: %v\n%s", name, what, err, cmp.Diff(string(p.EncodeAnswers(a)), string(data)))
			}
			want := handover.Parcel{Of: len(list), Kind: handover.AnswersKind, Unit: "0a1b2c3d4e5f", Pack: "cn/jiangsu/xinghua/unit", Rules: p.BundleDigest()[:12]}
			if got.Of != want.Of || got.Kind != want.Kind || got.Unit != want.Unit || got.Pack != want.Pack || got.Rules != want.Rules || len(got.Missing) > 0 {
				t.Errorf("%s: %+v", name, got)
			}
		}
	}
}

func wrapped(s string, n int) string {
	var b strings.Builder
	for i, r := range s {
		if i > 0 && i%n == 0 {
			b.WriteString("\n  ")
		}
		b.WriteRune(r)
	}
	return b.String()
}

// A code is read for ever: people keep them in chats. The file is never written
// anew.
func TestOldCodesAreRead(t *testing.T) {
	p, _ := example(t, "good-shop")
	old, err := os.ReadFile("testdata/good-shop.code")
	if err != nil {
		t.Fatal(err)
	}
	got, err := handover.Read(string(old))
	if err != nil {
		t.Fatal(err)
	}
	data, err := got.Answers(p.Bundle())
	if err != nil {
		t.Fatal(err)
	}
	// Rules may have lost a fact since; what they have is read.
	adopted, err := p.Adopt(data)
	if err != nil || len(adopted.Answers.Facts()) < 100 {
		t.Errorf("%d facts, %v", len(adopted.Answers.Facts()), err)
	}
}

// Under other rules what they do not know is set aside, and never lost or taken
// for something else.
func TestOtherRules(t *testing.T) {
	p, a := example(t, "noodle-shop")
	text := strings.Join(codes(t, p, a), "\n")
	got, err := handover.Read(text)
	if err != nil {
		t.Fatal(err)
	}
	national, err := pack.Load("cn/national/unit", law.FS)
	if err != nil {
		t.Fatal(err)
	}
	other, err := assess.Compile(national.Bundle(), day)
	if err != nil {
		t.Fatal(err)
	}
	data, err := got.Answers(national.Bundle())
	if err != nil {
		t.Fatal(err)
	}
	var file map[string]any
	if err := json.Unmarshal(data, &file); err != nil {
		t.Fatal(err)
	}
	file["pack"] = "cn/national/unit" // it is of another place, which Adopt refuses
	data, err = json.Marshal(file)
	if err != nil {
		t.Fatal(err)
	}
	adopted, err := other.Adopt(data)
	if err != nil {
		t.Fatal(err)
	}
	var aside struct{ Facts map[string]any }
	if err := json.Unmarshal(adopted.Aside, &aside); err != nil {
		t.Fatal(err)
	}
	kept := adopted.Answers.Facts()
	for _, id := range a.Facts() {
		known := national.Bundle().Fact(id) != nil
		if known != slices.Contains(kept, id) {
			t.Errorf("%s: known %v", id, known)
		}
	}
	if len(aside.Facts) == 0 || len(kept)+len(aside.Facts) != len(a.Facts()) {
		t.Errorf("%d kept and %d aside of %d", len(kept), len(aside.Facts), len(a.Facts()))
	}
}

// Questions name facts, and tell no answer.
func TestQuestions(t *testing.T) {
	p, a := example(t, "noodle-shop")
	ask := []string{"exit.ways_clear", "alarm.heard"}
	list, err := handover.Questions(p, a, "0a1b", ask)
	if err != nil || len(list) != 1 || len(list[0]) > 400 {
		t.Fatalf("%q %v", list, err)
	}
	got, err := handover.Read(list[0])
	if err != nil || got.Kind != handover.QuestionsKind {
		t.Fatal(got, err)
	}
	data, err := got.Answers(p.Bundle())
	if want := `{"format":1,"pack":"cn/jiangsu/xinghua/unit","at":"2026-11-24","unit":{"name":"老街面馆（样例）"},"facts":{"alarm.heard":null,"exit.ways_clear":null}}`; err != nil || string(data) != want {
		t.Errorf("%v\n%s", err, cmp.Diff(want, string(data)))
	}
	if _, err := handover.Questions(p, a, "", []string{"no.such"}); err == nil {
		t.Error("a fact that is none is asked")
	}
}

// Each fault has its own code, says what to do, and reads nothing.
func TestFaults(t *testing.T) {
	p, a := example(t, "mall")
	mall := codes(t, p, a)
	shop := codes(t, p, assess.Answers{})
	if len(mall) < 2 {
		t.Fatal("the mall is one code")
	}
	turned := func(s string) string { // one character in the middle
		i := len(s) / 2
		other := "A"
		if s[i] == 'A' {
			other = "B"
		}
		return s[:i] + other + s[i+1:]
	}
	for name, test := range map[string]struct {
		text string
		want diag.Code
	}{
		"nothing":         {"", diag.CodeNone},
		"other text":      {"消防安全公示牌\n单位：老街面馆", diag.CodeNone},
		"the notice":      {"https://example.com/FIRE321", diag.CodeNone},
		"the end is cut":  {shop[0][:len(shop[0])-1], diag.CodeCut},
		"half":            {shop[0][:len(shop[0])/2], diag.CodeCut},
		"only the head":   {"FIRE321:1:1/1:", diag.CodeCut},
		"one is turned":   {turned(shop[0]), diag.CodeCut},
		"mixed":           {shop[0] + mall[0], diag.CodeMixed},
		"another's part":  {mall[0] + strings.Replace(mall[1], "2/", "1/", 1), diag.CodeCut},
		"later":           {"FIRE321:2:whatever.", diag.CodeVersion},
		"no version":      {"FIRE321:X:1/1:0123456789:AB.", diag.CodeCut},
		"part 0":          {strings.Replace(shop[0], ":1/1:", ":0/1:", 1), diag.CodeCut},
		"part 2 of 1":     {strings.Replace(shop[0], ":1/1:", ":2/1:", 1), diag.CodeCut},
		"too many parts":  {strings.Replace(shop[0], ":1/1:", ":1/100:", 1), diag.CodeCut},
		"other character": {strings.Replace(shop[0], ":1/1:", ":1/1:中", 1), diag.CodeCut},
	} {
		got, err := handover.Read(test.text)
		var list diag.List
		if !errors.As(err, &list) || len(list) != 1 || list[0].Code != test.want || got != nil {
			t.Errorf("%s: %v, %v", name, got, err)
		}
	}
	some, err := handover.Read(mall[1])
	if err != nil || some.Of != len(mall) || some.Missing[0] != 1 {
		t.Fatalf("%+v %v", some, err)
	}
	_, err = some.Answers(p.Bundle())
	var list diag.List
	if !errors.As(err, &list) || list[0].Code != diag.CodeMissing {
		t.Error(err)
	}
}

// What is too much for codes says so; a file has no such bound.
func TestTooLarge(t *testing.T) {
	p, a := example(t, "good-shop")
	s := p.Session(a)
	if err := s.SetNote(a.Facts()[0], strings.Repeat("一大段话", 20000)); err != nil {
		t.Fatal(err)
	}
	_, err := handover.Codes(p, s.Answers(), "")
	var list diag.List
	if !errors.As(err, &list) || list[0].Code != diag.CodeLarge {
		t.Error(err)
	}
}

// Promise: whatever somebody scans or pastes ends in bounded time with answers
// or a fault.
func FuzzRead(f *testing.F) {
	p, a := example(f, "good-shop")
	b := p.Bundle()
	for _, c := range codes(f, p, a) {
		f.Add(c)
		f.Add(c[:len(c)/2])
	}
	f.Add("FIRE321:1:1/1:E3B0C44298:.")
	f.Add("FIRE321:1:1/99:0123456789:AB.FIRE321:1:99/99:0123456789:AB.")
	f.Fuzz(func(t *testing.T, text string) { tryRead(t, text, p, b) })
}

// The same with a digest that is right, so that the content is reached.
func FuzzContent(f *testing.F) {
	p, a := example(f, "half-answered")
	b := p.Bundle()
	f.Add([]byte{})
	for _, c := range codes(f, p, a) {
		f.Add([]byte(c))
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		if len(content) > 1<<12 {
			t.Skip()
		}
		for _, text := range handover.CodesOf(content) {
			tryRead(t, text, p, b)
		}
	})
}

func tryRead(t *testing.T, text string, p *assess.Program, b *rules.Bundle) {
	got, err := handover.Read(text)
	if err != nil {
		if got != nil {
			t.Errorf("%+v beside %v", got, err)
		}
		return
	}
	data, err := got.Answers(b)
	if err != nil {
		return
	}
	if len(data) > 1<<18 {
		t.Errorf("%d bytes", len(data))
	}
	if _, err := p.Adopt(data); err == nil && !json.Valid(data) {
		t.Errorf("%q is adopted", data)
	}
}

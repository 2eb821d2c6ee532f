package assess

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"math"
	"net/netip"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/fire321/fire321/internal/rounds"
	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/diag"
	"github.com/fire321/fire321/rules/logic"
)

// asking is a program with a fact of each kind.
func asking(t testing.TB) *Program {
	t.Helper()
	date := logic.Type{Kind: logic.DateKind, Min: int64(logic.FirstDay), Max: int64(logic.LastDay)}
	values, options := named("x", "y")
	fields := []rules.Fact{{ID: "ok", Type: logic.Type{Kind: logic.Bool}}, {ID: "n", Type: logic.Type{Kind: logic.Number, Decimals: 1, Max: 99}},
		{ID: "date", Type: date}, {ID: "who", Type: logic.Type{Kind: logic.TextKind}}}
	list := rules.Fact{ID: "a.list", Type: logic.Type{Kind: logic.List, MaxLen: 2}, Fields: fields}
	for _, f := range fields {
		list.Type.Fields = append(list.Type.Fields, logic.Field{Name: f.ID, Type: f.Type})
	}
	b := &rules.Bundle{ID: "t/unit", Version: "1.0.0", Sources: readLaw(), Facts: []rules.Fact{
		{ID: "a.bool", Type: logic.Type{Kind: logic.Bool}},
		{ID: "a.num", Type: logic.Type{Kind: logic.Number, Unit: "m", Decimals: 2, Max: 10000}},
		{ID: "a.date", Type: date},
		{ID: "a.ahead", Type: date, Future: true},
		{ID: "a.enum", Type: logic.Type{Kind: logic.Enum, Values: values}, Options: options},
		{ID: "a.set", Type: logic.Type{Kind: logic.Set, Values: values}, Options: options},
		list,
		{ID: "a.text", Type: logic.Type{Kind: logic.TextKind}},
		{ID: "a.derived", Type: logic.Type{Kind: logic.Bool}, Title: Text{ZH: "推出", EN: "derived"}, Derive: fact("a.bool")},
	}, Criteria: []rules.Criterion{binding("c", rules.General, nil, fact("a.bool"))}}
	for i := range b.Facts {
		b.Facts[i].Ask = Text{ZH: "问", EN: "a question"}
		for k := range b.Facts[i].Fields {
			b.Facts[i].Fields[k].Ask = Text{ZH: "栏", EN: "a field"}
		}
	}
	p, err := Compile(b, logic.NewDate(2026, 11, 24))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// file is an answers file with those facts.
func file(facts string) string {
	return `{"format":1,"pack":"t/unit","at":"2026-11-24","facts":{` + facts + `}}`
}

// Every fault of an answers file has its code and its pointer, and all come at
// once.
func TestAnswersAreRefused(t *testing.T) {
	p := asking(t)
	tests := []struct {
		in   string
		want []string
	}{
		{`{"format":2}`, []string{"/format E-ANSWER-FORMAT"}},
		{`{}`, []string{"/format E-ANSWER-FORMAT"}},
		{`{"format":1,"pack":"other"}`, []string{"/pack E-ANSWER-PACK"}},
		{`{"format":1,"facts":{},"facts":{}}`, []string{"1:24 E-JSON-SYNTAX"}},
		{`{"format":1,"facts":[]}`, []string{"/facts E-ANSWER-MEMBER"}},
		{`{"format":1,"fact":{}}`, []string{"/fact E-ANSWER-MEMBER"}},
		{`{"format":1,"at":"2026-02-30"}`, []string{"/at E-ANSWER-MEMBER"}},
		{`{"format":1,"at":"2026-02-30","facts":{"a.date":"2026-02-01"}}`, []string{"/at E-ANSWER-MEMBER"}}, // and nothing about a.date
		{`{"format":1,"at":"1899-12-31"}`, []string{"/at E-ANSWER-MEMBER"}},
		{`{"format":1,"unit":{"name":1,"tel":""}}`, []string{"/unit/name E-ANSWER-MEMBER", "/unit/tel E-ANSWER-MEMBER"}},
		{`{"format":1,"signed":{"date":"tomorrow"}}`, []string{"/signed/date E-ANSWER-MEMBER"}},
		{`{"format":1,"found":{"d":"2026-01-01","c":"2026-13-01"}}`, []string{"/found/c E-ANSWER-DATE", "/found/d E-ANSWER-CRITERION"}},
		{`{"format":1,"at":"2026-01-01","found":{"c":"2026-01-02"}}`, []string{"/found/c E-ANSWER-FUTURE"}},
		{`{"format":1,"plan":{"d":{},"c":{"who":"me","by":"x"}}}`, []string{"/plan/c/by E-ANSWER-MEMBER", "/plan/c/who E-ANSWER-MEMBER", "/plan/d E-ANSWER-CRITERION"}},
		{`{"format":1,"look":{"nine.1":{"person":"me","until":"2026-01-01"}}}`, []string{"/look/nine.1 E-ANSWER-RISK", "/look/nine.1/until E-ANSWER-MEMBER"}},
		{`{"format":1,"at":"2026-01-01","signed":{"date":"2031-01-01"},"own_check":{"date":"2026-01-02"}}`, []string{"/own_check/date E-ANSWER-FUTURE", "/signed/date E-ANSWER-FUTURE"}},
		{file(`"a.bol":true`), []string{"/facts/a.bol E-ANSWER-FACT"}},
		{file(`"a/b~c":true`), []string{"/facts/a~1b~0c E-ANSWER-FACT"}},
		{file(`"a.derived":true`), []string{"/facts/a.derived E-ANSWER-DERIVED"}},
		{file(`"a.bool":1,"a.num":"1","a.date":20260101,"a.enum":true,"a.set":"x","a.list":"x","a.text":1`), []string{"/facts/a.bool E-ANSWER-TYPE",
			"/facts/a.date E-ANSWER-TYPE", "/facts/a.enum E-ANSWER-TYPE", "/facts/a.list E-ANSWER-TYPE", "/facts/a.num E-ANSWER-TYPE", "/facts/a.set E-ANSWER-TYPE", "/facts/a.text E-ANSWER-TYPE"}},
		{file(`"a.bool":{"value":1}`), []string{"/facts/a.bool/value E-ANSWER-TYPE"}},
		{file(`"a.bool":{"val":true}`), []string{"/facts/a.bool/val E-ANSWER-MEMBER"}},
		{file(`"a.bool":{"note":"看过"},"a.num":{}`), []string{"/facts/a.bool E-ANSWER-MEMBER", "/facts/a.num E-ANSWER-MEMBER"}},
		{file(`"a.bool":{"value":true,"date":"2026-11-25"}`), []string{"/facts/a.bool/date E-ANSWER-FUTURE"}},
		{file(`"a.bool":{"value":true,"more":true}`), []string{"/facts/a.bool/more E-ANSWER-MORE"}},
		{file(`"a.num":100.01`), []string{"/facts/a.num E-VALUE-RANGE"}},
		{file(`"a.num":-0.01`), []string{"/facts/a.num E-VALUE-RANGE"}},
		{file(`"a.num":0.001`), []string{"/facts/a.num E-ANSWER-DECIMALS"}},
		{file(`"a.num":1234567890123456789`), []string{"/facts/a.num E-VALUE-RANGE"}},
		{file(`"a.num":1234567890123456789.5`), []string{"/facts/a.num E-VALUE-RANGE"}},
		{file(`"a.num":1e2`), []string{"1:65 E-JSON-SYNTAX"}},
		{file(`"a.date":"2026-11-31"`), []string{"/facts/a.date E-ANSWER-DATE"}},
		{file(`"a.date":"2026-11-25"`), []string{"/facts/a.date E-ANSWER-FUTURE"}},
		{file(`"a.date":"2026-12"`), []string{"/facts/a.date E-ANSWER-FUTURE"}},
		{file(`"a.date":"1899-12-31"`), []string{"/facts/a.date E-VALUE-RANGE"}},
		{file(`"a.ahead":"2200-01"`), []string{"/facts/a.ahead E-VALUE-RANGE"}},
		{file(`"a.enum":"z"`), []string{"/facts/a.enum E-ANSWER-OPTION"}},
		{file(`"a.set":["x","z","x",1]`), []string{"/facts/a.set/1 E-ANSWER-OPTION", "/facts/a.set/2 E-ANSWER-TWICE", "/facts/a.set/3 E-ANSWER-TYPE"}},
		{file(`"a.list":[{},{},{}]`), []string{"/facts/a.list E-ANSWER-TOO-MANY"}},
		{file(`"a.list":[{"ok":1,"n":0.01,"date":"2027-01-01","why":1},2]`), []string{"/facts/a.list/0/date E-ANSWER-FUTURE", "/facts/a.list/0/n E-ANSWER-DECIMALS",
			"/facts/a.list/0/ok E-ANSWER-TYPE", "/facts/a.list/0/why E-ANSWER-FIELD", "/facts/a.list/1 E-ANSWER-TYPE"}},
	}
	seen := map[string]bool{}
	for _, c := range tests {
		_, err := p.DecodeAnswers([]byte(c.in))
		var list diag.List
		errors.As(err, &list)
		var got []string
		for _, d := range list {
			got = append(got, d.Place.String()+" "+string(d.Code))
			seen[string(d.Code)] = true
			if words := d.In("zh") + d.In("en"); strings.Contains(words, "{") || strings.Contains(words, "“”") {
				t.Errorf("%s: words are missing: %s", c.in, words)
			}
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s: %s", c.in, diff)
		}
	}
	for _, code := range answerCodes(t) {
		if !seen[code] {
			t.Errorf("no test gives %s", code)
		}
	}
}

// Whoever types the words of an option is told its id.
func TestWordsOfAnOption(t *testing.T) {
	p := asking(t)
	p.bundle.Fact("a.enum").Options[1].Text = Text{ZH: "住宅", EN: "Dwelling"}
	_, err := p.DecodeAnswers([]byte(file(`"a.enum":"住宅"`)))
	want := "/facts/a.enum: E-ANSWER-OPTION: “问”没有这个选项：住宅；是不是 y？"
	var list diag.List
	if errors.As(err, &list); list.In("zh") != want {
		t.Errorf("%s, want %s", list.In("zh"), want)
	}
}

// answerCodes are the codes whose name begins with Answer.
func answerCodes(t *testing.T) (codes []string) {
	f, err := parser.ParseFile(token.NewFileSet(), "../rules/diag/codes.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	ast.Inspect(f, func(n ast.Node) bool {
		if v, ok := n.(*ast.ValueSpec); ok && strings.HasPrefix(v.Names[0].Name, "Answer") && len(v.Values) == 1 {
			codes = append(codes, strings.Trim(v.Values[0].(*ast.BasicLit).Value, `"`))
		}
		return true
	})
	if len(codes) < 10 {
		t.Fatalf("found only the codes %v", codes)
	}
	return codes
}

// What is accepted, and its canonical form: the same answers have one digest,
// however they are written down.
func TestAnswersHaveOneForm(t *testing.T) {
	p := asking(t)
	for _, c := range []struct {
		in   []string
		want string
	}{
		{[]string{`"a.num":2.5`, `"a.num":2.50`, `"a.num":{"value":2.5}`, `"a.num":{"value":2.500,"note":"","more":false}`}, `"a.num":2.50`},
		{[]string{`"a.num":0`, `"a.num":-0`, `"a.num":0.00`}, `"a.num":0.00`},
		{[]string{`"a.set":["y","x"]`, `"a.set":["x","y"]`}, `"a.set":["x","y"]`},
		{[]string{`"a.set":{"value":["y"],"more":true}`, `"a.set":{"more":true,"value":["y"]}`}, `"a.set":{"value":["y"],"more":true}`},
		{[]string{`"a.bool":null`, `"a.bool":{"value":null}`}, `"a.bool":null`},
		{[]string{`"a.bool":true,"a.enum":"x"`, `"a.enum":"x","a.bool":true`, ` "a.enum" : "\u0078" , "a.bool" : true `}, `"a.bool":true,"a.enum":"x"`},
		{[]string{`"a.date":"2026-11"`}, `"a.date":"2026-11"`},
		{[]string{`"a.ahead":"2030-01-01"`}, `"a.ahead":"2030-01-01"`},
		{[]string{`"a.list":[{"date":"2026-01","ok":true,"n":1}]`, `"a.list":[{"n":1.0,"ok":true,"date":"2026-01","who":null}]`}, `"a.list":[{"ok":true,"n":1.0,"date":"2026-01"}]`},
		{[]string{`"a.list":[]`}, `"a.list":[]`},
		{[]string{`"a.text":"一\n\"二\"\u0007"`}, `"a.text":"一\n\"二\"\u0007"`},
		{[]string{`"a.bool":{"value":true,"date":"2026-11-01","note":"看过"}`}, `"a.bool":{"value":true,"date":"2026-11-01","note":"看过"}`},
	} {
		for _, in := range c.in {
			a, err := p.DecodeAnswers([]byte(file(in)))
			if err != nil {
				t.Errorf("%s: %v", in, err)
				continue
			}
			got := p.EncodeAnswers(a)
			if string(got) != file(c.want) {
				t.Errorf("%s became %s", in, got)
			}
			again, err := p.DecodeAnswers(got)
			if err != nil || !bytes.Equal(p.EncodeAnswers(again), got) {
				t.Errorf("%s is not read back: %v", got, err)
			}
		}
	}
	whole := `{"format":1,"pack":"t/unit","at":"2026-11-24","unit":{"name":"甲","code":"1","address":"乙"},"facts":{"a.bool":true},` +
		`"found":{"c":"2026-10-02"},"plan":{"c":{"measure":"m","person":"p","department":"d","by":"2026-12-01","money":"1","guard":"g"}},"signed":{"date":"2026-11-24","by":"甲"}}`
	a, err := p.DecodeAnswers([]byte(whole))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(whole, string(p.EncodeAnswers(a))); diff != "" {
		t.Error(diff)
	}
}

// Go values and JSON make the same answers.
func TestAnswersFromGo(t *testing.T) {
	p := asking(t)
	day := logic.NewDate(2026, 3, 4)
	for _, c := range []struct {
		fact  string
		value any
		want  string
	}{
		{"a.bool", true, `true`},
		{"a.bool", nil, `null`},
		{"a.num", 3, `3.00`},
		{"a.num", int64(3), `3.00`},
		{"a.num", 2.5, `2.50`},
		{"a.num", 0.1, `0.10`},
		{"a.num", "2.5", `2.50`},
		{"a.num", map[string]any{"value": "2.5", "note": "n"}, `{"value":2.50,"note":"n"}`},
		{"a.date", day, `"2026-03-04"`},
		{"a.date", "2026-03", `"2026-03"`},
		{"a.enum", "x", `"x"`},
		{"a.set", []string{"y", "x"}, `["x","y"]`},
		{"a.set", []any{"y"}, `["y"]`},
		{"a.set", map[string]any{"value": []string{"y"}, "more": true}, `{"value":["y"],"more":true}`},
		{"a.list", []map[string]any{{"ok": true, "n": "1.5", "date": day}}, `[{"ok":true,"n":1.5,"date":"2026-03-04"}]`},
		{"a.text", "1.5", `"1.5"`},
		{"a.num", int8(3), `3.00`},
		{"a.num", int16(3), `3.00`},
		{"a.num", int32(3), `3.00`},
		{"a.num", uint(3), `3.00`},
		{"a.num", uint8(3), `3.00`},
		{"a.num", uint16(3), `3.00`},
		{"a.num", uint32(3), `3.00`},
		{"a.num", uint64(3), `3.00`},
		{"a.num", float32(0.1), `0.10`},
		{"a.num", json.Number("2.5"), `2.50`},
		{"a.num", pointer(2.5), `2.50`},
		{"a.num", pointer(json.Number("2.5")), `2.50`},
		{"a.bool", pointer(true), `true`},
		{"a.date", day, `"2026-03-04"`},
		{"a.date", pointer(day), `"2026-03-04"`},
		{"a.date", time.Date(2026, 3, 4, 23, 59, 0, 0, time.FixedZone("", -5*3600)), `"2026-03-04"`},
		{"a.date", pointer(time.Date(2026, 3, 4, 0, 0, 0, 0, time.UTC)), `"2026-03-04"`},
		{"a.enum", option("x"), `"x"`},
		{"a.text", netip.MustParseAddr("10.0.0.1"), `"10.0.0.1"`},
		{"a.set", []any{option("y")}, `["y"]`},
		{"a.set", pointer([]string{"y"}), `["y"]`},
		{"a.list", []any{map[string]any{"n": json.Number("1.5"), "date": (*time.Time)(nil)}}, `[{"n":1.5}]`},
	} {
		a, err := p.Answers(map[string]any{c.fact: c.value})
		if err != nil {
			t.Errorf("%s = %v: %v", c.fact, c.value, err)
			continue
		}
		want := file(`"` + c.fact + `":` + c.want)
		if got := string(p.EncodeAnswers(a)); got != want {
			t.Errorf("%s = %v gave %s", c.fact, c.value, got)
		}
		b, err := p.With(Answers{At: a.At}, c.fact, c.value)
		if err != nil || !bytes.Equal(p.EncodeAnswers(b), p.EncodeAnswers(a)) {
			t.Errorf("With(%s, %v) gives other answers: %v", c.fact, c.value, err)
		}
	}
	for _, c := range []struct {
		fact  string
		value any
		want  diag.Code
	}{
		{"a.bool", struct{}{}, diag.AnswerType},
		{"a.bool", "true", diag.AnswerType},
		{"a.num", "many", diag.AnswerType},
		{"a.num", 1e300, diag.AnswerRange},
		{"a.num", 0.001, diag.AnswerDecimals},
		{"a.text", "\xff", diag.AnswerType},
		{"a.set", []string{"\xff"}, diag.AnswerType},
		{"a.none", struct{}{}, diag.AnswerFact},
		{"a.derived", struct{}{}, diag.AnswerDerived},
		{"a.date", Date(0), diag.AnswerDate},
		{"a.date", time.Time{}, diag.AnswerRange},
		{"a.num", uint64(1<<64 - 1), diag.AnswerRange},
		{"a.num", math.NaN(), diag.AnswerRange},
		{"a.num", time.Hour, diag.AnswerType},
		{"a.set", []any{(*string)(nil)}, diag.AnswerType},
		{"a.list", []map[string]any{{"\xff": 1}}, diag.AnswerType},
	} {
		a, err := p.Answers(map[string]any{c.fact: c.value, "a.bool": false})
		var list diag.List
		if c.fact == "a.bool" {
			a, err = p.With(Answers{}, c.fact, c.value)
		}
		if !errors.As(err, &list) || !list.Has(c.want) {
			t.Errorf("%s = %v: %v, want %s", c.fact, c.value, err, c.want)
		}
		if a.Has(c.fact) {
			t.Errorf("%s = %v was refused and stands all the same", c.fact, c.value)
		}
	}
}

type option string

func (o option) String() string { return string(o) }

func pointer[T any](v T) *T { return &v }

// A nil pointer is a fact that was not asked: no answer, and with With the end
// of one.
func TestNilPointersAreNotAsked(t *testing.T) {
	p := asking(t)
	for _, v := range []any{(*bool)(nil), (*string)(nil), (*int)(nil), (*uint8)(nil), (*float64)(nil), (*Date)(nil), (*[]string)(nil), (*time.Time)(nil), (*json.Number)(nil)} {
		a, err := p.Answers(map[string]any{"a.num": v, "a.bool": true})
		if err != nil || a.Has("a.num") || !a.Has("a.bool") {
			t.Errorf("%T: %v, %v", v, a.Facts(), err)
		}
		if a, err = p.With(a, "a.bool", v); err != nil || a.Has("a.bool") {
			t.Errorf("With %T: %v, %v", v, a.Facts(), err)
		}
	}
}

// Value gives out what Answers takes in, and nothing that is shared.
func TestValue(t *testing.T) {
	p := asking(t)
	for _, c := range []struct {
		fact    string
		in, out any
	}{
		{"a.bool", true, true}, {"a.bool", nil, nil}, {"a.num", 2.5, "2.50"}, {"a.num", 0, "0.00"},
		{"a.date", "2026-03-04", logic.NewDate(2026, 3, 4)}, {"a.date", "2026-03", "2026-03"},
		{"a.enum", "x", "x"}, {"a.set", []string{"y", "x"}, []string{"x", "y"}}, {"a.set", []string{}, []string{}},
		{"a.list", []map[string]any{{"ok": true, "n": "1.5", "date": "2026-03-04"}, {}}, []map[string]any{{"ok": true, "n": "1.5", "date": "2026-03-04"}, {}}},
		{"a.list", []map[string]any{}, []map[string]any{}}, {"a.text", "12", "12"},
	} {
		a, err := p.Answers(map[string]any{c.fact: c.in})
		if err != nil {
			t.Fatal(err)
		}
		got, ok := a.Value(c.fact)
		if diff := cmp.Diff(c.out, got); !ok || diff != "" {
			t.Errorf("%s of %v: %v (-want +got)\n%s", c.fact, c.in, ok, diff)
		}
		again, err := p.With(Answers{}, c.fact, got)
		if err != nil || !bytes.Equal(p.EncodeAnswers(again), p.EncodeAnswers(a)) {
			t.Errorf("%s of %v is not taken back: %v", c.fact, c.in, err)
		}
		if list, ok := got.([]string); ok && len(list) > 0 {
			list[0] = "changed"
			if now, _ := a.Value(c.fact); now.([]string)[0] == "changed" {
				t.Error("the value is shared")
			}
		}
	}
	if v, ok := (Answers{}).Value("a.bool"); ok || v != nil {
		t.Errorf("no answer is %v, %v", v, ok)
	}
}

// With and Without return copies; the answers that they were made from stay.
func TestAnswersAreNeverChanged(t *testing.T) {
	p := asking(t)
	a, err := p.Answers(map[string]any{"a.bool": true})
	if err != nil {
		t.Fatal(err)
	}
	before := p.EncodeAnswers(a)
	b, err := p.With(a, "a.num", 1)
	if err != nil {
		t.Fatal(err)
	}
	c := b.Without("a.bool", "a.none")
	d, err := p.DecodeAnswers([]byte(`{"format":1,"facts":{},"found":{"c":"2026-01-02"},"plan":{"c":{"person":"甲"}}}`))
	if err != nil {
		t.Fatal(err)
	}
	had := p.EncodeAnswers(d)
	with, err := p.With(d, "a.bool", true)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range []Answers{with, d.Without("a.bool"), p.Session(d).Answers()} {
		e.Found["c"], e.Plan["c"] = 0, Plan{}
	}
	if !bytes.Equal(p.EncodeAnswers(d), had) {
		t.Error("a copy shares what stands beside the facts")
	}
	s := p.Session(a)
	s.Set("a.bool", false)
	s.Clear("a.bool")
	if !bytes.Equal(p.EncodeAnswers(a), before) {
		t.Error("answers were changed")
	}
	if got := fmt.Sprint(a.Facts(), b.Facts(), c.Facts(), s.Answers().Facts()); got != "[a.bool] [a.bool a.num] [a.num] []" {
		t.Errorf("got %s", got)
	}
	if !a.Has("a.bool") || a.NotSure("a.bool") || a.Has("a.num") {
		t.Error("Has or NotSure")
	}
}

// Promise: what random answers are encoded to is decoded to the same answers,
// with the same verdicts.
func TestAnswersRoundTrip(t *testing.T) {
	n := 0
	eachWorld(t, func(int) bool { return n >= rounds.Of(2_000) }, func(w *world) error {
		n++
		a := Answers{At: w.at}
		for id, v := range w.all() {
			f := w.p.bundle.Fact(id)
			value := any(goValue(f, v))
			switch {
			case w.chance(4):
				value = nil
			case w.chance(4):
				value = map[string]any{"value": value, "note": "注", "date": w.at - 1}
			}
			var err error
			if a, err = w.p.With(a, id, value); err != nil {
				return err
			}
		}
		data := w.p.EncodeAnswers(a)
		b, err := w.p.DecodeAnswers(data)
		if err != nil {
			return fmt.Errorf("%w\n%s", err, data)
		}
		if again := w.p.EncodeAnswers(b); !bytes.Equal(again, data) {
			return fmt.Errorf("%s\nbecame\n%s", data, again)
		}
		if !slices.Equal(w.p.judge(a).raw, w.p.judge(b).raw) {
			return fmt.Errorf("other verdicts after %s", data)
		}
		return nil
	})
}

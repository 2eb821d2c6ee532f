package cli

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/fire321/fire321/assess"
	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/logic"
	"github.com/fire321/fire321/rules/pack"
)

func choicesOf(ids ...string) (list []rules.Option) {
	for _, id := range ids {
		list = append(list, rules.Option{ID: id, Text: rules.Text{ZH: "甲" + id, EN: "the " + id}})
	}
	return list
}

func TestParseAnswer(t *testing.T) {
	today := logic.NewDate(2026, 11, 24)
	yesNo := &rules.Fact{Type: logic.Type{Kind: logic.Bool}, Affirm: rules.Text{ZH: "畅通", EN: "Clear"}, Deny: rules.Text{ZH: "不畅通", EN: "Blocked"}}
	minutes := &rules.Fact{Type: logic.Type{Kind: logic.Number, Unit: "min", Max: 9999}, Named: []rules.Named{{Value: 120, Text: rules.Text{ZH: "每两小时", EN: "two-hourly"}}}}
	metres := &rules.Fact{Type: logic.Type{Kind: logic.Number, Unit: "m", Decimals: 1, Max: 9999}, Named: []rules.Named{{Value: 25, Text: rules.Text{ZH: "两米半", EN: "x"}}}}
	day := &rules.Fact{Type: logic.Type{Kind: logic.DateKind}, Named: []rules.Named{{Value: int64(logic.FirstDay), Text: rules.Text{ZH: "从来没有", EN: "never"}}}}
	one := &rules.Fact{Type: logic.Type{Kind: logic.Enum}, Options: choicesOf("a-1", "b-2", "c-3")}
	some := &rules.Fact{Type: logic.Type{Kind: logic.Set}, Options: choicesOf("a-1", "b-2", "c-3")}
	words := &rules.Fact{Type: logic.Type{Kind: logic.TextKind}}
	bad := errForm
	for _, c := range []struct {
		fact *rules.Fact
		in   string
		want any
	}{
		{yesNo, "1", true}, {yesNo, "２", false}, {yesNo, "畅通", true}, {yesNo, "blocked", false}, {yesNo, "Y", true}, {yesNo, "3", bad}, {yesNo, "不清楚", bad},
		{minutes, "240", int64(240)}, {minutes, "２４０分钟", int64(240)}, {minutes, "240 min", int64(240)}, {minutes, "一百二十", int64(120)},
		{minutes, "十五", int64(15)}, {minutes, "两千零五", int64(2005)}, {minutes, "二", int64(2)}, {minutes, "a", int64(120)}, {minutes, "每两小时", int64(120)},
		{minutes, "-2", int64(-2)}, {minutes, "十十", bad}, {minutes, "often", bad}, {minutes, "1e3", bad}, {minutes, "", bad}, {minutes, "99999999999999999999", bad},
		{metres, "2.5", 2.5}, {metres, "1,200.5米", 1200.5}, {metres, "a", 2.5},
		{day, "2026-11-24", "2026-11-24"}, {day, "2026年3月1日", "2026-03-01"}, {day, "2026/3", "2026-03"}, {day, "２０２６．３．１", "2026-03-01"},
		{day, "今天", today}, {day, "yesterday", today - 1}, {day, "a", logic.FirstDay}, {day, "2026-02-30", bad}, {day, "26-1-1", bad}, {day, "2026", bad},
		{one, "2", "b-2"}, {one, "甲c-3", "c-3"}, {one, "the a-1", "a-1"}, {one, "b-2", "b-2"}, {one, "4", bad}, {one, "0", bad},
		{some, "1 3", []any{"a-1", "c-3"}}, {some, "１，３", []any{"a-1", "c-3"}}, {some, "1、2、3", []any{"a-1", "b-2", "c-3"}}, {some, "0", []any{}},
		{some, "1+", map[string]any{"value": []any{"a-1"}, "more": true}}, {some, "0+", map[string]any{"value": []any{}, "more": true}}, {some, "4", bad}, {some, ",", bad},
		{words, " 张三 ", "张三"},
	} {
		got, err := parseAnswer(c.fact, c.in, today)
		if err != nil {
			got = err
		}
		if c.want == bad {
			if got != bad {
				t.Errorf("%v %q: %v, want a refusal", c.fact.Type.Kind, c.in, got)
			}
			continue
		}
		if d := cmp.Diff(c.want, got); d != "" {
			t.Errorf("%v %q: %s", c.fact.Type.Kind, c.in, d)
		}
	}
}

func FuzzParseAnswer(f *testing.F) {
	facts := []*rules.Fact{
		{Type: logic.Type{Kind: logic.Bool}}, {Type: logic.Type{Kind: logic.Number, Unit: "min"}}, {Type: logic.Type{Kind: logic.DateKind}},
		{Type: logic.Type{Kind: logic.Enum}, Options: choicesOf("a", "b")}, {Type: logic.Type{Kind: logic.Set}, Options: choicesOf("a", "b")},
	}
	for _, s := range []string{"一百二十", "2026年3月", "1 2+", "２４０分钟", "是", "-"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, fact := range facts {
			v, err := parseAnswer(fact, s, logic.NewDate(2026, 11, 24))
			if (v == nil) == (err == nil) {
				t.Errorf("%v %q: %v, %v", fact.Type.Kind, s, v, err)
			}
		}
	})
}

func shopProgram(t testing.TB) *assess.Program {
	t.Helper()
	c := &command{}
	l, err := c.load(shopPack)
	if err != nil {
		t.Fatal(err)
	}
	prog, err := assess.Compile(l.bundle, logic.NewDate(2026, 11, 24))
	if err != nil {
		t.Fatal(err)
	}
	return prog
}

// Promise: what is saved is read again as the same answers, whatever a person
// typed for names and notes.
func FuzzAnswersYAML(f *testing.F) {
	prog := shopProgram(f)
	f.Add("张记面馆", "二楼: #3 \"x\"", 240, true)
	f.Add("null", "1.10", 1, false)
	f.Add("- a", "'\\\t&*!%@`", 10080, true)
	f.Add("\u2028\u0085\ufeff😀", "", 5, false)
	f.Fuzz(func(t *testing.T, name, note string, minutes int, more bool) {
		if !utf8.ValidString(name) || !utf8.ValidString(note) || minutes < 1 || minutes > 10080 {
			t.Skip()
		}
		a, err := prog.Answers(map[string]any{
			"place.kinds":               map[string]any{"value": []string{"mall"}, "more": more, "note": note},
			"patrol.interval_minutes":   minutes,
			"extinguisher.checked_last": map[string]any{"value": "2026-03", "date": "2026-11-01", "note": note},
			"drill.records":             []any{map[string]any{"date": "2026-01-02", "people": 3}, map[string]any{}},
			"alarm.works":               nil,
			"manager.shown":             more,
		})
		if err != nil {
			t.Fatal(err)
		}
		a.Unit.Name, a.Unit.Address = name, note
		a.Found = map[string]logic.Date{"patrol.two-hourly": logic.NewDate(2026, 1, 1)}
		a.Plan = map[string]assess.Plan{"patrol.two-hourly": {Measure: note, Person: name}}
		a.Signed.By = name
		text, err := answersYAML(prog, a, "# 首行\n", "zh")
		if err != nil {
			t.Fatal(err)
		}
		json, _, err := pack.ReadAnswers(text, "a.yaml", prog.Bundle())
		if err != nil {
			t.Fatalf("%v\n%s", err, text)
		}
		got, err := prog.DecodeAnswers(json)
		if err != nil {
			t.Fatalf("%v\n%s", err, text)
		}
		if want := prog.EncodeAnswers(a); !bytes.Equal(prog.EncodeAnswers(got), want) {
			t.Errorf("%s\nbecame\n%s\nby\n%s", want, prog.EncodeAnswers(got), text)
		}
	})
}

func TestHeadCommentsStay(t *testing.T) {
	for in, want := range map[string]string{
		"":                         "",
		"format: 1\n# x\n":         "",
		"# a\n#b\nformat: 1\n#c\n": "# a\n#b\n",
		"# no line break":          "# no line break\n",
	} {
		if got := headComments([]byte(in)); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

// Promise: what an interview has saved can be assessed, also where the law is
// that of a day after the answers.
func TestAskUnderTheLawOfALaterDay(t *testing.T) {
	file := filepath.Join(t.TempDir(), "answers.yaml")
	write(t, file, strings.Replace(good, "minutes: 120", "minutes: 240", 1)+"unit: {name: 面馆}\n")
	for _, args := range [][]string{{"ask", "--at", "2027-06-01"}, {"assess"}, {"ask"}, {"assess", "--at", "2027-06-01"}} {
		code, out, errs := run(t, strings.Repeat("-\n", 20), append(args, "--pack", shopPack, file)...)
		if code == exitUsage || errs != "" {
			t.Fatalf("%v gives %d: %s%s", args, code, out, errs)
		}
	}
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(data), "patrol.two-hourly: 2026-11-24") {
		t.Errorf("the hazard was not found on the day of the answers:\n%s", data)
	}
}

// TestAskTakesOnlyWhatItShowed: after a search a number that stands before none of
// what was found is no answer; it is one once all are listed.
func TestAskTakesOnlyWhatItShowed(t *testing.T) {
	for _, c := range []struct {
		typed string
		taken bool
	}{{"面馆\n1\nq\n", false}, {"面馆\n１\nq\n", false}, {"面馆\n?\n1\nq\n", true}, {"1\nq\n", true}} {
		file := filepath.Join(t.TempDir(), "answers.yaml")
		_, out, errs := run(t, "\n"+c.typed, "ask", "--at", "2026-11-24", "--pack", "cn/national/unit", file)
		data, _ := os.ReadFile(file)
		if taken := strings.Contains(string(data), "office"); errs != "" || taken != c.taken || taken == strings.Contains(out, "上面没有") {
			t.Errorf("%q: %s%s\n%s", c.typed, errs, out, data)
		}
	}
}

// TestAreaAsPeopleTypeIt: an area is read with whatever they put behind it.
func TestAreaAsPeopleTypeIt(t *testing.T) {
	f := &rules.Fact{Type: logic.Type{Kind: logic.Number, Unit: "m2"}}
	for _, typed := range []string{"800", "800平", "800平米", "800 平方", "８００平方米", "800㎡", "800m²", "800 m2", "八百平"} {
		if got, err := parseAnswer(f, typed, 0); err != nil || got != int64(800) {
			t.Errorf("%s is read as %v, %v", typed, got, err)
		}
	}
}

// Promise: what is often true too of a chosen kind is mentioned, and not added.
func TestAskMentionsWhatIsOftenThereToo(t *testing.T) {
	for _, c := range []struct{ typed, want string }{
		{"工厂", "还有这些吗？集体宿舍、劳动密集型企业、仓库、物流。"},
		{"图书馆", ""},
	} {
		file := filepath.Join(t.TempDir(), "answers.yaml")
		// The name, then the kind by what it is called and by its number.
		_, found, _ := run(t, "\n"+c.typed+"\nq\n", "ask", "--at", "2026-11-24", "--pack", "cn/national/unit", file)
		number := ""
		for line := range strings.Lines(found) {
			if f := strings.Fields(strings.TrimPrefix(line, ">")); len(f) >= 2 && f[1] == c.typed {
				number = f[0]
			}
		}
		_, out, errs := run(t, "\n"+number+"\nq\n", "ask", "--at", "2026-11-24", "--pack", "cn/national/unit", file+"2")
		out = strings.Join(strings.Fields(out), "") // lines are wrapped
		if number == "" || errs != "" || !strings.Contains(out, c.want) || c.want == "" && strings.Contains(out, "还有这些吗") {
			t.Errorf("%s (%s): %s%s\n%s", c.typed, number, out, errs, found)
		}
		if data, _ := os.ReadFile(file + "2"); strings.Contains(string(data), "dormitory") {
			t.Errorf("%s: it was added by itself:\n%s", c.typed, data)
		}
	}
}

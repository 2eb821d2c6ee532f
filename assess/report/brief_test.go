package report

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/fire321/fire321/assess"
	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/law"
	"github.com/fire321/fire321/rules/logic"
	"github.com/fire321/fire321/rules/pack"
)

// examples are the units that the command's help and the site show, by the law
// that binds them.
func examples(t testing.TB) map[string]unit {
	t.Helper()
	files, err := filepath.Glob("../../examples/units/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatal("no examples", err)
	}
	out, programs := map[string]unit{}, map[string]*assess.Program{}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		id := "cn/national/unit"
		for line := range strings.SplitSeq(string(data), "\n") {
			if said, ok := strings.CutPrefix(line, "pack: "); ok {
				id = said
			}
		}
		if programs[id] == nil {
			programs[id] = compiled(t, id, law.FS)
		}
		u := read(t, programs[id], file)
		out[u.name] = u
	}
	return out
}

func compiled(t testing.TB, id string, fsys fs.FS) *assess.Program {
	t.Helper()
	p, err := pack.Load(id, fsys)
	if err != nil {
		t.Fatal(err)
	}
	prog, err := assess.Compile(p.Bundle(), logic.NewDate(2026, 11, 24))
	if err != nil {
		t.Fatal(err)
	}
	return prog
}

// Promise: an owner in a hurry reads first what to do first; each hazard is
// there, with its number, what is wrong and what to do; in Chinese it takes at
// most three lines.
func TestBriefTellsEachHazard(t *testing.T) {
	all := units(t)
	for name, u := range examples(t) {
		all[name] = u
	}
	for name, u := range all {
		wide := Brief(u.prog, u.a, u.got, "zh").Terminal(Screen{Columns: 10000})
		if lead := strings.Split(wide, "\n")[3]; len(u.got.Hazards) > 0 {
			first := u.got.Hazards[0]
			for _, effort := range append(rules.Efforts(), "") {
				if i := slices.IndexFunc(u.got.Hazards, func(h assess.Hazard) bool { return h.Effort == effort }); i >= 0 {
					first = u.got.Hazards[i]
					break
				}
			}
			if pairs := u.prog.Session(u.a).Danger().Pairs; len(pairs) > 0 {
				if !strings.HasPrefix(lead, pairs[0].Now.ZH) {
					t.Errorf("%s begins with %q, not with %q", name, lead, pairs[0].Now.ZH)
				}
			} else if want := act(&first).ZH; !strings.HasPrefix(lead, "先做第") || !strings.Contains(lead, want) {
				t.Errorf("%s begins with %q, not with %q", name, lead, want)
			}
		}
		for i, h := range u.got.Hazards {
			head := mark(h.Severity) + " " + itoa(i+1) + " "
			_, block, ok := strings.Cut("\n"+wide, "\n"+head)
			lines := strings.SplitN(block, "\n", 3)
			wrong := h.Say.ZH
			if wrong == "" {
				wrong = h.Title.ZH
			}
			if !ok || !strings.Contains(lines[0], wrong) || !strings.Contains(lines[1], act(&h).ZH) {
				t.Errorf("%s does not tell %s: %q", name, h.ID, lines)
			}
		}
		n := 0
		for line := range strings.SplitSeq(Brief(u.prog, u.a, u.got, "zh").Terminal(Screen{}), "\n") {
			switch {
			case strings.HasPrefix(line, "◈ "), strings.HasPrefix(line, "◆ "), strings.HasPrefix(line, "▲ "):
				n = 1
			case strings.HasPrefix(line, "  ") && n > 0:
				n++
			default:
				n = 0
			}
			if n > 3 {
				t.Errorf("%s: a hazard takes more than three lines: %s", name, line)
			}
		}
	}
}

// Promise: what kills here leads each front alike, and while a serious hazard
// stands, none of them shows a grade or points.
func TestOneHeadline(t *testing.T) {
	pairs, held := 0, 0
	for name, u := range examples(t) {
		report, err := Build("report", u.prog, u.a, u.got, "zh")
		if err != nil {
			t.Fatal(err)
		}
		short := Brief(u.prog, u.a, u.got, "zh").Terminal(Screen{Columns: 10000})
		whole := Result(u.prog, u.a, u.got, "zh").Terminal(Screen{Columns: 10000})
		paper := report.Terminal(Screen{Columns: 10000})
		d := u.prog.Session(u.a).Danger()
		for front, text := range map[string]string{"brief": short, "result": whole, "headline": Headline(u.prog, u.a, u.got, "zh"), "report": paper} {
			if len(d.Pairs) > 0 {
				if lead := d.Pairs[0].Now.ZH + d.Pairs[0].Say.ZH + "。"; !strings.Contains(text, lead) {
					t.Errorf("%s: the %s does not say %q", name, front, lead)
				}
				pairs++
			}
			if front == "headline" {
				continue
			}
			if no := strings.Contains(text, "先不给分"); no != (u.got.Held() > 0) {
				t.Errorf("%s: serious hazards that stand: %d; the %s refuses a score: %v", name, u.got.Held(), front, no)
			} else if no {
				held++
				if strings.Contains(text, "（满分") || strings.Contains(text, "只改好这一项") {
					t.Errorf("%s: the %s shows points all the same", name, front)
				}
			}
		}
		rectify, err := Build("rectify", u.prog, u.a, u.got, "zh")
		if err != nil {
			t.Fatal(err)
		}
		deadly := slices.ContainsFunc(d.Found, func(x assess.Alarm) bool { return !x.May && !x.Others })
		if strings.Contains(rectify.Markdown(), "（可能致命）") != deadly && len(u.got.OthersFailed()) == 0 {
			t.Errorf("%s: deadly hazards %v, and the list of measures says otherwise", name, deadly)
		}
	}
	if pairs == 0 || held == 0 {
		t.Errorf("no example has a deadly pair (%d) or a serious hazard (%d)", pairs, held)
	}
}

// The short page hides nothing that it leaves out: it says how much there is.
func TestBriefCountsTheRest(t *testing.T) {
	for name, u := range examples(t) {
		text := Brief(u.prog, u.a, u.got, "zh").Terminal(Screen{Columns: 10000})
		has := func(n int, format phrase) {
			want, _, _ := strings.Cut(format.Fill("zh", rules.Text{ZH: itoa(n), EN: itoa(n)}, rules.Text{}), "：")
			if strings.Contains(text, want) != (n > 0) {
				t.Errorf("%s: %q is wrong in\n%s", name, want, text)
			}
		}
		could, rest := u.got.OpenGrave()
		has(len(could), openCould)
		has(len(rest), openRest)
		has(len(failing(u.got.Others, true)), othersNotMet)
		has(len(failing(u.got.Others, false)), othersNotKnown)
		has(len(failing(u.got.Advice, false)), adviceNotAsked)
		has(len(u.got.Gaps), briefGaps)
		for _, o := range u.got.Coverage.Missing {
			if !strings.Contains(text, o.Text.ZH) {
				t.Errorf("%s does not say that %s is not judged", name, o.Text.ZH)
			}
		}
	}
}

// Days of the law, of the unit and of the tool are told apart.
func TestBriefSaysWhoseDayItIs(t *testing.T) {
	b := &brief{screen{&builder{lang: "zh", got: &assess.Assessment{AsOf: logic.NewDate(2026, 11, 24)}}}}
	day := logic.NewDate(2026, 12, 1)
	for want, h := range map[string]assess.Hazard{
		"尽快，房东":                {By: "owner"},
		"今天，房东":                {By: "owner", Due: logic.NewDate(2026, 11, 24)},
		"2026年12月1日前，房东":       {By: "owner", Due: day},
		"2026年12月1日前，法定，房东":    {By: "owner", Due: day, TermByLaw: true},
		"2026年12月1日前，计划，张三":    {By: "owner", Due: day - 1, TermByLaw: true, Plan: assess.Plan{By: day, Person: "张三"}},
		"2026年11月23日 已过期，房东":   {By: "owner", Due: logic.NewDate(2026, 11, 23)},
		"2026年11月23日 已过期，计划，甲": {Plan: assess.Plan{By: logic.NewDate(2026, 11, 23), Person: "甲"}},
	} {
		if got := b.when(&h).String(); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

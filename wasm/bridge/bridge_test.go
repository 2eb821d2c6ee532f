package bridge_test

import (
	"encoding/json"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/fire321/fire321/internal/canon"
	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/logic"
	"github.com/fire321/fire321/rules/pack"
	"github.com/fire321/fire321/wasm/bridge"
)

// demo is the small pack that the stories of the command are told with.
func demo(t testing.TB) *rules.Bundle {
	t.Helper()
	p, err := pack.Load("demo/unit", os.DirFS("../../testdata/shop/packs"))
	if err != nil {
		t.Fatal(err)
	}
	return p.Bundle()
}

// noodle is its noodle shop.
func noodle(t testing.TB, b *rules.Bundle) string {
	t.Helper()
	const file = "../../testdata/shop/noodle.yaml"
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	answers, _, err := pack.ReadAnswers(data, file, b)
	if err != nil {
		t.Fatal(err)
	}
	return string(answers)
}

// host is a bridge with a bundle as number 1.
type host struct {
	testing.TB
	*bridge.Bridge
}

func newHost(t testing.TB, bundles ...*rules.Bundle) host {
	h := host{t, new(bridge.Bridge)}
	for _, b := range bundles {
		h.ok(`{"do":"load"}` + "\n" + string(b.Encode()))
	}
	return h
}

// object is a reply, or a part of one, as encoding/json reads it.
type object = map[string]any

// put gives the reply to a request; it must be canonical JSON.
func (h host) put(request string) object {
	h.Helper()
	reply := h.Handle([]byte(request))
	v, err := canon.Parse(reply)
	if err != nil || string(v.Append(nil)) != string(reply) {
		h.Fatalf("%s: the reply is not canonical: %v\n%s", request, err, reply)
	}
	var got object
	if err := json.Unmarshal(reply, &got); err != nil || len(got) != 1 {
		h.Fatalf("%s: %v, %d members", request, err, len(got))
	}
	return got
}

func (h host) ok(request string) object {
	h.Helper()
	got := h.put(request)
	if got["error"] != nil {
		h.Fatalf("%.200s: %v", request, got["error"])
	}
	return got["ok"].(object)
}

// at walks into a reply by keys and indices.
func at(v any, path ...any) any {
	for _, p := range path {
		switch p := p.(type) {
		case string:
			v = v.(object)[p]
		case int:
			v = v.([]any)[p]
		}
	}
	return v
}

func ids(list any, key string) []string {
	var out []string
	if list != nil {
		for _, item := range list.([]any) {
			out = append(out, item.(object)[key].(string))
		}
	}
	return out
}

func TestFaultsAreValues(t *testing.T) {
	b := demo(t)
	tests := []struct{ name, request, code, pointer string }{
		{"no JSON", `{`, "E-JSON-SYNTAX", ""},
		{"no object", `[]`, "E-REQUEST-VERB", "/do"},
		{"unknown verb", `{"do":"asess"}`, "E-REQUEST-VERB", "/do"},
		{"unknown member", `{"do":"next","session":2,"lang":"zh"}`, "E-REQUEST-MEMBER", "/lang"},
		{"session of a wrong type", `{"do":"next","session":"2"}`, "E-REQUEST-MEMBER", "/session"},
		{"closed session", `{"do":"next","session":9}`, "E-REQUEST-HANDLE", "/session"},
		{"a bundle's number for a session's", `{"do":"next","session":1}`, "E-REQUEST-HANDLE", "/session"},
		{"unknown bundle", `{"do":"open","bundle":7,"day":"2026-11-24"}`, "E-REQUEST-HANDLE", "/bundle"},
		{"no day", `{"do":"open","bundle":1}`, "E-REQUEST-MEMBER", "/day"},
		{"no day of the calendar", `{"do":"open","bundle":1,"day":"2026-02-30"}`, "E-REQUEST-MEMBER", "/day"},
		{"a day before the law", `{"do":"open","bundle":1,"day":"2001-01-01"}`, "E-DAY-UNKNOWN", ""},
		{"answers of another pack", `{"do":"open","bundle":1,"day":"2026-11-24","answers":{"format":1,"pack":"x"}}`, "E-ANSWER-PACK", "/pack"},
		{"empty bundle", `{"do":"load"}`, "E-JSON-SYNTAX", ""},
		{"unknown member of a bundle", "{\"do\":\"load\"}\n{\"format\":1,\"x\":1}", "E-BUNDLE-MEMBER", "/x"},
		{"another digest", "{\"do\":\"load\",\"digest\":\"00\"}\n{}", "E-BUNDLE-DIGEST", ""},
		{"unknown fact", `{"do":"answer","session":2,"facts":{"patrol.interval":1}}`, "E-ANSWER-FACT", "/facts/patrol.interval"},
		{"out of range", `{"do":"answer","session":2,"facts":{"patrol.interval_minutes":-2}}`, "E-VALUE-RANGE", "/facts/patrol.interval_minutes"},
		{"tomorrow", `{"do":"answer","session":2,"facts":{"extinguisher.checked_last":"2026-11-25"}}`, "E-ANSWER-FUTURE", "/facts/extinguisher.checked_last"},
		{"a plan for nothing", `{"do":"put","session":2,"plan":{"x":{}}}`, "E-ANSWER-CRITERION", "/plan/x"},
		{"back in time", `{"do":"renew","session":2,"at":"2020-01-01"}`, "E-ANSWER-FUTURE", "/facts/place.sleepers/date"},
		{"enough of nothing", `{"do":"enough","session":2,"facts":{"x":1}}`, "E-ANSWER-FACT", "/facts/x"},
		{"reasons of nothing", `{"do":"reasons","session":2,"fact":"x"}`, "E-ANSWER-FACT", ""},
		{"why of nothing", `{"do":"why","session":2,"criterion":"x"}`, "E-CRITERION-ABSENT", "/criterion"},
		{"mend nothing", `{"do":"mend","session":2,"criterion":"x"}`, "E-CRITERION-ABSENT", "/criterion"},
		{"no such document", `{"do":"document","session":2,"kind":"x"}`, "E-DOCUMENT-UNKNOWN", "/kind"},
		{"no table of it", `{"do":"csv","session":2,"kind":"letter"}`, "E-DOCUMENT-UNKNOWN", "/kind"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			h := newHost(t, b)
			h.ok(`{"do":"open","bundle":1,"day":"2026-11-24","answers":{"format":1,"facts":{"place.sleepers":1}}}`)
			got := h.put(tt.request)["error"]
			if got == nil {
				t.Fatal("no error")
			}
			first := at(got, "list", 0).(object)
			pointer, _ := first["pointer"].(string)
			if diff := cmp.Diff([]string{tt.code, tt.pointer}, []string{at(got, "code").(string), pointer}); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
			for _, lang := range []string{"zh", "en"} {
				if at(got, "message", lang) == nil || at(first, "found", lang) == nil {
					t.Errorf("nothing said in %s: %v", lang, got)
				}
			}
		})
	}
}

func TestABundleMustBeCanonical(t *testing.T) {
	h := newHost(t)
	data := strings.Replace(string(demo(t).Encode()), `"id":`, ` "id":`, 1)
	h.ok(`{"do":"load","digest":"` + rules.Digest([]byte(data)) + "\"}\n" + data)
	if got := at(h.put(`{"do":"open","bundle":1,"day":"2026-11-24"}`), "error", "code"); got != "E-BUNDLE-FORM" {
		t.Error(got)
	}
}

func TestSetIsAllOrNothing(t *testing.T) {
	h := newHost(t, demo(t))
	h.ok(`{"do":"open","bundle":1,"day":"2026-11-24"}`)
	h.ok(`{"do":"answer","session":2,"facts":{"place.sleepers":2,"alarm.works":null}}`)
	bad := h.put(`{"do":"answer","session":2,"facts":{"place.sleepers":3,"alarm.works":"loud","drill.records":1}}`)
	if n := len(at(bad, "error", "list").([]any)); n != 2 {
		t.Errorf("%d faults, want both", n)
	}
	got := h.ok(`{"do":"clear","session":2,"facts":["patrol.interval_minutes"]}`)
	want := object{"place.sleepers": 2.0, "alarm.works": nil}
	if diff := cmp.Diff(want, at(got, "answers", "facts")); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	got = h.ok(`{"do":"clear","session":2,"facts":["place.sleepers","alarm.works"]}`)
	if at(got, "answers", "facts") != nil {
		t.Error(got)
	}
}

func TestNextHasAllThatAQuestionNeeds(t *testing.T) {
	h := newHost(t, demo(t))
	h.ok(`{"do":"open","bundle":1,"day":"2026-11-24"}`)
	for _, want := range []string{"place.kinds", "unit.roles"} { // a screen each
		screen := h.ok(`{"do":"next","session":2}`)
		if diff := cmp.Diff([]string{want}, ids(at(screen, "page", "facts"), "id")); diff != "" {
			t.Errorf("(-want +got)\n%s", diff)
		}
		h.ok(`{"do":"answer","session":2,"facts":{"` + want + `":null}}`)
	}
	got := h.ok(`{"do":"facts","session":2,"facts":["patrol.interval_minutes"]}`)
	want := object{
		"id": "patrol.interval_minutes", "type": "number", "page": "daily",
		"ask":           object{"zh": "营业时多久巡查一次？", "en": "How often does somebody patrol while you are open?"},
		"help":          object{"zh": "巡查就是转一圈，看有没有火险。", "en": "A patrol is a round that looks for fire risks."},
		"where_to_look": object{"zh": "巡查记录本", "en": "The patrol log"},
		"unit":          "min", "unit_text": object{"zh": "分钟", "en": "min"},
		"decimals": 0.0, "min": 1.0, "max": 10080.0,
		"named": []any{
			object{"value": 120.0, "text": object{"zh": "每两小时一次", "en": "every two hours"}},
			object{"value": 10080.0, "text": object{"zh": "没有人专门巡查", "en": "nobody patrols"}},
		},
	}
	if diff := cmp.Diff([]any{want}, at(got, "facts")); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	reasons := h.ok(`{"do":"reasons","session":2,"fact":"patrol.interval_minutes"}`)
	if diff := cmp.Diff([]string{"patrol.two-hourly"}, ids(at(reasons, "criteria"), "id")); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if at(reasons, "criteria", 0, "basis", 0, "article") != "第一条" {
		t.Error(reasons)
	}
}

// TestWalkEnds answers "not sure" to all: the bound falls to nothing, and every
// fact is then either answered or skipped with a reason.
func TestWalkEnds(t *testing.T) {
	h := newHost(t, demo(t))
	h.ok(`{"do":"open","bundle":1,"day":"2026-11-24"}`)
	last := 1000.0
	for {
		got := h.ok(`{"do":"next","session":2}`)
		n := at(got, "remaining").(float64)
		if n > last {
			t.Errorf("%v facts are left after %v", n, last)
		}
		last = n
		if got["page"] == nil {
			break
		}
		for _, id := range ids(at(got, "page", "facts"), "id") {
			h.ok(`{"do":"answer","session":2,"facts":{"` + id + `":null}}`)
		}
	}
	if last != 0 {
		t.Errorf("%v facts are left at the end", last)
	}
	for _, p := range at(h.ok(`{"do":"overview","session":2}`), "pages").([]any) {
		for _, f := range p.(object)["facts"].([]any) {
			if s := at(f, "state"); s != "not-sure" && s != "skipped" {
				t.Errorf("%v is %v", at(f, "id"), s)
			}
		}
	}
}

func TestWhatIfLeavesTheSession(t *testing.T) {
	b := demo(t)
	h := newHost(t, b)
	before := h.ok(`{"do":"open","bundle":1,"day":"2026-11-24","answers":` + noodle(t, b) + `}`)
	now := h.ok(`{"do":"assess","session":2}`)
	if !slices.Contains(ids(at(now, "assessment", "hazards"), "id"), "patrol.two-hourly") {
		t.Fatal(now)
	}
	for _, change := range []string{`"met":["patrol.two-hourly"]`, `"facts":{"patrol.interval_minutes":120}`} {
		then := h.ok(`{"do":"what-if","session":2,` + change + `}`)
		if slices.Contains(ids(at(then, "assessment", "hazards"), "id"), "patrol.two-hourly") {
			t.Error(change, "did not mend it")
		}
		if s := ids(at(then, "assessment", "summaries"), "id"); s != nil {
			t.Errorf("%s: %v still stands, which counted it", change, s)
		}
	}
	open := h.ok(`{"do":"what-if","session":2,"clear":["patrol.interval_minutes"]}`)
	if !slices.Contains(ids(at(open, "assessment", "open"), "id"), "patrol.two-hourly") {
		t.Error("taken back, it is not open")
	}
	mend := h.ok(`{"do":"mend","session":2,"criterion":"patrol.two-hourly"}`)
	if at(mend, "changes", 0, "answer") != 120.0 {
		t.Error(mend)
	}
	after := h.ok(`{"do":"export","session":2}`)
	if diff := cmp.Diff(at(before, "answers"), at(after, "answers")); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestRenewAsksWhatIsStale(t *testing.T) {
	b := demo(t)
	for i := range b.Facts {
		if b.Facts[i].ID == "escape.clear" || b.Facts[i].ID == "manager.shown" {
			b.Facts[i].ShelfDays = 30
		}
	}
	h := newHost(t, b)
	h.ok(`{"do":"open","bundle":1,"day":"2026-11-24","answers":` + noodle(t, b) + `}`)
	got := h.ok(`{"do":"renew","session":2,"at":"2027-01-10","day":"2027-01-10"}`)
	if diff := cmp.Diff(object{"value": true, "date": "2026-11-24"}, at(got, "answers", "facts", "manager.shown")); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if at(got, "answers", "at") != "2027-01-10" || at(got, "day") != "2027-01-10" {
		t.Error(got)
	}
	next := h.ok(`{"do":"next","session":2}`)
	if diff := cmp.Diff([]string{"manager.shown"}, ids(at(next, "page", "facts"), "id")); diff != "" {
		t.Errorf("only what went stale is asked (-want +got)\n%s", diff)
	}
	again := h.ok(`{"do":"renew","session":2,"at":"2027-02-10"}`)
	if at(again, "answers", "facts", "manager.shown", "date") != "2026-11-24" {
		t.Error("an answer lost its day")
	}
}

func TestFoundKeepsTheFirstDay(t *testing.T) {
	b := demo(t)
	h := newHost(t, b)
	h.ok(`{"do":"open","bundle":1,"day":"2026-11-24","answers":` + noodle(t, b) + `}`)
	got := h.ok(`{"do":"found","session":2}`)
	want := object{"patrol.two-hourly": "2026-11-01", "drill.half-yearly": "2026-11-24"}
	if diff := cmp.Diff(want, at(got, "answers", "found")); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	h.ok(`{"do":"renew","session":2,"at":"2026-12-20","day":"2026-12-20"}`)
	h.ok(`{"do":"answer","session":2,"facts":{"patrol.interval_minutes":60,"drill.records":null}}`)
	got = h.ok(`{"do":"found","session":2}`)
	want = object{"drill.half-yearly": "2026-11-24"} // mended; not known just now
	if diff := cmp.Diff(want, at(got, "answers", "found")); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	h.ok(`{"do":"answer","session":2,"facts":{"patrol.interval_minutes":240}}`)
	h.ok(`{"do":"renew","session":2,"at":"2026-12-20","day":"2027-06-01"}`) // the law of a later day
	got = h.ok(`{"do":"found","session":2}`)
	want["patrol.two-hourly"], want["extinguisher.yearly"] = "2026-12-20", "2026-12-20"
	if diff := cmp.Diff(want, at(got, "answers", "found")); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// TestAnOlderDraftUnderANewerBundle: nothing is lost, and what changed is told.
func TestAnOlderDraftUnderANewerBundle(t *testing.T) {
	older, newer := demo(t), demo(t)
	newer.Version = "1.3.0"
	for i := range newer.Facts {
		switch f := &newer.Facts[i]; f.ID {
		case "patrol.interval_minutes":
			f.Type.Max = 200 // 240 is no answer any more
		case "extinguisher.count":
			f.ID = "extinguisher.kitchen_count"
		}
	}
	for i := range newer.Criteria {
		switch cr := &newer.Criteria[i]; cr.ID {
		case "extinguisher.second":
			cr.Revisions[0].Require = &logic.Expr{Op: logic.OpGe, Args: []*logic.Expr{{Op: logic.OpFact, Name: "extinguisher.kitchen_count"}, logic.Decimal(2, 0)}}
		case "patrol.two-hourly":
			cr.ID = "patrol.hourly"
		}
	}
	h := newHost(t, older, newer)
	draft := noodle(t, older)
	got := h.ok(`{"do":"import","bundle":2,"day":"2026-11-24","from":1,"answers":` + draft + `}`)
	aside := object{
		"facts": object{"patrol.interval_minutes": 240.0, "extinguisher.count": 1.0},
		"found": object{"patrol.two-hourly": "2026-11-01"},
		"plan":  object{"patrol.two-hourly": object{"measure": "排班", "person": "张三", "by": "2026-12-01", "guard": "打烊后断电"}},
	}
	if diff := cmp.Diff(aside, at(got, "aside")); diff != "" {
		t.Errorf("aside (-want +got)\n%s", diff)
	}
	codes := ids(at(got, "faults"), "code")
	if diff := cmp.Diff([]string{"E-ANSWER-FACT", "E-VALUE-RANGE", "E-ANSWER-CRITERION", "E-ANSWER-CRITERION"}, codes); diff != "" {
		t.Errorf("faults (-want +got)\n%s", diff)
	}
	if diff := cmp.Diff([]string{"extinguisher.kitchen_count"}, ids(at(got, "new"), "id")); diff != "" {
		t.Errorf("new (-want +got)\n%s", diff)
	}
	if n := len(at(got, "kept").([]any)); n != 8 {
		t.Errorf("%d answers were kept, want 8", n)
	}
	changed := ids(at(got, "changed"), "id")
	for _, id := range []string{"patrol.hourly", "patrol.two-hourly"} {
		if !slices.Contains(changed, id) {
			t.Errorf("%s is not told as changed: %v", id, changed)
		}
	}
	if at(got, "answers", "unit", "name") != "张记面馆（样例）" {
		t.Error("the unit's name was lost")
	}
}

// A unit that answered a pack moves to one that is built on it: its answers are
// imported, and compared with those under the pack below.
func TestAnswersToAPackBelowAreImported(t *testing.T) {
	below, layer := demo(t), demo(t)
	below.ID = "demo/below"
	below.Packs[len(below.Packs)-1].ID = below.ID
	layer.Packs = append(slices.Clone(below.Packs), layer.Packs...)
	h := newHost(t, below, layer)
	file := noodle(t, layer)
	draft := strings.Replace(file, `"pack":"demo/unit"`, `"pack":"demo/below"`, 1)
	if draft == file {
		t.Fatal("the answers name no pack")
	}
	got := h.ok(`{"do":"import","bundle":2,"day":"2026-11-24","from":1,"answers":` + draft + `}`)
	if at(got, "answers", "pack") != "demo/unit" || at(got, "aside") != nil || len(ids(at(got, "faults"), "code")) > 0 {
		t.Errorf("imported as answers to %v, aside %v, faults %v", at(got, "answers", "pack"), at(got, "aside"), at(got, "faults"))
	}
	if code := at(h.put(`{"do":"import","bundle":1,"day":"2026-11-24","answers":`+file+`}`), "error", "code"); code != "E-ANSWER-PACK" {
		t.Errorf("the pack below took answers to the layer: %v", code)
	}
}

func TestClosedNumbersAreNotUsedAgain(t *testing.T) {
	h := newHost(t, demo(t))
	h.ok(`{"do":"open","bundle":1,"day":"2026-11-24"}`)
	h.ok(`{"do":"close","session":2}`)
	if got := at(h.ok(`{"do":"open","bundle":1,"day":"2026-11-24"}`), "session"); got != 3.0 {
		t.Errorf("the next session is %v", got)
	}
	h.ok(`{"do":"close","bundle":1}`)
	h.ok(`{"do":"next","session":3}`) // outlives its bundle
	if got := at(h.put(`{"do":"close","session":2}`), "error", "code"); got != "E-REQUEST-HANDLE" {
		t.Error(got)
	}
}

// TestEveryVerbIsDocumented: in the package comment and in the types of the
// JavaScript API, and the corpus puts each.
func TestEveryVerbIsDocumented(t *testing.T) {
	read := func(file string) string {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	doc, js, recorder := read("doc.go"), read("../js/fire321.js"), read("../../test/conformance/record.go")
	for _, v := range bridge.Verbs() {
		if !strings.Contains(doc, "\n//\t"+v+" ") {
			t.Errorf("doc.go does not say what %s does", v)
		}
		if !strings.Contains(js, "'"+v+"'") {
			t.Errorf("fire321.js does not ask for %s", v)
		}
		if v != "clear" && v != "put" && v != "facts" && !strings.Contains(recorder, `"`+v+`"`) {
			t.Errorf("the corpus does not ask for %s", v)
		}
	}
}

// TestEnough: "at least these" is enough once whatever else there is changes
// no verdict, and asking so changes no answer.
func TestEnough(t *testing.T) {
	h := newHost(t, demo(t))
	before := h.ok(`{"do":"open","bundle":1,"day":"2026-11-24"}`)["answers"]
	for _, tt := range []struct {
		facts string
		want  []string
	}{
		{`{"drill.records":{"value":[],"more":true}}`, nil},
		{`{"drill.records":{"value":[{"date":"2025-12-31"}],"more":true}}`, nil},
		{`{"drill.records":{"value":[{"date":"2026-01-01"}],"more":true}}`, []string{"drill.records"}},
		{`{"drill.records":{"value":[{"date":"2026-07-02"},{"date":"2020-01"}],"more":true},"escape.clear":null}`, []string{"drill.records"}},
		{`{}`, nil},
	} {
		var got []string
		if list := h.ok(`{"do":"enough","session":2,"facts":` + tt.facts + `}`)["enough"]; list != nil {
			for _, id := range list.([]any) {
				got = append(got, id.(string))
			}
		}
		if d := cmp.Diff(tt.want, got); d != "" {
			t.Errorf("%s: %s", tt.facts, d)
		}
	}
	if d := cmp.Diff(before, h.ok(`{"do":"clear","session":2,"facts":[]}`)["answers"]); d != "" {
		t.Errorf("the answers have changed: %s", d)
	}
}

// TestGradesHaveBounds: a host draws the axis of the score without reading the
// bundle itself.
func TestGradesHaveBounds(t *testing.T) {
	b := demo(t)
	h := host{t, new(bridge.Bridge)}
	got := at(h.ok(`{"do":"load"}`+"\n"+string(b.Encode())), "grading", "grades").([]any)
	if len(got) != len(b.Grading.Grades) {
		t.Fatalf("%d grades, not %d", len(got), len(b.Grading.Grades))
	}
	for i, g := range b.Grading.Grades {
		if n, _ := json.Marshal(at(got[i], "at_least")); at(got[i], "id") != g.ID || string(n) != g.AtLeast.String() {
			t.Errorf("grade %d is %v, not %s from %s", i, got[i], g.ID, g.AtLeast)
		}
	}
}

// TestBrowserCarriesNothingHeavy: the linker does not forgive an import, so the
// module reaches none of these, however far down.
func TestBrowserCarriesNothingHeavy(t *testing.T) {
	cmd := exec.Command("go", "list", "-deps", "../reactor")
	cmd.Env = append(os.Environ(), "GOOS=wasip1", "GOARCH=wasm")
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	heavy := []string{"fmt", "os", "time", "context", "reflect", "regexp", "sort", "syscall", "math/big", "io/fs"}
	trees := []string{"encoding/", "crypto/", "text/", "html/", "net/", "golang.org/", "gopkg.in/", "github.com/"}
	for _, pkg := range strings.Fields(string(out)) {
		ours := strings.HasPrefix(pkg, "github.com/fire321/fire321/")
		under := func(tree string) bool { return strings.HasPrefix(pkg, tree) }
		if slices.Contains(heavy, pkg) || !ours && slices.ContainsFunc(trees, under) {
			t.Errorf("the module carries %s", pkg)
		}
	}
}

func FuzzHandle(f *testing.F) {
	b := demo(f)
	data := "\n" + string(b.Encode())
	for _, v := range bridge.Verbs() {
		f.Add([]byte(`{"do":"` + v + `","session":2,"criterion":"patrol.two-hourly","fact":"alarm.works","kind":"letter"}`))
		f.Add([]byte(`{"do":"` + v + `","session":2}`))
	}
	f.Add([]byte(`{"do":"answer","session":2,"facts":{"place.sleepers":{"value":3,"date":"2026-11-01"}}}`))
	f.Add([]byte(`{"do":"open","bundle":1,"day":"2026-11-24","answers":` + noodle(f, b) + `}`))
	f.Add([]byte(`{"do":"load"}` + "\n" + `{"format":1}`))
	f.Fuzz(func(t *testing.T, request []byte) {
		h := host{t, new(bridge.Bridge)}
		h.ok(`{"do":"load"}` + data)
		h.ok(`{"do":"open","bundle":1,"day":"2026-11-24","answers":` + noodle(t, b) + `}`)
		h.put(string(request))
		h.put(`{"do":"next","session":2}`)
	})
}

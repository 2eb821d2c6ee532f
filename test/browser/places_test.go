package browser

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/dom"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"github.com/fire321/fire321/assess"
	"github.com/fire321/fire321/rules"
)

// kept is a unit as a device keeps it: the answers of an example, changed.
func kept(t *testing.T, id, name string, change func(doc, facts map[string]any)) map[string]any {
	t.Helper()
	doc := documentOf(t, name)
	doc["unit"] = map[string]any{"name": "店" + id}
	if change != nil {
		change(doc, doc["facts"].(map[string]any))
	}
	pack := doc["pack"].(string)
	b := bundleOf(t, pack)
	return map[string]any{
		"id": id, "pack": pack, "rev": 1, "saved": 1, "day": doc["at"], "digest": b.Digest(), "version": b.Version, "answers": doc,
	}
}

// placesDay is the day on which these tests look at all units: some days after
// that of the examples.
const placesDay = "2026-12-04"

// keeps has the device keep units, and shows their list.
func (p *page) keeps(url string, units ...map[string]any) {
	p.t.Helper()
	p.inject("sessionStorage.setItem('day', " + quote(placesDay) + ")")
	p.navigate(url)
	p.heading(p.say("welcome"))
	for _, u := range units {
		js[bool](p, "(await f321.store('readwrite', (s) => s.put("+text(p.t, u)+")), true)")
	}
	p.navigate(url)
	p.heading(p.say("your-units"))
}

// places goes from the list to all units at once, and waits for their figures.
func (p *page) places() {
	p.t.Helper()
	p.press(p.say("all-places"))
	p.counted()
}

func (p *page) counted() {
	p.t.Helper()
	p.until("the figures", "f321.find('.units-t') && ![...f321.all('.prog-bar')].some(f321.shown)")
}

// stored is a unit as the device keeps it now.
func (p *page) stored(id string) (u struct {
	Rev     int
	Day     string
	Answers struct {
		At    string
		Facts map[string]any
	}
}) {
	p.t.Helper()
	raw := js[json.RawMessage](p, "(await f321.drafts()).find((d) => d.id === "+quote(id)+")")
	if err := json.Unmarshal(raw, &u); err != nil {
		p.t.Fatal(err)
	}
	return u
}

// uploads opens several files at once.
func (p *page) uploads(files map[string]string) {
	p.t.Helper()
	var list []string
	dir := p.t.TempDir()
	for _, name := range slices.Sorted(maps.Keys(files)) {
		list = append(list, filepath.Join(dir, name))
		if err := os.WriteFile(list[len(list)-1], []byte(files[name]), 0o600); err != nil {
			p.t.Fatal(err)
		}
	}
	p.until("the field", "f321.find('input[type=file]')")
	field, err := chromedp.Run(p.ctx, chromedp.Evaluate[*runtime.RemoteObject]("f321.find('input[type=file]')"))
	if err == nil {
		_, err = chromedp.Call(p.ctx, dom.SetFileInputFiles, dom.SetFileInputFilesParams{Files: list, ObjectID: field.ObjectID})
	}
	if err != nil {
		p.t.Fatal(err)
	}
}

// asOfToday is what Go makes of a kept unit, as of the day of the tests.
func asOfToday(t *testing.T, u map[string]any) (*assess.Assessment, assess.Danger) {
	t.Helper()
	n := inGo(t, []byte(text(t, u["answers"])))
	s := n.program.Session(n.answers)
	if err := s.Renew(assess.NewDate(2026, 12, 4)); err != nil { // placesDay
		t.Fatal(err)
	}
	return s.Assess(), s.Danger()
}

// gravity is less for what is graver.
func gravity(h assess.Hazard) int {
	n := 2 * slices.Index([]rules.Severity{rules.Major, rules.Serious, rules.General}, h.Severity)
	if !h.Urgent {
		n++
	}
	return n
}

// TestPlaces: the table of all units has what Go makes of each today, the worst
// first; what was worked out before, whatever it says, is not shown. What several
// lack is listed once, the gravest first. The table for a spreadsheet says the
// same, and holds no formula.
func TestPlaces(t *testing.T) {
	evil := "=HYPERLINK(\"http://x\")"
	list := []map[string]any{
		kept(t, "a", "good-shop", nil),
		kept(t, "b", "noodle-shop", func(doc, _ map[string]any) { doc["unit"] = map[string]any{"name": evil} }),
		kept(t, "c", "half-answered", nil),
		kept(t, "d", "shop-landlord", func(doc, _ map[string]any) { doc["at"] = placesDay }),
	}
	for _, u := range list {
		u["figures"] = map[string]any{"serious": 97, "general": 96, "open": 95, "due": []string{"2026-11-01"}}
	}
	p := fresh(t, desktop)
	p.download()
	p.keeps(serve(t), list...)
	if !js[bool](p, "f321.find('main').textContent.includes("+quote(p.say("results-of"))+")") {
		t.Error("results of another day look like those of today")
	}
	p.places()
	p.look("desktop-places")

	type line struct {
		Unit, Worst         string
		Serious, Late, Next string
	}
	got := js[[]line](p, `[...f321.all('.units-t tbody tr')].map((tr) => ({ unit: tr.dataset.unit, worst: tr.querySelector('.w').textContent, serious: tr.children[2].textContent, late: tr.children[3].textContent, next: tr.children[5].textContent }))`)
	common := map[string][]string{} // criterion to units
	found := map[string]assess.Hazard{}
	ranks, pairs := map[string][]int{}, 0
	dues := map[string][]string{} // hazards that have a day
	for _, u := range list {
		id := u["id"].(string)
		a, danger := asOfToday(t, u)
		serious, late, next, rank := 0, 0, "", 99
		var worst []string
		for _, h := range a.Hazards {
			if h.Summary {
				continue
			}
			if h.Severity != rules.General {
				serious++
			}
			due := h.Due.String()
			if !h.Plan.By.IsZero() {
				due = h.Plan.By.String()
			}
			if due != "" {
				dues[id] = append(dues[id], h.ID)
			}
			switch {
			case h.Due.IsZero() && h.Plan.By.IsZero():
			case due < placesDay:
				late++
			case next == "" || due < next:
				next = due
			}
			if g := gravity(h); g < rank {
				rank, worst = g, nil
			}
			if gravity(h) == rank {
				say := h.Say
				if say.IsZero() {
					say = h.Title
				}
				worst = append(worst, say.ZH)
			}
			common[h.ID] = append(common[h.ID], id)
			if old, ok := found[h.ID]; !ok || gravity(h) < gravity(old) {
				found[h.ID] = h
			}
		}
		if len(danger.Pairs) > 0 { // what kills together goes before all else
			rank, worst, pairs = -1, []string{danger.Pairs[0].Say.ZH}, pairs+1
		}
		ranks[id] = []int{rank, -serious, -late}
		i := slices.IndexFunc(got, func(l line) bool { return l.Unit == id })
		if i < 0 {
			t.Fatalf("%s is not in the table", id)
		}
		if len(worst) > 0 && !slices.ContainsFunc(worst, func(s string) bool { return strings.Contains(got[i].Worst, s) }) {
			t.Errorf("%s: the worst is %q, want one of %q", id, got[i].Worst, worst)
		}
		if got[i].Serious != strconv.Itoa(serious) || got[i].Late != strconv.Itoa(late) {
			t.Errorf("%s: %s serious and %s overdue, want %d and %d", id, got[i].Serious, got[i].Late, serious, late)
		}
		if day := words2day(next); !strings.Contains(got[i].Next, day) {
			t.Errorf("%s: the next day is %q, want %q", id, got[i].Next, day)
		}
	}
	if pairs == 0 {
		t.Error("no unit has what kills together: this test sees nothing of it")
	}
	if !slices.IsSortedFunc(got, func(a, b line) int { return slices.Compare(ranks[a.Unit], ranks[b.Unit]) }) {
		t.Errorf("the worst is not first: %v of %v", got, ranks)
	}
	if strings.Contains(js[string](p, "f321.find('main').textContent"), "97") {
		t.Error("figures of before are shown")
	}

	// One calendar has the days of all of them, each under the unit's name.
	p.press(p.say("save-calendar"))
	data, name := p.downloaded()
	calendar := strings.ReplaceAll(string(data), "\r\n ", "") // long lines are folded
	for id := range ranks {
		for _, h := range dues[id] {
			if uid := "UID:" + id + "-mend-" + h + "@fire321"; strings.Count(calendar, uid) != 1 {
				t.Errorf("the calendar has %d times %s", strings.Count(calendar, uid), uid)
			}
		}
	}
	if !strings.HasSuffix(name, ".ics") || !strings.Contains(calendar, " · "+evil) {
		t.Errorf("%s does not say whose days they are: %s", name, calendar)
	}

	p.unfold()
	shown := js[[]string](p, "[...f321.all('.lacks > li')].map((el) => el.textContent)")
	n := 0
	for id, units := range common {
		if len(units) < 2 {
			continue
		}
		n++
		say := found[id].Say
		if say.IsZero() {
			say = found[id].Title
		}
		i := slices.IndexFunc(shown, func(s string) bool {
			return strings.Contains(s, say.ZH) && strings.Contains(s, fmt.Sprintf("%d个地方里有%d个", len(list), len(units)))
		})
		if i < 0 {
			t.Errorf("%s of %v is not listed once: %q", id, units, say.ZH)
		}
	}
	if n == 0 || len(shown) != n {
		t.Errorf("%d things are lacked by several, want %d", len(shown), n)
	}

	p.press(p.say("save-table"))
	data, name = p.downloaded()
	rows, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	if err != nil || len(rows) != len(list)+1 || !strings.HasSuffix(name, ".csv") {
		t.Fatalf("%s has %d rows: %v", name, len(rows), err)
	}
	for i, row := range rows[1:] {
		if row[4] != got[i].Serious || row[6] != got[i].Late {
			t.Errorf("line %d of the file has %s serious and %s overdue, the screen %v", i, row[4], row[6], got[i])
		}
		for _, cell := range row {
			if cell != "" && strings.ContainsAny(cell[:1], "=+-@") {
				t.Errorf("%q is a formula", cell)
			}
		}
	}
	if !strings.Contains(string(data), "\"'=HYPERLINK") {
		t.Errorf("the hostile name is not there: %s", data)
	}
}

// words2day is a day of this year as the page says it.
func words2day(iso string) string {
	if iso == "" {
		return "–"
	}
	if iso == placesDay {
		return "今天"
	}
	part := strings.Split(iso, "-")
	month, _ := strconv.Atoi(part[1])
	day, _ := strconv.Atoi(part[2])
	return fmt.Sprintf("%d月%d日", month, day)
}

// TestFiftyPlaces: fifty units cost a handful of calls each, one after the other;
// the page can be left meanwhile, and what was worked out is not worked out again.
func TestFiftyPlaces(t *testing.T) {
	var list []map[string]any
	for i := range 50 {
		list = append(list, kept(t, fmt.Sprintf("u%02d", i), "half-answered", nil))
	}
	p := fresh(t, phone)
	p.inject("globalThis.calls = 0; { const post = Worker.prototype.postMessage; Worker.prototype.postMessage = function(...a) { calls++; return post.apply(this, a); }; }")
	p.keeps(serve(t), list...)
	p.press(p.say("all-places"))
	p.until("a figure", "f321.find('.units-t tbody tr:not(.counting)')")
	p.press(p.say("back"))
	p.heading(p.say("your-units"))
	p.places()
	calls := js[int](p, "calls")
	t.Logf("%d calls for %d units", calls, len(list))
	if calls > 6*len(list)+20 {
		t.Errorf("%d calls for %d units", calls, len(list))
	}
	p.shot("phone-places-fifty")
	p.press(p.say("back"))
	p.heading(p.say("your-units"))
	p.places()
	if again := js[int](p, "calls") - calls; again > 10 {
		t.Errorf("%d calls for what is known", again)
	}
	p.press(p.say("places-late"))
	p.until("what is overdue alone", "[...f321.all('.units-t tbody tr')].every((tr) => tr.hidden === (tr.children[3].textContent === '0'))")
}

// TestCopyToAll: answers about the firm are copied to the places that lack them;
// they keep their day. A place that says something else keeps it, unless that
// is ticked. What is about the place is not offered. It can be undone.
func TestCopyToAll(t *testing.T) {
	const manager, responsible = "unit.manager_name", "unit.responsible_name"
	without := func(facts map[string]any) {
		delete(facts, manager)
		delete(facts, responsible)
		delete(facts, "org.meetings")
	}
	list := []map[string]any{
		kept(t, "a", "noodle-shop", func(doc, facts map[string]any) {
			doc["at"] = "2026-12-02"
			facts[manager], facts[responsible] = "王五", map[string]any{"value": "李四", "date": "2026-11-30"}
		}),
		kept(t, "b", "noodle-shop", func(doc, facts map[string]any) { doc["at"] = "2026-11-28"; without(facts) }),
		kept(t, "c", "noodle-shop", func(doc, facts map[string]any) { doc["at"] = "2026-12-03"; without(facts); facts[manager] = "赵六" }),
	}
	p := fresh(t, phone)
	p.keeps(serve(t), list...)
	before := map[string]any{"b": p.stored("b").Answers, "c": p.stored("c").Answers}
	p.places()
	p.press(p.say("common-title"))
	p.until("the facts", "f321.find('[role=group][data-fact]') && f321.find('select')")
	if js[string](p, "f321.find('select').value") != "a" {
		js[bool](p, "(() => { const s = f321.find('select'); s.value = 'a'; s.dispatchEvent(new Event('change', { bubbles: true })); return true; })()")
		p.until("the facts", "f321.find('[role=group][data-fact="+quote(manager)+"]')")
	}
	p.look("phone-common")
	b := bundleOf(t, list[0]["pack"].(string))
	for _, id := range js[[]string](p, "[...f321.all('[role=group][data-fact]')].map((el) => el.dataset.fact)") {
		if !b.Fact(id).Firm {
			t.Errorf("%s is about the place, and may be copied", id)
		}
	}
	if said := js[string](p, "f321.find('[role=group][data-fact="+quote(manager)+"]').textContent"); !strings.Contains(said, "赵六") || !strings.Contains(said, "店c") {
		t.Errorf("it does not say what the other has: %s", said)
	}
	p.press(p.say("common-copy"))
	p.heading(p.say("common-done"))
	p.look("phone-common-done")
	got := p.stored("b")
	want := map[string]any{manager: "王五", responsible: map[string]any{"value": "李四", "date": "2026-11-30"}}
	for id, v := range want {
		if was, now := text(t, v), text(t, got.Answers.Facts[id]); was != now {
			t.Errorf("%s is %s, want %s", id, now, was)
		}
	}
	if got.Answers.At != "2026-12-02" {
		t.Errorf("the answers are of %s, and one of the 2nd among them", got.Answers.At)
	}
	if v, ok := got.Answers.Facts["place.kinds"].(map[string]any); !ok || v["date"] != "2026-11-28" {
		t.Errorf("an answer of before has lost its day: %v", got.Answers.Facts["place.kinds"])
	}
	if v := p.stored("c").Answers.Facts; v[manager] != "赵六" || v[responsible] == nil {
		t.Errorf("the other place has %v and %v", v[manager], v[responsible])
	}

	p.press(p.say("undo"))
	p.until("that it is undone", "[...f321.all('[role=status]')].some((el) => el.textContent === "+quote(p.say("common-undone"))+")")
	for _, id := range []string{"b", "c"} {
		if was, now := text(t, before[id]), text(t, p.stored(id).Answers); was != now {
			t.Errorf("%s is not as it was: %s", id, difference(now, was))
		}
	}

	// Now with the other answer replaced, on purpose.
	p.press(p.say("places-title"))
	p.counted()
	p.press(p.say("common-title"))
	p.until("the facts", "f321.find('[role=group][data-fact="+quote(manager)+"]')")
	p.click("[...f321.find('[role=group][data-fact=" + quote(manager) + "]').querySelectorAll('input')].at(-1)")
	p.press(p.say("common-copy"))
	p.heading(p.say("common-done"))
	if v := p.stored("c").Answers.Facts[manager]; text(t, v) != `{"date":"2026-12-02","value":"王五"}` {
		t.Errorf("the other place has %v", v)
	}
}

// archiveOf is a file of units, as the page writes it.
func archiveOf(t *testing.T, units ...map[string]any) string {
	t.Helper()
	var list []map[string]any
	for _, u := range units {
		u = maps.Clone(u)
		delete(u, "rev")
		u["photos"] = []any{}
		list = append(list, u)
	}
	return text(t, map[string]any{"kind": "fire321-units", "format": 1, "saved": 1, "units": list})
}

// TestTakeIn: files of tenants are taken in at once: each that can be read is, and
// each that cannot is named. A unit that is here is merged question by question,
// or both are kept; it is never overwritten.
func TestTakeIn(t *testing.T) {
	const early, late, even, more, again = "unit.manager_name", "unit.responsible_name", "org.meetings", "unit.manager_telephone", "exit.unlocked"
	here := kept(t, "a", "noodle-shop", func(doc, facts map[string]any) {
		doc["at"] = "2026-11-28"
		facts[early], facts[late], facts[even] = map[string]any{"value": "王五", "date": "2026-11-27"}, "李四", map[string]any{"value": true, "date": "2026-11-26"}
		delete(facts, more)
		facts[again] = map[string]any{"value": true, "date": "2026-11-20", "note": "看过"}
	})
	theirs := kept(t, "a", "noodle-shop", func(doc, facts map[string]any) {
		doc["at"] = "2026-11-30"
		facts[early], facts[late], facts[even] = "新人", map[string]any{"value": "旧人", "date": "2026-11-25"}, map[string]any{"value": false, "date": "2026-11-26"}
		facts[more], facts[again] = "13800000000", true
	})
	tenant := kept(t, "x", "good-shop", nil)
	p := fresh(t, phone)
	p.keeps(serve(t), here)
	p.uploads(map[string]string{
		"1-broken.json": `{"format": 1, `,
		"2-new.json":    text(t, tenant["answers"]),
		"3-here.json":   archiveOf(t, theirs),
		"4-alien.json":  `{"format": 1, "pack": "cn/national/unit", "at": "2026-11-24", "facts": {"no.such": true}, "found": 7}`,
	})
	p.heading(p.say("intake-title"))
	p.until("what is decided", "f321.button("+quote(p.say("intake-take"))+")")
	p.look("phone-intake")
	js[bool](p, "(f321.find('fieldset[data-fact]').scrollIntoView({ block: 'center' }), true)")
	p.shot("phone-intake-clashes")
	said := js[string](p, "f321.find('main').textContent")
	for _, want := range []string{"1-broken.json", "4-alien.json", "店x", "店a", "王五", "新人", "李四", "旧人"} {
		if !strings.Contains(said, want) {
			t.Errorf("it does not say %s: %s", want, said)
		}
	}
	choose := func(css string) {
		p.t.Helper()
		p.click("f321.find(" + quote(css) + ")")
	}
	// It is the same unit, by its number. Each difference is in sight, and nobody
	// has chosen for the person.
	if !js[bool](p, "f321.find('[data-unit=a] > fieldset input[value=merge]').checked && [...f321.all('[data-unit=a] [data-fact]')].length === 3 && [...f321.all('[data-unit=a] [data-fact]')].every(f321.shown)") {
		t.Error("what differs is not in sight")
	}
	if js[bool](p, "[...f321.all('[data-unit=a] [data-fact] input')].some((el) => el.checked)") {
		t.Error("somebody has already chosen")
	}
	p.press(p.say("intake-take"))
	p.until("that it is to be decided", "f321.find('.err').textContent.includes('店a') && !!f321.focused().closest('[data-fact]')")
	p.press(p.say("hand-all-newer"))
	p.press(p.say("intake-take"))
	p.until("that one is to be decided", "f321.find('.err').textContent.includes('店a') && f321.focused().closest('[data-fact]').dataset.fact === "+quote(even))
	if n := js[int](p, "(await f321.drafts()).length"); n != 1 {
		t.Errorf("%d units before it was decided", n)
	}
	choose("[data-fact=\"" + even + "\"] input[value=theirs]")
	p.press(p.say("intake-take"))
	p.counted()
	got := p.stored("a").Answers
	for id, want := range map[string]string{
		early: `"新人"`, late: `{"date":"2026-11-28","value":"李四"}`, even: `{"date":"2026-11-26","value":false}`, more: `"13800000000"`,
		again: `{"note":"看过","value":true}`, // said once more
	} {
		if v := text(t, got.Facts[id]); v != want {
			t.Errorf("%s is %s, want %s", id, v, want)
		}
	}
	if n := js[int](p, "(await f321.drafts()).length"); got.At != "2026-11-30" || n != 2 {
		t.Errorf("%d units, the one that was here as of %s", n, got.At)
	}

	// The same again says the same; both are kept where that is wanted.
	other := kept(t, "a", "noodle-shop", func(doc, facts map[string]any) { facts[early] = "第三个" })
	was := text(t, p.stored("a"))
	for _, how := range []string{"none", "both"} {
		p.press(p.say("back"))
		p.heading(p.say("your-units"))
		p.upload(archiveOf(t, other))
		p.heading(p.say("intake-title"))
		choose("[data-unit=a] > fieldset input[value=" + how + "]")
		p.press(p.say("intake-take"))
		p.counted()
		if now := text(t, p.stored("a")); now != was {
			t.Errorf("%s has changed what is here: %s", how, difference(now, was))
		}
		want := map[string]int{"none": 2, "both": 3}[how]
		if n := js[int](p, "(await f321.drafts()).length"); n != want {
			t.Errorf("%s: %d units, want %d", how, n, want)
		}
	}
}

// TestAllOutAndIn: the file of all units, made at the table, gives the same units
// on another device.
func TestAllOutAndIn(t *testing.T) {
	url := serve(t)
	list := []map[string]any{kept(t, "a", "noodle-shop", nil), kept(t, "b", "half-answered", nil), kept(t, "c", "mall", nil)}
	p := fresh(t, desktop)
	p.download()
	p.keeps(url, list...)
	p.places()
	p.press(p.say("save-all"))
	file, _ := p.downloaded()
	q := fresh(t, phone)
	q.keeps(url, kept(t, "z", "office", nil))
	q.upload(string(file))
	q.until("all units", "[...f321.all('.units > li')].length === 4")
	for _, u := range list {
		id := u["id"].(string)
		if was, now := text(t, p.stored(id)), text(t, q.stored(id)); was != now {
			t.Errorf("%s came back as something else: %s", id, difference(now, was))
		}
	}
}

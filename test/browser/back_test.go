package browser

import (
	"encoding/json"
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/fire321/fire321/assess"
	"github.com/fire321/fire321/rules/logic"
)

// comeBack opens the newest unit on another day.
func (p *page) comeBack(day string) {
	p.t.Helper()
	js[bool](p, "(sessionStorage.setItem('day', "+quote(day)+"), globalThis.left = true, location.reload(), true)")
	p.until("the page anew", "!globalThis.left && f321.heading()")
	p.heading(p.say("your-units"))
	p.click("f321.find('.units .btn-1')")
	p.until("the hazards of last time, or what to ask again", "f321.find('main .bar .btn-1') && f321.heading() !== "+quote(p.say("your-units")))
}

// mend is the card of a hazard of last time.
type mend struct {
	ID, Text   string
	Late, Gone bool
	Buttons    []string
	Noted      string // what a tick writes down
}

// mends are the cards, in their order, what is folded last.
func (p *page) mends() []mend {
	p.t.Helper()
	return js[[]mend](p, `[...f321.all('.mends > li')].map((el) => ({ id: el.dataset.id, text: el.textContent, late: !!el.querySelector('.late'), gone: el.matches('.over'),
		buttons: [...el.querySelectorAll('button')].map((b) => b.textContent), noted: el.querySelector('p.dim')?.textContent ?? '' }))`)
}

func (p *page) mend(id string) mend {
	p.t.Helper()
	list := p.mends()
	i := slices.IndexFunc(list, func(m mend) bool { return m.ID == id })
	if i < 0 {
		p.t.Fatalf("no card of %s", id)
	}
	return list[i]
}

// on is a button of a card.
func (p *page) on(id, key string) string {
	return fmt.Sprintf(`[...f321.all('.mends > li[data-id="%s"] button')].find((b) => b.textContent.startsWith(%s))`, id, quote(p.say(key)))
}

func date(t *testing.T, s string) assess.Date {
	t.Helper()
	d, ok := logic.ParseDate(s)
	if !ok {
		t.Fatal(s)
	}
	return d
}

// TestReturn: whoever comes back after ten days is asked first what was fixed:
// the hazards of last time, overdue ones on top with their days. A tick changes
// the one answer that stands beside it, the results with it, and can be taken
// back; it survives a kill, and so does the day since when the hazard is known.
func TestReturn(t *testing.T) {
	profile, url := t.TempDir(), serve(t)
	p := open(t, browser(t, profile), pocket.width, pocket.height)
	p.navigate(url)
	p.load("noodle-shop")
	want := example(t, "noodle-shop")
	const back, id, fact = "2026-12-04", "evac.clear", "exit.ways_clear"
	was := p.fact(fact)
	p.comeBack(back)
	p.heading("离上次自评10天了")
	p.look("pocket-return")
	p.resize(desktop)
	p.look("desktop-return")
	p.resize(pocket)
	if lead := js[string](p, "f321.find('.first-act h2').textContent"); lead != want.danger().Pairs[0].Now.ZH {
		t.Errorf("what kills is not named first: %s", lead)
	}

	list := p.mends()
	due := map[string]assess.Date{}
	for _, h := range want.got.Hazards {
		if !h.Summary {
			due[h.ID] = h.Due
			if !h.Plan.By.IsZero() {
				due[h.ID] = h.Plan.By
			}
		}
	}
	var got []string
	over := 0
	for i, m := range list {
		got = append(got, m.ID)
		day, ok := due[m.ID]
		if !ok {
			continue // another's
		}
		late := !day.IsZero() && day < date(t, back)
		if m.Late != late {
			t.Errorf("%s is due on %v, overdue: %v", m.ID, day, m.Late)
		}
		if late {
			over++
			if days := fmt.Sprintf("过期%d天", date(t, back)-day); !strings.Contains(m.Text, days) {
				t.Errorf("%s does not say %s: %s", m.ID, days, m.Text)
			}
			if i > 0 && !list[i-1].Late {
				t.Errorf("%s is overdue and stands after %s, which is not", m.ID, list[i-1].ID)
			}
		}
	}
	if over == 0 || over == len(list) {
		t.Fatalf("%d of %d are overdue: this shows nothing", over, len(list))
	}
	for id := range due {
		if !slices.Contains(got, id) {
			t.Errorf("%s is not asked about", id)
		}
	}

	// A tick.
	if m := p.mend(id); !strings.Contains(m.Noted, "都畅通") {
		t.Errorf("it does not say what a tick notes: %s", m.Text)
	}
	found := want.got.Hazards[slices.IndexFunc(want.got.Hazards, func(h assess.Hazard) bool { return h.ID == id })].Found.String()
	p.click(p.on(id, "again-fixed"))
	p.until("that it is fixed", "f321.find('.mends > li.over[data-id=\""+id+"\"]')")
	if a := p.fact(fact); a != "true" {
		t.Errorf("the answer is %s", a)
	}
	if p.holds(id) {
		t.Error("the hazard is still in the results")
	}
	for _, d := range p.drafts() {
		if m, _ := json.Marshal(d["mended"]); !strings.Contains(string(m), fact) || !strings.Contains(string(m), "false") {
			t.Errorf("the old answer is not kept: %s", m)
		}
	}
	if focus := js[string](p, "f321.focused()?.closest('li')?.dataset.id ?? ''"); focus != id {
		t.Errorf("the focus is on %q", focus)
	}
	p.look("pocket-return-fixed")

	// A kill, and back again.
	before := p.mends()
	p.killBrowser()
	p = open(t, browser(t, profile), pocket.width, pocket.height)
	p.navigate(url)
	p.comeBack(back)
	p.heading("离上次自评10天了")
	if after := p.mends(); !reflect.DeepEqual(after, before) {
		t.Errorf("after the kill it asks otherwise: %+v, not %+v", after, before)
	}
	p.click(p.on(id, "undo"))
	p.until("that it stands again", "!f321.find('.mends > li.over')")
	if a := p.fact(fact); a != was {
		t.Errorf("the answer is %s, not the old one with its day and note, %s", a, was)
	}
	// Going on is one tap.
	p.click("f321.find('.bar .btn-1')")
	p.until("what follows", "!f321.find('.mends')")
	if !js[bool](p, "!!f321.find('.lead')") {
		p.results()
	}
	if got := js[string](p, "document.querySelector('fire321-check').answers.found["+quote(id)+"]"); got != found {
		t.Errorf("the hazard is known since %s, not since %s", got, found)
	}
	if !p.holds(id) {
		t.Error("what was taken back is not in the results")
	}
}

// fact is the answer to a fact, as JSON.
func (p *page) fact(id string) string {
	p.t.Helper()
	return string(js[json.RawMessage](p, "document.querySelector('fire321-check').answers.facts["+quote(id)+"]"))
}

// holds reports whether the engine finds a hazard.
func (p *page) holds(id string) bool {
	p.t.Helper()
	return js[bool](p, "(await document.querySelector('fire321-check').assess()).hazards.some((h) => h.id === "+quote(id)+")")
}

// TestReturnAsks: where more than one yes or no mends a hazard, the tick leads
// to the question and back to the same place; an answer that is not good enough
// leaves the hazard standing.
func TestReturnAsks(t *testing.T) {
	p := fresh(t, pocket)
	p.navigate(serve(t))
	p.load("noodle-shop")
	p.comeBack("2026-12-04")
	const id = "inspect.patrol.two-hourly"
	if m := p.mend(id); slices.Contains(m.Buttons, p.say("again-fixed")) {
		t.Fatalf("a tick would write a number that nobody gave: %v", m.Buttons)
	}
	p.click(p.on(id, "again-answer"))
	p.until("its question", "f321.lines()[0]?.dataset.fact === 'patrol.interval_minutes'")
	p.typeInto(".num input", "3") // hours, as the answer was given
	p.click(`f321.find('button[type="submit"]')`)
	p.until("the list again", "f321.find('.mends')")
	if m := p.mend(id); m.Gone {
		t.Error("every three hours is not every two")
	}
	if top := js[float64](p, `f321.find('.mends > li[data-id="`+id+`"]').getBoundingClientRect().top`); top < 0 || top > float64(pocket.height) {
		t.Errorf("the card lies at %v", top)
	}
	p.click(p.on(id, "again-answer"))
	p.until("its question", "f321.lines()[0]?.dataset.fact === 'patrol.interval_minutes'")
	p.typeInto(".num input", "2")
	p.click(`f321.find('button[type="submit"]')`)
	p.until("that it is fixed", `f321.find('.mends > li.over[data-id="`+id+`"]')`)
	if p.holds(id) {
		t.Error("the hazard is still in the results")
	}
}

// TestReturnTellsWhatTimeBroke: a hazard that no answer has brought, but a term
// that ran out, stands on the return in a list of its own, as in the results.
func TestReturnTellsWhatTimeBroke(t *testing.T) {
	const back = "2026-12-28"
	p := fresh(t, pocket)
	p.navigate(serve(t))
	p.load("noodle-shop")
	then := inGo(t, p.answers())
	now := then.program.Session(then.answers)
	if err := now.Renew(date(t, back)); err != nil {
		t.Fatal(err)
	}
	if err := now.Under(date(t, back)); err != nil {
		t.Fatal(err)
	}
	var want []string
	diff := now.Since(then.program.Session(then.answers))
	for _, turn := range diff.Turns {
		if turn.Way == assess.Worse && turn.Now == assess.Fail && !turn.Law && len(turn.Answers) == 0 &&
			slices.ContainsFunc(diff.After.Hazards, func(h assess.Hazard) bool { return h.ID == turn.ID && !h.Summary }) {
			want = append(want, turn.ID)
		}
	}
	if len(want) == 0 {
		t.Fatal("time breaks nothing: this shows nothing")
	}
	p.comeBack(back)
	p.until("the hazards", "f321.find('.mends')")
	heading := p.say("again-lapsed-n") + fmt.Sprint(len(want)) + "样"
	got := js[[]string](p, "[...([...f321.all('h2')].find((el) => el.textContent === "+quote(heading)+")?.parentNode.querySelectorAll('.mends > li') ?? [])].map((el) => el.dataset.id)")
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("time has broken %v, and the return says %v", want, got)
	}
	p.look("pocket-return-lapsed")
}

// TestOverdueIsNotUnplanned: what was planned for a day that is past is overdue;
// the letter asks for a new day, not for a person who was named.
func TestOverdueIsNotUnplanned(t *testing.T) {
	p := fresh(t, pocket)
	p.navigate(serve(t))
	file := documentOf(t, "noodle-shop")
	plan := map[string]any{}
	for _, h := range example(t, "noodle-shop").got.Hazards {
		plan[h.ID] = map[string]any{"measure": "改好它", "person": "王小春", "guard": "有人看着", "by": "2026-11-26"}
	}
	file["plan"] = plan
	p.loadFile(text(t, file))
	p.comeBack("2026-12-10")
	p.until("the hazards", "f321.find('.mends')")
	p.click("f321.find('.bar .btn-1')")
	p.until("what follows", "!f321.find('.mends')")
	if !js[bool](p, "!!f321.find('.lead')") {
		p.results()
	}
	p.press(p.say("documents"))
	p.heading(p.say("documents"))
	p.until("what the letter lacks", "f321.find('.branch')")
	if got := js[string](p, "f321.find('.branch').textContent"); !regexp.MustCompile(`\d\d项过期了`).MatchString(got) {
		t.Errorf("the letter says %s", got)
	}
}

// TestReturnNothingUnasked: a tick that leaves the hazard standing, or makes it
// hang on what was not asked, does not say that it is fixed, but what is missing.
func TestReturnNothingUnasked(t *testing.T) {
	p := fresh(t, pocket)
	p.navigate(serve(t))
	facts := documentOf(t, "noodle-shop")
	p.loadFile(text(t, facts))
	p.comeBack("2026-12-04")
	ticked := 0
	for _, m := range p.mends() {
		p.unfold()
		// What was ticked before may have made it lapse.
		if m = p.mend(m.ID); !slices.Contains(m.Buttons, p.say("again-fixed")) {
			continue
		}
		ticked++
		p.click(p.on(m.ID, "again-fixed"))
		p.until("what became of "+m.ID, `f321.find('.mends > li[data-id="`+m.ID+`"]')?.textContent.includes(`+quote(p.say("undo"))+`)`)
		now := p.mend(m.ID)
		verdict := js[string](p, "(await document.querySelector('fire321-check').assess()).results.find((r) => r.id === "+quote(m.ID)+")?.verdict.join() ?? ''")
		if now.Gone == strings.Contains(verdict, "fail") {
			t.Errorf("%s: the engine says %q, the card %s", m.ID, verdict, now.Text)
		}
	}
	if ticked < 5 {
		t.Errorf("only %d have a tick", ticked)
	}
	p.look("pocket-return-ticked")
	p.resize(desktop)
	p.speak("en")
	p.until("the same in English", "f321.button("+quote(p.say("again-fixed"))+") || f321.heading().startsWith('Last')")
	p.look("desktop-return-en")
}

// TestReturnSameDay: whoever left hazards behind is asked about them on the same
// day, too; photos of before and after stand side by side, and are told apart
// everywhere.
func TestReturnSameDay(t *testing.T) {
	p := fresh(t, pocket)
	url := serve(t)
	p.navigate(url)
	p.load("noodle-shop")
	id := js[string](p, "f321.find('.hz').dataset.key")
	p.click("f321.find('.hz')")
	p.until("a hazard", "f321.find('.law')")
	p.photograph()
	p.until("the photo", "f321.find('.thumb img')")
	if js[int](p, "(await f321.drafts())[0].remaining") != 0 {
		p.walkOn("noodle-shop")
	}
	p.comeBack(today)
	p.heading(p.say("again-today"))
	p.click(p.on(id, "again-fixed"))
	p.until("the photo of before", "f321.find('.pair .thumb img')")
	p.snap(p.say("photo-take-after"))
	p.until("the photo of after", "[...f321.all('.pair .thumb')].length === 2")
	if got := js[[]int](p, "[...f321.all(`[data-id="+quote(id)+"] .pair figure`)].map((el) => el.querySelectorAll('.thumb').length)"); !slices.Equal(got, []int{1, 1}) {
		t.Errorf("the photos lie %v", got)
	}
	p.look("pocket-return-photos")
	if name := js[string](p, "f321.name([...f321.all('.pair img')][1].closest('button')) || [...f321.all('.pair img')][1].alt"); !strings.HasPrefix(name, p.say("photo-after")) {
		t.Errorf("the second is called %q", name)
	}
	// Another device gets them as they are.
	photos := p.kept()
	p.press(p.say("back"))
	p.heading(p.say("your-units"))
	p.saved()
	p.press(p.say("save-all"))
	all, name := p.file()
	q := fresh(t, pocket)
	q.navigate(url)
	q.heading(q.say("welcome"))
	q.load("office") // so that there is a list of units
	q.navigate(url)
	q.heading(q.say("your-units"))
	q.putFile(q.say("open-file"), "["+quote(all)+"]", name, "application/json")
	q.until("both units", "[...f321.all('.units > li')].length === 2")
	if got := q.kept(); len(got) != 2 || !reflect.DeepEqual(got, photos) {
		t.Errorf("the photos are %v, not %v", got, photos)
	}
}

// walkOn answers what is left.
func (p *page) walkOn(unit string) {
	p.t.Helper()
	p.press(p.say("sections"))
	p.heading(p.say("sections"))
	p.press(p.say("go-on"))
	p.until("a question", "f321.lines().length")
	p.walk(quick, answersOf(p.t, unit), nil)
	p.press(p.say("see-results"))
	p.until("the results", "f321.find('.lead')")
}

// TestReturnToStale: answers that have lapsed are said to have, the hazards that
// they showed are asked about again, and "not yet" renews them.
func TestReturnToStale(t *testing.T) {
	p := fresh(t, pocket)
	p.navigate(serve(t))
	p.load("noodle-shop")
	p.comeBack("2027-06-20")
	p.heading("离上次自评208天了")
	p.look("pocket-return-stale")
	var stale []mend
	for _, m := range p.mends() {
		if slices.Contains(m.Buttons, p.say("again-not-yet")) {
			stale = append(stale, m)
		}
	}
	if len(stale) == 0 {
		t.Fatal("no hazard rests on an answer that has lapsed")
	}
	id := stale[0].ID
	p.click(p.on(id, "again-not-yet"))
	p.until("that it stands", `f321.find('.mends > li[data-id="`+id+`"]') && !`+p.on(id, "again-not-yet"))
	if m := p.mend(id); m.Gone || !p.holds(id) {
		t.Errorf("it does not stand: %s", m.Text)
	}
}

// TestReturnUnderOtherRules: whoever comes back when the rules are of another
// version is told so, and then asked about the hazards of last time as well.
func TestReturnUnderOtherRules(t *testing.T) {
	p := fresh(t, pocket)
	p.navigate(serve(t))
	p.load("noodle-shop")
	js[bool](p, "await f321.change((d) => { d.digest = 'f'.repeat(64); d.version = '0.1.0'; })")
	js[bool](p, "(sessionStorage.setItem('day', '2026-12-04'), globalThis.left = true, location.reload(), true)")
	p.until("the page anew", "!globalThis.left && f321.heading()")
	p.heading(p.say("your-units"))
	p.click("f321.find('.units .btn-1')")
	p.heading(p.say("rules-changed"))
	p.click("f321.find('.bar .btn-1')")
	p.heading("离上次自评10天了")
	const id = "evac.clear"
	if n := len(p.mends()); n < 20 || !p.mend(id).Late {
		t.Errorf("%d hazards of last time: %v", n, p.mend(id))
	}
	p.click(p.on(id, "again-fixed"))
	p.until("that it is fixed", `f321.find('.mends > li.over[data-id="`+id+`"]')`)
}

// TestLawChanges: a duty that begins is told with its day and its title, within
// sixty days before it on the results and in the calendar, and afterwards to
// whoever comes back. The calendar, saved again, replaces what it has.
func TestLawChanges(t *testing.T) {
	const before, after, begins, duty = "2026-05-25", "2026-06-04", "2026-06-01", "hot.cert.verify"
	p := fresh(t, pocket)
	p.inject("sessionStorage.setItem('day', sessionStorage.getItem('day') ?? '" + before + "')")
	p.navigate(serve(t))
	file := documentOf(t, "half-answered")
	file["at"] = before
	for id, v := range file["facts"].(map[string]any) { // no answer is of a day to come
		for _, day := range regexp.MustCompile(`\d{4}-\d\d(-\d\d)?`).FindAllString(text(t, v), -1) {
			if day > before {
				delete(file["facts"].(map[string]any), id)
			}
		}
	}
	p.loadFile(text(t, file))
	want := inGo(t, p.answers())
	coming, err := want.program.Session(want.answers).Coming(want.program.Day() + 60)
	if err != nil || len(coming) != 1 || coming[0].Criterion != duty || coming[0].Day.String() != begins {
		t.Fatal("it is not the law that this test is about: ", coming, err)
	}
	title := coming[0].Title.In("zh")
	p.until("what is coming", "f321.find('main').textContent.includes("+quote("2026年6月1日起："+title)+")")
	calendar := func() string {
		t.Helper()
		p.until("the calendar", "f321.button("+quote(p.say("save-calendar"))+")")
		p.saved()
		p.press(p.say("save-calendar"))
		text, _ := p.file()
		return strings.ReplaceAll(text, "\r\n ", "")
	}
	first := calendar()
	for _, want := range []string{"-law-" + duty + "@fire321\r\n", "DTSTART;VALUE=DATE:20260601\r\n", "-mend-", "SEQUENCE:"} {
		if !strings.Contains(first, want) {
			t.Errorf("the calendar lacks %q", want)
		}
	}
	list := ids(first)
	if again := ids(calendar()); !slices.Equal(list, again) {
		t.Errorf("saved again, its days have other names: %v, not %v", again, list)
	}
	if unique := slices.Compact(slices.Sorted(slices.Values(list))); len(unique) != len(list) {
		t.Errorf("%d days have %d names: %v", len(list), len(unique), list)
	}
	p.comeBack(after)
	p.heading("离上次自评10天了")
	p.until("what has changed", "f321.find('main').textContent.includes("+quote("2026年6月1日起："+title)+")")
	p.look("pocket-return-law")
	// The calendar is here, too, and holds what is still to be done.
	if second := calendar(); !strings.Contains(second, "-mend-") {
		t.Errorf("the calendar of the return holds %s", second)
	}
	if !js[bool](p, "f321.find('main').textContent.includes("+quote(p.say("again-law"))+")") {
		t.Error("it is not told as a change of the law")
	}
}

// ids are the names of the days of a calendar.
func ids(calendar string) (list []string) {
	for _, line := range strings.Split(calendar, "\r\n") {
		if id, ok := strings.CutPrefix(line, "UID:"); ok {
			list = append(list, id)
		}
	}
	return list
}

package browser

import (
	"fmt"
	"maps"
	"math"
	"os"
	"slices"
	"strings"
	"testing"
)

// pocket is the phone for which the screens were drawn.
var pocket = screen{360, 740}

// leg is what one screen of a walk costs.
type leg struct {
	facts, taps int
	screenfuls  float64
	section     string
	more        int // what its lists take besides a tap a question
}

// TestWalks: what people go through is in a golden file, and within bounds: the
// first round is short and never scrolls, eight lines fit in one and a half
// screens, the taps are little more than facts and screens, and nobody is sent
// back to a section.
func TestWalks(t *testing.T) {
	var out strings.Builder
	row := "%-28s %8v %6v %6v %11v %9v %8v %6v\n"
	fmt.Fprintf(&out, "What units go through on a screen of 360 x 740.\n\n"+row, "unit", "screens", "facts", "taps", "screenfuls", "sections", "changes", "round")
	for _, test := range []struct {
		unit, says string
		round      int
		facts      func(map[string]any) map[string]any
	}{
		{"noodle-shop", "noodle-shop", 12, nil},
		{"good-restaurant", "good-restaurant", 20, nil},
		{"good-shop", "good-shop, half not sure", 12, half},
		{"mall", "mall", 20, nil},
	} {
		facts := answersOf(t, test.unit)
		if test.facts != nil {
			facts = test.facts(facts)
		}
		p := fresh(t, pocket)
		p.navigate(serve(t))
		p.begin(placeOf(t, test.unit))
		var legs []leg
		round := 0
		p.walk(quick, facts, func(_ int, now state) {
			l := leg{facts: len(now.Facts), taps: 1} // "next"
			ticks := 0
			for _, step := range p.plan(facts) {
				if step.Text != nil || !js[bool](p, "f321.find("+quote(step.CSS)+").checked") {
					l.taps++
				}
				if step.Text == nil {
					ticks++
				}
			}
			l.more = max(0, ticks-l.facts) // a list takes a tap for each of its things that is there
			l.screenfuls = js[float64](p, "document.documentElement.scrollHeight") / float64(pocket.height)
			l.section = js[string](p, "f321.find('.prog-t')?.firstElementChild.textContent ?? ''")
			if js[bool](p, "!!f321.find('form.tapped')") {
				l.taps = 1
			}
			if slices.Contains(now.Facts, "unit.roles") {
				l.section = "" // who you are, before the first round
			}
			if strings.HasPrefix(now.Step, "第") {
				round++
				if l.facts != 1 || l.taps > 2 || l.screenfuls > 1.2 {
					t.Errorf("%s: %s of the round, %v, takes %d taps and %.2f screens", test.says, now.Step, now.Facts, l.taps, l.screenfuls)
				}
			}
			if l.facts == 8 && l.screenfuls > 1.5 {
				t.Errorf("%s: the lines %v take %.2f screens", test.says, now.Facts, l.screenfuls)
			}
			legs = append(legs, l)
		})
		var sum leg
		var sections []string
		changes := 0
		for _, l := range legs {
			sum.facts, sum.taps, sum.screenfuls, sum.more = sum.facts+l.facts, sum.taps+l.taps, sum.screenfuls+l.screenfuls, sum.more+l.more
			if l.section == "" {
				continue // before the first round
			}
			if n := len(sections); n == 0 || sections[n-1] != l.section {
				if changes++; slices.Contains(sections, l.section) {
					t.Errorf("%s: sent back to %s", test.says, l.section)
				}
				sections = append(sections, l.section)
			}
		}
		// Larger units have more days, and a day takes up to four taps.
		if spare := 10 + max(0, sum.facts-165); sum.taps > sum.facts+sum.more+len(legs)+spare {
			t.Errorf("%s: %d taps for %d facts on %d screens", test.says, sum.taps, sum.facts, len(legs))
		}
		if round == 0 || round > test.round {
			t.Errorf("%s: the first round has %d questions, want at most %d", test.says, round, test.round)
		}
		fmt.Fprintf(&out, row, test.says, len(legs), sum.facts, sum.taps, math.Round(sum.screenfuls), len(sections), changes, round)
	}
	t.Logf("\n%s", out.String())
	const file = "testdata/walks.golden"
	if *update {
		if err := os.WriteFile(file, []byte(out.String()), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if out.String() != string(want) {
		t.Errorf("%s is not what was found; -args -update writes it", file)
	}
}

// half is not sure of every second answer.
func half(facts map[string]any) map[string]any {
	some := map[string]any{}
	for i, id := range slices.Sorted(slices.Values(keysOf(facts))) {
		if i%2 == 0 || id == "place.kinds" || id == "unit.roles" {
			some[id] = facts[id]
		}
	}
	return some
}

func keysOf(facts map[string]any) (ids []string) {
	for id := range facts {
		ids = append(ids, id)
	}
	return ids
}

// TestDangerFirst: a noodle shop is found by its name, and after at most twelve
// taps the page names the bike beside the sleepers, the locked exit and what to
// do now. A tick changes the answer and can be taken back. The page claims no
// more than was looked at.
func TestDangerFirst(t *testing.T) {
	p := fresh(t, pocket)
	p.navigate(serve(t))
	p.begin("cn/jiangsu/xinghua/unit")
	facts := answersOf(t, "noodle-shop")
	s := mouse(p, facts)
	for taps := 0; !s.Round; taps++ {
		if taps > 13 { // and who you are
			t.Fatal("the round does not end")
		}
		s = mouse(p, facts)
	}
	page := js[string](p, "f321.find('main').textContent")
	for _, want := range []string{"电瓶", "做好了", p.say("danger-no-verdict")} {
		if !strings.Contains(page, want) {
			t.Errorf("it does not say %q: %s", want, page)
		}
	}
	if !js[bool](p, "!!f321.find('.first-act h1') && f321.all('.alarm .do').next().done === false") {
		t.Error("it does not say what to do first")
	}
	p.look("phone-danger")
	alarms := func() int { return js[int](p, "[...f321.all('.alarm')].length") }
	before, was := alarms(), string(p.answers())
	fact := js[string](p, "[...f321.all('.alarm')].map((el) => el.dataset.id).join()")
	p.click("f321.find('.alarm .btn')")
	p.until("that it is done, or its question", "[...f321.all('.alarm')].length < "+fmt.Sprint(before)+" || f321.lines().length")
	if js[bool](p, "f321.lines().length > 0") {
		t.Fatalf("of %s, the first needs a question", fact)
	}
	if string(p.answers()) == was {
		t.Error("the tick changed no answer")
	}
	p.press(p.say("undo"))
	p.until("the alarm again", "[...f321.all('.alarm')].length === "+fmt.Sprint(before))
	p.press(p.say("danger-on"))
	p.until("a question", "f321.lines().length")
}

// TestWhatKillsLeads: what kills together leads the page after the round and the
// results alike, its card first. Before the end the results go on with what of
// the round is open, fold what may be serious, and their button goes on; the
// list of units knows the hazards though nobody opened the results.
func TestWhatKillsLeads(t *testing.T) {
	p := fresh(t, pocket)
	url := serve(t)
	p.navigate(url)
	p.begin("cn/jiangsu/xinghua/unit")
	facts := answersOf(t, "noodle-shop")
	left := ""
	s := mouse(p, facts)
	for n := 0; !s.Round; n++ {
		if strings.HasPrefix(s.Step, "第11题") { // one is not known
			left = s.Facts[0]
			unsure := maps.Clone(facts)
			unsure[left] = nil
			s = mouse(p, unsure)
			continue
		}
		s = mouse(p, facts)
	}
	d := inGo(t, p.answers()).danger()
	if len(d.Pairs) == 0 || len(d.Unsure) != 1 || d.Unsure[0] != left {
		t.Fatalf("pairs %v, not sure %v, and %s was", d.Pairs, d.Unsure, left)
	}
	card := js[string](p, "f321.find('.alarm').dataset.id")
	if lead := js[string](p, "f321.heading()"); lead != d.Pairs[0].Now.ZH || card != d.Found[0].ID || !d.Found[0].Deadly {
		t.Errorf("after the round it says %q, and %s first", lead, card)
	}
	p.saved()
	p.navigate(url)
	p.heading(p.say("your-units"))
	if tile := js[string](p, "f321.find('.units li').textContent"); !strings.Contains(tile, "项严重") || strings.Contains(tile, "最多") {
		t.Errorf("the list of units says %s", tile)
	}
	p.click("f321.find('.units .btn-1')")
	p.until("the unit", "f321.heading() !== "+quote(p.say("your-units")))
	p.results()
	if lead := js[string](p, "f321.heading()"); lead != d.Pairs[0].Now.ZH {
		t.Errorf("the results say %q", lead)
	}
	if first := js[string](p, "f321.find('.hz').dataset.key"); first != card {
		t.Errorf("the results begin with %s, the round with %s", first, card)
	}
	if open := js[[]string](p, "[...f321.all('.round-left .task')].map((el) => el.dataset.key)"); !slices.Equal(open, d.Unsure) {
		t.Errorf("of the round %v is open, and the results list %v", d.Unsure, open)
	}
	if js[bool](p, "f321.find('[data-fold=open]').open") {
		t.Error("what may be serious is unfolded")
	}
	p.look("phone-results-early")
	p.click("f321.find('.bar .btn-1')")
	p.until("a question", "f321.lines().length")
}

// TestEveryTapIsKept: whatever was tapped on a half-filled screen is there
// after a reload, a crash of the tab and a kill of the browser, and so is the
// place on the page; "back" then leads to the question before.
func TestEveryTapIsKept(t *testing.T) {
	profile, url := t.TempDir(), serve(t)
	p := open(t, browser(t, profile), pocket.width, pocket.height)
	p.navigate(url)
	p.begin("cn/national/unit")
	facts := answersOf(t, "noodle-shop")
	s := mouse(p, facts)
	var before string
	for len(s.Facts) < 8 {
		if s.Round {
			p.press(p.say("danger-on"))
			p.until("a question", "f321.lines().length")
			s = js[state](p, "f321.state()")
			continue
		}
		before = s.Heading
		s = mouse(p, facts)
	}
	chosen := func() []string {
		return js[[]string](p, "[...f321.all('fieldset[data-fact] input:checked')].map((el) => el.closest('fieldset').dataset.fact + '=' + el.value)")
	}
	var want []string
	for i := range 6 {
		value := []string{"yes", "no", "not-sure"}[i%3]
		p.click(fmt.Sprintf(`f321.lines()[%d].querySelector('input[value="%s"]')`, i, value))
		want = append(want, s.Facts[i]+"="+value)
		id := quote(s.Facts[i])
		p.until("that it is saved", id+" in ((await f321.drafts())[0].answers.facts ?? {})")
		switch i % 3 {
		case 0:
			p.navigate(url)
		case 1:
			p.crash()
			p.navigate(url)
		case 2:
			p.killBrowser()
			p = open(t, browser(t, profile), pocket.width, pocket.height)
			p.navigate(url)
		}
		p.heading(p.say("your-units"))
		p.press(p.say("go-on"))
		p.until("the half-filled screen", "f321.lines().length === 8")
		if got := chosen(); !slices.Equal(got, want) {
			t.Fatalf("after the end number %d it has %v, want %v", i, got, want)
		}
	}
	if top := js[float64](p, "scrollY"); top < 100 {
		t.Errorf("it begins at %v, though the sixth line was tapped", top)
	}
	p.press(p.say("previous-page"))
	p.until("the screen before", "f321.heading() !== "+quote(s.Heading)+" || f321.lines().length !== 8")
	t.Logf("before %s: %s", s.Heading, before)
}

// TestASectionIsHeld: a chosen section is asked to its end; then the list ticks
// it.
func TestASectionIsHeld(t *testing.T) {
	p := fresh(t, pocket)
	p.navigate(serve(t))
	facts := answersOf(t, "noodle-shop")
	p.begin("cn/national/unit")
	for s := mouse(p, facts); !s.Round; {
		s = mouse(p, facts)
	}
	p.press(p.say("sections"))
	p.heading(p.say("sections"))
	const name = "用火用电用气"
	p.press(name)
	p.until("its first question", "f321.lines().length")
	screens := 0
	for s := js[state](p, "f321.state()"); s.asking(); screens++ {
		if got := js[string](p, "f321.find('.prog-t').firstElementChild.textContent"); got != name {
			t.Fatalf("screen %d is of %s", screens, got)
		}
		s = quick(p, facts)
	}
	p.heading(p.say("sections"))
	if !js[bool](p, "f321.button("+quote(name)+").querySelector('.mark.done') && f321.find('[role=status].note').textContent.includes("+quote(name)+")") {
		t.Error("the section is not ticked")
	}
	t.Logf("%d screens", screens)
}

// TestFindOut: what somebody was not sure of and what still matters is one
// list, the decisive first, and is gone through in one go.
func TestFindOut(t *testing.T) {
	p := fresh(t, pocket)
	p.navigate(serve(t))
	p.begin("cn/national/unit")
	all := answersOf(t, "good-shop")
	p.walk(quick, half(all), nil)
	p.press(strings.Split(p.say("find-out-n"), "{0}")[0])
	p.heading(p.say("find-out-title"))
	p.look("phone-find-out-shop")
	open := js[int](p, "[...f321.all('.task')].length")
	grave := js[int](p, "[...f321.all('.task .tag')].length")
	if grave == 0 || open <= grave {
		t.Fatalf("%d open answers, of which %d are decisive", open, grave)
	}
	for _, whom := range []string{"look", "papers", "landlord"} {
		if !js[bool](p, "[...f321.all('h2, summary')].some((h) => h.textContent.startsWith("+quote(p.say("whom-"+whom))+"))") {
			t.Errorf("no group %q", p.say("whom-"+whom))
		}
	}
	// What is first in the list is asked first, and each question says how far
	// one is. What an answer settles is not asked any more.
	want := js[[]string](p, "[...f321.all('.task')].filter((el) => el.querySelector('.tag')).map((el) => el.dataset.key)")
	p.click("f321.find('.bar .btn-1')")
	p.until("a question", "f321.lines().length === 1")
	at := 0
	for s := js[state](p, "f321.state()"); s.asking(); s = quick(p, all) {
		if at++; at > grave {
			t.Fatal("the walk does not end")
		}
		for want[0] != s.Facts[0] {
			if want = want[1:]; len(want) == 0 {
				t.Fatalf("question %d is %v, out of the order of the list", at, s.Facts)
			}
		}
		var n, of int
		if _, err := fmt.Sscanf(s.Step, "第%d样，共%d样", &n, &of); err != nil || n != at || of > grave {
			t.Errorf("question %d of %d says %q", at, grave, s.Step)
		}
	}
	p.heading(p.say("find-out-title"))
	if left := js[int](p, "[...f321.all('.task .tag')].length"); left >= grave {
		t.Errorf("%d were decisive, and after all were answered %d are", grave, left)
	}
}

// TestBackKeepsThePlace: from a hazard back to the results one comes to the
// row that one left.
func TestBackKeepsThePlace(t *testing.T) {
	p := fresh(t, pocket)
	p.navigate(serve(t))
	p.load("noodle-shop")
	p.until("the days to come, which come last", "f321.find('.days')")
	last := "[...f321.all('.hz[data-key]')].filter(f321.shown).at(-1)"
	id := js[string](p, last+".dataset.key")
	p.click(last)
	p.until("the hazard", "f321.find('.law')")
	p.press(p.say("back"))
	p.until("the row", "f321.focused()?.dataset?.key === "+quote(id))
	if top := js[float64](p, last+".getBoundingClientRect().top"); top < 0 || top > float64(pocket.height) {
		t.Errorf("the row lies at %v", top)
	}
}

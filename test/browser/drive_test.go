package browser

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/law"
	"github.com/fire321/fire321/rules/pack"
)

// A driver answers whatever question is shown, and goes on to the next screen.
// It knows nothing of the order of questions.
type driver func(p *page, facts map[string]any) state

// state is the screen that came.
type state struct {
	Heading, Fault string
	Facts, Types   []string
	Step           string // where in the round, or how many sections are left
	Round          bool   // it is what the first round has shown
}

// asking reports whether it is a question.
func (s state) asking() bool { return len(s.Facts) > 0 }

// quick answers within one call, by clicks on the controls themselves.
func quick(p *page, facts map[string]any) state {
	p.t.Helper()
	return js[state](p, "await f321.answer("+text(p.t, facts)+", "+milliseconds(patient)+")")
}

// step is one thing to press, or a field and what to type into it.
type step struct {
	CSS  string
	Text *string
}

func (p *page) plan(facts map[string]any) []step {
	p.t.Helper()
	p.until("a question", "f321.lines().length")
	return js[[]step](p, "f321.plan("+text(p.t, facts)+")")
}

// mouse answers by events of a mouse, and typed text.
func mouse(p *page, facts map[string]any) state {
	p.t.Helper()
	plan := p.plan(facts)
	p.until("that it takes taps", "!f321.find('.settling')")
	js[bool](p, "(globalThis.moved = f321.before(), true)")
	if js[bool](p, "!!f321.find('form.tapped')") { // one tap goes on
		p.click("f321.find(" + quote(plan[0].CSS) + ")")
		p.until("what comes after", "moved()")
		return js[state](p, "f321.state()")
	}
	for _, s := range plan {
		if s.Text != nil {
			p.typeInto(s.CSS, *s.Text)
		} else if el := "f321.find(" + quote(s.CSS) + ")"; !js[bool](p, el+".checked") {
			p.click(el)
		}
	}
	js[bool](p, "(globalThis.moved = f321.before(), true)")
	p.click(`f321.find('button[type="submit"]')`)
	p.until("what comes after", "moved() || f321.asksDay()")
	if js[bool](p, "f321.asksDay()") { // only the month is known
		p.click(`f321.find('button[type="submit"]')`)
		p.until("what comes after", "moved()")
	}
	return js[state](p, "f321.state()")
}

// answer is mouse, of which no more is wanted than that it went on.
func (p *page) answer(facts map[string]any) {
	p.t.Helper()
	if s := mouse(p, facts); s.Fault != "" {
		p.t.Fatalf("%v: %s", s.Facts, s.Fault)
	}
}

// begin goes from the welcome to the question what the place is.
func (p *page) begin(place string) {
	p.t.Helper()
	p.until("the welcome, or the question where it is", `["`+p.say("welcome")+`", "`+p.say("where")+`"].includes(f321.heading())`)
	if js[bool](p, "f321.heading() === "+quote(p.say("welcome"))) {
		p.press(p.say("begin"))
	}
	p.heading(p.say("where"))
	p.click(`f321.find('button[data-pack="` + place + `"]')`)
	p.until("the first question", "f321.lines().length")
}

// unnamed says what a place is, and gives it no name.
func (p *page) unnamed(kinds ...string) {
	p.t.Helper()
	for _, kind := range kinds {
		p.click(`f321.find('input[value="` + kind + `"]')`)
	}
	p.press(p.say("chosen"))
	p.heading(p.say("name"))
	p.click("f321.find('[data-skip]')")
}

// start opens a new unit of a place and answers its first n screens.
func (p *page) start(place string, facts map[string]any, n int) {
	p.t.Helper()
	p.begin(place)
	for range n {
		p.answer(facts)
	}
	p.until("a question", "f321.lines().length")
}

// walked is what a walk through the questions met.
type walked struct {
	screens int
	facts   []string
}

// walk answers until nothing more is asked. Nothing is asked twice.
func (p *page) walk(by driver, facts map[string]any, seen func(screen int, now state)) walked {
	p.t.Helper()
	p.until("a question", "f321.lines().length")
	now := js[state](p, "f321.state()")
	var w walked
	for now.asking() || now.Round {
		if now.Round {
			if p.atRound != nil {
				p.atRound()
			}
			p.press(p.say("danger-on"))
			p.until("a question after the round", "f321.lines().length")
			now = js[state](p, "f321.state()")
		}
		if w.screens++; w.screens > 300 {
			p.t.Fatal("the questions do not end")
		}
		for _, f := range now.Facts {
			if slices.Contains(w.facts, f) {
				p.t.Errorf("%s is asked twice", f)
			}
		}
		w.facts = append(w.facts, now.Facts...)
		if len(now.Facts) > 8 || len(now.Facts) > 1 && slices.ContainsFunc(now.Types, func(s string) bool { return s != "bool" }) {
			p.t.Errorf("screen %d asks %v of types %v", w.screens, now.Facts, now.Types)
		}
		if seen != nil {
			seen(w.screens, now)
		}
		if now = by(p, facts); now.Fault != "" {
			p.t.Fatalf("screen %d, %v: %s", w.screens, now.Facts, now.Fault)
		}
	}
	p.heading(p.say("check-answers"))
	return w
}

// load opens an example and shows its results.
func (p *page) load(name string) {
	p.t.Helper()
	p.loadFile(fileOf(p.t, name))
}

// loadFile opens answers as a page that holds them does, and shows the results.
func (p *page) loadFile(answers string) {
	p.t.Helper()
	p.until("the element", "f321.heading() !== ''")
	js[bool](p, "(await document.querySelector('fire321-check').load("+answers+"), true)")
	p.until("the answers", "document.querySelector('fire321-check').answers && f321.heading()")
	p.results()
}

// results goes to the results from wherever the unit is.
func (p *page) results() {
	p.t.Helper()
	if js[string](p, "f321.heading()") != p.say("sections") {
		p.press(p.say("sections"))
	}
	p.heading(p.say("sections"))
	p.press(p.say("see-results-now"))
	p.until("the results", "f321.find('.lead')")
}

// answers are those of the unit that is open.
func (p *page) answers() []byte {
	p.t.Helper()
	return js[json.RawMessage](p, "document.querySelector('fire321-check').answers")
}

// sameAsGo holds what the page makes of its answers against what Go does.
func (p *page) sameAsGo() native {
	p.t.Helper()
	want := inGo(p.t, p.answers())
	got := plain(p.t, js[json.RawMessage](p, "await document.querySelector('fire321-check').assess()"))
	if w := plain(p.t, want.got.Encode()); got != asScript(w) {
		p.t.Errorf("the page's assessment is not Go's: %s", difference(got, w))
	}
	return want
}

// asScript writes a score of 84.0 as a browser does, whose numbers have no
// decimals of their own. TestBytes holds the bytes themselves to Go's.
func asScript(s string) string { return strings.NewReplacer(`.0,`, `,`, `.0}`, `}`).Replace(s) }

// difference is where two texts part.
func difference(a, b string) string {
	i := 0
	for i < len(a) && i < len(b) && a[i] == b[i] {
		i++
	}
	cut := func(s string) string { return s[max(0, min(i-60, len(s))):min(len(s), i+60)] }
	return fmt.Sprintf("%q, %q", cut(a), cut(b))
}

// squeezed is a text without its white space.
func squeezed(s string) string { return strings.Join(strings.Fields(s), "") }

// nation is the bundle whose documents every embedded pack has.
var nation = func() *rules.Bundle {
	p, err := pack.Load("cn/national/unit", law.FS)
	if err != nil {
		panic(err) // the law does not load: nothing else would work
	}
	return p.Bundle()
}()

// kinds are its documents, in their order.
var kinds = func() (list []string) {
	for _, d := range nation.Documents {
		list = append(list, d.ID)
	}
	return list
}()

// document is the title of one of them.
func (p *page) document(kind string) string { return nation.Document(kind).Title.In(p.lang) }

// sheet opens a document, from the list of them.
func (p *page) sheet(kind string) {
	p.t.Helper()
	p.heading(p.say("documents"))
	p.press(p.say("view-print") + " " + p.document(kind))
	p.until("the sheet", "f321.find('article.sheet')")
}

// leave goes back from a sheet to the list of documents.
func (p *page) leave() {
	p.t.Helper()
	p.press(p.say("back"))
	p.heading(p.say("documents"))
}

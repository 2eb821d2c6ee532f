package browser

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/dom"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/qrcode"
)

// scanner stands in for the browser's own reader of codes, which headless
// Chromium has not: what it sees in a picture is what the test, which decoded
// the very pixels, says.
const scanner = `globalThis.seen = []; globalThis.BarcodeDetector = class { async detect(image) { return image.width ? seen.map((rawValue) => ({ rawValue })) : []; } };`

// codes are the pictures of codes that the screen shows, as files and as an
// independent decoder reads them.
func (p *page) codes() (files, texts []string) {
	p.t.Helper()
	p.until("the code", "f321.find('img[data-code]')?.complete")
	dir := p.t.TempDir()
	for i, url := range js[[]string](p, "[...f321.all('img[data-code]')].map((el) => el.src)") {
		data, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(url, "data:image/png;base64,"))
		if err != nil {
			p.t.Fatal(err)
		}
		drawing, err := png.Decode(bytes.NewReader(data))
		if err != nil {
			p.t.Fatal(err)
		}
		bitmap, err := gozxing.NewBinaryBitmapFromImage(drawing)
		if err != nil {
			p.t.Fatal(err)
		}
		// The picture is no photo: to look for a slanted code finds one now and then
		// whose corner lies outside.
		got, err := qrcode.NewQRCodeReader().Decode(bitmap, map[gozxing.DecodeHintType]any{gozxing.DecodeHintType_PURE_BARCODE: true})
		if err != nil {
			p.t.Fatalf("code %d is not read by another decoder: %v", i+1, err)
		}
		texts = append(texts, got.GetText())
		file := filepath.Join(dir, string(rune('a'+i))+".png")
		if err := os.WriteFile(file, data, 0o600); err != nil {
			p.t.Fatal(err)
		}
		files = append(files, file)
	}
	return files, texts
}

// scan chooses pictures on the screen that takes in, each with what a
// camera sees in it.
func (p *page) scan(texts []string, files ...string) {
	p.t.Helper()
	if texts != nil {
		js[bool](p, "((globalThis.seen = "+text(p.t, texts)+"), true)")
	}
	field, err := chromedp.Run(p.ctx, chromedp.Evaluate[*runtime.RemoteObject]("f321.find('input[type=file]')"))
	if err == nil {
		_, err = chromedp.Call(p.ctx, dom.SetFileInputFiles, dom.SetFileInputFilesParams{Files: files, ObjectID: field.ObjectID})
	}
	if err != nil {
		p.t.Fatal(err)
	}
}

// show goes to the codes of the open unit, from its documents.
func (p *page) show() {
	p.t.Helper()
	p.press(p.say("documents"))
	p.heading(p.say("documents"))
	p.click("f321.find('[data-key=give]')")
	p.heading(p.say("give"))
	if !js[bool](p, "f321.find('main').innerText.includes("+quote(p.say("hand-private"))+")") || js[bool](p, "!!f321.find('img[data-code]')") {
		p.t.Error("who will read it is not said before it is shown")
	}
	p.press(p.say("hand-show"))
}

// handedOver opens an example on a device of its own, and has it show the codes
// of all answers: of those that it is asked for, since it answers more.
func handedOver(t *testing.T, url, unit string) (p *page, files, texts []string) {
	t.Helper()
	answers, known := documentOf(t, unit), example(t, unit)
	for _, id := range known.program.Superfluous(known.answers) {
		delete(answers["facts"].(map[string]any), id)
	}
	p = fresh(t, phone)
	p.navigate(url)
	p.loadFile(text(t, answers))
	p.show()
	files, texts = p.codes()
	return p, files, texts
}

// takeIn goes from the welcome, or the list of units, to where codes are taken.
func (p *page) takeIn() {
	p.t.Helper()
	p.until("the first screen", "f321.heading()")
	if js[bool](p, "f321.heading() === "+quote(p.say("welcome"))) {
		p.press(p.say("have-file"))
	}
	p.until("the list of units", "f321.button("+quote(p.say("take-in"))+")")
	p.press(p.say("take-in"))
	p.heading(p.say("take-in"))
}

// facts are the answers of the open unit.
func (p *page) facts() map[string]json.RawMessage {
	p.t.Helper()
	var a struct{ Facts map[string]json.RawMessage }
	if err := json.Unmarshal(p.answers(), &a); err != nil {
		p.t.Fatal(err)
	}
	return a.Facts
}

// TestPhoneToDesktop: a whole shop goes from a phone to a desktop as one picture
// of a code, read by another's decoder, without a network, and comes to the same
// results to the last byte of its answers.
func TestPhoneToDesktop(t *testing.T) {
	url := serve(t)
	p, files, texts := handedOver(t, url, "noodle-shop")
	sent := string(p.answers())
	if len(files) != 1 {
		t.Fatalf("the shop takes %d codes", len(files))
	}
	p.look("phone-give")
	p.resize(desktop)
	p.look("desktop-give")

	q := fresh(t, desktop)
	q.inject(scanner)
	q.navigate(url)
	q.takeIn()
	q.look("desktop-take")
	q.scan(texts, files...)
	q.until("the unit", "document.querySelector('fire321-check').answers?.facts")
	if got := string(q.answers()); got != sent {
		t.Errorf("it came as something else: %s", difference(got, sent))
	}
	q.results()
	q.sameAsGo()
}

// TestSeveralCodes: a larger unit is several pictures, taken one by one, in any
// order, with what is missing said, or at once; one of another set is refused
// in words and loses nothing.
func TestSeveralCodes(t *testing.T) {
	url := serve(t)
	p, files, texts := handedOver(t, url, "mall")
	sent := string(p.answers())
	if len(files) < 2 {
		t.Fatalf("the mall takes %d codes", len(files))
	}
	p.look("phone-give-several")

	q := fresh(t, phone)
	q.inject(scanner)
	q.navigate(url)
	q.takeIn()
	q.scan(texts[1:], files[1:]...)
	q.until("what is missing", "f321.find('main [role=status]').textContent.includes("+quote("还缺第1个")+")")
	q.look("phone-take-missing")
	q.scan([]string{strings.Replace(texts[0], "/"+"2:", "/3:", 1)}, files[0])
	q.until("that it is of another set", "f321.find('main .err')?.textContent.includes('不是同一套')")
	q.scan([]string{}, files[0])
	q.until("that there is none", "f321.find('main .err')?.textContent.includes("+quote("没认出码")+")")
	q.scan(texts[:1], files[:1]...)
	q.until("the unit", "document.querySelector('fire321-check').answers?.facts")
	if got := string(q.answers()); got != sent {
		t.Errorf("it came as something else: %s", difference(got, sent))
	}

	// The same as pasted text, where a browser reads no pictures.
	r := fresh(t, phone)
	r.navigate(url)
	r.takeIn()
	if js[bool](r, "[...f321.all('main input[type=file]')].length !== 1") {
		t.Error("a picture is asked for that cannot be read")
	}
	r.typeInto("textarea", "FIRE321:1:1/1:nonsense")
	r.press(r.say("take-do"))
	r.until("the refusal", "f321.find('main .err')?.textContent.includes('码不完整')")
	r.look("phone-take-fault")
	r.typeInto("textarea", "发给你 "+texts[1]+"\n还有 "+texts[0])
	r.press(r.say("take-do"))
	r.until("the unit", "document.querySelector('fire321-check').answers?.facts")
	if got := string(r.answers()); got != sent {
		t.Errorf("it came as something else: %s", difference(got, sent))
	}
}

// TestOwnerToManager: both have answered for one shop since it was handed over.
// What only one knows is taken, where they differ a person chooses, and what is
// not chosen stays.
func TestOwnerToManager(t *testing.T) {
	url := serve(t)
	p, _, texts := handedOver(t, url, "noodle-shop")

	q := fresh(t, phone)
	q.navigate(url)
	q.takeIn()
	q.typeInto("textarea", strings.Join(texts, ""))
	q.press(q.say("take-do"))
	q.until("the unit", "document.querySelector('fire321-check').answers?.facts")
	before := q.facts()
	// The manager answers three otherwise, and one more.
	turned := []string{"alarm.heard", "exit.unlocked", "elec.breaker"}
	js[bool](q, "await f321.change((d) => { for (const id of "+text(t, turned)+") d.answers.facts[id] = !d.answers.facts[id]; d.answers.facts['decor.fire_rated'] = true; d.rev++; })")
	js[bool](q, "((globalThis.left = true), location.reload(), true)")
	q.until("the page anew", "f321.heading() && !globalThis.left")
	q.click("[...f321.all('.units button')].find((b) => b.textContent === " + quote(q.say("give")) + ")")
	q.heading(q.say("give"))
	q.press(q.say("hand-show"))
	_, back := q.codes()

	p.press(p.say("back"))
	p.heading(p.say("documents"))
	p.press(p.say("sections"))
	p.home()
	p.press(p.say("take-in"))
	p.heading(p.say("take-in"))
	p.typeInto("textarea", back[0])
	p.press(p.say("take-do"))
	p.until("the comparison", "f321.find('fieldset[data-fact]')")
	p.look("phone-merge")
	p.resize(desktop)
	p.look("desktop-merge")
	p.resize(phone)
	if ids := js[[]string](p, "[...f321.all('fieldset[data-fact]')].map((el) => el.dataset.fact)"); len(ids) != len(turned) {
		t.Errorf("they differ in %v", ids)
	}
	if js[bool](p, "[...f321.all('fieldset[data-fact] input')].some((el) => el.checked)") {
		t.Error("somebody has already chosen")
	}
	p.click(`f321.find('fieldset[data-fact="alarm.heard"] input[value="theirs"]')`)
	p.click(`f321.find('fieldset[data-fact="exit.unlocked"] input[value="mine"]')`)
	p.press(p.say("take-do"))
	p.until("that it was taken", "document.querySelector('fire321-check').answers?.facts['decor.fire_rated'] === true")
	after := p.facts()
	for id, v := range before {
		want := string(v)
		switch id {
		case "alarm.heard":
			want = map[string]string{"true": "false", "false": "true"}[want]
		case "decor.fire_rated":
			want = "true"
		}
		if string(after[id]) != want {
			t.Errorf("%s is %s, want %s", id, after[id], want)
		}
	}
	if n := js[int](p, "(await f321.drafts()).length"); n != 1 {
		t.Errorf("there are %d units", n)
	}
}

// findOut goes to what is worth finding out, from the results.
func (p *page) findOut() {
	p.t.Helper()
	p.press(p.say("sections"))
	p.heading(p.say("sections"))
	p.press(p.say("see-results-now"))
	p.until("the results", "f321.find('.lead')")
	p.press("查清单")
	p.heading(p.say("find-out-title"))
}

// TestAskedByText: the questions go out as numbered text, and what comes back is
// read question by question, looked at, and merged; what is not understood is
// shown and stays open.
func TestAskedByText(t *testing.T) {
	p := fresh(t, phone)
	p.navigate(serve(t))
	p.load("noodle-shop")
	p.findOut()
	p.look("phone-findout")
	p.click("f321.find('[data-key=send]')")
	p.until("the questions", "f321.heading().startsWith('发给知道的人')")
	p.look("phone-send")
	lines := js[[]string](p, "[...f321.all('main .card p')].map((el) => el.textContent)")
	ids := js[[]string](p, "(await f321.drafts())[0].asked")
	if len(lines) != len(ids)+2 || !strings.HasPrefix(lines[1], "1. ") {
		t.Fatalf("%d questions of %d facts: %q", len(lines)-2, len(ids), lines)
	}
	before := p.facts()
	bundle := bundleOf(t, placeOf(t, "noodle-shop"))
	yes := "" // the first question that is yes or no
	n := 0
	for i, id := range ids {
		if f := bundle.Fact(id); f.Type.Kind.String() == "bool" && string(before[id]) == "null" && n == 0 {
			yes, n = id, i+1
		}
	}
	if yes == "" {
		t.Fatalf("none of %v is a question for yes or no", ids)
	}
	p.press(p.say("hand-reply"))
	p.heading(p.say("hand-reply"))
	js[bool](p, "(f321.find('textarea').value = '好的，我看看', true)")
	p.press(p.say("hand-look"))
	p.until("that nothing was read", "f321.find('main [role=status]').textContent.includes('没有读懂的回答')")
	js[bool](p, "(f321.find('textarea').value = "+quote("我看了\n"+itoa(n)+" 是\n99 是")+", true)")
	p.press(p.say("hand-look"))
	p.until("what was not read", "[...f321.all('main [role=status] li')].map((el) => el.textContent).join() === '我看了,99 是'")
	p.look("phone-reply")
	if after := p.facts(); string(after[yes]) != "null" {
		t.Error("it was taken before anybody looked")
	}
	p.press("读懂的1题")
	p.until("the comparison", "f321.heading().includes('对一对')")
	p.look("phone-merge-fresh")
	p.press(p.say("take-do"))
	p.until("that it was taken", "document.querySelector('fire321-check').answers.facts["+quote(yes)+"] === true")
	after := p.facts()
	delete(after, yes)
	delete(before, yes)
	if text(t, after) != text(t, before) {
		t.Error("something else was changed")
	}
}

func itoa(n int) string { data, _ := json.Marshal(n); return string(data) }

// TestAskedByCode: the one who knows sees only the questions, in their own
// widget, and their answers come back as a code.
func TestAskedByCode(t *testing.T) {
	url := serve(t)
	p := fresh(t, phone)
	p.navigate(url)
	p.load("noodle-shop")
	p.findOut()
	p.click("f321.find('[data-key=send]')")
	p.until("the questions", "f321.heading().startsWith('发给知道的人')")
	_, texts := p.codes()
	ids := js[[]string](p, "(await f321.drafts())[0].asked")

	q := fresh(t, phone)
	q.navigate(url)
	q.takeIn()
	q.typeInto("textarea", strings.Join(texts, "\n"))
	q.press(q.say("take-do"))
	q.until("the questions", "f321.heading().includes('托你查')")
	q.look("phone-errand")
	if got := js[int](q, "[...f321.all('.task')].length"); got != len(ids) {
		t.Errorf("%d questions of %d", got, len(ids))
	}
	if facts := q.facts(); len(facts) != 0 {
		t.Errorf("it came with answers: %v", facts)
	}
	// It is still there after the page was closed.
	js[bool](q, "((globalThis.left = true), location.reload(), true)")
	q.until("the page anew", "f321.heading() && !globalThis.left")
	q.look("phone-home-errand")
	q.press(q.say("go-on"))
	q.until("the questions", "f321.heading().includes('托你查')")
	bundle := bundleOf(t, placeOf(t, "noodle-shop"))
	answered := ""
	for _, id := range ids {
		if f := bundle.Fact(id); f.Type.Kind.String() == "bool" {
			answered = id
			q.click("[...f321.all('.task')].find((el) => el.textContent.includes(" + quote(f.Ask.ZH) + "))")
			break
		}
	}
	q.until("the question", "f321.lines().length === 1")
	quick(q, map[string]any{answered: map[string]any{"value": true}})
	q.until("the list again", "f321.heading().includes('托你查')")
	q.press(q.say("hand-give-back"))
	q.heading(q.say("give"))
	q.press(q.say("hand-show"))
	_, back := q.codes()

	p.press(p.say("hand-reply"))
	p.heading(p.say("hand-reply"))
	p.typeInto("textarea", back[0])
	p.press(p.say("hand-look"))
	p.until("the comparison", "f321.heading().includes('对一对')")
	p.press(p.say("take-do"))
	p.until("that it was taken", "document.querySelector('fire321-check').answers.facts["+quote(answered)+"] === true")
	if n := js[int](p, "(await f321.drafts()).length"); n != 1 {
		t.Errorf("there are %d units", n)
	}
}

package browser

import (
	"context"
	"encoding/json"
	"maps"
	"math/rand/v2"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/chromedp/cdproto/inspector"
	cdpage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// TestCrashedTab: a tab that dies is opened again, and asks on where it was.
func TestCrashedTab(t *testing.T) {
	p := fresh(t, phone)
	url := serve(t)
	p.navigate(url)
	p.start("cn/national/unit", answersOf(t, "noodle-shop"), 4)
	p.goesOn(url, func() *page { p.crash(); return p })
}

// TestReload: what was answered is there after a reload, and only what is left
// is asked.
func TestReload(t *testing.T) {
	p := fresh(t, phone)
	url := serve(t)
	p.navigate(url)
	p.start("cn/national/unit", answersOf(t, "noodle-shop"), 4)
	p.goesOn(url, func() *page { return p })
}

// TestKilledBrowser: the same, of a browser that is killed.
func TestKilledBrowser(t *testing.T) {
	profile := t.TempDir()
	p := open(t, browser(t, profile), phone.width, phone.height)
	url := serve(t)
	p.navigate(url)
	p.start("cn/national/unit", answersOf(t, "noodle-shop"), 4)
	p.goesOn(url, func() *page {
		p.killBrowser()
		return open(t, browser(t, profile), phone.width, phone.height)
	})
}

// goesOn: after an end of any kind the page asks what it asked before it.
func (p *page) goesOn(url string, end func() *page) {
	p.t.Helper()
	asked, before := js[state](p, "f321.state()"), string(p.answers())
	q := end()
	q.navigate(url)
	q.heading(q.say("your-units"))
	q.press(q.say("go-on"))
	q.until("a question", "f321.lines().length")
	if now := js[state](q, "f321.state()"); now.Heading != asked.Heading || now.Step != asked.Step {
		p.t.Errorf("it asked %v, and goes on with %v", asked, now)
	}
	if after := string(q.answers()); after != before {
		p.t.Errorf("answers were %s, are %s", before, after)
	}
}

// crash ends the tab's process. The command never answers; the browser tells.
func (p *page) crash() {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, patient)
	defer cancel()
	crashed := chromedp.Events(ctx, inspector.TargetCrashed)
	go chromedp.Call(ctx, cdpage.Crash, struct{}{})
	for _, err := range crashed {
		if err != nil {
			p.t.Fatal("the tab does not crash: ", err)
		}
		return
	}
}

// killBrowser ends the browser as a loss of power does.
func (p *page) killBrowser() {
	p.t.Helper()
	b := chromedp.FromContext(p.ctx).Browser
	if err := b.Process().Signal(syscall.SIGKILL); err != nil {
		p.t.Fatal(err)
	}
	<-b.LostConnection
}

// TestNothingIsLost: a scripted session is ended again and again at a random
// moment, by a reload, a crash of the tab or a kill of the browser, while it
// answers as fast as it can. No answer that was shown as saved is ever lost.
func TestNothingIsLost(t *testing.T) {
	from := *seed
	if from == 0 {
		from = time.Now().UnixNano()
	}
	t.Logf("to do the same again: -args -seed %d -kills %d", from, *kills)
	t.Parallel()
	rng := rand.New(rand.NewPCG(uint64(from), 321))
	var facts []map[string]any
	for _, name := range names(t) {
		facts = append(facts, answersOf(t, name))
	}
	url, profile := serve(t), t.TempDir()
	s := session{page: open(t, browser(t, profile), phone.width, phone.height), said: map[string]any{}, saw: make(chan struct{}, 1)}
	s.listen()
	s.navigate(url)
	s.begin("cn/jiangsu/xinghua/unit")
	ends := map[string]int{}
	for n := range *kills {
		page, unit, done := s.page, text(t, facts[rng.IntN(len(facts))]), make(chan struct{})
		go func() { // it is not to end of its own accord, unless nothing is left to ask
			try[bool](page, "await session321("+unit+")")
			close(done)
		}()
		s.sees(rng.IntN(6), done)
		time.Sleep(time.Duration(rng.IntN(100)) * time.Millisecond) // some moment of the next answer
		switch end := rng.IntN(100); {
		case end < 6:
			ends["kill"]++
			s.killBrowser()
			s.page = open(t, browser(t, profile), phone.width, phone.height)
			s.listen()
		case end < 30:
			ends["crash"]++
			s.crash()
		default:
			ends["reload"]++
		}
		s.navigate(url)
		s.check(n)
	}
	t.Logf("%v; %d answers were shown as saved, in %d units", ends, s.shown, s.units)
	if s.shown < *kills {
		t.Errorf("only %d answers were shown as saved: the session does too little for its kills to mean anything", s.shown)
	}
}

// session is a unit that is answered, and what was seen to be saved of it.
type session struct {
	*page
	mu           sync.Mutex
	said         map[string]any // the facts that the screen showed as saved
	shown, units int
	saw          chan struct{} // something new was shown as saved
}

// sees waits until n more answers were shown as saved, or the session is done.
func (s *session) sees(n int, done <-chan struct{}) {
	s.t.Helper()
	shown := func() int { s.mu.Lock(); defer s.mu.Unlock(); return s.shown }
	for want := shown() + n; shown() < want; {
		select {
		case <-s.saw:
		case <-done:
			return
		case <-time.After(patient):
			s.t.Fatalf("waited in vain for %d answers to be saved", n)
		}
	}
}

// listen has the page tell what it shows as saved, at the moment it does.
func (s *session) listen() {
	s.t.Helper()
	s.inject(`globalThis.session321 = async (facts) => {
		document.addEventListener('fire321-answer', ({ target, detail }) => {
			// Other lines may be answered by now, and not be saved yet.
			const facts = Object.fromEntries(detail.facts.map((id) => [id, target.answers.facts[id]]));
			if (f321.find('.saved svg')) saved321(JSON.stringify(facts));
		});
		for (;;) {
			await f321.until(() => f321.lines().length || f321.state().round || f321.heading() === '` + s.say("check-answers") + `', ` + milliseconds(patient) + `);
			if (f321.lines().length) await f321.answer(facts, ` + milliseconds(patient) + `);
			else if (f321.state().round) {
				f321.button('` + s.say("danger-on") + `').click();
				await f321.until(() => f321.lines().length, ` + milliseconds(patient) + `);
			} else return true;
		}
	};`)
	if _, err := chromedp.Call(s.ctx, runtime.AddBinding, runtime.AddBindingParams{Name: "saved321"}); err != nil {
		s.t.Fatal(err)
	}
	calls := chromedp.Events(s.ctx, runtime.BindingCalled)
	go func() {
		for e, err := range calls {
			if err != nil {
				return
			}
			var facts map[string]any
			if json.Unmarshal([]byte(e.Payload), &facts) == nil {
				s.mu.Lock()
				for id, v := range facts {
					if _, again := s.said[id]; !again {
						s.shown++
					}
					s.said[id] = v
				}
				s.mu.Unlock()
				select {
				case s.saw <- struct{}{}:
				default: // it knows
				}
			}
		}
	}()
}

// check opens the newest unit and holds it against what was seen.
func (s *session) check(n int) {
	s.t.Helper()
	s.until("a screen", "f321.heading()")
	if s.mu.Lock(); len(s.said) == 0 && js[string](s.page, "f321.heading()") == s.say("welcome") {
		s.mu.Unlock()
		s.begin("cn/jiangsu/xinghua/unit") // nothing was saved yet
		return
	}
	s.mu.Unlock()
	s.heading(s.say("your-units"))
	done := js[bool](s.page, "f321.name(f321.find('.units button')).startsWith("+quote(s.say("open-unit"))+")")
	s.click("f321.find('.units button')")
	s.until("the unit", "document.querySelector('fire321-check').answers && f321.heading() !== "+quote(s.say("your-units")))
	var kept struct{ Facts map[string]any }
	if err := json.Unmarshal(s.answers(), &kept); err != nil {
		s.t.Fatal(err)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	for id, v := range s.said {
		if now, ok := kept.Facts[id]; !ok {
			s.t.Fatalf("after end %d: %s was shown as saved, and is gone", n, id)
		} else if text(s.t, now) != text(s.t, v) {
			s.t.Fatalf("after end %d: %s was shown as saved with %v, and is %v", n, id, v, now)
		}
	}
	s.said = map[string]any{}
	maps.Copy(s.said, kept.Facts)
	if done {
		s.units++
		s.said = map[string]any{}
		s.press(s.say("sections"))
		s.home()
		s.press(s.say("new-unit"))
		s.begin("cn/jiangsu/xinghua/unit")
	}
}

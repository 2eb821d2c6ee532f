package browser

import (
	"context"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"testing/fstest"

	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/law"
	"github.com/fire321/fire321/rules/pack"
	"github.com/fire321/fire321/test/internal/command"
	"github.com/fire321/fire321/wasm/widget"
)

// TestCityOnAPhone: from `new pack` to a phone, as docs/regulator.zh.md tells
// it: a city's pack is served, its question is asked and its criterion judged.
func TestCityOnAPhone(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "cn", "xx", "city")
	if got := command.Run(t, "", "", "new", "pack", dir); got.Code != 0 {
		t.Fatal(got)
	}
	for file, edit := range map[string][2]string{
		"pack.yaml":           {"zh: （规则包的名称）", "zh: 某市单位消防安全自查"},
		"criteria/local.yaml": {"zh: 商店出口净宽不小于80厘米", "zh: 某市：商店出口净宽不小于80厘米"},
	} {
		name := filepath.Join(dir, filepath.FromSlash(file))
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		changed := strings.Replace(string(data), edit[0], edit[1], 1)
		if changed == string(data) {
			t.Fatalf("%s has no %q", file, edit[0])
		}
		if err := os.WriteFile(name, []byte(changed), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	address := served(t, "serve", dir, "--addr", "127.0.0.1:0")
	const phoneSees = "192.168.31.7:8321" // another address of the same server: plain http, as on a phone
	network().name(phoneSees, address)

	p := fresh(t, phone)
	p.navigate("http://" + phoneSees + "/")
	// There is one pack: nobody asks where the place is, and the page is called
	// as the pack is.
	p.press(p.say("begin"))
	p.heading("你这里是做什么的？")
	p.until("the pack's own name", "[...f321.all('header')].some((el) => el.textContent.includes('某市单位消防安全自查'))")
	p.answer(map[string]any{"place.kinds": map[string]any{"value": []string{"shop"}}})
	p.heading("你们在这里是什么身份？")
	p.answer(map[string]any{"unit.roles": map[string]any{"value": []string{"operator"}}})
	p.press(p.say("sections"))
	p.heading(p.say("sections"))
	p.press("本地规定")
	p.heading("出口最窄的地方有多宽？")
	p.shot("city-question")
	p.answer(map[string]any{"local.exit_width_cm": map[string]any{"value": 70}})
	p.results()
	p.shot("city-results")
	// Not all was asked yet, so the list is folded.
	p.until("the city's criterion among the hazards", "(await document.querySelector('fire321-check').assess()).hazards.some((h) => h.title.zh === '某市：商店出口净宽不小于80厘米')")
	if got := js[string](p, "(await document.querySelector('fire321-check').assess()).bundle"); got != "cn/xx/city" {
		t.Errorf("it was judged by %s", got)
	}
	p.navigate("http://" + phoneSees + "/")
	p.until("the unit by the pack's own name", "f321.find('.units')?.textContent.includes('某市单位消防安全自查')")
}

// served runs a verb that serves until the test ends, and returns the host and
// port that it serves at.
func served(t *testing.T, args ...string) string {
	t.Helper()
	ctx, stop := context.WithCancel(t.Context())
	first, ended := make(chan string, 1), make(chan command.Result)
	go func() {
		got := command.Serve(ctx, t, func(line string) { first <- line }, args...)
		close(first)
		ended <- got
	}()
	t.Cleanup(func() {
		stop()
		if got := <-ended; got.Code != 0 {
			t.Error(got)
		}
	})
	_, address, _ := strings.Cut(<-first, "http://localhost")
	address, _, _ = strings.Cut(address, "/")
	return "127.0.0.1" + address
}

// TestAnotherPackAtTheSameAddress: a device that has answers of the packs that
// were served before keeps them, does not read them by the new pack, and works
// offline with the new one once the person has taken it.
func TestAnotherPackAtTheSameAddress(t *testing.T) {
	var now atomic.Pointer[http.Handler]
	serves := func(h http.Handler) { now.Store(&h) }
	serves(widget.Handler())
	p := fresh(t, phone)
	s := host(t, "", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { (*now.Load()).ServeHTTP(w, r) }))
	p.navigate(s.url)
	p.heading(p.say("welcome"))
	p.until("the service worker", "navigator.serviceWorker.controller")
	p.start("cn/national/unit", answersOf(t, "noodle-shop"), 2)
	before := js[string](p, "JSON.stringify((await f321.drafts())[0].answers)")

	serves(widget.Handler(layer(t, "xx/city", "某市单位消防安全自查")))
	p.navigate(s.url)
	p.until("the offer", "f321.find('.update')")
	js[bool](p, "(globalThis.old = true)")
	p.click("f321.find('.update button')")
	p.until("the page anew", "!globalThis.old && f321.find('.units')")
	p.until("that its rules are not here", "f321.find('.units').textContent.includes("+quote(p.say("pack-not-here")+"cn/national/unit")+")")
	p.look("phone-pack-not-here")
	if js[bool](p, "!!f321.button("+quote(p.say("go-on"))+")") {
		t.Error("answers of another pack can be gone on with")
	}
	p.press(p.say("new-unit"))
	p.until("the first question", "f321.lines().length")
	p.answer(map[string]any{"place.kinds": map[string]any{"value": []string{"shop"}}})
	p.until("a question", "f321.lines().length")

	s.cut()
	p.navigate(s.url)
	p.until("both units", "f321.find('.units')?.children.length === 2")
	p.press(p.say("go-on"))
	p.until("a question", "f321.lines().length")
	p.results()
	if got := js[string](p, "(await document.querySelector('fire321-check').assess()).bundle"); got != "xx/city" {
		t.Errorf("it was judged by %s", got)
	}
	if after := js[string](p, "JSON.stringify((await f321.drafts()).find((d) => d.pack === 'cn/national/unit').answers)"); after != before {
		t.Errorf("the answers of before were %s, are %s", before, after)
	}
}

// layer is a pack on the nation's that adds nothing but its name.
func layer(t *testing.T, id, title string) *rules.Bundle {
	t.Helper()
	p, err := pack.Load(id, pack.Over(fstest.MapFS{id + "/pack.yaml": {Data: []byte(`id: ` + id + `
version: 0.1.0
kind: pack
title: {zh: ` + title + `, en: A place}
subject: unit
extends: cn/national/unit@^1.0
known_from: 2019-05-01
`)}}, law.FS))
	if err != nil {
		t.Fatal(err)
	}
	return p.Bundle()
}

// TestPeersAreOffered: packs of which none is within another are offered by
// their own names, in the order in which they were given, and none of them is
// for those who are in no other; a pack that holds them all is.
func TestPeersAreOffered(t *testing.T) {
	east, west := layer(t, "xx/east", "城东"), layer(t, "xx/west", "城西")
	national, err := pack.Load("cn/national/unit", law.FS)
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		bundles []*rules.Bundle
		want    []string
		rest    bool
	}{
		{[]*rules.Bundle{west, east}, []string{"xx/west", "xx/east"}, false},
		{[]*rules.Bundle{national.Bundle(), west, east}, []string{"xx/west", "xx/east", "cn/national/unit"}, true},
	} {
		p := fresh(t, phone)
		p.navigate(serveHandler(t, widget.Handler(test.bundles...)))
		p.press(p.say("begin"))
		p.heading(p.say("where"))
		if got := js[[]string](p, "[...f321.all('.pick button')].map((el) => el.dataset.pack)"); !slices.Equal(got, test.want) {
			t.Errorf("offered are %v, want %v", got, test.want)
		}
		text := js[string](p, "f321.find('.pick').textContent")
		if !strings.Contains(text, "城西") || !strings.Contains(text, "城东") || strings.Contains(text, p.say("where-else")) != test.rest {
			t.Errorf("offered are %s", text)
		}
		p.until("the service worker", "navigator.serviceWorker.controller") // it fetches no more then
	}
}

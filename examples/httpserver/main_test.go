package main

import (
	"bytes"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/fire321/fire321/assess"
	"github.com/fire321/fire321/rules/law"
	"github.com/fire321/fire321/rules/logic"
	"github.com/fire321/fire321/rules/pack"
)

var day = logic.NewDate(2026, 11, 24)

// loaded is the pack of all tests here, which takes a while to load.
var loaded = sync.OnceValues(func() (*pack.Pack, error) { return pack.Load("cn/jiangsu/xinghua/unit", law.FS) })

func newServer(t *testing.T) (*server, *bytes.Buffer) {
	t.Helper()
	p, err := loaded()
	if err != nil {
		t.Fatal(err)
	}
	var log bytes.Buffer
	return &server{p.Bundle(), func() logic.Date { return day }, slog.New(slog.NewJSONHandler(&log, nil))}, &log
}

func post(t *testing.T, h http.Handler, body string) (int, []byte) {
	t.Helper()
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest(http.MethodPost, "/assess", strings.NewReader(body)))
	return w.Code, w.Body.Bytes()
}

// What comes back is what the library gives, and the answers stand in no log.
func TestAssess(t *testing.T) {
	s, log := newServer(t)
	data, err := os.ReadFile("../units/noodle-shop.yaml")
	if err != nil {
		t.Fatal(err)
	}
	answers, _, err := pack.ReadAnswers(data, "noodle-shop.yaml", s.bundle)
	if err != nil {
		t.Fatal(err)
	}
	prog, err := assess.Compile(s.bundle, day)
	if err != nil {
		t.Fatal(err)
	}
	a, err := prog.DecodeAnswers(answers)
	if err != nil {
		t.Fatal(err)
	}
	status, got := post(t, s.handler(), string(answers))
	if diff := cmp.Diff(string(prog.Assess(a).Encode()), string(got)); status != http.StatusOK || diff != "" {
		t.Errorf("status %d; (-library +server)\n%s", status, diff)
	}
	if strings.Contains(log.String(), "面馆") || !strings.Contains(log.String(), `"status":200`) {
		t.Errorf("the log is %s", log)
	}
}

// The day of the law is that of the answers, else today.
func TestAssessDay(t *testing.T) {
	s, _ := newServer(t)
	for _, test := range []struct{ body, want string }{
		{`{"format":1,"at":"2021-03-01","facts":{}}`, "2021-03-01"},
		{`{"format":1,"facts":{}}`, "2026-11-24"},
		{"\ufeff" + `{"format":1.0,"at":"2021-03-01","facts":{}}`, "2021-03-01"},
	} {
		status, got := post(t, s.handler(), test.body)
		var reply struct{ At string }
		if err := json.Unmarshal(got, &reply); err != nil || status != http.StatusOK || reply.At != test.want {
			t.Errorf("%s gives %d with the day %q, want %q (%v)", test.body, status, reply.At, test.want, err)
		}
	}
}

func TestRefusals(t *testing.T) {
	s, _ := newServer(t)
	for name, test := range map[string]struct {
		body   string
		status int
		words  []string
	}{
		"every fault, with its place": {
			`{"format":1,"facts":{"patrol.signed":"yes","no.such":1}}`, http.StatusUnprocessableEntity,
			[]string{"/facts/patrol.signed", "/facts/no.such"},
		},
		"not JSON":  {`{`, http.StatusUnprocessableEntity, nil},
		"empty":     {``, http.StatusUnprocessableEntity, nil},
		"too large": {`{"format":1,"unit":{"name":"` + strings.Repeat("火", maxBody/3) + `"}}`, http.StatusRequestEntityTooLarge, nil},
	} {
		t.Run(name, func(t *testing.T) {
			status, got := post(t, s.handler(), test.body)
			var reply struct{ ZH, EN string }
			if err := json.Unmarshal(got, &reply); err != nil || status != test.status || reply.ZH == "" || reply.EN == "" {
				t.Fatalf("status %d, want %d: %s (%v)", status, test.status, got, err)
			}
			for _, word := range test.words {
				if !strings.Contains(reply.ZH, word) || !strings.Contains(reply.EN, word) {
					t.Errorf("%q is not in %s", word, got)
				}
			}
		})
	}
}

func TestOtherRequests(t *testing.T) {
	s, _ := newServer(t)
	server := httptest.NewServer(s.handler())
	defer server.Close()
	for path, want := range map[string]int{"/healthz": 200, "/assess": 405, "/": 404} {
		r, err := http.Get(server.URL + path)
		if err != nil {
			t.Fatal(err)
		}
		io.Copy(io.Discard, r.Body)
		r.Body.Close()
		if r.StatusCode != want {
			t.Errorf("GET %s gives %d, want %d", path, r.StatusCode, want)
		}
	}
}

func TestMainIsShort(t *testing.T) {
	data, err := os.ReadFile("main.go")
	if err != nil {
		t.Fatal(err)
	}
	if n := bytes.Count(data, []byte("\n")); n >= 100 {
		t.Errorf("main.go has %d lines: it is an example of under 100", n)
	}
}

// Many requests at a time share one bundle: the first ones too, which come
// before anything was worked out.
func TestManyRequestsAtATime(t *testing.T) {
	s, _ := newServer(t)
	h := s.handler()
	replies := make([][]byte, 16)
	var wait sync.WaitGroup
	for i := range replies {
		wait.Go(func() {
			status, got := post(t, h, `{"format":1,"facts":{"place.kinds":["restaurant"],"patrol.interval_minutes":240}}`)
			if status != http.StatusOK {
				t.Errorf("status %d: %s", status, got)
			}
			replies[i] = got
		})
	}
	wait.Wait()
	for _, got := range replies {
		if !bytes.Equal(got, replies[0]) {
			t.Error("equal answers have other bytes")
		}
	}
}

// However much is wrong with a request, the reply says what and has an end.
func TestRepliesHaveAnEnd(t *testing.T) {
	s, _ := newServer(t)
	for name, body := range map[string]string{
		"many faults":   `{"format":1,"facts":{"a":1` + many(60_000) + `}}`,
		"an endless id": `{"format":1,"facts":{"` + strings.Repeat("a", 500_000) + `":1}}`,
		"a long number": `{"format":1,"facts":{"building.height_m":` + strings.Repeat("9", 100_000) + `}}`,
		"a long option": `{"format":1,"facts":{"place.kinds":["` + strings.Repeat("火", 100_000) + `"]}}`,
		"keys twice":    `{"` + strings.Repeat("a", 400_000) + `":1,"` + strings.Repeat("a", 400_000) + `":1}`,
	} {
		t.Run(name, func(t *testing.T) {
			status, got := post(t, s.handler(), body)
			if status != http.StatusUnprocessableEntity || len(got) > 64<<10 {
				t.Errorf("status %d, %d bytes for %d", status, len(got), len(body))
			}
		})
	}
}

func many(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(`,"a` + strconv.Itoa(i) + `":1`)
	}
	return b.String()
}

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
	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/law"
	"github.com/fire321/fire321/rules/logic"
	"github.com/fire321/fire321/rules/pack"
)

var day = assess.NewDate(2026, 11, 24)

// bundle is loaded once for all tests; nothing changes it.
var bundle = sync.OnceValues(func() (*rules.Bundle, error) {
	p, err := pack.Load("cn/jiangsu/xinghua/unit", law.FS)
	if err != nil {
		return nil, err
	}
	return p.Bundle(), nil
})

func newServer(t *testing.T) (*server, *bytes.Buffer) {
	t.Helper()
	b, err := bundle()
	if err != nil {
		t.Fatal(err)
	}
	var log bytes.Buffer
	return &server{assess.NewPrograms(b).On, func() logic.Date { return day }, slog.New(slog.NewJSONHandler(&log, nil))}, &log
}

func post(t *testing.T, h http.Handler, path, body string) (int, []byte) {
	t.Helper()
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest(http.MethodPost, path, strings.NewReader(body)))
	return w.Code, w.Body.Bytes()
}

// What comes back is what the library gives, and the answers stand in no log.
func TestAssess(t *testing.T) {
	s, log := newServer(t)
	data, err := os.ReadFile("../units/noodle-shop.yaml")
	if err != nil {
		t.Fatal(err)
	}
	prog, err := s.program(day)
	if err != nil {
		t.Fatal(err)
	}
	answers, _, err := pack.ReadAnswers(data, "noodle-shop.yaml", prog.Bundle())
	if err != nil {
		t.Fatal(err)
	}
	a, err := prog.DecodeAnswers(answers)
	if err != nil {
		t.Fatal(err)
	}
	status, got := post(t, s.handler(), "/assess", string(answers))
	if diff := cmp.Diff(string(prog.Assess(a).Encode())+"\n", string(got)); status != http.StatusOK || diff != "" {
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
		status, got := post(t, s.handler(), "/assess", test.body)
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
			status, got := post(t, s.handler(), "/assess", test.body)
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
	for path, want := range map[string]int{"/healthz": 200, "/openapi.yaml": 200, "/assess": 405, "/next": 405, "/": 404} {
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

// Whoever answers what is asked, page by page, comes to an end, and to what the
// library says of those answers.
func TestOneQuestionAtATime(t *testing.T) {
	s, _ := newServer(t)
	h := s.handler()
	doc := map[string]any{"format": 1, "at": day, "facts": map[string]any{}}
	pages, left := 0, 1<<30
	for {
		body, err := json.Marshal(doc)
		if err != nil {
			t.Fatal(err)
		}
		status, got := post(t, h, "/next", string(body))
		var reply struct {
			Page      *assess.Page
			Remaining int
			Answers   map[string]any
		}
		if err := json.Unmarshal(got, &reply); err != nil || status != http.StatusOK {
			t.Fatalf("status %d: %s (%v)", status, got, err)
		}
		doc = reply.Answers
		if reply.Page == nil {
			if reply.Remaining != 0 {
				t.Errorf("%d facts remain, and nothing is asked", reply.Remaining)
			}
			break
		}
		if pages++; reply.Remaining > left || len(reply.Page.Facts) == 0 || len(reply.Page.Facts) > assess.Lines {
			t.Fatalf("page %d: %d facts, %d remain after %d", pages, len(reply.Page.Facts), reply.Remaining, left)
		}
		left = reply.Remaining
		facts, ok := doc["facts"].(map[string]any)
		if !ok {
			facts = map[string]any{}
			doc["facts"] = facts
		}
		for _, f := range reply.Page.Facts {
			switch f.ID { // an office that is not sure of the rest
			case rules.RolesFact:
				facts[f.ID] = []string{"operator"}
			case rules.KindsFact:
				facts[f.ID] = []string{"office"}
			default:
				facts[f.ID] = nil
			}
		}
	}
	if pages < 5 {
		t.Errorf("only %d pages", pages)
	}
	body, _ := json.Marshal(doc)
	status, got := post(t, h, "/assess", string(body))
	a, err := assess.DecodeAssessment(got)
	if err != nil || status != http.StatusOK || len(a.Hazards) > 0 || a.ExitCode() != assess.ExitOpen {
		t.Errorf("status %d, %v: an office that is sure of nothing", status, err)
	}
}

// Many requests at a time share one Program: the first ones too, which come
// before anything was worked out.
func TestManyRequestsAtATime(t *testing.T) {
	s, _ := newServer(t)
	h := s.handler()
	replies := make([][]byte, 64)
	var wait sync.WaitGroup
	for i := range replies {
		wait.Go(func() {
			path := []string{"/assess", "/next"}[i%2]
			status, got := post(t, h, path, `{"format":1,"facts":{"place.kinds":["restaurant"],"patrol.interval_minutes":240}}`)
			if status != http.StatusOK {
				t.Errorf("status %d: %s", status, got)
			}
			replies[i] = got
		})
	}
	wait.Wait()
	for i, got := range replies {
		if !bytes.Equal(got, replies[i%2]) {
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
			status, got := post(t, s.handler(), "/assess", body)
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

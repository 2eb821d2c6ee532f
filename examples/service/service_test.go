package service

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"sync"
	"testing"

	"github.com/fire321/fire321/assess"
	"github.com/fire321/fire321/rules"
)

func day(t *testing.T, s string) (d assess.Date) {
	if err := d.UnmarshalText([]byte(s)); err != nil {
		t.Fatal(err)
	}
	return d
}

// Promise: a stranger loads the law, assesses a struct, passes the result on as
// JSON and reads it back, and asks one page at a time over HTTP, from many
// goroutines of a service that has just started. Run it with -race.
func TestAStrangersService(t *testing.T) {
	s, err := New("cn/national/unit", day(t, "2026-11-24"))
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(s)
	defer server.Close()
	open := true
	shop := Shop{Name: "老王面馆", Roles: []Role{"operator"}, Kinds: []string{"small-restaurant"}, Open: &open, Patrol: 240, Rent: 3000}
	sent := make([][]byte, 16)
	var wait sync.WaitGroup
	for i := range sent {
		wait.Go(func() {
			if i >= len(sent)-2 {
				talk(t, server.URL)
				return
			}
			got, err := s.Assess(shop)
			if err != nil {
				t.Error(err)
				return
			}
			data, err := json.Marshal(got)
			if err != nil {
				t.Error(err)
				return
			}
			sent[i] = data
			var again assess.Assessment
			if err := json.Unmarshal(data, &again); err != nil {
				t.Error(err)
				return
			}
			if !bytes.Equal(again.Encode(), got.Encode()) || again.Unit.Name != shop.Name || len(again.Hazards) == 0 || again.Day != got.Day {
				t.Errorf("read back as %d hazards of %q", len(again.Hazards), again.Unit.Name)
			}
			got.Hazards[0].OwedBy[0] = "nobody" // it is ours
		})
	}
	wait.Wait()
	for _, data := range sent[:len(sent)-2] {
		if !bytes.Equal(data, sent[0]) {
			t.Error("equal rows give other bytes")
		}
	}
	a, left, err := s.Answers(shop)
	if err != nil || !slices.Equal(left, []string{"Shop.Rent"}) {
		t.Errorf("left %v (%v)", left, err)
	}
	if v, ok := a.Value("patrol.interval_minutes"); !ok || v != int64(240) {
		t.Errorf("patrols every %v", v)
	}
}

// talk answers what it is asked until nothing is.
func talk(t *testing.T, url string) {
	doc := map[string]any{"format": 1, "facts": map[string]any{}}
	for pages := 0; ; pages++ {
		body, err := json.Marshal(doc)
		if err != nil {
			t.Error(err)
			return
		}
		r, err := http.Post(url, "application/json", bytes.NewReader(body))
		if err != nil {
			t.Error(err)
			return
		}
		data, err := io.ReadAll(r.Body)
		r.Body.Close()
		var turn struct {
			Answers map[string]any
			Page    *assess.Page
		}
		if err == nil {
			err = json.Unmarshal(data, &turn)
		}
		if err != nil || r.StatusCode != http.StatusOK {
			t.Errorf("%d: %s (%v)", r.StatusCode, data, err)
			return
		}
		if turn.Page == nil {
			if pages < 5 {
				t.Errorf("only %d pages", pages)
			}
			return
		}
		doc = turn.Answers
		given, ok := doc["facts"].(map[string]any)
		if !ok {
			given = map[string]any{}
			doc["facts"] = given
		}
		for _, f := range turn.Page.Facts {
			switch f.ID {
			case rules.RolesFact:
				given[f.ID] = []string{"operator"}
			case rules.KindsFact:
				given[f.ID] = []string{"office"}
			default:
				given[f.ID] = nil
			}
		}
	}
}

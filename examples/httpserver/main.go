// Command httpserver assesses units over HTTP, and asks them one page of
// questions at a time. openapi.yaml describes it. It keeps nothing of what it is
// told: a client sends all answers so far with each request.
package main

import (
	"bytes"
	"context"
	_ "embed"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"os"
	"os/signal"
	"time"

	"github.com/fire321/fire321/assess"
	"github.com/fire321/fire321/rules/diag"
	"github.com/fire321/fire321/rules/law"
	"github.com/fire321/fire321/rules/pack"
)

const maxBody = 1 << 20 // bytes; the fullest sample has 12,000

//go:embed openapi.yaml
var openapi []byte

// server is shared by all requests.
type server struct {
	program func(day assess.Date) (*assess.Program, error) // the law of a day, compiled once
	today   func() assess.Date
	log     *slog.Logger
}

func (s *server) routes() map[string]http.HandlerFunc {
	return map[string]http.HandlerFunc{
		"GET /healthz":      func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, "ok\n") },
		"GET /openapi.yaml": func(w http.ResponseWriter, r *http.Request) { w.Write(openapi) },
		"POST /assess":      s.answering(func(p *assess.Program, a assess.Answers) any { return p.Assess(a) }),
		"POST /next":        s.answering(next),
	}
}

func (s *server) handler() http.Handler {
	mux := http.NewServeMux()
	for pattern, handle := range s.routes() {
		mux.HandleFunc(pattern, handle)
	}
	return mux
}

// asked is the page to show next, none where nothing that is left can matter.
type asked struct {
	Page      *assess.Page   `json:"page,omitempty"`
	Remaining int            `json:"remaining"` // facts that may still be asked, at most
	Answers   assess.Answers `json:"answers"`   // what was understood, in its one form
}

func next(p *assess.Program, a assess.Answers) any {
	session := p.Session(a)
	return asked{session.Next(), session.Remaining(), session.Answers()}
}

// answering handles requests that bring answers.
func (s *server) answering(reply func(*assess.Program, assess.Answers) any) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		start := time.Now()
		status, body := http.StatusOK, any(nil)
		prog, answers, err := s.read(http.MaxBytesReader(w, r.Body, maxBody))
		if err == nil {
			body = reply(prog, answers)
		} else {
			status, body = refusal(err)
		}
		var data bytes.Buffer
		enc := json.NewEncoder(&data)
		enc.SetEscapeHTML(false) // the bytes are then those of the library
		if err := enc.Encode(body); err != nil {
			s.log.Error(r.URL.Path, "err", err) // a mistake of this program
			http.Error(w, "{}", http.StatusInternalServerError)
			return
		}
		w.Header().Set("Content-Type", "application/json")
		w.WriteHeader(status)
		data.WriteTo(w)
		// What a unit answers is its own and stands in no log.
		s.log.Info(r.URL.Path, "status", status, "took", time.Since(start))
	}
}

func main() {
	log := slog.New(slog.NewJSONHandler(os.Stderr, nil))
	p, err := pack.Load("cn/jiangsu/xinghua/unit", law.FS)
	if err != nil {
		log.Error("pack", "err", err)
		os.Exit(1)
	}
	h := &http.Server{Addr: "localhost:8322", Handler: (&server{assess.NewPrograms(p.Bundle()).On, today, log}).handler(), ReadTimeout: 10 * time.Second, WriteTimeout: 20 * time.Second}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	go func() { log.Error("serve", "addr", h.Addr, "err", h.ListenAndServe()); stop() }()
	<-ctx.Done()
	h.Shutdown(context.WithoutCancel(ctx)) // ends what is under way, bounded by the timeouts
}

func today() assess.Date { return assess.NewDate(time.Now().Date()) }

// fault is one thing that is wrong with a request, refused all of them.
type fault struct {
	Code    diag.Code `json:"code"`
	Pointer string    `json:"pointer,omitempty"` // into the answers
	ZH      string    `json:"zh"`
	EN      string    `json:"en"`
}

type refused struct {
	ZH     string  `json:"zh"`
	EN     string  `json:"en"`
	Faults []fault `json:"faults,omitempty"`
}

func refusal(err error) (status int, body refused) {
	var list diag.List // all that is wrong, each with its place
	switch {
	case errors.As(err, new(*http.MaxBytesError)):
		return http.StatusRequestEntityTooLarge, refused{ZH: "答卷太大。", EN: "The answers are too large."}
	case !errors.As(err, &list):
		return http.StatusBadRequest, refused{ZH: "没有收完。", EN: "The request broke off."}
	}
	body = refused{ZH: list.In("zh"), EN: list.In("en")}
	for _, d := range list.Shown() {
		body.Faults = append(body.Faults, fault{d.Code, pointer(d), d.Message("zh"), d.Message("en")})
	}
	return http.StatusUnprocessableEntity, body
}

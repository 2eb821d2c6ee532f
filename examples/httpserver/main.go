// Command httpserver assesses units over HTTP: POST /assess takes an answers
// file as JSON and gives the assessment as JSON. It keeps nothing of either.
package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"os"
	"os/signal"
	"time"

	"github.com/fire321/fire321/assess"
	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/diag"
	"github.com/fire321/fire321/rules/law"
	"github.com/fire321/fire321/rules/logic"
	"github.com/fire321/fire321/rules/pack"
)

const maxBody = 1 << 20 // bytes; the fullest sample has 12,000

type server struct {
	bundle *rules.Bundle // immutable, shared by all requests
	today  func() logic.Date
	log    *slog.Logger
}

func (s *server) handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, "ok\n") })
	mux.HandleFunc("POST /assess", s.assess)
	return mux
}

func (s *server) assess(w http.ResponseWriter, r *http.Request) {
	start := time.Now()
	status, reply := s.judge(http.MaxBytesReader(w, r.Body, maxBody))
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	w.Write(reply)
	// What a unit answers is its own and stands in no log.
	s.log.Info("assess", "status", status, "bytes", len(reply), "took", time.Since(start))
}

func (s *server) judge(body io.Reader) (status int, reply []byte) {
	data, err := io.ReadAll(body)
	if errors.As(err, new(*http.MaxBytesError)) {
		return http.StatusRequestEntityTooLarge, fault("答卷太大。", "The answers are too large.")
	}
	if err != nil {
		return http.StatusBadRequest, fault("没有收完。", "The request broke off.")
	}
	var head struct{ At string }
	json.Unmarshal(bytes.TrimPrefix(data, []byte("\ufeff")), &head) // what is wrong with it, DecodeAnswers says
	day, ok := logic.ParseDate(head.At)
	if !ok {
		day = s.today()
	}
	prog, err := assess.Compile(s.bundle, day) // the wordings in force that day
	var answers assess.Answers
	if err == nil {
		answers, err = prog.DecodeAnswers(data)
	}
	var faults diag.List // all of them, each with its place
	if errors.As(err, &faults) {
		return http.StatusUnprocessableEntity, fault(faults.In("zh"), faults.In("en"))
	}
	return http.StatusOK, prog.Assess(answers).Encode()
}

func fault(zh, en string) []byte {
	data, _ := json.Marshal(map[string]string{"zh": zh, "en": en}) // cannot fail
	return data
}

func today() logic.Date {
	year, month, day := time.Now().Date()
	return logic.NewDate(year, int(month), day)
}

func main() {
	log := slog.New(slog.NewJSONHandler(os.Stderr, nil))
	p, err := pack.Load("cn/jiangsu/xinghua/unit", law.FS)
	if err != nil {
		log.Error("pack", "err", err)
		os.Exit(1)
	}
	h := &http.Server{Addr: "localhost:8322", Handler: (&server{p.Bundle(), today, log}).handler(), ReadTimeout: 10 * time.Second, WriteTimeout: 20 * time.Second}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	go func() { log.Error("serve", "addr", h.Addr, "err", h.ListenAndServe()); stop() }()
	<-ctx.Done()
	h.Shutdown(context.WithoutCancel(ctx)) // ends what is under way, bounded by the timeouts
}

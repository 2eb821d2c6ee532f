// Package service is a service of somebody else, in a module of its own: it
// judges what stands in its own structs, passes results on as JSON, and asks a
// unit one page of questions at a time over HTTP. It uses what `go doc` shows of
// packages assess, assess/facts and rules/pack, and nothing else of fire321.
package service

import (
	"encoding/json"
	"net/http"

	"github.com/fire321/fire321/assess"
	"github.com/fire321/fire321/assess/facts"
	"github.com/fire321/fire321/rules/law"
	"github.com/fire321/fire321/rules/pack"
)

// Role is what a customer is to his premises; its values are those of the fact.
type Role string

// Shop is a row of our database.
type Shop struct {
	Name   string   `fire321:"-"`
	Roles  []Role   `fire321:"unit.roles"`
	Kinds  []string `fire321:"place.kinds"`
	Open   *bool    `fire321:"place.open_to_public"` // nil: nobody has asked
	Patrol uint16   `fire321:"patrol.interval_minutes,omitzero"`
	Rent   int      // no fact
}

// Service may be used by any number of goroutines.
type Service struct{ prog *assess.Program }

// New loads the law of a place as of a day.
func New(id string, day assess.Date) (*Service, error) {
	p, err := pack.Load(id, law.FS)
	if err != nil {
		return nil, err
	}
	prog, err := assess.Compile(p.Bundle(), day)
	if err != nil {
		return nil, err
	}
	return &Service{prog}, nil
}

// Answers are what the row says; left are its fields that say nothing to the law.
func (s *Service) Answers(shop Shop) (a assess.Answers, left []string, err error) {
	values, left, err := facts.Of(shop)
	if err != nil {
		return a, left, err
	}
	a, err = s.prog.Answers(values)
	a.Unit.Name = shop.Name
	return a, left, err
}

// Assess judges a row.
func (s *Service) Assess(shop Shop) (*assess.Assessment, error) {
	a, _, err := s.Answers(shop)
	if err != nil {
		return nil, err
	}
	return s.prog.Assess(a), nil
}

// Turn is one turn of the conversation: what was answered so far, and the page
// that comes next, nil at the end.
type Turn struct {
	Answers assess.Answers `json:"answers"`
	Page    *assess.Page   `json:"page,omitempty"`
}

// ServeHTTP takes answers and gives the next turn.
func (s *Service) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	var body json.RawMessage
	err := json.NewDecoder(http.MaxBytesReader(w, r.Body, 1<<20)).Decode(&body)
	var a assess.Answers
	if err == nil {
		a, err = s.prog.DecodeAnswers(body)
	}
	if err != nil {
		http.Error(w, err.Error(), http.StatusUnprocessableEntity)
		return
	}
	data, err := json.Marshal(Turn{a, s.prog.Session(a).Next()})
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Write(data)
}

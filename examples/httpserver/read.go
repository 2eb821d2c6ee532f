package main

import (
	"bytes"
	"encoding/json"
	"io"

	"github.com/fire321/fire321/assess"
	"github.com/fire321/fire321/rules/diag"
	"github.com/fire321/fire321/rules/logic"
)

// read takes answers by the law of their own day, else of today.
func (s *server) read(body io.Reader) (*assess.Program, assess.Answers, error) {
	data, err := io.ReadAll(body)
	if err != nil {
		return nil, assess.Answers{}, err
	}
	var head struct{ At string }
	json.Unmarshal(bytes.TrimPrefix(data, []byte("\ufeff")), &head) // what is wrong with it, DecodeAnswers says
	day, ok := logic.ParseDate(head.At)
	if !ok {
		day = s.today()
	}
	prog, err := s.program(day)
	if err != nil {
		return nil, assess.Answers{}, err
	}
	answers, err := prog.DecodeAnswers(data)
	return prog, answers, err
}

// pointer is where a fault is, cut where a request made it long.
func pointer(d diag.Diagnostic) string {
	if d.Place.Pointer == "" {
		return ""
	}
	return diag.Place{Pointer: d.Place.Pointer}.String()
}

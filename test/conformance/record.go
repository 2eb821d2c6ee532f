package conformance

import (
	"encoding/json"
	"strings"

	"github.com/fire321/fire321/assess"
	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/wasm/bridge"
)

// Record makes the case of a unit: it answers what it is asked, page by page,
// then has itself judged, and puts every kind of request once.
func Record(b *rules.Bundle, answers []byte, day assess.Date) (Case, error) {
	data := b.Encode()
	r := &recorder{Case: Case{Pack: b.ID, Bundle: Digest(data), Day: day.String(), Answers: string(answers)}, data: data}
	r.do(`{"do":"about"}`)
	r.do(`{"do":"load","digest":$}`, r.Bundle)
	asked := r.do(`{"do":"open","bundle":1,"day":$}`, r.Day).OK.Session
	r.fill(asked)
	r.all(asked, "overview", "skipped", "export")

	whole := r.do(`{"do":"open","bundle":1,"day":$,"answers":$}`, r.Day, json.RawMessage(answers)).OK.Session
	judged := r.do(`{"do":"assess","session":$}`, whole)
	r.Assessment = Digest(judged.OK.Assessment)
	r.all(whole, "next", "overview", "skipped", "export", "worth", "routes", "until", "found")
	r.do(`{"do":"coming","session":$,"until":$}`, whole, (day + 60).String())
	r.do(`{"do":"compare","session":$,"with":$}`, asked, whole)
	var got struct {
		Hazards, Open []struct{ ID string }
	}
	if err := json.Unmarshal(judged.OK.Assessment, &got); err != nil {
		return r.Case, err
	}
	for i, h := range append(got.Hazards, got.Open...) {
		if i == 12 {
			break
		}
		r.do(`{"do":"why","session":$,"criterion":$}`, whole, h.ID)
		r.do(`{"do":"mend","session":$,"criterion":$}`, whole, h.ID)
		r.do(`{"do":"what-if","session":$,"met":[$]}`, whole, h.ID)
	}
	for i := range b.Documents {
		kind := b.Documents[i].ID
		r.do(`{"do":"document","session":$,"kind":$,"lang":"zh"}`, whole, kind)
		r.do(`{"do":"document","session":$,"kind":$,"lang":"en","sample":true}`, whole, kind)
	}
	r.do(`{"do":"csv","session":$,"kind":"rectify"}`, whole)
	r.do(`{"do":"renew","session":$,"at":$,"day":$}`, whole, (day + 200).String(), (day + 200).String())
	r.all(whole, "next", "assess")
	r.do(`{"do":"import","bundle":1,"day":$,"from":1,"answers":$}`, r.Day, json.RawMessage(answers))
	r.do(`{"do":"codes","session":$,"unit":"0a1b"}`, asked)
	codes := r.do(`{"do":"codes","session":$}`, whole).OK.Codes
	var sent string
	for _, c := range codes {
		sent += c.Text
	}
	r.do(`{"do":"parcel","codes":$}`, codes[0].Text)
	r.do(`{"do":"parcel","codes":$,"bundle":1}`, sent)
	r.do(`{"do":"parcel","codes":$}`, sent[:len(sent)-1])
	r.do(`{"do":"codes","session":$,"facts":["place.kinds","unit.roles"]}`, whole)
	r.do(`{"do":"meet","session":$,"with":$}`, asked, whole)
	r.do(`{"do":"take","session":$,"with":$,"facts":["place.kinds"]}`, asked, whole)
	r.do(`{"do":"answer","session":$,"facts":{"no.such.fact":1,"place.kinds":"mall"}}`, whole)
	r.do(`{"do":"nothing"}`)
	r.do(`{"do":"close","session":$}`, asked)
	r.do(`{"do":"next","session":$}`, asked)
	return r.Case, nil
}

// recorder puts requests to a bridge of its own and writes them down.
type recorder struct {
	Case
	data []byte
	host bridge.Bridge
}

// reply is what the recorder reads of a reply.
type reply struct {
	OK struct {
		Session    int
		Assessment json.RawMessage
		Codes      []struct{ Text string }
		Page       *struct {
			Step  int
			Facts []struct{ ID string }
		}
	}
}

// do puts a request, each $ of it filled with JSON.
func (r *recorder) do(request string, args ...any) reply {
	parts := strings.Split(request, "$")
	for i, a := range args {
		parts[i] += text(a)
	}
	s := Step{Request: strings.Join(parts, "")}
	out := r.host.Handle(r.request(s, r.data))
	s.Reply = Digest(out)
	r.Steps = append(r.Steps, s)
	var got reply
	if err := json.Unmarshal(out, &got); err != nil {
		panic(err) // a reply is always JSON
	}
	return got
}

func text(v any) string {
	data, err := json.Marshal(v)
	if err != nil {
		panic(err) // only strings, numbers and JSON get here
	}
	return string(data)
}

func (r *recorder) all(session int, verbs ...string) {
	for _, v := range verbs {
		r.do(`{"do":$,"session":$}`, v, session)
	}
}

// fill answers each page with what the unit says, and what it does not say
// with "not sure".
func (r *recorder) fill(session int) {
	var said struct {
		Facts map[string]json.RawMessage
	}
	if err := json.Unmarshal([]byte(r.Answers), &said); err != nil {
		panic(err) // they have been read before
	}
	page := r.do(`{"do":"next","session":$}`, session).OK.Page
	for page != nil {
		r.do(`{"do":"reasons","session":$,"fact":$}`, session, page.Facts[0].ID)
		facts := map[string]json.RawMessage{}
		for _, f := range page.Facts {
			facts[f.ID] = json.RawMessage("null")
			if v, ok := said.Facts[f.ID]; ok {
				facts[f.ID] = v
			}
		}
		r.do(`{"do":"enough","session":$,"facts":$}`, session, facts)
		asked := page.Step
		page = r.do(`{"do":"answer","session":$,"facts":$}`, session, facts).OK.Page
		if asked > 0 && (page == nil || page.Step == 0) { // the first round is over
			r.all(session, "danger", "sections", "unsure")
		}
	}
}

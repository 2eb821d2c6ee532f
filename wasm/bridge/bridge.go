package bridge

import (
	"bytes"

	"github.com/fire321/fire321/internal/canon"
	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/diag"
)

// Protocol is the version of the requests and replies. New members do not
// change it; no member is ever renamed.
const Protocol = 1

// Text is words in Chinese and English.
type Text = diag.Text

// Bridge holds the bundles and sessions of one host. The zero Bridge is ready.
type Bridge struct {
	bundles  map[int]*bundle
	sessions map[int]*session
	last     int // the last number assigned
}

// verb handles one kind of request; it returns the value of "ok".
type verb struct {
	name string
	do   func(*Bridge, *request) (canon.Value, error)
}

// verbs are all requests, in the order of the package comment.
func verbs() []verb {
	return []verb{
		{"about", (*Bridge).about},
		{"load", (*Bridge).load},
		{"open", (*Bridge).open},
		{"import", (*Bridge).adopt},
		{"answer", (*Bridge).answer},
		{"clear", (*Bridge).clear},
		{"put", (*Bridge).put},
		{"renew", (*Bridge).renew},
		{"found", (*Bridge).found},
		{"next", (*Bridge).next},
		{"danger", (*Bridge).danger},
		{"sections", (*Bridge).sections},
		{"unsure", (*Bridge).unsure},
		{"facts", (*Bridge).facts},
		{"overview", (*Bridge).overview},
		{"skipped", (*Bridge).skipped},
		{"enough", (*Bridge).enough},
		{"reasons", (*Bridge).reasons},
		{"why", (*Bridge).why},
		{"assess", (*Bridge).assess},
		{"what-if", (*Bridge).whatIf},
		{"mend", (*Bridge).mend},
		{"worth", (*Bridge).worth},
		{"routes", (*Bridge).routes},
		{"until", (*Bridge).until},
		{"coming", (*Bridge).coming},
		{"compare", (*Bridge).compare},
		{"document", (*Bridge).document},
		{"csv", (*Bridge).csv},
		{"export", (*Bridge).export},
		{"codes", (*Bridge).codes},
		{"parcel", (*Bridge).parcel},
		{"meet", (*Bridge).meet},
		{"take", (*Bridge).take},
		{"close", (*Bridge).close},
	}
}

// Verbs lists the possible values of "do" in a request.
func Verbs() []string {
	var names []string
	for _, v := range verbs() {
		names = append(names, v.name)
	}
	return names
}

// Handle answers one request. The reply is JSON, whatever the bytes of the
// request are. It does not share memory with the request, and Handle does not
// keep the request.
func (b *Bridge) Handle(request []byte) []byte {
	ok, err := b.handle(request)
	reply := canon.Value{Kind: canon.Object}
	if err != nil {
		reply.Set("error", errorValue(err))
	} else {
		reply.Set("ok", ok)
	}
	return reply.Append(nil)
}

func (b *Bridge) handle(in []byte) (canon.Value, error) {
	head, body, _ := bytes.Cut(in, []byte("\n"))
	v, err := canon.Parse(head)
	if err != nil {
		return v, canon.BadJSON(err)
	}
	r := &request{head: v, body: body}
	name := v.Get("do").Text
	for _, verb := range verbs() {
		if verb.name == name {
			return verb.do(b, r)
		}
	}
	d := diag.New(diag.RequestVerb, diag.Place{Pointer: "/do"}, name)
	return v, diag.List{d.DidYouMean(name, Verbs())}
}

// number assigns the number of a new bundle or session.
func (b *Bridge) number() int {
	b.last++
	return b.last
}

func (b *Bridge) about(r *request) (canon.Value, error) {
	if err := r.read(nil); err != nil {
		return canon.Value{}, err
	}
	return canon.Write(func(c *canon.Codec) {
		number(c, "protocol", Protocol)
		number(c, "format", rules.Format)
		number(c, "semantics", rules.Semantics)
	}), nil
}

// close forgets a bundle or a session. Sessions stay valid without their
// bundle.
func (b *Bridge) close(r *request) (canon.Value, error) {
	var session, bundle int
	if err := r.read(func(c *canon.Codec) {
		c.Int("session", &session)
		c.Int("bundle", &bundle)
	}); err != nil {
		return canon.Value{}, err
	}
	if bundle == 0 {
		_, err := b.session(session)
		delete(b.sessions, session)
		return empty, err
	}
	_, err := b.bundle(bundle)
	delete(b.bundles, bundle)
	return empty, err
}

var empty = canon.Value{Kind: canon.Object}

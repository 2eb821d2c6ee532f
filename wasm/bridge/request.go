package bridge

import (
	"strconv"

	"github.com/fire321/fire321/assess"
	"github.com/fire321/fire321/internal/canon"
	"github.com/fire321/fire321/internal/wire"
	"github.com/fire321/fire321/rules/diag"
)

// request is the head of a request, and the file that follows it.
type request struct {
	head canon.Value
	body []byte
}

// read decodes the described members from the request and refuses all others.
func (r *request) read(members func(*canon.Codec)) error {
	var list diag.List
	for _, p := range canon.Read(r.head, func(c *canon.Codec) {
		var verb string
		c.String("do", &verb)
		if members != nil {
			members(c)
		}
	}) {
		list = append(list, fault(p.Pointer, Text{ZH: p.ZH, EN: p.EN}))
	}
	return list.Sorted().Err()
}

func fault(pointer string, say Text) diag.Diagnostic {
	return diag.NewText(diag.RequestMember, diag.Place{Pointer: pointer}, say)
}

// object describes a member that is passed on unchanged.
func object(c *canon.Codec, key string, v *canon.Value) {
	c.Custom(key, nil, func(given canon.Value) bool {
		*v = given
		return given.Kind == canon.Object
	})
}

// dayOf describes a day that must be given.
func dayOf(c *canon.Codec, key string, d *assess.Date) {
	wire.Date(c, key, d)
	if d.IsZero() {
		c.Fail(key, "应是一个日期，如 2026-11-24", "expected a day such as 2026-11-24")
	}
}

// session finds an open session.
func (b *Bridge) session(n int) (*session, error) {
	if s, ok := b.sessions[n]; ok {
		return s, nil
	}
	return nil, notOpen("/session", Text{ZH: "自评", EN: "session"}, n)
}

// bundle finds a loaded bundle.
func (b *Bridge) bundle(n int) (*bundle, error) {
	if l, ok := b.bundles[n]; ok {
		return l, nil
	}
	return nil, notOpen("/bundle", Text{ZH: "规则包", EN: "bundle"}, n)
}

func notOpen(pointer string, what Text, n int) error {
	return diag.List{diag.NewText(diag.RequestHandle, diag.Place{Pointer: pointer}, what, diag.Same(strconv.Itoa(n)))}
}

// ask reads a request about a session.
func (b *Bridge) ask(r *request, members func(*canon.Codec)) (*session, error) {
	var n int
	if err := r.read(func(c *canon.Codec) {
		c.Int("session", &n)
		if members != nil {
			members(c)
		}
	}); err != nil {
		return nil, err
	}
	return b.session(n)
}

package report

import (
	"strings"

	"github.com/fire321/fire321/assess"
	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/logic"
)

// Values are the values of the holes of a document, for a paper that is not a
// [Document], such as a form that an authority gives. It is not safe for
// concurrent use. The zero Values, and nil, have no holes and no lists.
type Values struct {
	b *builder
	s *scope
}

// NewValues gives the values that [Build] would put into holes. The arguments
// are those of Build; got must not be nil. NewValues has no error and does not
// ask whether got is of p and a: [assess.Program.Made] does.
func NewValues(p *assess.Program, a assess.Answers, got *assess.Assessment, lang string) *Values {
	return &Values{b: newBuilder(p, a, got, lang)}
}

// Text is the value of a hole, "" if it is empty. ok is false if there is no
// such hole, or none that prints, in this place.
func (v *Values) Text(hole string) (text string, ok bool) {
	if v.none() {
		return "", false
	}
	if h := v.b.holes.Find(hole); h != nil {
		if h.Kind == logic.Bool || h.Member() != "" && !v.within(h.Member()) {
			return "", false
		}
		return v.b.value(hole, v.s).words.String(), true
	}
	if field, is := strings.CutPrefix(hole, "record."); is {
		if !v.within("record") {
			return "", false
		}
		_, known := v.typeOf(field)
		return v.b.value(hole, v.s).words.String(), known
	}
	return v.b.value(hole, v.s).words.String(), v.b.p.Bundle().Fact(hole) != nil
}

// Each are the members of a list; each also has its own holes. ok is false if
// there is no such list in this place.
func (v *Values) Each(list string) (members []*Values, ok bool) {
	if v.none() {
		return nil, false
	}
	h, f := v.b.holes.Find(list), v.b.p.Bundle().Fact(list)
	switch {
	case h != nil && (h.Kind != logic.List || h.Member() != "" && !v.within(h.Member())):
		return nil, false
	case h == nil && (f == nil || f.Type.Kind != logic.List):
		return nil, false
	}
	for _, m := range v.b.value(list, v.s).list {
		members = append(members, &Values{v.b, &scope{m, v.s}})
	}
	return members, true
}

// Names are the holes and facts that could be meant in this place.
func (v *Values) Names() []string {
	if v.none() {
		return nil
	}
	var names []string
	for i := range v.b.holes {
		if h := &v.b.holes[i]; h.Member() == "" || v.within(h.Member()) {
			names = append(names, h.Name)
		}
	}
	bundle := v.b.p.Bundle()
	for i := range bundle.Facts {
		names = append(names, bundle.Facts[i].ID)
	}
	return names
}

func (v *Values) none() bool { return v == nil || v.b == nil }

func (v *Values) within(kind string) bool {
	for s := v.s; s != nil; s = s.up {
		if s.kind == kind {
			return true
		}
	}
	return false
}

// typeOf is the field of the enclosing record.
func (v *Values) typeOf(field string) (*rules.Fact, bool) {
	for s := v.s; s != nil; s = s.up {
		if s.kind == "record" {
			for i := range s.fields {
				if s.fields[i].ID == field {
					return &s.fields[i], true
				}
			}
		}
	}
	return nil, false
}

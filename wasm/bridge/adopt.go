package bridge

import (
	"github.com/fire321/fire321/internal/canon"
	"github.com/fire321/fire321/rules/diag"
)

// adopt opens a session with answers that were given under another version of
// the bundle. What no longer fits is kept aside, with the reason, and never
// lost: the host keeps it with the draft. With "from", the bundle that the
// answers were given under, it also tells which questions are new and which
// verdicts are other ones.
func (b *Bridge) adopt(r *request) (canon.Value, error) {
	var from int
	s, given, err := b.begin(r, func(c *canon.Codec) { c.Int("from", &from) })
	if err != nil {
		return canon.Value{}, err
	}
	var old *session
	if from != 0 {
		l, err := b.bundle(from)
		if err != nil {
			return canon.Value{}, err
		}
		if old, err = l.session(s.prog.Day()); err == nil {
			err = old.take(given)
		}
		if err != nil {
			return canon.Value{}, err
		}
	}
	kept, aside, list := s.fitting(given)
	if err := s.take(kept); err != nil {
		return canon.Value{}, err
	}
	return canon.Write(func(c *canon.Codec) {
		number(c, "session", b.keep(s))
		s.members(c)
		ids := s.answers.Facts()
		c.Strings("kept", &ids)
		if len(aside.Keys) > 0 {
			put(c, "aside", aside)
		}
		faults(c, "faults", list)
		if old == nil {
			return
		}
		var fresh []named
		for _, f := range s.prog.Facts() {
			if old.Fact(f.ID) == nil {
				fresh = append(fresh, named{f.ID, f.Label()})
			}
		}
		names(c, "new", "ask", fresh)
		changed(c, old, s)
	}), nil
}

// fitting divides answers into what this bundle can read and what it cannot.
// Each entry of facts, found, plan and look is tried alone, beside the day.
func (s *session) fitting(given canon.Value) (kept, aside canon.Value, list diag.List) {
	kept, aside = given, canon.Value{Kind: canon.Object}
	for _, key := range []string{"facts", "found", "plan", "look"} {
		all := given.Get(key)
		if all.Kind != canon.Object {
			continue
		}
		fits, rest := canon.Value{Kind: canon.Object}, canon.Value{Kind: canon.Object}
		for i, id := range all.Keys {
			one := canon.Value{Kind: canon.Object}
			one.Set(id, all.Items[i])
			doc := canon.Value{Kind: canon.Object}
			doc.Set("format", given.Get("format"))
			if at := given.Get("at"); at.Kind != canon.Absent {
				doc.Set("at", at)
			}
			doc.Set(key, one)
			_, err := s.prog.DecodeAnswers(doc.Append(nil))
			bad, _ := err.(diag.List)
			if about := within(bad, "/"+key+"/"); len(about) > 0 {
				rest.Set(id, all.Items[i])
				list = append(list, about...)
				continue
			}
			fits.Set(id, all.Items[i])
		}
		kept = with(kept, key, fits)
		if len(rest.Keys) > 0 {
			aside.Set(key, rest)
		}
	}
	return kept, aside, list
}

// within is the faults below a pointer: what is wrong with the file as a whole
// is told once, when the rest of it is read.
func within(list diag.List, pointer string) diag.List {
	var out diag.List
	for _, d := range list {
		if p := d.Place.Pointer; len(p) > len(pointer) && p[:len(pointer)] == pointer {
			out = append(out, d)
		}
	}
	return out
}

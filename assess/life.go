package assess

import (
	"slices"
	"unicode/utf8"

	"github.com/fire321/fire321/internal/canon"
	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/diag"
)

// Update merges a part of an answers file, as JSON. Its facts are answered one
// by one, in addition to the present ones; unit, found, plan, look, own_check
// and signed each replace the present member as a whole. Format, pack and day
// belong to the session and are refused. Update takes all of it or nothing: the
// error is a [diag.List] with every fault, each with its pointer.
func (s *Session) Update(part []byte) error {
	given, err := canon.Parse(part)
	if err != nil {
		return canon.BadJSON(err)
	}
	a, err := s.patch(given)
	if err != nil {
		return err
	}
	facts := given.Get("facts").Keys
	s.a = a
	s.follow(facts...)
	return nil
}

// patch is the session's answers with a part of an answers file merged in.
func (s *Session) patch(part canon.Value) (Answers, error) {
	if part.Kind != canon.Object {
		return s.p.decode(part)
	}
	doc := s.p.head(s.a)
	for i, key := range part.Keys {
		if slices.Contains(doc.Keys, key) || key == "pack" {
			return Answers{}, diag.List{diag.NewText(diag.AnswerMember, diag.Place{Pointer: "/" + key}, Text{ZH: "这里不能改", EN: "cannot be changed here"})}
		}
		doc.Set(key, part.Items[i])
	}
	got, err := s.p.decode(doc)
	if err != nil {
		return Answers{}, err
	}
	a := s.Answers()
	for id, v := range got.facts {
		a.facts[id] = v
	}
	for _, key := range part.Keys {
		switch key {
		case "unit":
			a.Unit = got.Unit
		case "found":
			a.Found = got.Found
		case "plan":
			a.Plan = got.Plan
		case "look":
			a.Look = got.Look
		case "own_check":
			a.OwnCheck = got.OwnCheck
		case "signed":
			a.Signed = got.Signed
		}
	}
	return a, nil
}

// head is an answers file of that day, with nothing answered.
func (p *Program) head(a Answers) canon.Value {
	doc := canon.Value{Kind: canon.Object}
	doc.Set("format", canon.Int(rules.Format))
	doc.Set("at", canon.Str(p.at(a).String()))
	return doc
}

// SetNote adds a note to the answer of a fact; an empty note removes it. A fact
// without an answer gets "not sure". The error is a [diag.List].
func (s *Session) SetNote(fact, note string) error {
	v, had := s.a.facts[fact]
	if !had {
		r := &answerReader{p: s.p, at: s.p.at(s.a)}
		if v, _ = r.goValue(fact, nil); len(r.list) > 0 {
			return r.list
		}
	}
	v.note = note
	err := s.put([]string{note}, func(a *Answers) { a.facts[fact] = v }, fact)
	if err == nil && !had {
		s.follow(fact)
	}
	return err
}

// SetUnit sets who the unit is; that is printed and never judged. The error is
// a [diag.List].
func (s *Session) SetUnit(u Unit) error {
	return s.put([]string{u.Name, u.Code, u.Address}, func(a *Answers) { a.Unit = u })
}

// SetPlan sets what the unit undertakes for the hazard of a criterion; the zero
// Plan removes it. The error is a [diag.List].
func (s *Session) SetPlan(criterion string, plan Plan) error {
	r := &answerReader{p: s.p}
	if !r.known(criterion, "/plan/"+canon.EscapePointer(criterion)) {
		return r.list
	}
	return s.put([]string{plan.Measure, plan.Person, plan.Department, plan.Money, plan.Guard},
		func(a *Answers) { a.Plan = entered(a.Plan, criterion, plan) })
}

// SetLook sets who will look at a risk, by [Risk.Key]; the zero Look removes
// it. The error is a [diag.List].
func (s *Session) SetLook(risk string, look Look) error {
	r := &answerReader{p: s.p}
	if !r.risk(risk, "/look/"+canon.EscapePointer(risk)) {
		return r.list
	}
	return s.put([]string{look.Person}, func(a *Answers) { a.Look = entered(a.Look, risk, look) })
}

// SetOwnCheck sets the statement that the unit checked itself by the rules of
// its kind. The error is a [diag.List], for example if the day is later than
// the answers.
func (s *Session) SetOwnCheck(o OwnCheck) error {
	return s.put([]string{o.Rules, o.By}, func(a *Answers) { a.OwnCheck = o })
}

// Sign records that the commitment was signed on the day of the answers; an
// empty name removes that. [Assessment.Letter] says whether it could be signed
// truthfully. The error is a [diag.List].
func (s *Session) Sign(by string) error {
	signed := Signed{Date: s.p.at(s.a), By: by}
	if by == "" {
		signed = Signed{}
	}
	return s.put([]string{by}, func(a *Answers) { a.Signed = signed })
}

func entered[T comparable](m map[string]T, key string, v T) map[string]T {
	var none T
	if m == nil {
		m = map[string]T{}
	}
	m[key] = v
	if v == none {
		delete(m, key)
	}
	return m
}

// put changes members that are not judged: of those facts, and outside the
// facts. It does so only if they can be read again, with the same words.
func (s *Session) put(words []string, change func(*Answers), facts ...string) error {
	for _, w := range words {
		if !utf8.ValidString(w) {
			return diag.List{diag.NewText(diag.AnswerMember, diag.Place{}, Text{ZH: "文字不是 UTF-8", EN: "a text is no UTF-8"})}
		}
	}
	a := s.Answers()
	change(&a)
	if _, err := s.p.DecodeAnswers(s.p.EncodeAnswers(a.only(facts))); err != nil {
		return err
	}
	if data := s.p.EncodeAnswers(a); len(data) > canon.MaxSize { // they would be too large to read again
		_, err := s.p.DecodeAnswers(data)
		return err
	}
	s.a = a
	return nil
}

// NoteFound records in the answers since when each present hazard is known; see
// [Program.NoteFound].
func (s *Session) NoteFound() { s.a.Found = noteFound(s.a, s.Assess()) }

// Renew moves the answers to another day, usually a later one, and the law with
// them; [Session.Under] selects the law of another day. Earlier answers keep
// the day on which they were given, so that stale ones are asked again; and a
// hazard that they show is known since that day, whether or not somebody has
// called [Session.NoteFound]. On error, a [diag.List], the session is unchanged:
// the bundle does not know the law of the day, or some action was done after it.
func (s *Session) Renew(at Date) error {
	p, err := s.programs.On(at)
	if err != nil {
		return err
	}
	a, old := s.Answers(), s.p.at(s.a)
	if at > old {
		a.Found = noteFound(a, s.Assess())
	}
	for id, v := range a.facts {
		if v.date.IsZero() && at != old {
			v.date = old
			a.facts[id] = v
		}
	}
	a.At = at
	if a, err = p.DecodeAnswers(p.EncodeAnswers(a)); err != nil {
		return err
	}
	s.live = p.live(a)
	return nil
}

// Under judges the same answers by the law of another day. On error, that of
// [Compile], the session is unchanged.
func (s *Session) Under(day Date) error {
	p, err := s.programs.On(day)
	if err != nil {
		return err
	}
	a := s.Answers()
	a.At = s.p.at(a)
	s.live = p.live(a)
	return nil
}

// Fork returns a separate session with the same answers, to try something out.
func (s *Session) Fork() *Session { return &Session{s.p.live(s.a), s.programs} }

// Adopted is the result of adopting answers that were given under another
// version of the bundle.
type Adopted struct {
	Answers Answers
	// Aside is what no longer fits, as JSON of the shape of an answers file;
	// nil if everything fits. Keep it with the answers, so that nothing is
	// lost.
	Aside []byte
	// Faults say why, each with its pointer.
	Faults diag.List
}

// Adopt reads answers that were given under another version of the bundle, or
// to one of the packs and modules that it is made of, as JSON. It keeps each
// entry of facts, found, plan and look that it can read, and sets the others
// aside. The adopted answers are those of the bundle's own pack. The error is a
// [diag.List]: the file as a whole cannot be read, or is of another pack.
func (p *Program) Adopt(data []byte) (Adopted, error) {
	given, err := canon.Parse(data)
	if err != nil {
		return Adopted{}, canon.BadJSON(err)
	}
	var got Adopted
	kept, aside := canon.Value{Kind: canon.Object}, canon.Value{Kind: canon.Object}
	for n, key := range given.Keys {
		all := given.Items[n]
		if key == "pack" && all.Kind == canon.String && p.madeOf(all.Text) {
			continue // from here on they are answers of this pack
		}
		if all.Kind != canon.Object || !slices.Contains([]string{"facts", "found", "plan", "look"}, key) {
			kept.Set(key, all)
			continue
		}
		fits, rest := canon.Value{Kind: canon.Object}, canon.Value{Kind: canon.Object}
		for i, id := range all.Keys {
			if faults := p.alone(given, key, id, all.Items[i]); len(faults) > 0 {
				rest.Set(id, all.Items[i])
				got.Faults = append(got.Faults, faults...)
				continue
			}
			fits.Set(id, all.Items[i])
		}
		kept.Set(key, fits)
		if len(rest.Keys) > 0 {
			aside.Set(key, rest)
		}
	}
	if len(aside.Keys) > 0 {
		got.Aside = aside.Append(nil)
	}
	got.Answers, err = p.decode(kept)
	return got, err
}

// madeOf reports whether a pack or module is part of the bundle.
func (p *Program) madeOf(pack string) bool {
	return slices.ContainsFunc(p.bundle.Packs, func(r rules.PackRef) bool { return r.ID == pack })
}

// alone tries one entry of an answers file with nothing but the file's day, and
// returns what is wrong with the entry. Faults of the file itself are reported
// once, elsewhere.
func (p *Program) alone(file canon.Value, key, id string, v canon.Value) diag.List {
	one, doc := canon.Value{Kind: canon.Object}, canon.Value{Kind: canon.Object}
	one.Set(id, v)
	doc.Set("format", file.Get("format"))
	if at := file.Get("at"); at.Kind != canon.Absent {
		doc.Set("at", at)
	}
	doc.Set(key, one)
	_, err := p.decode(doc)
	bad, _ := err.(diag.List)
	return slices.DeleteFunc(slices.Clone(bad), func(d diag.Diagnostic) bool {
		at, below := d.Place.Pointer, "/"+key+"/"
		return len(at) <= len(below) || at[:len(below)] != below
	})
}

// NewSince lists the facts that are asked now but do not exist in another
// version of the bundle, in the order of their pages.
func (p *Program) NewSince(b *rules.Bundle) []*rules.Fact {
	return slices.DeleteFunc(p.Facts(), func(f *rules.Fact) bool { return b.Fact(f.ID) != nil })
}

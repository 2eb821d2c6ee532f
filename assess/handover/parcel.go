package handover

import (
	"strconv"

	"github.com/fire321/fire321/assess"
	"github.com/fire321/fire321/internal/canon"
	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/diag"
)

// What a parcel holds.
const (
	AnswersKind   = "answers"
	QuestionsKind = "questions"
)

// rulesDigits is how much of a bundle's digest a code carries: it tells versions
// apart, and identifies nothing to anybody who lies.
const rulesDigits = 12

// Codes writes answers as one code, or several; each is the text of a QR code.
// Everything that an answers file has is in them, names and notes included; the
// answers are those of the Program's pack. The unit is an id by which a host
// knows it again, or "". The error is a [diag.List]: it is too much for codes,
// and a file is better.
func Codes(p *assess.Program, a assess.Answers, unit string) ([]string, error) {
	return write(p, AnswersKind, unit, p.EncodeAnswers(a))
}

// Questions writes facts to be asked of somebody else, with the name of the unit
// and none of its answers. What comes back are [Codes] of the answers to them, with
// the same unit. The error is a [diag.List].
func Questions(p *assess.Program, a assess.Answers, unit string, facts []string) ([]string, error) {
	blank := assess.Answers{At: a.At, Unit: assess.Unit{Name: a.Unit.Name}}
	asked, part := canon.Value{Kind: canon.Object}, canon.Value{Kind: canon.Object}
	for _, id := range facts {
		asked.Set(id, canon.Value{Kind: canon.Null}) // "not sure"
	}
	part.Set("facts", asked)
	s := p.Session(blank)
	if err := s.Update(part.Append(nil)); err != nil {
		return nil, err
	}
	return write(p, QuestionsKind, unit, p.EncodeAnswers(s.Answers()))
}

func write(p *assess.Program, kind, unit string, answers []byte) ([]string, error) {
	given, err := canon.Parse(answers)
	if err != nil {
		return nil, canon.BadJSON(err)
	}
	doc := canon.Value{Kind: canon.Object}
	doc.Set("kind", canon.Str(kind))
	doc.Set("rules", canon.Str(p.BundleDigest()[:rulesDigits]))
	doc.Set("sum", canon.Str(sum(answers)))
	if unit != "" {
		doc.Set("id", canon.Str(unit))
	}
	for i, key := range given.Keys {
		doc.Set(key, given.Items[i])
	}
	content, err := pack(doc, p.Bundle())
	if err != nil {
		return nil, err
	}
	return codes(content)
}

// sum shows that every name was given back as it was.
func sum(answers []byte) string { return rules.Digest(answers)[:8] }

// Parcel is what one code holds, or a set of codes of which some may be missing.
type Parcel struct {
	// Of is how many codes the set has, and Missing are those that were not there,
	// counted from 1. The other members are zero while any is missing.
	Of      int
	Missing []int
	// Kind is [AnswersKind] or [QuestionsKind].
	Kind string
	// Unit is the id that the sender gave it; "" for none.
	Unit string
	// Pack is the id of the pack whose facts are meant, and Rules the first 12
	// digits of the digest of the sender's bundle.
	Pack, Rules string
	content     *unpacked
}

// Read finds the codes of one set in a text, in any order, with other words
// between them. The error is a [diag.List]: there is none, one is incomplete,
// they do not belong together, or are of a later version.
func Read(text string) (*Parcel, error) {
	got, err := scan(text)
	if err != nil {
		return nil, err
	}
	p := &Parcel{Of: len(got.parts), Missing: got.missing()}
	if len(p.Missing) > 0 {
		return p, nil
	}
	if p.content, err = unpack(got.content()); err != nil {
		return nil, err
	}
	said := func(key string) string { return p.content.rest.Get(key).Text }
	p.Kind, p.Unit, p.Pack, p.Rules = said("kind"), said("id"), said("pack"), said("rules")
	if p.Kind != AnswersKind && p.Kind != QuestionsKind {
		return nil, fault(diag.CodeVersion, p.Kind)
	}
	return p, nil
}

// Whole returns an error, a [diag.List], while a code is missing.
func (p *Parcel) Whole() error {
	if len(p.Missing) == 0 {
		return nil
	}
	return fault(diag.CodeMissing, strconv.Itoa(p.Missing[0]), strconv.Itoa(p.Of))
}

// Answers returns the answers as an answers file, in JSON. For questions it is
// one in which each is not sure. Names that the bundle does not know begin with
// "?": [assess.Program.Adopt] reads the file and sets them aside. The error is a
// [diag.List]: a code is missing, or the names do not come out as they were.
func (p *Parcel) Answers(b *rules.Bundle) ([]byte, error) {
	if err := p.Whole(); err != nil {
		return nil, err
	}
	file, whole := p.content.document(b)
	data := file.Append(nil)
	if whole && sum(data) != p.content.rest.Get("sum").Text {
		return nil, fault(diag.CodeRules)
	}
	return data, nil
}

package report

import (
	"strings"

	"github.com/fire321/fire321/assess"
	"github.com/fire321/fire321/assess/report/internal/doc"
	"github.com/fire321/fire321/rules"
)

// builder fills one document.
type builder struct {
	p     *assess.Program
	a     assess.Answers
	got   *assess.Assessment
	cond  assess.Conditions
	holes rules.Holes
	lang  string
	doc   doc.Document
	// digest identifies the assessment.
	digest   string
	sections int
	// cited are sources whose full title this document already contains.
	cited map[string]bool
	// left bounds the work: a bundle that was made by hand may repeat lists
	// within lists.
	left  int
	until *until
	round *assess.Danger
}

// danger is what the first round has shown.
func (b *builder) danger() *assess.Danger {
	if b.round == nil {
		d := b.p.Session(b.a).Danger()
		b.round = &d
	}
	return b.round
}

// nameLength is how many characters of a unit's name fit in a line.
const nameLength = 40

// maxWork is how many parts a document may have.
const maxWork = 200_000

func newBuilder(p *assess.Program, a assess.Answers, got *assess.Assessment, lang string) *builder {
	b := &builder{p: p, a: a, got: got, cond: p.Conditions(a), holes: rules.AllHoles(), lang: "zh",
		digest: rules.Digest(got.Encode()), cited: map[string]bool{}, left: maxWork}
	if lang == "en" || strings.HasPrefix(lang, "en-") {
		b.lang = "en"
	}
	b.doc = doc.Document{Lang: b.lang, Unit: short(got.Unit.Name, nameLength)}
	b.doc.Foot = doc.Foot{Pack: say(b.lang, footPack, got.Bundle, got.Version).String(), Check: groups(b.digest, 4)}
	return b
}

var numerals = [...]string{"", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十"}

// chinese writes 1 to 99.
func chinese(n int) string {
	switch {
	case n > 99:
		return itoa(n)
	case n > 19:
		return numerals[n/10] + "十" + numerals[n%10]
	case n > 10:
		return "十" + numerals[n-10]
	}
	return numerals[n]
}

// groups splits the first digits of a digest, so that people can compare them.
func groups(digest string, n int) string {
	parts := make([]string, n)
	for i := range parts {
		parts[i] = digest[4*i : 4*i+4]
	}
	return strings.Join(parts, " ")
}

func (b *builder) date(d assess.Date) string {
	if d.IsZero() {
		return ""
	}
	return assess.DateText(d).In(b.lang)
}

// join lists texts: a、b、c.
func (b *builder) join(list []string) string { return strings.Join(list, listComma.In(b.lang)) }

// in is a text of a document in its language. If only one language was set, it
// is used for both; words that join others may be empty in one of them.
func (b *builder) in(t phrase) string {
	if b.lang == "en" && t.EN != "" {
		return t.EN
	}
	return t.ZH
}

package report

import (
	"strconv"
	"strings"

	"github.com/fire321/fire321/assess"
	"github.com/fire321/fire321/rules"
)

// builder lays out one document.
type builder struct {
	p    *assess.Program
	a    assess.Answers
	got  *assess.Assessment
	lang string
	doc  Document
	// digest identifies the assessment.
	digest   string
	sections int
	// cited are sources whose full title has stood in this document.
	cited map[string]bool
	// roomy: a screen, where a source has its title whenever it is cited.
	roomy bool
}

// nameLength is how much of a unit's name stands in a line.
const nameLength = 40

func newBuilder(p *assess.Program, a assess.Answers, got *assess.Assessment, lang string) *builder {
	b := &builder{p: p, a: a, got: got, lang: "zh", digest: rules.Hex(got.Encode()), cited: map[string]bool{}}
	if lang == "en" || strings.HasPrefix(lang, "en-") {
		b.lang = "en"
	}
	b.doc = Document{Lang: b.lang, Unit: short(got.Unit.Name, nameLength)}
	b.doc.Foot = Foot{Pack: b.str(footPack, got.Bundle, got.Version), Check: groups(b.digest, 4)}
	return b
}

func (b *builder) add(blocks ...Block)            { b.doc.Blocks = append(b.doc.Blocks, blocks...) }
func (b *builder) say(t Text, args ...any) Words  { return say(b.lang, t, args...) }
func (b *builder) str(t Text, args ...any) string { return say(b.lang, t, args...).String() }
func (b *builder) para(t Text, args ...any) Block { return Paragraph{Text: b.say(t, args...)} }
func (b *builder) fine(t Text, args ...any) Block {
	return Paragraph{Look: Fine, Text: b.say(t, args...)}
}
func (b *builder) notify(t Text, args ...any) Block {
	return Paragraph{Look: Notify, Text: b.say(t, args...)}
}

// section begins a numbered section: 一、, 1.
func (b *builder) section(t Text, args ...any) {
	b.sections++
	n := b.str(sectionNumber, Text{ZH: chinese(b.sections), EN: strconv.Itoa(b.sections)})
	b.add(Heading{Text: plain(n).add(b.say(t, args...)...)})
}

var numerals = [...]string{"", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十"}

// chinese writes 1 to 19.
func chinese(n int) string {
	if n > 10 {
		return "十" + numerals[n-10]
	}
	return numerals[n]
}

// groups splits the first digits of a digest for people to compare.
func groups(digest string, n int) string {
	parts := make([]string, n)
	for i := range parts {
		parts[i] = digest[4*i : 4*i+4]
	}
	return strings.Join(parts, " ")
}

// unit is the name of the unit in a line, or room to write it.
func (b *builder) unit() Words {
	if b.doc.Unit == "" {
		return b.say(unitBlank)
	}
	return typed(b.doc.Unit)
}

// dated is "name, day": what stands below most titles.
func (b *builder) dated() Words {
	return b.unit().add(b.say(gap)...).add(plain(b.date(b.got.At))...)
}

func (b *builder) date(d assess.Date) string { return assess.DateText(d).In(b.lang) }

// join lists texts: a、b、c.
func (b *builder) join(list []string) string { return strings.Join(list, listComma.In(b.lang)) }

// space stands between sentences, where the language has one.
func (b *builder) space() Words {
	if b.lang == "en" {
		return plain(" ")
	}
	return nil
}

// title is the title of a criterion, with the mark of its standing.
func (b *builder) title(r assess.Result) Words {
	return strong(r.Title.In(b.lang)).add(b.say(standing(r))...)
}

// standing is the mark of what nobody has compared with the law, and of what no
// law demands and the letter speaks of.
func standing(r assess.Result) Text {
	switch r.Standing {
	case assess.Unverified:
		return unverified
	case assess.ByLetter:
		return byLetter
	}
	return Text{}
}

// plainTitle is title in no other style than the words around it.
func (b *builder) plainTitle(r assess.Result) string {
	return r.Title.In(b.lang) + standing(r).In(b.lang)
}

// titles lists criteria in a line, at most some of them; 0 lists all.
func (b *builder) titles(list []assess.Result, most int) string {
	var names []string
	for i, r := range list {
		if most > 0 && i == most && len(list) > most+1 {
			return strings.Join(names, listSemicolon.In(b.lang)) + b.str(andMore, len(list)-most)
		}
		names = append(names, b.plainTitle(r))
	}
	return strings.Join(names, listSemicolon.In(b.lang))
}

// severity is the mark and the word: ◆严重.
func (b *builder) severity(s rules.Severity) Words {
	return strong(mark(s) + s.Text().In(b.lang))
}

// mark is the sign of a severity; it survives black and white.
func mark(s rules.Severity) string {
	switch s {
	case rules.Major:
		return "◈"
	case rules.Serious:
		return "◆"
	}
	return "▲"
}

// roles are those who owe a duty, in the words of the question about roles.
func (b *builder) roles(ids []string) string {
	f := b.p.Bundle().Fact(rules.RolesFact)
	var names []string
	for _, id := range ids {
		name := id
		if f != nil {
			for _, o := range f.Options {
				if o.ID == id {
					name = o.Text.In(b.lang)
				}
			}
		}
		names = append(names, name)
	}
	return b.join(names)
}

// signed adds signature lines, kept together with what is said above them.
func (b *builder) signed(above []Block, rows ...[]Text) {
	s := Signatures{}
	for _, row := range rows {
		var line []string
		for _, t := range row {
			line = append(line, t.In(b.lang))
		}
		s.Rows = append(s.Rows, line)
	}
	b.add(Keep{Blocks: append(above, s)})
}

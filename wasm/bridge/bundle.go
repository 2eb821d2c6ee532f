package bridge

import (
	"github.com/fire321/fire321/assess"
	"github.com/fire321/fire321/internal/canon"
	"github.com/fire321/fire321/internal/wire"
	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/diag"
)

// bundle is a loaded rule set, and the programs that are compiled from it.
type bundle struct {
	*rules.Bundle
	digest   string
	programs *assess.Programs
}

// program is the bundle compiled for a day of the law. It refuses a file that
// is not canonical: an assessment names the digest of the canonical form, and
// the file's digest would differ from it.
func (l *bundle) program(day assess.Date) (*assess.Program, error) {
	p, err := l.programs.On(day)
	if err == nil && p.BundleDigest() != l.digest {
		return nil, diag.List{diag.New(diag.BundleForm, diag.Place{})}
	}
	return p, err
}

// load reads a bundle and checks that its bytes are the expected ones.
func (b *Bridge) load(r *request) (canon.Value, error) {
	var want string
	if err := r.read(func(c *canon.Codec) { c.String("digest", &want) }); err != nil {
		return canon.Value{}, err
	}
	got := rules.Digest(r.body)
	if want != "" && want != got {
		return canon.Value{}, diag.List{diag.New(diag.BundleDigest, diag.Place{}, got, want)}
	}
	decoded, err := rules.Decode(r.body)
	if err != nil {
		return canon.Value{}, err
	}
	l := &bundle{Bundle: decoded, digest: got, programs: assess.NewPrograms(decoded)}
	n := b.number()
	if b.bundles == nil {
		b.bundles, b.sessions = map[int]*bundle{}, map[int]*session{}
	}
	b.bundles[n] = l
	return canon.Write(func(c *canon.Codec) {
		number(c, "bundle", n)
		l.members(c)
	}), nil
}

// members describes what a host shows of a bundle before a session is open.
func (l *bundle) members(c *canon.Codec) {
	c.String("id", &l.ID)
	c.String("version", &l.Version)
	text(c, "title", l.Title)
	c.String("subject", &l.Subject)
	c.String("digest", &l.digest)
	wire.Date(c, "known_from", &l.KnownFrom)
	c.Strings("covers", &l.Covers)
	canon.List(c, "packs", &l.Packs, func(p *rules.PackRef, c *canon.Codec) {
		c.String("id", &p.ID)
		c.String("version", &p.Version)
		c.Bool("module", &p.Module)
	})
	var themes, pages []named
	for _, t := range l.Themes {
		themes = append(themes, named{t.ID, t.Title})
	}
	for _, p := range l.Pages {
		pages = append(pages, named{p.ID, p.Title})
	}
	names(c, "themes", "title", themes)
	names(c, "pages", "title", pages)
	l.documents(c)
	c.Member("grading", func(c *canon.Codec) {
		c.String("id", &l.Grading.ID)
		text(c, "title", l.Grading.Title)
		c.Int("max", &l.Grading.Max)
		canon.List(c, "grades", &l.Grading.Grades, func(g *rules.Grade, c *canon.Codec) {
			c.String("id", &g.ID)
			text(c, "text", g.Title)
			put(c, "at_least", canon.Num(g.AtLeast.String()))
		})
	})
}

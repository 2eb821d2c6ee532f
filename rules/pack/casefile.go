package pack

import (
	"slices"

	"github.com/fire321/fire321/internal/canon"
	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/diag"
	"github.com/fire321/fire321/rules/pack/internal/yamlnode"
)

// CriterionTests are the cases of one criterion, from a *.test.yaml file.
type CriterionTests struct {
	Criterion string
	Place     diag.Place
	Cases     []Case
}

// Case is one set of answers and the outcomes that must still be possible.
type Case struct {
	Place diag.Place
	// At is the day of the law and of the answers.
	At rules.Date
	// Answers are canonical JSON, as ReadAnswers returns it.
	Answers []byte
	// Want are the outcomes still possible: pass, fail, not-applicable. It is
	// empty where Absent: no wording is in force that day.
	Want   []string
	Absent bool
	// Standing is "counts", "letter", "advice", "unverified", or "" if the case
	// does not say.
	Standing string
}

// UnitTest is a whole unit, from tests/*.yaml, with the expected findings.
type UnitTest struct {
	Place   diag.Place
	Title   rules.Text
	At      rules.Date
	Answers []byte
	// Hazards are exactly the failed criteria that count, Others exactly the
	// failed duties of others, Grades exactly the grades still possible; each
	// is checked only if its Has is set.
	Hazards, Others, Grades          []string
	HasHazards, HasOthers, HasGrades bool
}

// Tests returns the cases of this pack and of the modules that it includes, in
// the order of their files.
func (p *Pack) Tests() []CriterionTests { return p.tests }

// UnitTests returns the whole units of this pack and of the modules that it
// includes.
func (p *Pack) UnitTests() []UnitTest { return p.unitTests }

var (
	outcomes  = []string{"pass", "fail", "not-applicable"}
	standings = []string{"counts", "letter", "advice", "unverified"}
)

// readTests reads the tests beside the criteria, now that the facts have types.
func (c *compiler) readTests(p *Pack) {
	t := testReader{compiler: c, answers: answerFile{factsByID(c.bundle)}}
	for _, f := range p.own {
		for _, file := range f.tests {
			p.tests = append(p.tests, t.file(&reader{file, &c.list})...)
		}
		for _, file := range f.unitTests {
			if u, ok := t.unit(&reader{file, &c.list}); ok {
				p.unitTests = append(p.unitTests, u)
			}
		}
	}
}

type testReader struct {
	*compiler
	answers answerFile
}

func (t *testReader) file(r *reader) []CriterionTests {
	var list []CriterionTests
	o := r.object(r.file.Root)
	if o.node == nil {
		return nil
	}
	for i, key := range o.node.Keys {
		if t.criteria[key.Text] == nil && !t.lost.criteria {
			r.add(t.near(r.file.Fault(key, diag.CriterionUnknown, key.Words()), key.Text, func() []string { return keys(t.criteria) }))
		}
		ct := CriterionTests{Criterion: key.Text, Place: r.file.Place(key)}
		e := r.object(o.node.Items[i])
		given := e.get("given")
		if given != nil && given.Kind != yamlnode.Map {
			r.wrongType(given, aMap)
			given = nil
		}
		t.knownFacts(r, given, "at")
		for _, n := range e.atMost(e.need("cases"), 1000, diag.Text{ZH: "用例", EN: "cases"}) {
			if n.Kind != yamlnode.Map {
				r.wrongType(n, aMap)
				continue
			}
			ct.Cases = append(ct.Cases, t.oneCase(r, given, n))
		}
		e.done()
		list = append(list, ct)
	}
	return list
}

// knownFacts refuses answers to facts that do not exist or are derived.
func (t *testReader) knownFacts(r *reader, n *yamlnode.Node, beside ...string) {
	if n == nil {
		return
	}
	for _, k := range n.Keys {
		f := t.facts[k.Text]
		switch {
		case slices.Contains(beside, k.Text) || f == nil && t.lost.facts:
		case f == nil:
			r.add(t.near(r.file.Fault(k, diag.AnswerFact, k.Words()), k.Text, func() []string { return append(keys(t.facts), beside...) }))
		case f.derive != nil:
			r.add(r.file.Fault(k, diag.AnswerDerived, f.Label()))
		}
	}
}

func (t *testReader) oneCase(r *reader, given, n *yamlnode.Node) Case {
	t.knownFacts(r, n, "at", "want", "standing")
	c := Case{Place: r.file.Place(n)}
	all := merge(given, n)
	o := r.object(n)
	if at := all.Get("at"); at != nil {
		c.At = r.date(at)
	} else {
		r.fault(n, diag.KeyMissing, "at")
	}
	want := o.need("want")
	switch {
	case want == nil:
	case want.Kind == yamlnode.Scalar && want.Text == "absent":
		c.Absent = true
	case want.Kind == yamlnode.List:
		for _, item := range want.Items {
			if s := r.choice(item, outcomes); s != "" && !slices.Contains(c.Want, s) {
				c.Want = append(c.Want, s)
			}
		}
	default:
		if s := r.choice(want, append([]string{"absent"}, outcomes...)); s != "" {
			c.Want = []string{s}
		}
	}
	slices.SortFunc(c.Want, func(a, b string) int { return slices.Index(outcomes, a) - slices.Index(outcomes, b) })
	c.Standing = r.choice(o.get("standing"), standings)
	facts := t.answers.factsOf(all, func(key string) bool { return key == "at" || key == "want" || key == "standing" })
	c.Answers = t.encode(c.At, facts)
	return c
}

// merge is the answers given for all cases and those of a case; if both have a
// key, the case wins.
func merge(given, n *yamlnode.Node) *yamlnode.Node {
	if given == nil {
		return n
	}
	out := &yamlnode.Node{Kind: yamlnode.Map, Line: n.Line, Col: n.Col}
	own := make(map[string]bool, len(n.Keys))
	for _, k := range n.Keys {
		own[k.Text] = true
	}
	for i, k := range given.Keys {
		if !own[k.Text] {
			out.Keys, out.Items = append(out.Keys, k), append(out.Items, given.Items[i])
		}
	}
	out.Keys, out.Items = append(out.Keys, n.Keys...), append(out.Items, n.Items...)
	return out
}

// encode makes an answers file.
func (t *testReader) encode(at rules.Date, facts canon.Value) []byte {
	v := canon.Value{Kind: canon.Object}
	v.Set("format", canon.Int(rules.Format))
	v.Set("pack", canon.Str(t.bundle.ID))
	if !at.IsZero() {
		v.Set("at", canon.Str(at.String()))
	}
	v.Set("facts", facts)
	return v.Append(nil)
}

func (t *testReader) unit(r *reader) (UnitTest, bool) {
	o := r.object(r.file.Root)
	if o.node == nil {
		return UnitTest{}, false
	}
	u := UnitTest{Place: r.file.Place(o.node), Title: o.text(o.need("title")), At: o.date(o.need("at"))}
	facts := o.need("facts")
	if facts != nil && facts.Kind != yamlnode.Map {
		r.wrongType(facts, aMap)
		facts = nil
	}
	if facts != nil {
		t.knownFacts(r, facts)
		u.Answers = t.encode(u.At, t.answers.factsOf(facts, nil))
	}
	w := o.object(o.need("want"))
	u.Hazards, u.HasHazards = t.known(w, "hazards")
	u.Others, u.HasOthers = t.known(w, "others")
	if n := w.get("grades"); n != nil {
		u.Grades, u.HasGrades = w.ids(n, onePart), true
	}
	w.done()
	o.done()
	return u, true
}

// known is a list of criteria.
func (t *testReader) known(o *object, key string) ([]string, bool) {
	n := o.get(key)
	if n == nil {
		return nil, false
	}
	list := o.ids(n, dottedParts)
	for _, item := range o.items(n) {
		if slices.Contains(list, item.Text) && t.criteria[item.Text] == nil && !t.lost.criteria {
			o.add(t.near(o.spot(item).fault(diag.CriterionUnknown, item.Text), item.Text, func() []string { return keys(t.criteria) }))
		}
	}
	return list, true
}

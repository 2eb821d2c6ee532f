package assess

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/logic"
)

var (
	update   = flag.Bool("update", false, "write the golden files")
	seedFlag = flag.Uint64("seed", 1, "where the random tests begin")
)

// world is a random bundle over a few facts whose values can all be tried.
type world struct {
	b   *rules.Bundle
	p   *Program
	day Date // of the law
	at  Date
	rng *rand.Rand
	// wide: dates lie within two years of the day, wordings and parameters
	// change, and answers grow old; too much to try all values.
	wide bool
}

// newWorld makes a world from a seed. Compile may refuse what chance makes, such
// as criteria that count each other in a circle; then it tries again.
func newWorld(seed uint64) *world { return makeWorld(seed, false) }

func makeWorld(seed uint64, wide bool) *world {
	w := &world{rng: rand.New(rand.NewPCG(seed, 321)), wide: wide}
	for {
		w.day = days[w.rng.IntN(len(days))]
		w.at = w.day
		if w.chance(4) {
			w.at = w.day - Date(w.rng.IntN(2)) // then asOf is the day of the law
		}
		w.b = w.bundle()
		if p, err := Compile(w.b, w.day); err == nil {
			w.p = p
			return w
		}
	}
}

// days on which months and years are cut short or end.
var days = []Date{logic.NewDate(2024, 2, 29), logic.NewDate(2025, 3, 31), logic.NewDate(2026, 1, 1), logic.NewDate(2025, 12, 30)}

func (w *world) chance(oneIn int) bool { return w.rng.IntN(oneIn) == 0 }

func named(ids ...string) (values []string, options []rules.Option) {
	for _, id := range ids {
		options = append(options, rules.Option{ID: id, Text: Text{ZH: id, EN: id}})
	}
	return ids, options
}

func choiceFact(id string, kind logic.Kind, members ...string) rules.Fact {
	values, options := named(members...)
	return rules.Fact{ID: id, Type: logic.Type{Kind: kind, Values: values}, Options: options, Page: "p"}
}

// facts are of every kind, each with few values, and dates about the day.
func (w *world) facts() []rules.Fact {
	first := int64(w.day) - 2 - w.rng.Int64N(2)
	date := func(days int64) logic.Type {
		if w.wide {
			return logic.Type{Kind: logic.DateKind, Min: first - 700, Max: first + 700}
		}
		return logic.Type{Kind: logic.DateKind, Min: first, Max: first + days - 1}
	}
	decimals := w.rng.IntN(3)
	list := rules.Fact{ID: "a.list", Page: "q", Type: logic.Type{Kind: logic.List, MaxLen: 1 + w.rng.IntN(2)}, Fields: []rules.Fact{
		{ID: "ok", Type: logic.Type{Kind: logic.Bool}},
		{ID: "n", Type: logic.Type{Kind: logic.Number, Decimals: w.rng.IntN(2), Min: -1, Max: 1}},
		{ID: "date", Type: date(2)},
	}[:1+w.rng.IntN(3)], MendAdd: w.chance(2)}
	for _, f := range list.Fields {
		list.Type.Fields = append(list.Type.Fields, logic.Field{Name: f.ID, Type: f.Type})
	}
	facts := []rules.Fact{
		choiceFact(rules.RolesFact, logic.Set, "owner", "operator"),
		choiceFact(rules.KindsFact, logic.Set, "shop", "office"),
		{ID: "a.b", Type: logic.Type{Kind: logic.Bool}, Page: "p"},
		{ID: "a.c", Type: logic.Type{Kind: logic.Bool}, Page: "q"},
		{ID: "a.n", Type: logic.Type{Kind: logic.Number, Min: int64(w.rng.IntN(3)) - 2, Max: 2}, Page: "p"},
		{ID: "a.m", Type: logic.Type{Kind: logic.Number, Decimals: decimals, Min: 9, Max: 12}, Page: "q"},
		{ID: "a.day", Type: date(5), Page: "p"},
		{ID: "a.ahead", Type: date(6), Future: true, Page: "q"},
		choiceFact("a.e", logic.Enum, "x", "y", "z"),
		choiceFact("a.f", logic.Enum, "x", "y", "z"),
		choiceFact("a.s", logic.Set, "u", "v", "w"),
		list,
	}
	for i := range facts {
		facts[i].Ask = Text{ZH: facts[i].ID, EN: facts[i].ID}
		facts[i].Fixed = i >= 2 && w.chance(6)
		if w.wide && w.chance(4) {
			facts[i].ShelfDays = 1 + w.rng.IntN(500)
		}
	}
	return facts
}

func (w *world) bundle() *rules.Bundle {
	b := &rules.Bundle{ID: "t/unit", Version: "1.0.0", Subject: "unit", Covers: []string{"shop"}, Facts: w.facts()}
	art := func(id string, checked bool) rules.Article {
		a := rules.Article{ID: id}
		if checked {
			a.Checked = rules.Checked{Date: logic.NewDate(2026, 11, 1), Against: "copy"}
		}
		return a
	}
	from := logic.NewDate(2000, 1, 1)
	b.Sources = []rules.Source{
		{ID: "law", Force: rules.Law, From: from, Articles: []rules.Article{art("read", true), art("unread", false)}},
		{ID: "draft", Force: rules.Draft, From: from, Articles: []rules.Article{art("read", true)}},
	}
	b.Params = []rules.Param{{ID: "a.limit", Type: logic.Type{Kind: logic.Number, Decimals: 1, Min: 0, Max: 99},
		Values: []rules.ParamValue{{From: from, Value: int64(w.rng.IntN(40))}}}}
	if w.wide {
		next := w.day + 1 + Date(w.rng.IntN(600))
		values := &b.Params[0].Values
		(*values)[0].Until = next - 1
		*values = append(*values, rules.ParamValue{From: next, Value: int64(w.rng.IntN(40))})
		b.Sources[0].Articles = append(b.Sources[0].Articles, art("ends", true))
		b.Sources[0].Articles[2].Until = w.day + Date(w.rng.IntN(600))
	}
	g := &grower{world: w, b: b}
	b.Facts = append(b.Facts,
		rules.Fact{ID: "a.yes", Type: logic.Type{Kind: logic.Bool}, Derive: g.sound(1, true)},
		rules.Fact{ID: "a.sum", Type: logic.Type{Kind: logic.Number, Min: -1000, Max: 1000}, Derive: g.number(1)})
	n := 1 + w.rng.IntN(3)
	if w.chance(3) {
		n += 2
	}
	for i := range n {
		b.Criteria = append(b.Criteria, g.criterion(i))
	}
	if w.chance(2) {
		list := rules.RiskList{ID: "r", From: from}
		for n := range 2 {
			item := rules.RiskItem{N: n + 1, Text: Text{ZH: "险", EN: "risk"}}
			if w.chance(2) {
				item.CannotArise = g.outside(1)
			}
			list.Items = append(list.Items, item)
		}
		b.Risks = []rules.RiskList{list}
	}
	if w.chance(3) {
		b.Checks = append(b.Checks, rules.Check{ID: "doubt", When: g.outside(2)})
	}
	b.Grading = w.grading(g)
	return b
}

func (g *grower) criterion(i int) rules.Criterion {
	c := rules.Criterion{
		ID: "c" + strconv.Itoa(i), Theme: "t" + strconv.Itoa(g.rng.IntN(2)), Points: g.rng.IntN(4),
		Severity: rules.Severities()[g.rng.IntN(3)], Summary: i > 0 && g.chance(4), Element: g.chance(8),
		Remedy: rules.Remedy{HasDays: g.chance(2), WithinDays: g.rng.IntN(30)},
	}
	c.Title = Text{ZH: c.ID, EN: c.ID}
	if !g.chance(4) {
		c.Tags = []string{"t" + strconv.Itoa(i%2)}
	}
	if g.chance(3) {
		c.OwedBy = [][]string{{"owner"}, {"operator"}, {"owner", "operator"}}[g.rng.IntN(3)]
	}
	if !c.Element && g.chance(2) {
		c.Risk = []int{1 + g.rng.IntN(2)}
	}
	if !c.Element && !c.Summary && g.chance(6) {
		c.Binds, c.OwedBy, c.Points = rules.BindsLetter, nil, 0
	}
	basis := []rules.Basis{{Source: "law", Article: "read"}}
	switch g.rng.IntN(10) {
	case 0:
		basis[0].Article = "unread"
	case 1:
		basis[0].Source = "draft"
	}
	for k := range i {
		if g.chance(5) {
			c.Displaces = append(c.Displaces, "c"+strconv.Itoa(k))
		}
	}
	c.Revisions = []rules.Revision{{From: logic.NewDate(2000, 1, 1), Basis: basis, When: logic.Truth(true), Require: g.sound(2, false)}}
	if !g.chance(3) {
		c.Revisions[0].When = g.sound(1+g.rng.IntN(2), true)
	}
	if g.wide {
		if g.chance(4) {
			basis[0].Article = "ends"
		}
		if g.chance(4) {
			next := g.day + 1 + Date(g.rng.IntN(600))
			c.Revisions[0].Until = next - 1
			c.Revisions = append(c.Revisions, rules.Revision{From: next, Basis: basis, When: logic.Truth(true), Require: g.sound(1, false)})
		}
	}
	return c
}

// grading is one of a few shapes; scoring has tests of its own.
func (w *world) grading(g *grower) rules.Grading {
	grades := []rules.Grade{{ID: "good", AtLeast: 90000}, {ID: "fair", AtLeast: 60000}, {ID: "poor"}}
	r := rules.Grading{ID: "g", Force: rules.Ours, Max: 100, Grades: grades, Score: rules.Node{Mode: rules.Share}}
	if w.chance(2) {
		r.Vetoes = append(r.Vetoes, rules.Veto{Select: rules.Select{Severity: []rules.Severity{rules.Major}}, Grade: "poor"})
	}
	if w.chance(3) {
		r.Vetoes = append(r.Vetoes, rules.Veto{Select: rules.Select{Severity: []rules.Severity{rules.Serious}}, AtMost: 89000})
	}
	switch w.rng.IntN(5) {
	case 0:
		return rules.Grading{}
	case 1:
		r.Score.Mode = rules.Full
	case 2:
		rows := func() []rules.Weight {
			if w.chance(2) {
				return []rules.Weight{{Marks: 3000}}
			}
			return []rules.Weight{{When: g.outside(1), Marks: 2000}, {Marks: rules.Marks(w.rng.IntN(3)) * 1000}}
		}
		title := Text{ZH: "组", EN: "group"}
		r.Score.Groups = []rules.Node{
			{Title: title, Marks: rows(), Mode: rules.Modes()[w.rng.IntN(3)], Select: rules.Select{Themes: []string{"t0"}}},
			{Title: title, Marks: []rules.Weight{{Marks: 4000}}, Mode: rules.Modes()[w.rng.IntN(3)]},
		}
		r.Bonus = rules.Bonus{Marks: 3000, Adds: []rules.Weight{{When: g.outside(1), Marks: 2000}}}
	}
	return r
}

// givens are what is known of some facts; those that are left out are open.
type givens map[string]logic.Value

func (w *world) answers(known givens) Answers {
	a := Answers{At: w.at, facts: map[string]answer{}}
	for id, v := range known {
		a.facts[id] = answer{value: v}
	}
	return a
}

// some answers facts at random: some whole, some in part, some not at all.
func (w *world) some() givens {
	known := givens{}
	for _, f := range w.p.asked {
		open := w.p.open(f, w.at)
		switch w.rng.IntN(5) {
		case 0, 1:
			known[f.ID] = pick(w.rng, f.Type, open)
		case 2:
			known[f.ID] = narrow(w.rng, f.Type, open)
		}
	}
	return known
}

// all answers every fact.
func (w *world) all() givens {
	known := givens{}
	for _, f := range w.p.asked {
		known[f.ID] = pick(w.rng, f.Type, w.p.open(f, w.at))
	}
	return known
}

// count is how many complete values v has.
func count(t logic.Type, v logic.Value) int {
	n := 0
	each(t, v, func(logic.Value) { n++ })
	return n
}

// each visits every complete value of v.
func each(t logic.Type, v logic.Value, visit func(logic.Value)) {
	switch t.Kind {
	case logic.Bool, logic.Enum:
		for m := v.May; m != 0; m &= m - 1 {
			visit(logic.Value{May: m &^ (m - 1)})
		}
	case logic.Number, logic.DateKind:
		for n := v.Lo; n <= v.Hi; n++ {
			visit(logic.Value{Lo: n, Hi: n})
		}
	case logic.Set:
		free := v.May &^ v.Must
		for m := free; ; m = (m - 1) & free {
			visit(logic.Value{May: v.Must | m, Must: v.Must | m})
			if m == 0 {
				return
			}
		}
	case logic.List:
		for more := range v.Room + 1 {
			records := append(slices.Clone(v.Known), make([][]logic.Value, more)...)
			for i := len(v.Known); i < len(records); i++ {
				records[i] = anyRecord(t)
			}
			eachList(t, records, 0, visit)
		}
	}
}

func anyRecord(t logic.Type) []logic.Value {
	r := make([]logic.Value, len(t.Fields))
	for i, f := range t.Fields {
		r[i] = f.Type.Open()
	}
	return r
}

func eachList(t logic.Type, records [][]logic.Value, at int, visit func(logic.Value)) {
	for ; at < len(records)*len(t.Fields); at++ {
		r, f := at/len(t.Fields), at%len(t.Fields)
		if v := records[r][f]; !v.Single(t.Fields[f].Type.Kind) {
			each(t.Fields[f].Type, v, func(one logic.Value) {
				next := slices.Clone(records)
				next[r] = slices.Clone(next[r])
				next[r][f] = one
				eachList(t, next, at+1, visit)
			})
			return
		}
	}
	visit(logic.Value{Known: records})
}

// pick is one complete value of v.
func pick(rng *rand.Rand, t logic.Type, v logic.Value) logic.Value {
	switch t.Kind {
	case logic.Number, logic.DateKind:
		n := v.Lo + rng.Int64N(v.Hi-v.Lo+1)
		return logic.Value{Lo: n, Hi: n}
	case logic.Set:
		s := v.Must | v.May&rng.Uint64()
		return logic.Value{May: s, Must: s}
	case logic.List:
		records := slices.Clone(v.Known)
		for range rng.IntN(v.Room + 1) {
			records = append(records, anyRecord(t))
		}
		for i, r := range records {
			records[i] = make([]logic.Value, len(r))
			for f := range r {
				records[i][f] = pick(rng, t.Fields[f].Type, r[f])
			}
		}
		return logic.Value{Known: records}
	}
	var bits []uint64
	for m := v.May; m != 0; m &= m - 1 {
		bits = append(bits, m&^(m-1))
	}
	if len(bits) == 0 {
		return v // a text
	}
	return logic.Value{May: bits[rng.IntN(len(bits))]}
}

// narrow is a part of v, as a further answer leaves it: a month, "at least
// these", a record with open fields, or one value.
func narrow(rng *rand.Rand, t logic.Type, v logic.Value) logic.Value {
	switch t.Kind {
	case logic.DateKind:
		lo := v.Lo + rng.Int64N(v.Hi-v.Lo+1)
		return logic.Value{Lo: lo, Hi: lo + rng.Int64N(v.Hi-lo+1)}
	case logic.Set:
		if rng.IntN(3) > 0 {
			must := v.Must | v.May&rng.Uint64()
			return logic.Value{Must: must, May: must | v.May&rng.Uint64()}
		}
	case logic.List:
		got := logic.Value{Known: slices.Clone(v.Known), Room: v.Room}
		for range rng.IntN(v.Room + 1) {
			got.Known, got.Room = append(got.Known, anyRecord(t)), got.Room-1
		}
		got.Room = rng.IntN(got.Room + 1)
		for i, r := range got.Known {
			got.Known[i] = slices.Clone(r)
			for f := range r {
				if rng.IntN(2) == 0 {
					got.Known[i][f] = pick(rng, t.Fields[f].Type, r[f])
				}
			}
		}
		return got
	}
	return pick(rng, t, v)
}

// String is the world as a person could write it down, for a failing case.
func (w *world) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "law of %v, answers of %v\n", w.p.day, w.at)
	for i := range w.b.Facts {
		if f := &w.b.Facts[i]; f.Derive != nil {
			fmt.Fprintf(&b, "%s := %s\n", f.ID, logic.Print(f.Derive))
		}
	}
	for i := range w.b.Criteria {
		c := &w.b.Criteria[i]
		fmt.Fprintf(&b, "%s %s %d points, %s, tags %v, owed by %v, displaces %v, summary %v, element %v\n  when %s\n  require %s\n", c.ID, c.Severity,
			c.Points, w.p.Standing(c.ID), c.Tags, c.OwedBy, c.Displaces, c.Summary, c.Element, logic.Print(c.Revisions[0].When), logic.Print(c.Revisions[0].Require))
	}
	return b.String()
}

func (w *world) print(known givens) string {
	var b strings.Builder
	for _, f := range w.p.asked {
		if v, ok := known[f.ID]; ok {
			fmt.Fprintf(&b, "%s = %s\n", f.ID, show(f.Type, v))
		}
	}
	return b.String()
}

func show(t logic.Type, v logic.Value) string {
	switch t.Kind {
	case logic.Bool:
		return [...]string{1: "false", 2: "true", 3: "?"}[v.May]
	case logic.Number:
		return logic.FormatDecimal(v.Lo, t.Decimals) + ".." + logic.FormatDecimal(v.Hi, t.Decimals)
	case logic.DateKind:
		return Date(v.Lo).String() + ".." + Date(v.Hi).String()
	case logic.Enum, logic.Set:
		var must, may []string
		for i, id := range t.Values {
			if v.Must&(1<<i) != 0 {
				must = append(must, id)
			} else if v.May&(1<<i) != 0 {
				may = append(may, id)
			}
		}
		return fmt.Sprint(must, " perhaps ", may)
	}
	var b strings.Builder
	for _, r := range v.Known {
		b.WriteString("{")
		for i, f := range t.Fields {
			b.WriteString(f.Name + ": " + show(f.Type, r[i]) + " ")
		}
		b.WriteString("} ")
	}
	return b.String() + "room for " + strconv.Itoa(v.Room)
}

// shrunk makes the world that fails a property smaller as long as it still
// fails, and returns it with what it then says. Each attempt begins with the
// same chance, so that it tries the same answers.
func shrunk(w *world, fails func(*world) error) (*world, error) {
	seed, attempts := w.rng.Uint64(), 400
	try := func(b *rules.Bundle) (*world, error) {
		if attempts--; attempts < 0 {
			return nil, nil
		}
		p, err := Compile(b, w.p.day)
		if err != nil {
			return nil, nil
		}
		less := &world{b: b, p: p, day: w.day, at: w.at, wide: w.wide}
		for n := range uint64(20) {
			less.rng = rand.New(rand.NewPCG(seed+n, 0))
			if err := fails(less); err != nil {
				less.rng = rand.New(rand.NewPCG(seed+n, 0))
				return less, err
			}
		}
		return nil, nil
	}
	best, err := try(w.b)
	if best == nil {
		return w, nil
	}
	for again := true; again; {
		again = false
		for _, b := range smaller(best.b) {
			if less, e := try(b); less != nil {
				best, err, again = less, e, true
				break
			}
		}
	}
	return best, err
}

// smaller is the bundle with one thing less, in every way.
func smaller(b *rules.Bundle) []*rules.Bundle {
	var list []*rules.Bundle
	with := func(change func(*rules.Bundle)) {
		c := *b
		c.Facts, c.Criteria = slices.Clone(b.Facts), slices.Clone(b.Criteria)
		for i := range c.Criteria {
			c.Criteria[i].Revisions = slices.Clone(c.Criteria[i].Revisions)
		}
		change(&c)
		list = append(list, &c)
	}
	for i := range b.Criteria {
		with(func(b *rules.Bundle) { b.Criteria = slices.Delete(b.Criteria, i, i+1) })
		for _, e := range parts(b.Criteria[i].Revisions[0].When) {
			with(func(b *rules.Bundle) { b.Criteria[i].Revisions[0].When = e })
		}
		for _, e := range parts(b.Criteria[i].Revisions[0].Require) {
			with(func(b *rules.Bundle) { b.Criteria[i].Revisions[0].Require = e })
		}
		if b.Criteria[i].OwedBy != nil {
			with(func(b *rules.Bundle) { b.Criteria[i].OwedBy = nil })
		}
		if b.Criteria[i].Displaces != nil {
			with(func(b *rules.Bundle) { b.Criteria[i].Displaces = nil })
		}
	}
	for i := range b.Facts {
		if b.Facts[i].Derive != nil {
			for _, e := range parts(b.Facts[i].Derive) {
				with(func(b *rules.Bundle) { b.Facts[i].Derive = e })
			}
		} else if b.Facts[i].ID != rules.RolesFact && b.Facts[i].ID != rules.KindsFact {
			with(func(b *rules.Bundle) { b.Facts = slices.Delete(b.Facts, i, i+1) })
		}
	}
	return list
}

// parts are the conditions that a condition could be made smaller to.
func parts(e *logic.Expr) []*logic.Expr {
	if e.Op == logic.OpBool {
		return nil
	}
	list := []*logic.Expr{logic.Truth(true), logic.Truth(false)}
	for _, a := range e.Args {
		if a.Type().Kind == logic.Bool && e.Op >= logic.OpAnd && e.Op <= logic.OpCond {
			list = append(list, a)
		}
	}
	return list
}

// eachWorld runs a property on random worlds until enough says so, and prints
// the smallest world that fails.
func eachWorld(t *testing.T, enough func(worlds int) bool, fails func(*world) error) {
	t.Helper()
	eachWorldOf(t, newWorld, enough, fails)
}

func eachWorldOf(t *testing.T, make func(seed uint64) *world, enough func(worlds int) bool, fails func(*world) error) {
	t.Helper()
	seed := *seedFlag << 32
	for n := 0; !enough(n); n++ {
		w := make(seed + uint64(n))
		if err := fails(w); err != nil {
			less, e := shrunk(w, fails)
			if e == nil {
				less, e = w, err
			}
			t.Fatalf("seed %d: %v\n%v", seed+uint64(n), e, less)
		}
	}
}

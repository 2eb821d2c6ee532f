package bench

import (
	"bytes"
	"flag"
	"fmt"
	"go/format"
	"math/rand/v2"
	"os"
	"testing"
	"time"

	exprlang "github.com/expr-lang/expr"
	"github.com/expr-lang/expr/vm"

	"github.com/fire321/fire321/assess"
	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/logic"
)

var update = flag.Bool("update", false, "write the generated Go")

// The peers: 1,000 criteria over 150 facts, judged by a Program, by expr's VM on
// a map, and by Go that was generated from them (peers_gen_test.go). Of their
// conditions, 40 % look at a bool, 30 % at a number, 22 % at an enum or a date,
// 8 % at sums and lists.
const (
	peerCount   = 1000
	peerBools   = 60
	peerNumbers = 45
	peerEnums   = 17
	peerDates   = 16
	peerLists   = 12
)

var peerDay = logic.NewDate(2026, 11, 24)

// peerFacts are the facts of one unit, as the generated Go reads them.
type peerFacts struct {
	b    [peerBools]bool
	n    [peerNumbers]int
	e    [peerEnums]string
	d    [peerDates]int
	l    [peerLists][]peerRecord
	asOf int
}

type peerRecord struct {
	ok bool
	n  int
}

// anyOf reports whether the predicate holds of some record.
func anyOf(list []peerRecord, holds func(peerRecord) bool) bool {
	for _, r := range list {
		if holds(r) {
			return true
		}
	}
	return false
}

// condition is one condition for each of the three.
type condition struct {
	tree    *logic.Expr
	vm, gen string
}

func (c condition) and(op logic.Op, d condition) condition {
	word, sign := "and", "&&"
	if op == logic.OpOr {
		word, sign = "or", "||"
	}
	return condition{expr(op, c.tree, d.tree), "(" + c.vm + ") " + word + " (" + d.vm + ")", "(" + c.gen + ") " + sign + " (" + d.gen + ")"}
}

func peerAtom(rng *rand.Rand) condition {
	id := func(kind string, n int) (*logic.Expr, string, string) {
		i := rng.IntN(n)
		return fact(fmt.Sprintf("f.%s%d", kind, i)), fmt.Sprintf("f_%s%d", kind, i), fmt.Sprintf("f.%s[%d]", kind, i)
	}
	op := []logic.Op{logic.OpLe, logic.OpLt, logic.OpGe, logic.OpGt}[rng.IntN(4)]
	k := rng.IntN(1000)
	limit := logic.Decimal(int64(k), 0)
	switch p := rng.IntN(100); {
	case p < 40:
		t, v, g := id("b", peerBools)
		return condition{t, v, g}
	case p < 70:
		t, v, g := id("n", peerNumbers)
		return condition{expr(op, t, limit), fmt.Sprint(v, " ", op, " ", k), fmt.Sprint(g, " ", op, " ", k)}
	case p < 82:
		t, v, g := id("e", peerEnums)
		member := []string{"w", "x", "y", "z"}[k%4]
		return condition{expr(logic.OpEq, t, call(logic.OpMember, member)), fmt.Sprintf("%s == %q", v, member), fmt.Sprintf("%s == %q", g, member)}
	case p < 92:
		t, v, g := id("d", peerDates)
		return condition{expr(op, expr(logic.OpDays, t, call(logic.OpAsOf, "")), limit), fmt.Sprint("asOf - ", v, " ", op, " ", k), fmt.Sprint("f.asOf - ", g, " ", op, " ", k)}
	case p < 96:
		t, v, g := id("n", peerNumbers)
		u, w, h := id("n", peerNumbers)
		return condition{expr(op, expr(logic.OpAdd, t, u), limit), fmt.Sprint(v, " + ", w, " ", op, " ", k), fmt.Sprint(g, " + ", h, " ", op, " ", k)}
	}
	t, v, g := id("l", peerLists)
	return condition{expr(logic.OpAny, t, expr(logic.OpAnd, call(logic.OpField, "ok"), expr(op, call(logic.OpField, "n"), limit))),
		fmt.Sprint("any(", v, ", .ok and .n ", op, " ", k, ")"), fmt.Sprint("anyOf(", g, ", func(r peerRecord) bool { return r.ok && r.n ", op, " ", k, " })")}
}

func peerCondition(rng *rand.Rand, atoms int) condition {
	c := peerAtom(rng)
	for range atoms - 1 {
		d := peerAtom(rng)
		for reads(c.tree, d.tree) { // vet minds what looks at one thing twice
			d = peerAtom(rng)
		}
		if rng.IntN(4) == 0 {
			d = condition{logic.Not(d.tree), "not (" + d.vm + ")", "!(" + d.gen + ")"}
		}
		c = c.and([]logic.Op{logic.OpAnd, logic.OpOr}[rng.IntN(2)], d)
	}
	return c
}

// reads reports whether two conditions read a fact in common.
func reads(a, b *logic.Expr) bool {
	seen, both := map[string]bool{}, false
	a.Walk(func(e *logic.Expr) { seen[e.Name] = seen[e.Name] || e.Op == logic.OpFact })
	b.Walk(func(e *logic.Expr) { both = both || e.Op == logic.OpFact && seen[e.Name] })
	return both
}

// peers makes the bundle, the sources for expr, and the generated Go.
func peers() (b *rules.Bundle, sources []string, generated []byte) {
	rng := rand.New(rand.NewPCG(9, 321))
	b = &rules.Bundle{ID: "t/unit", Version: "1.0.0", Sources: readLaw()}
	add := func(kind string, n int, f rules.Fact) {
		for i := range n {
			f.ID = fmt.Sprintf("f.%s%d", kind, i)
			b.Facts = append(b.Facts, f)
		}
	}
	number := logic.Type{Kind: logic.Number, Max: 1000}
	add("b", peerBools, rules.Fact{Type: logic.Type{Kind: logic.Bool}})
	add("n", peerNumbers, rules.Fact{Type: number})
	add("e", peerEnums, choice("w", "x", "y", "z"))
	add("d", peerDates, rules.Fact{Type: logic.Type{Kind: logic.DateKind, Min: int64(logic.FirstDay), Max: int64(logic.LastDay)}})
	add("l", peerLists, rules.Fact{Fields: []rules.Fact{{ID: "ok", Type: logic.Type{Kind: logic.Bool}}, {ID: "n", Type: number}},
		Type: logic.Type{Kind: logic.List, MaxLen: 8, Fields: []logic.Field{{Name: "ok", Type: logic.Type{Kind: logic.Bool}}, {Name: "n", Type: number}}}})
	var out bytes.Buffer
	out.WriteString("// Code generated by TestPeersAreGenerated -update; DO NOT EDIT.\n\npackage bench\n\nimport \"github.com/fire321/fire321/assess\"\n\nfunc judgeByHand(f *peerFacts, out *[peerCount]assess.Verdict) {\n")
	for i := range peerCount {
		when, require := peerCondition(rng, 1+rng.IntN(2)), peerCondition(rng, 1+rng.IntN(3))
		b.Criteria = append(b.Criteria, binding(fmt.Sprint("c", i), when.tree, require.tree))
		sources = append(sources, fmt.Sprintf("(%s) ? ((%s) ? 1 : 2) : 4", when.vm, require.vm))
		fmt.Fprintf(&out, "if !(%s) { out[%d] = assess.NotApplicable } else if %s { out[%d] = assess.Pass } else { out[%d] = assess.Fail }\n", when.gen, i, require.gen, i, i)
	}
	out.WriteString("}\n")
	generated, err := format.Source(out.Bytes())
	if err != nil {
		panic(err)
	}
	return b, sources, generated
}

// peerUnit is one unit for each of the three.
type peerUnit struct {
	answers assess.Answers
	env     map[string]any
	facts   *peerFacts
}

func peerUnits(t testing.TB, p *assess.Program, n int) (units []peerUnit) {
	t.Helper()
	rng := rand.New(rand.NewPCG(9, 9))
	for range n {
		u := peerUnit{env: map[string]any{"asOf": int(peerDay)}, facts: &peerFacts{asOf: int(peerDay)}}
		said := map[string]any{}
		set := func(kind string, i int, plain, answer any) {
			u.env[fmt.Sprintf("f_%s%d", kind, i)] = plain
			said[fmt.Sprintf("f.%s%d", kind, i)] = answer
		}
		truth := func() bool { return rng.IntN(2) == 0 }
		for i := range u.facts.b {
			u.facts.b[i] = truth()
			set("b", i, u.facts.b[i], u.facts.b[i])
		}
		for i := range u.facts.n {
			n := rng.IntN(1001)
			u.facts.n[i] = n
			set("n", i, n, n)
		}
		for i := range u.facts.e {
			u.facts.e[i] = []string{"w", "x", "y", "z"}[rng.IntN(4)]
			set("e", i, u.facts.e[i], u.facts.e[i])
		}
		for i := range u.facts.d {
			d := int(peerDay) - rng.IntN(1001)
			u.facts.d[i] = d
			set("d", i, d, logic.Date(d).String())
		}
		for i := range u.facts.l {
			list := []map[string]any{}
			for range rng.IntN(6) {
				r := peerRecord{truth(), rng.IntN(1001)}
				u.facts.l[i] = append(u.facts.l[i], r)
				list = append(list, map[string]any{"ok": r.ok, "n": r.n})
			}
			set("l", i, list, list)
		}
		var err error
		if u.answers, err = p.Answers(said); err != nil {
			t.Fatal(err)
		}
		units = append(units, u)
	}
	return units
}

func peerPrograms(t testing.TB, sources []string, env map[string]any) (list []*vm.Program) {
	for _, source := range sources {
		p, err := exprlang.Compile(source, exprlang.Env(env), exprlang.AsInt())
		if err != nil {
			t.Fatalf("%s: %v", source, err)
		}
		list = append(list, p)
	}
	return list
}

func TestPeersAreGenerated(t *testing.T) {
	const name = "peers_gen_test.go"
	_, _, want := peers()
	if *update {
		if err := os.WriteFile(name, want, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s is out of date: go test -run TestPeersAreGenerated -update", name)
	}
}

// The three agree on every criterion of every unit.
func TestPeersAgree(t *testing.T) {
	b, sources, _ := peers()
	p, err := assess.Compile(b, peerDay)
	if err != nil {
		t.Fatal(err)
	}
	units := peerUnits(t, p, 64)
	programs := peerPrograms(t, sources, units[0].env)
	var machine vm.VM
	var tally [assess.NotApplicable + 1]int
	place := map[string]int{}
	for i, c := range b.Criteria {
		place[c.ID] = i
	}
	for _, u := range units {
		var hand [peerCount]assess.Verdict
		judgeByHand(u.facts, &hand)
		results := p.Assess(u.answers).Results
		if len(results) != peerCount {
			t.Fatalf("%d of %d criteria have a result", len(results), peerCount)
		}
		for _, r := range results {
			i, got := place[r.ID], r.Verdict
			out, err := machine.Run(programs[i], u.env)
			if err != nil {
				t.Fatalf("%s: %v", sources[i], err)
			}
			if assess.Verdict(out.(int)) != got || hand[i] != got {
				t.Fatalf("%s: %v, expr %v, by hand %v", sources[i], got, out, hand[i])
			}
			tally[got]++
		}
	}
	t.Logf("%d passes, %d fails, %d not applicable", tally[assess.Pass], tally[assess.Fail], tally[assess.NotApplicable])
}

// BenchmarkAgainstPeers: how many times faster a Program judges complete answers
// than expr's VM (x-exprvm, more is better), and how many times slower than Go
// written for those criteria (x-handwritten, less is better). One round judges
// 1,000 criteria for one unit in each way.
func BenchmarkAgainstPeers(b *testing.B) {
	bundle, sources, _ := peers()
	p, err := assess.Compile(bundle, peerDay)
	if err != nil {
		b.Fatal(err)
	}
	units := peerUnits(b, p, 64)
	programs := peerPrograms(b, sources, units[0].env)
	var machine vm.VM
	var hand [peerCount]assess.Verdict
	var ours, theirs, by time.Duration
	for i := 0; b.Loop(); i++ {
		u := units[i%len(units)]
		t0 := time.Now()
		p.Verdict(u.answers, "c0") // it judges all
		t1 := time.Now()
		for _, program := range programs {
			if _, err := machine.Run(program, u.env); err != nil {
				b.Fatal(err)
			}
		}
		t2 := time.Now()
		judgeByHand(u.facts, &hand)
		ours, theirs, by = ours+t1.Sub(t0), theirs+t2.Sub(t1), by+time.Since(t2)
	}
	b.ReportMetric(float64(theirs)/float64(ours), "x-exprvm")
	b.ReportMetric(float64(ours)/float64(by), "x-handwritten")
	b.ReportMetric(float64(ours.Nanoseconds())/float64(b.N)/1000, "µs/unit")
}

// What makes the bundle.

func expr(op logic.Op, args ...*logic.Expr) *logic.Expr { return &logic.Expr{Op: op, Args: args} }

func call(op logic.Op, name string) *logic.Expr { return &logic.Expr{Op: op, Name: name} }

func fact(id string) *logic.Expr { return call(logic.OpFact, id) }

func choice(members ...string) (f rules.Fact) {
	f.Type = logic.Type{Kind: logic.Enum, Values: members}
	for _, id := range members {
		f.Options = append(f.Options, rules.Option{ID: id, Text: assess.Text{ZH: id, EN: id}})
	}
	return f
}

func readLaw() []rules.Source {
	return []rules.Source{{ID: "law", Title: assess.Text{ZH: "某法", EN: "A law"}, Force: rules.Law, From: logic.NewDate(2000, 1, 1), Articles: []rules.Article{
		{ID: "1", Checked: rules.Checked{Date: logic.NewDate(2026, 1, 1), Against: "copy"}},
	}}}
}

// binding is a criterion by the law that was read.
func binding(id string, when, require *logic.Expr) rules.Criterion {
	return rules.Criterion{ID: id, Title: assess.Text{ZH: id, EN: id}, Severity: rules.General, Points: 1, Revisions: []rules.Revision{
		{From: logic.NewDate(2000, 1, 1), When: when, Require: require, Basis: []rules.Basis{{Source: "law", Article: "1"}}}}}
}

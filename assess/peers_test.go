package assess

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

	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/law"
	"github.com/fire321/fire321/rules/logic"
	"github.com/fire321/fire321/rules/pack"
)

var update = flag.Bool("update", false, "write what the tests make anew")

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
	add("e", peerEnums, choiceFact("", logic.Enum, "w", "x", "y", "z"))
	add("d", peerDates, rules.Fact{Type: logic.Type{Kind: logic.DateKind, Min: int64(logic.FirstDay), Max: int64(logic.LastDay)}})
	add("l", peerLists, rules.Fact{Fields: []rules.Fact{{ID: "ok", Type: logic.Type{Kind: logic.Bool}}, {ID: "n", Type: number}},
		Type: logic.Type{Kind: logic.List, MaxLen: 8, Fields: []logic.Field{{Name: "ok", Type: logic.Type{Kind: logic.Bool}}, {Name: "n", Type: number}}}})
	var out bytes.Buffer
	out.WriteString("// Code generated by TestPeersAreGenerated -update; DO NOT EDIT.\n\npackage assess\n\nfunc judgeByHand(f *peerFacts, out *[peerCount]Verdict) {\n")
	for i := range peerCount {
		when, require := peerCondition(rng, 1+rng.IntN(2)), peerCondition(rng, 1+rng.IntN(3))
		b.Criteria = append(b.Criteria, binding(fmt.Sprint("c", i), rules.General, when.tree, require.tree))
		sources = append(sources, fmt.Sprintf("(%s) ? ((%s) ? 1 : 2) : 4", when.vm, require.vm))
		fmt.Fprintf(&out, "if !(%s) { out[%d] = NotApplicable } else if %s { out[%d] = Pass } else { out[%d] = Fail }\n", when.gen, i, require.gen, i, i)
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
	answers Answers
	env     map[string]any
	facts   *peerFacts
}

func peerUnits(p *Program, n int) (units []peerUnit) {
	rng := rand.New(rand.NewPCG(9, 9))
	for range n {
		u := peerUnit{Answers{At: peerDay, facts: map[string]answer{}}, map[string]any{"asOf": int(peerDay)}, &peerFacts{asOf: int(peerDay)}}
		set := func(kind string, i int, plain any, v logic.Value) {
			u.env[fmt.Sprintf("f_%s%d", kind, i)] = plain
			u.answers.facts[fmt.Sprintf("f.%s%d", kind, i)] = answer{value: v}
		}
		truth := func() (bool, logic.Value) {
			if rng.IntN(2) == 0 {
				return true, logic.True
			}
			return false, logic.False
		}
		for i := range u.facts.b {
			v, w := truth()
			u.facts.b[i] = v
			set("b", i, v, w)
		}
		for i := range u.facts.n {
			n := rng.IntN(1001)
			u.facts.n[i] = n
			set("n", i, n, logic.Value{Lo: int64(n), Hi: int64(n)})
		}
		for i := range u.facts.e {
			k := rng.IntN(4)
			u.facts.e[i] = []string{"w", "x", "y", "z"}[k]
			set("e", i, u.facts.e[i], logic.Value{May: 1 << k})
		}
		for i := range u.facts.d {
			d := int(peerDay) - rng.IntN(1001)
			u.facts.d[i] = d
			set("d", i, d, logic.Value{Lo: int64(d), Hi: int64(d)})
		}
		for i := range u.facts.l {
			var v logic.Value
			list := []map[string]any{}
			for range rng.IntN(6) {
				ok, w := truth()
				n := rng.IntN(1001)
				u.facts.l[i] = append(u.facts.l[i], peerRecord{ok, n})
				list = append(list, map[string]any{"ok": ok, "n": n})
				v.Known = append(v.Known, []logic.Value{w, {Lo: int64(n), Hi: int64(n)}})
			}
			set("l", i, list, v)
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
		t.Errorf("%s is out of date: go test ./assess -run TestPeersAreGenerated -update", name)
	}
}

// The three agree on every criterion of every unit.
func TestPeersAgree(t *testing.T) {
	b, sources, _ := peers()
	p, err := Compile(b, peerDay)
	if err != nil {
		t.Fatal(err)
	}
	units := peerUnits(p, 64)
	programs := peerPrograms(t, sources, units[0].env)
	var machine vm.VM
	var tally [NotApplicable + 1]int
	for _, u := range units {
		var hand [peerCount]Verdict
		judgeByHand(u.facts, &hand)
		for i, got := range p.judge(u.answers).raw {
			out, err := machine.Run(programs[i], u.env)
			if err != nil {
				t.Fatalf("%s: %v", sources[i], err)
			}
			if Verdict(out.(int)) != got || hand[i] != got {
				t.Fatalf("%s: %v, expr %v, by hand %v", sources[i], got, out, hand[i])
			}
			tally[got]++
		}
	}
	t.Logf("%d passes, %d fails, %d not applicable", tally[Pass], tally[Fail], tally[NotApplicable])
}

// BenchmarkAgainstPeers: how many times faster a Program judges complete answers
// than expr's VM (x-exprvm, more is better), and how many times slower than Go
// written for those criteria (x-handwritten, less is better). One round judges
// 1,000 criteria for one unit in each way.
func BenchmarkAgainstPeers(b *testing.B) {
	bundle, sources, _ := peers()
	p, err := Compile(bundle, peerDay)
	if err != nil {
		b.Fatal(err)
	}
	units := peerUnits(p, 64)
	programs := peerPrograms(b, sources, units[0].env)
	var machine vm.VM
	var hand [peerCount]Verdict
	var ours, theirs, by time.Duration
	for i := 0; b.Loop(); i++ {
		u := units[i%len(units)]
		t0 := time.Now()
		p.judge(u.answers)
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

// BenchmarkLoadPacks reads all packs of the law and compiles each for a day.
func BenchmarkLoadPacks(b *testing.B) {
	infos, err := pack.List(law.FS)
	if err != nil {
		b.Fatal(err)
	}
	var load, compile time.Duration
	criteria := 0
	for b.Loop() {
		criteria = 0
		for _, info := range infos {
			if info.Kind != "pack" {
				continue
			}
			t0 := time.Now()
			p, err := pack.Load(info.ID, law.FS)
			if err != nil {
				b.Skipf("%s does not load: %.200v", info.ID, err)
			}
			t1 := time.Now()
			prog, err := Compile(p.Bundle(), peerDay)
			if err != nil {
				b.Fatal(err)
			}
			load, compile = load+t1.Sub(t0), compile+time.Since(t1)
			criteria += len(prog.criteria)
		}
	}
	b.ReportMetric(float64(load.Microseconds())/float64(b.N)/1000, "ms-load")
	b.ReportMetric(float64(compile.Microseconds())/float64(b.N)/1000, "ms-compile")
	b.ReportMetric(float64(criteria), "criteria")
}

// BenchmarkDecodeBundle reads the largest bundle of the law from its bytes.
func BenchmarkDecodeBundle(b *testing.B) {
	p, err := pack.Load("cn/jiangsu/xinghua/unit", law.FS)
	if err != nil {
		b.Skipf("the law does not load: %.200v", err)
	}
	data := p.Bundle().Encode()
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, err := rules.Decode(data); err != nil {
			b.Fatal(err)
		}
	}
}

package assess

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"testing"

	"github.com/fire321/fire321/internal/canon"
	"github.com/fire321/fire321/internal/rounds"
	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/logic"
)

// reach is a pack of the law, and the same without displacement: there what
// binds by the letter is judged for everybody, whatever law asks the same.
type reach struct {
	p, bare *Program
	at      Date
	consts  map[string][]int64 // of each number fact, what it is compared with
	spoilt  map[string]spoilt  // by criterion and what it reads
	took    map[int][]change   // what made a criterion fail the last time
}

// spoilt is what makes a criterion fail, if anything does.
type spoilt struct {
	changes []change
	ok      bool
}

func newReach(t testing.TB, id string, day Date) *reach {
	t.Helper()
	whole := lawBundle(t, id)
	b := *whole
	b.Criteria = slices.Clone(b.Criteria)
	for i := range b.Criteria {
		b.Criteria[i].Displaces = nil
	}
	r := &reach{p: lawProgram(t, id, day), at: day, consts: map[string][]int64{}, spoilt: map[string]spoilt{}, took: map[int][]change{}}
	var err error
	if r.bare, err = Compile(&b, day); err != nil {
		t.Fatal(err)
	}
	for _, c := range r.p.criteria {
		for _, e := range []*logic.Expr{c.when, c.require} {
			e.Walk(func(e *logic.Expr) {
				for i, a := range e.Args {
					if a.Op == logic.OpFact && len(e.Args) == 2 && e.Args[1-i].Op == logic.OpNumber {
						r.consts[a.Name] = append(r.consts[a.Name], e.Args[1-i].Num)
					}
				}
			})
		}
	}
	return r
}

// tries are some values of a fact: each that criteria tell apart, as far as that
// is easy to say.
func (r *reach) tries(f *rules.Fact) []logic.Value {
	open := r.p.open(f, r.at)
	point := func(n int64) logic.Value { n = min(max(n, open.Lo), open.Hi); return logic.Value{Lo: n, Hi: n} }
	var list []logic.Value
	switch f.Type.Kind {
	case logic.Bool, logic.Enum:
		each(f.Type, open, func(v logic.Value) { list = append(list, v) })
	case logic.Number:
		for _, n := range append(r.consts[f.ID], open.Lo, open.Hi) {
			list = append(list, point(n), point(n-1), point(n+1))
		}
	case logic.DateKind:
		for _, d := range []Date{r.at, r.at + 300, r.at - 1, r.at - 60, r.at - 400, logic.NewDate(1900, 1, 1), logic.NewDate(2018, 9, 1)} {
			list = append(list, point(int64(d)))
		}
	case logic.Set:
		list = append(list, logic.Value{May: open.May, Must: open.May}, logic.Value{})
	default:
		list = append(list, logic.Value{})
	}
	return list
}

func (r *reach) said(f *rules.Fact, v logic.Value) answer {
	return answer{value: v, json: canon.Str("?")}
}

// badness is how badly the answers of l do: what has failed, and then what is
// open.
func (r *reach) badness(l *live) int {
	n, j := 0, l.j
	for i, c := range r.p.criteria {
		if c.standing == Advice || c.Element {
			continue
		}
		switch {
		case j.raw[i] == Fail:
			n += 10_000
		case j.raw[i].Has(Fail) && !j.raw[i].Has(Pass):
			n += 1_000 // it has failed if it applies
		case j.own[i].Has(Fail):
			n++
		}
	}
	for _, k := range r.p.checks {
		if logic.Eval(k.when, l.said.env).Is() {
			n += 5_000
		}
	}
	return n
}

// fill answers whatever is still needed as well as it can.
func (r *reach) fill(a Answers) Answers {
	l := r.p.live(a)
	for asked := true; asked; {
		asked = false
		for slot, hangs := range slices.Clone(l.hanging()) {
			f := r.p.asked[slot]
			if !hangs || l.a.Has(f.ID) {
				continue
			}
			asked = true
			best, least := logic.Value{}, -1
			for _, v := range r.tries(f) {
				l.enter(f.ID, r.said(f, v))
				if n := r.badness(l); least < 0 || n < least {
					best, least = v, n
				}
			}
			l.enter(f.ID, r.said(f, best))
		}
	}
	return l.a.copy()
}

func (r *reach) members(fact string, ids ...string) answer {
	f := r.p.bundle.Fact(fact)
	var v logic.Value
	for _, id := range ids {
		v.Must |= 1 << f.Type.Index(id)
	}
	v.May = v.Must
	return answer{value: v, json: canon.Strs(ids)}
}

// cleanPlaces are dear to find, so all tests share them.
var cleanPlaces once[string, Answers]

// clean is an otherwise clean place of that kind, for everybody who may have a
// duty in it.
func (r *reach) clean(t testing.TB, kind string) Answers {
	t.Helper()
	return cleanPlaces.get(t, fmt.Sprint(r.p.bundle.ID, r.at, kind), func() (Answers, error) { return r.findClean(kind), nil })
}

func (r *reach) findClean(kinds ...string) Answers {
	if slices.Equal(kinds, []string{"mixed-use"}) { // people live in some business
		kinds = []string{"mixed-use", "shop"}
	}
	a := Answers{At: r.at}
	a = a.with(rules.RolesFact, r.members(rules.RolesFact, rules.Roles()...))
	if f := r.p.bundle.Fact("org.leased"); f != nil { // an owner alone has somebody who runs it
		a = a.with(f.ID, r.said(f, logic.True()))
	}
	return r.fill(a.with(rules.KindsFact, r.members(rules.KindsFact, kinds...)))
}

// as is the same place answered by somebody of that role.
func (r *reach) as(a Answers, roles ...string) Answers {
	return r.fill(a.with(rules.RolesFact, r.members(rules.RolesFact, roles...)))
}

// letters are the criteria that bind by the letter, of the program without
// displacement.
func (r *reach) letters() (list []int) {
	for i, c := range r.bare.criteria {
		if c.standing == ByLetter {
			list = append(list, i)
		}
	}
	return list
}

// change is one answer of many.
type change struct {
	slot  int
	value logic.Value
}

// spoils are answers after which criterion i, which binds by the letter, has
// failed where env says all others. env is of the bare program. What a criterion
// reads tells whether they were looked for before, unless it counts others.
func (r *reach) spoils(env *logic.Env, i int) ([]change, bool) {
	c := r.bare.criteria[i]
	if c.counts != nil {
		return r.search(env, i)
	}
	key := fmt.Append(nil, i)
	for _, slot := range c.reads {
		key = fmt.Append(key, env.Facts[slot])
	}
	found, ok := r.spoilt[string(key)]
	if !ok {
		found.changes, found.ok = r.search(env, i)
		r.spoilt[string(key)] = found
	}
	return found.changes, found.ok
}

// search looks for such answers: as few as will do, at most three. What it took
// the last time is tried first.
func (r *reach) search(env *logic.Env, i int) ([]change, bool) {
	var kept [3]logic.Value
	fails := func(changes []change) bool {
		for n, c := range changes {
			kept[n], env.Facts[c.slot] = env.Facts[c.slot], c.value
		}
		v := r.bare.verdictOf(env, i)
		for n := len(changes) - 1; n >= 0; n-- {
			env.Facts[changes[n].slot] = kept[n]
		}
		return v == Fail
	}
	if found, ok := r.took[i]; ok && fails(found) {
		return found, true
	}
	var slots []int
	open := *env
	open.Facts = slices.Clone(env.Facts)
	for _, slot := range r.bare.criteria[i].reads {
		if id := r.bare.asked[slot].ID; id != rules.RolesFact && id != rules.KindsFact {
			slots = append(slots, slot)
			open.Facts[slot] = r.bare.open(r.bare.asked[slot], r.at)
		}
	}
	if !r.bare.verdictOf(&open, i).Has(Fail) {
		return nil, false // not in a place of this kind, whatever the answers
	}
	values := make([][]logic.Value, len(slots))
	for k, slot := range slots {
		values[k] = r.tries(r.bare.asked[slot])
	}
	changes := make([]change, 0, len(kept))
	var try func(from, n int) bool
	try = func(from, n int) bool {
		if n == 0 {
			return fails(changes)
		}
		for k := from; k < len(slots); k++ {
			for _, v := range values[k] {
				changes = append(changes, change{slots[k], v})
				if try(k+1, n-1) {
					return true
				}
				changes = changes[:len(changes)-1]
			}
		}
		return false
	}
	for n := range len(kept) + 1 {
		if try(0, n) {
			r.took[i] = changes
			return changes, true
		}
	}
	return nil, false
}

// env says the answers to the bare program.
func (r *reach) env(a Answers) *logic.Env { return r.bare.given(a, r.bare.asOf(a), r.bare.asOf(a)) }

// change gives other answers.
func (r *reach) change(l *live, changes []change) {
	for _, c := range changes {
		f := r.bare.asked[c.slot]
		l.enter(f.ID, r.said(f, c.value))
	}
}

// restore takes them back: the answers were a.
func (r *reach) restore(l *live, a Answers, changes []change) {
	for _, c := range changes {
		f := r.bare.asked[c.slot].ID
		if v, ok := a.facts[f]; ok {
			l.enter(f, v)
		} else {
			delete(l.a.facts, f)
			l.follow(f)
		}
	}
}

// praised says what a place is told that it should not be: the first branch, the
// best grade or exit code 0.
func (r *reach) praised(j *judged) []string {
	var list []string
	if j.opensLetter() {
		list = append(list, "the first branch")
	}
	if _, grades := j.graded(); len(grades) == 1 && grades[0].ID == r.p.bundle.Grading.Grades[0].ID {
		list = append(list, "the best grade")
	}
	failed := false
	for i := range r.p.criteria {
		failed = failed || j.counts(i) && j.own[i] != Pass && j.own[i].Has(Fail) || j.burns(i)
	}
	if !failed {
		list = append(list, "nothing wrong")
	}
	return list
}

// kindsOf are the kinds of place that the tests go through.
func (r *reach) kindsOf() []rules.Option {
	list := r.p.bundle.Fact(rules.KindsFact).Options
	if testing.Short() || rounds.Race {
		return slices.DeleteFunc(slices.Clone(list), func(o rules.Option) bool {
			return !slices.Contains([]string{"shop", "hospital", "factory"}, o.ID)
		})
	}
	return list
}

// rolesOf are the parts that a unit may play in a place of that kind; a person
// lets or rents only a home.
func (r *reach) rolesOf(kind string) []string {
	if kind != "rented-rooms" {
		return rules.Roles()
	}
	return r.p.bundle.Fact(rules.RolesFact).Type.Values
}

// notTenants are the questions of the letter that a tenant can neither see nor
// settle; he is no unit, and they are not put to him.
var notTenants = []string{
	"nine.1.wires", "nine.1.facade", "nine.1.linings", "nine.2.basement", "nine.2.shafts", "nine.2.store",
	"nine.5.on", "nine.5.heads", "nine.5.water",
	"nine.7.head", "nine.7.lead", "nine.7.control", "nine.7.welders", "nine.7.shared",
	"nine.8.round", "nine.8.power", "nine.8.hotwork", "nine.8.mended", "nine.8.duct",
	"nine.9.guide", "nine.9.new", "nine.9.drill", "nine.9.told",
}

var reachDay = logic.NewDate(2026, 11, 29)

// Promise: for every pack of the law, kind of place and role, an otherwise clean
// unit with any one of the risks' questions answered badly never has the first
// branch, the best grade or exit code 0. What reaches each kind and risk stands in
// the golden file.
func TestEveryRiskReachesEveryUnit(t *testing.T) {
	var out bytes.Buffer
	fmt.Fprintf(&out, "What reaches each kind of place, risk by risk, on %v: duties of law + what the notice asks, in a clean place, for an operator.\n", reachDay)
	fmt.Fprint(&out, "none: the answers of the clean place say that the risk cannot arise there.\n")
	for _, id := range lawPacks() {
		r := newReach(t, id, reachDay)
		fmt.Fprintf(&out, "\n%s\n%-18s", id, "kind")
		for _, item := range r.p.prominent.Items {
			fmt.Fprintf(&out, " %6d", item.N)
		}
		fmt.Fprintln(&out)
		cases, gated := 0, 0
		for _, kind := range r.kindsOf() {
			a := r.clean(t, kind.ID)
			if failed := r.failed(a); len(failed) > 0 {
				t.Errorf("%s, %s: the clean place has failed %v", id, kind.ID, failed)
			}
			for _, role := range r.rolesOf(kind.ID) {
				mine := r.as(a, role)
				for _, risk := range r.p.judge(mine).risks() {
					if risk.State != RiskNotFound && risk.State != RiskCannotArise {
						t.Errorf("%s, %s, %s: risk %d is %s in a clean place; open %v", id, kind.ID, role, risk.N, risk.State, risk.Open)
					}
				}
				got := r.p.Assess(mine)
				if role == "service-body" || role == "tenant" { // they commit for no place
					if got.Letter.Branch != Refused || role == "service-body" && got.ExitCode() == ExitMet {
						t.Errorf("%s, %s, %s: letter %s, exit %d", id, kind.ID, role, got.Letter.Branch, got.ExitCode())
					}
				} else if slices.Contains(r.p.bundle.Covers, kind.ID) && got.Letter.Branch != NoProminentRisk {
					t.Errorf("%s, %s, %s: a clean place has the letter %s: %+v", id, kind.ID, role, got.Letter.Branch, got.Letter.Reasons)
				} else if !slices.Contains(r.p.bundle.Covers, kind.ID) && got.Letter.Branch != Refused {
					t.Errorf("%s, %s, %s: not covered, and the letter is %s", id, kind.ID, role, got.Letter.Branch)
				}
				l, env := r.p.live(mine), r.env(mine)
				for _, i := range r.letters() {
					notHis := role == "tenant" && slices.Contains(notTenants, r.bare.criteria[i].ID)
					changes, ok := r.spoils(env, i)
					if ok && notHis {
						t.Errorf("%s, %s: %s is put to a tenant", id, kind.ID, r.bare.criteria[i].ID)
					}
					if !ok {
						if r.bare.criteria[i].Theme == "nine-risks" && !notHis {
							t.Errorf("%s, %s, %s: %s cannot be put to it", id, kind.ID, role, r.bare.criteria[i].ID)
						}
						gated++
						continue
					}
					cases++
					r.change(l, changes)
					if praise := r.praised(l.j); len(praise) > 0 {
						t.Errorf("%s, %s, %s: with %s failed it is told %v", id, kind.ID, role, r.bare.criteria[i].ID, praise)
					}
					r.restore(l, mine, changes)
				}
			}
			fmt.Fprintf(&out, "%-18s", kind.ID)
			for _, cell := range r.cells(r.as(a, "operator")) {
				fmt.Fprintf(&out, " %6s", cell)
			}
			fmt.Fprintln(&out)
		}
		t.Logf("%s: %d places spoilt, %d questions that a kind or role is not asked", id, cases, gated)
	}
	if testing.Short() || rounds.Race {
		return
	}
	const file = "testdata/reach.golden"
	if *update {
		if err := os.WriteFile(file, out.Bytes(), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if want, err := os.ReadFile(file); err != nil || !bytes.Equal(out.Bytes(), want) {
		t.Errorf("%s is not what was found (%v); -update writes it:\n%s", file, err, out.String())
	}
}

func (r *reach) failed(a Answers) (ids []string) {
	j := r.p.judge(a)
	for i, c := range r.p.criteria {
		if j.raw[i] == Fail && c.standing != Advice && !c.Element {
			ids = append(ids, c.ID)
		}
	}
	return ids
}

// cells says for each risk how many duties of law and of the notice reach the
// unit.
func (r *reach) cells(a Answers) (cells []string) {
	j := r.p.judge(a)
	for _, risk := range j.risks() {
		byLaw, byNotice := 0, 0
		for _, i := range r.p.tags[rules.RiskTag(risk.N)] {
			c := r.p.criteria[i]
			switch {
			case !j.counts(i) || j.own[i] == NotApplicable:
			case c.standing == ByLetter:
				byNotice++
			default:
				byLaw++
			}
		}
		cell := fmt.Sprintf("%d+%d", byLaw, byNotice)
		if risk.State == RiskCannotArise {
			cell = "none"
		}
		cells = append(cells, cell)
	}
	return cells
}

// Promise: whatever a unit is and answers, if any question of a risk was answered
// badly, it is not told that all is well.
func TestRandomUnitsAreNotPraisedInDanger(t *testing.T) {
	for n, id := range lawPacks() {
		r := newReach(t, id, reachDay)
		rng := rand.New(rand.NewPCG(*seedFlag, uint64(n)))
		options := r.kindsOf()
		letters := r.letters()
		var covered []string
		for _, k := range options {
			if slices.Contains(r.p.bundle.Covers, k.ID) {
				covered = append(covered, k.ID)
			}
		}
		bases := []Answers{}
		for range 6 {
			bases = append(bases, r.clean(t, options[rng.IntN(len(options))].ID))
		}
		for range 6 {
			bases = append(bases, r.clean(t, covered[rng.IntN(len(covered))]))
		}
		spoilt, praised := 0, 0
		for round := range rounds.Of(3_400) {
			a := bases[rng.IntN(len(bases))]
			var roles []string
			for _, role := range rules.Roles() {
				if rng.IntN(2) == 0 {
					roles = append(roles, role)
				}
			}
			a = a.with(rules.RolesFact, r.members(rules.RolesFact, roles...))
			facts := a.Facts()
			for range rng.IntN(4) {
				f := r.p.bundle.Fact(facts[rng.IntN(len(facts))])
				if f.ID == rules.RolesFact || f.ID == rules.KindsFact {
					continue
				}
				tries := r.tries(f)
				a = a.with(f.ID, r.said(f, tries[rng.IntN(len(tries))]))
			}
			if rng.IntN(2) == 0 {
				changes, _ := r.spoils(r.env(a), letters[rng.IntN(len(letters))])
				for _, c := range changes {
					f := r.bare.asked[c.slot]
					a = a.with(f.ID, r.said(f, c.value))
				}
			}
			j := r.bare.judge(a)
			danger := ""
			for _, i := range letters {
				if j.raw[i] == Fail {
					danger = r.bare.criteria[i].ID
				}
			}
			praise := r.praised(r.p.judge(a))
			if danger != "" {
				spoilt++
				if len(praise) > 0 {
					t.Fatalf("%s, round %d: %s has failed and %v are told %v", id, round, danger, roles, praise)
				}
			} else if len(praise) > 0 {
				praised++
			}
			if round%50 == 0 { // the short cuts above say what the assessment says
				got := r.p.Assess(a)
				if got.Letter.Branch == NoProminentRisk && !slices.Contains(praise, "the first branch") || got.ExitCode() == ExitMet && !slices.Contains(praise, "nothing wrong") {
					t.Fatalf("%s, round %d: letter %s, exit %d, praise %v", id, round, got.Letter.Branch, got.ExitCode(), praise)
				}
			}
		}
		t.Logf("%s: %d spoilt, %d praised", id, spoilt, praised)
	}
}

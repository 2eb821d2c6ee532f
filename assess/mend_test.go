package assess

import (
	"fmt"
	"slices"
	"testing"

	"github.com/fire321/fire321/internal/rounds"
	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/logic"
)

// mendable lists the other values that mending may give a fact, and how far
// each is from the present one.
func (w *world) mendable(f *rules.Fact, now logic.Value, visit func(v logic.Value, distance int64)) {
	at := int64(w.at)
	switch f.Type.Kind {
	case logic.DateKind:
		if at >= f.Type.Min && at <= f.Type.Max && (now.Lo != at || now.Hi != at) {
			visit(logic.Value{Lo: at, Hi: at}, farthest)
		}
	case logic.List:
		if !f.MendAdd || len(now.Known) == f.Type.MaxLen {
			return
		}
		records := [][]logic.Value{nil}
		for _, field := range f.Fields {
			var next [][]logic.Value
			for _, r := range records {
				switch {
				case field.Type.Kind == logic.Bool:
					next = append(next, append(slices.Clone(r), logic.True()), append(slices.Clone(r), logic.False()))
				case field.Type.Kind == logic.DateKind && at >= field.Type.Min && at <= field.Type.Max:
					next = append(next, append(slices.Clone(r), logic.Value{Lo: at, Hi: at}))
				default:
					next = append(next, append(slices.Clone(r), w.p.open(&field, w.at)))
				}
			}
			records = next
		}
		for _, r := range records {
			visit(logic.Value{Known: append(slices.Clone(now.Known), r), Room: max(0, now.Room-1)}, farthest)
		}
	default:
		each(f.Type, w.p.open(f, w.at), func(v logic.Value) {
			if sameValue(v, now) {
				return
			}
			d := int64(farthest)
			switch f.Type.Kind {
			case logic.Number:
				d = relative(max(0, v.Lo-now.Hi, now.Lo-v.Lo), f.Type)
			case logic.Set:
				n := 0
				for m := v.Must ^ now.Must; m != 0; m &= m - 1 {
					n++
				}
				d *= int64(max(n, 1))
			}
			visit(v, d)
		})
	}
}

// bruteMend tries every value of every fact, or pair of facts, and returns the
// least distance at which the criterion comes to aim; -1 if it never does.
func (w *world) bruteMend(known givens, criterion string, aim Verdict, facts int) (least int64) {
	least = -1
	i := w.p.byID[criterion]
	note := func(changed givens, d int64) {
		if (least < 0 || d < least) && w.p.judge(w.answers(changed)).raw[i] == aim {
			least = d
		}
	}
	slots := slices.DeleteFunc(slices.Clone(w.p.reach(i)), func(slot int) bool {
		return w.p.asked[slot].Fixed || w.p.asked[slot].ID == rules.RolesFact
	})
	for n, slot := range slots {
		f := w.p.asked[slot]
		w.mendable(f, w.value(known, f), func(v logic.Value, d int64) {
			changed := with(known, f.ID, v)
			if facts == 1 {
				note(changed, d)
				return
			}
			for _, other := range slots[n+1:] {
				g := w.p.asked[other]
				w.mendable(g, w.value(known, g), func(u logic.Value, e int64) { note(with(changed, g.ID, u), d+e) })
			}
		})
	}
	return least
}

func with(known givens, id string, v logic.Value) givens {
	more := givens{id: v}
	for k, u := range known {
		if k != id {
			more[k] = u
		}
	}
	return more
}

// Promise: what Mend names is run: it reaches its aim, and breaks what it says;
// one fact is found wherever trying every value finds one, and no farther away;
// two only where one cannot do it.
func TestMendMends(t *testing.T) {
	failed, one, two, lapses, none, breaks := 0, 0, 0, 0, 0, 0
	eachWorld(t, func(int) bool { return failed >= rounds.Of(6_000) }, func(w *world) error {
		for range 3 {
			known := w.all()
			if w.chance(2) {
				for id, v := range w.some() {
					known[id] = v
				}
			}
			a := w.answers(known)
			before := w.p.judge(a)
			for i, c := range w.p.criteria {
				m := w.p.Mend(a, c.ID)
				if before.raw[i] != Fail {
					if m != nil {
						return fmt.Errorf("%s is %v and is mended all the same", c.ID, before.raw[i])
					}
					continue
				}
				failed++
				report := func(format string, args ...any) error {
					return fmt.Errorf("%s: %s\n%s", c.ID, fmt.Sprintf(format, args...), w.print(known))
				}
				aim, n := Pass, 1
				least := w.bruteMend(known, c.ID, aim, n)
				if least < 0 {
					n = 2
					least = w.bruteMend(known, c.ID, aim, n)
				}
				if least < 0 {
					aim, n = NotApplicable, 1
					least = w.bruteMend(known, c.ID, aim, n)
				}
				if least < 0 {
					n = 2
					least = w.bruteMend(known, c.ID, aim, n)
				}
				if m == nil {
					if least >= 0 {
						return report("nothing found, but %v is %d away by %d facts", aim, least, n)
					}
					none++
					continue
				}
				if least < 0 || len(m.Changes) != n || m.Lapses != (aim == NotApplicable) {
					return report("found %+v; trying every value: %v is %d away by %d facts", m, aim, least, n)
				}
				changed, distance := known, int64(0)
				mended := a
				for _, change := range m.Changes {
					f := w.p.bundle.Fact(change.Fact)
					if f.Fixed {
						return report("%s is fixed and was changed", f.ID)
					}
					found := false
					w.mendable(f, w.value(known, f), func(v logic.Value, d int64) {
						if sameValue(v, change.value.value) {
							found = true
							distance += d
						}
					})
					if !found {
						return report("%s = %s is no value that mending may give", f.ID, show(f.Type, change.value.value))
					}
					changed = with(changed, f.ID, change.value.value)
					mended = mended.with(f.ID, change.value)
				}
				if n == 1 && distance != least {
					return report("found %+v at %d, the nearest is %d away", m, distance, least)
				}
				if f := w.p.bundle.Fact(m.Changes[0].Fact); n == 1 && f.Type.Kind == logic.Number {
					// Of two numbers equally near, the smaller one.
					now, got := w.value(known, f), m.Changes[0].value.value
					less := now.Lo - (got.Lo - now.Hi)
					if got.Lo > now.Hi && less >= f.Type.Min && w.p.judge(w.answers(with(known, f.ID, logic.Value{Lo: less, Hi: less}))).raw[i] == aim {
						return report("found %d, but %d is as near", got.Lo, less)
					}
				}
				after := w.p.judge(w.answers(changed))
				if after.raw[i] != aim {
					return report("%+v gives %v", m, after.raw[i])
				}
				var broken []string
				for k, o := range w.p.criteria {
					if after.counts(k) && after.own[k] == Fail && before.own[k] != Fail {
						broken = append(broken, o.ID)
					}
				}
				if !slices.Equal(broken, m.Breaks) {
					return report("%+v breaks %v", m, broken)
				}
				if err := w.written(mended, m.Changes, c.ID, aim); err != nil {
					return report("%v", err)
				}
				if n == 2 {
					two++
				} else {
					one++
				}
				if m.Lapses {
					lapses++
				}
				if len(broken) > 0 {
					breaks++
				}
			}
		}
		return nil
	})
	t.Logf("%d failures: %d mended by one fact, %d by two, %d of them by lapsing, %d breaking others; %d by nothing", failed, one, two, lapses, breaks, none)
}

// written checks that the changes can be written into an answers file and mean
// the same there.
func (w *world) written(mended Answers, changes []Change, criterion string, aim Verdict) error {
	a := Answers{At: w.at, facts: clone(mended.facts)}
	for _, c := range changes {
		f := w.p.bundle.Fact(c.Fact)
		r := &answerReader{p: w.p, at: w.at}
		v := c.value
		if f.Type.Kind == logic.List { // the test's own lists have no JSON
			continue
		}
		got, ok := r.answer(c.Fact, v.canonical())
		if !ok {
			return fmt.Errorf("%s cannot be written: %v", c.Fact, r.list)
		}
		a = a.with(c.Fact, got)
	}
	if got := w.p.Verdict(a, criterion); got != aim {
		return fmt.Errorf("read back, it gives %v", got)
	}
	return nil
}

// The counterexamples of the prototype: trying only the constants of a rule
// misses what x + y <= c needs; and what is fixed or past stays as it is.
func TestMendExamples(t *testing.T) {
	day := logic.NewDate(2026, 6, 1)
	num := func(id string, fixed bool) rules.Fact {
		return rules.Fact{ID: id, Type: logic.Type{Kind: logic.Number, Min: 0, Max: 100}, Fixed: fixed}
	}
	date := logic.Type{Kind: logic.DateKind, Min: int64(logic.FirstDay), Max: int64(logic.LastDay)}
	list := rules.Fact{ID: "a.drills", Type: logic.Type{Kind: logic.List, MaxLen: 9, Fields: []logic.Field{{Name: "date", Type: date}}},
		Fields: []rules.Fact{{ID: "date", Type: date}}}
	adding := list
	adding.ID, adding.MendAdd = "a.added", true
	members, options := named("u", "v", "w")
	set := rules.Fact{ID: "a.set", Type: logic.Type{Kind: logic.Set, Values: members}, Options: options}
	recent := func(list string) *logic.Expr {
		return expr(logic.OpAny, fact(list), expr(logic.OpLe, expr(logic.OpDays, call(logic.OpField, "date"), call(logic.OpAsOf, "")), logic.Decimal(183, 0)))
	}
	sum := expr(logic.OpLe, expr(logic.OpAdd, fact("a.x"), fact("a.y")), logic.Decimal(50, 0))
	high := expr(logic.OpLe, fact("a.height"), logic.Decimal(24, 0))
	b := &rules.Bundle{ID: "t/unit", Sources: readLaw(),
		Facts: []rules.Fact{num("a.x", false), num("a.y", true), num("a.height", true), {ID: "a.hot", Type: logic.Type{Kind: logic.Bool}},
			{ID: "a.checked", Type: date}, list, adding, set},
		Criteria: []rules.Criterion{
			binding("sum", rules.General, nil, sum),
			binding("high", rules.General, fact("a.hot"), high),
			binding("checked", rules.General, nil, expr(logic.OpLe, call(logic.OpAsOf, ""), call(logic.OpPlus, "year", fact("a.checked"), logic.Decimal(1, 0)))),
			binding("past", rules.General, nil, recent("a.drills")),
			binding("drill", rules.General, nil, recent("a.added")),
			binding("all", rules.General, nil, &logic.Expr{Op: logic.OpHasAll, Args: []*logic.Expr{fact("a.set")}, Names: []string{"u", "w"}}),
			binding("less", rules.General, nil, expr(logic.OpLe, fact("a.x"), logic.Decimal(70, 0))),
		}}
	p, err := Compile(b, day)
	if err != nil {
		t.Fatal(err)
	}
	old := []map[string]any{{"date": "2020-01-01"}}
	a, err := p.Answers(map[string]any{"a.x": 60, "a.y": 20, "a.height": 30, "a.hot": true, "a.checked": "2020-01", "a.drills": old, "a.added": old, "a.set": []string{}})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ criterion, want string }{
		{"sum", "a.x: 60 -> 30"},
		{"high", "a.hot: Yes -> No, lapses"},
		{"checked", "a.checked: Jan 2020, day not known -> 1 Jun 2026"},
		{"past", "nothing"},
		{"drill", "a.added: 1 record -> 2 records"},
		{"all", "a.set: none of these -> u, w"},
		{"less", "nothing"}, // it has not failed
		{"none", "nothing"}, // nor does it exist
	} {
		got := "nothing"
		if m := p.Mend(a, c.criterion); m != nil {
			got = ""
			for _, change := range m.Changes {
				got += change.Fact + ": " + change.From.EN + " -> " + change.To.EN
			}
			if m.Lapses {
				got += ", lapses"
			}
		}
		if got != c.want {
			t.Errorf("%s: %s, want %s", c.criterion, got, c.want)
		}
	}
}

// What mending one duty would break is named: to be met, the one wants no more
// than 10, the other at least 20.
func TestMendNamesWhatElseBreaks(t *testing.T) {
	n := rules.Fact{ID: "a.n", Type: logic.Type{Kind: logic.Number, Min: 0, Max: 100}}
	b := &rules.Bundle{ID: "t/unit", Sources: readLaw(), Facts: []rules.Fact{n}, Criteria: []rules.Criterion{
		binding("most", rules.General, nil, expr(logic.OpLe, fact("a.n"), logic.Decimal(10, 0))),
		binding("least", rules.General, nil, expr(logic.OpGe, fact("a.n"), logic.Decimal(20, 0))),
	}}
	p, err := Compile(b, logic.NewDate(2026, 1, 1))
	if err != nil {
		t.Fatal(err)
	}
	a, err := p.Answers(map[string]any{"a.n": 30})
	if err != nil {
		t.Fatal(err)
	}
	if m := p.Mend(a, "most"); m == nil || m.Changes[0].To.EN != "10" || !slices.Equal(m.Breaks, []string{"least"}) {
		t.Errorf("got %+v", m)
	}
}

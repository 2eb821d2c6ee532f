package pack

import (
	"slices"

	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/diag"
	"github.com/fire321/fire321/rules/logic"
	"github.com/fire321/fire321/rules/pack/internal/yamlnode"
)

// round, finding and pair are the entries of a rounds.yaml.
type round struct {
	rules.Round
	spot
	kinds, facts []named
}

type finding struct {
	rules.Finding
	spot
	facts []named
}

type pair struct {
	rules.Pair
	spot
	when *expression
}

func (f *folder) readRounds(r *reader) {
	entries := diag.Text{ZH: "条目", EN: "entries"}
	o := r.object(r.file.Root)
	seen := map[string]*yamlnode.Node{}
	for _, n := range o.atMost(o.get("rounds"), maxNames, entries) {
		one := r.round(n)
		for _, k := range one.kinds {
			if before := seen[k.id]; before != nil {
				r.twice(k.node, k.id, before, deleteOne)
			}
			seen[k.id] = k.node
		}
		if len(one.kinds) == 0 {
			if before := seen[""]; before != nil {
				r.twice(n, "rounds", before, diag.Text{ZH: "只有一轮可以不写 kinds，它给其余的单位", EN: "only one round may leave out kinds: it is for all other units"})
			}
			seen[""] = n
		}
		f.rounds = append(f.rounds, one)
	}
	for _, n := range o.atMost(o.get("findings"), maxNames, entries) {
		f.findings = append(f.findings, r.finding(n))
	}
	for _, n := range o.atMost(o.get("pairs"), maxNames, entries) {
		f.pairs = append(f.pairs, r.pair(n))
	}
	o.done()
}

func (r *reader) round(n *yamlnode.Node) *round {
	o := r.object(n)
	one := &round{spot: r.spot(n), kinds: o.members(o.get("kinds"))}
	one.Most = o.whole(o.need("most"), 1, rules.MaxRound)
	ask, instead := o.factNames(o.need("ask")), o.factNames(o.get("instead"))
	one.facts = append(ask, instead...)
	for _, f := range instead {
		if i := slices.IndexFunc(ask, func(a named) bool { return a.id == f.id }); i >= 0 {
			r.twice(f.node, f.id, ask[i].node, deleteOne)
		}
	}
	one.Kinds, one.Ask, one.Instead = idsOf(one.kinds), idsOf(ask), idsOf(instead)
	if n := len(ask); n > one.Most && one.Most > 0 {
		r.tooMany(o.get("ask"), diag.Text{ZH: "这一轮的问题", EN: "questions of this round"}, n, one.Most)
	}
	o.done()
	return one
}

func (r *reader) finding(n *yamlnode.Node) *finding {
	o := r.object(n)
	one := &finding{spot: r.spot(n)}
	one.ID, one.Title = o.id(o.need("id"), onePart), o.text(o.need("title"))
	one.facts = o.factNames(o.need("facts"))
	one.Facts = idsOf(one.facts)
	o.done()
	return one
}

func (r *reader) pair(n *yamlnode.Node) *pair {
	o := r.object(n)
	one := &pair{spot: r.spot(n)}
	one.ID, one.when = o.id(o.need("id"), onePart), o.expression(o.need("when"))
	one.Say, one.Now = o.text(o.need("say")), o.text(o.need("now"))
	o.done()
	return one
}

// factNames reads a list of ids of facts.
func (r *reader) factNames(n *yamlnode.Node) []named {
	var list []named
	for _, item := range r.atMost(n, maxNames, diag.Text{ZH: "编号", EN: "ids"}) {
		id := r.id(item, factParts)
		if i := slices.IndexFunc(list, func(f named) bool { return f.id == id }); i >= 0 {
			r.twice(item, id, list[i].node, deleteOne)
		} else if id != "" {
			list = append(list, named{id, r.spot(item)})
		}
	}
	return list
}

func idsOf(list []named) []string {
	var ids []string
	for _, n := range list {
		ids = append(ids, n.id)
	}
	return ids
}

// addRounds adds a folder's rounds, findings and pairs to the bundle. A layer's
// come later.
func (c *compiler) addRounds(f *folder) {
	b := c.bundle
	for _, one := range f.rounds {
		for _, k := range one.kinds {
			c.kindOf(rules.KindsFact, k)
		}
		c.askable(one.facts)
		one.Pack = f.head.id
		b.Rounds = append(b.Rounds, one.Round)
	}
	for _, one := range f.findings {
		c.askable(one.facts)
		one.Pack = f.head.id
		if c.declare("finding", one.ID, one.spot) {
			b.Findings = append(b.Findings, one.Finding)
		}
	}
	for _, one := range f.pairs {
		one.When, one.Pack = treeOf(one.when), f.head.id
		if c.declare("pair", one.ID, one.spot) {
			b.Pairs = append(b.Pairs, one.Pair)
		}
	}
}

// askable checks that facts exist and can be answered.
func (c *compiler) askable(list []named) {
	for _, f := range list {
		switch known := c.facts[f.id]; {
		case known == nil && !c.lost.facts:
			c.add(c.near(f.fault(diag.FactUnknown, f.id), f.id, func() []string { return keys(c.facts) }))
		case known == nil || known.broken:
		case known.derive != nil, known.Type.Kind == logic.TextKind:
			c.add(f.faultText(diag.ValueForm, diag.Same(f.id), diag.Text{ZH: "要人回答、规则会用到的问题", EN: "a fact that people answer and rules read"}))
		}
	}
}

package pack

import (
	"slices"
	"strconv"
	"strings"

	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/diag"
	"github.com/fire321/fire321/rules/logic"
)

// checkCriteria checks the relations between criteria.
func (c *compiler) checkCriteria() {
	c.outcomeCycles()
	c.displacements()
}

// outcomeCycles refuses criteria that depend on their own outcome. A tag is a
// separate node between the criteria that count it and those that have it.
func (c *compiler) outcomeCycles() {
	const tag = "~" // sorts after every id
	edges := map[string][]string{}
	for _, k := range c.merged {
		for _, t := range k.AllTags() {
			edges[tag+t] = append(edges[tag+t], k.ID)
		}
		for _, v := range k.Revisions {
			for _, e := range []*logic.Expr{v.When, v.Require} {
				e.Walk(func(n *logic.Expr) {
					switch n.Op {
					case logic.OpViolated:
						edges[k.ID] = append(edges[k.ID], n.Name)
					case logic.OpCountViolated:
						edges[k.ID] = append(edges[k.ID], tag+n.Name)
					}
				})
			}
		}
	}
	for _, way := range cycles(edges) {
		words := strings.ReplaceAll(strings.Join(way, " → "), tag, "#")
		c.add(c.declared["criterion "+way[0]].fault(diag.CriterionCycle, way[0], words))
	}
}

// displacements checks that a displaced criterion exists and has no risk that
// the displacing one lacks, that no criterion displaces itself, and that only a
// binding criterion displaces.
func (c *compiler) displacements() {
	edges := map[string][]string{}
	for _, k := range c.merged {
		for _, d := range k.displaced {
			if c.criteria[d.id] == nil {
				if !c.lost.criteria {
					c.add(c.near(d.fault(diag.CriterionUnknown, d.id), d.id, func() []string { return keys(c.criteria) }))
				}
				continue
			}
			edges[k.ID] = append(edges[k.ID], d.id)
			for _, n := range c.criteria[d.id].Risk {
				if !slices.Contains(k.Risk, n) {
					c.add(d.fault(diag.RiskLost, k.ID, d.id, strconv.Itoa(n)))
				}
			}
		}
		if len(k.displaced) == 0 {
			continue
		}
		for _, v := range k.Revisions {
			if weak, name := c.weak(v.Basis); weak {
				c.add(c.carrying(k, v).fault(diag.DisplaceWeak, k.ID, name))
				break
			}
		}
	}
	for _, way := range cycles(edges) {
		at := c.declared["criterion "+way[0]]
		i := slices.IndexFunc(c.criteria[way[0]].displaced, func(d named) bool { return d.id == way[1] })
		if i >= 0 {
			at = c.criteria[way[0]].displaced[i].spot
		}
		c.add(at.fault(diag.DisplaceCycle, way[0], strings.Join(way, " → ")))
	}
}

// carrying is the place to report if a wording of k is too weak to displace:
// the displaced id, or the basis of the layer that has the wording, since a
// layer cannot change more.
func (c *compiler) carrying(k *criterion, v rules.Revision) spot {
	for _, f := range c.order {
		for _, r := range f.replaces {
			if r.target.id != k.ID || r.pack != v.Pack {
				continue
			}
			for _, own := range r.revisions {
				if own.From <= v.From && v.From <= lastDay(own.Until) && len(own.basis) > 0 {
					return own.basis[0].article
				}
			}
		}
	}
	return k.displaced[0].spot
}

// weak reports whether a first basis is too weak to displace: it is advice, or
// nobody has verified it. A basis that does not exist is reported elsewhere.
func (c *compiler) weak(basis []rules.Basis) (bool, string) {
	if len(basis) == 0 {
		return false, ""
	}
	s, a := c.bundle.Article(basis[0])
	if a == nil || c.sources[basis[0].Source].broken {
		return false, ""
	}
	return s.Force == rules.Draft || s.Force == rules.Ours || !c.bundle.Verified(basis), basis[0].Source + " " + basis[0].Article
}

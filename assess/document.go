package assess

import (
	"strconv"
	"strings"

	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/diag"
	"github.com/fire321/fire321/rules/logic"
)

// maxDocuments is the limit of package rules/pack.
const maxDocuments = 64

// documents refuses documents with holes or lists that nothing fills, or with
// invalid conditions. Whether a hole is in the right list is checked when a
// pack is loaded; a hole in the wrong list prints nothing.
func (c *compiler) documents() {
	if n := len(c.bundle.Documents); n > maxDocuments {
		c.list = append(c.list, diag.NewText(diag.Limit, diag.Place{Pointer: "/documents"}, Text{ZH: "文书", EN: "documents"}, diag.Same(strconv.Itoa(n)), diag.Same(strconv.Itoa(maxDocuments))))
		return
	}
	k := papers{compiler: c, holes: rules.AllHoles()}
	for i := range c.bundle.Documents {
		d := &c.bundle.Documents[i]
		at := "/documents/" + strconv.Itoa(i)
		k.left = rules.MaxParts
		for _, id := range d.Asks {
			if c.bundle.Fact(id) == nil {
				c.fault(at+"/asks", diag.FactUnknown, id)
			}
		}
		for _, list := range [...]struct {
			name  string
			parts []rules.Part
		}{{"head", d.Head}, {"sub", d.Sub}, {"foot", d.Foot}, {"blocks", d.Blocks}, {"sheet", d.Sheet}} {
			k.parts(list.parts, at+"/"+list.name, 0)
		}
		if k.left < 0 {
			c.list = append(c.list, diag.NewText(diag.Limit, diag.Place{Pointer: at}, Text{ZH: "部分", EN: "parts"}, diag.Same("> "+strconv.Itoa(rules.MaxParts)), diag.Same(strconv.Itoa(rules.MaxParts))))
		}
	}
}

// papers checks the parts of documents.
type papers struct {
	*compiler
	holes rules.Holes
	left  int
}

func (k *papers) parts(list []rules.Part, at string, depth int) {
	if k.left -= len(list); depth > 2*rules.MaxPartDepth {
		k.left = -1
	}
	if k.left < 0 {
		return
	}
	for i := range list {
		p := &list[i]
		at := at + "/" + strconv.Itoa(i)
		for _, t := range [...]Text{p.Text, p.More, p.Or} {
			k.text(t.ZH, at)
			k.text(t.EN, at)
		}
		if p.Each != "" {
			h, f := k.holes.Find(p.Each), k.bundle.Fact(p.Each)
			if h == nil && (f == nil || f.Type.Kind != logic.List) || h != nil && h.Kind != logic.List {
				k.fault(at+"/each", diag.HoleList, p.Each)
			}
		}
		if p.When != nil {
			k.when(p.When, at+"/when")
		}
		k.parts(p.Head, at+"/head", depth+1)
		k.parts(p.Parts, at+"/parts", depth+1)
	}
}

func (k *papers) text(s, at string) {
	if !rules.EachHole(s, func(_, hole string) {
		if hole == "" || hole == "rest.n" || strings.HasPrefix(hole, "record.") || k.bundle.Fact(hole) != nil {
			return
		}
		if h := k.holes.Find(hole); h == nil {
			k.fault(at, diag.HoleUnknown, hole)
		} else if h.Kind == logic.Bool {
			k.fault(at, diag.HoleBool, hole)
		}
	}) {
		k.fault(at, diag.HoleBrace)
	}
}

// when type-checks a condition. The fields of a record are known only where the
// record stands; when assumes that they fit.
func (k *papers) when(e *logic.Expr, at string) {
	own := k.Program.bundle
	for _, f := range logic.CheckBool(e.Replace(func(*logic.Expr) *logic.Expr { return nil }), logic.Scope{
		Fact: func(id string) (logic.Type, int, bool) {
			if h := k.holes.Find(id); h != nil {
				return k.holes.Type(h), 0, true
			}
			if strings.HasPrefix(id, "record.") {
				return logic.Type{}, 0, true
			}
			if f := own.Fact(id); f != nil {
				return f.Type, 0, true
			}
			return logic.Type{}, 0, false
		},
		Param: func(id string) (logic.Type, bool) {
			for i := range own.Params {
				if own.Params[i].ID == id {
					return own.Params[i].Type, true
				}
			}
			return logic.Type{}, false
		},
	}) {
		k.list = append(k.list, diag.NewText(f.Code, diag.Place{Pointer: at}, f.Args...))
	}
}

package assess

import (
	"github.com/fire321/fire321/rules/logic"
)

// Conditions are the answers as the conditions of a document read them: facts,
// derived facts and parameters, and anything else that the document knows. They
// are safe for concurrent use. In the zero Conditions no condition holds, except
// nil, and no fact has a value.
type Conditions struct {
	p   *Program
	env *logic.Env
}

// Conditions returns the answers for evaluating conditions.
func (p *Program) Conditions(a Answers) Conditions { return Conditions{p, p.env(a)} }

// Hold reports whether a condition certainly holds. It is false if the
// condition only may hold, or is no condition. A nil e holds. other resolves
// ids that are not facts of the pack; it is asked first, and may be nil. Hold
// does not change e.
func (c Conditions) Hold(e *logic.Expr, other func(id string) (logic.Type, logic.Value, bool)) bool {
	if e == nil {
		return true
	}
	if c.p == nil {
		return false
	}
	own := &compiler{Program: c.p, out: logic.NewDerived(func(fact string) *logic.Expr { return c.p.derived[fact] })}
	scope, env := own.scope(), *c.env
	env.Facts = env.Facts[:len(env.Facts):len(env.Facts)]
	fact := scope.Fact
	scope.Fact = func(id string) (logic.Type, int, bool) {
		if other == nil {
			return fact(id)
		}
		t, v, ok := other(id)
		if !ok {
			return fact(id)
		}
		env.Facts = append(env.Facts, v)
		return t, len(env.Facts) - 1, true
	}
	e = own.plain(e)
	return len(own.list) == 0 && len(logic.CheckBool(e, scope)) == 0 && logic.Eval(e, &env).Is()
}

// Value is what is known of a fact of the answers, or of a derived one: the
// values that it may still have. ok is false if the pack has no such fact.
func (c Conditions) Value(fact string) (t logic.Type, v logic.Value, ok bool) {
	if c.p == nil {
		return logic.Type{}, logic.Value{}, false
	}
	if slot, asked := c.p.slots[fact]; asked {
		return c.p.asked[slot].Type, c.env.Facts[slot], true
	}
	return logic.Type{}, logic.Value{}, false
}

// Records is the answer to a list in words: for each record each field that was
// filled in, in the order of the fact's fields.
func (p *Program) Records(a Answers, fact string) [][]Said {
	f := p.bundle.Fact(fact)
	if f == nil || f.Type.Kind != logic.List {
		return nil
	}
	v, _ := p.answerTo(f, a)
	var list [][]Said
	for i, item := range v.json.Items {
		var record []Said
		for k := range f.Fields {
			field := &f.Fields[k]
			given := item.Get(field.ID)
			if given.Kind == 0 || i >= len(v.value.Known) || k >= len(v.value.Known[i]) {
				continue
			}
			record = append(record, Said{Fact: field.ID, Question: field.Label(), Answer: words(field, answer{json: given, value: v.value.Known[i][k]})})
		}
		list = append(list, record)
	}
	return list
}

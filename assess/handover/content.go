package handover

import (
	"slices"

	"github.com/fire321/fire321/internal/canon"
	"github.com/fire321/fire321/internal/sha256"
	"github.com/fire321/fire321/internal/squeeze"
	"github.com/fire321/fire321/rules"
	"github.com/fire321/fire321/rules/diag"
)

// maxContent bounds what a code becomes, in bytes, and so the work of reading
// it. The largest example has 9,000.
const maxContent = 1 << 16

// short is the name of an id within a code.
func short(id string) int {
	h := sha256.Sum([]byte(id))
	return int(h[0])<<16 | int(h[1])<<8 | int(h[2])
}

// table gives the ids of a bundle by their short names. Those that share one are
// not in it: they travel with their whole names.
func table(ids func(yield func(string))) map[int]string {
	names := map[int]string{}
	ids(func(id string) {
		if _, twice := names[short(id)]; twice {
			id = ""
		}
		names[short(id)] = id
	})
	return names
}

func facts(b *rules.Bundle) map[int]string {
	return table(func(yield func(string)) {
		for i := range b.Facts {
			yield(b.Facts[i].ID)
		}
	})
}

func criteria(b *rules.Bundle) map[int]string {
	return table(func(yield func(string)) {
		for i := range b.Criteria {
			yield(b.Criteria[i].ID)
		}
	})
}

// members are those whose entries are named by ids, in their order in a content.
var members = []struct {
	key   string
	table func(*rules.Bundle) map[int]string
}{{"facts", facts}, {"found", criteria}, {"plan", criteria}}

// pack writes a document. Of each member the short names come first, sorted, as
// differences: all their highest bytes, then the others. The values follow, and
// then, as JSON, all the rest.
func pack(doc canon.Value, b *rules.Bundle) ([]byte, error) {
	var names, values []byte
	rest := canon.Value{Kind: canon.Object}
	given := map[string]canon.Value{}
	for i, key := range doc.Keys {
		given[key] = doc.Items[i]
	}
	for _, m := range members {
		table, all := m.table(b), given[m.key]
		type entry struct {
			name  int
			value canon.Value
		}
		var entries []entry
		whole := canon.Value{Kind: canon.Object}
		for i, id := range all.Keys {
			if n := short(id); table[n] == id {
				entries = append(entries, entry{n, all.Items[i]})
			} else {
				whole.Set(id, all.Items[i])
			}
		}
		slices.SortFunc(entries, func(a, b entry) int { return a.name - b.name })
		names = append(names, byte(len(entries)>>8), byte(len(entries)))
		var low []byte
		last := 0
		for _, e := range entries {
			d := e.name - last
			last = e.name
			names, low = append(names, byte(d>>16)), append(low, byte(d>>8), byte(d))
			values = append(e.value.Append(values), '\n')
		}
		names = append(names, low...)
		if delete(given, m.key); len(whole.Keys) > 0 {
			given[m.key] = whole
		}
	}
	for _, key := range doc.Keys {
		if v, ok := given[key]; ok {
			rest.Set(key, v)
		}
	}
	content := rest.Append(append(names, values...))
	if len(content) > maxContent {
		return nil, tooLarge()
	}
	return squeeze.Squeeze(content), nil
}

// unpacked is a content before a bundle gives the names back.
type unpacked struct {
	names  [][]int // of each member
	values [][]canon.Value
	rest   canon.Value
}

func unpack(data []byte) (*unpacked, error) {
	content, ok := squeeze.Expand(data, maxContent)
	if !ok {
		return nil, fault(diag.CodeCut)
	}
	var u unpacked
	for range members {
		if len(content) < 2 {
			return nil, fault(diag.CodeCut)
		}
		n := int(content[0])<<8 | int(content[1])
		if content = content[2:]; len(content) < 3*n {
			return nil, fault(diag.CodeCut)
		}
		names, last := make([]int, n), 0
		for i := range names {
			last += int(content[i])<<16 | int(content[n+2*i])<<8 | int(content[n+2*i+1])
			names[i] = last
		}
		u.names, content = append(u.names, names), content[3*n:]
	}
	for _, names := range u.names {
		var values []canon.Value
		for range names {
			end := slices.Index(content, '\n')
			if end < 0 {
				return nil, fault(diag.CodeCut)
			}
			v, err := canon.Parse(content[:end])
			if err != nil {
				return nil, fault(diag.CodeCut)
			}
			values, content = append(values, v), content[end+1:]
		}
		u.values = append(u.values, values)
	}
	rest, err := canon.Parse(content)
	if err != nil || rest.Kind != canon.Object {
		return nil, fault(diag.CodeCut)
	}
	u.rest = rest
	return &u, nil
}

// document gives the names back. One that the bundle does not know is written as
// "?" and its digits; whole is false then.
func (u *unpacked) document(b *rules.Bundle) (doc canon.Value, whole bool) {
	doc, whole = canon.Value{Kind: canon.Object}, true
	named := map[string]canon.Value{}
	for i, m := range members {
		table, all := m.table(b), canon.Value{Kind: canon.Object}
		byID := map[string]canon.Value{}
		for k, n := range u.names[i] {
			id := table[n]
			if id == "" {
				whole, id = false, "?"+hex(n)
			}
			byID[id] = u.values[i][k]
		}
		if rest := u.rest.Get(m.key); rest.Kind == canon.Object {
			for k, id := range rest.Keys {
				byID[id] = rest.Items[k]
			}
		}
		ids := make([]string, 0, len(byID))
		for id := range byID {
			ids = append(ids, id)
		}
		slices.Sort(ids)
		for _, id := range ids {
			all.Set(id, byID[id])
		}
		if len(ids) > 0 {
			named[m.key] = all
		}
	}
	for i, key := range u.rest.Keys {
		if _, ok := named[key]; !ok {
			named[key] = u.rest.Items[i]
		}
	}
	for _, key := range order {
		if v, ok := named[key]; ok {
			doc.Set(key, v)
			delete(named, key)
		}
	}
	for _, key := range u.rest.Keys {
		if v, ok := named[key]; ok {
			doc.Set(key, v)
		}
	}
	return doc, whole
}

// order is that of the members of an answers file.
var order = []string{"format", "pack", "at", "unit", "facts", "found", "plan", "look", "own_check", "signed"}

func hex(n int) string {
	const digits = "0123456789abcdef"
	var b [6]byte
	for i := range b {
		b[i] = digits[n>>(20-4*i)&15]
	}
	return string(b[:])
}

package handover

import (
	"bytes"
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

// table holds the ids of a bundle, with their short names beside.
type table struct {
	ids    []string
	shorts []int
}

func (t *table) add(id string) {
	t.ids, t.shorts = append(t.ids, id), append(t.shorts, short(id))
}

// find returns the id of a short name; "" if none has it, or several. Those
// travel with their whole names.
func (t *table) find(name int) (id string) {
	for i, n := range t.shorts {
		if n == name {
			if id != "" {
				return ""
			}
			id = t.ids[i]
		}
	}
	return id
}

// tables are those of the members.
func tables(b *rules.Bundle) (all [len(members)]*table) {
	facts, criteria := new(table), new(table)
	for i := range b.Facts {
		facts.add(b.Facts[i].ID)
	}
	for i := range b.Criteria {
		criteria.add(b.Criteria[i].ID)
	}
	return [...]*table{facts, criteria, criteria}
}

// members are those whose entries are named by ids, in their order in a content.
var members = [...]string{"facts", "found", "plan"}

// pack writes a document. Of each member the short names come first, sorted, as
// differences: all their highest bytes, then the others. The values follow, and
// then, as JSON, all the rest.
func pack(doc canon.Value, b *rules.Bundle) ([]byte, error) {
	var names, values []byte
	rest := canon.Value{Kind: canon.Object}
	for i, key := range doc.Keys {
		if !slices.Contains(members[:], key) {
			rest.Set(key, doc.Items[i])
		}
	}
	all := tables(b)
	for k, key := range members {
		given, whole := doc.Get(key), canon.Value{Kind: canon.Object}
		var shorts []int
		var entries []canon.Value
		for i, id := range given.Keys {
			n := short(id)
			if all[k].find(n) != id {
				whole.Set(id, given.Items[i])
				continue
			}
			shorts, entries = append(shorts, n), append(entries, given.Items[i])
			for at := len(shorts) - 1; at > 0 && shorts[at-1] > n; at-- {
				shorts[at], shorts[at-1] = shorts[at-1], shorts[at]
				entries[at], entries[at-1] = entries[at-1], entries[at]
			}
		}
		names = append(names, byte(len(shorts)>>8), byte(len(shorts)))
		var low []byte
		last := 0
		for i, n := range shorts {
			d := n - last
			last = n
			names, low = append(names, byte(d>>16)), append(low, byte(d>>8), byte(d))
			values = append(entries[i].Append(values), '\n')
		}
		names = append(names, low...)
		if len(whole.Keys) > 0 {
			rest.Set(key, whole)
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
	shorts [len(members)][]int
	values [len(members)][]canon.Value
	rest   canon.Value
}

func unpack(data []byte) (*unpacked, error) {
	content, ok := squeeze.Expand(data, maxContent)
	if !ok {
		return nil, fault(diag.CodeCut)
	}
	var u unpacked
	for k := range members {
		if len(content) < 2 {
			return nil, fault(diag.CodeCut)
		}
		n := int(content[0])<<8 | int(content[1])
		if content = content[2:]; len(content) < 3*n {
			return nil, fault(diag.CodeCut)
		}
		last := 0
		for i := range n {
			last += int(content[i])<<16 | int(content[n+2*i])<<8 | int(content[n+2*i+1])
			u.shorts[k] = append(u.shorts[k], last)
		}
		content = content[3*n:]
	}
	for k := range members {
		for range u.shorts[k] {
			end := bytes.IndexByte(content, '\n')
			if end < 0 {
				return nil, fault(diag.CodeCut)
			}
			v, err := canon.Parse(content[:end])
			if err != nil {
				return nil, fault(diag.CodeCut)
			}
			u.values[k], content = append(u.values[k], v), content[end+1:]
		}
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
	whole = true
	all := tables(b)
	var named [len(members)]canon.Value
	for k, key := range members {
		entries := canon.Value{Kind: canon.Object}
		for i, n := range u.shorts[k] {
			id := all[k].find(n)
			if id == "" {
				whole, id = false, "?"+hex(n)
			}
			insert(&entries, id, u.values[k][i])
		}
		if rest := u.rest.Get(key); rest.Kind == canon.Object {
			for i, id := range rest.Keys {
				insert(&entries, id, rest.Items[i])
			}
		}
		named[k] = entries
	}
	doc = canon.Value{Kind: canon.Object}
	for _, key := range order {
		v := u.rest.Get(key)
		if k := slices.Index(members[:], key); k >= 0 && len(named[k].Keys) > 0 {
			v = named[k]
		}
		if v.Kind != canon.Absent {
			doc.Set(key, v)
		}
	}
	return doc, whole
}

// insert adds a member to an object whose keys are sorted.
func insert(v *canon.Value, key string, item canon.Value) {
	v.Set(key, item)
	for at := len(v.Keys) - 1; at > 0 && v.Keys[at-1] > key; at-- {
		v.Keys[at], v.Keys[at-1] = v.Keys[at-1], v.Keys[at]
		v.Items[at], v.Items[at-1] = v.Items[at-1], v.Items[at]
	}
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

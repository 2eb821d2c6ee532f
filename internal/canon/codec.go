package canon

import (
	"strconv"
	"strings"

	"github.com/fire321/fire321/rules/diag"
)

// Codec reads or writes the members of one object. A type describes its members
// once, in the order in which they are written. The same description is used
// for reading and writing:
//
//	func (p *Point) members(c *canon.Codec) {
//		c.Int("x", &p.X)
//		c.String("name", &p.Name)
//	}
//
// Empty members are not written, and absent members are read as empty.
//
// A codec that writes appends bytes directly, without intermediate values. It
// does not change the value that it writes, so any number of goroutines may
// write the same value at the same time.
type Codec struct {
	// Writing: the bytes so far, and whether they contain a member of the
	// current object. One Codec also writes all nested objects.
	writing bool
	out     []byte
	some    bool
	// Reading.
	v        Value
	path     string
	seen     map[string]bool
	problems *[]Problem
}

// Problem is a member that could not be read.
type Problem struct {
	// Pointer is the RFC 6901 pointer of the member.
	Pointer string
	ZH, EN  string
}

// UnknownZH and UnknownEN say that a member is unknown.
const (
	UnknownZH = "没有这一项"
	UnknownEN = "no such member"
)

// Encode returns the bytes of the object that members describes.
func Encode(members func(*Codec)) []byte { return AppendObject(nil, members) }

// AppendObject appends the bytes of the object that members describes to b.
func AppendObject(b []byte, members func(*Codec)) []byte {
	c := &Codec{writing: true, out: b}
	c.object(members)
	return c.out
}

// Write returns the object that members describes as a [Raw] value.
func Write(members func(*Codec)) Value { return Value{Kind: Raw, Text: string(Encode(members))} }

// Decode reads the object that members describes from its bytes. The error is a
// diag.List: either that data is not JSON, or one fault with the code and a
// pointer for each member that could not be read.
func Decode(data []byte, code diag.Code, members func(*Codec)) error {
	v, err := Parse(data)
	if err != nil {
		return BadJSON(err)
	}
	var list diag.List
	for _, p := range Read(v, members) {
		list = append(list, diag.NewText(code, diag.Place{Pointer: p.Pointer}, diag.Text{ZH: p.ZH, EN: p.EN}))
	}
	return list.Sorted().Err()
}

// BadJSON is the error of [Parse] as a diagnostic with its place.
func BadJSON(err error) diag.List {
	if e, ok := err.(*Error); ok {
		return diag.List{diag.NewText(diag.JSONSyntax, diag.Place{Line: e.Line, Col: e.Col}, diag.Text{ZH: e.ZH, EN: e.EN})}
	}
	return diag.List{diag.New(diag.JSONSyntax, diag.Place{}, err.Error())}
}

// Refusal says why a Go value cannot be written as JSON by itself. It is a
// mistake of the calling program, not of a person's input.
type Refusal string

func (r Refusal) Error() string { return "fire321: " + string(r) }

// Read reads the members that members describes from v. It returns the members
// that it could not read: those of a wrong kind, and those that are not
// described.
func Read(v Value, members func(*Codec)) []Problem {
	var problems []Problem
	read(v, "", &problems, members)
	return problems
}

func read(v Value, path string, problems *[]Problem, members func(*Codec)) {
	c := &Codec{v: v, path: path, seen: map[string]bool{}, problems: problems}
	if v.Kind != Object {
		c.Fail("", "应是一个对象", "expected an object")
		return
	}
	members(c)
	for _, k := range v.Keys {
		if !c.seen[k] {
			c.Fail(k, UnknownZH, UnknownEN)
		}
	}
}

// Reading reports whether the codec reads; otherwise it writes.
func (c *Codec) Reading() bool { return !c.writing }

// Fail reports a problem at the member, or at the object itself for "". Only a
// codec that reads has problems.
func (c *Codec) Fail(key, zh, en string) {
	*c.problems = append(*c.problems, Problem{Pointer: c.pointer(key), ZH: zh, EN: en})
}

func (c *Codec) pointer(key string) string {
	if key == "" {
		return c.path
	}
	return c.path + "/" + EscapePointer(key)
}

// EscapePointer writes a key as one part of a JSON pointer.
func EscapePointer(key string) string {
	return strings.ReplaceAll(strings.ReplaceAll(key, "~", "~0"), "/", "~1")
}

// take returns the member to read, if it exists and has the kind.
func (c *Codec) take(key string, kind Kind) (Value, bool) {
	c.seen[key] = true
	v := c.v.Get(key)
	if v.Kind == Absent {
		return v, false
	}
	if v.Kind != kind {
		c.Fail(key, "类型不对", "wrong type")
		return v, false
	}
	return v, true
}

// put appends bytes that need no escape. It is not inlined: each inlined copy
// would make the browser's download larger.
//
//go:noinline
func (c *Codec) put(s string) { c.out = append(c.out, s...) }

// key begins a member.
func (c *Codec) key(key string) {
	if c.some {
		c.put(",")
	}
	c.some = true
	c.quote(key)
	c.put(":")
}

func (c *Codec) quote(s string) { c.out = appendString(c.out, s) }

// item begins the item i of a list.
func (c *Codec) item(key string, i int) {
	if i > 0 {
		c.put(",")
		return
	}
	c.key(key)
	c.put("[")
}

// String describes a string; "" is not written.
func (c *Codec) String(key string, p *string) {
	if !c.writing {
		if v, ok := c.take(key, String); ok {
			*p = v.Text
		}
	} else if *p != "" {
		c.key(key)
		c.quote(*p)
	}
}

// Text describes words in two languages; an empty Text is not written.
func (c *Codec) Text(key string, t *diag.Text) {
	c.Member(key, func(c *Codec) {
		c.String("zh", &t.ZH)
		c.String("en", &t.EN)
	})
}

// Bool describes a truth value; false is not written.
func (c *Codec) Bool(key string, p *bool) {
	if !c.writing || *p {
		c.Truth(key, p)
	}
}

// Truth describes a truth value that is always written.
func (c *Codec) Truth(key string, p *bool) {
	if !c.writing {
		if v, ok := c.take(key, Bool); ok {
			*p = v.Text == "true"
		}
		return
	}
	c.key(key)
	c.put(strconv.FormatBool(*p))
}

// Int describes a whole number; 0 is not written.
func (c *Codec) Int(key string, p *int) {
	if !c.writing || *p != 0 {
		c.Count(key, p)
	}
}

// Count describes a whole number that is always written.
func (c *Codec) Count(key string, p *int) {
	n := int64(*p)
	c.Number(key, &n)
	if !c.writing {
		*p = int(n)
	}
}

// Number is Count for an int64.
func (c *Codec) Number(key string, p *int64) {
	if c.writing {
		c.key(key)
		c.put(strconv.FormatInt(*p, 10))
		return
	}
	if v, ok := c.take(key, Number); ok {
		n, ok := v.Whole()
		if !ok {
			c.Fail(key, "应是整数", "expected a whole number")
			return
		}
		*p = n
	}
}

// IntIn describes a whole number that must be from lo to hi when it is read; 0
// is not written, and if it is absent, p is unchanged. ok is false if the
// number was refused.
func (c *Codec) IntIn(key string, p *int, lo, hi int) (ok bool) {
	if c.writing {
		c.Int(key, p)
		return true
	}
	before := len(*c.problems)
	v, there := c.take(key, Number)
	if !there {
		return len(*c.problems) == before
	}
	n, ok := v.Whole()
	if ok = ok && n >= int64(lo) && n <= int64(hi); !ok {
		l, h := strconv.Itoa(lo), strconv.Itoa(hi)
		c.Fail(key, "应是 "+l+" 至 "+h+" 之间的整数", "expected a whole number from "+l+" to "+h)
		return false
	}
	*p = int(n)
	return true
}

// Strings describes a list of strings; an empty one is not written.
func (c *Codec) Strings(key string, p *[]string) {
	if !c.writing {
		Items(c, key, p, nil, func(v Value) (string, bool) { return v.Text, v.Kind == String })
	} else if len(*p) > 0 {
		c.Words(key, *p)
	}
}

// Words writes a list of strings, even an empty one.
func (c *Codec) Words(key string, list []string) {
	c.key(key)
	c.put("[")
	for i, s := range list {
		if i > 0 {
			c.put(",")
		}
		c.quote(s)
	}
	c.put("]")
}

// Items describes a list of scalars; write and read convert one item.
func Items[T any](c *Codec, key string, p *[]T, write func(T) Value, read func(Value) (T, bool)) {
	c.items(key, len(*p), func(i int) Value { return write((*p)[i]) }, func(v Value) bool {
		t, ok := read(v)
		*p = append(*p, t)
		return ok
	})
}

// items is the part of Items that does not depend on the type; see [List].
func (c *Codec) items(key string, n int, write func(i int) Value, read func(Value) bool) {
	if c.writing {
		for i := range n {
			c.item(key, i)
			c.out = write(i).Append(c.out)
		}
		if n > 0 {
			c.put("]")
		}
		return
	}
	list, _ := c.take(key, Array)
	for i, item := range list.Items {
		if list.Kind == Array && !read(item) {
			*c.problems = append(*c.problems, Problem{Pointer: c.pointer(key) + "/" + strconv.Itoa(i), ZH: "类型不对", EN: "wrong type"})
		}
	}
}

// Ints describes a list of whole numbers from lo to hi; an empty one is not
// written.
func (c *Codec) Ints(key string, p *[]int, lo, hi int) {
	Items(c, key, p, func(n int) Value { return Int(int64(n)) }, func(v Value) (int, bool) {
		n, ok := v.Whole()
		return int(n), ok && n >= int64(lo) && n <= int64(hi)
	})
}

// Member describes an object inside the object; an empty one is not written.
func (c *Codec) Member(key string, members func(*Codec)) {
	if !c.writing {
		if v, ok := c.take(key, Object); ok {
			read(v, c.pointer(key), c.problems, members)
		}
		return
	}
	before, some := len(c.out), c.some
	c.key(key)
	if !c.object(members) {
		c.out, c.some = c.out[:before], some
	}
}

// object writes an object, and reports whether anything is in it.
func (c *Codec) object(members func(*Codec)) (some bool) {
	c.put("{")
	c.some = false
	members(c)
	c.put("}")
	some, c.some = c.some, true
	return some
}

// List describes a list of objects; an empty one is not written. Code that does
// not depend on the type is in one shared function: each copy would make the
// browser's download larger.
func List[T any](c *Codec, key string, p *[]T, members func(*T, *Codec)) {
	c.list(key, len(*p), func(n int) { *p = make([]T, n) }, func(i int, c *Codec) { members(&(*p)[i], c) })
}

func (c *Codec) list(key string, n int, reset func(n int), members func(i int, c *Codec)) {
	if !c.writing {
		list, ok := c.take(key, Array)
		if !ok {
			return
		}
		reset(len(list.Items))
		for i := range list.Items {
			read(list.Items[i], c.pointer(key)+"/"+strconv.Itoa(i), c.problems, func(c *Codec) { members(i, c) })
		}
		return
	}
	for i := range n {
		c.item(key, i)
		c.object(func(c *Codec) { members(i, c) })
	}
	if n > 0 {
		c.put("]")
	}
}

// Custom describes a member with its own functions to write and read it. write
// returns an absent Value if nothing needs to be written; read reports whether
// it could use the value.
func (c *Codec) Custom(key string, write func() Value, read func(Value) bool) {
	if c.writing {
		if v := write(); v.Kind != Absent {
			c.key(key)
			c.out = v.Append(c.out)
		}
		return
	}
	c.seen[key] = true
	if v := c.v.Get(key); v.Kind != Absent && !read(v) {
		c.Fail(key, "写得不对", "malformed")
	}
}

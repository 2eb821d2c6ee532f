package canon

import (
	"strconv"
	"strings"
)

// Codec reads or writes the members of one object. A type describes its
// members once, in the order of its bytes, and the same description serves
// both ways:
//
//	func (p *Point) members(c *canon.Codec) {
//		c.Int("x", &p.X)
//		c.String("name", &p.Name)
//	}
//
// Members that are empty are not written, and absent members read as empty.
// A codec that writes only reads the value, so that any number of goroutines
// may write one value at a time.
type Codec struct {
	v        *Value
	reading  bool
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

// UnknownZH and UnknownEN say that nobody described a member.
const (
	UnknownZH = "没有这一项"
	UnknownEN = "no such member"
)

// Write returns the object that members describes.
func Write(members func(*Codec)) Value {
	v := Value{Kind: Object}
	members(&Codec{v: &v})
	return v
}

// Read lets members take what it describes out of v, and returns what could
// not be read: wrong kinds, and members that nobody described.
func Read(v Value, members func(*Codec)) []Problem {
	var problems []Problem
	read(v, "", &problems, members)
	return problems
}

func read(v Value, path string, problems *[]Problem, members func(*Codec)) {
	c := &Codec{v: &v, reading: true, path: path, seen: map[string]bool{}, problems: problems}
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

// Reading reports whether the codec reads; else it writes.
func (c *Codec) Reading() bool { return c.reading }

// Fail reports a problem at the member, or at the object itself for "".
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

// take returns the member to read, if it is there and of the kind.
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

// String describes a string; "" is not written.
func (c *Codec) String(key string, p *string) {
	if c.reading {
		if v, ok := c.take(key, String); ok {
			*p = v.Text
		}
	} else if *p != "" {
		c.v.Set(key, Str(*p))
	}
}

// Bool describes a truth value; false is not written.
func (c *Codec) Bool(key string, p *bool) {
	if c.reading {
		if v, ok := c.take(key, Bool); ok {
			*p = v.Text == "true"
		}
	} else if *p {
		c.v.Set(key, Truth(true))
	}
}

// Int describes a whole number; 0 is not written.
func (c *Codec) Int(key string, p *int) {
	n := int64(*p)
	c.Int64(key, &n)
	if c.reading {
		*p = int(n)
	}
}

// IntIn describes a whole number that reads only from lo to hi; 0 is not
// written, and an absent one stays as it is. ok is false where it was refused.
func (c *Codec) IntIn(key string, p *int, lo, hi int) (ok bool) {
	if !c.reading {
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

// Int64 describes a whole number; 0 is not written.
func (c *Codec) Int64(key string, p *int64) {
	if c.reading {
		if v, ok := c.take(key, Number); ok {
			n, ok := v.Whole()
			if !ok {
				c.Fail(key, "应是整数", "expected a whole number")
				return
			}
			*p = n
		}
	} else if *p != 0 {
		c.v.Set(key, Int(*p))
	}
}

// Strings describes a list of strings; an empty one is not written.
func (c *Codec) Strings(key string, p *[]string) {
	Items(c, key, p, func(s string) Value { return Str(s) }, func(v Value) (string, bool) { return v.Text, v.Kind == String })
}

// Items describes a list of scalars, each with its own way out and in.
func Items[T any](c *Codec, key string, p *[]T, write func(T) Value, read func(Value) (T, bool)) {
	if !c.reading {
		if len(*p) > 0 {
			list := Value{Kind: Array}
			for _, item := range *p {
				list.Items = append(list.Items, write(item))
			}
			c.v.Set(key, list)
		}
		return
	}
	list, ok := c.take(key, Array)
	if !ok {
		return
	}
	for i, item := range list.Items {
		t, ok := read(item)
		if !ok {
			*c.problems = append(*c.problems, Problem{Pointer: c.pointer(key) + "/" + strconv.Itoa(i), ZH: "类型不对", EN: "wrong type"})
		}
		*p = append(*p, t)
	}
}

// Member describes an object inside the object. It is written unless empty.
func (c *Codec) Member(key string, members func(*Codec)) {
	if c.reading {
		if v, ok := c.take(key, Object); ok {
			read(v, c.pointer(key), c.problems, members)
		}
		return
	}
	if v := Write(members); len(v.Keys) > 0 {
		c.v.Set(key, v)
	}
}

// List describes a list of objects; an empty one is not written. What does not
// need the type is one function for all: each copy would be a browser's load.
func List[T any](c *Codec, key string, p *[]T, members func(*T, *Codec)) {
	c.list(key, len(*p), func(n int) { *p = make([]T, n) }, func(i int, c *Codec) { members(&(*p)[i], c) })
}

func (c *Codec) list(key string, n int, reset func(n int), members func(i int, c *Codec)) {
	if !c.reading {
		if n > 0 {
			list := Value{Kind: Array}
			for i := range n {
				list.Items = append(list.Items, Write(func(c *Codec) { members(i, c) }))
			}
			c.v.Set(key, list)
		}
		return
	}
	list, ok := c.take(key, Array)
	if !ok {
		return
	}
	reset(len(list.Items))
	for i := range list.Items {
		read(list.Items[i], c.pointer(key)+"/"+strconv.Itoa(i), c.problems, func(c *Codec) { members(i, c) })
	}
}

// Custom describes a member that has a way of its own out and in; write
// returns an absent Value for what need not be written, and read reports
// whether it could use what it was given.
func (c *Codec) Custom(key string, write func() Value, read func(Value) bool) {
	if !c.reading {
		if v := write(); v.Kind != Absent {
			c.v.Set(key, v)
		}
		return
	}
	c.seen[key] = true
	if v := c.v.Get(key); v.Kind != Absent && !read(v) {
		c.Fail(key, "写得不对", "malformed")
	}
}

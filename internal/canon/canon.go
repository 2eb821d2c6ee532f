// Package canon reads and writes canonical JSON. Bundles, answers and
// assessments use it.
//
// No float, map order, clock, locale or path reaches the bytes. Numbers keep
// their text as it was written; there are no exponents and no white space, and
// only one way to escape a string. encoding/json is not used because it would
// more than double what a browser has to load.
package canon

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/fire321/fire321/rules/diag"
)

// Kind is the kind of a Value.
type Kind uint8

// The kinds of JSON. The zero Kind is an absent value.
const (
	Absent Kind = iota
	Null
	Bool
	Number
	String
	Array
	Object
	// Raw is canonical JSON that Text holds as it is. Parse never returns a
	// Raw.
	Raw
)

// Value is one JSON value.
type Value struct {
	Kind Kind
	// Text is a string's content, a number's digits, or "true" or "false".
	Text string
	// Items are the members of an array, or of an object in the order of Keys.
	Items []Value
	Keys  []string
}

// Get returns the member of an object, or an absent Value.
func (v Value) Get(key string) Value {
	for i, k := range v.Keys {
		if k == key {
			return v.Items[i]
		}
	}
	return Value{}
}

// Set appends a member to an object.
func (v *Value) Set(key string, item Value) {
	v.Keys = append(v.Keys, key)
	v.Items = append(v.Items, item)
}

// Str, Num and Truth make scalars; Num writes the digits as they are given.
func Str(s string) Value { return Value{Kind: String, Text: s} }

// Num makes a number from its digits.
func Num(digits string) Value { return Value{Kind: Number, Text: digits} }

// Int makes a whole number.
func Int(n int64) Value { return Num(strconv.FormatInt(n, 10)) }

// Whole returns v as a whole number; ok is false for any other value, and for a
// number that int64 cannot hold. 3.0 is the whole number 3.
func (v Value) Whole() (n int64, ok bool) {
	whole, frac, _ := strings.Cut(v.Text, ".")
	n, err := strconv.ParseInt(whole, 10, 64)
	return n, err == nil && v.Kind == Number && strings.Trim(frac, "0") == ""
}

// Truth makes true or false.
func Truth(b bool) Value { return Value{Kind: Bool, Text: strconv.FormatBool(b)} }

// Strs makes an array of strings.
func Strs(list []string) Value {
	v := Value{Kind: Array}
	for _, s := range list {
		v.Items = append(v.Items, Str(s))
	}
	return v
}

// Append writes v to b.
func (v Value) Append(b []byte) []byte {
	switch v.Kind {
	case Null:
		return append(b, "null"...)
	case Bool, Number, Raw:
		return append(b, v.Text...)
	case String:
		return appendString(b, v.Text)
	case Array:
		b = append(b, '[')
		for i, item := range v.Items {
			if i > 0 {
				b = append(b, ',')
			}
			b = item.Append(b)
		}
		return append(b, ']')
	case Object:
		b = append(b, '{')
		for i, item := range v.Items {
			if i > 0 {
				b = append(b, ',')
			}
			b = item.Append(append(appendString(b, v.Keys[i]), ':'))
		}
		return append(b, '}')
	}
	return b
}

// appendString escapes only the characters that JSON requires to be escaped.
// Bytes that are not UTF-8, which a Go program may put into a name, become the
// replacement character.
func appendString(b []byte, s string) []byte {
	const hex = "0123456789abcdef"
	before, done := len(b), 0
	b = append(b, '"')
	for i := 0; i < len(s); {
		c := s[i]
		switch {
		case c >= 0xe1 && c <= 0xec && i+2 < len(s) && s[i+1]&0xc0 == 0x80 && s[i+2]&0xc0 == 0x80:
			i += 3 // nearly all Chinese characters
			continue
		case c >= 0x80:
			r, n := utf8.DecodeRuneInString(s[i:])
			if r == utf8.RuneError && n == 1 {
				return appendString(b[:before], strings.ToValidUTF8(s, "\uFFFD"))
			}
			i += n
			continue
		case c >= 0x20 && c != '"' && c != '\\':
			i++
			continue
		}
		escape := s[i : i+1]
		if c == '\n' {
			escape = "n"
		} else if c < 0x20 {
			escape = "u00" + string([]byte{hex[c>>4], hex[c&15]})
		}
		b = append(append(b, s[done:i]+"\\"...), escape...)
		i++
		done = i
	}
	return append(append(b, s[done:]...), '"')
}

// Error says why Parse cannot read the bytes.
type Error struct {
	// Line and Col count from 1, Col in characters.
	Line, Col int
	ZH, EN    string
}

func (e *Error) Error() string {
	return "line " + strconv.Itoa(e.Line) + ", column " + strconv.Itoa(e.Col) + ": " + e.EN
}

// Limits of Parse.
const (
	MaxSize  = 16 << 20
	MaxDepth = 200
)

// bom is the byte order mark, which some editors put before UTF-8.
const bom = "\ufeff"

// WithoutBOM returns data without the byte order mark that some editors put
// before UTF-8. The mark has no meaning.
func WithoutBOM(data []byte) []byte {
	if len(data) >= len(bom) && string(data[:len(bom)]) == bom {
		return data[len(bom):]
	}
	return data
}

// Parse reads one JSON value, with or without a byte order mark before it. It
// is stricter than RFC 8259: it refuses duplicate keys, invalid UTF-8, lone
// surrogates, exponents, and data that exceeds the limits.
func Parse(data []byte) (Value, error) {
	data = WithoutBOM(data)
	p := &parser{in: data}
	if len(data) > MaxSize {
		return Value{}, p.fail("超过 16 MiB", "larger than 16 MiB")
	}
	if !utf8.Valid(data) {
		for p.at < len(data) {
			r, n := utf8.DecodeRune(data[p.at:])
			if r == utf8.RuneError && n == 1 {
				break
			}
			p.at += n
		}
		return Value{}, p.fail("不是 UTF-8", "not UTF-8")
	}
	v, err := p.value(0)
	if err != nil {
		return Value{}, err
	}
	p.space()
	if p.at < len(data) {
		return Value{}, p.fail("后面还有多余的内容", "something follows the value")
	}
	return v, nil
}

type parser struct {
	in []byte
	at int
}

func (p *parser) fail(zh, en string) error {
	before := string(p.in[:min(p.at, len(p.in))])
	line := strings.Count(before, "\n") + 1
	return &Error{Line: line, Col: utf8.RuneCountInString(before[strings.LastIndexByte(before, '\n')+1:]) + 1, ZH: zh, EN: en}
}

func (p *parser) space() {
	for p.at < len(p.in) && strings.IndexByte(" \t\r\n", p.in[p.at]) >= 0 {
		p.at++
	}
}

// next skips white space and reports whether c follows. If it does, next
// consumes it.
func (p *parser) next(c byte) bool {
	p.space()
	if p.at < len(p.in) && p.in[p.at] == c {
		p.at++
		return true
	}
	return false
}

func (p *parser) value(depth int) (Value, error) {
	if depth > MaxDepth {
		return Value{}, p.fail("嵌套太深", "nested too deeply")
	}
	p.space()
	if p.at >= len(p.in) {
		return Value{}, p.fail("内容不完整", "the input ends too early")
	}
	switch c := p.in[p.at]; {
	case c == '{':
		return p.object(depth)
	case c == '[':
		return p.array(depth)
	case c == '"':
		s, err := p.string()
		return Str(s), err
	case c == '-' || c >= '0' && c <= '9':
		return p.number()
	}
	for _, word := range []string{"true", "false", "null"} {
		if strings.HasPrefix(string(p.in[p.at:min(p.at+5, len(p.in))]), word) {
			p.at += len(word)
			if word == "null" {
				return Value{Kind: Null}, nil
			}
			return Value{Kind: Bool, Text: word}, nil
		}
	}
	return Value{}, p.fail("这里应是一个 JSON 值", "expected a JSON value")
}

func (p *parser) array(depth int) (Value, error) {
	v := Value{Kind: Array}
	p.at++
	if p.next(']') {
		return v, nil
	}
	for {
		item, err := p.value(depth + 1)
		if err != nil {
			return v, err
		}
		v.Items = append(v.Items, item)
		if p.next(']') {
			return v, nil
		}
		if !p.next(',') {
			return v, p.fail("这里应是逗号或 ]", "expected a comma or ]")
		}
	}
}

func (p *parser) object(depth int) (Value, error) {
	v := Value{Kind: Object}
	p.at++
	if p.next('}') {
		return v, nil
	}
	seen := map[string]bool{}
	for {
		p.space()
		if p.at >= len(p.in) || p.in[p.at] != '"' {
			return v, p.fail("这里应是带引号的键", "expected a key in quotes")
		}
		start := p.at
		key, err := p.string()
		if err != nil {
			return v, err
		}
		if seen[key] {
			p.at = start
			return v, p.fail("键重复了："+diag.Cut(key), "duplicate key: "+diag.Cut(key))
		}
		seen[key] = true
		if !p.next(':') {
			return v, p.fail("这里应是冒号", "expected a colon")
		}
		item, err := p.value(depth + 1)
		if err != nil {
			return v, err
		}
		v.Set(key, item)
		if p.next('}') {
			return v, nil
		}
		if !p.next(',') {
			return v, p.fail("这里应是逗号或 }", "expected a comma or }")
		}
	}
}

func (p *parser) number() (Value, error) {
	start := p.at
	digits := func() int {
		from := p.at
		for p.at < len(p.in) && p.in[p.at] >= '0' && p.in[p.at] <= '9' {
			p.at++
		}
		return p.at - from
	}
	if p.in[p.at] == '-' {
		p.at++
	}
	zero := p.at < len(p.in) && p.in[p.at] == '0'
	n := digits()
	if n == 0 || zero && n > 1 {
		return Value{}, p.fail("数写得不对", "malformed number")
	}
	if p.at < len(p.in) && p.in[p.at] == '.' {
		p.at++
		if digits() == 0 {
			return Value{}, p.fail("数写得不对", "malformed number")
		}
	}
	if p.at < len(p.in) && (p.in[p.at] == 'e' || p.in[p.at] == 'E') {
		return Value{}, p.fail("数不能用指数写法", "a number must have no exponent")
	}
	return Num(string(p.in[start:p.at])), nil
}

func (p *parser) string() (string, error) {
	p.at++
	var b strings.Builder
	for p.at < len(p.in) {
		c := p.in[p.at]
		switch {
		case c == '"':
			p.at++
			return b.String(), nil
		case c < 0x20:
			return "", p.fail("文字里有控制字符", "a control character in a string")
		case c != '\\':
			b.WriteByte(c)
			p.at++
			continue
		}
		r, err := p.escape()
		if err != nil {
			return "", err
		}
		b.WriteRune(r)
	}
	return "", p.fail("文字没有结束的引号", "a string without its closing quote")
}

func (p *parser) escape() (rune, error) {
	p.at++
	if p.at < len(p.in) {
		c := p.in[p.at]
		if i := strings.IndexByte(`"\/bfnrt`, c); i >= 0 {
			p.at++
			return rune("\"\\/\b\f\n\r\t"[i]), nil
		}
		if c == 'u' {
			r, ok := p.unit()
			if ok && r >= 0xd800 && r < 0xdc00 && p.at+1 < len(p.in) && p.in[p.at] == '\\' && p.in[p.at+1] == 'u' {
				p.at++
				low, ok2 := p.unit()
				if ok2 && low >= 0xdc00 && low < 0xe000 {
					return (r-0xd800)<<10 + (low - 0xdc00) + 0x10000, nil
				}
				ok = false
			}
			if ok && (r < 0xd800 || r >= 0xe000) {
				return r, nil
			}
		}
	}
	return 0, p.fail("转义写得不对", "malformed escape")
}

// unit reads uXXXX at the current position.
func (p *parser) unit() (rune, bool) {
	if p.at+5 > len(p.in) {
		return 0, false
	}
	n, err := strconv.ParseUint(string(p.in[p.at+1:p.at+5]), 16, 32)
	p.at += 5
	return rune(n), err == nil
}

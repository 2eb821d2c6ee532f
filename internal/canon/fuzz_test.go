package canon

import (
	"bytes"
	"encoding/json"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"
)

// plain is a value as encoding/json gives it with UseNumber.
func plain(v Value) any {
	switch v.Kind {
	case Bool:
		return v.Text == "true"
	case Number:
		return json.Number(v.Text)
	case String:
		return v.Text
	case Array:
		list := []any{}
		for _, item := range v.Items {
			list = append(list, plain(item))
		}
		return list
	case Object:
		m := map[string]any{}
		for i, k := range v.Keys {
			m[k] = plain(v.Items[i])
		}
		return m
	}
	return nil
}

// refused reports whether what encoding/json accepts is one of the things that
// Parse says it refuses.
func refused(data []byte) bool {
	if !utf8.Valid(data) || len(data) > MaxSize {
		return true
	}
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.UseNumber()
	depth := 0
	type level struct {
		keys   map[string]bool
		expect bool // a key comes next
	}
	var stack []level
	for {
		tok, err := dec.Token()
		if err != nil {
			break
		}
		top := len(stack) - 1
		switch tok := tok.(type) {
		case json.Delim:
			switch tok {
			case '{', '[':
				if top >= 0 && stack[top].keys != nil {
					stack[top].expect = true
				}
				if depth++; depth > MaxDepth {
					return true
				}
				l := level{}
				if tok == '{' {
					l = level{keys: map[string]bool{}, expect: true}
				}
				stack = append(stack, l)
			default:
				depth--
				stack = stack[:top]
			}
			continue
		case string:
			if top >= 0 && stack[top].keys != nil && stack[top].expect {
				if stack[top].keys[tok] {
					return true
				}
				stack[top].keys[tok], stack[top].expect = true, false
				continue
			}
		case json.Number:
			if strings.ContainsAny(string(tok), "eE") {
				return true
			}
		}
		if top >= 0 && stack[top].keys != nil {
			stack[top].expect = true
		}
	}
	return loneSurrogate(data)
}

// loneSurrogate finds half of a pair, for which encoding/json puts U+FFFD.
func loneSurrogate(data []byte) bool {
	half := false
	for i := 0; i+1 < len(data); i++ {
		if data[i] != '\\' {
			if half {
				return true
			}
			continue
		}
		if data[i+1] != 'u' || i+6 > len(data) {
			if half {
				return true
			}
			i++
			continue
		}
		var n uint16
		if json.Unmarshal([]byte(`"\u`+string(data[i+2:i+6])+`"`), new(string)) != nil {
			return true
		}
		for _, c := range data[i+2 : i+6] {
			n = n<<4 | uint16(c&15)
			if c > '9' {
				n += 9
			}
		}
		low := n >= 0xdc00 && n < 0xe000
		if low != half {
			return true
		}
		half = n >= 0xd800 && n < 0xdc00
		i += 5
	}
	return half
}

// Parse accepts what encoding/json accepts, except for what its comment says
// that it refuses, and gives the same values. What it accepts can be written
// and read back.
func FuzzCanonParse(f *testing.F) {
	for _, s := range []string{`{"a":[1,-0.50,true,null,"一\n\u00e9\ud83d\ude00"]}`, `[]`, ` { } `, `"\ud800"`, `1e5`, `01`, `-`, `{"a":1,"a":2}`, `[1,]`, `"\x"`, "\"\x01\"",
		`nul`, `tru e`, "\xff", `"a" "b"`, `{"a" 1}`, `[[[[]]]]`, `"\u12"`, `"\ud83d\u0041"`, `123456789012345678901234567890.5`, "\ufeff{}", "\ufeff\ufeff{}", "\ufeff"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		v, err := Parse(data)
		data = WithoutBOM(data) // which encoding/json refuses
		dec := json.NewDecoder(bytes.NewReader(data))
		dec.UseNumber()
		var want any
		ok := dec.Decode(&want) == nil
		if ok {
			_, end := dec.Token()
			ok = end != nil && end.Error() == "EOF"
		}
		if err != nil {
			e, is := err.(*Error)
			if !is || e.Line < 1 || e.Col < 1 || e.ZH == "" || e.EN == "" {
				t.Fatalf("not a full error: %#v", err)
			}
			if ok && !refused(data) {
				t.Fatalf("refused %q: %v", data, err)
			}
			return
		}
		if !ok {
			t.Fatalf("accepted %q", data)
		}
		if got := plain(v); !reflect.DeepEqual(got, want) {
			t.Fatalf("%q is %#v, want %#v", data, got, want)
		}
		out := v.Append(nil)
		again, err := Parse(out)
		if err != nil || !bytes.Equal(again.Append(nil), out) || !reflect.DeepEqual(plain(again), want) {
			t.Fatalf("%q was written as %q: %v", data, out, err)
		}
	})
}

// What Parse refuses, it refuses at its place, counted in characters.
func TestParseRefuses(t *testing.T) {
	deep := strings.Repeat("[", MaxDepth+2)
	for _, c := range []struct {
		in        string
		line, col int
	}{
		{``, 1, 1}, {`{"键":1,"键":2}`, 1, 8}, {"{\n \"一二\" 1}", 2, 7}, {`1.`, 1, 3}, {`01`, 1, 3}, {`1E3`, 1, 2}, {`"\q"`, 1, 3}, {`"\ud800"`, 1, 8},
		{"\"一\xff", 1, 3}, {`[1 2]`, 1, 4}, {`true false`, 1, 6}, {deep, 1, MaxDepth + 2}, {`"open`, 1, 6}, {"\"a\nb\"", 1, 3},
		{"\ufeff01", 1, 3}, {"\ufeff\ufeff1", 1, 1},
	} {
		_, err := Parse([]byte(c.in))
		e, ok := err.(*Error)
		if !ok || e.Line != c.line || e.Col != c.col {
			t.Errorf("%.40q: %v, want line %d, column %d", c.in, err, c.line, c.col)
		}
	}
	if _, err := Parse(make([]byte, MaxSize+1)); err == nil {
		t.Error("accepted more than MaxSize")
	}
	if _, err := Parse([]byte(strings.Repeat("[", MaxDepth) + strings.Repeat("]", MaxDepth))); err != nil {
		t.Errorf("refused %d levels: %v", MaxDepth, err)
	}
}

// What is no UTF-8 never reaches the bytes, though a Go program may try.
func TestStringsAreUTF8(t *testing.T) {
	if got := string(Str("a\xffb\x00\u2028").Append(nil)); got != "\"a\uFFFDb\\u0000\u2028\"" {
		t.Errorf("got %q", got)
	}
}

type inner struct {
	N    int
	List []string
}

func (i *inner) members(c *Codec) {
	c.Int("n", &i.N)
	c.Strings("list", &i.List)
}

type outer struct {
	S string
	B bool
	I inner
	L []inner
}

func (o *outer) members(c *Codec) {
	c.String("s", &o.S)
	c.Bool("b", &o.B)
	c.Member("i", o.I.members)
	List(c, "l", &o.L, (*inner).members)
}

// One description reads and writes, leaves out what is empty, and names all that
// is wrong with its pointer.
func TestCodec(t *testing.T) {
	in := outer{S: "一", B: true, I: inner{N: -3, List: []string{"a"}}, L: []inner{{}, {N: 1}}}
	const want = `{"s":"一","b":true,"i":{"n":-3,"list":["a"]},"l":[{},{"n":1}]}`
	if got := string(Encode(in.members)); got != want {
		t.Errorf("wrote %s", got)
	}
	if got := string(Value{Kind: Array, Items: []Value{Write(in.members)}}.Append(nil)); got != "["+want+"]" {
		t.Errorf("wrote %s inside a list", got)
	}
	v, err := Parse([]byte(want))
	if err != nil {
		t.Fatal(err)
	}
	var out outer
	if problems := Read(v, out.members); len(problems) > 0 || !reflect.DeepEqual(in, out) {
		t.Errorf("read %+v, %v", out, problems)
	}
	if got := string(Encode((&outer{}).members)); got != `{}` {
		t.Errorf("empty: %s", got)
	}
	bad, err := Parse([]byte(`{"s":1,"b":"true","i":{"n":1.5,"list":["a",2],"x/y":1},"l":[[]],"z":0}`))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, p := range Read(bad, (&outer{}).members) {
		got = append(got, p.Pointer)
	}
	if all := strings.Join(got, " "); all != "/s /b /i/n /i/list/1 /i/x~1y /l/0 /z" {
		t.Errorf("problems at %s", all)
	}
}

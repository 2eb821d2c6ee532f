package slim

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// names are those of the instructions in the tests' text.
var names = map[string]byte{
	"block": block, "loop": loop, "if": ifThen, "end": end, "br": br, "br_if": brIf, "br_table": brTable, "return": ret,
	"call": call, "call_indirect": callIndirect, "unreachable": 0x00,
	"local.get": localGet, "local.set": localSet, "local.tee": localTee, "global.get": globalGet, "global.set": globalSet,
	"i32.load": 0x28, "i64.load": 0x29, "i32.store": 0x36, "i64.store": i64Store,
	"i32.const": i32Const, "i64.const": i64Const, "i32.sub": 0x6b, "i64.eqz": 0x50, "i64.add": i64Add, "i64.or": i64Or,
	"i32.wrap_i64": i32WrapI64, "i64.extend_i32_u": i64ExtendI32U,
}

// parse makes a function of one local of 32 bits and some of 64 from its text:
// instructions separated by semicolons or lines.
func parse(t *testing.T, text string) function {
	t.Helper()
	body := []byte{2, 1, i32, 5, i64}
	for line := range strings.FieldsFuncSeq(text, func(r rune) bool { return r == ';' || r == '\n' }) {
		word := strings.Fields(line)
		if len(word) == 0 {
			continue
		}
		op, ok := names[word[0]]
		if !ok {
			t.Fatalf("no instruction %q", word[0])
		}
		var args []int64
		for _, w := range word[1:] {
			n, err := strconv.ParseInt(w, 0, 64)
			if err != nil {
				t.Fatal(err)
			}
			args = append(args, n)
		}
		body = append(body, op)
		switch {
		case block <= op && op <= ifThen:
			body = append(body, 0x40)
		case op == brTable:
			body = appendUint(body, len(args)-1)
			for _, n := range args {
				body = appendUint(body, int(n))
			}
		case op == callIndirect:
			body = append(body, 0, 0)
		case isLoad(op) || isStore(op):
			body = appendUint(append(body, 3), int(args[0]))
		case op == i32Const || op == i64Const:
			body = appendInt(body, args[0])
		case len(args) == 1:
			body = appendUint(body, int(args[0]))
		}
	}
	return readFunction(body)
}

// print is the text of a function after its bytes were written and read.
func (f function) print() string {
	var out []string
	for _, in := range readFunction(f.append(nil)).code {
		name := "?"
		for n, op := range names {
			if op == in.op {
				name = n
			}
		}
		switch {
		case in.op == brTable:
			name += strings.Trim(fmt.Sprint(in.table), "[]")
		case in.op == br || in.op == brIf || in.op == call || in.op == i32Const || in.op == i64Const ||
			localGet <= in.op && in.op <= globalSet || isLoad(in.op) || isStore(in.op):
			name += " " + strconv.FormatInt(in.arg, 10)
		}
		out = append(out, name)
	}
	return strings.Join(out, "; ")
}

// becomes checks what a step makes of a function; want "" is that it leaves it
// as it was.
func becomes(t *testing.T, step func(*function), given, want string) function {
	t.Helper()
	f := parse(t, given)
	was := f.print()
	if want == "" {
		want = was
	} else {
		want = parse(t, want).print()
	}
	step(&f)
	if got := f.print(); got != want {
		t.Errorf("%s\nbecame %s\nnot    %s", was, got, want)
	}
	return f
}

// machine is a function with three blocks to go on with: 0 and 1, 2, 3.
func machine(first, second, third, last string) string {
	return `block; loop; block; block; block; local.get 0; br_table 0 0 1 2; end
		` + first + `; end
		` + second + `; end
		` + third + `; end; unreachable; end
		` + last + `; end`
}

func TestJumpAhead(t *testing.T) {
	step := (*function).jumpAhead
	// From the first block to the next and to the one after it; the default
	// of the table counts too.
	becomes(t, step,
		machine("i32.const 2; local.set 0; br 2", "", "", "i32.const 1"),
		machine("br 0", "", "", "i32.const 1"))
	becomes(t, step,
		machine("if; i32.const 9; local.set 0; br 3; end", "", "", "i32.const 1"),
		machine("if; br 2; end", "", "", "i32.const 1"))
	// Back to a block that has ended: through the table.
	becomes(t, step, machine("", "i32.const 0; local.set 0; br 1", "i32.const 2; local.set 0; br 0", "i32.const 1"), "")
	// An indirect call passes its address through the local.
	becomes(t, step,
		machine("local.set 0; i32.const 0; local.get 0; call_indirect; i32.const 3; local.set 0; br 2", "", "", "i32.const 1"),
		machine("local.set 0; i32.const 0; local.get 0; call_indirect; br 1", "", "", "i32.const 1"))
	// Whoever else reads or sets the local may need what the jump would set.
	const jump = "i32.const 2; local.set 0; br 2"
	for _, other := range []string{"local.get 0", "i32.const 1; local.tee 0", "i32.const 1; local.set 0", "local.get 2; br_if 1"} {
		becomes(t, step, machine(jump, other, "", "i32.const 1"), "")
	}
	becomes(t, step, "block; loop; i32.const 0; local.set 0; br 0; end; end; end", "") // no table
}

func TestLeaveAtOnce(t *testing.T) {
	step := (*function).leaveAtOnce
	becomes(t, step,
		machine("call 5; br_if 3", "call 6; br_if 2", "if; call 7; br_if 2; end", "i32.const 1"),
		machine("call 5; if; i32.const 1; return; end", "call 6; if; i32.const 1; return; end",
			"if; call 7; if; i32.const 1; return; end; end", "i32.const 1"))
	becomes(t, step, machine("local.get 2; br_if 2", "local.get 2; br_if 0", "", "i32.const 1"), "") // to other blocks
	becomes(t, step, machine("call 5; br_if 3", "", "", "i32.const 0"), "")                          // returns another value
	becomes(t, step, machine("call 5; br_if 3", "", "", "call 9; i32.const 1"), "")                  // does something first
	becomes(t, step, "block; br_if 0; end; block; br_if 0; end; i32.const 1; end",                   // the last block
		"block; br_if 0; end; block; if; i32.const 1; return; end; end; i32.const 1; end")
}

func TestFoldOffsets(t *testing.T) {
	step := (*function).foldOffsets
	const address = "local.get 1; i64.extend_i32_u; i64.const 24; i64.add; i32.wrap_i64; "
	becomes(t, step, address+"i64.load 8; local.set 3; end", "local.get 1; i64.load 32; local.set 3; end")
	becomes(t, step,
		address+"local.get 2; i64.const 5; i64.add; local.tee 3; i64.store 0; end",
		"local.get 1; local.get 2; i64.const 5; i64.add; local.tee 3; i64.store 24; end")
	becomes(t, step,
		address+address+"i64.load 0; i64.store 0; end",
		"local.get 1; local.get 1; i64.load 24; i64.store 24; end")
	for _, user := range []string{
		"local.tee 4; i64.load 0; local.set 3",          // kept for another
		"i32.const 8; i32.sub; i64.load 0; local.set 3", // counted on
		"local.set 4",
		"local.get 2; br_if 0; i64.load 0; local.set 3", // jumps between
		"call 7; i64.load 0; local.set 3",
	} {
		becomes(t, step, address+user+"; end", "")
	}
	becomes(t, step, strings.Replace(address, "local.get 1", "local.get 4", 1)+"i64.load 8; local.set 3; end", "")
	becomes(t, step, strings.Replace(address, "24", "-8", 1)+"i64.load 8; local.set 3; end", "")
	becomes(t, step, strings.Replace(address, "24", "0x7fffffff", 1)+"i64.load 8; local.set 3; end", "")
}

func TestShareHighBits(t *testing.T) {
	step := (*function).shareHighBits
	push := func(v string) string { return "global.set 0; local.get 1; i64.const " + v + "; i64.store 0; call 5; " }
	shared := func(v string) string {
		return "global.set 0; local.get 1; i64.const " + v + "; local.get 2; i64.or; i64.store 0; call 5; "
	}
	f := becomes(t, step,
		push("0x12340001")+"local.get 2; local.set 5; local.get 0; "+push("0x1234ffff")+"i64.const 0x12340007; i64.const 7; i64.const 0x12350000; end",
		"i64.const 0x12340000; local.set 2; "+shared("1")+"local.get 3; local.set 6; local.get 0; "+shared("0xffff")+
			"i64.const 7; local.get 2; i64.or; i64.const 7; i64.const 0x12350000; end")
	if want := []local{{1, i32}, {6, i64}}; !slices.Equal(f.locals, want) {
		t.Errorf("its locals are %v, not %v", f.locals, want)
	}
	becomes(t, step, push("0x12340001")+"end", "")                    // one alone gains nothing
	becomes(t, step, push("0x12340001")+push("0x56780001")+"end", "") // addresses of two functions
	becomes(t, step, push("1")+push("2")+"end", "")                   // no addresses
}

func TestInsertLocal(t *testing.T) {
	for _, c := range []struct{ given, want []local }{
		{[]local{{1, i32}}, []local{{1, i32}, {1, i64}}},
		{[]local{{3, i32}, {2, i64}}, []local{{1, i32}, {1, i64}, {2, i32}, {2, i64}}},
		{[]local{{1, i32}, {2, 0x7c}}, []local{{1, i32}, {1, i64}, {2, 0x7c}}},
		{[]local{{1, i32}, {2, i64}, {1, 0x7c}}, []local{{1, i32}, {3, i64}, {1, 0x7c}}},
	} {
		f := function{locals: slices.Clone(c.given)}
		if f.insertLocal(); !slices.Equal(f.locals, c.want) {
			t.Errorf("%v became %v, not %v", c.given, f.locals, c.want)
		}
	}
}

// TestInstructionsRefuse what Go does not write, whose length is not known.
func TestInstructionsRefuse(t *testing.T) {
	for _, code := range [][]byte{{0x06}, {0xd0}, {0xfd, 0}, {0xfc, 8}, {0xfc, 12}, {0x44, 1, 2}, {brTable, 3, 0}} {
		func() {
			defer func() {
				if _, ok := recover().(fault); !ok {
					t.Errorf("%x was read", code)
				}
			}()
			instructions(&reader{in: code})
		}()
	}
}

// FuzzRewrite: whatever the bytes, they are refused, or become a function that
// can be read again.
func FuzzRewrite(f *testing.F) {
	f.Add([]byte{1, 1, i32, block, 0x40, loop, 0x40, block, 0x40, localGet, 0, brTable, 1, 0, 0, end,
		i32Const, 0, localSet, 0, br, 0, end, end, i32Const, 1, end})
	f.Add([]byte{1, 1, i32, localGet, 1, i64ExtendI32U, i64Const, 8, i64Add, i32WrapI64, 0x29, 3, 0, localSet, 2, end})
	f.Add([]byte{2, 2, i32, 1, i64, globalSet, 0, localGet, 1, i64Const, 0x80, 0x80, 4, i64Store, 3, 0,
		globalSet, 0, localGet, 1, i64Const, 0x81, 0x80, 4, i64Store, 3, 0, end})
	f.Fuzz(func(t *testing.T, body []byte) {
		rewritten := false
		defer func() {
			if r := recover(); r != nil {
				if _, refused := r.(fault); !refused || rewritten {
					t.Fatal(r)
				}
			}
		}()
		f := readFunction(body)
		if !f.hasStack() {
			return
		}
		rewritten = true
		f.rewrite()
		readFunction(f.append(nil))
	})
}

package slim

// The instructions that slim looks for or writes; the core specification's
// index of instructions has them all.
const (
	block, loop, ifThen, end     = 0x02, 0x03, 0x04, 0x0b
	br, brIf, brTable, ret       = 0x0c, 0x0d, 0x0e, 0x0f
	call, callIndirect           = 0x10, 0x11
	localGet, localSet, localTee = 0x20, 0x21, 0x22
	globalGet, globalSet         = 0x23, 0x24
	i32Load, i32Store, i64Store  = 0x28, 0x36, 0x37
	i32Const, i64Const           = 0x41, 0x42
	i32LtU, i32Add               = 0x49, 0x6a
	i64Add, i64Or                = 0x7c, 0x84
	i32WrapI64, i64ExtendI32U    = 0xa7, 0xad

	i32, i64 = 0x7f, 0x7e // types
	empty    = -0x40      // the type of a block without a result
)

// instr is one instruction.
type instr struct {
	op byte
	// arg is the one number after it: a label, an index, a constant, or the
	// offset of a load or a store.
	arg   int64
	align int      // of a load or a store
	table []uint32 // of br_table, the default last
	raw   []byte   // the original bytes; nil if changed
}

// instructions parses the body of a function. It refuses what Go does not
// write.
func instructions(r *reader) []instr {
	var all []instr
	for r.more() {
		from := r.at
		in := instr{op: r.byte()}
		switch op := in.op; {
		case op <= 0x01, op == 0x05, op == end, op == ret, op == 0x1a, op == 0x1b, 0x45 <= op && op <= 0xc4:
		case block <= op && op <= ifThen, op == i32Const, op == i64Const:
			in.arg = r.int()
		case op == br, op == brIf, op == call, localGet <= op && op <= globalSet:
			in.arg = int64(r.uint())
		case op == brTable:
			for range r.len() + 1 {
				in.table = append(in.table, r.uint())
			}
		case op == callIndirect:
			r.uint()
			in.arg = int64(r.uint())
		case isLoad(op) || isStore(op):
			in.align = r.len()
			in.arg = int64(r.uint())
		case op == 0x3f, op == 0x40: // memory.size, memory.grow
			r.byte()
		case op == 0x43: // f32.const
			r.take(4)
		case op == 0x44: // f64.const
			r.take(8)
		case op == 0xfc:
			switch sub := r.uint(); {
			case sub <= 7: // truncations
			case sub == 10: // memory.copy
				r.take(2)
			case sub == 11: // memory.fill
				r.take(1)
			default:
				refuse("instruction 0xfc %d", sub)
			}
		default:
			refuse("instruction %#x", op)
		}
		in.raw = r.in[from:r.at]
		all = append(all, in)
	}
	return all
}

func (in instr) is(op byte, arg int64) bool { return in.op == op && in.arg == arg }

// effect is how many values an instruction pops from the stack and pushes on
// it. It is known here only for instructions that do not jump or call.
func (in instr) effect() (pops, pushes int, known bool) {
	switch op := in.op; {
	case op == localGet, op == globalGet, 0x41 <= op && op <= 0x44:
		return 0, 1, true
	case op == localSet, op == globalSet, op == 0x1a: // drop
		return 1, 0, true
	case op == localTee, isLoad(op):
		return 1, 1, true
	case isStore(op):
		return 2, 0, true
	case op == 0x45, op == 0x50, // eqz
		0x67 <= op && op <= 0x69, 0x79 <= op && op <= 0x7b, // counts of bits
		0x8b <= op && op <= 0x91, 0x99 <= op && op <= 0x9f, // floats, one operand
		0xa7 <= op && op <= 0xc4: // conversions
		return 1, 1, true
	case 0x46 <= op && op <= 0xa6:
		return 2, 1, true
	}
	return 0, 0, false
}

func isLoad(op byte) bool  { return 0x28 <= op && op <= 0x35 }
func isStore(op byte) bool { return 0x36 <= op && op <= 0x3e }

func (in instr) append(out []byte) []byte {
	switch {
	case in.raw != nil:
		return append(out, in.raw...)
	case isLoad(in.op) || isStore(in.op):
		out = appendUint(append(out, in.op), in.align)
		return appendUint(out, int(in.arg))
	case in.op == i32Const || in.op == i64Const || in.op == ifThen:
		return appendInt(append(out, in.op), in.arg)
	case in.op == br || in.op == brIf || localGet <= in.op && in.op <= localTee:
		return appendUint(append(out, in.op), int(in.arg))
	case in.op == i64Or || in.op == ret || in.op == end:
		return append(out, in.op)
	}
	refuse("instruction %#x was made", in.op)
	return nil
}

// function is the body of a function with one parameter: the block to continue
// with.
type function struct {
	locals []local // runs of one type
	code   []instr
}

type local struct {
	count int
	kind  byte
}

func readFunction(body []byte) function {
	r := &reader{in: body}
	var f function
	for range r.uint() {
		f.locals = append(f.locals, local{r.len(), r.byte()})
	}
	f.code = instructions(r)
	return f
}

// hasStack reports whether the first local has the type of Go's stack pointer,
// and so is the stack pointer.
func (f function) hasStack() bool {
	return len(f.locals) > 0 && f.locals[0].count > 0 && f.locals[0].kind == i32
}

func (f function) append(out []byte) []byte {
	out = appendUint(out, len(f.locals))
	for _, l := range f.locals {
		out = append(appendUint(out, l.count), l.kind)
	}
	for _, in := range f.code {
		out = in.append(out)
	}
	return out
}

package slim

// rewrite changes the code to an equivalent form that brotli compresses better.
// It needs no knowledge of what the Go code means: each step is correct for any
// function with a stack pointer that has the expected form, and leaves others
// unchanged.
func (f *function) rewrite() {
	f.jumpAhead()
	f.leaveAtOnce()
	f.foldOffsets()
	f.shareHighBits()
}

// nesting is the stack of open blocks during a walk over the code: the start of
// each.
type nesting []int

func (n *nesting) step(code []instr, i int) {
	switch code[i].op {
	case block, loop, ifThen:
		*n = append(*n, i)
	case end:
		if len(*n) > 0 { // else it is the function's
			*n = (*n)[:len(*n)-1]
		}
	}
}

// target is the start of the block that a label names, or -1.
func (n nesting) target(label int64) int {
	if i := len(n) - 1 - int(label); i >= 0 {
		return n[i]
	}
	return -1
}

// jumpAhead makes a jump to a later block leave through the end of that block.
// The compiler goes back to a table at the top instead. The depth of the top
// changes with every block; the number of blocks to leave hardly does.
//
//	loop (block (block (block local.get 0; br_table) ...) ...) ...
//	i32.const 7; local.set 0; br $loop     becomes     br $block
func (f *function) jumpAhead() {
	top, table := f.dispatch()
	if table < 0 {
		return
	}
	var open nesting
	// jumps: the three instructions from i on jump through the table.
	jumps := func(i int) bool {
		return i >= 0 && i+2 < len(f.code) && f.code[i].op == i32Const && f.code[i].arg >= 0 &&
			f.code[i+1].is(localSet, 0) && f.code[i+2].op == br && open.target(f.code[i+2].arg) == top
	}
	// An indirect call puts its address into the same local for a moment.
	calls := func(i int) bool {
		return i >= 0 && i+3 < len(f.code) && f.code[i].is(localSet, 0) && f.code[i+1].is(i32Const, 0) &&
			f.code[i+2].is(localGet, 0) && f.code[i+3].op == callIndirect
	}
	for i, in := range f.code {
		switch {
		case in.is(localSet, 0) && !jumps(i-1) && !calls(i),
			in.is(localGet, 0) && i != table-1 && !calls(i-2),
			in.is(localTee, 0), in.op == brTable && i != table,
			(in.op == br || in.op == brIf) && open.target(in.arg) == top && !jumps(i-2):
			return
		}
		open.step(f.code, i)
	}
	open = nil
	var code []instr
	for i := 0; i < len(f.code); i++ {
		if jumps(i) {
			t := f.code[table].table
			label := int(t[min(int(f.code[i].arg), len(t)-1)])
			if up := open.up(table - 2 - label); up >= 0 && label < table-top-2 {
				code = append(code, instr{op: br, arg: int64(up)})
				i += 2
				continue
			}
		}
		code = append(code, f.code[i])
		open.step(f.code, i)
	}
	f.code = code
}

// dispatch finds the first loop, if it begins with only blocks and a table that
// leaves one of them by the parameter. It returns the positions of both, or -1.
func (f *function) dispatch() (top, table int) {
	for top < len(f.code) && f.code[top].op != loop {
		top++
	}
	for i := top + 1; i+1 < len(f.code); i++ {
		if f.code[i].is(localGet, 0) && f.code[i+1].op == brTable {
			return top, i + 1
		}
		if !f.code[i].is(block, empty) {
			break
		}
	}
	return top, -1
}

// up is the label of the block with that start, or -1 if it is not open.
func (n nesting) up(began int) int {
	for i := range n {
		if n.target(int64(i)) == began {
			return i
		}
	}
	return -1
}

// leaveAtOnce returns 1 at once where the compiler leaves the outermost block,
// after which the function returns 1. The compiler does so after every call,
// and the depth of the block differs each time.
func (f *function) leaveAtOnce() {
	n := len(f.code)
	if n < 3 || f.code[n-1].op != end || !f.code[n-2].is(i32Const, 1) || f.code[n-3].op != end {
		return
	}
	var open nesting
	for i := range f.code[:n-3] {
		open.step(f.code, i)
	}
	if len(open) != 1 || !f.code[open[0]].is(block, empty) {
		return
	}
	last := open[0]
	open = nil
	var code []instr
	for i, in := range f.code {
		if in.op == brIf && open.target(in.arg) == last {
			code = append(code, instr{op: ifThen, arg: empty}, instr{op: i32Const, arg: 1}, instr{op: ret}, instr{op: end})
		} else {
			code = append(code, in)
		}
		open.step(f.code, i)
	}
	f.code = code
}

// foldOffsets moves what is added to the stack pointer into the load or store
// that uses it. The sum cannot exceed 32 bits: the stack lies in the memory.
//
//	local.get 1; i64.extend_i32_u; i64.const 8; i64.add; i32.wrap_i64; ...; i64.store 0
//	local.get 1; ...; i64.store 8
func (f *function) foldOffsets() {
	var code []instr
	for i := 0; i < len(f.code); i++ {
		code = append(code, f.code[i])
		if i+5 >= len(f.code) || !f.code[i].is(localGet, 1) || f.code[i+1].op != i64ExtendI32U || f.code[i+2].op != i64Const ||
			f.code[i+3].op != i64Add || f.code[i+4].op != i32WrapI64 {
			continue
		}
		by := f.code[i+2].arg
		if user := f.user(i + 5); user >= 0 && 0 <= by && by+f.code[user].arg < 1<<31 {
			f.code[user].arg += by
			f.code[user].raw = nil
			i += 4
		}
	}
	f.code = code
}

// user finds the load or store that takes its address from the top of the stack
// as it is before instruction i; -1 if another instruction takes it.
func (f *function) user(i int) int {
	depth := 0 // of the stack above the address
	for ; i < len(f.code); i++ {
		in := f.code[i]
		pops, pushes, known := in.effect()
		switch {
		case isLoad(in.op) && depth == 0, isStore(in.op) && depth == 1:
			return i
		case !known || pops > depth:
			return -1
		}
		depth += pushes - pops
	}
	return -1
}

// shareHighBits keeps the upper bits of the return addresses in a new local.
// All block addresses of one function share these bits, so the rest of each is
// short.
func (f *function) shareHighBits() {
	count := map[int64]int{}
	var high int64
	for i := 3; i < len(f.code); i++ {
		if v := f.code[i-1]; v.op == i64Const && v.arg >= 1<<16 && f.code[i].op == i64Store && f.code[i].arg == 0 &&
			f.code[i-2].is(localGet, 1) && f.code[i-3].is(globalSet, 0) {
			high = v.arg >> 16
			count[high]++
		}
	}
	if len(count) != 1 || count[high] < 2 {
		return
	}
	code := []instr{{op: i64Const, arg: high << 16}, {op: localSet, arg: 2}}
	for _, in := range f.code {
		switch {
		case in.op == i64Const && in.arg>>16 == high:
			code = append(code, instr{op: i64Const, arg: in.arg & 0xffff}, instr{op: localGet, arg: 2}, instr{op: i64Or})
			continue
		case localGet <= in.op && in.op <= localTee && in.arg >= 2:
			in.arg, in.raw = in.arg+1, nil
		}
		code = append(code, in)
	}
	f.code = code
	f.insertLocal()
}

// insertLocal makes room for an i64 between the first local and the others.
func (f *function) insertLocal() {
	first, rest := f.locals[0], f.locals[1:]
	locals := []local{{1, first.kind}, {1, i64}}
	if first.count > 1 {
		locals = append(locals, local{first.count - 1, first.kind})
	} else if len(rest) > 0 && rest[0].kind == i64 {
		locals[1].count += rest[0].count
		rest = rest[1:]
	}
	f.locals = append(locals, rest...)
}

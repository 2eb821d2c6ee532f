package slim

import "errors"

// Slim rewrites a module from Go's linker in a form that brotli makes a quarter
// smaller. It does the same, but its tracebacks say less. See
// docs/decisions/0004-the-module-is-slimmed.md. Slim knows the tables of Go
// 1.26 and the instructions that Go writes. If a step finds anything else, Slim
// leaves the step out, and the error says so; slim is then the result without
// that step, and still does the same. Slim does not change its argument. Equal
// modules give equal bytes. It is safe for concurrent use.
func Slim(module []byte) (slim []byte, err error) {
	slim = module
	for _, step := range []func([]section) []section{rewriteTables, rewriteCode} {
		got, fault := apply(step, slim)
		if fault != nil {
			err = errors.Join(err, fault)
			continue
		}
		slim = got
	}
	return slim, err
}

// apply runs one step on a copy.
func apply(step func([]section) []section, module []byte) (slim []byte, err error) {
	defer func() {
		switch f := recover().(type) {
		case nil:
		case fault:
			err = f
		default:
			panic(f)
		}
	}()
	return join(step(split(module))), nil
}

func rewriteTables(all []section) []section {
	for _, s := range all {
		if s.id == dataCountSection {
			refuse("a section that counts the data: Go writes none")
		}
	}
	image := memory(find(all, dataSection).body)
	t := findFunctab(image)
	t.forget()
	first := int(t.md64(mdFuncs))
	t.takeDifferences()
	find(all, dataSection).body = segments(image)
	return startWith(all, sumDifferences(first, t.count))
}

func rewriteCode(all []section) []section {
	shaped := functionsOfBlocks(all)
	code := find(all, codeSection)
	r := &reader{in: code.body}
	out := appendUint(nil, len(shaped))
	if n := r.len(); n != len(shaped) {
		refuse("%d functions, and %d bodies", len(shaped), n)
	}
	for _, ok := range shaped {
		body := r.take(r.len())
		if f := readFunction(body); ok && f.hasStack() {
			f.rewrite()
			body = f.append(nil)
		}
		out = append(appendUint(out, len(body)), body...)
	}
	if r.more() {
		refuse("the code section is longer than its functions")
	}
	code.body = out
	return all
}

// functionsOfBlocks tells which functions have the type of Go's functions: they
// take the number of the block to continue with, and return whether the stack
// unwinds.
func functionsOfBlocks(all []section) []bool {
	const want = "\x60\x01\x7f\x01\x7f" // (i32) -> i32
	types := &reader{in: find(all, typeSection).body}
	var fits []bool
	for range types.uint() {
		from := types.at
		types.byte()
		types.take(types.len())
		types.take(types.len())
		fits = append(fits, string(types.in[from:types.at]) == want)
	}
	r := &reader{in: find(all, functionSection).body}
	n := r.len()
	if n > len(r.in) {
		refuse("%d functions in %d bytes", n, len(r.in))
	}
	shaped := make([]bool, n)
	for i := range shaped {
		t := r.len()
		if t >= len(fits) {
			refuse("function %d is of type %d of %d", i, t, len(fits))
		}
		shaped[i] = fits[t]
	}
	return shaped
}

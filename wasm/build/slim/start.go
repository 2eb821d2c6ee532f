package slim

import (
	"encoding/binary"
	"slices"
)

// The linker sorts functions by address, and writes names and records in that
// order. So three numbers of each rise from one to the next in small steps;
// brotli sees only that all differ. takeDifferences writes the steps instead,
// and [sumDifferences] adds them up again before the runtime starts.
func (t functab) takeDifferences() {
	var place, entry, name uint32
	for k := range t.count {
		f := t.function(k)
		row := t.funcs[8*k:]
		entry = difference(row, entry)
		place = difference(row[4:], place)
		name = difference(f[fnName:], name)
		clear(f[fnEntry:][:4]) // that of the row
	}
}

// difference takes last from the number in field, and returns that number.
func difference(field []byte, last uint32) uint32 {
	v := word(field)
	binary.LittleEndian.PutUint32(field, v-last)
	return v
}

// sumDifferences is the body of a function that undoes takeDifferences. funcs
// is the address of the table of functions.
func sumDifferences(funcs, count int) []byte {
	const row, place, entry, name, record = 0, 1, 2, 3, 4
	body := []byte{1, 5, i32} // five locals
	// sum puts the sum of the number at local+offset and of last into both.
	sum := func(local, offset, last byte) {
		body = append(body, localGet, local,
			localGet, local, i32Load, 2, offset, localGet, last, i32Add, localTee, last,
			i32Store, 2, offset)
	}
	body = appendInt(append(body, i32Const), int64(funcs))
	body = append(body, localSet, row, loop, empty&0x7f)
	sum(row, 0, entry)
	sum(row, 4, place)
	body = append(body, localGet, place, i32Const)
	body = append(appendInt(body, int64(funcs)), i32Add, localTee, record)
	body = append(body, localGet, entry, i32Store, 2, fnEntry)
	sum(record, fnName, name)
	body = append(body, localGet, row, i32Const, 8, i32Add, localTee, row, i32Const)
	body = append(appendInt(body, int64(funcs+8*count)), i32LtU, brIf, 0, end, end)
	return body
}

// startWith adds a function that WebAssembly calls once the memory is filled,
// before a host can call any other.
func startWith(all []section, body []byte) []section {
	number := 0
	imports := &reader{in: find(all, importSection).body}
	for range imports.uint() {
		imports.take(imports.len())
		imports.take(imports.len())
		if imports.byte() != 0 {
			refuse("an import that is no function: Go has none")
		}
		imports.uint()
		number++
	}
	for _, s := range all {
		if s.id == startSection {
			refuse("a function to start with: Go writes none")
		}
	}
	kind := add(all, typeSection, []byte{0x60, 0, 0}) // () -> ()
	number += add(all, functionSection, appendUint(nil, kind))
	add(all, codeSection, append(appendUint(nil, len(body)), body...))
	at := slices.IndexFunc(all, func(s section) bool { return s.id > startSection })
	return slices.Insert(all, at, section{startSection, appendUint(nil, number)})
}

// add appends an entry to a section that is a list, and returns its index.
func add(all []section, id byte, entry []byte) int {
	s := find(all, id)
	r := &reader{in: s.body}
	n := r.len()
	s.body = slices.Concat(appendUint(nil, n+1), r.in[r.at:], entry)
	return n
}

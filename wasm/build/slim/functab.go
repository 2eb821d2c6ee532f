package slim

import (
	"bytes"
	"encoding/binary"
)

// Go's tables of functions, as its linker lays them out from Go 1.20 on and,
// for wasm, from Go 1.26 on: runtime.pcHeader, moduledata and findfuncbucket
// (symtab.go), _func (runtime2.go). All numbers are little-endian.
const (
	pcMagic = "\xf1\xff\xff\xff\x00\x00\x01\x08" // Go 1.20; quantum of 1, pointers of 8 bytes

	// Words of moduledata.
	mdNames, mdUnits, mdFiles, mdPCs, mdFuncs, mdIndex = 1, 4, 7, 10, 13, 16 // slices
	mdBuckets, mdGofunc, mdWords                       = 19, 40, 42

	// Fields of _func, and its size without the two lists after it.
	fnEntry, fnName, fnPCSP, fnPCFile, fnPCLine, fnPCData = 0, 4, 16, 20, 24, 28
	fnUnit, fnStart, fnFuncData, fnSize                   = 32, 36, 43, 44
	maxPCData, maxFuncData                                = 5, 8

	// The list of what was inlined, which has names of functions.
	fdInlined = 3
	// Tables by block that wasm does not need: where a signal may stop a
	// function, and which arguments a traceback prints. From fdArgs on, all
	// lists are about that or for execution traces.
	pcUnsafePoint, pcArgLive, fdArgs = 0, 3, 5
	noList                           = 1<<32 - 1

	// Bytes of a bucket, by which the runtime finds a function, and the number
	// of buckets for one function, whose blocks are at most 1<<16.
	bucketSize, bucketsOf = 20, 1 << 16 / 4096
)

type functab struct {
	image []byte // the whole memory
	md    int    // address of moduledata
	count int    // of functions

	names, units, files, pcs, funcs []byte
}

// forget removes from the tables what only a traceback reads, the file, the
// lines and the arguments of each function, and what only signals need, which
// wasm has none of. Offset 0 tells the runtime that there is no table: it
// prints f() and ?:0. The stack map of each block stays.
func (t functab) forget() {
	kept := []byte{0} // offset 0 is no table
	moved := map[uint32]uint32{0: 0}
	keep := func(field []byte) {
		old := word(field)
		if _, ok := moved[old]; !ok {
			table := pcTable(t.pcs, old)
			moved[old] = uint32(len(kept))
			kept = append(kept, table...)
		}
		binary.LittleEndian.PutUint32(field, moved[old])
	}
	for k := range t.count {
		f := t.function(k)
		clear(f[fnPCFile:fnPCData])
		clear(f[fnUnit : fnStart+4])
		keep(f[fnPCSP:])
		tables, lists := int(word(f[fnPCData:])), int(f[fnFuncData])
		for i := range tables {
			if field := f[fnSize+4*i:]; i == pcUnsafePoint || i == pcArgLive {
				clear(field[:4])
			} else {
				keep(field)
			}
		}
		for i := fdArgs; i < lists; i++ {
			binary.LittleEndian.PutUint32(f[fnSize+4*(tables+i):], noList)
		}
	}
	t.shortNames()
	clear(t.pcs)
	copy(t.pcs, kept)
	clear(t.units)
	clear(t.files)
	t.coarsen()
}

// shortNames leaves out of the names what a traceback does not print either:
// for which types a generic function was compiled. They are a third of all.
func (t functab) shortNames() {
	names := make([]byte, 0, len(t.names))
	for k := range t.count {
		f := t.function(k)
		tables := int(word(f[fnPCData:]))
		if int(f[fnFuncData]) > fdInlined && word(f[fnSize+4*(tables+fdInlined):]) != noList {
			refuse("function %d has others within: Build forbids it", k)
		}
		name, _, _ := bytes.Cut(t.names[word(f[fnName:]):], []byte{0})
		binary.LittleEndian.PutUint32(f[fnName:], uint32(len(names)))
		if from, to := bytes.IndexByte(name, '['), bytes.LastIndexByte(name, ']'); 0 <= from && from < to {
			names = append(append(names, name[:from+1]...), "..."...)
			name = name[to:]
		}
		names = append(append(names, name...), 0)
	}
	if len(names) > len(t.names) {
		refuse("names that are shared by functions")
	}
	clear(t.names)
	copy(t.names, names)
}

// findFunctab finds the tables, and checks all that is known about them.
func findFunctab(image []byte) functab {
	t := functab{image: image, md: -1}
	var head int
	for at := 0; ; at++ {
		i := bytes.Index(image[at:], []byte(pcMagic))
		if i < 0 {
			break
		}
		at += i
		// Only moduledata points at the header and, next, into it.
		if len(image) < at+72 {
			break
		}
		pointers := binary.LittleEndian.AppendUint64(nil, uint64(at))
		pointers = binary.LittleEndian.AppendUint64(pointers, uint64(at)+long(image[at+32:]))
		if n := bytes.Count(image, pointers); n > 1 || n == 1 && t.md >= 0 {
			refuse("more than one table of functions")
		} else if n == 1 {
			head, t.md = at, bytes.Index(image, pointers)
		}
	}
	if t.md < 0 || t.md%8 != 0 || len(image) < t.md+8*mdWords {
		refuse("no table of functions as Go 1.26 writes it")
	}
	t.count = int(long(image[head+8:]))
	at := 32 // of the offsets in the header
	next := func(md, size int) []byte {
		b := t.slice(md, size)
		if int(t.md64(md)) != head+int(long(image[head+at:])) {
			refuse("the header and moduledata do not agree about word %d", md)
		}
		at += 8
		return b
	}
	t.names, t.units, t.files = next(mdNames, 1), next(mdUnits, 4), next(mdFiles, 1)
	t.pcs, t.funcs = next(mdPCs, 1), next(mdFuncs, 1)
	if index := t.slice(mdIndex, 8); len(index) != 8*(t.count+1) || len(index) > len(t.funcs) || t.md64(mdIndex) != t.md64(mdFuncs) || t.count == 0 {
		refuse("%d functions, and an index of %d bytes", t.count, len(index))
	}
	return t
}

func (t functab) md64(word int) uint64 { return long(t.image[t.md+8*word:]) }

// slice is the bytes of a slice in moduledata.
func (t functab) slice(word, size int) []byte {
	at, n := t.md64(word), t.md64(word+1)
	if n != t.md64(word+2) || at > maxImage || n > maxImage || int(at)+int(n)*size > len(t.image) {
		refuse("word %d of moduledata is no slice of the memory", word)
	}
	return t.image[at : int(at)+int(n)*size]
}

// function is the record of a function with its two lists.
func (t functab) function(k int) []byte {
	entry, at := word(t.funcs[8*k:]), int(word(t.funcs[8*k+4:]))
	if at+fnSize > len(t.funcs) {
		refuse("function %d lies outside of its table", k)
	}
	f := t.funcs[at:]
	pcdata, funcdata := int(word(f[fnPCData:])), int(f[fnFuncData])
	if pcdata > maxPCData || funcdata > maxFuncData || fnSize+4*(pcdata+funcdata) > len(f) {
		refuse("function %d has %d tables and %d lists", k, pcdata, funcdata)
	}
	name := int(word(f[fnName:]))
	if word(f[fnEntry:]) != entry || entry != word(t.funcs)+uint32(k) ||
		name >= len(t.names) || name > 0 && t.names[name-1] != 0 {
		refuse("function %d is no record of one", k)
	}
	return f[:fnSize+4*(pcdata+funcdata)]
}

// pcTable is one table of values by block: pairs of numbers. A value change of
// 0 ends it, except in the first pair.
func pcTable(pcs []byte, at uint32) []byte {
	if int(at) >= len(pcs) {
		refuse("a table of blocks at %d of %d", at, len(pcs))
	}
	r := &reader{in: pcs, at: int(at)}
	for first := true; r.uint() != 0 || first; first = false {
		r.uint()
	}
	return pcs[at:r.at]
}

// coarse is how many functions share a start function for the runtime's search;
// from there it searches step by step: 32 steps on average.
const coarse = 64

// coarsen makes the buckets, of which the linker writes 16 for each function,
// the same for a range of functions.
func (t functab) coarsen() {
	from, last := int(t.md64(mdBuckets)), (t.count-1)*bucketsOf
	if from > maxImage || from+last*bucketSize+4 > len(t.image) {
		refuse("the buckets lie outside of the memory")
	}
	for i := range last + 1 { // the last is cut short
		at := from + i*bucketSize
		k := word(t.image[at:])
		if int(k) != i/bucketsOf || i < last && zeros(t.image[at+4:at+bucketSize]) < bucketSize-4 {
			refuse("bucket %d is that of function %d", i, k)
		}
		binary.LittleEndian.PutUint32(t.image[at:], k-k%coarse)
	}
}

func word(b []byte) uint32 { return binary.LittleEndian.Uint32(b) }
func long(b []byte) uint64 { return binary.LittleEndian.Uint64(b) }

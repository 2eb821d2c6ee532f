package slim

import (
	"encoding/binary"
	"fmt"
)

// fault says why this package cannot slim a module.
type fault string

func (f fault) Error() string { return "slim: " + string(f) }

func refuse(format string, args ...any) { panic(fault(fmt.Sprintf(format, args...))) }

// The sections that slim reads. Numbers and formats are those of the
// WebAssembly core specification, chapter 5.
const (
	typeSection      = 1
	importSection    = 2
	functionSection  = 3
	startSection     = 8
	codeSection      = 10
	dataSection      = 11
	dataCountSection = 12
)

// section is one section of a module.
type section struct {
	id   byte
	body []byte
}

const preamble = "\x00asm\x01\x00\x00\x00"

func split(module []byte) []section {
	r := &reader{in: module}
	if string(r.take(len(preamble))) != preamble {
		refuse("no WebAssembly module of version 1")
	}
	var all []section
	for r.more() {
		id := r.byte()
		all = append(all, section{id, r.take(r.len())})
	}
	return all
}

func join(all []section) []byte {
	out := []byte(preamble)
	for _, s := range all {
		out = append(out, s.id)
		out = binary.AppendUvarint(out, uint64(len(s.body)))
		out = append(out, s.body...)
	}
	return out
}

// find returns the one section of a kind.
func find(all []section, id byte) *section {
	var found *section
	for i := range all {
		if all[i].id == id {
			if found != nil {
				refuse("two sections %d", id)
			}
			found = &all[i]
		}
	}
	if found == nil {
		refuse("no section %d", id)
	}
	return found
}

// reader reads the contents of sections, and refuses truncated ones.
type reader struct {
	in []byte
	at int
}

func (r *reader) more() bool { return r.at < len(r.in) }

func (r *reader) take(n int) []byte {
	if n < 0 || n > len(r.in)-r.at {
		refuse("%d bytes at %d of %d", n, r.at, len(r.in))
	}
	r.at += n
	return r.in[r.at-n : r.at]
}

func (r *reader) byte() byte { return r.take(1)[0] }

// uint reads a number of up to 32 bits.
func (r *reader) uint() uint32 {
	v, n := binary.Uvarint(r.in[r.at:])
	if n <= 0 || v > 1<<32-1 {
		refuse("no 32-bit number at %d", r.at)
	}
	r.at += n
	return uint32(v)
}

func (r *reader) len() int { return int(r.uint()) }

// int reads a signed number of up to 64 bits.
func (r *reader) int() int64 {
	var v int64
	for shift := 0; shift < 70; shift += 7 {
		b := r.byte()
		v |= int64(b&0x7f) << shift
		if b < 0x80 {
			if b&0x40 != 0 && shift < 57 {
				v |= -1 << (shift + 7)
			}
			return v
		}
	}
	refuse("no 64-bit number before %d", r.at)
	return 0
}

func appendUint(out []byte, v int) []byte { return binary.AppendUvarint(out, uint64(v)) }

func appendInt(out []byte, v int64) []byte {
	for v < -0x40 || v >= 0x40 {
		out = append(out, byte(v)|0x80)
		v >>= 7
	}
	return append(out, byte(v)&0x7f)
}

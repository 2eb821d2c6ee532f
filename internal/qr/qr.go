// Package qr draws text as a QR code (ISO/IEC 18004), in the smallest version
// that holds it. It is small, since a browser has to load it, and makes the same
// code on every platform.
package qr

import (
	"strconv"
	"strings"
)

// Code is a square of modules. It is immutable.
type Code struct {
	Size int
	dark []bool
	// fixed modules are patterns that a mask does not change; nil once drawn.
	fixed []bool
}

// Dark reports whether the module at column x, row y is dark. Outside the
// square, in the quiet zone, it returns false.
func (c *Code) Dark(x, y int) bool {
	return x >= 0 && y >= 0 && x < c.Size && y < c.Size && c.dark[y*c.Size+x]
}

// quietZone is the light border that a scanner needs, in modules.
const quietZone = 4

// Path is the data of an SVG path of the dark modules, one run at a time, and
// the side of the square that it is drawn in, with the light border.
func (c *Code) Path() (data string, side int) {
	var d strings.Builder
	for y := range c.Size {
		for x := 0; x < c.Size; x++ {
			if !c.Dark(x, y) {
				continue
			}
			run := 1
			for c.Dark(x+run, y) {
				run++
			}
			n := strconv.Itoa(run)
			d.WriteString("M" + strconv.Itoa(x+quietZone) + " " + strconv.Itoa(y+quietZone) + "h" + n + "v1h-" + n + "z")
			x += run
		}
	}
	return d.String(), c.Size + 2*quietZone
}

// Encode returns the code of text, for paper: byte mode, error correction level
// M. It is nil if text is longer than any such code can hold (2,331 bytes).
func Encode(text string) *Code { return encode(bytes, &levelM, text) }

// EncodeDense returns the code of a text of the characters of [Dense], for a
// screen, which has no stains: alphanumeric mode, level L. It is nil if text has
// another character, or is longer than any such code can hold (4,296).
func EncodeDense(text string) *Code {
	for i := range len(text) {
		if strings.IndexByte(Dense, text[i]) < 0 {
			return nil
		}
	}
	return encode(dense, &levelL, text)
}

// Dense are the characters of alphanumeric mode, two of which take 11 bits.
const Dense = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"

func encode(m mode, l *level, text string) *Code {
	for version := 1; version <= 40; version++ {
		if 4+m.countBits(version)+m.bits(len(text)) <= 8*l.dataBytes(version) {
			return draw(version, l, l.interleave(version, pack(version, m, l, text)))
		}
	}
	return nil
}

// mode is how text becomes bits, by the number of the standard.
type mode int

const (
	dense mode = 2
	bytes mode = 4
)

// countBits is how many bits the length of text takes.
func (m mode) countBits(version int) int {
	switch {
	case m == bytes && version < 10:
		return 8
	case m == bytes:
		return 16
	case version < 10:
		return 9
	case version < 27:
		return 11
	}
	return 13
}

// bits is how many bits n characters take.
func (m mode) bits(n int) int {
	if m == bytes {
		return 8 * n
	}
	return n/2*11 + n%2*6
}

// level is how much of a code corrects errors: its number in the format, and by
// version the check bytes in a block, and the blocks.
type level struct {
	number             int
	checkBytes, blocks [41]int
}

var (
	levelL = level{1,
		[...]int{0, 7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22, 24, 28, 30, 28, 28,
			28, 28, 30, 30, 26, 28, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30},
		[...]int{0, 1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 6, 6, 6, 6, 7, 8,
			8, 9, 9, 10, 12, 12, 12, 13, 14, 15, 16, 17, 18, 19, 19, 20, 21, 22, 24, 25}}
	levelM = level{0,
		[...]int{0, 10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26,
			26, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28},
		[...]int{0, 1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16,
			17, 17, 18, 20, 21, 23, 25, 26, 28, 29, 31, 33, 35, 37, 38, 40, 43, 45, 47, 49}}
)

// rawBytes is how many bytes a version holds, check bytes included.
func rawBytes(version int) int {
	bits := (16*version+128)*version + 64
	if version >= 2 {
		n := version/7 + 2
		bits -= (25*n-10)*n - 55
		if version >= 7 {
			bits -= 36
		}
	}
	return bits / 8
}

func (l *level) dataBytes(version int) int {
	return rawBytes(version) - l.checkBytes[version]*l.blocks[version]
}

// pack writes mode, length, text and padding.
func pack(version int, m mode, l *level, text string) []byte {
	out := make([]byte, 0, l.dataBytes(version))
	acc, bits := 0, 0
	put := func(value, n int) {
		for i := n - 1; i >= 0; i-- {
			acc, bits = acc<<1|value>>i&1, bits+1
			if bits == 8 {
				out, acc, bits = append(out, byte(acc)), 0, 0
			}
		}
	}
	put(int(m), 4)
	put(len(text), m.countBits(version))
	if m == bytes {
		for i := range len(text) {
			put(int(text[i]), 8)
		}
	} else {
		for ; len(text) > 1; text = text[2:] {
			put(strings.IndexByte(Dense, text[0])*45+strings.IndexByte(Dense, text[1]), 11)
		}
		if text != "" {
			put(strings.IndexByte(Dense, text[0]), 6)
		}
	}
	put(0, min(4, 8*cap(out)-8*len(out)-bits))
	if bits > 0 {
		put(0, 8-bits)
	}
	for fill := byte(0xec); len(out) < cap(out); fill ^= 0xec ^ 0x11 {
		out = append(out, fill)
	}
	return out
}

// interleave cuts the data into blocks, adds check bytes, and takes bytes from
// each block in turn. The later blocks may be one byte longer.
func (l *level) interleave(version int, data []byte) []byte {
	count, check := l.blocks[version], l.checkBytes[version]
	short := len(data) / count
	long := len(data) % count
	divisor := divisor(check)
	var parts, checks [][]byte
	for i, at := 0, 0; i < count; i++ {
		n := short
		if i >= count-long {
			n++
		}
		parts = append(parts, data[at:at+n])
		checks = append(checks, remainder(data[at:at+n], divisor))
		at += n
	}
	var out []byte
	for i := 0; i <= short; i++ {
		for _, p := range parts {
			if i < len(p) {
				out = append(out, p[i])
			}
		}
	}
	for i := range check {
		for _, c := range checks {
			out = append(out, c[i])
		}
	}
	return out
}

// multiply is the product in GF(256) modulo x^8 + x^4 + x^3 + x^2 + 1.
func multiply(x, y byte) byte {
	z := 0
	for i := 7; i >= 0; i-- {
		z = z<<1 ^ z>>7*0x11d ^ int(y>>i&1)*int(x)
	}
	return byte(z)
}

// divisor is the product of (x - 2^i) for i below degree, without its leading
// 1.
func divisor(degree int) []byte {
	out := make([]byte, degree)
	out[degree-1] = 1
	root := byte(1)
	for range degree {
		for j := range out {
			out[j] = multiply(out[j], root)
			if j+1 < degree {
				out[j] ^= out[j+1]
			}
		}
		root = multiply(root, 2)
	}
	return out
}

// remainder returns the Reed-Solomon check bytes of data.
func remainder(data, divisor []byte) []byte {
	out := make([]byte, len(divisor))
	for _, b := range data {
		factor := b ^ out[0]
		copy(out, out[1:])
		out[len(out)-1] = 0
		for i := range out {
			out[i] ^= multiply(divisor[i], factor)
		}
	}
	return out
}

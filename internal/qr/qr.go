// Package qr draws text as a QR code (ISO/IEC 18004): byte mode, error
// correction level M, the smallest version that holds it. It is small, since a
// browser has to load it, and makes the same code on every platform.
package qr

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

// Encode returns the code of text, or nil if text is longer than any code can
// hold (2,331 bytes).
func Encode(text string) *Code {
	for version := 1; version <= 40; version++ {
		if need := 4 + countBits(version) + 8*len(text); need <= 8*dataBytes(version) {
			return draw(version, interleave(version, pack(version, text)))
		}
	}
	return nil
}

// Error correction of level M, by version: check bytes in a block, and blocks.
var (
	checkBytes = [...]int{0, 10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26,
		26, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28}
	blocks = [...]int{0, 1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16,
		17, 17, 18, 20, 21, 23, 25, 26, 28, 29, 31, 33, 35, 37, 38, 40, 43, 45, 47, 49}
)

// countBits is how many bits the length of text takes.
func countBits(version int) int {
	if version < 10 {
		return 8
	}
	return 16
}

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

func dataBytes(version int) int { return rawBytes(version) - checkBytes[version]*blocks[version] }

// pack writes mode, length, text and padding.
func pack(version int, text string) []byte {
	out := make([]byte, 0, dataBytes(version))
	acc, bits := 0, 0
	put := func(value, n int) {
		for i := n - 1; i >= 0; i-- {
			acc, bits = acc<<1|value>>i&1, bits+1
			if bits == 8 {
				out, acc, bits = append(out, byte(acc)), 0, 0
			}
		}
	}
	put(4, 4)
	put(len(text), countBits(version))
	for i := range len(text) {
		put(int(text[i]), 8)
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
func interleave(version int, data []byte) []byte {
	count, check := blocks[version], checkBytes[version]
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

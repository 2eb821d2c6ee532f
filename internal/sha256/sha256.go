// Package sha256 implements SHA-256 (FIPS 180-4) in its simplest form.
// crypto/sha256 depends on the operating system's packages, 97 KiB of a
// browser's download; this package does not. A test compares the two.
package sha256

import "math/bits"

var k = constants()

// constants are the first 32 bits of the fractional parts of the cube roots
// of the first 64 primes, found by integer search.
func constants() (k [64]uint32) {
	for i, p := 0, uint64(2); i < 64; p++ {
		if prime(p) {
			k[i] = uint32(root(p, 3))
			i++
		}
	}
	return k
}

// initial are the first 32 bits of the fractional parts of the square roots of
// the first eight primes.
func initial() (h [8]uint32) {
	for i, p := 0, uint64(2); i < 8; p++ {
		if prime(p) {
			h[i] = uint32(root(p, 2))
			i++
		}
	}
	return h
}

func prime(n uint64) bool {
	for d := uint64(2); d*d <= n; d++ {
		if n%d == 0 {
			return false
		}
	}
	return true
}

// root is the integer part of 2^32 times the square or cube root of p.
func root(p uint64, degree int) uint64 {
	var r uint64
	for bit := uint64(1) << 35; bit > 0; bit >>= 1 {
		if atMost(r|bit, p, degree) {
			r |= bit
		}
	}
	return r
}

// atMost reports whether (r / 2^32)^degree <= p.
func atMost(r, p uint64, degree int) bool {
	hi, lo := bits.Mul64(r, r)
	if degree == 2 {
		return hi < p || hi == p && lo == 0
	}
	// r^3 = (hi, lo) * r in 192 bits; its top 96 bits are compared with p.
	h1, l1 := bits.Mul64(hi, r)
	h2, l2 := bits.Mul64(lo, r)
	mid, carry := bits.Add64(l1, h2, 0)
	h1 += carry
	top := h1<<32 | mid>>32
	return top < p || top == p && mid<<32 == 0 && l2 == 0
}

// Sum returns the digest of data.
func Sum(data []byte) [32]byte {
	h := initial()
	tail := append([]byte(nil), data[len(data)/64*64:]...)
	tail = append(tail, 0x80)
	for len(tail)%64 != 56 {
		tail = append(tail, 0)
	}
	n := uint64(len(data)) * 8
	for shift := 56; shift >= 0; shift -= 8 {
		tail = append(tail, byte(n>>shift))
	}
	for ; len(data) >= 64; data = data[64:] {
		block(&h, data[:64])
	}
	for ; len(tail) > 0; tail = tail[64:] {
		block(&h, tail[:64])
	}
	var out [32]byte
	for i, x := range h {
		out[i*4], out[i*4+1], out[i*4+2], out[i*4+3] = byte(x>>24), byte(x>>16), byte(x>>8), byte(x)
	}
	return out
}

func block(h *[8]uint32, p []byte) {
	var w [64]uint32
	for i := range 16 {
		w[i] = uint32(p[i*4])<<24 | uint32(p[i*4+1])<<16 | uint32(p[i*4+2])<<8 | uint32(p[i*4+3])
	}
	rot := bits.RotateLeft32
	for i := 16; i < 64; i++ {
		s0 := rot(w[i-15], -7) ^ rot(w[i-15], -18) ^ w[i-15]>>3
		s1 := rot(w[i-2], -17) ^ rot(w[i-2], -19) ^ w[i-2]>>10
		w[i] = w[i-16] + s0 + w[i-7] + s1
	}
	a, b, c, d, e, f, g, x := h[0], h[1], h[2], h[3], h[4], h[5], h[6], h[7]
	for i := range 64 {
		t1 := x + (rot(e, -6) ^ rot(e, -11) ^ rot(e, -25)) + (e&f ^ ^e&g) + k[i] + w[i]
		t2 := (rot(a, -2) ^ rot(a, -13) ^ rot(a, -22)) + (a&b ^ a&c ^ b&c)
		x, g, f, e, d, c, b, a = g, f, e, d+t1, c, b, a, t1+t2
	}
	for i, v := range [8]uint32{a, b, c, d, e, f, g, x} {
		h[i] += v
	}
}

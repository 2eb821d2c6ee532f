// Package squeeze makes short texts shorter than DEFLATE does: a few kilobytes
// that have to fit a QR code. It predicts each bit from what came before, in
// several contexts, mixes the predictions (Mahoney, 2005), and codes what was
// not predicted. It is slow, the same on every platform, and small, since a
// browser loads it.
package squeeze

// Squeeze returns data, of less than 256 MiB, in fewer bytes if it is at all
// predictable.
func Squeeze(data []byte) []byte {
	e := coder{out: appendLength(nil, len(data)), hi: 1<<32 - 1}
	m := newModel()
	for _, b := range data {
		for i := 7; i >= 0; i-- {
			bit := int(b >> i & 1)
			e.encode(m.predict(), bit)
			m.learn(bit)
		}
	}
	return e.finish()
}

// Expand returns what Squeeze was given. It refuses more than most bytes, which
// bounds its work, and data that ends too early.
func Expand(data []byte, most int) ([]byte, bool) {
	n, rest, ok := cutLength(data)
	if !ok || n > most {
		return nil, false
	}
	d := decoder{in: rest, hi: 1<<32 - 1}
	d.fill(4)
	m := newModel()
	var out []byte
	for range n {
		b := 0
		for range 8 {
			bit := d.decode(m.predict())
			m.learn(bit)
			b = b<<1 | bit
		}
		if d.over > slack {
			return nil, false
		}
		out = append(out, byte(b))
	}
	return out, true
}

// appendLength writes a length in groups of 7 bits, the lowest first; all but
// the last have the highest bit set. encoding/binary would do the same, and
// bring reflect.
func appendLength(b []byte, n int) []byte {
	for ; n >= 0x80; n >>= 7 {
		b = append(b, byte(n)|0x80)
	}
	return append(b, byte(n))
}

func cutLength(data []byte) (n int, rest []byte, ok bool) {
	for i := 0; i < len(data) && i < 4; i++ {
		n |= int(data[i]&0x7f) << (7 * i)
		if data[i] < 0x80 {
			return n, data[i+1:], true
		}
	}
	return 0, nil, false
}

// slack is how many bytes a decoder may read after the last one: the coder
// leaves out zeros at the end.
const slack = 4

// coder narrows the range from lo to hi by each bit, and writes the bytes that
// both ends share.
type coder struct {
	lo, hi uint32
	out    []byte
}

// split is the end of the part of the range that a 1 gets; p is its probability
// in units of 1/4096.
func split(lo, hi uint32, p int) uint32 {
	span := hi - lo
	return lo + span>>12*uint32(p) + span&0xfff*uint32(p)>>12
}

func (c *coder) encode(p, bit int) {
	if mid := split(c.lo, c.hi, p); bit == 1 {
		c.hi = mid
	} else {
		c.lo = mid + 1
	}
	for (c.lo^c.hi)>>24 == 0 {
		c.out = append(c.out, byte(c.hi>>24))
		c.lo, c.hi = c.lo<<8, c.hi<<8|0xff
	}
}

// finish writes the shortest number within the range, without zeros at the end.
func (c *coder) finish() []byte {
	if c.lo > 0 {
		for n := 1; n <= 4; n++ {
			drop := 32 - 8*n
			if v := c.hi >> drop << drop; v >= c.lo {
				for i := range n {
					c.out = append(c.out, byte(v>>(24-8*i)))
				}
				break
			}
		}
	}
	return c.out
}

type decoder struct {
	lo, hi, at uint32
	in         []byte
	over       int // bytes that were read after the end
}

func (d *decoder) fill(n int) {
	for range n {
		b := byte(0)
		if len(d.in) > 0 {
			b, d.in = d.in[0], d.in[1:]
		} else {
			d.over++
		}
		d.at = d.at<<8 | uint32(b)
	}
}

func (d *decoder) decode(p int) (bit int) {
	if mid := split(d.lo, d.hi, p); d.at <= mid {
		d.hi, bit = mid, 1
	} else {
		d.lo = mid + 1
	}
	for (d.lo^d.hi)>>24 == 0 {
		d.lo, d.hi = d.lo<<8, d.hi<<8|0xff
		d.fill(1)
	}
	return bit
}
